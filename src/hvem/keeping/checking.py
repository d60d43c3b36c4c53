"""Looking at a zip before anything is replaced: is it ours, whole, of a version we know, and no larger than it says?"""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

MOST_MANIFEST = 2_000_000
MOST_TIMES = 200
SMALL = 50_000_000


class NotOurs(Exception):
    """The file cannot be used; `reason` is a key of the catalogue's group `restore`."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts


def open_zip(path: Path) -> zipfile.ZipFile:
    """The zip, opened. Raises `NotOurs` where it is none, is cut short or unpacks to far more than any of ours."""
    try:
        made = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, EOFError, RuntimeError):  # the last: a newer format than can be read
        raise NotOurs("no-zip") from None
    try:
        size, packed = sum(one.file_size for one in made.infolist()), sum(one.compress_size for one in made.infolist())
        if size > SMALL and (size > packed * MOST_TIMES or size > path.stat().st_size * MOST_TIMES):
            raise NotOurs("swells")
        for one in made.infolist():
            if not safe(one.filename) or one.flag_bits & 1:
                raise NotOurs("not-ours")
    except BaseException:
        made.close()
        raise
    return made


def safe(name: str) -> bool:
    """Whether a name in a zip stays inside the folder it is unpacked to."""
    path = PurePosixPath(name)
    return (
        bool(name)
        and not path.is_absolute()
        and ".." not in path.parts
        and "\\" not in name
        and ":" not in name
        and "\0" not in name
    )


def manifest_of(made: zipfile.ZipFile, newest: int) -> dict[str, Any]:
    """What the zip says of itself. Raises `NotOurs` where it says nothing we know, or is of a newer version than `newest`."""
    try:
        entry = made.getinfo("manifest.json")
        if entry.file_size > MOST_MANIFEST:
            raise NotOurs("not-ours")
        found = json.loads(made.read(entry))
    except NotOurs:
        raise
    except Exception:
        raise NotOurs("not-ours") from None
    if not isinstance(found, dict) or found.get("hvem") not in {"export", "backup"} or not isinstance(found.get("version"), int):
        raise NotOurs("not-ours")
    if found["version"] > newest:
        raise NotOurs("too-new")
    return found


def unpack(made: zipfile.ZipFile, name: str, target: Path) -> int:
    """One entry written to `target`, 0600, never more than its declared size; its size. Raises `NotOurs` where it is damaged."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    declared = made.getinfo(name).file_size
    if shutil.disk_usage(target.parent).free < declared + SMALL:
        raise NotOurs("no-room")
    written = 0
    try:
        with made.open(name) as source, target.open("xb") as held:
            target.chmod(0o600)
            while piece := source.read(1 << 20):
                written += len(piece)
                if written > declared:
                    raise NotOurs("swells")
                held.write(piece)
    except NotOurs:
        raise
    except Exception:
        raise NotOurs("damaged") from None
    if written != declared:
        raise NotOurs("damaged")
    return written
