"""What kind of file is this? Told by its content alone; then read to the end, a piece at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hvem.reading.archives import is_archive, read_archive
from hvem.reading.calendars import read_calendar
from hvem.reading.card import Card, Complaint
from hvem.reading.decoding import chunks_of, encoding_of, lines_of
from hvem.reading.exchanges import Letter, Occasion
from hvem.reading.mails import is_mail, read_mail, read_mbox, read_outlook
from hvem.reading.tables import HEADER_WITHIN, find_header, looks_like_table, read_table
from hvem.reading.vcards import read_vcards

Item = Card | Letter | Occasion | Complaint
FORMATS = (
    "vcard",
    "linkedin",
    "google",
    "google-old",
    "outlook",
    "outlook-nb",
    "thunderbird",
    "hvem",
    "csv",
    "linkedin-zip",
    "mbox",
    "eml",
    "msg",
    "ics",
)
SNIFFED = 1 << 16

_BEGIN = re.compile(r"^\s*BEGIN:(VCARD|VCALENDAR)\s*$", re.IGNORECASE | re.MULTILINE)
_OLE = b"\xd0\xcf\x11\xe0"
_IN_OUTLOOK = "__substg1.0_".encode("utf-16-le")
"""What the parts of an Outlook file are called inside it; Word and Excel use the same box for other parts."""
_BINARY = (
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"RIFF", "picture"), (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"), (b"SQLite format 3", "binary"), (b"\x1f\x8b", "packed"), (b"7z\xbc\xaf", "packed"), (b"Rar!", "packed"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A file being read: the `format` for the batch (one of `FORMATS`, empty where it is none), and what is in it, as it comes."""

    format: str
    items: Iterator[Item]


def sniff(first: bytes, name: str = "") -> str | None:
    """The format a file has by its first 64 kB; None where it is none we know. The name is never believed, only told to complaints."""
    if is_archive(first):
        return "linkedin-zip" if _unreadable(first) is None else None
    if first.startswith(_OLE) and (_IN_OUTLOOK in first or name.lower().endswith(".msg")):
        return "msg"
    if _unreadable(first) is not None:
        return None
    lines = list(lines_of([first]))
    if is_mail(lines[:60]):
        return "mbox" if lines[0].startswith("From ") else "eml"
    begun = _BEGIN.search("\n".join(lines))
    table = find_header(lines[:HEADER_WITHIN])
    if begun is not None and (table is None or begun.start() == 0):
        return "vcard" if begun[1].upper() == "VCARD" else "ics"
    return table.layout if table is not None else None


def open_contacts(source: str | Path | BinaryIO | bytes, name: str = "", region: str = "NO") -> Reading:
    """A file of people, letters or occasions, opened by what it holds: `items` come as they are asked for, good and bad alike.

    `region` is the country whose numbers are written without a code. Raises `OSError` where the path cannot be opened.
    """
    if isinstance(source, (str, Path)):
        stream: BinaryIO = Path(source).open("rb")  # noqa: SIM115 - closed when its items are at an end
        reading = open_contacts(stream, name, region)
        return Reading(reading.format, _closing(stream, reading.items))
    stream = BytesIO(source) if isinstance(source, bytes) else source
    first = _first(stream)
    found = sniff(first, name)
    return Reading(found or "", _items(found, first, stream, region))


def _first(stream: BinaryIO) -> bytes:
    """The beginning of a stream, also of one that gives less at a time than asked for."""
    parts: list[bytes] = []
    size = 0
    while size < SNIFFED and (part := stream.read(SNIFFED - size)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _closing(stream: BinaryIO, items: Iterator[Item]) -> Iterator[Item]:
    with stream:
        yield from items


def _items(found: str | None, first: bytes, stream: BinaryIO, region: str) -> Iterator[Item]:
    if found is None:
        reason = _unreadable(first)
        if reason is None and looks_like_table(list(lines_of([first]))):
            return iter([Complaint("row 1", "complaint.table-no-header")])
        return iter([Complaint("file", f"complaint.file-{reason or 'unknown'}")])
    if found == "linkedin-zip":
        return read_archive(stream, lambda begun, member: _member(begun, member, region))
    return _read(found, chunks_of(stream, first), region)


def _member(first: bytes, chunks: Iterable[bytes], region: str) -> Iterator[Item] | None:
    """What a file inside an archive holds, or None where it is none we know; archives in archives stay closed."""
    found = sniff(first)
    return None if found in (None, "linkedin-zip") else _read(found, chunks, region)


def _read(found: str, chunks: Iterable[bytes], region: str) -> Iterator[Item]:
    if found == "vcard":
        return read_vcards(chunks, region)
    if found == "ics":
        return read_calendar(chunks)
    if found == "mbox":
        return read_mbox(chunks)
    if found == "msg":
        return read_outlook(chunks)
    return read_mail(chunks) if found == "eml" else read_table(chunks, region)


def _unreadable(first: bytes) -> str | None:
    """The reason why these octets are no text of people, or None: `empty`, `picture`, `pdf`, `spreadsheet`, `packed`, `binary`."""
    if not first.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return "empty"
    if is_archive(first):
        return "spreadsheet" if b"[Content_Types].xml" in first[:4096] else None
    for start, reason in _BINARY:
        if first.startswith(start):
            return reason
    if encoding_of(first) != "utf-8":
        return None
    sample = first[:8192]
    odd = sum(octet < 9 or (13 < octet < 32 and octet != 27) for octet in sample)
    return "binary" if odd * 20 > len(sample) else None
