"""What people tell of change: which rule listens for it, when two tell the same, whom to ask next, what it may lead to (M10–M16, M26)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from hvem.method.reason import Reason
from hvem.method.times import TimeRules, signal_half_life, signal_worth

LISTENS: dict[str, str] = {
    "trend": "M10", "product": "M11", "market": "M12", "hiring": "M12", "hidden-job": "M12", "leadership": "M13", "retirement": "M13",
    "culture": "M13", "reorganisation": "M14", "expansion": "M14", "merger": "M14", "acquisition": "M14", "layoff": "M14",
    "closure": "M14", "problem": "M26", "gap": "M26",
}  # fmt: skip
"""The rule that listens for each kind of news."""

LEADS_TO: dict[str, str] = {
    "hiring": "vacancy", "hidden-job": "vacancy", "leadership": "succession", "retirement": "succession", "problem": "overload",
    "layoff": "overload", "gap": "missing", "product": "missing", "market": "missing", "culture": "team", "closure": "weakness",
}  # fmt: skip
"""The kind of opportunity a piece of news may be the beginning of; the rest are challenges."""

Nearness = Literal["there", "was-there", "led-there"]
_NEAR: tuple[Nearness, ...] = get_args(Nearness)


@dataclass(frozen=True, slots=True)
class Near:
    """Someone who may know more: they work there, once did, or named one who does; `apart` from the branches of those who told it."""

    id: str
    name: str
    nearness: Nearness
    apart: bool = True
    rests: bool = False


def leads_to(kind: str) -> str:
    """The kind of opportunity a piece of news suggests (M16, M26)."""
    return LEADS_TO.get(kind, "challenge")


def same_time(kind: str, one: date, other: date, rules: TimeRules) -> bool:
    """Whether two tellings of the same kind are near enough in time to be of the same change: within two half-lives."""
    return abs((one - other).days) <= 2 * signal_half_life(kind, rules)


def is_old(kind: str, heard_on: date, today: date, rules: TimeRules) -> bool:
    """Whether a piece of news has lost half its worth, and one should ask whether it still holds (M16)."""
    return signal_worth(kind, heard_on, today, rules) <= 0.5


def whom_to_ask(near: Iterable[Near], independent: int) -> tuple[Near, ...]:
    """Those who may know more, the best to ask first: with one source so far somebody on another branch, else the nearest."""

    def order(one: Near) -> tuple[object, ...]:
        place = _NEAR.index(one.nearness)
        return (not one.apart, place) if independent < 2 else (place, not one.apart)

    return tuple(sorted(near, key=lambda one: (*order(one), one.rests, one.name, one.id)))


def why_ask(kind: str, tellers: Sequence[str], independent: int, near: Near, where: str) -> tuple[Reason, Reason]:
    """Why to ask them: who told it, and what ties them to the place; of several tellers the first two must stand apart."""
    rule = LISTENS.get(kind, "M16")
    if independent > 1 and len(tellers) > 1:
        told = Reason.of(rule, "news-several", by=tellers[0], other=tellers[1], where=where)
    elif tellers:
        told = Reason.of(rule, "news-one", by=tellers[0], where=where)
    else:
        told = Reason.of(rule, "news-nobody", where=where)
    return told, Reason.of("M16", f"news-{near.nearness}", name=near.name, where=where)
