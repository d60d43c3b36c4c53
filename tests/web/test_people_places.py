"""Organisations, searching everything, and noting something in one line."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from hvem.campaign.conversing import Heard, Talk, note
from hvem.people.models import ContactPoint, Label, Note, Organisation, OrganisationName, Person, Position
from tests.world import at, ingrid, person, terje

pytestmark = pytest.mark.django_db


def words(response, status=200):
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def place(here):
    """Where Ingrid works."""
    return ingrid(here).positions.get().organisation


# ---- organisations


def test_the_list_of_organisations_counts_those_one_knows(page, here, place):
    person(here, "Olav Vik, kokk i Kvitsøy Havbruk AS")
    shown = words(page.get("/organisations/"))
    assert "Kvitsøy Havbruk" in shown and "Du kjenner to her." in shown
    assert "Kvitsøy Havbruk" in words(page.get("/organisations/?q=kvitsoy", headers={"HX-Request": "true"}))
    assert "Ingen treff" in words(page.get("/organisations/?q=finnesikke"))


def test_the_list_of_organisations_has_pages_and_few_questions(page, here, django_assert_max_num_queries):
    from hvem.ground.deeds import Deed

    with Deed(here.account, "person-added", at=here.now) as deed:
        deed.facts["name"] = "x"
        for number in range(70):
            deed.add(Organisation(name=f"Verft {number:03}"))
    with django_assert_max_num_queries(9):
        first = words(page.get("/organisations/"))
    assert first.count("data-line>") == 50
    import re

    more = re.search(r'hx-get="([^"]*after[^"]*)"', first)[1].replace("&amp;", "&")
    assert words(page.get(more, headers={"HX-Request": "true"})).count("data-line>") == 20


def test_an_organisations_page_shows_people_news_and_whom_to_talk_to(page, here, place):
    friend = terje(here)
    note(here.account, Talk("call", [friend], here.now, names_answer="none", heard=[Heard("hiring", "Kvitsøy Havbruk AS", "Tre stillinger, ikke lyst ut.")]), at=here.now)
    shown = words(page.get(f"/organisations/{place.pk}/"))
    assert "Ingrid Bjørheim" in shown and "Tre stillinger, ikke lyst ut." in shown and "Terje Undheim sa det" in shown
    assert "Snakk med Ingrid" in shown


def test_a_new_name_keeps_the_old_one_and_can_be_undone(page, here, place):
    from hvem.ground.models import Happening

    old = place.name
    page.post(f"/organisations/{place.pk}/edit/name/", {"name": "Øygruppa Sjømat AS", "keep": "on"})
    place.refresh_from_db()
    assert place.name == "Øygruppa Sjømat AS"
    assert OrganisationName.objects.of(here.account).get().name == old
    assert old in words(page.get(f"/organisations/{place.pk}/"))
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='organisation-renamed').pk}/")
    place.refresh_from_db()
    assert place.name == old and not OrganisationName.objects.of(here.account).present().exists()


def test_an_organisations_facts_and_notes_are_written_and_it_can_go(page, here, place):
    page.post(f"/organisations/{place.pk}/edit/about/", {"about": "Laks", "place": "Kvitsøy", "number": "999 888 777", "web": "kvitsoy.example"})
    page.post(f"/organisations/{place.pk}/edit/note/", {"text": "Kantina er god."})
    shown = words(page.get(f"/organisations/{place.pk}/"))
    assert "Laks" in shown and "999 888 777" in shown and "Kantina er god." in shown and 'href="https://kvitsoy.example"' in shown
    page.post(f"/organisations/{place.pk}/edit/delete/")
    assert page.get(f"/organisations/{place.pk}/").status_code == 404
    assert Position.objects.of(here.account).get().title == "anskaffelsesleder"


def test_another_accounts_organisation_is_not_reached(page, stranger):
    theirs = ingrid(stranger).positions.get().organisation
    assert page.get(f"/organisations/{theirs.pk}/").status_code == 404
    assert page.post(f"/organisations/{theirs.pk}/edit/name/", {"name": "X"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.name.startswith("Kvitsøy")


# ---- searching


def test_search_finds_people_places_notes_and_advice_with_the_hits_marked(page, here, place):
    friend = terje(here)
    note(here.account, Talk("call", [friend], at("2026-11-20T10:00"), note="Olav tror at Jærlys lyser ut rammeavtaler.", advice=["Les årsrapporten til Jærlys."]), at=here.now)
    shown = words(page.get("/search/?q=jaerlys"))
    assert "Terje Undheim" in shown and "<mark>Jærlys</mark> Energi" in shown and "tror at <mark>Jærlys</mark> lyser" in shown
    assert "Råd fra Terje Undheim" in shown and "Samtale med Terje Undheim" in shown
    assert "Notér «jaerlys» som noe nytt" in shown and "/note/?q=jaerlys" in shown
    assert "<html" not in words(page.get("/search/?q=jaerlys", headers={"HX-Request": "true"}))


def test_search_says_when_nothing_is_found_and_asks_for_a_word(page, here):
    assert "Ingen treff på «&lt;b&gt;»" in words(page.get("/search/?q=<b>")) or "Skriv et navn" in words(page.get("/search/?q=<b>"))
    assert "Skriv et navn, et sted" in words(page.get("/search/"))


def test_search_asks_few_questions_and_shows_nothing_of_others(page, here, stranger, django_assert_max_num_queries):
    ingrid(stranger)
    for number in range(30):
        person(here, f"Kari Nordmann{chr(97 + number % 26)}el, Fjordbygg")
    with django_assert_max_num_queries(30):
        shown = words(page.get("/search/?q=kari"))
    assert "Vis alle i Folk" in shown
    assert "Bjørheim" not in words(page.get("/search/?q=bjorheim")).replace("«bjorheim»", "")


# ---- noting in one line


def test_a_line_is_shown_as_we_read_it_and_saved_as_corrected(page, here):
    friend = terje(here)
    shown = words(page.post("/note/", {"line": "Kari Moi, innkjøpssjef i Viste Bygg, 99 88 77 60, fra Terje"}))
    assert 'value="Kari Moi"' in shown and 'value="Viste Bygg"' in shown and 'value="99 88 77 60"' in shown
    assert "Navnet fikk du av Terje Undheim" in shown
    page.post("/note/", {"line": "Kari Moi, innkjøpssjef i Viste Bygg, 99 88 77 60, fra Terje", "name": "Kari Moi", "title": "innkjøpsdirektør",
                         "organisation": "Viste Bygg", "phone": "99 88 77 60", "email": "", "circle": "business", "through": str(friend.pk)})  # fmt: skip
    them = Person.objects.of(here.account).get(name="Kari Moi")
    assert (them.through_id, them.chosen_on) == (friend.pk, here.today)
    assert Position.objects.of(here.account).get(person=them).title == "innkjøpsdirektør"
    assert ContactPoint.objects.of(here.account).get(person=them).normal == "+4799887760"
    assert Label.objects.of(here.account).get(person=them).word == "business"
    assert "Kari Moi er lagt til." in words(page.get("/note/"))


def test_a_line_rewritten_before_it_is_kept_is_read_anew(page, here):
    read = {"read": "Wenche Lura", "name": "Wenche Lura"}
    shown = words(page.post("/note/", {"line": "Ola Nesvik, ola@nesvik.example", **read}))
    assert 'value="Ola Nesvik"' in shown and not Person.objects.of(here.account).exists()
    page.post("/note/", {"line": "Wenche Lura", **read})
    assert Person.objects.of(here.account).get().name == "Wenche Lura"


def test_someone_who_is_here_is_asked_about_not_doubled(page, here):
    them = ingrid(here)
    shown = words(page.post("/note/", {"line": "Ingrid Bjørheim, 40 00 00 03"}))
    assert "Er dette en du har fra før?" in shown and str(them.pk) in shown
    page.post("/note/", {"line": "Ingrid Bjørheim, 40 00 00 03", "name": "Ingrid Bjørheim", "phone": "40 00 00 03", "who": str(them.pk)})
    assert Person.objects.of(here.account).count() == 1
    assert ContactPoint.objects.of(here.account).filter(person=them, kind="phone").count() == 2
    page.post("/note/", {"line": "Ingrid Bjørheim", "name": "Ingrid Bjørheim", "who": "new"})
    assert Person.objects.of(here.account).count() == 2


def test_someone_noted_again_with_nothing_new_leaves_nothing_behind(page, here):
    from hvem.ground.models import Happening
    from hvem.people.models import Source

    them = ingrid(here)
    before = (Happening.objects.of(here.account).count(), Source.objects.of(here.account).count())
    shown = words(page.post("/note/", {"line": "Ingrid Bjørheim", "name": "Ingrid Bjørheim", "who": str(them.pk)}, follow=True))
    assert "sto her fra før, og ingenting var nytt" in shown
    assert (Happening.objects.of(here.account).count(), Source.objects.of(here.account).count()) == before


def test_a_line_that_begins_with_a_known_name_is_a_note(page, here):
    them = ingrid(here)
    shown = words(page.post("/note/", {"line": "Ingrid: leter etter nye ventilleverandører"}))
    assert "et notat om" in shown and str(them.pk) in shown
    page.post("/note/", {"line": "x", "about": str(them.pk), "note": "leter etter nye ventilleverandører", "kind": "told"})
    row = Note.objects.of(here.account).get()
    assert (row.person_id, row.kind, row.text) == (them.pk, "told", "leter etter nye ventilleverandører")


def test_a_line_without_anybody_says_so_and_keeps_the_words(page, here):
    shown = words(page.post("/note/", {"line": "12"}))
    assert 'value="12"' in shown and "Begynn med navnet" in shown
    assert words(page.post("/note/", {"line": "", "name": ""}), 422)
    assert not Person.objects.of(here.account).exists()


def test_a_strangers_person_is_neither_noted_nor_joined(page, here, stranger):
    theirs = ingrid(stranger)
    assert page.post("/note/", {"about": str(theirs.pk), "note": "x"}).status_code == 404
    assert page.post("/note/", {"name": "Kari Moi", "line": "Kari Moi", "who": str(theirs.pk)}).status_code == 404
    assert page.post("/note/", {"name": "Kari Moi", "line": "Kari Moi", "through": str(theirs.pk)}).status_code == 404
    assert not Note.objects.of(stranger.account).exists()


@pytest.mark.parametrize("way", ["/more/", "/keys/", "/note/", "/search/", "/organisations/"])
def test_the_other_pages_open_in_all_three_languages(page, here, way):
    for language in ("nb", "nn", "en"):
        here.user.language = language
        here.user.save()
        assert f'lang="{language}"' in words(page.get(way))


def test_of_very_many_hits_those_whose_name_begins_so_come_first(page, here, stranger, monkeypatch):
    monkeypatch.setattr("hvem.people.finding.FEW", 3)
    for name in ("Askvall Nes", "Askvall Vik", "Bo Askvallen", "Ole Grantaskval"):
        person(here, name)
    person(stranger, "Askvall Fremmed")
    shown = re.findall(r'href="/people/([0-9a-f-]{36})/"', page.get("/search/?q=askval").content.decode())
    names = dict(Person.objects.of(here.account).values_list("pk", "name"))
    assert [names[UUID(one)] for one in dict.fromkeys(shown)][-1] == "Ole Grantaskval"
    assert len(set(shown)) == 4


def test_every_form_of_a_page_carries_the_same_token(page, here):
    them = person(here, "Ingrid Bjørheim")
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.get(f"/people/{them.pk}/").content.decode())
    assert len(tokens) > 3 and len(set(tokens)) == 1
