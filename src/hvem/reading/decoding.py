"""Octets into lines: the encoding is read from the content, and no line, however long, fills the memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

CHUNK = 1 << 18
LONGEST = 1 << 20
KEPT = 1 << 16
CUT = "\0"
"""Ends a line of which only the beginning was kept; no other line can hold it."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES_ONLY = frozenset({"punycode", "idna"})
"""Ways to write the names of hosts: no text is written so, and a long one would take hours."""
_WESTERN = "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in range(256))
_WESTERN_BACK = codecs.charmap_build(_WESTERN)


class Readable(Protocol):
    """Anything octets can be read from, a piece at a time."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` octets; none at the end."""
        ...


def chunks_of(stream: Readable, first: bytes = b"") -> Iterator[bytes]:
    """The octets of a stream in pieces, after those already read from it."""
    return chain([first] if first else [], iter(lambda: stream.read(CHUNK), b""))


def encoding_of(first: bytes) -> str:
    """The encoding a file seems to have: `utf-8` (with Windows-1252 line by line where that fails), `utf-16…` or `utf-32`."""
    for bom, name in _BOMS:
        if first.startswith(bom):
            return name
    sample = first[:4096]
    if len(sample) >= 4 and b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if odd > len(sample) * 0.35 and even < odd / 4:
            return "utf-16-le"
        if even > len(sample) * 0.35 and odd < even / 4:
            return "utf-16-be"
    return "utf-8"


def western(octets: bytes) -> str:
    """The octets as Windows-1252, the five unused ones as Latin-1: it never fails and can be turned back."""
    return codecs.charmap_decode(octets, "strict", _WESTERN)[0]


def western_back(text: str) -> bytes | None:
    """The octets `western` made this text of; None where it cannot have."""
    try:
        return codecs.charmap_encode(text, "strict", _WESTERN_BACK)[0]
    except UnicodeEncodeError:
        return None


def decode(octets: bytes, charset: str = "") -> str:
    """The octets as text: by the charset they claim where that holds, else UTF-8, else Windows-1252."""
    charset = "" if charset.strip().lower() in _NAMES_ONLY else charset
    for name in (charset, "utf-8") if charset else ("utf-8",):
        try:
            text = octets.decode(name)
            if charset and not text.isascii():
                text.encode()  # some charsets can write half a letter, which nothing can keep
            return text
        except (UnicodeError, LookupError, ValueError):
            continue
    if _is_utf8(octets):
        return octets.decode("utf-8", "ignore")
    return western(octets)


def lines_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file without their ends, NULs and byte order marks; one over a million octets is `CUT`."""
    for block in _blocks(_as_utf8(_sliced(chunks))):
        if b"\r" in block:
            block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            text = block.decode("utf-8")
        except UnicodeDecodeError:
            text = "\n".join(decode(line) for line in block.split(b"\n"))
        if "\ufeff" in text:
            text = text.replace("\ufeff", "")
        yield from text.removesuffix("\n").split("\n")


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces in UTF-8, or whatever else has one octet to an ASCII letter, without NULs."""
    first = _first_of(chunks)
    name = encoding_of(first)
    if name == "utf-8":
        for chunk in chain([first], chunks):
            yield chunk.replace(b"\0", b"") if b"\0" in chunk else chunk
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    for chunk in chain([first], chunks):
        yield decoder.decode(chunk).replace("\0", "").encode("utf-8", "replace")
    yield decoder.decode(b"", True).replace("\0", "").encode("utf-8", "replace")


def _sliced(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, none larger than `CHUNK`."""
    for chunk in chunks:
        if len(chunk) <= CHUNK:
            yield chunk
        else:
            yield from (chunk[at : at + CHUNK] for at in range(0, len(chunk), CHUNK))


def _first_of(chunks: Iterator[bytes]) -> bytes:
    """Enough of the beginning to see the encoding and the line ends by, however small the pieces come."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size >= KEPT:
            break
    return b"".join(parts)


def _blocks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The octets in blocks that end where a line ends; of a line that is too long, its beginning and the mark."""
    newline = b""
    rest: list[bytes] = []
    size = 0
    for chunk in chunks:
        newline = newline or _newline(chunk)
        end = chunk.rfind(newline) if newline else -1
        if end < 0:
            size += len(chunk)
            if size <= LONGEST or not rest:
                rest.append(chunk)
            continue
        start = chunk.find(newline)
        if size + start > LONGEST:
            yield _beginning(rest, chunk[:start])
            if end > start:
                yield chunk[start + 1 : end + 1]
        else:
            yield b"".join((*rest, chunk[: end + 1]))
        rest, size = [chunk[end + 1 :]], len(chunk) - end - 1
    if size > LONGEST:
        yield _beginning(rest, b"")
    elif size:
        yield b"".join(rest)


def _beginning(rest: list[bytes], more: bytes) -> bytes:
    """The first octets of a line that is too long, with the mark that says so, as a line."""
    kept = b"".join((*rest, more))[:KEPT]
    return (kept.decode("utf-8", "ignore").encode() if _is_utf8(kept) else kept) + b"\0\n"


def _is_utf8(octets: bytes) -> bool:
    """Whether the octets are UTF-8 but for a last letter cut short."""
    if octets.isascii() or len(octets) < 4:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(octets)
    except UnicodeDecodeError:
        return False
    return True


def _newline(chunk: bytes) -> bytes:
    """The octet that ends lines here: LF, or CR in files of old Macs; none where the piece has no line end."""
    return b"\n" if b"\n" in chunk else b"\r" if b"\r" in chunk else b""
