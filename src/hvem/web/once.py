"""A form sent twice, by two presses or a slow line, is done once: the second gets the answer of the first."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

SECONDS = 3
"""So long after it was done the same form is taken for the same press."""
LONGEST = 30
"""So long the second waits for the first."""


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose form writes something new each time; the same form again, right after, writes nothing.

    Only what led on is remembered: a form that came back to be corrected can be sent again at once.
    """

    @wraps(view)
    def done_once(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if request.method != "POST" or hasattr(request, "looked_after"):
            return view(request, *args, **named)
        request.looked_after = True  # type: ignore[attr-defined]  # one inside another would wait for itself
        key = _key(request)
        if not cache.add(key, "", LONGEST):
            led = _wait_for(key)
            if led:
                return HttpResponseRedirect(led)
        answer = _answered(view, key, request, *args, **named)
        led = answer.headers.get("Location", "") if answer.status_code == 302 else ""
        if led:
            cache.set(key, led, SECONDS)
        else:
            cache.delete(key)
        return answer

    return done_once


def _answered(view: Callable[..., HttpResponse], key: str, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
    """The page's answer; where it breaks, the form may be sent again."""
    try:
        return view(request, *args, **named)
    except BaseException:
        cache.delete(key)
        raise


def _key(request: HttpRequest) -> str:
    """The same form from the same browser: its address, every field but the token, and its files by name and size."""
    fields = sorted((name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken")
    files = [(name, one.name, one.size) for name, some in request.FILES.lists() for one in some]
    told = repr((request.session.session_key, request.path, fields, files)).encode("utf-8", "surrogatepass")
    return f"once-{hashlib.blake2b(told, digest_size=20).hexdigest()}"


def _wait_for(key: str) -> str:
    """Where the first led, when it is done; empty where it led nowhere."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        led: str | None = cache.get(key)
        if led is None or led:
            return led or ""
        time.sleep(0.05)
    return ""
