"""Meetings and dated promises as a calendar (RFC 5545): names and times, never notes or news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Todo

from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.campaign.promising import promise_name
from hvem.reading.writers import PRODID
from hvem.wording.catalogue import Language, say


def calendar(account: Any, language: Language, moment: datetime) -> Iterator[bytes]:
    """Every meeting as an event and every dated promise as a task, with the same UID each time, so that a calendar updates rather than doubles."""
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("x-wr-calname", "hvem")
    zone = ZoneInfo(account.zone)
    for meeting, names in _meetings(account):
        made.add_component(_event(meeting, names, language, moment, zone))
    rows = Promise.objects.of(account).present().filter(due_on__isnull=False).select_related("to", "about")
    for promise in rows.order_by("due_on", "pk"):
        made.add_component(_task(promise, language, moment, zone))
    made.add_missing_timezones(date(2020, 1, 1), date(2040, 1, 1))
    yield made.to_ical()


def _meetings(account: Any) -> Iterator[tuple[Meeting, list[str]]]:
    names: dict[UUID, list[str]] = defaultdict(list)
    parts = MeetingPart.objects.of(account).present().order_by("person__sort_key")
    for meeting, name in parts.values_list("meeting_id", "person__name"):
        names[meeting].append(name)
    for meeting in Meeting.objects.of(account).present().order_by("at", "pk"):
        yield meeting, names[meeting.pk]


def _event(meeting: Meeting, names: list[str], language: Language, moment: datetime, zone: ZoneInfo) -> Event:
    event = Event()
    starts = meeting.at.astimezone(zone)
    event.add("uid", meeting.uid or f"{meeting.pk}@hvem")
    event.add("dtstamp", moment.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", (meeting.at + timedelta(minutes=meeting.minutes)).astimezone(zone))
    event.add(
        "summary",
        meeting.title
        or (say(language, "keeping.meeting-with", names=", ".join(names)) if names else say(language, "keeping.meeting")),
    )
    if meeting.place:
        event.add("location", meeting.place)
    event.add("status", "CANCELLED" if meeting.cancelled_on else "CONFIRMED")
    return event


def _task(promise: Promise, language: Language, moment: datetime, zone: ZoneInfo) -> Todo:
    task = Todo()
    task.add("uid", f"{promise.pk}@hvem")
    task.add("dtstamp", moment.astimezone(UTC))
    task.add("due", promise.due_at.astimezone(zone) if promise.due_at else promise.due_on)
    task.add("summary", promise_name(promise, language))
    if promise.kept_on:
        task.add("status", "COMPLETED")
        task.add("completed", datetime.combine(promise.kept_on, time(12), zone).astimezone(UTC))
    else:
        task.add("status", "CANCELLED" if promise.lapsed_on else "NEEDS-ACTION")
    return task
