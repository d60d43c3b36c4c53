"""The coaching room."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "hvem.coaching"
    label = "coaching"
