"""What every page shares: the seat it is shown to, its language, and the toast that offers undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html

from hvem.accounts.access import Seat, seat_of
from hvem.correspondence.sending.releasing import LETS_NOTHING_GO
from hvem.ground import clock
from hvem.ground.models import Happening

View = Callable[..., HttpResponse]
LONGEST = 2000
_INPUT = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
_PLACE = re.compile(r"#[\w-]{1,60}")


def signed_in(view: View) -> View:
    """A page for someone signed in; the view is given their seat. Others are shown the door."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponseRedirect(reverse("sign-in"))
        request.GET = _kept(request.GET)  # type: ignore[assignment]
        page = request.resolver_match.func if request.resolver_match else view
        if not getattr(page, "csrf_exempt", False):  # those read what is uploaded themselves
            request.POST = _kept(request.POST)  # type: ignore[assignment]
        request.seat = seat_of(request.user, clock.now())  # type: ignore[attr-defined]
        return view(request, *args, **named)

    return shown


def _kept(fields: QueryDict) -> QueryDict:
    """The fields as they were sent, but for a sign no database keeps."""
    if not any("\0" in value for _, values in fields.lists() for value in values):
        return fields
    kept = fields.copy()
    for name, values in fields.lists():
        kept.setlist(name, [value.replace("\0", "") for value in values])
    return kept


def seat(request: HttpRequest) -> Seat:
    """Who this page is shown to."""
    found: Seat = request.seat  # type: ignore[attr-defined]
    return found


def show(request: HttpRequest, template: str, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page in the reader's language, with what was just done and can be undone."""
    here = seat(request)
    toast = request.session.pop("toast", None) if "toast" in request.session else None
    context = {"page": page, "seat": here, "language": here.language, "toast": toast, "here": request.path, **more}
    response = HttpResponse(render_to_string(template, context | _forms(request)), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _forms(request: HttpRequest) -> dict[str, str]:
    """What every form carries: one token for the whole page, which may have fifty of them."""
    token = get_token(request)
    return {"csrf_token": token, "csrf_input": format_html(_INPUT, token)}


def is_part(request: HttpRequest) -> bool:
    """Whether only a part of the page is asked for, to spare a reload."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


class Undoable(Protocol):
    """A deed, or what came of one: it holds the happening it left, where it left any."""

    @property
    def happening(self) -> Happening | None:
        """What can be undone."""


def done(request: HttpRequest, deed: Undoable, *, then: str = "") -> HttpResponse:
    """Back to where one was, with a line that says what happened and offers undo."""
    left = deed.happening
    if left is not None:
        tell(request, left.kind, undo="" if left.kind in LETS_NOTHING_GO else str(left.pk), **left.facts)
    return HttpResponseRedirect(then or back(request))


def tell(request: HttpRequest, kind: str, /, *, undo: str = "", **facts: Any) -> None:
    """Say on the next page what was done, by the happening's kind; `undo` is the happening's id where it can be undone."""
    request.session["toast"] = {"id": undo, "kind": kind, "facts": facts}


def back(request: HttpRequest, otherwise: str = "/") -> str:
    """The page one came from when it is ours: the field `next`, else the referring page, else Today."""
    for candidate in (request.POST.get("next", ""), request.META.get("HTTP_REFERER", "")):
        if found := _ours(candidate, request.get_host()):
            return found
    return otherwise


def _ours(address: str, host: str) -> str:
    """The address from its path on, where it is one of this host's own and no longer than a link; else nothing."""
    try:
        parts = urlsplit(address[:LONGEST])
    except ValueError:
        return ""
    if parts.netloc not in ("", host) or not parts.path.startswith("/") or parts.path[1:2] in ("/", "\\"):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def beside(place: str) -> str:
    """A place on the page one goes back to, as a form's hidden field names it (`#navn`); anything else is the page itself."""
    return place if _PLACE.fullmatch(place) else ""
