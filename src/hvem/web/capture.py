"""Noting something in one line: a person, or a few words about one who is known; and the page with the rest of the menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from hvem.accounts.access import Seat, own
from hvem.ground.models import Happening
from hvem.people.adding import Added, add_person
from hvem.people.editing import write_note
from hvem.people.entering import alike
from hvem.people.models import CIRCLES, Person
from hvem.people.spoken import named_by, note_in_line
from hvem.reading.card import Card, Labelled
from hvem.reading.line import read_line
from hvem.reading.names import split_name
from hvem.reading.phones import find_phones, spoken
from hvem.web.page import done, is_part, seat, show, signed_in, tell

NOTED = ("person-added", "person-completed", "person-noted")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line is read: a person's parts, each to be corrected, or a note about one of `about`."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    through: Person | None = None
    fitting: Sequence[Person] = ()
    about: Sequence[Person] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotePage:
    """The line being noted, how it is read, and what was noted today."""

    line: str
    reading: Reading | None
    today: Sequence[Happening]
    circles: Sequence[str] = CIRCLES
    unread: bool = False


def read(here: Seat, line: str) -> Reading | None:
    """How the line is read; None where it says nothing of anybody."""
    about, words = note_in_line(here.account, line)
    if about:
        return Reading(about=about, note=words)
    rest, through = named_by(here.account, line)
    card = read_line(rest, here.account.region)
    if not (card.name or card.phones or card.emails):
        return None
    return Reading(
        name=card.name, title=card.title, organisation=card.organisation,
        phone=", ".join(spoken(one.number, here.account.region) for one in card.phones),
        email=", ".join(one.value for one in card.emails), through=through, fitting=alike(here.account, card),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def note(request: HttpRequest) -> HttpResponse:
    """A line to note: first shown as we read it, then saved as corrected; a line changed since is read anew, not lost."""
    here = seat(request)
    corrected = "name" in request.POST or "about" in request.POST
    if corrected and request.POST.get("read", request.POST.get("line", "")) == request.POST.get("line", ""):
        return _save(request, here)
    line = (request.POST if request.method == "POST" else request.GET).get("line" if request.method == "POST" else "q", "")[:2000]
    if is_part(request):
        line = request.GET.get("line", line)[:2000]
        return show(request, "parts/read_as.html", NotePage(line, read(here, line) if line.strip() else None, ()))
    reading = read(here, line) if line.strip() else None
    return show(request, "note.html", NotePage(line, reading, _noted_today(here), unread=bool(line.strip()) and reading is None))


def _noted_today(here: Seat) -> list[Happening]:
    midnight = here.account.moment(here.account.local(here.now).replace(hour=0, minute=0, second=0, microsecond=0))
    rows = Happening.objects.of(here.account).filter(at__gte=midnight, kind__in=NOTED, undone_at=None)
    return list(rows.order_by("-at").defer("changes")[:10])


def _save(request: HttpRequest, here: Seat) -> HttpResponse:
    fields = request.POST
    if fields.get("about"):
        person = own(Person, fields["about"], here.account)
        kind = "told" if fields.get("kind") == "told" else "note"
        return done(request, write_note(here, person, fields.get("note", ""), kind), then=f"/people/{person.pk}/")
    added = _add(here, fields)
    if added is None:
        return show(request, "note.html", NotePage(fields.get("line", ""), None, _noted_today(here), unread=True), status=422)
    if added.person is None:
        reading = _again(here, fields, added.fitting)
        return show(request, "note.html", NotePage(fields.get("line", ""), reading, _noted_today(here)), status=422)
    if added.happening is None:
        tell(request, "person-known", name=added.person.name)
    return done(request, added, then=f"/people/{added.person.pk}/")


def _card(here: Seat, fields: Any) -> Card:
    """The card of the corrected parts; what the line said besides is kept from its reading."""
    name = split_name(fields.get("name", "")[:300])
    card = replace(
        read_line(named_by(here.account, fields.get("line", ""))[0], here.account.region),
        given=name.given, middle=name.middle, family=name.family, prefix=name.prefix, suffix=name.suffix,
        display=fields.get("name", "")[:300].strip(),
        title=fields.get("title", "")[:300].strip(), organisation=fields.get("organisation", "")[:300].strip(),
        phones=find_phones(fields.get("phone", ""), here.account.region),
        emails=[Labelled(one.strip()[:300]) for one in fields.get("email", "").split(",") if "@" in one],
    )  # fmt: skip
    card.nickname = card.nickname or name.nickname
    return card


def _add(here: Seat, fields: Any) -> Added | None:
    """Add the corrected person; None where nothing is left of them."""
    card = _card(here, fields)
    if not (card.name or card.phones or card.emails):
        return None
    who = fields.get("who", "")
    return add_person(
        here.account, card, at=here.now, by=here.user, circles=[fields["circle"]] if fields.get("circle") else [],
        person=own(Person, who, here.account) if who and who != "new" else None, is_new=who == "new",
        through=own(Person, fields["through"], here.account) if fields.get("through") else None,
    )  # fmt: skip


def _again(here: Seat, fields: Any, fitting: Sequence[Person]) -> Reading:
    through = own(Person, fields["through"], here.account) if fields.get("through") else None
    parts = {name: fields.get(name, "") for name in ("name", "title", "organisation", "phone", "email")}
    return Reading(**parts, through=through, fitting=fitting)


@require_GET
@signed_in
def more(request: HttpRequest) -> HttpResponse:
    """The rest of the menu, in words."""
    return show(request, "more.html", None)


@require_GET
@signed_in
def keys(request: HttpRequest) -> HttpResponse:
    """The keys one can press, and how to switch them off."""
    return show(request, "keys.html", None)


urls = [
    path("note/", note, name="note"),
    path("more/", more, name="more"),
    path("keys/", keys, name="keys"),
]
