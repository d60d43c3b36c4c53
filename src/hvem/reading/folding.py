"""Folding: the form in which two spellings of the same word are equal."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "o",
        "å": "a",
        "ä": "ae",
        "ö": "o",
        "ü": "u",
        "ß": "ss",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "œ": "oe",
        "ı": "i",
    }
)
_NOT_WORD = re.compile(r"[^a-z0-9@.+]+")
_PLAIN = re.compile(r"[a-z0-9@.+ ]*\Z")


def fold(text: str) -> str:
    """The text in lower case, without marks, æøå as ae, o, a, with aa as a and oe as o, one space between words.

    The same function serves what is stored and what is asked for, so `jaerlys` and `Jaerlys` find Jærlys, and
    `Bjoern` finds Bjørn. Dots, plus and at-signs stay, for addresses and numbers.
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = text.replace("aa", "a").replace("oe", "o")
    return text if _PLAIN.match(text) and "  " not in text else _NOT_WORD.sub(" ", text).strip()
