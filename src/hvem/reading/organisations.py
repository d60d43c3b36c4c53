"""Names of organisations: told apart from their legal form, and free mail providers told apart from employers."""

from __future__ import annotations

import re
import unicodedata

from hvem.reading.folding import fold

LEGAL_FORMS = frozenset(
    [
        "as",
        "asa",
        "enk",
        "sa",
        "da",
        "ans",
        "nuf",
        "kf",
        "iks",
        "ba",
        "hf",
        "rhf",
        "sf",
        "fkf",
        "ks",
        "bbl",
        "brl",
        "bl",
        "al",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "pty",
        "pte",
        "gmbh",
        "ag",
        "kg",
        "ug",
        "se",
        "ab",
        "hb",
        "oy",
        "oyj",
        "aps",
        "ivs",
        "bv",
        "nv",
        "sarl",
        "sas",
        "srl",
        "spa",
        "sl",
        "sp",
        "zoo",
        "hf.",
        "ehf",
    ]
)
"""Legal forms as they read when folded, without dots and slashes."""

_FORM_SIGNS = re.compile(
    r"\b(?:A/S|a/s|A\.S\.?|a\.s\.?|B\.V\.?|N\.V\.?|S\.A\.?|L\.L\.C\.?|S\.?r\.?l\.?(?=\s*$)|Sp\.? ?z ?o\.? ?o\.?"
    r"|A/L|I/S)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,80}(?:[)\]]|$)")
_LEAD = re.compile(r"(?:stiftelsen|stiftinga|firmaet?|the)\s+(?=\S)", re.IGNORECASE)
_LANDS = frozenset(
    ["norge", "noreg", "norway", "norwegian", "nordic", "nordics", "scandinavia", "sverige", "sweden", "danmark", "denmark"]
)
_TRIMMED = " \t,;:|·•–—-\"'«»“”"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SHOUTED_KEPT = 4
_SMALL = frozenset(["og", "i", "på", "for", "av", "til", "ved", "of", "and", "the", "in", "at"])


def fold_organisation(name: str) -> str:
    """The name folded, without legal form, brackets and land at the end: `Fjordbygg AS (Norge)` and `fjordbygg` are equal.

    A name that is nothing but a legal form stays as it is.
    """
    plain = _FORM_SIGNS.sub(lambda form: re.sub(r"[^A-Za-z]", "", form[0]), name[:300])
    plain = _LEAD.sub("", _BRACKET.sub(" ", plain).strip(_TRIMMED), count=1) or name[:300]
    words = [word.strip(".") or word for word in fold(plain).split()]
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or (words[-1] in _LANDS and words[0] not in _LANDED)):
        words.pop()
    if len(words) > 1 and words[0] in ("as", "asa", "a.s"):
        words.pop(0)
    return " ".join(words)


_LANDED = frozenset(
    [
        "innovasjon",
        "visit",
        "team",
        "bane",
        "made",
        "det",
        "den",
        "design",
        "film",
        "antidoping",
        "folk",
        "hele",
        "amnesty",
        "fly",
        "av",
        "university",
        "radio",
        "tv",
        "skeiv",
        "nye",
        "musikk",
        "sykehus",
        "likestilling",
        "sjomat",
        "finans",
        "bibliotek",
    ]
)
"""First words of names whose land is part of the name: Innovasjon Norge."""


def tidy_organisation(name: str) -> str:
    """The name as we show it: one space between words, no stray signs, the legal form in its usual letters, shouting lowered."""
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", name))[:300]
    text = " ".join(text.split()).strip(_TRIMMED)
    text += ")" * (text.count("(") - text.count(")"))
    words = text.split(" ")
    if len(text) > _SHOUTED_KEPT and text.isupper() and max(map(len, words)) > _SHOUTED_KEPT:
        words = [_lowered(word, first=at == 0) for at, word in enumerate(words)]
    if len(words) > 1:
        words[-1] = _FORMS_SHOWN.get(words[-1].casefold().rstrip(".,"), words[-1])
        words[-2] = words[-2].rstrip(",") if words[-1] in _FORMS_SHOWN.values() else words[-2]
    return " ".join(words)


_FORMS_SHOWN = {
    "as": "AS",
    "asa": "ASA",
    "a/s": "AS",
    "enk": "ENK",
    "sa": "SA",
    "da": "DA",
    "ans": "ANS",
    "nuf": "NUF",
    "kf": "KF",
    "iks": "IKS",
    "ba": "BA",
    "hf": "HF",
    "ltd": "Ltd",
    "gmbh": "GmbH",
    "ab": "AB",
    "oy": "Oy",
    "aps": "ApS",
    "inc": "Inc",
    "llc": "LLC",
    "bv": "BV",
}


def _lowered(word: str, *, first: bool) -> str:
    """A shouted word in ordinary letters; short ones that may be initials stay."""
    if word.casefold() in _SMALL and not first:
        return word.lower()
    letters = sum(map(str.isalpha, word))
    if letters <= 3 or not any(vowel in word for vowel in "AEIOUYÆØÅÄÖ"):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0][0] + part[0][1:].lower(), word)
