"""Signing in with the provider itself: OAuth 2 with PKCE (RFC 6749, 7636) for Google and Microsoft, by the host's own client id."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from . import fetching
from .shapes import Failed
from .unsaid import unsaid


@dataclass(frozen=True, slots=True)
class SignIn:
    """Where a provider asks its people, and gives tokens; `more` are words it wants so that a token can be renewed."""

    key: str
    asks_at: str
    gives_at: str
    scopes: tuple[str, ...]
    calendar_scopes: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)
    private: bool = False


@dataclass(frozen=True, slots=True)
class Client:
    """Who the host is to the provider; Google wants a secret from programs on servers too, Microsoft none where PKCE is used."""

    client_id: str
    secret: str = ""

    def __repr__(self) -> str:
        return f"Client({self.client_id!r})"


@dataclass(frozen=True, slots=True)
class Token:
    """What opens the mailbox until `expires_at`, and what renews it."""

    access: str
    refresh: str
    expires_at: datetime

    def __repr__(self) -> str:
        return f"Token(expires_at={self.expires_at!r})"


GOOGLE = SignIn(
    "google",
    "https://accounts.google.com/o/oauth2/v2/auth",
    "https://oauth2.googleapis.com/token",
    ("https://mail.google.com/",),
    ("https://www.googleapis.com/auth/calendar",),
    {"access_type": "offline", "prompt": "consent"},
)
MICROSOFT = SignIn(
    "microsoft",
    "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    ("https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send", "offline_access"),
)
SIGN_INS = {one.key: one for one in (GOOGLE, MICROSOFT)}


def challenge(verifier: str) -> str:
    """What is shown of a verifier before it is told (S256); a verifier is 43 to 128 letters, digits or -._~."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode("ascii")).digest()).rstrip(b"=").decode()


def authorise_address(
    provider: SignIn, client_id: str, redirect: str, state: str, verifier: str, *, address: str = "", calendar: bool = False
) -> str:
    """Where the user is led to say yes; `address` is offered as who they are, `calendar` asks for their calendar too."""
    words = {
        "client_id": client_id,
        "redirect_uri": redirect,
        "response_type": "code",
        "scope": " ".join(provider.scopes + (provider.calendar_scopes if calendar else ())),
        "state": state,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
        **provider.more,
        **({"login_hint": address} if address else {}),
    }
    return f"{provider.asks_at}?{urlencode(words)}"


def exchange(provider: SignIn, client: Client, code: str, redirect: str, verifier: str, *, now: datetime) -> Token:
    """The token for the code one came back with; raises Failed."""
    return _token(
        provider,
        client,
        {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": verifier},
        "",
        now,
    )


def refresh(provider: SignIn, client: Client, renewing: str, *, now: datetime) -> Token:
    """A new token; Failed("token-expired") where the user must say yes again. A provider that gives no new renewing word lets the old one stand."""
    return _token(provider, client, {"grant_type": "refresh_token", "refresh_token": renewing}, renewing, now)


def _token(provider: SignIn, client: Client, words: dict[str, str], renewing: str, now: datetime) -> Token:
    who = {"client_id": client.client_id, **({"client_secret": client.secret} if client.secret else {})}
    came = fetching.post(provider.gives_at, {**words, **who}, private=provider.private)
    try:
        told = json.loads(came.octets)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise Failed(
            "refused" if came.status >= 400 else "broken", f"HTTP {came.status}", for_now=came.status >= 500 or came.status == 429
        )
    if came.status != 200 or "error" in told:
        with unsaid(client.secret, *(words.get(name, "") for name in ("refresh_token", "code", "code_verifier"))):
            raise _refusal(came.status, str(told.get("error", "")), str(told.get("error_description", "")))
    access, lasts = told.get("access_token"), told.get("expires_in", 3600)
    if not isinstance(access, str) or not access:
        raise Failed("broken", "no token")
    seconds = int(lasts) if str(lasts).isdigit() else 3600
    return Token(access, str(told.get("refresh_token") or renewing), now + timedelta(seconds=min(seconds, 86400 * 30)))


def _refusal(status: int, error: str, said: str) -> Failed:
    line = f"{error} {said}".strip()
    if error in {"invalid_grant", "interaction_required", "consent_required", "login_required"}:
        return Failed("token-expired", line)
    return Failed(
        "refused",
        line,
        for_now=status >= 500 or status == 429 or error in {"temporarily_unavailable", "slow_down", "server_error"},
    )
