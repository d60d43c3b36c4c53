"""What to ask when unsure, and which of it nobody has answered yet (M31)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Question = Literal["who", "in-my-place", "whom-you", "ideas", "cv", "cv-change", "mails", "groups", "reading"]
QUESTIONS: tuple[Question, ...] = ("who", "in-my-place", "whom-you", "ideas", "cv", "cv-change", "mails", "groups", "reading")
"""Who should I talk to, what would you do in my place, whom would you have talked to, other ideas, the CV and what to change in
it, are my mails clear, groups to join, books and publications."""

ADVICE_ANSWERS: dict[str, Question] = {"cv": "cv-change", "join": "groups", "read": "reading"}
"""The question that a kind of advice is an answer to."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A question of the bank and how many people have answered it."""

    question: Question
    people: int


def coverage(answered: Mapping[str, int]) -> tuple[Covered, ...]:
    """The questions with how many have answered each, those nobody has answered first (M31)."""
    found = [Covered(question, answered.get(question, 0)) for question in QUESTIONS]
    return tuple(sorted(found, key=lambda one: one.people))
