"""A mailbox is connected one question at a time, tried while one waits, and whatever fails is said in words with nothing typed lost."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from hvem.correspondence.connections import connecting
from hvem.correspondence.models import Folder, Mail, Mailbox
from hvem.correspondence.connections.trying import Reach
from hvem.ground.sealing import unseal
from hvem.outside import tokens
from hvem.outside.settings_found import Found
from hvem.outside.shapes import Failed, Server
from hvem.web import mail_connecting
from hvem.wording.catalogue import say
from tests.peers.dovecot import PASSWORD
from tests.world import ingrid

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_tried():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def silent_world(monkeypatch):
    """Nothing is found but what is known of the provider: no question leaves the machine."""
    from hvem.outside.settings_found import Questions, settings_for

    def nothing(*words):
        raise Failed("no-answer")

    monkeypatch.setattr(mail_connecting, "found_for", lambda address: settings_for(address, Questions(nothing, nothing, nothing, nothing)))


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def servers(dovecot, post_office):
    """A user with a few sent mails, and the fields that lead there."""
    name = dovecot.user()
    sent = [
        (f"From: Hilde <{sender}>\r\nTo: kari@fjord.example\r\nSubject: Hei\r\nMessage-ID: <{number}@post.example>\r\n\r\nHei\r\n".encode(), 1_790_000_000 + number)
        for number, sender in enumerate([name, name, "hilde@gammel.example", "hilde@gammel.example", "enkelt@annet.example"])
    ]
    dovecot.fill(name, sent, "Sent")
    return {
        "address": name, "username": name, "imap_host": "127.0.0.1", "imap_port": str(dovecot.imap), "imap_safety": "none",
        "smtp_host": "127.0.0.1", "smtp_port": str(post_office.port), "smtp_safety": "none", "password": PASSWORD, "provider": "", "source": "none",
    }  # fmt: skip


def connect(page, fields):
    return page.post("/connections/mail/", fields)


def test_the_address_alone_is_asked_for_first(page):
    text = text_of(page.get("/connections/mail/"))
    assert text.count('type="email"') == 1 and 'type="password"' not in text
    assert text.count('class="btn"') == 1


@pytest.mark.parametrize("wrong", ["", "hilde", "hilde@", "@post.example", "hilde@post", "hil de@post.example", "hilde@post.example\r\nRCPT"])
def test_what_is_no_address_is_said_and_stands_there_still(page, wrong):
    answer = connect(page, {"address": wrong})
    assert answer.status_code == 422 and "ser ikke ut som en e-postadresse" in text_of(answer)


def test_settings_are_found_from_the_address_and_shown_folded(page):
    text = text_of(connect(page, {"address": "hilde@gmail.com"}))
    assert "imap.gmail.com" in text and "smtp.gmail.com" in text and "<details><summary>" in text
    assert "App-passordet" in text and "16 bokstavene" in text and "https://myaccount.google.com/apppasswords" in text
    assert "sletter, flytter eller merker" in text and "Gå til Gmail" not in text


def test_what_is_not_found_is_asked_for_unfolded(page):
    text = text_of(connect(page, {"address": "hilde@ukjent.example"}))
    assert "Vi fant ikke innstillingene" in text and "<details open>" in text


def test_outlook_is_told_at_once_and_led_to_the_ways_without(page):
    text = text_of(connect(page, {"address": "hilde@outlook.com"}))
    assert 'type="password"' not in text and "slipper ikke inn andre programmer med passord" in text
    for way in ("/letters/new/", "/import/", "/connections/#feed", "/connections/calendar/?where=ics"):
        assert way in text


def test_a_mailbox_is_connected_from_the_address_to_the_first_reading(here, page, servers):
    answer = connect(page, servers)
    row = Mailbox.objects.of(here.account).get()
    assert answer.status_code == 302 and answer["Location"] == f"/connections/mail/{row.pk}/"
    assert unseal(row.secret) == PASSWORD and row.address == servers["address"]
    text = text_of(page.get(answer["Location"]))
    assert "Hvilke adresser er dine?" in text and "hilde@gammel.example" in text
    assert 'value="hilde@gammel.example" checked' in text and 'value="enkelt@annet.example">' in text
    assert PASSWORD not in text
    page.post(f"{answer['Location']}mine/", {"mine": [servers["address"], "hilde@gammel.example"], "more": "ny@skjeveland.example"})
    here.membership.refresh_from_db()
    assert here.membership.me_emails == [servers["address"], "hilde@gammel.example", "ny@skjeveland.example"]
    text = text_of(page.get(answer["Location"]))
    assert "Hvor langt tilbake skal vi lese?" in text
    page.post(f"{answer['Location']}since/", {"since": "3"})
    row = Mailbox.objects.of(here.account).open().get()
    assert row.looks_back_from == date(2023, 11, 23)
    assert "Vi begynner om litt" in text_of(page.get(answer["Location"]))


def test_an_address_of_mine_that_is_none_is_said_and_nothing_is_kept(here, page, servers):
    place = connect(page, servers)["Location"]
    answer = page.post(f"{place}mine/", {"mine": [servers["address"]], "more": "hilde"})
    assert answer.status_code == 422 and 'value="hilde"' in text_of(answer)
    here.membership.refresh_from_db()
    assert here.membership.me_emails == []


@pytest.mark.parametrize("since", [("1", date(2025, 11, 23)), ("5", date(2021, 11, 23)), ("all", date(1990, 1, 1)), ("none", None)])
def test_one_chooses_how_far_to_look_back(here, page, servers, since):
    place = connect(page, servers)["Location"]
    page.post(f"{place}mine/", {"mine": [servers["address"]]})
    assert page.post(f"{place}since/", {"since": "17"}).status_code == 404
    page.post(f"{place}since/", {"since": since[0]})
    assert Mailbox.objects.of(here.account).get().looks_back_from == since[1]


def test_a_wrong_address_of_mine_is_said_whenever_it_is_sent(here, page, servers):
    row = mailbox_of(here, servers)
    answer = page.post(f"/connections/mail/{row.pk}/mine/", {"more": "Flyttet"})
    assert answer.status_code == 422 and "Hvilke adresser er dine?" in text_of(answer)


def test_a_page_that_brings_back_what_was_typed_never_brings_back_a_password(here, page, servers):
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    strict.force_login(here.user, backend="hvem.accounts.backend.ByLink")
    answer = strict.post("/connections/mail/", servers | {"password": "mitt hemmelige passord"}, HTTP_ORIGIN="http://localhost")
    assert answer.status_code == 403 and f'value="{servers["imap_port"]}"' in text_of(answer)
    assert "mitt hemmelige passord" not in text_of(answer)


WAYS = {
    "wrong-password": ({"password": "feil-passord-1"}, "trouble.wrong-password"),
    "not-mail": ({"imap_port": "SMTP"}, "trouble.not-mail"),
    "no-answer": ({"imap_port": "9"}, "trouble.no-answer"),
    "no-such-host": ({"imap_host": "finnes.ikke.invalid"}, "trouble.no-such-host"),
    "tls": ({"imap_host": "localhost", "imap_port": "IMAPS", "imap_safety": "tls"}, "trouble.tls"),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_it_can_fail_is_said_and_nothing_typed_is_lost(here, page, servers, dovecot, post_office, way):
    change, key = WAYS[way]
    ports = {"SMTP": post_office.port, "IMAPS": dovecot.imaps}
    fields = servers | {name: str(ports.get(value, value)) for name, value in change.items()}
    answer = connect(page, fields)
    text = text_of(answer)
    assert answer.status_code == 422
    assert say("nb", key, host=fields["imap_host"]).replace("«", "").split("»")[0][:20] in text.replace("«", "")
    assert say("nb", f"{key}-do") in text and "Alt du skrev, står her, bortsett fra passordet." in text
    for name in ("address", "username", "imap_host", "imap_port", "smtp_host", "smtp_port"):
        assert f'value="{fields[name]}"' in text, name
    assert fields["password"] not in text
    assert not Mailbox.objects.of(here.account).exists()


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("534 5.7.9 Application-specific password required", "trouble.app-password-needed"),
        ("535 5.7.139 Authentication unsuccessful, basic authentication is disabled", "trouble.imap-off"),
        ("454 4.7.0 Too many login attempts, please try again later", "trouble.too-many"),
    ],
)
def test_what_the_sending_server_says_is_told_as_about_sending(page, servers, post_office, said, key):
    post_office.sign_in_answer = said
    text = text_of(connect(page, servers))
    assert say("nb", key) in text and "ikke for å sende" in text
    assert said.split(" ", 2)[2][:30] in text


def test_a_hosted_installation_does_not_go_inward(here, page, servers, settings):
    settings.HVEM_URL = "https://hvem.example"
    text = text_of(page.post("/connections/mail/", servers, HTTP_HOST="localhost"))
    assert "ligger i et lukket nett" in text
    assert not Mailbox.objects.of(here.account).exists()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("imap_port", "x", "En port er et tall"), ("smtp_port", "70000", "En port er et tall"), ("imap_host", "", "navnet på serveren"), ("password", "", "Skriv passordet")],
)
def test_a_field_that_cannot_be_is_said_beside_it(page, servers, name, value, words):
    answer = connect(page, servers | {name: value})
    assert answer.status_code == 422 and words in text_of(answer)
    if name.endswith("_port"):
        assert f'value="{value}"' in text_of(answer)


def focused(text):
    """The name of the field one stands in when the page opens."""
    return re.findall(r'<input[^>]*name="(\w+)"[^>]* autofocus', text)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"password": "feil"}, "password"), ({"password": ""}, "password"), ({"imap_port": "x"}, "imap_port"), ({"imap_port": "9"}, "imap_host"), ({"smtp_port": "9"}, "smtp_host")],
)
def test_one_stands_in_the_field_to_mend(page, servers, change, field):
    assert focused(text_of(connect(page, servers | change))) == [field]


def test_settings_that_were_typed_are_not_said_to_be_missing(page, servers):
    text = text_of(connect(page, servers | {"password": "feil"}))
    assert "Vi fant ikke innstillingene" not in text and "Leser fra 127.0.0.1" in text
    folded = text[text.index("<details><summary"):text.index("<label for=\"username\"")]
    assert folded.rindex("</details>") > folded.index("imap_host"), "the server answered: only name and password stand open"
    assert "Vi fant ikke innstillingene" in text_of(connect(page, servers | {"imap_host": ""}))


def test_reading_alone_needs_no_server_to_send_by(here, page, servers):
    connect(page, servers | {"smtp_host": ""})
    assert Mailbox.objects.of(here.account).get().smtp_host == ""


def test_who_tries_too_often_waits_before_the_provider_shuts_them_out(page, servers, monkeypatch):
    monkeypatch.setattr(mail_connecting, "MOST", 2)
    for _ in range(2):
        assert "Brukernavnet eller passordet" in text_of(connect(page, servers | {"password": "feil"}))
    assert "Vent ti minutter" in text_of(connect(page, servers))


def mailbox_of(here, servers, secret=PASSWORD):
    reach = Reach(
        servers["address"], servers["username"], "127.0.0.1", int(servers["imap_port"]), "none", "127.0.0.1", int(servers["smtp_port"]), "none"
    )  # fmt: skip
    row = connecting.connect(here, reach, secret)
    connecting.look_back(here, row, None)
    return row


def test_a_new_password_is_tried_and_the_old_stands_where_it_fails(here, page, servers):
    row = mailbox_of(here, servers, "gammelt")
    Mailbox.objects.of(here.account).update(signed_out_at=here.now, failed_at=here.now, trouble="wrong-password")
    place = f"/connections/mail/{row.pk}/change/"
    assert "gammelt" not in text_of(page.get(place))
    assert page.post(place, servers | {"password": "feil"}).status_code == 422
    assert unseal(Mailbox.objects.of(here.account).get().secret) == "gammelt"
    assert page.post(place, servers).status_code == 302
    row = Mailbox.objects.of(here.account).get()
    assert unseal(row.secret) == PASSWORD and row.signed_out_at is None and row.failed_at is None


def test_settings_are_changed_with_the_password_that_is_kept(here, page, servers):
    row = mailbox_of(here, servers)
    assert page.post(f"/connections/mail/{row.pk}/change/", servers | {"password": "", "username": servers["username"]}).status_code == 302
    assert unseal(Mailbox.objects.of(here.account).get().secret) == PASSWORD


@pytest.mark.parametrize("which", ["imap_host", "smtp_host"])
def test_the_password_that_is_kept_is_shown_to_no_other_server(here, page, servers, which):
    row = mailbox_of(here, servers)
    other = servers | {which: "localhost", "password": ""}
    answer = page.post(f"/connections/mail/{row.pk}/change/", other)
    assert answer.status_code == 422 and "Skriv passordet" in text_of(answer)
    assert getattr(Mailbox.objects.of(here.account).get(), which) == "127.0.0.1"
    assert page.post(f"/connections/mail/{row.pk}/change/", other | {"password": PASSWORD}).status_code == 302


def test_what_was_changed_in_another_window_is_not_overwritten_unasked(here, page, servers):
    row = mailbox_of(here, servers)
    place = f"/connections/mail/{row.pk}/change/"
    was = re.search(r'name="was" value="([^"]*)"', text_of(page.get(place)))[1]
    Mailbox.objects.of(here.account).update(imap_host="localhost", smtp_port=26)
    sent = {**servers, "password": "nytt hemmelig", "was": was, "imap_host": "127.0.0.2"}
    answer = page.post(place, sent)
    text = text_of(answer)
    assert answer.status_code == 409 and "localhost" in text and "127.0.0.2" in text and "nytt hemmelig" not in text
    assert Mailbox.objects.of(here.account).get().imap_host == "localhost"


def test_try_now_says_what_is_so(here, page, servers, post_office):
    row = mailbox_of(here, servers)
    page.post(f"/connections/mail/{row.pk}/try/")
    text = text_of(page.get("/connections/"))
    assert "Det svarer, og vi leser nå" in text and "Lest " not in text
    post_office.sign_in_answer = "535 5.7.8 Authentication failed"
    cache.clear()
    page.post(f"/connections/mail/{row.pk}/try/")
    text = text_of(page.get("/connections/"))
    assert "Brukernavnet eller passordet ble ikke godtatt." in text and "Det svarer" not in text and "kommer ikke av gårde" in text


def test_who_asks_again_and_again_is_asked_to_wait_and_no_server_is_asked(here, page, servers, monkeypatch):
    row = mailbox_of(here, servers)
    for number in range(mail_connecting.MOST):
        assert connect(page, {"address": f"hilde{number}@gmail.com"}).status_code == 200
    monkeypatch.setattr("hvem.web.connections.try_kept", None)
    monkeypatch.setattr(mail_connecting, "found_for", None)
    answer = connect(page, {"address": "hilde@gmail.com"})
    assert answer.status_code == 422 and "Vent ti minutter" in text_of(answer)
    page.post(f"/connections/mail/{row.pk}/try/")
    assert "Vent ti minutter" in text_of(page.get("/connections/"))


def test_the_first_reading_shows_how_far_it_is_and_can_be_stopped(here, page, servers):
    row = mailbox_of(here, servers)
    connecting.look_back(here, row, date(2023, 1, 1))
    one = ingrid(here)
    Folder.objects.create(account=here.account, mailbox=row, name="INBOX", role="inbox", read=400, total=1000)
    Mail.objects.create(account=here.account, mailbox=row, digest="x", at=here.now, about=one, seen_at=here.now)
    place = f"/connections/mail/{row.pk}/"
    text = text_of(page.get(place))
    assert "Vi har sett gjennom 400 av 1000 e-poster." in text and "Vi har funnet én på lista di." in text
    part = page.get(place, headers={"HX-Request": "true"})
    assert "<main" not in text_of(part) and 'hx-trigger="every 2s"' in text_of(part) and "HX-Refresh" not in part.headers
    page.post(f"{place}stop/")
    assert page.get(place, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "Vi fant e-post med én på lista di" in text_of(page.get(place))


@pytest.mark.parametrize("path", ["", "change/"])
def test_anothers_mailbox_is_not_found(here, stranger, page, path):
    row = connecting.connect(stranger, Reach("deres@post.example", "", "127.0.0.1"), "hemmelig")
    assert page.get(f"/connections/mail/{row.pk}/{path}").status_code == 404
    for verb in ("mine", "since", "stop", "change"):
        assert page.post(f"/connections/mail/{row.pk}/{verb}/", {"since": "1", "password": "x"}).status_code == 404
    assert Mailbox.objects.of(stranger.account).get().paused_at is not None


@pytest.fixture
def registered(settings, monkeypatch):
    """The host is registered with Google and Microsoft; a code is exchanged for a token of the tests' own."""
    ids = {"client_id": "vert", "client_secret": "vertens-hemmelighet"}
    settings.HVEM_OAUTH = {"google": ids, "microsoft": ids}
    asked = []

    def exchange(provider, client, code, redirect, verifier, *, now):
        asked.append((provider.key, client.client_id, code, redirect, verifier))
        if code == "brukt":
            raise Failed("token-expired", "invalid_grant")
        return tokens.Token("adgang-1", "fornye-1", now.replace(hour=10))

    monkeypatch.setattr(tokens, "exchange", exchange)
    return asked


def test_google_leads_there_and_back_with_a_proof_of_ones_own(here, page, registered, monkeypatch):
    from hvem.correspondence.connections.trying import Tried
    from hvem.web import signing_there

    tried = []
    monkeypatch.setattr(signing_there, "try_mailbox", lambda reach, secret: tried.append((reach, secret)) or Tried(mine=("hilde@gmail.com",)))
    text = text_of(connect(page, {"address": "hilde@gmail.com"}))
    assert "Gå til Gmail" in text and "App-passordet" in text
    there = page.get("/connections/go/google/?address=hilde@gmail.com")
    asked = parse_qs(urlsplit(there["Location"]).query)
    assert there["Location"].startswith("https://accounts.google.com/")
    assert asked["redirect_uri"] == ["http://localhost/connections/back/"] and asked["code_challenge_method"] == ["S256"]
    assert page.get("/connections/back/?state=annen&code=abc").status_code == 422
    there = page.get("/connections/go/google/?address=hilde@gmail.com")
    asked = parse_qs(urlsplit(there["Location"]).query)
    answer = page.get(f"/connections/back/?state={asked['state'][0]}&code=abc")
    row = Mailbox.objects.of(here.account).get()
    assert answer["Location"] == f"/connections/mail/{row.pk}/"
    assert (row.way, row.provider, unseal(row.secret)) == ("xoauth2", "google", "adgang-1\nfornye-1")
    assert row.token_until.hour in (9, 10) and tried[0][1] == "adgang-1"
    assert tokens.challenge(registered[0][4]) == asked["code_challenge"][0]
    assert page.get(f"/connections/back/?state={asked['state'][0]}&code=abc").status_code == 422


@pytest.mark.parametrize(
    ("query", "words"),
    [("error=access_denied", "fikk nei"), ("error=server_error&error_description=nede", "ga oss ikke tilgang"), ("code=brukt", "ga oss ikke tilgang")],
)
def test_a_no_from_the_provider_is_said_in_words(here, page, registered, query, words):
    there = page.get("/connections/go/microsoft/?address=hilde@outlook.com")
    state = parse_qs(urlsplit(there["Location"]).query)["state"][0]
    answer = page.get(f"/connections/back/?state={state}&{query}")
    assert answer.status_code == 422 and words in text_of(answer) and "Gå til Outlook" in text_of(answer)
    assert not Mailbox.objects.of(here.account).exists()


def test_nobody_is_led_to_a_provider_the_host_does_not_know(page):
    assert page.get("/connections/go/google/?address=hilde@gmail.com").status_code == 404
    assert page.get("/connections/go/noe/?address=hilde@gmail.com").status_code == 404


def test_settings_that_point_elsewhere_are_shown_to_be_agreed_to(page, monkeypatch):
    server = Server("mail.andre.example", 993)
    found = Found("hilde@mitt.example", imap=server, smtp=Server("mail.andre.example", 465), username="hilde@mitt.example", source="srv", elsewhere=True)
    monkeypatch.setattr(mail_connecting, "found_for", lambda address: found)
    text = text_of(connect(page, {"address": "hilde@mitt.example"}))
    assert "Domenet ditt peker til mail.andre.example" in text
