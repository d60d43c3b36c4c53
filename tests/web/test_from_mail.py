"""What the mail brought is offered, never done: those one often writes with, and what signatures say."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.correspondence.connections import connecting
from hvem.correspondence.models import Correction, Stranger
from hvem.correspondence.connections.trying import Reach
from hvem.ground.models import Happening
from hvem.people.models import ContactPoint, Person, Position, Tie
from tests.correspondence.test_written import written_for_a_year
from tests.world import ingrid

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return answer.content.decode()


def stranger_of(here, address="kaare.tveit@firma.example", **more):
    usual = {"written": 9, "received": 7, "last_on": date(2026, 11, 2), "seen_on": here.today}
    return Stranger.objects.create(account=here.account, address=address, **usual | more)


@pytest.fixture
def says(here):
    """Ingrid's signature has another title and a number."""
    one = ingrid(here)
    for field, value in (("title", "Innkjøpsdirektør"), ("phone", "+4790000077")):
        Correction.objects.create(account=here.account, person=one, field=field, value=value, organisation="", made_on=here.today)
    return one


def undo_last(here, page):
    page.post(f"/undo/{Happening.objects.of(here.account).order_by('-at', '-pk').first().pk}/")


def test_what_a_signature_says_is_asked_on_the_persons_page(here, page, says):
    text = text_of(page.get(f"/people/{says.pk}/"))
    assert "Signaturen til Ingrid sier noe nytt" in text and "Tittelen er «Innkjøpsdirektør»." in text and "90\u00a000\u00a000\u00a077" in text
    row = Correction.objects.of(here.account).get(field="title")
    page.post(f"/people/{says.pk}/says/{row.pk}/", {"do": "take"})
    assert Position.objects.of(here.account).present().filter(person=says, title="Innkjøpsdirektør").exists()
    assert "Tittelen er" not in text_of(page.get(f"/people/{says.pk}/"))
    undo_last(here, page)
    assert not Position.objects.of(here.account).present().filter(person=says, title="Innkjøpsdirektør").exists()


def test_a_number_taken_over_is_told_as_one_reads_it(here, page, says):
    row = Correction.objects.of(here.account).get(field="phone")
    assert "90 00 00 77" in text_of(page.post(f"/people/{says.pk}/says/{row.pk}/", {"do": "take"}, follow=True)).split('id="toast"')[1]


def test_a_no_leaves_the_list_as_it_is(here, page, says):
    row = Correction.objects.of(here.account).get(field="phone")
    page.post(f"/people/{says.pk}/says/{row.pk}/", {"do": "leave"})
    assert not ContactPoint.objects.of(here.account).filter(person=says, value__contains="90000077").exists()
    assert "90\u00a000\u00a000\u00a077" not in text_of(page.get(f"/people/{says.pk}/"))


def test_what_was_written_and_how_near_one_is_by_it_stands_with_the_person(here, page):
    one = written_for_a_year(here, 11)
    text = text_of(page.get(f"/people/{one.pk}/"))
    assert "Dere har skrevet siden 5. januar: 11 fra deg og 10 fra Kari." in text
    assert "Kari har svart på 10 av 11, gjerne etter to dager." in text
    assert "Hvor nær står du Kari?" in text and "Etter e-posten å dømme: nær. Lista sier vennlig." in text
    assert "Hvor nær står dere hverandre?" in text_of(page.get("/connections/people/"))
    assert page.post(f"/people/{one.pk}/nearness/", {"do": "take", "closeness": "best"}).status_code == 404
    page.post(f"/people/{one.pk}/nearness/", {"do": "take", "closeness": "near"})
    assert Tie.objects.of(here.account).get(person=one).closeness == "near"
    assert "Hvor nær står du" not in text_of(page.get(f"/people/{one.pk}/"))
    undo_last(here, page)
    page.post(f"/people/{one.pk}/nearness/", {"do": "leave", "closeness": "near"})
    assert Tie.objects.of(here.account).get(person=one).closeness == "friendly"
    assert "Hvor nær st" not in text_of(page.get(f"/people/{one.pk}/")) + text_of(page.get("/connections/people/"))


def test_those_one_often_writes_with_are_offered(here, page):
    connecting.connect(here, Reach("hilde@skjeveland.example", "", "127.0.0.1"), "x")
    stranger_of(here)
    stranger_of(here, "sjelden@firma.example", written=1)
    assert "Én av dem står ikke på lista di." in text_of(page.get("/connections/"))
    text = text_of(page.get("/connections/people/"))
    assert 'value="Kaare Tveit"' in text and "sjelden@firma.example" not in text
    assert "Du har skrevet 9 ganger og fått 7 tilbake" in text


def test_one_of_them_is_put_on_the_list_by_the_name_that_is_right(here, page):
    row = stranger_of(here)
    assert page.post(f"/connections/people/{row.pk}/", {"do": "add", "name": "Kåre Tveit"}).status_code == 302
    person = Person.objects.of(here.account).present().get()
    assert person.name == "Kåre Tveit" and not person.rests
    assert ContactPoint.objects.of(here.account).get(person=person).value == "kaare.tveit@firma.example"
    assert "Alle du skriver ofte med" in text_of(page.get("/connections/people/"))
    again = page.post(f"/connections/people/{row.pk}/", {"do": "decline"})
    assert again["Location"] == "/connections/people/", "in a window that still shows them, the press leads to those there are"


def test_who_is_declined_is_not_offered_again_and_it_can_be_undone(here, page):
    row = stranger_of(here, name="Anne-Lise Østby")
    page.post(f"/connections/people/{row.pk}/", {"do": "decline"})
    assert "Anne-Lise" not in text_of(page.get("/connections/people/")).split('id="toast"')[0]
    undo_last(here, page)
    assert "Anne-Lise Østby" in text_of(page.get("/connections/people/"))


def test_anothers_are_not_found_and_nothing_moves(here, stranger, page, says):
    theirs = stranger_of(stranger)
    other = ingrid(stranger)
    row = Correction.objects.create(account=stranger.account, person=other, field="title", value="Sjef", made_on=here.today)
    assert page.post(f"/connections/people/{theirs.pk}/", {"do": "add"})["Location"] == "/connections/people/"
    assert page.post(f"/people/{other.pk}/says/{row.pk}/", {"do": "take"}).status_code == 404
    assert page.post(f"/people/{says.pk}/says/{row.pk}/", {"do": "take"}).status_code == 404
    mine = Correction.objects.of(here.account).first()
    assert page.post(f"/people/{other.pk}/says/{mine.pk}/", {"do": "take"}).status_code == 404
    assert Correction.objects.of(stranger.account).get().taken_on is None and Stranger.objects.of(stranger.account).exists()
