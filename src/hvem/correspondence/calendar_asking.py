"""What a calendar leaves to the user: both sides were changed, it is gone there, or the server does not take it; answered with one verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from hvem.accounts.access import Seat
from hvem.campaign.meetings import call_off
from hvem.campaign.models import Meeting, Promise
from hvem.campaign.promising import let_go, move
from hvem.correspondence.calendar_facts import Facts, facts_of_json
from hvem.correspondence.connecting import READ_CALENDAR
from hvem.correspondence.models import CalendarEntry
from hvem.ground.deeds import Deed, alone
from hvem.ground.waking import wake_at

Why = Literal["both", "gone", "refused"]
Choice = Literal["here", "there", "off", "again", "leave"]
CHOICES: dict[str, tuple[Choice, ...]] = {
    "both": ("here", "there"),
    "gone": ("off", "again", "leave"),
    "refused": ("again", "leave"),
}
"""What one may answer: which of the two holds · it is off, put it back, or leave it out there · try again, or leave it out."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: of which object, why, which side holds meanwhile, and for `both` what each side said."""

    entry: CalendarEntry
    why: Why
    holds: str = ""
    here: Facts | None = None
    there: Facts | None = None
    said: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What one may answer."""
        return CHOICES[self.why]


def questions(account: Any) -> Sequence[Question]:
    """Everything the calendars leave to the user, meetings to come first."""
    rows = (
        CalendarEntry.objects.of(account)
        .present()
        .exclude(asks={})
        .select_related("calendar", "meeting", "promise", "promise__to", "promise__about")
    )
    found = []
    for entry in rows.order_by("meeting__at", "promise__due_on", "pk")[:50]:
        asks = entry.asks
        if asks.get("why") not in CHOICES:
            continue
        sides = {name: facts_of_json(asks[name]) for name in ("here", "there") if name in asks}
        found.append(Question(entry, asks["why"], asks.get("holds", ""), **sides, said=asks.get("said", "")))
    return found


def answer(here: Seat, entry: CalendarEntry, choice: str) -> Deed | None:
    """The user's answer; the deed it led to, None where nothing but the calendar changes. An answer to no question does nothing."""
    asked = next((one for one in questions(here.account) if one.entry.pk == entry.pk), None)
    if asked is None or choice not in asked.choices:
        return None
    deed: Deed | None = None
    row: Meeting | Promise | None = entry.meeting or entry.promise
    side = asked.here if choice == "here" else asked.there
    if asked.why == "both" and choice != asked.holds and side and row:
        deed = _set(here, row, side)
    elif choice == "off":
        deed = (
            call_off(here, row)
            if isinstance(row, Meeting)
            else let_go(here.account, row, at=here.now, by=here.user)
            if row
            else None
        )
    _settle(here, entry, again=choice == "again")
    return deed


def _set(here: Seat, meeting: Meeting | Promise, side: Facts) -> Deed:
    if isinstance(meeting, Promise):
        due_at = side.at if isinstance(side.at, datetime) else None
        due_on = here.account.day(due_at) if due_at else side.at
        return move(here.account, meeting, due_on=due_on, due_at=due_at, at=here.now, by=here.user, language=here.language)
    with Deed(here.account, "meeting-moved", at=here.now, by=here.user) as deed:
        at = side.at if isinstance(side.at, datetime) else meeting.at
        deed.change(
            meeting, at=at, minutes=side.minutes, place=side.place, link=side.link, cancelled_on=here.today if side.cancelled else None,
            changed_at=here.now, sequence=meeting.sequence + bool(meeting.invited_at),
        )  # fmt: skip
        deed.about(meeting, name=side.title)
    return deed


def _settle(here: Seat, entry: CalendarEntry, *, again: bool) -> None:
    """The question is answered: to be written anew its entry goes, and to be left out it stays without asking."""
    with alone(here.account):
        if again and not entry.etag:
            entry.removed_at = here.now
        elif again:
            entry.written = ""
        entry.asks = {}
        entry.save(update_fields=["asks", "removed_at", "written"])
    wake_at(here.account, READ_CALENDAR, str(entry.calendar_id), at=here.now)
