"""Words in their plain form: a text as tokens with places, nynorsk and English short forms written out, so that one pattern reads them all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hvem.reading.tone.plain import ENGLISH, NYNORSK, NYNORSK_ONLY
from hvem.reading.tone.shapes import Language

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-‐‑][^\W_]+)*|[.?!…]+|[,;:–—()]|(?<=\s)-(?=\s)|[«»“”„\"‘’]|\n")
_QUOTED = re.compile(
    r"«[^«»]{1,400}»|“[^“”]{1,400}”|„[^„“”]{1,400}[“”]|”[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"|(?<!\w)[‘'][^‘’'\n]{2,200}(?:\w[’'](?=\w)[^‘’'\n]{1,200})*[’'](?!\w)"
)
_APOSTROPHES = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
QUOTE = "«»"
"""What stands in the place of quoted words: somebody else's, or a title."""


@dataclass(frozen=True)
class Token:
    """One plain word or sign, and the place of the word it stands for in the text as given."""

    plain: str
    start: int
    end: int
    capital: bool = False


def tokens(text: str, language: Language) -> list[Token]:
    """The plain tokens of a text; quoted words are one sign, and `n't` is two tokens at one place."""
    quoted = {found.start(): found.end() for found in _QUOTED.finditer(text) if _is_quote(found.group())}
    found: list[Token] = []
    place = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < place:
            continue
        if start in quoted:
            place = quoted[start]
            found.append(Token(QUOTE, start, place))
            if text[place - 2] in ".?!" and _ends(text, place):
                found.append(Token(".", start, place))
            continue
        word = match.group()
        if word[0].isalnum():
            found.extend(Token(plain, start, match.end(), word[0].isupper()) for plain in _plain(word, language))
        elif word not in '«»“”„"‘’':
            found.append(
                Token(
                    "\n" if word == "\n" else word[0] if word[0] in ".?!…" and "?" not in word else "?" if "?" in word else word,
                    start,
                    match.end(),
                )
            )
    return found


def _is_quote(said: str) -> bool:
    return bool(said[1:-1].strip())


def _ends(text: str, place: int) -> bool:
    """Whether a sentence is over after a quotation: a capital or nothing follows."""
    rest = text[place : place + 3].lstrip(" ")
    return not rest or rest[0] == "\n" or rest[0].isupper()


def _plain(word: str, language: Language) -> tuple[str, ...]:
    low = word.lower().translate(_APOSTROPHES)
    if language == "en":
        return ENGLISH.get(low) or _short_form(low)
    if language == "nn":
        low = NYNORSK_ONLY.get(low, low)
    return (NYNORSK.get(low, low),)


def _short_form(low: str) -> tuple[str, ...]:
    for ending, written in (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am")):
        if low.endswith(ending) and len(low) > len(ending):
            return (low.removesuffix(ending), written)
    return (low,)
