"""A pretended mail server in memory, for tests and the demo: the same mailbox and the same post office, without any network."""

from __future__ import annotations

import email
import email.policy
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self

from .folder_roles import by_name
from .imap_answers import header_lines
from .imap_mailbox import FIELDS, MOST_OCTETS
from .shapes import Body, Failed, Folder, Head, Login, Outcome
from .wire import Bell, ready

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Lying:
    """A mail as it lies in a pretended folder."""

    uid: int
    octets: bytes
    came_at: datetime
    seen: bool = False
    modseq: int = 1


@dataclass(slots=True)
class Shelf:
    """A pretended folder."""

    name: str
    uidvalidity: int = 1
    mails: list[Lying] = field(default_factory=list)
    nextuid: int = 1
    modseq: int = 1

    def lay(self, octets: bytes, at: datetime, *, seen: bool) -> int:
        """Lay a mail in; its uid."""
        uid, self.nextuid, self.modseq = self.nextuid, self.nextuid + 1, self.modseq + 1
        self.mails.append(Lying(uid, octets, at, seen, self.modseq))
        return uid


class PretendServer:
    """Mailboxes and a post office in one; whoever is named has a mailbox, and `opens_with` opens all of them.

    Knobs: `refuse` (recipient to code and line), `failing` (raised at the next opening or sending), `losing` (the next sending stays in doubt:
    "kept" where the letter went on its way all the same, "lost" where not).
    """

    def __init__(self, opens_with: str = "pretend") -> None:
        self.opens_with = opens_with
        self.users: dict[str, dict[str, Shelf]] = {}
        self.letters: list[tuple[str, tuple[str, ...], bytes]] = []
        self.refuse: dict[str, tuple[int, str]] = {}
        self.failing: Failed | None = None
        self.losing = ""

    def user(self, name: str) -> str:
        """Someone with a mailbox."""
        self.users.setdefault(name, {box: Shelf(box) for box in ("INBOX", "Sent", "Arkiv", "Utkast")})
        return name

    def deliver(self, name: str, octets: bytes, at: datetime = EPOCH) -> None:
        """A mail arrives."""
        self.users[self.user(name)]["INBOX"].lay(octets, at, seen=False)

    def new_uidvalidity(self, name: str, folder: str = "INBOX") -> int:
        """The folder is another from now on, its mails numbered anew."""
        shelf = self.users[name][folder]
        shelf.uidvalidity += 1
        for number, mail in enumerate(shelf.mails, 1):
            mail.uid = number
        shelf.nextuid = len(shelf.mails) + 1
        return shelf.uidvalidity

    def open_mailbox(self, login: Login, *, timeout: float = 30.0) -> PretendMailbox:
        """As `mailboxes.open_mailbox`."""
        self._let_in(login)
        return PretendMailbox(self.users[login.username])

    def check(self, login: Login, *, timeout: float = 20.0) -> None:
        """As `smtp.check`."""
        self._let_in(login)

    def send(
        self, login: Login, octets: bytes, sender: str, recipients: Sequence[str], *, dsn: bool = False, envelope_id: str = "",
        on_data: Callable[[], None] | None = None, timeout: float = 60.0, patience: float = 240.0,
    ) -> Outcome:  # fmt: skip
        """As `smtp.send`; what is for someone here arrives at once."""
        self._let_in(login)
        refused = tuple((one, *self.refuse[one]) for one in recipients if one in self.refuse)
        accepted = tuple(one for one in dict.fromkeys(recipients) if one not in self.refuse)
        if not accepted:
            return Outcome(refused=refused)
        if on_data is not None:
            on_data()
        lost, self.losing = self.losing, ""
        if lost != "lost":
            self.letters.append((sender, accepted, octets))
            for one in accepted:
                if one in self.users:
                    self.deliver(one, octets)
        return Outcome(accepted, refused, doubtful=bool(lost), said="" if lost else "2.0.0 OK")

    def _let_in(self, login: Login) -> None:
        failing, self.failing = self.failing, None
        if failing is not None:
            raise failing
        if login.username not in self.users or login.secret != self.opens_with:
            raise Failed("token-expired" if login.way == "xoauth2" else "wrong-password", "pretended")


class PretendMailbox:
    """A mailbox in memory; see `mailboxes.Mailbox`."""

    capabilities: frozenset[str] = frozenset({"IMAP4REV1", "IDLE", "CONDSTORE", "UIDPLUS", "SPECIAL-USE"})

    def __init__(self, shelves: dict[str, Shelf]) -> None:
        self._shelves = shelves
        self._open: Shelf | None = None
        self._known = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, where: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is left open."""
        self._open = None

    def folders(self) -> tuple[Folder, ...]:
        """All folders."""
        return tuple(Folder(name, by_name(name)) for name in self._shelves)

    def look_into(self, name: str) -> Folder:
        """Open a folder."""
        shelf = self._shelf(name)
        self._open, self._known = shelf, shelf.modseq
        return Folder(name, by_name(name), shelf.uidvalidity, shelf.nextuid, shelf.modseq, len(shelf.mails))

    def uids(self, since: date | None = None, after: int = 0) -> tuple[int, ...]:
        """By day and uid."""
        shelf = self._looked_into()
        self._known = shelf.modseq
        return tuple(mail.uid for mail in shelf.mails if mail.uid > after and (since is None or mail.came_at.date() >= since))

    def heads(self, uids: Sequence[int], fields: Sequence[str] = FIELDS) -> Iterator[Head]:
        """Their heads."""
        for mail in self._mails(uids):
            yield Head(mail.uid, header_lines(mail.octets, fields), len(mail.octets), mail.came_at, mail.seen)

    def bodies(self, uids: Sequence[int], most: int = MOST_OCTETS) -> Iterator[Body]:
        """Their octets, the large ones without what is attached."""
        for mail in self._mails(uids):
            large = len(mail.octets) > most
            yield Body(mail.uid, _texts(mail.octets) if large else mail.octets, cut=large)

    def find(self, message_id: str, folder: str) -> tuple[int, ...]:
        """By the exact Message-ID."""
        self.look_into(folder)
        wanted = message_id.strip().encode()
        return tuple(
            mail.uid
            for mail in self._looked_into().mails
            if header_lines(mail.octets, ("Message-ID",)).partition(b":")[2].strip() == wanted
        )

    def exchanged_with(self, address: str, since: date | None = None) -> tuple[int, ...]:
        """By address in From, To and Cc."""
        wanted = address.lower().encode()
        return tuple(
            mail.uid
            for mail in self._looked_into().mails
            if wanted in header_lines(mail.octets, ("From", "To", "Cc")).lower()
            and (since is None or mail.came_at.date() >= since)
        )

    def append(self, folder: str, octets: bytes, at: datetime, *, seen: bool = True) -> int:
        """Lay a copy in."""
        return self._shelf(folder).lay(re.sub(rb"\r?\n", b"\r\n", octets), at if at.tzinfo else at.replace(tzinfo=UTC), seen=seen)

    def wait(self, seconds: float, bell: Bell | None = None) -> bool:
        """Look every twentieth of a second."""
        shelf, until = self._looked_into(), time.monotonic() + seconds
        while shelf.modseq == self._known:
            left = min(0.05, until - time.monotonic())
            if left <= 0 or ready(left, *([bell] if bell else [])):
                return False
        return True

    def _shelf(self, name: str) -> Shelf:
        if name not in self._shelves:
            raise Failed("gone", name)
        return self._shelves[name]

    def _looked_into(self) -> Shelf:
        if self._open is None:
            raise Failed("broken", "no folder is open")
        return self._open

    def _mails(self, uids: Sequence[int]) -> list[Lying]:
        wanted = set(uids)
        return [replace(mail) for mail in self._looked_into().mails if mail.uid in wanted]


def _texts(octets: bytes) -> bytes:
    whole = email.message_from_bytes(octets, policy=email.policy.compat32)
    for part in whole.walk():
        if not part.is_multipart() and (part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment"):
            part.set_payload("")
    return whole.as_bytes()
