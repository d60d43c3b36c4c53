"""Forgetting what a mailbox brought: its mails and the conversations that were nothing else, slice by slice, undone as one."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

from django.db.models import Q

from hvem.correspondence.models import Mail, Mailbox, Stranger
from hvem.correspondence.receiving.taking_back import SLICE, take_out
from hvem.ground.deeds import Deed, Undone
from hvem.ground.models import Happening
from hvem.ground.waking import wake_at, wakes

WAKE = "forget-mail"
AT_ONCE = 300
"""So many mails go while the user waits; more are left to the worker."""
TURN = 10.0
"""Seconds it goes on before others have their turn."""


def forget_brought(happening: Happening, *, at: datetime) -> None:
    """Forget what the mailbox a happening is about had brought, as a part of it: at once where it is little, else by the worker."""
    if _left(happening).count() > AT_ONCE:
        wake_at(happening.account, WAKE, str(happening.pk), at=at)
    else:
        go_on(happening, at=at)


@wakes(WAKE)
def forget_woken(account: Any, about: str, now: datetime) -> datetime | None:
    """Go on forgetting; nothing is forgotten any more once it was undone."""
    happening = Happening.objects.of(account).filter(pk=about, undone_at=None).select_related("account", "by").first()
    return None if happening is None or go_on(happening, at=now, seconds=TURN) else now


def go_on(happening: Happening, *, at: datetime, seconds: float | None = None) -> bool:
    """Forget for so many seconds; whether all is forgotten. Those counted who are not in the list go with the last mailbox."""
    account, until = happening.account, time.monotonic() + (seconds or 3600)
    after: tuple[Any, Any] | None = None
    while some := list(_after(_left(happening), after)[:SLICE]):
        after = (some[-1].at, some[-1].pk)
        with Deed(account, happening.kind, at=at, by=happening.by, onto=happening) as deed:
            if happening.is_undone():
                return True
            deed.facts.update(happening.facts)
            take_out(deed, some, Undone())
        if time.monotonic() > until:
            return False
    if not Mailbox.objects.of(account).present().exists():
        strangers = Stranger.objects.of(account)
        strangers._raw_delete(strangers.db)
    return True


def _left(happening: Happening) -> Any:
    """The mails that are there still; those somebody built on stay, and are passed by."""
    rows = Mail.objects.of(happening.account).present().filter(mailbox=happening.about)
    return rows.order_by("at", "pk")


def _after(rows: Any, place: tuple[Any, Any] | None) -> Any:
    if place is None:
        return rows
    at, pk = place
    return rows.filter(Q(at__gt=at) | Q(at=at, pk__gt=pk))
