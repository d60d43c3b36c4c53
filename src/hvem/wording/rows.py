"""Words put into a sentence: as they begin it, and one after the other: "Kari, Nils og Ada"."""

from __future__ import annotations

from collections.abc import Sequence

_AND = {"nb": "og", "nn": "og", "en": "and"}


def begun(words: str) -> str:
    """The words as they begin a sentence or a line: with a capital letter."""
    return words[:1].upper() + words[1:]


def in_a_row(words: Sequence[str], language: str) -> str:
    """The words joined as the language joins them: commas, and the last with "og" or "and"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND[language]} {words[-1]}"
