"""Our own table of people: every field of a card in one row, so that what is written reads back identically."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from hvem.reading.card import Card, Labelled, Phone
from hvem.reading.cells import csv_guard, csv_unguard

_TEXTS = {
    "Uid": "uid", "Given name": "given", "Middle name": "middle", "Family name": "family", "Prefix": "prefix", "Suffix": "suffix",
    "Nickname": "nickname", "Display name": "display", "Organisation": "organisation", "Department": "department", "Title": "title",
    "Role": "role", "Birthday": "birthday", "Notes": "notes", "Referred by": "referred_by", "Revised": "rev",
}  # fmt: skip
_LABELLED = {"E-mails": "emails", "Webs": "webs", "Addresses": "addresses"}
_LISTS = {"Tags": "tags", "Also at": "also_at"}
HEADER = (
    "Given name", "Middle name", "Family name", "Organisation", "Title", "Phones", "E-mails", "Webs", "Addresses", "Birthday", "Notes",
    "Tags", "Referred by", "Connected on", "Prefix", "Suffix", "Nickname", "Display name", "Department", "Role", "Also at", "Uid", "Revised",
)  # fmt: skip
"""The columns in the order they are written; when reading, any order will do."""

_ITEM = re.compile(r"((?:[^\\:]|\\.|:(?! ))*): (.*)\Z", re.DOTALL)
_SLASHED = re.compile(r"\\(.)", re.DOTALL)


def row_of(card: Card) -> list[str]:
    """The cells of one card, in the order of `HEADER`; lists are joined by ` ::: `, labels stand before a colon."""
    said = {name: getattr(card, slot) for name, slot in _TEXTS.items()}
    said |= {name: _joined([_item(one.label, one.value) for one in getattr(card, slot)]) for name, slot in _LABELLED.items()}
    said |= {name: _joined([_item("", one) for one in getattr(card, slot)]) for name, slot in _LISTS.items()}
    said["Phones"] = _joined([_item("" if one.kind == "other" else one.kind, one.number) for one in card.phones])
    said["Connected on"] = card.connected_on.isoformat() if card.connected_on else ""
    return [csv_guard(said[name]) for name in HEADER]


def card_of(row: Mapping[str, str]) -> Card:
    """The card a row of our own table holds; `row` has its cells by the names of `HEADER`, missing ones are empty."""
    said: Callable[[str], str] = lambda name: csv_unguard(row.get(name, ""))  # noqa: E731
    card = Card()
    for name, slot in _TEXTS.items():
        setattr(card, slot, said(name))
    for name, slot in _LABELLED.items():
        setattr(card, slot, [Labelled(value, label) for label, value in map(_taken_apart, _split(said(name)))])
    for name, slot in _LISTS.items():
        setattr(card, slot, [_taken_apart(item)[1] for item in _split(said(name))])
    card.phones = [Phone(value, label or "other") for label, value in map(_taken_apart, _split(said("Phones")))]
    try:
        card.connected_on = date.fromisoformat(said("Connected on")) if said("Connected on") else None
    except ValueError:
        card.unsure.append("connected_on")
    return card


def _item(label: str, value: str) -> str:
    """`label: value`; what could be mistaken is marked by a backslash."""
    value = value.replace("\\", "\\\\").replace(":::", "\\:::")
    if not label and ": " not in value:
        return value
    return f"{label.replace(chr(92), chr(92) * 2).replace(':', chr(92) + ':')}: {value}"


def _taken_apart(item: str) -> tuple[str, str]:
    """The label and the value of an item."""
    found = _ITEM.match(item)
    label, value = (found[1], found[2]) if found else ("", item)
    return _SLASHED.sub(r"\1", label), _SLASHED.sub(r"\1", value)


def _joined(items: list[str]) -> str:
    return " ::: ".join(items)


def _split(cell: str) -> list[str]:
    return cell.split(" ::: ") if cell else []
