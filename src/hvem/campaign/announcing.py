"""The call a letter announced, when something came of the letter: it came back, they are away, they want peace (M3)."""

from __future__ import annotations

from typing import Any

from hvem.campaign.models import Campaign, Conversation, Promise
from hvem.campaign.running import workdays_of
from hvem.ground.deeds import Deed, rows_of
from hvem.people.models import Person

CAME_BACK, WANTS_PEACE = "came-back", "wants-peace"


def follow_letters(deed: Deed, campaign: Campaign) -> None:
    """What the deed told of letters moves the calls they announced: past the days away, or away with a letter that came back."""
    talks: dict[Any, Any] = {row.pk: row for row in rows_of(deed.changes, Conversation)}
    touched = {pk: row for pk, row in talks.items() if row.bounced_on or row.away_until}
    if not touched:
        return
    days = workdays_of(campaign)
    for row in _announced(deed).filter(conversation__in=list(touched)):
        letter = touched[row.conversation_id]
        if letter.bounced_on:
            deed.change(row, lapsed_on=letter.bounced_on, lapsed_why=CAME_BACK)
        elif row.due_on and letter.away_until and row.due_on <= letter.away_until:
            deed.change(row, due_on=days.add(letter.away_until, 1))


def let_go(deed: Deed, person: Person) -> None:
    """They want peace: no call is owed any more that was only announced."""
    for row in _announced(deed).filter(to=person):
        deed.change(row, lapsed_on=deed.account.day(deed.at), lapsed_why=WANTS_PEACE)


def _announced(deed: Deed) -> Any:
    return Promise.objects.of(deed.account).open().mine().filter(act="call", rule="M3")
