"""Something back: to whom, what has been given and got, written and corrected (M42, M44)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.gifts import Due, Given, correct_gift, given_and_got, needs_of, remove_gift, still_due, times_given, write_gift
from hvem.campaign.giving import kind_of
from hvem.campaign.models import Gift, Signal
from hvem.campaign.models.market import GIFT_KINDS
from hvem.people.models import Person
from hvem.web import shown
from hvem.web.fields import day_in
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked
from hvem.web.whom import Asked, as_asked, asked
from hvem.wording.catalogue import number, say

WAYS = ("", "given", "got")
_GOT = {"": None, "given": False, "got": True}


@dataclass(frozen=True, slots=True)
class GiftForm:
    """The fields of a gift as they stand; `complaints` name those that could not be read."""

    who: Asked = field(default_factory=Asked)
    what: str = ""
    got: bool = False
    kind: str = ""
    on: str = ""
    complaints: Sequence[str] = ()

    @classmethod
    def read(cls, here: Seat, fields: Any) -> GiftForm:
        """The form as it was sent; without a kind it is read from the words."""
        who, what, on = (
            asked(here, fields, "who"),
            fields.get("what", "").strip()[:2000],
            fields.get("on", "") or here.today.isoformat(),
        )
        kind = fields.get("kind", "")
        wrong = [("who", who.unclear or not who.text), ("what", not what), ("on", day_in(on) is None)]
        return cls(
            who,
            what,
            fields.get("way") == "got",
            kind if kind in GIFT_KINDS else kind_of(what),
            on,
            [name for name, is_wrong in wrong if is_wrong],
        )


@dataclass(frozen=True, slots=True)
class GiftsPage:
    """What is given and got, of one person or of all; those who helped and got nothing come first."""

    title: str
    person: Person | None
    way: str
    due: Sequence[Due]
    due_count: int
    lines: Sequence[Given]
    more: str
    needs: Sequence[Signal]
    form: GiftForm
    editing: UUID | None
    later: bool
    kinds: Sequence[str] = GIFT_KINDS
    ways: Sequence[str] = WAYS

    @classmethod
    def of(
        cls, here: Seat, *, person: Person | None, way: str, after: str = "", form: GiftForm | None = None, editing: UUID | None = None
    ) -> GiftsPage:  # fmt: skip
        """A page of it; `form` is what was typed and could not be read, `editing` the gift whose form is open."""
        place = _place(after)
        lines, end = given_and_got(here.account, person=person, got=_GOT[way], after=place)
        due, count = ([], 0) if person or place or way else still_due(here)
        plain = GiftForm(as_asked(person), on=here.today.isoformat())
        query = {"person": person.pk if person else "", "way": way, "after": f"{end[0].isoformat()}_{end[1]}" if end else ""}
        return cls(
            title=_title(here, person), person=person, way=way, due=due, due_count=count, lines=lines,
            more=urlencode({name: value for name, value in query.items() if value}) if end else "",
            needs=needs_of(here.account, [person.pk])[person.pk][:4] if person else (), form=form or plain, editing=editing, later=bool(place),
        )  # fmt: skip


def _title(here: Seat, person: Person | None) -> str:
    count = times_given(here.account, person)
    name = person.first_name if person else ""
    key = "gifts.title-person" if person else "gifts.title"
    if not count:
        return say(here.language, f"{key}-none", name=name)
    return say(here.language, key, count=count, number=number(here.language, count, start=True), name=name)


def _place(after: str) -> tuple[date, UUID] | None:
    day, _, row = after.partition("_")
    try:
        return date.fromisoformat(day), UUID(row)
    except ValueError:
        return None


@require_GET
@signed_in
def gifts(request: HttpRequest) -> HttpResponse:
    """The page; `person` shows one alone, `way` only what was given or got, `after` goes on."""
    here = seat(request)
    person = own(Person, request.GET["person"], here.account) if request.GET.get("person") else None
    way = request.GET.get("way", "")
    return show(
        request,
        "gifts.html",
        GiftsPage.of(here, person=person, way=way if way in WAYS else "", after=request.GET.get("after", "")),
    )


@require_POST
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """Write down something given or got; what cannot be read comes back as typed."""
    here = seat(request)
    form = GiftForm.read(here, request.POST)
    person = own(Person, request.POST["of"], here.account) if request.POST.get("of") else None
    if form.complaints:
        return show(request, "gifts.html", GiftsPage.of(here, person=person, way="", form=form))
    deed = write_gift(here, form.who.whom, form.what, got=form.got, kind=form.kind, on=date.fromisoformat(form.on))
    return done(request, deed, then=f"/gifts/?person={person.pk}" if person else "/gifts/")


def _stands(here: Seat, fields: Any, gift_id: UUID) -> Sequence[Shown]:
    row = own(Gift, gift_id, here.account)
    return shown.gift(row.what, row.kind, row.on, got=row.got)


@require_POST
@signed_in
@checked(_stands)
def change(request: HttpRequest, gift_id: UUID) -> HttpResponse:
    """Correct something given or got; where it cannot be read, its form stays open with what was typed."""
    here = seat(request)
    gift = own(Gift, gift_id, here.account)
    form = GiftForm.read(here, request.POST)
    wrong = [one for one in form.complaints if one != "who"]
    if wrong:
        return show(request, "gifts.html", GiftsPage.of(here, person=None, way="", editing=gift.pk))
    deed = correct_gift(here, gift, what=form.what, got=form.got, kind=form.kind, on=date.fromisoformat(form.on))
    return done(request, deed)


@require_POST
@signed_in
def remove(request: HttpRequest, gift_id: UUID) -> HttpResponse:
    """Take away something given or got."""
    here = seat(request)
    return done(request, remove_gift(here, own(Gift, gift_id, here.account)))


urls = [
    path("gifts/", gifts, name="gifts"),
    path("gifts/new/", new, name="gift-new"),
    path("gifts/<uuid:gift_id>/", change, name="gift"),
    path("gifts/<uuid:gift_id>/remove/", remove, name="gift-remove"),
]
