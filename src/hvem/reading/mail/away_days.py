"""Days as automatic answers write them: dates, weeks, months and weekdays in bokmål, nynorsk and English, and their like nearby."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hvem.reading.when_calendar import Found, date_or_none, monday, week_of_year, weekday_after

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan januari janvier enero", "februar february feb februari février febrero", "mars march mar märz mart marts marzo",
            "april apr avril abril", "mai may maj mayo", "juni june jun juin junio", "juli july jul juillet julio", "august aug augusti août agosto",
            "september sep sept septembre septiembre", "oktober october okt oct octobre octubre", "november nov novembre noviembre",
            "desember december des dec dezember décembre diciembre dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mandag måndag monday mon montag lundi man mån", "tirsdag tysdag tuesday tue tues dienstag mardi tisdag tirs tis",
         "onsdag wednesday wed mittwoch mercredi ons", "torsdag thursday thu thurs donnerstag jeudi tors",
         "fredag friday fri freitag vendredi fre", "lørdag laurdag saturday sat samstag samedi lördag lør", "søndag sundag sunday sun sonntag dimanche söndag søn"),
    )
    for name in names.split()
}  # fmt: skip
_LONG_DAYS = "|".join(sorted((one for one in _WEEKDAYS if len(one) > 5 or one == "lundi"), key=len, reverse=True))
_ANY_DAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:,? ?(?P<{0}>20\d\d)(?!\d))?"
_WD = rf"(?:(?P<{{0}}>{_ANY_DAY})\.?,? (?:the |den |d\. ?|le )?)?"
_FORMS = (
    r"(?P<y1>20\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)",
    _WD.format("w2") + rf"(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th|:e)?(?: of| de)? ?(?P<m2>{_MONTH})\b\.?" + _YEAR.format("y2"),
    _WD.format("w3") + rf"(?P<m3>{_MONTH})\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)" + _YEAR.format("y3"),
    _WD.format("w4") + r"(?P<d4>\d{1,2})(?P<s4>[./])(?P<m4>\d{1,2})(?:[./-](?P<y4>20\d\d|\d\d))?(?![\d:])\.?",
    r"(?:uke|veke|week|v\.|vecka|uge|kw|semaine)\.? ?(?P<k5>\d{1,2})(?:(?:, ?\d{1,2})*,? ?(?:og|and|och|&|-|–|til|to|und) ?(?P<l5>\d{1,2}))?\b(?!\.\d)",
    rf"(?:{_ANY_DAY}) (?:om (?:to|tre|fire)|in (?:two|three)) (?P<x6>uker|veker|weeks)",
    rf"(?P<m7>{_MONTH})\b\.?" + _YEAR.format("y7"),
    rf"(?:(?P<n8>next|neste|coming|førstkommende|komande|kommende|nästa|this|denne|nå på|no på|nå|no) )?(?P<w8>{_LONG_DAYS})\b(?! (?:evening|morning|afternoon)s)(?P<z8> (?:neste uke|neste veke|next week|i neste)| i (?:uke|veke|uge|vecka) (?P<q8>\d{{1,2}}))?",
    r"(?:the|den|le|am) (?P<d9>\d{1,2})(?:\.|st|nd|rd|th|:e)?(?![\d.:/])",
    r"(?P<t10>i dag|today|idag|heute|i morgen|i morgon|tomorrow|imorgen|imorgon|morgen früh)",
    r"(?P<f11>(?:over |etter |after |the |ut |the end of the )?(?:nyttår|new year(?:'s)?|årsskiftet))",
)  # fmt: skip
DAY = re.compile("|".join(f"(?:{one})" for one in _FORMS))
_NORTHERN = re.compile(r"[æøåö]|\b(?:jeg|eg|ikke|ikkje|og|til|ferie|tilbake|der|ich|und)\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?\b")
_LONGEST_AHEAD = timedelta(days=300)
_STALE = timedelta(days=65)


@dataclass(frozen=True, slots=True)
class Days:
    """How dates are to be understood in one answer: the day it was sent, and whether 3/12 is 3 December (None where nobody can tell)."""

    sent_on: date
    day_first: bool | None

    @classmethod
    def of(cls, text: str, sent_on: date) -> Days:
        """Of a text in small letters: the order of slashed dates is told by one that fits only one order, else by the language."""
        pairs = [(int(one[1]), int(one[2])) for one in _SLASHED.finditer(text[:4000])]
        if any(second > 12 for _, second in pairs):
            return cls(sent_on, day_first=False)
        if any(first > 12 for first, _ in pairs) or _NORTHERN.search(text):
            return cls(sent_on, day_first=True)
        return cls(sent_on, day_first=None)

    def read(self, found: re.Match[str]) -> Found | None:
        """The day, the Monday of the week or the first of the month that a match of `DAY` tells; None for one that cannot be."""
        said = {name: value for name, value in found.groupdict().items() if value}
        form = next((int(name[1:]) for name in said if name[0] in "ymdktfxw" and name[1:].isdigit()), 0)
        form = max((int(name[1:]) for name in said), default=form)
        try:
            return _READERS[form](self, said)
        except (ValueError, OverflowError):
            return None

    def nearest(self, month: int, day: int, weekday: int | None = None) -> date | None:
        """The day without a year: the coming one; one just past where the coming one is nearly a year off."""
        years = (self.sent_on.year + ahead for ahead in (-1, 0, 1, 2, 3, 4))
        days = [one for year in years if (one := date_or_none(year, month, day)) and one >= self.sent_on - _STALE]
        if weekday is not None:
            agreeing = [one for one in days if one.weekday() == weekday and one - self.sent_on < timedelta(days=400)]
            if agreeing:
                return agreeing[0]
        return next(
            (one for one in days if one >= self.sent_on and (one - self.sent_on <= _LONGEST_AHEAD or one == days[0])),
            days[0] if days else None,
        )


def _iso(_: Days, said: dict[str, str]) -> Found | None:
    return _whole(date_or_none(int(said["y1"]), int(said["m1"]), int(said["d1"])))


def _worded(number: str) -> Callable[[Days, dict[str, str]], Found | None]:
    def read(days: Days, said: dict[str, str]) -> Found | None:
        day, month = int(said[f"d{number}"]), _MONTHS[said[f"m{number}"]]
        if year := said.get(f"y{number}"):
            return _whole(date_or_none(int(year), month, day))
        return _whole(days.nearest(month, day, _WEEKDAYS.get(said.get(f"w{number}", ""))))

    return read


def _figures(days: Days, said: dict[str, str]) -> Found | None:
    first, second = int(said["d4"]), int(said["m4"])
    if said["s4"] == "/" and first != second:
        if days.day_first is None and second <= 12 and first <= 12:
            return None
        if days.day_first is False and second != first:
            first, second = second, first
    if year := said.get("y4"):
        return _whole(date_or_none(int(year) + (2000 if len(year) == 2 else 0), second, first))
    return _whole(days.nearest(second, first, _WEEKDAYS.get(said.get("w4", "")))) if 1 <= second <= 12 else None


def _week(days: Days, said: dict[str, str]) -> Found | None:
    number = int(said.get("l5") or said["k5"])
    weeks = [one for year in range(days.sent_on.year - 1, days.sent_on.year + 3) if (one := week_of_year(year, number))]
    near = [one for one in weeks if one >= monday(days.sent_on) - timedelta(days=21)]
    return Found(near[0], "week") if near else None


def _month(days: Days, said: dict[str, str]) -> Found | None:
    month = _MONTHS[said["m7"]]
    year = int(said["y7"]) if "y7" in said else days.sent_on.year + (month < days.sent_on.month)
    return Found(date(year, month, 1), "month")


def _weekday(days: Days, said: dict[str, str]) -> Found | None:
    number = _WEEKDAYS[said["w8"]]
    if "q8" in said:
        week = _week(days, {"k5": said["q8"]})
        return _whole(week.day + timedelta(days=number)) if week else None
    if "z8" in said:
        return _whole(monday(days.sent_on) + timedelta(days=7 + number))
    return _whole(weekday_after(days.sent_on, number))


def _alone(days: Days, said: dict[str, str]) -> Found | None:
    number = int(said["d9"])
    first = days.sent_on.replace(day=1)
    coming = [
        one
        for ahead in range(3)
        if (one := date_or_none(first.year + (first.month - 1 + ahead) // 12, (first.month - 1 + ahead) % 12 + 1, number))
    ]
    return _whole(next((one for one in coming if one >= days.sent_on), None))


def _soon(days: Days, said: dict[str, str]) -> Found | None:
    later = said["t10"] not in ("i dag", "idag", "today", "heute")
    return _whole(days.sent_on + timedelta(days=int(later)))


def _new_year(days: Days, said: dict[str, str]) -> Found | None:
    new_year = date(days.sent_on.year + 1, 1, 1)
    after = said["f11"].startswith(("over", "etter", "after"))
    return _whole(new_year + timedelta(days=int(after)))


def _no_day(_: Days, said: dict[str, str]) -> Found | None:
    return None


def _whole(day: date | None) -> Found | None:
    return Found(day) if day else None


_READERS: dict[int, Callable[[Days, dict[str, str]], Found | None]] = {
    0: _no_day, 1: _iso, 2: _worded("2"), 3: _worded("3"), 4: _figures, 5: _week, 6: _no_day, 7: _month, 8: _weekday, 9: _alone, 10: _soon, 11: _new_year,
}  # fmt: skip
