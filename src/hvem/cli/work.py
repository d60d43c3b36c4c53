"""The worker child of `run`: does the tasks that pages leave for later."""

from __future__ import annotations

import os


def main() -> None:
    """Work until asked to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hvem.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("db_worker", "--interval", "0.3", "--no-startup-delay", verbosity=0)


if __name__ == "__main__":
    main()
