"""The base of every row that belongs to an account."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from uuid_utils.compat import uuid7

SLICE = 500
"""So many rows are read or written in one go: well within half a second, and within what a database takes in one question."""

One = TypeVar("One")


def slices(rows: Sequence[One], size: int) -> Iterator[Sequence[One]]:
    """The rows, so many at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def new_id() -> UUID:
    """A fresh UUIDv7 (RFC 9562); never used for order."""
    return uuid7()


def _in_utc(value: Any) -> Any:
    """A moment in UTC, so that one written and one read back are the same text; any other value as it is."""
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else value


class OwnedQuerySet(models.QuerySet[Any]):
    """Rows of an account; every question to an account's table starts with `of`."""

    def of(self, account: Any) -> Self:
        """The rows that belong to `account`."""
        return self.filter(account=account)

    def present(self) -> Self:
        """The rows that are not removed."""
        return self.filter(removed_at=None)


class Owned(models.Model):
    """A row of one account: `id` may be made on the phone, `account` is part of every question about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("accounts.Account", models.DO_NOTHING, related_name="+", editable=False)
    account_id: UUID

    objects: ClassVar[Any] = OwnedQuerySet.as_manager()

    unsnapped: ClassVar[frozenset[str]] = frozenset({"id", "account_id"})
    """Fields left out of a snapshot, because they are reckoned from the others."""

    shaping: ClassVar[frozenset[str]] = frozenset()
    """Fields the others are reckoned from when a row is saved; rows are saved one by one when these change."""

    sealed: ClassVar[frozenset[str]] = frozenset()
    """Fields locked with the installation's key: in no snapshot, no export, no answer of any kind."""

    class Meta:
        abstract = True

    def _do_update(self, base_qs: Any, *args: Any, **options: Any) -> Any:
        return super()._do_update(base_qs.filter(account_id=self.account_id), *args, **options)

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        """Read the row again, asking for its account too."""
        found = from_queryset if from_queryset is not None else type(self)._base_manager.all()
        super().refresh_from_db(using, fields, found.filter(account_id=self.account_id))

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete this one row for good; rows that point at it must be gone first, or the database refuses."""
        found = type(self)._base_manager.filter(account_id=self.account_id, pk=self.pk)
        gone = found._raw_delete(found.db)
        return gone, {self._meta.label: gone}

    def snapshot(self, only: Collection[str] = ()) -> dict[str, Any]:
        """The row's fields as plain JSON values, for telling later what changed; `only` names some of them."""
        values = {
            field.attname: _in_utc(field.value_from_object(self))
            for field in self._meta.concrete_fields
            if field.attname not in self.unsnapped | self.sealed and (not only or field.attname in only)
        }
        plain: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
        return plain


class Removable(Owned):
    """A row that is removed with a time rather than deleted: undone within 30 days, purged after."""

    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
