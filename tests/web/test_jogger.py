"""The memory jogger: names put down one after another, a hundred in one sitting, nobody twice, nobody contacted (M1)."""

from __future__ import annotations

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hvem.campaign.models import Standing
from hvem.campaign.remembering import apart, called, named_card, remember
from hvem.campaign.telling import add_place
from hvem.people.models import Label, Person
from tests.world import astrid, person

FIRST = "Kari Ola Per Anne Nils Liv Tor Eva Jan Ida".split()
FAMILY = "Nes Lie Berg Moen Dahl Haug Lund Vik Sand Holm".split()


def add(page, name, at="sports-club", **more):
    return page.post("/jogger/add/", {"name": name, "at": at, **more})


def test_it_asks_with_no_story_at_all(page):
    text = page.get("/jogger/").content.decode()
    assert "Hvem liker du?" in text and "Ingen blir kontaktet" in text and text.count('class="btn"') == 1


def test_a_name_and_enter_is_a_person_who_rests(here, page):
    assert add(page, "Kari fra korpset").status_code == 302
    one = Person.objects.of(here.account).get()
    assert (one.name, one.first_name, one.rests) == ("Kari fra korpset", "Kari", True)
    assert Label.objects.of(here.account).get().word == "association"
    assert not Standing.objects.of(here.account).exists()
    text = page.get("/jogger/?at=sports-club").content.decode()
    assert "Kari fra korpset" in text and "Etternavnet kan vente." in text


def test_someone_listed_already_is_recognised_and_not_doubled(here, page):
    astrid(here)
    add(page, "astrid oftedal")
    assert Person.objects.of(here.account).count() == 1
    assert "Finnes fra før" in page.get("/jogger/?at=sports-club").content.decode()


def test_the_same_name_put_down_twice_is_one_person(here, page):
    add(page, "Arild på lageret")
    add(page, "arild på lageret", at="whom-you-like")
    assert Person.objects.of(here.account).count() == 1


def test_a_hundred_names_are_listed_in_one_sitting(here, page):
    names = [f"{first} {family}" for first in FIRST for family in FAMILY]
    with CaptureQueriesContext(connection) as asked:
        assert page.post("/jogger/add/", {"many": "\n".join(names), "at": "former-customers"}).status_code == 302
    assert Person.objects.of(here.account).listed().count() == 100
    assert len(asked) < 100 * 8
    text = page.get("/jogger/?at=former-customers").content.decode()
    assert ">100<" in text and text.count('action="/jogger/forget/"') == 12


def test_one_more_name_costs_the_same_when_many_are_listed(here, page):
    add(page, "Ola Nes")
    with CaptureQueriesContext(connection) as early:
        add(page, "Per Lie", at="dentist")
    remember(here, [f"{first} {family}" for first in FIRST[2:] for family in FAMILY], circle="friend", question="choir")
    with CaptureQueriesContext(connection) as late:
        add(page, "Nora Wiik", at="reunion")
    assert len(late) <= len(early) <= 60


def test_each_name_can_be_taken_back_alone(here, page):
    page.post("/jogger/add/", {"many": "Ola Nes\nPer Lie", "at": "choir"})
    ola = Person.objects.of(here.account).get(name="Ola Nes")
    page.post("/jogger/forget/", {"person": ola.pk, "at": "choir"})
    assert Person.objects.of(here.account).listed().get().name == "Per Lie"
    toast = page.get("/jogger/").content.decode()
    page.post(re.search(r'action="(/undo/[^"]+)"', toast).group(1))
    assert Person.objects.of(here.account).listed().count() == 2


def test_a_sitting_is_undone_as_one(here, page):
    page.post("/jogger/add/", {"many": "Ola Nes\nPer Lie", "at": "choir"})
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/jogger/").content.decode()).group(1))
    assert not Person.objects.of(here.account).listed().exists()


def test_a_line_without_a_name_is_named_and_the_others_are_kept(here, page):
    answer = page.post("/jogger/add/", {"many": "Ola Nes\n900 00 001", "at": "choir"})
    assert answer.status_code == 422 and "900 00 001" in answer.content.decode()
    assert Person.objects.of(here.account).listed().get().name == "Ola Nes"


def test_a_question_put_aside_is_not_asked_again(page):
    page.post("/jogger/skip/", {"at": "whom-you-like", "following": "siblings"})
    first = re.search(r'name="at" value="([^"]+)"', page.get("/jogger/").content.decode()).group(1)
    assert first == "siblings"


def test_a_question_with_names_makes_way_for_the_next(page):
    add(page, "Ola Nes", at="whom-you-like")
    assert "Hvem er søsknene dine" in page.get("/jogger/").content.decode()


def test_with_a_place_in_the_story_it_asks_who_sat_there(here, page):
    add_place(here, "work", "Tananger Ventil", role="innkjøper", from_year=2005, to_year=2013)
    add_place(here, "association", "Innkjøpsforum")
    text = page.get("/jogger/").content.decode()
    add(page, "Ola Nes", at="whom-you-like")
    assert "Skriv noen steder" not in text
    assert "hos Tananger Ventil i 2005?" in page.get("/jogger/").content.decode()


def test_with_script_only_the_part_comes_back_and_says_who_was_added(page):
    answer = page.post("/jogger/add/", {"name": "Ola Nes", "at": "choir"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "<html" not in text and "Ola Nes er lagt til." in text and "<input id=\"jn\"" not in text


def test_another_accounts_person_is_not_found(here, stranger, page):
    theirs = person(stranger, "Ukjent Fremmed")
    assert page.post("/jogger/forget/", {"person": theirs.pk}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None


def test_the_page_asks_the_database_the_same_however_many_are_listed(here, page, django_assert_max_num_queries):
    remember(here, [f"{first} {family}" for first in FIRST for family in FAMILY], circle="friend", question="choir")
    with django_assert_max_num_queries(14):
        page.get("/jogger/")


def test_two_people_on_one_line_are_two(here):
    came = remember(here, ["Ola Nes og Kari Lie", "Mette fra Tananger Ventil"], circle="friend", question="choir")
    assert [one.name for one in came.new] == ["Ola Nes", "Kari Lie", "Mette"]


def test_words_that_are_no_name_still_call_somebody():
    assert named_card("naboen over gata").nickname == "naboen over gata"
    assert named_card("....") is None and named_card("astrid@oftedal.example") is None


@given(st.text(alphabet="aæåKØ .,@-0918()'&og\n", max_size=60))
def test_whatever_is_put_down_has_a_name_or_is_said_to_have_none(typed):
    for line in apart(" ".join(typed.split())):
        card = named_card(line)
        assert card is None or called(card).strip()
