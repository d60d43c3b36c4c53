"""Restoring: a backup takes the place of the data folder, which is kept aside; nothing is replaced before the backup is looked through."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from hvem.ground.occupied import have_alone
from hvem.keeping.backups import DATABASE, FOLDER, VERSION, migrations_in
from hvem.keeping.checking import NotOurs, manifest_of, open_zip, unpack


def kind_of(path: Path) -> str:
    """Whether a file is a `backup` of the whole folder or an `export` of one account. Raises `NotOurs` where it is neither."""
    with open_zip(path) as made:
        return str(manifest_of(made, VERSION)["hvem"])


def restore_backup(path: Path, folder: Path, known: set[tuple[str, str]], *, at: datetime) -> Path:
    """Put the backup in the folder's place; where the old folder now lies.

    `known` are the table versions this program has. The key stays, for a backup holds none. Raises `NotOurs` (with nothing replaced)
    where the file is not a whole backup or is newer than we are, `Occupied` while a server or command uses the folder.
    """
    have_alone(folder)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        with open_zip(path) as made:
            _unpack_all(made, fresh, known)
        _keep_the_key(folder, fresh)
        aside = _free_name(folder, at)
        have_alone(fresh)
        folder.rename(aside)
        try:
            fresh.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
        _keep_backups(aside, folder)
        return aside
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _unpack_all(made: zipfile.ZipFile, fresh: Path, known: set[tuple[str, str]]) -> None:
    manifest = manifest_of(made, VERSION)
    if manifest["hvem"] != "backup":
        raise NotOurs("not-a-backup")
    entries = manifest.get("entries")
    names = {one.filename for one in made.infolist()} - {"manifest.json"}
    if not isinstance(entries, list) or {_said(one, "name") for one in entries} != names or DATABASE not in names:
        raise NotOurs("damaged")
    for one in entries:
        name = one["name"]
        if name != DATABASE and not name.startswith("files/"):
            raise NotOurs("not-ours")
        if made.getinfo(name).file_size != _said(one, "size"):
            raise NotOurs("damaged")
    for one in entries:
        unpack(made, one["name"], fresh / one["name"])
        if _digest(fresh / one["name"]) != _said(one, "sha256"):
            raise NotOurs("damaged")
    _check_database(fresh / DATABASE, known)


def _said(entry: Any, name: str) -> Any:
    if not isinstance(entry, dict) or name not in entry:
        raise NotOurs("damaged")
    return entry[name]


def _digest(path: Path) -> str:
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


def _check_database(path: Path, known: set[tuple[str, str]]) -> None:
    try:
        applied = {(app, name) for app, name in migrations_in(path)}
        held = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        sound = held.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        held.close()
    except sqlite3.Error:
        raise NotOurs("damaged") from None
    if not sound or ("accounts", "0001_initial") not in applied:
        raise NotOurs("damaged")
    ours = {app for app, _ in known}
    if any(app in ours and (app, name) not in known for app, name in applied):
        raise NotOurs("too-new")


def _keep_the_key(folder: Path, fresh: Path) -> None:
    if (folder / "key").exists():
        shutil.copy2(folder / "key", fresh / "key")
        (fresh / "key").chmod(0o600)
    fresh.chmod(0o700)


def _keep_backups(aside: Path, folder: Path) -> None:
    """The daily backups are no part of what was replaced: they stay with the folder in use."""
    if (aside / FOLDER).is_dir():
        (aside / FOLDER).rename(folder / FOLDER)


def _free_name(folder: Path, at: datetime) -> Path:
    name = f"{folder.name}.before-restore-{at.date().isoformat()}"
    found, number = folder.with_name(name), 2
    while found.exists():
        found, number = folder.with_name(f"{name}-{number}"), number + 1
    return found


def forgotten_in(path: Path) -> list[dict[str, Any]]:
    """The marks of erased people that a database holds, so that they can be carried over to a restored one."""
    try:
        held = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        held.row_factory = sqlite3.Row
        found = [json.loads(json.dumps(dict(row))) for row in held.execute("SELECT * FROM people_forgotten")]
        held.close()
    except sqlite3.Error:
        return []
    return found


def hold_letters(*, at: datetime) -> int:
    """No letter leaves by what was restored: since the backup it may have left; how many are looked for, or asked about."""
    from hvem.accounts.models import Account
    from hvem.correspondence.sending.restored import hold_what_was_let_go

    return sum(hold_what_was_let_go(account, at=at) for account in Account.objects.all())


def carry_over(marks: list[dict[str, Any]], *, at: datetime) -> int:
    """Keep the marks of erased people in what was restored, and erase those whom it brought back; how many those were."""
    from hvem.accounts.access import seat_of
    from hvem.accounts.models import Account, Membership
    from hvem.keeping.erasing import erase_person
    from hvem.people.forgotten import come_back
    from hvem.people.models import Forgotten

    again = 0
    for account in Account.objects.all():
        rows = [
            Forgotten(account=account, hash=one["hash"], on=one["on"])
            for one in marks
            if UUID(str(one["account_id"])) == account.pk
        ]
        Forgotten.objects.bulk_create(rows, ignore_conflicts=True)
        member = Membership.objects.filter(account=account).select_related("user").first()
        for person in come_back(account) if member else []:
            erase_person(seat_of(member.user, at), person)  # type: ignore[union-attr]
            again += 1
    return again
