"""A person's page: the next step, the way here, what they told, what is promised and what has been; contact beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET

from hvem.accounts.access import Seat, own
from hvem.campaign.models import Conversation, Gift, Promise, Referral, Signal, Standing, Wonder
from hvem.campaign.past import Past, changes_of, conversations_of, past_of
from hvem.campaign.reckoning import act_of_json, reason_of_json
from hvem.campaign.running import running
from hvem.campaign.saying_next import act_in_words
from hvem.ground.models import Happening
from hvem.method.act import Act
from hvem.method.reason import Reason
from hvem.method.standing import RUNGS
from hvem.people.models import (
    CIRCLES,
    CLOSENESS,
    POINT_KINDS,
    QUIET,
    ROLES,
    ContactPoint,
    Label,
    Note,
    Person,
    Position,
    Source,
    Tie,
)
from hvem.web.from_mail import Says, Telling, says_of
from hvem.web.kept import kept
from hvem.web.page import seat, show, signed_in
from hvem.web.today_lines import door, smaller_door
from hvem.wording.catalogue import say, texts

STEPS = {
    "letter": "written", "introduce-yourself": "written", "answer": "written", "rekindle": "written", "call": "called",
    "prepare": "met", "debrief": "met", "thank": "thanked", "report": "reported",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder as it is drawn: its words, the day it was done, whether it is the one that comes."""

    words: str
    on: date | None
    is_here: bool
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Words the person said of themselves and theirs, and when; `note` is its id where it can be corrected."""

    text: str
    on: date
    note: UUID | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise between us, in words."""

    id: UUID
    words: str
    mine: bool
    due: date | None
    kept_on: date | None
    made_on: date
    conversation: UUID | None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: its heading, its reasons, the page where it is done, and the smaller step beside it."""

    words: str
    because: Sequence[Reason]
    action: str
    way: str
    do: str
    smaller: str
    smaller_way: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything a person's page shows."""

    person: Person
    name: str
    also: Sequence[str]
    positions: Sequence[Position]
    circles: Sequence[str]
    circle_words: str
    roles: Sequence[str]
    tags: Sequence[str]
    tie: Tie | None
    next: Next | None
    rest: str
    ladder: Sequence[Rung]
    last_contact: date | None
    chain: Sequence[Person]
    said: Referral | None
    told: Sequence[Told]
    wonders: Sequence[Wonder]
    promises: Sequence[Owed]
    kept: Sequence[Owed]
    past: Sequence[Past]
    more_past: bool
    points: Sequence[ContactPoint]
    sources: Sequence[tuple[str, str]]
    news: Sequence[Signal]
    gifts: Sequence[Gift]
    changes: Sequence[Happening]
    says: Sequence[Says]
    mail: Telling
    every_circle: Sequence[str] = CIRCLES
    every_role: Sequence[str] = ROLES
    every_closeness: Sequence[str] = CLOSENESS
    every_quiet: Sequence[str] = QUIET

    @classmethod
    def of(cls, here: Seat, person: Person, *, everything: bool = False) -> PersonPage:
        """The page of this person as one stands with them today; `everything` shows all that has been."""
        account = here.account
        standing = Standing.objects.of(account).filter(campaign=running(account, on=here.today), person=person).first()
        positions = list(Position.objects.of(account).present().filter(person=person).select_related("organisation", "source"))
        positions.sort(key=lambda one: (one.to_year is not None, -(one.to_year or 0), -(one.from_year or 0)))
        labels = list(Label.objects.of(account).present().filter(person=person).order_by("pk").values_list("kind", "word"))
        circles = [word for kind, word in labels if kind == "circle" and word in CIRCLES]
        points = _points(here, person)
        conversations = conversations_of(here, person)
        promises = _promises(here, person)
        past = past_of(here, person, conversations)
        acts = [act_of_json(one) for one in standing.acts] if standing else []
        referral = Referral.objects.of(account).present().filter(person=person).order_by("named_on").first()
        return cls(
            person=person, name=person.first_name, also=_also(here, person), positions=positions,
            circles=circles,
            circle_words=", ".join(say(here.language, f"circle.{one}") for one in circles), roles=[word for kind, word in labels if kind == "role"],
            tags=[word for kind, word in labels if kind == "tag"], tie=Tie.objects.of(account).present().filter(person=person).first(),
            next=_next(here, person, acts), rest=_rest(here, person, standing), ladder=_ladder(here, standing, acts),
            last_contact=standing.last_contact_on if standing else None, chain=_chain(here, person), said=referral,
            told=_told(here, person, conversations),
            wonders=list(Wonder.objects.of(account).present().filter(person=person, asked_on=None).order_by("-on")),
            promises=[one for one in promises if not one.kept_on], kept=[one for one in promises if one.kept_on][:5],
            past=past if everything else past[:30], more_past=len(past) > 30 and not everything, points=points,
            sources=_sources(here, person, points, positions), news=_news(here, positions),
            gifts=list(Gift.objects.of(account).present().filter(person=person).order_by("-on")[:6]),
            changes=changes_of(here, person), says=says_of(here, person), mail=Telling.of(here, person),
        )  # fmt: skip


def _also(here: Seat, person: Person) -> list[str]:
    """Other names of those who were merged into the person."""
    names = Person.objects.of(here.account).filter(merged_into=person).order_by("pk").values_list("name", flat=True)
    return [name for name in dict.fromkeys(names) if name != person.name]


def _points(here: Seat, person: Person) -> list[ContactPoint]:
    rows = ContactPoint.objects.of(here.account).present().filter(person=person).select_related("source").order_by("pk")
    return sorted(rows, key=lambda one: (POINT_KINDS.index(one.kind), one.dead_on is not None, one.preferred_on is None))


def _next(here: Seat, person: Person, acts: Sequence[Act]) -> Next | None:
    """The first act, with the page that does it."""
    if not acts:
        return None
    first = acts[0]
    name = person.first_name
    because = [one for one in first.because if f"reason.{one.key}" in texts()]
    return Next(
        words=act_in_words(first.action, first.due_day, here.today, here.language), because=because, action=first.action,
        way=door(first), smaller_way=smaller_door(first), do=say(here.language, f"action.{first.action}", name=name),
        smaller=say(here.language, f"smaller.{first.action}", name=name),
    )  # fmt: skip


def _rest(here: Seat, person: Person, standing: Standing | None) -> str:
    """Why nothing is asked, as a sentence; empty where something is."""
    if standing and standing.acts and not (standing.resting_until and standing.resting_until > here.today):
        return ""
    if standing and standing.rest:
        reason = reason_of_json(standing.rest)
        if f"rest.{reason.key}" in texts():
            return say(here.language, f"rest.{reason.key}", today=here.today, **dict(reason.facts))
    return say(here.language, "rest.not-chosen", name=person.first_name) if person.rests else ""


def _ladder(here: Seat, standing: Standing | None, acts: Sequence[Act]) -> list[Rung]:
    """The six steps with their days; the next act's step is where one is, else the first not done."""
    days = {name: date.fromisoformat(day) for name, day in standing.rungs.items()} if standing else {}
    where = STEPS.get(acts[0].action, "next-time") if acts else ""
    due = max(acts[0].due_day, here.today) if acts else None
    return [
        Rung(
            say(here.language, f"rung.{name}"),
            None if name == where else days.get(name),
            name == where,
            due if name == where else None,
        )
        for name in RUNGS
    ]


def _chain(here: Seat, person: Person) -> list[Person]:
    """Those who led to the person, from the first friend on: who named them, or through whom we met (M45)."""
    rows = Referral.objects.of(here.account).present().order_by("-named_on").values_list("person_id", "named_by_id")
    named = dict(rows)
    way: list[UUID] = []
    ids = person.through_id or named.get(person.pk)
    while ids and ids not in way and ids != person.pk and len(way) < 8:
        way.append(ids)
        ids = named.get(ids)
    people = {one.pk: one for one in Person.objects.of(here.account).filter(pk__in=way)} if way else {}
    return [people[one] for one in reversed(way) if one in people]


def _told(here: Seat, person: Person, conversations: Sequence[Conversation]) -> list[Told]:
    told = [Told(one.told, here.account.day(one.at)) for one in conversations if one.told.strip()]
    notes = Note.objects.of(here.account).present().filter(person=person, kind="told")
    told += [Told(note.text, here.account.day(note.at), note.pk) for note in notes]
    return sorted(told, key=lambda one: one.on, reverse=True)


def _promises(here: Seat, person: Person) -> list[Owed]:
    """The promises between us: open ones by their day, then those kept, the latest first."""
    rows = list(person.promises.filter(removed_at=None, lapsed_on=None).select_related("about"))
    rows += list(
        Promise.objects.of(here.account).present().filter(about=person, lapsed_on=None).exclude(to=person).select_related("about")
    )
    rows.sort(key=lambda one: one.due_on or date.max)
    rows.sort(key=lambda one: one.kept_on or date.min, reverse=True)
    rows.sort(key=lambda one: one.kept_on is not None)
    return [
        Owed(
            one.pk,
            words_of(here, one, person),
            one.owed_by_me,
            one.due_on,
            one.kept_on,
            here.account.day(one.made_at),
            one.conversation_id,
            one.due_at,
        )
        for one in rows
    ]


def words_of(here: Seat, promise: Promise, person: Person) -> str:
    """A promise's own words, else what its rule says to do."""
    if promise.words:
        return promise.words
    about = promise.about or person
    return say(here.language, f"owed.{promise.act}", name=about.first_name)


def _sources(here: Seat, person: Person, points: Sequence[ContactPoint], positions: Sequence[Position]) -> list[tuple[str, str]]:
    """Where each value came from, in words."""
    first = person.source
    found = [(person.name, first)] + [(point.value, point.source) for point in points]
    found += [
        (", ".join(filter(None, (one.title, one.organisation.name if one.organisation else ""))), one.source) for one in positions
    ]
    return [(value, source_in_words(here, source)) for value, source in found if source]


def source_in_words(here: Seat, source: Source) -> str:
    """Where something came from: "Hentet fra telefon.vcf 3. november"."""
    kind = source.kind if f"source.{source.kind}" in texts() else "other"
    return say(here.language, f"source.{kind}", name=source.name or source.kind, on=here.account.day(source.at), today=here.today)


def _news(here: Seat, positions: Sequence[Position]) -> list[Signal]:
    places = [one.organisation_id for one in positions if one.organisation_id and one.to_year is None]
    rows = Signal.objects.of(here.account).present().filter(organisation__in=places)
    return list(rows.select_related("person", "organisation").order_by("-on")[:4]) if places else []


@require_GET
@signed_in
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One person; someone merged into another leads there."""
    here = seat(request)
    row = own(Person, person_id, here.account)
    if row.pk != person_id:
        return HttpResponseRedirect(f"/people/{row.pk}/")
    return kept(request, lambda: show(request, "person.html", PersonPage.of(here, row, everything=bool(request.GET.get("past")))))


urls: list[Any] = [path("people/<uuid:person_id>/", person, name="person")]
