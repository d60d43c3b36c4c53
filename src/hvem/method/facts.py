"""What the rules know of one person: plain facts read from the tables, with no clock in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Kind = Literal["mail", "call", "meeting", "message"]
Closeness = Literal["near", "friendly", "distant"]
NamesAnswer = Literal["", "named", "none", "not-asked", "pleasant"]
PromiseAct = Literal["call", "send", "read", "report", "thank", "meet", "attend", "do", "write"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One conversation with the person, in local time.

    `inward` came from them; `reached` is false for a call nobody answered; `closed` means it has a next step or a reason
    for none; `brought` that it gave names or advice; `advice` how many pieces of advice and `names` how many people it gave.
    `answered_on`, `bounced_on` and `away_until` are what became of a letter.
    """

    id: str
    kind: Kind
    at: datetime
    inward: bool = False
    reached: bool = True
    names_answer: NamesAnswer = ""
    closed: bool = False
    names: int = 0
    advice: int = 0
    answered_on: date | None = None
    bounced_on: date | None = None
    away_until: date | None = None

    @property
    def brought(self) -> bool:
        return self.names > 0 or self.advice > 0


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise that touches the person: owed by me or by them, made in a conversation or by a rule, by a day or a time."""

    id: str
    owed_by_me: bool
    act: PromiseAct
    rule: str
    words: str
    made_on: date
    due_on: date | None
    due_at: datetime | None = None
    kept_on: date | None = None
    lapsed_on: date | None = None
    to: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to come or just held: when, for how long (minutes), and whether its purpose and wishes are known."""

    id: str
    at: datetime
    minutes: int = 60
    place: str = ""
    purpose: str = ""
    wishes: int = 0
    homework_open: int = 0
    cancelled_on: date | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A referral to the person: who said "talk to them", and when."""

    by: str
    by_id: str
    on: date
    contacted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Snoozed:
    """An action the user put off until a day, or let rest (`until` empty)."""

    action: str
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Everything the rules may know of one person in one campaign.

    `chosen_on` is the day the user took them in (imported people rest until then); `quiet` is true where no nudge may come
    (dead, in conflict, do not contact); `quiet_until` ends a bad time or an illness known to end.
    """

    id: str
    name: str
    chosen_on: date | None = None
    quiet: bool = False
    quiet_until: date | None = None
    closeness: Closeness = "friendly"
    role: str = ""
    has_email: bool = False
    has_phone: bool = False
    contacts: tuple[Contact, ...] = ()
    promises: tuple[Promised, ...] = ()
    meetings: tuple[Planned, ...] = ()
    named: tuple[Named, ...] = ()
    snoozed: tuple[Snoozed, ...] = ()
    given_on: tuple[date, ...] = ()
    got_on: tuple[date, ...] = field(default=())
