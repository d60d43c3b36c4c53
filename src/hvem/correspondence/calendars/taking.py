"""What a calendar elsewhere says, taken in: meetings follow their events, events with someone known become meetings, the rest is busy time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zlib import crc32

from django.db.models import Q

from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.campaign.running import running
from hvem.correspondence.calendars.choosing import Seen, busy_of, declined, event_for, moment, seen
from hvem.correspondence.calendars.facts import (
    Facts,
    facts_of_event,
    facts_of_meeting,
    facts_of_promise,
    here_changed,
    key_of,
    language_of,
    marks,
    there_changed,
)
from hvem.correspondence.connections.oneself import me_of
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.ground.deeds import Deed, alone
from hvem.outside.caldav import Item
from hvem.people.models import ContactPoint, Person
from hvem.reading.events import CalendarEvent
from hvem.wording.catalogue import Language

MOST_GUESTS = 12
"""With more guests than this an event is an assembly, and no meeting of the campaign."""
OURS = "@hvem"
ROLLING = 3.0
"""Seconds that series may take at one waking to be told anew."""
BUSY_AHEAD = timedelta(days=60)


@dataclass
class Taking:
    """One calendar being taken in, as things stand at `now`; `brought` and `moved` count what came of it."""

    calendar: Calendar
    now: datetime
    brought: int = 0
    moved: int = 0
    mine: frozenset[str] = frozenset()
    language: Language = "nb"
    names: dict[UUID, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.account: Any = self.calendar.account
        self.language = language_of(self.account)
        own = {self.calendar.username.strip().lower()} if "@" in self.calendar.username else set()
        self.mine = me_of(self.account).emails | own

    def take(self, items: Sequence[Item], until: float | None = None) -> bool:
        """Some objects as they lie there now; each written with what it changes here, so that a kill loses nothing and doubles nothing.

        After `until` (of the machine's steady clock) no more is taken; says whether all of them were.
        """
        entries = {row.href: row for row in self._entries().filter(href__in=[item.href for item in items])}
        for number, item in enumerate(items):
            if number and until is not None and time.monotonic() > until:
                return False
            found = seen(item.octets, self.account, self.now)
            entry = entries.get(item.href) or CalendarEntry(calendar=self.calendar, href=item.href)
            with alone(self.account):
                self._take(entry, item, found)
        return True

    def lose(self, hrefs: Iterable[str]) -> None:
        """Objects that are no longer there: what was only busy time goes; of a meeting to come the user is asked."""
        for entry in self._entries().filter(href__in=list(hrefs)).select_related("meeting", "promise"):
            with alone(self.account):
                self._lose(entry)

    def roll_on(self) -> None:
        """Series whose meeting is over go on to the next, though nothing has changed there; and what they will take of one's time is told anew.

        A rule may take seconds to follow: after `ROLLING` the rest waits for the next time, which begins with another.
        """
        rows = self._entries().exclude(raw="").filter(raw__contains="RRULE").select_related("meeting")
        ends = (self.now + BUSY_AHEAD).astimezone(UTC).isoformat()
        over = Q(meeting=None, promise=None) | Q(meeting__at__lt=self.now)
        due = [one for one in rows.filter(over).order_by("pk") if one.meeting_id or not one.busy or one.busy[-1][1] < ends]
        first = crc32(self.now.isoformat().encode()) % len(due) if due else 0
        until = time.monotonic() + ROLLING
        for entry in (*due[first:], *due[:first]):
            self._roll(entry)
            if time.monotonic() > until:
                return

    def _roll(self, entry: CalendarEntry) -> None:
        found = seen(entry.raw.encode(), self.account, self.now)
        if entry.meeting is not None:
            if not (
                found.series and entry.meeting.uid.partition("/")[2] and event_for(found, found.uid, self.now, "", self.account)
            ):
                return
            entry.meeting = None
            entry.written = ""
        with alone(self.account):
            self._take(entry, Item(entry.href, entry.etag, entry.raw.encode()), found)

    def _entries(self) -> Any:
        return CalendarEntry.objects.of(self.account).present().filter(calendar=self.calendar)

    def _take(self, entry: CalendarEntry, item: Item, found: Seen) -> None:
        before, was = entry.raw, entry.etag
        entry.etag, entry.uid = item.etag[:200], found.uid[:300]
        entry.busy = busy_of(found, self.now, self.mine, self.account)
        meeting, promise = self._stands_for(entry, found)
        if promise is not None:
            self._take_promise(entry, promise, found)
        elif meeting is not None:
            self._take_meeting(entry, meeting, found, before)
        elif not entry.meeting_id:
            self._bring(entry, found)
        tied = entry.meeting_id or entry.promise_id or (found.series and entry.busy)
        entry.raw = item.octets.decode("utf-8", "replace").replace("\0", "") if tied else ""
        if entry.asks.get("why") == "gone" and was != entry.etag:
            entry.asks = {}
        self._keep(entry)

    def _keep(self, entry: CalendarEntry) -> None:
        """What is kept of an object is no deed of the user's: no undo sets it back."""
        entry.account = self.account
        entry.save(force_insert=entry._state.adding)

    def _stands_for(self, entry: CalendarEntry, found: Seen) -> tuple[Meeting | None, Promise | None]:
        """What an object is here: what it was tied to, else what bears its UID; nothing where the user has taken that away."""
        if entry.promise_id:
            return None, Promise.objects.of(self.account).present().filter(pk=entry.promise_id).first()
        if entry.meeting_id:
            return Meeting.objects.of(self.account).present().filter(pk=entry.meeting_id).first(), None
        name, ours, rest = found.uid.partition(OURS)
        if ours and not rest and (row_id := _uuid(name)):
            meeting = Meeting.objects.of(self.account).present().filter(pk=row_id).first()
            promise = None if meeting else Promise.objects.of(self.account).present().filter(pk=row_id).first()
            return meeting, promise
        keys = [found.uid[:300], *{key_of(one) for one in found.events}] if found.uid else []
        if not keys:
            return None, None
        rows = Meeting.objects.of(self.account).present().filter(uid__in=keys, held_on=None)
        return (rows.filter(at__gte=self.now).order_by("at") if found.series else rows.order_by("-at")).first(), None

    def _take_meeting(self, entry: CalendarEntry, meeting: Meeting, found: Seen, before: str) -> None:
        entry.meeting = meeting
        event = event_for(found, meeting.uid if "/" in meeting.uid else found.uid, self.now, before, self.account)
        if event is None or meeting.held_on is not None:
            return
        self._hear_answers(meeting, event)
        here = facts_of_meeting(meeting, self.names_of(meeting), self.language)
        there = self._facts(event, whole_days=False)
        if there_changed(entry, there):
            entry.asks = {} if entry.asks.get("why") == "both" else entry.asks
            if not entry.written and here == there:
                pass
            elif self._theirs_holds(entry, event, meeting.changed_at, here, there, known=bool(meeting.uid)):
                self._follow(meeting, here, there, key_of(event))
                here = facts_of_meeting(meeting, self.names_of(meeting), self.language)
            else:
                entry.written = "-" * len(here.mark) + there.mark  # ours is newer, and goes there next
                return
            entry.written = marks(here, there)

    def _hear_answers(self, meeting: Meeting, event: CalendarEvent) -> None:
        """What guests have answered, where the calendar's own server has heard it."""
        said = {
            guest.email: "declined" if guest.answer == "delegated" else guest.answer for guest in event.guests if guest.answer
        }
        if not said:
            return
        parts = MeetingPart.objects.of(self.account).present().filter(meeting=meeting).select_related("person")
        by_person = {part.person_id: part for part in parts}
        points = (
            ContactPoint.objects.of(self.account)
            .present()
            .filter(person__in=list(by_person), kind="email", normal__in=list(said))
        )
        heard = {by_person[person]: said[email] for person, email in points.values_list("person_id", "normal")}
        fresh = {part: answer for part, answer in heard.items() if part.answer != answer}
        for part, answer in fresh.items():
            with Deed(self.account, "calendar-answered", at=self.now) as deed:
                deed.change(part, answer=answer, answered_at=self.now, proposes_at=None)
                deed.about(meeting, name=part.person.first_name)

    def _theirs_holds(
        self, entry: CalendarEntry, event: CalendarEvent, changed_at: datetime | None, here: Facts, there: Facts, *, known: bool
    ) -> bool:
        """Whether what is there holds: where only it has changed, or where both have and it is newer. The other is kept to be told of."""
        if entry.written and not here_changed(entry, here):
            return True
        if not entry.written and known:
            return True
        stamp = event.changed or event.stamped
        theirs = changed_at is None or (stamp is not None and stamp >= changed_at)
        if here != there and entry.written:
            entry.asks = {
                "why": "both", "holds": "there" if theirs else "here", "here": here.as_json, "there": there.as_json, "at": self.now.isoformat(),
            }  # fmt: skip
        return theirs

    def _facts(self, event: CalendarEvent, *, whole_days: bool) -> Facts:
        facts = facts_of_event(event, self.account, whole_days=whole_days)
        if declined(event, self.mine) and not facts.cancelled:
            return Facts(facts.at, facts.minutes, facts.title, facts.place, facts.link, cancelled=True)
        return facts

    def _follow(self, meeting: Meeting, here: Facts, there: Facts, key: str) -> None:
        """The meeting as its event is now: time, place, link, title, called off or on again; what was prepared stays."""
        change = there.other_than(here)
        values: dict[str, Any] = {}
        if change.at is not None:
            values |= {"at": there.at, "minutes": there.minutes}
        values |= {
            name: value for name in ("place", "link", "title") if (value := getattr(change, name)) is not None and value != getattr(meeting, name)
        }  # fmt: skip
        if change.cancelled is not None:
            values["cancelled_on"] = self.account.day(self.now) if change.cancelled else None
        kind = "calendar-moved" if "at" in values else "calendar-changed-meeting"
        if "cancelled_on" in values:
            kind = "calendar-off" if change.cancelled else "calendar-on"
        if "/" in meeting.uid and "/" in key and key != meeting.uid:
            values["uid"] = key[:300]
        if not values:
            return
        with Deed(self.account, kind, at=self.now) as deed:
            deed.change(meeting, **values, changed_at=self.now, sequence=meeting.sequence + bool(meeting.invited_at))
            deed.about(meeting, name=", ".join(self.names_of(meeting)) or meeting.title)
        self.moved += 1

    def _take_promise(self, entry: CalendarEntry, promise: Promise, found: Seen) -> None:
        entry.promise = promise
        event = found.written[0] if found.written else None
        if event is None or promise.kept_on or promise.lapsed_on:
            return
        here, there = facts_of_promise(promise, self.language), self._facts(event, whole_days=True)
        if not there_changed(entry, there):
            return
        if there.cancelled:
            entry.asks = {"why": "gone", "at": self.now.isoformat()}
        elif (there.at != here.at or not entry.written) and self._theirs_holds(entry, event, None, here, there, known=False):
            due_at = there.at if isinstance(there.at, datetime) else None
            due_on = self.account.day(due_at) if due_at else there.at
            with Deed(self.account, "promise-moved", at=self.now) as deed:
                deed.change(promise, due_on=due_on, due_at=due_at)
                deed.about(promise, what=here.title)
            self.moved += 1
        entry.written = marks(facts_of_promise(promise, self.language), there)

    def _bring(self, entry: CalendarEntry, found: Seen) -> None:
        """An event of others with someone known is a meeting: the next one of a series, and none that is over, declined or an assembly."""
        event = event_for(found, found.uid, self.now, "", self.account)
        if (
            event is None
            or not event.uid
            or event.cancelled
            or declined(event, self.mine)
            or moment(event.at, self.account) < self.now
        ):
            return
        guests = [one.email for one in (*event.guests, *([event.organiser] if event.organiser else [])) if not one.room]
        others = set(guests) - self.mine
        if not others or len(others) > MOST_GUESTS:
            return
        points = ContactPoint.objects.of(self.account).present().filter(kind="email", normal__in=others, person__removed_at=None)
        people = list(
            Person.objects.of(self.account).filter(pk__in=points.values_list("person_id", flat=True)).order_by("sort_key", "pk")
        )
        if not people:
            return
        there = self._facts(event, whole_days=False)
        video = there.link.startswith("http")
        kind = "video" if video else "phone" if there.link.startswith("tel:") else "place"
        with Deed(self.account, "calendar-brought", at=self.now) as deed:
            meeting = deed.add(
                Meeting(
                    campaign=running(self.account, on=self.account.day(self.now)), at=there.at, minutes=there.minutes, place=there.place,
                    link=there.link, title=there.title, place_kind=kind, uid=key_of(event)[:300], changed_at=self.now,
                )
            )  # fmt: skip
            deed.add_all([MeetingPart(meeting=meeting, person=one) for one in people])
            deed.about(meeting, name=", ".join(one.first_name for one in people))
        entry.meeting = meeting
        entry.written = marks(facts_of_meeting(meeting, self.names_of(meeting), self.language), there)
        self.brought += 1

    def _lose(self, entry: CalendarEntry) -> None:
        meeting, promise = entry.meeting, entry.promise
        ahead = (
            meeting is not None
            and meeting.removed_at is None
            and meeting.at > self.now
            and not meeting.cancelled_on
            and not meeting.held_on
        )
        owed = promise is not None and promise.removed_at is None and not promise.kept_on and not promise.lapsed_on
        elsewhere = self._entries().filter(meeting=meeting).exclude(pk=entry.pk).exclude(etag="").exists() if ahead else False
        if (ahead and not elsewhere) or owed:
            entry.asks, entry.etag, entry.busy = {"why": "gone", "at": self.now.isoformat()}, "", []
        else:
            entry.removed_at = self.now
        self._keep(entry)

    def names_of(self, meeting: Meeting) -> list[str]:
        """Who is to be there, by name."""
        if meeting.pk not in self.names:
            parts = MeetingPart.objects.of(self.account).present().filter(meeting=meeting, person__removed_at=None)
            self.names[meeting.pk] = list(parts.order_by("person__sort_key", "pk").values_list("person__name", flat=True))
        return self.names[meeting.pk]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
