"""Merging on the pages: finding the other, both side by side, one button, undo; and the pairs that may be one."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache

from hvem.accounts.models import User
from hvem.ground.models import Happening
from hvem.people.models import NotSame, Organisation, Person
from tests.importing.book import bring, card
from tests.web.forms import everything_of
from tests.world import astrid, person

pytestmark = pytest.mark.django_db
SAID = {"nb": "Slå sammen", "nn": "Slå saman", "en": "Merge"}


@pytest.fixture(autouse=True)
def _forgetful():
    cache.clear()


@pytest.fixture
def two(here):
    kari = person(here, "Kari Moi, prosjektleder i Viste Bygg, 90 00 00 11, kari@viste.example", circle="colleague")
    again = person(here, "Kari E. Moi, 90 00 00 11, kari@heime.example", circle="neighbour")
    return kari, again


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def side_by_side(one, other) -> str:
    return f"/people/{one.pk}/same/{other.pk}/"


@pytest.mark.parametrize("language", SAID)
def test_both_are_shown_with_what_they_become(here, page, two, language):
    User.objects.filter(pk=here.user.pk).update(language=language)
    said = text(page.get(side_by_side(*two))).replace("<wbr>", "")
    assert SAID[language] in said
    assert said.count("kari@viste.example") == 2 and said.count("kari@heime.example") == 2
    assert said.count("<dd>prosjektleder, Viste Bygg</dd>") == 2 and "Kari E. Moi" in said


def test_one_press_merges_and_one_takes_it_back(here, page, two):
    keep, gone = two
    answer = page.post(side_by_side(keep, gone), {"name": str(gone.pk)}, follow=True)
    said = text(answer)
    assert "Kari Moi og Kari E. Moi er slått sammen." in said and "Står også som Kari Moi." in said and "<h1>Kari E. Moi</h1>" in said
    assert Person.objects.of(here.account).listed().count() == 1
    happening = Happening.objects.of(here.account).get(kind="people-merged")
    assert f"/undo/{happening.pk}/" in said
    page.post(f"/undo/{happening.pk}/")
    assert set(Person.objects.of(here.account).listed().values_list("name", flat=True)) == {"Kari Moi", "Kari E. Moi"}
    page.post(f"/undo/{Happening.objects.of(here.account).filter(kind='undone').get().pk}/")
    assert Person.objects.of(here.account).listed().count() == 1


def test_old_links_lead_to_the_kept_one_and_forms_still_open_write_there(here, page, two):
    keep, gone = two
    page.post(side_by_side(keep, gone), {})
    assert page.get(f"/people/{gone.pk}/").url == f"/people/{keep.pk}/"
    assert page.get(side_by_side(keep, gone)).url == f"/people/{keep.pk}/"
    page.post(f"/people/{gone.pk}/edit/notes/", {"text": "Padler"})
    assert "Padler" in text(page.get(f"/people/{keep.pk}/"))
    assert page.post(side_by_side(keep, gone), {}).url == f"/people/{keep.pk}/"


def test_the_other_is_found_among_the_likely_the_nearest_or_by_search(here, page, two):
    keep, gone = two
    friend = astrid(here)
    said = text(page.get(f"/people/{keep.pk}/same/"))
    assert "begge har nummeret" in said and side_by_side(keep, gone) in said and side_by_side(keep, friend) in said
    found = text(page.get(f"/people/{keep.pk}/same/", {"q": "oftedal"}))
    assert side_by_side(keep, friend) in found and side_by_side(keep, gone) not in found
    assert "role=\"status\"" in text(page.get(f"/people/{keep.pk}/same/", {"q": "finnes ikke"}))
    assert f"/people/{keep.pk}/same/" in text(page.get(f"/people/{keep.pk}/"))


def test_two_ticked_in_the_list_are_shown_and_others_are_told_how(here, page, two):
    keep, gone = two
    answer = page.post("/people/together/", {"act": "merge", "person": [str(keep.pk), str(gone.pk)]})
    assert answer.url == side_by_side(gone, keep)
    answer = page.post("/people/together/", {"act": "merge", "person": [str(keep.pk)]}, follow=True)
    assert "Kryss av for to personer" in text(answer)
    assert page.post("/people/together/", {"act": "merge", "person": [str(keep.pk), str(uuid4())]}).status_code == 404


def test_pairs_are_shown_with_why_and_those_who_are_two_do_not_come_again(here, page, two):
    keep, gone = two
    said = text(page.get("/people/same/"))
    assert "Én person står kanskje to ganger" in said and "begge har nummeret" in said and side_by_side(gone, keep) in said
    said = text(page.post("/people/same/", {"one": str(keep.pk), "other": str(gone.pk)}, follow=True))
    assert "Ingen ser ut til å stå to ganger" in said and NotSame.objects.of(here.account).count() == 1
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='people-not-same').pk}/")
    assert side_by_side(gone, keep) in text(page.get("/people/same/"))


def test_the_list_says_so_quietly_when_someone_was_found_and_never_looks_itself(here, page, two):
    assert "/people/same/" not in text(page.get("/people/"))
    page.get("/people/same/")
    assert "/people/same/" in text(page.get("/people/"))
    page.post(side_by_side(*two), {})
    assert "/people/same/" not in text(page.get("/people/"))


def test_an_import_says_who_may_be_there_twice(here, page):
    person(here, "Kari Moi, Viste Bygg, kari@viste.example")
    batch = bring(here, card("Kari Moi", phone="90000012"), card("Ola Nes", phone="90000012"))
    if batch.to_review:
        page.post(f"/import/review/{batch.rows.get(outcome='review').pk}/", {"answer": "different"})
    assert "Én person står kanskje to ganger" in text(page.get(f"/import/{batch.pk}/"))


def test_two_organisations_are_merged_and_old_links_lead_there(here, page):
    person(here, "Kari Moi, leder i Viste Bygg")
    person(here, "Ola Moi, tømrer i Viste Hus")
    keep, gone = (Organisation.objects.of(here.account).get(name=name) for name in ("Viste Bygg", "Viste Hus"))
    way = f"/organisations/{keep.pk}/same/{gone.pk}/"
    assert way in text(page.get(f"/organisations/{keep.pk}/same/")) and way in text(page.get(f"/organisations/{keep.pk}/same/?q=hus"))
    assert f"/organisations/{keep.pk}/same/" in text(page.get(f"/organisations/{keep.pk}/"))
    assert re.search("Du kjenner (2|to) her", text(page.get(way)))
    said = text(page.post(way, {}, follow=True))
    assert "Viste Hus og Viste Bygg er slått sammen." in said and "Ola Moi" in said
    assert page.get(f"/organisations/{gone.pk}/").url == f"/organisations/{keep.pk}/"
    assert page.get(way).url == f"/organisations/{keep.pk}/"


def test_anothers_people_are_not_found(here, stranger, page, two):
    keep, _ = two
    theirs = person(stranger, "Kari Moi, Viste Hus, 90 00 00 11")
    organisation = Organisation.objects.of(stranger.account).get()
    ours = Organisation.objects.of(here.account).get()
    before = everything_of(stranger.account), everything_of(here.account)
    for address in (side_by_side(keep, theirs), side_by_side(theirs, keep), f"/organisations/{ours.pk}/same/{organisation.pk}/"):
        assert page.get(address).status_code == 404 and page.post(address, {}).status_code == 404
    assert page.get(f"/people/{theirs.pk}/same/").status_code == 404
    assert page.post("/people/same/", {"one": str(keep.pk), "other": str(theirs.pk)}).status_code == 404
    assert (everything_of(stranger.account), everything_of(here.account)) == before


def test_questions_do_not_grow_with_the_people(here, page, two, django_assert_max_num_queries):
    for number in range(30):
        person(here, f"Nummer {number} Moi, Viste Bygg, 91 00 00 {number:02d}")
        person(here, f"Nummer {number} Moi, 91 00 00 {number:02d}")
    for address, most in ((side_by_side(*two), 16), (f"/people/{two[0].pk}/same/", 24), ("/people/same/", 22)):
        with django_assert_max_num_queries(most):
            text(page.get(address))
