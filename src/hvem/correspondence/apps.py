"""The correspondence room."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "hvem.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        """Let what waits be woken: letters that leave, copies to be filed, mail and calendars to be read."""
        from hvem.correspondence.calendars import erasing, syncing  # noqa: F401
        from hvem.correspondence.receiving import (  # noqa: F401
            forgetting,
            looking_back,
            receiving,
            seeking,
            strangers,
            taking_back,
        )
        from hvem.correspondence.sending import filing, sending  # noqa: F401
