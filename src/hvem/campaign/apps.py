"""The campaign room."""

from django.apps import AppConfig


class CampaignConfig(AppConfig):
    name = "hvem.campaign"
    label = "campaign"

    def ready(self) -> None:
        """Let every deed rewrite the standing of the people it touched."""
        from hvem.campaign import afterwards  # noqa: F401
