"""What is shown when something is not there or broke: what happened, what is kept, what to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    user = getattr(request, "user", None)
    language = getattr(user, "language", "nb")
    return render(request, "error.html", {"kind": kind, "language": language}, status=status)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The page is not here."""
    return _page(request, "not-found", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return _page(request, "broken", 500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere."""
    return _page(request, "stale-form", 403)
