"""The copy in Sent: laid there once, and only where the server has not done so itself."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from hvem.correspondence.connections.signing_in import imap_login, note_failure
from hvem.correspondence.models import Letter, Mailbox
from hvem.correspondence.sending.leaving_words import leaving_of
from hvem.correspondence.sending.message_made import NoAddress, made
from hvem.ground import clock
from hvem.ground.waking import wake_at, wakes
from hvem.outside.mailboxes import Mailbox as Opened
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed

WAKE = "file-letters"
LATER = timedelta(minutes=5)
SERVERS_TIME = timedelta(minutes=10)
"""So long a server that lays the copy itself is waited for."""
GIVE_UP = timedelta(days=7)
IN_ONE_GO = 50


def file_later(mailbox: Mailbox) -> None:
    """Lay a copy of what has just left in Sent soon, outside the sending itself."""
    wake_at(mailbox.account, WAKE, str(mailbox.pk), at=clock.now())


@wakes(WAKE)
def file_sent(account: Any, about: str, now: datetime) -> datetime | None:
    """Lay the copies that are missing in the mailbox's Sent; says when to look again."""
    mailbox = Mailbox.objects.of(account).present().filter(pk=about).first()
    missing = (
        Letter.objects.of(account)
        .present()
        .filter(mailbox_id=about, sent_at__gt=now - GIVE_UP, filed_at=None)
        .exclude(message_id="")
    )
    rows = list(missing.select_related("person", "wave", "invites").order_by("sent_at")[:IN_ONE_GO])
    if mailbox is None or not mailbox.imap_host or not rows:
        return None
    if mailbox.signed_out_at:
        return now + LATER
    try:
        with open_mailbox(imap_login(mailbox, now=now)) as opened:
            folder = sent_folder(opened)
            for letter in rows if folder else ():
                with suppress(FileNotFoundError, NoAddress):  # what went with it is gone since; the others are laid all the same
                    _file(opened, folder, mailbox, letter)
    except Failed as failed:
        note_failure(mailbox, failed, at=clock.now())
        return now + LATER
    if not folder:
        return None
    return now + LATER if missing.exists() else None


def _file(opened: Opened, folder: str, mailbox: Mailbox, letter: Letter) -> None:
    """Where it lies there already – the server's own doing, or ours before we were interrupted – nothing is laid beside it."""
    at = letter.sent_at or clock.now()
    if not opened.find(f"<{letter.message_id}>", folder):
        if mailbox.files_itself and clock.now() - at < SERVERS_TIME:
            return
        opened.append(folder, made(leaving_of(letter, mailbox, at=letter.sending_at or at)), at)
    Letter.objects.of(letter.account).filter(pk=letter.pk).update(filed_at=clock.now())


def lies_in_sent(mailbox: Mailbox, message_id: str, *, now: datetime) -> bool:
    """Whether a mail lies in the mailbox's Sent; raises `Failed` where that cannot be seen."""
    if not mailbox.imap_host:
        return False
    with open_mailbox(imap_login(mailbox, now=now)) as opened:
        folder = sent_folder(opened)
        return bool(folder and opened.find(f"<{message_id}>", folder))


def sent_folder(opened: Opened) -> str:
    """The name of the folder where what was sent lies; empty where there is none."""
    return next((one.name for one in opened.folders() if one.role == "sent"), "")
