"""Days, times and numbers as each language writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache

from babel.dates import get_day_names, get_month_names
from babel.numbers import format_decimal


@cache
def _months(language: str) -> tuple[str, ...]:
    names = get_month_names("wide", locale=language)
    return tuple(names[number] for number in range(1, 13))


@cache
def _days(language: str) -> tuple[str, ...]:
    names = get_day_names("wide", locale=language)
    return tuple(names[number] for number in range(7))


def day(value: date, language: str, *, year: bool = False) -> str:
    """A day in words: `21. oktober`, `21 October`; with its year where asked."""
    month = _months(language)[value.month - 1]
    text = f"{value.day} {month}" if language == "en" else f"{value.day}. {month}"
    return f"{text} {value.year}" if year else text


def weekday(value: date, language: str) -> str:
    """The name of the day: `tirsdag`, `tysdag`, `Tuesday`."""
    return _days(language)[value.weekday()]


def weekday_and_day(value: date, language: str) -> str:
    """`tirsdag 21. oktober`, `Tuesday 21 October`."""
    return f"{weekday(value, language)} {day(value, language)}"


def short_day(value: date, language: str) -> str:
    """The day for the margin: `21.10.`, `21/10`."""
    return f"{value.day}/{value.month}" if language == "en" else f"{value.day}.{value.month}."


def clock(value: datetime | time, language: str) -> str:
    """The time for a sentence: `kl. 10.04`, `10:04`."""
    return f"{value.hour:02}:{value.minute:02}" if language == "en" else f"kl. {value.hour:02}.{value.minute:02}"


def near_day(value: date, today: date, language: str) -> str:
    """A day as one says it near to it: `i dag`, `i morgen`, `torsdag`, else the day with its month, and its year when that differs."""
    away = (value - today).days
    near = _NEAR[language]
    if away in near:
        return near[away]
    if 1 < abs(away) < 7:
        return weekday(value, language)
    return day(value, language, year=value.year != today.year)


_NEAR = {
    "nb": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "nn": {-1: "i går", 0: "i dag", 1: "i morgon"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}


GROUPED = 10_000
"""From here on figures are written in groups of three."""


def worded(value: object, language: str, today: date | None = None) -> object:
    """A fact ready to stand in a sentence: days and moments in words, decimals and large figures with the language's own marks."""
    if isinstance(value, datetime):
        return f"{_day(value.date(), language, today)} {clock(value, language)}"
    if isinstance(value, date):
        return _day(value, language, today)
    if isinstance(value, float):
        return format_decimal(value, format="#,##0.#", locale=language)
    if isinstance(value, int) and value >= GROUPED:
        return format_decimal(value, locale=language)
    return value


def _day(value: date, language: str, today: date | None) -> str:
    return near_day(value, today, language) if today else day(value, language)
