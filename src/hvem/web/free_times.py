"""Free times suggested where a letter is written: the words for each length of a meeting, and what they go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hvem.accounts.access import Seat
from hvem.correspondence.calendars.offering import LENGTHS, Basis, goes_by, offers, with_times
from hvem.correspondence.letters.gathering import own_name
from hvem.wording.catalogue import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Times:
    """The words in the letter's language for each length (minutes) one can be free for, and what they go by."""

    choices: Sequence[tuple[int, str]]
    by: Basis
    language: Language

    @classmethod
    def of(cls, here: Seat, language: str) -> Times:
        """The times there are now."""
        own = _language(language)
        return cls(tuple(offers(here, own).items()), goes_by(here.account, here.now), own)


def times_put_in(here: Seat, fields: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    """The texts with the times of the length the form asks for, above their closing; as they were where none is asked for or free."""
    asked = str(fields.get("times", ""))
    minutes = next((one for one in LENGTHS if str(one) == asked), 0)
    language = _language(str(fields.get("language") or fields.get("in", "")))
    words = offers(here, language, lengths=[minutes]).get(minutes, "") if minutes else ""
    if not words:
        return dict(texts)
    return {
        name: with_times(text, words, language, sender=own_name(here)) if text.strip() else text for name, text in texts.items()
    }


def _language(text: str) -> Language:
    return next((one for one in LANGUAGES if one == text), "nb")
