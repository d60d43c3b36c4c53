"""Conversations: the list, noting a new one, and the page of one with what it brought (M5, M7, M32)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import debriefing
from hvem.campaign.conversing import open_talks
from hvem.campaign.models import Conversation, Part, Promise
from hvem.campaign.models.conversations import KINDS
from hvem.campaign.promising import promise_words
from hvem.campaign.running import running
from hvem.web import shown
from hvem.web.brought import BROUGHT, Unread, brought, whom_of
from hvem.web.debrief import DebriefPage, checks_of
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked
from hvem.wording.rows import in_a_row

PAGE = 40
OPEN_SHOWN = 6
FILTERS = ("", *KINDS, "open")


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A conversation in the list: who, what kind, what was said, what comes next."""

    id: UUID
    at: datetime
    kind: str
    inward: bool
    reached: bool
    who: str
    minutes: int | None
    words: str
    next_step: str


@dataclass(frozen=True, slots=True)
class ConversationsPage:
    """The list of conversations: those still open first, then all by time; `more` is the query of the next page."""

    kind: str
    still_open: Sequence[TalkLine]
    open_count: int
    lines: Sequence[TalkLine]
    more: str
    filters: Sequence[str] = FILTERS

    @classmethod
    def of(cls, here: Seat, *, kind: str, after: str) -> ConversationsPage:
        """A page of the list; `after` is where the last one ended."""
        campaign = running(here.account, on=here.today)
        waiting = open_talks(here.account, campaign)
        if kind == "open":
            rows = waiting
        else:
            rows = Conversation.objects.of(here.account).present().order_by("-at", "-pk")
            rows = rows.filter(kind=kind) if kind else rows
        found = list(_after(here, rows, after)[: PAGE + 1])
        first = [] if kind or after else list(waiting[:OPEN_SHOWN])
        shown = {one.pk for one in first}
        lines = talk_lines(here, [*first, *(one for one in found[:PAGE] if one.pk not in shown)])
        place = f"{found[PAGE - 1].at.isoformat()}_{found[PAGE - 1].pk}" if len(found) > PAGE else ""
        return cls(
            kind=kind, still_open=lines[: len(first)], open_count=waiting.count() if first else 0, lines=lines[len(first) :],
            more=urlencode({"kind": kind, "after": place}) if place else "",
        )  # fmt: skip


def _after(here: Seat, rows: Any, after: str) -> Any:
    """The rows beyond a place `time_id`; a place that cannot be read is the beginning."""
    moment, _, last = after.partition("_")
    try:
        at, pk = datetime.fromisoformat(moment), UUID(last)
    except ValueError:
        return rows
    return rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))


def talk_lines(here: Seat, talks: Sequence[Conversation]) -> list[TalkLine]:
    """These conversations as lines, with two queries however many they are."""
    ids = {talk.pk for talk in talks}
    who: dict[UUID, list[str]] = defaultdict(list)
    parts = Part.objects.of(here.account).present().filter(conversation__in=ids, role="with").select_related("person")
    for part in parts.order_by("person__sort_key"):
        who[part.conversation_id].append(part.person.name)
    steps: dict[UUID, str] = {}
    rows = Promise.objects.of(here.account).present().filter(conversation__in=ids, next_step=True).select_related("to", "about")
    for row in rows.order_by("-due_on"):
        steps[row.conversation_id] = promise_words(row, here.language)
    return [
        TalkLine(
            talk.pk, talk.at, talk.kind, talk.inward, talk.unanswered_on is None, ", ".join(who[talk.pk]), talk.minutes,
            (talk.told or talk.note or talk.subject)[:280], steps.get(talk.pk, ""),
        )
        for talk in talks
    ]  # fmt: skip


@require_GET
@signed_in
def conversations(request: HttpRequest) -> HttpResponse:
    """The list; `kind` narrows it, `after` goes on."""
    kind = request.GET.get("kind", "")
    page = ConversationsPage.of(seat(request), kind=kind if kind in FILTERS else "", after=request.GET.get("after", ""))
    return show(request, "conversations.html", page)


@require_GET
@signed_in
def conversation(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """A conversation and what it brought; `step` is where the user stands."""
    here = seat(request)
    talk = own(Conversation, talk_id, here.account)
    return show(request, "conversation.html", DebriefPage.of(here, talk, step=request.GET.get("step", "")))


def _stands(here: Seat, fields: Any, talk_id: UUID, what: str) -> Sequence[Shown]:
    """What stands now in the small form that was sent."""
    talk = own(Conversation, talk_id, here.account)
    if what == "told":
        people = debriefing.people_of(here.account, talk)
        return [*shown.talk_told(talk, in_a_row([one.first_name for one in people], here.language)), *shown.talk_note(talk)]
    if what == "check":
        checks = checks_of(here, whom_of(here, talk, fields))
        return [one for found in checks if found.field == fields.get("field") for one in shown.talk_check(found)]
    return shown.talk_listening(talk) if what == "listening" else ()


@require_POST
@signed_in
@checked(_stands)
def save(request: HttpRequest, talk_id: UUID, what: str) -> HttpResponse:
    """Save one small form of the page; what cannot be read comes back with the words as typed."""
    here = seat(request)
    talk = own(Conversation, talk_id, here.account)
    keep: Callable[..., Any] | None = BROUGHT.get(what)
    if keep is None:
        raise Http404
    try:
        deed, step = brought(keep, here, talk, request.POST)
    except Unread as why:
        page = DebriefPage.of(here, talk, step=why.step, complaint=why.key, typed=why.typed)
        return show(request, "conversation.html", page, status=200)
    then = reverse("conversation", args=[talk.pk]) + (f"?step={step}#{step}" if step else "")
    if request.POST.get("next") == reverse("calls"):
        then = reverse("calls")
    return done(request, deed, then=then)


@require_POST
@signed_in
def remove(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Delete a conversation with what it brought."""
    here = seat(request)
    deed = debriefing.remove_talk(here, own(Conversation, talk_id, here.account))
    return done(request, deed, then=reverse("conversations"))


urls = [
    path("conversations/", conversations, name="conversations"),
    path("conversations/<uuid:talk_id>/", conversation, name="conversation"),
    path("conversations/<uuid:talk_id>/remove/", remove, name="conversation-remove"),
    path("conversations/<uuid:talk_id>/<slug:what>/", save, name="conversation-save"),
]
