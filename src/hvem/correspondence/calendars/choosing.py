"""Of a calendar object the event that concerns a meeting: itself, or of a series the one that comes next; and what of it makes one busy."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hvem.correspondence.calendars.facts import key_of
from hvem.reading.events import CalendarEvent, read_events
from hvem.reading.ical_lines import read_parts

BACK, AHEAD = timedelta(days=7), timedelta(days=370)
NEAR = timedelta(days=4)
MOST_BUSY = 400
_SHAPE = ("DTSTART", "RRULE", "RDATE")


@dataclass(frozen=True, slots=True)
class Seen:
    """One calendar object as it is now: its events in the year to come, those it writes out, and whether it is a series."""

    uid: str
    events: tuple[CalendarEvent, ...]
    written: tuple[CalendarEvent, ...]
    series: bool
    octets: bytes


def seen(octets: bytes, account: Any, now: datetime) -> Seen:
    """An object understood, between a week ago and a year ahead."""
    today = account.day(now)
    written = tuple(one for one in read_events(octets, account.zone).events if not one.task)
    series = any(one.repeats and one.occurrence is None for one in written)
    events = written
    if series:
        found = read_events(octets, account.zone, today - BACK, today + AHEAD).events
        events = tuple(one for one in found if not one.task)
    return Seen(written[0].uid if written else "", events, written, series, octets)


def event_for(found: Seen, key: str, now: datetime, before: str, account: Any) -> CalendarEvent | None:
    """The event that is the meeting known by `key`; of a series without one the next. None where there is none.

    An occurrence that was left out is told as cancelled; where the whole series was moved since `before`, it is the one nearest.
    """
    if not found.series and "/" not in key:
        return found.written[0] if found.written else None
    if "/" not in key:
        return upcoming(found.events, now, account)
    same = next((one for one in (*found.written, *found.events) if one.occurrence is not None and key_of(one) == key), None)
    if same is not None:
        return same
    planned = _planned(key)
    if planned is None:
        return upcoming(found.events, now, account)
    if found.series and _shape(before.encode()) != _shape(found.octets):
        near = [one for one in found.events if abs(moment(one.at, account) - planned) <= NEAR]
        if near:
            return min(near, key=lambda one: abs(moment(one.at, account) - planned))
    first = found.written[0] if found.written else None
    return replace(first, at=planned, cancelled=True, occurrence=planned) if first else None


def upcoming(events: Iterable[CalendarEvent], now: datetime, account: Any) -> CalendarEvent | None:
    """The next event that has not begun and is not called off."""
    ahead = [one for one in events if not one.cancelled and moment(one.at, account) >= now]
    return min(ahead, key=lambda one: moment(one.at, account), default=None)


def declined(event: CalendarEvent, mine: Collection[str]) -> bool:
    """Whether the user has said no to it."""
    return any(guest.email in mine and guest.answer == "declined" for guest in event.guests)


def busy_of(found: Seen, now: datetime, mine: Collection[str], account: Any) -> list[list[str]]:
    """When it takes the user's time in the year to come: from and until, the world's clock."""
    spans = []
    for one in found.events:
        if one.cancelled or one.free or declined(one, mine) or not one.minutes:
            continue
        start = moment(one.at, account, midnight=True)
        end = start + timedelta(minutes=one.minutes)
        if end > now and start < now + AHEAD:
            spans.append([start.astimezone(UTC).isoformat(), end.astimezone(UTC).isoformat()])
    return sorted(spans)[:MOST_BUSY]


def moment(at: datetime | date, account: Any, *, midnight: bool = False) -> datetime:
    """An event's beginning; a whole day's at nine, or where it is the time taken at midnight."""
    if isinstance(at, datetime):
        return at
    found: datetime = account.moment(datetime.combine(at, time() if midnight else time(9)))
    return found


def _planned(key: str) -> datetime | None:
    stamp = key.rpartition("/")[2]
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _shape(octets: bytes) -> list[tuple[str, str]]:
    """What makes a series fall when it does."""
    return [
        (line.name, line.value)
        for calendar in read_parts(octets)
        for part in calendar.parts("VEVENT")
        if part.line("RECURRENCE-ID") is None
        for name in _SHAPE
        for line in part.lines(name)
    ]
