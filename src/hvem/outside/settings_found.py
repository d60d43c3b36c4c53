"""Finding a mailbox's servers from nothing but its address: what is known, what the domain says of itself, what answers. No password is ever sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from . import autoconfig, providers
from .providers import Names, Needs, Provider
from .shapes import Failed, Server

Answered = TypeVar("Answered")
Source = Literal["known", "mx", "srv", "autoconfig", "answered", "none"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for an address; everything is a proposal that the user may change.

    `elsewhere` is true where the domain itself points to servers of another domain, which the user should see and say yes to.
    """

    address: str
    provider: str = ""
    name: str = ""
    imap: Server | None = None
    smtp: Server | None = None
    username: str = ""
    names: Names = "address"
    needs: Needs = "password"
    page: str = ""
    oauth: str = ""
    keeps_sent: bool = False
    calendar: str = ""
    source: Source = "none"
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Questions:
    """What may be asked of the world: hosts of a domain's MX, (host, port) of a SRV name, a page, and whether a mail server answers."""

    takers: Callable[[str], list[str]]
    services: Callable[[str], list[tuple[str, int]]]
    page: Callable[[str], bytes]
    answers: Callable[[Server, Literal["imap", "smtp"]], bool]
    private: bool = False


def settings_for(address: str, ask: Questions) -> Found:
    """The servers for an address; without any, `source` is none and the user fills them in. Never raises for a silent world."""
    local, _, domain = address.strip().rpartition("@")
    domain = _in_ascii(domain.lower())
    if not local or not domain:
        return Found(address)
    known = providers.by_domain(domain)
    if known is not None:
        return _of(known, address, "known")
    taker = providers.by_takers(_quiet(ask.takers, domain) or [])
    if taker is not None:
        return _of(taker, address, "mx")
    for look in (_by_services, _by_autoconfig, _by_answers):
        found = look(address, domain, ask)
        if found is not None:
            return found
    return Found(address, username=address)


def _of(provider: Provider, address: str, source: Source) -> Found:
    username = {"address": address, "local": address.rpartition("@")[0], "own": ""}[provider.names]
    return Found(
        address, provider.key, provider.name, provider.imap, provider.smtp, username, provider.names, provider.needs, provider.page, provider.oauth,
        provider.keeps_sent, provider.calendar, source,
    )  # fmt: skip


def _by_services(address: str, domain: str, ask: Questions) -> Found | None:
    """RFC 6186 and 8314: TLS at once goes before STARTTLS."""
    imap = _service(domain, ask, (("_imaps", "tls"), ("_imap", "starttls")))
    post = _service(domain, ask, (("_submissions", "tls"), ("_submission", "starttls")))
    if imap is None or post is None:
        return None
    return _pair(address, domain, imap, post, "srv")


def _service(domain: str, ask: Questions, names: tuple[tuple[str, Literal["tls", "starttls"]], ...]) -> Server | None:
    for name, safety in names:
        for host, port in _quiet(ask.services, f"{name}._tcp.{domain}") or []:
            if host.rstrip("."):
                return Server(host.rstrip(".").lower(), port, safety, ask.private)
    return None


def _by_autoconfig(address: str, domain: str, ask: Questions) -> Found | None:
    """The domain's own page; one that came unprotected may name servers of the domain only, whose certificates then speak for it."""
    local = address.rpartition("@")[0]
    for url in autoconfig.addresses(address, domain):
        octets = _quiet(ask.page, url)
        told = autoconfig.read(octets, local, domain) if octets else None
        if told is None:
            continue
        imap, post = (Server(one.host, one.port, one.safety, ask.private) for one in (told.imap, told.smtp))
        if url.startswith("http:") and not (_within(imap.host, domain) and _within(post.host, domain)):
            continue
        found = _pair(address, domain, imap, post, "autoconfig")
        hosted = next((one for one in providers.PROVIDERS if one.imap and one.imap.host == imap.host), None)
        if hosted is not None:
            return _of(hosted, address, "autoconfig")
        return Found(
            address,
            imap=imap,
            smtp=post,
            username=told.username,
            needs=told.needs,
            source="autoconfig",
            elsewhere=found.elsewhere,
        )
    return None


def _by_answers(address: str, domain: str, ask: Questions) -> Found | None:
    imap = _first(ask, "imap", [Server(host, 993, "tls", ask.private) for host in (f"imap.{domain}", f"mail.{domain}", domain)])
    if imap is None:
        return None
    posts = [Server(host, port, safety, ask.private) for port, safety in _POSTS for host in (f"smtp.{domain}", f"mail.{domain}")]
    post = _first(ask, "smtp", posts)
    return _pair(address, domain, imap, post, "answered") if post is not None else None


_POSTS: tuple[tuple[int, Literal["tls", "starttls"]], ...] = ((465, "tls"), (587, "starttls"))


def _first(ask: Questions, kind: Literal["imap", "smtp"], servers: list[Server]) -> Server | None:
    return next((server for server in servers if _quiet(ask.answers, server, kind)), None)


def _pair(address: str, domain: str, imap: Server, post: Server, source: Source) -> Found:
    elsewhere = not (_within(imap.host, domain) and _within(post.host, domain))
    return Found(address, imap=imap, smtp=post, username=address, source=source, elsewhere=elsewhere)


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def _quiet(ask: Callable[..., Answered], *words: object) -> Answered | None:
    try:
        return ask(*words)
    except Failed:
        return None


def _in_ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode() if not domain.isascii() else domain
    except UnicodeError:
        return ""
