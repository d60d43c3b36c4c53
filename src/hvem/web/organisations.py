"""The organisations where one knows someone: the list, and a page for each with its people, its news and its names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.listing import Entry, entries
from hvem.campaign.models import Opportunity, Signal
from hvem.campaign.running import running
from hvem.campaign.saying_next import step_in_words
from hvem.people.finding import found
from hvem.people.models import Note, Organisation, OrganisationName, Position
from hvem.people.workplaces import delete_organisation, describe_organisation, note_organisation, rename_organisation
from hvem.web import shown
from hvem.web.between import between_deeds
from hvem.web.kept import kept
from hvem.web.page import done, is_part, seat, show, signed_in
from hvem.web.stale import Shown, checked

SIZE = 50


@dataclass(frozen=True, slots=True)
class Workplace:
    """A line of the list: the organisation, how many one knows there, and how much was heard of it."""

    id: UUID
    name: str
    about: str
    people: int
    news: int


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """A page of the list; `after` is where the next begins."""

    q: str
    lines: Sequence[Workplace]
    after: str


@dataclass(frozen=True, slots=True)
class Known:
    """Someone one knows in the organisation, with the role there and the next step in words."""

    entry: Entry
    title: str
    since: int | None
    until: int | None
    next: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """Everything an organisation's page shows."""

    organisation: Organisation
    people: Sequence[Known]
    former: Sequence[Known]
    first: Known | None
    signals: Sequence[Signal]
    opportunities: Sequence[Opportunity]
    names: Sequence[OrganisationName]
    notes: Sequence[Note]

    @classmethod
    def of(cls, here: Seat, organisation: Organisation) -> OrganisationPage:
        """The page of this organisation."""
        account = here.account
        known = _known(here, organisation)
        people = [one for one in known if one.until is None]
        signals = Signal.objects.of(account).present().filter(organisation=organisation).select_related("person")
        opportunities = Opportunity.objects.of(account).present().filter(organisation=organisation).exclude(stage="let-go")
        names = OrganisationName.objects.of(account).present().filter(organisation=organisation)
        return cls(
            organisation=organisation, people=people, former=[one for one in known if one.until is not None],
            first=next((one for one in people if one.entry.action), people[0] if people else None),
            signals=list(signals.order_by("-on")[:20]), opportunities=list(opportunities.select_related("decides").order_by("-made_on")),
            names=list(names.order_by("from_year", "to_year")),
            notes=list(Note.objects.of(account).present().filter(organisation=organisation).order_by("-at")[:20]),
        )  # fmt: skip


def _known(here: Seat, organisation: Organisation) -> list[Known]:
    rows = (
        Position.objects.of(here.account)
        .present()
        .filter(organisation=organisation, person__removed_at=None, person__merged_into=None)
    )
    held = list(rows.order_by("person__sort_key", "pk")[:200])
    lines = {one.id: one for one in entries(here.account, running(here.account, on=here.today), [row.person_id for row in held])}
    return [
        Known(lines[row.person_id], row.title, row.from_year, row.to_year, step_in_words(lines[row.person_id], here.today, here.language))
        for row in held if row.person_id in lines
    ]  # fmt: skip


def _lines(here: Seat, ids: Sequence[UUID]) -> list[Workplace]:
    rows = {row.pk: row for row in Organisation.objects.of(here.account).filter(pk__in=ids)}
    held = (
        Position.objects.of(here.account)
        .present()
        .filter(organisation_id__in=ids, to_year=None, person__removed_at=None, person__merged_into=None)
    )
    people = dict(held.values_list("organisation_id").annotate(Count("person_id", distinct=True)))
    heard = Signal.objects.of(here.account).present().filter(organisation_id__in=ids)
    news = dict(heard.values_list("organisation_id").annotate(Count("pk")))
    return [
        Workplace(one, rows[one].name, rows[one].about or rows[one].place, people.get(one, 0), news.get(one, 0))
        for one in ids
        if one in rows
    ]


def _page(here: Seat, q: str, after: str) -> OrganisationsPage:
    rows = Organisation.objects.of(here.account).present().filter(merged_into=None)
    if q.strip():
        rows = rows.filter(pk__in=list(found(here.account, q, "organisation").values_list("target", flat=True)[:2000]))
    last, _, key = after.partition("~")
    if last and key:
        try:
            rows = rows.filter(sort_key__gte=key).filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=UUID(last)))
        except ValueError:
            raise Http404 from None
    some = list(rows.order_by("sort_key", "pk").values_list("pk", "sort_key")[: SIZE + 1])
    return OrganisationsPage(
        q, _lines(here, [pk for pk, _ in some[:SIZE]]), f"{some[SIZE - 1][0]}~{some[SIZE - 1][1]}" if len(some) > SIZE else ""
    )


@require_GET
@signed_in
def organisations(request: HttpRequest) -> HttpResponse:
    """The list; with `q` those that have every word, with `after` the next page."""
    here = seat(request)
    q, after = request.GET.get("q", "")[:200], request.GET.get("after", "")[:400]
    page = between_deeds(here, f"organisations?{q}&{after}", lambda: _page(here, q, after))
    if is_part(request):
        return show(request, "parts/organisations_rows.html" if after else "parts/organisations_found.html", page)
    return show(request, "organisations.html", page)


@require_GET
@signed_in
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """One organisation; one merged into another leads there."""
    here = seat(request)
    row = own(Organisation, organisation_id, here.account)
    if row.pk != organisation_id:
        return HttpResponseRedirect(f"/organisations/{row.pk}/")
    return kept(request, lambda: show(request, "organisation.html", OrganisationPage.of(here, row)))


def _stands(here: Seat, fields: Any, organisation_id: UUID, what: str) -> Sequence[Shown]:
    row = own(Organisation, organisation_id, here.account)
    return {"name": shown.organisation_name, "about": shown.organisation_about}.get(what, lambda _: ())(row)


@require_POST
@signed_in
@checked(_stands)
def edit(request: HttpRequest, organisation_id: UUID, what: str) -> HttpResponse:
    """Its name, its facts, a note, or taking it off the list."""
    here = seat(request)
    row = own(Organisation, organisation_id, here.account)
    fields: Any = request.POST
    there = f"/organisations/{row.pk}/"
    if what == "name":
        return done(request, rename_organisation(here, row, fields.get("name", ""), keep="keep" in fields), then=there)
    if what == "about":
        values = {
            name: fields.get(name, "").strip()[:length]
            for name, length in (("number", 20), ("web", 300), ("place", 200), ("about", 5000))
        }
        return done(request, describe_organisation(here, row, **values), then=there)
    if what == "note":
        return done(request, note_organisation(here, row, fields.get("text", "")), then=there)
    if what == "delete":
        return done(request, delete_organisation(here, row), then="/organisations/")
    raise Http404


urls = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/<uuid:organisation_id>/", organisation, name="organisation"),
    path("organisations/<uuid:organisation_id>/edit/<slug:what>/", edit, name="organisation-edit"),
]
