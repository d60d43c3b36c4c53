"""Reading the answers of an IMAP server: what was fetched, found and listed. Nothing here speaks to anyone."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone

from .imap_talk import Answer
from .shapes import Failed, Head

_UID = re.compile(rb"[( ]UID (\d+)", re.IGNORECASE)
_SIZE = re.compile(rb"[( ]RFC822\.SIZE (\d+)", re.IGNORECASE)
_FLAGS = re.compile(rb"[( ]FLAGS \(([^)]*)\)", re.IGNORECASE)
_CAME = re.compile(rb'[( ]INTERNALDATE "([ \d]\d)-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"', re.IGNORECASE)
_SECTION = re.compile(rb'BODY\[[^\]]*\](?:<\d+>)? (?:(~?\{\d+\})|"((?:[^"\\]|\\.)*)"|NIL)', re.IGNORECASE | re.DOTALL)
_MONTHS = {name: number for number, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_LISTED = re.compile(rb'\* (?:X?LIST) \(([^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (.*)\Z', re.IGNORECASE | re.DOTALL)

Nested = bytes | None | list["Nested"]
"""A list in parentheses as IMAP writes it: strings, NIL, and lists of them."""


def is_fetched(answer: Answer) -> bool:
    """Whether an answer tells of one mail."""
    return re.match(rb"\* \d+ FETCH \(", answer.text, re.IGNORECASE) is not None


def uid_of(answer: Answer) -> int:
    """The uid a fetched answer is about, 0 where it tells none (a change of flags nobody asked for)."""
    found = _UID.search(answer.text)
    return int(found[1]) if found else 0


def size_of(answer: Answer) -> int:
    """The size in bytes it tells, or 0."""
    found = _SIZE.search(answer.text)
    return int(found[1]) if found else 0


def section_of(answer: Answer) -> bytes:
    """The octets of the one section that was asked for; empty where the server has none."""
    found = _SECTION.search(answer.text)
    if found is None:
        return b""
    if found[1] is not None:
        before = len(re.findall(rb"~?\{\d+\}", answer.text[: found.start(1)]))
        return answer.literals[before] if before < len(answer.literals) else b""
    return re.sub(rb"\\(.)", rb"\1", found[2] or b"", flags=re.DOTALL)


def head_of(answer: Answer) -> Head | None:
    """A head, or None where the answer names no mail."""
    uid = uid_of(answer)
    if not uid:
        return None
    flags = _FLAGS.search(answer.text)
    seen = flags is not None and b"\\seen" in flags[1].lower()
    return Head(uid, section_of(answer), size_of(answer), came_at(answer.text), seen)


def header_lines(octets: bytes, fields: Sequence[str]) -> bytes:
    """The header lines asked for, folded as they stand, and the empty line that ends them."""
    wanted = {name.lower().encode() for name in fields}
    top = re.split(rb"\r?\n\r?\n", octets, maxsplit=1)[0]
    lines = re.split(rb"\r?\n(?![ \t])", top)
    kept = [line for line in lines if line.partition(b":")[0].strip().lower() in wanted]
    return b"".join(re.sub(rb"\r?\n", b"\r\n", line) + b"\r\n" for line in kept) + b"\r\n"


def came_at(text: bytes) -> datetime | None:
    """When a mail came to the server, with its zone."""
    found = _CAME.search(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return None
    away = timedelta(hours=int(found[8]), minutes=int(found[9])) * (-1 if found[7] == b"-" else 1)
    try:
        return datetime(int(found[3]), month, int(found[1]), int(found[4]), int(found[5]), int(found[6]), tzinfo=timezone(away))
    except ValueError:
        return None


def found_uids(answers: Iterable[Answer]) -> list[int]:
    """The uids of a SEARCH, in its long form or its short one (RFC 4731), in order."""
    uids: set[int] = set()
    for answer in answers:
        words = answer.text.split()
        if words[1:2] == [b"SEARCH"]:
            uids.update(int(word) for word in words[2:] if word.isdigit())
        elif words[1:2] == [b"ESEARCH"] and b"ALL" in words:
            uids.update(of_ranges(words[words.index(b"ALL") + 1].decode("ascii", "replace")))
    return sorted(uids)


MOST_FOUND = 20_000_000


def of_ranges(text: str) -> Iterator[int]:
    """The numbers of a set: `1:3,7` is 1, 2, 3, 7; raises Failed("broken") for one that no mailbox can hold."""
    told = 0
    for part in text.split(","):
        first, _, last = part.partition(":")
        if not first.isdigit() or (last and not last.isdigit()):
            raise Failed("broken", text[:80])
        low, high = sorted((int(first), int(last or first)))
        told += high - low + 1
        if told > MOST_FOUND:
            raise Failed("broken", text[:80])
        yield from range(low, high + 1)


def ranges(uids: Sequence[int]) -> bytes:
    """The shortest set for ascending uids: 1, 2, 3, 7 is `1:3,7`."""
    parts: list[bytes] = []
    begun = last = -1
    for uid in uids:
        if uid == last + 1 and begun >= 0:
            last = uid
            continue
        if begun >= 0:
            parts.append(b"%d" % begun if begun == last else b"%d:%d" % (begun, last))
        begun = last = uid
    if begun >= 0:
        parts.append(b"%d" % begun if begun == last else b"%d:%d" % (begun, last))
    return b",".join(parts)


def listed(answer: Answer) -> tuple[frozenset[str], str] | None:
    r"""The marks and the name of a listed folder (`\Sent`, `\Noselect`), its name decoded."""
    found = _LISTED.match(answer.text)
    if found is None:
        return None
    raw = found[2].strip()
    if re.fullmatch(rb"~?\{\d+\}", raw) and answer.literals:
        name = answer.literals[-1]
    elif raw.startswith(b'"'):
        name = re.sub(rb"\\(.)", rb"\1", re.match(rb'"((?:[^"\\]|\\.)*)', raw)[1])  # type: ignore[index]
    else:
        name = raw.split()[0] if raw else b""
    return frozenset(found[1].decode("ascii", "replace").lower().split()), utf7_read(name)


def utf7_read(name: bytes) -> str:
    """A folder's name out of IMAP's own UTF-7 (RFC 3501 §5.1.3); what is not that is read as UTF-8."""
    if not name.isascii():
        return name.decode("utf-8", "replace")

    def part(found: re.Match[str]) -> str:
        if not found[1]:
            return "&"
        coded = found[1].replace(",", "/")
        try:
            return base64.b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-16-be")
        except (binascii.Error, UnicodeDecodeError):
            return found[0]

    return re.sub(r"&([^-]*)-", part, name.decode("ascii"))


def utf7_written(name: str) -> str:
    """A folder's name in IMAP's own UTF-7."""

    def part(found: re.Match[str]) -> str:
        if found[0] == "&":
            return "&-"
        coded = base64.b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
        return f"&{coded}-"

    return re.sub(r"&|[^\x20-\x7e]+", part, name)


def structure_of(answer: Answer) -> Nested:
    """The BODYSTRUCTURE of a mail (RFC 3501 §7.4.2), or None."""
    at = answer.text.upper().find(b"BODYSTRUCTURE (")
    if at < 0:
        return None
    return _nested(answer.text[at + 14 :], iter(answer.literals))


_TOKEN = re.compile(rb'\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|~?\{(\d+)\}|([^\s()"{}]+))', re.DOTALL)
DEEPEST = 60


def _nested(text: bytes, literals: Iterator[bytes]) -> Nested:
    """The first list of a text, however deep; raises Failed("broken") for what is none."""
    stack: list[list[Nested]] = []
    at = 0
    while (found := _TOKEN.match(text, at)) is not None:
        at = found.end()
        if found[1]:
            stack.append([])
            if len(stack) > DEEPEST:
                break
        elif found[2]:
            done = stack.pop()
            if not stack:
                return done
            stack[-1].append(done)
        elif not stack:
            break
        elif found[3] is not None:
            stack[-1].append(re.sub(rb"\\(.)", rb"\1", found[3], flags=re.DOTALL))
        elif found[4] is not None:
            stack[-1].append(next(literals, b""))
        else:
            stack[-1].append(None if found[5].upper() == b"NIL" else found[5])
    raise Failed("broken", text[:80].decode("utf-8", "replace"))
