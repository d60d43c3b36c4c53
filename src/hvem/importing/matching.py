"""Whether a card and a person are the same: certain, worth asking about, or two different people (M1).

Pure: two faces in, a verdict with its reason out. What cannot be told for certain is asked, never merged silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hvem.reading.boxes import is_shared_box
from hvem.reading.folding import fold
from hvem.reading.sameness import words_fit

Point = tuple[str, str]
"""A way to reach someone as it is matched: kind (`email`, `phone`, `web`) and normal form."""

REACHING = ("email", "phone")


@dataclass(eq=False)
class Face:
    """What someone can be known by: whole name and nickname folded, uid, ways to reach them, organisations folded.

    `before` are the faces of those who were merged into them: names and uids they are known by still.
    `key` tells whose face it is; a card's has none. `named` is false where the name is only an address, a number or a firm.
    """

    name: str
    called: str = ""
    uid: str = ""
    points: set[Point] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    named: bool = True
    key: Any = None
    before: list[Face] = field(default_factory=list)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the name."""
        return frozenset(self.name.split())

    @property
    def reached(self) -> set[Point]:
        """The addresses and numbers."""
        return {point for point in self.points if point[0] in REACHING}

    @property
    def bare(self) -> bool:
        """Nothing is known but the name."""
        return not self.organisations and not self.reached


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a card is: `new`, the `same` as someone, or to `ask` about; `who` are the keys meant, `why` the reason's name."""

    kind: str
    who: tuple[Any, ...] = ()
    why: str = ""


NEW = Verdict("new")


def face_name(name: str) -> str:
    """A name as faces are compared by it."""
    return fold(name)


def is_profile(normal: str) -> bool:
    """Whether a web address is one person's own page in a network, which nobody shares."""
    return "linkedin.com/in/" in normal


def match(card: Face, candidates: Iterable[Face]) -> Verdict:
    """Who of the candidates the card is: uid before address before number before name with organisation; two alike are asked."""
    certain: dict[int, list[tuple[Any, str]]] = {}
    doubts: list[tuple[Any, str]] = []
    for one in candidates:
        weight, why = _relation(card, one)
        if weight > 0:
            certain.setdefault(weight, []).append((one.key, why))
        elif weight < 0:
            doubts.append((one.key, why))
    if certain:
        best = certain[max(certain)]
        if len(best) == 1:
            return Verdict("same", (best[0][0],), best[0][1])
        return Verdict("ask", tuple(key for key, _ in best), "several")
    if doubts:
        return Verdict("ask", tuple(key for key, _ in doubts[:10]), doubts[0][1] if len(doubts) == 1 else "several")
    return NEW


def _relation(card: Face, one: Face) -> tuple[int, str]:
    """How sure it is that both are one: above nought certain, below to be asked, nought nothing in common."""
    shared = card.points & one.points
    if card.uid and card.uid in {one.uid, *(earlier.uid for earlier in one.before)}:
        return (4, "uid") if shared or names_fit(card, one) else (-1, "uid-other-name")
    for kind, weight in (("email", 3), ("web", 3), ("phone", 2)):
        same = [normal for found, normal in shared if found == kind]
        if same and names_fit(card, one, kind):
            return weight, kind if kind != "web" else "profile"
        if same and not _shared_by_many(card, one, kind, same):
            return -1, f"shared-{kind}"
    if not (card.named and one.named) or not _same_name(card, one):
        return 0, ""
    return _by_name(card, one)


def _by_name(card: Face, one: Face) -> tuple[int, str]:
    """Two of the same name: certain at the same organisation, or where one of them is nothing but the name."""
    if card.organisations & one.organisations:
        return (-1, "two-there") if _both_there(card, one) else (1, "name-organisation")
    if card.organisations and one.organisations:
        return -1, "name-elsewhere"
    if card.bare or (one.bare and len(one.words) > 1):
        return 1, "name-only"
    return -1, "name-alone"


def _shared_by_many(card: Face, one: Face, kind: str, same: list[str]) -> bool:
    """Whether what two names share is plainly a switchboard or a firm's box: then it says nothing of who they are.

    A number is, where the first names differ and the card can be told apart by something of its own.
    """
    if kind == "email":
        return all(is_shared_box(normal) for normal in same)
    if kind == "web" or not (card.named and one.named):
        return True
    own = card.reached - one.points
    return bool(own) and card.name.split()[:1] != one.name.split()[:1]


def _both_there(card: Face, one: Face) -> bool:
    """Whether two of the same name have each their own address at the same place."""
    ours, theirs = ({normal.rpartition("@")[2] for kind, normal in face.points if kind == "email"} for face in (card, one))
    return bool(ours & theirs)


def _same_name(card: Face, one: Face) -> bool:
    if card.name in (one.name, one.called) or (bool(card.called) and card.called == one.name):
        return True
    return any(_same_name(card, earlier) for earlier in one.before)


def names_fit(card: Face, one: Face, kind: str = "") -> bool:
    """Whether two names can be one person's: one's words are among the other's, initials stand for names.

    No name fits every name, but for a firm's own number, which is not the number of one who works there.
    """
    if any(names_fit(card, earlier, kind) for earlier in one.before):
        return True
    if not (card.named and one.named) and card.name != one.name:
        nameless = [face for face in (card, one) if not face.named]
        return len(nameless) == 1 and (kind != "phone" or not nameless[0].organisations)
    return _same_name(card, one) or words_fit(card.words, one.words)
