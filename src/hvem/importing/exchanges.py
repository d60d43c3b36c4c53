"""What mail and calendars bring: who was last in contact when, letters that belong to the campaign, meetings (M1, M3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from hvem.importing.cards import Known as KnownCard
from hvem.importing.cards import card_of_correspondent, digest_of
from hvem.reading.boxes import is_machine
from hvem.reading.exchanges import Letter, Occasion
from hvem.reading.oneself import Me

MOST_RECIPIENTS = 10
"""A letter to more than so many is a circular, not a contact."""
_VIDEO = ("teams.", "zoom.", "meet.google", "whereby", "webex", "teams-møte", "teams meeting", "microsoft teams")


@dataclass(frozen=True)
class Sorted:
    """A letter as it concerns the user: which way it went and the cards of those at the other end; `why` where it is passed over."""

    letter: Letter
    number: int
    inward: bool = True
    cards: tuple[KnownCard, ...] = ()
    why: str = ""
    digest: str = ""


def sort_letter(letter: Letter, number: int, me: Me, source: Any) -> Sorted:
    """Which way a letter went, and with whom; circulars and automatic mail are passed over."""
    digest = digest_of(letter)
    mine = me.is_(letter.sender) or letter.inward is False
    others = [one for one in (letter.recipients if mine else (letter.sender,)) if not me.is_(one) and (one.email or one.name)]
    why = ""
    if letter.bulk or any(is_machine(one.email) for one in others):
        why = "bulk"
    elif letter.at is None:
        why = "no-date"
    elif not others:
        why = "only-me"
    elif len(others) > MOST_RECIPIENTS:
        why = "many"
    if why:
        return Sorted(letter, number, not mine, (), why, digest)
    cards = tuple(KnownCard(card_of_correspondent(one), number, source) for one in others)
    return Sorted(letter, number, not mine, cards, "", digest)


def moment(account: Any, at: datetime | date) -> datetime:
    """An occasion's moment: whole days begin at nine, floating times are the account's own."""
    if not isinstance(at, datetime):
        at = datetime.combine(at, time(9))
    found: datetime = account.moment(at)
    return found.astimezone(UTC)


def meeting_values(account: Any, occasion: Occasion) -> dict[str, Any]:
    """What a meeting takes from its calendar event."""
    place, said = occasion.place[:300], f"{occasion.place} {occasion.title}".lower()
    kind = (
        "video"
        if any(word in said for word in _VIDEO)
        else "phone"
        if said.startswith(("tlf", "telefon", "phone", "ring "))
        else "place"
    )
    return {
        "at": moment(account, occasion.at), "minutes": min(max(occasion.minutes or 30, 5), 600), "place": place, "place_kind": kind,
        "title": occasion.title[:300],
    }  # fmt: skip
