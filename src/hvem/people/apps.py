"""The people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "hvem.people"
    label = "people"

    def ready(self) -> None:
        """Let every deed refresh what is searched and the revisions of the people it touched."""
        from hvem.people import afterwards  # noqa: F401
