"""Mails dropped in as files are read in full where they are with people in the network, and move them as mail from a mailbox does."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.campaign.models import Campaign, Conversation, Part
from hvem.correspondence.models import Letter, Mail
from hvem.importing.undoing import undo_batch
from hvem.people.models import ContactPoint, Person
from tests.correspondence.mail import HILDE, KARI, kari, look_back, mail, mailbox, me, per, server
from tests.correspondence.test_replies import auto, bounce, standing, wrote
from tests.importing.book import bring


def mbox(*mails):
    return b"".join(b"From noen@x.example Mon Nov 23 09:00:00 2026\r\n" + one + b"\r\n" for one in mails)


@pytest.fixture
def one(here):
    """Kari, in a campaign begun three weeks ago; Hilde has said who she is."""
    me(here)
    made = kari(here)
    Campaign.objects.of(here.account).update(started_on=date(2026, 11, 2))
    return made


REPLY = mail(KARI, HILDE, "2026-11-23T08:00", id="svar@x.example", answers="brev-1@hjemme.example", subject="Sv: En hilsen", text="Ring meg gjerne.\n\nDen 19. november 2026 skrev Hilde Lunde <hilde@hjemme.example>:\n> Hei.")  # fmt: skip


def test_an_answer_dropped_in_is_read_in_full_and_answers_the_letter(here, one):
    letter = wrote(here, one)
    batch = bring(here, octets=REPLY, name="svar.eml")
    talk = Conversation.objects.of(here.account).get(inward=True)
    assert (talk.note, talk.thread, batch.updated) == ("Ring meg gjerne.", letter.message_id, 1)
    row = Mail.objects.of(here.account).get()
    assert row.kind == "reply" and row.letter_id == letter.pk and row.mailbox_id is None
    letter.conversation.refresh_from_db()
    assert letter.conversation.answered_on == date(2026, 11, 23)
    assert not undo_batch(batch, at=here.now).left
    letter.conversation.refresh_from_db()
    assert letter.conversation.answered_on is None and not Mail.objects.of(here.account).exists()
    assert not Conversation.objects.of(here.account).present().filter(inward=True).exists()


def test_an_out_of_office_and_a_bounce_dropped_in_do_what_they_say_and_can_be_undone(here, one):
    letter = wrote(here, one)
    batch = bring(here, octets=auto(letter.message_id), name="fravær.eml")
    letter.conversation.refresh_from_db()
    assert letter.conversation.away_until == date(2026, 12, 6) and standing(here, one).next_due == date(2026, 12, 7)
    undo_batch(batch, at=here.now)
    letter.conversation.refresh_from_db()
    assert letter.conversation.away_until is None
    batch = bring(here, octets=bounce("kari@fjordlys.example", letter.message_id), name="retur.eml")
    letter.refresh_from_db()
    assert letter.returned_at and ContactPoint.objects.of(here.account).get(kind="email").dead_on
    undo_batch(batch, at=here.now)
    letter.refresh_from_db()
    assert letter.returned_at is None and ContactPoint.objects.of(here.account).get(kind="email").dead_on is None


def test_who_asks_for_peace_in_a_mail_dropped_in_is_left_in_peace(here, one):
    wrote(here, one)
    bring(here, octets=mail(KARI, HILDE, "2026-11-23T08:00", id="nei@x.example", answers="brev-1@hjemme.example", text="Vennligst ikke kontakt meg mer."), name="nei.eml")
    one.refresh_from_db()
    assert one.quiet_why == "do-not-contact"


def test_a_file_of_mails_brings_what_was_written_with_those_who_were_here(here, one):
    other = per(here)
    octets = mbox(
        mail(KARI, HILDE, "2024-03-01T10:00", id="a@x.example", subject="Kaffe", text="Skal vi ta en kaffe?"),
        mail(HILDE, KARI, "2024-03-02T10:00", id="b@x.example", subject="Re: Kaffe", answers="a@x.example", text="Gjerne.", copied="per@moe.example"),
        mail("Ny Person <ny@ny.example>", HILDE, "2024-03-03T10:00", id="c@x.example", text="Hemmelig."),
        mail("Ny Person <ny@ny.example>", f"{HILDE}, {KARI}", "2024-03-04T10:00", id="d@x.example", text="Også hemmelig."),
    )
    batch = bring(here, octets=octets, name="arkiv.mbox")
    talks = list(Conversation.objects.of(here.account).filter(message_id__in=("a@x.example", "b@x.example")).order_by("at"))
    assert [talk.note for talk in talks] == ["Skal vi ta en kaffe?", "Gjerne."] and len({talk.thread for talk in talks}) == 1
    assert {(part.person_id, part.role) for part in talks[1].parts.all()} == {(one.pk, "with"), (other.pk, "copied")}
    assert not Conversation.objects.of(here.account).filter(note__contains="emmelig").exists()
    assert Person.objects.of(here.account).get(name="Ny Person").rests and batch.added == 1
    again = bring(here, octets=octets, name="arkiv.mbox")
    assert (again.added, again.updated) == (0, 0)
    undo_batch(batch, at=here.now)
    assert not Conversation.objects.of(here.account).present().exists() and not Mail.objects.of(here.account).exists()


def test_a_note_changed_since_is_kept_when_the_file_is_undone(here, one):
    batch = bring(here, octets=REPLY, name="svar.eml")
    Conversation.objects.of(here.account).update(note="Ring meg gjerne. Hun sa torsdag.")
    assert [person.pk for person in undo_batch(batch, at=here.now).left] == [one.pk]
    assert Conversation.objects.of(here.account).present().exists()


def test_a_file_and_then_the_mailbox_bring_each_mail_once(here, one):
    letters = (mail(KARI, HILDE, "2024-03-01T10:00", id="a@x.example"), mail(KARI, HILDE, "2024-03-02T10:00", subject="Uten nummer"))
    bring(here, octets=mbox(*letters), name="arkiv.mbox")
    look_back(here, mailbox(here), server(inbox=letters))
    assert Conversation.objects.of(here.account).count() == 2 == Part.objects.of(here.account).count()
    bring(here, octets=mbox(*letters), name="arkiv2.mbox")
    assert Conversation.objects.of(here.account).count() == 2


def test_messages_of_linkedin_tell_what_was_written_with_those_who_were_here(here):
    from tests.world import person

    me(here)
    person(here, "Kari Lie, https://www.linkedin.com/in/kari")
    head = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    row = 'c1,,{0},{1},{2},{3},{4} 09:41:12 UTC,,"{5}",INBOX\n'
    known, mine = ("Kari Lie", "https://www.linkedin.com/in/kari"), ("Hilde Lunde", "https://www.linkedin.com/in/hilde")
    octets = (head + row.format(*known, *mine, "2020-03-12", "<p>Hei, du &amp; dine.</p><p>Ring meg.</p>") + row.format(*mine, *known, "2020-03-13", "Gjerne")).encode()
    batch = bring(here, octets=octets, name="messages.csv")
    talks = list(Conversation.objects.of(here.account).order_by("at"))
    assert [(talk.kind, talk.note, talk.thread) for talk in talks] == [("message", "Hei, du & dine.\nRing meg.", "c1"), ("message", "Gjerne", "c1")]
    assert batch.updated == 2 and not undo_batch(batch, at=here.now).left and not Conversation.objects.of(here.account).present().exists()


def test_a_letter_we_sent_from_another_program_is_not_noted_twice(here, one):
    letter = wrote(here, one)
    bring(here, octets=mail(HILDE, KARI, "2026-11-19T10:00", id=letter.message_id, subject="En hilsen", text="Hei."), name="sendt.eml")
    assert Conversation.objects.of(here.account).count() == 1 and Letter.objects.of(here.account).count() == 1


def test_an_outlook_file_is_read_as_a_mail_is(here, one):
    from datetime import UTC, datetime

    from tests.reading.mail.outlook_file import TEXT, TIME, outlook_file

    letter = wrote(here, one)
    head = {
        (0x0037, TEXT): "SV: En hilsen", (0x0C1A, TEXT): "Kari Nes", (0x5D01, TEXT): "kari@fjordlys.example", (0x1035, TEXT): "<svar@x.example>",
        (0x1042, TEXT): f"<{letter.message_id}>", (0x0039, TIME): datetime(2026, 11, 23, 7, 0, tzinfo=UTC), (0x1000, TEXT): "Ring meg gjerne.",
    }  # fmt: skip
    mine = [{(0x3001, TEXT): "Hilde Lunde", (0x39FE, TEXT): "hilde@hjemme.example"}]
    batch = bring(here, octets=outlook_file(head, mine, []), name="svar.msg")
    assert batch.format == "msg" and Conversation.objects.of(here.account).get(inward=True).note == "Ring meg gjerne."
    letter.conversation.refresh_from_db()
    assert letter.conversation.answered_on == date(2026, 11, 23)
