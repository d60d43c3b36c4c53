"""Starting: a file becomes a batch; its octets are read where they lie, or kept under the account's files until they are in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from hvem.importing.alone import folder_of
from hvem.importing.models import Batch
from hvem.reading.files import Item, Reading, open_contacts

LARGEST = 1 << 30
"""No larger file is taken in through a page."""


class TooLarge(Exception):
    """The file is larger than a page takes in."""


def digest_of_file(path: Path) -> tuple[str, int]:
    """A file's sha256 and its size in octets."""
    found = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(piece)
            size += len(piece)
    return found.hexdigest(), size


def begin(account: Any, path: Path, *, at: datetime, by: Any = None) -> Batch:
    """The batch of a file that lies on this machine; one of the same file that was stopped short is gone on with."""
    sha, size = digest_of_file(path)
    halfway = (
        Batch.objects.of(account)
        .present()
        .filter(sha256=sha, state__in=("writing", "waiting"), cancel_asked_at=None)
        .order_by("-made_at")
        .first()
    )
    if halfway is not None:
        return halfway  # type: ignore[no-any-return]
    batch: Batch = Batch.objects.create(account=account, file=path.name[:300], sha256=sha, size=size, state="waiting", made_at=at)
    return batch


class Intake:
    """A file on its way in, a piece at a time, to where only its owner can read it."""

    def __init__(self, account: Any, name: str, *, at: datetime, largest: int = LARGEST) -> None:
        self.batch = Batch(account=account, file=Path(name.replace("\\", "/")).name[:300] or "fil", made_at=at)
        self.batch.stored = f"import-{self.batch.pk}"
        self.largest = largest
        self.packed = False
        self._sha = hashlib.sha256()
        self._file = os.fdopen(os.open(stored_path(self.batch), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def add(self, piece: bytes) -> None:
        """Keep one more piece; raises `TooLarge`, and then nothing is kept."""
        self.packed = self.packed or (self.batch.size == 0 and piece.startswith(b"PK"))
        self.batch.size += len(piece)
        if self.batch.size > self.largest:
            self.drop()
            raise TooLarge
        self._sha.update(piece)
        self._file.write(piece)

    def drop(self) -> None:
        """Keep nothing of it, be it on a disk that is full."""
        with suppress(OSError):
            self._file.close()
        stored_path(self.batch).unlink(missing_ok=True)

    def done(self) -> Batch:
        """The file is whole: it is a batch now."""
        self._file.close()
        self.batch.sha256 = self._sha.hexdigest()
        self.batch.save(force_insert=True)
        return self.batch


def take_in(account: Any, name: str, pieces: Iterable[bytes], *, at: datetime, largest: int = LARGEST) -> Batch:
    """Keep a file under the account's files and make its batch; raises `TooLarge`."""
    intake = Intake(account, name, at=at, largest=largest)
    for piece in pieces:
        intake.add(piece)
    return intake.done()


def stored_path(batch: Batch) -> Path:
    """Where a batch's file is kept."""
    return folder_of(batch.account) / batch.stored


def discard(batch: Batch) -> None:
    """Let go of a batch's file, when it is in or no longer wanted."""
    if batch.stored:
        stored_path(batch).unlink(missing_ok=True)


@contextmanager
def reading_of(batch: Batch, path: Path | None = None) -> Iterator[Iterator[Item]]:
    """The items of a batch's file, as they come; the batch is told its format. Raises `OSError` where the file is gone."""
    with (path or stored_path(batch)).open("rb") as stream:
        reading: Reading = open_contacts(stream, batch.file, batch.account.region)
        if batch.format != reading.format:
            batch.format = reading.format
            if not batch._state.adding:
                batch.save(update_fields=["format"])
        yield reading.items
