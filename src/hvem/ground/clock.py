"""The clock, read at the doors only; a door may set it (`--at`), and then everything behind it lives at that time."""

from __future__ import annotations

import time
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

_BEGUN = time.monotonic()
_set_to: ContextVar[datetime | None] = ContextVar("hvem_clock", default=None)


def now() -> datetime:
    """The time as an aware moment: what a door set, else the setting HVEM_AT, else the machine's clock.

    The clock of HVEM_AT stands; with HVEM_AT_RUNS it runs from there on.
    """
    moment: datetime = _set_to.get() or settings.HVEM_AT or timezone.now()
    if settings.HVEM_AT_RUNS and moment is settings.HVEM_AT:
        moment += timedelta(seconds=time.monotonic() - _BEGUN)
    return moment


def set_to(moment: datetime | None) -> None:
    """Let the clock of this door stand at `moment`; None lets it go again."""
    _set_to.set(moment)
