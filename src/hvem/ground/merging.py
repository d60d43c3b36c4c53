"""What becomes of what points at someone who turns out to be another: each room says so for its own keys, in its file `joining.py`, read at start.

Every key to a person or an organisation must be told of. Rows move to the one who is kept; one that would then be there twice is joined with
its like, and one that would tie somebody to themselves lets go, or is removed where it cannot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from hvem.ground.deeds import Deed
from hvem.ground.erasing import keys_to, name_of
from hvem.ground.rows import Owned, Removable

Alike = Callable[[Any, Any], bool]
Join = Callable[[Deed, Any, Any], None]


@dataclass(frozen=True, slots=True)
class Policy:
    """What becomes of the rows of one key: whether they move, when one is the like of the kept one's, and what the two then become.

    Likes are equal in the fields `by`; where these do not tell, `alike` says so of two.
    """

    moves: bool = True
    by: tuple[str, ...] = ()
    alike: Alike | None = None
    join: Join | None = None


LEADS = "merged_into_id"
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
    POLICIES[key] = Policy(True, by, alike, join or fill)


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
    likes = _Likes(POLICIES[name_of(key)], key, kept)
    moving = []
    for row in _pointing(key, gone):
        if row.pk == kept.pk:
            deed.change(row, **{key.attname: None})
        elif getattr(row, "removed_at", None) is not None or (
            not _lets_go(deed, row, key, others, kept) and not likes.takes(deed, row)
        ):
            moving.append(row)
    deed.change_all(moving, **{key.attname: kept.pk})


class _Likes:
    """The kept one's rows of one key, among which the like of another is looked for; read when the first is asked about."""

    def __init__(self, policy: Policy, key: Any, kept: Owned) -> None:
        self.policy, self.key, self.kept = policy, key, kept
        self.rows: defaultdict[tuple[Any, ...], list[Any]] | None = None

    def takes(self, deed: Deed, row: Any) -> bool:
        """Whether the row is joined with its like, and removed; one without a like is there to be the next one's."""
        if self.policy.join is None:
            return False
        if self.rows is None:
            self.rows = defaultdict(list)
            for one in _pointing(self.key, self.kept, present=True):
                self.rows[self._by(one)].append(one)
        some, alike = self.rows[self._by(row)], self.policy.alike
        like = next((one for one in some if alike is None or alike(one, row)), None)
        if like is None:
            some.append(row)
            return False
        self.policy.join(deed, like, row)
        deed.remove(row)
        return True

    def _by(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.policy.by)


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


def out_of_step(account: Any, changes: Sequence[Any]) -> list[Owned]:
    """Of those whom the changes let lead to another, or no longer, the ones for whom this cannot be set back as it was: they lead elsewhere
    by now, have changed, have got something of their own since, or whom they would lead to is gone. Two are merged, or parted, whole or not at all.
    """
    leading = [one for one in changes if one[2] and LEADS in one[2]]
    going, parted = {one[1] for one in changes}, {one[1] for one in leading if one[2][LEADS] is None}
    found: list[Owned] = []
    for label, row_id, before, after in leading:
        rows = apps.get_model(label)._base_manager.filter(account=account)
        row: Any = rows.filter(pk=row_id).first()
        if row is None or row.snapshot(set(before)) == before:
            continue
        to = before[LEADS]
        there = to is None or to in parted or rows.filter(pk=to, removed_at=None, merged_into=None).exists()
        if row.snapshot(set(after)) != after or not there or (to is not None and _holds_more(row, going)):
            found.append(row)
    return found


def _holds_more(row: Owned, going: set[str]) -> bool:
    """Whether something points at the row that is not among those which go along, and that would move if it were merged."""
    for key in keys_to(type(row)):
        if POLICIES[name_of(key)].moves and issubclass(key.model, Removable):
            ids = key.model._base_manager.filter(account_id=row.account_id, removed_at=None, **{key.attname: row.pk})
            if any(str(pk) not in going for pk in ids.values_list("pk", flat=True)):
                return True
    return False
