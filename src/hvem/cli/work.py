"""The worker child of `run`: does the tasks that pages leave for later, and takes the daily backup."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading

AN_HOUR = 3600.0


def main() -> None:
    """Work until asked to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hvem.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from hvem.importing.tasks import heal

    heal()
    threading.Thread(target=_keep_backups, name="backups", daemon=True).start()
    call_command("db_worker", "--interval", "0.3", "--no-startup-delay", verbosity=0)


def _keep_backups() -> None:
    """A backup a day; looked for at the start and every hour, so that a machine that sleeps at night gets its too."""
    from hvem.ground import clock
    from hvem.keeping.backups import daily_backup

    wait = threading.Event()
    while True:
        try:
            daily_backup(at=clock.now())
        except (OSError, sqlite3.Error) as why:
            logging.getLogger("hvem").warning("The daily backup was not taken: %s", why)
        wait.wait(AN_HOUR)


if __name__ == "__main__":
    main()
