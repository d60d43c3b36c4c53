"""vCard source: which lines make one card, which octets one property, and what a value says once its coats are off."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from hvem.reading.decoding import CUT, decode, western_back

LARGEST = 24 << 20
PAYLOAD_KEPT = 1 << 16
OURS = "-//hvem//"

_FOLD = re.compile("\n[ \t]")
_NESTED = re.compile(r"^BEGIN:VCARD[ \t]*\n.*?(?:^END:VCARD[ \t]*$|\Z)\n?", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"[ \t]*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z][A-Za-z0-9_-]*)[ \t]*\Z")
_QUOTED_HEAD = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*:')
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_PARAMETER = re.compile(r';((?:[^;"]|"[^"]*"?)*)')
_ENCODINGS = {"quoted-printable": "qp", "q": "qp", "base64": "b64", "b": "b64", "8bit": "", "7bit": ""}
_PICTURES = ("PHOTO", "LOGO", "SOUND", "KEY")


class Gathered(NamedTuple):
    """The lines between BEGIN and END of one card; `fault` is empty, `cut` where END is missing, `large` where it is beyond reason."""

    lines: list[str]
    fault: str = ""


class Head(NamedTuple):
    """What stands before a property's colon: group, name in capitals, types and bare parameters in lower case, encoding, charset."""

    name: str
    group: str = ""
    types: frozenset[str] = frozenset()
    encoding: str = ""
    charset: str = ""
    omit_year: str = ""


def gather(lines: Iterable[str]) -> Iterator[Gathered | int]:
    """The cards of a file one by one; a number is so many written lines that belong to no card.

    A card that begins inside another is an AGENT, or stands in one whose END comes later, or shows that END is missing.
    """
    gathering = _Gathering()
    card = gathering.card
    for line in lines:
        if line[:1] in "BEbe" and (edge := line[:11].upper().rstrip()) in ("BEGIN:VCARD", "END:VCARD"):
            yield from gathering.begin() if edge[0] == "B" else gathering.end()
            card = gathering.card
        elif card is not None:
            card.append(line)
            gathering.size += len(line)
            if gathering.size > LARGEST:
                yield from gathering.give_up()
                card = gathering.card
        elif line and not line.isspace():
            card = gathering.outside(line)
    yield from gathering.close()


class _Gathering:
    """The card being gathered, the one set aside while another stands inside it, and stray lines so far."""

    def __init__(self) -> None:
        self.card: list[str] | None = None
        self.aside: list[str] | None = None
        self.size = 0
        self.depth = 0
        self.stray = 0
        self.dropping = False

    def begin(self) -> Iterator[Gathered | int]:
        """A card begins."""
        if self.card is not None and (self.depth or (self.card and self.card[-1].upper().rstrip().endswith("AGENT:"))):
            self.depth += 1
            self.card.append("BEGIN:VCARD")
            return
        if self.stray:
            yield self.stray
        if self.aside is not None:
            yield Gathered(self.aside, "cut")
        self.aside, self.card = self.card, []
        self.size = self.stray = self.depth = 0
        self.dropping = False

    def end(self) -> Iterator[Gathered | int]:
        """A card ends."""
        if self.card is None:
            self.card, self.aside = self.aside, None
        elif self.depth:
            self.depth -= 1
            self.card.append("END:VCARD")
            return
        if self.card is not None:
            yield Gathered(self.card)
        self.card = None
        self.dropping = False

    def outside(self, line: str) -> list[str] | None:
        """A line after a card: it belongs to the one set aside, or to nobody."""
        if self.aside is not None:
            self.card, self.aside = [*self.aside, line], None
        elif not self.dropping:
            self.stray += 1
        return self.card

    def give_up(self) -> Iterator[Gathered | int]:
        """The card is beyond reason: its first lines are kept, the rest passed over until the next begins."""
        yield Gathered((self.card or [])[:50], "large")
        self.card, self.size, self.depth, self.dropping = None, 0, 0, True

    def close(self) -> Iterator[Gathered | int]:
        """The file ends."""
        for left in (self.aside, self.card):
            if left:
                yield Gathered(left, "cut")
        if self.stray:
            yield self.stray


def properties(lines: list[str]) -> Iterator[tuple[Head, str]]:
    """The properties of one card with their values, unfolded, decoded, still escaped."""
    text = "\n".join(lines)
    if "\nBEGIN:" in text.upper():
        text = _NESTED.sub("", text)
    soft = "=\n" in text
    if not soft and ("\n " in text or "\n\t" in text):
        text = _FOLD.sub("", text)
    held: tuple[Head, str] | None = None
    for line in _joined(text.split("\n")) if soft else text.split("\n"):
        start, colon, value = line.partition(":")
        head = read_head(start) if colon else None
        if '"' in start and (quoted := _QUOTED_HEAD.match(line)):
            head, value = read_head(quoted[0][:-1]), line[quoted.end() :]
        if head is not None:
            if held is not None:
                yield held
            held = (head, _bare(head, value) if head.encoding or head.charset else value)
        elif held is not None and held[0].encoding != "b64" and line and not line.isspace():
            held = (held[0], f"{held[1]} {line.strip()}")
    if held is not None:
        yield held


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines unfolded by hand, because some end in the soft break of quoted-printable."""
    held: list[str] | None = None
    soft = False
    for line in lines:
        if soft and held is not None:
            held[-1] = held[-1][:-1]
            held.append(line.lstrip(" \t"))
        elif line[:1] in " \t" and line and held is not None:
            held.append(line[1:])
        else:
            if held is not None:
                yield "".join(held)
            held, soft = [line], False
            head = read_head(line.partition(":")[0])
            quoted = head is not None and head.encoding == "qp"
        soft = quoted and line.endswith("=")
    if held is not None:
        yield "".join(held)


@lru_cache(maxsize=4096)
def read_head(text: str) -> Head | None:
    """What stands before the colon, understood; None where it is no property name. Bare parameters (vCard 2.1) count as types."""
    if len(text) > 2000:
        return None
    first, semicolon, _ = text.partition(";")
    name = _NAME.match(first)
    if name is None:
        return None
    group, called = (name[1] or "").lower(), name[2].upper()
    if not semicolon:
        return Head(called, group)
    types: set[str] = set()
    found: dict[str, str] = {}
    for parameter in _PARAMETER.findall(text, len(first)):
        key, equals, value = parameter.partition("=")
        key, value = key.strip().lower(), value.strip().strip('"')
        if not equals and key in _ENCODINGS:
            found["encoding"] = key
        elif not equals or key == "type":
            types.update(part.strip().lower() for part in (value or key).split(",") if part.strip())
        else:
            found[key] = value
    if found.get("pref"):
        types.add("pref")
    encoding = _ENCODINGS.get(found.get("encoding", "").lower(), "")
    return Head(called, group, frozenset(types), encoding, found.get("charset", ""), found.get("x-apple-omit-year", ""))


def _bare(head: Head, value: str) -> str:
    """The value without its transfer encoding, read by the charset it claims."""
    if head.encoding == "b64":
        return ""
    if head.encoding == "qp":
        octets = western_back(value) if not value.isascii() else value.encode()
        if octets is None:
            return value
        return decode(a2b_qp(octets.removesuffix(b"=")), head.charset).replace("\r\n", "\n").replace("\r", "\n")
    if value.isascii() or head.charset.lower().replace("_", "-") in (
        "utf-8",
        "utf8",
        "iso-8859-1",
        "windows-1252",
        "us-ascii",
    ):
        return value
    octets = western_back(value)
    return value if octets is None else decode(octets, head.charset)


def plain(value: str) -> str:
    r"""A text value without its escapes: \n is a new line, the escaped signs stand for themselves."""
    if "\\" in value:
        value = _ESCAPE.sub(_unescaped, value)
    return value.strip()


def _unescaped(match: re.Match[str]) -> str:
    sign = match[1]
    if sign in ("n", "N"):
        return "\n"
    return sign if sign in (";", ",", ":", "\\", '"', "'") and sign else match[0]


def components(value: str, separator: str = ";") -> list[str]:
    """A value's parts between unescaped separators, each without escapes."""
    if "\\" not in value:
        return [part.strip() for part in value.split(separator)]
    parts, held = [], ""
    for part in value.split(separator):
        held += part
        if (len(part) - len(part.rstrip("\\"))) % 2:
            held += separator
        else:
            parts.append(plain(held))
            held = ""
    return [*parts, plain(held)] if held else parts


def raw_of(lines: list[str], *, whole: bool = True) -> str:
    """The card as it was written, but for pictures and keys over 64 kB, of which only the size is told."""
    body = lines if sum(map(len, lines)) <= PAYLOAD_KEPT else _without_payloads(lines)
    return "\n".join(["BEGIN:VCARD", *body, *(["END:VCARD"] if whole else [])]).replace(CUT, "")


def _without_payloads(lines: list[str]) -> list[str]:
    kept: list[str] = []
    start: int | None = None
    for line in [*lines, "END:"]:
        head = read_head(line.partition(":")[0]) if ":" in line and line[:1] not in " \t" else None
        if head is None:
            kept.append(line)
            continue
        size = sum(map(len, kept[start:])) if start is not None else 0
        if start is not None and size > PAYLOAD_KEPT:
            called = kept[start].partition(":")[0]
            kept[start:] = [f"{called}:", f"X-HVEM-LEFT-OUT:{called.partition(';')[0]} {size}"]
        start = len(kept) if head.name in _PICTURES else None
        kept.append(line)
    return kept[:-1]
