"""Words one after the other in a sentence: "Kari, Nils og Ada"."""

from __future__ import annotations

from collections.abc import Sequence

_AND = {"nb": "og", "nn": "og", "en": "and"}


def in_a_row(words: Sequence[str], language: str) -> str:
    """The words joined as the language joins them: commas, and the last with "og" or "and"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND[language]} {words[-1]}"
