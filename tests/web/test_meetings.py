"""Meetings on pages: planned in words, prepared kindly, on paper, in a calendar, moved, called off and undone."""

from __future__ import annotations

import html
import re
from datetime import date, datetime

import pytest
from icalendar import Calendar

from hvem.campaign.conversing import Talk, note
from hvem.campaign.meetings import find_out, plan, wish
from hvem.campaign.models import Homework, Meeting, MeetingPart, Signal, Standing, Wish
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.people.models import Organisation, Person
from hvem.reading.card import Card
from tests import world
from tests.world import OSLO, at, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def terje(here):
    return world.terje(here)


@pytest.fixture
def meeting(here, terje):
    return plan(here, [terje], at=at("2026-11-26T13:00"), minutes=30, place="Jærlys på Forus").main


def text(answer):
    return html.unescape(answer.content.decode())


def change(page, meeting, name, **fields):
    return page.post(f"/meetings/{meeting.pk}/{name}/", fields, follow=True)


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": "/meetings/"}, follow=True)


def test_an_empty_list_says_how_a_meeting_comes_about(page):
    assert "Et møte begynner med en samtale" in text(page.get("/meetings/"))


def test_a_meeting_is_planned_in_words(page, here, terje):
    answer = page.post("/meetings/new/", {"person": terje.pk, "when": "torsdag kl 13", "place": "Forus", "minutes": "30"}, follow=True)
    meeting = Meeting.objects.of(here.account).get()
    assert (meeting.at, meeting.minutes, meeting.place) == (datetime(2026, 11, 26, 13, tzinfo=OSLO), 30, "Forus")
    assert "Møte med Terje Undheim" in text(answer) and "Torsdag kl. 13.00, 30 min, Forus" in text(answer)
    undo(page, answer)
    assert not Meeting.objects.of(here.account).present().exists()


def test_a_meeting_is_planned_by_the_calendar_with_someone_new(page, here):
    fields = {"whom": "Samira Haddad, innkjøpsdirektør i Jærlys Energi AS", "day": "2026-12-01", "clock": "10:30", "kind": "walk"}
    answer = page.post("/meetings/new/", fields | {"whom-id": "new"}, follow=True)
    assert "Tur med Samira Haddad" in text(answer)
    undo(page, answer)
    assert not Person.objects.of(here.account).listed().exists()


def test_a_time_that_is_none_comes_back_with_what_was_typed(page, here, terje):
    answer = page.post("/meetings/new/", {"person": terje.pk, "when": "snart en gang", "purpose": "Forstå innkjøp"})
    assert answer.status_code == 422
    assert re.search(r'name="when"[^>]* autofocus', text(answer)), "one stands in the field to mend"
    assert "Vi fant ikke både dag og klokkeslett" in text(answer) and "snart en gang" in text(answer) and "Forstå innkjøp" in text(answer)
    assert "Skriv hvem du skal møte" in text(page.post("/meetings/new/", {"when": "torsdag kl 13"}))
    assert not Meeting.objects.of(here.account).exists()


def test_a_meeting_without_a_purpose_says_so_kindly_everywhere(page, here, meeting):
    for address in ("/meetings/", f"/meetings/{meeting.pk}/", f"/meetings/{meeting.pk}/sheet/"):
        assert "Du har ikke skrevet hvorfor" in text(page.get(address))


def test_preparing_takes_the_meeting_off_what_is_due(page, here, terje, meeting):
    assert "prepare" in {one["action"] for one in Standing.objects.of(here.account).get(person=terje).acts}
    answer = change(page, meeting, "prepare", purpose="Forstå hvordan Jærlys bygger innkjøp", look_forward="Hva som er vanskeligst", opening="Så fint å se deg")
    assert "Velg noe å spørre om" in text(answer)
    answer = change(page, meeting, "wish", text="Hva ville du gjort i mitt sted?")
    assert "Du er klar" in text(answer) and "«Hva ville du gjort i mitt sted?»" in text(answer)
    assert "prepare" not in {one["action"] for one in Standing.objects.of(here.account).get(person=terje).acts}
    undo(page, answer)
    assert not Wish.objects.of(here.account).present().exists()


def test_the_question_nobody_has_answered_comes_first(page, here, terje, meeting):
    note(here.account, Talk("call", [terje], at("2026-11-20T10:00"), names=[Card(given="Ingrid", family="Bjørheim")]), at=here.now)
    shown = text(page.get(f"/meetings/{meeting.pk}/"))
    assert shown.index("Hva ville du gjort i mitt sted?") < shown.index("Hvem synes du jeg bør snakke med?")
    assert "én har svart" in shown


def test_homework_is_suggested_added_and_ticked(page, here, meeting):
    assert "Les nettsida til Jærlys Energi" in text(page.get(f"/meetings/{meeting.pk}/"))
    change(page, meeting, "homework", text="Les årsrapporten")
    row = Homework.objects.of(here.account).get()
    change(page, meeting, "homework-done", row=row.pk)
    row.refresh_from_db()
    assert row.done_on == here.today
    change(page, meeting, "homework-away", row=row.pk)
    assert not Homework.objects.of(here.account).present().exists()


def test_the_brief_tells_what_we_know(page, here, terje, meeting):
    talk = Talk("call", [terje], at("2026-11-20T10:00"), note="Travel uke", told="Pusser opp hus på Sola", advice=["lese rapporten"])
    note(here.account, talk, at=here.now)
    with Deed(here.account, "signal-noted", at=here.now) as deed:
        organisation = Organisation.objects.of(here.account).get()
        deed.add(Signal(campaign=running(here.account, on=here.today), kind="expansion", organisation=organisation, text="Bygger eget team", on=here.today))
    shown = text(page.get(f"/meetings/{meeting.pk}/"))
    for words in ("Pusser opp hus på Sola", "Travel uke", "lese rapporten", "Bygger eget team", "Meld tilbake til Terje"):
        assert words in shown


def test_the_day_s_list_is_ticked_and_unticked(page, meeting):
    change(page, meeting, "check", what="mirror")
    meeting.refresh_from_db()
    assert meeting.checked == ["mirror"]
    change(page, meeting, "check", what="mirror")
    meeting.refresh_from_db()
    assert meeting.checked == []


def test_moving_calling_off_and_taking_up_again(page, here, meeting):
    answer = change(page, meeting, "move", when="fredag kl 9.30", minutes="60", kind="video", place="https://video.example/rom")
    meeting.refresh_from_db()
    assert (here.account.local(meeting.at), meeting.minutes, meeting.place_kind) == (datetime(2026, 11, 27, 9, 30), 60, "video")
    undo(page, answer)
    meeting.refresh_from_db()
    assert here.account.local(meeting.at) == datetime(2026, 11, 26, 13)
    assert "Møtet er avlyst" in text(change(page, meeting, "off"))
    change(page, meeting, "on")
    meeting.refresh_from_db()
    assert meeting.cancelled_on is None
    assert page.post(f"/meetings/{meeting.pk}/move/", {"when": "en dag"}).status_code == 422


def test_more_people_can_come_and_the_last_one_stays(page, here, terje, meeting):
    change(page, meeting, "join", whom="Samira Haddad", **{"whom-id": "new"})
    assert MeetingPart.objects.of(here.account).present().count() == 2
    change(page, meeting, "leave", person=terje.pk)
    samira = Person.objects.of(here.account).get(family="Haddad")
    change(page, meeting, "leave", person=samira.pk)
    assert [one.person_id for one in MeetingPart.objects.of(here.account).present()] == [samira.pk]


def test_the_sheet_has_the_time_the_questions_and_the_closing(page, here, meeting):
    change(page, meeting, "prepare", purpose="Forstå innkjøp")
    wish(here, meeting, "Hva er vanskeligst?")
    shown = text(page.get(f"/meetings/{meeting.pk}/sheet/"))
    for words in ("Forstå innkjøp", "«Hva er vanskeligst?»", "13.00", "13.05", "13.22", "13.26", "du hører fra meg innen en uke", "Spør og lytt"):
        assert words in shown
    assert 'class="bar"' not in shown


def test_the_calendar_file_holds_time_and_place_and_nothing_private(page, here, meeting):
    change(page, meeting, "prepare", purpose="Hemmelig hensikt")
    answer = page.get(f"/meetings/{meeting.pk}/meeting.ics")
    event = next(iter(Calendar.from_ical(answer.content).walk("VEVENT")))
    assert event["SUMMARY"] == "Møte med Terje Undheim" and event["LOCATION"] == "Jærlys på Forus"
    assert event.decoded("DTSTART") == at("2026-11-26T13:00") and event.decoded("DTEND") == at("2026-11-26T13:30")
    assert b"Hemmelig" not in answer.content and "ATTENDEE" not in event
    guests = page.get(f"/meetings/{meeting.pk}/meeting.ics", {"guests": "1"})
    assert b"mailto:terje@jaerlys.example" in guests.content.replace(b"\r\n ", b"")


def test_right_after_a_meeting_it_is_written_down(page, here):
    campaign = running(here.account, on=date(2026, 11, 9))
    terje = world.terje(here)
    assert campaign.started_on == date(2026, 11, 9)
    past = plan(here, [terje], at=at("2026-11-20T13:00"), minutes=30).main
    assert "Ikke skrevet ned ennå" in text(page.get("/meetings/"))
    shown = text(page.get(f"/meetings/{past.pk}/"))
    door = html.unescape(re.search(r'href="(/conversations/new/\?meeting=[^"]+)"', page.get(f"/meetings/{past.pk}/").content.decode()).group(1))
    assert "Hvordan gikk det?" in shown
    form = page.get(door)
    assert form.status_code == 200 and "2026-11-20 13:00" in text(form)
    page.post("/conversations/new/", {"person": terje.pk, "way": "meeting", "when": "2026-11-20 13:00", "note": "Fint"})
    past.refresh_from_db()
    assert past.held_on == date(2026, 11, 20)
    assert "Møtet er holdt og skrevet ned" in text(page.get(f"/meetings/{past.pk}/"))


def test_one_filled_button_and_one_title(page, here, meeting):
    for step in (None, {"purpose": "Forstå innkjøp"}):
        if step:
            change(page, meeting, "prepare", **step)
        shown = text(page.get(f"/meetings/{meeting.pk}/"))
        assert len(re.findall(r'class="btn"', shown)) == 1 and shown.count("<h1") == 1


def test_a_stranger_s_meeting_is_not_there(page, here, stranger, meeting):
    theirs = plan(stranger, [person(stranger, "Fremmed Venn")], at=at("2026-11-26T13:00")).main
    hidden = find_out(stranger, theirs, "Hemmelig lekse").changes
    row = Homework.objects.of(stranger.account).get()
    for address in ("", "sheet/", "meeting.ics"):
        assert page.get(f"/meetings/{theirs.pk}/{address}").status_code == 404
    for name in ("prepare", "wish", "move", "off", "remove", "join"):
        assert page.post(f"/meetings/{theirs.pk}/{name}/", {"text": "x", "purpose": "x", "when": "torsdag kl 13"}).status_code == 404
    assert page.post(f"/meetings/{meeting.pk}/homework-done/", {"row": row.pk}).status_code == 404
    assert page.post("/meetings/new/", {"person": theirs.pk, "when": "torsdag kl 13"}).status_code == 404
    theirs.refresh_from_db()
    row.refresh_from_db()
    assert (theirs.purpose, theirs.cancelled_on, theirs.removed_at, row.done_on) == ("", None, None, None) and hidden


def test_the_number_of_questions_does_not_grow(page, here, terje, meeting, django_assert_max_num_queries):
    for number in range(8):
        one = person(here, f"Venn Nummer{number}, Firma{number} AS")
        plan(here, [one, terje], at=at(f"2026-12-0{number + 1}T10:00"))
        MeetingPart.objects.create(account=here.account, meeting=meeting, person=one)
    with django_assert_max_num_queries(16):
        page.get("/meetings/")
    with django_assert_max_num_queries(32):
        page.get(f"/meetings/{meeting.pk}/")
    with django_assert_max_num_queries(24):
        page.get(f"/meetings/{meeting.pk}/sheet/")
