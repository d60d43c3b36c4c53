"""The importing room."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "hvem.importing"
    label = "importing"

    def ready(self) -> None:
        """Let a batch be undone as one, from the toast and from the timeline."""
        from hvem.importing import undoing  # noqa: F401
