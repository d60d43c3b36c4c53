"""What the rules know of one person: plain facts read from the tables, with no clock in them."""

from __future__ import annotations

from dataclasses import dataclass
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
    `answered_on`, `bounced_on` and `away_until` (the last day away) are what became of a letter. `history` marks what an
    import found from before the campaign: it is shown, but starts no reminder.
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
    history: bool = False

    @property
    def day(self) -> date:
        """The day it happened."""
        return self.at.date()

    @property
    def brought(self) -> bool:
        """It gave names or advice (M33, M42)."""
        return self.names > 0 or self.advice > 0

    @property
    def written(self) -> bool:
        """It was a mail or a message."""
        return self.kind in {"mail", "message"}

    @property
    def talked(self) -> bool:
        """You spoke with one another: a meeting, or a call that was answered."""
        return self.kind == "meeting" or (self.kind == "call" and self.reached)

    @property
    def landed(self) -> bool:
        """It came through: not a call nobody answered, not a letter that bounced."""
        return self.talked or (self.written and self.bounced_on is None)

    @property
    def tried(self) -> bool:
        """You tried to reach them without speaking yet: a letter that did not bounce, or a call nobody answered."""
        return not self.inward and not self.talked and self.bounced_on is None

    @property
    def mine(self) -> bool:
        """You got through to them: you wrote, or you talked, whoever rang."""
        return self.talked or (self.landed and not self.inward)

    @property
    def real(self) -> bool:
        """They took part: you talked, they wrote, or they answered."""
        return self.talked or (self.written and (self.inward or self.answered_on is not None))


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise that touches the person: owed by me or by them, made in a conversation or by a rule, by a day or a time.

    `to` and `about` are ids of persons ("call Nils", promised to Kari: `to` Kari, `about` Nils), `to_name` is how the one it
    is owed to is spoken of; `made_in` is the conversation it was made in and `made_at` its time, where known. `kept_by` is the conversation that kept it, and
    `not_by` are those of which the user said that they did not.
    """

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
    to_name: str = ""
    made_in: str = ""
    made_at: datetime | None = None
    kept_by: str = ""
    not_by: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Neither kept nor let go."""
        return self.kept_on is None and self.lapsed_on is None

    @property
    def on(self) -> str:
        """The person it is carried out with: the one it is about, else the one it is owed to."""
        return self.about or self.to


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to come or just held: when, for how long (minutes), and whether its purpose and wishes are known.

    `held` says that a conversation was logged for it. Meetings that were past when they were imported are left out.
    """

    id: str
    at: datetime
    minutes: int = 60
    place: str = ""
    purpose: str = ""
    wishes: int = 0
    homework_open: int = 0
    cancelled_on: date | None = None
    held: bool = False

    @property
    def standing(self) -> bool:
        """Neither cancelled nor held yet."""
        return self.cancelled_on is None and not self.held


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

    `name` is the whole name, `short` how sentences speak of them (the whole name where empty). `chosen_on` is the day the
    user took them in (imported people rest until then); `quiet` is true where no nudge may come (dead, in conflict, do not
    contact); `quiet_until` is the last day of a bad time or an illness known to end. `role` is `expert`, `leader` or empty
    (M36). `promises` are those owed to the person, by them, or about them.
    """

    id: str
    name: str
    short: str = ""
    chosen_on: date | None = None
    quiet: bool = False
    quiet_until: date | None = None
    closeness: Closeness = "friendly"
    role: str = ""
    contacts: tuple[Contact, ...] = ()
    promises: tuple[Promised, ...] = ()
    meetings: tuple[Planned, ...] = ()
    named: tuple[Named, ...] = ()
    snoozed: tuple[Snoozed, ...] = ()
    given_on: tuple[date, ...] = ()
    got_on: tuple[date, ...] = ()

    @property
    def called(self) -> str:
        """How a sentence speaks of them."""
        return self.short or self.name

    @property
    def campaign_contacts(self) -> tuple[Contact, ...]:
        """The conversations of this campaign, oldest first, without what is history."""
        if not self.contacts:
            return ()
        return tuple(sorted((c for c in self.contacts if not c.history), key=lambda c: (c.at, c.id)))
