"""A large mail read by its parts: all its texts whole, its attachments by name only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .imap_answers import Nested, header_lines, section_of, structure_of
from .imap_talk import Answer
from .shapes import Body, Failed

Fetch = Callable[[bytes], list[Answer]]
MOST_TEXT = 4 << 20
"""Bytes of one text part that are read."""
MOST_PARTS = 60
LONG: tuple[str, ...] = ("to", "cc", "bcc", "references")
"""Header lines that can be without end: a letter to ten thousand."""
MOST_NEEDED = 60_000
NEEDED = (
    "Date", "From", "Sender", "Reply-To", "Subject", "Message-ID", "In-Reply-To", "Auto-Submitted", "Precedence", "List-Id", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding",
)  # fmt: skip
READ_WHOLE = {"text", "message"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mail: its number (`1.2`), kind (`text/plain`), size in bytes, and the boundary where it holds others."""

    number: str
    kind: str
    size: int = 0
    boundary: bytes = b""
    attached: bool = False
    parts: tuple[Part, ...] = ()


def texts_of(uid: int, most: int, fetch: Fetch) -> Body:
    """The mail put together again of its head and its texts; where its structure cannot be read, its first `most` bytes."""
    answers = fetch(b"(UID BODYSTRUCTURE)")
    try:
        tree = part_of(structure_of(answers[0]), "") if answers else None
    except Failed:
        tree = None
    if tree is None:
        return Body(uid, _section(fetch, b"BODY.PEEK[]<0.%d>" % most), cut=True)
    head = _section(fetch, b"BODY.PEEK[HEADER]<0.%d>" % most)
    if len(head) >= most:
        head = shortened(
            head, NEEDED, lambda some: _section(fetch, b"BODY.PEEK[HEADER.FIELDS (%s)]<0.65536>" % " ".join(some).encode())
        )
    return Body(uid, head + b"".join(_within(tree, fetch)), cut=True)


def shortened(head: bytes, fields: Sequence[str], ask: Callable[[Sequence[str]], bytes]) -> bytes:
    """A head too long to be read to its end: of its long lines what came, down to the last whole address, then the other lines, asked for alone."""
    needed, long = b"", LONG
    for long in (LONG, (*LONG, "subject")):
        needed = ask([name for name in fields if name.lower() not in long])
        if len(needed) < MOST_NEEDED:
            break
    comma = head.rfind(b",", max(len(head) - 1000, 0))
    return header_lines(head if comma < 0 else head[:comma], long).removesuffix(b"\r\n") + (needed or b"\r\n")


def _section(fetch: Fetch, what: bytes) -> bytes:
    answers = fetch(b"(UID " + what + b")")
    return section_of(answers[0]) if answers else b""


def _within(part: Part, fetch: Fetch) -> Iterator[bytes]:
    """What stands under a part's own head."""
    if not part.parts or not part.boundary:
        number = part.number or "1"
        if not part.attached and part.kind.partition("/")[0] in READ_WHOLE:
            most = MOST_TEXT if part.kind.startswith("text/") else 64 * 1024
            what = b"BODY.PEEK[%s]<0.%d>" % ((number if part.number else "TEXT").encode(), most)
            yield _section(fetch, what)
        return
    for inner in part.parts[:MOST_PARTS]:
        yield b"\r\n--" + part.boundary + b"\r\n"
        yield _section(fetch, b"BODY.PEEK[%s.MIME]<0.65536>" % inner.number.encode())
        yield from _within(inner, fetch)
    yield b"\r\n--" + part.boundary + b"--\r\n"


def part_of(found: Nested, number: str) -> Part | None:
    """A part out of a BODYSTRUCTURE; None for what is none."""
    if not isinstance(found, list) or not found:
        return None
    if isinstance(found[0], list):
        return _many(found, number)
    kind = f"{_text(found[0])}/{_text(found[1]) if len(found) > 1 else ''}".lower()
    size = _text(found[6]) if len(found) > 6 else ""
    attached = any(isinstance(one, list) and one and _text(one[0]).lower() == "attachment" for one in found[7:])
    return Part(number, kind, int(size) if size.isdigit() else 0, attached=attached)


def _many(found: list[Nested], number: str) -> Part:
    at = next((index for index, one in enumerate(found) if not isinstance(one, list)), len(found))
    parts = []
    for place, one in enumerate(found[:at], 1):
        inner = part_of(one, f"{number}.{place}" if number else str(place))
        if inner is not None:
            parts.append(inner)
    told = found[at + 1] if at + 1 < len(found) else None
    pairs = told if isinstance(told, list) else []
    boundary = next((pairs[index + 1] for index in range(0, len(pairs) - 1, 2) if _text(pairs[index]).lower() == "boundary"), b"")
    subtype = _text(found[at]) if at < len(found) else "mixed"
    return Part(
        number, f"multipart/{subtype}".lower(), boundary=boundary if isinstance(boundary, bytes) else b"", parts=tuple(parts)
    )


def _text(found: Nested) -> str:
    return found.decode("utf-8", "replace") if isinstance(found, bytes) else ""
