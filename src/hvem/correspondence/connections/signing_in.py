"""Signing in to a mailbox: its secret opened, its token fresh; and how that went, so that its state is told as it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from hvem.correspondence.models import Calendar, Mailbox
from hvem.ground.sealing import WrongKey, seal, unseal
from hvem.outside import tokens
from hvem.outside.providers import PROVIDERS
from hvem.outside.shapes import Failed, Login, Server

MUST_SIGN_IN = frozenset({"wrong-password", "app-password-needed", "token-expired", "imap-off"})
"""Troubles that only the user can end: nothing is tried again until they have."""
FRESH_FOR = timedelta(minutes=5)


def imap_login(mailbox: Mailbox, *, now: datetime) -> Login:
    """How one signs in to read; raises `Failed` where the secret is gone or its token cannot be renewed."""
    return _login(mailbox, mailbox.imap_host, mailbox.imap_port, mailbox.imap_safety, now)


def smtp_login(mailbox: Mailbox, *, now: datetime) -> Login:
    """How one signs in to send; raises as `imap_login`."""
    return _login(mailbox, mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_safety, now)


def _login(mailbox: Mailbox, host: str, port: int, safety: Any, now: datetime) -> Login:
    server = Server(host, port, safety, private=may_be_private())
    try:
        secret = unseal(mailbox.secret)
    except WrongKey:
        raise Failed("wrong-password") from None
    if not secret:  # let go of, or never taken along: no server is asked with nothing
        raise Failed("wrong-password")
    if mailbox.way == "xoauth2":
        return Login(server, mailbox.username or mailbox.address, _token(mailbox, secret, now), "xoauth2")
    return Login(server, mailbox.username or mailbox.address, secret)


def may_be_private() -> bool:
    """Whether a mailbox or calendar may lie inside one's own network: on one's own machine it may, on a hosted installation never."""
    return not settings.HVEM_URL


def _token(mailbox: Mailbox, secret: str, now: datetime) -> str:
    """The access token, renewed where it is about to end; what is kept sealed is `access` and `refresh`, a line each."""
    access, _, refresh = secret.partition("\n")
    if access and mailbox.token_until and mailbox.token_until > now + FRESH_FOR:
        return access
    key = next((one.oauth for one in PROVIDERS if one.key == mailbox.provider), mailbox.provider)
    client = client_of(key)
    if key not in tokens.SIGN_INS or not client["client_id"]:
        raise Failed("token-expired")
    found = tokens.refresh(tokens.SIGN_INS[key], tokens.Client(client["client_id"], client["client_secret"]), refresh, now=now)
    keep_token(mailbox, found)
    return found.access


def keep_token(mailbox: Mailbox, token: tokens.Token) -> None:
    """Keep a token, sealed; a provider that gives no new refresh token means the old one."""
    try:
        old = unseal(mailbox.secret).partition("\n")[2]
    except WrongKey:
        old = ""
    was, mailbox.secret = mailbox.secret, seal(f"{token.access}\n{token.refresh or old}")
    mailbox.token_until = token.expires_at
    kept = Mailbox.objects.of(mailbox.account_id).filter(pk=mailbox.pk, secret=was)  # let go of meanwhile, it has none any more
    kept.update(secret=mailbox.secret, token_until=mailbox.token_until)


def client_of(provider: str) -> dict[str, str]:
    """The host's client id and secret with a provider; empty where the host has none."""
    ids: dict[str, dict[str, str]] = settings.HVEM_OAUTH
    return ids.get(provider, {"client_id": "", "client_secret": ""})


def note_success(row: Mailbox | Calendar, *, at: datetime) -> None:
    """It worked, all of it: what failed before is over."""
    note(row, succeeded_at=at, failed_at=None, trouble="", said="", signed_out_at=None)


def note_failure(row: Mailbox | Calendar, failed: Failed, *, at: datetime) -> None:
    """It did not work: the state tells how, and where only the user can help nothing is tried until they have."""
    out = at if failed.trouble in MUST_SIGN_IN else None
    _note_against(row, failed_at=at, trouble=failed.trouble, said=failed.said, signed_out_at=row.signed_out_at or out)


def note_sent(mailbox: Mailbox) -> None:
    """A letter left: what kept letters from leaving is over. Of reading it says nothing."""
    note(mailbox, sends_failed_at=None, sends_trouble="", sends_said="")


def note_not_sent(mailbox: Mailbox, failed: Failed, *, at: datetime) -> None:
    """A letter could not leave."""
    _note_against(mailbox, sends_failed_at=at, sends_trouble=failed.trouble, sends_said=failed.said)


def may_send(mailbox: Mailbox) -> bool:
    """Whether it is worth trying to send: not paused, not signed out, and not refused in a way that only the user can mend."""
    return not (mailbox.paused_at or mailbox.signed_out_at or mailbox.sends_trouble in MUST_SIGN_IN)


def note(row: Mailbox | Calendar, **values: Any) -> None:
    """Write how it stands with a connection, which is no deed of the user's."""
    for name, value in values.items():
        setattr(row, name, value)
    type(row).objects.of(row.account_id).filter(pk=row.pk).update(**values)


def _note_against(row: Mailbox | Calendar, **values: Any) -> None:
    """Write what speaks against a connection; of a password that was changed or let go of since it was tried, nothing is told."""
    rows = type(row).objects.of(row.account_id).filter(pk=row.pk)
    kept = rows.filter(secret=row.secret).update(**values)
    stands = values if kept else rows.values(*values).first() or {}
    for name, value in stands.items():
        setattr(row, name, value)
