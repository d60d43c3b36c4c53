"""The correspondence room."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "hvem.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        """Let what waits be woken: letters that leave, copies to be filed."""
        from hvem.correspondence import filing, sending  # noqa: F401
