"""The first reading of a mailbox: back through its folders, newest first, so that it is known who wrote to whom and when (M1, M3).

It goes on where it was broken off, reads nothing twice, can be stopped, and is undone as one. Nothing is asked of a server while
the database waits.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hvem.campaign.models import Part
from hvem.campaign.reckoning import reckon
from hvem.campaign.settling import settle
from hvem.correspondence.connections.signing_in import imap_login, note_failure, note_success
from hvem.correspondence.models import Folder, Mail, Mailbox
from hvem.correspondence.receiving.bringing import Pile, Reader, piles, reader_of
from hvem.correspondence.receiving.folders import folders_of, look_into, put
from hvem.correspondence.receiving.noting_mail import letters_that_left, noting
from hvem.correspondence.receiving.strangers import count_strangers, counted, forget_later
from hvem.correspondence.receiving.wishes import after_noting
from hvem.correspondence.sending.noting_sent import note_left
from hvem.ground import clock
from hvem.ground.deeds import Deed, alone
from hvem.ground.models import Happening
from hvem.ground.rows import slices
from hvem.ground.waking import wake_at, wakes
from hvem.outside.mailboxes import Mailbox as Opened
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed

WAKE = "look-back"
KIND = "looked-back"
PEOPLE = 12
"""So many people are reckoned anew in one transaction."""
TURN = 10.0
"""Seconds a reading goes on before others have their turn."""
SHORTEST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


def look_back_later(mailbox: Mailbox, *, at: datetime) -> None:
    """Have the mailbox read, from now back."""
    wake_at(mailbox.account, WAKE, str(mailbox.pk), at=at)


@wakes(WAKE)
def look_back_woken(account: Any, about: str, now: datetime) -> datetime | None:
    """Read on for a while; says when to go on, nothing where it is done."""
    mailbox = open_one(account, about)
    if mailbox is None or mailbox.looks_back_from is None:
        return None
    try:
        with open_mailbox(imap_login(mailbox, now=now)) as opened:
            done = look_back(mailbox, opened, now=now, seconds=TURN)
    except Failed as failed:
        note_failure(mailbox, failed, at=clock.now())
        return None if mailbox.signed_out_at else now + wait_after(mailbox, now)
    note_success(mailbox, at=clock.now())
    return None if done else clock.now()


def open_one(account: Any, mailbox: Any) -> Mailbox | None:
    """The mailbox, if it is to be read: not removed, not paused, not waiting for its password."""
    rows = Mailbox.objects.of(account).open().filter(pk=mailbox, signed_out_at=None).exclude(imap_host="")
    found: Mailbox | None = rows.select_related("account").first()
    return found


def wait_after(mailbox: Mailbox, now: datetime) -> timedelta:
    """How long to wait after a failure: half as long as it has failed for, a minute at least, an hour at most."""
    since = now - (mailbox.succeeded_at or mailbox.made_at)
    return min(max(since / 2, SHORTEST_WAIT), LONGEST_WAIT)


def look_back(mailbox: Mailbox, opened: Opened, *, now: datetime, seconds: float | None = None) -> bool:
    """Read what has not been read, for so many seconds; whether all of it is. Stops where the mailbox is paused or removed."""
    if mailbox.looks_back_from is None or mailbox.looked_back_at is not None:
        return True
    until = time.monotonic() + seconds if seconds is not None else None
    reader = reader_of(mailbox, now=now)
    run = _Run(reader, opened, _happening(mailbox), until)
    rows = folders_of(mailbox, opened)
    if all(row.looked_back_at for row in rows):  # asked for once more, perhaps further back
        for row in rows:
            put(row, looked_back_at=None, lowest_uid=row.highest_uid + 1)
    for row in rows:
        if row.looked_back_at is None and not run.folder(row):
            return False
        if row is rows[-1]:
            run.settle()
        with alone(mailbox.account):
            put(row, looked_back_at=now)
            if row is rows[-1]:
                _done(mailbox, run.happening, now)
    return True


def _done(mailbox: Mailbox, happening: Happening | None, now: datetime) -> None:
    mailbox.looked_back_at = now
    Mailbox.objects.of(mailbox.account).filter(pk=mailbox.pk).update(looked_back_at=now)
    if happening is not None:
        happening.facts = happening.facts | {"done": True}
        happening.save(update_fields=["facts"])
    forget_later(mailbox.account, at=now)


def _happening(mailbox: Mailbox) -> Happening | None:
    """The happening this reading has begun, where it was broken off."""
    rows = Happening.objects.of(mailbox.account).filter(kind=KIND, about=mailbox.pk, undone_at=None)
    found: Happening | None = rows.order_by("-at").first()
    return found if found is not None and not found.facts.get("done") else None


class _Overtaken(Exception):
    """Another reading of the same folder was faster."""


@dataclass
class _Run:
    """One going on of a reading."""

    reader: Reader
    opened: Opened
    happening: Happening | None
    until: float | None = None

    @property
    def account(self) -> Any:
        return self.reader.account

    def folder(self, row: Folder) -> bool:
        """Read a folder from where it was left; whether it is read to its end."""
        look_into(row, self.opened, was_read=False)
        since = self.reader.mailbox.looks_back_from
        there = sorted((one for one in self.opened.uids(since=since) if one <= row.highest_uid), reverse=True)
        left = [one for one in there if one < row.lowest_uid]
        place, known = len(there) - len(left), row.read
        put(row, total=len(there))
        with closing(piles(self.opened, self.reader, left, row.role, since=since, until=self.until)) as found:
            for pile in found:
                if not self._goes_on():
                    self.settle()
                    return False
                try:
                    self._write(row, pile, place, known)
                except _Overtaken:
                    return False
                place += len(pile.uids)
        if place < len(there):
            return False
        put(row, read=len(there))
        return True

    def settle(self) -> None:
        """What the history that was found means for everyone it is with: reckoned once, when all of it is written."""
        if self.happening is None:
            return
        parts = Part.objects.of(self.account).present().filter(conversation__mails__seen_at=self.happening.at)
        people = sorted(set(parts.values_list("person_id", flat=True)))
        for some in slices(people, PEOPLE):
            with Deed(self.account, KIND, at=self.reader.now, remembered=False, later=True) as deed:
                facts = settle(deed, self.reader.campaign, some)
                reckon(self.account, self.reader.campaign, some, {} if deed.changes else facts)

    def _goes_on(self) -> bool:
        """Whether nobody has paused or removed the mailbox, or undone the reading, meanwhile."""
        there: bool = Mailbox.objects.of(self.account).open().filter(pk=self.reader.mailbox.pk, looked_back_at=None).exists()
        return there

    def _write(self, row: Folder, pile: Pile, place: int, known: int) -> None:
        """Write one pile and the progress with it."""
        now = self.reader.now
        for letter, at in letters_that_left(self.account, pile.reads):
            note_left(letter, at=at, filed=True, noted_at=now)
        skipped = max(0, min(known - place, len(pile.uids)))
        new = set(pile.uids[skipped:])
        counts = counted(self.account, [one for one in pile.bearings if one.uid in new])
        with alone(self.account):
            if pile.reads:
                history = all(read.at < self.reader.begun for read in pile.reads)
                with Deed(self.account, KIND, at=now, remembered=False, later=history) as deed:
                    happening = self._begun()
                    done = noting(deed, self.reader.campaign, pile.reads, mailbox=self.reader.mailbox, found_at=happening.at)
                    self._count(happening, len(done.noted))
                after_noting(done, at=now)
            self._progress(row, pile, place, counts)

    def _progress(self, row: Folder, pile: Pile, place: int, counts: Any) -> None:
        """How far it is read; raises `_Overtaken`, and nothing of the pile is written, where another reading has moved it meanwhile."""
        there = Folder.objects.of(self.account).present().filter(pk=row.pk).values_list("uidvalidity", "lowest_uid").first()
        if there != (row.uidvalidity, row.lowest_uid):
            raise _Overtaken
        count_strangers(self.account, counts, on=self.account.day(self.reader.now))
        put(row, lowest_uid=pile.uids[-1], read=max(row.read, place + len(pile.uids)))

    def _begun(self) -> Happening:
        """The one happening of the whole reading, at a moment no other mail was found at."""
        if self.happening is None:
            at, mailbox = self.reader.now, self.reader.mailbox
            while Mail.objects.of(self.account).filter(seen_at=at).exists():
                at += timedelta(microseconds=1)
            facts = {"name": mailbox.address, "count": 0}
            self.happening = Happening.objects.create(
                account=self.account, kind=KIND, at=at, about=mailbox.pk, facts=facts, changes=[]
            )
        return self.happening

    def _count(self, happening: Happening, count: int) -> None:
        happening.facts = happening.facts | {"count": happening.facts["count"] + count}
        happening.save(update_fields=["facts"])


def look_again(mailboxes: Sequence[Mailbox], *, at: datetime) -> None:
    """Go through mailboxes once more, for many who are new in the list: what is had is not read twice, nobody is counted twice."""
    for mailbox in mailboxes:
        with alone(mailbox.account):
            for row in Folder.objects.of(mailbox.account).present().filter(mailbox=mailbox):
                put(row, looked_back_at=None, lowest_uid=row.highest_uid + 1)
            Mailbox.objects.of(mailbox.account).filter(pk=mailbox.pk).update(looked_back_at=None)
        look_back_later(mailbox, at=at)
