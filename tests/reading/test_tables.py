"""Tables of people, in the layouts programs and people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.card import Card, Complaint, Labelled, Phone
from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.tables import find_header, read_table

SAMPLES = Path(__file__).parent / "samples"


def read(text: str | bytes) -> list[object]:
    return list(read_table([text.encode() if isinstance(text, str) else text]))


def cards(text: str | bytes) -> list[Card]:
    return [item for item in read(text) if isinstance(item, Card)]


def complaints(text: str | bytes) -> list[str]:
    return [item.reason for item in read(text) if isinstance(item, Complaint)]


def sample(name: str) -> list[Card]:
    found = read((SAMPLES / name).read_bytes())
    assert all(isinstance(item, Card) for item in found)
    return found  # type: ignore[return-value]


def test_linkedin_connections_are_read_past_their_preamble() -> None:
    first, second, third = sample("linkedin_connections.csv")
    assert (first.name, first.organisation, first.title) == ("Åse Bråten-Lie", "Fjordbygg AS", "HR-sjef")
    assert (first.connected_on, first.emails) == (date(2009, 10, 5), [])
    assert first.webs == [Labelled("https://www.linkedin.com/in/aase-test", "linkedin")]
    assert second.organisation == "Moe, Lie & Co" and second.emails == [Labelled("jo@fjord.example")]
    assert (third.given, third.suffix, third.title) == ("Ingrid", "MBA", 'Head of "Growth"')


def test_rows_of_only_commas_are_passed_over_in_silence() -> None:
    text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n,,,,,,\r\nKari,Nordmann,,,,,7-Feb-22\r\n,,,,,,\r\n"
    (only,) = read(text)
    assert isinstance(only, Card) and only.connected_on == date(2022, 2, 7) and only.where == "row 3"


@pytest.mark.parametrize("preamble", ["", "Notes:\r\n\r\n", "sep=,\r\n", 'Notes:\r\n"a, b, c\r\n\r\n', "En liste\r\nfra meg\r\n,,,\r\n"])
def test_the_header_is_found_wherever_it_stands(preamble: str) -> None:
    text = preamble + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\nKari,Nordmann,,,,,12 Mar 2024\r\n"
    assert [one.name for one in cards(text)] == ["Kari Nordmann"]


def test_google_joins_several_values_in_one_cell() -> None:
    (one,) = sample("google_contacts_new.csv")
    assert one.phones == [Phone("+4741000001", "mobile"), Phone("+4722000002", "mobile")]
    assert [email.value for email in one.emails] == ["aase@fjord.example", "ab@heime.example"]
    assert (one.tags, one.birthday, one.notes) == (["Jobb"], "--10-05", "linje 1\nlinje 2")
    assert one.addresses == [Labelled("Storgata 1 B, 6002 Ålesund, NO", "home")]


def test_the_old_google_layout_is_read_from_utf_16() -> None:
    (one,) = sample("google_contacts_old.csv")
    assert (one.name, one.organisation, one.title, one.tags) == ("Åse Bråten", "Fjordbygg AS", "HR-sjef", [])
    assert (one.phones, one.emails) == ([Phone("+4741000001", "mobile")], [Labelled("aase@fjord.example", "work")])


@pytest.mark.parametrize("name", ["outlook.csv", "outlook_no_semicolon.csv"])
def test_outlook_is_read_in_english_and_norwegian(name: str) -> None:
    (one,) = sample(name)
    assert (one.name, one.organisation, one.title) == ("Svein Ødegård", "Øy Båt AS", "Daglig leder")
    assert (one.phones, one.emails) == ([Phone("+4790100000", "mobile")], [Labelled("svein@fjord.example")])


def test_thunderbird_is_read() -> None:
    (one,) = sample("thunderbird.csv")
    assert (one.name, one.title, one.organisation) == ("Åse Bråten", "HR-sjef", "Fjordbygg AS")


def test_who_referred_someone_in_outlook_is_kept() -> None:
    text = "First Name,Last Name,Title,E-mail Address,Job Title,Company,Referred By,Categories,Birthday\nKari,Nordmann,Dr.,k@n.example,Leder,Bygg AS,Ola Dahl,Venner;Messe,0/0/00\n"
    (one,) = cards(text)
    assert (one.referred_by, one.tags, one.prefix, one.title, one.birthday) == ("Ola Dahl", ["Venner", "Messe"], "Dr.", "Leder", "")


@pytest.mark.parametrize(
    "header",
    ["Navn,E-post,Telefon,Firma,Stilling", "Namn;E-post;Telefon;Firma;Stilling", "Name\tEmail\tPhone\tCompany\tTitle", "full_name,e-mail,tlf,org,position"],
)
def test_a_list_someone_kept_in_a_spreadsheet_is_read(header: str) -> None:
    mark = next(sign for sign in ",;\t" if sign in header)
    text = header + "\n" + mark.join(["Kari Nordmann", "kari@nordmann.example", "99 88 77 66", "Fjordbygg AS", "Leder"]) + "\n"
    (one,) = cards(text)
    assert (one.given, one.family, one.organisation, one.title) == ("Kari", "Nordmann", "Fjordbygg AS", "Leder")
    assert one.phones == [Phone("+4799887766", "mobile")] and one.emails == [Labelled("kari@nordmann.example")]


def test_a_table_of_both_languages_and_places_is_read() -> None:
    text = "Fornavn,Etternavn,Mobil,Telefon arbeid,Gate (privat),Postnummer (privat),Poststed (privat)\nKari,Nordmann,99887766,22 00 00 02,Storgata 1,6002,Ålesund\n"
    (one,) = cards(text)
    assert one.addresses == [Labelled("Storgata 1, 6002 Ålesund", "home")]
    assert one.phones == [Phone("+4799887766", "mobile"), Phone("+4722000002", "work")]


def test_stars_and_degrees_fall_off_names() -> None:
    text = "First Name,Last Name,Company\n⭐ Kari ⭐,\"Nordmann, PhD\",A\n"
    (one,) = cards(text)
    assert (one.given, one.family, one.suffix) == ("Kari", "Nordmann", "PhD")


def test_a_quote_that_is_never_closed_costs_only_its_own_row() -> None:
    rows = [f"Navn{number},Dahl,A{number}" for number in range(1000)]
    rows[400] = 'Kari,"Nordmann,B'
    text = "First Name,Last Name,Company\n" + "\n".join(rows) + "\n"
    assert len(cards(text)) == 999 and complaints(text) == ["complaint.row-quote"]


def test_a_note_over_many_lines_is_one_row_even_after_a_broken_quote() -> None:
    text = 'First Name,Last Name,Notes\nKari,"Nordmann,B\nOla,Dahl,"linje, en\nlinje to\n\nlinje ""fire"""\nSiv,Lie,\n'
    assert [(one.given, one.notes) for one in cards(text)] == [("Ola", 'linje, en\nlinje to\n\nlinje "fire"'), ("Siv", "")]


def test_quotes_inside_a_word_are_only_quotes() -> None:
    text = 'First Name,Last Name,Company\nOla "Olly",Dahl,5" rør AS\nSiv,Lie,B\n'
    assert [(one.given, one.nickname, one.organisation) for one in cards(text)] == [("Ola", "Olly", '5" rør AS'), ("Siv", "", "B")]


def test_a_field_of_ten_million_letters_is_told_and_the_good_rows_are_kept() -> None:
    text = "First Name,Last Name,Notes\nKari,Nordmann,a\nOla,Dahl," + "x" * 10_000_000 + "\nSiv,Lie,b\n"
    assert [one.given for one in cards(text)] == ["Kari", "Siv"] and complaints(text) == ["complaint.row-long"]


def test_a_quoted_field_of_ten_million_letters_in_lines_is_told_too() -> None:
    text = "First Name,Last Name,Notes\nKari,Nordmann,a\nOla,Dahl,\"" + ("x" * 99 + "\n") * 100_000 + "\"\nSiv,Lie,b\n"
    assert [one.given for one in cards(text)] == ["Kari", "Siv"] and complaints(text) == ["complaint.row-long"]


def test_nul_octets_are_nothing() -> None:
    assert [one.name for one in cards(b"First Name,Last Name,Company\nKa\0ri,Nordmann,A\0S\n")] == ["Kari Nordmann"]


def test_a_row_with_too_many_cells_is_told() -> None:
    text = "First Name,Last Name,Company\nKari,Nordmann,Moe, Lie & Co\nOla,Dahl,A,,\n"
    assert [one.given for one in cards(text)] == ["Ola"] and complaints(text) == ["complaint.row-columns"]


def test_a_row_that_names_nobody_is_told() -> None:
    assert complaints("First Name,Last Name,Birthday\n,,1980-01-01\n") == ["complaint.row-empty"]


def test_a_table_without_known_headings_is_told() -> None:
    assert complaints("a,b,c\n1,2,3\n") == ["complaint.table-no-header"]


def test_one_bad_row_does_not_change_the_encoding_of_the_others() -> None:
    text = "Fornavn,Etternavn,Firma\n".encode() + "Åse,Øverås,A\n".encode() + "Bjørn,Ødegård,B\n".encode("cp1252")
    assert [one.name for one in cards(text)] == ["Åse Øverås", "Bjørn Ødegård"]


def test_a_spreadsheet_wrapping_is_taken_off() -> None:
    (one,) = cards("First Name,Last Name,Mobile Phone,Company\nKari,Nordmann,\"=\"\"99887766\"\"\",'=Bygg\n")
    assert (one.phones, one.organisation) == ([Phone("+4799887766", "mobile")], "=Bygg")


def test_a_birthday_that_could_be_two_days_is_left_as_written() -> None:
    first, second = cards("First Name,Last Name,Birthday\nKari,Nordmann,3/4/1980\nOla,Dahl,13/4/1980\n")
    assert (first.birthday, first.unsure) == ("3/4/1980", ["birthday"]) and second.birthday == "1980-04-13"


def test_linkedin_messages_tell_who_wrote_when_and_nothing_more() -> None:
    text = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        '1,,Kari Nordmann,https://www.linkedin.com/in/kari,Ola Dahl,https://www.linkedin.com/in/ola,2024-03-12 09:41:12 UTC,Hei,"Hei, du",INBOX\n'
        ",,,,,,,,,\n2,,,,,,i går,,,\n"
    )
    letter, complaint = read(text)
    assert letter == Letter(
        Correspondent("", "Kari Nordmann", "https://www.linkedin.com/in/kari"),
        (Correspondent("", "Ola Dahl", "https://www.linkedin.com/in/ola"),),
        datetime(2024, 3, 12, 9, 41, 12, tzinfo=UTC), "Hei", where="row 2",
    )
    assert isinstance(complaint, Complaint) and complaint.reason == "complaint.message-unknown"


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.csv")))
def test_every_sample_is_known_by_its_header(name: str) -> None:
    layouts = {
        "google_contacts_new.csv": "google", "google_contacts_old.csv": "google-old", "linkedin_connections.csv": "linkedin",
        "outlook.csv": "outlook", "outlook_no_semicolon.csv": "outlook-nb", "thunderbird.csv": "thunderbird",
    }
    from hvem.reading.decoding import lines_of

    found = find_header(list(lines_of([(SAMPLES / name).read_bytes()])))
    assert found is not None and found.layout == layouts[name]


_SAMPLE = (SAMPLES / "linkedin_connections.csv").read_bytes()


@given(st.integers(0, len(_SAMPLE)), st.integers(0, 40), st.binary(max_size=30))
def test_no_damage_brings_the_reader_down(at: int, gone: int, put: bytes) -> None:
    for item in read(_SAMPLE[:at] + put + _SAMPLE[at + gone :]):
        assert isinstance(item, (Card, Complaint, Letter)) and item.where


@given(st.lists(st.sampled_from(['"', ",", "\n", "a", '""', ";", "\0", "x,y,z\n"]), max_size=60))
def test_any_mess_of_quotes_keeps_the_last_good_row(mess: list[str]) -> None:
    text = "First Name,Last Name,Company\n" + "".join(mess) + "\nSiv,Lie,B\n"
    assert "Siv" in " ".join(one.given for one in cards(text)) or any(reason.startswith("complaint.row") for reason in complaints(text))
