"""What a calendar leaves to the user: both sides were changed, it is gone there, or the server does not take it; answered with one verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import F, Q

from hvem.accounts.access import Seat
from hvem.campaign.meetings import people_of
from hvem.campaign.models import Meeting, Promise
from hvem.correspondence.calendars.facts import Facts, facts_of_json, facts_of_meeting, facts_of_promise
from hvem.correspondence.connections.connecting import READ_CALENDAR
from hvem.correspondence.models import CalendarEntry
from hvem.ground.deeds import Deed
from hvem.ground.waking import wake_at
from hvem.wording.catalogue import Language

Why = Literal["both", "gone", "refused"]
Choice = Literal["here", "there", "off", "again", "leave"]
CHOICES: dict[str, tuple[Choice, ...]] = {
    "both": ("here", "there"),
    "gone": ("off", "again", "leave"),
    "refused": ("again", "leave"),
}
"""What one may answer: which of the two holds · it is off, put it back, or leave it out there · try again, or leave it out."""
MOST = 50
_OPEN = Q(meeting__isnull=False, meeting__removed_at=None, meeting__held_on=None) | Q(
    promise__isnull=False, promise__removed_at=None, promise__kept_on=None, promise__lapsed_on=None
)
_MOOT = Q(asks__why="gone", meeting__isnull=False, meeting__cancelled_on__isnull=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: of which object, why, which side holds meanwhile, and for `both` what each side said. `mark` tells it from a later one."""

    entry: CalendarEntry
    why: Why
    holds: str = ""
    here: Facts | None = None
    there: Facts | None = None
    said: str = ""
    mark: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What one may answer."""
        return CHOICES[self.why]

    @property
    def row(self) -> Meeting | Promise:
        """The meeting or promise it is about."""
        found: Meeting | Promise = self.entry.meeting or self.entry.promise
        return found


def asking(account: Any) -> Any:
    """The objects of calendars that ask: none about what is taken away, held or kept here meanwhile."""
    rows = CalendarEntry.objects.of(account).present().filter(_OPEN, asks__why__in=list(CHOICES))
    return rows.exclude(_MOOT)


def questions(account: Any) -> Sequence[Question]:
    """Everything the calendars leave to the user, meetings to come first."""
    rows = asking(account).select_related("calendar", "meeting", "promise", "promise__to", "promise__about")
    return [_question(entry) for entry in rows.order_by(F("meeting__at").asc(nulls_last=True), "promise__due_on", "pk")[:MOST]]


def question_about(account: Any, entry: CalendarEntry) -> Question | None:
    """What one object asks now; None where it asks nothing."""
    rows = asking(account).select_related("calendar", "meeting", "promise", "promise__to", "promise__about")
    found = rows.filter(pk=entry.pk).first()
    return _question(found) if found else None


def _question(entry: CalendarEntry) -> Question:
    asks = entry.asks
    sides = {name: facts_of_json(asks[name]) for name in ("here", "there") if name in asks}
    return Question(entry, asks["why"], asks.get("holds", ""), **sides, said=asks.get("said", ""), mark=asks.get("at", ""))


def answer(here: Seat, entry: CalendarEntry, choice: str, *, mark: str = "") -> Deed | None:
    """The user's answer: one deed with all it changes, undone with it; None where it answers no question that is asked now.

    `mark` is that of the question as it was read, where it was read before: another asked meanwhile is not answered by it.
    """
    with Deed(here.account, "calendar-kept", at=here.now, by=here.user) as deed:
        asked = question_about(here.account, entry)
        if asked is None or choice not in asked.choices or (mark and mark != asked.mark):
            return None
        row = asked.row
        if asked.why == "both":
            side = asked.here if choice == "here" else asked.there
            if choice != asked.holds and side:
                _set(here, deed, row, side)
        elif choice == "off":
            _take_off(here, deed, row)
        else:
            deed.kind = "calendar-again" if choice == "again" else "calendar-left"
        _settle(deed, asked.entry, again=choice == "again")
        names = people_of(row) if isinstance(row, Meeting) else []
        deed.about(row, name=", ".join(one.first_name for one in names), what=facts_of_row(row, here.language).title)
    wake_at(here.account, READ_CALENDAR, str(entry.calendar_id), at=here.now)
    return deed


def facts_of_row(row: Meeting | Promise, language: Language) -> Facts:
    """What a meeting or promise says here, as the question shows it."""
    if isinstance(row, Promise):
        return facts_of_promise(row, language)
    return facts_of_meeting(row, [one.name for one in people_of(row)], language)


def _set(here: Seat, deed: Deed, row: Meeting | Promise, side: Facts) -> None:
    """The row as the chosen side says it."""
    if isinstance(row, Promise):
        due_at = side.at if isinstance(side.at, datetime) else None
        deed.change(row, due_on=here.account.day(due_at) if due_at else side.at, due_at=due_at)
        deed.kind = "promise-moved"
        return
    was = facts_of_row(row, here.language)
    at = side.at if isinstance(side.at, datetime) else row.at
    deed.kind = "meeting-moved" if (at, side.minutes) != (row.at, row.minutes) else "calendar-chosen"
    if side.cancelled != was.cancelled:
        deed.kind = "meeting-off" if side.cancelled else "meeting-on"
    deed.change(
        row, at=at, minutes=side.minutes, place=side.place, link=side.link, cancelled_on=here.today if side.cancelled else None,
        title=row.title if side.title == was.title else side.title, changed_at=here.now, sequence=row.sequence + bool(row.invited_at),
    )  # fmt: skip


def _take_off(here: Seat, deed: Deed, row: Meeting | Promise) -> None:
    """What is gone there is off here too."""
    if isinstance(row, Promise):
        deed.change(row, lapsed_on=here.today)
        deed.kind = "let-go"
    else:
        deed.change(row, cancelled_on=here.today, changed_at=here.now)
        deed.kind = "meeting-off"


def _settle(deed: Deed, entry: CalendarEntry, *, again: bool) -> None:
    """The question is answered: to be written anew its entry goes, and to be left out it stays without asking."""
    anew: dict[str, Any] = {"removed_at": deed.at} if not entry.etag else {"written": ""}
    deed.change(entry, asks={}, **(anew if again else {}))
