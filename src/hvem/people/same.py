"""Pairs who may be one person: the same address, the same number, or the same name with nothing against it.

Grouped in the indexes first, so that looking costs little however many people there are; only what is grouped is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count

from hvem.accounts.access import Seat
from hvem.ground.deeds import Deed
from hvem.ground.rows import SLICE, slices
from hvem.people.models import ContactPoint, NotSame, Person, Position
from hvem.reading.boxes import is_shared_box
from hvem.reading.folding import fold
from hvem.reading.sameness import names_alike

REASONS = ("email", "phone", "name-there", "name")
"""Why two may be one, the surest first."""
SHARED_BY = 3
"""What more have than so many is a switchboard's or a family's, and says nothing."""
NAMESAKES = 8
GROUPS = 2000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one, by their ids, why, and what they share: an address, a number, or an organisation."""

    one: UUID
    other: UUID
    why: str
    shared: str = ""


Found = dict[frozenset[UUID], tuple[str, str]]


def pairs(account: Any) -> list[Pair]:
    """Everyone who may be in the list twice, the surest first; pairs the user has said are two are left out."""
    return _told_apart(account, _by_names(account, _shared_names(account)) | _by_points(account, _shared_points(account)))


def pairs_of(account: Any, person: Person) -> list[Pair]:
    """Those who may be this person."""
    normals = ContactPoint.objects.of(account).present().filter(person=person, kind__in=("email", "phone"))
    found = _by_names(account, {person.sort_key}) | _by_points(account, set(normals.values_list("normal", flat=True)))
    return _told_apart(account, {both: why for both, why in found.items() if person.pk in both})


def _shared_points(account: Any) -> set[str]:
    rows = ContactPoint.objects.of(account).order_by().values_list("normal").annotate(Count("pk"))
    return {normal for normal, _ in rows.filter(pk__count__gt=1)[:GROUPS]}


def _shared_names(account: Any) -> set[str]:
    rows = Person.objects.of(account).present().order_by().values_list("sort_key").annotate(Count("pk"))
    return {key for key, _ in rows.filter(pk__count__gt=1)[:GROUPS]}


def _by_points(account: Any, normals: Collection[str]) -> Found:
    """Those who share an address or a number with one or two others, and whose names can be one person's."""
    held: dict[tuple[str, str], dict[UUID, str]] = defaultdict(dict)
    rows = ContactPoint.objects.of(account).present().filter(kind__in=("email", "phone"), person__removed_at=None)
    for some in slices(sorted(normals), SLICE):
        asked = rows.filter(normal__in=some, person__merged_into=None)
        for kind, normal, person, name in asked.values_list("kind", "normal", "person_id", "person__name"):
            held[kind, normal][person] = name
    found: Found = {}
    for (kind, normal), people in sorted(held.items()):
        if 1 < len(people) <= SHARED_BY:
            for one, other in combinations(sorted(people), 2):
                if names_alike(people[one], people[other]) or (kind == "email" and not is_shared_box(normal)):
                    found.setdefault(frozenset((one, other)), (kind, normal))
    return found


def _by_names(account: Any, keys: Collection[str]) -> Found:
    """Those of the same whole name who are at the same place, or of whom one is at none."""
    held: dict[str, list[UUID]] = defaultdict(list)
    for some in slices(sorted(keys), SLICE):
        for person, name in Person.objects.of(account).listed().filter(sort_key__in=some).values_list("pk", "name"):
            folded = fold(name)
            if " " in folded:
                held[folded].append(person)
    groups = [people for people in held.values() if 1 < len(people) <= NAMESAKES]
    places = _places(account, {one for people in groups for one in people})
    return dict(_pairs_by_place(groups, places))


def _places(account: Any, people: Collection[UUID]) -> dict[UUID, dict[UUID, str]]:
    """Where each of these people is now, by organisation."""
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    rows = Position.objects.of(account).present().filter(to_year=None, organisation__isnull=False)
    for some in slices(sorted(people), SLICE):
        asked = rows.filter(person_id__in=some)
        for person, organisation, name in asked.values_list("person_id", "organisation_id", "organisation__name"):
            found[person][organisation] = name
    return found


def _pairs_by_place(
    groups: Iterable[list[UUID]], places: Mapping[UUID, Mapping[UUID, str]]
) -> Iterator[tuple[frozenset[UUID], tuple[str, str]]]:
    for people in groups:
        for one, other in combinations(sorted(people), 2):
            ours, theirs = places.get(one, {}), places.get(other, {})
            both = [ours[place] for place in ours if place in theirs]
            if both:
                yield frozenset((one, other)), ("name-there", both[0])
            elif not ours or not theirs:
                yield frozenset((one, other)), ("name", "")


def _told_apart(account: Any, found: Found) -> list[Pair]:
    """The pairs, but those of whom the user has said that they are two."""
    if not found:
        return []
    for a, b in NotSame.objects.of(account).present().values_list("a_id", "b_id"):
        found.pop(frozenset((a, b)), None)
    made = [Pair(min(both), max(both), why, shared) for both, (why, shared) in found.items()]
    return sorted(made, key=lambda pair: (REASONS.index(pair.why), pair.shared, pair.one, pair.other))


def tell_apart(here: Seat, one: Person, other: Person) -> Deed:
    """Remember that these are two: they are never asked about again."""
    with Deed(here.account, "people-not-same", at=here.now, by=here.user) as deed:
        deed.about(one, name=one.name, other=other.name)
        told = NotSame.objects.of(here.account).present()
        if one.pk != other.pk and not told.filter(a__in=(one, other), b__in=(one, other)).exists():
            deed.add(NotSame(a=one, b=other, on=here.today))
    return deed
