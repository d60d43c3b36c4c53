"""Signing in with a link: the page shows a button, and only the button spends the link."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from hvem.accounts.links import spend
from hvem.ground import clock
from hvem.web.errors import browser_language


def _shown(request: HttpRequest, **context: object) -> HttpResponse:
    response = render(request, "signin.html", {"language": browser_language(request), "token": "", "failed": False, **context})
    # Browsers send "Origin: null" from a page with no-referrer, and the button would then be refused as a stranger's.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def sign_in(request: HttpRequest) -> HttpResponse:
    """Where someone without a seat lands: how to get a link."""
    return _shown(request)


def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link shows a button; pressing it signs in, once."""
    if request.method != "POST":
        return _shown(request, token=token)
    user = spend(token, at=clock.now())
    if user is None:
        return _shown(request, failed=True)
    login(request, user, backend="hvem.accounts.backend.ByLink")
    return HttpResponseRedirect("/")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; the browser forgets who was here."""
    logout(request)
    return HttpResponseRedirect("/sign-in/")
