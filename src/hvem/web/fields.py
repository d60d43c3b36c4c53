"""What stands in a field of a form, read: a whole number, a day. Whatever is neither is None, and the page says so or leaves it out."""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days outside these years are no days of anybody's campaign, and reckoning with the last of the calendar goes over its edge."""


def figure(text: str, least: int, most: int) -> int | None:
    """The whole number from `least` to `most` that stands there in plain digits."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return int(text) if least <= int(text) <= most else None


def day_in(text: str) -> date | None:
    """The day of a date field (`2026-11-23`)."""
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
