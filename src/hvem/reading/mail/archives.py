"""Files of many mails, whole mail by whole mail, a piece at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hvem.reading.mail.parts import MOST

_SEPARATOR = re.compile(rb"From (?:\S.*(?:\d{1,2}:\d{2}|\d{4})|-|\S+@\S+\s*\Z)")
_QUOTED = re.compile(rb">+From ")
_LONGEST = 1 << 20


def whole_mails(chunks: Iterable[bytes], most: int = MOST) -> Iterator[bytes]:
    """The mails of an mbox in their order, each without its separator; of one that is too large, the beginning."""
    kept: list[bytes] = []
    size, blank, begun = 0, True, False
    for line in _lines(chunks):
        if blank and line[:5] == b"From " and _SEPARATOR.match(line):
            if begun and kept:
                yield b"".join(kept)
            kept, size, begun = [], 0, True
        elif size < most and (begun or line.strip()):
            begun = True
            kept.append(line[1:] if _QUOTED.match(line) else line)
            size += len(line)
        blank = not line.strip()
    if kept:
        yield b"".join(kept)


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines with their ends; one that never ends comes in pieces."""
    rest = b""
    for chunk in chunks:
        whole, newline, last = chunk.rpartition(b"\n")
        if not newline:
            rest += chunk
            if len(rest) > _LONGEST:
                yield rest
                rest = b""
            continue
        yield from (
            (rest + whole + b"\n").splitlines(keepends=True)
            if b"\r" not in rest + whole
            else _ended_by_feeds(rest + whole + b"\n")
        )
        rest = last
    if rest:
        yield rest


def _ended_by_feeds(block: bytes) -> Iterator[bytes]:
    """Lines end at line feeds alone; a lone carriage return parts nothing."""
    return (line + b"\n" for line in block[:-1].split(b"\n"))
