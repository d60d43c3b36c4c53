"""Signing in with a token of the provider's: renewed where it is about to end, and told of where it cannot be."""

from __future__ import annotations

import http.server
import json
import threading
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs

import pytest

from hvem.correspondence.connections.signing_in import imap_login
from hvem.ground.sealing import seal, unseal
from hvem.outside import tokens
from hvem.outside.shapes import Failed
from tests.correspondence.post import fresh, mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(monkeypatch, settings):
    """A provider on loopback; `answers` are given in turn, `asked` is what it was asked."""
    answers, asked = [], []

    class Provider(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            status, told = answers.pop(0)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    there = replace(tokens.GOOGLE, gives_at=f"http://127.0.0.1:{server.server_port}/token", private=True)
    monkeypatch.setitem(tokens.SIGN_INS, "google", there)
    settings.HVEM_OAUTH = {"google": {"client_id": "hvem", "client_secret": "hemmelig"}}
    yield answers, asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def box(here, dovecot, post_office):
    return mailbox(
        here, dovecot, post_office, way="xoauth2", provider="google", secret=seal("gammel\nfornyer"), token_until=here.now + timedelta(minutes=2)
    )


def test_a_token_about_to_end_is_renewed_once_and_kept_sealed(here, box, provider):
    answers, asked = provider
    answers.append((200, {"access_token": "ny", "expires_in": 3600}))
    assert imap_login(box, now=here.now).secret == "ny"
    assert imap_login(fresh(box), now=here.now).secret == "ny"
    assert len(asked) == 1 and asked[0]["refresh_token"] == ["fornyer"]
    assert unseal(fresh(box).secret) == "ny\nfornyer" and "ny" not in fresh(box).secret[:3]


def test_a_yes_that_was_taken_back_is_told_as_such(here, box, provider):
    answers, _ = provider
    answers.append((400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}))
    with pytest.raises(Failed) as told:
        imap_login(box, now=here.now)
    assert told.value.trouble == "token-expired"


def test_without_the_hosts_registration_the_user_must_sign_in_anew(here, box, settings):
    settings.HVEM_OAUTH = {"google": {"client_id": "", "client_secret": ""}}
    with pytest.raises(Failed, match="token-expired"):
        imap_login(box, now=here.now)


def test_a_secret_no_key_opens_asks_for_the_password(here, dovecot, post_office):
    box = mailbox(here, dovecot, post_office, secret="gAAAAABlaget-med-en-annen-nokkel")
    with pytest.raises(Failed, match="wrong-password"):
        imap_login(box, now=here.now)
