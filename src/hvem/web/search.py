"""Searching everything one has: people, organisations, notes, conversations and advice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from hvem.accounts.access import Seat
from hvem.campaign.listing import entries
from hvem.campaign.models import Advice, Conversation, Event, Part, Signal
from hvem.campaign.running import running
from hvem.people.finding import Asked, found
from hvem.people.marking import excerpt, pieces
from hvem.people.models import Note, Organisation, Person
from hvem.reading.folding import fold
from hvem.web.page import is_part, seat, show, signed_in
from hvem.wording.catalogue import say

MANY, SOME = 60, 8
Pieces = Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: its day for the margin, its name or words with the hits marked, the line below, and its page."""

    on: date | None
    words: Pieces
    below: Pieces
    page: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked and what was found, in groups; `more` says that there are more people than shown."""

    q: str
    people: Sequence[Hit] = ()
    organisations: Sequence[Hit] = ()
    words: Sequence[Hit] = ()
    more: bool = False

    @property
    def count(self) -> int:
        """How many hits are shown."""
        return len(self.people) + len(self.organisations) + len(self.words)

    @classmethod
    def of(cls, here: Seat, q: str) -> SearchPage:
        """Everything that holds the words of `q`; nothing is searched for without a word."""
        if not fold(q):
            return cls(q)
        asked = Asked.of(q)
        people, more = _people(here, q, asked)
        words = sorted(_words(here, q, asked), key=lambda hit: hit.on or date.min, reverse=True)
        return cls(q, people, _organisations(here, q, asked), words[: SOME * 2], more)


def _people(here: Seat, q: str, asked: Asked) -> tuple[list[Hit], bool]:
    """The people, those first whose name begins with the words, then those one is under way with.

    Of very many hits those are looked at that were changed last.
    """
    hits = found(here.account, asked, by_name=not asked.many).order_by(*(["-pk"] if asked.many else ["sort_key", "target"]))
    ids = list(hits.values_list("target", flat=True)[: MANY + 1])
    rows = {pk: rest for pk, *rest in Person.objects.of(here.account).filter(pk__in=ids).values_list("pk", "name", "chosen_on")}
    wanted = fold(q).split()

    def place(one: UUID) -> tuple[bool, bool]:
        name, chosen_on = rows[one]
        words = fold(name).split()
        return not all(any(word.startswith(piece) for word in words) for piece in wanted), chosen_on is None

    first = sorted((one for one in ids if one in rows), key=place)[:SOME]
    lines = entries(here.account, running(here.account, on=here.today), first)
    shown = [
        Hit(
            one.last_contact,
            pieces(one.name, q),
            pieces(", ".join(filter(None, (one.title, one.organisation))), q),
            f"/people/{one.id}/",
        )
        for one in lines
    ]
    return shown, len(rows) > SOME


def _organisations(here: Seat, q: str, asked: Asked) -> list[Hit]:
    rows = Organisation.objects.of(here.account).filter(pk__in=_targets(here, asked, "organisation", "sort_key"))
    return [
        Hit(None, pieces(row.name, q), pieces(row.place, q), f"/organisations/{row.pk}/") for row in rows.order_by("sort_key")
    ]


def _targets(here: Seat, asked: Asked, kind: str, order: str = "-sort_key") -> list[UUID]:
    return list(found(here.account, asked, kind).order_by(order, "target").values_list("target", flat=True)[:SOME])


def _words(here: Seat, q: str, asked: Asked) -> Iterator[Hit]:
    """Notes, conversations, advice, news and events, each with its own words."""
    readers: dict[str, Callable[[Seat, str, list[UUID]], Iterator[Hit]]] = {
        "note": _notes,
        "conversation": _conversations,
        "advice": _advice,
        "signal": _signals,
        "event": _events,
    }
    for kind, read in readers.items():
        if ids := _targets(here, asked, kind):
            yield from read(here, q, ids)


def _hit(here: Seat, q: str, on: date, text: str, key: str, page: str, **facts: Any) -> Hit:
    return Hit(on, pieces(excerpt(text, q), q), [(say(here.language, f"search.{key}", **facts), False)], page)


def _notes(here: Seat, q: str, ids: list[UUID]) -> Iterator[Hit]:
    for row in Note.objects.of(here.account).filter(pk__in=ids).select_related("person", "organisation"):
        about = row.person or row.organisation
        page = f"/people/{row.person_id}/#har-vaert" if row.person_id else f"/organisations/{row.organisation_id}/"
        yield _hit(here, q, here.account.day(row.at), row.text, "note-about", page, name=about.name if about else "")


def _conversations(here: Seat, q: str, ids: list[UUID]) -> Iterator[Hit]:
    who: dict[UUID, list[str]] = {}
    for talk, name in (
        Part.objects.of(here.account).present().filter(conversation_id__in=ids).values_list("conversation_id", "person__name")
    ):
        who.setdefault(talk, []).append(name)
    for row in Conversation.objects.of(here.account).filter(pk__in=ids):
        text = " ".join(filter(None, (row.subject, row.note, row.told)))
        yield _hit(
            here, q, here.account.day(row.at), text, "talk-with", f"/conversations/{row.pk}/", name=", ".join(who.get(row.pk, []))
        )


def _advice(here: Seat, q: str, ids: list[UUID]) -> Iterator[Hit]:
    for row in Advice.objects.of(here.account).filter(pk__in=ids).select_related("person"):
        yield _hit(here, q, row.given_on, row.text, "advice-from", f"/people/{row.person_id}/", name=row.person.name)


def _signals(here: Seat, q: str, ids: list[UUID]) -> Iterator[Hit]:
    for row in Signal.objects.of(here.account).filter(pk__in=ids).select_related("organisation"):
        page = f"/organisations/{row.organisation_id}/" if row.organisation_id else "/signals/"
        yield _hit(
            here,
            q,
            row.on,
            row.text,
            "news-of" if row.organisation else "news",
            page,
            name=row.organisation.name if row.organisation else "",
        )


def _events(here: Seat, q: str, ids: list[UUID]) -> Iterator[Hit]:
    for row in Event.objects.of(here.account).filter(pk__in=ids):
        yield _hit(here, q, row.on, row.name, "event-at" if row.place else "event", "/meetings/", name=row.place)


@require_GET
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Searching; while typing only the hits are sent."""
    page = SearchPage.of(seat(request), request.GET.get("q", "").strip()[:200])
    return show(request, "parts/search_hits.html" if is_part(request) else "search.html", page)


urls = [path("search/", search, name="search")]
