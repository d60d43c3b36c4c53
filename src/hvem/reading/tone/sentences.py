"""A text as sentences: where each begins and ends, which are greeting and closing lines, and the parts a finding may mark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from hvem.reading.tone.patterns import Need
from hvem.reading.tone.shapes import Language
from hvem.reading.tone.tokens import QUOTE, Token, tokens

_ABBREVIATED = frozenset(
    [
        "f.eks",
        "bl.a",
        "ca",
        "kl",
        "nr",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "m.m",
        "m.fl",
        "o.l",
        "osv",
        "jf",
        "pga",
        "evt",
        "ev",
        "dvs",
        "inkl",
        "tlf",
        "mob",
        "avd",
        "e.g",
        "i.e",
        "vs",
        "feks",
        "bla",
        "mvh",
        "sr",
        "jr",
    ]
)
_GREETING = re.compile(
    r"^(?:hei|heisann|hallo|heia|kjære|god (?:dag|morgen|kveld)|gode|morn|mørning|dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|til|to)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:med )?(?:\w+ ){0,3}(?:hilsen|hilsning|hilsener|helsing|helsingar|klem|klemmer)\b|mvh|vh|vennligst|hjertelig|alt godt|alt vel|beste|ha det|ha ei?n? fin|"
    r"takk på forh[åa]nd|på førehand takk|takk\b.{0,12}$|snakkes|vi snakkes|vi høres|"
    r"(?:\w+ )?regards|(?:all )?(?:the )?(?:very )?best\b|yours\b|sincerely|cheers|love\b|warmly|(?:with )?(?:\w+ )?(?:wishes|love|thanks)\b|thanks\b|thank you\W*$|take care|kindly\W*$|"
    r"many thanks|xx?\W*$)",
    re.IGNORECASE,
)
_JOINED_LINE = 45
_SIGNATURE_WORDS = 6
_STRONG = frozenset([";", "–", "—", ":", "-"])
_JOINING = frozenset(["men", "så", "og", "for", "eller", "but", "so", "and", "or", "ellers", "otherwise", "mens", "while"])


@dataclass(frozen=True)
class Sentence:
    """One sentence: its tokens in plain form, and whether it is the body of the text or a greeting or closing line."""

    tokens: tuple[Token, ...]
    line: str = "body"
    paragraph: int = 0

    @cached_property
    def plain(self) -> str:
        """The plain words with single spaces, one before and one after."""
        return " " + " ".join(token.plain for token in self.tokens) + " "

    @cached_property
    def words(self) -> frozenset[str]:
        """The plain words and signs."""
        return frozenset(token.plain for token in self.tokens)

    @cached_property
    def known(self) -> dict[Need, bool]:
        """Which words looked for are known to stand here or not."""
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 1
        for token in self.tokens:
            starts.append(place)
            place += len(token.plain) + 1
        return starts

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark (or holds one)."""
        return any(token.plain == "?" for token in self.tokens)

    def number_at(self, place: int) -> int:
        """The number of the token that stands at a place of `plain`."""
        return max(0, bisect_right(self._starts, place) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of the whole part of the sentence around `plain[start:end]`."""
        first, last = self.number_at(start), max(self.number_at(start), bisect_left(self._starts, end) - 1)
        while first > 0 and not self._parts_at(first):
            first -= 1
        while last + 1 < len(self.tokens) and not self._parts_at(last + 1):
            last += 1
        while last > first and self.tokens[last].plain in ",;:–—-":
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def _parts_at(self, number: int) -> bool:
        before, here = self.tokens[number - 1].plain, self.tokens[number].plain
        return before in _STRONG or (before == "," and here in _JOINING) or (here in ("men", "but") and number > 3)

    def whole(self) -> tuple[int, int]:
        """The place of the sentence in the text."""
        return self.tokens[0].start, self.tokens[-1].end


def sentences(text: str, language: Language) -> list[Sentence]:
    """The sentences of a text in order; a line that is no wrapped line ends one too."""
    found: list[Sentence] = []
    current: list[Token] = []
    paragraph = 0
    listed = tokens(text, language)
    for number, token in enumerate(listed):
        if token.plain == "\n":
            if _line_ends(text, token, listed, number):
                _close(found, current, paragraph)
                paragraph += 1
            continue
        current.append(token)
        if token.plain in ".?!…" and _sentence_ends(listed, number):
            _close(found, current, paragraph)
    _close(found, current, paragraph)
    return _with_lines(text, found)


def _close(found: list[Sentence], current: list[Token], paragraph: int) -> None:
    if any(token.plain[0].isalnum() or token.plain == QUOTE for token in current):
        found.append(Sentence(tuple(current), "body", paragraph))
    elif found and current:
        last = found.pop()
        found.append(Sentence((*last.tokens, *current), last.line, last.paragraph))
    current.clear()


def _line_ends(text: str, token: Token, listed: list[Token], number: int) -> bool:
    if number + 1 < len(listed) and listed[number + 1].plain == "\n":
        return True
    begin = text.rfind("\n", 0, token.start) + 1
    line = text[begin : token.start].rstrip()
    if not line or line[-1] in ".?!…:":
        return True
    return len(line) < _JOINED_LINE


def _sentence_ends(listed: list[Token], number: int) -> bool:
    if listed[number].plain in "?!":
        return not (number + 1 < len(listed) and listed[number + 1].plain in "?!.…")
    if listed[number].plain == "…":
        return number + 1 >= len(listed) or listed[number + 1].capital or listed[number + 1].plain == "\n"
    before = listed[number - 1].plain if number else ""
    if number + 1 >= len(listed) or listed[number + 1].plain == "\n":
        return True
    after = listed[number + 1]
    touching = listed[number].end == after.start
    if before in _ABBREVIATED or touching:
        return False
    if before.isdigit() and len(before) < 3:
        return after.capital
    return (
        after.capital
        or after.plain[0].isdigit()
        or after.plain in (QUOTE, "–", "—", "-", "(")
        or not after.plain[0].isalnum()
        or len(before) > 2
    )


def _with_lines(text: str, found: list[Sentence]) -> list[Sentence]:
    """Greeting and closing lines marked as such."""
    marked = [_as_greeting(text, sentence) if number < 2 else sentence for number, sentence in enumerate(found)]
    for number in range(len(marked) - 1, 0, -1):
        sentence = marked[number]
        start, end = sentence.whole()
        said = text[start:end]
        words = len(said.split())
        if words <= _SIGNATURE_WORDS + 2 and _CLOSING.match(said) and "?" not in said:
            for later in range(number, len(marked)):
                marked[later] = Sentence(marked[later].tokens, "closing", marked[later].paragraph)
            break
        if words > _SIGNATURE_WORDS or (said.rstrip()[-1:] in "?." and words > 2):
            break
    return marked


def _as_greeting(text: str, sentence: Sentence) -> Sentence:
    start, end = sentence.whole()
    said = text[start:end]
    if sentence.paragraph == 0 and len(said.split()) <= 5 and _GREETING.match(said) and "?" not in said:
        return Sentence(sentence.tokens, "greeting", sentence.paragraph)
    return sentence
