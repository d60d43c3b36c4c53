"""What the mail tells of someone: since when one has written, who answers and how soon, and how near one is; offered, never forced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.models import Part
from hvem.correspondence.models import Correction
from hvem.ground.deeds import Deed
from hvem.method.facts import Closeness
from hvem.method.nearness import Written, lately_since, nearness
from hvem.method.reason import Reason
from hvem.people.models import Person, Tie
from hvem.people.together import set_closeness

FIELD = "closeness"
ENOUGH = 3
"""So many letters say something of who answers; fewer say nothing."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers: of `asked` mails of mine how many were `answered`, and in how many days as a rule; the other way round too."""

    asked: int = 0
    answered: int = 0
    in_days: float | None = None
    got: int = 0
    answered_by_me: int = 0
    my_days: float | None = None

    @property
    def share(self) -> float | None:
        """The share of mine they answered; None where there are too few."""
        return self.answered / self.asked if self.asked >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class ByMail:
    """Everything mail tells of one person."""

    written: Written
    answering: Answering


@dataclass(frozen=True, slots=True)
class Offer:
    """How near someone is by the mail, where the list has `said` otherwise or nothing; with the reason."""

    person: UUID
    name: str
    said: str
    closeness: Closeness
    because: Reason


def by_mail(account: Any, people: Collection[UUID], *, today: date) -> dict[UUID, ByMail]:
    """What mail and messages tell of each of these people; one query for any number of them."""
    rows = (
        Part.objects.of(account)
        .present()
        .filter(person_id__in=people, role="with", conversation__removed_at=None, conversation__kind__in=("mail", "message"))
        .exclude(conversation__bounced_on__isnull=False)
    )
    found: dict[UUID, list[tuple[date, bool, date | None]]] = defaultdict(list)
    for person, at, inward, answered in rows.values_list(
        "person_id", "conversation__at", "conversation__inward", "conversation__answered_on"
    ):
        found[person].append((account.day(at), inward, answered))
    return {person: ByMail(_written(mails, today), _answering(mails)) for person, mails in found.items()}


def _written(mails: Collection[tuple[date, bool, date | None]], today: date) -> Written:
    since = lately_since(today)
    days = [day for day, _, _ in mails]
    return Written(
        sent=sum(not inward for _, inward, _ in mails),
        received=sum(inward for _, inward, _ in mails),
        sent_lately=sum(not inward and day >= since for day, inward, _ in mails),
        received_lately=sum(inward and day >= since for day, inward, _ in mails),
        first_on=min(days),
        last_on=max(days),
    )


def _answering(mails: Collection[tuple[date, bool, date | None]]) -> Answering:
    waits: dict[bool, list[int]] = {True: [], False: []}
    count = {True: 0, False: 0}
    for day, inward, answered in mails:
        count[inward] += 1
        if answered is not None:
            waits[inward].append(max(0, (answered - day).days))
    return Answering(
        count[False], len(waits[False]), median(waits[False]) if waits[False] else None,
        count[True], len(waits[True]), median(waits[True]) if waits[True] else None,
    )  # fmt: skip


def nearness_offers(here: Seat, facts: Mapping[UUID, ByMail], *, most: int = 20) -> list[Offer]:
    """Of whom the mail says that they are nearer, or further away, than the list does; what was declined is left out."""
    account = here.account
    said = dict(Tie.objects.of(account).present().filter(person_id__in=facts).values_list("person_id", "closeness"))
    declined = set(
        Correction.objects.of(account).present().filter(person_id__in=facts, field=FIELD).values_list("person_id", "value")
    )
    rows = {one.pk: one for one in Person.objects.of(account).listed().filter(pk__in=facts, quiet_why="")}
    found = []
    for pk, one in rows.items():
        judged = nearness(facts[pk].written, one.first_name, here.today)
        if judged is not None and judged[0] != (said.get(pk) or "friendly") and (pk, judged[0]) not in declined:
            found.append((facts[pk].written, Offer(pk, one.name, said.get(pk, ""), *judged)))
    found.sort(
        key=lambda one: (-(one[0].sent_lately + one[0].received_lately), -one[0].sent - one[0].received, str(one[1].person))
    )
    return [offer for _, offer in found[:most]]


def take_nearness(here: Seat, person: Person, closeness: Closeness) -> Deed:
    """The user says that it is so: how near they are is what the mail says."""
    with Deed(here.account, "nearness-taken", at=here.now, by=here.user) as deed:
        deed.about(person, name=person.first_name)
        set_closeness(deed, [person], closeness)
    return deed


def leave_nearness(here: Seat, person: Person, closeness: Closeness) -> Deed:
    """It is as the list says; this is not offered again."""
    with Deed(here.account, "correction-left", at=here.now, by=here.user) as deed:
        deed.about(person, name=person.first_name, what=closeness)
        there = Correction.objects.of(here.account).present().filter(person=person, field=FIELD, value=closeness)
        if not there.exists():
            deed.add(Correction(person=person, field=FIELD, value=closeness, made_on=here.today, left_on=here.today))
    return deed
