"""Calendars kept in step, both ways: first what is new there is taken in, then what is new here is written; in slices, taken up after a kill."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.correspondence.calendars.taking import Taking
from hvem.correspondence.calendars.writing import Writing
from hvem.correspondence.connections.connecting import READ_CALENDAR
from hvem.correspondence.connections.signing_in import may_be_private, note_failure, note_success
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.ground import clock
from hvem.ground.deeds import Deed, afterwards, rows_of
from hvem.ground.rows import slices
from hvem.ground.sealing import WrongKey, unseal
from hvem.ground.waking import wake_at, wakes
from hvem.outside import fetching
from hvem.outside.caldav import AT_A_TIME, Calendars, Item, open_calendar
from hvem.outside.shapes import Failed
from hvem.reading.ical_lines import Part, read_parts

POLL = {"caldav": timedelta(minutes=5), "ics": timedelta(hours=1)}
AFTER_FAILURE = timedelta(minutes=10)
SLICES = 20
"""So many slices are taken in at one waking; a calendar of many years goes on at the next, at once."""
TURN = 30.0
"""Seconds one calendar is taken in before others have their turn."""
LARGEST_FEED = 16 << 20
MOST_IN_FEED = 20_000
"""So many events of a feed are taken in; nobody keeps more by hand."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of it: meetings brought and moved here, objects written there; `whole` is false where there is more to take in."""

    brought: int = 0
    moved: int = 0
    written: int = 0
    whole: bool = True


@wakes(READ_CALENDAR)
def read_calendar_woken(account: Any, about: str, now: datetime) -> datetime | None:
    """Keep a calendar in step and say when to look again; None where it rests, is gone, or waits for the user."""
    calendar = Calendar.objects.of(account).open().filter(pk=about).select_related("account").first()
    if calendar is None or calendar.signed_out_at is not None:
        return None
    try:
        done = sync(calendar, now=now)
    except Failed as failed:
        note_failure(calendar, failed, at=clock.now())
        return None if calendar.signed_out_at else clock.now() + AFTER_FAILURE
    if not done.whole:
        return clock.now()
    note_success(calendar, at=clock.now())
    return clock.now() + POLL[calendar.way]


def sync(calendar: Calendar, *, now: datetime) -> Synced:
    """A calendar and the campaign brought into step; raises Failed where the server does not let it. Nothing waits for it with the data open."""
    if calendar.way == "ics":
        return _follow_feed(calendar, now)
    calendars = _opened(calendar)
    try:
        taking = Taking(calendar, now)
        if not _take_in(taking, calendars):
            return Synced(taking.brought, taking.moved, whole=False)
        taking.roll_on()
        writing = Writing(taking, calendars)
        writing.write()
        return Synced(taking.brought, taking.moved, writing.written)
    finally:
        calendars.close()


def _opened(calendar: Calendar) -> Calendars:
    try:
        secret = unseal(calendar.secret)
    except WrongKey:
        raise Failed("wrong-password") from None
    return open_calendar(calendar.address, calendar.username, secret, private=may_be_private())


def _take_in(taking: Taking, calendars: Calendars) -> bool:
    """What is new there, slice by slice; whether all of it. How far it was read is kept only when all is taken in."""
    calendar = taking.calendar
    changed = calendars.what_changed(calendar.address, calendar.token, _known(calendar))
    hrefs = [href for href, _ in changed.hrefs]
    until = time.monotonic() + TURN
    for number, some in enumerate(slices(hrefs, AT_A_TIME)):
        if number >= SLICES or time.monotonic() > until:
            return False
        if not taking.take(list(calendars.read(calendar.address, some)), until):
            return False
    taking.lose(changed.gone)
    _read_to(calendar, changed.token)
    return True


def _known(calendar: Calendar) -> dict[str, str]:
    rows = CalendarEntry.objects.of(calendar.account_id).present().filter(calendar=calendar).exclude(etag="")
    return dict(rows.values_list("href", "etag"))


def _read_to(calendar: Calendar, token: str) -> None:
    calendar.token = token[:1000] if len(token) <= 1000 else ""
    Calendar.objects.of(calendar.account_id).filter(pk=calendar.pk).update(token=calendar.token)


def _follow_feed(calendar: Calendar, now: datetime) -> Synced:
    """A calendar one may only fetch: each event as an object by its UID, what is not in it any more as gone."""
    found = fetching.get(calendar.address, private=may_be_private(), most_bytes=LARGEST_FEED, etag=calendar.token)
    if found.unchanged:
        return Synced()
    if not 200 <= found.status < 300:
        waits = found.status >= 500 or found.status == 429
        raise Failed(
            "gone" if found.status in (404, 410) else "refused" if not waits else "broken", str(found.status), for_now=waits
        )
    items = list(islice(objects_of(found.octets), MOST_IN_FEED))
    if not items and b"BEGIN:VCALENDAR" not in found.octets[:2000].upper():
        raise Failed("not-calendar", "no calendar")
    taking, known = Taking(calendar, now), _known(calendar)
    until = time.monotonic() + TURN
    for some in slices([one for one in items if known.get(one.href) != one.etag], AT_A_TIME):
        if time.monotonic() > until or not taking.take(some, until):
            return Synced(taking.brought, taking.moved, whole=False)
    taking.lose([href for href in known if href not in {one.href for one in items}])
    taking.roll_on()
    _read_to(calendar, found.etag)
    return Synced(taking.brought, taking.moved)


def objects_of(octets: bytes) -> Iterator[Item]:
    """The events of a feed as objects of their own: those of one UID together, with the zones they speak of; the version is their digest."""
    for calendar in read_parts(octets):
        by_uid: dict[str, list[Part]] = {}
        for part in calendar.parts("VEVENT"):
            if uid := part.text("UID"):
                by_uid.setdefault(uid, []).append(part)
        zones = b"".join(one.octets() for one in calendar.parts("VTIMEZONE"))
        own = calendar.line("X-WR-TIMEZONE")
        for uid, parts in by_uid.items():
            inner = b"".join(one.octets() for one in parts)
            whole = b"BEGIN:VCALENDAR\r\n" + (own.raw if own else b"") + zones + inner + b"END:VCALENDAR\r\n"
            yield Item(f"uid:{uid[:900]}", hashlib.sha256(_unstamped(parts)).hexdigest(), whole)


def _unstamped(parts: Sequence[Part]) -> bytes:
    """What of some events is no mere stamp: many feeds tell the time of fetching as DTSTAMP."""
    lines = (one.raw for part in parts for one in part.entries if not isinstance(one, Part) and one.name != "DTSTAMP")
    return b"".join(lines)


@afterwards
def tell_calendars(deed: Deed) -> None:
    """What is moved here is written there soon: the calendars that carry it are looked at next."""
    if deed.kind.startswith("calendar-") or not rows_of(deed.changes, Meeting, MeetingPart, Promise):
        return
    rows = Calendar.objects.of(deed.account).open().filter(way="caldav", read_only=False, signed_out_at=None)
    for pk in rows.values_list("pk", flat=True):
        wake_at(deed.account, READ_CALENDAR, str(pk), at=deed.at)
