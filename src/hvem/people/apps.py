"""The people room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    name = "hvem.people"
    label = "people"

    def ready(self) -> None:
        """Let every deed refresh what is searched and the revisions of the people it touched; let each room say what of it is merged, and how."""
        from hvem.people import afterwards  # noqa: F401

        autodiscover_modules("joining")
