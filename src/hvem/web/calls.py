"""Calling: the sheet one has before one, and a round of up to five calls (M5, M6, M8, M9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import calling
from hvem.campaign.calling import DueCall, Told
from hvem.campaign.conversing import Heard, Noted, Talk, note
from hvem.campaign.models import Conversation, Promise, Story, Wonder
from hvem.campaign.models.market import SIGNAL_KINDS
from hvem.campaign.promising import promise_name
from hvem.campaign.running import running
from hvem.campaign.stepping import Step, read_by, step_of
from hvem.method.story import seconds_aloud
from hvem.people.models import PREFERRED_FIRST, ContactPoint, Person, Position
from hvem.reading.line import read_line
from hvem.web.conversations import TalkLine, talk_lines
from hvem.web.debrief import EASY_KINDS
from hvem.web.page import done, seat, show, signed_in
from hvem.wording.catalogue import say

RESULTS = ("talked", "no-answer", "message", "meeting")
ANSWERS = ("none", "not-asked", "pleasant")


@dataclass(frozen=True, slots=True)
class CallPage:
    """Everything the sheet of a call shows, and what was typed when it came back."""

    person: Person
    where: str
    numbers: Sequence[ContactPoint]
    message: str
    wonders: Sequence[Wonder]
    told: Sequence[Told]
    situation: str
    looking_for: str
    seconds: int
    tries: int
    promises: Sequence[str]
    call_number: int
    in_round: bool
    complaint: str = ""
    typed: QueryDict | None = None
    kinds: Sequence[str] = EASY_KINDS
    answers: Sequence[str] = ANSWERS

    @classmethod
    def of(cls, here: Seat, person: Person, *, in_round: bool) -> CallPage:
        """The sheet for a call with the person."""
        account = here.account
        place = Position.objects.of(account).present().filter(person=person, to_year=None).select_related("organisation").first()
        points = list(ContactPoint.objects.of(account).present().filter(person=person, dead_on=None).order_by(*PREFERRED_FIRST))
        story = Story.objects.of(account).present().filter(campaign=running(account, on=here.today)).first()
        situation = story.situation if story else ""
        owed = Promise.objects.of(account).open().filter(to=person).select_related("to", "about").order_by("due_on", "pk")[:6]
        return cls(
            person=person, where=", ".join(filter(None, (place.title, place.organisation.name if place.organisation else ""))) if place else "",
            numbers=[one for one in points if one.kind == "phone"], message=f"/letters/new/?person={person.pk}&for=call&kind=message",
            wonders=list(Wonder.objects.of(account).present().filter(person=person, asked_on=None).order_by("-on", "-pk")[:6]),
            told=calling.told_by(account, person), situation=situation, looking_for=story.looking_for if story else "",
            seconds=round(seconds_aloud(situation, here.language)), tries=calling.tries_since(account, person),
            promises=[promise_name(one, here.language) for one in owed], call_number=len(calls_today(here)) + 1, in_round=in_round,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundPage:
    """The round: the next call, those after it, and today's calls with how they felt."""

    calls: Sequence[DueCall]
    numbers: dict[UUID, str]
    made: Sequence[TalkLine]
    felt: dict[UUID, int | None]
    numberless: Sequence[Person]

    @property
    def next(self) -> DueCall | None:
        """The call to make now."""
        return self.calls[0] if self.calls else None

    @classmethod
    def of(cls, here: Seat) -> RoundPage:
        """The round as it stands now."""
        campaign = running(here.account, on=here.today)
        due = calling.due_calls(here.account, campaign, here.now)
        made = calls_today(here)
        points = (
            ContactPoint.objects.of(here.account)
            .present()
            .filter(person__in=[one.person.pk for one in due], kind="phone", dead_on=None)
        )
        numbers: dict[UUID, str] = {}
        for point in points.order_by(*PREFERRED_FIRST):
            numbers.setdefault(point.person_id, point.value)
        return cls(
            due,
            numbers,
            talk_lines(here, made),
            {one.pk: one.felt for one in made},
            calling.numberless(here.account, campaign, here.now),
        )


def calls_today(here: Seat) -> list[Conversation]:
    """The calls made today, the newest first; calls from others do not count."""
    start = here.account.starts(here.today)
    rows = (
        Conversation.objects.of(here.account)
        .present()
        .filter(kind="call", inward=False, at__gte=start, at__lt=start + timedelta(days=1))
    )
    return list(rows.order_by("-at", "-pk"))


@require_GET
@signed_in
def calls(request: HttpRequest) -> HttpResponse:
    """The round of calls."""
    return show(request, "calls.html", RoundPage.of(seat(request)))


@require_GET
@signed_in
def call(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The sheet one has before one during a call."""
    here = seat(request)
    return show(
        request, "call.html", CallPage.of(here, own(Person, person_id, here.account), in_round=bool(request.GET.get("round")))
    )


@require_POST
@signed_in
def wonder(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What I really wonder about the person, or that it was asked."""
    here = seat(request)
    person = own(Person, person_id, here.account)
    then = reverse("call", args=[person.pk]) + ("?round=1" if request.POST.get("round") else "")
    if request.POST.get("asked"):
        row = own(Wonder, request.POST["asked"], here.account)
        if row.person_id != person.pk:
            raise Http404
        return done(request, calling.asked(here, row), then=then)
    return done(request, calling.wonder(here, person, request.POST.get("text", "")[:2000]), then=then)


@require_POST
@signed_in
def called(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """How the call went, with everything noted on the sheet; what cannot be read comes back as typed."""
    here = seat(request)
    person = own(Person, person_id, here.account)
    if request.POST.get("result") not in RESULTS:
        raise Http404
    talk, complaint = talk_of(here, person, request.POST)
    if talk is None:
        page = CallPage.of(here, person, in_round=bool(request.POST.get("round")))
        return show(request, "call.html", replace(page, complaint=complaint, typed=request.POST))
    noted = note(here.account, talk, at=here.now, by=here.user)
    return _after(request, person, talk, noted)


def _after(request: HttpRequest, person: Person, talk: Talk, noted: Noted) -> HttpResponse:
    if talk.kind == "call" and talk.reached:
        return done(request, noted, then=reverse("conversation", args=[noted.conversation.pk]))
    return done(request, noted, then=reverse("calls") if request.POST.get("round") else f"/people/{person.pk}/")


def talk_of(here: Seat, person: Person, asked: QueryDict) -> tuple[Talk | None, str]:
    """The conversation a sheet tells of; else the sentence that says what could not be read."""
    result = asked["result"]
    if result == "no-answer":
        return Talk("call", [person], here.now, reached=False, note=asked.get("told", "")), ""
    if result == "message":
        return Talk("message", [person], here.now), ""
    cards = [read_line(line, here.account.region) for line in asked.get("names", "").splitlines() if line.strip()]
    if any(not card.name for card in cards):
        return None, "talk.unread-name"
    steps: list[Step] = []
    meets_at = None
    if words := asked.get("step", "").strip():
        step = step_of(words, here.account, here.now, here.language, agreed=True)
        steps = [step] if step else []
    if result == "meeting":
        by = read_by(asked.get("meet", ""), here.account, here.now, here.language)
        if by is None or by.on is None:
            return None, "calls.unread-meet"
        meets_at = by.at
        steps.append(Step(say(here.language, "calls.we-meet"), due_on=by.on, due_at=by.at, act="meet", agreed=True))
    kind, text = asked.get("kind", ""), asked.get("news", "").strip()
    heard = [Heard(kind if kind in SIGNAL_KINDS else "trend", asked.get("where", "").strip()[:300], text)] if text else []
    answer = asked.get("answer", "")
    talk = Talk(
        "call", [person], here.now, told=asked.get("told", ""), names=cards, names_answer=answer if answer in ANSWERS and not cards else "",
        heard=heard, steps=steps, meets_at=meets_at,
    )  # fmt: skip
    return talk, ""


urls = [
    path("calls/", calls, name="calls"),
    path("people/<uuid:person_id>/call/", call, name="call"),
    path("people/<uuid:person_id>/call/done/", called, name="call-done"),
    path("people/<uuid:person_id>/call/wonder/", wonder, name="call-wonder"),
]
