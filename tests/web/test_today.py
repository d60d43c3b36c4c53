"""Today as one meets it: the one thing, moving, letting lie, ticking, undo, the quiet day, and nothing of anybody else's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Campaign, Conversation, Meeting, MeetingPart, Pause, Promise, Snooze, Wish
from hvem.campaign.promising import make_promise
from hvem.campaign.running import running
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.people.models import Person
from hvem.reading.card import Card
from tests import world
from tests.world import at, person

pytestmark = pytest.mark.django_db


def html(page, path="/"):
    answer = page.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def talk(here, kind, who, moment, **more):
    return note(here.account, Talk(kind, [who], at(moment), **more), at=at(moment), by=here.user)


def older(here, days=30):
    """A campaign that began some weeks ago, so that the first week's pace is past."""
    with Deed(here.account, "begun", at=here.now, remembered=False) as deed:
        deed.add(Campaign(started_on=here.today - timedelta(days=days)))


def meeting(here, who, moment, **more):
    with Deed(here.account, "begun", at=here.now, remembered=False) as deed:
        row = deed.add(Meeting(campaign=running(here.account, on=here.today), at=at(moment), **more))
        deed.add(MeetingPart(meeting=row, person=who))
    return row


def test_an_empty_list_leads_to_the_first_quarter_of_an_hour(page):
    shown = html(page)
    assert "Lista er tom. Begynn med tre du liker." in shown
    assert 'href="/first/"' in shown


def test_the_one_thing_has_its_reason_its_button_and_a_smaller_step(here, page):
    older(here)
    ingrid = world.ingrid(here)
    talk(here, "mail", ingrid, "2026-11-19T09:00")
    shown = html(page)
    assert "Ring Ingrid Bjørheim" in shown
    assert "e-posten din til Ingrid gikk torsdag" in shown
    assert f'class="btn" href="/people/{ingrid.pk}/call/"' in shown
    assert "Send en melding først" in shown
    assert "Ikke i dag" in shown
    assert "Mandag 23. november" in shown


@pytest.mark.parametrize("when", [{"until": "2026-11-24"}, {"when": "i morgen"}, {"when": "tirsdag", "until": "2026-11-30"}])
def test_not_today_moves_it_and_undo_brings_it_back(here, page, when):
    astrid = world.astrid(here)
    page.post("/today/later/", {"person": astrid.pk, "action": "letter", **when})
    shown = html(page)
    assert "Flyttet til 24. november" in shown
    assert "Skriv til Astrid Oftedal" not in shown.split("<aside")[0]
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='put-off').pk}/")
    assert "Skriv til Astrid Oftedal" in html(page)


def test_a_day_nobody_understands_is_asked_for_again_with_the_line_open(here, page):
    astrid = world.astrid(here)
    answer = page.post("/today/later/", {"person": astrid.pk, "action": "letter", "when": "snart"})
    assert answer.status_code == 422
    assert "Vi forsto ikke hvilken dag det er" in answer.content.decode()
    assert not Snooze.objects.of(here.account).exists()


def test_a_call_put_off_twice_goes_to_the_last_day_said(here, page):
    astrid = world.astrid(here)
    for day in ("2026-12-24", "2026-11-24"):
        page.post("/today/later/", {"person": astrid.pk, "action": "letter", "until": day})
    assert [row.until for row in Snooze.objects.of(here.account).present()] == [date(2026, 11, 24)]


def test_what_is_let_lie_is_gone(here, page):
    astrid = world.astrid(here)
    page.post("/today/lie/", {"person": astrid.pk, "action": "letter"})
    shown = html(page)
    assert "Astrid får være i fred." in shown
    assert "Skriv til Astrid" not in shown


def test_a_letter_ticked_is_noted_as_sent_and_disappears_at_once(here, page):
    astrid = world.astrid(here)
    page.post("/today/done/", {"person": astrid.pk, "action": "letter"})
    talked = Conversation.objects.of(here.account).get()
    assert (talked.kind, talked.inward, talked.purpose) == ("mail", False, "letter")
    shown = html(page)
    assert "Skriv til Astrid Oftedal" not in shown
    assert "Sendte e-post til Astrid" in shown
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='noted-mail').pk}/")
    assert "Skriv til Astrid Oftedal" in html(page)


def test_a_promise_ticked_is_kept(here, page):
    astrid = world.astrid(here)
    make_promise(here.account, astrid, Step("sende lenka", act="send", due_on=here.today), at=at("2026-11-20T09:00"))
    promise = Promise.objects.of(here.account).get()
    assert "sende lenka" in html(page)
    page.post("/today/done/", {"person": astrid.pk, "action": "promise", "promise": promise.pk})
    promise.refresh_from_db()
    assert promise.kept_on == here.today
    assert "Hold det du lovte Astrid Oftedal" not in html(page)


def test_a_call_ticked_goes_on_to_what_it_brought(here, page):
    ingrid = world.ingrid(here)
    answer = page.post("/today/done/", {"person": ingrid.pk, "action": "call"})
    assert answer.url == f"/conversations/new/?person={ingrid.pk}&way=call"


def test_what_was_done_elsewhere_disappears_too(here, page):
    ingrid = world.ingrid(here)
    talk(here, "mail", ingrid, "2026-11-19T09:00")
    assert "Ring Ingrid Bjørheim" in html(page)
    talk(here, "call", ingrid, "2026-11-23T08:55", names_answer="pleasant")
    shown = html(page)
    assert "Ring Ingrid Bjørheim" not in shown
    assert "Snakket med Ingrid på telefon" in shown


def test_it_was_just_pleasant_ends_the_debrief_in_one_tap(here, page):
    astrid = world.astrid(here)
    noted = talk(here, "call", astrid, "2026-11-23T08:30")
    assert "samtalen med Astrid Oftedal" in html(page)
    page.post("/today/pleasant/", {"conversation": noted.conversation.pk})
    assert "samtalen med Astrid Oftedal" not in html(page)


def test_a_talk_long_open_rests_in_its_list(here, page):
    older(here)
    astrid = world.astrid(here)
    talk(here, "call", astrid, "2026-11-12T08:30")
    assert "samtalen med Astrid" not in html(page)


def test_what_is_from_before_can_be_taken_today_next_week_or_not_at_all(here, page):
    older(here)
    for who, day in ((world.ingrid(here), "2026-11-09"), (world.astrid(here), "2026-11-10")):
        talk(here, "mail", who, f"{day}T09:00")
    shown = html(page)
    before = shown.split("Fra før")[1]
    assert "Det er fortsatt en fin ting å gjøre." in before
    assert ">I dag</button>" in before and ">Neste uke</button>" in before and ">La det ligge</button>" in before


def test_no_more_than_the_pace_allows_and_the_rest_waits_folded(here, page):
    for number in range(6):
        person(here, f"Person Nr{number}, 90 00 00 0{number}")
    shown = html(page)
    assert "Tre ting i dag." in shown
    assert "Tre ting til kan vente" in shown


def test_what_fits_into_ten_minutes(here, page):
    older(here)
    talk(here, "mail", world.ingrid(here), "2026-11-19T09:00")
    world.astrid(here)
    shown = html(page, "/?minutes=10")
    assert "Skriv til Astrid Oftedal" in shown.split("kan vente")[0]
    assert "Ring Ingrid Bjørheim" not in shown.split("kan vente")[0]
    assert "Vis alt" in shown
    assert "går på 1 minutter" not in html(page, "/?minutes=abc")


def test_a_meeting_stands_in_its_place_with_what_is_ready(here, page):
    older(here)
    terje = world.terje(here)
    met = meeting(here, terje, "2026-11-23T13:00", place="Forus", purpose="høre om innkjøp")
    with Deed(here.account, "begun", at=here.now, remembered=False) as deed:
        for word in ("en", "to"):
            deed.add(Wish(meeting=met, text=word))
    world.astrid(here)
    shown = html(page)
    assert "Møte med Terje Undheim" in shown
    assert "Kl. 13.00, Forus. Du vet hvorfor dere møtes, og har to spørsmål klare." in shown
    assert "Du møter Terje Undheim også." in shown


def test_a_quiet_day_says_so_and_offers_small_things(here, page):
    astrid = world.astrid(here)
    talk(here, "mail", astrid, "2026-11-20T12:00")
    shown = html(page)
    assert "Du kan ta fri" in shown
    assert "Kom på flere du kjenner" in shown
    assert "Ring Astrid Oftedal, tirsdag" in shown.replace("i morgen", "tirsdag")


def test_a_week_with_nothing_done_gets_a_kind_sentence(here, page):
    older(here)
    world.astrid(here)
    assert "Det ble en stille uke. Sånne uker kommer." in html(page)


def test_a_break_is_said_kindly(here, page):
    astrid = world.astrid(here)
    with Deed(here.account, "begun", at=here.now, remembered=False) as deed:
        deed.add(Pause(campaign=running(here.account, on=here.today), since=here.today, until=date(2026, 12, 1)))
    shown = html(page)
    assert "Du har pause" in shown
    assert "1. desember" in shown
    assert astrid.name not in shown.split("<aside")[0]


def test_others_promises_stand_beside(here, page):
    wenche = world.wenche(here)
    step = Step("sende deltakerlista", owed_by_me=False, act="send", due_on=date(2026, 11, 26))
    make_promise(here.account, wenche, step, at=at("2026-11-20T09:00"))
    assert "Wenche: sende deltakerlista, innen torsdag." in html(page)


def test_those_who_rest_are_proposed_three_at_most_and_the_same_all_day(here, page, settings):
    for number in range(9):
        person(here, f"Hvile Nr{number}, 90 00 00 0{number}", chosen=False)
    first = html(page)
    assert first.count("Ta opp kontakten med") >= 3
    proposed = [one for one in range(9) if f"Hvile Nr{one}" in first]
    assert len(proposed) == 3
    settings.HVEM_AT = here.now + timedelta(hours=6)
    assert [one for one in range(9) if f"Hvile Nr{one}" in html(page)] == proposed


def test_a_proposal_taken_or_put_off_is_not_replaced(here, page):
    for number in range(9):
        person(here, f"Hvile Nr{number}, 90 00 00 0{number}", chosen=False)
    proposed = [one for one in range(9) if f"Hvile Nr{one}" in html(page)]
    for number, way in zip(proposed, ("/today/done/", "/today/later/"), strict=False):
        who = Person.objects.of(here.account).get(name=f"Hvile Nr{number}")
        page.post(way, {"person": who.pk, "action": "rekindle", "until": "2026-11-26"})
    main = html(page).split("Gjort")[0]
    assert [one for one in range(9) if f"Hvile Nr{one}" in main] == [proposed[2]]


def test_paper_has_numbers_to_call_and_room_to_write(here, page):
    older(here)
    talk(here, "mail", world.ingrid(here), "2026-11-19T09:00")
    shown = html(page, "/today/paper/")
    assert "99 88 77 66" in shown
    assert "Det de fortalte, navn, neste steg:" in shown


@pytest.mark.parametrize("path", ["/today/done/", "/today/later/", "/today/lie/"])
def test_another_accounts_person_is_not_found_and_nothing_moves(here, stranger, page, path):
    theirs = person(stranger, "Fremmed Person")
    mine = world.astrid(here)
    promise = make_promise(stranger.account, theirs, Step("sende lenka", act="send"), at=stranger.now).main
    for asked in ({"person": theirs.pk}, {"person": "tull"}, {}, {"person": mine.pk, "promise": promise.pk}):
        answer = page.post(path, {"action": "promise", "until": "2026-11-30", **asked})
        assert answer.status_code == 404
    assert page.post(path, {"person": mine.pk, "action": "conquer", "until": "2026-11-30"}).status_code == 404
    assert not Snooze.objects.of(stranger.account).exists() and not Snooze.objects.of(here.account).exists()
    promise.refresh_from_db()
    assert promise.kept_on is None


def test_another_accounts_talk_is_not_made_pleasant(stranger, page):
    noted = talk(stranger, "call", person(stranger, "Fremmed Person"), "2026-11-23T08:00")
    assert page.post("/today/pleasant/", {"conversation": noted.conversation.pk}).status_code == 404


def test_nobody_else_is_shown(stranger, page):
    person(stranger, "Fremmed Person")
    assert "Fremmed Person" not in html(page)


def _queries(page, path="/"):
    with CaptureQueriesContext(connection, ) as seen:
        html(page, path)
    return len(seen)


@pytest.mark.parametrize("path", ["/", "/today/paper/"])
def test_the_queries_do_not_grow_with_the_people(here, page, path):
    older(here)
    for number in range(3):
        person(here, f"Person Nr{number}")
    few = _queries(page, path)
    for number in range(3, 40):
        one = person(here, f"Person Nr{number}", chosen=number % 2 == 0)
        if number % 5 == 0:
            talk(here, "call", one, "2026-11-17T09:00", names=[Card(given="Ny", family=f"Nilsen{number}")])
    html(page, path)
    assert _queries(page, path) <= few + 1
    assert _queries(page) <= 17


def test_a_page_seen_twice_is_drawn_once_and_drawn_anew_after_any_write(here, page):
    astrid = world.astrid(here)
    html(page)
    with CaptureQueriesContext(connection) as seen:
        html(page)
    assert len(seen) <= 4
    Person.objects.of(here.account).filter(pk=astrid.pk).update(name="Astrid Annen", given="Astrid")
    assert "Skriv til Astrid Annen" in html(page)


def test_a_kept_page_has_a_fresh_token_that_works(here, client, settings):
    from django.test import Client

    settings.HVEM_AT = here.now
    astrid = world.astrid(here)
    browser = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    browser.force_login(here.user, backend="hvem.accounts.backend.ByLink")
    tokens = []
    for _ in range(2):
        shown = browser.get("/").content.decode()
        tokens.append(shown.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0])
    assert tokens[0] != tokens[1] and len(tokens[1]) == 64
    answer = browser.post("/today/lie/", {"person": astrid.pk, "action": "letter", "csrfmiddlewaretoken": tokens[1]}, HTTP_ORIGIN="http://localhost")
    assert answer.status_code == 302


def test_the_page_moves_on_with_the_clock_and_the_language(here, page, settings):
    world.astrid(here)
    assert "Mandag 23. november" in html(page)
    settings.HVEM_AT = here.now + timedelta(days=1)
    assert "Tirsdag 24. november" in html(page)
    here.user.language = "en"
    here.user.save()
    assert "Tuesday 24 November" in html(page)


def test_what_is_done_is_not_filled_up_with_more(here, page):
    people = [person(here, f"Person Nr{number}, 90 00 00 0{number}") for number in range(6)]
    shown = html(page)
    first = [one for one in people if f"Skriv til {one.name}" in shown.split("kan vente")[0]]
    for one in first:
        page.post("/today/done/", {"person": one.pk, "action": "letter"})
    page.get("/")
    shown = html(page)
    assert "Ferdig for i dag" in shown
    assert "Tre ting til kan vente" in shown


def test_what_came_from_them_is_said_to_be_from_them(here, page):
    astrid = world.astrid(here)
    note(here.account, Talk("mail", [astrid], here.now, inward=True), at=here.now, by=here.user)
    assert "Fikk e-post fra Astrid" in html(page)


def test_a_message_that_went_first_is_not_called_a_mail(here, page):
    astrid = world.astrid(here)
    note(here.account, Talk("message", [astrid], at("2026-11-19T10:00"), purpose="letter"), at=at("2026-11-19T10:00"), by=here.user)
    shown = html(page)
    assert "meldingen din til Astrid gikk torsdag" in shown and "e-posten din" not in shown
