"""Reckoning with days, weeks and months from the moment a note was written. Weekdays are 0 (Monday) to 6."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Precision = Literal["minute", "day", "week", "month"]
EDGE_DAYS = {"early": 5, "mid": 15, "late": 25}
"""The day of the month whose ISO week stands for its beginning, its middle and its end."""


@dataclass(frozen=True)
class Found:
    """A day, the Monday of a week or the first of a month; `alone` is a day of the month named without its month."""

    day: date
    precision: Precision = "day"
    alone: bool = False

    @property
    def last(self) -> date:
        """The last day that it covers."""
        if self.precision == "week":
            return self.day + timedelta(days=6)
        return add_months(self.day, 1) - timedelta(days=1) if self.precision == "month" else self.day


@dataclass(frozen=True)
class Span:
    """A counted time: minutes, days and months."""

    minutes: int = 0
    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The day this far after another one; minutes do not count."""
        return add_months(day, self.months) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day this far before another one; minutes do not count."""
        return add_months(day, -self.months) - timedelta(days=self.days)

    @property
    def weeks(self) -> int | None:
        """How many whole weeks this is; eight days are a week in Norwegian. None for anything else."""
        if self.months or self.minutes or not self.days:
            return None
        return 1 if self.days == 8 else self.days // 7 if self.days % 7 == 0 else None


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last day of the month where the month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        made = date_or_none(year, month + 1, number)
        if made is not None and number <= day.day:
            return made
    return day


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def monday(day: date) -> date:
    """The Monday of the ISO week that holds the day."""
    return day - timedelta(days=day.weekday())


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday strictly after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def in_week(week: date, weekday: int) -> date:
    """That weekday of the ISO week which holds the day."""
    return monday(week) + timedelta(days=weekday)


def years_from(at: datetime) -> Iterator[int]:
    """This year and the next eight, enough to meet a 29 February."""
    return iter(range(at.year, at.year + 9))


def next_date(at: datetime, month: int, day: int) -> date | None:
    """The next such day of the year, the day of writing included; None where no year has one."""
    made = (date_or_none(year, month, day) for year in years_from(at))
    return next((one for one in made if one is not None and one >= at.date()), None)


def next_day_of_month(at: datetime, day: int, weekday: int | None = None) -> date | None:
    """The next month's day of that number strictly after the day of writing, on that weekday if one is told."""
    first = at.date().replace(day=1)
    months = (add_months(first, ahead) for ahead in range(13))
    found = [one for month in months if (one := date_or_none(month.year, month.month, day)) and one >= at.date()]
    agreeing = [one for one in found if weekday is None or one.weekday() == weekday]
    return next(iter(agreeing + found), None)


def next_month(at: datetime, month: int) -> date:
    """The first of the next such month, this one included."""
    return date(at.year + (month < at.month), month, 1)


def next_week(at: datetime, week: int) -> date | None:
    """The Monday of the next ISO week with that number, this one included; None for a number no year has."""
    for year in (at.isocalendar()[0] + ahead for ahead in range(8)):
        found = week_of_year(year, week)
        if found is not None and found >= monday(at.date()):
            return found
    return None


def week_of_year(year: int, week: int) -> date | None:
    """The Monday of an ISO week, or None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def nth_weekday(month: date, nth: int, weekday: int) -> date | None:
    """The nth such weekday of a month (-1 is the last), or None where there is none."""
    if nth < 0:
        return weekday_after(add_months(month, 1) - timedelta(days=8), weekday)
    found = weekday_after(month - timedelta(days=1), weekday) + timedelta(days=7 * (nth - 1))
    return found if found.month == month.month else None


def nth_week(month: date, nth: int) -> date | None:
    """The Monday of the nth week that has most of its days in the month (-1 is the last)."""
    thursday = nth_weekday(month, nth, 3)
    return monday(thursday) if thursday else None


def nth_day(month: date, nth: int) -> date | None:
    """The nth day of a month (-1 is the last)."""
    return add_months(month, 1) - timedelta(days=1) if nth < 0 else date_or_none(month.year, month.month, nth)
