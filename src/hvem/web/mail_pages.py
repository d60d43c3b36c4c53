"""What the pages that connect a mailbox show: the address, then how it is reached and the password, then two questions, then how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings

from hvem.accounts.access import Seat
from hvem.correspondence.connections.reaching import provider_of, sign_in_of
from hvem.correspondence.connections.states import begun, states
from hvem.correspondence.connections.telling_states import tell_trouble
from hvem.correspondence.connections.trying import Reach, Tried
from hvem.correspondence.models import Mailbox
from hvem.outside.settings_found import Found
from hvem.web.connection_pages import Line, line_of, people_found
from hvem.wording.catalogue import say, texts

SAFETIES = ("tls", "starttls", "none")
FIELDS = ("imap_host", "imap_port", "smtp_host", "smtp_port", "password")
"""The fields that can be wrong, in the order they stand."""
STEPS = 6
"""So many steps to an app password at the most."""
YEARS = (1, 3, 5)
ALL = date(1990, 1, 1)
"""Nobody's mail is older than this."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why it did not go: what happened, which of the two failed, what to do, and the server's own line."""

    wrong: str
    do: str
    part: str = ""
    said: str = ""
    about: str = ""

    @classmethod
    def of(cls, here: Seat, tried: Tried, host: str) -> Trouble:
        """What came of trying, in words."""
        wrong, do = tell_trouble(tried.trouble, host, here.language)
        part = say(here.language, "connect.part-smtp") if tried.part == "smtp" else ""
        return cls(
            wrong, do, part, tried.said, "secret" if tried.trouble in SECRETS else "reach" if tried.trouble in REACHES else ""
        )


SECRETS = frozenset({"wrong-password", "app-password-needed", "token-expired"})
REACHES = frozenset({"no-such-host", "no-answer", "refused-address", "tls", "not-mail", "not-calendar", "broken", "refused"})


@dataclass(frozen=True, slots=True)
class ConnectPage:
    """Connecting a mailbox: `reach` is None while the address is asked for; `mailbox` is one that is changed.

    `steps` lead to an app password with the provider, `oauth` is its own sign-in where the host has one, `no_way` says why no program
    is let in at all.
    """

    address: str = ""
    reach: Reach | None = None
    mailbox: Mailbox | None = None
    provider: str = ""
    name: str = ""
    needs: str = "password"
    page: str = ""
    steps: tuple[str, ...] = ()
    oauth: str = ""
    no_way: str = ""
    source: str = ""
    elsewhere: bool = False
    asks_name: bool = False
    trouble: Trouble | None = None
    complaints: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    local: bool = True

    @property
    def safeties(self) -> tuple[str, ...]:
        """The kinds of safety one may choose: none only on one's own machine."""
        return SAFETIES if self.local else SAFETIES[:2]

    @property
    def opens(self) -> bool:
        """Whether the settings are shown unfolded: nothing was found, or something is wrong with them."""
        if self.trouble is not None:
            return self.trouble.about != "secret"
        return not self.found or bool(set(self.complaints) - {"password"}) or self.mailbox is not None

    @property
    def found(self) -> bool:
        """Whether there are settings to ask about: they were found, or the user has typed them."""
        return bool(self.reach and self.reach.imap_host)

    @property
    def name_apart(self) -> bool:
        """Whether the user name stands beside the password: it may be the one that is wrong."""
        return not self.asks_name and self.trouble is not None and self.trouble.about == "secret"

    @property
    def begins(self) -> str:
        """The field where the user goes on: the first that cannot be, or the one the trouble is about."""
        wrong = next((name for name in FIELDS if name in self.complaints), "")
        if wrong or self.trouble is None:
            return wrong
        at = "smtp_host" if self.trouble.part else "imap_host"
        return {"secret": "password", "reach": at}.get(self.trouble.about, "")

    @property
    def secret_word(self) -> str:
        """What the password is called here."""
        return "app-password" if self.needs == "app-password" else "bridge-password" if self.needs == "bridge" else "password"


def page_of(reach: Reach, *, source: str = "known", elsewhere: bool = False, **more: Any) -> ConnectPage:
    """The page of the password, for a mailbox reached like this."""
    provider = provider_of(reach.provider)
    needs: str = provider.needs if provider else "password"
    oauth = provider.oauth if provider and provider.oauth and sign_in_of(provider.oauth) else ""
    return ConnectPage(
        address=reach.address, reach=reach, provider=reach.provider, name=provider.name if provider else "", needs=needs,
        page=provider.page if provider else "", steps=steps_of(reach.provider) if needs in {"app-password", "bridge"} else (), oauth=oauth,
        no_way=no_way(needs, oauth), source=source, elsewhere=elsewhere, asks_name=bool(provider and provider.names == "own"),
        local=not settings.HVEM_URL, **more,
    )  # fmt: skip


def found_page(found: Found, reach: Reach, **more: Any) -> ConnectPage:
    """The page of the password, with what was found."""
    return page_of(reach, source=found.source, elsewhere=found.elsewhere, **more)


def steps_of(provider: str) -> tuple[str, ...]:
    """The keys of the steps to a password for programs."""
    return tuple(key for number in range(1, STEPS + 1) if (key := f"steps.{provider}-{number}") in texts())


def no_way(needs: str, oauth: str) -> str:
    """Why the provider lets no program in as things are; empty where it does."""
    if needs == "oauth" and not oauth:
        return "oauth"
    if needs == "bridge" and settings.HVEM_URL:
        return "bridge"
    return "none" if needs == "none" else ""


@dataclass(frozen=True, slots=True)
class MailboxPage:
    """One mailbox: the question that is next, or how far the first reading is and what was found."""

    line: Line
    mailbox: Mailbox
    ask: str
    mine: tuple[tuple[str, bool], ...]
    people: int
    years: tuple[int, ...] = YEARS

    @classmethod
    def of(cls, here: Seat, mailbox: Mailbox, found: Mapping[str, Any] | None = None, *, ask: str = "") -> MailboxPage:
        """The page as things stand; `found` are the addresses seen in Sent when it was connected, `ask` a question that is asked again."""
        state = next(one for one in states(here.account, here.now).mailboxes if one.row.pk == mailbox.pk)
        ask = ask or ("" if begun(mailbox) else "mine" if mailbox.asked_mine_on is None else "since")
        mine = _mine(here, mailbox, found or {}) if ask == "mine" else ()
        return cls(line_of(here, state), mailbox, ask, mine, people_found(here.account, mailbox))

    @property
    def reads(self) -> bool:
        """Whether the first reading goes on."""
        return self.line.state.condition in {"reading", "new"} and self.mailbox.looked_back_at is None

    @property
    def partly(self) -> bool:
        """Whether the first reading was begun and is held up."""
        return not self.reads and self.mailbox.looked_back_at is None and self.line.state.total > 0

    @property
    def done(self) -> bool:
        """Whether it has looked back."""
        return self.mailbox.looked_back_at is not None and self.mailbox.looks_back_from is not None


def _mine(here: Seat, mailbox: Mailbox, found: Mapping[str, Any]) -> tuple[tuple[str, bool], ...]:
    """The addresses that may be the user's, with whether each is ticked: those they have said, this one, and those they write from."""
    sure = [mailbox.address, *here.membership.me_emails, *found.get("often", ())]
    seen: dict[str, tuple[str, bool]] = {}
    for one in sure:
        seen.setdefault(one.casefold(), (one, True))
    for one in found.get("mine", ()):
        seen.setdefault(one.casefold(), (one, False))
    return tuple(seen.values())
