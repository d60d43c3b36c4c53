"""Notices of mail that did not arrive: whom it did not reach, for good or for now, and which mail it was."""

from __future__ import annotations

import email
import json
import time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.reading.mail.automatic import is_automatic, is_feedback
from hvem.reading.mail.bounce_words import judged, status_in
from hvem.reading.mail.bounces import read_bounce

ROWS = [
    json.loads(line)
    for name in ("own", "last")
    for line in (Path(__file__).parent / f"bounces_{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
HEAD = b"From: MAILER-DAEMON@post.example\nTo: hilde@moe.example\nSubject: failure notice\n"


def parsed(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=default)  # type: ignore[return-value]


@pytest.mark.parametrize("row", [row for row in ROWS if row["bounce"]], ids=lambda row: row["name"])
def test_a_notice_tells_whom_it_did_not_reach_and_whether_for_good(row: dict) -> None:
    bounce = read_bounce(parsed(row["raw"].encode()))
    assert bounce is not None
    assert [one.address for one in bounce.recipients] == row["recipients"]
    assert (bounce.hard, bounce.delayed, bounce.original_id) == (row["hard"], row["delayed"], row["id"])


@pytest.mark.parametrize("row", [row for row in ROWS if not row["bounce"]], ids=lambda row: row["name"])
def test_a_mail_that_only_speaks_of_returned_mail_is_no_notice(row: dict) -> None:
    assert read_bounce(parsed(row["raw"].encode())) is None


@pytest.mark.parametrize(
    ("words", "status", "reason", "hard"),
    [
        ("550 5.1.1 <per@hav.example>: Recipient address rejected: User unknown", "5.1.1", "unknown-user", True),
        ("550 5.1.1 <per@hav.example> has sent to too many recipients this hour", "5.1.1", "too-often", False),
        ("E-postkontoen finnes ikke hos oss", "", "unknown-user", True),
        ("Postkassen til mottakeren er full", "", "mailbox-full", False),
        ("Kvota er brukt opp", "", "mailbox-full", False),
        ("Domenet finnes ikke", "", "unknown-host", True),
        ("Tenaren svarar ikkje, vi prøver vidare", "", "expired", False),
        ("450 4.1.1 user unknown, try again later", "4.1.1", "unknown-user", False),
        ("554 5.7.1 user unknown (in reply to end of DATA command)", "5.7.1", "filtered", False),
        ("550 user unknown (in reply to RCPT TO command)", "", "unknown-user", True),
        ("550 5.2.1 The email account that you tried to reach is disabled", "5.2.1", "suspended", False),
        ("", "5.1.2", "unknown-host", True),
        ("", "5.2.2", "mailbox-full", False),
        ("", "5.0.0", "not-said", False),
        ("552 5.3.4 Message size exceeds fixed limit", "5.3.4", "too-large", False),
        ("550 5.7.26 unauthenticated mail, SPF did not pass", "5.7.26", "policy", False),
        ("Host or domain name not found. Name service error: Host not found, try again", "4.4.3", "network", False),
    ],
)
def test_words_are_believed_before_numbers(words: str, status: str, reason: str, hard: bool) -> None:
    assert judged(words, status) == (reason, hard)


def test_what_an_address_is_called_tells_nothing() -> None:
    assert judged("<full-mailbox-spam@virus.example>: 550 5.1.1 User unknown", "5.1.1").name == "unknown-user"


def test_an_address_of_the_net_is_no_status() -> None:
    assert status_in("host mx [5.1.1.7] said: 550 no 4.10.2.1") == ""
    assert status_in("smtp; 550-5.1.1 gone") == "5.1.1"


def test_a_delay_is_never_for_good() -> None:
    raw = (
        HEAD
        + b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\nFinal-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 5.1.1\n"
    )
    bounce = read_bounce(parsed(raw))
    assert bounce is not None
    assert bounce.delayed
    assert not bounce.hard


def test_a_complaint_that_a_host_passes_on_is_feedback_and_no_bounce() -> None:
    raw = (
        b"From: <abuse@host.example>\nSubject: FW: Et spm\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n"
        b"Content-Type: text/plain\n\nThis is an email abuse report.\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n"
        b"User-Agent: X/1\nVersion: 1\n\n--b\nContent-Type: message/rfc822\n\nFrom: hilde@moe.example\n\nHei\n--b--\n"
    )
    assert is_feedback(parsed(raw))
    assert read_bounce(parsed(raw)) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"From: staff@host.example\nSubject: complaint about message from 192.0.2.7\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nFrom: h@moe.example\n\nHei\n--b--\n",
        b"From: abuse@host.example\nSubject: FBL\n\nFeedback-Type: abuse\nUser-Agent: X/1\nVersion: 1\n",
        b'From: no-reply@sns.example\nSubject: Notification\n\n{"notificationType":"Complaint","complaint":{}}\n',
    ],
)
def test_complaints_in_older_forms_are_feedback_too(raw: bytes) -> None:
    assert is_feedback(parsed(raw))


def test_a_notice_wrapped_in_a_notice_is_read_where_the_outer_says_nothing() -> None:
    inner = b"From: MAILER-DAEMON@a.example\nSubject: Returned mail\n\nThe following address failed:\n\n<per@hav.example>: 550 5.1.1 user unknown (RCPT TO)\n"
    raw = (
        b"From: MAILER-DAEMON@post.example\nTo: hilde@moe.example\nSubject: Returned mail: problem\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe following addresses had delivery problems\n\n--b\nContent-Type: message/rfc822\n\n"
        + inner
        + b"\n--b--\n"
    )
    bounce = read_bounce(parsed(raw))
    assert bounce is not None
    assert [(one.address, one.hard) for one in bounce.recipients] == [("per@hav.example", True)]


def test_a_read_receipt_is_automatic_and_no_bounce() -> None:
    raw = (
        b"From: per@hav.example\nSubject: Ikke lest: Hei\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n"
        b"Content-Type: text/plain\n\nDin melding ble slettet uten a bli lest.\n--b\nContent-Type: message/disposition-notification\n\n"
        b"Final-Recipient: rfc822; per@hav.example\nDisposition: automatic-action/MDN-sent-automatically; deleted\n--b--\n"
    )
    assert read_bounce(parsed(raw)) is None
    assert is_automatic(parsed(raw), "")


@given(st.binary(max_size=600), st.sampled_from([b"", b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n", b"Content-Type: message/delivery-status\n",
                                                 b"Content-Type: text/html; charset=utf-16\nContent-Transfer-Encoding: base64\n", b"Subject: =?utf-8?q?\xff?= =?x?b?x?=\n"]))  # fmt: skip
@settings(max_examples=250, deadline=None)
def test_no_mail_breaks_the_reading(octets: bytes, head: bytes) -> None:
    for raw in (
        octets,
        HEAD + head + b"\n" + octets,
        HEAD + head + octets,
        HEAD + head + b"\n--b\nContent-Type: message/rfc822\n\n" + octets + b"\n--b--",
    ):
        message = parsed(raw)
        bounce = read_bounce(message)
        assert bounce is None or all("@" in one.address for one in bounce.recipients)
        is_feedback(message)
        is_automatic(message, octets.decode("utf-8", "replace"))


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "user ",
        "<a@b.example> ",
        "x@",
        "\n",
        "<style>",
        "Final-Recipient: rfc822;a@b.example\nStatus: 5.0.0\n\n",
        "mailbox ",
    ],
)
def test_a_million_letters_take_no_time(piece: str) -> None:
    raw = HEAD + b"\n" + (piece * (1_000_000 // len(piece))).encode()
    message = parsed(raw)
    start = time.perf_counter()
    read_bounce(message)
    assert time.perf_counter() - start < 1
