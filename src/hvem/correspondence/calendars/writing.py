"""What of ours stands in a calendar elsewhere, written there: each row under a name of its own, and never over what another wrote since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from uuid import UUID

from django.db.models import Q

from hvem.campaign.models import Meeting, Promise
from hvem.correspondence.calendars.choosing import event_for, seen
from hvem.correspondence.calendars.facts import Facts, facts_of_event, facts_of_meeting, facts_of_promise, here_changed, marks
from hvem.correspondence.calendars.invitations import uid_of
from hvem.correspondence.calendars.taking import Taking
from hvem.correspondence.models import CalendarEntry
from hvem.ground.deeds import alone
from hvem.outside.caldav import Calendars, Conflict, Item
from hvem.outside.shapes import Failed
from hvem.reading.event_changing import changed
from hvem.reading.event_writing import Plan, write_event

BACK = timedelta(days=1)
"""What was longer ago is no longer written."""
MOST = 2000
CALL_ALARM = 10
ASKS_NO_MORE = frozenset({"gone", "refused"})

Row = Meeting | Promise


@dataclass
class Writing:
    """One calendar being written to, with what was just taken in from it; `written` counts the objects put there or taken away."""

    taking: Taking
    calendars: Calendars
    written: int = 0

    def __post_init__(self) -> None:
        self.calendar, self.account, self.now = self.taking.calendar, self.taking.account, self.taking.now

    def write(self) -> None:
        """Everything that is other here than there; what of ours is no longer to stand there goes."""
        if self.calendar.read_only or self.calendar.way != "caldav":
            return
        entries = {row.meeting_id or row.promise_id: row for row in self._entries()}
        for row in self._rows(entries):
            self._write(row, entries.get(row.pk))
        for entry in self._over():
            self._take_away(entry)

    def _entries(self) -> Iterator[CalendarEntry]:
        rows = CalendarEntry.objects.of(self.account).present().filter(calendar=self.calendar)
        yield from rows.filter(Q(meeting__isnull=False) | Q(promise__isnull=False))

    def _rows(self, entries: dict[UUID | None, CalendarEntry]) -> Iterator[Row]:
        """Meetings and promises of the days to come that stand there or are to; a meeting some calendar brought is not put into another."""
        carries, since = set(self.calendar.carries), self.now - BACK
        meetings = Meeting.objects.of(self.account).present().filter(held_on=None, at__gte=since)
        for meeting in meetings.order_by("at", "pk")[:MOST]:
            if meeting.pk in entries or ("meetings" in carries and not meeting.uid and not meeting.cancelled_on):
                yield meeting
        promises = Promise.objects.of(self.account).open().mine().here_still().select_related("to", "about")
        for promise in promises.filter(due_on__gte=self.account.day(since)).order_by("due_on", "pk")[:MOST]:
            if promise.pk in entries or ("calls" if promise.act == "call" else "promises") in carries:
                yield promise

    def _facts(self, row: Row) -> Facts:
        if isinstance(row, Promise):
            return facts_of_promise(row, self.taking.language)
        return facts_of_meeting(row, self.taking.names_of(row), self.taking.language)

    def _write(self, row: Row, entry: CalendarEntry | None) -> None:
        here = self._facts(row)
        if entry is not None and (not entry.etag or entry.asks.get("why") in ASKS_NO_MORE or not here_changed(entry, here)):
            return  # without a version it is gone there, and the user left it so
        for _ in range(2):  # once more where another wrote meanwhile, and ours still holds
            try:
                if entry is None or not entry.raw:
                    self._put_new(row, here, entry)
                else:
                    self._put_over(row, here, entry)
                return
            except Conflict as conflict:
                entry = self._taken_anew(row, str(conflict))
                row.refresh_from_db()
                here = self._facts(row)
                if entry is None or not here_changed(entry, here):
                    return
            except Failed as failed:
                if failed.for_now or failed.trouble not in ("refused", "too-large"):
                    raise
                self._refused(row, here, entry, failed)
                return

    def _put_new(self, row: Row, here: Facts, entry: CalendarEntry | None) -> None:
        """A name made of the row's own id, and only where nothing lies under it: what a kill left half done is found again, never doubled."""
        entry = entry or CalendarEntry(calendar=self.calendar, href=self._href(row))
        octets = write_event(self._plan(row, here), zone=self.account.zone, stamped=self.now)
        self._noted(row, entry, self.calendars.put(entry.href, octets, if_match=entry.etag), octets, here)

    def _put_over(self, row: Row, here: Facts, entry: CalendarEntry) -> None:
        found = seen(entry.raw.encode(), self.account, self.now)
        key = row.uid if isinstance(row, Meeting) and "/" in row.uid else found.uid
        event = event_for(found, key, self.now, entry.raw, self.account)
        octets = None
        if event is not None:
            there = facts_of_event(event, self.account, whole_days=isinstance(row, Promise))
            octets = changed(
                entry.raw.encode(), event.uid, here.other_than(there), zone=self.account.zone, stamped=self.now, occurrence=event.occurrence
            )  # fmt: skip
        if octets is None:
            octets = write_event(self._plan(row, here), zone=self.account.zone, stamped=self.now)
        self._noted(row, entry, self.calendars.put(entry.href, octets, if_match=entry.etag), octets, here)

    def _noted(self, row: Row, entry: CalendarEntry, etag: str, octets: bytes, here: Facts) -> None:
        """What now lies there, as we read it back: both sides agree."""
        found = seen(octets, self.account, self.now)
        key = row.uid if isinstance(row, Meeting) and "/" in row.uid else found.uid
        event = event_for(found, key, self.now, "", self.account)
        there = facts_of_event(event, self.account, whole_days=isinstance(row, Promise)) if event else here
        entry.account, entry.etag, entry.uid, entry.raw = self.account, etag[:200], found.uid[:300], octets.decode()
        entry.written = marks(here, there)
        entry.meeting, entry.promise = (row, None) if isinstance(row, Meeting) else (None, row)
        with alone(self.account):
            there_already = CalendarEntry.objects.of(self.account).present().filter(calendar=self.calendar, href=entry.href)
            if entry._state.adding and (known := there_already.first()) is not None:
                entry.pk, entry._state.adding = known.pk, False
            entry.save(force_insert=entry._state.adding)
        self.written += 1

    def _taken_anew(self, row: Row, href: str) -> CalendarEntry | None:
        """Another wrote since: what lies there is taken in first, as in any reading."""
        item = self.calendars.get(href)
        if item is None:
            self.taking.lose([href])
        else:
            self.taking.take([Item(href, item.etag, item.octets)])
        rows = CalendarEntry.objects.of(self.account).present().filter(calendar=self.calendar, href=href)
        found: CalendarEntry | None = rows.first()
        tied = found is not None and row.pk in (found.meeting_id, found.promise_id) and found.asks.get("why") not in ASKS_NO_MORE
        return found if tied else None

    def _refused(self, row: Row, here: Facts, entry: CalendarEntry | None, failed: Failed) -> None:
        """The server does not take this one: the user is told of it, and it is not tried again until it changes."""
        entry = entry or CalendarEntry(calendar=self.calendar, href=self._href(row), account=self.account)
        entry.meeting, entry.promise = (row, None) if isinstance(row, Meeting) else (None, row)
        entry.asks = {"why": "refused", "said": failed.said, "at": self.now.isoformat()}
        entry.written = marks(here, here)
        with alone(self.account):
            entry.save(force_insert=entry._state.adding)

    def _href(self, row: Row) -> str:
        return f"{self.calendar.address.rstrip('/')}/{row.pk}.ics"

    def _plan(self, row: Row, here: Facts) -> Plan:
        call = isinstance(row, Promise) and row.act == "call" and row.due_at is not None
        return Plan(
            f"{row.pk}@hvem" if isinstance(row, Promise) else uid_of(row), here.title, here.at, here.minutes, here.place, here.link,
            sequence=row.sequence if isinstance(row, Meeting) else 0, cancelled=here.cancelled, free=isinstance(row, Promise),
            alarm=CALL_ALARM if call else None, changed=self.now,
        )  # fmt: skip

    def _over(self) -> Iterator[CalendarEntry]:
        """Objects of ours that stand for what is taken away, kept, let go or no longer to stand there; those of the past stay as they are."""
        rows = CalendarEntry.objects.of(self.account).present().filter(calendar=self.calendar).exclude(etag="")
        yield from rows.filter(meeting=None, promise=None, uid__endswith="@hvem").exclude(written="")  # of someone who was erased
        carries = set(self.calendar.carries)
        for entry in rows.filter(meeting__isnull=False, meeting__uid="").select_related("meeting")[:MOST]:
            if entry.meeting.removed_at or ("meetings" not in carries and entry.meeting.at > self.now and self._made_here(entry)):
                yield entry
        for entry in rows.filter(promise__isnull=False).select_related("promise", "promise__to")[:MOST]:
            promise = entry.promise
            over = promise.removed_at or promise.kept_on or promise.lapsed_on or promise.to.removed_at
            if over or ("calls" if promise.act == "call" else "promises") not in carries:
                yield entry

    def _made_here(self, entry: CalendarEntry) -> bool:
        return entry.href == self._href(entry.meeting)

    def _take_away(self, entry: CalendarEntry) -> None:
        row = entry.meeting or entry.promise
        if row is None or self._ahead(row):
            try:
                self.calendars.delete(entry.href, entry.etag)
            except Conflict:  # changed there since: what it says is read next time, and it is tried again then
                return
            except Failed as failed:
                if failed.for_now:
                    raise
            self.written += 1
        with alone(self.account):
            entry.removed_at = self.now
            entry.save(update_fields=["removed_at"])

    def _ahead(self, row: Row) -> bool:
        if isinstance(row, Meeting):
            return row.at.astimezone(UTC) > self.now - BACK
        return row.due_on is not None and row.due_on >= self.account.day(self.now)
