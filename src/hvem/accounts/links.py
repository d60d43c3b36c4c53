"""Sign-in links for local mode."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from hvem.accounts.models import SignInLink, User

GOOD_FOR = timedelta(minutes=10)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(user: User, *, at: datetime) -> str:
    """A fresh token, good once and for ten minutes; only its hash is stored."""
    SignInLink.objects.filter(expires_at__lt=at).delete()
    token = secrets.token_urlsafe(24)
    SignInLink.objects.create(hash=_hash(token), user=user, expires_at=at + GOOD_FOR)
    return token


def spend(token: str, *, at: datetime) -> User | None:
    """The user the token lets in, once; None when it is unknown, spent or too old."""
    link = SignInLink.objects.filter(hash=_hash(token), spent_at=None, expires_at__gte=at).select_related("user").first()
    if link is None or not SignInLink.objects.filter(pk=link.pk, spent_at=None).update(spent_at=at):
        return None
    return link.user
