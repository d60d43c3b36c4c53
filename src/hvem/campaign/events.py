"""Events where many people are: planned, and written down together, one line each (M2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from hvem.accounts.access import Seat
from hvem.campaign.conversing import Talk, add_promise, begun_by, note_in
from hvem.campaign.models import Conversation, Event
from hvem.campaign.running import running
from hvem.campaign.stepping import Step
from hvem.campaign.whom import whom
from hvem.ground.deeds import Deed
from hvem.people.entering import alike, organisation_named
from hvem.people.models import Person
from hvem.reading.card import Card
from hvem.reading.line import read_line

MOST = 60
"""How many people one may write down at once."""
AT = time(12)
_NOTE = re.compile(r"\s+[–—-]\s+|\s*;\s+|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that names several we know, or nobody."""

    line: str
    fitting: Sequence[Person] = ()


@dataclass
class Met:
    """What came of the lines: each a deed of its own, and those that are unclear."""

    deeds: list[Deed] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)


def make(
    here: Seat, name: str, *, on: date, place: str = "", organisation: str = "", purpose: str = "", event: Event | None = None
) -> Deed:
    """An event to go to, or one that was; `event` is one that is corrected."""
    with Deed(here.account, "event-changed" if event else "event-made", at=here.now, by=here.user) as deed:
        by = organisation_named(deed, organisation) if organisation.strip() else None
        values: dict[str, Any] = {
            "name": " ".join(name.split())[:200], "on": on, "place": place.strip()[:200], "organisation": by, "purpose": purpose.strip(),
        }  # fmt: skip
        row = deed.change(event, **values) if event else deed.add(Event(campaign=running(here.account, on=here.today), **values))
        deed.about(row, name=row.name)
    return deed


def remove(here: Seat, event: Event) -> Deed:
    """An event taken away; those one met there stay."""
    with Deed(here.account, "event-removed", at=here.now, by=here.user) as deed:
        deed.remove(event)
        deed.about(event, name=event.name)
    return deed


def met(here: Seat, event: Event, lines: Sequence[str]) -> Met:
    """Write down whom one met, a line each: the person, and after a dash what you talked of; each line is undone by itself.

    A line that fits several we know is not guessed at, and nobody is written twice for one event.
    """
    found = Met()
    before = people_at(here, event)
    for line in [" ".join(one.split())[:500] for one in lines if one.strip()][:MOST]:
        who, _, words = _NOTE.sub("\0", line, count=1).partition("\0")
        card = read_line(who, here.account.region)
        fitting = alike(here.account, card) if card.name else []
        if len(fitting) > 1 or not card.name:
            found.unclear.append(Unclear(line, fitting[:6]))
        elif not (fitting and fitting[0] in before):
            _meet(here, event, found, fitting[0] if fitting else card, words)
            before.update(found.people)
    return found


def _meet(here: Seat, event: Event, found: Met, one: Person | Card, words: str) -> None:
    moment = _moment(here, event)
    with Deed(here.account, "noted-meeting", at=here.now, by=here.user) as deed:
        person = whom(deed, one)
        if person is None:
            return
        campaign = begun_by(deed, event.campaign, moment)
        talk = Talk("meeting", [person], moment, note=words.strip(), event=event)
        noted = note_in(deed, campaign, talk)
        if not person.how_met and isinstance(one, Card):
            deed.change(person, how_met=event.name)
        deed.change(event, debriefed_on=here.today)
        deed.about(noted.conversation, name=person.first_name)
    found.deeds.append(deed)
    found.people.append(person)


def _moment(here: Seat, event: Event) -> datetime:
    """The event's own day, not later than now."""
    day: datetime = here.account.moment(datetime.combine(event.on, AT))
    return min(day, here.now)


def people_at(here: Seat, event: Event) -> set[Person]:
    """Whom one met at the event."""
    return set(Person.objects.of(here.account).filter(
        parts__account=here.account, parts__removed_at=None, parts__conversation__event=event, parts__conversation__removed_at=None
    ))  # fmt: skip


def next_step(here: Seat, talk: Conversation, person: Person, step: Step) -> Deed:
    """The next step with someone one met (M32)."""
    with Deed(here.account, "promised", at=here.now, by=here.user) as deed:
        row = add_promise(deed, talk, person, step)
        deed.about(row, what=row.words, name=person.first_name)
    return deed
