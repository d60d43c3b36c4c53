"""Cards made tidy: names without ornaments, days in one form, nothing said twice. Cards we wrote ourselves are left as they are."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from hvem.reading.card import Card, Labelled, Phone
from hvem.reading.names import split_name
from hvem.reading.organisations import LEGAL_FORMS
from hvem.reading.phones import read_phone

_TEXTS = (
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
    "role",
)
_ORNAMENT = re.compile(r"[,*()\[\]{}\"“”|•~_#+=!?\u2190-\u2bff\U0001f000-\U0001ffff\ufe0f]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_GROUPS_OF_EVERYONE = {
    "mycontacts",
    "my contacts",
    "mine kontakter",
    "mine kontaktar",
    "starred",
    "stjernemerket",
    "stjernemerkede",
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec des"), start=1
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?\Z")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?\Z")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. /-]{1,2}([A-Za-zæøå]{3,9})\.?,?[ /-](\d{4}|\d{2})\b")
_WORDED_US = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\b")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\Z")


def clean(text: str) -> str:
    """A text without marks of writing direction and control characters, its letters composed, its gaps single."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _DIRECTIONS.sub("", text))
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    return " ".join(text.split())


def day_of(text: str) -> date | None:
    """A written day: `2024-03-12`, `12 Mar 2024`, `7-Feb-22`, `12. mars 2024`, `Mar 12, 2024`, `12.03.2024`; None where it is no day or could be two."""
    text = text.strip()
    for shape, order in (
        (_ISO, "ymd"),
        (_WORDED, "dmy"),
        (_WORDED_US, "mdy"),
        (_DOTTED, "dmy"),
        (_YEAR_FIRST, "ymd"),
        (_SLASHED, "?"),
    ):
        if found := shape.match(text):
            if order == "?":
                order = _order_of(int(found[1]), int(found[2]))
            return _day(dict(zip(order, found.groups(), strict=True))) if order else None
    return None


def _order_of(first: int, second: int) -> str:
    """Which of two numbers is the day: clear only where one is over twelve or both are equal."""
    if first > 12 >= second or first == second:
        return "dmy"
    return "mdy" if second > 12 >= first else ""


def _day(parts: dict[str, str]) -> date | None:
    month = _MONTHS.get(parts["m"].lower()[:3], 0) if parts["m"].isalpha() else int(parts["m"])
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, int(parts["d"]))
    except ValueError:
        return None


def birthday_of(text: str, omit_year: str = "") -> tuple[str, bool]:
    """A birthday as `1980-03-22` or `--03-22`, else as written; and whether that is sure. Years people leave out come as 1604."""
    text = text.strip()
    if yearless := _YEARLESS.match(text):
        return f"--{yearless[1]}-{yearless[2]}", True
    day = day_of(text)
    if day is not None:
        if day.year == 1604 or omit_year == str(day.year):
            return f"--{day:%m-%d}", True
        return day.isoformat(), True
    return ("", True) if not text or set(text) <= set("0/-. ") else (text, False)


def phone_of(text: str, kind: str, region: str) -> Phone | None:
    """A number from a field, as understood; `kind` is what the field calls it, empty where it does not say."""
    if not text.strip():
        return None
    phone = read_phone(text, region)
    return Phone(phone.number if phone else text.strip(), kind or (phone.kind if phone else "other"))


def tags_of(found: list[str]) -> list[str]:
    """Groups and categories without the ones that hold everybody; stars off."""
    cleaned = (clean(tag).lstrip("* ") for tag in found)
    return list(dict.fromkeys(tag for tag in cleaned if tag and tag.casefold() not in _GROUPS_OF_EVERYONE))


def tidy(card: Card) -> Card:
    """The card with clean names, no value twice, and its whole name taken apart where only that is known."""
    for slot in _TEXTS:
        value = getattr(card, slot)
        if value and not (value.isascii() and value.isprintable() and "  " not in value):
            setattr(card, slot, clean(value))
    for slot in ("given", "middle", "family"):
        value = getattr(card, slot)
        if value and _ORNAMENT.search(value) and "<" not in value:
            _without_ornaments(card, slot)
    if not card.middle and bool(card.given) != bool(card.family):
        _taken_apart(card, card.given or card.family)
    elif card.display and not (card.given or card.middle or card.family):
        _whole_name(card)
    elif card.display and split_name(card.display).whole.casefold() == card.name.casefold():
        card.display = ""
    if len(card.emails) > 1:
        card.emails = _once(card.emails)
    if len(card.webs) > 1:
        card.webs = _once(card.webs)
    if len(card.phones) > 1:
        card.phones = list({phone.number: phone for phone in reversed(card.phones)}.values())[::-1]
    return card


def _without_ornaments(card: Card, slot: str) -> None:
    """One part of a name without stars, degrees and asides; those go where they belong if nothing is there."""
    name = split_name(getattr(card, slot))
    setattr(card, slot, name.whole)
    card.prefix = card.prefix or name.prefix
    card.suffix = card.suffix or name.suffix
    card.nickname = card.nickname or name.nickname


def _whole_name(card: Card) -> None:
    """A display name where no parts are known: it may be an address, an organisation or a person."""
    words = card.display.split()
    if "@" in card.display:
        if any(one.value.casefold() == card.display.casefold() for one in card.emails):
            card.display = ""
    elif card.display == card.organisation:
        card.display = ""
    elif not card.organisation and len(words) > 1 and words[-1].isupper() and words[-1].lower() in LEGAL_FORMS:
        card.organisation, card.display = card.display, ""
    else:
        _taken_apart(card, card.display)


def _taken_apart(card: Card, whole: str) -> None:
    """A whole name that stands in one field, as its parts; what the parts would lose stays the display name."""
    if " " not in whole and not _ORNAMENT.search(whole):
        if not (card.given or card.family):
            card.given, card.display = whole, ""
        return
    name = split_name(whole)
    if not (name.given or name.family):
        return
    card.given, card.middle, card.family = name.given, name.middle, name.family
    card.prefix, card.suffix = card.prefix or name.prefix, card.suffix or name.suffix
    card.nickname = card.nickname or name.nickname
    if card.display in (whole, card.name):
        card.display = ""


def _once(values: list[Labelled]) -> list[Labelled]:
    """Each value once, the first standing."""
    kept: dict[str, Labelled] = {}
    for value in values:
        kept.setdefault(value.value.casefold(), value)
    return list(kept.values())


def empty(card: Card) -> bool:
    """Whether the card says nothing one could know a person or an organisation by."""
    return not (
        card.given
        or card.family
        or card.display
        or card.organisation
        or card.emails
        or card.phones
        or card.nickname
        or card.middle
    )
