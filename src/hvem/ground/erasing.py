"""What goes with someone who is erased: each room says so for its own keys, in its file `erasing.py`, read at start.

A key to a person or an organisation must be told of; other keys follow by themselves: a row that cannot do without what it points at goes
with it, any other stays and lets go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey

from hvem.ground.keys import AccountKey
from hvem.ground.rows import Owned

Fate = Literal["goes", "stays"]
FATES: dict[str, Fate] = {}
"""The fate of a row by the key that points at what is erased: `people.Tie.person`."""
TOGETHER: dict[str, str] = {}
"""Rows that several share, by their parts: `campaign.Part` has the key `conversation`, which goes when its last part goes."""
PURGES: list[Callable[[Erased], None]] = []
"""What rooms do besides, in the same transaction: copies in other forms, such as what is searched."""


@dataclass
class Erased:
    """What is being erased: the rows of each table, and the words by which copies of it are found."""

    account: Any
    rows: dict[type[Owned], set[UUID]] = field(default_factory=lambda: defaultdict(set))
    emptied: dict[tuple[type[Owned], str], set[UUID]] = field(default_factory=lambda: defaultdict(set))
    words: frozenset[str] = frozenset()

    @property
    def ids(self) -> set[str]:
        """The ids of every row that goes."""
        return {str(one) for some in self.rows.values() for one in some}

    def tells(self, text: str) -> bool:
        """Whether a text holds one of the words."""
        folded = text.casefold()
        return any(word in folded for word in self.words)


def goes_with(*keys: str) -> None:
    """Rows that are deleted with what these keys point at."""
    FATES.update(dict.fromkeys(keys, "goes"))


def lets_go(*keys: str) -> None:
    """Rows that stay, with the key emptied."""
    FATES.update(dict.fromkeys(keys, "stays"))


def goes_with_the_last(part: str, key: str) -> None:
    """What several share by rows `part` goes when the last of them goes."""
    TOGETHER[part] = key


def purges(act: Callable[[Erased], None]) -> Callable[[Erased], None]:
    """Register what a room does besides."""
    PURGES.append(act)
    return act


def name_of(key: ForeignKey[Any, Any]) -> str:
    """A key's name in the registry: `people.Tie.person`."""
    return f"{key.model._meta.label}.{key.name}"


def fate_of(key: ForeignKey[Any, Any]) -> Fate:
    """What becomes of the rows that point with this key at something that is erased."""
    return FATES.get(name_of(key)) or ("stays" if key.null else "goes")


def keys_to(model: type[Owned]) -> Iterator[Any]:
    """Every key of the account's tables that points at rows of this table."""
    for other in apps.get_models():
        for key in other._meta.concrete_fields:
            if isinstance(key, AccountKey) and key.related_model is model:
                yield key


def collect(account: Any, rows: Iterable[Owned], words: frozenset[str] = frozenset()) -> Erased:
    """Everything that goes with these rows, and every key that lets go of any of it."""
    found = Erased(account, words=words)
    left: list[tuple[type[Owned], set[UUID]]] = [(type(row), {row.pk}) for row in rows]
    while left:
        model, ids = left.pop()
        fresh = ids - found.rows[model]
        if not fresh:
            continue
        found.rows[model] |= fresh
        for key in keys_to(model):
            pointing = set(
                key.model._base_manager.filter(account=account, **{f"{key.attname}__in": fresh}).values_list("pk", flat=True)
            )
            if fate_of(key) == "goes":
                left.append((key.model, pointing))
            elif pointing:
                found.emptied[key.model, key.attname] |= pointing
        left += _left_alone(found, model, fresh)
    return found


def _left_alone(found: Erased, part: type[Owned], gone: set[UUID]) -> list[tuple[type[Owned], set[UUID]]]:
    """What only those who go had shared."""
    key = TOGETHER.get(part._meta.label)
    if key is None:
        return []
    field: Any = part._meta.get_field(key)
    rows: Any = part._base_manager.filter(account=found.account)
    shared = set(rows.filter(pk__in=gone).values_list(field.attname, flat=True))
    still = rows.filter(removed_at=None, **{f"{field.attname}__in": shared}).exclude(pk__in=found.rows[part])
    return [(field.related_model, shared - set(still.values_list(field.attname, flat=True)))]


def delete(found: Erased) -> None:
    """Delete what was collected, let go of its keys, and let every room purge its copies; inside the caller's transaction."""
    for (model, key), ids in found.emptied.items():
        model._base_manager.filter(account=found.account, pk__in=ids - found.rows[model]).update(**{key: None})
    for model, ids in list(found.rows.items()):
        rows = model._base_manager.filter(account=found.account, pk__in=ids)
        rows._raw_delete(rows.db)
    for purge in PURGES:
        purge(found)
