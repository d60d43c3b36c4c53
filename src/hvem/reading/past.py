"""When something was, in words: "i går kl 14", "torsdag", "for to dager siden", "12. oktober"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from hvem.reading.when import read_when

_AWAY: tuple[tuple[str, int], ...] = (
    (r"\b(i dag|idag|i morges|i morgo|today|this morning|nettopp|nå|no|now|just now)\b", 0),
    (r"\b(i går|igår|i går kveld|i gaar|yesterday)\b", 1),
    (r"\b(i forgårs|forgårs|i førgår|førgår|the day before yesterday)\b", 2),
)
_NUMBERS = {word: number for number, words in enumerate(
    ("", "en ein ei et eit én one a", "to two", "tre three", "fire four", "fem five", "seks six", "sju syv seven"), 0
) for word in words.split()}  # fmt: skip
_AGO = re.compile(
    r"\b(?:for )?(\d{1,3}|[a-zé]+) (dager|dagar|dag|days|day|uker|veker|uke|veke|weeks|week|timer|timar|time|hours|hour) (siden|sidan|ago)\b"
)
_LAST = re.compile(r"\b(forrige|førre|sist|siste|last|på)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(i morgen|i morgon|tomorrow|neste|next|om \w+ \w+|in \w+ \w+)\b", re.IGNORECASE)
_ISO = re.compile(r"^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2})[:.](\d{2}))?\s*$")
BACK_DAYS = (7, 370)
"""How far back a weekday and a date are looked for."""


def read_past(text: str, at: datetime) -> datetime | None:
    """The moment the words name, not later than `at` (local time); noon where no clock is said; None where they name none.

    Empty words mean now. A weekday is the last one that was, a date without a year the last one that was.
    """
    at = at.replace(tzinfo=None, second=0, microsecond=0)
    if not text.strip():
        return at
    iso = _ISO.match(text)
    if iso:
        return _iso(iso, at)
    folded = text.casefold()
    for pattern, days in reversed(_AWAY):
        if re.search(pattern, folded):
            return _on(re.sub(pattern, " ", folded), at, days)
    ago = _AGO.search(folded)
    if ago:
        return _ago(ago, folded.replace(ago.group(0), " "), at)
    return _last(text, at)


def _iso(found: re.Match[str], at: datetime) -> datetime | None:
    try:
        clock = time(int(found[2]), int(found[3])) if found[2] else time(12)
        told = datetime.combine(datetime.fromisoformat(found[1]).date(), clock)
    except ValueError:
        return None
    return _until(told, at)


def _until(told: datetime, at: datetime) -> datetime | None:
    """What was told, when it is past; a time later this very day is now; anything later is no past."""
    if told <= at:
        return told
    return at if told.date() == at.date() else None


def _on(rest: str, at: datetime, days: int) -> datetime | None:
    """A day before this one, with the clock of the remaining words."""
    start = datetime.combine(at.date() - timedelta(days=days), time())
    clock = read_when(rest, start - timedelta(minutes=1)) if rest.strip() else None
    if clock and clock.precision == "minute" and isinstance(clock.moment, datetime):
        return _until(start + timedelta(hours=clock.moment.hour, minutes=clock.moment.minute), at)
    return at if days == 0 else start + timedelta(hours=12)


def _ago(found: re.Match[str], rest: str, at: datetime) -> datetime | None:
    count = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
    if not count:
        return None
    unit = found[2][:2]
    if unit in {"ti", "ho"}:
        return at - timedelta(hours=count)
    return _on(rest, at, count * (7 if unit in {"uk", "ve", "we"} else 1))


def _last(text: str, at: datetime) -> datetime | None:
    """The last time that fits a weekday, a date or a clock; what lies ahead names no past."""
    if _AHEAD.search(text):
        return None
    text = _LAST.sub(" ", text)
    today = datetime.combine(at.date(), time())
    clock = read_when(text, today - timedelta(minutes=1))
    if isinstance(clock.moment, datetime) and today <= clock.moment <= at:
        return clock.moment
    for back in BACK_DAYS if re.search(r"\d", text) else BACK_DAYS[:1]:
        found = read_when(text, today - timedelta(days=back))
        if found.moment is None or found.precision not in {"minute", "day"}:
            continue
        told = found.moment if isinstance(found.moment, datetime) else datetime.combine(found.moment, time(12))
        if past := _until(told, at):
            return past
    return None
