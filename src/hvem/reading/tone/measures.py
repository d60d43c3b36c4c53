"""What is counted: words, seconds aloud, and how many of the sentences are about the writer."""

from __future__ import annotations

from typing import Final

from hvem.reading.tone.bags import bag
from hvem.reading.tone.sentences import Sentence

LONGEST_LETTER: Final = 150
LONGEST_PITCH: Final = 20
WORDS_A_MINUTE: Final = 140

_WRITER: Final = bag("jeg meg min mi mitt mine vi oss vår vårt våre i me my mine myself we us our ours mæ")
_READER: Final = bag(
    "du deg din di ditt dine dere deres you your yours yourself dykkar dykk takk thanks gratulerer congratulations"
)
_CALLS: Final = bag("fortell si sei skriv ring les se hils tell let please call write say give send husk håper")


def words(text: str) -> int:
    """The words of a text: runs of signs that are no blanks."""
    return len(text.split())


def seconds_aloud(text: str) -> int:
    """An estimate of how long the text takes to say, at about 140 words a minute."""
    return round(words(text) * 60 / WORDS_A_MINUTE)


def about_writer(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences about the writer where they are more than two thirds of the letter's own sentences; else none."""
    body = [sentence for sentence in sentences if sentence.line == "body"]
    names = {
        token.plain for sentence in sentences if sentence.line == "greeting" for token in sentence.tokens[1:] if token.capital
    }
    own = [sentence for sentence in body if _of_writer(sentence, names)]
    return own if body and 3 * len(own) > 2 * len(body) else []


def _of_writer(sentence: Sentence, names: set[str]) -> bool:
    plain = [token.plain for token in sentence.tokens]
    if not _WRITER.intersection(plain):
        return False
    if _READER.intersection(plain) or plain[0] in _CALLS - {"håper"}:
        return False
    return not any(token.capital and token.plain in names for token in sentence.tokens)
