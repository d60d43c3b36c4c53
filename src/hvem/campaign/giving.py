"""Something back: what was given to a person, and got from them (M42, M44)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from hvem.campaign.models import Conversation, Gift
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.people.models import Person

WORDS: tuple[tuple[str, str], ...] = (
    (r"\bartik\w*|\barticle|\bkronik\w*|\brapport\w*|\breport\b|\blenk\w*|\blink\b", "article"),
    (r"\bbok\w*|\bbøker|\bbook\w*", "book"),
    (r"\bintro\w*|\bkobl\w*|\bkopl\w*|\bsatt\w* .* i kontakt|\bconnect\w*", "introduction"),
    (r"\bros\b|\brost\w*|\banbefal\w*|\btilråd\w*|\bprais\w*|\brecommend\w*|\breferanse\w*", "praise"),
    (r"\bhjelp\w*|\bhelp\w*|\bleste gjennom|\bbarnevakt\w*", "help"),
    (r"\btjeneste\w*|\bteneste\w*|\bservice\b|\bfavou?r\b", "service"),
)


def kind_of(what: str) -> str:
    """The kind of gift the words speak of: article, book, service, introduction, praise, help, or other."""
    folded = what.casefold()
    return next((kind for pattern, kind in WORDS if re.search(pattern, folded)), "other")


def give(
    account: Any,
    person: Person,
    what: str,
    *,
    got: bool = False,
    kind: str = "",
    talk: Conversation | None = None,
    at: datetime,
    by: Any = None,
) -> Deed:
    """Something given to a person, or got from them; `deed.main` is the gift."""
    day = account.day(talk.at if talk else at)
    with Deed(account, "got" if got else "gave", at=at, by=by) as deed:
        row = Gift(
            campaign=running(account, on=day), person=person, got=got, kind=kind or kind_of(what), what=what.strip(), on=day, conversation=talk
        )  # fmt: skip
        deed.about(deed.add(row), name=person.first_name, what=row.what)
    return deed
