"""Reading the tables into what the rules know: a handful of queries for any number of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from hvem.campaign.models import Advice, Campaign, Conversation, Gift, Meeting, MeetingPart, Part, Promise, Referral, Snooze
from hvem.method.facts import Contact, Known, Named, Planned, Promised, Snoozed
from hvem.people.models import Label, Person, Tie, called

ByPerson = dict[UUID, list[Any]]


def known(account: Any, campaign: Campaign, people: Collection[UUID], *, until: datetime | None = None) -> dict[UUID, Known]:
    """What the rules know of each of these people; with `until`, as it was then: nothing that happened later is seen."""
    if not people:
        return {}
    rows = list(Person.objects.of(account).listed().filter(pk__in=people).values_list(*PERSON))
    if not rows:
        return {}
    listed = [row[0] for row in rows]
    given, got = _gifts(account, campaign, listed, until)
    happened = {
        "contacts": _contacts(account, campaign, listed, until), "promises": _promises(account, campaign, listed, until),
        "meetings": _meetings(account, campaign, listed, until), "named": _named(account, campaign, listed, until),
        "snoozed": _snoozed(account, campaign, listed, until), "given_on": given, "got_on": got,
    }  # fmt: skip
    return {pk: _told_of(pk, one, happened) for pk, one in _who(account, rows).items()}


def _told_of(pk: UUID, one: Known, happened: Mapping[str, ByPerson]) -> Known:
    """The person with what happened with them."""
    facts: dict[str, Any] = {name: tuple(found.get(pk, ())) for name, found in happened.items()}
    return replace(one, **facts)


def _who(account: Any, rows: list[Any]) -> dict[UUID, Known]:
    """Who they are, before anything that happened: names, chosen or quiet, how close, expert or leader."""
    listed = [row[0] for row in rows]
    ties = dict(Tie.objects.of(account).present().filter(person_id__in=listed).values_list("person_id", "closeness"))
    roles = dict(
        Label.objects.of(account).present().filter(person_id__in=listed, kind="role", word__in=("expert", "leader"))
        .values_list("person_id", "word")
    )  # fmt: skip
    return {
        pk: Known(
            id=str(pk),
            name=name,
            short=called(nickname, given_name, name),
            chosen_on=chosen_on,
            quiet=bool(quiet_why) and quiet_until is None,
            quiet_until=quiet_until,
            closeness=ties.get(pk, "friendly"),
            role=roles.get(pk, ""),
        )
        for pk, name, nickname, given_name, chosen_on, quiet_why, quiet_until in rows
    }


PERSON = ("pk", "name", "nickname", "given", "chosen_on", "quiet_why", "quiet_until")
"""Who is quiet with an end has a bad time, which only moves acts; without an end it is for good."""


class Talked(NamedTuple):
    """Of a conversation what the rules look at."""

    pk: UUID
    kind: str
    at: datetime
    inward: bool
    unanswered_on: date | None
    names_answer: str
    no_next_step: str
    answered_on: date | None
    bounced_on: date | None
    away_until: date | None


def _contacts(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    parts = (
        Part.objects.of(account)
        .present()
        .filter(person_id__in=people, role="with", conversation__campaign=campaign, conversation__removed_at=None)
    )
    if until:
        parts = parts.filter(conversation__at__lte=until)
    rows = [
        (person, Talked(*talk))
        for person, *talk in parts.values_list("person_id", *(f"conversation__{name}" for name in Talked._fields))
    ]
    ids = {talk.pk for _, talk in rows}
    names = _counted(Referral, account, ids)
    advice = _counted(Advice, account, ids)
    closing = Promise.objects.of(account).present().filter(conversation_id__in=ids, next_step=True)
    steps = set(closing.values_list("conversation_id", flat=True))
    found: ByPerson = defaultdict(list)
    for person, talk in rows:
        found[person].append(
            contact_of(account, campaign, talk, names=names.get((talk.pk, person), 0),
                       advice=advice.get((talk.pk, person), 0), closed=talk.pk in steps, until=until)
        )  # fmt: skip
    return _as_then(found, account.day(until)) if until else found


def _as_then(found: ByPerson, day: date) -> ByPerson:
    """What was answered later on the last day was not answered yet: its answer is not among the conversations seen."""
    for person, contacts in found.items():
        written = [one for one in contacts if one.written and one.day == day]
        found[person] = [
            one if one.answered_on != day or any(late.at > one.at and late.inward != one.inward for late in written)
            else replace(one, answered_on=None)
            for one in contacts
        ]  # fmt: skip
    return found


def _counted(model: Any, account: Any, conversations: Collection[UUID]) -> dict[tuple[UUID, UUID], int]:
    giver = "named_by_id" if model is Referral else "person_id"
    rows = model.objects.of(account).present().filter(conversation_id__in=conversations)
    return {(talk, person): count for talk, person, count in rows.values_list("conversation_id", giver).annotate(Count("pk"))}


def contact_of(
    account: Any,
    campaign: Campaign,
    talk: Conversation | Talked,
    *,
    names: int,
    advice: int,
    closed: bool,
    until: datetime | None = None,
) -> Contact:
    """A conversation as the rules see it, in local time."""
    last = account.day(until) if until else date.max
    at = account.local(talk.at)
    return Contact(
        id=str(talk.pk),
        kind=talk.kind,  # type: ignore[arg-type]
        at=at,
        inward=talk.inward,
        reached=talk.unanswered_on is None,
        names_answer=talk.names_answer,  # type: ignore[arg-type]
        closed=closed or bool(talk.no_next_step),
        names=names,
        advice=advice,
        answered_on=_by(talk.answered_on, last),
        bounced_on=_by(talk.bounced_on, last),
        away_until=talk.away_until,
        history=at.date() < campaign.started_on,
    )


def _by(day: date | None, last: date) -> date | None:
    return day if day and day <= last else None


def _promises(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    rows = Promise.objects.of(account).present().filter(Q(to_id__in=people) | Q(about_id__in=people), campaign=campaign)
    if until:
        rows = rows.filter(made_at__lte=until)
    wanted = set(people)
    found: ByPerson = defaultdict(list)
    for row in rows.values_list(*PROMISE, named=True):
        promised = _promised(account, row, called(row.to__nickname, row.to__given, row.to__name), row.kept_by__at, until)
        for person in {row.to_id, row.about_id} & wanted:
            found[person].append(promised)
    return found


PROMISE = (
    "id", "to_id", "about_id", "owed_by_me", "act", "rule", "words", "made_at", "due_on", "due_at", "kept_on", "kept_by_id",
    "lapsed_on", "conversation_id", "not_by", "to__nickname", "to__given", "to__name", "kept_by__at",
)  # fmt: skip


def promised_of(account: Any, row: Promise, until: datetime | None = None) -> Promised:
    """A promise as the rules see it."""
    return _promised(account, row, row.to.first_name, row.kept_by.at if row.kept_by else None, until)


def _promised(account: Any, row: Any, to_name: str, kept_at: datetime | None, until: datetime | None) -> Promised:
    """The promise of a row, or of its `PROMISE` fields."""
    last = account.day(until) if until else date.max
    made_at = account.local(row.made_at)
    before = account.day(kept_at) - timedelta(days=1) if until and kept_at and kept_at > until else last
    kept_on = _by(row.kept_on, min(last, before))
    return Promised(
        id=str(row.id),
        owed_by_me=row.owed_by_me,
        act=row.act,
        rule=row.rule,
        words=row.words,
        made_on=made_at.date(),
        due_on=row.due_on,
        due_at=account.local(row.due_at) if row.due_at else None,
        kept_on=kept_on,
        lapsed_on=_by(row.lapsed_on, last),
        to=str(row.to_id),
        about=str(row.about_id) if row.about_id else "",
        to_name=to_name,
        made_in=str(row.conversation_id) if row.conversation_id else "",
        made_at=made_at,
        kept_by=str(row.kept_by_id) if row.kept_by_id and kept_on else "",
        not_by=tuple(row.not_by),
    )


def _meetings(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    parts = (
        MeetingPart.objects.of(account)
        .present()
        .filter(person_id__in=people, meeting__campaign=campaign, meeting__removed_at=None)
    )
    rows = list(parts.values_list("person_id", *MEETING, named=True))
    ids = {row.meeting_id for row in rows}
    wishes = _tallied("wishes", account, ids)
    homework = _tallied("homework", account, ids, done_on=None)
    last = account.day(until) if until else date.max
    later = _held_later(account, ids, until) if until else set()
    found: ByPerson = defaultdict(list)
    for row in rows:
        at = account.local(row.meeting__at)
        if at.date() < campaign.started_on and not row.meeting__held_on:
            continue
        found[row.person_id].append(
            Planned(
                id=str(row.meeting_id),
                at=at,
                minutes=row.meeting__minutes,
                place=row.meeting__place,
                purpose=row.meeting__purpose,
                wishes=wishes.get(row.meeting_id, 0),
                homework_open=homework.get(row.meeting_id, 0),
                cancelled_on=row.meeting__cancelled_on,
                held=_by(row.meeting__held_on, last) is not None and row.meeting_id not in later,
            )
        )
    return found


MEETING = ("meeting_id", *(f"meeting__{name}" for name in ("at", "minutes", "place", "purpose", "cancelled_on", "held_on")))


def _held_later(account: Any, meetings: Collection[UUID], until: datetime) -> set[UUID]:
    """The meetings whose conversation came after the moment."""
    talks = Conversation.objects.of(account).present().filter(meeting_id__in=meetings, at__gt=until)
    return set(talks.values_list("meeting_id", flat=True))


def _tallied(relation: str, account: Any, meetings: Collection[UUID], **only: Any) -> dict[UUID, int]:
    model = Meeting._meta.get_field(relation).related_model
    rows = model.objects.of(account).present().filter(meeting_id__in=meetings, **only)  # type: ignore[union-attr]
    return dict(rows.values_list("meeting_id").annotate(Count("pk")))


def _named(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    rows = Referral.objects.of(account).present().filter(person_id__in=people, campaign=campaign, dropped_on=None)
    if until:
        rows = rows.filter(Q(conversation=None, named_on__lte=account.day(until)) | Q(conversation__at__lte=until))
    before = account.day(until) - timedelta(days=1) if until else date.max
    found: ByPerson = defaultdict(list)
    fields = ("person_id", "named_by_id", "named_by__nickname", "named_by__given", "named_by__name", "named_on", "contacted_on")
    for person, by, nickname, given, name, on, contacted_on in rows.values_list(*fields):
        found[person].append(
            Named(by=called(nickname, given, name), by_id=str(by), on=on, contacted_on=_by(contacted_on, before))
        )
    return found


def _snoozed(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    rows = Snooze.objects.of(account).present().filter(person_id__in=people, campaign=campaign)
    if until:
        rows = rows.filter(on__lte=account.day(until))
    found: ByPerson = defaultdict(list)
    for person, action, on, until_day in rows.values_list("person_id", "action", "on", "until"):
        found[person].append(Snoozed(action=action, on=on, until=until_day))
    return found


def _gifts(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> tuple[ByPerson, ByPerson]:
    rows = Gift.objects.of(account).present().filter(person_id__in=people, campaign=campaign)
    last = account.day(until) if until else date.max
    given: ByPerson = defaultdict(list)
    got: ByPerson = defaultdict(list)
    for person, on, is_mine in rows.values_list("person_id", "on", "got"):
        if on <= last:
            (got if is_mine else given)[person].append(on)
    return given, got
