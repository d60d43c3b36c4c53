"""The three answers of the story, timed: twenty seconds, not twenty minutes (M27)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

WORDS_PER_SECOND = {"nb": 2.3, "nn": 2.3, "en": 2.5}
"""An estimate: calm speech is about 140 words a minute in Norwegian and 150 in English. A rehearsal by the clock knows better."""

SECONDS = 20
GRACE_SECONDS = 2

Answer = Literal["about-yourself", "why-here", "how-help"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
"""Tell me about yourself. Why are you here? How can we help you? (M27)"""

Verdict = Literal["empty", "right", "long"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Timed:
    """A text read aloud: its words, the seconds it takes, and whether that is twenty seconds; `over` is how many words to lose."""

    words: int
    seconds: float
    verdict: Verdict
    over: int = 0


def spoken_words(text: str) -> int:
    """How many words one says: a number counts one for every two digits."""
    return sum((len(word) + 1) // 2 if word[0].isdigit() else 1 for word in _WORD.findall(text))


def seconds_aloud(text: str, language: str = "nb") -> float:
    """How many seconds the text takes aloud, an estimate from its words."""
    return round(spoken_words(text) / WORDS_PER_SECOND.get(language, 2.3), 1)


def timed(text: str, language: str = "nb") -> Timed:
    """Whether an answer is twenty seconds: empty, right, or too long and by how many words (M27)."""
    words, seconds = spoken_words(text), seconds_aloud(text, language)
    if words == 0:
        return Timed(0, 0.0, "empty")
    if seconds <= SECONDS + GRACE_SECONDS:
        return Timed(words, seconds, "right")
    return Timed(words, seconds, "long", words - int(SECONDS * WORDS_PER_SECOND.get(language, 2.3)))
