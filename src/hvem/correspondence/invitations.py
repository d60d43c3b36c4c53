"""A meeting as a calendar file of its own: when, where and with whom, and nothing that is private (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from hvem.campaign.models import Meeting
from hvem.reading.writers import PRODID


def invitation(meeting: Meeting, title: str, *, zone: str, moment: datetime, people: Sequence[tuple[str, str]] = ()) -> bytes:
    """The meeting as an .ics file; `people` are names and addresses of those who come, added as guests where an address is known.

    The same UID each time, so that a calendar moves the meeting rather than doubling it.
    """
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    event, wall = Event(), ZoneInfo(zone)
    event.add("uid", meeting.uid or f"{meeting.pk}@hvem")
    event.add("dtstamp", moment.astimezone(UTC))
    event.add("dtstart", meeting.at.astimezone(wall))
    event.add("dtend", (meeting.at + timedelta(minutes=meeting.minutes)).astimezone(wall))
    event.add("summary", title)
    if meeting.place:
        event.add("location", meeting.place)
    for name, address in people:
        if address:
            event.add(
                "attendee", f"mailto:{''.join(address.split())}", parameters={"CN": " ".join(name.replace('"', "'").split())}
            )
    event.add("status", "CANCELLED" if meeting.cancelled_on else "CONFIRMED")
    made.add_component(event)
    made.add_missing_timezones()
    ready: bytes = made.to_ical()
    return ready
