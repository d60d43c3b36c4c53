"""Letters that leave: nothing twice, nothing lost, and what nobody can know is asked about; on a real post office and a real mailbox."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from hvem.campaign.models import Conversation, Promise
from hvem.correspondence.sending import filing
from hvem.correspondence.sending import noting_sent
from hvem.correspondence.sending import sending
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.sending.releasing import CannotLeave, TooLateToHold, back_to_drafts, hold, it_left, release, send_again
from hvem.correspondence.letters.writing import StillGaps
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.people.models import ContactPoint
from tests.correspondence.post import copies, fresh, later, letter, mailbox
from tests.peers.smtp import Faults
from tests.world import astrid, ingrid, terje


@pytest.fixture
def box(here, dovecot, post_office, settings):
    settings.HVEM_AT = here.now
    return mailbox(here, dovecot, post_office)


def test_a_letter_let_go_leaves_once_and_lies_in_sent(here, box, dovecot, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    later(settings, seconds=5)
    assert not post_office.letters, "it waits a little, for second thoughts"
    later(settings, seconds=20)
    later(settings, seconds=1)
    later(settings, minutes=30)
    assert len(post_office.letters) == 1
    row = fresh(row)
    assert row.sent_at and row.filed_at
    assert copies(box, dovecot) == [row.message_id]
    mail = message_from_bytes(post_office.letters[0].octets, policy=default)
    assert mail["Subject"] == "Lenge siden sist"
    assert "Værøy" in mail.get_body(("plain",)).get_content()
    assert "Værøy" in mail.get_body(("html",)).get_content()
    assert post_office.letters[0].recipients == ("terje@jaerlys.example",)
    talk = Conversation.objects.of(here.account).get(message_id=row.message_id)
    assert talk.note == row.body and talk.kind == "mail" and not talk.inward


def test_nothing_leaves_that_was_not_let_go(here, box, post_office, settings):
    letter(here, terje(here))
    later(settings, days=1)
    assert not post_office.letters


def test_a_letter_is_taken_back_before_it_leaves(here, box, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    hold(here, [row])
    later(settings, minutes=5)
    assert not post_office.letters
    assert fresh(row) in Letter.objects.of(here.account).drafts()
    release(here, [row])
    later(settings, minutes=5)
    with pytest.raises(TooLateToHold):
        hold(here, [row])
    assert len(post_office.letters) == 1


def test_undoing_what_has_left_brings_nothing_back_and_sends_nothing_again(here, box, post_office, settings):
    row = letter(here, terje(here))
    deed = release(here, [row])
    later(settings, minutes=1)
    done = undo(deed.happening, at=settings.HVEM_AT, by=here.user)
    assert done.left and not done.restored
    left = Happening.objects.of(here.account).get(kind="letter-left")
    undo(left, at=settings.HVEM_AT, by=here.user)
    later(settings, hours=3)
    assert len(post_office.letters) == 1
    assert fresh(row).sent_at


def test_a_letter_with_a_gap_or_no_address_does_not_leave(here, box):
    with pytest.raises(StillGaps):
        release(here, [letter(here, terje(here), body="Hei [hva lurer du på?]")])
    from tests.world import person

    with pytest.raises(CannotLeave, match="no-address"):
        release(here, [letter(here, person(here, "Nils Uten, 90 00 00 09"))])


def test_one_among_many_that_cannot_leave_stops_all_of_them(here, box, post_office, settings):
    good, bad = letter(here, terje(here)), letter(here, ingrid(here), body="Hei [gap her]")
    with pytest.raises(StillGaps):
        release(here, [good, bad])
    later(settings, minutes=5)
    assert not post_office.letters


class Killed(BaseException):
    """The process is gone at this place."""


def _die(*_, **__):
    raise Killed


STEPS = {
    "before the server is spoken to": (sending, "send"),
    "before the text is marked as handed over": (sending, "_handing_over"),
    "after the server took it": (sending, "_answered"),
    "while it is noted": (noting_sent, "sent_in"),
    "before the copy is ordered": (sending, "file_later"),
    "before the copy is laid": (filing, "_file"),
}
SURE = {"before the server is spoken to", "before the text is marked as handed over", "before the copy is ordered", "before the copy is laid"}


@pytest.mark.parametrize("step", STEPS)
def test_killed_anywhere_no_letter_leaves_twice_and_none_is_lost(here, box, dovecot, post_office, settings, monkeypatch, step):
    row = letter(here, terje(here))
    release(here, [row])
    room, name = STEPS[step]
    with monkeypatch.context() as broken, pytest.raises(Killed):
        broken.setattr(room, name, _die)
        for _ in range(3):
            later(settings, seconds=30)
    for _ in range(8):
        later(settings, minutes=6)
    if step not in SURE:
        assert len(post_office.letters) == 1
        assert fresh(row).doubtful_at and not fresh(row).sent_at, "the user is asked"
        it_left(here, row)
        later(settings, minutes=6)
    assert len(post_office.letters) == 1
    assert fresh(row).sent_at
    later(settings, minutes=20)
    assert copies(box, dovecot) == ([row.message_id or fresh(row).message_id] if fresh(row).filed_at else [])
    assert Conversation.objects.of(here.account).present().filter(inward=False).count() == 1


def test_killed_between_the_copy_and_its_note_the_copy_is_not_laid_twice(here, box, dovecot, post_office, settings, monkeypatch):
    from hvem.outside.imap_mailbox import ImapMailbox

    row = letter(here, terje(here))
    release(here, [row])
    append = ImapMailbox.append

    def laid_and_killed(self, *args, **options):
        append(self, *args, **options)
        raise Killed

    with monkeypatch.context() as broken, pytest.raises(Killed):
        broken.setattr(ImapMailbox, "append", laid_and_killed)
        for _ in range(3):
            later(settings, seconds=30)
    for _ in range(4):
        later(settings, minutes=6)
    assert fresh(row).filed_at
    assert copies(box, dovecot) == [fresh(row).message_id]


@pytest.mark.parametrize("kept", [True, False])
def test_where_nobody_answered_after_the_last_line_the_user_is_asked(here, box, post_office, settings, kept):
    row = letter(here, terje(here))
    post_office.faults = Faults(drop_after_keeping=kept, drop_at_dot=not kept, times=1)
    release(here, [row])
    for _ in range(5):
        later(settings, minutes=7)
    assert fresh(row).doubtful_at and not fresh(row).sent_at
    assert len(post_office.letters) == int(kept), "it is never sent again on a guess"
    assert row in Letter.objects.of(here.account).doubtful()
    if kept:
        it_left(here, row)
        it_left(here, row)
    else:
        send_again(here, row)
        send_again(here, row)
    for _ in range(3):
        later(settings, minutes=1)
    assert len(post_office.letters) == 1
    assert fresh(row).sent_at
    assert Conversation.objects.of(here.account).present().filter(inward=False).count() == 1


def test_a_doubtful_letter_that_lies_in_sent_has_left(here, box, dovecot, post_office, settings, monkeypatch):
    """As with servers that lay the copy themselves: Gmail, Outlook."""
    row = letter(here, terje(here))
    post_office.faults = Faults(drop_after_keeping=True, times=1)
    monkeypatch.setattr(sending, "lies_in_sent", lambda *_, **__: True)
    release(here, [row])
    later(settings, minutes=1)
    assert fresh(row).sent_at and fresh(row).filed_at
    assert len(post_office.letters) == 1


def test_a_doubtful_letter_can_go_back_among_the_drafts(here, box, post_office, settings):
    row = letter(here, terje(here))
    post_office.faults = Faults(drop_at_dot=True)
    release(here, [row])
    later(settings, minutes=1)
    back_to_drafts(here, row)
    later(settings, days=1)
    assert row in Letter.objects.of(here.account).drafts()
    assert not post_office.letters


def test_a_server_that_is_busy_is_tried_again_and_one_that_refuses_gives_the_letter_back(here, box, post_office, settings):
    row = letter(here, terje(here))
    post_office.faults = Faults(at_data="451 4.3.0 try again later", times=2)
    release(here, [row])
    for _ in range(4):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1 and fresh(row).sent_at
    other = letter(here, ingrid(here))
    post_office.faults = Faults(at_data="550 5.7.1 looks like spam")
    release(here, [other])
    later(settings, minutes=1)
    assert fresh(other) in Letter.objects.of(here.account).drafts()
    assert fresh(other).trouble == "refused" and "spam" in fresh(other).said


def test_an_address_the_server_does_not_know_is_dead_and_the_letter_comes_back(here, box, post_office, settings):
    them = terje(here)
    row = letter(here, them)
    post_office.faults = Faults(refuse={"terje@jaerlys.example": "550 5.1.1 no such user"})
    release(here, [row])
    later(settings, minutes=1)
    assert fresh(row).trouble == "address-refused"
    assert ContactPoint.objects.of(here.account).get(person=them, kind="email").dead_on == here.today
    assert not Conversation.objects.of(here.account).present().exists()


def test_a_refused_password_keeps_the_letters_until_it_is_mended(here, box, post_office, settings):
    row = letter(here, terje(here))
    right, post_office.secret = post_office.secret, "another"
    release(here, [row])
    for _ in range(5):
        later(settings, minutes=11)
    box = fresh(box)
    assert box.sends_trouble == "wrong-password" and box.sends_failed_at and not box.failed_at
    assert len(post_office.signed_in) == 0, "a wrong password is not tried again and again"
    assert fresh(row).released_at and not fresh(row).sent_at
    post_office.secret = right
    type(box).objects.of(here.account).filter(pk=box.pk).update(sends_trouble="", sends_failed_at=None)
    for _ in range(3):
        later(settings, minutes=11)
    assert fresh(row).sent_at
    assert fresh(box).sends_failed_at is None


def test_a_wave_leaves_at_its_pace_and_each_call_is_promised_for_its_day(here, box, post_office, settings):
    from hvem.campaign.running import running

    with Deed(here.account, "wave", at=here.now) as deed:
        wave = deed.add(Wave(campaign=running(here.account, on=here.today), mailbox=box, per_day=2, made_at=here.now, calls_after=3))
    rows = [letter(here, one(here), wave=wave) for one in (terje, ingrid)] + [letter(here, astrid(here), wave=wave)]
    release(here, rows, wave)
    later(settings, seconds=30)
    assert len(post_office.letters) == 1
    later(settings, seconds=90)
    later(settings, hours=8)
    assert len(post_office.letters) == 2, "no more the first day"
    later(settings, hours=16)
    assert len(post_office.letters) == 3
    calls = Promise.objects.of(here.account).open().filter(act="call").order_by("due_on")
    assert [str(one.due_on) for one in calls] == ["2026-11-26", "2026-11-26", "2026-11-27"]
    assert {one.rule for one in calls} == {"M3"}


def test_someone_who_wrote_meanwhile_is_not_sent_what_no_longer_fits(here, box, post_office, settings):
    from hvem.campaign.conversing import Talk, note
    from hvem.campaign.running import running

    them = terje(here)
    with Deed(here.account, "wave", at=here.now) as deed:
        wave = deed.add(Wave(campaign=running(here.account, on=here.today), mailbox=box, from_hour=12, made_at=here.now))
    row = letter(here, them, wave=wave)
    release(here, [row], wave)
    note(here.account, Talk("call", [them], here.now + timedelta(hours=1)), at=here.now + timedelta(hours=1))
    later(settings, hours=4)
    assert not post_office.letters
    assert fresh(row).trouble == "in-touch" and fresh(row) in Letter.objects.of(here.account).drafts()


def test_a_letter_whose_day_went_by_with_the_machine_off_does_not_announce_a_call_in_the_past(here, box, post_office, settings):
    from hvem.campaign.running import running

    with Deed(here.account, "wave", at=here.now) as deed:
        wave = deed.add(Wave(campaign=running(here.account, on=here.today), mailbox=box, made_at=here.now, from_hour=12))
    row = letter(here, terje(here), wave=wave)
    release(here, [row], wave)
    later(settings, days=4)
    assert not post_office.letters
    assert fresh(row).trouble == "missed-its-day"


def test_two_workers_at_once_send_one_letter(here, box, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    settings.HVEM_AT += timedelta(minutes=1)
    first, second = fresh(row), fresh(row)
    sending.leave(first)
    sending.leave(second)
    assert len(post_office.letters) == 1


def test_words_that_would_be_headers_stay_words(here, box, post_office, settings):
    row = letter(here, terje(here), subject="Hei\r\nBcc: alle@annet.example", body="Hei\r\n.\r\nRCPT TO:<x@y.example>\r\n")
    release(here, [row])
    later(settings, minutes=1)
    taken = post_office.letters[0]
    mail = message_from_bytes(taken.octets, policy=default)
    assert mail["Bcc"] is None and taken.recipients == ("terje@jaerlys.example",)
    assert ".\n" in mail.get_body(("plain",)).get_content().replace("\r", "")
