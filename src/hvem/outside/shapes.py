"""What goes to and comes from the world's servers, without any of their libraries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Safety = Literal["tls", "starttls", "none"]
Way = Literal["password", "xoauth2"]
Trouble = Literal[
    "no-such-host", "no-answer", "refused-address", "tls", "wrong-password", "app-password-needed", "imap-off", "token-expired",
    "too-many", "full", "refused", "too-large", "gone", "broken", "not-mail", "not-calendar", "cut-off",
]  # fmt: skip
"""The ways the world fails, each with a sentence of its own in the catalogue."""


class Failed(Exception):
    """A server could not do what was asked: `trouble` names the way, `said` is the server's own line (never a secret).

    `for_now` is true where trying again later may help.
    """

    def __init__(self, trouble: Trouble, said: str = "", *, for_now: bool = False) -> None:
        super().__init__(f"{trouble}: {said}" if said else trouble)
        self.trouble, self.said, self.for_now = trouble, said[:300], for_now


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is and how one speaks to it; `private` allows an address inside one's own network."""

    host: str
    port: int
    safety: Safety = "tls"
    private: bool = False


@dataclass(frozen=True, slots=True)
class Login:
    """How one signs in: `secret` is a password, or an access token where `way` is xoauth2."""

    server: Server
    username: str
    secret: str
    way: Way = "password"

    def __repr__(self) -> str:
        return f"Login({self.server!r}, {self.username!r})"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of a mailbox as the server tells of it; `role` is inbox, sent, archive, trash, junk, drafts, all or empty (RFC 6154)."""

    name: str
    role: str = ""
    uidvalidity: int = 0
    uidnext: int = 0
    highestmodseq: int = 0
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a mail: its raw header lines (those asked for), size in bytes, and when it came to the server."""

    uid: int
    headers: bytes
    size: int = 0
    came_at: datetime | None = None
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A whole mail as it lies on the server; `cut` where it was larger than what is read and only its beginning came."""

    uid: int
    octets: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sending: accepted addresses, and those refused with the server's code and line.

    `doubtful` is true where the connection was lost after the text was handed over and before the server had answered.
    """

    accepted: tuple[str, ...] = ()
    refused: tuple[tuple[str, int, str], ...] = ()
    doubtful: bool = False
    said: str = ""
