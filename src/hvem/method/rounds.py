"""A round of calls: up to five, an easy one first, then by how soon each wants to be made (M9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hvem.method.facts import Closeness

MOST_CALLS = 5
"""How many calls a round has at most: more is a day's work, not a round."""

_NEARNESS: dict[Closeness, int] = {"near": 0, "friendly": 1, "distant": 2}


@dataclass(frozen=True, slots=True)
class ToCall:
    """One call that is due: the person's id, how close they are, whether they have answered a letter, and how the last talk felt.

    `felt` runs from 1 (heavy) to 5 (light), None where nothing is known; `tries` are calls nobody took since the last talk.
    """

    person: str
    closeness: Closeness = "friendly"
    answered: bool = False
    felt: int | None = None
    tries: int = 0


def ease(call: ToCall) -> tuple[int, int, int]:
    """How easy a call is; smaller is easier: close people, then those who have answered, then those it felt light to talk with."""
    return _NEARNESS[call.closeness], 0 if call.answered else 1, -(call.felt or 3)


def call_round(due: Sequence[ToCall], most: int = MOST_CALLS) -> tuple[ToCall, ...]:
    """The round from the calls that are due, the soonest first: the easiest of all leads, so that the first is the lightest (M9)."""
    if not due:
        return ()
    first = min(due, key=ease)
    return (first, *(call for call in due if call is not first))[:most]
