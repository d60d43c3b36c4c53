"""Undo: a happening's rows set back to what they were, except those that have changed since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from hvem.ground.deeds import Deed, Undone
from hvem.ground.keys import AccountKey
from hvem.ground.models import Happening
from hvem.ground.rows import Owned, Removable

DAYS_TO_UNDO = 30


class TooLate(Exception):
    """The happening is older than 30 days, or was undone before."""


Undoer = Callable[[Happening, datetime, Any], Undone]
BY_KIND: dict[str, Undoer] = {}
"""Who sets back the happenings of a kind that hold more than their changes; each room adds its own when it starts."""


def undo(happening: Happening, *, at: datetime, by: Any = None) -> Undone:
    """Set back what a happening did; rows changed since, or whose place is taken, are left and named. Undoing an undo does it again.

    Raises `TooLate` after 30 days or the second time.
    """
    if happening.undone_at or at - happening.at > timedelta(days=DAYS_TO_UNDO):
        raise TooLate
    if happening.kind in BY_KIND:
        return BY_KIND[happening.kind](happening, at, by)
    done = Undone()
    going = {str(row_id) for _, row_id, before, _ in happening.changes if before is None}
    with Deed(happening.account, "undone", at=at, by=by) as deed:
        _claim(happening, at)
        for label, row_id, before, after in reversed(happening.changes):
            _set_back(deed, done, going, label, row_id, before, after)
        deed.facts.update(happening.facts | {"of": happening.kind})
    done.happening = deed.happening
    return done


def _claim(happening: Happening, at: datetime) -> None:
    """Mark the happening as undone, unless somebody just did: of two at once, one undoes."""
    still = Happening.objects.of(happening.account).filter(pk=happening.pk, undone_at=None)
    if not still.update(undone_at=at):
        raise TooLate
    happening.undone_at = at


def _set_back(
    deed: Deed, done: Undone, going: set[str], label: str, row_id: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    model = apps.get_model(label)
    row = model._base_manager.filter(account=deed.account, pk=row_id).first()
    if row is None or (before is None and getattr(row, "removed_at", None)):
        return
    if row.snapshot(set(after)) != after or (before is None and _needed(row, going)):
        done.left.append(row)
        return
    if before is None and isinstance(row, Removable):
        deed.remove(row)
    elif before is None:
        row.delete()
    elif not _fits(deed, row, {name: _python(model, name, value) for name, value in before.items()}):
        done.left.append(model._base_manager.get(account=deed.account, pk=row_id))
        return
    done.restored += 1


def _fits(deed: Deed, row: Owned, values: dict[str, Any]) -> bool:
    """Write the row as it was; False where another has taken its place since, such as the same circle given again."""
    if not any(isinstance(one, models.UniqueConstraint) for one in row._meta.constraints):
        deed.change(row, **values)
        return True
    try:
        with transaction.atomic():
            deed.change(row, **values)
    except IntegrityError:
        return False
    return True


def _needed(row: Owned, going: set[str]) -> bool:
    """Whether a row that stays points at this one."""
    for relation in row._meta.related_objects:
        if not isinstance(relation.field, AccountKey) or not issubclass(relation.related_model, Removable):
            continue
        pointing = relation.related_model._base_manager.filter(
            account_id=row.account_id, removed_at=None, **{relation.field.attname: row.pk}
        ).exclude(pk__in=going)
        if pointing.exists():
            return True
    return False


def _python(model: type[Owned], name: str, value: Any) -> Any:
    for field in model._meta.concrete_fields:
        if field.attname == name:
            target = getattr(field, "target_field", field) if field.is_relation else field
            return value if value is None else target.to_python(value)
    return value
