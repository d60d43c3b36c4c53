"""How a mailbox is reached, found from its address alone; and the provider's own sign-in, where the host has one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from hvem.correspondence.connections.signing_in import client_of, may_be_private
from hvem.correspondence.connections.trying import Reach
from hvem.outside.asking import of_the_world
from hvem.outside.providers import PROVIDERS, Provider
from hvem.outside.settings_found import Found, Questions, settings_for
from hvem.outside.shapes import Failed
from hvem.outside.tokens import SIGN_INS, SignIn

Answered = TypeVar("Answered")
EACH, IN_ALL = 3.0, 9.0
"""Seconds one question to the world may take, and all of them together: somebody waits for the page."""


def found_for(address: str) -> Found:
    """What is known or found of an address; the world is asked for a few seconds at the most."""
    return settings_for(address, _within(of_the_world(private=may_be_private(), timeout=EACH), IN_ALL))


def _within(ask: Questions, seconds: float) -> Questions:
    until = time.monotonic() + seconds

    def timed(question: Callable[..., Answered]) -> Callable[..., Answered]:
        def asked(*words: object) -> Answered:
            if time.monotonic() > until:
                raise Failed("no-answer", for_now=True)
            return question(*words)

        return asked

    return Questions(timed(ask.takers), timed(ask.services), timed(ask.page), timed(ask.answers), ask.private)


def provider_of(key: str) -> Provider | None:
    """A provider by its key."""
    return next((one for one in PROVIDERS if one.key == key), None)


def sign_in_of(oauth: str) -> SignIn | None:
    """The provider's own sign-in, where the host is registered there."""
    return SIGN_INS.get(oauth) if client_of(oauth)["client_id"] else None


def reach_of(found: Found) -> Reach:
    """The proposal as it stands in the form: what was not found is empty."""
    imap, smtp = found.imap, found.smtp
    return Reach(
        found.address, found.username, imap.host if imap else "", imap.port if imap else 993, imap.safety if imap else "tls",
        smtp.host if smtp else "", smtp.port if smtp else 465, smtp.safety if smtp else "tls", found.provider, files_itself=found.keeps_sent,
    )  # fmt: skip
