"""Names of persons, taken apart and put in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.names import Name, sort_key, split_name


@pytest.mark.parametrize(
    ("written", "given_name", "middle", "family"),
    [
        ("Kari Nordmann", "Kari", "", "Nordmann"),
        ("Siri", "Siri", "", ""),
        ("Per Olav", "Per Olav", "", ""),
        ("Ole Christian Aas-Berg", "Ole Christian", "", "Aas-Berg"),
        ("Per Olav Hansen", "Per Olav", "", "Hansen"),
        ("Thi Huong Nguyen", "Thi Huong", "", "Nguyen"),
        ("Jonas Gahr Støre", "Jonas", "", "Gahr Støre"),
        ("Bente Moe Haugerud", "Bente", "", "Moe Haugerud"),
        ("Olav H. Brekke", "Olav", "H.", "Brekke"),
        ("Nilsen, Frode", "Frode", "", "Nilsen"),
        ("Moe Haugerud, Bente", "Bente", "", "Moe Haugerud"),
        ("van Dijk, Peter", "Peter", "", "van Dijk"),
        ("Peter van Dijk", "Peter", "", "van Dijk"),
        ("Ursula von der Leiden", "Ursula", "", "von der Leiden"),
        ("Omar bin Said", "Omar", "", "bin Said"),
        ("James Robert Smith", "James", "Robert", "Smith"),
        ("Tor-Egil Myrvang", "Tor-Egil", "", "Myrvang"),
        ("KARI NORDMANN", "Kari", "", "Nordmann"),
        ("JAMES O'LEARY", "James", "", "O'Leary"),
        ("PETER VAN DIJK", "Peter", "", "van Dijk"),
        ("ANNE-MARIE MCKENZIE", "Anne-Marie", "", "McKenzie"),
        ("NORDMANN Kari", "Kari", "", "Nordmann"),
        ("kari nordmann", "Kari", "", "Nordmann"),
        ("⭐ Kari Nordmann 🚀", "Kari", "", "Nordmann"),
        ("Kari Nordmann | CFO", "Kari", "", "Nordmann"),
        ("Kari Nordmann (she/her)", "Kari", "", "Nordmann"),
        ("\u202bKari\u200b Nordmann\u202c", "Kari", "", "Nordmann"),
    ],
)
def test_a_name_is_taken_apart(written: str, given_name: str, middle: str, family: str) -> None:
    name = split_name(written)
    assert (name.given, name.middle, name.family) == (given_name, middle, family)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dr. Ingrid Sæther-Lund", Name("Dr.", "Ingrid", "", "Sæther-Lund")),
        ("dr.ing. Lars Ødegård", Name("dr.ing.", "Lars", "", "Ødegård")),
        ("Prof. Dr. Kari Nordmann, PhD", Name("Prof. Dr.", "Kari", "", "Nordmann", "PhD")),
        ("Kari Nordmann, MBA, siv.ing.", Name("", "Kari", "", "Nordmann", "MBA siv.ing.")),
        ("Kari Nordmann MBA", Name("", "Kari", "", "Nordmann", "MBA")),
        ('Johannes "Joffen" Bråten', Name("", "Johannes", "", "Bråten", "", "Joffen")),
        ("Johannes (Joffen) Bråten", Name("", "Johannes", "", "Bråten", "", "Joffen")),
        ("Johannes «Joffen» Bråten", Name("", "Johannes", "", "Bråten", "", "Joffen")),
        ("Kari Nordmann (f. Berg)", Name("", "Kari", "", "Nordmann")),
        ("fru Berg", Name("fru", "Berg")),
        ("", Name()),
    ],
)
def test_titles_degrees_and_nicknames_stand_apart(written: str, name: Name) -> None:
    assert split_name(written) == name


def test_people_stand_in_norwegian_order() -> None:
    people = [("Zahl", "Per"), ("Ærlig", "Kari"), ("Ødegård", "Lars"), ("Aas", "Ida"), ("Ås", "Jon"), ("Åsen", "Ola")]
    keys = [sort_key(*person).encode() for person in people]
    assert keys == sorted(keys)
    assert sort_key("Björk", "") == sort_key("Bjørk", "")
    assert sort_key("Müller", "Ä") == sort_key("Myller", "Æ")
    assert sort_key("André", "") == sort_key("ANDRE", "")


def test_a_shorter_family_name_stands_first_whoever_bears_it() -> None:
    assert sort_key("Berg", "Åse") < sort_key("Berg Hansen", "Anne") < sort_key("Bergan", "Anne")


@given(st.text(max_size=80))
def test_no_text_stops_the_reading(text: str) -> None:
    name = split_name(text)
    sort_key(name.family, name.given)


@given(st.text(alphabet="abcæøåäöüé '-ABCÆØÅ", max_size=30))
def test_keys_are_plain_signs_that_every_database_orders_alike(text: str) -> None:
    assert sort_key(text, "").isascii()
