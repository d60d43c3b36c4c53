"""Clocks as people say and write them: halv tre, a quarter to nine, kl. 14, 0745, 6pm, 13–14."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hvem.reading.when_tokens import Builder, Match, Meanings

Hour = tuple[int, int, bool]
"""Hour, minute and whether it is written so that no half of the day has to be guessed."""
_AFTER_AT = {
    "",
    "sharp",
    "my",
    "your",
    "his",
    "her",
    "the",
    "in",
    "on",
    "at",
    "with",
    "for",
    "and",
    "or",
    "but",
    "please",
    "if",
    "hos",
    "på",
    "i",
    "med",
    "og",
    "eller",
    "then",
    "to",
    "when",
    "before",
    "after",
    "so",
    "because",
    "from",
    "o'clock",
    "by",
    "is",
    "works",
    "would",
    "zoom",
    "via",
    "over",
    "as",
    "a",
    "this",
    "next",
    "uk",
    "cet",
    "gmt",
    "local",
}


@dataclass(frozen=True)
class Clock:
    """A time of the day; `settled` when it needs no guess about forenoon and afternoon."""

    hour: int
    minute: int
    settled: bool

    def on(self, day: date, part: str | None) -> datetime:
        """The moment on a day, by the part of the day that was said with it (when rule 6)."""
        hour = self.hour
        if not self.settled:
            if part is None:
                hour += 12 if 1 <= hour <= 6 else 0
            elif part == "pm" or (part == "eve" and hour >= 4):
                hour += 12 if hour < 12 else 0 if part == "pm" else 12
            elif part == "eve":
                hour += 12
            elif part == "night":
                hour += 12 if hour >= 7 else 24
        days, hour = divmod(hour, 24)
        return datetime.combine(day + timedelta(days=days), time(hour, self.minute))


def _clock(hour: Hour) -> Meanings | None:
    return {"CLOCK": hour} if 0 <= hour[0] <= 24 and 0 <= hour[1] < 60 and (hour[0] < 24 or hour[1] == 0) else None


def _told(match: Match) -> Meanings | None:
    """A clock after kl or klokka, where the first of two counts."""
    if {"MINS", "HOUR"} <= set(match.tokens[1].kinds) and [one.word for one in match.tokens[2:3]] == ["to"]:
        return None
    for kind in ("HM", "AMBIGUOUS", "FIGURES", "HOUR", "DAYCLOCK"):
        if (hour := match.get(kind)) is not None:
            return _halved(match, hour)
    return None


def _at(match: Match) -> Meanings | None:
    """A clock after `at`, unless it counts people or begins an address."""
    after = match.after
    plain = after is not None and not after.kinds and after.raw[:1].isalpha() and after.word not in _AFTER_AT
    if plain and match.get("HOUR") is not None:
        return None
    return _told(match)


def _halved(match: Match, hour: Hour) -> Meanings | None:
    half = match.get("HALFDAY")
    if half is None:
        return _clock(hour)
    if hour[0] > 12:
        return _clock(hour)
    return _clock((hour[0] % 12 + (12 if half == "pm" else 0), hour[1], True))


def _past(match: Match) -> Meanings | None:
    return _shifted(match, 1)


def _before(match: Match) -> Meanings | None:
    return _shifted(match, -1)


def _shifted(match: Match, way: int) -> Meanings | None:
    """Minutes before or after an hour, or a half hour in Norwegian."""
    minutes = match.get("MINS") if match.get("MINS") is not None else match.get("NUM")
    hour, _, settled = match.get("HOUR")
    if minutes is None or not 0 < minutes < 30 or hour == 0 or settled:
        return None
    if match.after is not None and "UNIT" in match.after.kinds:
        return None
    base = hour * 60 - (30 if "halv" in match.labels else 0) + way * minutes
    hour, minute = divmod(base, 60)
    return _halved(match, ((hour - 1) % 12 + 1 if hour else 12, minute, False))


def _quarter_hour(match: Match) -> Meanings | None:
    """Eit kvarter over ni, a quarter of an hour before ten."""
    if match.get("DUR") != ("minute", 15):
        return None
    way = 1 if {"over", "past", "etter", "after"} & set(match.labels) else -1
    hour, _, settled = match.get("HOUR")
    if settled or not hour:
        return None
    hour, minute = divmod(hour * 60 + way * 15, 60)
    return _clock(((hour - 1) % 12 + 1, minute, False))


def _half_to(match: Match) -> Meanings | None:
    hour, _, settled = match.get("HOUR")
    if settled or not 1 <= hour <= 12:
        return None
    return _clock(((hour - 2) % 12 + 1, 30, False))


def _half_past(match: Match) -> Meanings | None:
    hour, _, settled = match.get("HOUR")
    return None if settled or not 1 <= hour <= 12 else _halved(match, (hour, 30, False))


def _span(match: Match) -> Meanings | None:
    """Two clocks with a dash between; the first counts."""
    hours = match.all("HM") + match.all("AMBIGUOUS")
    return _halved(match, hours[0]) if hours else None


def _numbers(match: Match) -> Meanings | None:
    """2-4 pm, or `between 2 and 4`, `fra 10 til 12`."""
    one, two = match.all("HOUR")[:2]
    if match.get("HALFDAY") is None and match.after is not None and {"UNIT", "MON"} & set(match.after.kinds):
        return None
    if match.get("HALFDAY") == "pm" and two[0] < one[0] < 12:
        return _clock((one[0], one[1], True))
    return _halved(match, one)


def _spelled(match: Match) -> Meanings | None:
    """Klokken fjorten tretti, nine thirty: an hour and its minutes, both in words."""
    hour, _, settled = match.get("HOUR")
    minute = int(match.get("COUNT"))
    words = [one.raw for one, label in zip(match.tokens, match.labels, strict=True) if label in ("HOUR", "COUNT")]
    if not all(word.isalpha() for word in words) or not 10 <= minute < 60:
        return None
    if match.labels[0] == "HOUR" and minute not in (15, 30, 45):
        return None
    if match.after is not None and {"UNIT", "OWNED", "COUNT"} & set(match.after.kinds):
        return None
    return _halved(match, (hour, minute, settled))


def _numbers_then(match: Match) -> Meanings | None:
    """9 or 9:30: the first."""
    return _clock(match.get("HOUR"))


def _in_the(match: Match) -> Meanings | None:
    """Six in the morning, åtte om kvelden."""
    part = match.tokens[-1].kinds.get("PART")
    clock = _clock(match.get("HM") or match.get("HOUR")) if part else None
    return {**clock, "PART": part} if clock else None


def _plain(match: Match) -> Meanings | None:
    return _halved(match, match.get("HM") or match.get("AMBIGUOUS") or match.get("HOUR"))


CLOCK_RULES: list[tuple[str, Builder]] = [
    ("CLOCKWORD HM|AMBIGUOUS|FIGURES|HOUR HALFDAY?", _told),
    ("CLOCKWORD HM|AMBIGUOUS|FIGURES|HOUR DASH CLOCKWORD? HM|AMBIGUOUS|FIGURES|HOUR HALFDAY?", _told),
    ("at|@ HM|AMBIGUOUS|FIGURES|HOUR HALFDAY?", _at),
    ("at|@ HM|AMBIGUOUS|FIGURES|HOUR DASH HM|AMBIGUOUS|FIGURES|HOUR HALFDAY?", _at),
    ("CLOCKWORD|at|@ HOUR COUNT HALFDAY?", _spelled),
    ("HOUR COUNT HALFDAY?", _spelled),
    ("CLOCKWORD? halv HOUR", _half_to),
    ("CLOCKWORD? at? half past? HOUR HALFDAY?", _half_past),
    ("CLOCKWORD? at? a? MINS minutter|minutt|minutes? over|past|after halv? HOUR HALFDAY?", _past),
    ("CLOCKWORD? at? a? MINS minutter|minutt|minutes? på|to|før|til|till halv? HOUR HALFDAY?", _before),
    ("CLOCKWORD? DUR over|past|etter|after|på|to|før|before HOUR", _quarter_hour),
    ("CLOCKWORD? NUM minutter|minutt|minutes? over|past halv? HOUR", _past),
    ("CLOCKWORD? NUM minutter|minutt|minutes? på|før halv? HOUR", _before),
    ("CLOCKWORD? NUM minutes to HOUR", _before),
    ("at? HOUR o'clock|sharp", _plain),
    ("any time|tid after|from|before|etter|frå|fra|før HOUR", _plain),
    ("anytime after|from|before HOUR", _plain),
    ("ved|i? HOUR - tida|tiden|tia", _plain),
    ("at? HOUR HALFDAY", _plain),
    ("at? HOUR|HM in the PART", _in_the),
    ("at? HOUR|HM SOON", _in_the),
    ("HOUR om|på PART", _in_the),
    ("at? HM HALFDAY?", _plain),
    ("AMBIGUOUS HALFDAY", _plain),
    ("FIGURES hrs|hours", _told),
    ("HOUR or|eller HM", _numbers_then),
    ("fra|frå|from|mellom|between? HM|AMBIGUOUS DASH HM|AMBIGUOUS HALFDAY?", _span),
    ("HOUR DASH HOUR HALFDAY", _numbers),
    ("HOUR HALFDAY DASH HOUR HALFDAY", _numbers),
    ("mellom|between CLOCKWORD? HOUR og|and CLOCKWORD? HOUR", _numbers),
    ("fra|frå|from CLOCKWORD? HOUR til|to|- CLOCKWORD? HOUR HALFDAY?", _numbers),
]
"""Every clock that needs no date beside it."""
