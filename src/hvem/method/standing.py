"""Where one stands with a person: the rung of the ladder, the last contact, what comes next and why nothing does (M3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from hvem.method.act import Act
from hvem.method.acts import acts
from hvem.method.facts import Known
from hvem.method.following import let_be, resting_until
from hvem.method.promises import ONLY_ONE, settled
from hvem.method.reason import Reason
from hvem.method.times import TimeRules
from hvem.method.workdays import WorkDays

RungName = Literal["written", "called", "met", "thanked", "reported", "next-time"]
RUNGS: tuple[RungName, ...] = get_args(RungName)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder and the day it was last taken (None: not yet)."""

    name: RungName
    on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's place in the campaign.

    `rung` is the highest step taken, `rungs` all six with their days.
    `next` is the first of `acts`. `resting_until` is the day a rest ends, None with a reason `rest` where it has no end, and None
    without where nobody rests; a day long past is no rest any more, which the reader sees who knows the day. The reason's sentence
    stands in the catalogue's group `rest`.
    """

    rung: RungName | None
    rungs: tuple[Rung, ...]
    last_contact: date | None
    acts: tuple[Act, ...]
    resting_until: date | None
    rest: Reason | None

    @property
    def next(self) -> Act | None:
        """What comes next, or nothing."""
        return self.acts[0] if self.acts else None


def standing(known: Known, rules: TimeRules, days: WorkDays) -> Standing:
    """Where one stands with the person, whatever day it is (M3, design §3)."""
    rungs = ladder(known)
    taken = [rung for rung in rungs if rung.on is not None]
    until, rest = _rest(known, rules)
    contacts = [c.day for c in known.contacts if c.landed]
    return Standing(
        rung=taken[-1].name if taken else None,
        rungs=rungs,
        last_contact=max(contacts, default=None),
        acts=acts(known, rules, days),
        resting_until=until,
        rest=rest,
    )


def ladder(known: Known) -> tuple[Rung, ...]:
    """The six steps with the day each was last taken; a call tried counts, history does not (M3)."""
    contacts = known.campaign_contacts
    kept = [p for p in settled(known.promises, contacts, known.id) if p.owed_by_me and p.on == known.id]
    keepers = {p.kept_by for p in kept if p.kept_by and p.act in ONLY_ONE}
    written = [c.day for c in contacts if c.written and not c.inward and c.landed and c.id not in keepers]
    called = [c.day for c in contacts if c.kind == "call" and (c.reached or not c.inward)]
    met = [c.day for c in contacts if c.kind == "meeting"]
    thanked = [p.kept_on for p in kept if p.act == "thank" and p.kept_on is not None]
    reported = [p.kept_on for p in kept if p.act == "report" and p.kept_on is not None]
    closed = max([*thanked, *reported], default=None)
    again = [c.day for c in contacts if c.landed and closed is not None and c.day > closed]
    steps: tuple[tuple[RungName, list[date]], ...] = (
        ("written", written),
        ("called", called),
        ("met", met),
        ("thanked", thanked),
        ("reported", reported),
        ("next-time", again),
    )
    return tuple(Rung(name, max(dates, default=None)) for name, dates in steps)


def _rest(known: Known, rules: TimeRules) -> tuple[date | None, Reason | None]:
    """Until when the person is left in peace, and why."""
    name = known.called
    if known.quiet:
        return None, Reason.of("M3", "quiet", name=name)
    until = resting_until(known, rules)
    if known.quiet_until is not None and (until is None or known.quiet_until >= until):
        after = known.quiet_until + timedelta(days=1)
        return after, Reason.of("M3", "quiet-until", name=name, until=known.quiet_until)
    if until is not None:
        return until, Reason.of("M3", "resting", name=name, until=until)
    if let_be(known, rules):
        return None, Reason.of("M3", "let-be", name=name)
    if _not_chosen(known):
        return None, Reason.of("M1", "not-chosen", name=name)
    return None, None


def _not_chosen(known: Known) -> bool:
    """Nobody has taken them in yet: imported people rest until chosen (M1)."""
    return known.chosen_on is None and not known.named and not known.campaign_contacts and not known.meetings
