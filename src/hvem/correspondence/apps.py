"""The correspondence room."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "hvem.correspondence"
    label = "correspondence"
