"""The folders of a mailbox that are read, and how far; where the server says that a folder is another now, nothing of it is doubled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from hvem.accounts.access import Seat
from hvem.correspondence.models import Folder, Mailbox
from hvem.ground.deeds import Deed, alone
from hvem.outside.mailboxes import Mailbox as Opened
from hvem.outside.shapes import Folder as There

READ = ("inbox", "sent")
"""Folders of these roles are always read; the archive where the user asks for it."""
OVERLAP = timedelta(days=3)
"""So far before the last reading a folder whose numbers no longer hold is looked through again."""


def folders_of(mailbox: Mailbox, opened: Opened) -> list[Folder]:
    """The folders that are read, as rows; those that came, were renamed or went since are set right."""
    there = {one.role: one.name for one in reversed(opened.folders())}
    there.setdefault("archive", there.get("all", ""))
    with alone(mailbox.account):
        rows = {row.role: row for row in Folder.objects.of(mailbox.account).present().filter(mailbox=mailbox)}
        found = []
        for role in (*READ, "archive"):
            name, row = there.get(role, "")[:300], rows.get(role)
            if not name or (row is None and role not in READ):
                continue
            if row is None:
                row = Folder(account=mailbox.account, mailbox=mailbox, role=role, name=name)
                row.save(force_insert=True)
            elif row.name != name:
                row.name, row.uidvalidity, row.highest_uid, row.lowest_uid, row.highestmodseq = name, 0, 0, 0, 0
                row.save(update_fields=["name", "uidvalidity", "highest_uid", "lowest_uid", "highestmodseq"])
            found.append(row)
    return found


def read_archive_too(here: Seat, mailbox: Mailbox) -> Deed:
    """Read the archive, or what holds all mail, as well."""
    with Deed(here.account, "archive-read", at=here.now, by=here.user) as deed:
        deed.about(mailbox, name=mailbox.address)
        if not Folder.objects.of(here.account).present().filter(mailbox=mailbox, role="archive").exists():
            deed.add(Folder(mailbox=mailbox, role="archive", name=""))
        deed.change(mailbox, looked_back_at=None)
    return deed


def is_read(mailbox: Mailbox, row: Folder) -> bool:
    """Whether nothing is left of the look back into a folder."""
    return row.looked_back_at is not None or mailbox.looked_back_at is not None or mailbox.looks_back_from is None


def look_into(row: Folder, opened: Opened, *, was_read: bool) -> There:
    """Open a folder; where it is read for the first time, what is in it is left to the look back, and what comes to the reading of new mail.

    Where its numbers no longer hold and it `was_read` to its end, it is read by day until it is known how far (`lowest_uid` is 0).
    """
    there = opened.look_into(row.name)
    if row.uidvalidity and there.uidvalidity == row.uidvalidity:
        return there
    fresh = {"uidvalidity": there.uidvalidity, "highestmodseq": 0, "highest_uid": 0, "lowest_uid": 0}
    if not row.uidvalidity or not was_read:
        top = there.uidnext - 1 if there.uidnext else max(opened.uids(), default=0)
        fresh |= {"highest_uid": top, "lowest_uid": top + 1}
    put(row, **fresh)
    return there


def put(row: Folder, **values: object) -> None:
    """Write down how far a folder is read."""
    for name, value in values.items():
        setattr(row, name, value)
    Folder.objects.of(row.account_id).filter(pk=row.pk).update(**values)


def new_uids(row: Folder, there: There, opened: Opened, *, last: datetime) -> Sequence[int]:
    """What has come since the folder was last read, oldest first; by day where its numbers no longer hold.

    Nothing is asked where the next number (UIDNEXT) or, without it, the count of changes (HIGHESTMODSEQ, RFC 7162) tells that nothing came.
    """
    if row.lowest_uid:
        untouched = not there.uidnext and 0 < there.highestmodseq == row.highestmodseq
        if untouched or (there.uidnext and there.uidnext <= row.highest_uid + 1):
            return ()
        return opened.uids(after=row.highest_uid)
    return opened.uids(since=(last - OVERLAP).date())
