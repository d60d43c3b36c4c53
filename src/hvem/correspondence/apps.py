"""The correspondence room."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "hvem.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        """Let what waits be woken: letters that leave, copies to be filed, mail and calendars to be read."""
        from hvem.correspondence import (  # noqa: F401
            calendar_erasing,
            calendar_sync,
            filing,
            forgetting,
            looking_back,
            receiving,
            seeking,
            sending,
            strangers,
            taking_back,
        )
