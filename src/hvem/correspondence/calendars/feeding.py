"""The calendar feed: meetings, calls and promises as a calendar others may subscribe to (RFC 5545, 7986); names and times, unless more is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from hvem.accounts.models import FeedSecret
from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.campaign.promising import promise_name
from hvem.correspondence.calendars.facts import CALL_MINUTES
from hvem.correspondence.calendars.invitations import uid_of
from hvem.reading.writers import PRODID
from hvem.wording.catalogue import Language, say

BACK = timedelta(days=60)
"""What is longer past than this is not in the feed."""
MOST = 1000
"""So many of each sort at the most."""


def feed_of(feed: FeedSecret, now: datetime) -> bytes:
    """The feed as it stands: the same octets as long as nothing in it changes."""
    account = feed.account
    language: Language = feed.user.language  # type: ignore[assignment]
    zone = ZoneInfo(account.zone)
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "hvem")
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    stamp = feed.made_at.astimezone(UTC)
    shown = set(feed.shows)
    events = [
        *(_meetings(account, feed, now, zone, language) if "meetings" in shown else ()),
        *_promises(account, feed, now, zone, language, shown),
    ]
    for event in events:
        event.add("dtstamp", stamp)
        made.add_component(event)
    if events:
        made.add_missing_timezones((now - BACK).date(), (now + timedelta(days=730)).date().replace(month=12, day=31))
    ready: bytes = made.to_ical()
    return ready


def _meetings(account: Any, feed: FeedSecret, now: datetime, zone: ZoneInfo, language: Language) -> Iterator[Event]:
    rows = Meeting.objects.of(account).present().filter(at__gte=now - BACK, cancelled_on=None)
    found: list[Meeting] = list(rows.order_by("at", "pk")[:MOST])
    names: dict[UUID, list[str]] = defaultdict(list)
    parts = MeetingPart.objects.of(account).present().filter(meeting__in=[one.pk for one in found]).order_by("person__sort_key")
    for meeting_id, name in parts.values_list("meeting_id", "person__name"):
        names[meeting_id].append(name)
    for one in found:
        yield _meeting(one, ", ".join(names[one.pk]), feed, zone, language)


def _meeting(meeting: Meeting, names: str, feed: FeedSecret, zone: ZoneInfo, language: Language) -> Event:
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", meeting.at.astimezone(zone))
    event.add("dtend", (meeting.at + timedelta(minutes=meeting.minutes)).astimezone(zone))
    plain = say(language, "feed.meeting-with", names=names) if names else say(language, "feed.meeting")
    event.add("summary", (meeting.title or plain) if feed.says_more else plain)
    if feed.says_more:
        for name, text in (("location", meeting.place), ("description", meeting.purpose), ("url", meeting.link)):
            if text:
                event.add(name, text)
    return event


def _promises(
    account: Any, feed: FeedSecret, now: datetime, zone: ZoneInfo, language: Language, shown: set[str]
) -> Iterator[Event]:
    """One's own open promises with a day: calls as a call at their time, others on their day; they take no time in the calendar."""
    rows = (
        Promise.objects.of(account)
        .open()
        .mine()
        .here_still()
        .filter(due_on__gte=account.day(now - BACK))
        .select_related("to", "about")
    )
    for one in rows.order_by("due_on", "pk")[:MOST]:
        sort = "calls" if one.act == "call" else "promises"
        if sort in shown:
            yield _promise(one, sort, feed, zone, language)


def _promise(promise: Promise, sort: str, feed: FeedSecret, zone: ZoneInfo, language: Language) -> Event:
    event = Event()
    event.add("uid", f"{promise.pk}@hvem")
    if promise.due_at:
        event.add("dtstart", promise.due_at.astimezone(zone))
        event.add("dtend", (promise.due_at + timedelta(minutes=CALL_MINUTES)).astimezone(zone))
    else:
        event.add("dtstart", promise.due_on)
    person = promise.about if sort == "calls" and promise.about else promise.to
    plain = say(language, "feed.call" if sort == "calls" else "feed.promise", name=person.name)
    event.add("summary", promise_name(promise, language) if feed.says_more else plain)
    event.add("transp", "TRANSPARENT")
    return event
