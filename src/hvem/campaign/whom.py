"""Whom something concerns: someone who is here, or a card that becomes a person in the same deed."""

from __future__ import annotations

from hvem.ground.deeds import Deed
from hvem.people.entering import enter
from hvem.people.models import Person, Source
from hvem.reading.card import Card

Whom = Person | Card | None


def whom(deed: Deed, one: Whom) -> Person | None:
    """The person meant; a card is entered as somebody new, chosen from today."""
    if not isinstance(one, Card):
        return one
    source = deed.add(Source(kind="line", at=deed.at))
    return enter(deed, one, source=source, chosen_on=deed.account.day(deed.at))
