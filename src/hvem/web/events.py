"""Events: many people at once, written down together, and then a next step with each (M2, M32)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import events as making
from hvem.campaign.events import Unclear
from hvem.campaign.models import Conversation, Event, Part, Promise
from hvem.campaign.promising import promise_words
from hvem.campaign.stepping import read_by, step_of
from hvem.people.models import Person
from hvem.reading.past import read_past
from hvem.web import shown
from hvem.web.fields import day_in
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked

LIST = 100
FIELDS = ("name", "when", "day", "place", "organisation", "purpose")


@dataclass(frozen=True, slots=True)
class EventsPage:
    """Events to come and those that were, with how many one met."""

    coming: Sequence[tuple[Event, int]]
    past: Sequence[tuple[Event, int]]
    typed: dict[str, str]
    complaint: str = ""

    @classmethod
    def of(cls, here: Seat, *, typed: dict[str, str] | None = None, complaint: str = "") -> EventsPage:
        """The list as it stands now."""
        rows = list(Event.objects.of(here.account).present().order_by("-on", "pk")[:LIST])
        met: dict[UUID, int] = dict.fromkeys((one.pk for one in rows), 0)
        talks = Conversation.objects.of(here.account).present().filter(event__in=rows)
        for event in talks.values_list("event_id", flat=True):
            met[event] += 1
        lines = [(one, met[one.pk]) for one in rows]
        coming = [line for line in reversed(lines) if line[0].on >= here.today]
        return cls(coming, [line for line in lines if line[0].on < here.today], typed or dict.fromkeys(FIELDS, ""), complaint)


@dataclass(frozen=True, slots=True)
class MetLine:
    """Someone one met at the event: what you talked of, and the next step where there is one."""

    talk: Conversation
    person: Person
    step: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event: what it is, whom one met, and what is still to be said."""

    event: Event
    over: bool
    met: Sequence[MetLine]
    unclear: Sequence[Unclear]
    wrong_step: str
    typed: dict[str, str]
    complaint: str = ""

    @classmethod
    def of(
        cls, here: Seat, event: Event, *, unclear: Sequence[Unclear] = (), wrong_step: str = "", typed: dict[str, str] | None = None,
        complaint: str = "",
    ) -> EventPage:  # fmt: skip
        """The event as it stands now."""
        parts = Part.objects.of(here.account).present().filter(conversation__event=event, conversation__removed_at=None)
        rows = list(parts.select_related("conversation", "person").order_by("conversation_id"))
        promises = (
            Promise.objects.of(here.account)
            .present()
            .filter(conversation__in=[one.conversation_id for one in rows], next_step=True)
        )
        steps = {one.conversation_id: promise_words(one, here.language) for one in promises.select_related("to", "about")}
        met = [MetLine(one.conversation, one.person, steps.get(one.conversation_id, "")) for one in rows]
        return cls(event, event.on <= here.today, met, unclear, wrong_step, typed or _fields_of(event), complaint)


def _fields_of(event: Event) -> dict[str, str]:
    organisation = event.organisation.name if event.organisation else ""
    values = (event.name, "", event.on.isoformat(), event.place, organisation, event.purpose)
    return dict(zip(FIELDS, values, strict=True))


def _day(here: Seat, fields: QueryDict) -> date | None:
    """The day meant, to come or past: in words, or by the calendar."""
    words = fields.get("when", "").strip()[:200]
    if words:
        by = read_by(words, here.account, here.now, here.language)
        if by and by.on:
            return by.on
        past = read_past(words, here.account.local(here.now))
        return past.date() if past else None
    return day_in(fields.get("day", ""))


def _typed(fields: QueryDict) -> dict[str, str]:
    return {name: fields.get(name, "")[:2000] for name in FIELDS}


@require_http_methods(["GET", "POST"])
@signed_in
@once
def events(request: HttpRequest) -> HttpResponse:
    """The list; posted, a new event."""
    here = seat(request)
    if request.method == "GET":
        return show(request, "events.html", EventsPage.of(here))
    typed, day = _typed(request.POST), _day(here, request.POST)
    complaint = "name" if not typed["name"].strip() else "" if day else "when"
    if complaint or day is None:
        return show(request, "events.html", EventsPage.of(here, typed=typed, complaint=complaint), status=422)
    deed = making.make(
        here, typed["name"], on=day, place=typed["place"], organisation=typed["organisation"], purpose=typed["purpose"]
    )
    return done(request, deed, then=f"/events/{deed.main.pk}/" if deed.main else "/events/")


def _stands(here: Seat, fields: Any, event_id: UUID) -> Sequence[Shown]:
    return shown.event(own(Event, event_id, here.account))


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_stands)
def event(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """An event; posted, what it is called, when and why is corrected."""
    here = seat(request)
    row = own(Event, event_id, here.account)
    if request.method == "GET":
        return show(request, "event.html", EventPage.of(here, row))
    typed, day = _typed(request.POST), _day(here, request.POST)
    if day is None or not typed["name"].strip():
        return show(
            request, "event.html", EventPage.of(here, row, typed=typed, complaint="when" if day is None else "name"), status=422
        )
    deed = making.make(
        here, typed["name"], on=day, place=typed["place"], organisation=typed["organisation"], purpose=typed["purpose"], event=row
    )  # fmt: skip
    return done(request, deed, then=f"/events/{row.pk}/")


@require_POST
@signed_in
def event_met(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Whom one met, a line each; a line that is unclear comes back beside those that are written down."""
    here = seat(request)
    row = own(Event, event_id, here.account)
    if row.on > here.today:
        raise Http404
    found = making.met(here, row, request.POST.get("lines", "").splitlines())
    if found.unclear:
        return show(request, "event.html", EventPage.of(here, row, unclear=found.unclear), status=422)
    if not found.deeds:
        return HttpResponseRedirect(f"/events/{row.pk}/")
    return done(request, found.deeds[-1], then=f"/events/{row.pk}/")


@require_POST
@signed_in
def event_step(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """The next step with someone one met, its day read from the words."""
    here = seat(request)
    row, talk = own(Event, event_id, here.account), own(Conversation, request.POST.get("talk", ""), here.account)
    if talk.event_id != row.pk:
        raise Http404
    person = own(Person, request.POST.get("person", ""), here.account)
    if not Part.objects.of(here.account).present().filter(conversation=talk, person=person).exists():
        raise Http404
    step = step_of(request.POST.get("words", "")[:500], here.account, here.now, here.language)
    if step is None or not step.words:
        return show(request, "event.html", EventPage.of(here, row, wrong_step=str(talk.pk)), status=422)
    return done(request, making.next_step(here, talk, person, step), then=f"/events/{row.pk}/")


@require_POST
@signed_in
def event_away(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """An event taken away; whom one met stays."""
    here = seat(request)
    return done(request, making.remove(here, own(Event, event_id, here.account)), then="/events/")


urls = [
    path("events/", events, name="events"),
    path("events/<uuid:event_id>/", event, name="event"),
    path("events/<uuid:event_id>/met/", event_met, name="event-met"),
    path("events/<uuid:event_id>/step/", event_step, name="event-step"),
    path("events/<uuid:event_id>/away/", event_away, name="event-away"),
]
