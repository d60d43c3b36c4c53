"""What the pages of connections show, prepared: each mailbox and calendar with its state in words, the letters, the feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from hvem.accounts.access import Seat
from hvem.accounts.models import FeedSecret
from hvem.correspondence.connections.states import State, calendar_state, calendars_of, mailbox_state, mailboxes_of, states
from hvem.correspondence.connections.telling_states import Told, tell_feed, tell_letters, tell_state
from hvem.correspondence.models import Mail
from hvem.correspondence.models.calendars import CARRIES
from hvem.correspondence.receiving.strangers import written_to_often
from hvem.wording import moments


@dataclass(frozen=True, slots=True)
class Line:
    """One mailbox or calendar as it is listed; `way` begins its addresses, `when` is the last success, for the margin."""

    row: Any
    told: Told
    state: State
    way: str
    when: str = ""

    @property
    def wrong(self) -> bool:
        """Whether something failed, rather than waits."""
        return bool(self.told.wrong)

    @property
    def rests(self) -> bool:
        """Whether the user let it rest."""
        return self.state.condition == "resting"

    @property
    def asks_secret(self) -> bool:
        """Whether only the user can let us in again."""
        return self.state.condition == "signed-out"


@dataclass(frozen=True, slots=True)
class ConnectionsPage:
    """Everything that is connected, and how it goes."""

    mailboxes: list[Line]
    calendars: list[Line]
    letters: list[tuple[str, str, bool]]
    feed: FeedSecret | None
    fetched: str
    well: bool
    hosted: bool
    often: int = 0
    carries: tuple[str, ...] = CARRIES

    @classmethod
    def of(cls, here: Seat) -> ConnectionsPage:
        """The page as things stand."""
        found = states(here.account, here.now)
        return cls(
            mailboxes=[line_of(here, one) for one in found.mailboxes],
            calendars=[line_of(here, one) for one in found.calendars],
            letters=tell_letters(found.letters, here.language),
            feed=found.feed,
            fetched=tell_feed(found, here.account, here.now, here.language),
            well=found.well,
            hosted=bool(settings.HVEM_URL),
            often=len(written_to_often(here.account)) if found.mailboxes else 0,
        )

    @property
    def none(self) -> bool:
        """Whether nothing is connected."""
        return not self.mailboxes and not self.calendars

    @property
    def lead(self) -> str:
        """Which sentence stands under the title; all is well only where everything has been read and nothing rests."""
        if not self.well:
            return "wrong"
        if self.none:
            return "none"
        in_step = all(one.state.condition == "well" for one in (*self.mailboxes, *self.calendars))
        return "well" if in_step else "quiet"


def connected(here: Seat) -> list[Line]:
    """The mailboxes and calendars there are, with how each goes."""
    mailboxes = [mailbox_state(one, here.now) for one in mailboxes_of(here.account)]
    calendars = [calendar_state(one, here.now) for one in calendars_of(here.account)]
    return [line_of(here, one) for one in (*mailboxes, *calendars)]


def line_of(here: Seat, state: State) -> Line:
    """A mailbox or calendar as it is listed."""
    way = "mail" if state.what == "mailbox" else "calendar"
    told = tell_state(state, here.account, here.now, here.language)
    return Line(state.row, told, state, f"/connections/{way}/{state.row.pk}/", _when(here, state))


def _when(here: Seat, state: State) -> str:
    if state.at is None:
        return ""
    local = here.account.local(state.at)
    if local.date() != here.today:
        return moments.short_day(local.date(), here.language)
    return moments.clock(local, here.language).removeprefix("kl. ")


def people_found(account: Any, mailbox: Any) -> int:
    """With how many of one's own people there is mail in a mailbox."""
    mails = Mail.objects.of(account).present().filter(mailbox=mailbox, about__isnull=False)
    count: int = mails.values("about").distinct().count()
    return count
