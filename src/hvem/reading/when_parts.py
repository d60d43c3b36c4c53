"""Parts of weeks, months and years: the first week of February, early January, month-end, late next year (when rule 4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from hvem.reading.when_calendar import (
    EDGE_DAYS,
    Found,
    add_months,
    monday,
    next_month,
    nth_day,
    nth_week,
    nth_weekday,
)
from hvem.reading.when_dates import day
from hvem.reading.when_tokens import Match, Meanings, Token

WEEK = timedelta(days=7)


def whole_week(found: date) -> Meanings:
    """The ISO week that holds a day."""
    return {"DATE": Found(monday(found), "week")}


def nth_of(match: Match) -> Meanings | None:
    """The first Monday in February; the last Friday of next month."""
    nth = -1 if "FINAL" in match.labels else match.get("NTH")
    month = match.get("MONTHP") or match.at.date().replace(day=1)
    make: Callable[[date, int], date | None] = partial(nth_weekday, weekday=match.get("WD"))
    if "WEEKWORD" in match.labels or "TODAYWORD" in match.labels:
        make = nth_week if "WEEKWORD" in match.labels else nth_day
    found = make(month, nth)
    if found is not None and found < match.at.date() and month <= match.at.date():
        named = "MONTHP" in match.labels
        found = make(add_months(month, 12 if named else 1), nth)
    if found is None:
        return None
    return {"WEEKP": found, **whole_week(found)} if "WEEKWORD" in match.labels else day(found)


def edge_of_month(match: Match) -> Meanings | None:
    """Early January, ultimo mars: the ISO week that holds the 5th, the 15th or the 25th."""
    short = match.get("SHORTMON")
    named = short or "MONTHP" in match.labels
    month: date = next_month(match.at, short) if short else match.get("MONTHP") or match.at.date().replace(day=1)
    found = monday(month.replace(day=EDGE_DAYS[match.get("EDGE")]))
    if found < monday(match.at.date()) and month <= match.at.date():
        month = add_months(month, 12 if named else 1)
        found = monday(month.replace(day=EDGE_DAYS[match.get("EDGE")]))
    return whole_week(found)


def end_of_month(match: Match) -> Meanings | None:
    """Month-end, EOM: the end of this month."""
    return edge_of_month(Match(match.at, [Token("", "", 0, 0, {"EDGE": "late"})], ("EDGE",), None, None))


def edge_of_season(match: Match) -> Meanings | None:
    """Early spring, late autumn: the first month of the season."""
    return {"DATE": Found(next_month(match.at, match.get("LOOSESEASON")), "month")}


def edge_of_year(match: Match) -> Meanings | None:
    """Early next year, the end of 2027: January, June or December."""
    ahead = "NEXT" in match.labels
    month = {"early": 1, "mid": 6, "late": 12}[match.get("EDGE")]
    if year := match.get("YEAR"):
        return {"DATE": Found(date(year, month, 1), "month")}
    return {"DATE": Found(date(match.at.year + 1, month, 1) if ahead else next_month(match.at, month), "month")}


def edge_of_week(match: Match) -> Meanings | None:
    """A part of a week is that week; its beginning is next week's once Wednesday has come."""
    if (found := match.get("WEEKP")) is not None:
        return whole_week(found)
    late = match.get("EDGE") == "early" and match.at.weekday() >= 2
    return whole_week(match.at.date() + (WEEK if late else timedelta()))


def edge_of_new_year(match: Match) -> Meanings | None:
    """Early in the new year: the week that holds the fifth."""
    found: Found = match.get("DATE")
    if found.precision == "day" and (found.day.month, found.day.day) != (1, 1):
        return {"DATE": found}
    if found.precision == "week":
        return whole_week(found.day)
    return whole_week(found.day.replace(day=EDGE_DAYS[match.get("EDGE")]))


def week_of(match: Match) -> Meanings | None:
    """The week of 14 December, the week of a feast."""
    return whole_week(match.get("DATE").day)


def week_or_none(found: date | None) -> Meanings | None:
    """The week that holds a day, where there is one."""
    return whole_week(found) if found else None


def nth_week_of(match: Match) -> Meanings | None:
    """The first week after New Year."""
    found: Found = match.get("DATE")
    new_year = (found.day.month, found.day.day) == (1, 1)
    week = nth_week(found.day, match.get("NTH")) if found.precision == "month" or new_year else None
    return whole_week(week) if week else None
