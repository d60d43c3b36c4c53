"""Rows on their way into a table as plain values: what thousands of rows need instead of a model's instance each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from hvem.ground.rows import new_id

MOST_VALUES = 30_000
"""So many values one statement may hold: SQLite takes 32,766, PostgreSQL 65,535."""


class Table:
    """The new rows of one table, gathered by field name and written by one statement; the account is always in them."""

    def __init__(self, model: type[models.Model], account: Any) -> None:
        self.model = model
        fields = model._meta.concrete_fields
        self.fields = [field for field in fields if not isinstance(field, models.AutoField)]
        self.place = {field.attname: at for at, field in enumerate(self.fields)}
        self._turn = {field.attname: (at, _turner(field)) for at, field in enumerate(self.fields)}
        self._blank = [_default(field) for field in self.fields]
        for field, (at, turn) in zip(self.fields, self._turn.values(), strict=True):
            value = account.pk if field.attname == "account_id" else self._blank[at]
            self._blank[at] = turn(value) if turn else value
        self.rows: list[list[Any]] = []
        self.ids: list[Any] = []
        self._has_id = "id" in self.place

    def add(self, **values: Any) -> Any:
        """One more row, by the names of its fields (`person_id`); what is not said has its default. Gives its id, if it has its own."""
        row = self._blank.copy()
        found = None
        if self._has_id:
            found = values["id"] if "id" in values else new_id()
            values["id"] = found
            self.ids.append(found)
        turns = self._turn
        for name, value in values.items():
            at, turn = turns[name]
            row[at] = turn(value) if turn else value
        self.rows.append(row)
        return found

    def set(self, row_id: UUID, name: str, value: Any) -> bool:
        """Change a field of a row that waits here; whether it does."""
        if row_id not in self.ids:
            return False
        at, turn = self._turn[name]
        self.rows[self.ids.index(row_id)][at] = turn(value) if turn else value
        return True

    def write(self, *, together: bool = False) -> None:
        """Write all rows, one statement each or, with `together`, as few statements as hold them.

        A table whose trigger keeps a full-text index wants the latter: SQLite moves that index to its pages after every statement.
        """
        if not self.rows:
            return
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in self.fields)
        into = f"INSERT INTO {quote(self.model._meta.db_table)} ({columns}) VALUES "
        marks = f"({', '.join(['%s'] * len(self.fields))})"
        most = MOST_VALUES // len(self.fields)
        with connection.cursor() as cursor:
            if not together:
                cursor.executemany(into + marks, self.rows)
                return
            for start in range(0, len(self.rows), most):
                part = self.rows[start : start + most]
                cursor.execute(into + ", ".join([marks] * len(part)), [value for row in part for value in row])


def _default(field: Any) -> Any:
    if field.has_default() and not callable(field.default):
        return field.default
    if field.has_default() and field.default in (dict, list):
        return field.default()
    return None if field.null or not field.empty_strings_allowed else ""


def _same(value: Any) -> Any:
    return value


def _turner(field: Any) -> Callable[[Any], Any] | None:
    """How a field's value is handed to the database; None where it goes as it is."""
    target = field
    while target.is_relation:
        target = target.target_field
    if isinstance(target, models.UUIDField):
        return None if connection.features.has_native_uuid_field else _identity
    if isinstance(target, models.DateTimeField):
        return _moment
    if isinstance(target, (models.CharField, models.TextField, models.IntegerField)):
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _identity(value: UUID | None) -> str | None:
    return None if value is None else value.hex


@lru_cache(maxsize=64)
def _moment(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)
