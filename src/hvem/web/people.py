"""The list of people: search, filters, a page at a time, and one act on many (M1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.listing import LASTS, ORDERS, SHOWS, Entry, Place, Sieve, counts, entries, page_of
from hvem.campaign.models import Campaign
from hvem.campaign.running import running
from hvem.campaign.saying_next import step_in_words
from hvem.method.standing import RUNGS
from hvem.people.models import CIRCLES, CLOSENESS, Label, Organisation, Person
from hvem.people.together import MOST, act_named, act_on
from hvem.web.between import between_deeds
from hvem.web.merging import known_twice
from hvem.web.page import back, done, is_part, seat, show, signed_in
from hvem.web.waves import write_to
from hvem.wording.catalogue import say
from hvem.wording.moments import short_day

CHIPS = ("under-way", "all", "named", "once", "peace")


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the list, in words."""

    id: UUID
    name: str
    where: str
    origin: str
    last: str
    next: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value one can pick in the list's filters: how many it has, where known, and whether it is picked."""

    value: str
    words: str
    count: int | None = None
    picked: bool = False


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everything the list shows; `more` is the query of the next page, empty at the end."""

    sieve: Sieve
    asked_show: str
    lines: Sequence[Line]
    more: str
    query: str
    counts: dict[str, int]
    chips: Sequence[Choice]
    orders: Sequence[Choice]
    circles: Sequence[Choice]
    lasts: Sequence[Choice]
    rungs: Sequence[Choice]
    tags: Sequence[Choice]
    organisation: Organisation | None
    closeness: Sequence[str]
    filtered: bool
    twice: bool

    @classmethod
    def of(cls, here: Seat, asked: Sieve, *, after: Place | None) -> PeoplePage:
        """The page of what is asked; without a wish it shows those under way, where there are any."""
        campaign = running(here.account, on=here.today)
        numbers, tags = known_numbers(here, campaign)
        sieve = replace(asked, show=asked.show or ("under-way" if numbers["under-way"] and not _asks(asked) else "all"))
        sieve = replace(sieve, order=sieve.order or ("next" if sieve.show == "under-way" else "name"))
        ids, place = page_of(here.account, campaign, sieve, here.today, after=after)
        lines = [line_of(here, one) for one in entries(here.account, campaign, ids)]
        query = query_of(asked)
        language = here.language
        return cls(
            sieve=sieve, asked_show=asked.show, lines=lines, query=query, counts=numbers,
            more=query_of(asked, after=str(place)) if place else "",
            chips=[Choice(one, say(language, f"people.show-{one}"), numbers[one], one == sieve.show) for one in CHIPS],
            orders=_choices(language, "order", ORDERS, sieve.order),
            circles=[Choice(one, say(language, f"circle.{one}"), None, one == sieve.circle) for one in CIRCLES],
            lasts=_choices(language, "last", LASTS, sieve.last), rungs=_choices(language, "rung", RUNGS, sieve.rung),
            tags=[Choice(tag, tag, None, tag == sieve.tag) for tag in tags],
            organisation=own(Organisation, sieve.organisation, here.account) if sieve.organisation else None,
            closeness=CLOSENESS, filtered=_asks(asked) or sieve.show not in {"all", "under-way"},
            twice=known_twice(here) > 0,
        )  # fmt: skip


def _asks(sieve: Sieve) -> bool:
    return bool(sieve.q.strip() or sieve.circle or sieve.tag or sieve.organisation or sieve.last or sieve.rung)


def _choices(language: Any, group: str, values: Sequence[str], picked: str) -> list[Choice]:
    return [Choice(one, say(language, f"people.{group}-{one}"), None, one == picked) for one in values]


def line_of(here: Seat, entry: Entry) -> Line:
    """A person's line in words: what they do, from where one knows them, the last contact and the next step."""
    language = here.language
    origin = entry.through or ", ".join(say(language, f"circle.{one}") for one in entry.circles)
    if entry.last_contact:
        last = say(language, "people.last", when=_margin(entry.last_contact, here.today, language))
    else:
        last = say(language, "people.not-yet")
    where = ", ".join(part for part in (entry.title, entry.organisation) if part)
    return Line(entry.id, entry.name, where, origin, last, step_in_words(entry, here.today, language))


def _margin(day: date, today: date, language: Any) -> str:
    return short_day(day, language) if day.year == today.year else str(day.year)


def known_numbers(here: Seat, campaign: Campaign) -> tuple[dict[str, int], list[str]]:
    """The numbers of the filters and the tags in use, reckoned once after each deed rather than at each look."""

    def reckon() -> tuple[dict[str, int], list[str]]:
        tags = Label.objects.of(here.account).present().filter(kind="tag").values_list("word", flat=True).distinct()
        return counts(here.account, campaign, here.today), sorted(tags[:200], key=str.casefold)

    return between_deeds(here, "numbers", reckon)


@dataclass(frozen=True, slots=True)
class Shown:
    """The list as it is shown: the whole of it, only what was found, or only further lines."""

    main: str
    found: str
    rows: str
    is_empty: bool


def shown(here: Seat, asked: Sieve, after: str) -> Shown:
    """The list of what is asked; forms in it take the token that stands outside, so that it can be kept."""

    def make() -> Shown:
        context = {"page": PeoplePage.of(here, asked, after=Place.read(after)), "language": here.language, "seat": here}
        rows, found, main = (render_to_string(f"parts/people_{part}.html", context) for part in ("rows", "found", "main"))
        return Shown(main, found, rows, not context["page"].lines)

    return between_deeds(here, f"people?{query_of(asked, after=after)}#{known_twice(here) > 0}", make)


def sieve_of(asked: Any) -> Sieve:
    """What is asked, from a form's or an address's fields; unknown values fall away, nothing said stays empty."""

    def among(name: str, values: Sequence[str]) -> str:
        value: str = asked.get(name, "")
        return value if value in values else ""

    try:
        organisation = UUID(asked.get("organisation", "")) if asked.get("organisation") else None
    except ValueError:
        raise Http404 from None
    return Sieve(
        q=asked.get("q", "")[:200], show=among("show", SHOWS), circle=among("circle", CIRCLES), tag=asked.get("tag", "")[:80],
        organisation=organisation, last=among("last", LASTS), rung=among("rung", RUNGS), order=among("order", ORDERS),
    )  # fmt: skip


def query_of(sieve: Sieve, **more: str) -> str:
    """The address's query that asks the same."""
    fields = {name: getattr(sieve, name) for name in ("q", "show", "circle", "tag", "organisation", "last", "rung", "order")}
    return urlencode({name: str(value) for name, value in (fields | more).items() if value})


@require_GET
@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """The list; with `q` whoever has every word, with `after` the next page of it."""
    after = request.GET.get("after", "")[:400]
    page = shown(seat(request), sieve_of(request.GET), after)
    if is_part(request):
        return HttpResponse(page.rows if after else page.found)
    return show(request, "people.html", page)


@require_POST
@signed_in
def together(request: HttpRequest) -> HttpResponse:
    """One act on the people who are ticked, or on all whom the filters let through."""
    here = seat(request)
    word, _, value = request.POST.get("act", "").partition(":")
    if not word and request.POST.get("tag"):
        word = "tag"
    if word == "merge":
        return _merged(here, request.POST.getlist("person"))
    if word == "write":
        return _written_to(request)
    act = act_named(word, value or request.POST.get("tag", ""), here.today)
    chosen = _all_that_match(here, request.POST) if request.POST.get("all") else _ticked(here, request.POST.getlist("person"))
    if act is None or not chosen:
        return HttpResponseRedirect(back(request, "/people/"))
    return done(request, act_on(here, chosen, act), then=back(request, "/people/"))


def _written_to(request: HttpRequest) -> HttpResponse:
    """A letter to the one who is ticked, a wave to several."""
    here = seat(request)
    chosen = _all_that_match(here, request.POST) if request.POST.get("all") else _ticked(here, request.POST.getlist("person"))
    return write_to(request, chosen) if chosen else HttpResponseRedirect(back(request, "/people/"))


def _merged(here: Seat, ids: Sequence[str]) -> HttpResponse:
    """The two who are ticked side by side; where it is other than two, the pairs that may be one."""
    chosen = _ticked(here, ids) if len(ids) == 2 else []
    if len(chosen) != 2:
        return HttpResponseRedirect("/people/same/?ticked=1")
    one, other = sorted(chosen, key=lambda person: -len(person.name))
    return HttpResponseRedirect(f"/people/{one.pk}/same/{other.pk}/")


def _ticked(here: Seat, ids: Sequence[str]) -> list[Person]:
    """The people of these ids; 404 where one is not the account's."""
    try:
        wanted = {UUID(one) for one in ids[:MOST]}
    except ValueError:
        raise Http404 from None
    found = list(Person.objects.of(here.account).listed().filter(pk__in=wanted).order_by("sort_key", "pk"))
    if len(found) != len(wanted):
        raise Http404
    return found


def _all_that_match(here: Seat, asked: Any) -> list[Person]:
    campaign = running(here.account, on=here.today)
    sieve = sieve_of({name.removeprefix("of-"): value for name, value in asked.items() if name.startswith("of-")})
    ids, _ = page_of(here.account, campaign, replace(sieve, show=sieve.show or "all", order="name"), here.today, size=MOST)
    return _ticked(here, [str(one) for one in ids])


urls = [
    path("people/", people, name="people"),
    path("people/together/", together, name="people-together"),
]
