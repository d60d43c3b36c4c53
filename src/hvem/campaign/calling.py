"""Calling: what one has before one during a call, and the calls that are due (M5, M6, M8, M9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.models import Campaign, Conversation, Part, Standing, Wonder
from hvem.campaign.reckoning import act_of_json
from hvem.ground.deeds import Deed
from hvem.method.act import Act
from hvem.method.rounds import ToCall, call_round
from hvem.method.today import order
from hvem.people.models import ContactPoint, Note, Person, Tie

MOST_TOLD = 4
MOST_NUMBERLESS = 20


@dataclass(frozen=True, slots=True)
class Told:
    """Something they told of themselves and theirs, and the day."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class DueCall:
    """A call that is due, with the person and the act that says why."""

    person: Person
    act: Act


def told_by(account: Any, person: Person) -> list[Told]:
    """What the person has told of themselves, the newest first: the next call begins there (M5)."""
    talks = Conversation.objects.of(account).present().filter(parts__person=person, parts__removed_at=None).exclude(told="")
    notes = Note.objects.of(account).present().filter(person=person, kind="told")
    found = [Told(account.day(one.at), one.told) for one in talks.order_by("-at")[:MOST_TOLD]]
    found += [Told(account.day(one.at), one.text) for one in notes.order_by("-at")[:MOST_TOLD]]
    return sorted(found, key=lambda one: one.on, reverse=True)[:MOST_TOLD]


def tries_since(account: Any, person: Person) -> int:
    """How many calls nobody took since the last time they talked (M9)."""
    parts = Part.objects.of(account).present().filter(person=person, role="with", conversation__removed_at=None)
    calls = parts.filter(conversation__kind__in=("call", "meeting")).order_by("-conversation__at")
    count = 0
    for kind, unanswered, inward in calls.values_list(
        "conversation__kind", "conversation__unanswered_on", "conversation__inward"
    )[:20]:
        if kind == "meeting" or unanswered is None:
            break
        count += 0 if inward else 1
    return count


def due_calls(account: Any, campaign: Campaign, now: datetime) -> list[DueCall]:
    """The round of calls: those due with a number to ring, the easiest first (M9)."""
    lines, phones = _lines(account, campaign, now)
    by_person = {one.person: one for one in lines if UUID(one.person) in phones}
    chosen = call_round(_facts(account, list(by_person.values())))
    people = Person.objects.of(account).listed().in_bulk([UUID(one.person) for one in chosen])
    return [DueCall(people[UUID(one.person)], by_person[one.person]) for one in chosen if UUID(one.person) in people]


def numberless(account: Any, campaign: Campaign, now: datetime) -> list[Person]:
    """Those whose call is due while no number of theirs is known; they stand below the round until they have one."""
    lines, phones = _lines(account, campaign, now)
    without = {UUID(one.person) for one in lines} - phones
    return list(Person.objects.of(account).listed().filter(pk__in=without).order_by("sort_key", "pk")[:MOST_NUMBERLESS])


def _lines(account: Any, campaign: Campaign, now: datetime) -> tuple[Sequence[Act], set[UUID]]:
    """The calls that are due, and who of them has a number."""
    rows = Standing.objects.of(account).filter(campaign=campaign, next_due__lte=account.day(now))
    lines = order([act_of_json(one) for row in rows for one in row.acts if one["action"] == "call"], account.local(now))
    points = ContactPoint.objects.of(account).present().filter(person__in=[UUID(one.person) for one in lines])
    return lines, set(points.filter(kind="phone", dead_on=None).values_list("person_id", flat=True))


def _facts(account: Any, acts: Sequence[Act]) -> list[ToCall]:
    ids = [UUID(one.person) for one in acts]
    ties = dict(Tie.objects.of(account).present().filter(person__in=ids).values_list("person_id", "closeness"))
    felt = dict(
        Part.objects.of(account).present()
        .filter(person__in=ids, conversation__removed_at=None, conversation__felt__isnull=False)
        .order_by("conversation__at").values_list("person_id", "conversation__felt")
    )  # fmt: skip
    answered = {one.person for one in acts if any(reason.key == "call-after-answer" for reason in one.because)}
    return [
        ToCall(one.person, ties.get(UUID(one.person), "friendly"), one.person in answered, felt.get(UUID(one.person))) for one in acts
    ]  # fmt: skip


def wonder(here: Seat, person: Person, text: str) -> Deed:
    """Something I really wonder about the person (M8)."""
    with Deed(here.account, "wondered", at=here.now, by=here.user) as deed:
        if text.strip():
            deed.about(deed.add(Wonder(person=person, text=text.strip(), on=here.today)), name=person.first_name)
    return deed


def forget(here: Seat, row: Wonder) -> Deed:
    """What I wondered is taken away, unasked."""
    with Deed(here.account, "person-changed", at=here.now, by=here.user) as deed:
        deed.remove(row)
        deed.about(row, name=row.person.name)
    return deed


def asked(here: Seat, row: Wonder) -> Deed:
    """What I wondered has been asked."""
    with Deed(here.account, "wonder-asked", at=here.now, by=here.user) as deed:
        deed.change(row, asked_on=here.today)
        deed.about(row, name=row.person.first_name)
    return deed
