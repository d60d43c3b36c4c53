"""Mail files: who wrote whom, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.card import Complaint
from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.mails import is_mail, read_mail, read_mbox

KARI = Correspondent("kari@nordmann.example", "Kari Nordmann")
OLA = Correspondent("ola@dahl.example", "Ola Dahl")


def mail(*extra: str, sender: str = "Kari Nordmann <Kari@Nordmann.example>") -> str:
    return "\n".join([f"From: {sender}", "To: Ola Dahl <ola@dahl.example>", "Date: Tue, 12 Mar 2024 09:41:12 +0100",
                      "Subject: Kaffe", "Message-ID: <abc@nordmann.example>", *extra, "", "Hei Ola", ""])


def one(text: str | bytes) -> Letter:
    (letter,) = read_mail([text.encode() if isinstance(text, str) else text])
    assert isinstance(letter, Letter)
    return letter


def test_a_mail_says_who_wrote_whom_and_when() -> None:
    letter = one(mail())
    assert letter == Letter(KARI, (OLA,), datetime(2024, 3, 12, 9, 41, 12, tzinfo=timezone(timedelta(hours=1))), "Kaffe", "abc@nordmann.example",
                            None, False, "mail 1")


def test_copies_count_and_nobody_is_named_twice() -> None:
    letter = one(mail('Cc: "Lie, Siv" <siv@lie.example>, OLA@dahl.example,', "\t=?utf-8?Q?=C3=85se_?= =?utf-8?Q?=C3=98ver=C3=A5s?= <aase@hav.example>"))
    assert [person.name for person in letter.recipients] == ["Ola Dahl", "Lie, Siv", "Åse Øverås"]


def test_old_mail_in_western_letters_is_readable() -> None:
    letter = one(mail(sender="=?iso-8859-1?B?xXNlIN92ZXLlcw==?= <aase@hav.example>"))
    assert letter.sender.name.startswith("Åse")
    assert one(mail().replace("Kaffe", "Møte på fjøset").encode("cp1252")).subject == "Møte på fjøset"


@pytest.mark.parametrize(
    ("header", "inward"),
    [("Delivered-To: ola@dahl.example", True), ("X-Gmail-Labels: Sendt,Viktig", False), ("X-Gmail-Labels: =?UTF-8?Q?Sent,Jobbs=C3=B8k?=", False), ("X-A: b", None)],
)
def test_the_mail_tells_whether_it_came_or_went(header: str, inward: bool | None) -> None:
    assert one(mail(header)).inward is inward


@pytest.mark.parametrize("header", ["List-Unsubscribe: <https://liste.example>", "Auto-Submitted: auto-replied", "Precedence: bulk"])
def test_newsletters_and_machines_are_marked(header: str) -> None:
    assert one(mail(header)).bulk and not one(mail("Auto-Submitted: no")).bulk


def test_an_mbox_is_read_letter_by_letter() -> None:
    separator = "From kari@nordmann.example Tue Mar 12 09:41:12 2024\n"
    text = separator + mail() + "From now on I write every day.\n>From here\n\n" + separator + mail(sender="") + "\n" + separator + mail("X: y")
    first, second, third = read_mbox([text.encode()])
    assert isinstance(first, Letter) and isinstance(third, Letter) and third.where == "mail 3"
    assert second == Complaint("mail 2", "complaint.mail-no-sender", (("subject", "Kaffe"),))


def test_a_mail_from_a_machine_without_an_address_is_no_complaint() -> None:
    letter = one(mail(sender="Mail Delivery System <>"))
    assert letter.bulk and letter.sender == Correspondent("", "Mail Delivery System")


def test_a_date_nobody_can_read_leaves_the_time_open() -> None:
    assert one(mail().replace("Tue, 12 Mar 2024 09:41:12 +0100", "en tirsdag")).at is None
    assert one(mail().replace("+0100", "-0000")).at == datetime(2024, 3, 12, 9, 41, 12, tzinfo=UTC)


def test_a_mail_cut_in_its_head_still_tells() -> None:
    assert one(mail()[:60]).sender == KARI


def test_what_is_mail_is_told_from_what_is_not() -> None:
    assert is_mail(mail().split("\n")) and not is_mail(["BEGIN:VCARD", "FN: x"]) and not is_mail(["Fra: Kari", "Emne: hei"]) and not is_mail([])


@given(st.binary(max_size=300))
def test_no_octets_bring_the_reader_down(octets: bytes) -> None:
    for head in (b"From: ", b"From: K <k@n.example>\nDate: ", b"From: k@n.example\nTo: =?", b"From x@y.example Tue Mar 12 09:41 2024\nSubject: =?utf-8?b?"):
        for item in (*read_mail([head + octets]), *read_mbox([head + octets])):
            assert item.where
