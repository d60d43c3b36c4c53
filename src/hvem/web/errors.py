"""What is shown when something is not there or broke: what happened, what is kept, what to do."""

from __future__ import annotations

import errno
import logging
import sqlite3
import sys
from typing import Any
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hvem.web.page import is_part
from hvem.wording.catalogue import LANGUAGES, Language

AGAIN = 10
"""Seconds after which it is worth trying again."""
UNTOLD = frozenset({"csrfmiddlewaretoken", "password"})
"""Fields that are shown on no page again."""
_BY_CODE = {
    sqlite3.SQLITE_BUSY: "busy", sqlite3.SQLITE_LOCKED: "busy", sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_READONLY: "shut",
    sqlite3.SQLITE_CANTOPEN: "shut", sqlite3.SQLITE_IOERR: "shut",
}  # fmt: skip
_BY_NUMBER = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EROFS: "shut", errno.EACCES: "shut", errno.EPERM: "shut"}


def closed_by(error: BaseException | None) -> str:
    """Why the data cannot be read or written now: `busy`, `full` or `shut`, by what broke or what broke before it; empty where it is ours."""
    while error is not None:
        if why := _closed_by(error):
            return why
        error = error.__cause__ or error.__context__
    return ""


def _closed_by(error: BaseException) -> str:
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0, "")
    if isinstance(error, sqlite3.OperationalError):
        return _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
    if not isinstance(error, (OperationalError, InterfaceError)):
        return ""
    if connection.vendor != "sqlite":
        return "busy"
    return _BY_CODE.get(getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF, "")


def browser_language(request: HttpRequest) -> Language:
    """The first language of ours that the browser asks for; bokmål where it asks for none."""
    known: dict[str, Language] = {one: one for one in LANGUAGES} | {"no": "nb"}
    said = [part.strip()[:2].lower() for part in request.headers.get("Accept-Language", "").split(",")]
    return next((known[one] for one in said if one in known), "nb")


def _language(request: HttpRequest) -> Language:
    """The user's language; the browser's where the user cannot be read."""
    try:
        said = getattr(request.user, "language", "")
    except Exception:  # whatever broke may break here too
        said = ""
    return said if said in LANGUAGES else browser_language(request)


def _page(request: HttpRequest, kind: str, status: int, **more: Any) -> HttpResponse:
    context = {"kind": kind, "language": _language(request), "then": "", "again": "", "fields": None, "words": (), **more}
    return render(request, "error.html", context, status=status)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The page is not here; what was typed for a thing that is gone since can still be read."""
    return _page(request, "not-found", 404, words=_words(request) if request.method == "POST" else ())


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side, or the data is closed for the moment (503): what was typed still stands in its form."""
    why = closed_by(sys.exception())
    if not why:
        return _page(request, "broken", 500)
    logging.getLogger("hvem").warning("The data could not be read or written (%s): %s %s", why, request.method, request.path)
    if hasattr(request, "session"):
        request.session.modified = False  # there is no use in waiting for it again
    if is_part(request):
        answer = render(request, "parts/closed.html", {"kind": why, "language": _language(request)}, status=503)
        for name, value in (("HX-Retarget", "#toast"), ("HX-Reselect", "#toast"), ("HX-Reswap", "outerHTML")):
            answer.headers[name] = value
    elif request.method == "POST":
        answer = _page(request, why, 503, **_typed(request))
    else:
        answer = _page(request, why, 503, then="kept", again=request.get_full_path())
    answer.headers["Retry-After"] = str(AGAIN)
    return answer


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was sent, to be sent again from the page itself; files have to be chosen again, and a password written again."""
    if request.FILES:
        return {"then": "kept-back"}
    fields = [(name, value) for name, values in request.POST.lists() if name not in UNTOLD for value in values]
    return {"then": "kept-typed", "again": request.get_full_path(), "fields": fields, "words": _words(request)}


def _words(request: HttpRequest) -> list[str]:
    """What was sent that is words."""
    told = [values for name, values in request.POST.lists() if name not in {"was", *UNTOLD}]
    return [value for values in told for value in values if len(value.split()) > 1]


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere; one from a page of ours can be sent again from here."""
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc == request.get_host() and not request.FILES:
        return _page(request, "stale-form-here", 403, **_typed(request))
    return _page(request, "stale-form", 403)
