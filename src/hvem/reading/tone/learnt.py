"""What rules do not say: how likely each kind is, by the words that stand together, weighed on invented texts (`bench/tone.py` makes the table).

The chance of a kind is the logistic of its bias and of the weights of all marks found, over the square root of their number; the table
holds hundredths.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from hvem.reading.tone.sentences import Sentence
from hvem.reading.tone.shapes import Kind, Language

KINDS: Final[tuple[Kind, ...]] = ("direct-job-request", "asks-for-names", "pressure", "negative", "vague")
TABLE: Final = Path(__file__).parent / "weights.tsv"
BIAS: Final = "bias"
LIMITS: Final[dict[Kind, float]] = {
    "direct-job-request": 0.25,
    "asks-for-names": 0.22,
    "pressure": 0.2,
    "negative": 0.2,
    "vague": 0.18,
}
"""From where on a kind is found in an ask; chosen with each batch of texts judged by the others."""
LETTER_LIMIT: Final = 0.5
"""From where on it is found in one sentence of a letter, of which there are many."""
_LONG: Final = 6
_STEM: Final = 5


def marks(sentences: Iterable[Sentence], language: Language) -> set[str]:
    """The marks of some sentences: words, stems, neighbours and words with one between; English apart from the two Norwegian languages."""
    side = "e" if language == "en" else "n"
    found: set[str] = set()
    for sentence in sentences:
        words = [token.plain for token in sentence.tokens]
        found.update(words)
        found.update(f"{word[:_STEM]}*" for word in words if len(word) > _LONG)
        found.update(f"{one} {two}" for one, two in zip(["<", *words], [*words, ">"], strict=True))
        found.update(f"{one} _ {two}" for one, two in zip(words, words[2:], strict=False))
    return {f"{side}{mark}" for mark in found}


@cache
def _weights() -> dict[str, tuple[int, ...]]:
    if not TABLE.exists():
        return {}
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if "\t" in line)
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


def chances(sentences: Iterable[Sentence], language: Language) -> dict[Kind, float]:
    """How likely each kind is in these sentences, 0 to 1."""
    return chances_of(marks(sentences, language))


def chances_of(found: set[str]) -> dict[Kind, float]:
    """The same from the marks."""
    table = _weights()
    if BIAS not in table:
        return dict.fromkeys(KINDS, 0.0)
    sums = [0.0] * len(KINDS)
    for mark in found:
        if (row := table.get(mark)) is not None:
            for place, weight in enumerate(row):
                sums[place] += weight
    size = math.sqrt(len(found) + 1)
    bias = table[BIAS]
    return {kind: 1 / (1 + math.exp(-(bias[place] + sums[place] / size) / 100)) for place, kind in enumerate(KINDS)}
