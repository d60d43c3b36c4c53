"""Someone new in the list: what was written with them before is looked for in the mailboxes and brought in (M1)."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hvem.correspondence.connections.signing_in import imap_login, note_failure
from hvem.correspondence.models import Mail, Mailbox
from hvem.correspondence.receiving.bringing import Pile, Reader, piles, reader_of
from hvem.correspondence.receiving.folders import folders_of, is_read, look_into
from hvem.correspondence.receiving.looking_back import LONGEST_WAIT, look_again, wait_after
from hvem.correspondence.receiving.noting_mail import noting
from hvem.correspondence.receiving.strangers import now_known
from hvem.correspondence.receiving.wishes import after_noting
from hvem.ground import clock
from hvem.ground.deeds import Deed, afterwards, alone
from hvem.ground.models import Happening
from hvem.ground.waking import wake_at, wakes
from hvem.outside.mailboxes import Mailbox as Opened
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed
from hvem.people.models import ContactPoint, Person

WAKE = "search-mail"
KIND = "mail-found"
SINGLY = 20
"""More new addresses than this are not looked for one by one: the mailboxes are gone through again."""


@afterwards
def seek_later(deed: Deed) -> None:
    """Whoever got an address in a deed is looked for in the mailboxes, where there are any."""
    fresh = [
        change.row for change in deed.changes
        if change.before is None and isinstance(change.row, ContactPoint) and change.row.kind == "email" and change.row.removed_at is None
    ]  # fmt: skip
    if fresh:
        seek(deed.account, [point.pk for point in fresh], [point.normal for point in fresh], at=deed.at)


def seek(account: Any, points: Collection[UUID], addresses: Collection[str], *, at: datetime) -> None:
    """Look for these addresses in every mailbox that is read: soon, one by one, or all of them together where they are many."""
    mailboxes = [one for one in Mailbox.objects.of(account).open() if one.looks_back_from is not None]
    if not mailboxes:
        return
    now_known(account, addresses)
    if len(points) > SINGLY:
        look_again(mailboxes, at=at)
        return
    for point in points:
        wake_at(account, WAKE, str(point), at=at)


@wakes(WAKE)
def seek_woken(account: Any, about: str, now: datetime) -> datetime | None:
    """Look for one address in the mailboxes that are looked back into; what is found is brought in, undone as one. Where one cannot be read, again later."""
    point = ContactPoint.objects.of(account).present().filter(pk=about).select_related("person").first()
    if point is None:
        return None
    waits = None
    for mailbox in (
        Mailbox.objects.of(account).open().exclude(imap_host="").exclude(looks_back_from=None).select_related("account")
    ):
        if mailbox.signed_out_at:
            waits = now + LONGEST_WAIT
            continue
        try:
            with open_mailbox(imap_login(mailbox, now=now)) as opened:
                bring_in(mailbox, opened, point, now=now)
        except Failed as failed:
            note_failure(mailbox, failed, at=clock.now())
            waits = now + wait_after(mailbox, now)
    return waits


def bring_in(mailbox: Mailbox, opened: Opened, point: ContactPoint, *, now: datetime) -> int:
    """Bring the mail with one address from the day the mailbox is looked back to; how many mails were new."""
    person = _kept(point.person)
    reader = reader_of(mailbox, now=now)
    found = _Found(reader, person)
    for row in folders_of(mailbox, opened):
        look_into(row, opened, was_read=is_read(mailbox, row))
        uids = [one for one in opened.exchanged_with(point.normal, mailbox.looks_back_from) if one <= (row.highest_uid or one)]
        with closing(piles(opened, reader, uids, row.role, since=mailbox.looks_back_from, only=frozenset({person.pk}))) as some:
            for pile in some:
                found.note(pile)
    return found.count


def _kept(person: Person) -> Person:
    while person.merged_into is not None:
        person = person.merged_into
    return person


class _Found:
    """What is brought of one person, in slices, with one happening."""

    def __init__(self, reader: Reader, person: Person) -> None:
        self.reader, self.person, self.count = reader, person, 0
        self.happening: Happening | None = None

    def note(self, pile: Pile) -> None:
        """Write one pile."""
        if not pile.reads:
            return
        account, now = self.reader.account, self.reader.now
        with alone(account):
            with Deed(account, KIND, at=now, remembered=False) as deed:
                happening = self._begun()
                done = noting(deed, self.reader.campaign, pile.reads, mailbox=self.reader.mailbox, found_at=happening.at)
                self.count += len(done.noted)
                happening.facts = happening.facts | {"count": self.count}
                happening.save(update_fields=["facts"])
            after_noting(done, at=now)

    def _begun(self) -> Happening:
        if self.happening is None:
            account, at = self.reader.account, self.reader.now
            while Mail.objects.of(account).filter(seen_at=at).exists():
                at += timedelta(microseconds=1)
            facts = {"name": self.person.first_name, "count": 0}
            self.happening = Happening.objects.create(
                account=account, kind=KIND, at=at, about=self.person.pk, facts=facts, changes=[]
            )
        return self.happening
