"""Small numbers in words, as they stand in a sentence or begin one."""

from __future__ import annotations

from hvem.wording.catalogue import Language, say
from hvem.wording.rows import begun

LARGEST = 12
"""Up to so many are said in words, a larger number in figures."""


def number(language: Language, count: int, *, start: bool = False) -> str:
    """The number in words: `tre`, or with `start` as it begins a sentence, `Tre`."""
    if not 1 <= count <= LARGEST:
        return str(count)
    word = say(language, f"number.n{count}")
    return begun(word) if start else word
