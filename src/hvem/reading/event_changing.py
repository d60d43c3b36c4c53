"""A calendar object changed in place: what moves is moved, and everything else stands as its owner's program wrote it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hvem.reading.event_writing import later, stamp_line, time_line, zone_octets
from hvem.reading.ical_lines import Line, Part, made_line, read_parts, text_line
from hvem.reading.moments_of_events import Moment, Zones, moment_of, zones_of
from hvem.reading.zones import zone_named

_SERIES = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be other; None leaves it as it is. `done_on` is of a task, and so is its `at`, the day or time it is due."""

    at: datetime | date | None = None
    minutes: int | None = None
    title: str | None = None
    place: str | None = None
    link: str | None = None
    cancelled: bool | None = None
    done_on: date | None = None


def moved(
    octets: bytes,
    uid: str,
    at: datetime | date,
    minutes: int,
    *,
    zone: str,
    stamped: datetime,
    occurrence: datetime | date | None = None,
) -> bytes | None:
    """The object with the event at another time, its version one higher; None where it holds no such event."""
    return changed(octets, uid, Change(at=at, minutes=minutes), zone=zone, stamped=stamped, occurrence=occurrence)


def changed(
    octets: bytes, uid: str, change: Change, *, zone: str, stamped: datetime, occurrence: datetime | date | None = None
) -> bytes | None:
    """The object with one event changed; of a series the one planned first for `occurrence`, the others left. None where it is not there.

    Every property, guest, alarm and other event stands octet for octet. `zone` is where times are told that had no zone of their own.
    """
    roots = read_parts(octets)
    own = zone_named(zone) or ZoneInfo("Europe/Oslo")
    for calendar in roots:
        zones = zones_of(calendar, own)
        part = _found(calendar, uid, occurrence, zones)
        if part is None:
            continue
        _apply(calendar, part, change, zones, stamped)
        return b"".join(one.octets() for one in roots)
    return None


def _found(calendar: Part, uid: str, occurrence: datetime | date | None, zones: Zones) -> Part | None:
    """The event meant; where a series has no part of its own for the occurrence, one is made beside it."""
    same = [one for one in calendar.parts("VEVENT", "VTODO") if one.text("UID") == uid]
    first = next((one for one in same if one.line("RECURRENCE-ID") is None), None)
    if occurrence is None:
        return first or (same[0] if same else None)
    for one in same:
        named = moment_of(one.line("RECURRENCE-ID"), zones)
        if named is not None and _same_moment(named.at, occurrence):
            return one
    if first is None or not (first.line("RRULE") or first.line("RDATE")):
        return first
    return _split_off(calendar, first, occurrence, zones)


def _same_moment(one: datetime | date, other: datetime | date) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one.astimezone(UTC) == other.astimezone(UTC)
    day = one.date() if isinstance(one, datetime) else one
    return day == (other.date() if isinstance(other, datetime) else other)


def _split_off(calendar: Part, first: Part, occurrence: datetime | date, zones: Zones) -> Part:
    """A part of its own for one occurrence, as its series has it."""
    made = copy.deepcopy(first)
    minutes = _lasting(first, zones)
    for name in _SERIES:
        made.set(None, name)
    _put_time(calendar, made, occurrence, minutes, zones)
    start = made.line("DTSTART")
    if start is not None:
        made.set(made_line("RECURRENCE-ID", start.value, start.parameters), "RECURRENCE-ID")
    at = calendar.entries.index(first) + 1
    calendar.entries.insert(at, made)
    return made


def _apply(calendar: Part, part: Part, change: Change, zones: Zones, stamped: datetime) -> None:
    task = part.name == "VTODO"
    weighty = change.at is not None or change.minutes is not None or change.place is not None or change.cancelled is not None
    if change.at is not None and task:
        part.set(_in_style(calendar, "DUE", change.at, part.line("DUE") or part.line("DTSTART"), zones), "DUE")
    elif (change.at is not None or change.minutes is not None) and not task:
        start = moment_of(part.line("DTSTART"), zones)
        at = change.at if change.at is not None else start.at if start else None
        if at is not None:
            before = start.at if start else None
            _put_time(calendar, part, at, change.minutes if change.minutes is not None else _lasting(part, zones), zones)
            _move_alarms(part, before, at)
    _put_words(part, change)
    if change.cancelled is not None:
        open_ = "NEEDS-ACTION" if task else "CONFIRMED"
        part.set(made_line("STATUS", "CANCELLED" if change.cancelled else open_), "STATUS")
    if change.done_on is not None and task:
        noon = datetime(change.done_on.year, change.done_on.month, change.done_on.day, 12, tzinfo=zones.own)
        part.set(stamp_line("COMPLETED", noon), "COMPLETED")
        part.set(made_line("STATUS", "COMPLETED"), "STATUS")
        part.set(made_line("PERCENT-COMPLETE", "100"), "PERCENT-COMPLETE")
    if weighty:
        said = part.text("SEQUENCE")
        part.set(
            made_line("SEQUENCE", str(int(said) + 1 if said.isascii() and said.isdigit() and len(said) < 10 else 1)), "SEQUENCE"
        )
    part.set(stamp_line("DTSTAMP", stamped), "DTSTAMP")
    part.set(stamp_line("LAST-MODIFIED", stamped), "LAST-MODIFIED")


def _put_words(part: Part, change: Change) -> None:
    if change.title is not None:
        part.set(text_line("SUMMARY", change.title), "SUMMARY")
    if change.link is not None:
        old = part.text("URL")
        part.set(made_line("URL", change.link, {"VALUE": "URI"}) if change.link else None, "URL")
        words = part.text("DESCRIPTION")
        if old and old in words:
            part.set(text_line("DESCRIPTION", words.replace(old, change.link).strip()), "DESCRIPTION")
        elif change.link and change.link not in words:
            part.set(text_line("DESCRIPTION", f"{words}\n\n{change.link}".strip()), "DESCRIPTION")
        if old and part.text("LOCATION") == old and change.place is None:
            part.set(text_line("LOCATION", change.link) if change.link else None, "LOCATION")
    if change.place is not None:
        part.set(text_line("LOCATION", change.place) if change.place else None, "LOCATION")


def _lasting(part: Part, zones: Zones) -> int:
    from hvem.reading.moments_of_events import minutes_of

    start = moment_of(part.line("DTSTART"), zones)
    return minutes_of(part, start, zones) if start else 0


def _put_time(calendar: Part, part: Part, at: datetime | date, minutes: int, zones: Zones) -> None:
    """Beginning and end, told as they were told before: by an end or a length, in the same zone."""
    old = part.line("DTSTART")
    part.set(_in_style(calendar, "DTSTART", at, old, zones), "DTSTART")
    if part.line("DURATION") is not None and part.line("DTEND") is None:
        days = not isinstance(at, datetime)
        part.set(made_line("DURATION", f"P{max(1, minutes // 1440)}D" if days else f"PT{minutes}M"), "DURATION")
    else:
        part.set(_in_style(calendar, "DTEND", later(at, minutes), old, zones), "DTEND")


def _in_style(calendar: Part, name: str, at: datetime | date, old: Line | None, zones: Zones) -> Line:
    """A time told as the old one was: in its zone, in the world's time, or floating; a day that becomes a time is told in one's own zone."""
    kept = {key: value for key, value in (old.parameters if old else {}).items() if key not in ("TZID", "VALUE")}
    if not isinstance(at, datetime):
        line = time_line(name, at, "UTC")
        return made_line(name, line.value, {**line.parameters, **kept})
    was: Moment | None = moment_of(old, zones)
    if was is not None and was.style == "utc":
        return made_line(name, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}", kept)
    if was is not None and was.style == "floating" and not was.unknown:
        return made_line(name, f"{at.astimezone(zones.own):%Y%m%dT%H%M%S}", kept)
    if was is not None and was.style == "zone" and old is not None and isinstance(was.at, datetime):
        return made_line(name, f"{at.astimezone(was.at.tzinfo):%Y%m%dT%H%M%S}", {"TZID": old.parameters["TZID"], **kept})
    _with_zone(calendar, zones.own.key)
    return made_line(name, f"{at.astimezone(zones.own):%Y%m%dT%H%M%S}", {"TZID": zones.own.key, **kept})


def _with_zone(calendar: Part, zone: str) -> None:
    if zone == "UTC" or any(one.text("TZID") == zone for one in calendar.parts("VTIMEZONE")):
        return
    at = next((number for number, one in enumerate(calendar.entries) if isinstance(one, Part)), len(calendar.entries))
    calendar.entries[at:at] = read_parts(zone_octets(zone))


def _move_alarms(part: Part, before: datetime | date | None, at: datetime | date) -> None:
    """Alarms set for a moment move as far as the event does; those set so long before it need nothing."""
    if not isinstance(before, datetime) or not isinstance(at, datetime):
        return
    by: timedelta = at.astimezone(UTC) - before.astimezone(UTC)
    for alarm in part.parts("VALARM"):
        trigger = alarm.line("TRIGGER")
        if trigger is not None and trigger.parameters.get("VALUE", "").upper() == "DATE-TIME":
            moment = moment_of(trigger, Zones(ZoneInfo("UTC"), {}))
            if moment is not None and isinstance(moment.at, datetime):
                alarm.set(made_line("TRIGGER", f"{moment.at + by:%Y%m%dT%H%M%SZ}", {"VALUE": "DATE-TIME"}), "TRIGGER")
