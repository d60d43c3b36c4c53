"""Connecting what the user has elsewhere: a mailbox, a calendar, a feed of one's own; resting, changing and letting go of it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hvem.accounts.access import Seat
from hvem.accounts.models import FeedSecret
from hvem.correspondence.connections.signing_in import note, note_sent
from hvem.correspondence.connections.trying import Reach, answers
from hvem.correspondence.models import Calendar, CalendarEntry, Folder, Mailbox
from hvem.correspondence.models.calendars import CARRIES
from hvem.correspondence.receiving import looking_back, receiving
from hvem.correspondence.receiving.forgetting import forget_brought
from hvem.ground.deeds import Deed, afterwards
from hvem.ground.sealing import seal
from hvem.ground.waking import never_mind, wake_at

READ_MAIL = receiving.WAKE
READ_CALENDAR = "read-calendar"
"""What the worker is woken for, with the row's id."""
REACHED_BY = (
    "username", "provider", "way", "files_itself",
    "imap_host", "imap_port", "imap_safety", "smtp_host", "smtp_port", "smtp_safety",
)  # fmt: skip


def _values(reach: Reach) -> dict[str, Any]:
    return {name: getattr(reach, name) for name in REACHED_BY}


def connect(here: Seat, reach: Reach, secret: str, *, token_until: Any = None) -> Mailbox:
    """Keep a mailbox that was tried and let one in; it rests until the user has said which addresses are theirs and how far to look back.

    One that is connected already under the same address is reached the new way.
    """
    with Deed(here.account, "mailbox-connected", at=here.now, by=here.user) as deed:
        known: Mailbox | None = Mailbox.objects.of(here.account).present().filter(address__iexact=reach.address).first()
        if known is not None:
            change(here, known, reach, secret, token_until=token_until)
            return known
        row = Mailbox(
            address=reach.address, **_values(reach), secret=seal(secret), token_until=token_until, made_at=here.now,
            paused_at=here.now,
        )  # fmt: skip
        deed.about(deed.add(row), name=row.address)
    return row


def change(here: Seat, mailbox: Mailbox, reach: Reach, secret: str = "", *, token_until: Any = None) -> Deed:
    """Reach a mailbox another way, tried before; without a secret the one that is kept holds."""
    with Deed(here.account, "mailbox-changed", at=here.now, by=here.user) as deed:
        deed.change(mailbox, **_values(reach))
        deed.about(mailbox, name=mailbox.address)
        _let_in(mailbox, secret, token_until=token_until)
        note_sent(mailbox)
    _wake(here, mailbox)
    return deed


def _let_in(row: Mailbox | Calendar, secret: str, **more: Any) -> None:
    """It was tried and let one in: what failed is over. Secrets are written apart from the deed, which keeps none."""
    answers(row, **({"secret": seal(secret), **more} if secret else {}))


def _wake(here: Seat, row: Mailbox | Calendar) -> None:
    if row.paused_at is None and row.removed_at is None:
        wake_at(here.account, READ_MAIL if isinstance(row, Mailbox) else READ_CALENDAR, str(row.pk), at=here.now)


@afterwards
def read_what_goes_on(deed: Deed) -> None:
    """A mailbox or calendar that is open after a deed, an undo too, is read as soon as may be; one that is let go of keeps no secret."""
    for done in deed.changes:
        row = done.row
        if not isinstance(row, (Mailbox, Calendar)) or not {"paused_at", "removed_at"} & set(done.after):
            continue
        if row.removed_at is not None:
            _lock_out(row, at=deed.at)
        elif row.paused_at is None:
            wake_at(deed.account, READ_MAIL if isinstance(row, Mailbox) else READ_CALENDAR, str(row.pk), at=deed.at)


def _lock_out(row: Mailbox | Calendar, *, at: datetime) -> None:
    """The secret is gone at once, for good."""
    more: dict[str, Any] = {"token_until": None} if isinstance(row, Mailbox) else {}
    note(row, secret="", signed_out_at=at, **more)


def _let_be(here: Seat, row: Mailbox | Calendar) -> None:
    """The worker is not woken for it any more."""
    for what in (READ_MAIL, looking_back.WAKE) if isinstance(row, Mailbox) else (READ_CALENDAR,):
        never_mind(here.account, what, str(row.pk))


def say_mine(here: Seat, mailbox: Mailbox, addresses: Iterable[str]) -> None:
    """These addresses are the user's own: mail from them is from me, in every mailbox."""
    mine = here.membership
    said = [one.strip()[:254] for one in addresses if one.strip()]
    known = {one.casefold() for one in mine.me_emails}
    fresh = list(dict.fromkeys(one for one in said if one.casefold() not in known))
    with Deed(here.account, "addresses-said", at=here.now, by=here.user, remembered=False) as deed:
        if fresh:
            mine.me_emails = [*mine.me_emails, *fresh]
            mine.save(update_fields=["me_emails"])
        deed.change(mailbox, asked_mine_on=here.today)


def look_back(here: Seat, mailbox: Mailbox, since: date | None) -> Deed:
    """Read the mailbox from now on, and first look back to a day; None looks back at nothing."""
    with Deed(here.account, "looking-back", at=here.now, by=here.user) as deed:
        deed.change(mailbox, looks_back_from=since, paused_at=None, asked_mine_on=mailbox.asked_mine_on or here.today)
        deed.about(mailbox, name=mailbox.address)
        note(mailbox, looked_back_at=None if since else here.now)
    if since:
        looking_back.look_again([mailbox], at=here.now)
    _wake(here, mailbox)
    return deed


def stop_looking(here: Seat, mailbox: Mailbox) -> None:
    """Look no further back: what was found is kept, and new mail is read as before."""
    note(mailbox, looked_back_at=here.now)


def try_again(here: Seat, row: Mailbox | Calendar) -> None:
    """Have it read at once."""
    _wake(here, row)


def pause(here: Seat, row: Mailbox | Calendar) -> Deed:
    """Let a mailbox or calendar rest: nothing is read and nothing leaves by it until the user goes on."""
    with Deed(here.account, f"{_sort(row)}-paused", at=here.now, by=here.user) as deed:
        deed.change(row, paused_at=row.paused_at or here.now)
        deed.about(row, name=name_of(row))
    _let_be(here, row)
    return deed


def go_on(here: Seat, row: Mailbox | Calendar) -> Deed:
    """A mailbox or calendar that rested is read again."""
    with Deed(here.account, f"{_sort(row)}-resumed", at=here.now, by=here.user) as deed:
        deed.change(row, paused_at=None)
        deed.about(row, name=name_of(row))
    _wake(here, row)
    return deed


def _sort(row: Mailbox | Calendar) -> str:
    return "mailbox" if isinstance(row, Mailbox) else "calendar"


def name_of(row: Mailbox | Calendar) -> str:
    """What the user calls it."""
    return row.address if isinstance(row, Mailbox) else row.name or row.address


def disconnect(here: Seat, mailbox: Mailbox, *, forget: bool = False) -> Deed:
    """Let go of a mailbox and its secret; what it brought is kept, or with `forget` goes too.

    Undone, it is there again with all it had read, and asks for its password.
    """
    with Deed(here.account, "mailbox-disconnected", at=here.now, by=here.user) as deed:
        deed.about(mailbox, name=mailbox.address)
        deed.remove_all(list(Folder.objects.of(here.account).present().filter(mailbox=mailbox)))
        deed.remove(mailbox)
    _let_be(here, mailbox)
    if forget and deed.happening:
        forget_brought(deed.happening, at=here.now)
    return deed


def connect_calendar(
    here: Seat, name: str, address: str, *, way: str = "caldav", username: str = "", secret: str = "", carries: Iterable[str] = (), read_only: bool = False,
) -> Calendar:  # fmt: skip
    """Keep a calendar that was tried: `carries` is what of ours goes there, nothing where it can only be read.

    One that is connected already at the same address is reached the new way.
    """
    kept = _carried(carries, read_only=read_only or way == "ics")
    with Deed(here.account, "calendar-connected", at=here.now, by=here.user) as deed:
        known = Calendar.objects.of(here.account).present().filter(way=way, address=address).first()
        values = {"name": name.strip()[:200], "username": username, "carries": kept, "read_only": read_only or way == "ics"}
        if known is None:
            row = deed.add(Calendar(way=way, address=address, made_at=here.now, secret=seal(secret), **values))
        else:
            row = deed.change(known, **values)
            note(row, **({"secret": seal(secret)} if secret else {}), signed_out_at=None)
        deed.about(row, name=name_of(row))
    _wake(here, row)
    return row


def new_secret(here: Seat, calendar: Calendar, secret: str) -> None:
    """Another password for a calendar, tried before."""
    _let_in(calendar, secret)
    _wake(here, calendar)


def _carried(carries: Iterable[str], *, read_only: bool) -> list[str]:
    said = set(carries)
    return [] if read_only else [one for one in CARRIES if one in said]


def carry(here: Seat, calendar: Calendar, carries: Iterable[str]) -> Deed:
    """Choose what of the campaign stands in a calendar: meetings, calls, promises."""
    with Deed(here.account, "calendar-changed", at=here.now, by=here.user) as deed:
        deed.change(calendar, carries=_carried(carries, read_only=calendar.read_only))
        deed.about(calendar, name=name_of(calendar))
    _wake(here, calendar)
    return deed


def disconnect_calendar(here: Seat, calendar: Calendar) -> Deed:
    """Let go of a calendar and its secret: what stands in it there stays there, and meetings it brought stay here."""
    with Deed(here.account, "calendar-disconnected", at=here.now, by=here.user) as deed:
        deed.about(calendar, name=name_of(calendar))
        deed.remove_all(list(CalendarEntry.objects.of(here.account).present().filter(calendar=calendar)))
        deed.remove(calendar)
    _let_be(here, calendar)
    return deed


def hashed(secret: str) -> str:
    """What is kept of a feed's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_feed(here: Seat, shows: Iterable[str], *, says_more: bool = False) -> str:
    """A fresh secret for the calendar feed; the one before ends at once. Only its hash is kept: the address is shown this once."""
    secret = secrets.token_urlsafe(24)
    with transaction.atomic():
        end_feed(here)
        FeedSecret.objects.create(
            hash=hashed(secret), account=here.account, user=here.user, made_at=here.now, says_more=says_more,
            shows=_carried(shows, read_only=False),
        )  # fmt: skip
    return secret


def change_feed(feed: FeedSecret, shows: Iterable[str], *, says_more: bool) -> None:
    """Choose what the feed shows; its address stays."""
    feed.shows, feed.says_more = _carried(shows, read_only=False), says_more
    feed.save(update_fields=["shows", "says_more"])


def end_feed(here: Seat) -> int:
    """The feed's address leads nowhere from now on; how many ended."""
    return FeedSecret.objects.filter(account=here.account, ended_at=None).update(ended_at=here.now)
