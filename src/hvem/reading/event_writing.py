"""An event or a task written out for a calendar, and a whole calendar of them (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hvem.reading.events import Guest
from hvem.reading.ical_lines import Line, made_line, text_line
from hvem.reading.writers import PRODID
from hvem.reading.zones import written_zone

_ANSWERS = {
    "accepted": "ACCEPTED",
    "declined": "DECLINED",
    "tentative": "TENTATIVE",
    "delegated": "DELEGATED",
    "": "NEEDS-ACTION",
}
_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Plan:
    """What an event (or `task`) says: `at` is an aware moment, or a day for whole days; `alarm` so many minutes before, none where None.

    `uid` stays the same as long as it is the same occasion; `sequence` rises when it is moved or called off.
    """

    uid: str
    title: str
    at: datetime | date
    minutes: int = 0
    place: str = ""
    link: str = ""
    text: str = ""
    sequence: int = 0
    cancelled: bool = False
    free: bool = False
    organiser: Guest | None = None
    guests: tuple[Guest, ...] = ()
    alarm: int | None = None
    changed: datetime | None = None
    task: bool = False
    done_on: date | None = None
    occurrence: datetime | date | None = None
    asks: bool = False


def write_event(plan: Plan, *, zone: str, stamped: datetime, method: str = "") -> bytes:
    """One event as a calendar object with CRLF, its times in `zone` told with its rule; `stamped` is DTSTAMP."""
    return b"".join(write_events([plan], zone=zone, stamped=stamped, method=method))


def write_events(plans: Iterable[Plan], *, zone: str, stamped: datetime, method: str = "", name: str = "") -> Iterator[bytes]:
    """A calendar of many events, a piece at a time; `name` is what a calendar program calls it."""
    head = [
        made_line("BEGIN", "VCALENDAR"),
        made_line("VERSION", "2.0"),
        text_line("PRODID", PRODID),
        made_line("CALSCALE", "GREGORIAN"),
    ]
    if method:
        head.append(made_line("METHOD", method))
    if name:
        head += [text_line("X-WR-CALNAME", name), made_line("X-WR-TIMEZONE", zone)]
    yield b"".join(line.raw for line in head)
    if zone != "UTC":
        yield zone_octets(zone)
    for plan in plans:
        yield b"".join(line.raw for line in _lines(plan, zone, stamped))
    yield made_line("END", "VCALENDAR").raw


def zone_octets(zone: str) -> bytes:
    """A zone's own part of a calendar."""
    return "".join(f"{line}\r\n" for line in written_zone(zone, _YEAR)).encode()


def time_line(name: str, at: datetime | date, zone: str) -> Line:
    """A property that holds a day or a time, in the zone of that name, in the world's time where it is UTC."""
    if not isinstance(at, datetime):
        return made_line(name, f"{at:%Y%m%d}", {"VALUE": "DATE"})
    if zone == "UTC":
        return made_line(name, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return made_line(name, f"{at.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}", {"TZID": zone})


def stamp_line(name: str, at: datetime) -> Line:
    """A property that holds a moment of the world's clock."""
    return made_line(name, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def later(at: datetime | date, minutes: int) -> datetime | date:
    """So many minutes of passing time after it; for whole days so many days."""
    if isinstance(at, datetime):
        return at.astimezone(UTC) + timedelta(minutes=minutes)
    return at + timedelta(days=max(1, minutes // 1440))


def _lines(plan: Plan, zone: str, stamped: datetime) -> Iterator[Line]:
    name = "VTODO" if plan.task else "VEVENT"
    yield made_line("BEGIN", name)
    yield text_line("UID", plan.uid)
    yield stamp_line("DTSTAMP", stamped)
    if plan.changed:
        yield stamp_line("LAST-MODIFIED", plan.changed)
    yield made_line("SEQUENCE", str(plan.sequence))
    if plan.occurrence is not None:
        yield time_line("RECURRENCE-ID", plan.occurrence, zone)
    if plan.task:
        yield time_line("DUE", plan.at, zone)
    else:
        yield time_line("DTSTART", plan.at, zone)
        yield time_line("DTEND", later(plan.at, plan.minutes), zone)
    yield text_line("SUMMARY", plan.title)
    yield from _where(plan)
    yield from _who(plan)
    yield from _standing(plan, zone)
    if plan.alarm is not None and not plan.cancelled:
        yield from _alarm(plan)
    yield made_line("END", name)


def _where(plan: Plan) -> Iterator[Line]:
    if plan.place or plan.link:
        yield text_line("LOCATION", plan.place or plan.link)
    if plan.link:
        yield made_line("URL", plan.link, {"VALUE": "URI"})
    words = "\n\n".join(part for part in (plan.text, plan.link) if part)
    if words:
        yield text_line("DESCRIPTION", words)


def _who(plan: Plan) -> Iterator[Line]:
    if plan.organiser:
        yield made_line("ORGANIZER", f"mailto:{plan.organiser.email}", {"CN": plan.organiser.name} if plan.organiser.name else {})
    for guest in plan.guests:
        said = {"CN": guest.name} if guest.name else {}
        said |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": _ANSWERS[guest.answer]}
        if plan.asks and not guest.answer:
            said["RSVP"] = "TRUE"
        yield made_line("ATTENDEE", f"mailto:{guest.email}", said)


def _standing(plan: Plan, zone: str) -> Iterator[Line]:
    if plan.task:
        if plan.done_on:
            noon = datetime(plan.done_on.year, plan.done_on.month, plan.done_on.day, 12, tzinfo=ZoneInfo(zone))
            yield from (stamp_line("COMPLETED", noon), made_line("PERCENT-COMPLETE", "100"))
        yield made_line("STATUS", "COMPLETED" if plan.done_on else "CANCELLED" if plan.cancelled else "NEEDS-ACTION")
        return
    yield made_line("STATUS", "CANCELLED" if plan.cancelled else "CONFIRMED")
    yield made_line("TRANSP", "TRANSPARENT" if plan.free or plan.cancelled else "OPAQUE")


def _alarm(plan: Plan) -> Iterator[Line]:
    before = max(0, plan.alarm or 0)
    yield from (made_line("BEGIN", "VALARM"), made_line("ACTION", "DISPLAY"), text_line("DESCRIPTION", plan.title))
    yield made_line("TRIGGER", f"-PT{before}M" if before else "PT0S", {"RELATED": "END"} if plan.task else {})
    yield made_line("END", "VALARM")
