"""A meeting's phases, scaled to the minutes there are (M18–M25)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PhaseName = Literal["hello", "purpose", "listen", "names", "close"]
SHARES: tuple[tuple[PhaseName, int], ...] = (("hello", 10), ("purpose", 7), ("listen", 57), ("names", 13), ("close", 13))
"""Contact first, then how much time and why, then listening, then whom to talk to, then the close; percent of the time."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a meeting: its first minute, counted from the start, and how many minutes it has."""

    name: PhaseName
    start: int
    minutes: int


def phases(minutes: int) -> tuple[Phase, ...]:
    """The five phases of a meeting, whole minutes that add up; each has at least one where there are five (M19).

    What rounding takes or leaves belongs to the listening.
    """
    lengths = {name: max(1 if minutes >= len(SHARES) else 0, round(minutes * share / 100)) for name, share in SHARES}
    lengths["listen"] = max(0, minutes - sum(length for name, length in lengths.items() if name != "listen"))
    found, start = [], 0
    for name, _ in SHARES:
        found.append(Phase(name, start, lengths[name]))
        start += lengths[name]
    return tuple(found)
