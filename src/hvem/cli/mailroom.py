"""The mailroom, in the worker of `run` or in a process of its own: holds a long connection to each inbox, and wakes the worker when mail comes. It reads nothing itself."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from hvem.outside.shapes import Failed
from hvem.outside.wire import Bell, ready

LOOK_AROUND = 10.0
"""Seconds between two looks at which mailboxes there are."""
FIRST_WAIT, LONGEST_WAIT = 5.0, 900.0
"""Seconds until a lost connection is tried again, twice as long each time."""
LISTENING = 28 * 60.0
"""Seconds one listening lasts; servers hang up after thirty minutes (RFC 2177)."""
MOST = 200
"""So many inboxes are listened to at once, or as many as HVEM_LISTEN says; the others are looked at every few minutes by the worker."""


def main() -> None:
    """Listen until asked to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hvem.config.settings")
    import django

    django.setup()
    os.nice(5)
    Room(int(os.environ.get("HVEM_LISTEN") or MOST)).keep()


class Listener(threading.Thread):
    """One inbox listened to: `tell` is called whenever something may have come."""

    def __init__(self, opens: Callable[[], Any], tell: Callable[[], None], first_wait: float = FIRST_WAIT) -> None:
        super().__init__(name="listening", daemon=True)
        self._opens, self._tell, self._first_wait = opens, tell, first_wait
        self._bell, self._stopped = Bell(), threading.Event()

    def stop(self) -> None:
        """Hang up soon."""
        self._stopped.set()
        self._bell.ring()

    def run(self) -> None:
        """Listen, and when the connection is lost begin again, waiting longer each time."""
        wait = self._first_wait
        try:
            while not self._stopped.is_set():
                try:
                    for _ in self._listen():
                        wait = self._first_wait
                except Exception:
                    logging.getLogger("hvem").exception("An inbox could not be listened to")
                if self._stopped.is_set() or ready(wait, self._bell):
                    break
                wait = min(wait * 2, LONGEST_WAIT)
        finally:
            self._bell.close()

    def _listen(self) -> Iterator[None]:
        """Listen at one connection; of one that is lost the worker finds out what is wrong, and writes it down."""
        try:
            yield from self._listen_to_one()
        except Failed:
            self._tell()

    def _listen_to_one(self) -> Iterator[None]:
        """Listen until it is lost; what came while nobody listened is told of first."""
        with self._opens() as opened:
            inbox = next((one.name for one in opened.folders() if one.role == "inbox"), "INBOX")
            opened.look_into(inbox)
            self._tell()
            while not self._stopped.is_set():
                yield
                if opened.wait(LISTENING, self._bell) and not self._stopped.is_set():
                    opened.look_into(inbox)
                    self._tell()


class Room:
    """Everyone who listens, by mailbox; looked after so that new mailboxes are listened to and changed ones anew."""

    def __init__(self, most: int = MOST, first_wait: float = FIRST_WAIT) -> None:
        self.most, self.first_wait = most, first_wait
        self.listeners: dict[UUID, tuple[Any, Listener]] = {}

    def keep(self, stopped: threading.Event | None = None) -> None:
        """Look around now and then, until asked to stop."""
        stopped = stopped or threading.Event()
        while not stopped.is_set():
            try:
                with _brief():
                    self.look_around()
            except Exception as why:  # the pages and the worker live as long as this does
                logging.getLogger("hvem").warning("The mailroom waits, the mailboxes could not be seen: %s", why)
            stopped.wait(LOOK_AROUND)
        self.close()

    def look_around(self) -> None:
        """Listen to the inboxes there are, those read last first; not to those that rest or wait for a password."""
        wanted = {row.pk: row for row in _mailboxes()[: self.most]}
        for pk, (reached, listener) in list(self.listeners.items()):
            if pk not in wanted or _reached(wanted[pk]) != reached or not listener.is_alive():
                listener.stop()
                del self.listeners[pk]
        for pk, row in wanted.items():
            if pk not in self.listeners:
                listener = Listener(_opening(row), _telling(row), self.first_wait)
                self.listeners[pk] = (_reached(row), listener)
                listener.start()

    def close(self) -> None:
        """Let all hang up."""
        for _, listener in self.listeners.values():
            listener.stop()
        self.listeners.clear()


@contextmanager
def _brief() -> Iterator[None]:
    """Ask the database and let it go again: many listen, and none of them holds a connection to it."""
    from django.db import connection

    try:
        yield
    finally:
        connection.close()


def _mailboxes() -> list[Any]:
    from hvem.accounts.models import Account
    from hvem.correspondence.models import Mailbox
    from hvem.correspondence.receiving.receiving import WAKE
    from hvem.ground.models import Wake

    found: list[Any] = []
    waiting = Wake.objects.filter(what__startswith=WAKE).values("account")
    for account in Account.objects.filter(pk__in=waiting):
        rows = Mailbox.objects.of(account).open().filter(signed_out_at=None).exclude(imap_host="")
        found += rows.select_related("account")
    return sorted(found, key=lambda row: (-(row.succeeded_at or row.made_at).timestamp(), str(row.pk)))


def _reached(row: Any) -> tuple[Any, ...]:
    """By what a mailbox is reached: where any of it changes, it is listened to anew; a token is renewed all the time and does not count."""
    secret = row.secret if row.way == "password" else ""
    return row.imap_host, row.imap_port, row.imap_safety, row.username, row.way, secret


def _opening(row: Any) -> Callable[[], Any]:
    def opens() -> Any:
        from hvem.correspondence.connections.signing_in import imap_login
        from hvem.correspondence.models import Mailbox
        from hvem.ground import clock
        from hvem.outside.mailboxes import open_mailbox

        with _brief():
            fresh = Mailbox.objects.of(row.account).open().filter(pk=row.pk, signed_out_at=None).select_related("account").first()
            if fresh is None:
                raise Failed("gone", for_now=True)
            login = imap_login(fresh, now=clock.now())
        return open_mailbox(login)

    return opens


def _telling(row: Any) -> Callable[[], None]:
    def tell() -> None:
        from hvem.correspondence.receiving.receiving import WAKE
        from hvem.ground import clock
        from hvem.ground.waking import wake_at

        with _brief():
            wake_at(row.account, WAKE, str(row.pk), at=clock.now())

    return tell


if __name__ == "__main__":
    main()
