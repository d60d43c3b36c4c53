"""The tree of who named whom, read from the tables, and the ways through it (M45)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hvem.campaign.models import Opportunity, Referral, WayThere
from hvem.method.sources import Tree, shortest_way, way_there
from hvem.people.models import Person, Position


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on a way: the person, and when the one before named them, where that is known."""

    person: Person
    named_on: date | None = None


def naming_tree(account: Any) -> Tree:
    """Who named whom in this account: names given in conversations, and through whom one met; two queries."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    brought: set[str] = set()
    rows = Referral.objects.of(account).present().order_by("named_on", "pk").values_list("person_id", "named_by_id", "first")
    for person, by, first in rows:
        named[str(person)][str(by)] = None
        brought |= {str(person)} if first else set()
    through = Person.objects.of(account).listed().filter(through__isnull=False).values_list("pk", "through_id")
    for person, by in through:
        named[str(person)][str(by)] = None
        brought.add(str(person))
    return Tree({person: tuple(by) for person, by in named.items()}, frozenset(named) - brought)


def way_through(account: Any, person: UUID) -> list[UUID]:
    """The people from the first friend who was asked to this one, the shortest way (M45)."""
    return [UUID(one) for one in way_there(naming_tree(account), str(person))]


def ways_to(account: Any, opportunities: Collection[Opportunity], tree: Tree) -> dict[UUID, list[Stop]]:
    """The way to each opportunity: the one the user laid, else the shortest to who decides or to somebody there.

    Four queries, however many opportunities; `tree` is `naming_tree`.
    """
    ids = {one.pk for one in opportunities}
    laid: dict[UUID, list[str]] = defaultdict(list)
    rows = WayThere.objects.of(account).present().filter(opportunity__in=ids).order_by("place", "pk")
    for opportunity, person in rows.values_list("opportunity_id", "person_id"):
        laid[opportunity].append(str(person))
    there = _people_at(account, {one.organisation_id for one in opportunities if one.organisation_id})
    ways = {}
    for one in opportunities:
        aims = [str(one.decides_id)] if one.decides_id else there.get(one.organisation_id, [])
        ways[one.pk] = laid.get(one.pk) or list(shortest_way(tree, aims))
    return _with_people(account, ways)


def _people_at(account: Any, organisations: Collection[UUID]) -> Mapping[UUID | None, list[str]]:
    """Those under way who work at these organisations now, the longest under way first."""
    found: dict[UUID | None, list[str]] = defaultdict(list)
    rows = Position.objects.of(account).present().filter(
        organisation__in=organisations, to_year=None, person__removed_at=None, person__chosen_on__isnull=False
    )  # fmt: skip
    ordered = rows.order_by("person__chosen_on", "person__sort_key", "person_id")
    for organisation, person in ordered.values_list("organisation_id", "person_id"):
        found[organisation].append(str(person))
    return found


def _with_people(account: Any, ways: Mapping[UUID, list[str]]) -> dict[UUID, list[Stop]]:
    wanted = {UUID(one) for way in ways.values() for one in way}
    people = {str(one.pk): one for one in Person.objects.of(account).listed().filter(pk__in=wanted)}
    rows = Referral.objects.of(account).present().filter(person__in=wanted, named_by__in=wanted).order_by("-named_on")
    days = {(str(by), str(person)): day for by, person, day in rows.values_list("named_by_id", "person_id", "named_on")}
    found = {}
    for opportunity, way in ways.items():
        here = [one for one in way if one in people]
        found[opportunity] = [Stop(people[one], days.get((before, one))) for before, one in zip(["", *here], here, strict=False)]
    return found
