"""What can be recognised in a line by its shape alone: addresses, mail, web, telephone; taken out before the words are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hvem.reading.card import Phone
from hvem.reading.phones import phones_at

BREAK = "\x1f"
"""Stands where something was taken out; the words before and after belong to different parts."""

_EMAIL = re.compile(
    r"(?:mailto:|<)?(?<![\w.+-])([\w+-](?:[\w.+-]{0,62}[\w+-])?)\s?(?:@|[(\[]\s?(?:at|a|alfa|krøllalfa"
    r"|snabela)\s?[)\]])\s?([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"(?<![@\w.-])(?:https?://[^\s,;|<>()]{3,300}|www\.[^\s,;|<>()]{3,300}"
    r"|(?:[a-zæøå0-9-]{1,63}\.){1,4}(?:no|com|org|net|io|se|dk|fi|is|de|nl|fr|eu|uk|ai|dev|app|info"
    r"|example)(?:/[^\s,;|<>()]{0,300})?)(?![\w@])",
    re.IGNORECASE,
)
_TOWN = r"[A-ZÆØÅ][\wæøå.'’-]{1,30}(?: (?:i [A-ZÆØÅ]\w{1,30}|[A-ZÆØÅ]{1,2}\b(?!\.)|[SNØVK]\b))?"
_POSTCODE = rf"(?:(?:NO?|SE?|DK|DE?)-)?(?:\d{{4}}|\d{{3}} \d{{2}}|\d{{5}}) {_TOWN}"
_LONG_STREET = (
    r"[A-ZÆØÅÄÖ][\wæøåäöß.'’-]{0,40}(?:veien|vegen|vei|veg|gata|gaten|gate|gt\.?|vn\.?|allé|alléen|alleen"
    r"|plassen|plass|brygga|bryggen|brygge|kaia|kaien|kai|torget|torg"
    r"|bakken|bakke|haugen|stien|sti|svingen|tunet|tun|ringen|ring|smuget|smauet|stredet|stranda|toppen|kroken"
    r"|lia|gatan|vägen|gränd|gade|vej|straße|strasse|str\.|straat)"
)
_SPLIT_STREET = (
    r"(?:[A-ZÆØÅÄÖ][\wæøåäö.'’-]{1,30} ){1,3}(?:vei|veg|gate|gt\.?|plass|allé|alle|brygge|torg|terrasse|park"
    r"|minde|v\.|kai|sti|väg|gata|plads|vej|gade)"
)
_STREET = rf"(?:{_LONG_STREET}|{_SPLIT_STREET}) ?\d{{1,4}}(?: ?[A-Za-z]\b(?!\.))?(?:[-–/]\d{{1,4}})?"
_BOX = r"(?:[Pp]ostboks|[Pp]b\.?|PB|P\.? ?O\.? ?[Bb]ox|[Bb]oks)\s\d{1,5}(?: [A-ZÆØÅ][\wæøå]{1,20})?"
_NAMED = r"(?:[A-ZÆØÅ][\wæøå'’-]{1,30} ){1,2}\d{1,4}(?: ?[A-Z]\b)?,? "
_BRITISH = (
    r"\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’]{1,30} ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Square|Sq|Way|Close"
    r"|Drive|Court|Place|Terrace|Gardens|Hill|Row|Crescent|Quay|Wharf|Park)\b\.?"
    r"(?:,? [A-Z][a-z'’-]{1,30}){0,3}(?:,? [A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2})?"
)
_ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{_STREET}|{_BOX})(?:,?\s?(?:{_BOX},?\s)?{_POSTCODE})?|{_NAMED}{_POSTCODE}|{_BRITISH})(?!\w)"
)
_TOWN_ALONE = re.compile(
    rf"(?:(?<=[,;|\x1f\n])|(?<=[,;|–-] )|(?<=\A))\s*((?:N-"
    rf"|NO-)?\d{{4}} (?=[A-ZÆØÅ](?:[a-zæøå]|[A-ZÆØÅ]{{3}})){_TOWN})(?=\s*(?:[,;|.\x1f\n–-]|\Z))"
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;|/(\x1f.–-]))(?:tlf|tel|telefon(?:nr|nummer)?|tfn|mobil(?:nr|tlf|telefon)?|mob|mobile|cell"
    r"|phone|direkte|direct|sentralbord|sentralen|arb|arbeid|arbeidstlf|priv|privat|kontor|office|work|fax|faks"
    r"|nr|nummer|number|no"
    r"|m|t|f|d|p|e|e-?post(?:adresse)?|e-?mail|epost|mail|web|www|nettside|heimeside|hjemmeside|website|linkedin"
    r"|adresse|adr|address|besøksadresse|post|på|at|on|ring|call|eller|or|og|and|via)"
    r"\s*[.:]?\s*(?=\x1f)",
    re.IGNORECASE,
)
_LAND = re.compile(r"\x1f\s*\(?(?:UK|GB|England|NO|DK|SE)\b\)?(?!\s\w)")


@dataclass(slots=True)
class Contacts:
    """The ways to reach somebody in a line, as written, and `rest`, the line with a BREAK where each stood."""

    rest: str
    phones: list[Phone] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    webs: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def take_contacts(line: str, region: str) -> Contacts:
    """Takes mail, web, postal addresses and telephone numbers out of a line, with their labels."""
    found = Contacts(line)
    found.rest = _EMAIL.sub(lambda mail: _keep(found.emails, f"{mail[1]}@{mail[2]}"), found.rest)
    found.rest = _WEB.sub(lambda web: _keep(found.webs, web[0].rstrip(".:!?'\"/") or web[0]), found.rest)
    found.rest = _ADDRESS.sub(
        lambda place: _keep(found.addresses, ", ".join(piece.strip(" ,.") for piece in place[0].split("\n"))), found.rest
    )
    found.phones, found.rest = _phones(found.rest, line, region)
    if not found.addresses:
        found.rest = _TOWN_ALONE.sub(lambda town: _keep(found.addresses, town[1]), found.rest)
    before = ""
    while before != found.rest:
        before = found.rest
        found.rest = _LABEL.sub("", found.rest)
    found.rest = _LAND.sub(BREAK, found.rest)
    return found


def _keep(kept: list[str], value: str) -> str:
    if value not in kept:
        kept.append(value)
    return BREAK


def _phones(rest: str, line: str, region: str) -> tuple[list[Phone], str]:
    """The numbers of the line, and the line without them; the whole line tells which land they belong to."""
    british = re.search(r"\b(?:UK|Ltd|PLC|England|London)\b|\.co\.uk", line, re.IGNORECASE)
    numbers: dict[str, Phone] = {}
    parts, last = [], 0
    for start, end, phone in phones_at(rest + ("\n UK" if british else ""), region):
        numbers.setdefault(phone.number, phone)
        parts.append(rest[last:start].rstrip("("))
        last = end
    parts.append(rest[last:])
    return list(numbers.values()), BREAK.join(parts)
