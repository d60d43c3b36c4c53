"""What kind of mail it is decides what is done with it: an answer, a machine's answer, a returned mail, an invitation."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hvem.reading.mail.message import read_any, read_one
from tests.reading.mail.labelled import rows
from tests.reading.mail.outlook_file import BINARY, NUMBER, TEXT, TEXT8, TIME, outlook_file

SETS = ("norwegian/expected.jsonl", "mails_held_out.jsonl", "mails_fresh.jsonl", "mails_last.jsonl")


@pytest.mark.parametrize("row", [row for name in SETS for row in rows(name)], ids=lambda row: row["id"])
def test_the_kind_of_a_mail_is_known(row: dict) -> None:
    assert read_one(row["octets"]).kind == row["kind"]


def kind(subject: str, body: str = "Hei på deg.\n", more: str = "") -> str:
    return read_one(
        f"From: Kari Nordmann <kari@fjordbygg.example>\nSubject: {subject}\n{more}Content-Type: text/plain; charset=utf-8\n\n{body}".encode()
    ).kind


@pytest.mark.parametrize("subject", ["Re: Hei", "SV: Hei", "Sv: Hei", "AW: Hei", "RE: FW: Hei", "Svar: Hei", "Re[2]: Hei"])
def test_a_subject_can_say_that_it_is_an_answer(subject: str) -> None:
    assert kind(subject) == "reply"


def test_an_answer_is_known_by_the_thread_or_by_what_it_quotes() -> None:
    assert kind("Hei", more="In-Reply-To: <a@b.example>\n") == "reply"
    assert kind("Hei", "Ja.\n\nDen 3. mars 2026 skrev Ola Vik <ola@vik.example>:\n> Nå?\n") == "reply"


@pytest.mark.parametrize("subject", ["VS: Hei", "Fwd: Hei", "FW: Re: Hei", "Vidaresendt: Hei", "WG: Hei", "VB: Hei"])
def test_what_is_passed_on_is_no_answer(subject: str) -> None:
    assert kind(subject, more="In-Reply-To: <a@b.example>\n") == "message"


def test_a_person_who_says_they_are_away_is_no_machine() -> None:
    assert (
        kind("Re: Hei", "Jeg er på ferie til mandag, men tirsdag passer fint.\n\nKari\n", "In-Reply-To: <a@b.example>\n")
        == "reply"
    )


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "REPLY", "COUNTER"])
def test_an_invitation_and_all_that_answers_it_are_invitations(method: str) -> None:
    calendar = f"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nUID:1\nSUMMARY:Kaffe\nEND:VEVENT\nEND:VCALENDAR\n"
    octets = f"From: k@x.example\nSubject: Kaffe\nIn-Reply-To: <a@b.example>\nContent-Type: text/calendar; charset=utf-8; method={method}\n\n{calendar}"
    read = read_one(octets.encode())
    assert (read.kind, b"UID:1" in read.calendar) == ("invitation", True)


def test_a_calendar_handed_out_is_a_message() -> None:
    assert (
        read_one(
            b"From: k@x.example\nSubject: Kamper\nContent-Type: text/calendar; name=k.ics\n\nBEGIN:VCALENDAR\nMETHOD:PUBLISH\nEND:VCALENDAR\n"
        ).kind
        == "message"
    )


def test_an_invitation_keeps_only_what_its_sender_wrote() -> None:
    described = "Ta med regnskapet.\\n\\nBli med via Google Meet\\nhttps://meet.example/abc"
    calendar = (
        f"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Kaffe\nDESCRIPTION:{described}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    sheet = "Kaffe\ntorsdag 3. des. 2026 ⋅ 13:00 – 13:30\n\nTa med regnskapet.\n\nBli med via Google Meet\nhttps://meet.example/abc\n\nArrangør\nKari\n"
    octets = f"From: k@x.example\nSubject: Invitasjon: Kaffe\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{sheet}\n--b\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n\n{calendar}\n--b--\n"
    assert read_one(octets.encode()).text == "Ta med regnskapet."


def test_what_lists_send_is_bulk() -> None:
    assert read_one(b"From: nytt@avis.example\nSubject: Nytt\nList-Unsubscribe: <mailto:u@avis.example>\n\nHei\n").bulk
    assert not read_one(b"From: kari@fjordbygg.example\nSubject: Hei\n\nHei\n").bulk


TEXT_OF_IT = "Hei Ola,\r\n\r\nvi ses på torsdag.\r\n\r\nHilsen\r\nKari Nordmann\r\nFjordbygg AS\r\n\r\nFra: Ola Vik\r\nSendt: 5. januar 2026 10:00\r\nTil: Kari\r\nEmne: Hei\r\n\r\nHei\r\n"
HEAD = {
    (0x37, TEXT): "SV: Hei",
    (0x0C1A, TEXT): "Kari Nordmann",
    (0x5D01, TEXT): "kari@fjordbygg.example",
    (0x1035, TEXT): "<a1@x.example>",
    (0x1042, TEXT): "<b1@x.example>",
    (0x39, TIME): datetime(2026, 1, 6, 8, 12, tzinfo=UTC),
}
OTHERS = [
    {(0x3001, TEXT): "Ola Vik", (0x39FE, TEXT): "ola@vik.example", (0x0C15, NUMBER): 1},
    {(0x3001, TEXT): "Eva", (0x3003, TEXT): "eva@vik.example", (0x0C15, NUMBER): 2},
]
FILES = [{(0x3707, TEXT): "tilbud.pdf", (0x370E, TEXT): "application/pdf", (0x3701, BINARY): b"x" * 5000, (0x0E20, NUMBER): 5000}]


@pytest.mark.parametrize(
    "body",
    [
        {(0x1000, TEXT): TEXT_OF_IT},
        {(0x1000, TEXT8): TEXT_OF_IT.encode("cp1252")},
        {(0x1013, BINARY): TEXT_OF_IT.replace("\r\n", "<br>").encode(), (0x3FDE, NUMBER): 65001},
        {(0x1013, BINARY): TEXT_OF_IT.replace("\r\n", "<br>").encode("cp1252"), (0x3FDE, NUMBER): 1252},
    ],
)
def test_a_mail_of_outlook_is_read_as_any_other(body: dict) -> None:
    read = read_any(outlook_file(HEAD | body, OTHERS, FILES), "hei.msg")
    assert (read.kind, read.sender.email, read.message_id, read.in_reply_to) == (
        "reply",
        "kari@fjordbygg.example",
        "a1@x.example",
        "b1@x.example",
    )
    assert ([one.email for one in read.recipients], [one.email for one in read.copied]) == (
        ["ola@vik.example"],
        ["eva@vik.example"],
    )
    assert read.at == datetime(2026, 1, 6, 8, 12, tzinfo=UTC)
    assert read.text == "Hei Ola,\n\nvi ses på torsdag."
    assert read.signature is not None and read.signature.organisation == "Fjordbygg AS"
    assert [(one.name, one.kind, one.size) for one in read.attachments] == [("tilbud.pdf", "application/pdf", 5000)]


def test_a_meeting_in_a_file_of_outlook_is_an_invitation() -> None:
    assert (
        read_any(outlook_file(HEAD | {(0x1A, TEXT): "IPM.Schedule.Meeting.Request", (0x1000, TEXT): "Kaffe?"}, [], [])).kind
        == "invitation"
    )
