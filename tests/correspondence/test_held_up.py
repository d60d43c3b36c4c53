"""Letters that something held up on their way: they leave as they stand now, at the wave's pace and in its hours, or come back to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hvem.campaign.models import Pause
from hvem.campaign.running import running
from hvem.correspondence.connections.connecting import go_on, pause
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending import leaving_words, sending
from hvem.correspondence.sending.releasing import hold, release
from hvem.correspondence.letters.writing import rewrite
from hvem.ground.deeds import Deed
from hvem.people.models import ContactPoint
from tests.correspondence.post import copies, fresh, later, letter, mailbox
from tests.peers.smtp import Faults
from tests.world import astrid, at, ingrid, terje


@pytest.fixture
def box(here, dovecot, post_office, settings):
    settings.HVEM_AT = here.now
    return mailbox(here, dovecot, post_office)


def _wave(here, box, **options):
    with Deed(here.account, "wave", at=here.now) as deed:
        return deed.add(Wave(campaign=running(here.account, on=here.today), mailbox=box, made_at=here.now, **options))


def _until(settings, moment):
    """The clock moved on half an hour at a time, and what is due done."""
    while settings.HVEM_AT < moment:
        later(settings, minutes=30)


def test_a_letter_changed_while_others_left_before_it_leaves_as_it_stands(here, box, post_office, settings, monkeypatch):
    first, second = letter(here, terje(here)), letter(here, ingrid(here))
    release(here, [first, second])
    real = sending.send

    def changed_meanwhile(*args, **options):
        monkeypatch.setattr(sending, "send", real)
        other = fresh(second if args[3] == ["terje@jaerlys.example"] else first)
        hold(here, [other])
        rewrite(here, other, subject="Nytt emne", body="Andre ord")
        release(here, [fresh(other)])
        Letter.objects.of(here.account).filter(pk=other.pk).update(leaves_at=settings.HVEM_AT)
        return real(*args, **options)

    monkeypatch.setattr(sending, "send", changed_meanwhile)
    later(settings, minutes=1)
    assert [b"Andre ord" in one.octets for one in post_office.letters] == [False, True]


def test_a_letter_given_a_later_time_while_others_left_waits_for_it(here, box, post_office, settings, monkeypatch):
    first, second = letter(here, terje(here)), letter(here, ingrid(here))
    release(here, [first, second])
    real = sending.send

    def moved_meanwhile(*args, **options):
        Letter.objects.of(here.account).released().filter(sending_at=None).update(leaves_at=settings.HVEM_AT + timedelta(hours=2))
        return real(*args, **options)

    monkeypatch.setattr(sending, "send", moved_meanwhile)
    later(settings, minutes=1)
    assert len(post_office.letters) == 1
    later(settings, hours=3)
    assert len(post_office.letters) == 2


def test_a_wave_whose_mailbox_rested_until_night_goes_on_in_the_morning(here, box, post_office, settings):
    row = letter(here, terje(here), wave=(wave := _wave(here, box)))
    pause(here, box)
    release(here, [row], wave)
    _until(settings, at("2026-11-23T21:00"))
    go_on(here, fresh(box))
    _until(settings, at("2026-11-24T07:30"))
    assert not post_office.letters, "no letter of a wave leaves at night"
    _until(settings, at("2026-11-24T09:00"))
    assert len(post_office.letters) == 1


def test_a_wave_whose_mailbox_rested_beyond_the_call_comes_back_to_be_read(here, box, post_office, settings):
    row = letter(here, terje(here), wave=(wave := _wave(here, box)))
    pause(here, box)
    release(here, [row], wave)
    _until(settings, at("2026-11-26T09:00"))
    go_on(here, fresh(box))
    later(settings, minutes=11)
    assert not post_office.letters and fresh(row).trouble == "missed-its-day"


def test_a_wave_that_a_busy_server_held_up_goes_on_in_its_hours_too(here, box, post_office, settings):
    row = letter(here, terje(here), wave=(wave := _wave(here, box, until_hour=10)))
    release(here, [row], wave)
    post_office.faults = Faults(at_data="451 4.3.0 try again later", times=2)
    _until(settings, at("2026-11-24T07:30"))
    assert fresh(row).tries and not post_office.letters
    _until(settings, at("2026-11-24T09:30"))
    assert len(post_office.letters) == 1


def test_a_wave_held_up_for_days_keeps_its_pace(here, box, post_office, settings):
    wave = _wave(here, box, per_day=1, calls_after=0)
    pause(here, box)
    release(here, [letter(here, one(here), wave=wave) for one in (terje, ingrid, astrid)], wave)
    _until(settings, at("2026-11-27T09:00"))
    go_on(here, fresh(box))
    _until(settings, at("2026-11-27T15:00"))
    assert len(post_office.letters) == 1
    _until(settings, at("2026-11-29T15:00"))
    assert len(post_office.letters) == 1, "nor does one leave on a day off"
    _until(settings, at("2026-12-01T15:00"))
    assert len(post_office.letters) == 3


@pytest.mark.parametrize("ends", ["2026-11-25", None])
def test_no_letter_of_a_wave_leaves_in_a_pause_begun_after_it_was_let_go(here, box, post_office, settings, ends):
    wave = _wave(here, box, from_hour=12, calls_after=0)
    release(here, [letter(here, terje(here), wave=wave)], wave)
    with Deed(here.account, "paused", at=here.now) as deed:
        deed.add(Pause(campaign=wave.campaign, since=here.today, until=ends))
    _until(settings, at("2026-11-26T09:00"))
    assert not post_office.letters
    _until(settings, at("2026-11-26T15:00"))
    assert len(post_office.letters) == (1 if ends else 0)


def test_a_copy_whose_attachment_is_gone_holds_up_no_other_copy(here, box, dovecot, post_office, settings, monkeypatch):
    first, second = letter(here, terje(here)), letter(here, ingrid(here))
    release(here, [first, second])
    monkeypatch.setattr(sending, "file_later", lambda _: None)
    later(settings, minutes=1)
    monkeypatch.undo()
    settings.HVEM_AT = fresh(second).sent_at + timedelta(seconds=1)
    real = leaving_words._cv_of

    def gone(one):
        if one.pk == first.pk:
            raise FileNotFoundError
        return real(one)

    monkeypatch.setattr(leaving_words, "_cv_of", gone)
    sending.file_later(box)
    later(settings, seconds=1)
    assert copies(box, dovecot) == [fresh(second).message_id]


def test_a_copy_that_waits_for_a_password_is_laid_when_there_is_one(here, box, dovecot, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    settings.HVEM_AT += timedelta(minutes=1)
    sending.send_due(here.account, "", settings.HVEM_AT)
    Mailbox.objects.of(here.account).update(signed_out_at=settings.HVEM_AT)
    later(settings, minutes=1)
    assert fresh(row).sent_at and not fresh(row).filed_at
    Mailbox.objects.of(here.account).update(signed_out_at=None)
    later(settings, minutes=10)
    assert copies(box, dovecot) == [fresh(row).message_id]


@pytest.mark.parametrize(("said", "dead"), [
    ("550 5.1.1 no such user", True), ("550 no", True), ("550 5.7.1 relaying denied", False), ("553 5.7.1 sender address rejected: not owned by user", False),
    ("550 5.1.8 sender domain does not exist", False),
])  # fmt: skip
def test_an_address_is_dead_only_where_the_server_speaks_of_it(here, box, post_office, settings, said, dead):
    row = letter(here, terje(here))
    post_office.faults = Faults(refuse={"terje@jaerlys.example": said})
    release(here, [row])
    later(settings, minutes=1)
    assert fresh(row).trouble == "address-refused"
    assert bool(ContactPoint.objects.of(here.account).get(person=row.person, kind="email").dead_on) == dead


def test_a_letter_handed_over_whose_mailbox_is_nowhere_is_asked_about(here, box, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    settings.HVEM_AT += timedelta(minutes=1)
    before = settings.HVEM_AT - timedelta(hours=1)
    Letter.objects.of(here.account).filter(pk=row.pk).update(mailbox=None, sending_at=before, handed_at=before)
    Mailbox.objects.of(here.account).update(smtp_host="")
    later(settings, minutes=1)
    assert fresh(row).doubtful_at


def test_a_wave_let_go_just_as_the_worker_ends_is_not_forgotten(here, box, post_office, settings, monkeypatch):
    from hvem.ground.waking import WAKES

    wave = _wave(here, box, from_hour=12)
    row, real = letter(here, terje(here), wave=wave), WAKES["send-letters"]
    release(here, [letter(here, ingrid(here))])

    def let_go_meanwhile(*args):
        monkeypatch.setitem(WAKES, "send-letters", real)
        again = real(*args)
        release(here, [row], wave)
        return again

    monkeypatch.setitem(WAKES, "send-letters", let_go_meanwhile)
    later(settings, minutes=1)
    assert len(post_office.letters) == 1
    _until(settings, at("2026-11-23T15:00"))
    assert len(post_office.letters) == 2


def test_a_letter_that_came_back_from_a_dead_address_goes_to_the_one_that_lives(here, box, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    points = ContactPoint.objects.of(here.account).filter(person=row.person, kind="email")
    points.update(dead_on=here.today)
    later(settings, minutes=1)
    assert fresh(row).trouble == "dead-address"
    with Deed(here.account, "added", at=here.now) as deed:
        deed.add(ContactPoint(person=row.person, kind="email", value="terje@ny.example", normal="terje@ny.example"))
    release(replace(here, now=settings.HVEM_AT), [fresh(row)])
    later(settings, minutes=1)
    assert [one.recipients for one in post_office.letters] == [("terje@ny.example",)]


def test_a_letter_of_a_wave_that_came_back_is_looked_at_before_it_goes_again(here, box, settings):
    row = letter(here, terje(here), wave=(wave := _wave(here, box)), looked_at=here.now)
    release(here, [row], wave)
    with Deed(here.account, "quiet", at=here.now) as deed:
        deed.change(row.person, quiet_why="conflict")
    later(settings, minutes=1)
    assert fresh(row).trouble == "quiet" and fresh(row).looked_at is None


@pytest.mark.parametrize("what", ["moved", "off", "past"])
def test_no_invitation_leaves_to_a_meeting_that_is_no_longer_so(here, box, post_office, settings, what):
    from hvem.campaign.meetings import plan
    from hvem.correspondence.calendars.inviting import Words, tell

    them = terje(here)
    meeting = plan(here, [them], at=at("2026-11-23T10:00")).main
    tell(here, meeting, [them], "ask", Words("Møte", "Hei"))
    settings.HVEM_AT += timedelta(seconds=5)
    with Deed(here.account, "changed", at=settings.HVEM_AT) as deed:
        if what == "moved":
            deed.change(meeting, at=at("2026-11-24T10:00"), changed_at=settings.HVEM_AT)
        if what == "off":
            deed.change(meeting, cancelled_on=here.today)
    later(settings, hours=2 if what == "past" else 0, minutes=1)
    assert not post_office.letters
    assert Letter.objects.of(here.account).get().trouble == "meeting-changed"


def test_a_letter_said_to_be_sent_twice_at_once_is_one_conversation(here):
    from hvem.campaign.models import Conversation
    from hvem.correspondence.letters.writing import sent

    row = letter(here, terje(here))
    other = fresh(row)
    sent(here, row)
    sent(here, other)
    assert Conversation.objects.of(here.account).count() == 1


def test_a_follow_up_held_up_until_they_answered_comes_back(here, box, post_office, settings):
    from hvem.campaign.conversing import Talk, note

    them = terje(here)
    note(here.account, Talk("mail", [them], at("2026-11-18T09:00")), at=here.now)
    row = letter(here, them, purpose="follow-up")
    release(here, [row])
    note(here.account, Talk("mail", [them], here.now + timedelta(seconds=5), inward=True), at=here.now + timedelta(seconds=5))
    later(settings, minutes=1)
    assert not post_office.letters and fresh(row).trouble == "in-touch"
