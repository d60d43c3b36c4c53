"""Whom a line speaks of, where the hits stand, and that excerpts lose nothing around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.people.marking import excerpt, hits_in, pieces
from hvem.people.spoken import named_by, note_in_line, spoken_of
from tests.world import ingrid, person, terje


@given(st.text(max_size=200), st.text(max_size=20))
def test_a_marked_text_is_the_text(text, query):
    assert "".join(piece for piece, _ in pieces(text, query)) == text


@given(st.text(max_size=2000), st.text(max_size=20))
def test_an_excerpt_never_grows_and_never_fails(text, query):
    assert len(excerpt(text, query)) <= max(len(" ".join(text.split())), 184)


def test_hits_are_marked_whatever_the_spelling():
    assert pieces("Hos Jærlys Energi", "jaerlys") == [("Hos ", False), ("Jærlys", True), (" Energi", False)]
    assert hits_in("Bjørheim og Bjørkelangen", "bj") == [(0, 8), (12, 24)]


def test_a_long_text_is_cut_around_the_hit():
    cut = excerpt("Bla " * 100 + "rammeavtaler lyses ut på nyåret " + "bla " * 100, "rammeavtaler")
    assert "rammeavtaler" in cut and cut.startswith("… ") and cut.endswith(" …") and len(cut) < 200


@pytest.mark.django_db
def test_a_first_name_means_the_one_who_does_not_rest(here):
    them = ingrid(here)
    person(here, "Ingrid Solvang", chosen=False)
    assert spoken_of(here.account, "Ingrid") == [them]
    assert spoken_of(here.account, "ingrid bjoerheim") == [them]
    assert spoken_of(here.account, "Åse") == []


@pytest.mark.django_db
def test_a_name_and_a_colon_or_a_whole_name_and_words_make_a_note(here):
    them = ingrid(here)
    assert note_in_line(here.account, "Ingrid: flytter til Bergen") == ([them], "flytter til Bergen")
    assert note_in_line(here.account, "Ingrid Bjørheim flytter til Bergen")[0] == [them]
    assert note_in_line(here.account, "Ingrid Bjørheim, direktør i Sjømat")[0] == []
    assert note_in_line(here.account, "Ingrid flytter")[0] == []


@pytest.mark.django_db
def test_the_one_who_gave_the_name_is_taken_from_the_end_of_the_line(here):
    friend = terje(here)
    assert named_by(here.account, "Kari Moi, fra Terje") == ("Kari Moi", friend)
    assert named_by(here.account, "Kari Moi, fra Viste Bygg") == ("Kari Moi, fra Viste Bygg", None)
