"""A mailbox is looked back into: only mail with people on the list, each once, going on where it was broken off, undone as one."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest

from hvem.campaign.models import Conversation, Part, Standing
from hvem.correspondence.receiving import bringing
from hvem.correspondence.receiving import looking_back
from hvem.correspondence.models import Folder, Mail, Stranger
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.outside.fakes import PretendMailbox
from hvem.outside.shapes import Failed
from tests.correspondence.mail import HILDE, KARI, PER, kari, lay, look_back, mail, mailbox, per, receive, server
from tests.world import at


def talks(here):
    return list(Conversation.objects.of(here.account).present().order_by("at"))


def test_only_mail_with_people_on_the_list_is_kept(here):
    row, one = mailbox(here), kari(here)
    made = server(
        inbox=(
            mail(KARI, HILDE, "2025-03-04T10:00", id="a@x.example", subject="Takk for sist", text="Hei Hilde.\n\nDet var hyggelig.\n\nHilsen Kari"),
            mail("Ukjent Mann <mann@annet.example>", HILDE, "2025-03-05T10:00", id="b@x.example", text="Hemmelig."),
            mail("Nyhetsbrev <kari@fjordlys.example>", HILDE, "2025-03-06T10:00", id="c@x.example", head=("List-Unsubscribe: <mailto:ut@x.example>",)),
        ),
        sent=(mail(HILDE, KARI, "2025-03-01T10:00", id="d@x.example", text="Hei Kari."),),
    )
    look_back(here, row, made)
    assert [(talk.inward, talk.at, talk.message_id) for talk in talks(here)] == [
        (False, at("2025-03-01T10:00"), "d@x.example"), (True, at("2025-03-04T10:00"), "a@x.example"),
    ]  # fmt: skip
    assert "Det var hyggelig." in talks(here)[1].note and {part.person_id for part in Part.objects.of(here.account)} == {one.pk}
    assert talks(here)[0].answered_on == at("2025-03-04T10:00").date()
    assert Mail.objects.of(here.account).count() == 2 and row.looked_back_at == here.now
    stranger = Stranger.objects.of(here.account).get()
    assert (stranger.address, stranger.name, stranger.received, stranger.written) == ("mann@annet.example", "Ukjent Mann", 1, 0)


def test_what_is_long_ago_is_history_and_asks_for_nothing(here):
    row, one = mailbox(here), kari(here)
    look_back(here, row, server(inbox=(mail(KARI, HILDE, "2026-10-01T10:00", id="a@x.example"),)))
    standing = Standing.objects.of(here.account).get(person=one)
    assert standing.last_contact_on == at("2026-10-01T10:00").date() and standing.next_action == "letter"


def test_mail_before_the_day_one_looks_back_to_is_left(here):
    row = mailbox(here)
    kari(here)
    look_back(here, row, server(inbox=(mail(KARI, HILDE, "2019-12-30T10:00", id="a@x.example"), mail(KARI, HILDE, "2020-01-02T10:00", id="b@x.example"))))
    assert [talk.message_id for talk in talks(here)] == ["b@x.example"]


def test_one_mail_in_many_folders_is_one_conversation_with_all_its_people(here):
    row, one, other = mailbox(here), kari(here), per(here)
    letter = mail(HILDE, f"{KARI}, {HILDE}", "2026-01-05T10:00", id="a@x.example", copied=PER)
    made = server(inbox=(letter, letter), sent=(letter, letter))
    look_back(here, row, made)
    talk = Conversation.objects.of(here.account).get()
    assert {(part.person_id, part.role) for part in talk.parts.all()} == {(one.pk, "with"), (other.pk, "copied")} and not talk.inward


def test_the_same_mail_in_two_mailboxes_is_one(here):
    row, work = mailbox(here), mailbox(here, address="hilde@jobb.example")
    kari(here)
    letter = mail(KARI, f"{HILDE}, hilde@jobb.example", "2026-01-05T10:00", id="a@x.example")
    look_back(here, row, server(inbox=(letter,)))
    look_back(here, work, server(inbox=(letter,), user="hilde@jobb.example"))
    assert Conversation.objects.of(here.account).count() == 1 and Mail.objects.of(here.account).count() == 1


def test_answers_back_and_forth_are_one_thread_whatever_order_they_are_read_in(here):
    row = mailbox(here)
    kari(here)
    made = server(
        inbox=(mail(KARI, HILDE, "2026-01-06T10:00", id="b@x.example", answers="a@x.example", subject="SV: Kaffe"),),
        sent=(
            mail(HILDE, KARI, "2026-01-05T10:00", id="a@x.example", subject="Kaffe"),
            mail(HILDE, KARI, "2026-01-07T10:00", id="c@x.example", answers="b@x.example", subject="Re: Kaffe"),
            mail(HILDE, KARI, "2026-01-09T10:00", id="d@x.example", subject="Noe helt annet"),
        ),
    )
    look_back(here, row, made)
    assert [talk.thread for talk in talks(here)] == ["a@x.example"] * 3 + ["d@x.example"]


def test_answers_without_references_are_one_thread_by_their_subject(here):
    row = mailbox(here)
    kari(here)
    made = server(
        inbox=(mail(KARI, HILDE, "2026-01-06T10:00", id="b@x.example", subject="Sv: Kaffe på torsdag"),),
        sent=(
            mail(HILDE, KARI, "2026-01-05T10:00", id="a@x.example", subject="Kaffe på torsdag"),
            mail(HILDE, KARI, "2026-06-05T10:00", id="c@x.example", subject="Kaffe på torsdag"),
        ),
    )
    look_back(here, row, made)
    first, answer, later = talks(here)
    assert first.thread == answer.thread != later.thread


class Cut(BaseException):
    """The machine loses its power."""


def many(count, start=0):
    return tuple(
        mail(KARI if number % 5 == 0 else f"Fremmed {number} <f{number}@annet.example>", HILDE, at("2026-01-01T10:00") + timedelta(hours=number), id=f"m{number}@x.example")
        for number in range(start, count)
    )


@pytest.fixture
def small(monkeypatch):
    """Chunks small enough that a reading has many."""
    for name, size in (("CHUNK", 10), ("HANDS", 4), ("PILE", 20)):
        monkeypatch.setattr(bringing, name, size)


def test_a_reading_that_was_killed_goes_on_and_reads_nothing_twice(here, small):
    row = mailbox(here)
    kari(here)
    made, asked, written = server(inbox=many(100)), [], looking_back._Run._write
    heads, bodies = PretendMailbox.heads, PretendMailbox.bodies

    def power(self, *args, left=[3]):  # noqa: B006
        left[0] -= 1
        if left[0] < 0:
            raise Cut
        written(self, *args)

    with patch.object(looking_back._Run, "_write", power), pytest.raises(Cut):
        look_back(here, row, made)
    folder = Folder.objects.of(here.account).get(role="inbox")
    before = Conversation.objects.of(here.account).count()
    assert 0 < folder.read < 100 and folder.total == 100 and before == 12
    with (
        patch.object(PretendMailbox, "heads", lambda self, uids, *more: [asked.extend(uids), heads(self, uids, *more)][1]),
        patch.object(PretendMailbox, "bodies", lambda self, uids, *more: [asked.extend(uids), bodies(self, uids, *more)][1]),
    ):
        look_back(here, row, made)
    assert max(asked) < folder.lowest_uid
    assert Conversation.objects.of(here.account).count() == 20 == Mail.objects.of(here.account).count()
    assert all(one.received == 1 for one in Stranger.objects.of(here.account)) and Stranger.objects.of(here.account).count() == 80


def test_a_reading_takes_turns_and_tells_how_far_it_is(here, small, monkeypatch):
    row = mailbox(here)
    kari(here)
    monkeypatch.setattr(looking_back, "TURN", -1.0)
    made, read = server(inbox=many(100)), []
    from tests.correspondence.mail import opens

    with opens(made):
        while looking_back.look_back_woken(here.account, str(row.pk), here.now) is not None:
            read.append(Folder.objects.of(here.account).get(role="inbox").read)
    assert len(read) > 2 and read == sorted(read) and Conversation.objects.of(here.account).count() == 20


def test_a_paused_mailbox_is_read_no_further(here, small):
    row = mailbox(here)
    kari(here)
    written = looking_back._Run._write

    def pausing(self, *args):
        written(self, *args)
        row.paused_at = here.now
        row.save(update_fields=["paused_at"])

    with patch.object(looking_back._Run, "_write", pausing):
        look_back(here, row, server(inbox=many(100)))
    assert Conversation.objects.of(here.account).count() == 4 and row.looked_back_at is None


def test_a_connection_that_is_cut_is_taken_up_later(here, small):
    row = mailbox(here)
    kari(here)
    made, bodies = server(inbox=many(100)), PretendMailbox.bodies

    def cut(self, uids, *more):
        if min(uids) < 50:
            raise Failed("cut-off", for_now=True)
        return bodies(self, uids, *more)

    from tests.correspondence.mail import opens

    with opens(made), patch.object(PretendMailbox, "bodies", cut):
        again = looking_back.look_back_woken(here.account, str(row.pk), here.now)
    row.refresh_from_db()
    assert again >= here.now + timedelta(minutes=1) and row.trouble == "cut-off" and row.failed_at
    look_back(here, row, made)
    assert Conversation.objects.of(here.account).count() == 20 and row.trouble == ""


def test_a_folder_numbered_anew_doubles_nothing(here, small):
    row = mailbox(here)
    kari(here)
    made = server(inbox=many(50))
    written = looking_back._Run._write

    def power(self, *args, left=[2]):  # noqa: B006
        left[0] -= 1
        if left[0] < 0:
            raise Cut
        written(self, *args)

    with patch.object(looking_back._Run, "_write", power), pytest.raises(Cut):
        look_back(here, row, made)
    made.new_uidvalidity("hilde@hjemme.example")
    look_back(here, row, made)
    assert Conversation.objects.of(here.account).count() == 10 == Mail.objects.of(here.account).count()
    assert all(one.received == 1 for one in Stranger.objects.of(here.account)) and Stranger.objects.of(here.account).count() == 40
    made.new_uidvalidity("hilde@hjemme.example")
    look_back(here, row, made)
    receive(here, row, made)
    assert Conversation.objects.of(here.account).count() == 10 and all(one.received == 1 for one in Stranger.objects.of(here.account))


def test_a_reading_is_undone_as_one_and_done_again_by_undoing_that(here, small):
    row = mailbox(here)
    kari(here)
    look_back(here, row, server(inbox=many(100)))
    happening = Happening.objects.of(here.account).get(kind="looked-back")
    assert happening.facts["count"] == 20 and not happening.changes
    done = undo(happening, at=here.now, by=here.user)
    assert done.restored == 20 and not talks(here) and not Mail.objects.of(here.account).present().exists()
    assert not Part.objects.of(here.account).present().exists()
    undo(done.happening, at=here.now, by=here.user)
    assert len(talks(here)) == 20 == Mail.objects.of(here.account).present().count()


def test_what_was_undone_can_be_read_again(here):
    row = mailbox(here)
    kari(here)
    made = server(inbox=many(20))
    look_back(here, row, made)
    undo(Happening.objects.of(here.account).get(kind="looked-back"), at=here.now, by=here.user)
    row.looked_back_at = None
    row.save(update_fields=["looked_back_at"])
    look_back(here, row, made)
    assert len(talks(here)) == 4 == Mail.objects.of(here.account).present().count()
    assert all(one.received == 1 for one in Stranger.objects.of(here.account))


def test_a_date_of_the_future_or_of_before_mail_is_the_day_it_came(here):
    row = mailbox(here)
    kari(here)
    made = server()
    for number, when in enumerate(("2036-01-01T10:00", "1970-01-01T01:00")):
        made.users["hilde@hjemme.example"]["INBOX"].lay(mail(KARI, HILDE, when, id=f"d{number}@x.example"), at("2026-02-03T08:00"), seen=True)
    look_back(here, row, made)
    assert [talk.at for talk in talks(here)] == [at("2026-02-03T08:00")] * 2


def test_mail_by_someone_merged_into_another_is_with_the_one_who_stays(here):
    from hvem.ground.deeds import Deed

    row, gone, kept = mailbox(here), kari(here), per(here)
    with Deed(here.account, "merged", at=here.now) as deed:
        deed.change(gone, merged_into=kept)
    look_back(here, row, server(inbox=(mail(KARI, HILDE, "2026-01-05T10:00", id="a@x.example"),)))
    assert Part.objects.of(here.account).get().person_id == kept.pk


def test_of_those_who_share_an_address_the_name_tells_who_wrote(here):
    row = mailbox(here)
    from tests.world import person

    ada = person(here, "Ada Lie, familien@lie.example")
    person(here, "Bo Lie, familien@lie.example")
    look_back(here, row, server(inbox=(mail("Ada Lie <familien@lie.example>", HILDE, "2026-01-05T10:00", id="a@x.example"),)))
    assert [part.person_id for part in Part.objects.of(here.account)] == [ada.pk]


def test_circulars_and_copies_to_oneself_are_passed_over(here):
    row = mailbox(here)
    kari(here)
    crowd = ", ".join(f"n{number}@annet.example" for number in range(30))
    made = server(
        inbox=(
            mail(KARI, f"{HILDE}, {crowd}", "2026-01-05T10:00", id="a@x.example"),
            mail(HILDE, HILDE, "2026-01-05T10:00", id="b@x.example"),
            mail(HILDE, KARI, "2026-01-06T10:00", id="c@x.example"),
        ),
        sent=(mail(HILDE, f"{KARI}, {crowd}", "2026-01-07T10:00", id="d@x.example"),),
    )
    look_back(here, row, made)
    assert not talks(here)


def test_another_account_is_not_touched(here, stranger):
    row = mailbox(here)
    kari(here)
    look_back(here, row, server(inbox=many(10)))
    assert not Conversation.objects.of(stranger.account).exists() and not Stranger.objects.of(stranger.account).exists()
    assert looking_back.look_back_woken(stranger.account, str(row.pk), here.now) is None


def test_a_mail_sent_anew_under_its_old_id_is_one_conversation(here):
    row = mailbox(here)
    kari(here)
    look_back(here, row, server(inbox=(mail(KARI, HILDE, "2026-01-05T10:00", id="a@x.example"), mail(KARI, HILDE, "2026-01-05T10:01", id="a@x.example"))))
    assert len(talks(here)) == 1 and Mail.objects.of(here.account).count() == 2 and row.looked_back_at


def test_mails_without_an_id_are_each_their_own(here):
    row = mailbox(here)
    kari(here)
    made = server(inbox=(mail(KARI, HILDE, "2026-01-05T10:00", text="En."), mail(KARI, HILDE, "2026-01-05T12:00", text="To.")))
    look_back(here, row, made)
    lay(made, mail(KARI, HILDE, "2026-01-05T14:00", text="Tre."))
    receive(here, row, made)
    assert [talk.note for talk in talks(here)] == ["En.", "To.", "Tre."]
