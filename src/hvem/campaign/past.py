"""What has been between me and one person, newest first: conversations, names, meetings, advice, gifts and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from hvem.accounts.access import Seat
from hvem.campaign.models import Advice, Conversation, Gift, MeetingPart, Part, Referral
from hvem.ground.models import Happening
from hvem.ground.undo import DAYS_TO_UNDO
from hvem.people.models import Note, Person

FOUND = ("mail-came", "mail-went")
"""Happenings of mail that was found: each is one conversation, undone from the timeline as one that was noted."""


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that has been: its day, a sentence's key with its facts, the own words, the page it stands on, what undoes it.

    Mails of one exchange are one thing: the newest, with the `earlier` ones behind it.
    """

    at: datetime
    key: str
    facts: dict[str, Any]
    words: str = ""
    page: str = ""
    undo: UUID | None = None
    row: UUID | None = None
    earlier: tuple[Past, ...] = ()


def past_of(here: Seat, person: Person, conversations: Sequence[Conversation]) -> list[Past]:
    """Everything that has been with the person, newest first; a fixed handful of queries."""
    found = [*_conversations(here, person, conversations), *_names(here, person), *_meetings(here, person), *_kept(here, person)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def conversations_of(here: Seat, person: Person) -> list[Conversation]:
    """The conversations the person took part in, newest first."""
    parts = Part.objects.of(here.account).present().filter(person=person, role="with", conversation__removed_at=None)
    return [part.conversation for part in parts.select_related("conversation").order_by("-conversation__at")[:200]]


def changes_of(here: Seat, person: Person) -> list[Happening]:
    """What was changed about the person in the days that can still be undone."""
    since = here.now - timedelta(days=DAYS_TO_UNDO)
    merged = Person.objects.of(here.account).filter(merged_into=person).values_list("pk", flat=True)
    rows = Happening.objects.of(here.account).filter(about__in=[person.pk, *merged], at__gte=since, undone_at=None)
    return list(rows.order_by("-at").defer("changes")[:12])


def _conversations(here: Seat, person: Person, conversations: Sequence[Conversation]) -> Iterator[Past]:
    since = here.now - timedelta(days=DAYS_TO_UNDO)
    recent = Happening.objects.of(here.account).filter(
        Q(kind__startswith="noted-") | Q(kind__in=FOUND),
        about__in=[one.pk for one in conversations],
        at__gte=since,
        undone_at=None,
    )
    undoing = dict(recent.values_list("about", "pk"))
    exchanges: dict[str, list[Past]] = defaultdict(list)
    for one in conversations:
        way = "tried" if one.unanswered_on else "in" if one.inward else "out"
        past = Past(
            one.at, f"past.{one.kind}-{way}", {"name": person.first_name}, one.note or one.subject,
            page=f"/conversations/{one.pk}/", undo=undoing.get(one.pk), row=one.pk,
        )  # fmt: skip
        exchanges[one.thread or str(one.pk)].append(past)
    for some in exchanges.values():
        newest, *earlier = sorted(some, key=lambda one: one.at, reverse=True)
        yield replace(newest, earlier=tuple(earlier))


def _names(here: Seat, person: Person) -> Iterator[Past]:
    rows = Referral.objects.of(here.account).present().filter(person=person).select_related("named_by")
    for one in rows:
        yield Past(
            _noon(here, one.named_on), "past.named-by", {"by": one.named_by.name}, one.said, page=f"/people/{one.named_by_id}/"
        )
    given = Referral.objects.of(here.account).present().filter(named_by=person).select_related("person")
    for one in given:
        yield Past(
            _noon(here, one.named_on), "past.named", {"name": person.first_name, "who": one.person.name}, one.said,
            page=f"/people/{one.person_id}/",
        )  # fmt: skip
    for one in Advice.objects.of(here.account).present().filter(person=person):
        yield Past(_noon(here, one.given_on), "past.advice", {"name": person.first_name}, one.text)


def _meetings(here: Seat, person: Person) -> Iterator[Past]:
    parts = MeetingPart.objects.of(here.account).present().filter(person=person, meeting__removed_at=None, meeting__held_on=None)
    for part in parts.select_related("meeting"):
        meeting = part.meeting
        key = (
            "past.meeting-off"
            if meeting.cancelled_on
            else "past.meeting-planned"
            if meeting.at > here.now
            else "past.meeting-was"
        )
        yield Past(meeting.at, key, {}, meeting.purpose or meeting.title, page=f"/meetings/{meeting.pk}/")


def _kept(here: Seat, person: Person) -> Iterator[Past]:
    for one in Gift.objects.of(here.account).present().filter(person=person):
        yield Past(_noon(here, one.on), "past.got" if one.got else "past.gave", {"name": person.first_name}, one.what)
    for note in Note.objects.of(here.account).present().filter(person=person).exclude(kind="told"):
        yield Past(note.at, "past.note", {}, note.text, row=note.pk)


def _noon(here: Seat, day: date) -> datetime:
    moment: datetime = here.account.moment(datetime(day.year, day.month, day.day, 12))
    return moment
