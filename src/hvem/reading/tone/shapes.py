"""What is found in a text: a kind, its place and the words that gave it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Use = Literal["letter", "ask", "pitch", "situation"]
USES: tuple[Use, ...] = get_args(Use)
Kind = Literal[
    "direct-job-request",
    "asks-for-names",
    "pressure",
    "negative",
    "no-question",
    "many-asks",
    "too-long",
    "about-me",
    "vague",
]


@dataclass(frozen=True)
class Finding:
    """One thing to look at: its kind, where it stands (`text[start:end]`), and the cue: the rule's word for what was seen there."""

    kind: Kind
    start: int
    end: int
    cue: str
