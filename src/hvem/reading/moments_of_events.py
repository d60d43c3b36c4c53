"""When an event is: a day, or a moment in its zone, also over the nights on which the clock is set (RFC 5545 §3.3.4–3.3.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from hvem.reading.ical_lines import Line, Part
from hvem.reading.zones import zone_like, zone_named

_TIME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z)?)?\Z", re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?\Z", re.IGNORECASE
)
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?\Z")

Style = Literal["day", "utc", "zone", "floating"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (`at` is a date) or a moment with its zone; `style` is how it was written, `zone` its name where it had one we do not know."""

    at: datetime | date
    style: Style
    unknown: str = ""


@dataclass(frozen=True)
class Zones:
    """The zones of one file: the account's own, and those its VTIMEZONEs tell of."""

    own: ZoneInfo
    told: Mapping[str, tzinfo]

    def named(self, name: str) -> tzinfo | None:
        """The zone of a name, by the world's names first and else by what the file tells."""
        return zone_named(name) or self.told.get(name.strip().strip('"'))


def zones_of(calendar: Part, own: ZoneInfo) -> Zones:
    """The zones a file speaks of."""
    told: dict[str, tzinfo] = {}
    for part in calendar.parts("VTIMEZONE"):
        name = part.text("TZID")
        if name and zone_named(name) is None:
            offsets = {one.name: _latest_offset(part, one.name) for one in part.parts("STANDARD", "DAYLIGHT")}
            standard = offsets.get("STANDARD", offsets.get("DAYLIGHT"))
            if standard is not None:
                told[name] = zone_like(standard, offsets.get("DAYLIGHT"), own.key)
    return Zones(own, told)


def _latest_offset(part: Part, name: str) -> int | None:
    """The offset that holds now, of several observances the one that began last; in seconds."""
    found = sorted(part.parts(name), key=lambda one: one.text("DTSTART"))
    said = _OFFSET.match(found[-1].text("TZOFFSETTO")) if found else None
    if said is None:
        return None
    seconds = int(said[2]) * 3600 + int(said[3]) * 60
    return -seconds if said[1] == "-" else seconds


def moment_of(line: Line | None, zones: Zones) -> Moment | None:
    """What a line says; None where it says no day or time."""
    return None if line is None else moment_in(line.value, line.parameters.get("TZID", ""), zones)


def moment_in(value: str, name: str, zones: Zones) -> Moment | None:
    """A written day or time in the zone of that name; in the account's own where it has none, or one nobody knows."""
    found = _TIME.match(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups()[:6])
    try:
        if found[4] is None:
            return Moment(date(year, month, day), "day")
        if not 1902 <= year <= 2200:
            return None
        wall = datetime(year, month, day, hour, minute, min(second, 59))
    except ValueError:
        return None
    if found[7]:
        return Moment(wall.replace(tzinfo=UTC), "utc")
    zone = zones.named(name) if name else None
    style: Style = "floating" if zone is None else "zone"
    return Moment(real(wall.replace(tzinfo=zone or zones.own)), style, name if name and zone is None else "")


def real(at: datetime) -> datetime:
    """A time of the night on which the clock is set forward and that does not exist, as what the clock then shows."""
    return at.astimezone(UTC).astimezone(at.tzinfo)


def length_of(text: str) -> tuple[timedelta, timedelta] | None:
    """How long something lasts: whole days by the calendar, and the time beyond them; None for no duration and for one backwards (RFC 5545 §3.3.6)."""
    found = _LENGTH.match(text.strip())
    if found is None or found[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[1:])
    return timedelta(weeks=weeks, days=days), timedelta(hours=hours, minutes=minutes, seconds=seconds)


def minutes_of(part: Part, start: Moment, zones: Zones) -> int:
    """How long it lasts in minutes that pass, also over a night on which the clock is set; a day where only days are given, else nought."""
    end = moment_of(part.line("DTEND"), zones)
    if end is not None:
        if isinstance(start.at, datetime) and isinstance(end.at, datetime):
            return max(0, int((end.at.astimezone(UTC) - start.at.astimezone(UTC)).total_seconds() // 60))
        if not isinstance(start.at, datetime) and not isinstance(end.at, datetime):
            return max(1, (end.at - start.at).days) * 24 * 60
    length = length_of(part.text("DURATION"))
    if length is not None:
        whole, rest = length
        if isinstance(start.at, datetime):
            try:
                later = real((start.at.replace(tzinfo=None) + whole).replace(tzinfo=start.at.tzinfo))
            except (OverflowError, ValueError):
                return 0
            rest += later.astimezone(UTC) - start.at.astimezone(UTC)
        else:
            rest += whole
        return max(0, int(rest.total_seconds() // 60))
    return 0 if isinstance(start.at, datetime) else 24 * 60
