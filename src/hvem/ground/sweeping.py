"""What a deed moves for very many is finished after it, slice by slice; what is broken off is taken up by the worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from hvem.ground.models import Wake

Sweep = Callable[[Any, str], None]
SWEEPS: dict[str, Sweep] = {}
"""Who writes anew what waits under a name; each room adds its own. A sweep is given the account and what it is about."""


def sweeps(name: str) -> Callable[[Sweep], Sweep]:
    """Register who sweeps what waits under this name."""

    def register(sweep: Sweep) -> Sweep:
        SWEEPS[name] = sweep
        return sweep

    return register


def sweep_later(account: Any, name: str, about: str = "", *, at: datetime) -> None:
    """Sweep as soon as the deed is written; until that is done it is waited for in `Wake`."""
    what = f"{name} {about}".strip()
    Wake.objects.update_or_create(account=account, what=what, defaults={"at": at})
    transaction.on_commit(partial(sweep, account, what))


def sweep(account: Any, what: str) -> None:
    """Do what waits, unless it was done meanwhile."""
    waiting = Wake.objects.filter(account=account, what=what).first()
    if waiting is not None:
        name, _, about = what.partition(" ")
        SWEEPS[name](account, about)
        Wake.objects.filter(pk=waiting.pk, at=waiting.at).delete()


def sweep_waiting() -> None:
    """Take up every sweep that was broken off; for the worker."""
    for waiting in Wake.objects.select_related("account"):
        if waiting.what.partition(" ")[0] in SWEEPS:
            sweep(waiting.account, waiting.what)
