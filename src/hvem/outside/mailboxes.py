"""A person's mailbox, looked into and never changed but for the copy of what was sent: nothing is marked as read, nothing deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from .imap_mailbox import FIELDS, MOST_OCTETS, ImapMailbox
from .shapes import Body, Folder, Head, Login
from .wire import Bell

__all__ = ["FIELDS", "MOST_OCTETS", "Bell", "Mailbox", "open_mailbox"]


class Mailbox(Protocol):
    """One mailbox, open; every method may raise Failed. Folders go by their names, mails by their uids in the folder looked into."""

    capabilities: frozenset[str]

    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, where: TracebackType | None) -> None: ...
    def folders(self) -> tuple[Folder, ...]:
        """All folders that hold mail, with their roles; no counts."""
        ...

    def look_into(self, name: str) -> Folder:
        """Open a folder for reading only; Failed("gone") where there is none."""
        ...

    def uids(self, since: date | None = None, after: int = 0) -> tuple[int, ...]:
        """The mails that came on or since a day, and have a uid above `after`, ascending."""
        ...

    def heads(self, uids: Sequence[int], fields: Sequence[str] = FIELDS) -> Iterator[Head]:
        """Their heads as they come; mails gone meanwhile are left out."""
        ...

    def bodies(self, uids: Sequence[int], most: int = MOST_OCTETS) -> Iterator[Body]:
        """Their whole octets; of one larger than `most` bytes all texts come whole and attachments without content (`cut`)."""
        ...

    def find(self, message_id: str, folder: str) -> tuple[int, ...]:
        """The mails of a folder that bear exactly this Message-ID, `<…>` included."""
        ...

    def exchanged_with(self, address: str, since: date | None = None) -> tuple[int, ...]:
        """The mails of the folder looked into that are from, to or copied to an address, and came on or since a day, ascending."""
        ...

    def append(self, folder: str, octets: bytes, at: datetime, *, seen: bool = True) -> int:
        """Lay a copy into a folder; its uid where the server tells it, else 0."""
        ...

    def wait(self, seconds: float, bell: Bell | None = None) -> bool:
        """Wait for new mail in the folder looked into; false when the time is up or the bell rings."""
        ...

    def close(self) -> None:
        """Say goodbye and hang up."""
        ...


def open_mailbox(login: Login, *, timeout: float = 30.0) -> Mailbox:
    """A mailbox, signed in to; to be used in a `with`. Waits at most `timeout` seconds for each answer. Raises Failed."""
    return ImapMailbox(login, timeout)
