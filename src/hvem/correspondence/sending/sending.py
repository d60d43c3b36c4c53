"""Sending what a person let go: nothing twice, nothing lost, and what nobody can know is asked about (design §5).

A letter is claimed before a server is spoken to, marked before its text is handed over, and noted when the server has taken it. Whatever
breaks off in between leaves one of these marks, by which the next try knows what to do: not handed over, it is tried again;
handed over without an answer, it is looked for in Sent, and where it is not found the user is asked. The moment of the claim tells
claims apart: a worker that was overtaken, because its server was slow beyond all patience, hands nothing over and touches nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Q

from hvem.campaign.models import Meeting, MeetingPart, Part
from hvem.campaign.running import running, workdays_of
from hvem.correspondence.calendars.inviting import PURPOSES
from hvem.correspondence.connections.signing_in import may_send, note_not_sent, note_sent, smtp_login
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending.filing import file_later, lies_in_sent
from hvem.correspondence.sending.leaving_words import file_is_there, leaving_of
from hvem.correspondence.sending.message_made import NoAddress, made, message_id_of
from hvem.correspondence.sending.noting_sent import note_left
from hvem.correspondence.sending.releasing import WAKE, can_send, pace_of
from hvem.ground import clock
from hvem.ground.deeds import alone
from hvem.ground.waking import LEASE, wakes
from hvem.method.leaving import slots
from hvem.outside.shapes import Failed, Outcome
from hvem.outside.smtp import send
from hvem.people.models import ContactPoint
from hvem.reading.mail.bounce_words import NOT_SAID, judged, status_in

IN_ONE_GO = 20
MOST_TRIES = 12
FIRST_WAIT = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=4)
ABANDONED = LEASE - timedelta(seconds=30)
"""A letter claimed or handed over longer ago than this, and not sent, is taken to be broken off."""
SOONEST_CALL = 2
"""So many working days at least lie between a letter and its call, unless the wave's are nearer (M3)."""


class Overtaken(Exception):
    """Another worker has taken the letter up meanwhile, or it is gone: nothing may be handed over."""


@wakes(WAKE)
def send_due(account: Any, _about: str, now: datetime) -> datetime | None:
    """Send what is due, a few in one go; says when the next leaves."""
    for letter in _broken_off(account, now):
        _pick_up(letter, now)
    for letter in _due(account, now):
        leave(letter)
    waiting = Letter.objects.of(account).released().filter(doubtful_at=None)
    following: datetime | None = waiting.filter(sending_at=None).order_by("leaves_at").values_list("leaves_at", flat=True).first()
    if following is None and waiting.exists():
        return now + LEASE
    return max(following, clock.now() + timedelta(seconds=1)) if following else None


def _due(account: Any, now: datetime) -> list[Letter]:
    rows = Letter.objects.of(account).released().filter(leaves_at__lte=now, sending_at=None, doubtful_at=None)
    return list(rows.select_related("account").order_by("leaves_at", "pk")[:IN_ONE_GO])


def leave(letter: Letter) -> None:
    """Send one letter as it stands now, if it still may leave."""
    claimed = _claim(letter)
    if claimed is None:
        return
    letter, now = claimed, clock.now()
    mailbox = letter.mailbox or can_send(letter.account)
    if mailbox is None:
        _back(letter, "no-mailbox")
        return
    try:
        mail = made(leaving_of(letter, mailbox, at=letter.sending_at or now))
        outcome = send(
            smtp_login(mailbox, now=now), mail, mailbox.address, [letter.address], dsn=True,
            envelope_id=letter.message_id, on_data=partial(_handing_over, letter),
        )  # fmt: skip
    except NoAddress:
        _back(letter, "no-address")
    except FileNotFoundError:
        _back(letter, "no-file")
    except Overtaken:
        return
    except Failed as failed:
        _failed(letter, mailbox, failed)
    else:
        _answered(letter, mailbox, outcome)


def _claim(letter: Letter) -> Letter | None:
    """The letter as it stands now, ours to send: whoever comes second goes without. What speaks against it now sends it back to the drafts."""
    with alone(letter.account):
        now = clock.now()
        found = (
            Letter.objects.of(letter.account)
            .released()
            .filter(pk=letter.pk, leaves_at__lte=now, sending_at=None, doubtful_at=None)
        )
        fresh: Letter | None = found.select_related("account", "person", "wave", "mailbox", "invites", "cv__file").first()
        if fresh is None:
            return None
        against = _against(fresh, now)
        if against == "waits":
            return None
        if against:
            _back(fresh, against)
            return None
        address = (fresh.mailbox or can_send(fresh.account) or Mailbox()).address
        fresh.sending_at, fresh.message_id = now, fresh.message_id or message_id_of(fresh.pk, address)
        fresh.leaves_at, fresh.tries = now, fresh.tries + 1
        fresh.save(update_fields=["sending_at", "message_id", "leaves_at", "tries"])
    return fresh


def _against(letter: Letter, now: datetime) -> str:
    """What speaks against sending a letter that was let go, as a key; `waits` where it only has to wait; else empty."""
    account, wave = letter.account, letter.wave
    mailbox = letter.mailbox or can_send(account)
    if mailbox is None or mailbox.removed_at:
        return "no-mailbox"
    if not may_send(mailbox):
        return _put_off(letter, now + timedelta(minutes=10))
    if wave and wave.paused_at:
        return _put_off(letter, now + timedelta(hours=1))
    if letter.person.removed_at or letter.person.is_quiet(account.day(now)):
        return "quiet"
    if ContactPoint.objects.of(account).filter(person=letter.person, value=letter.address, dead_on__isnull=False).exists():
        return "dead-address"
    if letter.invites and _holds_no_more(letter, letter.invites, now):
        return "meeting-changed"
    if not file_is_there(letter):
        return "no-file"
    if (wave or letter.purpose == "follow-up") and _in_touch_since(letter):
        return "in-touch"
    return _out_of_time(letter, wave, now) if wave else ""


def _holds_no_more(letter: Letter, meeting: Meeting, now: datetime) -> bool:
    """Whether what a letter says of a meeting is no longer so: it was changed since the letter was let go, or there is nothing for them to come to."""
    if meeting.changed_at and letter.released_at and meeting.changed_at > letter.released_at:
        return True
    if letter.purpose == PURPOSES["off"]:
        return False
    parts = MeetingPart.objects.of(letter.account).present().filter(meeting=meeting, person=letter.person)
    return bool(meeting.removed_at or meeting.held_on or meeting.cancelled_on or meeting.at <= now) or not parts.exists()


def _put_off(letter: Letter, until: datetime) -> str:
    Letter.objects.of(letter.account).filter(pk=letter.pk).update(leaves_at=until)
    return "waits"


def _in_touch_since(letter: Letter) -> bool:
    """Whether one has been in touch since the letter was let go: then it may say what is no longer so."""
    parts = Part.objects.of(letter.account).present().filter(
        person=letter.person, role="with", conversation__removed_at=None, conversation__unanswered_on=None,
        conversation__at__gt=letter.released_at,
    )  # fmt: skip
    return bool(parts.exists())


def _out_of_time(letter: Letter, wave: Wave, now: datetime) -> str:
    """Whatever held it up, a letter of a wave leaves at the wave's pace, and not once the call it announces comes too soon or never (M3)."""
    account, days = letter.account, workdays_of(running(letter.account, on=letter.account.day(now)))
    others = Letter.objects.of(account).present().filter(wave=wave).exclude(pk=letter.pk)
    today = others.filter(Q(sent_at__gte=account.starts(account.day(now))) | Q(sending_at__gte=account.starts(account.day(now))))
    taken = [account.local(sent or claimed) for sent, claimed in today.values_list("sent_at", "sending_at")]
    at = next(iter(slots(1, account.local(now), pace_of(wave), days, taken)), None)
    if letter.calls_on and (
        at is None or letter.calls_on < days.add(at.date(), min(SOONEST_CALL, wave.calls_after or SOONEST_CALL))
    ):
        return "missed-its-day"
    if at is None:
        return _put_off(letter, now + timedelta(days=1))
    return _put_off(letter, account.moment(at)) if account.moment(at) > now else ""


def _handing_over(letter: Letter) -> None:
    """Written down before the text goes: from here on only the server knows. Raises `Overtaken` where the claim is ours no more,
    and where whoever it is to was taken off the list or is to be left in peace since: it comes back to the drafts when it is picked up.
    """
    now = clock.now()
    fresh = _ours(letter).select_related("person").first()
    gone = fresh is None or fresh.removed_at or fresh.person.removed_at or fresh.person.is_quiet(letter.account.day(now))
    if gone or not _ours(letter).filter(handed_at=None).update(handed_at=now):
        raise Overtaken
    letter.handed_at = now


def _ours(letter: Letter) -> Any:
    """The letter, as long as it is not sent and nobody else has claimed it since we read it."""
    return Letter.objects.of(letter.account).filter(pk=letter.pk, sent_at=None, sending_at=letter.sending_at)


def _answered(letter: Letter, mailbox: Mailbox, outcome: Outcome) -> None:
    now = clock.now()
    if outcome.doubtful:
        _doubt(letter, mailbox, outcome.said)
    elif letter.address in outcome.accepted:
        note_left(letter, at=letter.sending_at or now)
        note_sent(mailbox)
        file_later(mailbox)
    else:
        code, said = next(((code, said) for address, code, said in outcome.refused), (550, outcome.said))
        _refused(letter, code, said)


def _doubt(letter: Letter, mailbox: Mailbox, said: str) -> None:
    """Handed over, and no answer: it counts as sent where it lies in Sent, else the user is asked."""
    try:
        there = lies_in_sent(mailbox, letter.message_id, now=clock.now())
    except Failed:
        there = False
    if there:
        note_left(letter, at=letter.handed_at or clock.now(), filed=True)
        return
    _ours(letter).update(doubtful_at=clock.now(), said=said[:300])


def _refused(letter: Letter, code: int, said: str) -> None:
    """The server would not take the address: for now it is tried again, for good the letter comes back."""
    if 400 <= code < 500 and letter.tries < MOST_TRIES:
        _again(letter, said)
        return
    why = judged(said, status_in(said))
    if why.hard or (why is NOT_SAID and code in (550, 551, 553)):
        _dead(letter)
    _back(letter, "address-refused", said)


def _dead(letter: Letter) -> None:
    points = (
        ContactPoint.objects.of(letter.account)
        .present()
        .filter(person=letter.person, kind="email", value=letter.address, dead_on=None)
    )
    points.update(dead_on=letter.account.day(clock.now()))


def _failed(letter: Letter, mailbox: Mailbox, failed: Failed) -> None:
    """Nothing was handed over: what may help is tried again, what only the user can mend waits for them."""
    note_not_sent(mailbox, failed, at=clock.now())
    if failed.for_now and letter.tries >= MOST_TRIES:
        _back(letter, failed.trouble, failed.said)
    elif failed.for_now or not may_send(mailbox):
        _again(letter, failed.said)
    else:
        _back(letter, failed.trouble, failed.said)


def _again(letter: Letter, said: str) -> None:
    """Free to be tried again, later each time."""
    wait = min(FIRST_WAIT * 2 ** (letter.tries - 1), LONGEST_WAIT)
    _free(letter, leaves_at=clock.now() + wait, said=said[:300])


def _back(letter: Letter, trouble: str, said: str = "") -> None:
    """Back to the drafts, with why, to be looked at anew."""
    again = {"released_at": None, "leaves_at": None, "looked_at": None, "tries": 0}
    _free(letter, failed_at=clock.now(), trouble=trouble, said=said[:300], **again)


def _free(letter: Letter, **values: Any) -> None:
    _ours(letter).update(sending_at=None, handed_at=None, doubtful_at=None, **values)


def _broken_off(account: Any, now: datetime) -> list[Letter]:
    """Letters whose sending was broken off: the worker was killed, or the machine went down."""
    before = now - ABANDONED
    rows = Letter.objects.of(account).released().filter(sending_at__lt=before, doubtful_at=None).exclude(handed_at__gte=before)
    return list(rows.select_related("person", "wave", "mailbox", "invites")[:IN_ONE_GO])


def _pick_up(letter: Letter, now: datetime) -> None:
    """Not handed over, it is free again; handed over, it is looked for."""
    if letter.handed_at is None:
        _free(letter, leaves_at=now)
        return
    mailbox = letter.mailbox or can_send(letter.account)
    if mailbox is None:  # nowhere to look for it
        _ours(letter).update(doubtful_at=now)
    else:
        _doubt(letter, mailbox, "")
