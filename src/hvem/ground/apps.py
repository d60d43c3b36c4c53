"""The ground room."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "hvem.ground"
    label = "ground"
