"""The tables compiled, and the looking for them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hvem.reading.tone import asks_en, asks_no, judged_en, judged_no, requests_en, requests_no, words_en, words_no
from hvem.reading.tone.patterns import Pattern, all_of
from hvem.reading.tone.sentences import Sentence
from hvem.reading.tone.shapes import Language


@dataclass(frozen=True)
class Tables:
    """All patterns of one language, by what they tell."""

    job: tuple[Pattern, ...]
    names: tuple[Pattern, ...]
    pressure: tuple[Pattern, ...]
    gloom: tuple[Pattern, ...]
    vague: tuple[Pattern, ...]
    opinion: tuple[Pattern, ...]
    polite: tuple[Pattern, ...]
    rhetorical: tuple[Pattern, ...]
    classes: dict[str, tuple[Pattern, ...]]


@cache
def tables(language: Language) -> Tables:
    """The tables of a language; the two Norwegian ones share theirs."""
    if language == "nn":
        return tables("nb")
    english = language == "en"
    families = words_en.FAMILIES if english else words_no.FAMILIES
    requests, judged, asks = (requests_en, judged_en, asks_en) if english else (requests_no, judged_no, asks_no)
    return Tables(
        job=all_of(requests.JOB, families),
        names=all_of(requests.NAMES, families),
        pressure=all_of(judged.PRESSURE, families, strict=True),
        gloom=all_of(judged.GLOOM, families, strict=True),
        vague=all_of(asks.VAGUE, families),
        opinion=all_of(asks.OPINION, families),
        polite=all_of(asks.POLITE, families),
        rhetorical=all_of(asks.RHETORICAL, families),
        classes={name: all_of(written, families) for name, written in asks.CLASSES.items()},
    )


@dataclass(frozen=True)
class Seen:
    """A pattern found in a sentence, at a place of its plain words."""

    pattern: Pattern
    sentence: Sentence
    start: int
    end: int

    @property
    def said(self) -> str:
        """The plain words found."""
        return self.sentence.plain[self.start : self.end]


def seen(patterns: Iterable[Pattern], sentence: Sentence) -> Iterator[Seen]:
    """Each pattern that stands in the sentence, at its first place."""
    plain, words, known = sentence.plain, sentence.words, sentence.known
    for pattern in patterns:
        for need in pattern.needs:
            there = known.get(need)
            if there is None:
                there = known[need] = need.met(words, plain)
            if not there:
                break
        else:
            if any(bar.met(words, plain) for bar in pattern.bars):
                continue
            for match in pattern.found.finditer(plain):
                yield Seen(pattern, sentence, match.start(), match.end())


def stands(patterns: Iterable[Pattern], sentence: Sentence) -> Seen | None:
    """The first pattern that stands in the sentence."""
    return next(seen(patterns, sentence), None)
