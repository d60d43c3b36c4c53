"""Address cards: vCard 2.1, 3.0 and 4.0 as phones and mail programs really write them, one card at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from hvem.reading.card import Card, Complaint, Labelled, Phone
from hvem.reading.decoding import lines_of
from hvem.reading.tidying import birthday_of, clean, empty, phone_of, tags_of, tidy
from hvem.reading.vcard_text import OURS, Gathered, Head, components, gather, plain, properties, raw_of

_PHONE_KINDS = (
    ("fax", "fax"),
    ("cell", "mobile"),
    ("mobile", "mobile"),
    ("iphone", "mobile"),
    ("pager", "other"),
    ("work", "work"),
    ("home", "home"),
    ("other", "other"),
)
_LABELS = {
    "mobil": "mobile",
    "mobile": "mobile",
    "jobb": "work",
    "arbeid": "work",
    "work": "work",
    "hjem": "home",
    "heim": "home",
    "home": "home",
    "privat": "home",
    "faks": "fax",
    "fax": "fax",
    "telefaks": "fax",
}


@dataclass(slots=True)
class _Draft:
    """A card while it is read: values wait for the labels that stand in other lines of their group."""

    card: Card
    region: str
    ours: bool = False
    placed: bool = False
    group_members: int | None = None
    labels: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, list[tuple[bool, str, str, str]]] = field(default_factory=dict)

    def wait(self, shelf: str, head: Head, value: str, label: str) -> None:
        """Keep a value until the card is whole."""
        self.waiting.setdefault(shelf, []).append(("pref" in head.types, head.group, value, label))

    def shelf(self, shelf: str) -> list[tuple[str, str]]:
        """The values of one sort with their labels, the preferred ones first."""
        found = self.waiting.get(shelf)
        if not found:
            return []
        if not self.ours and len(found) > 1:
            found.sort(key=lambda one: not one[0])
        return [(value, self.labels.get(group, label) if group else label) for _, group, value, label in found]


def read_vcards(chunks: Iterable[bytes], region: str = "NO") -> Iterator[Card | Complaint]:
    """The cards of a file as they come, with a complaint where one is cut, empty, a mere list of others or not a card at all."""
    number = 0
    for gathered in gather(lines_of(chunks)):
        if isinstance(gathered, int):
            yield Complaint(f"card {number}" if number else "file", "complaint.card-outside", (("lines", str(gathered)),))
            continue
        number += 1
        yield from _read(gathered, f"card {number}", region)


def _read(gathered: Gathered, where: str, region: str) -> Iterator[Card | Complaint]:
    draft = _Draft(Card(where=where), region)
    for head, value in properties(gathered.lines):
        read = _READERS.get(head.name)
        if read is not None and value:
            read(draft, head, value)
    card = _finished(draft)
    called = (("name", card.name or card.organisation or (card.emails[0].value if card.emails else "")),)
    if draft.group_members is not None:
        yield Complaint(where, "complaint.card-list", (*called, ("members", str(draft.group_members))))
        return
    if gathered.fault:
        yield Complaint(where, f"complaint.card-{gathered.fault}", called)
    if not empty(card):
        card.raw = raw_of(gathered.lines, whole=not gathered.fault)
        yield card
    elif not gathered.fault:
        yield Complaint(where, "complaint.card-empty")


def _finished(draft: _Draft) -> Card:
    """The card with its values in place, tidied unless we wrote it."""
    card, ours = draft.card, draft.ours
    card.emails = [Labelled(value, label) for value, label in draft.shelf("email")]
    card.webs = [Labelled(value, label) for value, label in draft.shelf("web")]
    card.addresses = [Labelled(value, label) for value, label in draft.shelf("address")]
    if (card.given or card.family or card.middle) and card.display == card.name:
        card.display = ""
    if ours:
        card.phones = [Phone(value, kind or "other") for value, kind in draft.shelf("phone")]
        return card
    for value, kind in draft.shelf("phone"):
        phone = phone_of(value, _LABELS.get(kind.lower(), "other" if kind else ""), draft.region)
        if phone is not None:
            card.phones.append(phone)
    if card.title == "" and card.role:
        card.title, card.role = card.role, ""
    card.tags = tags_of(card.tags) if card.tags else []
    return tidy(card)


def _label(head: Head) -> str:
    """`work`, `home` or nothing, from a property's types."""
    types = head.types
    return "" if not types else "work" if "work" in types else "home" if "home" in types else "other" if "other" in types else ""


def _name(draft: _Draft, head: Head, value: str) -> None:
    if draft.card.given or draft.card.family:
        return
    parts = components(value)
    if "," in value:
        parts = [" ".join(filter(None, components(part, ","))) for part in _raw_components(value)]
    parts += [""] * (5 - len(parts))
    draft.card.family, draft.card.given, draft.card.middle, draft.card.prefix, draft.card.suffix = parts[:5]


def _raw_components(value: str) -> list[str]:
    """The parts between unescaped semicolons, their own escapes left in place."""
    parts, held = [], ""
    for part in value.split(";"):
        held += part
        if (len(part) - len(part.rstrip("\\"))) % 2:
            held += ";"
        else:
            parts.append(held)
            held = ""
    return [*parts, held] if held else parts


def _display(draft: _Draft, head: Head, value: str) -> None:
    draft.card.display = draft.card.display or plain(value)


def _nickname(draft: _Draft, head: Head, value: str) -> None:
    draft.card.nickname = draft.card.nickname or ", ".join(filter(None, components(value, ",")))


def _organisation(draft: _Draft, head: Head, value: str) -> None:
    name, *parts = components(value)
    if draft.placed:
        if name and (draft.ours or name != draft.card.organisation):
            draft.card.also_at.append(name if draft.ours else clean(name))
        return
    draft.placed = bool(name) or draft.ours
    draft.card.organisation, draft.card.department = name, ", ".join(filter(None, parts))


def _text(slot: str) -> Callable[[_Draft, Head, str], None]:
    """Reads a property that says one thing; the first stands."""

    def read(draft: _Draft, head: Head, value: str) -> None:
        if not getattr(draft.card, slot):
            setattr(draft.card, slot, plain(value))

    return read


def _note(draft: _Draft, head: Head, value: str) -> None:
    text = plain(value)
    if text:
        draft.card.notes = f"{draft.card.notes}\n{text}" if draft.card.notes else text


def _phone(draft: _Draft, head: Head, value: str) -> None:
    kind = ""
    if head.types:
        kind = next((kind for name, kind in _PHONE_KINDS if name in head.types), "")
    draft.wait("phone", head, plain(value), kind)


def _email(draft: _Draft, head: Head, value: str) -> None:
    address = plain(value)
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if address and not address.isspace():
        draft.wait("email", head, address, _label(head))


def _web(draft: _Draft, head: Head, value: str) -> None:
    draft.wait("web", head, plain(value), _label(head))


def _profile(draft: _Draft, head: Head, value: str) -> None:
    address = plain(value)
    if "://" in address:
        draft.wait("web", head, address, min(head.types - {"pref"}, default=""))


def _address(draft: _Draft, head: Head, value: str) -> None:
    parts = components(value) + [""] * 7
    box, extra, street, town, region, code, land = (", ".join(filter(None, part.split("\n"))) for part in parts[:7])
    whole = ", ".join(filter(None, (box, street, extra, f"{code} {town}".strip(), region, land)))
    if whole:
        draft.wait("address", head, parts[2] if draft.ours else clean(whole.replace(",,", ",")), _label(head))


def _birthday(draft: _Draft, head: Head, value: str) -> None:
    if draft.card.birthday:
        return
    text = plain(value)
    if draft.ours:
        draft.card.birthday = text
        return
    draft.card.birthday, sure = birthday_of(text, head.omit_year)
    if not sure:
        draft.card.unsure.append("birthday")


def _categories(draft: _Draft, head: Head, value: str) -> None:
    draft.card.tags.extend(filter(None, components(value, ",")))


def _own_label(draft: _Draft, head: Head, value: str) -> None:
    label = plain(value)
    if label.startswith("_$!<") and label.endswith(">!$_"):
        label = label[4:-4].lower()
    draft.labels[head.group] = label


def _kind(draft: _Draft, head: Head, value: str) -> None:
    if value.strip().lower() in ("group", "list"):
        draft.group_members = draft.group_members or 0


def _member(draft: _Draft, head: Head, value: str) -> None:
    if draft.group_members is not None:
        draft.group_members += 1


def _maker(draft: _Draft, head: Head, value: str) -> None:
    draft.ours = value.startswith(OURS)


def _connected(draft: _Draft, head: Head, value: str) -> None:
    try:
        draft.card.connected_on = date.fromisoformat(value.strip())
    except ValueError:
        draft.card.unsure.append("connected_on")


def _android(draft: _Draft, head: Head, value: str) -> None:
    sort, *said = components(value)
    if sort.endswith("/nickname") and said:
        draft.card.nickname = draft.card.nickname or said[0]


_READERS: dict[str, Callable[[_Draft, Head, str], None]] = {
    "N": _name, "FN": _display, "NICKNAME": _nickname, "ORG": _organisation, "TITLE": _text("title"), "ROLE": _text("role"),
    "TEL": _phone, "EMAIL": _email, "URL": _web, "X-SOCIALPROFILE": _profile, "SOCIALPROFILE": _profile, "ADR": _address,
    "BDAY": _birthday, "NOTE": _note, "CATEGORIES": _categories, "UID": _text("uid"), "REV": _text("rev"),
    "X-ABLABEL": _own_label, "KIND": _kind, "X-ADDRESSBOOKSERVER-KIND": _kind, "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member, "PRODID": _maker, "X-HVEM-CONNECTED-ON": _connected,
    "X-HVEM-REFERRED-BY": _text("referred_by"), "X-ANDROID-CUSTOM": _android,
}  # fmt: skip
