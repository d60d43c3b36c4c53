"""A referral from the name to the report: named, contacted, talked, reported back (M24, M33)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hvem.method.facts import Contact, Named

ReferralState = Literal["named", "contacted", "talked", "reported"]


@dataclass(frozen=True, slots=True)
class Referral:
    """How far a referral has come, with the day of each step (None: not yet)."""

    state: ReferralState
    named_on: date
    contacted_on: date | None
    talked_on: date | None
    reported_on: date | None


def referral(named: Named, with_person: Iterable[Contact], reports: Iterable[date]) -> Referral:
    """The referral's state from the conversations with the one named and the days of reports to the one who named them.

    A try counts as contact, an answer or a conversation as talked; the report must come on or after the contact (M33).
    """
    since = sorted((c for c in with_person if not c.history and c.day >= named.on), key=lambda c: c.at)
    reached = [c.day for c in since if c.mine or c.tried]
    if named.contacted_on is not None:
        reached.append(named.contacted_on)
    contacted = min(reached, default=None)
    talked = min((c.day for c in since if c.real), default=None)
    if talked is not None:
        contacted = min(contacted or talked, talked)
    told = None if contacted is None else min((day for day in reports if day >= contacted), default=None)
    state: ReferralState = "named"
    if told is not None:
        state = "reported"
    elif talked is not None:
        state = "talked"
    elif contacted is not None:
        state = "contacted"
    return Referral(state, named.on, contacted, talked, told)
