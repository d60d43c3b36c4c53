"""A calendar object as lines and parts, every one kept as it was written so that what we do not understand survives (RFC 5545 §3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hvem.reading.decoding import decode
from hvem.reading.vcard_text import plain

LARGEST = 16 << 20
MOST_LINES = 400_000
DEEPEST = 8
_BREAK = re.compile(rb"\r\n|\n|\r")
_HEAD = re.compile(r'\s*([A-Za-z][A-Za-z0-9-]*)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):')
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:"]*)(?:,(?:"[^"]*"|[^;:"]*))*')
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None, "\0": None})
_WIDTH = 75


@dataclass(slots=True)
class Line:
    """One property: its name in capitals, its parameters by name in capitals, its value still escaped, and its octets as they were."""

    name: str
    parameters: dict[str, str]
    value: str
    raw: bytes

    @property
    def text(self) -> str:
        """The value as people read it."""
        return plain(self.value)


@dataclass(slots=True)
class Part:
    """What stands between BEGIN and END of one name; `whole` is false where its END is missing."""

    name: str
    entries: list[Line | Part] = field(default_factory=list)
    opening: bytes = b""
    closing: bytes = b""
    whole: bool = False

    def lines(self, name: str) -> list[Line]:
        """Its own properties of a name."""
        return [one for one in self.entries if isinstance(one, Line) and one.name == name]

    def line(self, name: str) -> Line | None:
        """Its first property of a name."""
        return next((one for one in self.entries if isinstance(one, Line) and one.name == name), None)

    def text(self, name: str) -> str:
        """The text of its first property of a name, empty where there is none."""
        found = self.line(name)
        return found.text if found else ""

    def parts(self, *names: str) -> list[Part]:
        """The parts inside it of these names."""
        return [one for one in self.entries if isinstance(one, Part) and one.name in names]

    def octets(self) -> bytes:
        """As it stands now; what was not touched, octet for octet."""
        inner = b"".join(one.raw if isinstance(one, Line) else one.octets() for one in self.entries)
        return self.opening + inner + self.closing

    def set(self, line: Line | None, *names: str) -> None:
        """Puts a line where the first of these names stood (else last among the lines); None takes them away."""
        at = next((number for number, one in enumerate(self.entries) if isinstance(one, Line) and one.name in names), None)
        if at is None:
            at = next((number for number, one in enumerate(self.entries) if isinstance(one, Part)), len(self.entries))
        before = [one for one in self.entries[:at] if isinstance(one, Part) or one.name not in names]
        after = [one for one in self.entries[at:] if isinstance(one, Part) or one.name not in names]
        self.entries = [*before, *([line] if line else []), *after]


def read_parts(octets: bytes) -> list[Part]:
    """The calendars of a file, as they nest; lines outside any are left out, a part whose END is missing ends with the file."""
    roots: list[Part] = []
    open_: list[Part] = []
    for raw, text in _logical(octets[:LARGEST]):
        line = _line(text, raw)
        if line is None or (line.name == "BEGIN" and len(open_) >= DEEPEST):
            if open_:
                open_[-1].entries.append(Line("", {}, text, raw))
        elif line.name == "BEGIN":
            made = Part(line.value.strip().upper(), opening=raw)
            (open_[-1].entries if open_ else roots).append(made)
            open_.append(made)
        elif line.name == "END":
            _close(open_, line.value.strip().upper(), raw)
        elif open_:
            open_[-1].entries.append(line)
    return roots


def _close(open_: list[Part], name: str, raw: bytes) -> None:
    if not any(one.name == name for one in open_):
        return
    while open_:
        part = open_.pop()
        if part.name == name:
            part.closing, part.whole = raw, True
            return
        part.closing = f"END:{part.name}\r\n".encode()


def _logical(octets: bytes) -> Iterator[tuple[bytes, str]]:
    """The unfolded lines with their octets; unfolded before decoding, since a fold may fall inside a sign."""
    start, held, number = 0, bytearray(), 0
    body = octets.removeprefix(b"\xef\xbb\xbf")
    bare: list[bytes] = []
    for found in (*_BREAK.finditer(body), None):
        end, after = (found.start(), found.end()) if found else (len(body), len(body))
        physical = body[start:end]
        if bare and physical[:1] in (b" ", b"\t"):
            bare.append(physical[1:])
        else:
            if bare:
                yield bytes(held), decode(b"".join(bare), "")
                number += 1
                if number > MOST_LINES:
                    return
            held, bare = bytearray(), [physical]
        held += body[start:after]
        start = after
    if bare and held.strip():
        yield bytes(held), decode(b"".join(bare), "")


def _line(text: str, raw: bytes) -> Line | None:
    head = _HEAD.match(text) if len(text) < 1 << 20 else None
    if head is None:
        return None
    parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(head[2])}
    return Line(head[1].upper(), parameters, text[head.end() :].rstrip("\r\n"), raw)


def made_line(name: str, value: str, parameters: dict[str, str] | None = None) -> Line:
    """A property ready to stand in a calendar, folded at 75 octets, never inside a sign; its value already escaped."""
    held = "".join(f";{key}={_quoted(said)}" for key, said in (parameters or {}).items())
    value = "".join(sign for sign in value if sign >= " " or sign == "\t")
    return Line(name, dict(parameters or {}), value, folded(f"{name}{held}:{value}"))


def text_line(name: str, text: str) -> Line:
    """A property of plain text, escaped."""
    return made_line(name, escaped(text))


def escaped(text: str) -> str:
    """Plain text as a value."""
    return text.replace("\r\n", "\n").translate(_ESCAPES)


def folded(line: str) -> bytes:
    """A line of at most 75 octets, or several, each further one begun with a blank."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= _WIDTH:
        return octets + b"\r\n"
    parts, start, width = [], 0, _WIDTH
    while start < len(octets):
        end = min(start + width, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end])
        start, width = end, _WIDTH - 1
    return b"\r\n ".join(parts) + b"\r\n"


def _quoted(value: str) -> str:
    """A parameter's value (RFC 6868 for what cannot stand in quotes)."""
    value = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    value = "".join(sign for sign in value if sign >= " ")
    return f'"{value}"' if any(sign in value for sign in ";:,") else value
