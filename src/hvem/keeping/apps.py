"""The keeping room."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "hvem.keeping"
    label = "keeping"
