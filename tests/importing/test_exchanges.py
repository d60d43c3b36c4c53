"""Mail tells who was in contact when; calendars bring meetings; each once, and only with people."""

from __future__ import annotations

from datetime import datetime
from unittest.mock import patch

from hvem.campaign.models import Campaign, Conversation, Meeting, MeetingPart, Part, Standing
from hvem.ground.deeds import Deed
from hvem.importing.models import Row
from hvem.importing.undoing import undo_batch
from hvem.people.models import Note, Person
from tests.importing.book import bring, counts
from tests.world import at, person


def mail(sender, to, day, *, message="", subject="Hei", head=()):
    lines = [f"From: {sender}", f"To: {to}", f"Date: {day:%a, %d %b %Y %H:%M:%S} +0100", f"Subject: {subject}", "MIME-Version: 1.0"]
    lines += [f"Message-ID: <{message}>"] if message else []
    return "\r\n".join([*lines, *head, "", "Teksten.", ""]).encode()


def mbox(*mails):
    return b"".join(b"From someone@x.example Mon Nov 23 09:00:00 2026\r\n" + one + b"\r\n" for one in mails)


def me(here):
    here.membership.me_emails = ["hilde@hjemme.example"]
    here.membership.me_name = "Hilde Lunde"
    here.membership.save()


HILDE = "Hilde Lunde <hilde@hjemme.example>"
TERJE = "Terje Undheim <terje@jaerlys.example>"


def test_a_mail_from_someone_known_is_incoming_and_noted_once(here):
    me(here)
    terje = person(here, "Terje Undheim, terje@jaerlys.example")
    letter = mail(TERJE, HILDE, datetime(2026, 11, 20, 10), message="m1@x.example")
    batch = bring(here, octets=letter, name="svar.eml")
    talk = Conversation.objects.of(here.account).get()
    assert (talk.kind, talk.inward, talk.message_id, talk.at) == ("mail", True, "m1@x.example", at("2026-11-20T10:00"))
    assert Part.objects.of(here.account).get().person_id == terje.pk and batch.format == "eml" and counts(batch) == (0, 1, 0, 0)
    assert counts(bring(here, octets=letter, name="svar.eml")) == (0, 0, 1, 0) and Conversation.objects.of(here.account).count() == 1
    assert Standing.objects.of(here.account).get(person=terje).last_contact_on == at("2026-11-20T10:00").date()


def test_a_mail_of_mine_is_outgoing_and_its_answer_answers_it(here):
    me(here)
    person(here, "Terje Undheim, terje@jaerlys.example")
    Campaign.objects.of(here.account).update(started_on=at("2026-11-01T00:00").date())
    bring(here, octets=mail(HILDE, TERJE, datetime(2026, 11, 18, 10), message="a@x.example"), name="a.eml")
    assert Conversation.objects.of(here.account).get().inward is False
    bring(here, octets=mail(TERJE, HILDE, datetime(2026, 11, 19, 10), message="b@x.example"), name="b.eml")
    assert Conversation.objects.of(here.account).get(inward=False).answered_on == at("2026-11-19T00:00").date()


def test_an_old_mailbox_makes_resting_people_with_their_last_contact(here):
    me(here)
    kari, ola = "Kari Lie <kari@x.example>", "ola@y.example"
    box = mbox(
        mail(kari, HILDE, datetime(2019, 3, 1, 9), message="1"), mail(HILDE, kari, datetime(2021, 5, 2, 9), message="2"),
        mail(HILDE, ola, datetime(2020, 1, 1, 9), message="3"), mail(kari, HILDE, datetime(2020, 3, 1, 9), message="4"),
        mail("nyhetsbrev@butikk.example", HILDE, datetime(2022, 1, 1, 9), message="5", head=("List-Unsubscribe: <x>",)),
    )  # fmt: skip
    with patch("hvem.importing.writing.LETTERS", 2):
        batch = bring(here, octets=box, name="Sendt.mbox")
    people = {one.name: one for one in Person.objects.of(here.account)}
    assert set(people) == {"Kari Lie", "ola@y.example"} and all(one.rests for one in people.values())
    last = {part.person.name: part.conversation.at.year for part in Part.objects.of(here.account).select_related("person", "conversation")}
    assert last == {"Kari Lie": 2021, "ola@y.example": 2020} and Conversation.objects.of(here.account).count() == 2
    assert batch.added == 2 and Row.objects.of(here.account).get(why="bulk").outcome == "skipped"
    second = bring(here, octets=box, name="Sendt.mbox")
    assert (second.added, second.updated) == (0, 0) and Conversation.objects.of(here.account).count() == 2
    assert not undo_batch(batch, at=here.now).left
    assert not Person.objects.of(here.account).listed().exists() and not Conversation.objects.of(here.account).present().exists()


def test_who_i_am_is_seen_where_i_have_not_said_it(here):
    box = mbox(*(mail(f"P{at_} <p{at_}@x.example>", "meg@hjemme.example", datetime(2020, 1, 1 + at_)) for at_ in range(4)))
    bring(here, octets=box, name="inn.mbox")
    assert set(Person.objects.of(here.account).values_list("name", flat=True)) == {"P0", "P1", "P2", "P3"}


def test_mail_with_someone_who_was_here_is_kept_letter_by_letter(here):
    me(here)
    person(here, "Terje Undheim, terje@jaerlys.example")
    Campaign.objects.of(here.account).update(started_on=at("2026-11-01T00:00").date())
    days = [datetime(2020, 1, 1), datetime(2021, 1, 1), datetime(2026, 11, 5), datetime(2026, 11, 9)]
    bring(here, octets=mbox(*(mail(TERJE, HILDE, day, message=str(day)) for day in days)), name="inn.mbox")
    assert sorted(here.account.day(talk.at).year for talk in Conversation.objects.of(here.account)) == [2020, 2021, 2026, 2026]
    assert {talk.note for talk in Conversation.objects.of(here.account)} == {"Teksten."}


def test_linkedin_messages_tell_when_we_last_wrote(here):
    me(here)
    head = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    row = 'c{0},,{1},{2},{3},{4},{5} 09:41:12 UTC,,"Hei, du",INBOX\n'
    kari, hilde = ("Kari Lie", "https://www.linkedin.com/in/kari"), ("Hilde Lunde", "https://www.linkedin.com/in/hilde")
    octets = (head + row.format(1, *kari, *hilde, "2020-03-12") + row.format(1, *hilde, *kari, "2022-03-12")).encode()
    bring(here, octets=octets, name="messages.csv")
    talk = Conversation.objects.of(here.account).get()
    assert (talk.kind, talk.inward, talk.at.year) == ("message", False, 2022)
    assert Person.objects.of(here.account).get().name == "Kari Lie"


EVENT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:{uid}
DTSTART;TZID=Europe/Oslo:{at}
DURATION:PT45M
SUMMARY:{title}
LOCATION:Kaffebrenneriet
ATTENDEE;CN=Terje:mailto:{who}
{more}END:VEVENT
END:VCALENDAR
"""


def event(uid="e1", when="20261201T100000", title="Kaffe", who="terje@jaerlys.example", more=""):
    return EVENT.format(uid=uid, at=when, title=title, who=who, more=more).encode()


def test_an_event_with_someone_known_is_a_meeting_once_and_no_conversation(here):
    terje = person(here, "Terje Undheim, terje@jaerlys.example")
    batch = bring(here, octets=event(), name="kalender.ics")
    meeting = Meeting.objects.of(here.account).get()
    assert (meeting.at, meeting.minutes, meeting.title, meeting.place, meeting.held_on) == (at("2026-12-01T10:00"), 45, "Kaffe", "Kaffebrenneriet", None)
    assert MeetingPart.objects.of(here.account).get().person_id == terje.pk and not Conversation.objects.of(here.account).exists()
    assert counts(batch) == (0, 1, 0, 0) and counts(bring(here, octets=event(), name="kalender.ics")) == (0, 0, 1, 0)
    assert not undo_batch(batch, at=here.now).left and not Meeting.objects.of(here.account).present().exists()


def test_an_event_with_strangers_is_passed_over(here):
    batch = bring(here, octets=event(who="ukjent@x.example"), name="kalender.ics")
    assert counts(batch) == (0, 0, 0, 0) and Row.objects.of(here.account).get().why == "nobody-known"
    assert not Meeting.objects.of(here.account).exists() and not Person.objects.of(here.account).exists()


def test_an_event_moved_or_cancelled_moves_or_cancels_its_meeting(here):
    person(here, "Terje Undheim, terje@jaerlys.example")
    bring(here, octets=event())
    batch = bring(here, octets=event(when="20261202T110000"))
    meeting = Meeting.objects.of(here.account).get()
    assert meeting.at == at("2026-12-02T11:00")
    bring(here, octets=event(when="20261202T110000", more="STATUS:CANCELLED\n"))
    meeting.refresh_from_db()
    assert meeting.cancelled_on == here.today
    undo_batch(batch, at=here.now)
    meeting.refresh_from_db()
    assert meeting.at == at("2026-12-01T10:00")


def test_a_meeting_that_was_held_is_left_alone(here):
    person(here, "Terje Undheim, terje@jaerlys.example")
    bring(here, octets=event())
    Meeting.objects.of(here.account).update(held_on=here.today)
    bring(here, octets=event(when="20270101T110000"))
    assert Meeting.objects.of(here.account).get().at == at("2026-12-01T10:00")


def test_of_two_a_letter_brought_the_one_who_was_written_to_since_is_left(here):
    me(here)
    octets = mail(HILDE, "Kari Lie <kari@x.example>, Ola Moe <ola@y.example>", datetime(2026, 11, 20, 10), message="m1@x.example")
    batch = bring(here, octets=octets, name="sendt.eml")
    rows = set(Row.objects.of(here.account).filter(batch=batch).values_list("person_id", flat=True))
    second = Person.objects.of(here.account).exclude(pk__in=rows).get()
    with Deed(here.account, "person-changed", at=here.now) as deed:
        deed.add(Note(person=second, text="Padler om sommeren", at=here.now))
    assert [one.pk for one in undo_batch(batch, at=here.now).left] == [second.pk]
    assert [one.pk for one in Person.objects.of(here.account).listed()] == [second.pk]
