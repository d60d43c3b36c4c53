"""Zip files from LinkedIn and others: read where they lie, never unpacked, and refused where they would burst."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import IO, BinaryIO

from hvem.reading.card import Card, Complaint
from hvem.reading.decoding import CHUNK
from hvem.reading.exchanges import Letter, Occasion
from hvem.reading.tables import read_table

Item = Card | Letter | Occasion | Complaint
MOST_MEMBERS = 5_000
MOST_IN_ONE = 400 << 20
MOST_IN_ALL = 1 << 30
RATIO = 100
FREE = 4 << 20
"""So many octets may come out of a member before its ratio is looked at."""

_WANTED = ("connections.csv", "messages.csv")
_READABLE = (".vcf", ".csv", ".ics", ".mbox", ".eml", ".msg")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError, KeyError, IndexError,
    OverflowError,
)  # fmt: skip
"""All that `zipfile` raises on a hostile or odd archive; RuntimeError also where it is locked or packed in a way that cannot be read."""


class _Bursting(Exception):
    """More comes out of the archive than it may hold."""


class _Budget:
    """How much has come out so far, of one member and of all."""

    def __init__(self) -> None:
        self.all = 0

    def chunks(self, member: IO[bytes], packed: int) -> Iterator[bytes]:
        """The octets of one member, counted as they come out; what its directory says of its size is not believed."""
        one = 0
        while piece := member.read(CHUNK):
            one += len(piece)
            self.all += len(piece)
            if one > MOST_IN_ONE or self.all > MOST_IN_ALL or (one > FREE and one > RATIO * max(packed, 1)):
                raise _Bursting
            yield piece


def is_archive(first: bytes) -> bool:
    """Whether the octets begin a zip file."""
    return first.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def read_archive(stream: BinaryIO, read: Callable[[bytes, Iterable[bytes]], Iterator[Item] | None]) -> Iterator[Item]:
    """Everything in a zip file that `read` knows: LinkedIn's connections and messages where they are, else every address book in it.

    `where` of what comes out begins with the member's name. An archive that would burst, or is broken or locked, ends in a complaint.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _members(archive, read)
    except _Bursting:
        yield Complaint("file", "complaint.zip-bursting")
    except _BROKEN:
        yield Complaint("file", "complaint.zip-broken")


def _members(archive: zipfile.ZipFile, read: Callable[[bytes, Iterable[bytes]], Iterator[Item] | None]) -> Iterator[Item]:
    inside = [member for member in archive.infolist() if not member.is_dir()]
    if len(inside) > MOST_MEMBERS:
        raise _Bursting
    wanted = [member for member in inside if _last(member) in _WANTED]
    wanted = sorted(wanted, key=_last) or [member for member in inside if _last(member).endswith(_READABLE)]
    budget, any_read, owner = _Budget(), False, _owner(archive, inside)
    for member in wanted:
        name = member.filename.rpartition("/")[2][:80]
        if member.flag_bits & 1:
            yield Complaint(name, "complaint.zip-locked")
            continue
        with archive.open(member) as opened:
            chunks = budget.chunks(opened, member.compress_size)
            begun = next(chunks, b"")
            items = read(begun[: 1 << 16], chain([begun], chunks)) if begun else None
            for item in items or ():
                any_read = True
                placed = replace(item, where=f"{name}, {item.where}")
                yield _turned(placed, owner) if isinstance(placed, Letter) and owner else placed
    if not any_read:
        yield Complaint("file", "complaint.zip-nobody")


def _owner(archive: zipfile.ZipFile, inside: list[zipfile.ZipInfo]) -> str:
    """Whose archive it is, as LinkedIn's profile says; empty where it does not."""
    profile = next((member for member in inside if _last(member) == "profile.csv" and not member.flag_bits & 1), None)
    if profile is None:
        return ""
    with archive.open(profile) as opened:
        owner = next((item for item in read_table([opened.read(1 << 18)]) if isinstance(item, Card)), None)
    return owner.name if owner else ""


def _turned(letter: Letter, owner: str) -> Letter:
    """The letter with its direction, where its ends show it."""
    if letter.inward is None and letter.sender.name == owner:
        return replace(letter, inward=False)
    return (
        replace(letter, inward=True) if letter.inward is None and any(one.name == owner for one in letter.recipients) else letter
    )


def _last(member: zipfile.ZipInfo) -> str:
    """The member's own name in small letters, whatever folder it lies in."""
    return member.filename.replace("\\", "/").rpartition("/")[2].lower()
