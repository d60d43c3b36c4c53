"""What a server says back of a secret it was told goes no further: its lines are kept with the connection and shown on pages."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

from .shapes import Failed

_LONG = 8
_BEGUN = 6
"""A part of an address as long as this may be a secret; as much of the beginning of one, where a line is cut, is told too much."""


def tells(said: str, secret: str, username: str = "") -> bool:
    """Whether words hold a secret: as it is, escaped, or as one signs in with it (RFC 4616, RFC 7617), be it cut at their end."""
    if not secret:
        return False
    bearer = f"user={username}\x01auth=Bearer {secret}\x01\x01"
    coded = (
        b64encode(one.encode()).decode().rstrip("=")
        for one in (secret, f"\0{username}\0{secret}", f"{username}:{secret}", bearer)
    )
    escaped = secret.replace("\\", "\\\\").replace('"', '\\"')
    return any(_holds(said, form) for form in {secret, escaped, quote(secret, safe=""), *coded})


def _holds(said: str, form: str) -> bool:
    return form in said or any(said.endswith(form[:length]) for length in range(_BEGUN, len(form)))


@contextmanager
def unsaid(*secrets: str, username: str = "") -> Iterator[None]:
    """A failure inside is told without the server's line where that holds one of the secrets."""
    try:
        yield
    except Failed as failed:
        if any(tells(failed.said, one, username) for one in secrets):
            raise Failed(failed.trouble, for_now=failed.for_now) from None
        raise


def secrets_of(address: str) -> tuple[str, ...]:
    """The parts of a web address a secret may stand in: password, path and question, where they are long."""
    try:
        at = urlsplit(address)
        parts = [at.password or "", *re.split(r"[/?&=;#]", f"{at.path}?{at.query}")]
    except ValueError:
        return (address,)
    return tuple(one for one in parts if len(one) >= _LONG)
