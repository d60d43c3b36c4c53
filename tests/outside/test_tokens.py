"""Signing in with the provider, against a server that gives tokens."""

from __future__ import annotations

import dataclasses
import datetime
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from hvem.outside import tokens
from hvem.outside.shapes import Failed

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


@pytest.fixture
def provider(secure_web):
    return dataclasses.replace(tokens.GOOGLE, gives_at=f"{secure_web.url}/token", private=True)


def test_the_challenge_is_that_of_the_standard():
    assert tokens.challenge(VERIFIER) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"  # RFC 7636, appendix B


@pytest.mark.parametrize("provider", tokens.SIGN_INS.values(), ids=str)
def test_one_is_led_to_the_provider_with_all_it_needs(provider):
    at = urlsplit(tokens.authorise_address(provider, "hvem-1", "https://hvem.example/tilbake", "s&t", VERIFIER, address="kari@gmail.com"))
    words = {name: value[0] for name, value in parse_qs(at.query).items()}
    assert at.scheme == "https" and words["state"] == "s&t" and words["redirect_uri"] == "https://hvem.example/tilbake"
    assert words["code_challenge_method"] == "S256" and VERIFIER not in at.query and words["login_hint"] == "kari@gmail.com"
    assert "offline" in at.query


def test_a_code_becomes_a_token(provider, secure_web):
    secure_web.paths["/token"] = (200, {}, json.dumps({"access_token": "a1", "refresh_token": "r1", "expires_in": 3599}).encode())
    token = tokens.exchange(provider, tokens.Client("hvem-1", "hemmelig"), "kode", "https://hvem.example/t", VERIFIER, now=NOW)
    assert (token.access, token.refresh, token.expires_at) == ("a1", "r1", NOW + datetime.timedelta(seconds=3599))
    sent = parse_qs(secure_web.asked[0][3].decode())
    assert sent["code_verifier"] == [VERIFIER] and sent["client_secret"] == ["hemmelig"] and sent["grant_type"] == ["authorization_code"]
    assert "a1" not in repr(token) and "hemmelig" not in repr(tokens.Client("hvem-1", "hemmelig"))


def test_a_token_is_renewed_and_the_renewing_word_stands_where_none_new_comes(provider, secure_web):
    secure_web.paths["/token"] = (200, {}, json.dumps({"access_token": "a2", "expires_in": "60"}).encode())
    token = tokens.refresh(provider, tokens.Client("hvem-1"), "r1", now=NOW)
    assert (token.access, token.refresh, token.expires_at) == ("a2", "r1", NOW + datetime.timedelta(seconds=60))


@pytest.mark.parametrize(
    ("status", "body", "trouble", "for_now"),
    [
        (400, b'{"error": "invalid_grant", "error_description": "Token has been expired or revoked."}', "token-expired", False),
        (400, b'{"error": "interaction_required"}', "token-expired", False),
        (401, b'{"error": "invalid_client"}', "refused", False),
        (503, b"<html>later</html>", "refused", True),
        (429, b'{"error": "slow_down"}', "refused", True),
        (200, b"<html>hei</html>", "broken", False),
        (200, b"[1, 2]", "broken", False),
        (200, b'{"token_type": "Bearer"}', "broken", False),
    ],
)
def test_each_way_it_fails_has_its_word(provider, secure_web, status, body, trouble, for_now):
    secure_web.paths["/token"] = (status, {}, body)
    with pytest.raises(Failed) as told:
        tokens.refresh(provider, tokens.Client("hvem-1"), "r1", now=NOW)
    assert (told.value.trouble, told.value.for_now) == (trouble, for_now) and "r1" not in str(told.value)
