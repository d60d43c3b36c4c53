"""What becomes of the list's rows when two are merged into one."""

from __future__ import annotations

from typing import Any

from hvem.ground.deeds import Deed
from hvem.ground.merging import fill, joins, moves
from hvem.people.models import CLOSENESS, Position, Tie
from hvem.reading.folding import fold

_MARKS = ("i_like_on", "they_like_on", "can_help_on")


def same_position(one: Position, other: Position) -> bool:
    """Whether two positions at the same place are one: the same end, and nothing in which they differ though both say it."""
    if one.to_year != other.to_year:
        return False
    pairs = (
        (fold(one.title), fold(other.title)),
        (fold(one.department), fold(other.department)),
        (one.from_year, other.from_year),
    )
    return all(a == b or not a or not b for a, b in pairs)


def join_ties(deed: Deed, kept: Tie, gone: Tie) -> None:
    """The closer of two ties, with the marks of both, each from its first day."""
    closest = min(kept.closeness, gone.closeness, key=lambda one: CLOSENESS.index(one) if one in CLOSENESS else len(CLOSENESS))
    marks: dict[str, Any] = {mark: min(filter(None, (getattr(kept, mark), getattr(gone, mark))), default=None) for mark in _MARKS}
    deed.change(kept, closeness=closest, **marks)


moves(
    "people.RawCard.person", "people.Person.through", "people.Person.merged_into", "people.NotSame.a", "people.NotSame.b",
    "people.Organisation.merged_into",
)  # fmt: skip
joins("people.ContactPoint.person", "kind", "normal")
joins("people.Label.person", "kind", "word")
joins("people.Tie.person", join=join_ties)
joins("people.Note.person", "kind", "text")
joins("people.Note.organisation", "kind", "text", "person_id")
joins("people.OrganisationName.organisation", "name")
joins("people.Acquaintance.a", "b_id", "kind")
joins("people.Acquaintance.b", "a_id", "kind")
joins(
    "people.Position.person",
    alike=lambda one, other: one.organisation_id == other.organisation_id and same_position(one, other),
    join=fill,
)
joins(
    "people.Position.organisation",
    alike=lambda one, other: one.person_id == other.person_id and same_position(one, other),
    join=fill,
)
