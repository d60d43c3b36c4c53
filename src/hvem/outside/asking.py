"""Asking the real world where a domain's mail servers are: name servers, pages, greetings. No password is ever part of it."""

from __future__ import annotations

from typing import Any

from . import fetching, smtp
from .imap_talk import Talk
from .settings_found import Questions
from .shapes import Failed, Server


def of_the_world(*, private: bool, timeout: float = 6.0) -> Questions:
    """The real world's answers, each within `timeout` seconds; `private` lets servers in one's own network count."""
    return Questions(
        takers=lambda domain: _takers(domain, timeout),
        services=lambda name: _services(name, timeout),
        page=lambda url: _page(url, private=private, timeout=timeout),
        answers=lambda server, kind: greets(server, kind, timeout),
        private=private,
    )


def greets(server: Server, kind: str, timeout: float) -> bool:
    """Whether a mail server of this kind greets there, its certificate in order."""
    try:
        if kind == "imap":
            Talk(server, timeout).close()
        else:
            smtp.greet(server, timeout=timeout)
    except Failed:
        return False
    return True


def _page(url: str, *, private: bool, timeout: float) -> bytes:
    came = fetching.get(url, private=private, most_bytes=256 * 1024, timeout=timeout, redirects=2)
    return came.octets if came.status == 200 else b""


def _takers(domain: str, timeout: float) -> list[str]:
    return [str(row.exchange) for row in sorted(_records(domain, "MX", timeout), key=lambda row: int(row.preference))]


def _services(name: str, timeout: float) -> list[tuple[str, int]]:
    rows = sorted(_records(name, "SRV", timeout), key=lambda row: (row.priority, -row.weight))
    return [(str(row.target), int(row.port)) for row in rows]


def _records(name: str, kind: str, timeout: float) -> list[Any]:
    import dns.exception  # seven megabytes that only who connects a mailbox needs
    import dns.resolver

    try:
        return list(dns.resolver.resolve(name, kind, lifetime=timeout))
    except (dns.exception.DNSException, OSError) as trouble:
        raise Failed("no-such-host", name, for_now=isinstance(trouble, dns.exception.Timeout)) from trouble
