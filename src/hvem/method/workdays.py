"""Working days: weekdays that are neither Norwegian public holidays nor in one of the user's pauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

NEVER = date.max
"""The day that does not come as long as a pause has no end."""

_ONE = timedelta(days=1)

Pause = tuple[date, date | None]


def norwegian_holidays(years: Iterable[int]) -> frozenset[date]:
    """The Norwegian public holidays of these years, Easter and Whitsun among them."""
    return frozenset().union(*(_holidays_of(year) for year in years))


FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday."""


@cache
def _holidays_of(year: int) -> frozenset[date]:
    movable = {easter(year) + timedelta(days=days) for days in FROM_EASTER}
    return frozenset({date(year, month, day) for month, day in FIXED} | movable)


def between_christmas_and_new_year(year: int) -> Pause:
    """The pause offered every winter: Christmas Eve to New Year's Eve, both with."""
    return date(year, 12, 24), date(year, 12, 31)


def days_later(day: date, count: int) -> date:
    """The day `count` calendar days later; a day that never comes stays so."""
    if (NEVER - day).days <= count:
        return NEVER
    return day + timedelta(days=count)


@dataclass(frozen=True, slots=True)
class WorkDays:
    """The days on which the user works at this: weekdays without `holidays` and `pauses` (first and last day, last may be open)."""

    holidays: frozenset[date] = frozenset()
    pauses: tuple[Pause, ...] = ()

    def is_work(self, day: date) -> bool:
        """Whether the day is a working day."""
        return day.weekday() < 5 and day not in self.holidays and self.pause_end(day) is None

    def paused(self, day: date) -> bool:
        """Whether the user has a pause that day."""
        return self.pause_end(day) is not None

    def pause_end(self, day: date) -> date | None:
        """The last day of the pause the day lies in (`NEVER` where it is open), else None."""
        if not self.pauses:
            return None
        ends = [last or NEVER for first, last in self.pauses if first <= day <= (last or NEVER)]
        return max(ends, default=None)

    def after_pause(self, day: date) -> date:
        """The day itself, or where it lies in a pause, the first working day after it."""
        return self.next_or_same(day) if self.paused(day) else day

    def next_or_same(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it; `NEVER` where a pause has no end."""
        while day < NEVER and not self.is_work(day):
            pause_end = self.pause_end(day)
            if pause_end == NEVER:
                return NEVER
            day = (pause_end or day) + _ONE
        return day

    def last_or_same(self, day: date) -> date:
        """The day itself when it is a working day, else the last one before it."""
        while day > date.min and not self.is_work(day):
            day -= _ONE
        return day

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days after the day (before it, when negative); with 0 the day itself or the next.

        `add(friday, 1)` is Monday, and so is `add(saturday, 1)`. `NEVER` where a pause has no end.
        """
        if count == 0:
            return self.next_or_same(day)
        for _ in range(count):
            if day >= NEVER:
                return NEVER
            day = self.next_or_same(day + _ONE)
        for _ in range(-count):
            day = self.last_or_same(day - _ONE)
        return day
