"""The doorway every request passes: only this machine in local mode, own pages only, one seat a request."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from hvem.web.errors import browser_language, closed_by
from hvem.wording.catalogue import say

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LOCAL = {"localhost", "127.0.0.1", "::1"}


class Doorway:
    """Refuses other hosts and other origins in local mode, and sets the headers every page carries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or refuse it in one line."""
        if not settings.HVEM_URL and (why := _refused(request)):
            return HttpResponse(
                say(browser_language(request), f"refused.{why}") + "\n", status=400, content_type="text/plain; charset=utf-8"
            )
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class Sessions(SessionMiddleware):
    """The sessions; where one cannot be written just now, the answer is given all the same, for what it tells of is done."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The answer, with the session kept where it can be."""
        try:
            return super().process_response(request, response)
        except (DatabaseError, SessionInterrupted) as why:
            if not closed_by(why):
                raise
            logging.getLogger("hvem").warning("What the browser is told next could not be kept: %s", why)
            return response


def _refused(request: HttpRequest) -> str:
    """Why a request may not come in, in local mode, as a key of the texts; empty when it may."""
    if any(name in request.META for name in ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST")):
        return "passed-on"
    if _part("//" + request.META.get("HTTP_HOST", ""), "hostname") not in LOCAL:
        return "other-name"
    origin = request.META.get("HTTP_ORIGIN")
    if origin and request.method not in {"GET", "HEAD"} and _part(origin, "netloc") != request.META.get("HTTP_HOST"):
        return "other-page"
    return ""


def _part(address: str, name: str) -> str:
    """A part of an address; empty where it is none."""
    try:
        found: str | None = getattr(urlsplit(address), name)
    except ValueError:
        return ""
    return found or ""
