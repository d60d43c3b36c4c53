"""Address cards as phones and mail programs write them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.card import Card, Complaint, Labelled, Phone
from hvem.reading.vcards import read_vcards


def cards(text: str | bytes) -> list[Card]:
    octets = text.encode() if isinstance(text, str) else text
    return [item for item in read_vcards([octets]) if isinstance(item, Card)]


def complaints(text: str | bytes) -> list[str]:
    octets = text.encode() if isinstance(text, str) else text
    return [item.reason for item in read_vcards([octets]) if isinstance(item, Complaint)]


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_every_part_of_an_ordinary_card_is_read() -> None:
    (read,) = cards(
        card(
            "N:Nordmann;Kari;Anne;Dr.;jr.", "FN:Kari Nordmann", "NICKNAME:Kaja", "ORG:Fjordbygg AS;Innkjøp", "TITLE:Innkjøpssjef",
            "TEL;TYPE=CELL:99 88 77 66", "TEL;TYPE=WORK,VOICE:22 00 00 02", "TEL;TYPE=FAX,WORK:22 00 00 03",
            "EMAIL;TYPE=INTERNET,WORK:kari@fjordbygg.example", "EMAIL;TYPE=INTERNET;TYPE=HOME;TYPE=PREF:kari@heime.example",
            "ADR;TYPE=HOME:;;Storgata 1 B;Ålesund;;6002;Norge", "URL:https://fjordbygg.example", "BDAY:19800322",
            "NOTE:Møtte henne på\\nmessa\\, i Bergen", "CATEGORIES:Messe,Bygg", "UID:abc-1", "REV:2024-03-12T09:41:12Z", "ROLE:Leder",
        )
    )
    assert (read.given, read.middle, read.family, read.prefix, read.suffix) == ("Kari", "Anne", "Nordmann", "Dr.", "jr.")
    assert (read.nickname, read.organisation, read.department, read.title, read.role) == (
        "Kaja", "Fjordbygg AS", "Innkjøp", "Innkjøpssjef", "Leder",
    )
    assert read.phones == [Phone("+4799887766", "mobile"), Phone("+4722000002", "work"), Phone("+4722000003", "fax")]
    assert read.emails == [Labelled("kari@heime.example", "home"), Labelled("kari@fjordbygg.example", "work")]
    assert read.addresses == [Labelled("Storgata 1 B, 6002 Ålesund, Norge", "home")]
    assert (read.birthday, read.notes, read.tags) == ("1980-03-22", "Møtte henne på\nmessa, i Bergen", ["Messe", "Bygg"])
    assert (read.uid, read.rev, read.where) == ("abc-1", "2024-03-12T09:41:12Z", "card 1")
    assert read.raw.startswith("BEGIN:VCARD\nVERSION:3.0\nN:Nordmann") and read.raw.endswith("END:VCARD")


def test_the_words_an_iphone_owner_chose_stay_with_what_they_name() -> None:
    (read,) = cards(
        card(
            "N:Lie;Siv;;;", "item1.EMAIL;type=INTERNET:siv@hytta.example", "item1.X-ABLabel:Hytta",
            "item2.URL:https://siv.example", "item2.X-ABLabel:_$!<HomePage>!$_", "item3.TEL:22 00 00 04", "item3.X-ABLabel:Mobil",
            "X-SOCIALPROFILE;type=linkedin:https://linkedin.example/in/siv", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22",
        )
    )
    assert read.emails == [Labelled("siv@hytta.example", "Hytta")]
    assert read.webs == [Labelled("https://siv.example", "homepage"), Labelled("https://linkedin.example/in/siv", "linkedin")]
    assert read.phones == [Phone("+4722000004", "mobile")]
    assert read.birthday == "--03-22"


def test_an_android_card_with_quoted_printable_and_a_folded_photo_is_read() -> None:
    photo = base64.b64encode(bytes(range(256)) * 3).decode()
    folded = [photo[at : at + 74] for at in range(0, len(photo), 74)]
    (read,) = cards(
        card(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=98ver=C3=A5s;=C3=85se;;;",
            "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85se =C3=98ver=", "=C3=A5s",
            "TEL;CELL;PREF:41000001", "PHOTO;ENCODING=BASE64;JPEG:" + folded[0], *(" " + part for part in folded[1:]), "",
            "EMAIL;HOME:aase@heime.example",
            version="2.1",
        )
    )
    assert (read.name, read.display) == ("Åse Øverås", "")
    assert read.emails == [Labelled("aase@heime.example", "home")]
    assert photo[:70] in read.raw


def test_a_base64_photo_without_indents_does_not_spill_into_the_card() -> None:
    (read,) = cards(card("FN:Ola Dahl", "PHOTO;ENCODING=BASE64:/9j/4QFa", "RXhpZgAASUkq==", "", "EMAIL:ola@dahl.example", version="2.1"))
    assert (read.name, read.emails) == ("Ola Dahl", [Labelled("ola@dahl.example")])


def test_an_outlook_note_of_many_lines_is_read_whole() -> None:
    (read,) = cards(
        card("N;LANGUAGE=nb:Dahl;Ola", "NOTE;CHARSET=us-ascii;ENCODING=QUOTED-PRINTABLE:F=F8rste linje=0D=0A=", "andre linje=0D=0A=", "=0D=0A=",
             "fjerde", "TEL;WORK;VOICE:(22) 00 00 02", "ADR;WORK;PREF:;Plan 4;Storgata 1;Oslo;;0155;Norge", version="2.1"))
    assert read.notes == "Første linje\nandre linje\n\nfjerde"
    assert read.phones == [Phone("+4722000002", "work")]
    assert read.addresses[0].value == "Storgata 1, Plan 4, 0155 Oslo, Norge"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_the_norwegian_letters_survive_every_encoding_and_line_end(encoding: str, end: str) -> None:
    read = cards(card("N:Ødegård;Bjørn-Åge;;;", "TITLE:Sjøfartsdirektør", end=end).encode(encoding))
    assert [(one.name, one.title) for one in read] == [("Bjørn-Åge Ødegård", "Sjøfartsdirektør")]


def test_a_card_says_which_charset_it_is_in() -> None:
    (read,) = cards(b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=windows-1251:" + "Иванова;Анна".encode("cp1251") + b"\r\nEND:VCARD\r\n")
    assert read.name == "Анна Иванова"


def test_version_four_with_quoted_types_and_uris_is_read() -> None:
    (read,) = cards(
        card('TEL;VALUE=uri;TYPE="work,voice":tel:+47-22-00-00-02;ext=102', 'X-A;X="a:b;c":d', "FN:Kari Nordmann", "BDAY:--0322",
             "EMAIL;PREF=1:mailto:kari@fjordbygg.example", version="4.0"))
    assert read.phones == [Phone("+4722000002", "work")]
    assert (read.given, read.family, read.birthday) == ("Kari", "Nordmann", "--03-22")
    assert read.emails == [Labelled("kari@fjordbygg.example")]


def test_a_group_is_named_but_not_made_a_person() -> None:
    text = card("KIND:group", "FN:Styret", "MEMBER:urn:uuid:1", "MEMBER:urn:uuid:2", version="4.0") + card("FN:Kari Nordmann")
    items = list(read_vcards([text.encode()]))
    assert items[0] == Complaint("card 1", "complaint.card-list", (("name", "Styret"), ("members", "2")))
    assert [item.name for item in items[1:] if isinstance(item, Card)] == ["Kari Nordmann"]


def test_an_agent_inside_a_card_is_not_mixed_with_its_owner() -> None:
    text = card("FN:Kari Nordmann", "AGENT:", "BEGIN:VCARD", "FN:Per Agent", "EMAIL:per@agent.example", "END:VCARD", "EMAIL:kari@nordmann.example")
    (read,) = cards(text)
    assert (read.name, [one.value for one in read.emails]) == ("Kari Nordmann", ["kari@nordmann.example"])
    assert "Per Agent" in read.raw


def test_cards_nested_in_an_outer_card_are_all_read() -> None:
    text = "BEGIN:VCARD\n" + card("FN:Kari Nordmann", end="\n") + card("FN:Ola Dahl", end="\n") + "END:VCARD\n"
    assert sorted(one.name for one in cards(text)) == ["Kari Nordmann", "Ola Dahl"]


def test_a_card_inside_a_card_leaves_the_outer_whole() -> None:
    text = "BEGIN:VCARD\nFN:Kari Nordmann\n" + card("FN:Ola Dahl", end="\n") + "EMAIL:kari@nordmann.example\nEND:VCARD\n"
    assert {one.name: len(one.emails) for one in cards(text)} == {"Ola Dahl": 0, "Kari Nordmann": 1}
    assert complaints(text) == []


def test_a_card_without_an_end_is_kept_and_told() -> None:
    text = "BEGIN:VCARD\nFN:Kari Nordmann\nTEL:99887766\n" + card("FN:Ola Dahl", end="\n") + card("FN:Siv Lie", end="\n")
    assert sorted(one.name for one in cards(text)) == ["Kari Nordmann", "Ola Dahl", "Siv Lie"]
    assert complaints(text) == ["complaint.card-cut"]


def test_a_file_cut_in_the_middle_keeps_what_it_said() -> None:
    text = card("FN:Kari Nordmann") + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ola Dahl\r\nEMAIL:ola@da"
    assert [one.name for one in cards(text)] == ["Kari Nordmann", "Ola Dahl"]
    assert complaints(text) == ["complaint.card-cut"]


def test_html_in_a_name_is_only_text() -> None:
    (read,) = cards(card("N:<b>Dahl</b>;<script>alert(1)</script>;;;"))
    assert read.family == "<b>Dahl</b>" and "<script>" in read.given


def test_marks_of_writing_direction_are_taken_off_names() -> None:
    (read,) = cards(card("N:\u202eDahl\u202c;\u200fOla;;;"))
    assert read.name == "Ola Dahl"


def test_an_empty_card_is_told_and_the_next_is_read() -> None:
    text = card() + card("FN:Kari Nordmann")
    assert complaints(text) == ["complaint.card-empty"] and len(cards(text)) == 1


def test_a_large_photo_is_cut_out_of_what_is_kept() -> None:
    text = card("FN:Kari Nordmann", "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 70, *[" " + "B" * 74] * 2000, "NOTE:Etter bildet")
    (read,) = cards(text)
    assert len(read.raw) < 1000 and "X-HVEM-LEFT-OUT:PHOTO" in read.raw and read.notes == "Etter bildet"


def test_a_photo_on_one_line_of_ten_million_letters_does_not_stop_the_rest() -> None:
    text = card("FN:Kari Nordmann", "PHOTO;ENCODING=b:" + "A" * 10_000_000, "NOTE:Etter") + card("FN:Ola Dahl")
    assert [(one.name, one.notes) for one in cards(text)] == [("Kari Nordmann", "Etter"), ("Ola Dahl", "")]


def test_a_card_of_endless_lines_is_told_and_passed_over() -> None:
    def endless() -> object:
        yield b"BEGIN:VCARD\nFN:Kari Nordmann\n"
        for _ in range(30):
            yield b"NOTE:" + b"x" * 999_000 + b"\n"
        yield b"END:VCARD\n" + card("FN:Ola Dahl").encode()

    items = list(read_vcards(endless()))  # type: ignore[arg-type]
    assert [item.name for item in items if isinstance(item, Card)] == ["Kari Nordmann", "Ola Dahl"]
    assert [item.reason for item in items if isinstance(item, Complaint)] == ["complaint.card-large"]


def test_a_remote_photo_is_left_where_it_is() -> None:
    (read,) = cards(card("FN:Kari Nordmann", "PHOTO;VALUE=uri:https://bilder.example/kari.jpg"))
    assert "https://bilder.example/kari.jpg" in read.raw and read.webs == []


def test_an_organisation_card_has_no_person_in_it() -> None:
    (read,) = cards(card("FN:Fjordbygg AS", "ORG:Fjordbygg AS", "TEL:22000002"))
    assert (read.name, read.organisation) == ("", "Fjordbygg AS")


def test_a_name_in_one_field_is_taken_apart() -> None:
    assert [(one.given, one.family) for one in cards(card("N:;Kari Nordmann;;;") + card("FN:Ole Christian Berg"))] == [
        ("Kari", "Nordmann"), ("Ole Christian", "Berg"),
    ]


_SAMPLE = card("N:Nordmann;Kari;;;", "NOTE;ENCODING=QUOTED-PRINTABLE:=C3=98l=", "og=20brus", "item1.TEL:99887766", "item1.X-ABLabel:Hytta").encode()


@given(st.binary(max_size=400))
def test_no_octets_bring_the_reader_down(octets: bytes) -> None:
    list(read_vcards([b"BEGIN:VCARD\n" + octets, octets]))


@given(st.integers(0, len(_SAMPLE)), st.integers(0, 30), st.binary(max_size=20))
def test_no_damage_to_a_card_hides_the_one_after_it(at: int, gone: int, put: bytes) -> None:
    damaged = _SAMPLE[:at] + put.replace(b"B", b"").replace(b"b", b"") + _SAMPLE[at + gone :]
    found = [item.name for item in read_vcards([damaged, b"\r\n" + card("FN:Ola Dahl").encode()]) if isinstance(item, Card)]
    assert "Ola Dahl" in found


@given(st.integers(1, 60))
def test_the_size_of_the_pieces_does_not_matter(size: int) -> None:
    text = card("N:Ødegård;Åse;;;", "NOTE:a\\nb") * 3
    octets = text.encode()
    pieces = [octets[at : at + size] for at in range(0, len(octets), size)]
    assert list(read_vcards(pieces)) == list(read_vcards([octets]))
