"""Why the product proposes something: the rule, the sentence's key and the facts that fill it. Words live in `wording/`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Fact = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: `rule` is a number of the method (`M33`), `key` a sentence in the wording catalogue, `facts` what fills it."""

    rule: str
    key: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, rule: str, key: str, **facts: Fact) -> Reason:
        """A reason with its facts given by name."""
        return cls(rule, key, tuple(facts.items()))
