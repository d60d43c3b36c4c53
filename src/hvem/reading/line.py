"""One line of plain text, read as a person: who, what, where, and how to reach them."""

from __future__ import annotations

import re

from hvem.reading.card import Card, Labelled
from hvem.reading.folding import fold
from hvem.reading.line_contacts import Contacts, take_contacts
from hvem.reading.line_cut import EDGES, clean
from hvem.reading.line_reading import Found, read_parts
from hvem.reading.names import split_name


def read_line(text: str, region: str = "NO") -> Card:
    """The person in one line of plain text, with whatever can be told of them.

    Name, title and organisation are always words of the text; `unsure` names those fields that rest on little. Remarks
    about others, former employers and clubs are left out. Numbers are read as of `region` where nothing else is said.
    """
    line = clean(text)
    contacts = take_contacts(line, region)
    found = Found(small=line.islower())
    read_parts(contacts.rest, found)
    return _card(text, found, contacts)


def as_document(card: Card) -> dict[str, object]:
    """The card as the command line and other programs get it: text, lists of text, and phones with kind and number."""
    return {
        "name": card.name,
        "title": card.title,
        "organisation": card.organisation,
        "phones": [{"kind": phone.kind, "number": phone.number} for phone in card.phones],
        "emails": [mail.value for mail in card.emails],
        "web": card.webs[0].value if card.webs else "",
        "address": card.addresses[0].value if card.addresses else "",
        "unsure": list(card.unsure),
    }


def _card(raw: str, found: Found, contacts: Contacts) -> Card:
    """The card of the likeliest name, position and workplace."""
    weight, name = _name(found, contacts)
    organisation, certain = _organisation(found, name, contacts)
    title = next(iter(found.titles or found.fields), "")
    parts = split_name(name)
    unsure = [
        key
        for key, doubtful in (
            ("name", bool(name) and weight < 2),
            ("title", bool(title) and not found.titles),
            ("organisation", bool(organisation) and not certain),
        )
        if doubtful
    ]
    return Card(
        given=parts.given,
        middle=parts.middle,
        family=parts.family,
        suffix=parts.suffix,
        display=name,
        prefix=found.prefix or parts.prefix,
        nickname=found.nickname or parts.nickname,
        title=title,
        organisation=organisation,
        phones=list(contacts.phones),
        emails=[Labelled(mail) for mail in contacts.emails],
        webs=[Labelled(web) for web in contacts.webs],
        addresses=[Labelled(address) for address in contacts.addresses],
        raw=raw,
        unsure=unsure,
    )


def _name(found: Found, contacts: Contacts) -> tuple[int, str]:
    """The likeliest name with its weight; an e-mail address may vouch for one that stands in the line."""
    boxes = " ".join(fold(mail.partition("@")[0]).replace(".", " ") for mail in contacts.emails)
    best, chosen = -1, ""
    for weight, name in found.names:
        vouched = 2 if any(len(word) > 2 and fold(word) in boxes for word in name.split()) else 0
        if weight + vouched > best:
            best, chosen = weight + vouched, name
    if not chosen and len(found.maybe) > 1:
        return 1, found.maybe.pop(0)
    uncased = "" if chosen else _uncased(contacts.rest)
    return (1, uncased) if uncased else (best, chosen)


def _uncased(rest: str) -> str:
    """What a line begins with in a script without capitals (Arabic, Chinese), up to a comma: at most five words, else nothing."""
    first = re.split(r"[,;،、，\n]", rest, maxsplit=1)[0].strip(EDGES)
    letters = [one for one in first if one.isalpha()]
    fits = len(letters) > 1 and len(first.split()) <= 5 and not re.search(r"\d", first)
    return first if fits and all(one.lower() == one.upper() for one in letters) else ""


def _organisation(found: Found, name: str, contacts: Contacts) -> tuple[str, bool]:
    """The likeliest workplace, and whether anything but capitals says that it is one."""
    if found.sure or found.likely:
        return (found.sure or found.likely)[0].strip(EDGES), True
    domains = [re.sub(r"[^a-z]", "", fold(mail.rpartition("@")[2].rpartition(".")[0])) for mail in contacts.emails]
    left = [text for text in found.maybe if text != name]
    vouched = next(
        (
            text
            for text in [*left, *found.vouchable]
            if any(re.sub(r"[^a-z]", "", fold(text)) in domain for domain in domains if domain)
        ),
        "",
    )
    return (vouched or (left[0] if left else "")).strip(EDGES), bool(vouched)
