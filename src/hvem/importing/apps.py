"""The importing room."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "hvem.importing"
    label = "importing"
