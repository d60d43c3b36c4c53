"""What Today says of the mail and the calendar: nothing while all goes well, a quiet line where the user is needed."""

from __future__ import annotations

from dataclasses import dataclass

from hvem.accounts.access import Seat
from hvem.correspondence.connections.states import FINE, states
from hvem.correspondence.connections.telling_states import tell_asking, tell_letters, tell_state
from hvem.correspondence.models import Calendar, Mailbox

QUESTIONS = "/connections/calendar/questions/"
PLACES = {"doubtful": "/letters/", "held": "/connections/", "without-mailbox": "/letters/", "returned": "/letters/"}


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and the page where it is mended."""

    words: str
    way: str


def notices(here: Seat) -> tuple[Notice, ...]:
    """What waits for the user: a mailbox that is not reached, a letter nobody knows of; two questions where nothing ever was connected."""
    account = here.account
    if not (Mailbox.objects.of(account).exists() or Calendar.objects.of(account).exists()):
        return ()
    found = states(account, here.now)
    troubled = [one for one in (*found.mailboxes, *found.calendars) if one.condition not in FINE]
    told = [tell_state(one, account, here.now, here.language) for one in troubled]
    lines = [Notice(f"{words.name}: {words.wrong or words.what}", "/connections/") for words in told]
    lines += [Notice(tell_asking(one, here.language), QUESTIONS) for one in found.calendars if one.asks]
    letters = [Notice(words, PLACES[name]) for name, words, urgent in tell_letters(found.letters, here.language) if urgent]
    return (*lines, *letters)
