"""What might make a letter leave twice, or leave unasked: slow servers, undo upon undo, restored copies, people erased or merged on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.correspondence.sending import sending
from hvem.correspondence.models import Letter
from hvem.correspondence.sending.releasing import hold, release
from hvem.correspondence.letters.writing import put_away
from hvem.ground.undo import undo
from hvem.keeping.restoring import hold_letters
from hvem.outside.shapes import Failed
from tests.correspondence.post import fresh, later, letter, mailbox
from tests.world import ingrid, terje


@pytest.fixture
def box(here, dovecot, post_office, settings):
    settings.HVEM_AT = here.now
    return mailbox(here, dovecot, post_office)


def _overtaken(monkeypatch, settings, *, then=None):
    """The first worker's server is so slow that another worker takes the letter up meanwhile."""
    real, calls = sending.send, []

    def slow(*args, on_data, **options):
        calls.append(1)
        if len(calls) > 1:
            return real(*args, on_data=on_data, **options)
        settings.HVEM_AT += timedelta(minutes=6)
        sending.send_due(args_account[0], "", settings.HVEM_AT)
        sending.send_due(args_account[0], "", settings.HVEM_AT + timedelta(seconds=1))
        if then:
            raise then
        return real(*args, on_data=on_data, **options)

    args_account: list[object] = []
    monkeypatch.setattr(sending, "send", slow)
    return args_account


def test_a_server_slower_than_anybody_waits_for_gets_the_letter_once(here, box, post_office, settings, monkeypatch):
    row = letter(here, terje(here))
    release(here, [row])
    settings.HVEM_AT += timedelta(minutes=1)
    _overtaken(monkeypatch, settings).append(here.account)
    sending.leave(fresh(row))
    for _ in range(4):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1
    assert fresh(row).sent_at and fresh(row).trouble == ""


def test_a_worker_that_was_overtaken_and_fails_leaves_the_other_its_letter(here, box, post_office, settings, monkeypatch):
    row = letter(here, terje(here))
    release(here, [row])
    settings.HVEM_AT += timedelta(minutes=1)
    real_handing = sending._handing_over
    seen = []

    def handing(one):
        real_handing(one)
        seen.append(fresh(row).handed_at)

    monkeypatch.setattr(sending, "_handing_over", handing)
    account = _overtaken(monkeypatch, settings, then=Failed("refused", "no"))
    account.append(here.account)
    post_office.faults.drop_after_keeping, post_office.faults.times = True, 1
    sending.leave(fresh(row))
    assert seen[0] and fresh(row).handed_at, "what only the server knows is not forgotten by who came to nothing"
    for _ in range(4):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1


def test_undoing_that_one_took_a_letter_back_sends_nothing(here, box, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    deed = hold(here, [row])
    settings.HVEM_AT += timedelta(minutes=5)
    undo(deed.happening, at=settings.HVEM_AT, by=here.user)
    for _ in range(4):
        later(settings, minutes=5)
    assert not post_office.letters and fresh(row).released_at is None


def test_undoing_an_undone_release_sends_nothing(here, box, post_office, settings):
    row = letter(here, terje(here))
    deed = release(here, [row])
    once = undo(deed.happening, at=here.now + timedelta(seconds=2), by=here.user)
    undo(once.happening, at=here.now + timedelta(seconds=4), by=here.user)
    for _ in range(4):
        later(settings, minutes=5)
    assert not post_office.letters and fresh(row).released_at is None


def test_a_letter_thrown_away_and_brought_back_waits_to_be_let_go_anew(here, box, post_office, settings):
    row = letter(here, terje(here))
    release(here, [row])
    deed = put_away(here, fresh(row))
    later(settings, minutes=5)
    undo(deed.happening, at=settings.HVEM_AT, by=here.user)
    later(settings, minutes=5)
    assert not post_office.letters
    assert Letter.objects.of(here.account).drafts().filter(pk=row.pk).exists()


def test_a_person_erased_while_their_letter_leaves_holds_up_nobody(here, box, post_office, settings, monkeypatch):
    from hvem.keeping.erasing import erase_person

    first, second = letter(here, terje(here)), letter(here, ingrid(here))
    release(here, [first, second])
    real = sending.send

    def erased_meanwhile(login, mail, sender, recipients, **options):
        outcome = real(login, mail, sender, recipients, **options)
        if recipients == ["terje@jaerlys.example"]:
            erase_person(here, first.person)
        return outcome

    monkeypatch.setattr(sending, "send", erased_meanwhile)
    later(settings, minutes=1)
    assert [one.recipients[0] for one in post_office.letters] == ["terje@jaerlys.example", "ingrid@havblikk.example"] or len(post_office.letters) == 2
    assert fresh(second).sent_at
    from hvem.campaign.models import Conversation

    assert not Conversation.objects.of(here.account).filter(message_id__contains=str(first.pk)).exists()


@pytest.mark.parametrize("how", ["delete", "leave"])
def test_nothing_is_handed_over_to_someone_let_be_while_the_server_was_spoken_to(here, box, post_office, settings, monkeypatch, how):
    from hvem.people.together import act_named, act_on

    row, other = letter(here, terje(here)), letter(here, ingrid(here))
    release(here, [row, other])
    real = sending.send

    def let_be_meanwhile(login, mail, sender, recipients, **options):
        act_on(here, [fresh(row.person)], act_named(how, "", here.today))
        return real(login, mail, sender, recipients, **options)

    monkeypatch.setattr(sending, "send", let_be_meanwhile)
    for _ in range(3):
        later(settings, minutes=6)
    assert [one.recipients[0] for one in post_office.letters] == ["ingrid@kvitsoy.example"]
    assert (fresh(row).sent_at, fresh(row).released_at, fresh(row).trouble) == (None, None, "quiet")


@pytest.mark.parametrize("when", ["let go", "signed in", "handed over"])
@pytest.mark.parametrize("undone", [False, True])
def test_one_who_is_merged_while_their_letter_leaves_gets_it_once(here, box, post_office, settings, monkeypatch, when, undone):
    from hvem.people.merging import merge

    gone, kept = terje(here), ingrid(here)
    row = letter(here, gone)
    release(here, [row])
    real = sending.send

    def merged():
        deed = merge(here.account, kept, gone, at=settings.HVEM_AT, by=here.user)
        if undone:
            undo(deed.happening, at=settings.HVEM_AT, by=here.user)

    def meanwhile(*args, on_data, **options):
        if when == "signed in":
            merged()
        return real(*args, on_data=lambda: (on_data(), merged() if when == "handed over" else None), **options)

    if when == "let go":
        merged()
    monkeypatch.setattr(sending, "send", meanwhile)
    for _ in range(3):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1 and fresh(row).sent_at
    assert fresh(row).person_id == (gone if undone else kept).pk == fresh(row).conversation.parts.get().person_id


BEFORE = {"sent_at": None, "sending_at": None, "handed_at": None, "filed_at": None, "conversation": None, "message_id": "", "tries": 0}


def _as_in_the_backup(row, **values):
    """The letter as a copy from before it left has it."""
    Letter.objects.of(row.account_id).filter(pk=row.pk).update(**BEFORE, **values)


@pytest.mark.parametrize("kept", [True, False])
def test_a_backup_from_before_a_letter_left_does_not_send_it_again(here, box, dovecot, post_office, settings, kept):
    from hvem.outside.mailboxes import open_mailbox

    row = letter(here, terje(here))
    release(here, [row])
    released = fresh(row)
    later(settings, minutes=1)
    later(settings, minutes=1)
    assert len(post_office.letters) == 1 and fresh(row).filed_at
    if not kept:
        with open_mailbox(dovecot.login(box.address)) as opened:
            opened._talk.ask(b'SELECT "Sent"')
            opened._talk.ask(b"STORE 1:* +FLAGS.SILENT (\\Deleted)")
            opened._talk.ask(b"EXPUNGE")
    _as_in_the_backup(row, released_at=released.released_at, leaves_at=released.leaves_at)
    assert hold_letters(at=settings.HVEM_AT) == 1
    for _ in range(5):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1
    assert bool(fresh(row).sent_at) == kept and bool(fresh(row).doubtful_at) != kept


def test_a_letter_that_left_after_the_backup_is_no_draft_once_sent_is_read(here, box, post_office, settings):
    from hvem.correspondence.connections.connecting import say_mine
    from hvem.correspondence.receiving.receiving import read_new_woken

    say_mine(here, box, [box.address])
    row = letter(here, terje(here))
    release(here, [row])
    later(settings, minutes=1)
    later(settings, minutes=1)
    _as_in_the_backup(row, released_at=None, leaves_at=None)
    settings.HVEM_AT += timedelta(minutes=1)
    read_new_woken(here.account, str(box.pk), settings.HVEM_AT)
    assert fresh(row).sent_at


def test_a_zip_taken_in_elsewhere_sends_nothing(here, stranger, box, post_office, settings, tmp_path):
    from hvem.correspondence.models import Mailbox
    from hvem.keeping.archive import write_archive
    from hvem.keeping.taking_in import take_in

    release(here, [letter(here, terje(here))])
    with (tmp_path / "alt.zip").open("wb") as file:
        write_archive(file, here.account, at=here.now)
    take_in(stranger, tmp_path / "alt.zip")
    before = len(post_office.signed_in)
    for _ in range(4):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1, "only the original's"
    theirs = Letter.objects.of(stranger.account).get()
    assert theirs.doubtful_at and not theirs.sent_at
    Mailbox.objects.of(stranger.account).update(secret=box.secret)
    for _ in range(4):
        later(settings, minutes=6)
    assert len(post_office.letters) == 1 and len(post_office.signed_in) <= before + 1


def test_a_letter_whose_mailbox_is_gone_comes_back_and_asks_no_server(here, box, post_office, settings):
    from hvem.correspondence.connections.connecting import disconnect

    row = letter(here, terje(here))
    release(here, [row])
    disconnect(here, box)
    later(settings, minutes=1)
    assert fresh(row).trouble == "no-mailbox" and fresh(row) in Letter.objects.of(here.account).drafts()
    assert not post_office.signed_in


def test_a_file_that_is_gone_gives_its_letter_back_and_holds_up_no_other(here, box, post_office, settings, monkeypatch):
    from hvem.correspondence.sending import leaving_words

    first, second = letter(here, terje(here)), letter(here, ingrid(here))
    release(here, [first, second])
    real = leaving_words._cv_of

    def gone(one):
        if one.pk == first.pk:
            raise FileNotFoundError
        return real(one)

    monkeypatch.setattr(leaving_words, "_cv_of", gone)
    later(settings, minutes=1)
    assert fresh(first).trouble == "no-file" and fresh(second).sent_at
