"""Who named whom, as branches: each from the first friend who was asked to everyone reached through them (M24, M45)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """A referral: its id, who named, who was named, and the day."""

    id: str
    by: str
    person: str
    on: date


@dataclass(frozen=True, slots=True)
class Twig:
    """A person's place in a branch: how deep, through which referral (empty for the first friend), and the other referrals to them.

    `closes` is how many lists end after it, `opens` whether those they named follow: enough to write nested lists in one pass.
    """

    person: str
    depth: int
    link: str = ""
    also: tuple[str, ...] = ()
    opens: bool = False
    closes: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A first friend with everyone reached through them, in the order they are drawn."""

    twigs: tuple[Twig, ...]

    @property
    def friend(self) -> str:
        """The first friend."""
        return self.twigs[0].person

    @property
    def grown(self) -> int:
        """How many people the branch has led to."""
        return len(self.twigs) - 1


def branches(links: Iterable[Link]) -> tuple[Branch, ...]:
    """The branches, those that grew most first; each person stands once, where they were first named.

    Where people named one another in a ring, the one who named first is the first friend. A name for oneself is left out.
    """
    ordered = sorted((link for link in links if link.by != link.person), key=lambda link: (link.on, link.id))
    named_by = _parents(ordered)
    children: dict[str, list[Link]] = defaultdict(list)
    for link in named_by.values():
        children[link.by].append(link)
    also: dict[str, list[str]] = defaultdict(list)
    for link in ordered:
        if named_by.get(link.person) is not link:
            also[link.person].append(link.id)
    friends = list(dict.fromkeys(link.by for link in ordered if link.by not in named_by))
    found = [Branch(tuple(_walk(friend, children, also))) for friend in friends]
    return tuple(sorted(found, key=lambda branch: -branch.grown))


def _parents(ordered: Sequence[Link]) -> dict[str, Link]:
    """The referral each person stands under: their first one, unless that would close a ring."""
    named_by: dict[str, Link] = {}
    top: dict[str, str] = {}

    def top_of(person: str) -> str:
        way = []
        while person in top:
            way.append(person)
            person = top[person]
        for one in way:
            top[one] = person
        return person

    for link in ordered:
        if link.person not in named_by and top_of(link.by) != link.person:
            named_by[link.person] = link
            top[link.person] = link.by
    return named_by


def _walk(friend: str, children: dict[str, list[Link]], also: dict[str, list[str]]) -> list[Twig]:
    """The branch depth first, without recursion: a chain may be a thousand long."""
    found: list[Twig] = []
    waiting = [(friend, 0, "")]
    while waiting:
        person, depth, link = waiting.pop()
        below = children.get(person, [])
        found.append(Twig(person, depth, link, tuple(also.get(person, ())), bool(below)))
        waiting.extend((one.person, depth + 1, one.id) for one in reversed(below))
    closed = []
    for place, twig in enumerate(found):
        after = found[place + 1].depth if place + 1 < len(found) else 0
        closed.append(Twig(twig.person, twig.depth, twig.link, twig.also, twig.opens, max(0, twig.depth - after)))
    return closed
