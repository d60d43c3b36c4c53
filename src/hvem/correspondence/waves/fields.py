"""The fields of a wave's text, in curly brackets: what each is called, and a text with them filled for one person.

What cannot be filled stands as a gap in brackets, as in any letter, and a letter with a gap never leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from hvem.reading.folding import fold
from hvem.wording.catalogue import LANGUAGES, Language, say
from hvem.wording.moments import weekday, weekday_and_day

FIELDS = ("first-name", "name", "organisation", "title", "personal", "call-day", "situation", "looking-for", "path", "me")
ALSO = {
    "firma": "organisation", "company": "organisation", "organization": "organisation", "arbeidssted": "organisation",
    "tittel": "title", "role": "title", "personlig linje": "personal", "personleg linje": "personal", "egen linje": "personal",
    "eiga linje": "personal", "own line": "personal", "personal line": "personal", "ringedagen": "call-day", "ringjedagen": "call-day",
    "situasjonen": "situation", "mitt navn": "me", "namnet mitt": "me", "my name": "me", "fullt navn": "name", "full name": "name",
}  # fmt: skip
"""Other words people use for the same."""
WITHOUT = "-"
"""Stands as the personal line of one who gets none."""

_FIELD = re.compile(r"\{([^{}\n]{0,60})\}")
_LETTERS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its fields filled, and the fields that could not be."""

    text: str
    lacks: tuple[str, ...] = ()


def written(key: str, language: Language) -> str:
    """The field as one writes it in a text: `{fornavn}`."""
    return "{" + say(language, f"wave-field.{key}") + "}"


def field_of(word: str) -> str:
    """The field that is called so, in any of the languages, however it is spaced; empty where there is none."""
    return _names().get(_bare(word), "")


def fields_in(text: str) -> tuple[str, ...]:
    """The known fields a text holds, each once, in their order."""
    return tuple(dict.fromkeys(key for word in _FIELD.findall(text) if (key := field_of(word))))


def unknown_in(text: str) -> tuple[str, ...]:
    """What stands in curly brackets and is no field."""
    return tuple(dict.fromkeys(word.strip() for word in _FIELD.findall(text) if not field_of(word)))


def filled(text: str, values: Mapping[str, str], *, reader: Language, name: str) -> Filled:
    """The text with every field filled; an unknown or empty one becomes a gap in the reader's language.

    A personal line that is left out on purpose (`WITHOUT`) takes its place with it.
    """
    lacks: list[str] = []

    def fill(found: re.Match[str]) -> str:
        key = field_of(found[1])
        if not key:
            lacks.append("unknown")
            return f"[{say(reader, 'wave-gap.unknown', word=found[1].strip() or '{}')}]"
        value = _plain(values.get(key, ""))
        if key == "personal" and value == WITHOUT:
            return _NOTHING
        if not value:
            lacks.append(key)
            return f"[{say(reader, f'wave-gap.{key}', name=name)}]"
        return value

    return Filled(_closed_up(_FIELD.sub(fill, text)), tuple(dict.fromkeys(lacks)))


def with_kept(text: str, key: str, language: Language) -> str:
    """The text with one field written as the language writes it, whatever it was called."""
    return _FIELD.sub(lambda found: written(key, language) if field_of(found[1]) == key else found[0], text)


def call_words(day: date, leaves_on: date, language: Language) -> str:
    """The day of the call as the letter says it: the weekday within the week, else with its date too."""
    return weekday(day, language) if 0 < (day - leaves_on).days < 7 else weekday_and_day(day, language)


def call_forms(day: date, language: Language) -> tuple[str, str]:
    """The ways the day of a call may stand in a letter, the longer one first."""
    return weekday_and_day(day, language), weekday(day, language)


def replaced_once(text: str, words: str, other: str) -> str | None:
    """The text with these words replaced, where they stand exactly once as words of their own; else None."""
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return text[: found[0].start()] + other + text[found[0].end() :] if len(found) == 1 else None


_NOTHING = "\x00"
_ALONE = re.compile(r"(?:^|\n)[ \t]*\x00[ \t]*(?=\n|$)")


def _closed_up(text: str) -> str:
    """What is left out leaves neither an empty paragraph nor two spaces behind."""
    if _NOTHING not in text:
        return text
    text = re.sub(r"\n{3,}", "\n\n", _ALONE.sub("\n", text))
    return re.sub(r"(?m)^\x00 ?| ?\x00", "", text).strip("\n")


def _plain(value: str) -> str:
    """A value in one line, without brackets that would look like a gap."""
    return re.sub(r"[\[\]\x00]", "", " ".join(value.split()))


def _bare(word: str) -> str:
    return _LETTERS.sub("", fold(word))


@cache
def _names() -> dict[str, str]:
    found = {_bare(word): key for word, key in ALSO.items()}
    return found | {_bare(say(language, f"wave-field.{key}")): key for key in FIELDS for language in LANGUAGES}
