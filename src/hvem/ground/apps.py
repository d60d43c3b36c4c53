"""The ground room."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "hvem.ground"
    label = "ground"

    def ready(self) -> None:
        """Bytes of files go with their rows."""
        from hvem.ground import files  # noqa: F401
