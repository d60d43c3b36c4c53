"""Fields in a wave's text: called as one likes, filled for each, and what is missing is a gap."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.correspondence.letters.composing import gaps_in
from hvem.correspondence.waves.fields import FIELDS, call_words, field_of, fields_in, filled, replaced_once, unknown_in, written
from hvem.wording.catalogue import LANGUAGES

VALUES = {"first-name": "Kari", "organisation": "Fjordbygg", "call-day": "torsdag", "personal": "Takk for sist på Forus."}


def fill(text, reader="nb", **more):
    return filled(text, VALUES | more, reader=reader, name="Kari")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FIELDS)
def test_each_field_is_known_by_its_name_in_every_language(key, language):
    assert field_of(written(key, language)[1:-1]) == key


@pytest.mark.parametrize("word", ["Fornavn", "FORNAMN", " first-name ", "first_name", "fornavn"])
def test_a_field_may_be_spaced_and_spelled_as_one_likes(word):
    assert fill(f"Hei {{{word}}}").text == "Hei Kari"


@pytest.mark.parametrize(("reader", "gap"), [("nb", "hvor arbeider Kari?"), ("nn", "kvar arbeider Kari?"), ("en", "where does Kari work?")])
def test_what_is_missing_is_a_gap_in_the_readers_language(reader, gap):
    found = fill("Hvordan går det i {virksomhet}?", reader, organisation=" ")
    assert gaps_in(found.text) == (gap,) and found.lacks == ("organisation",)


def test_an_unknown_field_is_a_gap_too():
    found = fill("Hei {frnavn}, {}")
    assert gaps_in(found.text) == ("ukjent felt: frnavn", "ukjent felt: {}") and found.lacks == ("unknown",)
    assert unknown_in("Hei {frnavn} {fornavn}") == ("frnavn",)


def test_a_line_left_out_takes_its_paragraph_with_it():
    assert fill("Hei {fornavn}\n\n{personlig}\n\nHilsen", personal="-").text == "Hei Kari\n\nHilsen"
    assert fill("Hvordan går det? {personlig}\n\nHilsen", personal="-").text == "Hvordan går det?\n\nHilsen"
    assert fill("{personlig} Hvordan går det?", personal="-").text == "Hvordan går det?"


def test_a_line_not_written_is_a_gap():
    assert gaps_in(fill("{personlig}", personal="").text) == ("en linje til Kari",)


def test_words_of_ones_own_never_look_like_a_gap_or_a_field():
    assert fill("{personlig}", personal="Hei [du] {fornavn}").text == "Hei du {fornavn}"


def test_the_day_of_the_call_is_said_as_it_is_read():
    monday = date(2026, 11, 23)
    assert call_words(date(2026, 11, 26), monday, "nb") == "torsdag"
    assert call_words(date(2026, 12, 3), monday, "nn") == "torsdag 3. desember"
    assert call_words(date(2026, 11, 26), monday, "en") == "Thursday"


def test_words_are_replaced_only_where_there_is_no_doubt():
    assert replaced_once("Jeg ringer torsdag.", "torsdag", "fredag") == "Jeg ringer fredag."
    assert replaced_once("Takk for torsdag. Jeg ringer torsdag.", "torsdag", "fredag") is None
    assert replaced_once("Torsdagskaffe", "torsdag", "fredag") is None


@given(st.text(max_size=200))
def test_any_text_is_filled_without_breaking(text):
    found = fill(text)
    assert set(fields_in(text)) <= set(FIELDS)
    assert not fields_in(found.text) or found.text != text or not fields_in(text)


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(min_size=1, max_size=40)))
def test_no_field_is_ever_left_unfilled(values):
    text = " ".join(written(key, "nb") for key in FIELDS)
    found = filled(text, {key: value.replace("{", "") for key, value in values.items()}, reader="nb", name="Kari")
    assert not fields_in(found.text)
