"""Whom to wake of those who rest: a few a day, the easiest first, and one in five by lot (M1, M8b)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from hvem.method.reason import Reason

A_DAY = 3
"""At most so many are proposed a day (M1)."""
ONE_IN = 5
"""One in so many is drawn by lot, so that the claim of M8b can be tested."""
LONG_YEARS = 3


@dataclass(frozen=True, slots=True)
class Dormant:
    """Someone who rests: the three marks (I like them, they like me, we can help each other), the circle, the last contact.

    `reachable` says that there is a number or an address; `quiet` that no nudge may come.
    """

    id: str
    name: str
    i_like: bool = False
    they_like: bool = False
    can_help: bool = False
    circle: str = ""
    last_on: date | None = None
    reachable: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """One person proposed, why, and whether by lot."""

    person: str
    because: tuple[Reason, ...]
    drawn: bool = False


def choose_to_rekindle(
    candidates: Iterable[Dormant], seed: str, today: date, *, at_most: int = A_DAY, recent_circles: Sequence[str] = ()
) -> tuple[Pick, ...]:
    """Up to three of those who rest, the easiest first, with reasons; the same seed gives the same choice (M1, M8b).

    Comfort pulls towards those one sees anyway. Against it, years of silence and a circle not asked lately weigh as much
    as ease does, and each place is drawn among all with a chance of one in five.
    """
    left = sorted((c for c in candidates if not c.quiet), key=lambda c: c.id)
    chosen: list[tuple[Dormant, bool]] = []
    for place in range(max(0, min(at_most, A_DAY))):
        if not left:
            break
        drawn = _lot(f"{seed}/{place}", ONE_IN) == 0
        if drawn:
            one = left[_lot(f"{seed}/{place}/who", len(left))]
        else:
            one = max(left, key=lambda c: (ease(c) + against_comfort(c, today, recent_circles), _lot(f"{seed}/{c.id}", 1 << 30)))
        left.remove(one)
        chosen.append((one, drawn))
    chosen.sort(key=lambda pair: -ease(pair[0]))
    return tuple(Pick(one.id, _reasons(one, today, recent_circles, drawn=drawn), drawn) for one, drawn in chosen)


def ease(one: Dormant) -> int:
    """How easy it is to get in touch, 0–5: liking first, then being liked, being of use, and a number or address."""
    return 2 * one.i_like + one.they_like + one.can_help + one.reachable


def against_comfort(one: Dormant, today: date, recent_circles: Sequence[str]) -> int:
    """What speaks for someone comfort would pass over, 0–4: years of silence, a circle nobody was asked in lately (M8b)."""
    return 2 * _long_silent(one, today) + 2 * (bool(one.circle) and one.circle not in recent_circles)


def _long_silent(one: Dormant, today: date) -> bool:
    return one.last_on is not None and _years(one.last_on, today) >= LONG_YEARS


def _years(since: date, today: date) -> int:
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def _reasons(one: Dormant, today: date, recent_circles: Sequence[str], *, drawn: bool) -> tuple[Reason, ...]:
    found = []
    if drawn:
        found.append(Reason.of("M8b", "drawn", name=one.name))
    if one.i_like:
        found.append(Reason.of("M2", "you-like", name=one.name))
    if one.last_on is not None and _long_silent(one, today):
        found.append(Reason.of("M8b", "long-silent", name=one.name, count=_years(one.last_on, today)))
    if one.circle and one.circle not in recent_circles:
        found.append(Reason.of("M2", "other-circle", name=one.name))
    if one.can_help:
        found.append(Reason.of("M2", "can-help", name=one.name))
    return tuple(found) or (Reason.of("M1", "on-your-list", name=one.name),)


def _lot(seed: str, sides: int) -> int:
    """A die of so many sides that falls the same way for the same seed."""
    return int.from_bytes(sha256(seed.encode()).digest()[:8]) % sides
