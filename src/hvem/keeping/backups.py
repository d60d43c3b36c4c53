"""Backups: a copy of the whole data folder in one zip, taken while the server runs, without the key."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

VERSION = 1
DATABASE = "hvem.sqlite3"
DAYS_KEPT = 14
FOLDER = "backups"


class OnlySqlite(Exception):
    """The data lie in PostgreSQL, whose own tools take its backups."""


def write_backup(path: Path, *, at: datetime) -> int:
    """Write a backup to `path`, readable by its owner only; its size in bytes. It is put in place when it is whole.

    Raises `OnlySqlite` on PostgreSQL, `OSError` where the place cannot be written.
    """
    if connection.vendor != "sqlite":
        raise OnlySqlite
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".backup-") as held:
        copy = Path(held) / DATABASE
        copy_database(Path(connection.settings_dict["NAME"]), copy)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as made:
                _fill(made, copy, at)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return path.stat().st_size


def copy_database(path: Path, target: Path) -> None:
    """A copy of a SQLite database as it is at one moment, while others write to it; without the room that deleted rows left."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(handle)
    old, new = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=20), sqlite3.connect(target, isolation_level=None)
    try:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
        new.execute("VACUUM")
    finally:
        old.close()
        new.close()


def migrations_in(path: Path) -> list[list[str]]:
    """The versions of tables a database holds, as (room, name)."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as held:
        found = [list(row) for row in held.execute("SELECT app, name FROM django_migrations ORDER BY app, name")]
    held.close()
    return found


def _fill(made: zipfile.ZipFile, copy: Path, at: datetime) -> None:
    entries = [_put(made, copy, DATABASE)]
    root = Path(settings.MEDIA_ROOT)
    if root.is_dir():
        entries += [_put(made, path, f"files/{path.relative_to(root).as_posix()}") for path in _files(root)]
    manifest = {
        "hvem": "backup",
        "version": VERSION,
        "made_at": at.isoformat(),
        "tables": migrations_in(copy),
        "entries": entries,
    }
    made.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())


def _put(made: zipfile.ZipFile, path: Path, name: str) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, made.open(name, "w", force_zip64=True) as held:
        while piece := source.read(1 << 20):
            digest.update(piece)
            size += len(piece)
            held.write(piece)
    return {"name": name, "size": size, "sha256": digest.hexdigest()}


def days_kept() -> int:
    """For how many days the daily backups are kept; 0 where the database's own tools take them."""
    return DAYS_KEPT if connection.vendor == "sqlite" else 0


def daily_backup(*, at: datetime) -> Path | None:
    """Today's backup in the data folder, unless it is there already or there is nothing to copy; old ones are let go after 14 days."""
    folder = settings.DATA / FOLDER
    path = folder / f"hvem-{at.date().isoformat()}.zip"
    if connection.vendor != "sqlite" or path.exists() or not Path(connection.settings_dict["NAME"]).exists():
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    write_backup(path, at=at)
    for old in sorted(folder.glob("hvem-????-??-??.zip")):
        if old.stem.removeprefix("hvem-") < (at.date() - timedelta(days=DAYS_KEPT - 1)).isoformat():
            old.unlink(missing_ok=True)
    return path


def backups_here() -> list[tuple[Path, int]]:
    """The daily backups there are, latest first, each with its size in bytes."""
    return [(path, path.stat().st_size) for path in sorted((settings.DATA / FOLDER).glob("hvem-????-??-??.zip"), reverse=True)]
