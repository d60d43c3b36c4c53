"""Two who are one: looking for the other, seeing both side by side, merging them; and the pairs that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from hvem.accounts.access import Seat, own
from hvem.campaign.listing import entries
from hvem.campaign.running import running
from hvem.people.finding import found
from hvem.people.merging import merge, merge_organisations
from hvem.people.models import Organisation, Person
from hvem.people.same import Pair, pairs, pairs_of, tell_apart
from hvem.reading.phones import spoken
from hvem.web.between import between_deeds
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.sides import Side, organisation_sides, sides_of
from hvem.wording.catalogue import say

SOME = 25
NEAR = 4
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Other:
    """Someone who may be meant: the name, what tells them apart, and why they may be the same where anything says so."""

    id: UUID
    name: str
    where: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Whom to merge with: those that may be the same, the nearest in the list, or the hits of a search."""

    id: UUID
    name: str
    title: str
    q: str
    likely: Sequence[Other]
    others: Sequence[Other]
    way: str
    back: str
    people: bool = True


@dataclass(frozen=True, slots=True)
class MergePage:
    """Both side by side, what they become, and the names to choose from where they differ."""

    title: str
    one: Side
    other: Side
    becomes: Side
    names: Sequence[Side]
    named: UUID | None
    people: bool
    back: str


@dataclass(frozen=True, slots=True)
class Likely:
    """A pair that may be one, with a sentence that says why."""

    one: Other
    other: Other
    because: str


@dataclass(frozen=True, slots=True)
class SamePage:
    """The pairs that may be one, some at a time; `ticked` says that other than two were ticked in the list."""

    pairs: Sequence[Likely]
    count: int
    ticked: bool


def because(here: Seat, pair: Pair) -> str:
    """Why two may be one, in words."""
    shared = spoken(pair.shared) if pair.why == "phone" else pair.shared
    return say(here.language, f"merging.because-{pair.why}", shared=shared)


def how_many_twice(here: Seat) -> int:
    """How many pairs may be one; reckoned once after each deed, and remembered for the list's quiet line."""
    return _first_pairs(here)[0]


def _look_again(here: Seat) -> None:
    """After a pair was answered, let the list's quiet line know whether others are left."""
    if known_twice(here):
        how_many_twice(here)


def _first_pairs(here: Seat) -> tuple[int, list[Pair]]:
    def look() -> tuple[int, list[Pair]]:
        every = pairs(here.account)
        return len(every), every[:SOME]

    count, some = between_deeds(here, "pairs", look)
    cache.set(f"pairs-{here.account.pk.hex}", count, DAY)
    return count, some


def known_twice(here: Seat) -> int:
    """The number last reckoned, where there is one; the list never looks for itself."""
    return int(cache.get(f"pairs-{here.account.pk.hex}") or 0)


def _others(here: Seat, ids: Sequence[UUID], why: dict[UUID, str] | None = None) -> list[Other]:
    """These people in words, in this order."""
    lines = entries(here.account, running(here.account, on=here.today), ids)
    wheres = [(one, ", ".join(filter(None, (one.title, one.organisation)))) for one in lines]
    return [Other(one.id, one.name, where, (why or {}).get(one.id, "")) for one, where in wheres]


def _fuller_first(one: Other, other: Other) -> tuple[Other, Other]:
    """Two in the order they are offered: the fuller name and card first, which is kept where nothing else is said."""
    return (other, one) if (len(other.name), other.where) > (len(one.name), one.where) else (one, other)


def _near(rows: Any, it: Person | Organisation) -> list[UUID]:
    """The nearest before and after in the list."""
    beyond = rows.exclude(pk=it.pk)
    before = beyond.filter(sort_key__lte=it.sort_key).filter(Q(sort_key__lt=it.sort_key) | Q(pk__lt=it.pk))
    after = beyond.filter(sort_key__gte=it.sort_key).filter(Q(sort_key__gt=it.sort_key) | Q(pk__gt=it.pk))
    some = list(before.order_by("-sort_key", "-pk").values_list("pk", flat=True)[:NEAR])
    return [*reversed(some), *after.order_by("sort_key", "pk").values_list("pk", flat=True)[:NEAR]]


@require_GET
@signed_in
def choose(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Who is the same as this person? Those that may be, and anyone by search."""
    here = seat(request)
    person, q = own(Person, person_id, here.account), request.GET.get("q", "").strip()[:200]
    alike = {(pair.other if pair.one == person.pk else pair.one): because(here, pair) for pair in pairs_of(here.account, person)}
    if q:
        hits = found(here.account, q).order_by("sort_key", "target").values_list("target", flat=True)[:SOME]
        ids = [one for one in hits if one != person.pk]
    else:
        ids = [one for one in _near(Person.objects.of(here.account).listed(), person) if one not in alike]
    others = {one.id: one for one in _others(here, [*alike, *ids], alike)}
    page = ChoosePage(
        id=person.pk, name=person.name, title=say(here.language, "merging.choose-title", name=person.name), q=q,
        likely=[] if q else [others[one] for one in alike if one in others], others=[others[one] for one in ids if one in others],
        way=f"/people/{person.pk}/same/", back=f"/people/{person.pk}/",
    )  # fmt: skip
    return show(request, "same_choose.html", page)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def two_people(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Both people side by side; sent, the other is merged into the first under the name that was chosen."""
    here = seat(request)
    keep, gone = own(Person, person_id, here.account), own(Person, other_id, here.account)
    there = f"/people/{keep.pk}/"
    if keep.pk == gone.pk:
        return HttpResponseRedirect(there)
    asked = request.POST if request.method == "POST" else request.GET
    named = gone if asked.get("name") == str(gone.pk) else keep
    if request.method == "POST":
        deed = merge(here.account, keep, gone, at=here.now, by=here.user, name=named)
        _look_again(here)
        return done(request, deed, then=there)
    one, other, becomes = sides_of(here, keep, gone, named)
    differ = keep.name != gone.name
    key = "title" if differ else "title-one-name"
    page = MergePage(
        title=say(here.language, f"merging.{key}", name=keep.name, other=gone.name), one=one, other=other, becomes=becomes,
        names=(one, other) if differ else (), named=named.pk, people=True, back=there,
    )  # fmt: skip
    return show(request, "same_two.html", page)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def same(request: HttpRequest) -> HttpResponse:
    """The pairs that may be one; sent, two of them are told apart for good."""
    here = seat(request)
    if request.method == "POST":
        one, other = (own(Person, request.POST.get(name, ""), here.account) for name in ("one", "other"))
        deed = tell_apart(here, one, other)
        _look_again(here)
        return done(request, deed, then="/people/same/")
    count, some = _first_pairs(here)
    others = {one.id: one for one in _others(here, list({one: None for pair in some for one in (pair.one, pair.other)}))}
    likely = [Likely(*_fuller_first(others[pair.one], others[pair.other]), because(here, pair)) for pair in some]
    return show(request, "same.html", SamePage(likely, count, ticked="ticked" in request.GET))


@require_GET
@signed_in
def choose_organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Which organisation is the same as this one?"""
    here = seat(request)
    it, q = own(Organisation, organisation_id, here.account), request.GET.get("q", "").strip()[:200]
    rows = Organisation.objects.of(here.account).present().filter(merged_into=None)
    if q:
        ids = list(found(here.account, q, "organisation").order_by("sort_key", "target").values_list("target", flat=True)[:SOME])
    else:
        ids = _near(rows, it)
    held = rows.in_bulk([one for one in ids if one != it.pk])
    page = ChoosePage(
        id=it.pk, name=it.name, title=say(here.language, "merging.choose-organisation", name=it.name), q=q, likely=[],
        others=[Other(one, held[one].name, held[one].about or held[one].place) for one in ids if one in held],
        way=f"/organisations/{it.pk}/same/", back=f"/organisations/{it.pk}/", people=False,
    )  # fmt: skip
    return show(request, "same_choose.html", page)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def two_organisations(request: HttpRequest, organisation_id: UUID, other_organisation_id: UUID) -> HttpResponse:
    """Both organisations side by side; sent, the other is merged into the first."""
    here = seat(request)
    keep, gone = own(Organisation, organisation_id, here.account), own(Organisation, other_organisation_id, here.account)
    there = f"/organisations/{keep.pk}/"
    if keep.pk == gone.pk:
        return HttpResponseRedirect(there)
    if request.method == "POST":
        return done(request, merge_organisations(here.account, keep, gone, at=here.now, by=here.user), then=there)
    one, other, becomes = organisation_sides(here, keep, gone)
    title = say(here.language, "merging.title-organisation", name=keep.name, other=gone.name)
    return show(request, "same_two.html", MergePage(title, one, other, becomes, (), None, people=False, back=there))


urls: list[Any] = [
    path("people/same/", same, name="same"),
    path("people/<uuid:person_id>/same/", choose, name="same-choose"),
    path("people/<uuid:person_id>/same/<uuid:other_id>/", two_people, name="same-two"),
    path("organisations/<uuid:organisation_id>/same/", choose_organisation, name="organisation-same"),
    path(
        "organisations/<uuid:organisation_id>/same/<uuid:other_organisation_id>/",
        two_organisations,
        name="organisations-same-two",
    ),
]
