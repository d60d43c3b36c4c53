"""The shape check: each statement on an account's table says which account, and each join compares accounts.

That keeps the way open to a database sharded by account, where any other statement would have to ask every shard.
"""

from __future__ import annotations

import re
from functools import cache

_TABLE = re.compile(r'\b(FROM|JOIN|UPDATE|INTO)\s+"([a-z_]+)"(?:\s+(?:AS\s+)?([A-Z]+[0-9]+|"[A-Z]+[0-9]+"))?', re.IGNORECASE)
_SCHEMA = re.compile(r"\s*(CREATE|ALTER|DROP|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|ANALYZE|VACUUM)\b", re.IGNORECASE)
SHARED = {"accounts_account", "accounts_user", "accounts_membership", "accounts_signinlink", "ground_wake"}
"""Tables that belong to no account; the search index is only ever joined back to a table that does."""


@cache
def owned_tables() -> frozenset[str]:
    from django.apps import apps

    return frozenset(
        model._meta.db_table for model in apps.get_models()
        if any(field.name == "account" for field in model._meta.fields) and model._meta.db_table not in SHARED
    )


def loose_tables(sql: str) -> list[str]:
    """The account tables of a statement that it does not tie to an account."""
    found = []
    for verb, table, alias in _TABLE.findall(sql):
        if table not in owned_tables():
            continue
        name = (alias or table).strip('"')
        if verb.upper() == "INTO":
            tied = re.search(r'INTO\s+"%s"\s*\([^)]*"account_id"' % table, sql)
        else:
            column = r'"?%s"?\."account_id"' % re.escape(name)
            tied = re.search(column + r"\s*(=|IN)|(=\s*\(?|IN \()" + column, sql)
        if not tied:
            found.append(name)
    return found


class ShapeCheck:
    """Watches every statement of a test."""

    def __init__(self) -> None:
        self.loose: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        if not _SCHEMA.match(sql) and loose_tables(sql):
            self.loose.append(sql[:400])
        return execute(sql, params, many, context)
