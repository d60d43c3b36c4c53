"""How it goes with each mailbox, calendar, feed and the letters that wait, told as it is: never as in step when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import Count, Min, Q, Sum

from hvem.accounts.models import FeedSecret
from hvem.correspondence.calendars.asking import asking
from hvem.correspondence.models import Calendar, Folder, Letter, Mailbox

Condition = Literal["well", "new", "reading", "late", "failing", "signed-out", "cannot-send", "unfinished", "resting"]
LATE = {"mailbox": timedelta(minutes=30), "calendar": timedelta(minutes=90)}
"""Open and not reached for so long, it is not in step, whatever was the last word of it."""
AHEAD = timedelta(minutes=5)
"""A success later than now by more than this is no success: a clock was set."""
HELD = timedelta(minutes=30)
"""A letter that should have left so long ago is held back by something."""
FINE = frozenset({"well", "new", "reading", "resting", "unfinished"})
"""Conditions nobody needs to be told of: what rests or waits for its first questions does so because the user wished."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of one connection: `at` is the last success; `trouble` and the server's own line `said` where it fails.

    `read` of `total` mails are looked through in a first reading; `asks` is how many entries of a calendar wait for an answer.
    """

    what: Literal["mailbox", "calendar"]
    row: Any
    condition: Condition
    at: datetime | None
    trouble: str = ""
    said: str = ""
    since: datetime | None = None
    read: int = 0
    total: int = 0
    asks: int = 0

    @property
    def well(self) -> bool:
        """Whether nobody has to do anything."""
        return self.condition in FINE and not self.asks


@dataclass(frozen=True, slots=True)
class Waiting:
    """The letters on their way: how many leave today and later, which nobody knows of, are held back or without their mailbox, or came back to the drafts."""

    today: int = 0
    later: int = 0
    doubtful: int = 0
    held: int = 0
    without_mailbox: int = 0
    returned: int = 0
    next_at: datetime | None = None

    @property
    def well(self) -> bool:
        """Whether each will leave by itself."""
        return not (self.doubtful or self.held or self.without_mailbox or self.returned)

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.today or self.later) or not self.well


@dataclass(frozen=True, slots=True)
class States:
    """Everything that is connected, with how it goes."""

    mailboxes: tuple[State, ...]
    calendars: tuple[State, ...]
    letters: Waiting
    feed: FeedSecret | None

    @property
    def well(self) -> bool:
        """Whether all of it goes as it should."""
        return self.letters.well and all(one.well for one in (*self.mailboxes, *self.calendars))


def condition_of(row: Mailbox | Calendar, now: datetime, *, late: timedelta, reading: bool = False) -> Condition:
    """What is true of a connection now; `late` is how long ago the last success may be, `reading` that its first reading goes on.

    A connection is well only where its last success is later than its last failure, and not longer ago than `late`; a mailbox only
    where nothing keeps letters from leaving either.
    """
    if row.paused_at is not None:
        return "unfinished" if isinstance(row, Mailbox) and not begun(row) else "resting"
    if row.signed_out_at is not None or (_needs_secret(row) and not row.secret):
        return "signed-out"
    succeeded = row.succeeded_at
    if row.failed_at is not None and (succeeded is None or row.failed_at >= succeeded):
        return "failing"
    if now - (succeeded or row.made_at) > late or (succeeded or now) - now > AHEAD:
        return "late"
    if isinstance(row, Mailbox) and row.sends_failed_at is not None:
        return "cannot-send"
    return "new" if succeeded is None else "reading" if reading else "well"


def begun(mailbox: Mailbox) -> bool:
    """Whether the user has said how far to look back, which is the last thing they are asked."""
    return mailbox.looks_back_from is not None or mailbox.looked_back_at is not None


def _needs_secret(row: Mailbox | Calendar) -> bool:
    return isinstance(row, Mailbox) or (row.way == "caldav" and bool(row.username))


def mailbox_state(mailbox: Mailbox, now: datetime, *, read: int = 0, total: int = 0) -> State:
    """The state of a mailbox; `read` of `total` in its first reading."""
    reading = mailbox.looks_back_from is not None and mailbox.looked_back_at is None
    condition = condition_of(mailbox, now, late=LATE["mailbox"], reading=reading)
    return State(
        "mailbox", mailbox, condition, mailbox.succeeded_at, *_wrong(mailbox, condition), read=min(read, total), total=total
    )


def calendar_state(calendar: Calendar, now: datetime, *, asks: int = 0) -> State:
    """The state of a calendar; `asks` entries wait for the user's answer."""
    condition = condition_of(calendar, now, late=LATE["calendar"])
    return State("calendar", calendar, condition, calendar.succeeded_at, *_wrong(calendar, condition), asks=asks)


def _wrong(row: Mailbox | Calendar, condition: Condition) -> tuple[str, str, datetime | None]:
    """What went wrong, the server's own line, and when it was last seen; nothing where it goes well."""
    if condition == "cannot-send" and isinstance(row, Mailbox):
        return row.sends_trouble, row.sends_said, row.sends_failed_at
    if condition not in {"failing", "signed-out"}:
        return "", "", None
    if condition == "signed-out" and not row.secret:
        return "no-secret", "", row.signed_out_at
    return row.trouble or "wrong-password", row.said, row.failed_at or row.signed_out_at


def states(account: Any, now: datetime) -> States:
    """Everything of an account, as it is now."""
    far = _far(account)
    asks = dict(asking(account).values_list("calendar_id").annotate(Count("pk")).order_by())
    return States(
        tuple(
            mailbox_state(one, now, read=far.get(one.pk, (0, 0))[0], total=far.get(one.pk, (0, 0))[1])
            for one in mailboxes_of(account)
        ),
        tuple(calendar_state(one, now, asks=asks.get(one.pk, 0)) for one in calendars_of(account)),
        waiting(account, now),
        feed_of(account),
    )


def mailboxes_of(account: Any) -> Any:
    """The mailboxes, the first connected first."""
    return Mailbox.objects.of(account).present().order_by("made_at", "pk")


def calendars_of(account: Any) -> Any:
    """The calendars, the first connected first."""
    return Calendar.objects.of(account).present().order_by("made_at", "pk")


def _far(account: Any) -> dict[Any, tuple[int, int]]:
    """How far each mailbox's first reading is: mails read, of all."""
    rows = Folder.objects.of(account).present().values("mailbox").annotate(done=Sum("read"), of=Sum("total")).order_by()
    return {row["mailbox"]: (row["done"] or 0, row["of"] or 0) for row in rows}


def waiting(account: Any, now: datetime) -> Waiting:
    """The letters that the user has let go and that have not left, and those that came back."""
    released = Letter.objects.of(account).released()
    sure, ends = Q(doubtful_at=None, mailbox__removed_at=None), account.starts(account.day(now) + timedelta(days=1))
    found = released.aggregate(
        today=Count("pk", filter=sure & Q(leaves_at__lt=ends)),
        later=Count("pk", filter=sure & Q(leaves_at__gte=ends)),
        doubtful=Count("pk", filter=Q(doubtful_at__isnull=False)),
        without_mailbox=Count("pk", filter=Q(doubtful_at=None, mailbox__removed_at__isnull=False)),
        held=Count("pk", filter=sure & Q(leaves_at__lt=now - HELD)),
        next_at=Min("leaves_at", filter=sure),
    )
    returned = Letter.objects.of(account).drafts().filter(failed_at__isnull=False).count()
    return Waiting(returned=returned, **found)


def feed_of(account: Any) -> FeedSecret | None:
    """The calendar feed in use, if there is one."""
    return FeedSecret.objects.filter(account=account, ended_at=None).order_by("-made_at").first()
