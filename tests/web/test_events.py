"""Events: added in words, many people written down together, a next step with each, each undone alone."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from hvem.campaign.events import make
from hvem.campaign.models import Conversation, Event, Promise
from hvem.people.models import Person
from tests import world
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(here):
    return make(here, "Forumkveld", on=date(2026, 11, 19), place="Sola").main


def text(answer):
    return html.unescape(answer.content.decode())


def met(page, event, *lines):
    return page.post(f"/events/{event.pk}/met/", {"lines": "\n".join(lines)}, follow=True)


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": "/events/"}, follow=True)


def test_an_event_is_added_in_words_and_undone(page, here):
    assert "Ingen treff ennå" in text(page.get("/events/"))
    answer = page.post("/events/", {"name": "Innkjøpsforum", "when": "torsdag", "place": "Forus", "organisation": "Innkjøpsforum Rogaland"}, follow=True)
    event = Event.objects.of(here.account).get()
    assert (event.on, event.organisation.name) == (date(2026, 11, 26), "Innkjøpsforum Rogaland")
    assert "Torsdag, Forus" in text(answer) and "Du har ikke skrevet hvorfor" in text(answer)
    undo(page, answer)
    assert not Event.objects.of(here.account).present().exists()


def test_a_day_that_is_none_comes_back_with_what_was_typed(page, here):
    answer = page.post("/events/", {"name": "Innkjøpsforum", "when": "en gang"})
    assert answer.status_code == 422 and "Vi fant ingen dag" in text(answer) and 'value="Innkjøpsforum"' in text(answer)
    assert "Skriv hva treffet heter" in text(page.post("/events/", {"name": " ", "when": "torsdag"}))


def test_those_one_met_become_people_with_a_conversation_each(page, here, evening):
    terje = world.terje(here)
    answer = met(page, evening, "Kari Moi, innkjøpssjef i Viste Bygg – nye ventiler", "Terje Undheim", "")
    kari = Person.objects.of(here.account).get(family="Moi")
    talks = list(Conversation.objects.of(here.account).filter(event=evening).order_by("pk"))
    assert [talk.note for talk in talks] == ["nye ventiler", ""]
    assert {one.person_id for talk in talks for one in talk.parts.all()} == {kari.pk, terje.pk}
    assert here.account.day(talks[0].at) == date(2026, 11, 19) and kari.how_met == "Forumkveld"
    assert Promise.objects.of(here.account).filter(act="thank").count() == 2
    assert "Neste steg med Kari" in text(answer)
    undo(page, answer)
    assert Conversation.objects.of(here.account).present().count() == 1
    assert Person.objects.of(here.account).listed().count() == 2


def test_nobody_is_written_down_twice_for_one_evening(page, here, evening):
    world.terje(here)
    met(page, evening, "Terje Undheim", "Terje Undheim")
    met(page, evening, "Terje Undheim")
    assert Conversation.objects.of(here.account).count() == 1


def test_an_unclear_line_comes_back_and_the_others_are_kept(page, here, evening):
    person(here, "Kari Moi, Viste Bygg")
    person(here, "Kari Moi, Hana Rør")
    answer = met(page, evening, "Kari Moi", "90 22 33 44", "Ola Nesheim")
    assert answer.status_code == 422
    assert "Flere i lista kan være «Kari Moi»" in text(answer) and "Vi fant ikke noe navn i «90 22 33 44»" in text(answer)
    assert "Kari Moi\n90 22 33 44" in text(answer)
    assert Conversation.objects.of(here.account).count() == 1


def test_a_next_step_with_each_closes_the_talk(page, here, evening):
    met(page, evening, "Kari Moi, Viste Bygg")
    talk = Conversation.objects.of(here.account).get()
    kari = Person.objects.of(here.account).get()
    answer = page.post(f"/events/{evening.pk}/step/", {"talk": talk.pk, "person": kari.pk, "words": "ringe på torsdag"}, follow=True)
    promise = Promise.objects.of(here.account).get(rule="M32")
    assert (promise.act, promise.due_on, promise.next_step, promise.to_id) == ("call", date(2026, 11, 26), True, kari.pk)
    assert "Neste: " in text(answer)
    undo(page, answer)
    assert not Promise.objects.of(here.account).present().filter(rule="M32").exists()


def test_an_event_is_corrected_and_taken_away_while_people_stay(page, here, evening):
    met(page, evening, "Kari Moi, Viste Bygg")
    page.post(f"/events/{evening.pk}/", {"name": "Forumkvelden", "day": "2026-11-18"})
    evening.refresh_from_db()
    assert (evening.name, evening.on) == ("Forumkvelden", date(2026, 11, 18))
    page.post(f"/events/{evening.pk}/away/")
    assert page.get(f"/events/{evening.pk}/").status_code == 404
    assert Person.objects.of(here.account).listed().count() == 1


def test_a_stranger_s_event_is_not_there(page, here, stranger, evening):
    theirs = make(stranger, "Hemmelig", on=date(2026, 11, 19)).main
    assert page.get(f"/events/{theirs.pk}/").status_code == 404
    assert page.post(f"/events/{theirs.pk}/met/", {"lines": "Kari Moi"}).status_code == 404
    assert page.post(f"/events/{theirs.pk}/away/").status_code == 404
    one = person(stranger, "Fremmed Venn")
    met(page, evening, "Kari Moi, Viste Bygg")
    talk = Conversation.objects.of(here.account).get()
    assert page.post(f"/events/{evening.pk}/step/", {"talk": talk.pk, "person": one.pk, "words": "ringe"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None and not Conversation.objects.of(stranger.account).exists()


def test_the_number_of_questions_does_not_grow(page, here, evening, django_assert_max_num_queries):
    met(page, evening, *(f"Venn Nummer{number}, Firma{number} AS" for number in range(8)))
    with django_assert_max_num_queries(12):
        page.get(f"/events/{evening.pk}/")
    with django_assert_max_num_queries(8):
        page.get("/events/")
