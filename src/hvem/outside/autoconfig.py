"""The page on which a domain tells mail programs where its servers are, in the form that Thunderbird reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from .providers import Needs
from .shapes import Safety, Server

_PORT = re.compile(r"[0-9]{1,5}")
_SAFETIES: dict[str, Safety] = {"SSL": "tls", "STARTTLS": "starttls"}
_ORDER = {"tls": 0, "starttls": 1}


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says: two servers, who one is to them, and what lets one in."""

    imap: Server
    smtp: Server
    username: str
    needs: Needs


def addresses(address: str, domain: str) -> list[str]:
    """Where the page may lie, best first; the address itself is shown over https only."""
    shown = quote(address, safe="@")
    return [
        f"https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={shown}",
        f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
        f"http://autoconfig.{domain}/mail/config-v1.1.xml",
    ]


def read(octets: bytes, local: str, domain: str) -> Told | None:
    """The page read; None where it tells of no servers that keep a password safe."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        tree = etree.fromstring(octets, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    imap = _server(tree, "incomingServer", "imap", local, domain)
    post = _server(tree, "outgoingServer", "smtp", local, domain)
    if imap is None or post is None:
        return None
    return Told(imap[0], post[0], imap[1] or f"{local}@{domain}", imap[2])


def _server(tree: etree._Element, tag: str, kind: str, local: str, domain: str) -> tuple[Server, str, Needs] | None:
    found: list[tuple[Server, str, Needs]] = []
    for element in tree.iter(tag):
        words = {name: (element.findtext(name) or "").strip() for name in ("hostname", "port", "socketType", "username")}
        safety = _SAFETIES.get(words["socketType"].upper())
        host = _filled(words["hostname"], local, domain).lower().rstrip(".")
        if element.get("type") != kind or safety is None or not _is_host(host) or not _PORT.fullmatch(words["port"]):
            continue
        ways = {(one.text or "").strip().lower() for one in element.iter("authentication")}
        needs: Needs = (
            "oauth"
            if ways and not ways & {"password-cleartext", "password-encrypted", "plain", "secure"} and "oauth2" in ways
            else "password"
        )
        found.append((Server(host, int(words["port"]), safety), _filled(words["username"], local, domain), needs))
    return min(found, key=lambda one: _ORDER[one[0].safety], default=None)


def _filled(text: str, local: str, domain: str) -> str:
    return text.replace("%EMAILADDRESS%", f"{local}@{domain}").replace("%EMAILLOCALPART%", local).replace("%EMAILDOMAIN%", domain)


def _is_host(host: str) -> bool:
    return "." in host and len(host) < 254 and all(sign.isalnum() or sign in ".-" for sign in host)
