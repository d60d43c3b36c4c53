"""News of change: written, corrected and taken away; ranked by what it is worth now, with who else has told it (M10–M16)."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hvem.accounts.access import Seat
from hvem.campaign.models import Referral, Signal
from hvem.campaign.naming import naming_tree
from hvem.campaign.running import running
from hvem.campaign.whom import Whom, whom
from hvem.ground.deeds import Deed
from hvem.method.news import Near, Nearness, same_time, whom_to_ask
from hvem.method.sources import Tree, apart, independent_sources
from hvem.method.times import HIRING, TimeRules, signal_half_life
from hvem.people.entering import organisation_named
from hvem.people.models import Person, Position

Place = tuple[date, UUID]
_LED: Nearness = "led-there"


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of news as it is written down: what kind, where, the words, the day, who said so and how certain it is.

    `opened` is whether others may see it; it is confidential unless the user says so.
    """

    kind: str
    text: str
    on: date
    organisation: str = ""
    told_by: Whom = None
    certainty: str = "heard"
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Sifting:
    """What is asked of the news: a kind, a place, who told it, or only what several have told."""

    kind: str = ""
    organisation: UUID | None = None
    person: UUID | None = None
    supported: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Who has told the same news: how many independently, who on branches apart from this teller, and who on the same.

    `two` are two of the tellers who stand apart, the first who told it where nobody does.
    """

    independent: int = 0
    apart: tuple[Person, ...] = ()
    along: tuple[Person, ...] = ()
    tellers: tuple[Person, ...] = ()
    two: tuple[Person, ...] = ()


def write_signal(here: Seat, told: Told) -> Deed:
    """Write down a piece of news; the organisation and the one who told it are entered where they are new."""
    with Deed(here.account, "signal-added", at=here.now, by=here.user) as deed:
        campaign = running(here.account, on=here.today)
        deed.about(deed.add(Signal(campaign=campaign, **_fields(deed, told))))
    return deed


def correct_signal(here: Seat, signal: Signal, told: Told) -> Deed:
    """Correct a piece of news; the day it was opened to others stays when it was open before."""
    with Deed(here.account, "signal-changed", at=here.now, by=here.user) as deed:
        fields = _fields(deed, told)
        if told.opened and signal.opened_on:
            fields["opened_on"] = signal.opened_on
        deed.about(deed.change(signal, **fields))
    return deed


def remove_signal(here: Seat, signal: Signal) -> Deed:
    """Take a piece of news away; opportunities that lean on it lose that support until it is undone."""
    with Deed(here.account, "signal-removed", at=here.now, by=here.user) as deed:
        deed.remove(signal)
        deed.about(signal)
    return deed


def _fields(deed: Deed, told: Told) -> dict[str, Any]:
    return {
        "kind": told.kind, "text": told.text.strip(), "on": told.on, "certainty": told.certainty, "person": whom(deed, told.told_by),
        "organisation": organisation_named(deed, told.organisation) if told.organisation.strip() else None,
        "opened_on": deed.account.day(deed.at) if told.opened else None,
    }  # fmt: skip


def signals_of(account: Any, sifting: Sifting) -> QuerySet[Signal]:
    """The news the sifting lets through, the newest first."""
    rows: QuerySet[Signal] = Signal.objects.of(account).present().select_related("organisation", "person").order_by("-on", "-pk")
    if sifting.kind:
        rows = rows.filter(kind=sifting.kind)
    if sifting.organisation:
        rows = rows.filter(organisation=sifting.organisation)
    if sifting.person:
        rows = rows.filter(person=sifting.person)
    return rows


def signals_ranked(
    account: Any, sifting: Sifting, today: date, rules: TimeRules, *, after: str = "", size: int = 30
) -> tuple[list[Signal], str]:
    """A page of news by what it is worth now, and the place where the next begins, empty at the end (M16).

    News of hiring ages faster; each of the two ages is a list of its own in the order of days, and the page is both merged.
    """
    rows = signals_of(account, sifting)
    if sifting.supported:
        rows = rows.filter(pk__in=_supported(account, rows, rules))
    ages = (rows.filter(kind__in=HIRING), rows.exclude(kind__in=HIRING))
    places = [_place(part) for part in [*after.split("~"), "", ""][:2]]
    lists = [list(_beyond(age, place)[: size + 1]) for age, place in zip(ages, places, strict=True)]

    def ageing(one: Signal) -> float:
        return max(0, (today - one.on).days) / signal_half_life(one.kind, rules)

    merged = list(heapq.merge(*lists, key=ageing))
    shown = merged[:size]
    if len(merged) <= size:
        return shown, ""
    ends = [
        next(((one.on, one.pk) for one in reversed(shown) if (one.kind in HIRING) is hiring), None) for hiring in (True, False)
    ]
    return shown, "~".join(_written(end or place) for end, place in zip(ends, places, strict=True))


def _place(text: str) -> Place | None:
    day, _, row = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(row)
    except ValueError:
        return None


def _written(place: Place | None) -> str:
    return f"{place[0].isoformat()}_{place[1]}" if place else ""


def _beyond(rows: QuerySet[Signal], place: Place | None) -> QuerySet[Signal]:
    return rows if place is None else rows.filter(Q(on__lt=place[0]) | Q(on=place[0], pk__lt=place[1]))


def _supported(account: Any, rows: QuerySet[Signal], rules: TimeRules) -> list[UUID]:
    """The ids of the news that two or more have told independently."""
    told = Signal.objects.of(account).present().filter(organisation__isnull=False, person__isnull=False)
    pairs = told.values("organisation_id", "kind").annotate(people=Count("person_id", distinct=True)).filter(people__gt=1)
    wanted = Q(pk=None)
    for pair in pairs.order_by("organisation_id", "kind")[:300]:
        wanted |= Q(organisation=pair["organisation_id"], kind=pair["kind"])
    several = list(rows.filter(wanted))
    found = sources_of(account, several, rules, naming_tree(account))
    return [one.pk for one in several if found[one.pk].independent > 1]


def sources_of(account: Any, signals: Collection[Signal], rules: TimeRules, tree: Tree) -> dict[UUID, Sources]:
    """Who has told the same as each of these: the same kind, of the same organisation, about the same time; one query. `tree` is `naming_tree`."""
    places = {one.organisation_id for one in signals if one.organisation_id}
    told: dict[tuple[UUID | None, str], list[Signal]] = defaultdict(list)
    rows = Signal.objects.of(account).present().filter(organisation__in=places, kind__in={one.kind for one in signals})
    for row in rows.filter(person__isnull=False).select_related("person").order_by("on", "pk"):
        told[row.organisation_id, row.kind].append(row)
    return {one.pk: _sources(one, told[one.organisation_id, one.kind], tree, rules) for one in signals}


def _sources(signal: Signal, told: Iterable[Signal], tree: Tree, rules: TimeRules) -> Sources:
    same = [one for one in told if same_time(signal.kind, signal.on, one.on, rules)]
    tellers = {one.person_id: one.person for one in [*([signal] if signal.person_id else []), *same]}
    others = [one for pk, one in tellers.items() if pk != signal.person_id]
    away = [one for one in others if signal.person_id is None or apart(tree, str(signal.person_id), str(one.pk))]
    return Sources(
        independent=independent_sources(tree, map(str, tellers)), apart=tuple(away),
        along=tuple(one for one in others if one not in away), tellers=tuple(tellers.values()), two=_two_apart(list(tellers.values()), tree),
    )  # fmt: skip


def _two_apart(tellers: Sequence[Person], tree: Tree) -> tuple[Person, ...]:
    pairs = (pair for pair in combinations(tellers, 2) if apart(tree, str(pair[0].pk), str(pair[1].pk)))
    return next(pairs, tuple(tellers[:1]))


def may_know_more(here: Seat, signal: Signal, sources: Sources, tree: Tree, *, most: int = 8) -> list[tuple[Near, Person]]:
    """Whom to ask next about a piece of news: people at its organisation, once there, or who named one there; three queries."""
    if not signal.organisation_id:
        return []
    told = {one.pk for one in sources.tellers}
    rows = Position.objects.of(here.account).present().filter(organisation=signal.organisation_id, person__removed_at=None)
    there: dict[UUID, Nearness] = {}
    for person, until in rows.order_by("-to_year").values_list("person_id", "to_year")[:400]:
        there[person] = "there" if until is None else there.get(person, "was-there")
    led = Referral.objects.of(here.account).present().filter(person__in=list(there)).values_list("named_by_id", flat=True)
    near: dict[UUID, Nearness] = {**dict.fromkeys(led, _LED), **there}
    people = [
        one for one in Person.objects.of(here.account).listed().filter(pk__in=[pk for pk in near if pk not in told])
        if not one.is_quiet(here.today)
    ]  # fmt: skip
    ranked = whom_to_ask(_near(people, near, sources.tellers, tree), sources.independent)
    by_id = {str(one.pk): one for one in people}
    return [(one, by_id[one.id]) for one in ranked[:most]]


def _near(people: Iterable[Person], near: dict[UUID, Nearness], tellers: Sequence[Person], tree: Tree) -> Iterable[Near]:
    for one in people:
        away = all(apart(tree, str(one.pk), str(teller.pk)) for teller in tellers)
        yield Near(str(one.pk), one.first_name, near[one.pk], apart=away, rests=one.rests)
