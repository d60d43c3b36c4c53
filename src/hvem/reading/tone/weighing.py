"""Where the weights see what no rule says: the sentence, unless something lifts it."""

from __future__ import annotations

from typing import Final

from hvem.reading.tone import guards
from hvem.reading.tone.learnt import LETTER_LIMIT, LIMITS, chances
from hvem.reading.tone.sentences import Sentence
from hvem.reading.tone.shapes import Kind, Language, Use

CUE: Final = "weighed"
_WEIGHED: Final[tuple[Kind, ...]] = ("direct-job-request", "asks-for-names", "pressure", "negative")


def weighed(spoken: list[Sentence], language: Language, use: Use, known: set[Kind]) -> list[tuple[Kind, Sentence]]:
    """The kinds the weights find beside those the rules know of, each with the sentence it is likeliest in.

    An ask is weighed as a whole; anything longer sentence by sentence, since it has many that are about nothing of the kind.
    """
    if not spoken:
        return []
    each = [chances([sentence], language) for sentence in spoken]
    whole = chances(spoken, language) if use == "ask" else {}
    found: list[tuple[Kind, Sentence]] = []
    for kind in _WEIGHED:
        if kind in known:
            continue
        best = max(range(len(spoken)), key=lambda number: each[number][kind])
        likely = whole[kind] >= LIMITS[kind] if use == "ask" else each[best][kind] >= LETTER_LIMIT
        if likely and not _lifted(kind, spoken[best]):
            found.append((kind, spoken[best]))
    return found


def vague(spoken: list[Sentence], language: Language) -> list[Sentence]:
    """The sentence of an ask that is too vague to answer, by the weights; `[]` where it is not."""
    if not spoken or chances(spoken, language)["vague"] < LIMITS["vague"]:
        return []
    return [max(spoken, key=lambda sentence: chances([sentence], language)["vague"])]


def _lifted(kind: Kind, sentence: Sentence) -> bool:
    end = len(sentence.plain)
    if kind in ("direct-job-request", "asks-for-names"):
        return guards.denied(sentence, 1, end) or guards.attributed(sentence, end - 2)
    if kind == "negative":
        return (
            guards.of_others(sentence, 1)
            or guards.pleasant(sentence)
            or guards.overcome(sentence, 1, end)
            or guards.attributed(sentence, end - 2)
        )
    return guards.unhurried(sentence)
