"""The way in for local mode: a link good once, this machine only, and strangers see nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.accounts.links import make_link, spend
from hvem.accounts.models import SignInLink

pytestmark = pytest.mark.django_db


def test_a_link_lets_in_once(here, client, settings):
    settings.HVEM_AT = here.now
    client.defaults["HTTP_HOST"] = "localhost"
    token = make_link(here.user, at=here.now)
    assert b"<button" in client.get(f"/sign-in/{token}/").content
    assert client.get("/undo/x/").status_code in (302, 404)
    entered = client.post(f"/sign-in/{token}/")
    assert entered.status_code == 302 and entered["Location"] == "/"
    client.logout()
    assert client.post(f"/sign-in/{token}/").status_code == 200


def test_looking_at_the_link_does_not_spend_it(here, client):
    client.defaults["HTTP_HOST"] = "localhost"
    token = make_link(here.user, at=here.now)
    response = client.get(f"/sign-in/{token}/")
    assert response["Referrer-Policy"] == "same-origin"
    assert spend(token, at=here.now) == here.user


def test_a_link_is_too_old_after_ten_minutes_and_is_not_stored_itself(here):
    token = make_link(here.user, at=here.now)
    assert token not in "".join(SignInLink.objects.values_list("hash", flat=True))
    assert spend(token, at=here.now + timedelta(minutes=11)) is None


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.1.4:8765", "", "[::2]"])
def test_another_host_name_is_refused(client, host):
    assert client.get("/healthz", HTTP_HOST=host).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:8765", "[::1]:8765"])
def test_this_machine_is_answered(client, host):
    assert client.get("/healthz", HTTP_HOST=host).status_code == 200


def test_a_write_from_another_origin_is_refused(page):
    assert page.post("/sign-out/", HTTP_ORIGIN="http://evil.example").status_code == 400
    assert page.post("/sign-out/", HTTP_ORIGIN="http://localhost").status_code == 302


def test_behind_a_proxy_hvem_asks_for_its_address(client):
    answer = client.get("/healthz", HTTP_HOST="localhost", HTTP_X_FORWARDED_FOR="10.0.0.1")
    assert answer.status_code == 400 and b"HVEM_URL" in answer.content


def test_every_answer_carries_the_strict_policy(client):
    answer = client.get("/sign-in/", HTTP_HOST="localhost")
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("asked", "said"), [("nb-NO,nb", "Dette kom fra"), ("fr,nn;q=0.9", "Dette kom frå"), ("en-GB,en", "This came"), ("no", "Dette kom fra"), ("", "Dette kom fra")])
def test_a_refusal_is_said_in_the_language_of_the_browser(page, asked, said):
    answer = page.post("/sign-out/", HTTP_ORIGIN="http://evil.example", HTTP_ACCEPT_LANGUAGE=asked)
    assert answer.status_code == 400 and said in answer.content.decode()


@pytest.mark.parametrize(("asked", "said"), [("nb", "Velkommen"), ("nn", "Velkomen"), ("de,en;q=0.5", "Welcome")])
def test_signing_in_speaks_the_language_of_the_browser(client, asked, said):
    assert said in client.get("/sign-in/", HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE=asked).content.decode()


@pytest.mark.parametrize("headers", [{"HTTP_HOST": "evil.example"}, {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "10.0.0.1"}])
@pytest.mark.parametrize(("language", "said"), [("nb", "Sett HVEM_URL"), ("nn", "Set HVEM_URL for å"), ("en", "Set HVEM_URL to")])
def test_another_address_is_refused_with_what_to_do(client, headers, language, said):
    assert said in client.get("/healthz", HTTP_ACCEPT_LANGUAGE=language, **headers).content.decode()
