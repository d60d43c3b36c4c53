"""New mail: read as soon as it comes, each a deed of its own, so that Today knows of it at once and nothing done is asked for again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

from hvem.correspondence.connections.signing_in import imap_login, note_failure, note_success
from hvem.correspondence.models import Folder, Letter, Mail, Mailbox
from hvem.correspondence.receiving.bringing import Pile, Reader, piles, reader_of
from hvem.correspondence.receiving.earlier import Read
from hvem.correspondence.receiving.folders import folders_of, is_read, look_into, new_uids, put
from hvem.correspondence.receiving.looking_back import WAKE as LOOK_BACK
from hvem.correspondence.receiving.looking_back import look_back_later, open_one, wait_after
from hvem.correspondence.receiving.noting_mail import Noting, letters_that_left, noting
from hvem.correspondence.receiving.strangers import count_strangers, counted
from hvem.correspondence.receiving.wishes import after_noting
from hvem.correspondence.sending.noting_sent import note_left
from hvem.ground import clock
from hvem.ground.deeds import Deed, alone
from hvem.ground.models import Wake
from hvem.ground.waking import wake_at, wakes
from hvem.outside.mailboxes import Mailbox as Opened
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed
from hvem.outside.shapes import Folder as There
from hvem.people.models import Person

WAKE = "read-mail"
POLL = timedelta(minutes=5)
"""So often a mailbox is looked at even where nobody has told of new mail: Sent is not listened to."""


@wakes(WAKE)
def read_new_woken(account: Any, about: str, now: datetime) -> datetime | None:
    """Read what is new, and have the first reading begun where it is not done; says when to look again."""
    mailbox = open_one(account, about)
    if mailbox is None:
        return None
    try:
        with open_mailbox(imap_login(mailbox, now=now)) as opened:
            receive(mailbox, opened, now=now)
    except Failed as failed:
        note_failure(mailbox, failed, at=clock.now())
        return None if mailbox.signed_out_at else now + wait_after(mailbox, now)
    note_success(mailbox, at=clock.now())
    if mailbox.looked_back_at is None and mailbox.looks_back_from is not None and not is_waited_for(account, LOOK_BACK, about):
        look_back_later(mailbox, at=clock.now())
    return clock.now() + POLL


def see_to(account: Any, *, at: datetime) -> None:
    """Have every open mailbox of an account read again where nobody waits for it, as after a restored backup."""
    rows = Mailbox.objects.of(account).open().filter(signed_out_at=None).exclude(imap_host="")
    for pk in rows.values_list("pk", flat=True):
        if not is_waited_for(account, WAKE, str(pk)):
            wake_at(account, WAKE, str(pk), at=at)


def is_waited_for(account: Any, name: str, about: str) -> bool:
    """Whether it is done already, or will be."""
    waiting: bool = Wake.objects.filter(account=account, what=f"{name} {about}").exists()
    return waiting


def receive(mailbox: Mailbox, opened: Opened, *, now: datetime) -> int:
    """Read what has come to a mailbox since it was last read; how many mails were noted."""
    noted, reader = 0, None
    for row in folders_of(mailbox, opened):
        there = look_into(row, opened, was_read=is_read(mailbox, row))
        uids = new_uids(row, there, opened, last=mailbox.succeeded_at or mailbox.made_at)
        if uids:
            reader = reader or reader_of(mailbox, now=now)
            noted += _Receiving(reader, row).read(opened, uids)
        _read_to(row, there, uids)
    return noted


def _read_to(row: Folder, there: There, uids: Sequence[int]) -> None:
    """The folder is read to its end, as the server told it when it was opened."""
    top = max((row.highest_uid, *uids))
    if not row.lowest_uid:
        top = max(top, there.uidnext - 1)
    if (row.highest_uid, row.highestmodseq) != (top, there.highestmodseq) or not row.lowest_uid:
        put(row, highest_uid=top, highestmodseq=there.highestmodseq, lowest_uid=row.lowest_uid or 1)


class _Receiving:
    """What is new in one folder."""

    def __init__(self, reader: Reader, row: Folder) -> None:
        self.reader, self.row = reader, row
        self.known = row.lowest_uid > 0

    @property
    def account(self) -> Any:
        return self.reader.account

    def read(self, opened: Opened, uids: Sequence[int]) -> int:
        """Read these mails, oldest first; how far it is read is written after each pile."""
        noted = 0
        with closing(piles(opened, self.reader, uids, self.row.role)) as found:
            for pile in found:
                noted += sum(self._note(read) for read in sorted(pile.reads, key=lambda one: one.at))
                self._count(pile)
        return noted

    def _note(self, read: Read) -> bool:
        """Note one mail, a deed of its own."""
        account, now = self.account, self.reader.now
        for letter, at in letters_that_left(account, [read]):
            note_left(letter, at=at, filed=True, noted_at=now)
        with alone(account):
            with Deed(account, "mail-came", at=now) as deed:
                done = noting(deed, self.reader.campaign, [read], mailbox=self.reader.mailbox, found_at=now)
                self._tell(deed, done)
            after_noting(done, at=now)
        self._filed(done)
        return bool(done.noted)

    def _tell(self, deed: Deed, done: Noting) -> None:
        """The sentence of what the mail was."""
        for row in done.noted:
            deed.kind = _kind(row)
            someone = Person.objects.of(self.account).filter(pk=row.about_id).first()
            main = row.conversation if row.conversation_id else someone
            if main is not None:
                deed.about(main, name=someone.first_name if someone else row.sender)

    def _filed(self, done: Noting) -> None:
        """The copy of a letter of ours lies in Sent."""
        ids = [row.message_id for row in done.noted if not row.inward and row.message_id]
        if ids and self.row.role == "sent":
            Letter.objects.of(self.account).filter(message_id__in=ids, filed_at=None).update(filed_at=self.reader.now)

    def _count(self, pile: Pile) -> None:
        with alone(self.account):
            if self.known:
                read_to = Folder.objects.of(self.account).filter(pk=self.row.pk).values_list("highest_uid", flat=True).get()
                fresh = [one for one in pile.bearings if one.uid > read_to]  # another reading may have been faster
                count_strangers(self.account, counted(self.account, fresh), on=self.account.day(self.reader.now))
                put(self.row, highest_uid=max(read_to, *pile.uids))


def _kind(row: Mail) -> str:
    if row.kind == "bounce":
        return "mail-returned"
    if row.kind == "auto-reply":
        return "mail-away"
    return "mail-came" if row.inward else "mail-went"
