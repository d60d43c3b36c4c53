"""Time zones by the names calendars give them, and a zone written out for a calendar file (RFC 5545 §3.6.5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_SHORT = {
    "utc": "UTC",
    "gmt": "UTC",
    "z": "UTC",
    "greenwich standard time": "Atlantic/Reykjavik",
    "central european standard time": "Europe/Warsaw",
}
_CITIES = {
    "oslo": "Europe/Oslo", "amsterdam": "Europe/Berlin", "berlin": "Europe/Berlin", "stockholm": "Europe/Stockholm", "københavn": "Europe/Copenhagen",
    "copenhagen": "Europe/Copenhagen", "brussels": "Europe/Paris", "paris": "Europe/Paris", "belgrade": "Europe/Budapest",
    "sarajevo": "Europe/Warsaw", "helsinki": "Europe/Helsinki", "kyiv": "Europe/Kyiv", "dublin": "Europe/London", "london": "Europe/London",
}  # fmt: skip
_LIKELY = (
    "Europe/Oslo", "Europe/London", "Europe/Helsinki", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "Asia/Kolkata", "Asia/Tokyo", "Asia/Shanghai", "Australia/Sydney",
)  # fmt: skip
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """The time zone of a name: the world's own, Windows', with a maker's path before it, or by its city; None where it is unknown."""
    plain = name.strip().strip('"')
    if not plain or len(plain) > 200:
        return None
    for one in (_SHORT.get(plain.lower(), plain), "/".join(plain.split("/")[-2:]), "/".join(plain.split("/")[-3:])):
        if (found := _zone(one)) is not None:
            return found
    return _zone(_windows().get(plain.lower(), "")) or _by_city(plain.lower())


def zone_like(standard: int, daylight: int | None, first: str) -> tzinfo:
    """The zone that has these offsets (seconds east) in winter and summer, `first` if it has them; else a fixed offset."""
    for name in (first, *_LIKELY):
        zone = _zone(name)
        if zone is None:
            continue
        offsets = {int((zone.utcoffset(datetime(2026, month, 15)) or timedelta()).total_seconds()) for month in (1, 7)}
        if offsets == {standard, standard if daylight is None else daylight}:
            return zone
    return timezone(timedelta(seconds=max(-86399, min(86399, standard))))


def written_zone(name: str, year: int) -> list[str]:
    """The lines of VTIMEZONE for a zone as it is in these years, its summer time by rule; the zone without rule where it has none."""
    zone = ZoneInfo(name)
    turns = _turns(zone, year)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    if len(turns) != 2:
        offset = _written_offset(datetime(year, 1, 1, tzinfo=zone).utcoffset())
        lines += ["BEGIN:STANDARD", "DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD"]
    for turn in turns if len(turns) == 2 else ():
        lines += _written_turn(zone, turn)
    return [*lines, "END:VTIMEZONE"]


def _written_turn(zone: ZoneInfo, turn: datetime) -> list[str]:
    """One observance: the day of the year on which the clock is set, as the first to fourth or the last of its weekday."""
    before, after = (turn - timedelta(seconds=1)).astimezone(zone), turn.astimezone(zone)
    wall = (turn + (before.utcoffset() or timedelta())).replace(tzinfo=None)
    last = (wall + timedelta(days=7)).month != wall.month
    nth = -1 if last else (wall.day - 1) // 7 + 1
    name = "DAYLIGHT" if after.dst() else "STANDARD"
    first = _nth(1970, wall.month, wall.weekday(), nth).replace(hour=wall.hour, minute=wall.minute)
    return [
        f"BEGIN:{name}", f"DTSTART:{first:%Y%m%dT%H%M%S}", f"RRULE:FREQ=YEARLY;BYMONTH={wall.month};BYDAY={nth}{_DAYS[wall.weekday()]}",
        f"TZOFFSETFROM:{_written_offset(before.utcoffset())}", f"TZOFFSETTO:{_written_offset(after.utcoffset())}",
        f"TZNAME:{after.tzname()}", f"END:{name}",
    ]  # fmt: skip


def _nth(year: int, month: int, weekday: int, nth: int) -> datetime:
    """The nth (or last, -1) such weekday of a month."""
    if nth > 0:
        first = datetime(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = datetime(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


@lru_cache(maxsize=64)
def _turns(zone: ZoneInfo, year: int) -> tuple[datetime, ...]:
    """The moments of a year at which the clock is set, to the minute."""
    found = []
    hour = timedelta(hours=1)
    moment, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        day = moment + 24 * hour
        if moment.astimezone(zone).utcoffset() != day.astimezone(zone).utcoffset():
            low, high = moment, day
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                low, high = (
                    (middle, high)
                    if middle.astimezone(zone).utcoffset() == moment.astimezone(zone).utcoffset()
                    else (low, middle)
                )
            found.append((low + timedelta(seconds=59)).replace(second=0, microsecond=0))
        moment = day
    return tuple(found)


def _written_offset(offset: timedelta | None) -> str:
    minutes = int((offset or timedelta()).total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def _windows() -> dict[str, str]:
    """Windows' names; read only when one is met, since the list is part of a large library."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def _by_city(name: str) -> ZoneInfo | None:
    """By a city in a name such as "(UTC+01:00) Amsterdam, Berlin, Bern"."""
    return next((_zone(zone) for city, zone in _CITIES.items() if city in name), None)
