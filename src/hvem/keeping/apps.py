"""The keeping room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KeepingConfig(AppConfig):
    name = "hvem.keeping"
    label = "keeping"

    def ready(self) -> None:
        """Let each room say what of it goes with someone who is erased."""
        autodiscover_modules("erasing")
