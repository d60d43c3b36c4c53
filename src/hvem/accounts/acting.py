"""What somebody does from their seat: a deed with its moment and its doer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hvem.accounts.access import Seat
from hvem.ground.deeds import Deed
from hvem.ground.rows import Owned


@contextmanager
def deed_on(here: Seat, kind: str, row: Owned | None = None, **facts: Any) -> Iterator[Deed]:
    """A deed mainly about the row; `facts` fill the sentence it leaves."""
    with Deed(here.account, kind, at=here.now, by=here.user) as deed:
        if row is not None:
            deed.about(row, **facts)
        yield deed
