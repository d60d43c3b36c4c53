"""Putting off: an action moved to another day, or let rest; undone like everything else (M3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hvem.campaign.models import Promise, Snooze
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.wording import moments
from hvem.wording.catalogue import Language


def put_off(
    account: Any,
    person: Person,
    action: str,
    *,
    until: date | None,
    at: datetime,
    by: Any = None,
    promise: Promise | None = None,
    language: Language = "nb",
) -> Deed:
    """Move an action with a person to another day; on that day it comes back first, and a call has shrunk (M3).

    With no day it is let lie: it is not asked for again, but a call is after a long rest.
    """
    day = account.day(at)
    with Deed(account, "put-off" if until else "let-lie", at=at, by=by) as deed:
        _take_back(deed, person, action, day)
        row = Snooze(campaign=running(account, on=day), person=person, action=action, on=day, until=until, promise=promise)
        deed.about(deed.add(row), name=person.first_name, **({"until": moments.day(until, language)} if until else {}))
    return deed


def _take_back(deed: Deed, person: Person, action: str, day: date) -> None:
    """Whoever changes their mind the same day has said it once: the last word holds."""
    for earlier in Snooze.objects.of(deed.account).present().filter(person=person, action=action, on=day):
        deed.remove(earlier)
