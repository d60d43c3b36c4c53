"""Words written as a sentence and kept as a set."""

from __future__ import annotations


def bag(said: str) -> frozenset[str]:
    """The words between blanks."""
    return frozenset(said.split())
