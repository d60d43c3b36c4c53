"""News of change: the list by what it is worth now, one piece with whom to ask next, and its table (M10–M16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.models import Evidence, Opportunity, Signal
from hvem.campaign.models.market import CERTAINTIES, SIGNAL_KINDS
from hvem.campaign.naming import naming_tree
from hvem.campaign.running import rules_of, running
from hvem.campaign.signals import (
    Sifting,
    Sources,
    Told,
    correct_signal,
    may_know_more,
    remove_signal,
    signals_of,
    signals_ranked,
    sources_of,
    write_signal,
)  # fmt: skip
from hvem.method.news import is_old, why_ask
from hvem.method.reason import Reason
from hvem.method.sources import Tree
from hvem.method.times import TimeRules
from hvem.people.models import Organisation, Person
from hvem.web import shown
from hvem.web.fields import day_in
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.sheets import sheet
from hvem.web.stale import Shown, checked
from hvem.web.whom import Asked, as_asked, asked
from hvem.wording.catalogue import number, say
from hvem.wording.rows import in_a_row

WEEK = timedelta(days=7)
FEW = 200


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One piece of news in words: who told it, and whether others have said the same."""

    id: UUID
    kind: str
    on: date
    text: str
    organisation: Organisation | None
    told: str
    support: str
    independent: int
    old: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom to ask next: who, why, and where one writes to them."""

    person: Person
    because: Sequence[Reason]
    way: str = ""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The list of news; `more` is the query of the next page, `ask` the one thing to do next."""

    sifting: Sifting
    fresh: Sequence[NewsLine]
    old: Sequence[NewsLine]
    more: str
    query: str
    title: str
    any: bool
    filtered: bool
    later: bool
    ask: Ask | None
    ask_about: UUID | None
    ask_where: str
    organisations: Sequence[tuple[str, str]]
    tellers: Sequence[tuple[str, str]]
    kinds: Sequence[str] = SIGNAL_KINDS

    @classmethod
    def of(cls, here: Seat, sifting: Sifting, *, after: str) -> NewsPage:
        """A page of what is asked."""
        rules = rules_of(running(here.account, on=here.today))
        rows, place = signals_ranked(here.account, sifting, here.today, rules, after=after)
        tree = naming_tree(here.account)
        sources = sources_of(here.account, rows, rules, tree)
        lines = [line_of(here, one, sources[one.pk], rules) for one in rows]
        every = signals_of(here.account, Sifting())
        filtered = sifting != Sifting()
        about = None if filtered or after else _most_worth_asking(lines, rows)
        ask = next(iter(asks(here, about, sources[about.pk], tree, most=1)), None) if about else None
        return cls(
            sifting=sifting, fresh=[one for one in lines if not one.old], old=[one for one in lines if one.old], query=query_of(sifting),
            more=query_of(sifting, after=place) if place else "", filtered=filtered, later=bool(after), any=bool(lines) or every.exists(),
            title=_title(here, every.filter(on__gt=here.today - WEEK).count()), ask=ask, ask_about=about.pk if about and ask else None,
            ask_where=about.organisation.name if about and about.organisation else "",
            organisations=_places(here, every), tellers=_tellers(here, every),
        )  # fmt: skip


def _title(here: Seat, count: int) -> str:
    if count == 0:
        return say(here.language, "market.title-none")
    return say(here.language, "market.title", count=count, number=number(here.language, count, start=True))


def _most_worth_asking(lines: Sequence[NewsLine], rows: Sequence[Signal]) -> Signal | None:
    """The freshest news of a place, what several have told before the rest."""
    first = [(one, row) for one, row in zip(lines, rows, strict=True) if not one.old and row.organisation_id]
    return max(first, key=lambda pair: pair[0].independent > 1)[1] if first else None


def _places(here: Seat, rows: Any) -> list[tuple[str, str]]:
    places = Organisation.objects.of(here.account).present().filter(pk__in=rows.order_by().values("organisation_id"))
    return [(str(pk), name) for pk, name in places.order_by("sort_key").values_list("pk", "name")[:FEW]]


def _tellers(here: Seat, rows: Any) -> list[tuple[str, str]]:
    people = Person.objects.of(here.account).listed().filter(pk__in=rows.order_by().values("person_id"))
    return [(str(pk), name) for pk, name in people.order_by("sort_key").values_list("pk", "name")[:FEW]]


def line_of(here: Seat, signal: Signal, sources: Sources, rules: TimeRules) -> NewsLine:
    """A piece of news as a line."""
    teller = signal.person
    told = say(
        here.language, f"market.told-{signal.certainty}" if teller else "market.told-nobody", name=teller.name if teller else ""
    )
    return NewsLine(
        signal.pk, signal.kind, signal.on, signal.text, signal.organisation, told, _support(here, signal, sources), sources.independent,
        is_old(signal.kind, signal.on, here.today, rules), signal.opened_on is not None,
    )  # fmt: skip


def _support(here: Seat, signal: Signal, sources: Sources) -> str:
    """Who else said the same, and whether on their own; that there is one source so far, where nobody did."""
    if signal.person is None and not sources.tellers:
        return ""
    parts = []
    if sources.apart:
        names = in_a_row([one.name for one in sources.apart], here.language)
        key = "market.apart" if signal.person else "market.also"
        parts.append(say(here.language, key, names=names, by=signal.person.first_name if signal.person else ""))
    if sources.along:
        parts.append(say(here.language, "market.along", names=in_a_row([one.name for one in sources.along], here.language)))
    return " ".join(parts) or say(here.language, "market.one-source")


def asks(here: Seat, signal: Signal, sources: Sources, tree: Tree, *, most: int = 8) -> list[Ask]:
    """Whom to ask next about a piece of news, with the reasons and the way to write."""
    found = may_know_more(here, signal, sources, tree, most=most)
    where, tellers = signal.organisation.name if signal.organisation else "", [one.first_name for one in sources.two]
    return [
        Ask(
            person,
            why_ask(signal.kind, tellers, sources.independent, near, where),
            f"/letters/new/?person={person.pk}&for=letter",
        )
        for near, person in found
    ]


def news_of(here: Seat, organisation: Organisation, *, most: int = 12) -> list[NewsLine]:
    """An organisation's news by what it is worth now, for `parts/news.html`; a constant number of queries."""
    rules = rules_of(running(here.account, on=here.today))
    rows, _ = signals_ranked(here.account, Sifting(organisation=organisation.pk), here.today, rules, size=most)
    sources = sources_of(here.account, rows, rules, naming_tree(here.account))
    return [line_of(here, one, sources[one.pk], rules) for one in rows]


@dataclass(frozen=True, slots=True)
class NewsForm:
    """The fields of a piece of news as they stand; `complaints` name the fields that could not be read."""

    kind: str = ""
    organisation: str = ""
    text: str = ""
    on: str = ""
    told_by: Asked = field(default_factory=Asked)
    certainty: str = "heard"
    opened: bool = False
    complaints: Sequence[str] = ()
    kinds: Sequence[str] = SIGNAL_KINDS
    certainties: Sequence[str] = CERTAINTIES

    @classmethod
    def read(cls, here: Seat, fields: Any) -> NewsForm:
        """The form as it was sent."""
        kind, text, on = (
            fields.get("kind", ""),
            fields.get("text", "").strip()[:4000],
            fields.get("on", "") or here.today.isoformat(),
        )
        told_by, certainty = asked(here, fields, "who"), fields.get("certainty", "")
        wrong = [("kind", kind not in SIGNAL_KINDS), ("text", not text), ("on", day_in(on) is None), ("who", told_by.unclear)]
        return cls(
            kind, fields.get("organisation", "").strip()[:300], text, on, told_by, certainty if certainty in CERTAINTIES else "heard",
            "opened" in fields, [name for name, is_wrong in wrong if is_wrong],
        )  # fmt: skip

    @classmethod
    def of(cls, signal: Signal) -> NewsForm:
        """The form of a piece of news that stands."""
        place = signal.organisation.name if signal.organisation else ""
        return cls(
            signal.kind,
            place,
            signal.text,
            signal.on.isoformat(),
            as_asked(signal.person),
            signal.certainty,
            signal.opened_on is not None,
        )

    def told(self) -> Told:
        """What the form says, where nothing in it is wrong."""
        on = date.fromisoformat(self.on)
        return Told(self.kind, self.text, on, self.organisation, self.told_by.whom, self.certainty, self.opened)


@dataclass(frozen=True, slots=True)
class SignalPage:
    """One piece of news: its line, who may know more, the opportunities it speaks for, and its form."""

    signal: Signal
    line: NewsLine
    asks: Sequence[Ask]
    opportunities: Sequence[Opportunity]
    form: NewsForm
    stands: NewsForm

    @classmethod
    def of(cls, here: Seat, signal: Signal, form: NewsForm | None = None) -> SignalPage:
        """The page of this piece of news; `form` is what was typed where it could not be read."""
        rules = rules_of(running(here.account, on=here.today))
        tree = naming_tree(here.account)
        sources = sources_of(here.account, [signal], rules, tree)[signal.pk]
        rows = Evidence.objects.of(here.account).present().filter(signal=signal, opportunity__removed_at=None)
        return cls(
            signal, line_of(here, signal, sources, rules), asks(here, signal, sources, tree), [row.opportunity for row in rows.select_related("opportunity")],
            form or NewsForm.of(signal), NewsForm.of(signal),
        )  # fmt: skip


def sifting_of(here: Seat, asked_for: Any) -> Sifting:
    """What is asked, from an address's fields; unknown words fall away, another account's organisation or person is 404."""
    kind = asked_for.get("kind", "")
    organisation = own(Organisation, asked_for["organisation"], here.account).pk if asked_for.get("organisation") else None
    person = own(Person, asked_for["person"], here.account).pk if asked_for.get("person") else None
    return Sifting(kind if kind in SIGNAL_KINDS else "", organisation, person, asked_for.get("show") == "supported")


def query_of(sifting: Sifting, **more: str) -> str:
    """The address's query that asks the same."""
    fields = {"kind": sifting.kind, "organisation": sifting.organisation, "person": sifting.person}
    return urlencode(
        {
            name: str(value)
            for name, value in (fields | {"show": "supported" if sifting.supported else ""} | more).items()
            if value
        }
    )


@require_GET
@signed_in
def signals(request: HttpRequest) -> HttpResponse:
    """The list; `kind`, `organisation`, `person` and `show` narrow it, `after` goes on."""
    here = seat(request)
    return show(request, "signals.html", NewsPage.of(here, sifting_of(here, request.GET), after=request.GET.get("after", "")))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """Writing a piece of news; what cannot be read comes back as typed."""
    here = seat(request)
    if request.method == "POST":
        form = NewsForm.read(here, request.POST)
        return (
            show(request, "signal_new.html", form)
            if form.complaints
            else done(request, write_signal(here, form.told()), then="/signals/")
        )
    sifting = sifting_of(here, request.GET)
    place = own(Organisation, sifting.organisation, here.account).name if sifting.organisation else ""
    who = as_asked(own(Person, sifting.person, here.account)) if sifting.person else Asked()
    return show(request, "signal_new.html", NewsForm(sifting.kind, place, on=here.today.isoformat(), told_by=who))


def _stands(here: Seat, fields: Any, signal_id: UUID) -> Sequence[Shown]:
    return shown.signal(NewsForm.of(own(Signal, signal_id, here.account)))


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_stands)
def signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """One piece of news, and its correction."""
    here = seat(request)
    row = own(Signal, signal_id, here.account)
    if request.method == "POST":
        form = NewsForm.read(here, request.POST)
        if not form.complaints:
            return done(request, correct_signal(here, row, form.told()), then=reverse("signal", args=[row.pk]))
        return show(request, "signal.html", SignalPage.of(here, row, form))
    return show(request, "signal.html", SignalPage.of(here, row))


@require_POST
@signed_in
def remove(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Take a piece of news away."""
    here = seat(request)
    return done(request, remove_signal(here, own(Signal, signal_id, here.account)), then="/signals/")


@require_GET
@signed_in
def table(request: HttpRequest) -> HttpResponse:
    """What the sifting lets through as a table for a spreadsheet."""
    here = seat(request)
    sifting = sifting_of(here, request.GET)
    rules = rules_of(running(here.account, on=here.today))
    rows = list(signals_ranked(here.account, sifting, here.today, rules, size=5000)[0])
    sources = sources_of(here.account, rows, rules, naming_tree(here.account))
    header = (
        say(here.language, f"market.csv-{name}") for name in ("on", "kind", "where", "words", "who", "certainty", "sources")
    )
    cells = (
        (
            one.on.isoformat(), say(here.language, f"news-kind.{one.kind}"), one.organisation.name if one.organisation else "", one.text,
            one.person.name if one.person else "", say(here.language, f"certainty.{one.certainty}"), sources[one.pk].independent,
        )
        for one in rows
    )  # fmt: skip
    return sheet("signals.csv", header, cells)


urls = [
    path("signals/", signals, name="signals"),
    path("signals/new/", new, name="signal-new"),
    path("signals/signals.csv", table, name="signals-table"),
    path("signals/<uuid:signal_id>/", signal, name="signal"),
    path("signals/<uuid:signal_id>/remove/", remove, name="signal-remove"),
]
