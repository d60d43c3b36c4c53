"""How a mail concerns the user, as its head alone tells: which way it went, with whom of the list, and who else wrote or was written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from hvem.correspondence.receiving.network import Network
from hvem.reading.boxes import is_machine
from hvem.reading.exchanges import Correspondent
from hvem.reading.heads import Top, is_written_by_hand
from hvem.reading.oneself import Me

MOST_RECIPIENTS = 10
"""A mail to more than so many is a circular, not a contact."""
FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Bearing:
    """A mail by its head: `people` it is with, those of the list only `copied` in, the `strangers` it is with.

    `why` says why it is passed over: bulk, machine, only-me, own-copy, many, stranger; empty where it is with somebody of the list.
    """

    uid: int
    top: Top
    at: datetime
    inward: bool
    digest: str
    people: tuple[UUID, ...] = ()
    copied: tuple[UUID, ...] = ()
    strangers: tuple[Correspondent, ...] = ()
    why: str = ""


def bearing_of(
    top: Top, role: str, me: Me, network: Network, *, came_at: datetime | None, now: datetime, uid: int = 0
) -> Bearing:
    """How a mail in a folder of this role concerns the user: what lies in Sent is theirs, whatever its sender's line says."""
    at = moment_of(top, came_at, now)
    mine = me.is_(top.sender) or (role == "sent" and not network.who(top.sender))
    digest = digest_of(top)
    if mine and role == "inbox":
        return Bearing(uid, top, at, False, digest, why="own-copy")
    if mine:
        return _outward(Bearing(uid, top, at, False, digest), me, network)
    return _inward(Bearing(uid, top, at, True, digest), me, network)


def _outward(start: Bearing, me: Me, network: Network) -> Bearing:
    top = start.top
    others = [one for one in top.recipients if not me.is_(one)]
    if not others:
        return _said(start, why="only-me")
    if top.bulk or top.automatic:
        return _said(start, why="bulk")
    if len(others) > MOST_RECIPIENTS:
        return _said(start, why="many")
    hidden = {one.email for one in top.copied}
    people = network.among(one for one in others if one.email not in hidden)
    copied = tuple(pk for pk in network.among(one for one in others if one.email in hidden) if pk not in people)
    strangers = tuple(one for one in others if not network.holders.get(one.email) and not is_machine(one.email))
    if not people and copied:
        people, copied = copied, ()
    return _said(start, people, copied, strangers, "" if people else "stranger")


def _inward(start: Bearing, me: Me, network: Network) -> Bearing:
    top = start.top
    sender = network.who(top.sender)
    if top.bulk:
        return _said(start, why="bulk")
    others = [one for one in top.recipients if not me.is_(one) and one.email != top.sender.email]
    if not sender:
        strangers = (top.sender,) if top.sender.email and is_written_by_hand(top) else ()
        return _said(start, strangers=strangers, why="stranger" if strangers else "machine")
    if len(others) > MOST_RECIPIENTS:
        return _said(start, why="many")
    copied = tuple(pk for pk in network.among(others) if pk not in sender)
    return _said(start, sender, copied)


def _said(
    start: Bearing, people: tuple[UUID, ...] = (), copied: tuple[UUID, ...] = (), strangers: tuple[Correspondent, ...] = (), why: str = ""
) -> Bearing:  # fmt: skip
    return Bearing(start.uid, start.top, start.at, start.inward, start.digest, people, copied, strangers, why)


def digest_of(top: Top) -> str:
    """What a mail is known by wherever it lies: its id, who wrote it and when; without an id also what it is about and to whom.

    One who takes another's id for a mail of their own does not thereby write in the other's name.
    """
    at = top.at.timestamp() if top.at else ""
    parts: tuple[object, ...] = (top.message_id, top.sender.email, at)
    if not top.message_id:
        parts += (top.subject, tuple(sorted(one.email for one in top.recipients)))
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def moment_of(top: Top, came_at: datetime | None, now: datetime) -> datetime:
    """When a mail was written: its own date, unless that lies in the future or before there was mail; then when it came."""
    latest = (came_at if came_at and came_at <= now else now) + timedelta(days=1)
    if top.at is not None and top.at.year >= FIRST_YEAR and top.at <= latest:
        return min(top.at, now) if came_at is None or came_at <= now else top.at
    return came_at if came_at is not None and came_at.year >= FIRST_YEAR and came_at <= now else now
