"""Promises, mine and theirs, by when; and the advice I was given (M15, M32, M33)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import advising, promising
from hvem.campaign.models import Advice, Promise
from hvem.campaign.promising import make_promise, promise_words
from hvem.campaign.stepping import read_by, step_of
from hvem.ground.deeds import Deed
from hvem.people.entering import named
from hvem.people.models import Person
from hvem.web.once import once
from hvem.web.page import back, done, seat, show, signed_in
from hvem.wording.catalogue import say

SECTIONS = ("before", "today", "week", "later", "undated")
MOST = 60
LATELY = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A promise in the list: its words, by when, with whom, where it was promised, and where it is done."""

    id: UUID
    words: str
    due: date | None
    at: datetime | None
    person: UUID
    name: str
    where: str
    conversation: UUID | None
    way: str
    way_words: str
    kept_on: date | None = None


@dataclass(frozen=True, slots=True)
class PromisesPage:
    """What I have promised by when, what others have promised me, the advice, and what was kept lately."""

    title: str
    mine: Sequence[tuple[str, Sequence[Line]]]
    theirs: Sequence[Line]
    advice: Sequence[Advice]
    advice_done: Sequence[Advice]
    kept: Sequence[Line]
    hidden: int
    everything: bool
    complaint: str = ""
    open_on: str = ""
    typed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, here: Seat, *, everything: bool = False, complaint: str = "", open_on: str = "", typed: dict[str, str] | None = None
    ) -> PromisesPage:
        """The page; `everything` shows all that is open rather than the first that fall due."""
        most = 2000 if everything else MOST
        rows = Promise.objects.of(here.account).select_related("to", "about", "conversation")
        mine = rows.open().here_still().mine().order_by("due_on", "made_at", "pk")
        count = mine.count()
        shown = [*mine.filter(due_on__isnull=False)[:most], *mine.filter(due_on=None)[:most]]
        theirs = list(rows.open().here_still().filter(owed_by_me=False).order_by("due_on", "made_at", "pk")[:most])
        kept = list(rows.present().filter(kept_on__isnull=False).order_by("-kept_on", "-made_at")[:LATELY])
        groups: dict[str, list[Line]] = defaultdict(list)
        for row in shown:
            groups[section_of(row.due_on, here.today)].append(_line(here, row))
        advice = Advice.objects.of(here.account).present().select_related("person").order_by("-given_on", "pk")
        return cls(
            title=say(here.language, "promises.title", count=count) if count else say(here.language, "promises.none"),
            mine=[(one, groups[one]) for one in SECTIONS if groups[one]], theirs=[_line(here, row) for row in theirs],
            advice=list(advice.filter(taken_on=None, dropped_on=None)[:most]),
            advice_done=list(advice.exclude(taken_on=None, dropped_on=None)[:LATELY]),
            kept=[_line(here, row) for row in kept], hidden=max(0, count - len(shown)), everything=everything,
            complaint=complaint, open_on=open_on, typed=typed or {},
        )  # fmt: skip


def section_of(due: date | None, today: date) -> str:
    """Under which heading a promise stands by its day."""
    if due is None:
        return "undated"
    if due <= today:
        return "today" if due == today else "before"
    return "week" if due <= today + timedelta(days=7) else "later"


def way_of(act: str, person: UUID) -> tuple[str, str]:
    """Where a promise of this verb is done, and the words of the way; empty where it is only ticked."""
    if act == "call":
        return f"/people/{person}/call/", "call"
    for_what = {"write": "letter", "thank": "thank", "report": "report", "send": "letter"}.get(act, "")
    return (f"/letters/new/?person={person}&for={for_what}", for_what) if for_what else ("", "")


def _line(here: Seat, row: Promise) -> Line:
    whom = row.about or row.to
    way, words = way_of(row.act, whom.pk) if row.owed_by_me else ("", "")
    where = (
        say(here.language, f"promises.from-{row.conversation.kind}", day=here.account.day(row.conversation.at))
        if row.conversation
        else ""
    )
    return Line(
        row.pk, promise_words(row, here.language), row.due_on, row.due_at, whom.pk, whom.name,
        where or say(here.language, "promises.from-nothing", day=here.account.day(row.made_at)), row.conversation_id,
        way,
        say(here.language, f"promises.way-{words}", name=whom.first_name) if words else "",
        row.kept_on,
    )  # fmt: skip


@require_GET
@signed_in
def promises(request: HttpRequest) -> HttpResponse:
    """The list of promises and advice."""
    return show(request, "promises.html", PromisesPage.of(seat(request), everything=bool(request.GET.get("all"))))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """Add a promise that was not made in a conversation noted here."""
    here = seat(request)
    asked = request.POST
    if request.method == "GET":
        person = own(Person, request.GET["person"], here.account) if request.GET.get("person") else None
        typed = {"whom": person.name if person else "", "person": str(person.pk) if person else ""}
        return show(request, "promises.html", PromisesPage.of(here, open_on="new", typed=typed))
    person, complaint = _whom(here, asked)
    words = asked.get("words", "").strip()[:2000]
    step = (
        step_of(words, here.account, here.now, here.language, by=asked.get("by", ""), owed_by_me=not asked.get("theirs"))
        if words
        else None
    )
    if person is None or step is None:
        key = "promises.unread-words" if not words else complaint or "talk.unread-day"
        typed = {name: asked.get(name, "") for name in ("whom", "words", "by", "theirs", "person")}
        return show(request, "promises.html", PromisesPage.of(here, open_on="new", complaint=key, typed=typed))
    return done(request, make_promise(here.account, person, step, at=here.now, by=here.user), then="/promises/")


def _whom(here: Seat, asked: QueryDict) -> tuple[Person | None, str]:
    """The person a new promise is with, by id or whole name."""
    whom = asked.get("whom", "").strip()
    if asked.get("person"):
        person = own(Person, str(asked["person"]), here.account)
        if not whom or whom == person.name:
            return person, ""
    name, _, organisation = whom.partition(",")
    fitting = named(here.account, name, organisation=organisation.strip())
    return (fitting[0], "") if len(fitting) == 1 else (None, "promises.unread-many" if fitting else "promises.unread-whom")


Verb = Callable[[Seat, Promise, QueryDict], Deed | None]


def _shared(here: Seat) -> dict[str, Any]:
    return {"at": here.now, "by": here.user, "language": here.language}


def _keep(here: Seat, row: Promise, asked: QueryDict) -> Deed:
    return promising.keep(here.account, row, **_shared(here))


def _move(here: Seat, row: Promise, asked: QueryDict) -> Deed | None:
    """To today, to next week's first working day, or to a day in words."""
    told = read_by(asked.get("by", ""), here.account, here.now, here.language)
    if told is None or told.on is None:
        return None
    return promising.move(here.account, row, due_on=told.on, due_at=told.at, **_shared(here))


def _let_go(here: Seat, row: Promise, asked: QueryDict) -> Deed:
    return promising.let_go(here.account, row, asked.get("why", ""), **_shared(here))


VERBS: dict[str, Verb] = {"keep": _keep, "move": _move, "let-go": _let_go}


@require_POST
@signed_in
def change(request: HttpRequest, promise_id: UUID, what: str) -> HttpResponse:
    """Keep, move or let go of a promise."""
    here = seat(request)
    row = own(Promise, promise_id, here.account)
    verb = VERBS.get(what)
    if verb is None:
        raise Http404
    deed = verb(here, row, request.POST)
    if deed is None:
        return show(request, "promises.html", PromisesPage.of(here, complaint="talk.unread-day", open_on=str(row.pk)))
    return done(request, deed, then=back(request, "/promises/"))


@require_POST
@signed_in
def advice(request: HttpRequest, advice_id: UUID, what: str) -> HttpResponse:
    """Advice taken with its result, left, or open again."""
    here = seat(request)
    row = own(Advice, advice_id, here.account)
    if what == "taken":
        return done(request, advising.take(here, row, request.POST.get("result", "")[:2000]), then="/promises/#advice")
    if what == "left":
        return done(request, advising.leave(here, row), then="/promises/#advice")
    if what == "open":
        return done(request, advising.open_again(here, row), then="/promises/#advice")
    raise Http404


@require_GET
@signed_in
def promise(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """A promise's own address leads to where it was made."""
    row = own(Promise, promise_id, seat(request).account)
    return HttpResponseRedirect(f"/conversations/{row.conversation_id}/?step=next#next" if row.conversation_id else "/promises/")


urls = [
    path("promises/", promises, name="promises"),
    path("promises/new/", new, name="promise-new"),
    path("promises/<uuid:promise_id>/", promise, name="promise"),
    path("promises/<uuid:promise_id>/<slug:what>/", change, name="promise-change"),
    path("advice/<uuid:advice_id>/<slug:what>/", advice, name="advice-change"),
]
