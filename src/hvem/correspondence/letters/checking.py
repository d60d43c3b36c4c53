"""The letter check: what was found in a text, why it matters and a better wording. Proposes; never rewrites (M6, M30, M40, M41)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from hvem.reading import tone
from hvem.reading.tone import Finding, Kind, Language, Use
from hvem.wording.catalogue import NoSuchText, say

RULES: Final[dict[Kind, str]] = {
    "direct-job-request": "M40",
    "asks-for-names": "M30",
    "pressure": "M40",
    "negative": "M41",
    "no-question": "M31",
    "many-asks": "M31",
    "too-long": "M4",
    "about-me": "M5",
    "vague": "M30",
}
_TOLD: Final[dict[Kind, str]] = {"negative": "M6", "too-long": "M27"}
"""The rules for what is told about oneself, in the situation line and in 20 seconds."""


@dataclass(frozen=True)
class Found:
    """One finding in words: `title` and `why` (after "because") in the writer's language, `better` in the letter's."""

    kind: Kind
    rule: str
    start: int
    end: int
    text: str
    title: str
    why: str
    better: str


@dataclass(frozen=True)
class Checked:
    """What the check says of a text; `seconds_aloud` is an estimate at about 140 words a minute."""

    language: Language
    words: int
    seconds_aloud: int
    findings: tuple[Found, ...]

    def as_document(self) -> dict[str, Any]:
        """As `hvem check --json` prints it."""
        found = [{name: value for name, value in asdict(each).items() if name != "title"} for each in self.findings]
        return {"lang": self.language, "words": self.words, "seconds_aloud": self.seconds_aloud, "findings": found}


def check(text: str, *, language: Language | None = None, kind: Use = "letter", reader: Language) -> Checked:
    """Judge a text and word what was found; `language` is the letter's own (read from it when left out), `reader` that of whoever writes it."""
    own = language or tone.language_of(text)
    found = tuple(_worded(text, one, own, kind, reader) for one in tone.findings(text, own, kind))
    return Checked(own, tone.words(text), tone.seconds_aloud(text), found)


def _worded(text: str, one: Finding, own: Language, kind: Use, reader: Language) -> Found:
    told = kind in ("pitch", "situation")
    return Found(
        kind=one.kind,
        rule=_TOLD.get(one.kind, RULES[one.kind]) if told else RULES[one.kind],
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        title=say(reader, f"check-title.{one.kind}"),
        why=_why(one, kind, reader),
        better=_better(text, one, own, kind),
    )


def _why(one: Finding, kind: Use, reader: Language) -> str:
    if one.kind == "negative" and kind in ("pitch", "situation"):
        return say(reader, "check-why.negative-told")
    if one.kind == "too-long" and kind == "pitch":
        return say(reader, "check-why.too-long-pitch")
    return _first_of(reader, f"check-why.{one.kind}-{one.cue}", f"check-why.{one.kind}")


def _better(text: str, one: Finding, own: Language, kind: Use) -> str:
    if one.kind == "too-long":
        return _shorter(text, own, kind)
    if one.kind == "many-asks":
        keep = tone.to_keep(text, own)
        return say(own, "check-better.many-asks", keep=keep) if keep else say(own, "check-better.many-asks-advice")
    return _first_of(own, f"check-better.{one.kind}-{one.cue}", f"check-better.{one.kind}")


def _shorter(text: str, own: Language, kind: Use) -> str:
    if kind == "pitch":
        most = tone.LONGEST_PITCH * tone.WORDS_A_MINUTE // 60
        return say(own, "check-better.too-long-pitch", count=tone.words(text) - most)
    return say(own, "check-better.too-long", count=tone.words(text) - tone.LONGEST_LETTER)


def _first_of(language: Language, narrow: str, wide: str) -> str:
    """The sentence for the kind and its cue where there is one, else for the kind."""
    try:
        return say(language, narrow)
    except NoSuchText:
        return say(language, wide)
