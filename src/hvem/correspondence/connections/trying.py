"""Trying a connection while the user waits: does it answer, does it let one in; nothing is kept, nothing is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from typing import Any

from hvem.correspondence.connections.signing_in import (
    imap_login,
    may_be_private,
    note_failure,
    note_not_sent,
    note_sent,
    smtp_login,
)
from hvem.correspondence.models import Calendar, Mailbox
from hvem.ground.sealing import WrongKey, unseal
from hvem.outside import fetching, smtp
from hvem.outside.caldav import CalendarAt, open_calendars
from hvem.outside.fetching import Fetched
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed, Login, Safety, Server, Way
from hvem.outside.unsaid import secrets_of, unsaid

PATIENCE = 12.0
"""Seconds each answer is waited for, while somebody waits for the page."""
LOOKED_THROUGH = 200
"""So many of the latest sent mails tell which addresses are one's own."""
MOST_MINE = 8
MOST_OCTETS = 8 << 20
"""A calendar file larger than this is none that anybody keeps by hand."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a mailbox is reached, as it was found or typed: IMAP to read, SMTP to send; no secret."""

    address: str
    username: str
    imap_host: str
    imap_port: int = 993
    imap_safety: Safety = "tls"
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_safety: Safety = "tls"
    provider: str = ""
    way: Way = "password"
    files_itself: bool = False

    def imap(self, secret: str) -> Login:
        """How one signs in to read."""
        server = Server(self.imap_host, self.imap_port, self.imap_safety, private=may_be_private())
        return Login(server, self.username or self.address, secret, self.way)

    def smtp(self, secret: str) -> Login:
        """How one signs in to send."""
        server = Server(self.smtp_host, self.smtp_port, self.smtp_safety, private=may_be_private())
        return Login(server, self.username or self.address, secret, self.way)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: `part` is where it failed (imap, smtp or caldav), empty where all went well.

    `mine` are the addresses found in Sent, the most used first, with those used more than once in `often`; `calendars` those one may see.
    """

    part: str = ""
    trouble: str = ""
    said: str = ""
    mine: tuple[str, ...] = ()
    often: tuple[str, ...] = ()
    calendars: tuple[CalendarAt, ...] = ()

    @property
    def well(self) -> bool:
        """Whether it let one in."""
        return not self.trouble


def try_mailbox(reach: Reach, secret: str) -> Tried:
    """Sign in to read and to send, both at once; reading is told of first where neither goes."""
    with ThreadPoolExecutor(2) as pool:
        reading = pool.submit(_reads, reach, secret)
        sending = pool.submit(_sends, reach, secret) if reach.smtp_host else None
        read = reading.result()
        sent = sending.result() if sending else Tried()
    return sent if read.well and not sent.well else read


def _reads(reach: Reach, secret: str) -> Tried:
    try:
        return _own_addresses(reach.imap(secret))
    except Failed as failed:
        return Tried("imap", failed.trouble, failed.said)


def _sends(reach: Reach, secret: str) -> Tried:
    try:
        smtp.check(reach.smtp(secret), timeout=PATIENCE)
    except Failed as failed:
        return Tried("smtp", failed.trouble, failed.said)
    return Tried()


def _own_addresses(login: Login) -> Tried:
    """Sign in, and see in Sent which addresses one writes from; a Sent folder that cannot be read is no failure."""
    with open_mailbox(login, timeout=PATIENCE) as box:
        try:
            sent = next((one.name for one in box.folders() if one.role == "sent"), "")
            if not sent:
                return Tried()
            box.look_into(sent)
            heads = [head.headers for head in box.heads(box.uids()[-LOOKED_THROUGH:], ("From",))]
        except Failed:
            return Tried()
    return _told(heads)


def _told(heads: Sequence[bytes]) -> Tried:
    parser = BytesHeaderParser(policy=compat32)
    counted: Counter[str] = Counter()
    for octets in heads:
        lines = [str(line) for line in parser.parsebytes(octets).get_all("From", [])]
        counted.update({address.strip().lower() for _, address in getaddresses(lines) if is_address(address)})
    ranked = [address for address, _ in counted.most_common(MOST_MINE)]
    return Tried(mine=tuple(ranked), often=tuple(one for one in ranked if counted[one] > 1))


def is_address(text: str) -> bool:
    """Whether a text can be a mail address."""
    name, at, host = text.strip().rpartition("@")
    return bool(
        name
        and at
        and "." in host.strip(".")
        and not any(sign.isspace() or ord(sign) < 32 for sign in text.strip())
        and len(text) <= 254
    )


def try_kept(row: Mailbox | Calendar, *, now: datetime) -> Tried:
    """Try what is connected, with the secret that is kept. A failure is noted as its state; that it answers is not that it is read."""
    try:
        if isinstance(row, Mailbox):
            with open_mailbox(imap_login(row, now=now), timeout=PATIENCE):
                pass
        else:
            _try_calendar(row)
    except Failed as failed:
        note_failure(row, failed, at=now)
        return Tried("kept", failed.trouble, failed.said)
    answers(row)
    return _try_sending(row, now) if isinstance(row, Mailbox) and row.smtp_host else Tried()


def _try_sending(mailbox: Mailbox, now: datetime) -> Tried:
    try:
        smtp.check(smtp_login(mailbox, now=now), timeout=PATIENCE)
    except Failed as failed:
        note_not_sent(mailbox, failed, at=now)
        return Tried("smtp", failed.trouble, failed.said)
    note_sent(mailbox)
    return Tried()


def answers(row: Mailbox | Calendar, **more: Any) -> None:
    """It lets us in: what failed is over. When it was last read stands as it stood."""
    values: dict[str, Any] = {"failed_at": None, "trouble": "", "said": "", "signed_out_at": None, **more}
    for name, value in values.items():
        setattr(row, name, value)
    type(row).objects.of(row.account_id).filter(pk=row.pk).update(**values)


def _try_calendar(calendar: Calendar) -> None:
    if calendar.way == "ics":
        fetch_ics(calendar.address)
        return
    try:
        secret = unseal(calendar.secret)
    except WrongKey:
        raise Failed("wrong-password") from None
    open_calendars(calendar.address, calendar.username, secret, private=may_be_private()).close()


def fetch_ics(address: str) -> bytes:
    """A calendar file at an address; raises `Failed` where there is none."""
    with unsaid(*secrets_of(address)):
        return _calendar_of(fetching.get(address, private=may_be_private(), most_bytes=MOST_OCTETS, timeout=PATIENCE))


def _calendar_of(came: Fetched) -> bytes:
    if came.status in (401, 403):
        raise Failed("wrong-password", f"HTTP {came.status}")
    if came.status != 200:
        raise Failed("gone" if came.status in (404, 410) else "refused", f"HTTP {came.status}")
    if b"BEGIN:VCALENDAR" not in came.octets[:4096].upper():
        raise Failed("not-calendar", came.octets[:60].decode("utf-8", "replace"))
    return came.octets


def try_ics(address: str) -> Tried:
    """Whether there is a calendar file at an address."""
    try:
        fetch_ics(address)
    except Failed as failed:
        return Tried("ics", failed.trouble, failed.said)
    return Tried()


def try_calendars(address: str, username: str, secret: str, *, way: Way = "password") -> Tried:
    """Sign in to a calendar server, and see which calendars there are."""
    try:
        found = open_calendars(address, username, secret, way=way, private=may_be_private())
        try:
            return Tried(calendars=found.calendars())
        finally:
            found.close()
    except Failed as failed:
        return Tried("caldav", failed.trouble, failed.said)
