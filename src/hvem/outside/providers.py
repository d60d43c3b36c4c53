"""The providers people have their mail with: servers, names, and what one must make there before a program is let in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .shapes import Safety, Server

Needs = Literal["password", "app-password", "oauth", "bridge", "none"]
"""What lets one in: the usual password, one made for programs, the provider's own sign-in, a program on the same machine, or nothing at all."""
Names = Literal["address", "local", "own"]
"""What one signs in as: the address, what stands before its @, or a name of one's own that the provider gave."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider: addresses under `domains` are theirs, and those whose mail is taken in by hosts ending in `takes_in`.

    `page` is where one makes an app password, or reads how; `oauth` names the sign-in of tokens.py; `keeps_sent` is true where the
    provider itself lays a copy of what is sent into Sent; `calendar` is where its calendars are (CalDAV), if it has any.
    """

    key: str
    name: str
    domains: tuple[str, ...]
    takes_in: tuple[str, ...]
    imap: Server | None
    smtp: Server | None
    needs: Needs = "password"
    names: Names = "address"
    page: str = ""
    oauth: str = ""
    keeps_sent: bool = False
    calendar: str = ""


def _at(host: str, port: int, safety: Safety = "tls", *, private: bool = False) -> Server:
    return Server(host, port, safety, private)


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "google", "Gmail", ("gmail.com", "googlemail.com"), ("google.com", "googlemail.com"), _at("imap.gmail.com", 993), _at("smtp.gmail.com", 465),
        "app-password", page="https://myaccount.google.com/apppasswords", oauth="google", keeps_sent=True, calendar="https://apidata.googleusercontent.com/caldav/v2/",
    ),
    Provider(
        "icloud", "iCloud", ("icloud.com", "me.com", "mac.com"), ("mail.icloud.com",), _at("imap.mail.me.com", 993), _at("smtp.mail.me.com", 587, "starttls"),
        "app-password", page="https://account.apple.com/account/manage", calendar="https://caldav.icloud.com/",
    ),
    Provider(
        "fastmail", "Fastmail", ("fastmail.com", "fastmail.fm", "fastmail.net", "fastmail.org", "fastmail.to", "messagingengine.com", "sent.com"), ("messagingengine.com",),
        _at("imap.fastmail.com", 993), _at("smtp.fastmail.com", 465), "app-password", page="https://app.fastmail.com/settings/security", calendar="https://caldav.fastmail.com/",
    ),
    Provider(
        "proton", "Proton", ("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), ("protonmail.ch",),
        _at("127.0.0.1", 1143, "starttls", private=True), _at("127.0.0.1", 1025, "starttls", private=True), "bridge", page="https://proton.me/mail/bridge", keeps_sent=True,
    ),
    Provider(
        "telenor", "Online.no", ("online.no", "frisurf.no"), ("online.no",), _at("imap.online.no", 993), _at("smtp.online.no", 465),
        page="https://www.telenor.no/kundeservice/e-post/",
    ),
    Provider(
        "domeneshop", "Domeneshop", ("domeneshop.no",), ("domeneshop.no",), _at("imap.domeneshop.no", 993), _at("smtp.domeneshop.no", 587, "starttls"),
        names="own", page="https://domene.shop/faq",
    ),
    Provider("onecom", "one.com", ("one.com",), ("one.com",), _at("imap.one.com", 993), _at("send.one.com", 465), page="https://help.one.com/"),
    Provider(
        "microsoft", "Outlook",
        ("outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.no", "hotmail.no", "live.no", "hotmail.co.uk", "live.co.uk", "outlook.dk", "hotmail.dk", "live.dk",
         "live.se", "hotmail.se", "outlook.de", "hotmail.de", "live.de"),
        ("olc.protection.outlook.com",), _at("outlook.office365.com", 993), _at("smtp-mail.outlook.com", 587, "starttls"), "oauth", oauth="microsoft", keeps_sent=True,
    ),
    Provider(
        "microsoft365", "Microsoft 365", (), ("mail.protection.outlook.com", "mx.microsoft"), _at("outlook.office365.com", 993), _at("smtp.office365.com", 587, "starttls"),
        "oauth", oauth="microsoft", keeps_sent=True,
    ),
    Provider(
        "yahoo", "Yahoo", ("yahoo.com", "yahoo.no", "yahoo.co.uk", "yahoo.se", "yahoo.dk", "yahoo.de", "ymail.com", "rocketmail.com", "myyahoo.com"), ("yahoodns.net",),
        _at("imap.mail.yahoo.com", 993), _at("smtp.mail.yahoo.com", 465), "app-password", page="https://login.yahoo.com/account/security", keeps_sent=True,
    ),
    Provider(
        "aol", "AOL", ("aol.com", "aim.com"), (), _at("imap.aol.com", 993), _at("smtp.aol.com", 465), "app-password", page="https://login.aol.com/account/security", keeps_sent=True,
    ),
    Provider("gmx", "GMX", ("gmx.net", "gmx.de", "gmx.at", "gmx.ch"), ("gmx.net",), _at("imap.gmx.net", 993), _at("mail.gmx.net", 465)),
    Provider("gmxcom", "GMX", ("gmx.com",), (), _at("imap.gmx.com", 993), _at("mail.gmx.com", 465)),
    Provider("mailboxorg", "mailbox.org", ("mailbox.org",), ("mailbox.org",), _at("imap.mailbox.org", 993), _at("smtp.mailbox.org", 465)),
    Provider("runbox", "Runbox", ("runbox.com", "runbox.no"), ("runbox.com",), _at("mail.runbox.com", 993), _at("mail.runbox.com", 465)),
    Provider("getmail", "Getmail", ("getmail.no", "broadpark.no"), (), _at("imap.getmail.no", 993), _at("smtp.getmail.no", 465)),
    Provider("tuta", "Tuta", ("tuta.com", "tuta.io", "tutanota.com", "tutanota.de", "tutamail.com", "keemail.me"), ("tutanota.de",), None, None, "none"),
)  # fmt: skip


def by_domain(domain: str) -> Provider | None:
    """The provider whose own addresses end so."""
    return next((provider for provider in PROVIDERS if domain in provider.domains), None)


def by_takers(hosts: list[str]) -> Provider | None:
    """The provider that takes in a domain's mail, told by the hosts of its MX; the first that is known."""
    for host in hosts:
        name = host.rstrip(".").lower()
        for provider in PROVIDERS:
            if any(name == end or name.endswith("." + end) for end in provider.takes_in):
                return provider
    return None
