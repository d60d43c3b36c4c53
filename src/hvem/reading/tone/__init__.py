"""What a letter or a question says between the lines: requests, pressure, gloom, and whether it asks at all. Pure; three languages."""

from __future__ import annotations

from hvem.reading.tone.judging import findings, to_keep
from hvem.reading.tone.language import language_of
from hvem.reading.tone.measures import LONGEST_LETTER, LONGEST_PITCH, WORDS_A_MINUTE, seconds_aloud, words
from hvem.reading.tone.shapes import LANGUAGES, USES, Finding, Kind, Language, Use

__all__ = [
    "LANGUAGES",
    "LONGEST_LETTER",
    "LONGEST_PITCH",
    "USES",
    "WORDS_A_MINUTE",
    "Finding",
    "Kind",
    "Language",
    "Use",
    "findings",
    "language_of",
    "seconds_aloud",
    "to_keep",
    "words",
]
