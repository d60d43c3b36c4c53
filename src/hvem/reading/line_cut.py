"""A line made clean and cut at its commas, bars, dashes and full stops."""

from __future__ import annotations

import re
import unicodedata

from hvem.reading.line_contacts import BREAK
from hvem.reading.line_parts import is_core, is_field, is_honorific
from hvem.reading.line_words import ABBREVIATIONS

LONGEST = 2_000
"""Letters of a line that are read; the rest is kept in `raw` only."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
ASIDE = re.compile(r"[(\[{]([^()\[\]{}]{0,200})[)\]}]")
NICKNAME = re.compile(r"(?<=\w)\s+[\"“”„«»'‘’]([^\"“”„«»\n]{1,30})[\"“”«»'‘’]\s+(?=[A-ZÆØÅ])")
_PART = re.compile(r"\s*(?:[,;|•·\n\t<>\x1f!?]+|\s[-–—]+\s|(?<=\w)[–—](?=\w)|\s/\s|(?<!\bv)/\s|/(?=[A-Za-zÆØÅæøå]{3})|:\s)\s*")
_STOP = re.compile(r"(\S+)\.\s+(?=\S)")
EDGES = " \t\"“”„«»'‘’-–—·*_=+#~,;:|/\\"


def clean(text: str) -> str:
    """The line without control characters, in one normal form, with plain spaces."""
    seen = "".join(sign for sign in text[:LONGEST] if sign.isascii() or unicodedata.category(sign) != "Cf")
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", seen))
    return re.sub(r"[^\S\n\t]+", " ", re.sub(r"\bv/(?=\w)", "v/ ", text).replace("\r", "\n")).strip()


def gap_of(aside: re.Match[str]) -> str:
    """A nickname in brackets within a name leaves no trace, anything else parts the words before and after it."""
    after = aside.string[aside.end() : aside.end() + 2]
    inside = aside[1].strip()
    if (
        inside.istitle()
        and len(inside.split()) == 1
        and after[:1] == " "
        and after[1:].isupper()
        and not is_core(inside)
        and not is_field(inside)
    ):
        return " "
    return BREAK


def cut(text: str) -> list[str]:
    """The text cut at its commas, bars, dashes and full stops; a label keeps its colon."""
    text = _PART.sub(lambda gap: (":" if gap[0].strip() == ":" else "") + "\n", text)
    text = _STOP.sub(_stopped, text)
    return [part.strip(EDGES if not part.endswith(":") else " ") for part in text.split("\n") if part.strip(EDGES)]


def _stopped(stop: re.Match[str]) -> str:
    word = re.split(r"[.\s]", stop[1].casefold())[-1]
    short = word in ABBREVIATIONS or len(word) == 1
    return stop[0] if short or is_honorific(stop[1]) else f"{stop[1]}\n"
