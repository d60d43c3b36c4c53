"""Waking: what an account wants looked at later stands in `Wake`, and the worker's tick does what is due.

A wake that is taken up is put off first, for as long as its work may take: where the worker dies, another takes it up again.
Every wake's work can be done twice without harm.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from django.db import close_old_connections

from hvem.ground import clock
from hvem.ground.models import Wake

Woken = Callable[[Any, str, datetime], datetime | None]
"""Who does what waits under a name: given the account, what it is about, and the time; says when to be woken again."""
WAKES: dict[str, Woken] = {}
LEASE = timedelta(minutes=5)
"""So long a wake that was taken up waits before another worker takes it up."""
AFTER_TROUBLE = timedelta(minutes=10)
TOGETHER = 4
"""So many wakes are worked on at once: each mostly waits for somebody else's server."""
AT_A_LOOK = 100


def wakes(name: str) -> Callable[[Woken], Woken]:
    """Register who does what waits under this name."""

    def register(woken: Woken) -> Woken:
        WAKES[name] = woken
        return woken

    return register


def wake_at(account: Any, name: str, about: str = "", *, at: datetime) -> None:
    """Have something looked at at a time; where it is waited for already, at the earlier of the two.

    The time is moved in any case, if only by a breath: who is at work on it has not seen what is asked for now, and is not to put it off.
    """
    what = f"{name} {about}".strip()
    waiting, is_new = Wake.objects.get_or_create(account=account, what=what, defaults={"at": at})
    if not is_new and not Wake.objects.filter(pk=waiting.pk, at__gt=at).update(at=at):
        Wake.objects.filter(pk=waiting.pk, at=waiting.at).update(at=waiting.at - timedelta(microseconds=1))


def never_mind(account: Any, name: str, about: str = "") -> None:
    """Nothing is to be looked at any more."""
    Wake.objects.filter(account=account, what=f"{name} {about}".strip()).delete()


def tick(pool: ThreadPoolExecutor | None = None, *, most: int = AT_A_LOOK, but: Collection[Any] = ()) -> dict[Any, Future[None]]:
    """Take up what is due, what has waited longest first; without a pool each is done before the next. What was begun, by its wake's key.

    No more than `most` are taken up, so that none waits in the pool until it is taken up once more; those in `but` are worked on still.
    """
    begun: dict[Any, Future[None]] = {}
    now = clock.now()
    taken = 0
    for waiting in Wake.objects.filter(at__lte=now).exclude(pk__in=but).select_related("account").order_by("at")[:AT_A_LOOK]:
        if waiting.what.partition(" ")[0] not in WAKES:
            continue
        if taken >= most:
            break
        until = now + LEASE
        if not Wake.objects.filter(pk=waiting.pk, at=waiting.at).update(at=until):
            continue  # another worker was first
        taken += 1
        if pool is None:
            _work(waiting, until)
        else:
            begun[waiting.pk] = pool.submit(_work_apart, waiting, until)
    return begun


def _work_apart(waiting: Wake, until: datetime) -> None:
    close_old_connections()
    try:
        _work(waiting, until)
    finally:
        close_old_connections()


def _work(waiting: Wake, until: datetime) -> None:
    """Do it, and wait for the next time it names; one that breaks is tried again later, and the log says so."""
    name, _, about = waiting.what.partition(" ")
    held = Wake.objects.filter(pk=waiting.pk, at=until)
    try:
        again = WAKES[name](waiting.account, about, clock.now())
    except Exception:
        logging.getLogger("hvem").exception("What was to be done was not: %s", name)
        held.update(at=clock.now() + AFTER_TROUBLE)
        return
    if again is None:
        held.delete()
    else:
        held.update(at=again)
