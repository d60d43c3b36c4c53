"""What a conversation leaves behind: what is still open in it, what it promises, and the words that close it (M7, M32, M33)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from hvem.method.facts import Contact, PromiseAct
from hvem.method.reason import Reason
from hvem.method.times import TimeRules, day_of, report_back, thanks
from hvem.method.workdays import WorkDays

Missing = Literal["names", "next-step"]


def left_open(contact: Contact) -> tuple[Missing, ...]:
    """What a call reached or a meeting still lacks: the answer about names, the next step (M7, M32).

    A conversation that was just pleasant lacks nothing, and mails and messages are never open.
    """
    if not contact.talked or contact.history or contact.names_answer == "pleasant":
        return ()
    missing: list[Missing] = []
    if not contact.names_answer and contact.names == 0:
        missing.append("names")
    if not contact.closed:
        missing.append("next-step")
    return tuple(missing)


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise a rule makes when a conversation is noted: the act, its day or time, the last day, and why."""

    act: PromiseAct
    due: date | datetime
    last: date
    because: Reason

    @property
    def due_on(self) -> date:
        """The day it is due."""
        return day_of(self.due)

    @property
    def due_at(self) -> datetime | None:
        """The time it is due, for thanks."""
        return self.due if isinstance(self.due, datetime) else None


def promises_of(contact: Contact, name: str, rules: TimeRules, days: WorkDays) -> tuple[NewPromise, ...]:
    """The promises a conversation makes by itself: thanks for a meeting, a report on advice and names (M33, M43)."""
    made: list[NewPromise] = []
    if contact.history:
        return ()
    if contact.kind == "meeting":
        window = thanks(contact.at, name, rules, days)
        made.append(NewPromise("thank", window.first, window.last, window.because))
    if contact.brought and (contact.talked or contact.landed):
        window = report_back(contact.day, name, rules, days)
        made.append(NewPromise("report", window.first, window.last, window.because))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Closing:
    """The parts of the sentence that closes a conversation: whom I will call, what I will read or do, and when I am back (M33).

    Only what was really noted is in it. `empty` says that there is nothing to say it about.
    """

    call: tuple[str, ...]
    read: tuple[str, ...]
    do: tuple[str, ...]
    back_on: date

    @property
    def empty(self) -> bool:
        """Whether nothing was named or advised."""
        return not (self.call or self.read or self.do)


def closing(named: Sequence[str], read: Sequence[str], do: Sequence[str], on: date, rules: TimeRules) -> Closing:
    """The closing words' parts from the names, titles and advice just noted, each once and in order (M33)."""
    back_on = day_of(report_back(on, "", rules, WorkDays()).first)
    return Closing(_once(named), _once(read), _once(do), back_on)


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
