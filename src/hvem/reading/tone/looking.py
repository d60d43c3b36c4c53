"""The tables compiled, and the looking for them in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hvem.reading.tone import asks_en, asks_no, judged_en, judged_no, requests_en, requests_no, words_en, words_no
from hvem.reading.tone.patterns import Pattern, all_of
from hvem.reading.tone.sentences import Sentence
from hvem.reading.tone.shapes import Language


class Listed:
    """Patterns of one sort, found by the words they cannot be without."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        """Index each pattern by the need that is whole words and has the fewest."""
        self._by_word: dict[str, list[tuple[int, Pattern]]] = {}
        self._always: list[tuple[int, Pattern]] = []
        for number, pattern in enumerate(patterns):
            whole = [need.whole for need in pattern.needs if need.rest is None]
            for word in min(whole, key=len, default=frozenset()):
                self._by_word.setdefault(word, []).append((number, pattern))
            if not whole:
                self._always.append((number, pattern))

    def worth_trying(self, sentence: Sentence) -> list[Pattern]:
        """Those that may stand in the sentence, in the order they are written."""
        found = dict(self._always)
        for word in sentence.words:
            found.update(self._by_word.get(word, ()))
        return [found[number] for number in sorted(found)]


@dataclass(frozen=True)
class Tables:
    """All patterns of one language, by what they tell."""

    job: Listed
    names: Listed
    pressure: Listed
    gloom: Listed
    vague: Listed
    opinion: Listed
    polite: Listed
    rhetorical: Listed
    classes: dict[str, Listed]


def _listed(written: str, families: Mapping[str, str], *, strict: bool = False) -> Listed:
    return Listed(all_of(written, families, strict=strict))


@cache
def tables(language: Language) -> Tables:
    """The tables of a language; the two Norwegian ones share theirs."""
    if language == "nn":
        return tables("nb")
    english = language == "en"
    families = words_en.FAMILIES if english else words_no.FAMILIES
    requests, judged, asks = (requests_en, judged_en, asks_en) if english else (requests_no, judged_no, asks_no)
    return Tables(
        job=_listed(requests.JOB, families),
        names=_listed(requests.NAMES, families),
        pressure=_listed(judged.PRESSURE, families, strict=True),
        gloom=_listed(judged.GLOOM, families, strict=True),
        vague=_listed(asks.VAGUE, families),
        opinion=_listed(asks.OPINION, families),
        polite=_listed(asks.POLITE, families),
        rhetorical=_listed(asks.RHETORICAL, families),
        classes={name: _listed(written, families) for name, written in asks.CLASSES.items()},
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


def seen(patterns: Listed, sentence: Sentence) -> Iterator[Seen]:
    """Each pattern that stands in the sentence, at its first place."""
    plain, words, known = sentence.plain, sentence.words, sentence.known
    for pattern in patterns.worth_trying(sentence):
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


def stands(patterns: Listed, sentence: Sentence) -> Seen | None:
    """The first pattern that stands in the sentence."""
    return next(seen(patterns, sentence), None)
