"""Reading the tables into what the rules know: a handful of queries for any number of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from hvem.campaign.models import Advice, Campaign, Conversation, Gift, Meeting, MeetingPart, Part, Promise, Referral, Snooze
from hvem.method.facts import Contact, Known, Named, Planned, Promised, Snoozed
from hvem.people.models import ContactPoint, Label, Person, Tie

ByPerson = dict[UUID, list[Any]]


def known(account: Any, campaign: Campaign, people: Collection[UUID], *, until: datetime | None = None) -> dict[UUID, Known]:
    """What the rules know of each of these people; with `until`, as it was then: nothing that happened later is seen."""
    contacts = _contacts(account, campaign, people, until)
    promises = _promises(account, campaign, people, until)
    meetings = _meetings(account, campaign, people, until)
    named = _named(account, campaign, people, until)
    snoozed = _snoozed(account, campaign, people, until)
    given, got = _gifts(account, campaign, people, until)
    ties = dict(Tie.objects.of(account).present().filter(person_id__in=people).values_list("person_id", "closeness"))
    reach = _reach(account, people)
    roles = dict(
        Label.objects.of(account).present().filter(person_id__in=people, kind="role", word__in=("expert", "leader"))
        .values_list("person_id", "word")
    )  # fmt: skip
    return {
        person.pk: Known(
            id=str(person.pk),
            name=person.name,
            short=person.first_name,
            chosen_on=person.chosen_on,
            quiet=_quiet(person),
            quiet_until=person.quiet_until,
            closeness=ties.get(person.pk, "friendly"),
            role=roles.get(person.pk, ""),
            has_email="email" in reach[person.pk],
            has_phone="phone" in reach[person.pk],
            contacts=tuple(contacts[person.pk]),
            promises=tuple(promises[person.pk]),
            meetings=tuple(meetings[person.pk]),
            named=tuple(named[person.pk]),
            snoozed=tuple(snoozed[person.pk]),
            given_on=tuple(given[person.pk]),
            got_on=tuple(got[person.pk]),
        )
        for person in Person.objects.of(account).listed().filter(pk__in=people)
    }


def _quiet(person: Person) -> bool:
    """For good: dead, in conflict, not to be contacted, or ill without an end; a bad time with an end only moves acts."""
    return bool(person.quiet_why) and person.quiet_until is None


def _reach(account: Any, people: Collection[UUID]) -> dict[UUID, set[str]]:
    reach: dict[UUID, set[str]] = defaultdict(set)
    points = ContactPoint.objects.of(account).present().filter(person_id__in=people, dead_on=None, kind__in=("email", "phone"))
    for person, kind in points.values_list("person_id", "kind"):
        reach[person].add(kind)
    return reach


def _contacts(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    parts = (
        Part.objects.of(account)
        .present()
        .filter(person_id__in=people, role="with", conversation__campaign=campaign, conversation__removed_at=None)
    )
    if until:
        parts = parts.filter(conversation__at__lte=until)
    rows = list(parts.select_related("conversation"))
    ids = {part.conversation_id for part in rows}
    names = _counted(Referral, account, ids)
    advice = _counted(Advice, account, ids)
    closing = Promise.objects.of(account).present().filter(conversation_id__in=ids, next_step=True)
    steps = set(closing.values_list("conversation_id", flat=True))
    found: ByPerson = defaultdict(list)
    for part in rows:
        talk = part.conversation
        found[part.person_id].append(
            contact_of(account, campaign, talk, names=names.get((talk.pk, part.person_id), 0),
                       advice=advice.get((talk.pk, part.person_id), 0), closed=talk.pk in steps, until=until)
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
    account: Any, campaign: Campaign, talk: Conversation, *, names: int, advice: int, closed: bool, until: datetime | None = None
) -> Contact:
    """A conversation as the rules see it, in local time."""
    last = account.day(until) if until else date.max
    return Contact(
        id=str(talk.pk),
        kind=talk.kind,  # type: ignore[arg-type]
        at=account.local(talk.at),
        inward=talk.inward,
        reached=talk.unanswered_on is None,
        names_answer=talk.names_answer,  # type: ignore[arg-type]
        closed=closed or bool(talk.no_next_step),
        names=names,
        advice=advice,
        answered_on=_by(talk.answered_on, last),
        bounced_on=_by(talk.bounced_on, last),
        away_until=talk.away_until,
        history=account.day(talk.at) < campaign.started_on,
    )


def _by(day: date | None, last: date) -> date | None:
    return day if day and day <= last else None


def _promises(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    rows = Promise.objects.of(account).present().filter(Q(to_id__in=people) | Q(about_id__in=people), campaign=campaign)
    if until:
        rows = rows.filter(made_at__lte=until)
    wanted = set(people)
    found: ByPerson = defaultdict(list)
    for row in rows.select_related("to", "kept_by"):
        promised = promised_of(account, row, until)
        for person in {row.to_id, row.about_id} & wanted:
            found[person].append(promised)
    return found


def promised_of(account: Any, row: Promise, until: datetime | None = None) -> Promised:
    """A promise as the rules see it."""
    last = account.day(until) if until else date.max
    if until and row.kept_by_id and row.kept_by and row.kept_by.at > until:
        last = min(last, account.day(row.kept_by.at) - timedelta(days=1))
    return Promised(
        id=str(row.pk),
        owed_by_me=row.owed_by_me,
        act=row.act,  # type: ignore[arg-type]
        rule=row.rule,
        words=row.words,
        made_on=account.day(row.made_at),
        due_on=row.due_on,
        due_at=account.local(row.due_at) if row.due_at else None,
        kept_on=_by(row.kept_on, last),
        lapsed_on=_by(row.lapsed_on, account.day(until) if until else date.max),
        to=str(row.to_id),
        about=str(row.about_id) if row.about_id else "",
        to_name=row.to.first_name,
        made_in=str(row.conversation_id) if row.conversation_id else "",
        made_at=account.local(row.made_at),
        kept_by=str(row.kept_by_id) if row.kept_by_id and _by(row.kept_on, last) else "",
        not_by=tuple(row.not_by),
    )


def _meetings(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    parts = (
        MeetingPart.objects.of(account)
        .present()
        .filter(person_id__in=people, meeting__campaign=campaign, meeting__removed_at=None)
    )
    rows = list(parts.select_related("meeting"))
    ids = {part.meeting_id for part in rows}
    wishes = _tallied("wishes", account, ids)
    homework = _tallied("homework", account, ids, done_on=None)
    last = account.day(until) if until else date.max
    later = _held_later(account, ids, until) if until else set()
    found: ByPerson = defaultdict(list)
    for part in rows:
        meeting = part.meeting
        if account.day(meeting.at) < campaign.started_on and not meeting.held_on:
            continue
        found[part.person_id].append(
            Planned(
                id=str(meeting.pk),
                at=account.local(meeting.at),
                minutes=meeting.minutes,
                place=meeting.place,
                purpose=meeting.purpose,
                wishes=wishes.get(meeting.pk, 0),
                homework_open=homework.get(meeting.pk, 0),
                cancelled_on=meeting.cancelled_on,
                held=_by(meeting.held_on, last) is not None and meeting.pk not in later,
            )
        )
    return found


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
    for row in rows.select_related("named_by"):
        by, contacted = row.named_by, _by(row.contacted_on, before)
        found[row.person_id].append(Named(by=by.first_name, by_id=str(by.pk), on=row.named_on, contacted_on=contacted))
    return found


def _snoozed(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> ByPerson:
    rows = Snooze.objects.of(account).present().filter(person_id__in=people, campaign=campaign)
    if until:
        rows = rows.filter(on__lte=account.day(until))
    found: ByPerson = defaultdict(list)
    for row in rows:
        found[row.person_id].append(Snoozed(action=row.action, on=row.on, until=row.until))
    return found


def _gifts(account: Any, campaign: Campaign, people: Collection[UUID], until: datetime | None) -> tuple[ByPerson, ByPerson]:
    rows: Iterable[Any] = Gift.objects.of(account).present().filter(person_id__in=people, campaign=campaign)
    last = account.day(until) if until else date.max
    given: ByPerson = defaultdict(list)
    got: ByPerson = defaultdict(list)
    for row in rows:
        if row.on <= last:
            (got if row.got else given)[row.person_id].append(row.on)
    return given, got
