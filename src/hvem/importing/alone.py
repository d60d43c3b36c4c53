"""One writer at a time in an account: a second import waits until the first is done; a killed one lets go by itself."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection


def folder_of(account: Any) -> Path:
    """Where the account's files lie, readable by their owner only."""
    folder = Path(settings.MEDIA_ROOT) / str(account.pk)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def alone(account: Any, *, wait: bool = True) -> Iterator[bool]:
    """Hold the account for writing; says whether it was got, which without `wait` it may not be."""
    on_server = connection.vendor == "postgresql"
    with _on_server(account, wait=wait) if on_server else _in_folder(account, wait=wait) as got:
        yield got


@contextmanager
def _in_folder(account: Any, *, wait: bool) -> Iterator[bool]:
    handle = os.open(folder_of(account) / ".importing", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)


@contextmanager
def _on_server(account: Any, *, wait: bool) -> Iterator[bool]:
    key = account.pk.int & 0x7FFFFFFFFFFFFFFF
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)" if wait else "SELECT pg_try_advisory_lock(%s)", [key])
        got = wait or bool(cursor.fetchone()[0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def is_busy(account: Any) -> bool:
    """Whether a batch of the account is being written right now."""
    with alone(account, wait=False) as got:
        return not got
