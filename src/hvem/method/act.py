"""One thing to do with one person: what, from when, until when, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, get_args

from hvem.method.facts import Known
from hvem.method.reason import Reason
from hvem.method.times import Window, day_of

Action = Literal[
    "letter",
    "call",
    "thank",
    "report",
    "introduce-yourself",
    "second-contact",
    "keep-in-touch",
    "prepare",
    "debrief",
    "answer",
    "give",
    "rekindle",
    "promise",
]
ACTIONS: tuple[Action, ...] = get_args(Action)

MINUTES: dict[Action, int] = {
    "letter": 8,
    "call": 20,
    "thank": 3,
    "report": 10,
    "introduce-yourself": 10,
    "second-contact": 10,
    "keep-in-touch": 5,
    "prepare": 15,
    "debrief": 5,
    "answer": 5,
    "give": 5,
    "rekindle": 5,
    "promise": 10,
}
SMALLER_MINUTES = 2
"""What a call takes when it has shrunk to a message."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that falls due with one person, whatever day it is now.

    `person` is the person's id; `due` the first day of its window (a time for thanks), `last` the last, after which it is late
    (None: it is an offer and never late). `promise`, `conversation` and `meeting` are ids of what it answers to. `since` is the
    day of its cause. `returned` marks what was put off and comes back first; `shrunk`, that its smaller step leads (M3).
    `rests_on` is the day from which it lies in a list only (M32); `shown_from` and `gone_at` are times before and after which it
    makes no sense.
    """

    action: Action
    person: str
    due: date | datetime
    last: date | None
    because: tuple[Reason, ...]
    minutes: int
    promise: str | None = None
    conversation: str | None = None
    meeting: str | None = None
    since: date = date.min
    returned: bool = False
    shrunk: bool = False
    rests_on: date | None = None
    shown_from: datetime | None = None
    gone_at: datetime | None = None

    @property
    def due_day(self) -> date:
        """The first day on which Today may show it."""
        return day_of(self.due)

    def late(self, day: date) -> bool:
        """Whether the window's last day is past: "Fra før", never a reproach."""
        return self.last is not None and day > self.last

    def moved(self, day: date) -> Act:
        """The act no earlier than the day; a time keeps its hour."""
        if day <= self.due_day:
            return self
        due = datetime.combine(day, self.due.time(), self.due.tzinfo) if isinstance(self.due, datetime) else day
        return replace(self, due=due, last=None if self.last is None else max(self.last, day))


def act(
    action: Action,
    known: Known,
    window: Window,
    *,
    since: date,
    promise: str | None = None,
    conversation: str | None = None,
    meeting: str | None = None,
) -> Act:
    """An act with a person in a window, for the window's reason."""
    return Act(
        action,
        known.id,
        window.first,
        window.last,
        (window.because,),
        MINUTES[action],
        promise=promise,
        conversation=conversation,
        meeting=meeting,
        since=since,
    )


def offer(action: Action, known: Known, first: date, because: Reason, *, since: date) -> Act:
    """An act that is never late: it is offered from a day on."""
    return Act(action, known.id, first, None, (because,), MINUTES[action], since=since)
