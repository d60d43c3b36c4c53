"""A data folder of an earlier day comes out with the tables of one made today, and what stands in it is kept."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEVERAL = "squashed"
FIRST = """
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
executor.loader.replace_migrations = False
executor.loader.build_graph()
executor.migrate([(app, "0001_initial") for app in ("ground", "importing", "campaign")])
"""
"""The tables of the first day: what several later migrations are now one for is not there yet."""


def python(data, *words):
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "HVEM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "hvem.config.settings"}
    done = subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def start(data):
    python(data, "-m", "hvem", "today")


def read(data, question):
    with sqlite3.connect(data / "hvem.sqlite3") as held:
        return held.execute(question).fetchall()


def tables(data):
    """Every table, index and trigger as it was made, and the columns in their order."""
    made = read(data, "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    columns = {name: read(data, f"SELECT * FROM pragma_table_xinfo('{name}')") for kind, name, _ in made if kind == "table"}
    return {(kind, name): (re.sub(r"\s+", " ", sql or ""), columns.get(name)) for kind, name, sql in made}


def been_through(data):
    return set(read(data, "SELECT app, name FROM django_migrations"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    data = tmp_path_factory.mktemp("fresh")
    start(data)
    return data


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A folder of the first day with an account in it, started today."""
    data = tmp_path_factory.mktemp("first")
    python(data, "-c", FIRST)
    assert "correspondence_letter" not in {name for _, name in tables(data)} and ("campaign", "0002_no_rank") not in been_through(data)
    with sqlite3.connect(data / "hvem.sqlite3") as held:
        held.execute("INSERT INTO accounts_account VALUES ('0123456789abcdef0123456789abcdef', 'theirs', 'Europe/Oslo', 'NO', 7, '2026-01-01')")
    start(data)
    return data


def test_a_folder_of_the_first_day_gets_the_tables_of_one_made_today(fresh, first):
    assert tables(first) == tables(fresh)
    assert been_through(first) == been_through(fresh)
    assert read(first, "SELECT counter FROM accounts_account WHERE name = 'theirs'") == [(7,)]
    assert (first / "before-upgrade.sqlite3").exists() and not (fresh / "before-upgrade.sqlite3").exists()


def test_a_folder_that_went_through_each_by_itself_is_left_as_it_is(fresh, first):
    with sqlite3.connect(first / "hvem.sqlite3") as held:
        assert held.execute(f"DELETE FROM django_migrations WHERE name LIKE '%{SEVERAL}%'").rowcount
    start(first)
    assert tables(first) == tables(fresh)
    assert been_through(first) == been_through(fresh)
