"""Opportunities: the board by stage, one of them with its evidence and the way of people to it (M26, M45)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import opportunities as verbs
from hvem.campaign.models import Evidence, Opportunity, Signal
from hvem.campaign.models.market import FORMS, OPPORTUNITY_KINDS, STAGES
from hvem.campaign.naming import Stop, naming_tree, ways_to
from hvem.campaign.opportunities import Guess, evidence_of, opportunities_of
from hvem.campaign.running import running
from hvem.campaign.signals import Sifting, signals_of
from hvem.ground.deeds import Deed
from hvem.method.news import leads_to
from hvem.method.sources import Tree, independent_sources
from hvem.people.models import Organisation, Person
from hvem.people.spoken import spoken_of
from hvem.web import shown
from hvem.web.fields import day_in
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked
from hvem.web.whom import Asked, as_asked, asked
from hvem.wording.catalogue import number, say
from hvem.wording.rows import in_a_row

BOARD = ("guess", "testing", "real")
BESIDE = ("won", "let-go")
MOST = 300


@dataclass(frozen=True, slots=True)
class Card:
    """One opportunity on the board, in words; `speaks` says what speaks for it and who decides."""

    row: Opportunity
    kind_words: str
    speaks: str
    way: Sequence[Stop]
    moves: Sequence[str]
    icon: str


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with its opportunities."""

    stage: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The board: three columns, and beside them what came of it and what was put away."""

    columns: Sequence[Column]
    beside: Sequence[Column]
    title: str
    any: bool

    @classmethod
    def of(cls, here: Seat) -> BoardPage:
        """The board of the campaign under way; the number of queries does not grow with it."""
        rows = list(opportunities_of(here.account, running(here.account, on=here.today))[:MOST])
        cards = cards_of(here, rows)
        columns = [Column(stage, [one for one in cards if one.row.stage == stage]) for stage in STAGES]
        count = sum(one.row.stage in BOARD for one in cards)
        if count:
            title = say(here.language, "market.board", count=count, number=number(here.language, count, start=True))
        else:
            title = say(here.language, "market.board-none")
        board = [one for one in columns if one.stage in BOARD]
        return cls(board, [one for one in columns if one.stage in BESIDE and one.cards], title, bool(rows))


def cards_of(here: Seat, rows: Sequence[Opportunity]) -> list[Card]:
    """These opportunities in words."""
    tree = naming_tree(here.account)
    evidence, ways = evidence_of(here.account, rows), ways_to(here.account, rows, tree)
    return [
        Card(
            one, kind_words(here, one), speaks_for(here, one, evidence.get(one.pk, ()), tree), ways[one.pk],
            [stage for stage in STAGES if stage != one.stage], _icon(one),
        )
        for one in rows
    ]  # fmt: skip


def _icon(row: Opportunity) -> str:
    if row.deadline_on:
        return "klokke"
    return "bygg" if row.organisation_id else "lofte"


def kind_words(here: Seat, row: Opportunity) -> str:
    """The kind, the form and the deadline of an opportunity in a line."""
    words = [say(here.language, f"opportunity-kind.{row.kind}")]
    if row.form != "post":
        words.append(say(here.language, f"opportunity-form.{row.form}"))
    if row.deadline_on:
        key = "market.deadline-past" if row.deadline_on < here.today else "market.deadline"
        words.append(say(here.language, key, on=row.deadline_on, today=here.today))
    return ", ".join(words)


def speaks_for(here: Seat, row: Opportunity, evidence: Sequence[Evidence], tree: Tree) -> str:
    """What speaks for it, in a line: who told it, or how many on their own; one's own words; who decides."""
    told = [one.signal for one in evidence if one.signal]
    tellers = {one.person_id: one.person for one in told if one.person}
    count = independent_sources(tree, map(str, tellers))
    parts = []
    if count > 1:
        parts.append(say(here.language, "market.told-several", count=count, number=number(here.language, count, start=True)))
    elif tellers:
        names = in_a_row([one.first_name for one in tellers.values()], here.language)
        parts.append(say(here.language, "market.told-it", names=names, on=max(one.on for one in told), today=here.today))
        parts.append(say(here.language, "market.one-source"))
    parts += [one.text for one in evidence if not one.signal][:2]
    if row.decides:
        parts.append(say(here.language, "market.decides", name=row.decides.first_name))
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class GuessForm:
    """The fields of an opportunity as they stand; `complaints` name those that could not be read."""

    kind: str = "challenge"
    what: str = ""
    organisation: str = ""
    can_add: str = ""
    decides: Asked = field(default_factory=Asked)
    question: str = ""
    form: str = "post"
    deadline: str = ""
    signal: Signal | None = None
    complaints: Sequence[str] = ()
    kinds: Sequence[str] = OPPORTUNITY_KINDS
    forms: Sequence[str] = FORMS

    @classmethod
    def read(cls, here: Seat, fields: Any) -> GuessForm:
        """The form as it was sent."""
        kind, what, deadline = fields.get("kind", ""), " ".join(fields.get("what", "").split())[:300], fields.get("deadline", "")
        decides, form = asked(here, fields, "decides"), fields.get("form", "")
        wrong = [
            ("what", not what), ("decides", decides.unclear), ("kind", kind not in OPPORTUNITY_KINDS),
            ("deadline", bool(deadline) and day_in(deadline) is None),
        ]  # fmt: skip
        signal = own(Signal, fields["signal"], here.account) if fields.get("signal") else None
        return cls(
            kind if kind in OPPORTUNITY_KINDS else "challenge", what, fields.get("organisation", "").strip()[:300], fields.get("can_add", "")[:4000], decides, fields.get("question", "")[:2000],
            form if form in FORMS else "post", deadline, signal, [name for name, is_wrong in wrong if is_wrong],
        )  # fmt: skip

    @classmethod
    def of(cls, row: Opportunity) -> GuessForm:
        """The form of an opportunity that stands."""
        return cls(
            row.kind, row.what, row.organisation.name if row.organisation else "", row.can_add, as_asked(row.decides), row.question, row.form,
            row.deadline_on.isoformat() if row.deadline_on else "",
        )  # fmt: skip

    def guess(self) -> Guess:
        """What the form says, where nothing in it is wrong."""
        deadline = date.fromisoformat(self.deadline) if self.deadline else None
        return Guess(self.kind, self.what, self.organisation, self.can_add, self.decides.whom, self.question, self.form, deadline)


@dataclass(frozen=True, slots=True)
class OpportunityPage:
    """One opportunity: its card, its evidence, news that may speak for it, its way, and its form."""

    card: Card
    evidence: Sequence[Evidence]
    more_news: Sequence[Signal]
    laid: bool
    names: str
    unknown: Sequence[str]
    form: GuessForm
    stands: GuessForm
    way_names: str

    @classmethod
    def of(
        cls, here: Seat, row: Opportunity, *, form: GuessForm | None = None, names: str = "", unknown: Sequence[str] = ()
    ) -> OpportunityPage:
        """The page of an opportunity; `form`, `names` and `unknown` are what was typed and could not be read."""
        card = cards_of(here, [row])[0]
        evidence = evidence_of(here.account, [row]).get(row.pk, [])
        here_already = [one.signal_id for one in evidence if one.signal_id]
        news = _more_news(here, row, here_already)
        stands, way_names = GuessForm.of(row), _names_of(card.way)
        return cls(
            card=card, evidence=evidence, more_news=news, laid=row.way.filter(removed_at=None).exists(),
            names=names or way_names, unknown=unknown, form=form or stands, stands=stands, way_names=way_names,
        )  # fmt: skip


def _names_of(way: Sequence[Stop]) -> str:
    return "\n".join(step.person.name for step in way)


def _more_news(here: Seat, row: Opportunity, without: Sequence[UUID]) -> list[Signal]:
    """News of the same organisation that is not taken in yet."""
    if not row.organisation_id:
        return []
    return list(signals_of(here.account, Sifting(organisation=row.organisation_id)).exclude(pk__in=without)[:8])


@require_GET
@signed_in
def opportunities(request: HttpRequest) -> HttpResponse:
    """The board."""
    return show(request, "opportunities.html", BoardPage.of(seat(request)))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """Writing an opportunity, from a piece of news or from nothing; what cannot be read comes back as typed."""
    here = seat(request)
    if request.method == "POST":
        form = GuessForm.read(here, request.POST)
        if form.complaints:
            return show(request, "opportunity_new.html", form)
        return done(request, verbs.write_opportunity(here, form.guess(), signal=form.signal), then="/opportunities/")
    signal = own(Signal, request.GET["signal"], here.account) if request.GET.get("signal") else None
    place = signal.organisation if signal else None
    if request.GET.get("organisation"):
        place = own(Organisation, request.GET["organisation"], here.account)
    kind = leads_to(signal.kind) if signal else "challenge"
    return show(request, "opportunity_new.html", GuessForm(kind, organisation=place.name if place else "", signal=signal))


def _stands(here: Seat, fields: Any, opportunity_id: UUID) -> Sequence[Shown]:
    return shown.opportunity(GuessForm.of(own(Opportunity, opportunity_id, here.account)))


def _way_stands(here: Seat, fields: Any, opportunity_id: UUID) -> Sequence[Shown]:
    row = own(Opportunity, opportunity_id, here.account)
    return (
        ()
        if fields.get("reckon")
        else shown.opportunity_way(_names_of(ways_to(here.account, [row], naming_tree(here.account))[row.pk]))
    )


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_stands)
def opportunity(request: HttpRequest, opportunity_id: UUID) -> HttpResponse:
    """One opportunity, and its correction."""
    here = seat(request)
    row = own(Opportunity, opportunity_id, here.account)
    if request.method == "POST":
        form = GuessForm.read(here, request.POST)
        if form.complaints:
            return show(request, "opportunity.html", OpportunityPage.of(here, row, form=form))
        return done(request, verbs.correct_opportunity(here, row, form.guess()), then=_page_of(row))
    return show(request, "opportunity.html", OpportunityPage.of(here, row))


def _page_of(row: Opportunity, place: str = "") -> str:
    return reverse("opportunity", args=[row.pk]) + place


def _move(here: Seat, row: Opportunity, fields: Any) -> Deed:
    if fields.get("stage") not in STAGES:
        raise Http404
    return verbs.move_opportunity(here, row, fields["stage"])


def _evidence(here: Seat, row: Opportunity, fields: Any) -> Deed:
    if fields.get("row"):
        found = own(Evidence, fields["row"], here.account)
        if found.opportunity_id != row.pk:
            raise Http404
        return verbs.remove_evidence(here, found)
    if fields.get("signal"):
        return verbs.add_evidence(here, row, signal=own(Signal, fields["signal"], here.account))
    if not fields.get("text", "").strip():
        raise Http404
    return verbs.add_evidence(here, row, text=fields["text"][:2000])


def _remove(here: Seat, row: Opportunity, fields: Any) -> Deed:
    return verbs.remove_opportunity(here, row)


DOES: dict[str, Callable[[Seat, Opportunity, Any], Deed]] = {"move": _move, "evidence": _evidence, "remove": _remove}


@require_POST
@signed_in
def act(request: HttpRequest, opportunity_id: UUID, what: str) -> HttpResponse:
    """Move an opportunity, add or take away what speaks for it, or take it away."""
    here = seat(request)
    row = own(Opportunity, opportunity_id, here.account)
    if what not in DOES:
        raise Http404
    deed = DOES[what](here, row, request.POST)
    return done(
        request, deed, then=_page_of(row, "#evidence") if what == "evidence" else "/opportunities/" if what == "remove" else ""
    )


@require_POST
@signed_in
@checked(_way_stands)
def way(request: HttpRequest, opportunity_id: UUID) -> HttpResponse:
    """Lay the way through the people named, one on a line; without any, or with `reckon`, it is reckoned from the names given."""
    here = seat(request)
    row = own(Opportunity, opportunity_id, here.account)
    names = [] if request.POST.get("reckon") else [" ".join(line.split()) for line in request.POST.get("names", "").splitlines()]
    people: list[Person] = []
    unknown = []
    for name in filter(None, names[:20]):
        found = spoken_of(here.account, name)
        people += found[:1] if len(found) == 1 else []
        unknown += [name] if len(found) != 1 else []
    if unknown:
        return show(request, "opportunity.html", OpportunityPage.of(here, row, names="\n".join(names), unknown=unknown))
    return done(request, verbs.lay_way(here, row, people), then=_page_of(row, "#way"))


urls = [
    path("opportunities/", opportunities, name="opportunities"),
    path("opportunities/new/", new, name="opportunity-new"),
    path("opportunities/<uuid:opportunity_id>/", opportunity, name="opportunity"),
    path("opportunities/<uuid:opportunity_id>/way/", way, name="opportunity-way"),
    path("opportunities/<uuid:opportunity_id>/<slug:what>/", act, name="opportunity-act"),
]
