"""A mail is read whole, whatever its octets are: who wrote, when, what is attached; and never slowly."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvem.reading.mail.archives import whole_mails
from hvem.reading.mail.message import read_any, read_one
from hvem.reading.mail.shapes import Mail

HEAD = "From: Kari Nordmann <kari@fjordbygg.example>\nTo: Ola Vik <ola@vik.example>\nDate: Tue, 6 Jan 2026 09:12:00 +0100\n"
M = 1_000_000


def mail(body: str | bytes, more: str = "Subject: Takk\n") -> bytes:
    """A small mail."""
    return (HEAD + more + "\n").encode() + (body if isinstance(body, bytes) else body.encode())


@pytest.mark.parametrize("part", ["text/plain; charset=utf-8", "message/delivery-status", "text/rfc822-headers"])
def test_a_broken_way_of_encoding_is_no_reason_not_to_read_a_mail(part: str) -> None:
    """Half a letter in the header that says how the text is written, and letters of our own in the text."""
    read = read_one(mail("Hei på deg\n", f"Subject: Takk\nContent-Type: {part}\nContent-Transfer-Encoding: 8=?utf-7?q?+2AA-?=bit\n"))
    assert read.sender.email == "kari@fjordbygg.example" and read.subject == "Takk"


def test_the_head_says_who_wrote_whom_and_when() -> None:
    read = read_one(
        mail(
            "Hei\n",
            "Subject: =?utf-8?q?Kaff=C3=A9?=\nCc: Eva <eva@vik.example>\nMessage-ID: <a1@x.example>\nIn-Reply-To: <b2@x.example>\nReferences: <b1@x.example> <b2@x.example>\n",
        )
    )
    assert (read.sender.email, read.sender.name) == ("kari@fjordbygg.example", "Kari Nordmann")
    assert [one.email for one in read.recipients] == ["ola@vik.example"]
    assert [one.email for one in read.copied] == ["eva@vik.example"]
    assert read.at == datetime(2026, 1, 6, 9, 12, tzinfo=timezone(timedelta(hours=1)))
    assert (read.subject, read.message_id, read.in_reply_to, read.references) == (
        "Kaffé",
        "a1@x.example",
        "b2@x.example",
        ("b1@x.example", "b2@x.example"),
    )


def test_a_mail_without_date_or_sender_is_still_read() -> None:
    read = read_one(b"Subject: Hei\n\nKom i morgen.\n")
    assert (read.text, read.at, read.sender.email) == ("Kom i morgen.", None, "")


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbf", b"From kari@fjordbygg.example Tue Jan  6 09:12:00 2026\n", b"\r\n\r\n", b">From kari\n"]
)
def test_what_programs_put_before_a_mail_is_passed_over(before: bytes) -> None:
    assert read_one(before + mail("Hei på deg.\n")).text == "Hei på deg."


@pytest.mark.parametrize("octets", [b"", b"\x89PNG\r\n\x1a\n" + bytes(500), b"bare en tekst\n\nuten hode", bytes(range(256))])
def test_what_is_no_mail_is_told_so(octets: bytes) -> None:
    with pytest.raises(ValueError, match="no mail"):
        read_one(octets)


@pytest.mark.parametrize(
    ("charset", "octets"),
    [
        ("us-ascii", "Blåbær på Ørsta".encode()),
        ("iso-8859-1", "Blåbær på Ørsta".encode()),
        ("utf-8", "Blåbær på Ørsta".encode("latin-1")),
        ("x-ukjent", "Blåbær på Ørsta".encode()),
        ("iso-8859-1", "Blåbær på Ørsta".encode("latin-1")),
        ("base64", "Blåbær på Ørsta".encode()),
        ("utf-16", "Blåbær på Ørsta".encode("utf-16")),
    ],
)
def test_a_charset_that_lies_does_not_spoil_the_letters(charset: str, octets: bytes) -> None:
    assert read_one(mail(octets, f"Content-Type: text/plain; charset={charset}\n")).text == "Blåbær på Ørsta"


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "utf-16"])
def test_half_a_letter_is_never_let_in(charset: str) -> None:
    read = read_one(
        mail("a +2AA- \\ud800 b", f"Subject: =?{charset}?q?+2AA-=5Cud800?=\nContent-Type: text/plain; charset={charset}\n")
    )
    (read.text + read.subject).encode()


def test_line_ends_of_all_kinds_part_lines() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028"):
        assert read_one(mail(end.join(("En", "to", "", "tre")))).text == "En\nto\n\ntre"


def test_flowing_lines_are_joined() -> None:
    flowed = read_one(mail("Dette er en \nlang linje.\nNy.\n", "Content-Type: text/plain; format=flowed\n"))
    joined = read_one(mail("Dette er en lang set \nning.\n", "Content-Type: text/plain; format=flowed; delsp=yes\n"))
    assert (flowed.text, joined.text) == ("Dette er en lang linje.\nNy.", "Dette er en lang setning.")


MIXED = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n'


def test_attachments_are_named_and_weighed_but_not_read() -> None:
    read = read_one(
        mail(
            "--b\nContent-Type: text/plain\n\nSe vedlegg.\n--b\n"
            'Content-Type: application/pdf; name="til\n bud.pdf"\nContent-Disposition: attachment; filename="../../til bud.pdf"\n'
            "Content-Transfer-Encoding: base64\n\nSGVpIHNhbm4=\n--b\nContent-Type: application/ms-tnef\n\nxyz\n--b--\n",
            MIXED,
        )
    )
    assert read.text == "Se vedlegg."
    assert [(one.name, one.kind, one.size) for one in read.attachments] == [
        ("til bud.pdf", "application/pdf", 8),
        ("winmail.dat", "application/ms-tnef", 3),
    ]


def test_a_huge_attachment_costs_neither_time_nor_its_size() -> None:
    lines = b"QUJDREVG" * 9 + b"\n"
    body = b"--b\nContent-Type: text/plain\n\nHei.\n--b\nContent-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n"
    started = time.perf_counter()
    read = read_one(mail(body + lines * 400_000 + b"--b--\n", MIXED))
    assert time.perf_counter() - started < 3
    assert (read.text, read.attachments[0].size, read.cut) == ("Hei.", 400_000 * 54, False)


def test_an_enclosed_mail_is_an_attachment() -> None:
    inner = "From: eva@vik.example\nSubject: Gammelt\n\nGammel tekst.\n"
    read = read_one(
        mail(f"--b\nContent-Type: text/plain\n\nSe under.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n", MIXED)
    )
    assert (read.text, read.attachments[0].name, read.kind) == ("Se under.", "Gammelt.eml", "message")


def test_a_file_that_is_nothing_but_an_enclosed_mail_is_that_mail() -> None:
    read = read_one(b"Content-Type: message/rfc822\n\nFrom: eva@vik.example\nSubject: Gammelt\n\nGammel tekst.\n")
    assert (read.sender.email, read.text) == ("eva@vik.example", "Gammel tekst.")


def test_ten_thousand_recipients_are_a_few() -> None:
    many = ",\n ".join(f"P{n} <p{n}@vik.example>" for n in range(10_000))
    assert 0 < len(read_one(f"From: a@vik.example\nTo: {many}\n\nHei\n".encode()).recipients) <= 200


def test_an_enclosed_mail_with_a_broken_head_is_weighed_all_the_same() -> None:
    inner = b"Received: from male\n\rx: by\r\n\tc\nSubject: S\nX: \xff\n\nTekst.\n"
    read = read_one(mail(b"--b\nContent-Type: message/rfc822\n\n" + inner + b"\n--b--\n", MIXED))
    assert read.attachments[0].size > 20


def test_a_charset_with_a_nul_in_it_is_no_charset() -> None:
    assert read_one(mail("Blåbær", "Content-Type: text/plain; charset=utf\0-8\n")).text == "Blåbær"


def test_a_header_brings_no_line_of_its_own_along() -> None:
    read = read_one(b"From: =?utf-8?q?Kari=0D=0ABcc=3A_x?= <kari@vik.example>\nSubject: =?utf-8?q?a=0D=0AX-Evil=3A_1?=\n\nHei\n")
    assert "\n" not in read.subject + read.sender.name
    assert "\r" not in read.subject + read.sender.name


def _nested(depth: int) -> bytes:
    return (
        b"From: a@vik.example\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
        + b"x\n" * 1000
    )


HOSTILE = {
    "nested": _nested(3000),
    "nested mails": b"From: a@vik.example\n" + b"Content-Type: message/rfc822\n\n" * 20_000,
    "many parts": b'From: a@vik.example\nContent-Type: multipart/mixed; boundary="b"\n\n'
    + b"--b\nContent-Type: text/plain\n\nx\n" * 30_000,
    "parameters": b"From: a@vik.example\nContent-Type: text/plain" + b";a*0=b" * 150_000 + b"\n\nhei\n",
    "references": b"From: a@vik.example\nReferences: " + b"<a@b>" * 200_000 + b"\n\nhei\n",
    "brackets": b"From: a@vik.example\nTo: " + b"(<" * 500_000 + b"\n\nhei\n",
    "flowed": b"From: a@vik.example\nContent-Type: text/plain; format=flowed\n\n" + b"a \n" * 330_000,
    "elements": b"From: a@vik.example\nContent-Type: text/html\n\n" + b"<div><p>x" * 110_000,
    "tables": b"From: a@vik.example\nContent-Type: text/html\n\n" + b"<table><tr><td>" * 66_000,
    "puny": b"From: a@vik.example\nContent-Type: text/plain; charset=punycode\n\n" + b"a-" * 500_000,
} | {
    f"line {number}": mail(line * (M // len(line.encode())))
    for number, line in enumerate(
        [
            "Den 3. mars 2026 skrev\n",
            "Fra: a@b.example\n",
            "Fra: ",
            "Mvh Kari\n\n",
            "Sent from ",
            "a@",
            "- ",
            "> ",
            "Hilsen\n",
            "1",
            "99 88 77 66 ",
            "Kari Nordmann\n",
            "PS: du kan komme\n\n",
            "-----\nTeams\n",
            "confidential email recipient\n\n",
            "<a@b.example> wrote 1\n",
            "Aaaa. ",
            "A1vei 1 ",
            "(",
            "\u00a0",
            "wrote: ",
            "From: x\nSent: y\n",
            "www.",
            "daglig leder og ",
        ]  # fmt: skip
    )
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_mail_made_to_hurt_is_read_in_no_time(name: str) -> None:
    started = time.process_time()
    assert isinstance(read_one(HOSTILE[name]), Mail)
    assert time.process_time() - started < 2


PIECES = st.sampled_from(
    [
        b"Content-Type: text/plain; charset=utf-7\n",
        b"+2AA-",
        b"Subject: =?utf-7?q?+2AA-?=\n",
        b"From: Kari <kari@x.example>\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"Content-Type: text/html; charset=utf-16\n",
        b"--b\n",
        b"--b--\n",
        b"\n",
        b"\r\n",
        b"\r",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: x-uuencode\n",
        b"Content-Type: message/rfc822\n",
        b"Content-Type: text/calendar; method=REQUEST\n",
        b"=?utf-8?b?",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
        b"Content-Type: message/delivery-status\n",
        b"<blockquote type=cite>",
        b"<div class=gmail_signature>",
        b"Den 3. mars 2026 skrev Ola <ola@x.example>:\n",
        b"> hei\n",
        b"Fra: a\nSendt: 1.2.2026 10:00\nTil: b\nEmne: c\n",
        b"Hilsen\nKari\n",
        b"-- \n",
        b"Date: Tue, 99 Foo 2026 25:61:00 +9999\n",
        b"Subject: Re: ",
        b"Content-Disposition: attachment; filename*=x''%ff%00\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''a; filename*1=b\n",
        b'To: "a\\" <b@c>, ;:<<>>(\n',
        b"METHOD:REQUEST\nDESCRIPTION:\\n\\\n",
        b"\xff\xfe",
        b"\x00",
        b"\xc3",
        b"Auto-Submitted: auto-replied\n",
        b"Final-Recipient: rfc822; x@y.example\nStatus: 5.1.1\nAction: failed\n\n",
        b'Content-Type: text/plain; charset=""; format=flowed\n',
    ]  # fmt: skip
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=30).map(b"".join)),
    st.sampled_from(["a.eml", "a.msg", ""]),
)
def test_any_octets_are_a_mail_or_plainly_none(octets: bytes, name: str) -> None:
    try:
        read = read_any(octets, name)
    except ValueError:
        return
    assert isinstance(read, Mail)
    "".join((read.text, read.quoted, read.subject, read.sender.name, *(one.name for one in read.attachments))).encode()
    assert "\0" not in read.text + read.quoted + read.subject + read.sender.name


def test_an_mbox_is_read_mail_by_mail() -> None:
    box = b"".join(
        b"From kari@x.example Tue Jan  6 09:12:0%d 2026\n" % n + mail(f"Mail {n}\n\n>From nå av\n") + b"\n" for n in range(3)
    )
    for size in (1, 7, 64, 10_000):
        found = [read_one(one) for one in whole_mails(box[at : at + size] for at in range(0, len(box), size))]
        assert [one.text for one in found] == [f"Mail {n}\n\nFrom nå av" for n in range(3)]


def test_a_broken_outlook_file_is_told_so() -> None:
    with pytest.raises(ValueError, match="Outlook"):
        read_any(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "x.msg")
