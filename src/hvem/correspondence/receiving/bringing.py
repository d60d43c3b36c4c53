"""Bringing mail from an open folder: heads are read in chunks, bodies only of mail with people in the network, and written in short slices."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hvem.campaign.models import Campaign, Conversation
from hvem.campaign.running import running
from hvem.correspondence.connections.oneself import me_of
from hvem.correspondence.models import Letter, Mail, Mailbox
from hvem.correspondence.receiving.bearings import Bearing, bearing_of
from hvem.correspondence.receiving.earlier import Read
from hvem.correspondence.receiving.network import Network, network_of
from hvem.ground.rows import slices
from hvem.outside.mailboxes import Mailbox as Opened
from hvem.outside.shapes import Body, Head
from hvem.reading.exchanges import Correspondent
from hvem.reading.heads import Top, is_from_a_list, read_head
from hvem.reading.mail.message import read_one
from hvem.reading.oneself import Me

CHUNK = 500
"""So many heads are asked for at once."""
HANDS = 40
"""So many mails with people are read before they are written: what one transaction takes."""
PILE = 1000
"""So many heads are judged before what they told is written, even where nobody was known."""
ALL: frozenset[UUID] = frozenset()
LIST = Top(Correspondent())
"""The head of a newsletter: nothing more is asked of it."""
FIELDS = (
    "Date", "From", "To", "Cc", "Bcc", "Subject", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "Precedence", "List-Id",
    "List-Unsubscribe", "List-Post", "X-Autoreply", "X-Failed-Recipients", "Content-Type", "Return-Path",
)  # fmt: skip
"""The header lines a head is judged by."""


@dataclass
class Reader:
    """What one must know to judge heads: who the user is, whose addresses are whose, and when the campaign began."""

    account: Any
    mailbox: Mailbox
    now: datetime
    me: Me
    network: Network
    campaign: Campaign

    @property
    def begun(self) -> datetime:
        """When the campaign began: what is before that is history."""
        return self.account.starts(self.campaign.started_on)  # type: ignore[no-any-return]


def reader_of(mailbox: Mailbox, *, now: datetime) -> Reader:
    """A reader of a mailbox as things stand now."""
    account = mailbox.account
    campaign = running(account, on=account.day(now))
    return Reader(account, mailbox, now, me_of(account), network_of(account), campaign)


@dataclass
class Pile:
    """What some heads told: how far they reach, in the order they were asked for, and the mails to be noted."""

    uids: list[int] = field(default_factory=list)
    bearings: list[Bearing] = field(default_factory=list)
    wanted: list[Bearing] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether it is as much as one transaction takes."""
        return len(self.wanted) >= HANDS or len(self.uids) >= PILE


def piles(
    opened: Opened, reader: Reader, uids: Sequence[int], role: str, *, since: date | None = None, only: frozenset[UUID] = ALL,
    until: float | None = None,
) -> Generator[Pile, None, None]:  # fmt: skip
    """The mails of these uids in the folder looked into, in piles each small enough to be written at once.

    `since` leaves out what was written before that day; with `only`, nothing but mail with these people is read. After `until` (of the
    machine's steady clock) no more is asked for. While a pile is written, the server is asked for the next: to be closed before the folder is left.
    """
    asking = _Asking(opened)
    try:
        yield from _piled(asking, reader, uids, role, since, only, until)
    finally:
        asking.stop()


def _piled(
    asking: _Asking,
    reader: Reader,
    uids: Sequence[int],
    role: str,
    since: date | None,
    only: frozenset[UUID],
    until: float | None,
) -> Iterator[Pile]:
    chunks = list(slices(uids, CHUNK))
    ahead = asking.heads(chunks[0]) if chunks else None
    pile, before = Pile(), None
    for number, chunk in enumerate(chunks, 1):
        if ahead is None:
            break
        heads = ahead.result()
        goes_on = number < len(chunks) and (until is None or time.monotonic() < until)
        ahead = asking.heads(chunks[number]) if goes_on else None
        found = {head.uid: bearing for head in heads if (bearing := _judged(head, role, reader, since)) is not None}
        wanted = _wanted(reader, list(found.values()), only)
        for uid in chunk:
            pile.uids.append(uid)
            if uid in found:
                pile.bearings.append(found[uid])
            if uid in wanted:
                pile.wanted.append(found[uid])
            if pile.full:
                bodies = asking.bodies(pile)
                if before is not None:
                    yield _read(*before)
                before, pile = (pile, bodies), Pile()
    last = (pile, asking.bodies(pile)) if pile.uids else None
    for one in (before, last):
        if one is not None:
            yield _read(*one)


class _Asking:
    """What is asked of the server, in its order, by a thread that does nothing else."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="asking")

    def heads(self, uids: Sequence[int]) -> Future[list[Head]]:
        """The heads of these mails."""
        return self._thread.submit(lambda: list(self._opened.heads(uids, FIELDS)))

    def bodies(self, pile: Pile) -> Future[list[Body]]:
        """The mails of a pile that are to be read."""
        uids = [one.uid for one in pile.wanted]
        return self._thread.submit(lambda: list(self._opened.bodies(uids)) if uids else [])

    def stop(self) -> None:
        """Ask for nothing more, and wait for what is under way."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def _judged(head: Head, role: str, reader: Reader, since: date | None) -> Bearing | None:
    """A head as it concerns the user; None where it is older than one looks back."""
    if role == "inbox" and is_from_a_list(head.headers):
        return Bearing(head.uid, LIST, head.came_at or reader.now, True, "", why="bulk")
    top = read_head(head.headers)
    found = bearing_of(top, role, reader.me, reader.network, came_at=head.came_at, now=reader.now, uid=head.uid)
    return found if since is None or reader.account.day(found.at) >= since else None


def _wanted(reader: Reader, found: Sequence[Bearing], only: frozenset[UUID]) -> set[int]:
    """The mails to be read in full: those with people in the network, and since the campaign began what answers or returns ours."""
    begun = reader.begun
    here = [
        one
        for one in found
        if not one.why and (not only or only & {*one.people, *one.copied}) and not (one.top.automatic and one.at < begun)
    ]
    ours = [one for one in found if one.why in ("stranger", "machine") and one.inward and one.at >= begun and not only]
    told = {one.uid for one in ours if one.top.report}
    told |= _answering(reader.account, ours)
    digests = [one.digest for one in found if one.uid in told] + [one.digest for one in here]
    rows = Mail.objects.of(reader.account).present().filter(digest__in=digests) if digests else None
    had = set(rows.values_list("digest", flat=True)) if rows is not None else set()
    fresh = {one.digest: one.uid for one in found if (one.uid in told or not one.why) and one.digest not in had}
    return set(fresh.values()) & ({one.uid for one in here} | told)


def _answering(account: Any, some: Sequence[Bearing]) -> set[int]:
    """Those that say they answer a letter of ours or a mail that is a conversation here."""
    ids = {one for bearing in some for one in bearing.top.before}
    if not ids:
        return set()
    ours = set(Letter.objects.of(account).present().filter(message_id__in=ids).values_list("message_id", flat=True))
    ours |= set(
        Conversation.objects.of(account).present().filter(message_id__in=ids, inward=False).values_list("message_id", flat=True)
    )
    return {bearing.uid for bearing in some if ours & set(bearing.top.before)}


def _read(pile: Pile, bodies: Future[list[Body]]) -> Pile:
    """The pile with its mails read; one that is no mail, or is gone meanwhile, is left out."""
    by_uid = {one.uid: one for one in pile.wanted}
    for body in bodies.result():
        if body.uid in by_uid:
            try:
                pile.reads.append(Read(by_uid[body.uid], read_one(body.octets)))
            except ValueError:
                continue
            except Exception:
                logging.getLogger("hvem").exception("A mail could not be read; the others are")
    return pile
