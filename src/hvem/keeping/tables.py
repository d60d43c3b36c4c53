"""Every table of an account, found from the models themselves, so that a new one is never forgotten in an export or a deletion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from hvem.accounts.models import Account, FeedSecret, Membership
from hvem.ground.models import Wake

SHARED = frozenset({Membership, Wake, FeedSecret})
"""Tables that name an account but belong to the installation: who may sit here, and when to look."""
SLICE = 1000
"""Rows that are only read and written out, and may stand in memory together."""


@cache
def account_tables() -> tuple[type[models.Model], ...]:
    """Every table whose rows belong to an account, those pointed at before those that point."""
    left = {model for model in apps.get_models() if _account_key(model) and model not in SHARED}
    found: list[type[models.Model]] = []
    while left:
        free = sorted((model for model in left if not _points_at(model) & left - {model}), key=lambda model: model._meta.label)
        free = free or sorted(left, key=lambda model: model._meta.label)[:1]
        found += free
        left -= set(free)
    return tuple(found)


def _account_key(model: type[models.Model]) -> bool:
    return any(field.name == "account" and field.related_model is Account for field in model._meta.concrete_fields)


def _points_at(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def stored_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of a row that travel: all but the account, what is locked with the key, and a number the database itself gives."""
    stays = {"account", *getattr(model, "sealed", ())}
    return [
        field for field in model._meta.concrete_fields
        if field.name not in stays and not isinstance(field, (models.AutoField, models.BigAutoField))
    ]  # fmt: skip


def plain_rows(model: type[models.Model], account: Any) -> Iterator[dict[str, Any]]:
    """The account's rows of a table as plain JSON values, streamed in the order of their ids."""
    names = [field.attname for field in stored_fields(model)]
    rows = model._default_manager.filter(account=account).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=SLICE):
        yield {name: plain(value) for name, value in zip(names, row, strict=True)}


def plain(value: Any) -> Any:
    """A stored value as JSON can hold it; moments in UTC with all their digits."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if value is None or isinstance(value, (str, bool, int, float, list, dict)):
        return value
    return str(value)


def row_of(model: type[models.Model], account: Any, values: dict[str, Any]) -> models.Model:
    """A row, not yet written, from its plain values; unknown names are left out. Raises `ValidationError` where a value is none of its field's."""
    row = model(account=account)
    for field in stored_fields(model):
        if field.attname in values:
            target = getattr(field, "target_field", field) if field.is_relation else field
            value = values[field.attname]
            setattr(row, field.attname, value if value is None else target.to_python(value))
    return row


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside is all of one moment, without keeping others from writing; inside a transaction it changes nothing."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN DEFERRED" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("COMMIT")
