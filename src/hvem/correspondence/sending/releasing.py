"""Letting letters go, and taking one back before it has left: nothing leaves that a person did not release (design §5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hvem.accounts.access import Seat
from hvem.campaign.running import running, workdays_of
from hvem.correspondence.letters.composing import gaps_in
from hvem.correspondence.letters.following_up import follow_up_to
from hvem.correspondence.letters.gathering import addresses_of
from hvem.correspondence.letters.writing import StillGaps
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.ground.deeds import Deed, Undone, afterwards, alone
from hvem.ground.models import Happening
from hvem.ground.undo import BY_KIND
from hvem.ground.waking import wake_at
from hvem.method.leaving import Pace, call_day, slots

GRACE = timedelta(seconds=20)
"""So long a letter waits at least, for second thoughts."""
WAKE = "send-letters"
LETS_NOTHING_GO = frozenset({"letter-held", "wave-stopped"})
"""Deeds that took letters back: undo never sends, so it is not offered for them."""


class CannotLeave(Exception):
    """A letter that cannot leave; `why` is a key: no-mailbox, no-address, quiet, left, followed-up."""

    def __init__(self, why: str, letter: Letter | None = None) -> None:
        super().__init__(why)
        self.why, self.letter = why, letter


class TooLateToHold(Exception):
    """The letter is leaving, or has left."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When a letter leaves, and the day its call is announced for."""

    letter: Letter
    leaves_at: datetime
    calls_on: date | None


def can_send(account: Any) -> Mailbox | None:
    """The mailbox letters leave from: the first that is open and has a server to send by."""
    found: Mailbox | None = Mailbox.objects.of(account).open().exclude(smtp_host="").order_by("made_at", "pk").first()
    return found


def pace_of(wave: Wave) -> Pace:
    """How the wave leaves."""
    return Pace(wave.per_day, wave.from_hour, wave.until_hour, wave.apart_seconds)


def planned(here: Seat, letters: Sequence[Letter], wave: Wave | None = None) -> list[Plan]:
    """When each would leave if it were let go now, in the order given: those of a wave at its pace, others at once."""
    account, days = here.account, workdays_of(running(here.account, on=here.today))
    if wave is None:
        return [Plan(one, here.now + GRACE, one.calls_on) for one in letters]
    going = (
        Letter.objects.of(account)
        .present()
        .filter(wave=wave, released_at__isnull=False)
        .exclude(pk__in=[one.pk for one in letters])
    )
    taken = [account.local(sent or leaves) for sent, leaves in going.values_list("sent_at", "leaves_at") if sent or leaves]
    times = slots(len(letters), account.local(here.now + GRACE), pace_of(wave), days, taken)
    return [
        Plan(one, account.moment(at), call_day(at.date(), wave.calls_after, days))
        for one, at in zip(letters, times, strict=False)
    ]


def release(here: Seat, letters: Sequence[Letter], wave: Wave | None = None) -> Deed:
    """Let letters go: each leaves at its time, unless it is taken back first; `deed.facts["count"]` says how many.

    Raises `CannotLeave` or `StillGaps` where one of them may not; then none does.
    """
    with Deed(here.account, "letter-released", at=here.now, by=here.user) as deed:
        for letter in release_in(deed, here, letters, wave):
            deed.about(letter, name=letter.person.first_name)
        deed.facts["count"] = len(letters)
    return deed


def release_in(deed: Deed, here: Seat, letters: Sequence[Letter], wave: Wave | None = None) -> list[Letter]:
    """Let letters go inside a deed; raises as `release`."""
    mailbox = (wave.mailbox if wave else None) or can_send(here.account)
    if mailbox is None or mailbox.removed_at:
        raise CannotLeave("no-mailbox")
    ways = addresses_of(here.account, {one.person_id for one in letters})
    plans = planned(here, _fresh_all(here, letters), wave)
    for plan in plans:
        letter = plan.letter
        _may_leave(here, letter, ways.get(letter.person_id, ""))
        deed.change(
            letter, released_at=here.now, leaves_at=plan.leaves_at, calls_on=plan.calls_on, mailbox=mailbox, failed_at=None,
            trouble="", said="", returned_at=None, address=ways[letter.person_id],
        )  # fmt: skip
    if plans:
        wake_at(here.account, WAKE, at=min(one.leaves_at for one in plans))
    return [one.letter for one in plans]


def _fresh(letter: Letter) -> Letter:
    found: Letter = Letter.objects.of(letter.account_id).select_related("person", "wave").get(pk=letter.pk)
    return found


def _fresh_all(here: Seat, letters: Sequence[Letter]) -> list[Letter]:
    """The letters as they stand now, in the same order, read in one question."""
    rows = Letter.objects.of(here.account).filter(pk__in=[one.pk for one in letters]).select_related("person", "wave")
    found = {one.pk: one for one in rows}
    return [found[one.pk] for one in letters]


def _may_leave(here: Seat, letter: Letter, address: str) -> None:
    if letter.sent_at or letter.released_at or letter.removed_at or letter.way != "mail":
        raise CannotLeave("left", letter)
    if gaps_in(letter.subject + "\n" + letter.body):
        raise StillGaps
    if letter.person.is_quiet(here.today) or letter.person.removed_at:
        raise CannotLeave("quiet", letter)
    if not address:
        raise CannotLeave("no-address", letter)
    if letter.purpose == "follow-up" and follow_up_to(here, letter.person) is None:
        raise CannotLeave("followed-up", letter)


def hold(here: Seat, letters: Sequence[Letter]) -> Deed:
    """Take letters back before they have left: they are drafts again. Raises `TooLateToHold` where none of them can be."""
    with Deed(here.account, "letter-held", at=here.now, by=here.user) as deed:
        held = [one for one in map(_fresh, letters) if one.released_at and not one.sent_at and one.sending_at is None]
        if not held:
            raise TooLateToHold
        for letter in held:
            deed.change(letter, released_at=None, leaves_at=None)
            deed.about(letter, name=letter.person.first_name)
        deed.facts["count"] = len(held)
    return deed


def _stays_held(happening: Happening, at: datetime, by: Any) -> Undone:
    """That a letter was taken back is not undone: it leaves when it is let go anew."""
    return Undone(left=list(Letter.objects.of(happening.account).present().filter(pk=happening.about)))


BY_KIND["letter-held"] = _stays_held


@afterwards
def undo_lets_nothing_go(deed: Deed) -> None:
    """Undo never sends: a letter that it let go anew, or brought back as let go, is a draft (design §5)."""
    if deed.kind != "undone":
        return
    ids = [
        one.row.pk
        for one in deed.changes
        if isinstance(one.row, Letter) and one.before and {"released_at", "removed_at"} & set(one.after)
    ]
    for letter in Letter.objects.of(deed.account).released().filter(pk__in=ids, sending_at=None, doubtful_at=None):
        deed.change(letter, released_at=None, leaves_at=None)


def it_left(here: Seat, letter: Letter) -> None:
    """The user says that a doubtful letter did leave: it is noted as sent when it was handed over."""
    from hvem.correspondence.sending.noting_sent import note_left

    with alone(here.account):
        letter = _fresh(letter)
        if letter.doubtful_at and not letter.sent_at:
            note_left(letter, at=letter.handed_at or here.now, by=here.user, noted_at=here.now)


def send_again(here: Seat, letter: Letter) -> None:
    """The user says that a doubtful letter did not leave, and lets it go once more; it keeps its Message-ID."""
    _start_over(here, letter, leaves_at=here.now + GRACE)


def back_to_drafts(here: Seat, letter: Letter) -> None:
    """The user says that a doubtful letter did not leave, and wants it among the drafts."""
    _start_over(here, letter, released_at=None, leaves_at=None)


def _start_over(here: Seat, letter: Letter, **values: Any) -> None:
    with alone(here.account):
        doubtful = Letter.objects.of(here.account).doubtful().filter(pk=letter.pk)
        if doubtful.update(sending_at=None, handed_at=None, doubtful_at=None, tries=0, **values) and values["leaves_at"]:
            wake_at(here.account, WAKE, at=values["leaves_at"])
