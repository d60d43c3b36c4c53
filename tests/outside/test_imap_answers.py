"""Reading what IMAP servers answer: sets, names, structures, folders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.outside import folder_roles, imap_answers, imap_parts
from hvem.outside.imap_answers import header_lines
from hvem.outside.imap_talk import Answer
from hvem.outside.shapes import Failed


@given(st.sets(st.integers(1, 5000)))
def test_a_set_is_written_short_and_read_as_it_was(uids):
    written = imap_answers.ranges(sorted(uids))
    assert not uids or list(imap_answers.of_ranges(written.decode())) == sorted(uids)
    assert imap_answers.ranges([1, 2, 3, 7, 9, 10]) == b"1:3,7,9:10"


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_a_folders_name_is_carried_whole(name):
    written = imap_answers.utf7_written(name)
    assert written.isascii() and imap_answers.utf7_read(written.encode()) == name


@pytest.mark.parametrize(("raw", "name"), [(b"S&APg-ppel", "Søppel"), (b"a&-b", "a&b"), ("Søppel".encode(), "Søppel"), (b"&AAAAA-", "&AAAAA-"), (b"a & b", "a & b")])
def test_names_as_servers_write_them(raw, name):
    assert imap_answers.utf7_read(raw) == name


@given(st.binary(max_size=300))
def test_no_answer_whatever_breaks_the_reading(octets):
    answer = Answer(b"* 1 FETCH (UID 1 " + octets.replace(b"\n", b""), (b"x",))
    assert imap_answers.head_of(answer) is not None
    imap_answers.listed(Answer(b"* LIST (" + octets))
    imap_answers.found_uids([Answer(b"* SEARCH " + octets)])
    try:
        imap_parts.part_of(imap_answers.structure_of(Answer(b"* 1 FETCH (BODYSTRUCTURE (" + octets, ())), "")
    except Failed as failed:
        assert failed.trouble == "broken"


def test_a_structure_is_read_with_its_numbers():
    text = (
        b'* 1 FETCH (UID 5 BODYSTRUCTURE ((("TEXT" "PLAIN" ("charset" "utf-8") NIL NIL "QUOTED-PRINTABLE" 120 4)("TEXT" "HTML" NIL NIL NIL "7BIT" 300 9) '
        b'"ALTERNATIVE" ("BOUNDARY" {3}) NIL)("APPLICATION" "PDF" ("NAME" "a) (b.pdf") NIL NIL "BASE64" 30000000 NIL ("attachment" ("filename" "x")) NIL) "MIXED" ("boundary" "Y")))'
    )
    tree = imap_parts.part_of(imap_answers.structure_of(Answer(text, (b"X X",))), "")
    assert (tree.kind, tree.boundary, len(tree.parts)) == ("multipart/mixed", b"Y", 2)
    assert [(part.number, part.kind) for part in tree.parts[0].parts] == [("1.1", "text/plain"), ("1.2", "text/html")]
    assert tree.parts[0].boundary == b"X X" and tree.parts[1].attached and tree.parts[1].size == 30_000_000


@pytest.mark.parametrize(
    ("line", "name", "mark"),
    [
        (b'* LIST (\\HasNoChildren \\Sent) "/" "[Gmail]/Sendt e-post"', "[Gmail]/Sendt e-post", "\\sent"),
        (b"* LIST () NIL INBOX", "INBOX", ""),
        (b'* LIST (\\Noselect) "." INBOX.Arkiv', "INBOX.Arkiv", "\\noselect"),
        (b'* LIST () "\\\\" "a \\"b\\" \\\\c"', 'a "b" \\c', ""),
        (b'* XLIST (\\AllMail) "/" "Alle"', "Alle", "\\allmail"),
    ],
)
def test_a_listed_folder_is_read(line, name, mark):
    marks, read = imap_answers.listed(Answer(line))
    assert read == name and (not mark or mark in marks)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("INBOX", "inbox"), ("inbox", "inbox"), ("Sent", "sent"), ("Sendt", "sent"), ("Sendte elementer", "sent"), ("[Gmail]/Sendt e-post", "sent"), ("INBOX.Sent", "sent"),
        ("INBOX/Sendte element", "sent"), ("Skickat", "sent"), ("Gesendete Objekte", "sent"), ("Sent Items", "sent"), ("Sendt post", "sent"), ("Papirkurv", "trash"),
        ("Slettede elementer", "trash"), ("Søppelpost", "junk"), ("Arkiv", "archive"), ("Utkast", "drafts"), ("Kladder", "drafts"), ("[Gmail]/All e-post", "all"),
        ("Prosjekt/Sendt", ""), ("Prosjekt/Kunde/Sendt", ""), ("Fra Sendt", ""), ("", ""), ("Absent", ""), ("INBOX.Kunder.Sendt", ""),
    ],
)  # fmt: skip
def test_a_folder_is_known_by_its_name_in_the_languages_of_the_north(name, role):
    assert folder_roles.by_name(name) == role


def test_the_servers_word_goes_before_the_name_and_a_role_to_one_folder():
    listed = [(frozenset(), "INBOX"), (frozenset(), "Sent"), (frozenset({"\\sent"}), "Sendte elementer"), (frozenset(), "Arkiv"), (frozenset(), "Archive")]
    assert folder_roles.roles(listed) == [("INBOX", "inbox"), ("Sent", ""), ("Sendte elementer", "sent"), ("Arkiv", "archive"), ("Archive", "")]


def test_pretended_heads_are_cut_as_a_server_cuts_them():
    octets = b"From: a\nSubject: en\n lang linje\nX: y\nTo: b\n\nFrom: ikke\n"
    assert header_lines(octets, ("subject", "from")) == b"From: a\r\nSubject: en\r\n lang linje\r\n\r\n"
