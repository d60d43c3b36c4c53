"""All addresses: one list, made by the pages' room."""

from hvem.web.urls import urlpatterns

__all__ = ["urlpatterns"]
handler404 = "hvem.web.errors.not_found"
handler500 = "hvem.web.errors.broken"
