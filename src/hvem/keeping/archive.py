"""Everything of an account in one zip: a manifest, each table as a line of JSON for each row, and the files. It reads back identically."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import models

from hvem.accounts.models import Membership
from hvem.keeping.tables import account_tables, one_moment, plain, plain_rows

VERSION = 1
ABOUT = ("zone", "region", "counter", "made_at")
ME = ("me_name", "me_title", "me_emails", "me_phones", "me_web")


def write_archive(file: IO[bytes], account: Any, *, at: datetime) -> dict[str, int]:
    """Write the account's zip to a file opened for binary writing; how many rows each table had.

    A person of other users of the account is not in it: only the account's own rows and what the first user is called.
    """
    counts: dict[str, int] = {}
    with one_moment(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for model in account_tables():
            counts[model._meta.label] = _write_table(made, model, account)
        files = [_write_file(made, path, account) for path in files_of(account)]
        manifest = {
            "hvem": "export", "version": VERSION, "made_at": at.isoformat(), "account": {name: plain(getattr(account, name)) for name in ABOUT},
            "me": _me(account), "tables": counts, "files": files,
        }  # fmt: skip
        made.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    return counts


def folder_of(account: Any) -> Path:
    """Where the account's files lie."""
    return Path(settings.MEDIA_ROOT) / str(account.pk)


def files_of(account: Any) -> Iterator[Path]:
    """The account's files, in the order of their names."""
    folder = folder_of(account)
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) if folder.is_dir() else ()


def _write_table(made: zipfile.ZipFile, model: type[models.Model], account: Any) -> int:
    count = 0
    with made.open(f"tables/{model._meta.label}.jsonl", "w", force_zip64=True) as held:
        for row in plain_rows(model, account):
            held.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            count += 1
    return count


def _write_file(made: zipfile.ZipFile, path: Path, account: Any) -> str:
    name = path.relative_to(folder_of(account)).as_posix()
    made.write(path, f"files/{name}")
    return name


def _me(account: Any) -> dict[str, Any]:
    membership = Membership.objects.filter(account=account).select_related("user").order_by("pk").first()
    if membership is None:
        return {}
    return {name: getattr(membership, name) for name in ME} | {
        "language": membership.user.language,
        "theme": membership.user.theme,
    }
