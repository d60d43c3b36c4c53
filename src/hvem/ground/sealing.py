"""Sealing: passwords and tokens are kept locked with the installation's key, and opened only where they are used (design §9)."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class WrongKey(Exception):
    """What was sealed cannot be opened with the keys of this installation: the secret has to be given anew."""


def seal(secret: str) -> str:
    """The secret locked with the newest key; empty stays empty."""
    return _locks(_keys()).encrypt(secret.encode()).decode() if secret else ""


def unseal(sealed: str) -> str:
    """The secret again; raises `WrongKey` where none of the keys fits."""
    if not sealed:
        return ""
    try:
        return _locks(_keys()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise WrongKey from None


def resealed(sealed: str) -> str:
    """What an older key sealed, sealed with the newest; raises `WrongKey`."""
    return seal(unseal(sealed))


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _locks(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str) -> bytes:
    """A key of its own for sealing, so that it is no other's (HKDF, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hvem sealing 1").derive(key.encode())
