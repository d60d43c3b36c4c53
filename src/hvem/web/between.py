"""Pages that are the same until something is done: made once after each deed, and shown until the next."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from hvem.accounts.access import Seat

Made = TypeVar("Made")


def between_deeds(here: Seat, what: str, make: Callable[[], Made]) -> Made:
    """What `make` makes, kept under `what` and the reader's language until the account's next deed or the next day."""
    digest = hashlib.blake2b(f"{here.language}?{what}".encode(), digest_size=16).hexdigest()
    key = f"kept-{here.account.pk.hex}-{here.account.counter}-{here.today}-{digest}"
    value: Made | None = cache.get(key)
    if value is None:
        value = make()
        cache.set(key, value, 3600)
    return value
