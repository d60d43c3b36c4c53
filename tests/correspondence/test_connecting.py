"""What the user connects is theirs: secrets are locked and never told, and what is let go of is gone or comes back whole."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest

from hvem.accounts.models import FeedSecret
from hvem.campaign.models import Conversation, Referral
from hvem.correspondence.connections import connecting, signing_in
from hvem.correspondence.receiving import forgetting
from hvem.correspondence.models import Calendar, Folder, Letter, Mail, Mailbox, Stranger
from hvem.correspondence.connections.states import states
from hvem.correspondence.connections.trying import Reach
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening, Wake
from hvem.ground.sealing import unseal
from hvem.ground.undo import undo
from hvem.keeping.archive import write_archive
from hvem.keeping.erasing import erase_everything
from hvem.keeping.taking_in import take_in
from hvem.outside.shapes import Failed
from hvem.outside.tokens import Token
from tests.world import at, ingrid, terje

pytestmark = pytest.mark.django_db

SECRET = "kjempehemmelig-app-passord"
REACH = Reach("hilde@skjeveland.example", "hilde", "imap.skjeveland.example", smtp_host="smtp.skjeveland.example")


@pytest.fixture
def mailbox(here):
    """Hilde's mailbox, read for a while."""
    row = connecting.connect(here, REACH, SECRET)
    connecting.say_mine(here, row, ["hilde@skjeveland.example"])
    connecting.look_back(here, row, date(2025, 11, 23))
    return row


def everything_kept(account) -> str:
    """All that could tell of a secret: what has happened, and the whole account as a zip."""
    held = io.BytesIO()
    write_archive(held, account, at=at("2026-11-23T09:00"))
    with zipfile.ZipFile(held) as made:
        files = b"".join(made.read(name) for name in made.namelist()).decode()
    return files + json.dumps(list(Happening.objects.of(account).values_list("changes", "facts")), default=str)


def test_a_password_is_locked_and_stands_in_no_copy_and_no_history(here, mailbox):
    connecting.change(here, mailbox, REACH, f"{SECRET}-2")
    connecting.connect_calendar(here, "Kalender", "https://dav.example/", username="hilde", secret=f"{SECRET}-3", carries=["meetings"])
    row = Mailbox.objects.of(here.account).get()
    assert SECRET not in row.secret and unseal(row.secret) == f"{SECRET}-2"
    sealed = [row.secret, Calendar.objects.of(here.account).get().secret]
    told = everything_kept(here.account)
    assert "hilde@skjeveland.example" in told
    assert SECRET not in told
    assert not any(one in told for one in sealed)


def test_a_change_of_password_alone_leaves_no_history(here, mailbox):
    before = Happening.objects.of(here.account).count()
    with Deed(here.account, "mailbox-changed", at=here.now, by=here.user) as deed:
        deed.change(mailbox, secret="other")
    assert Happening.objects.of(here.account).count() == before


def test_a_copy_taken_in_elsewhere_asks_for_the_password(here, stranger, mailbox, tmp_path):
    path = tmp_path / "all.zip"
    with path.open("wb") as held:
        write_archive(held, here.account, at=here.now)
    take_in(stranger, path)
    state = states(stranger.account, here.now).mailboxes[0]
    assert state.row.secret == ""
    assert (state.condition, state.trouble) == ("signed-out", "no-secret")


def test_a_mailbox_rests_until_the_user_has_said_how_far_to_look_back(here):
    row = connecting.connect(here, REACH, SECRET)
    assert not Mailbox.objects.of(here.account).open().exists()
    assert not Wake.objects.filter(what__startswith=connecting.READ_MAIL).exists()
    connecting.say_mine(here, row, ["hilde@skjeveland.example", "h.skjeveland@post.example "])
    assert not Mailbox.objects.of(here.account).open().exists()
    connecting.look_back(here, row, date(2023, 11, 23))
    row = Mailbox.objects.of(here.account).open().get()
    assert row.looks_back_from == date(2023, 11, 23) and row.looked_back_at is None
    assert Wake.objects.filter(account=here.account, what=f"{connecting.READ_MAIL} {row.pk}").exists()


def test_looking_back_at_nothing_begins_now(here):
    row = connecting.connect(here, REACH, SECRET)
    connecting.look_back(here, row, None)
    row = Mailbox.objects.of(here.account).open().get()
    assert row.looks_back_from is None and row.looked_back_at == here.now


def test_addresses_said_to_be_mine_are_kept_once(here, mailbox):
    connecting.say_mine(here, mailbox, ["Hilde@Skjeveland.example", "annen@skjeveland.example", "annen@skjeveland.example"])
    here.membership.refresh_from_db()
    assert here.membership.me_emails == ["hilde@skjeveland.example", "annen@skjeveland.example"]


def test_the_same_mailbox_connected_again_is_the_same_one(here, mailbox):
    again = connecting.connect(here, Reach("HILDE@skjeveland.example", "ny", "imap2.skjeveland.example"), "annet")
    assert again.pk == mailbox.pk
    row = Mailbox.objects.of(here.account).get()
    assert (row.imap_host, row.username, unseal(row.secret)) == ("imap2.skjeveland.example", "ny", "annet")


def test_a_mailbox_that_rests_is_not_read_until_it_goes_on(here, mailbox):
    deed = connecting.pause(here, mailbox)
    assert not Mailbox.objects.of(here.account).open().exists()
    assert not Wake.objects.filter(what__endswith=str(mailbox.pk)).exists()
    undo(deed.happening, at=here.now, by=here.user)
    assert Mailbox.objects.of(here.account).open().exists()
    connecting.pause(here, Mailbox.objects.of(here.account).get())
    connecting.go_on(here, Mailbox.objects.of(here.account).get())
    assert Wake.objects.filter(account=here.account, what=f"{connecting.READ_MAIL} {mailbox.pk}").exists()


def brought(here, mailbox, count=3):
    """Mails with Ingrid and Terje, each a conversation; the first brought a name, the second is also a letter of ours."""
    from hvem.campaign.running import running

    one, other = ingrid(here), terje(here)
    campaign = running(here.account, on=here.today)
    talks = []
    with Deed(here.account, "mail-read", at=here.now, by=here.user, remembered=False) as deed:
        folder = deed.add(Folder(mailbox=mailbox, name="INBOX", role="inbox", uidvalidity=7, highest_uid=90))
        for number in range(count):
            talk = deed.add(Conversation(campaign=campaign, kind="mail", inward=True, at=here.now))
            deed.add(Mail(mailbox=mailbox, digest=f"d{number}", at=here.now, about=one, conversation=talk, seen_at=here.now))
            talks.append(talk)
        deed.add(Referral(campaign=campaign, named_by=one, person=other, conversation=talks[0], named_on=here.today))
        letter = {"campaign": campaign, "person": one, "purpose": "letter", "made_at": here.now, "changed_at": here.now, "sent_at": here.now}
        deed.add(Letter(**letter, conversation=talks[1]))
    Stranger.objects.create(account=here.account, address="ukjent@selskap.example", last_on=here.today, seen_on=here.today)
    return talks, folder


def test_let_go_of_a_mailbox_keeps_what_it_brought_and_forgets_its_password_at_once(here, mailbox):
    brought(here, mailbox)
    deed = connecting.disconnect(here, mailbox)
    assert not Mailbox.objects.of(here.account).present().exists()
    assert Mailbox.objects.of(here.account).get().secret == ""
    assert Mail.objects.of(here.account).present().count() == 3
    assert Conversation.objects.of(here.account).present().count() == 3
    undo(deed.happening, at=here.now, by=here.user)
    row = Mailbox.objects.of(here.account).present().get()
    folder = Folder.objects.of(here.account).present().get()
    assert (folder.uidvalidity, folder.highest_uid) == (7, 90)
    assert states(here.account, here.now).mailboxes[0].trouble == "no-secret"
    assert row.secret == ""


def test_let_go_of_a_mailbox_with_what_it_brought_leaves_what_the_user_built_on(here, mailbox):
    talks, _ = brought(here, mailbox)
    deed = connecting.disconnect(here, mailbox, forget=True)
    assert set(Mail.objects.of(here.account).present().values_list("conversation_id", flat=True)) == {talks[0].pk, talks[1].pk}
    left = set(Conversation.objects.of(here.account).present().values_list("pk", flat=True))
    assert left == {talks[0].pk, talks[1].pk}
    assert not Stranger.objects.of(here.account).exists()
    undo(Happening.objects.of(here.account).get(pk=deed.happening.pk), at=here.now, by=here.user)
    assert Mail.objects.of(here.account).present().count() == 3
    assert Conversation.objects.of(here.account).present().count() == 3
    assert Mailbox.objects.of(here.account).present().exists()


def test_much_is_forgotten_by_the_worker_and_not_after_it_was_undone(here, mailbox, monkeypatch):
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    monkeypatch.setattr(forgetting, "SLICE", 2)
    monkeypatch.setattr(forgetting, "TURN", -1.0)
    brought(here, mailbox, count=7)
    deed = connecting.disconnect(here, mailbox, forget=True)
    assert Mail.objects.of(here.account).present().count() == 7
    wake = Wake.objects.get(account=here.account, what__startswith=forgetting.WAKE)
    about = wake.what.partition(" ")[2]
    again = forgetting.forget_woken(here.account, about, here.now)
    assert again == here.now and Mail.objects.of(here.account).present().count() == 7
    assert forgetting.forget_woken(here.account, about, here.now) is not None
    monkeypatch.setattr(forgetting, "TURN", 60.0)
    assert forgetting.forget_woken(here.account, about, here.now) is None
    assert Mail.objects.of(here.account).present().count() == 2
    undo(Happening.objects.of(here.account).get(pk=deed.happening.pk), at=here.now, by=here.user)
    assert Mail.objects.of(here.account).present().count() == 7
    assert forgetting.forget_woken(here.account, about, here.now) is None
    assert Mail.objects.of(here.account).present().count() == 7


def test_a_calendar_that_is_only_read_carries_nothing(here):
    row = connecting.connect_calendar(here, "Jobb", "https://jobb.example/kalender.ics", way="ics", carries=["meetings", "calls"])
    assert (row.carries, row.read_only) == ([], True)
    other = connecting.connect_calendar(here, "Delt", "https://dav.example/delt/", username="h", secret="x", carries=["meetings"], read_only=True)
    assert other.carries == []


def test_what_stands_in_a_calendar_can_be_chosen_and_undone(here):
    row = connecting.connect_calendar(here, "Min", "https://dav.example/min/", username="h", secret="x", carries=["promises", "meetings", "noe"])
    assert row.carries == ["meetings", "promises"]
    deed = connecting.carry(here, row, ["calls"])
    assert Calendar.objects.of(here.account).get().carries == ["calls"]
    undo(deed.happening, at=here.now, by=here.user)
    assert Calendar.objects.of(here.account).get().carries == ["meetings", "promises"]


def test_a_pause_that_is_undone_is_read_again_at_once(here, mailbox):
    calendar = connecting.connect_calendar(here, "Min", "https://dav.example/min/", username="h", secret="x")
    for row in (mailbox, calendar):
        deed = connecting.pause(here, row)
        assert not Wake.objects.filter(what__endswith=str(row.pk)).exists()
        undo(deed.happening, at=here.now, by=here.user)
        assert Wake.objects.filter(account=here.account, what__endswith=str(row.pk)).exists()


def test_a_calendar_is_let_go_of_with_its_password(here):
    row = connecting.connect_calendar(here, "Min", "https://dav.example/min/", username="h", secret="x")
    connecting.disconnect_calendar(here, row)
    assert Calendar.objects.of(here.account).get().secret == ""
    assert not Wake.objects.filter(what__startswith=connecting.READ_CALENDAR).exists()


def test_a_new_feed_ends_the_one_before_and_only_its_hash_is_kept(here):
    first = connecting.new_feed(here, ["meetings"])
    second = connecting.new_feed(here, ["calls", "meetings", "noe"])
    assert first != second and len(second) >= 32
    rows = FeedSecret.objects.filter(account=here.account)
    assert [one.shows for one in rows.filter(ended_at=None)] == [["meetings", "calls"]]
    assert second not in json.dumps(list(rows.values()), default=str)


def test_erasing_everything_ends_the_feed_too(here, stranger):
    connecting.new_feed(here, ["meetings"])
    theirs = connecting.new_feed(stranger, ["meetings"])
    erase_everything(here)
    assert [one.hash for one in FeedSecret.objects.all()] == [connecting.hashed(theirs)]


def test_connecting_undone_leaves_no_password(here):
    row = connecting.connect(here, REACH, SECRET)
    calendar = connecting.connect_calendar(here, "Kalender", "https://dav.example/", username="hilde", secret=SECRET, carries=["meetings"])
    for kind in ("mailbox-connected", "calendar-connected"):
        undo(Happening.objects.of(here.account).get(kind=kind), at=here.now, by=here.user)
    for one in (row, calendar):
        one.refresh_from_db()
        assert one.removed_at and one.secret == ""


def test_of_an_older_password_that_was_refused_nothing_is_told(here, mailbox):
    being_read = Mailbox.objects.of(here.account).get()
    connecting.change(here, mailbox, REACH, f"{SECRET}-2")
    signing_in.note_failure(being_read, Failed("wrong-password", "NO"), at=here.now)
    signing_in.note_not_sent(being_read, Failed("wrong-password", "535"), at=here.now)
    mailbox.refresh_from_db()
    assert (mailbox.signed_out_at, mailbox.trouble, mailbox.sends_trouble, being_read.signed_out_at) == (None, "", "", None)
    signing_in.note_failure(mailbox, Failed("wrong-password", "NO"), at=here.now)
    assert Mailbox.objects.of(here.account).get().signed_out_at


def test_a_token_renewed_while_its_mailbox_was_let_go_of_is_not_kept(here, mailbox):
    being_read = Mailbox.objects.of(here.account).get()
    connecting.disconnect(here, mailbox)
    signing_in.keep_token(being_read, Token("adgang", "fornyelse", here.now))
    mailbox.refresh_from_db()
    assert mailbox.secret == "" and mailbox.token_until is None
