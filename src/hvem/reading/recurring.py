"""A series as the occurrences that fall between two days, each moved, changed, cancelled or left out as its file says (RFC 5545 §3.8.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from hvem.reading.card import Complaint
from hvem.reading.ical_lines import Line, Part
from hvem.reading.moments_of_events import Moment, Zones, moment_in, moment_of, real

if TYPE_CHECKING:
    from hvem.reading.events import CalendarEvent

MOST_OCCURRENCES = 2000
_TOO_OFTEN = re.compile(
    r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BYSECOND|BY(HOUR|MINUTE)=\d+(,\d+){6}|BYSETPOS=[^;]{200}|INTERVAL=\s*[+-]?0*\s*(;|\Z)",
    re.IGNORECASE,
)  # an interval of nought would never come further
_UNTIL = re.compile(r"UNTIL=([0-9TZ]+)", re.IGNORECASE)

Read = tuple["CalendarEvent", Part]


def occurrences(
    calendar: Part, read: Iterable[Read], zones: Zones, between: tuple[date, date], complaints: list[Complaint]
) -> Iterator[Read]:
    """The events with each series told as its occurrences between the days, both with; single events stay whenever they are."""
    held = [*read]
    series = {event.uid for event, _ in held if event.repeats and event.occurrence is None and not event.task}
    for one in held:
        event = one[0]
        if event.uid not in series or event.task:
            yield one
    for uid in sorted(series):
        group = [one for one in held if one[0].uid == uid and not one[0].task]
        try:
            yield from _expanded(group, zones, between)
        except Exception:  # a rule of unknown making may fail in any way; the series is then told as its first
            first = next(one for one in group if one[0].repeats)
            complaints.append(Complaint(first[0].where, "complaint.event-rule", (("title", first[0].title),)))
            yield from group


def _expanded(group: list[Read], zones: Zones, between: tuple[date, date]) -> Iterator[Read]:
    """By the library, from a copy of the series in which every zone has its world name and every rule is checked."""
    from icalendar import Calendar
    from recurring_ical_events import of

    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hvem//NO"]
    start = next(moment for event, part in group if event.repeats and (moment := moment_of(part.line("DTSTART"), zones)))
    for number, (event, part) in enumerate(group):
        lines += _copied(number, event, part, zones, start)
    copy = Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
    begins = datetime.combine(between[0], time(), zones.own)
    ends = datetime.combine(between[1] + timedelta(days=1), time(), zones.own)
    for made in of(copy, keep_recurrence_attributes=False).between(begins, ends)[:MOST_OCCURRENCES]:
        event, part = group[int(made["X-HVEM"])]
        at: Any = made["DTSTART"].dt
        original: Any = made["RECURRENCE-ID"].dt if "RECURRENCE-ID" in made else at
        minutes = event.minutes
        if isinstance(at, datetime) and "DTEND" in made:
            at, original = real(at), real(original) if isinstance(original, datetime) else original
            lasts = int((made["DTEND"].dt.astimezone(UTC) - at.astimezone(UTC)).total_seconds() // 60)
            minutes = lasts if lasts > 0 else event.minutes
        yield replace(event, at=at, minutes=minutes, occurrence=original, repeats=True), part


def _copied(number: int, event: CalendarEvent, part: Part, zones: Zones, start: Moment) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", "UID:one", f"X-HVEM:{number}", f"SEQUENCE:{event.sequence}")
    own = moment_of(part.line("DTSTART"), zones) or start
    yield f"DTSTART{_written(own)}"
    if part.line("DTEND") is not None and (end := moment_of(part.line("DTEND"), zones)) is not None:
        if isinstance(end.at, datetime) == isinstance(own.at, datetime) and end.at > own.at:
            yield f"DTEND{_written(end)}"
    elif part.line("DURATION") is not None:
        yield f"DURATION:{part.text('DURATION')}"
    if event.occurrence is not None:
        named = part.line("RECURRENCE-ID")
        later = ";RANGE=THISANDFUTURE" if named and named.parameters.get("RANGE", "").upper() == "THISANDFUTURE" else ""
        yield f"RECURRENCE-ID{later}{_written(_like(Moment(event.occurrence, 'zone'), start))}"
    for rule in part.lines("RRULE")[:4]:
        if _TOO_OFTEN.search(rule.value):
            raise ValueError(rule.value)
        yield f"RRULE:{_until(rule.value.strip(), start, zones)}"
    for name in ("RDATE", "EXDATE"):
        for line in part.lines(name)[:2000]:
            yield from (f"{name}{_written(_like(one, start))}" for one in _each(line, zones))
    yield "END:VEVENT"


def _each(line: Line, zones: Zones) -> Iterator[Moment]:
    """The moments of a line that holds several; of a period its beginning."""
    for value in line.value.split(",")[:2000]:
        if (found := moment_in(value.partition("/")[0], line.parameters.get("TZID", ""), zones)) is not None:
            yield found


def _like(moment: Moment, start: Moment) -> Moment:
    """A moment as the series is written: a bare day is its clock on that day, and a moment is told in its zone."""
    if not isinstance(start.at, datetime):
        return Moment(moment.at.date(), "day") if isinstance(moment.at, datetime) else moment
    if not isinstance(moment.at, datetime):
        return Moment(datetime.combine(moment.at, start.at.time(), start.at.tzinfo), start.style)
    return Moment(moment.at.astimezone(start.at.tzinfo), start.style)


def _until(rule: str, start: Moment, zones: Zones) -> str:
    """A rule whose end is told as its start is: a day for days, else a moment of the world's clock."""
    found = _UNTIL.search(rule)
    if found is None:
        return rule
    end = moment_in(found[1], "", zones)
    if end is None:
        raise ValueError(rule)
    if not isinstance(start.at, datetime):
        said = f"{end.at:%Y%m%d}"
    elif isinstance(end.at, datetime):
        inside = end.at if end.style == "utc" else end.at.replace(tzinfo=start.at.tzinfo)
        said = f"{inside.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        said = f"{datetime.combine(end.at, time(23, 59, 59), start.at.tzinfo).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return rule[: found.start()] + f"UNTIL={said}" + rule[found.end() :]


def _written(moment: Moment) -> str:
    if not isinstance(moment.at, datetime):
        return f";VALUE=DATE:{moment.at:%Y%m%d}"
    key = getattr(moment.at.tzinfo, "key", "")
    if key and key != "UTC":
        return f";TZID={key}:{moment.at:%Y%m%dT%H%M%S}"
    return f":{moment.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
