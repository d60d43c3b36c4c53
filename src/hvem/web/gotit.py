"""Jeg fikk det: what and when, everyone told and thanked, promises closed, and the network that goes on slowly (M45)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.arriving import (
    SLOW,
    Arrival,
    Companion,
    arrival,
    begin_anew,
    close_promises,
    got_it,
    news_for,
    not_after_all,
    told,
)
from hvem.campaign.models import Opportunity, Part, Promise
from hvem.campaign.promising import promise_name
from hvem.campaign.running import running
from hvem.campaign.setting import time_of
from hvem.people.models import PREFERRED_FIRST, ContactPoint, Person
from hvem.web.fields import day_in, figure
from hvem.web.page import done, seat, show, signed_in
from hvem.wording.catalogue import say

PAGE = "/got-it/"
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Tell:
    """One to tell: who, what they were to the way, the message, and the addresses that open one's own programs with it."""

    person: Person
    role: str
    text: str
    sms: str
    mail: str


@dataclass(frozen=True, slots=True)
class Owed:
    """An open promise in words."""

    promise: Promise
    words: str


@dataclass(frozen=True, slots=True)
class GotItPage:
    """Before: the form. After: the way, whom to tell, what is open, and how it goes on."""

    what: str
    on: date | None
    way: list[Person]
    tells: list[Tell]
    more: int
    told: int
    everyone: int
    promises: list[Owed]
    rhythm: dict[str, int]
    people: list[Person]
    opportunities: list[Opportunity]
    typed: dict[str, str] = field(default_factory=dict)
    complaints: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, here: Seat, *, shown: int = SHOWN, **more: Any) -> GotItPage:
        """The page as things stand; `shown` is how many to tell at a time."""
        campaign = running(here.account, on=here.today)
        if campaign.got_it_on is None:
            return cls("", None, [], [], 0, 0, 0, [], {}, _talked_with(here), _open_ones(here), **more)
        come = arrival(here)
        return cls(
            what=campaign.got_what, on=campaign.got_it_on, way=come.way, tells=_tells(here, come, shown),
            more=max(0, len(come.untold) - shown), told=come.told, everyone=len(come.companions),
            promises=[Owed(one, promise_name(one, here.language)) for one in come.promises],
            rhythm={name: time_of(campaign, name) for name in SLOW}, people=[], opportunities=[], **more,
        )  # fmt: skip


def _talked_with(here: Seat) -> list[Person]:
    """Those one has talked with in this campaign, the latest first, to say who led to it."""
    campaign = running(here.account, on=here.today)
    parts = (
        Part.objects.of(here.account)
        .present()
        .filter(
            role="with",
            conversation__campaign=campaign,
            conversation__removed_at=None,
            person__removed_at=None,
            person__merged_into=None,
        )
    )
    return list(
        {part.person_id: part.person for part in parts.select_related("person").order_by("-conversation__at")[:400]}.values()
    )[:200]


def _open_ones(here: Seat) -> list[Opportunity]:
    rows = Opportunity.objects.of(here.account).present().filter(campaign=running(here.account, on=here.today))
    return list(rows.exclude(stage="let-go").order_by("-made_on", "-pk")[:100])


def _tells(here: Seat, come: Arrival, shown: int) -> list[Tell]:
    some = come.untold[:shown]
    points = (
        ContactPoint.objects.of(here.account)
        .present()
        .filter(person__in=[one.person.pk for one in some], dead_on=None, kind__in=("phone", "email"))
    )
    reach: dict[Any, dict[str, str]] = {}
    for person, kind, normal in points.order_by(*PREFERRED_FIRST).values_list("person_id", "kind", "normal"):
        reach.setdefault(person, {}).setdefault(kind, normal)
    return [_tell(here, one, come.campaign.got_what, reach.get(one.person.pk, {})) for one in some]


def _tell(here: Seat, one: Companion, what: str, reach: dict[str, str]) -> Tell:
    text = news_for(one, what, one.person.letter_language or here.language)  # type: ignore[arg-type]
    subject, body = quote(say(here.language, "got.subject")), quote(text.replace("\n", "\r\n"))
    if one.on_way:
        role = say(here.language, "got.role-first" if one.on_way == 1 else "got.role-way")
    elif one.named:
        role = say(here.language, "got.role-names", names=", ".join(one.named[:3]))
    else:
        role = say(here.language, "got.role-advice" if one.advice else "got.role-talked")
    mail = f"mailto:{quote(reach.get('email', ''), safe='@+')}?subject={subject}&body={body}"
    return Tell(one.person, role, text, f"sms:{reach.get('phone', '')}?&body={quote(text)}", mail)


@require_GET
@signed_in
def got_it_page(request: HttpRequest) -> HttpResponse:
    """Did you get it? The form, or what there is to do now."""
    asked = request.GET.get("shown", "")
    shown = min(figure(asked, 0, 999_999) or SHOWN, 500)
    return show(request, "gotit.html", GotItPage.of(seat(request), shown=shown))


@require_POST
@signed_in
def yes(request: HttpRequest) -> HttpResponse:
    """What came, and when; who led to it, if one likes."""
    here, asked = seat(request), request.POST
    through = own(Person, asked["through"], here.account) if asked.get("through") else None
    opportunity = own(Opportunity, asked["opportunity"], here.account) if asked.get("opportunity") else None
    what = asked.get("what", "").strip() or (opportunity.what if opportunity else "")
    complaints = {} if what else {"what": say(here.language, "got.what-missing")}
    on = day_in(asked.get("on", "")) if asked.get("on", "").strip() else here.today
    if on is None:
        on, complaints["on"] = here.today, say(here.language, "settings.day-wrong")
    if complaints:
        typed = {name: asked.get(name, "")[:300] for name in ("what", "on", "through", "opportunity")}
        return show(request, "gotit.html", GotItPage.of(here, typed=typed, complaints=complaints), status=422)
    return done(request, got_it(here, what, on, through=through, opportunity=opportunity), then=PAGE)


@require_POST
@signed_in
def no(request: HttpRequest) -> HttpResponse:
    """It was not so after all."""
    return done(request, not_after_all(seat(request)), then=PAGE)


@require_POST
@signed_in
def tell_one(request: HttpRequest) -> HttpResponse:
    """One has been told."""
    here = seat(request)
    person = own(Person, request.POST.get("person", ""), here.account)
    kind = request.POST.get("kind", "message")
    if kind not in {"message", "mail", "call"}:
        raise Http404
    return done(request, told(here, person, kind, request.POST.get("text", "")[:4000].replace("\r\n", "\n")), then=f"{PAGE}#tell")


@require_POST
@signed_in
def close(request: HttpRequest) -> HttpResponse:
    """The promises that are ticked: kept, or let go because it is over."""
    here = seat(request)
    chosen = [own(Promise, one, here.account) for one in request.POST.getlist("promise")[:200]]
    if not chosen:
        return HttpResponseRedirect(f"{PAGE}#promises")
    return done(request, close_promises(here, chosen, kept=request.POST.get("act") == "kept"), then=f"{PAGE}#promises")


@require_POST
@signed_in
def anew(request: HttpRequest) -> HttpResponse:
    """A new campaign with the same people."""
    return done(request, begin_anew(seat(request), request.POST.get("name", "")), then="/")


urls = [
    path("got-it/", got_it_page, name="got-it"),
    path("got-it/yes/", yes, name="got-it-yes"),
    path("got-it/no/", no, name="got-it-no"),
    path("got-it/told/", tell_one, name="got-it-told"),
    path("got-it/promises/", close, name="got-it-promises"),
    path("got-it/anew/", anew, name="got-it-anew"),
]
