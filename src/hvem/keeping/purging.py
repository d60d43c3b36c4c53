"""What was deleted a month ago is let go of for good: until then it can be brought back."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from hvem.accounts.models import Account
from hvem.ground.deeds import alone
from hvem.ground.erasing import collect, delete
from hvem.ground.rows import Owned, Removable
from hvem.ground.undo import DAYS_TO_UNDO
from hvem.keeping.erasing import purge_happenings
from hvem.keeping.tables import account_tables

SLICE = 50
"""Each brings along what cannot do without it, which may be a hundred rows."""


def purge_all(*, at: datetime) -> int:
    """Purge every account; how many removed rows were let go of."""
    return sum(purge(account, at=at) for account in Account.objects.all())


def purge(account: Any, *, at: datetime) -> int:
    """Delete for good what was removed more than 30 days before `at`, a few rows at a time, with what cannot do without it."""
    gone, before = 0, at - timedelta(days=DAYS_TO_UNDO)
    while next(_old(account, before), None) is not None:
        with alone(account):
            rows = list(islice(_old(account, before), SLICE))
            found = collect(account, rows)
            delete(found)
            purge_happenings(found)
        gone += len(rows)
    return gone


def _old(account: Any, before: datetime) -> Any:
    """The removed rows that are old enough, table by table."""
    for model in account_tables():
        if issubclass(model, Removable):
            found: list[Owned] = list(model.objects.of(account).filter(removed_at__lt=before)[:SLICE])
            yield from found
