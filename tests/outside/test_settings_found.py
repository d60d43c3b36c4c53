"""A mailbox's servers, found from the address alone."""

from __future__ import annotations

import dataclasses

import pytest

from hvem.outside import asking, autoconfig, providers
from hvem.outside.settings_found import Questions, settings_for
from hvem.outside.shapes import Failed, Server
from tests.peers.liars import Liar


def silent(*words):
    raise Failed("no-such-host", str(words[0]))


@dataclasses.dataclass
class Domain:
    """A small world: what one domain answers."""

    takers: list[str] = dataclasses.field(default_factory=list)
    services: dict[str, list[tuple[str, int]]] = dataclasses.field(default_factory=dict)
    pages: dict[str, bytes] = dataclasses.field(default_factory=dict)
    answering: set[tuple[str, int]] = dataclasses.field(default_factory=set)
    asked: list[str] = dataclasses.field(default_factory=list)

    def questions(self) -> Questions:
        def page(url: str) -> bytes:
            self.asked.append(url)
            return self.pages.get(url) or silent(url)

        return Questions(
            takers=lambda domain: self.takers or silent(domain), services=lambda name: self.services.get(name) or silent(name),
            page=page, answers=lambda server, kind: (server.host, server.port) in self.answering,
        )  # fmt: skip


def page_for(imap: str = "imap.fjord.example", smtp: str = "smtp.fjord.example", *, safety: str = "SSL", way: str = "password-cleartext") -> bytes:
    return f"""<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="fjord.example">
    <incomingServer type="pop3"><hostname>pop.fjord.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
    <incomingServer type="imap"><hostname>{imap}</hostname><port>143</port><socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username></incomingServer>
    <incomingServer type="imap"><hostname>{imap}</hostname><port>993</port><socketType>{safety}</socketType><username>%EMAILLOCALPART%</username>
      <authentication>{way}</authentication></incomingServer>
    <outgoingServer type="smtp"><hostname>{smtp}</hostname><port>587</port><socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
    </emailProvider></clientConfig>""".encode()


@pytest.mark.parametrize(
    ("address", "key", "imap", "needs"),
    [
        ("kari@gmail.com", "google", "imap.gmail.com", "app-password"),
        ("Kari.Nes@GoogleMail.com", "google", "imap.gmail.com", "app-password"),
        ("kari@icloud.com", "icloud", "imap.mail.me.com", "app-password"),
        ("kari@me.com", "icloud", "imap.mail.me.com", "app-password"),
        ("kari@fastmail.com", "fastmail", "imap.fastmail.com", "app-password"),
        ("kari@proton.me", "proton", "127.0.0.1", "bridge"),
        ("kari@online.no", "telenor", "imap.online.no", "password"),
        ("kari@hotmail.com", "microsoft", "outlook.office365.com", "oauth"),
        ("kari@live.no", "microsoft", "outlook.office365.com", "oauth"),
        ("kari@yahoo.no", "yahoo", "imap.mail.yahoo.com", "app-password"),
    ],
)
def test_the_usual_providers_are_known_without_asking_anyone(address, key, imap, needs):
    found = settings_for(address, Questions(silent, silent, silent, silent))
    assert (found.provider, found.imap.host, found.needs, found.source) == (key, imap, needs, "known")


def test_one_hears_at_once_that_a_provider_lets_no_program_in():
    found = settings_for("kari@tuta.com", Questions(silent, silent, silent, silent))
    assert found.needs == "none" and found.imap is None and found.provider == "tuta"


@pytest.mark.parametrize(
    ("taker", "key"),
    [
        ("aspmx.l.google.com.", "google"),
        ("ALT1.ASPMX.L.GOOGLE.COM", "google"),
        ("fjord-example.mail.protection.outlook.com.", "microsoft365"),
        ("in1-smtp.messagingengine.com.", "fastmail"),
        ("mx.domeneshop.no.", "domeneshop"),
        ("mx1.pub.mailpod10-cph3.one.com.", "onecom"),
        ("mx01.mail.icloud.com.", "icloud"),
        ("mail.protonmail.ch", "proton"),
    ],
)
def test_a_domain_of_ones_own_is_known_by_who_takes_in_its_mail(taker, key):
    found = settings_for("kari@fjord.example", Domain(takers=[taker]).questions())
    assert (found.provider, found.source) == (key, "mx")


def test_a_taker_that_only_sounds_like_a_provider_is_not_one():
    assert settings_for("kari@fjord.example", Domain(takers=["mx.notgoogle.com", "google.com.fjord.example"]).questions()).provider == ""


def test_domeneshop_asks_for_a_name_of_ones_own():
    found = settings_for("kari@fjord.example", Domain(takers=["mx.domeneshop.no"]).questions())
    assert found.names == "own" and found.username == ""


def test_a_server_of_ones_own_tells_of_itself_by_srv():
    world = Domain(services={
        "_imap._tcp.fjord.example": [("imap.fjord.example.", 143)], "_imaps._tcp.fjord.example": [("post.fjord.example.", 993)],
        "_submission._tcp.fjord.example": [("smtp.fjord.example.", 587)],
    })  # fmt: skip
    found = settings_for("kari@fjord.example", world.questions())
    assert found.imap == Server("post.fjord.example", 993, "tls") and found.smtp == Server("smtp.fjord.example", 587, "starttls")
    assert (found.username, found.source, found.elsewhere) == ("kari@fjord.example", "srv", False)


def test_a_point_in_srv_means_that_there_is_none_and_another_domain_is_told_of():
    world = Domain(services={
        "_imaps._tcp.fjord.example": [(".", 0)], "_imap._tcp.fjord.example": [("mail.annen.example.", 143)],
        "_submissions._tcp.fjord.example": [("mail.annen.example.", 465)],
    })  # fmt: skip
    found = settings_for("kari@fjord.example", world.questions())
    assert found.imap.host == "mail.annen.example" and found.imap.safety == "starttls" and found.elsewhere


def test_the_domains_own_page_is_read():
    world = Domain(pages={"https://autoconfig.fjord.example/mail/config-v1.1.xml?emailaddress=kari@fjord.example": page_for()})
    found = settings_for("kari@fjord.example", world.questions())
    assert found.imap == Server("imap.fjord.example", 993, "tls") and found.smtp == Server("smtp.fjord.example", 587, "starttls")
    assert found.username == "kari" and found.source == "autoconfig" and not found.elsewhere


def test_the_address_is_shown_over_https_only():
    world = Domain()
    settings_for("kari@fjord.example", world.questions())
    assert any(url.startswith("http:") for url in world.asked) and all("kari" not in url for url in world.asked if url.startswith("http:"))


def test_an_unprotected_page_may_not_lead_a_password_elsewhere():
    url = "http://autoconfig.fjord.example/mail/config-v1.1.xml"
    assert settings_for("kari@fjord.example", Domain(pages={url: page_for("imap.tyv.example")}).questions()).source == "none"
    assert settings_for("kari@fjord.example", Domain(pages={url: page_for()}).questions()).source == "autoconfig"


def test_a_page_that_names_a_known_provider_brings_what_is_known_of_it():
    url = "https://fjord.example/.well-known/autoconfig/mail/config-v1.1.xml"
    found = settings_for("kari@fjord.example", Domain(pages={url: page_for("imap.gmail.com", "smtp.gmail.com")}).questions())
    assert found.provider == "google" and found.needs == "app-password"


@pytest.mark.parametrize(
    "octets",
    [
        b"", b"hei", b"<html>404</html>", b"\xff\xfe", page_for("bad host"), page_for("../../x"), page_for().replace(b">587<", b">" + b"9" * 5000 + b"<"),
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><clientConfig><incomingServer type="imap"><hostname>&x;</hostname></incomingServer></clientConfig>',
        b'<!DOCTYPE a [' + b''.join(b'<!ENTITY l%d "%s">' % (n, b'&l%d;' % (n - 1) * 10 if n else b'lol') for n in range(12)) + b']><a>&l11;</a>',
    ],
)  # fmt: skip
def test_a_page_that_is_none_does_no_harm(octets):
    assert autoconfig.read(octets, "kari", "fjord.example") is None


def test_servers_without_encryption_are_not_proposed():
    octets = page_for(safety="plain").replace(b"STARTTLS", b"plain")
    assert autoconfig.read(octets, "kari", "fjord.example") is None


def test_a_page_that_knows_the_providers_sign_in_only_says_so():
    told = autoconfig.read(page_for(way="OAuth2"), "kari", "fjord.example")
    assert told.needs == "oauth"


def test_what_answers_by_its_usual_name_is_proposed():
    world = Domain(answering={("mail.fjord.example", 993), ("mail.fjord.example", 587), ("smtp.fjord.example", 587)})
    found = settings_for("kari@fjord.example", world.questions())
    assert found.imap.host == "mail.fjord.example" and found.smtp == Server("smtp.fjord.example", 587, "starttls") and found.source == "answered"


@pytest.mark.parametrize("address", ["kari@fjord.example", "kari", "", "@fjord.example", "kari@", "kari@" + "x" * 300, "kari@blåbær.example", "kari@.."])
def test_where_nothing_is_known_the_user_fills_it_in(address):
    found = settings_for(address, Domain().questions())
    assert found.source == "none" and found.imap is None


def test_every_provider_keeps_the_password_safe():
    for provider in providers.PROVIDERS:
        for server in (provider.imap, provider.smtp):
            assert server is None or server.safety in {"tls", "starttls"}
            assert server is None or server.private == (provider.key == "proton")
        assert provider.page.startswith("https://") or not provider.page
        assert provider.needs != "app-password" or provider.page


def test_the_real_world_is_asked_by_greeting_alone(dovecot, post_office, trusted, secure_web):
    ask = asking.of_the_world(private=True, timeout=3)
    assert ask.answers(Server("localhost", dovecot.imaps, "tls", private=True), "imap")
    assert ask.answers(Server("localhost", post_office.port, "starttls", private=True), "smtp")
    assert not ask.answers(Server("localhost", post_office.port, "starttls", private=True), "imap")
    with Liar(lambda guest: guest.sendall(b"hello\r\n")) as liar:
        assert not ask.answers(Server("localhost", liar.port, "none", private=True), "smtp")
    secure_web.paths["/c"] = (200, {}, b"<x/>")
    assert ask.page(f"{secure_web.url}/c") == b"<x/>" and ask.page(f"{secure_web.url}/nei") == b""
    assert post_office.signed_in == [] and post_office.letters == []


def test_a_name_server_that_knows_nothing_is_no_trouble(monkeypatch):
    import dns.resolver

    monkeypatch.setattr(dns.resolver, "resolve", lambda *words, **how: (_ for _ in ()).throw(dns.resolver.NXDOMAIN()))
    assert settings_for("kari@fjord.example", dataclasses.replace(Domain().questions(), takers=asking.of_the_world(private=False).takers)).source == "none"
