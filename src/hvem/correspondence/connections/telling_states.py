"""The state of what is connected, in words: what is so, what went wrong, what was kept, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from hvem.correspondence.connections.connecting import name_of
from hvem.correspondence.connections.states import State, States, Waiting
from hvem.correspondence.models import Mailbox
from hvem.wording.catalogue import Language, say, texts


@dataclass(frozen=True, slots=True)
class Told:
    """One connection in words: `what` is how it is, `wrong` what went wrong, `do` what to do; `said` the server's own line."""

    name: str
    what: str
    wrong: str = ""
    kept: str = ""
    do: str = ""
    said: str = ""


def tell_state(state: State, account: Any, now: datetime, language: Language) -> Told:
    """A mailbox or calendar in words."""
    key = f"state.{state.what}-{state.condition}"
    if state.condition == "new" and state.total:
        key = "state.mailbox-begun"
    elif state.at is None and f"{key}-never" in texts():
        key += "-never"
    what = say(language, key, at=moment(account, state.at), today=account.day(now))
    wrong, do = tell_trouble(state.trouble, host_of(state), language) if state.trouble else ("", "")
    if state.condition == "failing":
        do = f"{do} {say(language, 'state.again')}"
    if state.condition in {"late", "unfinished"}:
        do = say(language, f"state.{state.condition}-do")
    if state.asks:
        do = " ".join(filter(None, (do, tell_asking(state, language))))
    kept = say(language, "state.kept") if wrong else ""
    return Told(name_of(state.row), what, wrong, kept, do, state.said)


def tell_asking(state: State, language: Language) -> str:
    """That a calendar leaves something to the user; empty where it does not."""
    return say(language, "state.asks", count=state.asks) if state.asks else ""


def tell_trouble(trouble: str, host: str, language: Language) -> tuple[str, str]:
    """What went wrong, and what to do; one we do not know is told as a refusal."""
    key = trouble if f"trouble.{trouble}" in texts() else "refused"
    return say(language, f"trouble.{key}", host=host), say(language, f"trouble.{key}-do")


def tell_letters(letters: Waiting, language: Language) -> list[tuple[str, str, bool]]:
    """The letters that wait, a sentence each, with what it is of and whether it needs the user."""
    counts = (
        ("doubtful", letters.doubtful, True), ("held", letters.held, True), ("without-mailbox", letters.without_mailbox, True), ("returned", letters.returned, True),
        ("leaving", letters.today, False), ("leaving-later", letters.later, False),
    )  # fmt: skip
    return [(name, say(language, f"state.{name}", count=count), urgent) for name, count, urgent in counts if count]


def tell_feed(found: States, account: Any, now: datetime, language: Language) -> str:
    """When the feed was last fetched; empty where there is none."""
    if found.feed is None:
        return ""
    if found.feed.fetched_at is None:
        return say(language, "state.feed-never")
    return say(language, "state.feed-fetched", at=moment(account, found.feed.fetched_at), today=account.day(now))


def moment(account: Any, at: datetime | None) -> datetime | str:
    """A moment on the account's wall clock, to stand in a sentence."""
    return account.local(at) if at else ""


def host_of(state: State) -> str:
    """The server that is meant, as one would name it."""
    row = state.row
    if isinstance(row, Mailbox):
        return row.smtp_host if state.condition == "cannot-send" else row.imap_host
    address = str(row.address)
    return urlsplit(address if "://" in address else f"//{address}").hostname or address
