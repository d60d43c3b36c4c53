"""A letter handed to a real post office, and every way that can go wrong."""

from __future__ import annotations

import pytest

from hvem.outside import smtp
from hvem.outside.shapes import Failed
from tests.peers.liars import Pipe
from tests.peers.smtp import Faults

LETTER = "From: hilde@nes.example\r\nTo: kari@fjord.example\r\nMessage-ID: <1@nes.example>\r\n\r\nHei Kari\r\n.prikk først\r\næøå".encode()


def sent(office, *recipients: str, **how):
    return smtp.send(office.login("hilde@nes.example"), LETTER, "hilde@nes.example", recipients or ("kari@fjord.example",), timeout=5, **how)


@pytest.mark.parametrize("safety", ["none", "starttls"])
def test_a_letter_arrives_as_it_was_written(dovecot, post_office, trusted, safety):
    name = dovecot.user()
    leaving: list[int] = []
    login = post_office.login("hilde@nes.example", safety=safety)
    outcome = smtp.send(login, LETTER, "hilde@nes.example", [name], on_data=lambda: leaving.append(len(post_office.letters)))
    assert outcome.accepted == (name,) and not outcome.doubtful and not outcome.refused
    assert post_office.letters[0].octets == LETTER + b"\r\n" and leaving == [0]


def test_one_is_told_of_failure_and_delay_where_the_office_can(post_office):
    sent(post_office, dsn=True, envelope_id="1+a=b@nes.example")
    assert "RET=HDRS" in post_office.letters[0].mail_words and "ENVID=1+2Ba+3Db@nes.example" in post_office.letters[0].mail_words
    assert post_office.letters[0].recipient_words == ("NOTIFY=FAILURE,DELAY",)
    post_office.dsn = False
    sent(post_office, dsn=True)
    assert not post_office.letters[1].recipient_words


def test_an_address_that_is_refused_does_not_stop_the_others(post_office):
    post_office.faults = Faults(refuse={"borte@fjord.example": "550 5.1.1 no such user"})
    outcome = sent(post_office, "borte@fjord.example", "kari@fjord.example")
    assert outcome.accepted == ("kari@fjord.example",)
    assert outcome.refused == (("borte@fjord.example", 550, "5.1.1 no such user"),)
    alone = sent(post_office, "borte@fjord.example")
    assert not alone.accepted and len(post_office.letters) == 1


@pytest.mark.parametrize("kept", [True, False])
def test_a_connection_lost_after_the_last_line_leaves_doubt(dovecot, post_office, kept):
    post_office.faults = Faults(drop_after_keeping=kept, drop_at_dot=not kept)
    outcome = sent(post_office)
    assert outcome.doubtful and outcome.accepted == ("kari@fjord.example",)
    assert len(post_office.letters) == int(kept)


def test_an_office_that_answers_too_late_leaves_doubt(post_office):
    post_office.faults = Faults(seconds=8)
    assert smtp.send(post_office.login("h"), LETTER, "h@nes.example", ["k@fjord.example"], patience=1).doubtful


def test_a_connection_cut_in_the_midst_of_the_text_leaves_no_doubt(post_office):
    large = LETTER + b"\r\n" + (b"x" * 70 + b"\r\n") * 60_000
    with Pipe(post_office.port, cut_up=100_000) as pipe:
        login = post_office.login("h")
        there = type(login)(type(login.server)("127.0.0.1", pipe.port, "none", private=True), login.username, login.secret)
        with pytest.raises(Failed) as told:
            smtp.send(there, large, "h@nes.example", ["k@fjord.example"], timeout=5)
    assert told.value.trouble == "cut-off" and told.value.for_now and not post_office.letters


@pytest.mark.parametrize(
    ("answer", "trouble", "for_now"),
    [
        ("451 4.3.0 try again later", "refused", True),
        ("421 4.3.2 closing", "refused", True),
        ("552 5.2.2 mailbox full", "full", False),
        ("452 4.2.2 mailbox full", "full", True),
        ("550 5.7.1 looks like spam", "refused", False),
        ("550 5.4.5 Daily user sending limit exceeded", "too-many", True),
        ("552 5.3.4 message size exceeds fixed limit", "too-large", False),
    ],
)
def test_a_refused_text_was_not_sent_and_one_hears_whether_to_try_again(post_office, answer, trouble, for_now):
    post_office.faults = Faults(at_data=answer)
    with pytest.raises(Failed) as told:
        sent(post_office)
    assert (told.value.trouble, told.value.for_now) == (trouble, for_now) and not post_office.letters


def test_trying_to_sign_in_sends_nothing(post_office):
    smtp.check(post_office.login("hilde@nes.example"))
    assert post_office.signed_in == ["hilde@nes.example"] and not post_office.letters
    with pytest.raises(Failed, match="wrong-password"):
        smtp.check(post_office.login("hilde@nes.example", secret="feil"))


def test_a_spent_token_is_told_as_that(post_office):
    smtp.check(post_office.login("h", way="xoauth2", secret="ny"))
    post_office.token_answer = {"status": "401", "schemes": "Bearer"}
    with pytest.raises(Failed, match="token-expired"):
        smtp.check(post_office.login("h", way="xoauth2", secret="gammel"))


@pytest.mark.parametrize("address", ["kari@fjord.example>\r\nRCPT TO:<andre@fjord.example", "kari fjord.example", "<kari@fjord.example>", "kari@fjord.example\nBcc: x@y.example"])
def test_nothing_slips_into_an_address(post_office, address):
    assert sent(post_office, address).refused[0][1] == 553
    with pytest.raises(Failed, match="refused"):
        smtp.send(post_office.login("h"), LETTER, address, ["kari@fjord.example"])
    assert not post_office.letters


def test_a_domain_with_norwegian_letters_is_written_as_the_name_service_knows_it(post_office):
    assert sent(post_office, "kari@blåbær.example").accepted == ("kari@blåbær.example",)
    assert post_office.letters[0].recipients == ("kari@xn--blbr-roah.example",)


def test_a_letter_too_large_for_the_office_is_not_even_begun(dovecot):
    from tests.peers.smtp import PostOffice

    office = PostOffice(most_octets=1000)
    with pytest.raises(Failed, match="too-large"):
        smtp.send(office.login("h"), LETTER + b"x\r\n" * 1000, "h@nes.example", ["k@fjord.example"])
    office.stop()
