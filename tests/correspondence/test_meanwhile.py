"""What is taken away, mended or told by others while a letter is on its way or a mailbox is being read."""

from __future__ import annotations

import pytest

from hvem.campaign.models import CvVersion
from hvem.campaign.telling import add_cv, drop_file, remove_cv
from hvem.correspondence.connections import connecting
from hvem.correspondence.models import Letter, Mail, Mailbox
from hvem.correspondence.sending.releasing import release
from hvem.ground.undo import undo
from tests.correspondence import mail as made
from tests.correspondence.post import fresh, later, letter, mailbox
from tests.web.test_files import ODT, PDF
from tests.world import terje


@pytest.fixture
def box(here, dovecot, post_office, settings, tmp_path):
    settings.HVEM_AT, settings.MEDIA_ROOT = here.now, tmp_path / "files"
    return mailbox(here, dovecot, post_office)


@pytest.fixture
def cv(here, box):
    return add_cv(here, "kort", "", upload=("cv.pdf", PDF)).main


@pytest.mark.parametrize("taken_away", [drop_file, remove_cv])
def test_a_letter_whose_cv_was_taken_away_meanwhile_comes_back_and_leaves_neither_with_it_nor_without(here, cv, post_office, settings, taken_away):
    row = letter(here, terje(here), cv=cv)
    release(here, [row])
    taken_away(here, CvVersion.objects.of(here.account).get())
    later(settings, minutes=1)
    assert not post_office.letters
    assert fresh(row).trouble == "no-file" and fresh(row) in Letter.objects.of(here.account).drafts()


def test_a_letter_whose_cv_has_a_new_file_leaves_with_that(here, cv, post_office, settings):
    release(here, [letter(here, terje(here), cv=cv)])
    add_cv(here, "kort", "", cv=cv, upload=("ny.odt", ODT))
    later(settings, minutes=1)
    assert b"ny.odt" in post_office.letters[0].octets and b"cv.pdf" not in post_office.letters[0].octets


def _let_go_while(monkeypatch, here, room, *, forget):
    """The mailbox is let go of in another window, just before what was read is written down."""
    from hvem.correspondence import receiving as rooms

    reading = getattr(rooms, room)
    real, done = reading.letters_that_left, []

    def letters_that_left(*args):
        if not done:
            done.append(connecting.disconnect(here, Mailbox.objects.of(here.account).get(), forget=forget))
        return real(*args)

    monkeypatch.setattr(reading, "letters_that_left", letters_that_left)
    return done


@pytest.mark.parametrize("forget", [False, True])
@pytest.mark.parametrize("room", ["receiving", "looking_back"])
def test_nothing_more_is_noted_of_a_mailbox_let_go_of_while_it_is_read(here, monkeypatch, room, forget):
    made.kari(here)
    row = made.mailbox(here)
    server = made.server(inbox=(made.mail(made.KARI, made.HILDE, "2026-11-20T08:00", id="a@x.example"),))
    if room == "receiving":
        made.look_back(here, row, server)
        made.lay(server, *(made.mail(made.KARI, made.HILDE, f"2026-11-23T08:0{one}", id=f"b{one}@x.example", text=f"Nytt {one}") for one in range(3)))
    before = set(Mail.objects.of(here.account).values_list("message_id", flat=True))
    _let_go_while(monkeypatch, here, room, forget=forget)
    (made.receive if room == "receiving" else made.look_back)(here, row, server)
    assert set(Mail.objects.of(here.account).values_list("message_id", flat=True)) == before
    assert Mail.objects.of(here.account).present().exists() is (bool(before) and not forget)
    there = Mailbox.objects.of(here.account).get()
    assert there.removed_at and there.secret == "" and there.trouble == ""


def test_brought_back_it_reads_on_where_it_was(here, monkeypatch):
    made.kari(here)
    row = made.mailbox(here)
    server = made.server()
    made.look_back(here, row, server)
    made.lay(server, *(made.mail(made.KARI, made.HILDE, f"2026-11-23T08:0{one}", id=f"b{one}@x.example", text=f"Nytt {one}") for one in range(3)))
    done = _let_go_while(monkeypatch, here, "receiving", forget=False)
    made.receive(here, row, server)
    undo(done[0].happening, at=here.now, by=here.user)
    row.refresh_from_db()
    connecting._let_in(row, "pretend")
    made.receive(here, row, server)
    made.receive(here, row, server)
    assert Mail.objects.of(here.account).present().count() == 3
