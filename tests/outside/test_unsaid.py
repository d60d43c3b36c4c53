"""A server that says our secret back is not passed on: the trouble is told without its line."""

from __future__ import annotations

import re
from base64 import b64encode

import pytest

from hvem.correspondence.connections.trying import fetch_ics
from hvem.outside import smtp
from hvem.outside.caldav import open_calendars
from hvem.outside.caldav_talk import Talk, failure
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed, Login, Server
from hvem.outside.tokens import Client, SignIn, refresh
from hvem.outside.unsaid import secrets_of, tells
from tests.peers.liars import Liar, imap_script
from tests.world import at

SECRET = 'PLANTET"passord123'
PRIVATE = "private-0123456789abcdef"


def login(port, way="password"):
    return Login(Server("127.0.0.1", port, "none", private=True), "hilde", SECRET, way)


def parrot(guest):
    """A post office that says each line back."""
    guest.sendall(b"220 ready\r\n")
    with guest.makefile("rb") as lines:
        for line in lines:
            guest.sendall(b"250-here\r\n250 AUTH PLAIN\r\n" if line[:4].upper() == b"EHLO" else b"535 5.7.8 no: " + line.strip() + b"\r\n")


def debugging(status, kind=b"text/plain"):
    """A page that shows the question it was asked."""

    def script(guest):
        came = b""
        while b"\r\n\r\n" not in came:
            came += guest.recv(4096)
        told = b"/".join(re.findall(rb"(?i)^(?:GET|authorization:) (.*)\r$", came, re.MULTILINE)) or came.partition(b"\r\n\r\n")[2] or guest.recv(4096)
        guest.sendall(b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status, kind, len(told), told))

    return script


def told(failed) -> str:
    return f"{failed.value.said} {failed.value} {failed.value.__cause__} {failed.value.__suppress_context__ or failed.value.__context__}"


def test_a_secret_is_known_in_whatever_form_one_signs_in_with():
    for said in (SECRET, "NO PLANTET\\\"passord123", b64encode(f"hilde:{SECRET}".encode()).decode(), b64encode(f"\0hilde\0{SECRET}".encode()).decode(), "cut PLANTET"):
        assert tells(f"NO {said}", SECRET, "hilde"), said
    assert not tells("NO wrong password for hilde", SECRET, "hilde") and not tells("NO", "", "hilde")
    assert secrets_of(f"https://post.example/ical/{PRIVATE}/basic?token=fedcba98") == (PRIVATE, "fedcba98")


def test_a_mailbox_that_says_the_password_back(monkeypatch):
    with Liar(imap_script({"LOGIN": b'{tag} NO [AUTHENTICATIONFAILED] hilde "PLANTET\\"passord123"\r\n'})) as liar, pytest.raises(Failed) as failed:
        open_mailbox(login(liar.port))
    assert failed.value.trouble == "wrong-password" and "passord" not in told(failed)


def test_a_post_office_that_says_the_password_back():
    with Liar(parrot) as liar, pytest.raises(Failed) as failed:
        smtp.check(login(liar.port), timeout=5)
    assert failed.value.trouble == "wrong-password" and failed.value.said == ""


def test_what_a_server_says_without_the_secret_is_told():
    with Liar(imap_script({"LOGIN": b"{tag} NO [AUTHENTICATIONFAILED] ikke deg, hilde\r\n"})) as liar, pytest.raises(Failed) as failed:
        open_mailbox(login(liar.port))
    assert "ikke deg, hilde" in failed.value.said


def test_a_calendar_server_that_says_the_password_back():
    with Liar(debugging(b"500 Oops")) as liar:
        talk = Talk(f"http://127.0.0.1:{liar.port}/dav/", "hilde", SECRET, private=True)
        assert failure(talk.ask("GET", "/dav/")).said == "500"
        with pytest.raises(Failed) as failed:
            open_calendars(f"http://127.0.0.1:{liar.port}/dav/", "hilde", SECRET, private=True)
    assert b64encode(f"hilde:{SECRET}".encode()).decode()[:12] not in told(failed)


@pytest.mark.parametrize("script", [debugging(b"200 OK"), lambda guest: guest.sendall(guest.recv(4096)[:60] + b"\r\n\r\n")])
def test_an_address_with_a_secret_in_it_is_not_said_back(script):
    with Liar(script) as liar, pytest.raises(Failed) as failed:
        fetch_ics(f"http://127.0.0.1:{liar.port}/{PRIVATE}/basic.ics")
    assert failed.value.trouble in {"not-calendar", "broken"} and "private-" not in told(failed)


def test_a_provider_that_says_the_renewing_word_back():
    with Liar(lambda guest: _answer(guest, b'{"error": "invalid_grant", "error_description": "bad token fornyelse-123456"}')) as liar, pytest.raises(Failed) as failed:
        at_home = SignIn("home", "", f"http://127.0.0.1:{liar.port}/token", (), private=True)
        refresh(at_home, Client("id", "secret"), "fornyelse-123456", now=at("2026-11-23T09:00"))
    assert failed.value.trouble == "token-expired" and "fornyelse" not in told(failed)


def _answer(guest, told):
    guest.recv(4096)
    guest.sendall(b"HTTP/1.1 400 No\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(told), told))
