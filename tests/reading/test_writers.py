"""What goes out comes back the same."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.reading.card import Card, Labelled, Phone
from hvem.reading.files import open_contacts
from hvem.reading.vcards import read_vcards
from hvem.reading.writers import csv_guard, csv_unguard, write_csv, write_vcard

REV = datetime(2024, 3, 12, 9, 41, 12, tzinfo=UTC)
KARI = Card(
    given="Kari", middle="Anne", family="Nordmann", organisation="Moe, Lie; & Co", department="Innkjøp", title="Leder\\sjef", role="Rolle",
    phones=[Phone("+4799887766", "mobile"), Phone("+4722000002", "work"), Phone("1881", "other")],
    emails=[Labelled("kari@moe.example", "work"), Labelled("kari@hytta.example", "Hytta")], webs=[Labelled("https://moe.example")],
    addresses=[Labelled("Storgata 1 B, 6002 Ålesund", "home")], birthday="--03-22", notes="linje 1\nlinje; to, =3", tags=["Messe", "a,b"],
    referred_by="Ola Dahl", connected_on=date(2024, 3, 12), uid="u-1", also_at=["Styret AS"], nickname="Kaja, Kari",
)


def test_a_card_is_written_the_way_phones_expect_it() -> None:
    text = write_vcard(replace(KARI, notes="å" * 100), "u-1", REV)
    lines = text.split("\r\n")
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//hvem//hvem 1//NO"] and text.endswith("END:VCARD\r\n")
    assert "REV:20240312T094112Z" in lines and "N:Nordmann;Kari;Anne;;" in lines and "ORG:Moe\\, Lie\\; & Co;Innkjøp" in lines
    assert all(len(line.encode()) <= 75 for line in lines) and "\n" not in text.replace("\r\n", "")


def test_other_readers_understand_what_we_write() -> None:
    vobject = pytest.importorskip("vobject")
    read = vobject.readOne(write_vcard(KARI, "u-1", REV))
    assert (read.n.value.family, read.fn.value, read.org.value) == ("Nordmann", "Kari Anne Nordmann", ["Moe, Lie; & Co", "Innkjøp"])
    assert [one.value for one in read.contents["email"]] == ["kari@moe.example", "kari@hytta.example"]
    assert read.note.value == KARI.notes


def same(card: Card) -> Card:
    return replace(card, where="", raw="", unsure=[], rev="")


def test_both_forms_bring_the_whole_card_back() -> None:
    (back,) = read_vcards([write_vcard(KARI, "u-1", REV).encode()])
    assert isinstance(back, Card) and same(back) == KARI and back.rev == "20240312T094112Z"
    reading = open_contacts("".join(write_csv([KARI, KARI])).encode())
    assert reading.format == "hvem" and [same(item) for item in reading.items if isinstance(item, Card)] == [KARI, KARI]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "=HYPERLINK(\"x\")", "+47 99 x", "-", "+"])
def test_a_cell_that_would_come_alive_is_guarded(cell: str) -> None:
    assert csv_guard(cell) == "'" + cell and csv_unguard(csv_guard(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Kari", "+47 99 88 77 66", "-5", "+4799887766", "-5,25", "1=2", "a@b.example", "'n Jan", "O'Brien", "+47 (22) 00 00 02"])
def test_ordinary_cells_numbers_and_phone_numbers_stay_as_they_are(cell: str) -> None:
    assert csv_guard(cell) == cell and csv_unguard(cell) == cell


def test_no_cell_of_our_table_comes_alive_in_a_spreadsheet() -> None:
    evil = replace(KARI, given="=cmd()", tags=["@x", "-y"], emails=[Labelled("=a@b.example", "=x")], phones=[Phone("+4799887766", "other")])
    (_, row) = csv.reader(io.StringIO("".join(write_csv([evil]))))
    assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell not in ("+4799887766", "--03-22")]
    assert [same(item) for item in open_contacts("".join(write_csv([evil])).encode()).items if isinstance(item, Card)] == [evil]


_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff")
_word = st.text(_SIGNS, max_size=30).map(str.strip)
_filled = _word.filter(bool)
_tricky = st.sampled_from(["=1", "a: b", ": ", "x ::: y", ":::", "a\\", "\\n", "a,b;c", '"', "'=", ": a", "\\: b", "a:b", "Kari Ødegård", "<b>", "it's", "\\,"]).map(str.strip)
_text = st.one_of(_word, _tricky)
_some = st.one_of(_filled, _tricky)
_lines = st.lists(_text, max_size=3).map("\n".join).map(str.strip)
_label = st.one_of(st.sampled_from(["", "work", "home", "Hytta"]), _some)
_labelled = st.lists(st.builds(Labelled, _some, _label), max_size=3)
_cards = st.builds(
    Card, given=_some, middle=_text, family=_text, prefix=_text, suffix=_text, nickname=_text, organisation=_text, department=_text,
    title=_text, role=_text, also_at=st.lists(_some, max_size=2, unique=True),
    phones=st.lists(st.builds(Phone, _some, st.sampled_from(["mobile", "work", "home", "fax", "other"])), max_size=3),
    emails=_labelled, webs=_labelled, addresses=_labelled, birthday=st.sampled_from(["", "1980-03-22", "--03-22", "i mars"]), notes=_lines,
    tags=st.lists(_some, max_size=3), referred_by=_text, connected_on=st.one_of(st.none(), st.dates()), uid=_some,
)


@settings(max_examples=150)
@given(_cards)
def test_any_card_comes_back_from_a_vcard_as_it_went(card: Card) -> None:
    text = write_vcard(card, card.uid, REV)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (back,) = read_vcards([text.encode()])
    assert isinstance(back, Card) and same(back) == card


@settings(max_examples=150)
@given(st.lists(_cards, max_size=4), st.sampled_from([",", ";", "\t"]))
def test_any_cards_come_back_from_our_table_as_they_went(cards: list[Card], delimiter: str) -> None:
    back = list(open_contacts("".join(write_csv(cards, delimiter)).encode()).items)
    assert [same(item) if isinstance(item, Card) else item for item in back] == cards
