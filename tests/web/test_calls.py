"""The call sheet and the round of calls."""

from __future__ import annotations

import re

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Conversation, Meeting, Promise, Referral, Signal, Story, Wonder
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.people.models import ContactPoint, Tie
from tests import world
from tests.world import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingrid(here):
    return world.ingrid(here)


def text(answer):
    return answer.content.decode()


def done(page, person, **fields):
    return page.post(f"/people/{person.pk}/call/done/", fields, follow=True)


def written_to(here, person, when="2026-11-18T09:00"):
    note(here.account, Talk("mail", [person], at(when)), at=at(when))


def test_the_sheet_begins_with_them_and_keeps_my_situation_folded(page, here, ingrid):
    note(here.account, Talk("call", [ingrid], at("2026-11-10T09:00"), told="Bygger ut hytta på Kvitsøy."), at=at("2026-11-10T09:00"))
    with Deed(here.account, "told", at=here.now) as deed:
        deed.add(Story(campaign=running(here.account, on=here.today), situation="Vi ble kjøpt opp, og nå ser jeg meg om."))
    answer = text(page.get(f"/people/{ingrid.pk}/call/"))
    assert answer.index("Hva lurer du virkelig på om Ingrid?") < answer.index("Bygger ut hytta") < answer.index("Vi ble kjøpt opp")
    assert re.search(r"<details><summary>.{0,120}Ingrid spurte</summary>", answer, re.S)
    assert 'href="tel:+4799887766"' in answer
    assert "«Hvem synes du jeg bør snakke med?»" in answer
    assert answer.count('class="btn wide"') == 1


def test_what_i_wonder_is_kept_and_then_asked(page, here, ingrid):
    answer = page.post(f"/people/{ingrid.pk}/call/wonder/", {"text": "Ble hytta ferdig?"}, follow=True)
    assert "Ble hytta ferdig?" in text(answer)
    row = Wonder.objects.of(here.account).get()
    page.post(f"/people/{ingrid.pk}/call/wonder/", {"asked": row.pk})
    row.refresh_from_db()
    assert row.asked_on == here.today


def test_a_call_ends_in_right_after_with_everything_from_the_sheet(page, here, ingrid):
    answer = done(
        page, ingrid, result="talked", told="Hytta er ferdig", names="Knut Arne Vigrestad, Ryfylke Tørrdokk", kind="reorganisation",
        where="Kvitsøy Havbruk", news="Deles i to", step="Jeg ringer igjen torsdag kl 14",
    )  # fmt: skip
    assert "Rett etter samtalen med Ingrid" in text(answer)
    talk = Conversation.objects.of(here.account).get()
    assert (talk.told, talk.names_answer) == ("Hytta er ferdig", "named")
    assert Referral.objects.of(here.account).get().person.name == "Knut Arne Vigrestad"
    assert Signal.objects.of(here.account).get().kind == "reorganisation"
    assert Promise.objects.of(here.account).get(next_step=True).act == "call"


def test_no_answer_is_an_attempt_and_attempts_are_counted(page, here, ingrid):
    answer = done(page, ingrid, result="no-answer")
    assert "Forsøket er notert" in text(answer)
    assert Conversation.objects.of(here.account).get().unanswered_on == here.today
    assert "Du har prøvd én gang" in text(page.get(f"/people/{ingrid.pk}/call/"))


def test_a_message_first_is_a_step_too(page, here, ingrid):
    done(page, ingrid, result="message")
    assert Conversation.objects.of(here.account).get().kind == "message"


def test_a_call_can_end_in_a_meeting(page, here, ingrid):
    done(page, ingrid, result="meeting", meet="torsdag kl 14", answer="none")
    meeting = Meeting.objects.of(here.account).get()
    assert here.account.local(meeting.at).isoformat() == "2026-11-26T14:00:00"
    assert Promise.objects.of(here.account).get().act == "meet"


def test_a_meeting_without_a_day_comes_back_with_everything_typed(page, here, ingrid):
    answer = done(page, ingrid, result="meeting", meet="blåbær", told="Hytta er ferdig")
    assert "Når møtes dere? Skriv for eksempel" in text(answer)
    assert "Hytta er ferdig</textarea>" in text(answer)
    assert not Conversation.objects.of(here.account).exists()


def test_the_round_has_five_calls_at_most_and_an_easy_one_first(page, here, django_assert_max_num_queries):
    people = [world.person(here, f"{name} Haugen, 90 00 01 0{n}") for n, name in enumerate(("Anne", "Berit", "Carl", "Dag", "Eva", "Finn", "Geir"))]
    for one in people:
        written_to(here, one)
    Tie.objects.of(here.account).filter(person=people[4]).update(closeness="near")
    with django_assert_max_num_queries(26):
        answer = text(page.get("/calls/"))
    assert "Fem samtaler, én om gangen" in answer
    assert "Ring Eva Haugen" in answer


def test_the_round_goes_on_to_the_next_and_asks_how_it_felt(page, here, ingrid):
    terje = world.terje(here)
    written_to(here, ingrid)
    written_to(here, terje)
    answer = done(page, ingrid, result="no-answer", round="1")
    assert "Hvordan kjentes det å ringe Ingrid Bjørheim?" in text(answer)
    assert "Ring Terje Undheim" in text(answer)
    talk = Conversation.objects.of(here.account).get(kind="call")
    answer = page.post(f"/conversations/{talk.pk}/felt/", {"felt": "4", "next": "/calls/"}, follow=True)
    assert "Det kjentes som 4 av 5." in text(answer)


def test_people_without_a_number_are_not_in_the_round(page, here):
    wenche = world.wenche(here)
    written_to(here, wenche)
    assert not ContactPoint.objects.of(here.account).filter(person=wenche, kind="phone").exists()
    shown = text(page.get("/calls/"))
    assert "Det som mangler, er et nummer" in shown and "Legg til nummer" in shown
    assert "Ingen samtaler venter nå" not in shown and 'class="btn" href="/people/' not in shown
    assert "Legg til nummer" in text(page.get(f"/people/{wenche.pk}/call/"))


def test_where_no_call_is_due_the_round_says_so(page, here):
    world.wenche(here)
    assert "Ingen samtaler venter nå" in text(page.get("/calls/"))


def test_another_accounts_person_has_no_sheet_here(page, here, stranger):
    theirs = world.terje(stranger)
    assert page.get(f"/people/{theirs.pk}/call/").status_code == 404
    assert done(page, theirs, result="talked").status_code == 404
    assert page.post(f"/people/{theirs.pk}/call/wonder/", {"text": "x"}).status_code == 404
    assert not Conversation.objects.of(stranger.account).exists()


def test_a_number_given_in_a_call_is_read_as_at_home(page, here, ingrid):
    here.account.region = "SE"
    here.account.save(update_fields=["region"])
    done(page, ingrid, result="talked", names="Maja Lindqvist, Mälarvarvet, 070-174 06 05")
    assert ContactPoint.objects.of(here.account).get(person__family="Lindqvist", kind="phone").value == "+46701740605"


def test_the_round_of_calls_stands_under_conversations_in_the_menu(page, here):
    world.wenche(here)
    assert '<a href="/conversations/" aria-current="page">' in page.get("/calls/").content.decode()
    assert page.get("/calls/").content.decode().count('aria-current="page"') == 1
