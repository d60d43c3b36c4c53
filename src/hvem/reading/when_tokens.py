"""Cutting a note into words, numbers and signs, each with what it may mean, and the grammar that joins them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import Any

from hvem.reading.when_calendar import Span
from hvem.reading.when_typing import meant

Meanings = dict[str, Any]
"""What a word or phrase may mean, by kind in capitals: {"MONTH": 5}."""


@dataclass(slots=True)
class Token:
    """A word, number, sign or phrase: `word` is in lower case (empty for a phrase), start and end are places in the text."""

    word: str
    raw: str
    start: int
    end: int
    kinds: Meanings = field(default_factory=dict)


_SHAPES = re.compile(
    r"(?P<other>\S{0,80}@\S+|https?://\S+|www\.\S+|\+\d[\d ]*)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?![\d-]))"
    r"|(?P<gap>(?<=\d{4}-\d\d-\d\d)T(?=\d\d:\d\d))"
    r"|(?P<dmy>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d:]|[./-]\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}\.?(?![\d/]))"
    r"|(?P<colon>\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}(?!\d|\.\d)\.?)"
    r"|(?P<decimal>\d+(?:[.,]\d+)+)"
    r"|(?P<rank>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<code>\d+[^\W\d_]{1,30}\b(?<!\d[ap]m)(?<!\dish))"
    r"|(?P<number>\d{1,8}(?:ish\b)?)(?P<point>\.(?!\d))?"
    r"|(?P<sign>[^\w\s]|_)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<rest>\S)"
)
_PHONE = re.compile(
    r"(?<![\d.,/:-])(?:\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|\d{3} \d{3} \d{2,3}|(?!20[2-9]\d )\d{4} \d{4}|\d{8,})(?![\d.:/-])"
)
_SPAN_UNITS = {
    "d": ("days", 1),
    "u": ("days", 7),
    "w": ("days", 7),
    "mnd": ("months", 1),
    "h": ("minutes", 60),
    "min": ("minutes", 1),
}
_SHORT_SPAN = re.compile(r"(\d{1,3})(d|u|w|mnd|h|min)")
"""Counted time in short: om 14d, in 2w."""
_LEADS = {"kl", "uke", "u", "week", "w", "veke", "uka", "wk", "q", "h"}
"""Words that a number may touch: kl10, uke7."""


def words_of(text: str) -> frozenset[str]:
    """The words of a table that is written as one text."""
    return frozenset(text.split())


def tokens_of(text: str, words: dict[str, Meanings], short: frozenset[str]) -> list[Token]:
    """The tokens of a text; `words` says what a word may mean, `short` which words swallow a point after them."""
    phones = {match.start(): match.end() for match in _PHONE.finditer(text)}
    found: list[Token] = []
    place = 0
    while match := _SHAPES.search(text, place):
        start, place = match.start(), match.end()
        if start in phones:
            place = phones[start]
            found.append(Token("", text[start:place], start, place))
            continue
        if match.lastgroup == "gap":
            continue
        shape = match.lastgroup if match.lastgroup not in ("point", "mark") else "number"
        before = found[-1] if found else None
        ends = before is not None and before.word == "jul" and text[place : place + 2].strip()[:1].isupper()
        if before and before.end == start and shape == "sign" and match.group() == "." and before.word in short and not ends:
            before.end = place
            continue
        token = Token(match.group().lower().replace("’", "'"), match.group(), start, place)
        token.kinds = _meanings(token, match, shape or "", words)
        touching = before is not None and before.end == start and before.raw[-1:].isalpha()
        if shape == "slash" and before and "WEEKWORD" in before.kinds:
            token.kinds = {"NUM": int(token.word.split("/")[0])}
        if before and touching and shape not in {"sign", "word"} and before.word not in _LEADS:
            token.kinds = {}
        found.append(token)
    return found


def _meanings(token: Token, match: re.Match[str], shape: str, words: dict[str, Meanings]) -> Meanings:
    if shape in ("word", "sign"):
        return dict(words.get(token.word) or words.get(meant(token.word), {}))
    if shape == "number":
        digits = match.group("number")
        if digits.endswith("ish"):
            return {"HM": (int(digits[:-3]), 0, False)} if len(digits) < 6 and int(digits[:-3]) <= 24 else {}
        return _number(digits, match.group("point") is not None)
    if shape == "rank":
        number = int(token.word[:-2])
        return {"RANK": number, **({"DAY": number, "NTH": number} if 1 <= number <= 31 else {})}
    parts = [int(one) for one in re.findall(r"\d+", token.word)]
    if shape in ("slash", "dotted"):
        return _pair(parts[0], parts[1], token.word, shape)
    if shape == "colon":
        return {"HM": (parts[0], parts[1], len(token.word) > 4)} if parts[0] <= 24 and parts[1] < 60 else {}
    if shape == "dmy":
        year = parts[2] + 2000 if parts[2] < 100 else parts[2]
        return {"YMD": (year, parts[1], parts[0])}
    if shape == "iso":
        return {"YMD": (parts[0], parts[1], parts[2])}
    if shape == "code" and (short := _SHORT_SPAN.fullmatch(token.word)):
        return {"SPANOF": Span(**{_SPAN_UNITS[short[2]][0]: int(short[1]) * _SPAN_UNITS[short[2]][1]})}
    if shape == "decimal" and len(parts) == 2:
        return {"DECIMAL": float(token.word.replace(",", "."))}
    return {}


def _number(digits: str, pointed: bool) -> Meanings:
    number = int(digits)
    kinds: Meanings = {"NUM": number}
    if len(digits) == 4:
        if 1900 <= number < 2200:
            kinds["YEAR"] = number
        if number // 100 < 24 and number % 100 < 60:
            kinds["FIGURES"] = (number // 100, number % 100, True)
    if len(digits) <= 3 and number:
        kinds["COUNT"] = float(number)
    if len(digits) <= 2:
        if 1 <= number <= 31:
            kinds["DAY"] = number
        if number <= 24:
            kinds["HOUR"] = (number, 0, digits[0] == "0" or number > 12)
        if pointed and 1 <= number <= 31:
            kinds["NTH"] = kinds["RANK"] = number
    return kinds


def _pair(one: int, two: int, word: str, shape: str) -> Meanings:
    kinds: Meanings = {}
    if 1 <= one <= 31 and 1 <= two <= 12:
        kinds["DM"] = (one, two)
    if shape == "slash":
        return kinds
    clear = len(word.rstrip(".").split(".")[1]) == 2
    if clear and one <= 24 and two < 60:
        kinds["AMBIGUOUS" if kinds else "HM"] = (one, two, word.index(".") == 2)
    if not word.endswith("."):
        kinds["DECIMAL"] = float(word)
    return kinds


class Match:
    """A run of tokens that a pattern took, and the kinds by which it took them."""

    def __init__(
        self, at: datetime, tokens: list[Token], labels: tuple[str, ...], before: Token | None, after: Token | None
    ) -> None:
        self.at, self.tokens, self.labels, self.before, self.after = at, tokens, labels, before, after

    def all(self, kind: str) -> list[Any]:
        """Every value that was taken as this kind, in order."""
        return [one.kinds[kind] for one, label in zip(self.tokens, self.labels, strict=True) if label == kind]

    def get(self, kind: str) -> Any:
        """The first value that was taken as this kind, or None."""
        return next(iter(self.all(kind)), None)


Builder = Callable[[Match], Meanings | None]
Rules = Iterable[tuple[str, Builder]]


class _Node:
    __slots__ = ("builder", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.builder: Builder | None = None


class Grammar:
    """Patterns over tokens: KINDS in capitals, words in lower case, `a|b` either, `?` may be left out.

    Left to right the longest pattern that its builder accepts replaces its tokens by one phrase.
    """

    def __init__(self, rules: Rules) -> None:
        self._root = _Node()
        for pattern, builder in rules:
            choices = [
                [*part.rstrip("?").split("|"), *([""] if part[-1] == "?" and len(part) > 1 else [])] for part in pattern.split()
            ]
            for labels in product(*choices):
                node = self._root
                for label in filter(None, labels):
                    node = node.next.setdefault(label, _Node())
                node.builder = node.builder or builder

    def rewrite(self, tokens: list[Token], at: datetime) -> list[Token]:
        """The tokens with each phrase that was understood joined into one."""
        done: list[Token] = []
        place = 0
        while place < len(tokens):
            joined = self._best(tokens, place, at, done[-1] if done else None)
            done.append(joined[0] if joined else tokens[place])
            place += joined[1] if joined else 1
        return done

    def _best(self, tokens: list[Token], place: int, at: datetime, before: Token | None) -> tuple[Token, int] | None:
        first = self._root.next
        if tokens[place].word not in first and first.keys().isdisjoint(tokens[place].kinds):
            return None
        found = sorted(_walk(self._root, tokens, place, ()), key=lambda one: -len(one[0]))
        for labels, builder in found:
            taken = tokens[place : place + len(labels)]
            after = tokens[place + len(labels)] if place + len(labels) < len(tokens) else None
            kinds = builder(Match(at, taken, labels, before, after))
            if kinds is not None:
                same = taken[0].kinds if len(taken) == 1 else {}
                word = taken[0].word if len(taken) == 1 else ""
                return Token(word, " ".join(one.raw for one in taken), taken[0].start, taken[-1].end, {**same, **kinds}), len(
                    taken
                )
        return None


def _walk(node: _Node, tokens: list[Token], place: int, labels: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Builder]]:
    if node.builder is not None and labels:
        yield labels, node.builder
    if place >= len(tokens) or not node.next:
        return
    token = tokens[place]
    for label in (token.word, *token.kinds):
        if label and label in node.next:
            yield from _walk(node.next[label], tokens, place + 1, (*labels, label))
