"""Files an account keeps, such as a CV: told apart by what is in them, never by their name; bytes in the account's own folder."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import unicodedata
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from hvem.ground.deeds import Deed
from hvem.ground.erasing import Erased, purges
from hvem.ground.models import File

Kind = Literal["pdf", "docx", "odt"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MEDIA: dict[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
LARGEST = 5_000_000
QUOTA = 50_000_000
"""Bytes of one file, and of all that an account keeps."""
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST = 100


class NotKept(Exception):
    """A file that is not kept; `why` is a key: empty, large, kind, quota."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def kind_of(octets: bytes) -> Kind | None:
    """What a file is by what is in it; None for anything but a PDF, a docx without macros, or an odt."""
    if b"%PDF-" in octets[:1024]:
        return "pdf"
    if not octets.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as packed:
            names = set(packed.namelist())
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                return "odt" if packed.read("mimetype").strip() == MEDIA["odt"].encode() else None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return None  # broken, cut short, locked, or packed in a way zipfile does not know (both are told as a RuntimeError)
    return "docx" if {"[Content_Types].xml", "word/document.xml"} <= names and "word/vbaProject.bin" not in names else None


def clean_name(name: str, kind: Kind) -> str:
    """A name that is only a name: no folder, no sign that hides or turns what follows, and the ending that is true."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    stem = re.sub(r"[<>:\"|?*;]+", " ", plain).strip(" .")
    stem = re.sub(rf"\.({'|'.join(KINDS)})$", "", stem, flags=re.IGNORECASE).strip(" .")
    return f"{' '.join(stem.split())[:_LONGEST] or 'cv'}.{kind}"


def keep_file(deed: Deed, name: str, octets: bytes) -> File:
    """Keep a file of the account inside a deed; raises `NotKept`, and then nothing is written."""
    if not octets:
        raise NotKept("empty")
    if len(octets) > LARGEST:
        raise NotKept("large")
    kind = kind_of(octets)
    if kind is None:
        raise NotKept("kind")
    held = File.objects.of(deed.account).present().aggregate(size=Sum("size"))["size"] or 0
    if held + len(octets) > QUOTA:
        raise NotKept("quota")
    sha256 = hashlib.sha256(octets).hexdigest()
    _write(_folder(deed.account.pk), sha256, octets)
    return deed.add(File(sha256=sha256, kind=kind, name=clean_name(name, kind), size=len(octets), made_at=deed.at))


def _folder(account_id: Any) -> Path:
    return Path(settings.MEDIA_ROOT) / str(account_id)


def path_of(file: File) -> Path:
    """Where the bytes lie."""
    return _folder(file.account_id) / file.sha256


def octets_of(file: File) -> bytes:
    """The bytes; raises `FileNotFoundError` where they are gone."""
    return path_of(file).read_bytes()


def _write(folder: Path, name: str, octets: bytes) -> None:
    """Put in place when it is whole, readable by its owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / name
    if target.exists() and target.stat().st_size == len(octets):
        return
    handle, fresh = tempfile.mkstemp(dir=folder, prefix=".file-")
    try:
        with os.fdopen(handle, "wb") as held:
            held.write(octets)
        Path(fresh).replace(target)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise


@purges
def let_go_of_bytes(erased: Erased) -> None:
    """The bytes of files that are gone for good go when that is written; those another row still names stay."""
    if erased.rows.get(File):
        transaction.on_commit(partial(_sweep, erased.account))


def _sweep(account: Any) -> None:
    folder = _folder(account.pk)
    named = set(File.objects.of(account).values_list("sha256", flat=True))
    for path in folder.iterdir() if folder.is_dir() else ():
        if _HASH.fullmatch(path.name) and path.name not in named:
            path.unlink(missing_ok=True)
