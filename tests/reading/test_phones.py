"""Telephone numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.card import Phone
from hvem.reading.phones import find_phones, normal, read_phone, spoken


@pytest.mark.parametrize(
    ("written", "number", "kind"),
    [
        ("99 88 77 66", "+4799887766", "mobile"),
        ("+47 998 87 766", "+4799887766", "mobile"),
        ("0047 922 33 114", "+4792233114", "mobile"),
        ("+47-913 20 445", "+4791320445", "mobile"),
        ("4741342912", "+4741342912", "mobile"),
        ("47 60 11 09", "+4747601109", "mobile"),
        ("\u202a+47\u00a099\u00a088\u00a077\u00a066\u202c", "+4799887766", "mobile"),
        ("tel:+47-99-88-77-66", "+4799887766", "mobile"),
        ("99887766 (privat)", "+4799887766", "home"),
        ("Fax: 22 33 44 55", "+4722334455", "fax"),
        ("Arb. 51 60 12 34", "+4751601234", "work"),
        ("800 33 100", "+4780033100", "other"),
        ("02800", "+4702800", "other"),
        ("99887766 ext 12", "+4799887766", "mobile"),
        ("+44 (0)20 7946 0111", "+442079460111", "other"),
        ("+46 (0)70-174 06 05", "+46701740605", "mobile"),
        ("070-174 06 05", "+46701740605", "mobile"),
        ("+45 20 12 34 56", "+4520123456", "other"),
    ],
)
def test_a_number_is_understood_however_it_is_spaced(written: str, number: str, kind: str) -> None:
    assert read_phone(written) == Phone(number, kind)


def test_what_is_no_number_anywhere_keeps_its_digits() -> None:
    assert read_phone("12 34") == Phone("1234", "other")
    assert read_phone("ukjent") is None
    assert read_phone("") is None


def test_a_number_from_home_is_read_by_the_region_of_the_account() -> None:
    assert read_phone("070-174 06 05", region="SE") == Phone("+46701740605", "mobile")
    assert read_phone("020 7946 0111", region="GB") == Phone("+442079460111", "other")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("M: 934 56 120, T: 56 12 34 50", ["+4793456120", "+4756123450"]),
        ("57 82 10 10 / 970 55 321", ["+4757821010", "+4797055321"]),
        ("020 7946 0111 UK", ["+442079460111"]),
        ("Strandgata 12 B, 6002 Ålesund 99 88 77 66", ["+4799887766"]),
        ("6002 Ålesund", []),
        ("møte 12.03.2024 kl. 10.30, org.nr. 987 654 321, konto 1234.56.12345", []),
        ("ring 02800", ["+4702800"]),
        ("99 88 77 66 eller +47 99 88 77 66", ["+4799887766"]),
    ],
)
def test_numbers_are_found_in_running_text_and_dates_are_left_alone(text: str, numbers: list[str]) -> None:
    assert [phone.number for phone in find_phones(text)] == numbers


def test_the_label_before_a_number_tells_its_kind() -> None:
    kinds = [phone.kind for phone in find_phones("M: 934 56 120, T: 56 12 34 50, faks 56 12 34 51, privat 55 12 34 52")]
    assert kinds == ["mobile", "work", "fax", "home"]


def test_a_number_is_shown_as_it_is_spoken() -> None:
    assert spoken("+4799887766") == "99 88 77 66"
    assert spoken("+4780033100") == "800 33 100"
    assert spoken("+4702800") == "02800"
    assert spoken("+46701740605") == "+46 70 174 06 05"
    assert spoken("+4799887766", region="SE") == "+47 99 88 77 66"
    assert spoken("1234") == "1234"


def test_two_ways_of_writing_one_number_are_equal() -> None:
    assert normal("0047 998 87 766") == normal("99 88 77 66") == "+4799887766"
    assert normal("") == ""


@given(st.text(max_size=60), st.sampled_from(["NO", "SE", "GB", "XX"]))
def test_no_text_stops_the_reading(text: str, region: str) -> None:
    phone = read_phone(text, region)
    assert phone is None or len(phone.number.lstrip("+")) >= 3
    assert all(found.number.lstrip("+").isdigit() for found in find_phones(text, region))


@given(st.integers(20_000_000, 79_999_999) | st.integers(90_000_000, 99_999_999))
def test_what_is_spoken_is_read_back_the_same(national: int) -> None:
    number = f"+47{national}"
    read = read_phone(spoken(number))
    assert read is not None
    assert read.number == number
