"""Calling: the sheet one has before one, and a round of up to five calls (M5, M6, M8, M9)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hvem.web.page import show, signed_in


@signed_in
def calls(request: HttpRequest) -> HttpResponse:
    """The round of calls."""
    return show(request, "conversations.html", None)


urls = [path("calls/", calls, name="calls")]
