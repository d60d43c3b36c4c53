"""Replies move people: an answer makes the call easier, an automatic one moves it, a bounce returns the letter, a wish for peace is heeded."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.campaign.models import Conversation, Part, Promise, Standing
from hvem.campaign.running import running
from hvem.correspondence.models import Correction, Letter, Mail
from hvem.correspondence.letters.gathering import addresses_of
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.people.models import ContactPoint
from tests.correspondence.mail import HILDE, KARI, PER, kari, lay, mail, mailbox, per, receive, server
from tests.world import at, person


@pytest.fixture
def box(here):
    """A mailbox that is read to its end, on a server of its own."""
    with Deed(here.account, "begun", at=here.now) as deed:
        deed.change(running(here.account, on=here.today), started_on=date(2026, 11, 2))
    row, made = mailbox(here, since=None), server()
    receive(here, row, made)
    return row, made


def wrote(here, someone, when="2026-11-19T10:00", *, id="brev-1@hjemme.example", to="kari@fjordlys.example"):
    """A letter of ours that has left."""
    from hvem.campaign.conversing import Talk, note_in

    with Deed(here.account, "letter-left", at=at(when)) as deed:
        campaign = running(here.account, on=here.today)
        talk = note_in(deed, campaign, Talk("mail", [someone], at(when), subject="En hilsen", note="Hei.", purpose="letter", message_id=id)).conversation
        deed.change(talk, thread=id)
        letter = Letter(
            campaign=campaign, person=someone, conversation=talk, purpose="letter", address=to, subject="En hilsen", made_at=at(when),
            changed_at=at(when), message_id=id, sent_at=at(when), released_at=at(when),
        )  # fmt: skip
        return deed.add(letter)


def come(here, box, *mails, folder="INBOX"):
    row, made = box
    lay(made, *mails, folder=folder)
    receive(here, row, made)


def standing(here, someone):
    return Standing.objects.of(here.account).get(person=someone)


def test_an_answer_makes_the_call_sooner_and_does_not_cancel_it(here, box):
    one = kari(here)
    letter = wrote(here, one, "2026-11-20T10:00")
    assert standing(here, one).next_due == date(2026, 11, 24)
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:00", id="svar@x.example", answers=letter.message_id, subject="Sv: En hilsen", text="Ring gjerne."))
    talk = Conversation.objects.of(here.account).get(inward=True)
    assert (talk.note, talk.thread) == ("Ring gjerne.", letter.message_id)
    letter.conversation.refresh_from_db()
    assert letter.conversation.answered_on == date(2026, 11, 23)
    row = Mail.objects.of(here.account).get()
    assert row.letter_id == letter.pk and row.conversation_id == talk.pk and row.about_id == one.pk and row.kind == "reply"
    now = standing(here, one)
    call = next(one for one in now.acts if one["action"] == "call")
    assert now.next_due == date(2026, 11, 23) and call["because"][0]["key"] == "call-after-answer" and call["due"] == "2026-11-23"


def test_each_mail_is_one_deed_and_can_be_undone(here, box):
    one = kari(here)
    wrote(here, one)
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:00", id="svar@x.example"))
    happening = Happening.objects.of(here.account).get(kind="mail-came")
    assert happening.facts["name"] == "Kari"
    undo(happening, at=here.now, by=here.user)
    assert not Conversation.objects.of(here.account).present().filter(inward=True).exists()
    assert Conversation.objects.of(here.account).get(inward=False).answered_on is None


def test_an_answer_from_another_address_of_theirs_is_theirs_and_the_address_is_kept(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, mail("Kari Nes <kari.nes@privat.example>", HILDE, "2026-11-23T08:00", id="svar@x.example", answers=letter.message_id))
    assert Part.objects.of(here.account).get(conversation__inward=True).person_id == one.pk
    point = ContactPoint.objects.of(here.account).get(normal="kari.nes@privat.example")
    assert point.person_id == one.pk and point.source.kind == "mail"


def test_a_stranger_who_refers_to_our_letter_does_not_speak_for_them(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, mail("Ola Ukjent <ola@annet.example>", HILDE, "2026-11-23T08:00", id="svar@x.example", answers=letter.message_id))
    assert not Conversation.objects.of(here.account).filter(inward=True).exists() and not Mail.objects.of(here.account).exists()
    assert not ContactPoint.objects.of(here.account).filter(normal="ola@annet.example").exists()


def test_one_who_takes_our_id_for_their_own_changes_nothing_of_ours(here, box):
    one, other = kari(here), per(here)
    letter = wrote(here, one)
    come(here, box, mail(PER, HILDE, "2026-11-23T08:00", id=letter.message_id, text="Jeg er ikke Kari."))
    letter.conversation.refresh_from_db()
    assert letter.conversation.note == "Hei." and letter.conversation.answered_on is None
    assert Part.objects.of(here.account).get(conversation__inward=True).person_id == other.pk


def test_the_name_alone_does_not_make_a_stranger_them(here, box):
    kari(here)
    come(here, box, mail("Kari Nes <kari@heltannen.example>", HILDE, "2026-11-23T08:00", id="x@x.example"))
    assert not Conversation.objects.of(here.account).exists()


def test_somebody_at_their_place_who_answers_for_them_counts_but_gives_no_address(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, mail("Anne Berg <anne@fjordlys.example>", HILDE, "2026-11-23T08:00", id="svar@x.example", answers=letter.message_id, text="Kari ber deg ringe."))
    letter.conversation.refresh_from_db()
    assert letter.conversation.answered_on == date(2026, 11, 23)
    assert Mail.objects.of(here.account).get().sender == "anne@fjordlys.example"
    assert not ContactPoint.objects.of(here.account).filter(normal="anne@fjordlys.example").exists()


AWAY = "Hei. Jeg er på ferie og er tilbake på jobb mandag 7. desember 2026. Ta kontakt med Anne Berg, anne@fjordlys.example, om det haster."


def auto(answers, text=AWAY, when="2026-11-23T08:00", id="auto@x.example", sender=KARI, subject="Automatisk svar: En hilsen"):
    return mail(sender, HILDE, when, id=id, subject=subject, answers=answers, text=text, head=("Auto-Submitted: auto-replied",))


def test_an_out_of_office_is_no_answer_and_moves_the_call_past_the_day(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, auto(letter.message_id))
    letter.conversation.refresh_from_db()
    assert letter.conversation.away_until == date(2026, 12, 6) and letter.conversation.answered_on is None
    assert Conversation.objects.of(here.account).count() == 1
    assert standing(here, one).next_due == date(2026, 12, 7)
    row = Mail.objects.of(here.account).get()
    assert row.kind == "auto-reply" and row.away_until == date(2026, 12, 6) and row.instead[0]["email"] == "anne@fjordlys.example"
    assert Happening.objects.of(here.account).filter(kind="mail-away").exists()


def test_an_out_of_office_that_refers_to_nothing_is_to_the_last_letter(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, auto(""))
    letter.conversation.refresh_from_db()
    assert letter.conversation.away_until == date(2026, 12, 6)


def test_the_second_follow_up_waits_for_their_return_too(here, box):
    from hvem.campaign.conversing import Talk, note

    one = kari(here)
    letter = wrote(here, one, "2026-11-12T10:00")
    note(here.account, Talk("call", [one], at("2026-11-16T10:00"), reached=False), at=at("2026-11-16T10:00"))
    assert standing(here, one).next_due == date(2026, 11, 23)
    come(here, box, auto(letter.message_id))
    assert standing(here, one).next_due == date(2026, 12, 7)


def test_one_who_has_left_is_offered_as_news_and_nothing_is_changed_unasked(here, box):
    from hvem.campaign.models import Signal
    from hvem.correspondence.receiving.corrections import take, waiting
    from hvem.people.models import Position

    one = kari(here)
    letter = wrote(here, one)
    come(here, box, auto(letter.message_id, "Hei. Jeg har sluttet i Fjordlys AS, og denne adressen leses ikke lenger. Vennligst kontakt post@fjordlys.example."))
    offered = waiting(here.account, one)
    assert [(row.field, row.value) for row in offered] == [("left", "kari@fjordlys.example")]
    assert not Signal.objects.of(here.account).exists() and not ContactPoint.objects.of(here.account).exclude(dead_on=None).exists()
    take(here, offered[0])
    assert Signal.objects.of(here.account).get().kind == "leadership"
    assert ContactPoint.objects.of(here.account).get(kind="email").dead_on == here.today
    assert Position.objects.of(here.account).get().to_year == 2026 and not waiting(here.account, one)


def bounce(to, original, *, action="failed", status="5.1.1", code="550 5.1.1 User unknown"):
    text = "\r\n".join(
        [
            "--grense", "Content-Type: text/plain; charset=us-ascii", "", "Your message could not be delivered.", "", "--grense",
            "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.fjordlys.example", "", f"Final-Recipient: rfc822; {to}",
            f"Action: {action}", f"Status: {status}", f"Diagnostic-Code: smtp; {code}", "", "--grense", "Content-Type: message/rfc822", "",
            f"Message-ID: <{original}>", f"From: {HILDE}", f"To: {to}", "Subject: En hilsen", "", "Hei.", "--grense--",
        ]
    )  # fmt: skip
    kind = 'multipart/report; report-type=delivery-status; boundary="grense"'
    return mail("Mail Delivery System <MAILER-DAEMON@mx.fjordlys.example>", HILDE, "2026-11-23T08:00", id=f"b-{status}@mx.example", subject="Undelivered Mail Returned to Sender", text=text, kind=kind)  # fmt: skip


def test_a_bounce_returns_the_letter_and_the_dead_address_gives_way_to_another(here, box):
    one = person(here, "Kari Nes, Fjordlys AS, kari@fjordlys.example, kari@privat.example")
    letter = wrote(here, one)
    come(here, box, bounce("kari@fjordlys.example", letter.message_id))
    letter.refresh_from_db()
    letter.conversation.refresh_from_db()
    assert letter.returned_at and letter.conversation.bounced_on == date(2026, 11, 23)
    assert ContactPoint.objects.of(here.account).get(normal="kari@fjordlys.example").dead_on == date(2026, 11, 23)
    assert addresses_of(here.account, [one.pk]) == {one.pk: "kari@privat.example"}
    now = standing(here, one)
    assert now.next_action == "letter" and now.acts[0]["because"][0]["key"] == "letter-came-back"
    happening = Happening.objects.of(here.account).get(kind="mail-returned")
    undo(happening, at=here.now, by=here.user)
    assert standing(here, one).next_action == "call"


def test_a_letter_that_is_only_delayed_is_not_returned(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, bounce("kari@fjordlys.example", letter.message_id, action="delayed", status="4.4.1", code="421 try again"))
    letter.refresh_from_db()
    letter.conversation.refresh_from_db()
    assert letter.returned_at is None and letter.conversation.bounced_on is None
    assert Mail.objects.of(here.account).get().letter_id == letter.pk
    assert not ContactPoint.objects.of(here.account).exclude(dead_on=None).exists()


def test_a_full_mailbox_returns_the_letter_but_the_address_lives(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, bounce("kari@fjordlys.example", letter.message_id, status="4.2.2", code="452 4.2.2 Mailbox full"))
    letter.conversation.refresh_from_db()
    assert letter.conversation.bounced_on and not ContactPoint.objects.of(here.account).exclude(dead_on=None).exists()


def test_a_bounce_of_something_we_never_sent_kills_no_address(here, box):
    kari(here)
    come(here, box, bounce("kari@fjordlys.example", "aldri@sendt.example"))
    assert not ContactPoint.objects.of(here.account).exclude(dead_on=None).exists() and not Mail.objects.of(here.account).exists()


def test_of_a_letter_to_two_only_the_one_it_did_not_reach_is_written_anew(here, box):
    one, other = kari(here), per(here)
    come(here, box, mail(HILDE, f"{KARI}, {PER}", "2026-11-20T10:00", id="to@x.example"), folder="Sent")
    come(here, box, bounce("kari@fjordlys.example", "to@x.example"))
    assert Conversation.objects.of(here.account).get().bounced_on is None
    assert {part.person_id: part.role for part in Part.objects.of(here.account).present()} == {one.pk: "returned", other.pk: "with"}


def test_who_asks_not_to_be_written_to_is_left_in_peace_and_it_can_be_undone(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:00", id="nei@x.example", answers=letter.message_id, text="Vennligst ikke kontakt meg mer."))
    one.refresh_from_db()
    assert one.quiet_why == "do-not-contact" and one.quiet_until is None and standing(here, one).next_action == ""
    happening = Happening.objects.of(here.account).get(kind="asked-for-peace")
    undo(happening, at=here.now, by=here.user)
    one.refresh_from_db()
    assert one.quiet_why == "" and Conversation.objects.of(here.account).filter(inward=True).exists()


def test_nobody_is_reminded_of_what_was_done_from_the_phone(here, box):
    from hvem.campaign.conversing import Talk, note
    from hvem.campaign.stepping import Step

    one = kari(here)
    note(here.account, Talk("call", [one], at("2026-11-18T10:00"), names_answer="none", steps=[Step("sende e-post", due_on=date(2026, 11, 20))]), at=at("2026-11-18T10:00"))  # fmt: skip
    Promise.objects.of(here.account).update(act="write")
    come(here, box, mail(HILDE, KARI, "2026-11-20T18:00", id="fra-mobilen@x.example", subject="Som avtalt"), folder="Sent")
    promise = Promise.objects.of(here.account).get(rule="M32")
    assert promise.kept_on == date(2026, 11, 20) and promise.kept_by.message_id == "fra-mobilen@x.example"
    assert Happening.objects.of(here.account).filter(kind="mail-went").exists()


def test_the_copy_in_sent_of_a_letter_of_ours_is_that_letter(here, box):
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, mail(HILDE, KARI, "2026-11-19T10:00", id=letter.message_id, subject="En hilsen", text="Hei."), folder="Sent")
    assert Conversation.objects.of(here.account).count() == 1
    letter.refresh_from_db()
    assert letter.filed_at and Mail.objects.of(here.account).get().conversation_id == letter.conversation_id


def test_a_letter_found_in_sent_has_left_even_where_nobody_knew(here, box):
    one = kari(here)
    letter = wrote(here, one)
    talk = letter.conversation
    Letter.objects.of(here.account).update(sent_at=None, conversation=None, doubtful_at=here.now, handed_at=here.now)
    Part.objects.of(here.account).filter(conversation=talk).delete()
    Conversation.objects.of(here.account).filter(pk=talk.pk).update(removed_at=here.now)
    come(here, box, mail(HILDE, KARI, "2026-11-19T10:00", id=letter.message_id, subject="En hilsen", text="Hei."), folder="Sent")
    letter.refresh_from_db()
    assert letter.sent_at and letter.doubtful_at is None and Conversation.objects.of(here.account).present().count() == 1


def test_a_mail_noted_by_hand_and_then_found_is_one(here, box):
    from hvem.campaign.conversing import Talk, note

    one = kari(here)
    note(here.account, Talk("mail", [one], at("2026-11-20T12:00"), note="Skrev om jobben."), at=at("2026-11-20T12:00"))
    come(here, box, mail(HILDE, KARI, "2026-11-20T11:40", id="a@x.example", subject="Hei", text="Hei Kari. Lang tekst."), folder="Sent")
    talk = Conversation.objects.of(here.account).get()
    assert (talk.note, talk.subject, talk.message_id) == ("Skrev om jobben.", "Hei", "a@x.example")


def test_mail_with_someone_who_rests_is_kept_and_starts_nothing(here, box):
    one = kari(here, chosen=False)
    come(here, box, mail(HILDE, KARI, "2026-11-20T10:00", id="a@x.example"), folder="Sent")
    one.refresh_from_db()
    assert one.chosen_on is None and standing(here, one).next_action == "" and standing(here, one).last_contact_on == date(2026, 11, 20)


def test_a_mail_from_my_own_address_that_came_in_says_nothing(here, box):
    one = kari(here)
    come(here, box, mail(HILDE, KARI, "2026-11-20T10:00", id="falsk@x.example"))
    assert not Conversation.objects.of(here.account).exists() and standing(here, one).next_action == "letter"


def test_a_mail_that_came_can_be_undone_from_the_persons_page(here, box):
    from hvem.campaign.past import conversations_of, past_of

    one = kari(here)
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:00", id="svar@x.example"))
    (past,) = past_of(here, one, conversations_of(here, one))
    assert past.key == "past.mail-in" and past.undo == Happening.objects.of(here.account).get(kind="mail-came").pk


def test_a_bounce_that_does_not_know_the_letters_id_brings_it_back_and_kills_no_address(here, box):
    """Anybody can write such a mail; only who had the letter in hand knows its id."""
    one = kari(here)
    letter = wrote(here, one)
    come(here, box, bounce("kari@fjordlys.example", "gjettet@annet.example"))
    letter.refresh_from_db()
    assert letter.returned_at
    assert not ContactPoint.objects.of(here.account).filter(person=one).exclude(dead_on=None).exists()


def test_killed_between_a_mail_and_what_it_asks_neither_is_lost(here, box, monkeypatch):
    from hvem.correspondence.receiving import wishes

    one, (row, made) = kari(here), box
    letter = wrote(here, one)
    lay(made, mail(KARI, HILDE, "2026-11-23T08:00", id="nei@x.example", answers=letter.message_id, text="Vennligst ikke kontakt meg mer."))

    class Killed(BaseException):
        pass

    def die(*_, **__):
        raise Killed

    with monkeypatch.context() as broken, pytest.raises(Killed):
        broken.setattr(wishes, "leave_in_peace", die)
        receive(here, row, made)
    receive(here, row, made)
    one.refresh_from_db()
    assert one.quiet_why == "do-not-contact"
    assert Conversation.objects.of(here.account).present().filter(inward=True).count() == 1


def test_an_invitation_that_breaks_everything_holds_up_no_mail(here, box, monkeypatch):
    from hvem.correspondence.receiving import wishes

    def breaks(*_):
        raise RuntimeError

    kari(here)
    monkeypatch.setattr(wishes, "take_in_itip", breaks)
    head = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20261201T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:00", id="inn@x.example", text=head, kind="text/calendar; method=REQUEST; charset=utf-8"))
    come(here, box, mail(KARI, HILDE, "2026-11-23T08:10", id="etter@x.example"))
    assert Conversation.objects.of(here.account).present().filter(message_id="etter@x.example").exists()
