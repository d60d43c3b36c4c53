"""One line of plain text, read as a person."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.reading.line import as_document, read_line

HERE = Path(__file__).parent


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def flat(document: dict[str, object]) -> dict[str, object]:
    """The document as the labelled lines are written: numbers alone, no empty fields."""
    phones = [phone["number"] for phone in document["phones"]]
    found = {**document, "phones": phones}
    return {key: value for key, value in found.items() if value and key != "unsure"}


@pytest.mark.parametrize(("name", "least"), [("lines_dev.jsonl", 48), ("lines_held_out.jsonl", 57), ("lines_fresh.jsonl", 98), ("lines_notes.jsonl", 58)])
def test_most_lines_are_read_wholly_right(name: str, least: int) -> None:
    wrong = []
    for row in lines(name):
        found = flat(as_document(read_line(str(row["text"]))))
        if {key: str(value).casefold().strip(".") for key, value in found.items()} != {
            key: str(value).casefold().strip(".") for key, value in row["expect"].items()
        }:
            wrong.append((row["text"], found))
    assert len(lines(name)) - len(wrong) >= least, wrong


def test_a_line_with_everything_is_read() -> None:
    card = read_line("Dr. Kari Nordmann, innkjøpssjef i Fjordbygg AS, 99 88 77 66, kari@fjordbygg.example, www.fjordbygg.example, Storgata 5, 6002 Ålesund")
    assert as_document(card) == {
        "name": "Kari Nordmann",
        "title": "innkjøpssjef",
        "organisation": "Fjordbygg AS",
        "phones": [{"kind": "mobile", "number": "+4799887766"}],
        "emails": ["kari@fjordbygg.example"],
        "web": "www.fjordbygg.example",
        "address": "Storgata 5, 6002 Ålesund",
        "unsure": [],
    }
    assert (card.given, card.family, card.prefix) == ("Kari", "Nordmann", "Dr.")


def test_a_name_is_never_guessed_from_an_address() -> None:
    assert read_line("kari.nordmann@fjordbygg.example").name == ""


def test_the_relative_is_not_the_person() -> None:
    assert read_line("kollega av Jens: Oda Sletten, Sopra Steria").name == "Oda Sletten"
    assert read_line("Anne (søstera til Trond)").name == "Anne"


def test_a_former_employer_and_a_club_are_not_where_they_work() -> None:
    assert read_line("Nina Bjørk, tidligere Telenor").organisation == ""
    assert read_line("Kjersti fra turlaget").organisation == ""
    assert read_line("Mona fra Bergen").organisation == ""


def test_what_rests_on_capitals_alone_is_unsure() -> None:
    assert "organisation" in read_line("Sjur Rinde - lærling - Brattli").unsure
    assert read_line("Sjur Rinde - lærling hos Brattli").unsure == []


def test_a_name_in_the_middle_of_a_sentence_is_found() -> None:
    card = read_line("Hei, kan du ringe Kari Nordmann på 99887766?")
    assert (card.name, card.unsure) == ("Kari Nordmann", ["name"])


def test_lines_of_a_signature_are_read_together() -> None:
    card = read_line("Kari Nordmann\nFjordbygg AS\nStorgata 5\n6002 Ålesund")
    assert (card.name, card.organisation, card.addresses[0].value) == ("Kari Nordmann", "Fjordbygg AS", "Storgata 5, 6002 Ålesund")


def test_labels_say_what_follows() -> None:
    card = read_line("Navn: Kari Nordmann, Tittel: blekkspruttemmer, Firma: Fjordbygg, Tlf: 99887766")
    assert (card.name, card.title, card.organisation) == ("Kari Nordmann", "blekkspruttemmer", "Fjordbygg")


@pytest.mark.parametrize("text", ["", " ", ",,,;", "()", "12.03.2024", "\u202e\u202d", "...", ":", "hilsen", "snakk med", "@", "–"])
def test_a_line_without_a_person_gives_nothing(text: str) -> None:
    card = read_line(text)
    assert (card.name, card.title, card.organisation) == ("", "", "")


def test_a_very_long_line_is_read_in_no_time() -> None:
    began = time.perf_counter()
    for piece in ("Kari Nordmann, ", "a.", "((((", "1 ", "Kongens ", "+47 99 ", "@a", "i ", "\"", "Aa-", "heter ", "www."):
        read_line(piece * 2_000)
    assert time.perf_counter() - began < 5


WORDS = st.sampled_from(
    "Kari Nordmann Per Olav Ødegård innkjøpssjef daglig leder i hos på ved fra Fjordbygg AS & Moe ( ) , - – | : . / \" som heter jobber "
    "driver ring hilsen Dr. 99887766 kari@fjordbygg.example Storgata 5, 6002 Ålesund tidligere regnskap of for Head \u200f \t kommunen".split(" "))


@given(st.text(max_size=120) | st.lists(WORDS, max_size=14).map(" ".join), st.sampled_from(["NO", "GB", "XX"]))
@settings(max_examples=200, deadline=None)
def test_nothing_is_invented_and_no_text_stops_the_reading(text: str, region: str) -> None:
    document = as_document(read_line(text, region))
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    written = unicodedata.normalize("NFC", seen).casefold()
    for key in ("name", "title", "organisation"):
        for word in str(document[key]).split():
            assert word.casefold() in written
    json.dumps(document)


@pytest.mark.parametrize("line", ["محمد الأحمدي", "محمد الأحمدي, 91234567", "李小龙"])
def test_a_name_in_a_script_without_capitals_is_a_name_and_said_to_rest_on_little(line):
    card = read_line(line)
    assert card.name == line.partition(",")[0] and "name" in card.unsure
