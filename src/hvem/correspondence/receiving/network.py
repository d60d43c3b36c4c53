"""Whose an address is: everyone in the list who can be reached by it, those merged into another being that other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hvem.people.entering import normal_of
from hvem.people.models import ContactPoint, Person
from hvem.reading.exchanges import Correspondent
from hvem.reading.sameness import names_alike

MOST_SHARING = 3
"""An address that more than so many people have says nothing of which of them writes, unless the name does."""


@dataclass(frozen=True)
class Network:
    """The addresses of the list: `holders` by address; `names` of those who share one."""

    holders: dict[str, tuple[UUID, ...]] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)

    def who(self, one: Correspondent) -> tuple[UUID, ...]:
        """Whom a correspondent is; of those who share an address the one whose name is written, else all of them if they are few."""
        held = self.holders.get(one.email, ())
        if len(held) < 2:
            return held
        fitting = tuple(pk for pk in held if one.name and names_alike(self.names.get(pk, ""), one.name))
        return fitting or (held if len(held) <= MOST_SHARING else ())

    def among(self, some: Iterable[Correspondent]) -> tuple[UUID, ...]:
        """Everyone of the list among correspondents, none twice."""
        return tuple(dict.fromkeys(pk for one in some for pk in self.who(one)))


def network_of(account: Any, addresses: Collection[str] | None = None) -> Network:
    """The addresses of everyone in the list, or only these; also those that no longer work, for mail of long ago."""
    points = ContactPoint.objects.of(account).present().filter(kind="email")
    if addresses is not None:
        points = points.filter(normal__in={normal_of("email", one) for one in addresses})
    rows = points.values_list("normal", "person_id", "person__removed_at", "person__merged_into_id")
    kept = kept_people(account)
    holders: dict[str, dict[UUID, None]] = defaultdict(dict)
    for normal, person, removed, merged in rows:
        if merged is not None:
            person = kept.get(person)
        elif removed is not None:
            continue
        if person is not None:
            holders[normal][person] = None
    shared = {pk for some in holders.values() if len(some) > 1 for pk in some}
    names = dict(Person.objects.of(account).filter(pk__in=shared).values_list("pk", "name")) if shared else {}
    return Network({address: tuple(some) for address, some in holders.items()}, names)


def kept_people(account: Any) -> dict[UUID, UUID]:
    """For everyone who was merged into another, the one in the list they are now."""
    into: dict[UUID, UUID] = dict(
        Person.objects.of(account).filter(merged_into__isnull=False).values_list("pk", "merged_into_id")
    )
    found = {}
    for one, next_one in into.items():
        last, steps = next_one, 0
        while last in into and steps < 20:
            last, steps = into[last], steps + 1
        found[one] = last
    gone = set(
        Person.objects.of(account).filter(pk__in=set(found.values()), removed_at__isnull=False).values_list("pk", flat=True)
    )
    return {one: last for one, last in found.items() if last not in gone}
