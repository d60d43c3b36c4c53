"""The catalogue: one TOML file a room in `texts/`, each key with its sentence in bokmål, nynorsk and English."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from hvem.wording.moments import worded
from hvem.wording.quotes import nested
from hvem.wording.rows import begun

Language = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FOLDER = Path(__file__).parent / "texts"
LARGEST = 12
"""Up to so many are said in words, a larger number in figures."""


class NoSuchText(KeyError):
    """A key that stands in no file of the catalogue."""


@cache
def texts() -> dict[str, dict[str, str | dict[str, str]]]:
    """All sentences by key and language; a sentence is text, or a table `one`/`other` chosen by the fact `count`."""
    found: dict[str, dict[str, str | dict[str, str]]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for group, keys in tomllib.loads(path.read_text("utf-8")).items():
            for key, sentence in keys.items():
                found[f"{group}.{key}"] = sentence
    return found


def say(language: Language, key: str, /, **facts: object) -> str:
    """The sentence of `key` in `language`, filled with `facts`; dates and numbers are written the way the language does.

    With the fact `today`, days near it are said as one does: yesterday, Thursday. The fact `count` also stands as `{counted}`, in words where
    it is small, and as `{Counted}` where it begins the sentence. Raises `NoSuchText` where the key is unknown.
    """
    try:
        sentence = texts()[key][language]
    except KeyError:
        raise NoSuchText(key) from None
    if isinstance(sentence, dict):
        sentence = sentence["one" if facts.get("count") == 1 else "other"]
    if not facts:
        return sentence
    today = facts.get("today")
    near = today if isinstance(today, date) else None
    filled = {name: worded(value, language, near) for name, value in facts.items()}
    if language == "en" and near:
        sentence = _without_on(sentence, filled, facts)
    for name, value in filled.items():
        if isinstance(value, str) and (f"«{{{name}}}»" in sentence or f"“{{{name}}}”" in sentence):
            filled[name] = nested(value)
    count = facts.get("count")
    if "ounted}" in sentence and isinstance(count, int):
        filled |= {"counted": number(language, count), "Counted": number(language, count, start=True)}
    return sentence.format_map(filled)


def number(language: Language, count: int, *, start: bool = False) -> str:
    """A small number in words, as it stands in a sentence or with `start` begins one; a larger one in figures, and nothing as 0."""
    if not 1 <= count <= LARGEST:
        return str(worded(count, language))
    word = say(language, f"number.n{count}")
    return begun(word) if start else word


def _without_on(sentence: str, filled: dict[str, object], facts: dict[str, object]) -> str:
    """English says "on Thursday" but "yesterday": the word falls away before the near days."""
    for name, value in filled.items():
        if isinstance(facts[name], date) and str(value).startswith(("yesterday", "today", "tomorrow")):
            sentence = sentence.replace(f"on {{{name}}}", f"{{{name}}}")
    return sentence
