"""The worker child of `run`: does the tasks that pages leave for later and what is due, listens to the inboxes, takes the daily backup, and lets go of what was deleted long ago."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

AN_HOUR = 3600.0
A_SECOND = 1.0


def main() -> None:
    """Work until asked to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hvem.config.settings")
    import django

    django.setup()
    os.nice(10)  # pages come first
    threading.Thread(target=_look_after, name="looking-after", daemon=True).start()
    threading.Thread(target=_tick, name="tick", daemon=True).start()
    threading.Thread(target=_listen, name="mailroom", daemon=True).start()
    while not _done_with_tasks():
        time.sleep(1)


def _done_with_tasks() -> bool:
    """Do tasks until asked to stop; false where the data was closed for a while (another program writing, a full disk): it is tried again."""
    from django.core.management import call_command
    from django.db import InterfaceError, OperationalError

    from hvem.importing.tasks import heal

    try:
        heal()
        call_command("db_worker", "--interval", "0.3", "--no-startup-delay", verbosity=0)
    except (OperationalError, InterfaceError) as why:
        logging.getLogger("hvem").warning("The tasks wait, the data could not be read or written: %s", why)
        return False
    return True


def _tick() -> None:
    """What accounts want looked at now: letters that leave, mail that came; each second, a few at once."""
    from hvem.ground.waking import TOGETHER

    going: dict[Any, Future[None]] = {}
    with ThreadPoolExecutor(TOGETHER, thread_name_prefix="woken") as pool:
        while True:
            going = _taken_up(pool, going)


def _taken_up(pool: ThreadPoolExecutor, going: dict[Any, Future[None]]) -> dict[Any, Future[None]]:
    """One look at what is due: as much is taken up as there are hands free for, and what one is at still is not taken up again."""
    from django.db import Error

    from hvem.ground.waking import TOGETHER, tick

    going = {wake: one for wake, one in going.items() if not one.done()}
    free, begun = TOGETHER - len(going), dict[Any, "Future[None]"]()
    try:
        begun = tick(pool, most=free, but=tuple(going)) if free else begun
    except Error as why:
        logging.getLogger("hvem").warning("What was due could not be seen: %s", why)
    going |= begun
    if len(begun) == free:  # more may be due: as soon as a hand is free
        wait(going.values(), A_SECOND, return_when=FIRST_COMPLETED)
    else:
        time.sleep(A_SECOND)
    return going


def _listen() -> None:
    """The mailroom: long connections to as many inboxes as HVEM_LISTEN says; 0 where a process of its own holds them."""
    from hvem.cli.mailroom import MOST, Room

    if most := int(os.environ.get("HVEM_LISTEN") or MOST):
        Room(most).keep()


def _look_after() -> None:
    """What was broken off finished, a backup a day, and what was deleted a month ago let go of; at the start and every hour, for a machine that sleeps at night."""
    from django.db import DatabaseError

    from hvem.accounts.models import Account
    from hvem.correspondence.receiving.receiving import see_to
    from hvem.ground import clock
    from hvem.ground.sweeping import sweep_waiting
    from hvem.ground.weighing import weigh
    from hvem.keeping.backups import daily_backup
    from hvem.keeping.purging import purge_all

    wait = threading.Event()
    while True:
        try:
            sweep_waiting()
            for account in Account.objects.all():
                see_to(account, at=clock.now())
            daily_backup(at=clock.now())
            purge_all(at=clock.now())
            weigh()
        except (OSError, sqlite3.Error, DatabaseError) as why:
            logging.getLogger("hvem").warning("The daily look after the data was not finished: %s", why)
        wait.wait(AN_HOUR)


if __name__ == "__main__":
    main()
