"""Undo: a happening's rows set back to what they were, except those that have changed since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction

from hvem.ground.deeds import Deed, Undone
from hvem.ground.keys import AccountKey
from hvem.ground.merging import out_of_step
from hvem.ground.models import Happening
from hvem.ground.rows import Owned, Removable

DAYS_TO_UNDO = 30
TOGETHER = 500


class TooLate(Exception):
    """The happening is older than 30 days, or was undone before."""


Undoer = Callable[[Happening, datetime, Any], Undone]
BY_KIND: dict[str, Undoer] = {}
"""Who sets back the happenings of a kind that hold more than their changes; each room adds its own when it starts."""


def undo(happening: Happening, *, at: datetime, by: Any = None) -> Undone:
    """Set back what a happening did; rows changed since, or whose place is taken, are left and named. Undoing an undo does it again.

    What changed very many rows is set back slice by slice; where that was broken off, undoing again goes on.
    Raises `TooLate` after 30 days or the second time.
    """
    if happening.undone_at or at - happening.at > timedelta(days=DAYS_TO_UNDO):
        raise TooLate
    if happening.kind in BY_KIND:
        return BY_KIND[happening.kind](happening, at, by)
    done = Undone()
    going = {str(row_id) for _, row_id, before, _ in happening.changes if before is None}
    slices = _slices(happening.changes)
    for number, stretches in enumerate(slices, 1):
        with Deed(happening.account, "undone", at=at, by=by, onto=done.happening) as deed:
            if number == 1 and (since := out_of_step(happening.account, happening.changes)):
                done.left += since
                break
            if number == len(slices):
                _claim(happening, at)
            for stretch in stretches:
                _set_back(deed, done, going, stretch)
            deed.facts.update(happening.facts | {"of": happening.kind})
            if number == len(slices) and done.left and not done.restored:
                _let_be(happening)
        done.happening = deed.happening or done.happening
    return done


def _claim(happening: Happening, at: datetime) -> None:
    """Mark the happening as undone, unless somebody just did: of two at once, one undoes."""
    still = Happening.objects.of(happening.account).filter(pk=happening.pk, undone_at=None)
    if not still.update(undone_at=at):
        raise TooLate
    happening.undone_at = at


def _let_be(happening: Happening) -> None:
    """Where nothing could be set back, nothing is undone: it can be, once what came after is."""
    Happening.objects.of(happening.account).filter(pk=happening.pk).update(undone_at=None)
    happening.undone_at = None


def _slices(changes: Sequence[Any]) -> list[list[list[Any]]]:
    """The stretches of the changes, as many together as one transaction sets back."""
    slices: list[list[list[Any]]] = [[]]
    for stretch in _stretches(changes):
        if slices[-1] and sum(map(len, slices[-1])) + len(stretch) > TOGETHER:
            slices.append([])
        slices[-1].append(stretch)
    return slices


def _stretches(changes: Sequence[Any]) -> Iterator[list[Any]]:
    """The changes from the last to the first, cut where another table begins, what was added begins, or a row comes again."""
    stretch: dict[str, Any] = {}
    kind = None
    for one in reversed(changes):
        label, row_id, before, _ = one
        if kind != (label, before is None) or row_id in stretch or len(stretch) == TOGETHER:
            if stretch:
                yield list(stretch.values())
            stretch, kind = {}, (label, before is None)
        stretch[row_id] = one
    if stretch:
        yield list(stretch.values())


def _set_back(deed: Deed, done: Undone, going: set[str], stretch: Sequence[Any]) -> None:
    """Set back rows of one table: all of them were added, or all of them were changed."""
    model = apps.get_model(stretch[0][0])
    there = {str(row.pk): row for row in model._base_manager.filter(account=deed.account, pk__in=[one[1] for one in stretch])}
    added = stretch[0][2] is None
    found = [(there[one[1]], one[2], one[3]) for one in stretch if one[1] in there]
    if added:
        found = [one for one in found if not getattr(one[0], "removed_at", None)]
    needed = _needed(deed.account, model, [one[0].pk for one in found], going) if added else set()
    found = [one for one in found if added or one[0].snapshot(set(one[1])) != one[1]]
    same = [one for one in found if one[0].pk not in needed and one[0].snapshot(set(one[2])) == one[2]]
    kept = {row.pk for row, _, _ in same}
    done.left += [row for row, _, _ in found if row.pk not in kept]
    if not added:
        _put(deed, done, model, [(row, before) for row, before, _ in same])
        return
    if issubclass(model, Removable):
        deed.remove_all([row for row, _, _ in same])
    else:
        for row, _, _ in same:
            row.delete()
    done.restored += len(same)


def _put(deed: Deed, done: Undone, model: type[Owned], rows: Sequence[tuple[Owned, dict[str, Any]]]) -> None:
    """Write the rows as they were; one whose place another has taken since, such as the same circle given again, is left."""
    alike: dict[str, list[Owned]] = {}
    values: dict[str, dict[str, Any]] = {}
    for row, before in rows:
        key = json.dumps(before, sort_keys=True)
        alike.setdefault(key, []).append(row)
        values[key] = {name: _python(model, name, value) for name, value in before.items()}
    for key, some in alike.items():
        try:
            with transaction.atomic():
                deed.change_all(some, **values[key])
            done.restored += len(some)
        except IntegrityError:
            _put_singly(deed, done, model, [row.pk for row in some], values[key])


def _put_singly(deed: Deed, done: Undone, model: type[Owned], ids: Sequence[UUID], values: dict[str, Any]) -> None:
    for row in model._base_manager.filter(account=deed.account, pk__in=ids):
        try:
            with transaction.atomic():
                deed.change(row, **values)
            done.restored += 1
        except IntegrityError:
            done.left.append(model._base_manager.get(account=deed.account, pk=row.pk))


def _needed(account: Any, model: type[Owned], ids: Sequence[UUID], going: set[str]) -> set[UUID]:
    """Those of the rows that a row which stays points at."""
    found: set[UUID] = set()
    for relation in model._meta.related_objects:
        pointing: Any = relation.related_model
        if not isinstance(relation.field, AccountKey) or not issubclass(pointing, Removable):
            continue
        name = relation.field.attname
        rows = pointing._base_manager.filter(account_id=account.pk, removed_at=None, **{f"{name}__in": ids})
        found |= {at for pk, at in rows.values_list("pk", name) if str(pk) not in going}
    return found


def _python(model: type[Owned], name: str, value: Any) -> Any:
    for field in model._meta.concrete_fields:
        if field.attname == name:
            target = getattr(field, "target_field", field) if field.is_relation else field
            return value if value is None else target.to_python(value)
    return value
