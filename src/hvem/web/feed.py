"""The calendar feed: read by calendars with its secret address alone, without signing in."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import path
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from hvem.accounts.models import FeedSecret
from hvem.correspondence.calendars.feeding import feed_of
from hvem.correspondence.connections.connecting import hashed
from hvem.ground import clock

A_MINUTE = 60
MOST = 30
"""So many requests a minute from one place: calendars ask a few times a day."""


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed of this secret; 404 for one that never was or has ended, 429 for who asks too often."""
    if _too_often(request):
        answer = _bare(HttpResponse(status=429))
        answer.headers["Retry-After"] = str(A_MINUTE)
        return answer
    now = clock.now()
    held = FeedSecret.objects.filter(hash=hashed(secret), ended_at=None).select_related("account", "user").first()
    if held is None:
        return _bare(HttpResponse(status=404))
    octets = feed_of(held, now)
    FeedSecret.objects.filter(pk=held.pk).update(fetched_at=now)
    etag = f'"{hashlib.sha256(octets).hexdigest()[:32]}"'
    if {etag, "*"} & set(parse_etags(request.headers.get("If-None-Match", ""))):
        return _bare(HttpResponseNotModified(), etag)
    answer = HttpResponse(octets, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="hvem.ics"'
    return _bare(answer, etag)


def _bare(answer: HttpResponse, etag: str = "") -> HttpResponse:
    """Kept by the calendar that asked and by nobody between, and asked for anew each time; no search engine lists it, no log names it."""
    answer._has_been_logged = True  # type: ignore[attr-defined]  # the address is the secret
    answer.headers["Cache-Control"] = "private, no-cache" if etag else "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "no-referrer"
    if etag:
        answer.headers["ETag"] = etag
    return answer


def _too_often(request: HttpRequest) -> bool:
    """Whether one place asks for feeds too often, right or wrong ones."""
    key = f"feed-{_place(request)}"
    cache.add(key, 0, A_MINUTE)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # just forgotten
        return False


def _place(request: HttpRequest) -> str:
    """Where a request comes from; behind a proxy of a hosted installation, the address nearest to us that the proxy names."""
    passed = request.headers.get("X-Forwarded-For", "") if settings.HVEM_URL else ""
    told = passed.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()


urls = [path("feed/<str:secret>.ics", feed, name="feed")]
