"""Who uses the data folder: a lock on the folder itself, which the kernel lets go of however a program ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

_HELD: dict[Path, int] = {}


class Occupied(Exception):
    """Another program uses the folder in a way that this one must wait for."""


def share(folder: Path) -> int:
    """Say that this program uses the folder, until it ends; the lock's file descriptor, which children may be given.

    Raises `Occupied` while the folder is being replaced.
    """
    return _take(folder, fcntl.LOCK_SH)


def have_alone(folder: Path) -> int:
    """Have the folder to oneself, until `let_go`. Raises `Occupied` while any other program uses it."""
    return _take(folder, fcntl.LOCK_EX)


def let_go(folder: Path) -> None:
    """Let the folder go again."""
    handle = _HELD.pop(folder.resolve(), None)
    if handle is not None:
        os.close(handle)


def _take(folder: Path, way: int) -> int:
    place = folder.resolve()
    handle = _HELD.get(place)
    fresh = handle is None
    if handle is None:
        handle = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, way | fcntl.LOCK_NB)
    except OSError:
        if fresh:
            os.close(handle)
        raise Occupied from None
    _HELD[place] = handle
    return handle
