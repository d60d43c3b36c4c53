"""What the columns of an address book's table are called, in the layouts people bring, and what each of them holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from hvem.reading.folding import fold


class Column(NamedTuple):
    """What one column holds: `slot` of a card, with a `label` (kind of phone, sort of e-mail), `part` of an address, and its number in a series."""

    slot: str
    label: str = ""
    part: str = ""
    number: str = ""


_WORDS = {
    "given": "first name|given name|firstname|given|forename|fornavn|førenamn|fornamn",
    "middle": "middle name|additional name|middle|middlename|mellomnavn|mellomnamn",
    "family": "last name|family name|lastname|surname|family|etternavn|etternamn|slektsnavn",
    "prefix": "name prefix|prefix|honorific prefix|tiltaleform|tiltale",
    "suffix": "name suffix|suffix|honorific suffix|suffiks",
    "nickname": "nickname|nick name|kallenavn|kallenamn|kjælenavn",
    "display": "display name|full name|name|navn|namn|visningsnavn|visingsnamn|fullt navn|fullt namn|file as|kontakt|contact name|person|hvem",
    "organisation": "company|organization name|organization|organisation|org|employer|company name|firma|bedrift|virksomhet|verksemd|arbeidsgiver"
    "|arbeidsgjevar|arbeidsgivar|organisasjon|selskap|organization 1 name",
    "department": "department|organization department|organization 1 department|avdeling",
    "title": "job title|position|title|organization title|organization 1 title|role|stilling|stillingstittel|tittel|yrkestittel",
    "notes": "notes|note|comments|comment|notater|notat|merknader|merknad|kommentar|kommentarar",
    "birthday": "birthday|birth date|date of birth|fødselsdag|fødselsdato|bursdag|fødd",
    "tags": "labels|group membership|categories|category|tags|kategorier|kategoriar|kategori|grupper|gruppe|merkelapper|etiketter",
    "referred_by": "referred by|anbefalt av|tilrådd av|henvist av|vist til av",
    "connected_on": "connected on|tilknyttet|connected",
    "uid": "unique id|uid",
    "birth_year": "birth year",
    "birth_month": "birth month",
    "birth_day": "birth day",
    "ignored": "phonetic first name|phonetic middle name|phonetic last name|yomi name|source|photo|anniversary",
}
_LABELLED = {
    (
        "email",
        "",
    ): "e mail address|email address|e mail|email|emails|mail|primary email|e mail 2 address|e mail 3 address|secondary email"
    "|e postadresse|epost|e post|epostadresse|e postadr|e post 2 adresse|e post 3 adresse|e postadresse 2|e postadresse 3|mailadresse",
    (
        "phone",
        "mobile",
    ): "mobile phone|mobile|mobile number|cell|cell phone|mobiltelefon|mobil|mobilnummer|mobilnr|mobiltlf",
    (
        "phone",
        "work",
    ): "business phone|business phone 2|work phone|company main phone|primary phone work|telefon arbeid|arbeidstelefon|telefon jobb"
    "|jobbtelefon|firmatelefon|telefon firma|kontortelefon|arbeid 2 telefon",
    ("phone", "home"): "home phone|home phone 2|telefon privat|privattelefon|hjemmetelefon|heimetelefon|telefon hjem",
    ("phone", "fax"): "business fax|home fax|other fax|fax number|fax|faks|faksnummer|telefaks|faks arbeid|faks privat",
    ("phone", "other"): "other phone|car phone|pager|pager number|assistant s phone|annen telefon|anna telefon",
    ("phone", ""): "phone|phones|phone number|telephone|primary phone|telefon|telefonnummer|tlf|tlf nr|telefonnr",
    (
        "web",
        "",
    ): "url|web page|website|web|web page 1|web page 2|personal web page|hjemmeside|heimeside|nettside|nettsted|webside|linkedin|profile url",
}
_PLACES = {
    "business": "business|work|arbeid|jobb|firma",
    "home": "home|hjemme|hjem|heim|privat",
    "other": "other|annen|anna",
    "": "address|postal",
}
_PARTS = {
    "street": "street|address|gateadresse|gate|adresse",
    "street2": "street 2|street 3|address 2",
    "city": "city|poststed|by|stad",
    "region": "state|region|province|delstat|fylke",
    "code": "postal code|zipcode|zip|zip code|postnummer|postnr|postkode",
    "country": "country region|country|land|land område|land region",
    "box": "po box|postboks",
}
_ALONE = {
    "adresse": "whole",
    "address": "whole",
    "addresses": "whole",
    "postadresse": "whole",
    "street": "street",
    "gateadresse": "street",
    "city": "city",
    "poststed": "city",
    "postnummer": "code",
    "postnr": "code",
    "postal code": "code",
    "zip": "code",
    "land": "country",
    "country": "country",
}
_SERIES = re.compile(r"(e mail|phone|address|website|organization) (\d{1,2}) (.+)\Z")
_SERIES_SLOTS = {"e mail": "email", "phone": "phone", "website": "web"}
_SERIES_PARTS = {
    "formatted": "whole",
    "street": "street",
    "city": "city",
    "po box": "box",
    "region": "region",
    "postal code": "code",
    "country": "country",
    "extended address": "street2",
}


def _known() -> dict[str, Column]:
    known = {fold(name): Column(slot) for slot, names in _WORDS.items() for name in names.split("|")}
    for (slot, label), names in _LABELLED.items():
        known.update({fold(name): Column(slot, label) for name in names.split("|")})
    for label, places in _PLACES.items():
        for place in places.split("|"):
            for part, names in _PARTS.items():
                word = "work" if label == "business" else label
                known.update({fold(f"{place} {name}"): Column("address", word, part, word) for name in names.split("|")})
                known.update(
                    {
                        fold(f"{name} {place}"): Column("address", word, part, word)
                        for name in names.split("|")
                        if place != "address"
                    }
                )
    known.update({fold(name): Column("address", "", part) for name, part in _ALONE.items()})
    return known


_KNOWN = _known()


def column_of(header: str) -> Column | None:
    """What a column of this name holds; None where the name is unknown."""
    name = fold(header)
    known = _KNOWN.get(name)
    if known is not None or not name:
        return known
    series = _SERIES.match(name)
    return _of_series(*series.groups()) if series else None


def _of_series(sort: str, number: str, what: str) -> Column | None:
    """A column of Google's series: `E-mail 1 - Value`, `Address 2 - Street`, `Organization 2 - Name`."""
    if sort == "organization":
        return Column("also_at") if what == "name" else Column("ignored")
    if sort == "address":
        if what in ("label", "type"):
            return Column("label", "", "", f"address {number}")
        part = _SERIES_PARTS.get(what)
        return Column("address", "", part, f"address {number}") if part else None
    if what in ("label", "type"):
        return Column("label", "", "", f"{_SERIES_SLOTS[sort]} {number}")
    return Column(_SERIES_SLOTS[sort], "", "", f"{_SERIES_SLOTS[sort]} {number}") if what == "value" else None


def is_header(cells: list[str]) -> bool:
    """Whether a row is the header of a table of people: most of its cells are known names, one of them of a person or a way to reach one."""
    named = [cell for cell in cells if cell.strip()]
    if not named or len(named) > 400:
        return False
    found = [column for cell in named if len(cell) < 60 and (column := column_of(cell)) is not None]
    slots = {column.slot for column in found}
    if not slots & {"given", "family", "display", "email", "phone"} and not {"organisation", "title"} <= slots:
        return False
    return (len(found) >= 2 and len(found) * 3 >= len(named)) or len(found) == len(named) == 1


def layout_of(header: list[str]) -> str:
    """The name of the layout a header shows: `hvem`, `linkedin`, `google`, `google-old`, `outlook`, `outlook-nb`, `thunderbird`, else `csv`."""
    names = {fold(cell) for cell in header}
    if {"uid", "phones", "e mails", "webs", "also at"} <= names:
        return "hvem"
    if names & {"connected on", "tilknyttet"} and names & {"first name", "fornavn"}:
        return "linkedin"
    if "e mail 1 value" in names or ("organization name" in names and "first name" in names) or "phone 1 value" in names:
        old = names & {"given name", "e mail 1 type", "phone 1 type", "group membership"} and "first name" not in names
        return "google-old" if old else "google"
    if "primary email" in names and "display name" in names:
        return "thunderbird"
    if (
        names & {"e mail address", "e mail 2 address"}
        and names & {"first name", "last name"}
        and names & {"job title", "company", "business phone"}
    ):
        return "outlook"
    if names & {"fornavn", "fornamn", "forenamn", "etternavn", "etternamn"} and any(
        name.startswith(("e post", "epost")) for name in names
    ):
        return "outlook-nb"
    return "csv"
