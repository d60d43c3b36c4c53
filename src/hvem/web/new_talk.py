"""Noting a conversation in a few fields: with whom, what kind, when in words, a note (M7, M32)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from hvem.accounts.access import Seat, own
from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Meeting, MeetingPart
from hvem.people.adding import add_person
from hvem.people.entering import named
from hvem.people.finding import found
from hvem.people.models import Person, Position
from hvem.reading.folding import fold
from hvem.reading.line import read_line
from hvem.reading.past import read_past
from hvem.web.fields import figure
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in

MOST_PEOPLE = 12
NEAR = 6
WAYS = ("call", "no-answer", "meeting", "mail", "mail-in", "message", "message-in")
"""What happened, as one tap: kind, direction and whether anybody answered."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name typed that fits nobody or several: who could be meant, each with where they work."""

    line: str
    near: Sequence[tuple[UUID, str, str]]


@dataclass(frozen=True, slots=True)
class NewTalkPage:
    """The form, with whom it is about and what was typed; `unclear` names want a choice."""

    people: Sequence[Person]
    names: str = ""
    way: str = "call"
    when: str = ""
    note: str = ""
    minutes: str = ""
    unclear: Sequence[Unclear] = field(default=())
    complaint: str = ""
    meeting: str = ""
    ways: Sequence[str] = WAYS


def _page(here: Seat, asked: QueryDict, people: Sequence[Person], **more: object) -> NewTalkPage:
    way = asked.get("way", asked.get("kind", "call"))
    return NewTalkPage(
        people=people, names=asked.get("names", ""), way=way if way in WAYS else "call", when=asked.get("when", "")[:100],
        note=asked.get("note", ""), minutes=asked.get("minutes", ""), meeting=asked.get("meeting", ""), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _chosen(here: Seat, ids: Sequence[str]) -> list[Person]:
    return [own(Person, one, here.account) for one in dict.fromkeys(ids) if one][:MOST_PEOPLE]


def _meant(here: Seat, asked: QueryDict) -> tuple[list[Person], list[str], list[Unclear]]:
    """Those the typed names mean: people, lines that are new people by the user's choice, and what is unclear."""
    people, new, unclear = [], [], []
    lines = [line.strip() for line in asked.get("names", "").replace(";", "\n").splitlines() if line.strip()][:MOST_PEOPLE]
    for number, line in enumerate(lines):
        choice = asked.get(f"who-{number}", "")
        if choice == "new":
            new.append(line)
        elif choice:
            people.append(own(Person, choice, here.account))
        else:
            name, _, organisation = line.partition(",")
            fitting = named(here.account, name, organisation=organisation.strip())
            if len(fitting) == 1:
                people.append(fitting[0])
            else:
                unclear.append(Unclear(line, _near(here, name, fitting)))
    return people, new, unclear


def _near(here: Seat, name: str, fitting: Sequence[Person]) -> list[tuple[UUID, str, str]]:
    """Who a name may mean, with where they work."""
    near = list(fitting)
    if not near:
        ids: set[UUID] = set()
        for word in fold(name).split():
            ids |= set(found(here.account, word).values_list("target", flat=True)[:NEAR])
        near = list(Person.objects.of(here.account).listed().filter(pk__in=ids).order_by("sort_key", "pk")[:NEAR])
    places = Position.objects.of(here.account).present().filter(person__in=[one.pk for one in near], to_year=None)
    where = dict(places.values_list("person_id", "organisation__name"))
    return [(one.pk, one.name, where.get(one.pk) or "") for one in near]


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new_talk(request: HttpRequest) -> HttpResponse:
    """Note a conversation; one that was a call reached or a meeting goes on to what it brought."""
    here = seat(request)
    asked = request.GET if request.method == "GET" else request.POST
    people = _chosen(here, asked.getlist("person"))
    meeting = own(Meeting, asked["meeting"], here.account) if asked.get("meeting") else None
    if meeting and not people:
        parts = MeetingPart.objects.of(here.account).present().filter(meeting=meeting).select_related("person")
        people = [part.person for part in parts]
    if request.method == "GET":
        return show(request, "conversation_new.html", _page(here, asked, people))
    way = asked.get("way", "")
    if way not in WAYS:
        raise Http404
    typed, new, unclear = _meant(here, asked)
    at = read_past(asked.get("when", ""), here.account.local(here.now))
    complaint = "" if people or typed or new or unclear else "talk.new-nobody"
    complaint = complaint or ("" if at else "talk.new-when")
    if unclear or complaint or at is None:
        page = _page(here, asked, people, unclear=unclear, complaint=complaint)
        return show(request, "conversation_new.html", page)
    everyone = list({one.pk: one for one in [*people, *typed, *(_enter(here, line) for line in new)]}.values())
    kind = way.removesuffix("-in") if way != "no-answer" else "call"
    told_when = bool(asked.get("when", "").strip())
    moment = here.account.moment(at) if told_when else min(meeting.at, here.now) if meeting else here.now
    talk = Talk(
        kind, everyone, moment, meeting=meeting if kind == "meeting" else None, inward=way.endswith("-in"),
        reached=way != "no-answer", note=asked.get("note", ""), minutes=figure(asked.get("minutes", ""), 0, 1440),
    )  # fmt: skip
    noted = note(here.account, talk, at=here.now, by=here.user)
    return done(request, noted, then=reverse("conversation", args=[noted.conversation.pk]))


def _enter(here: Seat, line: str) -> Person:
    """A person nobody here was, from the line typed."""
    added = add_person(
        here.account, read_line(line, here.account.region), at=here.now, by=here.user, is_new=True, source="conversation"
    )
    if added.person is None:
        raise Http404
    return added.person


urls = [path("conversations/new/", new_talk, name="conversation-new")]
