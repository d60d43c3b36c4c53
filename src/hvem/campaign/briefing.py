"""All we know before a meeting: person, organisation, news, who knows both, what was told and advised, what is promised (M38)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from hvem.accounts.access import Seat
from hvem.campaign.models import Advice, Part, Promise, Referral, Signal, Wish, Wonder
from hvem.campaign.promising import promise_name
from hvem.method.asking import ADVICE_ANSWERS, QUESTIONS, Covered, coverage
from hvem.people.models import Acquaintance, Note, Organisation, Person, Position
from hvem.wording.catalogue import LANGUAGES, say

MOST = 5


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the day they were said or noted."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Brief:
    """What one knows of one of those one is to meet; every list newest first and short."""

    person: Person
    where: str
    organisation: Organisation | None
    how_met: str
    named_by: Sequence[tuple[Person, str]]
    told: Sequence[Said]
    talks: Sequence[Said]
    advice: Sequence[Said]
    promises: Sequence[str]
    wonders: Sequence[str]
    news: Sequence[Said]
    both_know: Sequence[Person]

    @property
    def empty(self) -> bool:
        """Whether nothing is known but the name."""
        return not (
            self.where or self.how_met or self.named_by or self.told or self.talks or self.advice or self.promises or self.wonders
            or self.news or self.both_know
        )  # fmt: skip


def briefs(here: Seat, people: Sequence[Person]) -> list[Brief]:
    """What is known of each; a fixed handful of queries however many they are."""
    ids = [one.pk for one in people]
    places = _places(here, ids)
    talks, told = _talks(here, ids)
    advice, promises, wonders = _advice(here, ids), _promises(here, ids), _wonders(here, ids)
    named, both = _named_by(here, ids), _both_know(here, ids)
    news = _news(here, [place.organisation_id for place in places.values() if place.organisation_id])
    found = []
    for one in people:
        place = places.get(one.pk)
        organisation = place.organisation if place else None
        where = ", ".join(filter(None, (place.title, organisation.name if organisation else ""))) if place else ""
        found.append(
            Brief(
                one, where, organisation, one.how_met, named[one.pk], told[one.pk][:MOST], talks[one.pk][:MOST], advice[one.pk][:MOST],
                promises[one.pk][:MOST], wonders[one.pk][:MOST], news[organisation.pk][:MOST] if organisation else [], both[one.pk][:MOST],
            )
        )  # fmt: skip
    return found


def _places(here: Seat, ids: Sequence[UUID]) -> dict[UUID, Position]:
    rows = Position.objects.of(here.account).present().filter(person__in=ids, to_year=None).select_related("organisation")
    return {row.person_id: row for row in rows.order_by("-pk")}


def _talks(here: Seat, ids: Sequence[UUID]) -> tuple[Mapping[UUID, list[Said]], Mapping[UUID, list[Said]]]:
    talks: dict[UUID, list[Said]] = defaultdict(list)
    told: dict[UUID, list[Said]] = defaultdict(list)
    parts = Part.objects.of(here.account).present().filter(person__in=ids, role="with", conversation__removed_at=None)
    for part in parts.select_related("conversation").order_by("-conversation__at")[:60]:
        talk = part.conversation
        day = here.account.day(talk.at)
        if talk.note.strip():
            talks[part.person_id].append(Said(talk.note.strip()[:300], day))
        if talk.told.strip():
            told[part.person_id].append(Said(talk.told.strip(), day))
    for note in Note.objects.of(here.account).present().filter(person__in=ids).order_by("-at")[:40]:
        (told if note.kind == "told" else talks)[note.person_id].append(Said(note.text, here.account.day(note.at)))
    return talks, told


def _advice(here: Seat, ids: Sequence[UUID]) -> Mapping[UUID, list[Said]]:
    found: dict[UUID, list[Said]] = defaultdict(list)
    rows = Advice.objects.of(here.account).present().filter(person__in=ids, dropped_on=None)
    for row in rows.order_by("-given_on", "pk"):
        found[row.person_id].append(
            Said(f"{row.text.rstrip(' .')}. {row.result}".strip(" ") if row.result else row.text, row.given_on)
        )
    return found


def _promises(here: Seat, ids: Sequence[UUID]) -> Mapping[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in Promise.objects.of(here.account).open().filter(to__in=ids).select_related("to", "about").order_by("due_on", "pk"):
        found[row.to_id].append(promise_name(row, here.language))
    return found


def _wonders(here: Seat, ids: Sequence[UUID]) -> Mapping[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in Wonder.objects.of(here.account).present().filter(person__in=ids, asked_on=None).order_by("-on", "-pk"):
        found[row.person_id].append(row.text)
    return found


def _named_by(here: Seat, ids: Sequence[UUID]) -> Mapping[UUID, list[tuple[Person, str]]]:
    found: dict[UUID, list[tuple[Person, str]]] = defaultdict(list)
    rows = Referral.objects.of(here.account).present().filter(person__in=ids, dropped_on=None).select_related("named_by")
    for row in rows.order_by("named_on", "pk"):
        found[row.person_id].append((row.named_by, row.said))
    return found


def _both_know(here: Seat, ids: Sequence[UUID]) -> Mapping[UUID, list[Person]]:
    """Whom both know: those noted as acquaintances, and the names they gave me."""
    found: dict[UUID, list[Person]] = defaultdict(list)
    rows = Acquaintance.objects.of(here.account).present().filter(Q(a__in=ids) | Q(b__in=ids)).select_related("a", "b")
    for row in rows.order_by("pk")[:100]:
        for one, other in ((row.a_id, row.b), (row.b_id, row.a)):
            if one in ids and other.removed_at is None and other not in found[one]:
                found[one].append(other)
    names = Referral.objects.of(here.account).present().filter(named_by__in=ids, person__removed_at=None).select_related("person")
    for row in names.order_by("-named_on", "pk"):
        if row.person not in found[row.named_by_id]:
            found[row.named_by_id].append(row.person)
    return found


def _news(here: Seat, organisations: Sequence[UUID]) -> Mapping[UUID, list[Said]]:
    found: dict[UUID, list[Said]] = defaultdict(list)
    for row in Signal.objects.of(here.account).present().filter(organisation__in=organisations).order_by("-on", "pk")[:40]:
        found[row.organisation_id].append(Said(row.text, row.on))
    return found


def questions(here: Seat) -> tuple[Covered, ...]:
    """The question bank with how many people have answered each, from what was asked, advised and named (M31)."""
    account = here.account
    found: dict[str, int] = dict.fromkeys(QUESTIONS, 0)
    asked = Wish.objects.of(account).present().filter(asked_on__isnull=False, meeting__removed_at=None)
    by_words = dict(asked.values_list("text").annotate(Count("pk")))
    for question in QUESTIONS:
        found[question] += sum(by_words.get(say(language, f"question.{question}"), 0) for language in LANGUAGES)
    for kind, count in _givers(Advice.objects.of(account).present(), "kind", "person"):
        if kind in ADVICE_ANSWERS:
            found[ADVICE_ANSWERS[kind]] = max(found[ADVICE_ANSWERS[kind]], count)
    given = Referral.objects.of(account).present().aggregate(Count("named_by", distinct=True))
    found["who"] = max(found["who"], given["named_by__count"])
    return coverage(found)


def _givers(rows: Any, kind: str, who: str) -> list[tuple[str, int]]:
    return [(row[kind], row["people"]) for row in rows.values(kind).annotate(people=Count(who, distinct=True))]
