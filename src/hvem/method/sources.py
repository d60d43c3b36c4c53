"""Who can have it from whom: which sources are independent of one another, and the shortest way to someone (M10–M14, M45)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tree:
    """Who named whom, by ids of persons: `named_by` holds, oldest first, those who said "talk to them" or through whom one met.

    `friends` are known from before although somebody named them too; whoever nobody named is a friend anyway.
    """

    named_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    friends: frozenset[str] = frozenset()

    def above(self, person: str) -> frozenset[str]:
        """The person and everybody on the branches that lead to them."""
        seen, waiting = {person}, [person]
        while waiting:
            new = set(self.named_by.get(waiting.pop(), ())) - seen
            seen |= new
            waiting += new
        return frozenset(seen)

    def begins(self, person: str) -> bool:
        """Whether one knows the person without anybody having led there."""
        return person in self.friends or not self.named_by.get(person)


def apart(tree: Tree, one: str, other: str) -> bool:
    """Whether two people stand on different branches, so that neither has it from the other or from the same friend."""
    return not tree.above(one) & tree.above(other)


def independent_sources(tree: Tree, tellers: Iterable[str]) -> int:
    """How many of those who told a piece of news can have it each on their own: the most that stand on branches apart."""
    branches = {tree.above(one) for one in tellers}
    narrow = [one for one in branches if not any(other < one for other in branches)]
    return _most_apart(tuple(narrow))


def _most_apart(branches: tuple[frozenset[str], ...]) -> int:
    """The most branches of which no two meet; one that meets at most one other is counted without trying."""
    if not branches:
        return 0
    meeting = {one: sum(bool(one & other) for other in branches) - 1 for one in branches}
    freest = min(branches, key=lambda one: (meeting[one], sorted(one)))
    if meeting[freest] <= 1:
        return 1 + _most_apart(tuple(one for one in branches if not one & freest))
    busiest = max(branches, key=lambda one: (meeting[one], sorted(one)))
    without = tuple(one for one in branches if one != busiest)
    return max(_most_apart(without), 1 + _most_apart(tuple(one for one in without if not one & busiest)))


def way_there(tree: Tree, person: str) -> tuple[str, ...]:
    """The shortest way to a person, from the first friend asked to the person; a friend is their own way (M45)."""
    waiting: deque[tuple[str, ...]] = deque([(person,)])
    seen = {person}
    while waiting:
        way = waiting.popleft()
        if tree.begins(way[0]):
            return way
        for by in tree.named_by[way[0]]:
            if by not in seen:
                seen.add(by)
                waiting.append((by, *way))
    return (person,)


def shortest_way(tree: Tree, people: Iterable[str]) -> tuple[str, ...]:
    """The shortest of the ways to these people, the first of them where several are as short; empty where there is nobody."""
    return min((way_there(tree, one) for one in people), key=len, default=())
