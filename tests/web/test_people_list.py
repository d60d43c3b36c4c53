"""The list of people: searching, filters, pages, and one act on many."""

from __future__ import annotations

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.ground.models import Happening
from hvem.people.models import Label, Person, Tie
from tests.world import astrid, at, ingrid, person, terje, wenche

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def names(response):
    import re

    return re.findall(r'data-line><span class="name">([^<]*)', words(response))


def crowd(here, count, *, chosen=False):
    """Many people at once, written as an import would."""
    from hvem.ground.deeds import Deed
    from hvem.people.entering import person_of
    from hvem.reading.card import Card

    with Deed(here.account, "person-added", at=here.now, by=here.user) as deed:
        deed.about(None or Person(name="x"), name="x")
        day = here.today if chosen else None
        deed.add_all([person_of(Card(given=f"Navn{one:05}", family="Flokk"), chosen_on=day, source=None) for one in range(count)])


def test_an_empty_list_says_what_to_do_next(page):
    shown = words(page.get("/people/"))
    assert "Lista er tom. Begynn med tre du liker." in shown and 'action="/note/"' in shown


def test_those_under_way_come_first_and_the_rest_lie_quietly(page, here):
    ingrid(here)
    person(here, "Bjarte Kvalheim, driftsplanlegger i Jærlys Energi", chosen=False)
    shown = page.get("/people/")
    assert names(shown) == ["Ingrid Bjørheim"]
    assert "To personer" in words(shown) and "Én av dem er du i gang med." in words(shown)
    everyone = page.get("/people/?show=all")
    assert names(everyone) == ["Ingrid Bjørheim", "Bjarte Kvalheim"] or names(everyone) == ["Bjarte Kvalheim", "Ingrid Bjørheim"]
    assert "Ligger rolig" in words(everyone)


def test_words_find_people_whatever_the_spelling_and_whoever_rests(page, here):
    ingrid(here)
    person(here, "Bjarte Kvalheim, driftsplanlegger i Jærlys Energi", chosen=False)
    assert names(page.get("/people/?q=jaerlys")) == ["Bjarte Kvalheim"]
    assert names(page.get("/people/?q=bjoerheim")) == ["Ingrid Bjørheim"]
    nobody = words(page.get("/people/?q=finnesikke"))
    assert "Ingen treff på «finnesikke»." in nobody and "/note/?q=finnesikke" in nobody


def test_typing_swaps_only_what_is_found(page, here):
    ingrid(here)
    part = page.get("/people/?q=ingrid", headers={"HX-Request": "true"})
    assert 'id="found"' in words(part) and "<html" not in words(part)


def test_filters_let_the_right_ones_through(page, here):
    neighbour, colleague = astrid(here), terje(here)
    other = person(here, "Kari Moi", chosen=False)
    note(here.account, Talk("call", [colleague], at("2026-08-01T10:00"), names_answer="none"), at=at("2026-08-01T10:00"))
    note(here.account, Talk("call", [neighbour], at("2026-11-20T10:00"), names_answer="none"), at=at("2026-11-20T10:00"))
    Label.objects.create(account=here.account, person=other, kind="tag", word="Rotary")
    assert names(page.get("/people/?circle=neighbour")) == [neighbour.name]
    assert names(page.get("/people/?last=month")) == [neighbour.name]
    assert names(page.get("/people/?last=over-90")) == [colleague.name]
    assert names(page.get("/people/?last=never")) == ["Kari Moi"]
    assert set(names(page.get("/people/?rung=called"))) == {neighbour.name, colleague.name}
    assert names(page.get("/people/?show=all&order=last")) == [colleague.name, neighbour.name, "Kari Moi"]
    assert names(page.get("/people/?tag=Rotary")) == ["Kari Moi"]
    assert names(page.get("/people/?q=terje&circle=colleague")) == [colleague.name]


def test_an_organisation_can_be_looked_at_alone(page, here, stranger):
    them = ingrid(here)
    terje(here)
    place = them.positions.get().organisation
    assert names(page.get(f"/people/?organisation={place.pk}")) == [them.name]
    theirs = ingrid(stranger).positions.get().organisation
    assert page.get(f"/people/?organisation={theirs.pk}").status_code == 404


@pytest.mark.parametrize("order", ["name", "next", "last"])
def test_every_page_leads_to_the_next_and_nobody_is_shown_twice(page, here, order):
    import re

    crowd(here, 70, chosen=True)
    crowd(here, 60)
    for one in Person.objects.of(here.account).filter(chosen_on__isnull=False).order_by("pk")[:5]:
        note(here.account, Talk("call", [one], at("2026-11-20T10:00"), names_answer="none"), at=at("2026-11-20T10:00"))
    seen, way = [], f"/people/?show=all&order={order}"
    while way:
        shown = words(page.get(way))
        seen += re.findall(r'name="person" value="([^"]+)"', shown)
        found = re.search(r'hx-get="(/people/\?[^"]*after=[^"]*)"', shown)
        way = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 130


@pytest.mark.parametrize("way", ["/people/", "/people/?show=all", "/people/?show=all&order=next", "/people/?q=flokk", "/people/?show=peace"])
def test_questions_to_the_database_do_not_grow_with_the_list(page, here, django_assert_max_num_queries, way):
    crowd(here, 120, chosen=True)
    page.get(way)
    with django_assert_max_num_queries(14):
        page.get(way)


def test_many_are_taken_in_at_once_and_undone_at_once(page, here):
    crowd(here, 3)
    ids = [str(one.pk) for one in Person.objects.of(here.account)]
    shown = page.post("/people/together/", {"act": "choose", "person": ids, "next": "/people/?show=all"}, follow=True)
    assert "Tre personer er med nå." in words(shown)
    assert Person.objects.of(here.account).chosen().count() == 3
    happening = Happening.objects.of(here.account).get(kind="people-chosen")
    page.post(f"/undo/{happening.pk}/")
    assert Person.objects.of(here.account).chosen().count() == 0


def test_each_act_on_many_does_its_own(page, here):
    one, two = astrid(here), wenche(here)
    ids = [str(one.pk), str(two.pk)]
    for act in ("circle:friend", "closeness:near", "leave"):
        page.post("/people/together/", {"act": act, "person": ids})
    page.post("/people/together/", {"act": "", "tag": "kor", "person": ids})
    assert Label.objects.of(here.account).present().filter(kind="circle", word="friend").count() == 2
    assert Label.objects.of(here.account).present().filter(kind="tag", word="kor").count() == 2
    assert set(Tie.objects.of(here.account).values_list("closeness", flat=True)) == {"near"}
    assert set(Person.objects.of(here.account).values_list("quiet_why", flat=True)) == {"do-not-contact"}
    page.post("/people/together/", {"act": "delete", "person": ids})
    assert not Person.objects.of(here.account).listed().exists()


def test_all_that_match_can_be_chosen_without_ticking_them(page, here):
    crowd(here, 60)
    ingrid(here)
    page.post("/people/together/", {"act": "tag", "tag": "flokk", "all": "1", "of-q": "flokk", "of-show": "all"})
    assert Label.objects.of(here.account).filter(word="flokk").count() == 60


def test_another_accounts_person_is_not_moved(page, here, stranger):
    mine, theirs = ingrid(here), ingrid(stranger)
    assert page.post("/people/together/", {"act": "delete", "person": [str(mine.pk), str(theirs.pk)]}).status_code == 404
    mine.refresh_from_db(), theirs.refresh_from_db()
    assert mine.removed_at is None and theirs.removed_at is None
    assert theirs.name not in words(page.get("/people/?show=resting"))


def test_what_was_just_done_is_seen_at_once_though_pages_are_kept(page, here):
    them = ingrid(here)
    assert "Ikke snakket ennå." in words(page.get("/people/"))
    noted = note(here.account, Talk("call", [them], here.now, names_answer="none"), at=here.now)
    assert "Sist 23.11." in words(page.get("/people/"))
    page.post(f"/undo/{noted.happening.pk}/")
    assert "Ikke snakket ennå." in words(page.get("/people/"))
    page.post(f"/people/{them.pk}/edit/names/", {"given": "Inger"})
    assert names(page.get("/people/")) == ["Inger Bjørheim"]


def test_the_forms_of_a_kept_page_carry_this_browsers_token(page, here, settings):
    import re

    from django.test import Client

    them = ingrid(here)
    for _ in range(2):
        browser = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
        browser.force_login(here.user, backend="hvem.accounts.backend.ByLink")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)" form="together"', words(browser.get("/people/")))[1]
        assert browser.post("/people/together/", {"act": "rest", "person": [str(them.pk)]}).status_code == 403
        assert browser.post("/people/together/", {"act": "rest", "person": [str(them.pk)], "csrfmiddlewaretoken": token}).status_code == 302


def test_the_list_is_taken_along_as_a_file_with_the_same_filters(page, here, stranger):
    ingrid(here), astrid(here), ingrid(stranger)
    table = b"".join(page.get("/export/people.csv?circle=neighbour").streaming_content).decode("utf-8-sig")
    assert "Astrid" in table and "Ingrid" not in table
    cards = b"".join(page.get("/export/people.vcf").streaming_content).decode()
    assert cards.count("BEGIN:VCARD") == 2
