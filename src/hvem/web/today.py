"""Today: the one thing, what comes later, what is from before, and what is done; each can be done, moved, let lie and undone."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path
from django.views.decorators.http import require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.conversing import Talk, note
from hvem.campaign.debriefing import answer_names
from hvem.campaign.models import Conversation, Promise
from hvem.campaign.promising import keep
from hvem.campaign.snoozing import put_off
from hvem.campaign.stepping import read_by
from hvem.coaching.day import day_of
from hvem.method.act import ACTIONS
from hvem.people.models import Person
from hvem.web.fields import day_in, figure
from hvem.web.kept import kept
from hvem.web.page import done, seat, show, signed_in
from hvem.web.today_lines import ELSEWHERE, TodayPage
from hvem.web.today_paper import PaperPage

MESSAGES = frozenset({"second-contact", "keep-in-touch", "rekindle"})
"""Written acts that are as well a message as a mail."""
PURPOSES = {
    "letter": "letter",
    "thank": "thank",
    "report": "report",
    "introduce-yourself": "introduction",
    "rekindle": "rekindle",
}


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """The day; drawn anew as soon as anything was done, wherever that was."""
    return kept(request, lambda: _page(request))


def _page(request: HttpRequest, *, unclear: str = "", status: int = 200) -> HttpResponse:
    here = seat(request)
    minutes = _minutes(request.GET)
    day = day_of(here.account, here.now, minutes=minutes)
    nothing = not (day.now or day.meetings or minutes)
    everyone = Person.objects.of(here.account).listed()
    rests = nothing and everyone.filter(chosen_on=None).exists()
    empty = nothing and not rests and not everyone.exists()
    page = TodayPage.of(here, day, minutes=minutes, empty=empty, rests=rests, unclear=unclear)
    return show(request, "today.html", page, status=status)


def _minutes(asked: QueryDict) -> int | None:
    asked_for = figure(asked.get("minutes", ""), 1, 999_999)
    return min(asked_for, 600) if asked_for else None


@signed_in
def paper(request: HttpRequest) -> HttpResponse:
    """The day on paper: what to do, whom to call with their numbers, and room to write."""
    here = seat(request)
    return show(request, "today_paper.html", PaperPage.of(here, day_of(here.account, here.now)))


def _asked(request: HttpRequest, here: Seat) -> tuple[Person, str, Promise | None]:
    """Whom and what a line is about: ids of another account, unknown actions and none at all are not found."""
    person, action = own(Person, request.POST.get("person", ""), here.account), request.POST.get("action", "")
    if action not in ACTIONS:
        raise Http404
    promise = own(Promise, request.POST["promise"], here.account) if request.POST.get("promise") else None
    return person, action, promise


@require_POST
@signed_in
def done_it(request: HttpRequest) -> HttpResponse:
    """A line ticked: a promise is kept, what was written is noted as sent; a call or a talk goes on to what it brought."""
    here = seat(request)
    person, action, promise = _asked(request, here)
    if action in ELSEWHERE:
        raise Http404
    if action == "call":
        return HttpResponseRedirect(f"/conversations/new/?person={person.pk}&way=call")
    if promise and action in {"promise", "thank", "report"}:
        return done(request, keep(here.account, promise, at=here.now, by=here.user, language=here.language))
    if action == "promise":
        raise Http404
    kind = "message" if action in MESSAGES else "mail"
    talk = Talk(kind, [person], here.now, purpose=PURPOSES.get(action, ""))
    return done(request, note(here.account, talk, at=here.now, by=here.user))


@require_POST
@signed_in
def later(request: HttpRequest) -> HttpResponse:
    """A line moved to another day: one of those offered, or a day in the user's own words."""
    here = seat(request)
    person, action, promise = _asked(request, here)
    until = _day(here, request.POST)
    if until is None or until < here.today:
        return _page(request, unclear=f"{action}-{person.pk}", status=422)
    deed = put_off(
        here.account, person, action, until=until, at=here.now, by=here.user, promise=promise, language=here.language
    )  # fmt: skip
    return done(request, deed)


def _day(here: Seat, asked: QueryDict) -> date | None:
    """The day meant: words win over a button, since they were typed."""
    words = asked.get("when", "").strip()
    if words:
        by = read_by(words[:200], here.account, here.now, here.language)
        return by.on if by else None
    return day_in(asked.get("until", ""))


@require_POST
@signed_in
def lie(request: HttpRequest) -> HttpResponse:
    """A line let lie."""
    here = seat(request)
    person, action, promise = _asked(request, here)
    return done(request, put_off(here.account, person, action, until=None, at=here.now, by=here.user, promise=promise))


@require_POST
@signed_in
def pleasant(request: HttpRequest) -> HttpResponse:
    """This was just pleasant: the conversation is closed in one tap (M7)."""
    here = seat(request)
    talk = own(Conversation, request.POST.get("conversation", ""), here.account)
    return done(request, answer_names(here, talk, "pleasant"))


urls = [
    path("", today, name="today"),
    path("today/paper/", paper, name="today-paper"),
    path("today/done/", done_it, name="today-done"),
    path("today/later/", later, name="today-later"),
    path("today/lie/", lie, name="today-lie"),
    path("today/pleasant/", pleasant, name="today-pleasant"),
]
