"""What a calendar leaves to the user is asked one at a time, both sides beside each other; every answer can be undone."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.core.cache import cache

from hvem.campaign import meetings as making
from hvem.campaign.meetings import plan
from hvem.campaign.models import Meeting, Promise
from hvem.campaign.promising import make_promise
from hvem.campaign.stepping import Step
from hvem.correspondence.connections import connecting
from hvem.correspondence.calendars.facts import Facts
from hvem.correspondence.calendars.syncing import sync
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.ground.models import Wake
from tests.peers.radicale import SECRET, USER, radicale
from tests.world import at, terje, wenche

pytestmark = pytest.mark.django_db
PAGE = "/connections/calendar/questions/"


@pytest.fixture(autouse=True)
def nothing_pressed():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def calendar(here):
    row = connecting.connect_calendar(here, "Kjøkkenet", "https://dav.example/h/", username="h", secret="x", carries=["meetings"])
    Calendar.objects.of(here.account).update(succeeded_at=here.now)
    return row


@pytest.fixture
def meeting(here):
    return plan(here, [wenche(here)], at=at("2026-11-26T14:00"), minutes=60, place="Kafé Løvås", purpose="Høre om Kvitsøy").main


def entry(here, calendar, asks, **more):
    row = CalendarEntry(account=here.account, calendar=calendar, href=f"/h/{len(asks)}-{more}.ics"[:200], asks=asks, **more)
    row.save(force_insert=True)
    return row


def both(here, calendar, meeting, holds="here", **there):
    mine = Facts(meeting.at, meeting.minutes, "Møte med Wenche Lura", "Kafé Løvås")
    other = Facts(**{"at": at("2026-11-27T09:30"), "minutes": 30, "title": "Møte med Wenche Lura", "place": "Torget 2", **there})
    asks = {"why": "both", "holds": holds, "here": mine.as_json, "there": other.as_json, "at": "2026-11-23T08:00:00+00:00"}
    return entry(here, calendar, asks, meeting=meeting, etag='"1"', uid="x")


def gone(here, calendar, **more):
    return entry(here, calendar, {"why": "gone", "at": "2026-11-23T08:00:00+00:00"}, **more)


def text(answer):
    return html.unescape(answer.content.decode())


def press(page, row, choice, **more):
    return page.post(PAGE, {"entry": str(row.pk), "asked": row.asks.get("at", ""), "choice": choice, **more}, follow=True)


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": PAGE}, follow=True)


def test_with_nothing_to_choose_the_page_says_when_it_would_ask(page, here):
    assert "Ingen kalender er koblet til" in text(page.get(PAGE))
    connecting.connect_calendar(here, "Min", "https://dav.example/", username="h", secret="x", carries=["meetings"])
    answer = text(page.get(PAGE))
    assert "Ingenting å velge nå" in answer and "spør vi deg her" in answer and '<button class="btn' not in answer


WORDS = {
    "nb": ("Hva er riktig?", "Torsdag kl. 14.00, 60 min", "Fredag kl. 09.30, 30 min", "Behold dette"),
    "nn": ("Kva er rett?", "Torsdag kl. 14.00, 60 min", "Fredag kl. 09.30, 30 min", "Behald dette"),
    "en": ("Which is right?", "Thursday 14:00, 60 min", "Friday 09:30, 30 min", "Keep this"),
}


@pytest.mark.parametrize("language", WORDS)
def test_both_sides_stand_beside_each_other(page, here, calendar, meeting, language):
    here.user.language = language
    here.user.save()
    both(here, calendar, meeting)
    answer = text(page.get(PAGE))
    assert all(words in answer for words in WORDS[language]), [words for words in WORDS[language] if words not in answer]
    assert "Kafé Løvås" in answer and "Torget 2" in answer and "Kjøkkenet" in answer
    assert answer.count('class="btn"') == 1


def test_the_other_side_chosen_moves_the_meeting_with_all_that_was_prepared_and_can_be_undone(page, here, calendar, meeting):
    row = both(here, calendar, meeting)
    answer = press(page, row, "there")
    meeting.refresh_from_db()
    assert (meeting.at, meeting.minutes, meeting.place) == (at("2026-11-27T09:30"), 30, "Torget 2")
    assert meeting.purpose == "Høre om Kvitsøy" and "Møtet med Wenche er flyttet." in text(answer)
    assert "Ingenting å velge nå" in text(answer)
    assert Wake.objects.filter(account=here.account, what=f"{connecting.READ_CALENDAR} {calendar.pk}", at__lte=here.now).exists()
    answer = undo(page, answer)
    meeting.refresh_from_db()
    assert meeting.at == at("2026-11-26T14:00") and "Hva er riktig?" in text(answer)


def test_what_holds_may_stay_and_the_question_is_there_again_when_undone(page, here, calendar, meeting):
    row = both(here, calendar, meeting)
    answer = press(page, row, "here")
    assert "Det blir som det er: Møte med Wenche Lura" in text(answer)
    assert Meeting.objects.of(here.account).get().at == at("2026-11-26T14:00")
    assert "Hva er riktig?" in text(undo(page, answer))


def test_only_the_name_or_the_place_may_differ(page, here, calendar, meeting):
    row = both(here, calendar, meeting, at=meeting.at, minutes=60, title="Kaffe med Wenche")
    assert "Kaffe med Wenche" in text(page.get(PAGE))
    assert "Nå gjelder det du valgte" in text(press(page, row, "there"))
    assert Meeting.objects.of(here.account).get().title == "Kaffe med Wenche"


def test_a_side_that_called_it_off_says_so(page, here, calendar, meeting):
    row = both(here, calendar, meeting, cancelled=True)
    assert "<dd>Avlyst</dd>" in text(page.get(PAGE))
    assert "Møtet med Wenche er avlyst." in text(press(page, row, "there"))
    assert Meeting.objects.of(here.account).get().cancelled_on == here.today


@pytest.mark.parametrize(
    ("choice", "said"),
    [("off", "Møtet med Wenche er avlyst."), ("again", "Settes inn i kalenderen igjen: Møte med Wenche Lura"), ("leave", "Står bare her: Møte med Wenche Lura")],
)  # fmt: skip
def test_a_meeting_gone_there_is_asked_about(page, here, calendar, meeting, choice, said):
    row = gone(here, calendar, meeting=meeting)
    asked = text(page.get(PAGE))
    assert "Er møtet avlyst?" in asked and "Kafé Løvås" in asked and "Nei, men la det stå bare her" in asked
    answer = press(page, row, choice)
    assert said in text(answer)
    assert (Meeting.objects.of(here.account).get().cancelled_on is not None) == (choice == "off")
    assert CalendarEntry.objects.of(here.account).present().exists() == (choice != "again")
    assert "Er møtet avlyst?" in text(undo(page, answer))
    assert Meeting.objects.of(here.account).get().cancelled_on is None


def test_a_promise_gone_there_is_asked_about(page, here, calendar):
    promise = make_promise(here.account, terje(here), Step(words="Sende Terje lista", due_on=at("2026-11-25T00:00").date()), at=here.now).main
    row = gone(here, calendar, promise=promise)
    asked = text(page.get(PAGE))
    assert "Gjelder dette fortsatt?" in asked and "Sende Terje lista" in asked
    press(page, row, "off")
    assert Promise.objects.of(here.account).get().lapsed_on == here.today


def test_what_the_server_refused_is_told_with_its_own_words(page, here, calendar, meeting):
    row = entry(here, calendar, {"why": "refused", "said": "413 too long", "at": "x"}, meeting=meeting)
    asked = text(page.get(PAGE))
    assert "Kalenderen tok ikke imot dette" in asked and "413 too long" in asked and "Prøv en gang til" in asked
    assert "Står bare her" in text(press(page, row, "leave"))


def test_questions_come_one_at_a_time_and_one_may_wait(page, here, calendar, meeting):
    other = plan(here, [terje(here)], at=at("2026-11-30T10:00"), minutes=30).main
    first, second = both(here, calendar, meeting), gone(here, calendar, meeting=other)
    asked = text(page.get(PAGE))
    assert "Møte med Wenche Lura" in asked and "Terje" not in asked and "Etterpå er det ett spørsmål til." in asked
    assert f"{PAGE}?entry={second.pk}" in asked
    assert "Møte med Terje Undheim" in text(page.get(PAGE, {"entry": str(second.pk)}))
    assert "Møte med Terje Undheim" in text(press(page, first, "here"))


def test_pressed_twice_or_late_it_is_done_once(page, here, calendar, meeting):
    row = both(here, calendar, meeting)
    fields = {"entry": str(row.pk), "asked": row.asks["at"], "choice": "there"}
    assert page.post(PAGE, fields).status_code == page.post(PAGE, fields).status_code == 302
    cache.clear()
    assert "Dette er avklart fra før." in text(page.post(PAGE, fields, follow=True))
    assert Meeting.objects.of(here.account).get().at == at("2026-11-27T09:30")


def test_an_answer_to_an_earlier_question_does_not_answer_the_one_asked_since(page, here, calendar, meeting):
    row = both(here, calendar, meeting)
    CalendarEntry.objects.of(here.account).filter(pk=row.pk).update(asks=row.asks | {"at": "2026-11-23T08:30:00+00:00"})
    assert "Dette er avklart fra før." in text(press(page, row, "there"))
    assert Meeting.objects.of(here.account).get().at == at("2026-11-26T14:00")
    assert "Dette er avklart fra før." in text(press(page, row, "off"))


def test_what_was_settled_elsewhere_is_no_longer_asked(page, here, calendar, meeting):
    gone(here, calendar, meeting=meeting)
    making.call_off(here, meeting)
    assert "Ingenting å velge nå" in text(page.get(PAGE))
    assert PAGE not in text(page.get("/connections/"))


def test_anothers_question_is_not_found(page, here, stranger):
    row = connecting.connect_calendar(stranger, "Deres", "https://dav.example/", username="h", secret="x", carries=["meetings"])
    theirs = plan(stranger, [wenche(stranger)], at=at("2026-11-26T14:00"), minutes=60).main
    asked = both(stranger, row, theirs)
    assert page.get(PAGE, {"entry": str(asked.pk)}).status_code == 404
    assert press(page, asked, "there").status_code == 404
    assert page.post(PAGE, {"entry": "x", "choice": "there"}).status_code == page.post(PAGE, {}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.at == at("2026-11-26T14:00")
    assert "Wenche" not in text(page.get(PAGE))


def test_one_is_led_there_from_today_the_connections_and_the_meeting(page, here, calendar, meeting):
    assert PAGE not in text(page.get("/")) + text(page.get("/connections/")) + text(page.get(f"/meetings/{meeting.pk}/"))
    row = both(here, calendar, meeting)
    assert f'Én avtale står ulikt her og i kalenderen. Du velger hva som gjelder. <a href="{PAGE}">' in text(page.get("/"))
    assert f'href="{PAGE}"' in text(page.get("/connections/")) and f'href="{PAGE}"' in text(page.get(f"/connections/calendar/{calendar.pk}/"))
    assert f'Kalenderen sier noe annet om dette møtet. <a href="{PAGE}?entry={row.pk}">' in text(page.get(f"/meetings/{meeting.pk}/"))


def test_a_calendar_that_fails_says_what_to_do_and_still_asks(page, here, calendar, meeting):
    both(here, calendar, meeting)
    Calendar.objects.of(here.account).update(failed_at=here.now, trouble="no-answer")
    today = text(page.get("/"))
    assert "svarte ikke" in today and f'<a href="{PAGE}">' in today
    shown = text(page.get("/connections/"))
    assert "Se om navnet og porten stemmer" in shown and "Du velger hva som gjelder." in shown


def test_the_page_asks_the_database_as_little_with_many_questions(page, here, calendar, meeting, django_assert_max_num_queries):
    both(here, calendar, meeting)
    page.get(PAGE)
    for number in range(8):
        gone(here, calendar, meeting=plan(here, [terje(here)], at=at(f"2026-12-0{number + 1}T10:00"), minutes=30).main)
    with django_assert_max_num_queries(12):
        assert "Etterpå er det åtte spørsmål til." in text(page.get(PAGE))


def test_moved_both_here_and_in_the_phone_it_is_asked_chosen_and_stands_so_in_both(page, here, tmp_path):
    with radicale(tmp_path) as peer:
        calendar = connecting.connect_calendar(here, "Kjøkkenet", peer.calendar, username=USER, secret=SECRET, carries=("meetings",))
        meeting = plan(here, [wenche(here)], at=at("2026-11-26T14:00"), minutes=60, place="Kafé Løvås").main
        sync(calendar, now=here.now)
        making.move(here, meeting, at=at("2026-11-28T12:00"), minutes=60, place_kind="place", place="Kafé Løvås")
        (href,) = peer.phone.hrefs()
        event = peer.phone.get(href).replace("20261126T140000", "20261127T093000").replace("20261126T150000", "20261127T103000")
        event = re.sub(r"LAST-MODIFIED:\w+", "LAST-MODIFIED:20261123T092000Z", event)
        peer.phone.put(href.rsplit("/", 1)[1], event)
        sync(calendar, now=here.now + timedelta(minutes=10))
        row = CalendarEntry.objects.of(here.account).get()
        asked = text(page.get(PAGE))
        assert "Fredag kl. 09.30" in asked and "Lørdag kl. 12.00" in asked
        answer = press(page, row, "here")
        sync(calendar, now=here.now + timedelta(minutes=20))
        assert Meeting.objects.of(here.account).get().at == at("2026-11-28T12:00") and "20261128T120000" in peer.phone.get(href)
        assert "Hva er riktig?" in text(undo(page, answer))
        sync(calendar, now=here.now + timedelta(minutes=30))
        assert Meeting.objects.of(here.account).get().at == at("2026-11-27T09:30") and "20261127T093000" in peer.phone.get(href)
