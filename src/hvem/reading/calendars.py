"""Calendar files of any size, read line by line for an import: which occasions, when, with whom; the calendars kept in step are read by `events`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from hvem.reading.card import Complaint
from hvem.reading.decoding import lines_of
from hvem.reading.exchanges import Correspondent, Occasion
from hvem.reading.moments_of_events import length_of
from hvem.reading.tidying import clean
from hvem.reading.vcard_text import plain
from hvem.reading.zones import zone_named

_MOST_LINES = 20_000
_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?\Z")
_PARAMETER = re.compile(r';([A-Za-z-]+)=("[^"]*"|[^;:"]*)')
_HEAD = re.compile(r'([A-Za-z-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):')

Said = dict[str, list[tuple[dict[str, str], str]]]


def read_calendar(chunks: Iterable[bytes]) -> Iterator[Occasion | Complaint]:
    """The events of an .ics file, one by one; to-dos and free time are passed over, an event without a time is a complaint."""
    event: list[str] | None = None
    number, inner, cancelled, zone = 0, 0, False, ""
    for line in _unfolded(lines_of(chunks)):
        mark = line[:40].upper().rstrip()
        if mark == "BEGIN:VEVENT":
            if event is not None:
                yield Complaint(f"event {number}", "complaint.event-cut", (("title", _of(_said(event, zone), "SUMMARY")),))
            event, number, inner = [], number + 1, 0
        elif event is not None:
            if mark.startswith("BEGIN:"):
                inner += 1
            elif mark == "END:VEVENT":
                yield _occasion(_said(event, zone), f"event {number}", zone, cancelled)
                event = None
            elif mark.startswith("END:"):
                inner = max(0, inner - 1)
            elif not inner and len(event) < _MOST_LINES:
                event.append(line)
        elif mark.startswith("METHOD:"):
            cancelled = mark == "METHOD:CANCEL"
        elif mark.startswith("X-WR-TIMEZONE:"):
            zone = line.partition(":")[2].strip()
    if event is not None:
        yield Complaint(f"event {number}", "complaint.event-cut", (("title", _of(_said(event, zone), "SUMMARY")),))


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """The lines of RFC 5545 put together; a line goes on where the next begins with a blank."""
    held: list[str] = []
    for line in lines:
        if line[:1] in (" ", "\t") and held:
            if len(held) < _MOST_LINES:
                held.append(line[1:])
        else:
            if held:
                yield "".join(held)
            held = [line]
    if held:
        yield "".join(held)


def _said(lines: list[str], zone: str) -> Said:
    """An event's properties by name, each with its parameters."""
    said: Said = {}
    for line in lines:
        head = _HEAD.match(line)
        if head is not None:
            parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(head[2])}
            said.setdefault(head[1].upper(), []).append((parameters, line[head.end() :]))
    return said


def _of(said: Said, name: str) -> str:
    """The text of a property, empty where it is not there."""
    return clean(plain(said[name][0][1]))[:300] if name in said else ""


def _occasion(said: Said, where: str, zone: str, cancelled: bool) -> Occasion | Complaint:
    at = _moment(said, "DTSTART", zone)
    if at is None:
        return Complaint(where, "complaint.event-no-time", (("title", _of(said, "SUMMARY")),))
    return Occasion(
        uid=_of(said, "UID"),
        at=at,
        minutes=_minutes(said, at, zone),
        title=_of(said, "SUMMARY"),
        place=_of(said, "LOCATION"),
        attendees=_attendees(said),
        cancelled=cancelled or _of(said, "STATUS").upper() == "CANCELLED",
        repeats="RRULE" in said or "RDATE" in said,
        where=where,
    )


def _attendees(said: Said) -> tuple[Correspondent, ...]:
    """Who was invited and who invites, rooms and those who declined left out."""
    found: dict[str, Correspondent] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        for parameters, value in said.get(name, [])[:500]:
            value = value.strip()
            address = (parameters.get("EMAIL") or value.partition(":")[2] or value).strip().lower()
            if "@" not in address or parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE"):
                continue
            if parameters.get("PARTSTAT", "").upper() == "DECLINED":
                found.pop(address, None)
                continue
            called = clean(parameters.get("CN", ""))
            found.setdefault(address, Correspondent(address, "" if called.lower() == address else called))
    return tuple(found.values())


def _moment(said: Said, name: str, zone: str) -> datetime | date | None:
    """A day, a time with its zone, or a floating time without."""
    if name not in said:
        return None
    parameters, value = said[name][0]
    found = _TIME.match(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups()[:6])
    try:
        if found[4] is None:
            return date(year, month, day)
        at = datetime(year, month, day, hour, minute, min(second, 59))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if found[7] else at.replace(tzinfo=zone_named(parameters.get("TZID") or zone))


def _minutes(said: Said, at: datetime | date, zone: str) -> int:
    """How long it lasts: to its end, or as long as it says; a day where only days are given, else nought."""
    end = _moment(said, "DTEND", zone)
    if end is not None:
        if isinstance(at, datetime) and isinstance(end, datetime) and (at.tzinfo is None) == (end.tzinfo is None):
            if at.tzinfo is not None:  # time that passes, also over a night on which the clock is set
                at, end = at.astimezone(UTC), end.astimezone(UTC)
            return max(0, int((end - at).total_seconds() // 60))
        if not isinstance(at, datetime) and not isinstance(end, datetime):
            return max(1, (end - at).days) * 24 * 60
    length = length_of(said["DURATION"][0][1]) if "DURATION" in said else None
    if length is not None:
        return int(sum(length, timedelta()).total_seconds() // 60)
    return 0 if isinstance(at, datetime) else 24 * 60
