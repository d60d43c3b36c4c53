"""One calendar object understood: each event and task in it, when, where, with whom, and how one joins (RFC 5545, 5546)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from hvem.reading.card import Complaint
from hvem.reading.ical_lines import LARGEST, Line, Part, read_parts
from hvem.reading.joining_links import link_of, phone_of, words_of
from hvem.reading.moments_of_events import Moment, Zones, minutes_of, moment_of, zones_of
from hvem.reading.recurring import occurrences
from hvem.reading.tidying import clean
from hvem.reading.zones import zone_named

MOST_EVENTS = 20_000
Reply = Literal["accepted", "declined", "tentative", "delegated", ""]
_REPLIES: dict[str, Reply] = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative", "DELEGATED": "delegated"}


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone at an event: address in lower case, name as written, what they answered (empty while they have not), a room or a person."""

    email: str
    name: str = ""
    answer: Reply = ""
    room: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event (`task` a to-do): `at` is a day for whole days, else a moment with its zone; `minutes` of time that passes.

    `occurrence` names which of a series it is, by when that one was planned first. `link` and `phone` are how one joins from afar.
    `sequence` rises when it is moved; `stamped` and `changed` are DTSTAMP and LAST-MODIFIED. `free` blocks no time. `done_on` of a task.
    """

    uid: str
    at: datetime | date
    minutes: int
    title: str = ""
    place: str = ""
    link: str = ""
    phone: str = ""
    text: str = ""
    comment: str = ""
    organiser: Guest | None = None
    guests: tuple[Guest, ...] = ()
    cancelled: bool = False
    free: bool = False
    repeats: bool = False
    occurrence: datetime | date | None = None
    sequence: int = 0
    stamped: datetime | None = None
    changed: datetime | None = None
    floating: bool = False
    private: bool = False
    task: bool = False
    done_on: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Events:
    """What a calendar object holds: its method (REQUEST, REPLY, CANCEL, COUNTER… or empty), its events, and what could not be read."""

    method: str = ""
    events: tuple[CalendarEvent, ...] = ()
    complaints: tuple[Complaint, ...] = ()


def read_events(octets: bytes, zone: str = "Europe/Oslo", first: date | None = None, last: date | None = None) -> Events:
    """The events and tasks of an .ics; floating times are of `zone`.

    Between the days `first` and `last` a series is told as its occurrences, each moved, cancelled or left out as the file says; without
    them as itself, its changed occurrences beside it. What cannot be read is a complaint beside what can.
    """
    own = zone_named(zone) or ZoneInfo("Europe/Oslo")
    found: list[CalendarEvent] = []
    complaints: list[Complaint] = []
    roots = read_parts(octets)
    calendars = [one for one in roots if one.name == "VCALENDAR"] or ([_around(roots)] if roots else [])
    if not calendars:
        complaints.append(Complaint("", "complaint.calendar-none"))
    if len(octets) > LARGEST:
        complaints.append(Complaint("", "complaint.calendar-large"))
    method = ""
    for calendar in calendars:
        method = method or calendar.text("METHOD").upper()[:20]
        zones = _zones(calendar, own)
        read = [*_read(calendar, zones, complaints)]
        if first is not None and last is not None:
            read = [*occurrences(calendar, read, zones, (first, last), complaints)]
        found += [event for event, _ in read]
    if method == "CANCEL":
        found = [replace(one, cancelled=True) for one in found]
    return Events(method, tuple(found[:MOST_EVENTS]), tuple(complaints))


def _around(roots: list[Part]) -> Part:
    """Events that stand in a file without a calendar around them."""
    return Part("VCALENDAR", list(roots))


def _zones(calendar: Part, own: ZoneInfo) -> Zones:
    """The zones of a file; floating times are the calendar's own where it says one (X-WR-TIMEZONE)."""
    return zones_of(calendar, zone_named(calendar.text("X-WR-TIMEZONE")) or own)


def _read(calendar: Part, zones: Zones, complaints: list[Complaint]) -> Iterator[tuple[CalendarEvent, Part]]:
    number = 0
    for part in calendar.parts("VEVENT", "VTODO"):
        number += 1
        where = f"{'task' if part.name == 'VTODO' else 'event'} {number}"
        title = clean(part.text("SUMMARY"))[:300]
        if not part.whole and not calendar.closing.strip().upper().startswith(b"END:VCALENDAR"):
            complaints.append(Complaint(where, "complaint.event-cut", (("title", title),)))
            continue
        start = moment_of(part.line("DTSTART"), zones)
        if part.name == "VTODO":
            start = moment_of(part.line("DUE"), zones) or start
        if start is None:
            if part.name == "VEVENT":
                complaints.append(Complaint(where, "complaint.event-no-time", (("title", title),)))
            continue
        if start.unknown:
            complaints.append(Complaint(where, "complaint.event-zone", (("title", title), ("zone", start.unknown[:80]))))
        yield _event(part, start, zones, where, title), part


def _event(part: Part, start: Moment, zones: Zones, where: str, title: str) -> CalendarEvent:
    status = part.text("STATUS").upper()
    occurrence = moment_of(part.line("RECURRENCE-ID"), zones)
    completed = moment_of(part.line("COMPLETED"), zones)
    done = status == "COMPLETED" or completed is not None
    organisers = [*_guests(part, "ORGANIZER")]
    return CalendarEvent(
        uid=part.text("UID")[:300], at=start.at, minutes=minutes_of(part, start, zones) if part.name == "VEVENT" else 0, title=title,
        place=clean(part.text("LOCATION"))[:300], link=link_of(part), phone=phone_of(part), text=words_of(part.text("DESCRIPTION"))[:5000],
        comment=words_of(part.text("COMMENT"))[:2000], organiser=organisers[0] if organisers else None, guests=tuple(_guests(part, "ATTENDEE")),
        cancelled=status == "CANCELLED", free=part.text("TRANSP").upper() == "TRANSPARENT", repeats=_repeats(part),
        occurrence=occurrence.at if occurrence else None, sequence=_count(part.text("SEQUENCE")), stamped=_stamp(part.line("DTSTAMP"), zones),
        changed=_stamp(part.line("LAST-MODIFIED"), zones), floating=start.style == "floating",
        private=part.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"), task=part.name == "VTODO",
        done_on=(_day(completed, zones) if completed else _day(start, zones)) if done and part.name == "VTODO" else None, where=where,
    )  # fmt: skip


def _repeats(part: Part) -> bool:
    return part.line("RRULE") is not None or part.line("RDATE") is not None


def _guests(part: Part, name: str) -> Iterator[Guest]:
    """The people and rooms of a property, each address once."""
    seen: set[str] = set()
    for line in part.lines(name)[:500]:
        value = line.text
        address = (line.parameters.get("EMAIL") or value.partition(":")[2] or value).strip().lower()
        if "@" not in address or any(sign.isspace() for sign in address) or address in seen:
            continue
        seen.add(address)
        called = clean(line.parameters.get("CN", ""))[:200]
        room = line.parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE")
        answer = _REPLIES.get(line.parameters.get("PARTSTAT", "").upper(), "")
        yield Guest(address[:254], "" if called.lower() == address else called, answer, room)


def _stamp(line: Line | None, zones: Zones) -> datetime | None:
    found = moment_of(line, zones)
    return found.at.astimezone(UTC) if found is not None and isinstance(found.at, datetime) else None


def _day(moment: Moment, zones: Zones) -> date:
    return moment.at.astimezone(zones.own).date() if isinstance(moment.at, datetime) else moment.at


def _count(text: str) -> int:
    return min(int(text), 2_000_000_000) if text.isascii() and text.isdigit() and len(text) < 12 else 0
