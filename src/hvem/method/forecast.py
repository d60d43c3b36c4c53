"""When the next round number of conversations may be reached, and how sure that is (M37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, sqrt

LEAST_WEEKS = 4
LAST_WEEKS = 8
EIGHT_IN_TEN = 1.2816
"""The normal quantile between which and its negative eight of ten outcomes lie."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A number of conversations and when it is reached: eight of ten outcomes lie between `first` and `last`."""

    goal: int
    first: date
    middle: date
    last: date
    weeks: int


def forecast(per_week: Sequence[int], so_far: int, today: date) -> Forecast | None:
    """The forecast from whole weeks, oldest first; None before four weeks, or where they brought nothing.

    The rate is the mean of the last eight weeks. The spread of the time to the n-th next conversation at a rate known from m
    of them is that of a ratio of two counts: the logarithm varies with sqrt(1/n + 1/m).
    """
    lately = per_week[-LAST_WEEKS:]
    total = sum(lately)
    if len(lately) < LEAST_WEEKS or total < LEAST_WEEKS:
        return None
    goal = (so_far // 25 + 1) * 25 if so_far >= 20 else (so_far // 10 + 1) * 10
    left = goal - so_far
    days = 7 * left * len(lately) / total
    wide = exp(EIGHT_IN_TEN * sqrt(1 / left + 1 / total))
    return Forecast(goal, _after(today, days / wide), _after(today, days), _after(today, days * wide), len(lately))


def _after(today: date, days: float) -> date:
    return today + timedelta(days=max(1, round(min(days, 3650))))
