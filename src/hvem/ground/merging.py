"""What becomes of what points at someone who turns out to be another: each room says so for its own keys, in its file `joining.py`, read at start.

Every key to a person or an organisation must be told of. Rows move to the one who is kept; one that would then be there twice is joined with
its like, and one that would tie somebody to themselves lets go, or is removed where it cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hvem.ground.deeds import Deed
from hvem.ground.erasing import keys_to, name_of
from hvem.ground.rows import Owned, Removable

Alike = Callable[[Any, Any], bool]
Join = Callable[[Deed, Any, Any], None]


@dataclass(frozen=True, slots=True)
class Policy:
    """What becomes of the rows of one key: whether they move, when one is the like of the kept one's, and what the two then become."""

    moves: bool = True
    alike: Alike | None = None
    join: Join | None = None


POLICIES: dict[str, Policy] = {}
"""The policy of each key that points at what can be merged: `people.Tie.person`."""


def moves(*keys: str) -> None:
    """Rows that point at the kept one from now on."""
    POLICIES.update(dict.fromkeys(keys, Policy()))


def stays(*keys: str) -> None:
    """Rows that go on pointing at the one who is gone: they tell of what was, or are reckoned anew."""
    POLICIES.update(dict.fromkeys(keys, Policy(moves=False)))


def joins(key: str, *by: str, alike: Alike | None = None, join: Join | None = None) -> None:
    """Rows that move unless the kept one has its like: equal in the fields `by`, or `alike` says so; what the like lacks is filled in."""
    POLICIES[key] = Policy(True, alike or (lambda one, other: _equal(one, other, by)), join or fill)


def _equal(one: Any, other: Any, by: tuple[str, ...]) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in by)


def fill(deed: Deed, kept: Any, gone: Any) -> None:
    """Give the kept row what it lacks and the other has."""
    names = [field.attname for field in kept._meta.concrete_fields if field.attname not in {"id", "account_id", "removed_at"}]
    deed.change(
        kept, **{name: getattr(gone, name) for name in names if getattr(kept, name) in (None, "", []) and getattr(gone, name)}
    )


def bring_together(deed: Deed, kept: Owned, gone: Owned) -> None:
    """Let everything that points at the one who is gone point at the kept one, as each key's policy says."""
    keys = list(keys_to(type(kept)))
    for key in keys:
        if POLICIES[name_of(key)].moves:
            others = [one for one in keys if one.model is key.model and one is not key and one.model is not type(kept)]
            _move(deed, key, others, kept, gone)


def _move(deed: Deed, key: Any, others: list[Any], kept: Owned, gone: Owned) -> None:
    policy = POLICIES[name_of(key)]
    likes: list[Any] | None = None
    for row in _pointing(key, gone):
        if row.pk == kept.pk:
            deed.change(row, **{key.attname: None})
            continue
        if getattr(row, "removed_at", None) is None:
            if _lets_go(deed, row, key, others, kept):
                continue
            if policy.alike is not None and policy.join is not None:
                likes = list(_pointing(key, kept, present=True)) if likes is None else likes
                like = next((one for one in likes if policy.alike(one, row)), None)
                if like is not None:
                    policy.join(deed, like, row)
                    deed.remove(row)
                    continue
                likes.append(row)
        deed.change(row, **{key.attname: kept.pk})


def _pointing(key: Any, at: Owned, *, present: bool = False) -> Iterator[Any]:
    """The rows that point with this key at a row, oldest first."""
    rows = key.model._base_manager.filter(account_id=at.account_id, **{key.attname: at.pk}).order_by("pk")
    return iter(rows.filter(removed_at=None) if present and issubclass(key.model, Removable) else rows)


def _lets_go(deed: Deed, row: Any, key: Any, others: list[Any], kept: Owned) -> bool:
    """Whether a row that would tie the kept one to themselves needs to move no more; a key that can be empty is emptied."""
    for other in others:
        if getattr(row, other.attname) != kept.pk:
            continue
        if other.null:
            deed.change(row, **{other.attname: None})
            continue
        if key.null:
            deed.change(row, **{key.attname: None})
        else:
            deed.remove(row)
        return True
    return False
