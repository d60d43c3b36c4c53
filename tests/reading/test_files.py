"""Whatever file a person brings: what kind it is, told by its content, and how it is refused."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.card import Card, Complaint
from hvem.reading.exchanges import Letter
from hvem.reading.files import FORMATS, SNIFFED, open_contacts, sniff

SAMPLES = Path(__file__).parent / "samples"
CONNECTIONS = (SAMPLES / "linkedin_connections.csv").read_bytes()
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kari Nordmann\r\nEND:VCARD\r\n"
MESSAGES = (
    b"CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    b"1,,Kari Nordmann,https://linkedin.example/in/kari,Ola Dahl,,2024-03-12 09:41:12 UTC,,Hei,INBOX\n"
)


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, octets in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), octets)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "octets"),
    [
        ("vcard", CARD),
        ("vcard", b"\xef\xbb\xbf\r\n\r\n" + CARD.replace(b"VCARD", b"vCard")),
        ("vcard", CARD.decode().encode("utf-16")),
        ("ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
        ("mbox", b"From kari@nordmann.example Tue Mar 12 09:41:12 2024\nFrom: Kari <kari@nordmann.example>\nDate: x\n\nhei"),
        ("eml", b"Received: by x\r\nFrom: Kari <kari@nordmann.example>\r\nSubject: Hei\r\n\r\nFirst Name,Last Name,Company\n"),
        ("linkedin-zip", zipped(Connections_csv=CONNECTIONS)),
        ("hvem", b"Given name,Family name,Phones,E-mails,Webs,Also at,Uid\n"),
        ("csv", "Navn;E-post;Tlf\n".encode()),
    ],
)
def test_a_file_is_known_by_what_is_in_it_never_by_its_name(name: str, octets: bytes) -> None:
    assert name in FORMATS
    assert sniff(octets, "bilde.jpg") == name
    assert open_contacts(octets, "bilde.jpg").format == name


@pytest.mark.parametrize(
    ("reason", "octets"),
    [
        ("empty", b""), ("empty", b" \r\n\t"), ("empty", b"\xef\xbb\xbf"), ("unknown", b"Dette er bare et brev."), ("picture", b"\x89PNG\r\n\x1a\n"),
        ("pdf", b"%PDF-1.7"), ("binary", bytes(range(32)) * 20), ("spreadsheet", zipped(**{"[Content_Types].xml": b"<x/>"}).replace(b".Types", b"_Types")),
        ("packed", b"\x1f\x8b\x08\0"),
    ],
)
def test_a_file_that_is_nothing_we_read_says_why(reason: str, octets: bytes) -> None:
    assert sniff(octets) is None
    (complaint,) = open_contacts(octets).items
    assert complaint == Complaint("file", f"complaint.file-{reason}")


def test_a_file_on_disk_is_read_and_closed(tmp_path: Path) -> None:
    path = tmp_path / "kontakter"
    path.write_bytes(CARD * 3)
    assert [item.where for item in open_contacts(path).items] == ["card 1", "card 2", "card 3"]


def test_linkedins_zip_gives_connections_and_messages_from_any_folder() -> None:
    octets = zipped(Basic__Connections_csv=CONNECTIONS, Basic__messages_csv=MESSAGES, Basic__Invitations_csv=b"From,To\n")
    reading = open_contacts(octets, "export.zip")
    items = list(reading.items)
    assert [type(item).__name__ for item in items] == ["Card", "Card", "Card", "Letter"]
    assert items[0].where == "Connections.csv, row 5" and isinstance(items[3], Letter)


def test_linkedins_profile_tells_which_messages_came_and_which_went() -> None:
    sent = MESSAGES + b"1,,Ola Dahl,,Kari Nordmann,,2024-03-12 10:00:00 UTC,,Ja,INBOX\n"
    octets = zipped(messages_csv=sent, Profile_csv=b"First Name,Last Name,Maiden Name,Address\nOla,Dahl,,\n")
    assert [item.inward for item in open_contacts(octets).items if isinstance(item, Letter)] == [True, False]


def test_a_table_without_headings_is_told_how_to_get_them() -> None:
    (complaint,) = open_contacts(b"Kari Nordmann,kari@n.example,99887766\nOla Dahl,ola@d.example,98765432\n").items
    assert complaint == Complaint("row 1", "complaint.table-no-header")


def test_any_zip_of_address_books_is_read() -> None:
    items = list(open_contacts(zipped(Takeout__a_vcf=CARD, Takeout__b_csv=b"Navn,E-post\nOla Dahl,ola@dahl.example\n", readme_txt=b"hei")).items)
    assert [item.name for item in items if isinstance(item, Card)] == ["Kari Nordmann", "Ola Dahl"]


def test_a_zip_without_people_says_so() -> None:
    assert [item.reason for item in open_contacts(zipped(readme_txt=b"hei")).items if isinstance(item, Complaint)] == ["complaint.zip-nobody"]


def test_a_zip_that_would_burst_is_refused_before_it_does() -> None:
    octets = zipped(Connections_csv=CONNECTIONS + b",,,,,,\r\n" * 4_000_000 + CONNECTIONS)
    assert len(octets) < 100_000
    *cards, last = open_contacts(octets).items
    assert isinstance(last, Complaint) and last.reason == "complaint.zip-bursting" and len(cards) == 3


def test_a_zip_inside_a_zip_stays_closed() -> None:
    octets = zipped(Connections_csv=zipped(Connections_csv=CONNECTIONS))
    assert [item.reason for item in open_contacts(octets).items if isinstance(item, Complaint)] == ["complaint.zip-nobody"]


def test_a_damaged_zip_is_told() -> None:
    octets = bytearray(zipped(Connections_csv=CONNECTIONS * 50))
    octets[80:120] = bytes(40)
    assert "complaint.zip-broken" in [item.reason for item in open_contacts(bytes(octets)).items if isinstance(item, Complaint)]


class _Long(io.RawIOBase):
    """A file of many cards that is never whole anywhere."""

    def __init__(self, cards: int) -> None:
        self.left = cards // 1000
        self.block = b"".join(b"BEGIN:VCARD\r\nFN:Kari Nordmann\r\nNOTE:%b\r\nEND:VCARD\r\n" % (b"x" * 1900) for _ in range(1000))
        self.held = b""

    def read(self, size: int = -1) -> bytes:
        if not self.held and self.left:
            self.held, self.left = self.block, self.left - 1
        given, self.held = self.held[:size], self.held[size:]
        return given


def test_a_long_file_is_read_in_little_memory() -> None:
    import tracemalloc

    tracemalloc.start()
    number = sum(1 for _ in open_contacts(_Long(10_000)).items)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 10_000 and peak < 12_000_000


_SEEDS = [CARD, CONNECTIONS, MESSAGES, zipped(Connections_csv=CONNECTIONS), b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240312T090000Z\nEND:VEVENT\n",
          b"From k@n.example Tue Mar 12 09:41:12 2024\nFrom: K <k@n.example>\nTo: =?utf-8?q?=C3=85se?= <a@n.example>\nDate: Tue, 12 Mar 2024 09:41:12 +0100\n\nhei\n"]


@given(st.binary(max_size=600))
def test_any_octets_give_items_or_complaints(octets: bytes) -> None:
    for item in open_contacts(octets).items:
        assert item.where


@given(st.sampled_from(_SEEDS), st.integers(0, 10_000), st.lists(st.binary(max_size=6), min_size=1, max_size=5))
def test_any_damage_gives_items_or_complaints(seed: bytes, start: int, pieces: list[bytes]) -> None:
    lottery = random.Random(start)
    octets = bytearray(seed)
    for piece in pieces:
        at = lottery.randrange(len(octets) + 1)
        octets[at : at + lottery.randrange(12)] = piece
    for item in open_contacts(bytes(octets)).items:
        assert item.where


def test_only_the_beginning_is_needed_to_know_a_file() -> None:
    assert sniff((CARD * 5000)[:SNIFFED]) == "vcard" and sniff((CONNECTIONS * 500)[:SNIFFED]) == "linkedin"


def test_every_complaint_has_its_sentence_in_three_languages() -> None:
    import re

    from hvem.wording.catalogue import LANGUAGES, texts

    used = set()
    for path in (Path(__file__).parents[2] / "src/hvem/reading").glob("*.py"):
        used |= set(re.findall(r'"(complaint\.[a-z-]+)"', path.read_text("utf-8")))
    used |= {f"complaint.{fault}" for fault in ("row-quote", "row-long", "card-cut", "card-large")}
    used |= {f"complaint.file-{reason}" for reason in ("empty", "picture", "pdf", "spreadsheet", "packed", "binary", "unknown")}
    for key in used:
        assert all(texts()[key][language] for language in LANGUAGES)
