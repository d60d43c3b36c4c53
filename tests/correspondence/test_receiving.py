"""New mail is read as it comes, from a real server too: once, whatever is wrong with it, and without fetching what nobody reads."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest

from hvem.campaign.models import Conversation, Standing
from hvem.correspondence.models import Folder, Mail, Stranger
from hvem.correspondence.receiving.folders import new_uids
from hvem.correspondence.receiving.receiving import POLL, read_new_woken
from hvem.ground.models import Wake
from hvem.ground.sealing import seal
from hvem.outside.fakes import PretendMailbox
from hvem.outside.shapes import Failed
from hvem.outside.shapes import Folder as There
from tests.correspondence.mail import HILDE, KARI, MINE, kari, lay, mail, mailbox, opens, per, receive, server
from tests.peers.dovecot import PASSWORD
from tests.world import at


def talks(here):
    return list(Conversation.objects.of(here.account).present().order_by("at", "message_id"))


@pytest.fixture
def box(here):
    """A mailbox that is read to its end, on a server of its own; Kari is on the list."""
    one = kari(here)
    row, made = mailbox(here, since=None), server()
    receive(here, row, made)
    return row, made, one


def come(here, box, *mails, folder="INBOX"):
    row, made, _ = box
    lay(made, *mails, folder=folder)
    receive(here, row, made)


def test_new_mail_is_on_the_standing_at_once(here, box):
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example", text="Kan du ringe?"))
    assert [(talk.inward, talk.note) for talk in talks(here)] == [(True, "Kan du ringe?")]
    assert Standing.objects.of(here.account).get(person=box[2]).next_action == "answer"


def test_what_was_there_before_the_first_reading_is_left_to_the_look_back(here):
    kari(here)
    row, made = mailbox(here), server(inbox=(mail(KARI, HILDE, "2026-11-01T08:30", id="a@x.example"),))
    receive(here, row, made)
    assert not talks(here) and Wake.objects.filter(account=here.account, what=f"look-back {row.pk}").exists()
    lay(made, mail(KARI, HILDE, "2026-11-23T08:30", id="b@x.example"))
    receive(here, row, made)
    assert [talk.message_id for talk in talks(here)] == ["b@x.example"]


def test_nothing_new_asks_for_nothing(here, box):
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example"))

    def never(self, *args):
        raise AssertionError("asked the server for what it has told")

    with patch.object(PretendMailbox, "heads", never), patch.object(PretendMailbox, "uids", never):
        receive(here, box[0], box[1])
    assert box[0].trouble == ""


def test_it_is_looked_again_soon_and_later_each_time_it_fails(here, box):
    row, made, _ = box
    with opens(made):
        assert read_new_woken(here.account, str(row.pk), here.now) - here.now >= POLL
        made.failing = Failed("no-answer", for_now=True)
        row.succeeded_at = here.now - timedelta(minutes=10)
        row.save(update_fields=["succeeded_at"])
        assert read_new_woken(here.account, str(row.pk), here.now) - here.now == timedelta(minutes=5)
        row.refresh_from_db()
        assert row.trouble == "no-answer"
        made.failing = Failed("wrong-password")
        assert read_new_woken(here.account, str(row.pk), here.now) is None
        row.refresh_from_db()
        assert row.signed_out_at is not None
        assert read_new_woken(here.account, str(row.pk), here.now) is None


def test_a_mail_delivered_twice_is_one(here, box):
    letter = mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example")
    come(here, box, letter, letter)
    come(here, box, letter)
    assert len(talks(here)) == 1


def test_mails_without_an_id_are_told_apart_by_what_they_say(here, box):
    one, two = mail(KARI, HILDE, "2026-11-23T08:30", subject="Ett"), mail(KARI, HILDE, "2026-11-23T08:30", subject="To")
    come(here, box, one, two, one)
    assert len(talks(here)) == 2


def test_fifty_thousand_newsletters_are_only_looked_at_from_above(here, box):
    news = tuple(mail(f"Nytt <nytt{number}@avis.example>", HILDE, "2026-11-23T08:00", id=f"n{number}@x.example", head=("List-Unsubscribe: <mailto:ut@avis.example>",)) for number in range(50))  # fmt: skip
    _, made, _ = box
    for number in range(1000):
        made.users[MINE]["INBOX"].lay(news[number % 50].replace(b"Message-ID: <n", b"Message-ID: <n%d-" % number), at("2026-11-23T08:00"), seen=False)
    with patch.object(PretendMailbox, "bodies", side_effect=AssertionError("a newsletter was fetched")):
        receive(here, box[0], made)
    assert not talks(here) and not Stranger.objects.of(here.account).exists() and box[0].trouble == ""
    assert Folder.objects.of(here.account).get(role="inbox").highest_uid == 1000


def test_a_crowd_of_recipients_is_a_circular_and_takes_no_time(here, box):
    crowd = ", ".join(f"Noen {number} <n{number}@annet.example>" for number in range(10_000))
    come(here, box, mail(KARI, f"{HILDE}, {crowd}", "2026-11-23T08:30", id="a@x.example"))
    come(here, box, mail(HILDE, f"{KARI}, {crowd}", "2026-11-23T08:31", id="b@x.example"), folder="Sent")
    assert not talks(here) and Stranger.objects.of(here.account).count() == 0


BROKEN = [
    b"From: " + KARI.encode() + b"\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n",
    b"From: " + KARI.encode() + b"\r\nDate: i morgen\r\nSubject: =?utf-9?Q?=FF=FE?=\r\nContent-Type: text/plain; charset=x-finnes-ikke\r\n\r\n\xff\xfe\x00hei",
    b"From: " + KARI.encode() + b"\r\nMessage-ID: <" + b"\xe6" * 400 + b">\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 300,
    b"From: " + KARI.encode() + b"\r\nSubject: \r\n\tx\x00\r\nIn-Reply-To: " + b"<a" * 4000 + b"\r\nReferences: " + b"<r@x.example> " * 3000 + b"\r\n\r\nhei",
    b"From: " + KARI.encode() + b"\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>!!!",
]  # fmt: skip


def test_broken_mail_stops_nothing_that_comes_after_it(here, box):
    for octets in BROKEN:
        box[1].users[MINE]["INBOX"].lay(octets, at("2026-11-23T08:00"), seen=False)
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:30", id="hel@x.example", text="Hel."))
    assert "Hel." in [talk.note for talk in talks(here)] and box[0].trouble == ""
    assert all("<script" not in talk.note for talk in talks(here))


def test_a_mail_whose_reading_breaks_is_left_and_the_others_are_read(here, box):
    from hvem.correspondence.receiving import bringing

    read = bringing.read_one

    def breaks(octets):
        if b"knekk" in octets:
            raise RuntimeError("a flaw of ours")
        return read(octets)

    with patch.object(bringing, "read_one", breaks):
        come(here, box, mail(KARI, HILDE, "2026-11-23T08:10", id="a@x.example", text="knekk"), mail(KARI, HILDE, "2026-11-23T08:30", id="b@x.example"))
    assert [talk.message_id for talk in talks(here)] == ["b@x.example"]


def test_a_lie_about_the_letters_used_does_not_garble_norwegian(here, box):
    octets = mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example", text="Vi ses på kafé på Gjøvik, blåbær og sånt.", kind="text/plain; charset=us-ascii")
    come(here, box, octets)
    assert talks(here)[0].note == "Vi ses på kafé på Gjøvik, blåbær og sånt."


def test_a_server_that_numbers_anew_each_time_doubles_nothing(here, box):
    for number in range(4):
        come(here, box, mail(KARI, HILDE, f"2026-11-23T08:3{number}", id=f"a{number}@x.example"), mail("Ola <ola@berg.example>", HILDE, "2026-11-23T08:30", id=f"o{number}@x.example"))  # fmt: skip
        box[1].new_uidvalidity(MINE)
    receive(here, box[0], box[1])
    assert len(talks(here)) == 4 == Mail.objects.of(here.account).count()
    assert Stranger.objects.of(here.account).get().received <= 4


def test_two_who_read_at_once_note_each_mail_once(here, box):
    from hvem.correspondence.receiving import receiving

    row, made, _ = box
    lay(made, mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example"), mail("Ola <ola@berg.example>", HILDE, "2026-11-23T08:31", id="o@x.example"))
    note, busy = receiving._Receiving._note, []

    def slowly(self, read):
        if not busy:
            busy.append(True)
            receive(here, row, made)
        return note(self, read)

    with patch.object(receiving._Receiving, "_note", slowly):
        receive(here, row, made)
    assert len(talks(here)) == 1 and Stranger.objects.of(here.account).get().received == 1


def test_a_folder_that_is_gone_or_renamed_is_found_again(here, box):
    row, made, _ = box
    made.users[MINE]["Sendte elementer"] = made.users[MINE].pop("Sent")
    made.users[MINE]["Sendte elementer"].uidvalidity = 77
    receive(here, row, made)
    lay(made, mail(HILDE, KARI, "2026-11-23T08:30", id="a@x.example"), folder="Sendte elementer")
    receive(here, row, made)
    assert [talk.message_id for talk in talks(here)] == ["a@x.example"]


def test_a_mailbox_of_another_account_or_one_that_rests_is_not_read(here, stranger, box):
    row, made, _ = box
    with opens(made):
        assert read_new_woken(stranger.account, str(row.pk), here.now) is None
    row.paused_at = here.now
    row.save(update_fields=["paused_at"])
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example"))
    assert not talks(here)


def real(here, dovecot, name, **more):
    """A mailbox on the real server."""
    row = mailbox(here, address=name, **more)
    login = dovecot.login(name)
    row.imap_host, row.imap_port, row.imap_safety, row.secret = login.server.host, login.server.port, "none", seal(PASSWORD)
    row.save()
    return row


def test_on_a_real_server_mail_comes_and_a_large_attachment_is_not_fetched(here, dovecot):
    kari(here)
    name = dovecot.user()
    row = real(here, dovecot, name, since=None)
    assert read_new_woken(here.account, str(row.pk), here.now)
    row.refresh_from_db()
    assert row.trouble == ""
    large = "\r\n".join(
        ["--g", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", "Her er rapporten, så snart æøå går.", "--g",
         'Content-Type: application/pdf; name="rapport.pdf"', "Content-Transfer-Encoding: base64", "", *("QUJD" * 18 for _ in range(420_000)), "--g--"]
    )  # fmt: skip
    dovecot.deliver(name, mail(KARI, name, "2026-11-23T08:30", id="stor@x.example", text=large, kind='multipart/mixed; boundary="g"'))
    came, recv = [0], []
    from hvem.outside import wire

    more = wire.Wire._more

    def counting(self, begun, most):
        before = len(self._held) - self._at
        more(self, begun, most)
        came[0] += len(self._held) - self._at - before

    with patch.object(wire.Wire, "_more", counting):
        read_new_woken(here.account, str(row.pk), here.now)
    talk = Conversation.objects.of(here.account).get()
    assert talk.note == "Her er rapporten, så snart æøå går." and came[0] < 1_000_000 and not recv
    assert [one["name"] for one in Mail.objects.of(here.account).get().attachments] == ["rapport.pdf"]


def test_on_a_real_server_a_reading_that_is_cut_goes_on(here, dovecot):
    from hvem.correspondence.receiving.looking_back import look_back_woken

    kari(here)
    per(here)
    name = dovecot.user()
    row = real(here, dovecot, name)
    moment = at("2026-01-05T10:00")
    many = [
        (mail(KARI if number % 4 == 0 else f"Ola <ola{number}@annet.example>", name, moment + timedelta(hours=number), id=f"m{number}@x.example"), (moment + timedelta(hours=number)).timestamp())
        for number in range(1200)
    ]  # fmt: skip
    dovecot.fill(name, many)
    from hvem.correspondence.receiving import looking_back

    write, cut = looking_back._Run._write, []

    def cutting(self, *args):
        write(self, *args)
        if not cut:
            cut.append(dovecot.cut(name))

    with patch.object(looking_back._Run, "_write", cutting):
        again = look_back_woken(here.account, str(row.pk), here.now)
        row.refresh_from_db()
        assert again and row.trouble in ("cut-off", "refused", "no-answer", "full", "broken", "gone"), row.trouble
        for _ in range(5):
            if look_back_woken(here.account, str(row.pk), here.now) is None:
                break
    row.refresh_from_db()
    assert row.looked_back_at and row.trouble == ""
    assert Conversation.objects.of(here.account).count() == 300 and Stranger.objects.of(here.account).count() == 900


def test_on_a_real_server_one_new_in_the_list_is_found(here, dovecot):
    from hvem.correspondence.receiving.looking_back import look_back_woken
    from hvem.correspondence.receiving.seeking import seek_woken

    name = dovecot.user()
    row = real(here, dovecot, name)
    moment = at("2026-01-05T10:00")
    dovecot.fill(name, [(mail(KARI, name, moment, id="a@x.example"), moment.timestamp()), (mail("Ola <ola@annet.example>", name, moment, id="b@x.example"), moment.timestamp())])  # fmt: skip
    assert look_back_woken(here.account, str(row.pk), here.now) is None and not talks(here)
    one = kari(here)
    assert seek_woken(here.account, str(one.contact_points.get(kind="email").pk), here.now) is None
    assert [talk.message_id for talk in talks(here)] == ["a@x.example"]


def itip(method, uid, at_text, *lines):
    """A mail with a calendar part."""
    start = at_text.replace("-", "").replace(":", "")
    body = [
        "--g", "Content-Type: text/plain; charset=utf-8", "", "", "--g", f"Content-Type: text/calendar; charset=utf-8; method={method}", "",
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//NO", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261123T070000Z",
        f"DTSTART:{start}", "DURATION:PT45M", "SUMMARY:Kaffe", *lines, "END:VEVENT", "END:VCALENDAR", "--g--",
    ]  # fmt: skip
    return mail(KARI, HILDE, "2026-11-23T08:30", id=f"{method}@x.example", text="\r\n".join(body), kind='multipart/alternative; boundary="g"')


def test_an_invitation_that_comes_is_a_meeting_and_an_answer_to_ours_is_heard(here, box):
    from hvem.campaign.models import Meeting, MeetingPart
    from hvem.campaign.running import running
    from hvem.ground.deeds import Deed

    come(here, box, itip("REQUEST", "deres@x.example", "2026-11-26T10:00:00Z", "ORGANIZER:mailto:kari@fjordlys.example", f"ATTENDEE:mailto:{MINE}"))
    meeting = Meeting.objects.of(here.account).get()
    assert meeting.at == at("2026-11-26T11:00") and MeetingPart.objects.of(here.account).get().person_id == box[2].pk
    with Deed(here.account, "meeting-planned", at=here.now) as deed:
        ours = deed.add(Meeting(campaign=running(here.account, on=here.today), at=at("2026-11-27T10:00"), invited_at=here.now))
        part = deed.add(MeetingPart(meeting=ours, person=box[2]))
    before = Conversation.objects.of(here.account).count()
    come(here, box, itip("REPLY", f"{ours.pk}@hvem", "2026-11-27T09:00:00Z", f"ORGANIZER:mailto:{MINE}", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@fjordlys.example"))
    part.refresh_from_db()
    assert part.answer == "accepted" and Conversation.objects.of(here.account).count() == before


def test_a_mailbox_nobody_waits_for_is_read_again(here, box):
    """As after a restored backup, which holds no wakes of its own time."""
    from hvem.correspondence.receiving.receiving import WAKE, see_to

    Wake.objects.filter(account=here.account).delete()
    see_to(here.account, at=here.now)
    see_to(here.account, at=here.now + timedelta(hours=1))
    row = Wake.objects.get(account=here.account, what__startswith=WAKE)
    assert row.at == here.now


def test_a_server_that_tells_no_next_number_is_asked_only_where_its_count_of_changes_moved(here):
    row = Folder(highest_uid=1, lowest_uid=1, highestmodseq=7)
    last, opened = here.now, PretendMailbox(server(inbox=(mail(KARI, HILDE, here.now, id="a@x.example"), mail(KARI, HILDE, here.now, id="b@x.example"))).users[MINE])
    opened.look_into("INBOX")
    assert new_uids(row, There("INBOX", highestmodseq=7), opened, last=last) == ()
    assert new_uids(row, There("INBOX", highestmodseq=8), opened, last=last) == (2,)
    assert new_uids(row, There("INBOX"), opened, last=last) == (2,)
