"""Where the words that were asked for stand in a text, whatever their spelling."""

from __future__ import annotations

import re

from hvem.reading.folding import fold

_WORD = re.compile(r"[^\W_][\w.@+'-]*")


def hits_in(text: str, query: str) -> list[tuple[int, int]]:
    """The places (start, end) of the words that hold one of the query's, as `found` finds them."""
    wanted = [word for word in fold(query).split() if word]
    return [
        (word.start(), word.end()) for word in _WORD.finditer(text)
        if any((one in fold(word[0])) if len(one) > 2 else fold(word[0]).startswith(one) for one in wanted)
    ]  # fmt: skip


def excerpt(text: str, query: str, *, around: int = 60) -> str:
    """The part of a long text around the first hit, cut at words, with an ellipsis where something is left out."""
    text = " ".join(text.split())
    places = hits_in(text, query)
    if len(text) <= around * 3:
        return text
    start = max(0, places[0][0] - around) if places else 0
    end = min(len(text), start + around * 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    cut = text.rfind(" ", start, end) if end < len(text) else end
    return ("… " if start else "") + text[start:cut] + (" …" if cut < len(text) else "")


def pieces(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a hit, in order and without loss."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in hits_in(text, query):
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in [*parts, (text[at:], False)] if piece[0]]
