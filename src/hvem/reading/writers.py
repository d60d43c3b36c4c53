"""Cards written out: vCard 3.0 that any phone reads, and our own table; both read back identically."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import StringIO

from hvem.reading.card import Card, Labelled
from hvem.reading.cells import csv_guard, csv_unguard
from hvem.reading.own_layout import HEADER, row_of
from hvem.reading.vcard_text import OURS

__all__ = ["PRODID", "csv_guard", "csv_unguard", "folded", "write_csv", "write_vcard"]

PRODID = f"{OURS}hvem 1//NO"
_WIDTH = 75
_TYPES = {"mobile": "CELL", "work": "WORK,VOICE", "home": "HOME,VOICE", "fax": "FAX"}
_TEXTS = (
    ("NICKNAME", "nickname"), ("TITLE", "title"), ("ROLE", "role"), ("BDAY", "birthday"), ("NOTE", "notes"),
    ("X-HVEM-REFERRED-BY", "referred_by"),
)  # fmt: skip
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None, "\0": None})


def write_vcard(card: Card, uid: str, rev: datetime | str | None = None) -> str:
    """The card as vCard 3.0 (RFC 2426) with CRLF, folded at 75 octets; `rev` is when it was last changed, as a time or as written.

    Read back it is the same card, but for `where`, `raw`, `unsure`, and a display name that is the same as its name.
    """
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"PRODID:{PRODID}", f"UID:{_text(uid)}"]
    if rev:
        lines.append(f"REV:{rev.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(rev, datetime) else f"REV:{_text(rev)}")
    lines.append("N:" + ";".join(map(_text, (card.family, card.given, card.middle, card.prefix, card.suffix))))
    lines.append(f"FN:{_text(card.display or card.name)}")
    if card.organisation or card.department or card.also_at:
        lines.append(
            f"ORG:{_text(card.organisation)}" + (f";{_text(card.department)}" if card.department or not card.organisation else "")
        )
    lines += [f"ORG:{_text(name)}" for name in card.also_at]
    lines += [f"{name}:{_text(getattr(card, slot))}" for name, slot in _TEXTS if getattr(card, slot)]
    if card.tags:
        lines.append("CATEGORIES:" + ",".join(map(_text, card.tags)))
    if card.connected_on:
        lines.append(f"X-HVEM-CONNECTED-ON:{card.connected_on.isoformat()}")
    lines += [
        f"TEL;TYPE={_TYPES[one.kind]}:{_text(one.number)}" if one.kind in _TYPES else f"TEL:{_text(one.number)}"
        for one in card.phones
    ]
    lines += _labelled(card)
    return "".join(folded(line) for line in [*lines, "END:VCARD"])


def write_csv(cards: Iterable[Card], delimiter: str = ",") -> Iterator[str]:
    """Our own table, its header first, a row at a time, for a file in UTF-8; it begins with a byte order mark so that spreadsheets see æøå."""
    yield "\ufeff" + _row(list(HEADER), delimiter)
    for card in cards:
        yield _row(row_of(card), delimiter)


def folded(line: str) -> str:
    """A line with CRLF, folded so that no piece is over 75 octets and no character is cut."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= _WIDTH:
        return octets.decode() + "\r\n"
    pieces, start, width = [], 0, _WIDTH
    while start < len(octets):
        end = min(start + width, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, width = end, _WIDTH - 1
    return "\r\n ".join(pieces) + "\r\n"


def _text(value: str) -> str:
    """A text with its escapes."""
    return value.translate(_ESCAPES)


def _labelled(card: Card) -> list[str]:
    """E-mail, web and postal addresses: `work` and `home` as types, other labels the way Apple groups them."""
    lines: list[str] = []
    group = 0
    for name, values in (("EMAIL", card.emails), ("URL", card.webs), ("ADR", card.addresses)):
        for one in values:
            value = f";;{_text(one.value)};;;;" if name == "ADR" else _text(one.value)
            if one.label in ("", "work", "home"):
                lines.append(f"{name}{_type(name, one)}:{value}")
            else:
                group += 1
                lines += [
                    f"item{group}.{name}{_type(name, Labelled(''))}:{value}",
                    f"item{group}.X-ABLabel:{_text(one.label)}",
                ]
    return lines


def _type(name: str, one: Labelled) -> str:
    types = [*(["INTERNET"] if name == "EMAIL" else []), *([one.label.upper()] if one.label else [])]
    return f";TYPE={','.join(types)}" if types else ""


def _row(cells: list[str], delimiter: str) -> str:
    held = StringIO(newline="")
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return held.getvalue()
