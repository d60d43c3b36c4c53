"""What the mail tells of people, and what only the user can judge of it: those one writes with often, how near one is, what a signature says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.correspondence.models import Correction, Stranger
from hvem.correspondence.receiving import corrections, strangers
from hvem.correspondence.receiving.written import ByMail, Offer, by_mail, leave_nearness, nearness_offers, take_nearness
from hvem.people.models import CLOSENESS, Person
from hvem.reading.phones import spoken
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.wording.catalogue import say

PAGE = "/connections/people/"
_PARTS = re.compile(r"[._+-]+")


@dataclass(frozen=True, slots=True)
class Says:
    """What a signature says, as a question: its words, and the day of the mail it stood in."""

    id: UUID
    words: str
    on: date


def says_of(here: Seat, person: Person) -> list[Says]:
    """Everything the signatures of someone say that is neither taken over nor left."""
    return [_says(here, person, one) for one in corrections.waiting(here.account, person)]


def _says(here: Seat, person: Person, one: Correction) -> Says:
    value = spoken(one.value, here.account.region).replace(" ", "\u00a0") if one.field == "phone" else one.value
    words = say(here.language, f"from-mail.says-{one.field}", name=person.first_name, value=value)
    return Says(one.pk, words, here.account.day(one.mail.at) if one.mail else one.made_on)


@require_POST
@signed_in
@once
def judge(request: HttpRequest, person_id: str, correction_id: str) -> HttpResponse:
    """A signature is right, or the list is."""
    here = seat(request)
    person, row = own(Person, person_id, here.account), own(Correction, correction_id, here.account)
    if row.person_id != person.pk:
        raise Http404
    deed = (corrections.take if request.POST.get("do") == "take" else corrections.leave)(here, row)
    return done(request, deed, then=f"/people/{person.pk}/")


@dataclass(frozen=True, slots=True)
class Telling:
    """What mail and messages tell of someone: a few sentences, and how near one is where the list says otherwise."""

    words: Sequence[str] = ()
    offers: Sequence[Offer] = ()

    @classmethod
    def of(cls, here: Seat, person: Person) -> Telling:
        """What they tell of this person as things stand."""
        facts = by_mail(here.account, [person.pk], today=here.today)
        if not facts:
            return cls()
        return cls(_told(here, person, facts[person.pk]), nearness_offers(here, facts))


def _told(here: Seat, person: Person, found: ByMail) -> list[str]:
    """Since when one has written, and who answers."""
    written, answering = found.written, found.answering
    way = "both" if written.sent and written.received else "mine" if written.sent else "theirs"
    count = {"sent": written.sent, "received": written.received, "count": written.sent or written.received}
    words = [say(here.language, f"from-mail.wrote-{way}", name=person.first_name, on=written.first_on, today=here.today, **count)]
    if answering.share is not None and answering.in_days is not None:
        days = round(answering.in_days)
        when = say(here.language, "from-mail.after-days", count=days) if days else say(here.language, "from-mail.same-day")
        asked = {"count": answering.asked, "answered": answering.answered, "when": when}
        words.append(say(here.language, "from-mail.answers", name=person.first_name, **asked))
    return words


@require_POST
@signed_in
@once
def nearness(request: HttpRequest, person_id: str) -> HttpResponse:
    """How near one is by the mail is right, or what the list says is."""
    here = seat(request)
    person, closeness = own(Person, person_id, here.account), request.POST.get("closeness", "")
    if closeness not in CLOSENESS:
        raise Http404
    return done(request, (take_nearness if request.POST.get("do") == "take" else leave_nearness)(here, person, closeness))


@dataclass(frozen=True, slots=True)
class Met:
    """Someone one writes with often: the name they go by or may have, and how often."""

    row: Stranger
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class OftenPage:
    """Those one writes with often who are not on the list; those on it whom the mail says one is nearer to, or further from, than it does.

    `fitting` are those on the list who may be the one just chosen.
    """

    people: list[Met]
    offers: Sequence[Offer]
    fitting: Sequence[Person] = ()

    @classmethod
    def of(cls, here: Seat, **more: Any) -> OftenPage:
        """The page as things stand."""
        rows = strangers.written_to_often(here.account)
        listed = Person.objects.of(here.account).listed().values_list("pk", flat=True)
        offers = nearness_offers(here, by_mail(here.account, listed, today=here.today))
        return cls([Met(one, _name(one), _often(here, one)) for one in rows], offers, **more)


def _name(one: Stranger) -> str:
    """The name they write under; where there is none, what the address may be made of."""
    if one.name and "@" not in one.name:
        return one.name
    parts = [part for part in _PARTS.split(one.address.partition("@")[0]) if part]
    return " ".join(part.capitalize() for part in parts) if len(parts) > 1 and all(map(str.isalpha, parts)) else ""


def _often(here: Seat, one: Stranger) -> str:
    return say(here.language, "from-mail.often", count=one.written, received=one.received, on=one.last_on, today=here.today)


@require_GET
@signed_in
def often(request: HttpRequest) -> HttpResponse:
    """Those one writes with often."""
    return show(request, "connections_people.html", OftenPage.of(seat(request)))


@require_POST
@signed_in
@once
def one_of_them(request: HttpRequest, stranger_id: str) -> HttpResponse:
    """Put on the list, or not offered again."""
    here = seat(request)
    row = Stranger.objects.of(here.account).filter(pk=stranger_id).first()
    if row is None:  # put on the list, or forgotten, in another window
        return HttpResponseRedirect(PAGE)
    if request.POST.get("do") != "add":
        return done(request, strangers.decline(here, row), then=PAGE)
    added = strangers.add_stranger(here, row, name=request.POST.get("name", "").strip()[:200])
    if added.person is None:
        return show(request, "connections_people.html", OftenPage.of(here, fitting=added.fitting), status=422)
    return done(request, added, then=PAGE)


urls = [
    path("connections/people/", often, name="often"),
    path("connections/people/<uuid:stranger_id>/", one_of_them, name="often-one"),
    path("people/<uuid:person_id>/nearness/", nearness, name="nearness"),
    path("people/<uuid:person_id>/says/<uuid:correction_id>/", judge, name="says"),
]
