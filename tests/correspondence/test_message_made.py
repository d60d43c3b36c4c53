"""Mails as they leave: nothing that others wrote becomes a header of ours, and every Message-ID stays what it is."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hvem.correspondence.sending.message_made import Leaving, NoAddress, address_of, made
from hvem.correspondence.letters.posting import eml

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HIDDEN = "=?utf-8?q?Kari=0D=0ABcc:_alle@annet.example?="
HEADERS = {"From", "To", "Subject", "Date", "Message-ID", "Content-Language", "MIME-Version", "Content-Type", "In-Reply-To", "References"}
LONG = "AM0PR03MB" + "A1b2C3d4" * 20 + "@AM0PR03MB1234.eurprd03.prod.outlook.example"


def mail(**other):
    values = {"sender": ("Hilde", "hilde@skjeveland.example"), "to": ("Kari", "kari@nordmann.example"), "subject": "Hei", "text": "Hei Kari",
              "at": AT, "message_id": "a@skjeveland.example"} | other  # fmt: skip
    return message_from_bytes(made(Leaving(**values)), policy=default)


@pytest.mark.parametrize("name", [HIDDEN, "Kari\r\nBcc: alle@annet.example", "Kari\u2028Bcc: x@y.example", "\ud800Kari", "Kari\0"])
def test_no_name_or_subject_becomes_a_header(name):
    for other in ({"to": (name, "kari@nordmann.example")}, {"sender": (name, "hilde@skjeveland.example")}, {"subject": name}):
        assert set(mail(**other).keys()) <= HEADERS
    draft = message_from_bytes(eml(sender=(name, "h@s.example"), to=(name, "k@n.example"), subject=name, body=name, at=AT), policy=default)
    assert set(draft.keys()) <= HEADERS | {"X-Unsent", "Content-Transfer-Encoding"}


@given(some.text(max_size=120))
def test_any_words_at_all_make_a_mail(text):
    assert set(mail(subject=text, text=text, to=(text, "kari@nordmann.example")).keys()) <= HEADERS


def test_a_long_message_id_stays_an_id_so_that_the_answer_stands_in_its_thread():
    whole = made(Leaving(("H", "h@s.example"), ("K", "k@n.example"), "Hei", "Hei", AT, "a@s.example", thread=["kort@n.example", LONG]))
    assert f"In-Reply-To: <{LONG}>\r\n".encode() in whole
    assert f"References: <kort@n.example>\r\n <{LONG}>\r\n".encode() in whole


@pytest.mark.parametrize("one", ["a\r\nBcc: x@y.example", "a b@x.example", "å@x.example", "\ud800@x.example", "<a@x> <b@y", ""])
def test_what_is_no_message_id_is_left_out_of_the_thread(one):
    sent = mail(thread=["kort@n.example", one])
    assert sent["In-Reply-To"] == sent["References"] == "<kort@n.example>"


@pytest.mark.parametrize("address", ["=?utf-8?q?=0D=0A?=@x.example", "k@=?utf-8?q?=0D=0A?=.example", "k@x.example, z@y.example", "k@x.example\r\nBcc: z@y.example"])
def test_what_is_no_address_is_none(address):
    with pytest.raises(NoAddress):
        address_of("Kari", address)
