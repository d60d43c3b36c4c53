"""Weighing: how full the tables are, by which the database chooses its way to the rows."""

from __future__ import annotations

from django.db import connection, transaction

ROWS = 10_000
"""So many rows of an index are looked at: enough to see that an account's own are too many to walk through."""


def weigh() -> None:
    """Let SQLite look anew at how its tables are filled (PostgreSQL does so by itself).

    Without it every question about an account's rows would walk through all of them. What was known is dropped first, so that
    connections at work take in what is new.
    """
    if connection.vendor != "sqlite":
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS sqlite_stat4")
        cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")
        cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
        cursor.execute("ANALYZE")
