"""Making the data folder ready: Django set up, tables up to date, a copy taken before they change."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OURS = frozenset({"key", "files", "backups", ".tables", "before-upgrade.sqlite3", "lost+found"})
BEGUN = ("hvem.sqlite3", ".key-", ".backup-", ".export-")
"""What lies in a data folder, by its name or how its name begins."""


class TooNew(Exception):
    """The data were written by a newer hvem."""


def make_ready() -> None:
    """Set up Django and bring the tables up to date; on SQLite a backup is taken before tables change.

    Raises `TooNew` where the data come from a newer version, `Occupied` while the folder is being replaced.
    """
    import django
    from django.conf import settings

    from hvem.ground.occupied import share

    django.setup()
    share(settings.DATA)
    _close(settings.DATA)
    _keep_to_oneself()
    _migrate()


def _close(folder: Path) -> None:
    """The folder is its owner's alone; one that holds other things too, such as `/tmp`, is left as it is, with ours in it closed."""
    if all(one.name in OURS or one.name.startswith(BEGUN) for one in folder.iterdir()):
        os.chmod(folder, 0o700)


def _keep_to_oneself() -> None:
    """The database is its owner's alone from the first byte; what SQLite puts beside it follows. One left open earlier is closed."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite" or not os.access(settings.DATA, os.W_OK):
        return
    path = Path(connection.settings_dict["NAME"])
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with suppress(FileNotFoundError):
            os.chmod(one, 0o600)


def _migrate() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    known = _on_disk()
    if known <= _applied(known):
        return
    with _one_at_a_time(settings.DATA):
        applied = _applied(known)
        if known <= applied:
            return
        if applied and connection.vendor == "sqlite":
            _copy_aside(Path(connection.settings_dict["NAME"]))
        call_command("migrate", verbosity=0, interactive=False)


def _applied(known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The migrations the tables have been through. Raises `TooNew` where we do not know one of them."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = set(MigrationRecorder(connection).applied_migrations())
    ours = {app for app, _ in known}
    if unknown := [name for app, name in applied if app in ours and (app, name) not in known]:
        raise TooNew(unknown[0])
    return applied


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two programs that start together: the second waits until the first has changed the tables."""
    handle = os.open(folder / ".tables", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _on_disk() -> set[tuple[str, str]]:
    """The migrations that are there, by their files' names: looking is quicker than loading them."""
    from django.apps import apps

    found = ((app.label, Path(app.path, "migrations")) for app in apps.get_app_configs())
    return {(label, file.stem) for label, folder in found for file in folder.glob("[0-9]*.py")}


def _copy_aside(path: Path) -> None:
    """A copy of the database beside it, before its tables change."""
    target = path.with_name("before-upgrade.sqlite3")
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with sqlite3.connect(path) as old, sqlite3.connect(target) as new:
        old.backup(new)
