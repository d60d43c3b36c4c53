"""Tables of people: CSV as LinkedIn, Google, Outlook, Thunderbird, we ourselves and spreadsheets write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from hvem.reading.card import Card, Complaint, Labelled
from hvem.reading.cells import csv_unguard
from hvem.reading.columns import Column, column_of, is_header, layout_of
from hvem.reading.decoding import lines_of
from hvem.reading.exchanges import Letter
from hvem.reading.folding import fold
from hvem.reading.messages import is_messages, letter_of
from hvem.reading.own_layout import HEADER, card_of
from hvem.reading.rows import Row, Rows
from hvem.reading.tidying import birthday_of, clean, day_of, empty, phone_of, tags_of, tidy

HEADER_WITHIN = 200
_DELIMITERS = (",", ";", "\t", "|")
_SEVERAL = re.compile(r"\s*:::\s*|\s*;\s*|\s*\n\s*")
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]+@[^\s<>()\[\]\",;:]+")
_OWN_COLUMNS = {fold(name): name for name in HEADER}
_MAIL_LABELS = {
    "work": "work",
    "jobb": "work",
    "arbeid": "work",
    "home": "home",
    "hjem": "home",
    "heim": "home",
    "privat": "home",
    "other": "",
}
_PHONE_KINDS = {
    **_MAIL_LABELS,
    "mobile": "mobile",
    "mobil": "mobile",
    "cell": "mobile",
    "work mobile": "mobile",
    "work fax": "fax",
    "home fax": "fax",
    "fax": "fax",
    "faks": "fax",
    "main": "work",
    "": "",
    "other": "other",
}
_TEXT_SLOTS = (
    "given",
    "middle",
    "family",
    "prefix",
    "suffix",
    "nickname",
    "display",
    "organisation",
    "department",
    "title",
    "referred_by",
    "uid",
)


class Found(NamedTuple):
    """Where a table begins: its delimiter, its header, and the name of its layout."""

    delimiter: str
    header: list[str]
    layout: str


@dataclass(slots=True)
class _Reader:
    """The columns of one table, ready to read its rows."""

    layout: str
    header: list[str]
    region: str
    columns: list[tuple[int, Column]] = field(default_factory=list)

    def __post_init__(self) -> None:
        columns = [(index, column) for index, name in enumerate(self.header) if (column := column_of(name)) is not None]
        if sum(column.slot == "title" for _, column in columns) > 1:
            columns = [
                (at, Column("prefix") if fold(self.header[at]) in ("title", "tittel") else column) for at, column in columns
            ]
        if {"given", "family"} & {column.slot for _, column in columns}:
            columns = [(at, column) for at, column in columns if fold(self.header[at]) != "file as"]
        self.columns = [(at, column) for at, column in columns if column.slot != "ignored"]


def find_header(lines: list[str]) -> Found | None:
    """The header among a file's first lines, found by what its cells say, never by where it stands; None where there is none."""
    best: Found | None = None
    most = 0
    for delimiter in _DELIMITERS:
        for row in Rows(lines, delimiter):
            if row.fault:
                continue
            if is_messages(row.cells):
                return Found(delimiter, row.cells, "linkedin")
            if is_header(row.cells):
                known = sum(column_of(cell) is not None for cell in row.cells)
                if known > most:
                    best, most = Found(delimiter, row.cells, layout_of(row.cells)), known
                break
    return best


def looks_like_table(lines: list[str]) -> bool:
    """Whether a text is rows of cells, although no header tells what they are."""
    full = [line for line in lines if line.strip()][:5]
    return len(full) > 1 and any(len({line.count(sign) for line in full}) == 1 and sign in full[0] for sign in _DELIMITERS)


def read_table(chunks: Iterable[bytes], region: str = "NO") -> Iterator[Card | Letter | Complaint]:
    """The people of a CSV file, row by row, or the messages of LinkedIn's; rows that cannot be read are complaints."""
    lines = lines_of(chunks)
    first = list(islice(lines, HEADER_WITHIN))
    found = find_header(first)
    if found is None:
        yield Complaint("row 1", "complaint.table-no-header")
        return
    rows = Rows(_again(first, lines), found.delimiter)
    for row in rows:
        if row.cells == found.header:
            break
    rows.width = len(found.header)
    if is_messages(found.header):
        yield from _messages(rows, found.header)
        return
    reader = _Reader(found.layout, found.header, region)
    for row in rows:
        item = _item(row, reader)
        if item is not None:
            yield item


def _again(first: list[str], rest: Iterator[str]) -> Iterator[str]:
    yield from first
    first.clear()
    yield from rest


def _messages(rows: Rows, header: list[str]) -> Iterator[Letter | Complaint]:
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            fault = _fault(row, len(header))
            yield fault or letter_of(row, header)


def _fault(row: Row, width: int) -> Complaint | None:
    """The complaint of a row that cannot be read, or None."""
    where = f"row {row.number}"
    start = clean(" ".join(cell for cell in row.cells[:2] if cell))[:40]
    if row.fault:
        return Complaint(where, f"complaint.{row.fault}", (("start", start),))
    if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
        return Complaint(
            where, "complaint.row-columns", (("start", start), ("found", str(len(row.cells))), ("expected", str(width)))
        )
    return None


def _item(row: Row, reader: _Reader) -> Card | Complaint | None:
    """The person of one row, a complaint, or nothing where the row is blank."""
    if not any(cell and not cell.isspace() for cell in row.cells):
        return None
    fault = _fault(row, len(reader.header))
    if fault is not None:
        return fault
    where = f"row {row.number}"
    card = _own_card(row, reader) if reader.layout == "hvem" else _card(row.cells, reader)
    if empty(card):
        shown = next((clean(cell) for cell in row.cells if cell.strip()), "")[:40]
        return Complaint(where, "complaint.row-empty", (("start", shown),))
    card.where = where
    card.raw = "\n".join(f"{name}: {cell}" for name, cell in zip(reader.header, row.cells, strict=False) if cell)
    return card


def _own_card(row: Row, reader: _Reader) -> Card:
    return card_of(
        {
            _OWN_COLUMNS[key]: cell
            for name, cell in zip(reader.header, row.cells, strict=False)
            if (key := fold(name)) in _OWN_COLUMNS
        }
    )


def _bare(cell: str) -> str:
    """The cell without gaps around it, without a spreadsheet's guard or wrapping (`="0047"`)."""
    cell = cell.strip()
    if cell[:2] == '="' and cell[-1:] == '"':
        return cell[2:-1].strip()
    return csv_unguard(cell)


def _card(cells: list[str], reader: _Reader) -> Card:
    """The person a foreign table's row holds."""
    card = Card()
    said: list[tuple[Column, str]] = []
    labels: dict[str, str] = {}
    for index, column in reader.columns:
        cell = _bare(cells[index]) if index < len(cells) and cells[index] else ""
        if not cell:
            continue
        if column.slot == "label":
            labels[column.number] = cell.lstrip("* ")
        elif column.slot in _TEXT_SLOTS:
            if not getattr(card, column.slot):
                setattr(card, column.slot, cell)
        else:
            said.append((column, cell))
    _several(card, said, labels, reader)
    _addresses(card, said, labels)
    _days(card, said)
    if (card.given or card.family or card.middle) and clean(card.display) == clean(card.name):
        card.display = ""
    return tidy(card)


def _several(card: Card, said: list[tuple[Column, str]], labels: dict[str, str], reader: _Reader) -> None:
    """Ways to reach a person, and other things there can be several of."""
    for column, cell in said:
        label = column.label or labels.get(column.number, "")
        if column.slot == "email":
            addresses = _ADDRESS.findall(cell)
            card.emails += [Labelled(address, _MAIL_LABELS.get(label.lower(), label)) for address in addresses]
            if not addresses:
                card.unsure.append("emails")
        elif column.slot == "phone":
            kind = _PHONE_KINDS.get(label.lower(), "other")
            card.phones += [phone for one in _SEVERAL.split(cell) if (phone := phone_of(one, kind, reader.region))]
        elif column.slot == "web":
            label = "linkedin" if reader.layout == "linkedin" else label
            card.webs += [Labelled(one, _MAIL_LABELS.get(label.lower(), label)) for one in _SEVERAL.split(cell) if one]
        elif column.slot == "notes":
            card.notes = f"{card.notes}\n{cell}" if card.notes else cell
        elif column.slot == "tags":
            card.tags += tags_of(re.split(r":::|;|,", cell) if ":::" not in cell else cell.split(":::"))
        elif column.slot == "also_at":
            card.also_at += [clean(one) for one in cell.split(":::")]


def _addresses(card: Card, said: list[tuple[Column, str]], labels: dict[str, str]) -> None:
    """Postal addresses from their parts, written on one line."""
    places: dict[str, dict[str, str]] = {}
    for column, cell in said:
        if column.slot == "address":
            parts = places.setdefault(column.number, {"label": column.label or labels.get(column.number, "")})
            cell = ", ".join(filter(None, map(str.strip, cell.split("\n"))))
            parts[column.part] = f"{parts[column.part]}, {cell}" if column.part in parts else cell
    for parts in places.values():
        town = f"{parts.get('code', '')} {parts.get('city', '')}".strip()
        lines = (parts.get(name, "") for name in ("box", "street", "street2"))
        whole = parts.get("whole") or ", ".join(filter(None, (*lines, town, parts.get("region", ""), parts.get("country", ""))))
        if whole:
            card.addresses.append(Labelled(whole, _MAIL_LABELS.get(parts["label"].lower(), parts["label"])))


def _days(card: Card, said: list[tuple[Column, str]]) -> None:
    """The birthday and the day two people were connected."""
    parts = {column.slot: cell for column, cell in said if column.slot.startswith(("birth", "connected"))}
    text = parts.get("birthday", "")
    if not text and "birth_month" in parts and "birth_day" in parts:
        text = f"{parts.get('birth_year') or '-'}-{parts['birth_month']:0>2}-{parts['birth_day']:0>2}"
    card.birthday, sure = birthday_of(text) if text else ("", True)
    if not sure:
        card.unsure.append("birthday")
    if "connected_on" in parts:
        card.connected_on = day_of(parts["connected_on"])
        if card.connected_on is None:
            card.unsure.append("connected_on")
