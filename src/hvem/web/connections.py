"""Mail and calendar: what is connected and how it goes, letting it rest, letting it go, and the address calendars fetch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.correspondence.connections import connecting
from hvem.correspondence.connections.states import feed_of
from hvem.correspondence.connections.trying import try_kept
from hvem.correspondence.models import Calendar, Mailbox
from hvem.web import calendar_connecting, calendar_questions, mail_connecting, signing_there
from hvem.web.connection_pages import ConnectionsPage
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in, tell

PAGE = "/connections/"
Verb = Callable[[HttpRequest, Seat, Any], HttpResponse]


@require_GET
@signed_in
def connections(request: HttpRequest) -> HttpResponse:
    """Everything that is connected, and how it goes."""
    return show(request, "connections.html", ConnectionsPage.of(seat(request)))


def _pause(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    return done(request, connecting.pause(here, row), then=_place(row))


def _go_on(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    return done(request, connecting.go_on(here, row), then=_place(row))


def _try(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    """See at once whether it lets us in, which stands on the page either way, and have it read."""
    if mail_connecting.too_often(here):
        tell(request, "connection-tried-often")
    elif try_kept(row, now=here.now).well:
        connecting.try_again(here, row)
        tell(request, "connection-tried")
    return HttpResponseRedirect(_place(row))


def _disconnect(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    if isinstance(row, Calendar):
        return done(request, connecting.disconnect_calendar(here, row), then=PAGE)
    return done(request, connecting.disconnect(here, row, forget=bool(request.POST.get("forget"))), then=PAGE)


def _place(row: Any) -> str:
    return f"{PAGE}#c-{row.pk}"


VERBS: dict[str, Verb] = {"pause": _pause, "go-on": _go_on, "try": _try, "disconnect": _disconnect}
CALENDAR_VERBS: dict[str, Verb] = VERBS | calendar_connecting.VERBS
MAILBOX_VERBS: dict[str, Verb] = VERBS | mail_connecting.VERBS


@require_POST
@signed_in
@once
def mailbox_verb(request: HttpRequest, mailbox_id: str, verb: str) -> HttpResponse:
    """Something done with a mailbox."""
    if verb not in MAILBOX_VERBS:
        raise Http404
    return _done_with(request, Mailbox, mailbox_id, MAILBOX_VERBS[verb])


@require_POST
@signed_in
@once
def calendar_verb(request: HttpRequest, calendar_id: str, verb: str) -> HttpResponse:
    """Something done with a calendar."""
    if verb not in CALENDAR_VERBS:
        raise Http404
    return _done_with(request, Calendar, calendar_id, CALENDAR_VERBS[verb])


def _done_with(request: HttpRequest, model: type[Mailbox | Calendar], row_id: str, verb: Verb) -> HttpResponse:
    """The verb done; one that was let go of in another window leads to what is connected, where that can be seen."""
    here = seat(request)
    if model.objects.of(here.account).filter(pk=row_id).exclude(removed_at=None).exists():
        return HttpResponseRedirect(PAGE)
    return verb(request, here, own(model, row_id, here.account))


@require_POST
@signed_in
def feed_new(request: HttpRequest) -> HttpResponse:
    """A fresh address for calendars, shown this once; the one before leads nowhere from now on."""
    here = seat(request)
    secret = connecting.new_feed(here, request.POST.getlist("shows"), says_more=bool(request.POST.get("more")))
    base = settings.HVEM_URL.rstrip("/") or f"{request.scheme}://{request.get_host()}"
    address = base + reverse("feed", args=[secret])
    return show(request, "connections_feed.html", None, address=address, webcal=f"webcal:{address.partition(':')[2]}")


@require_POST
@signed_in
def feed_change(request: HttpRequest) -> HttpResponse:
    """What the address shows; 404 where there is none."""
    here = seat(request)
    feed = feed_of(here.account)
    if feed is None:
        raise Http404
    connecting.change_feed(feed, request.POST.getlist("shows"), says_more=bool(request.POST.get("more")))
    tell(request, "feed-changed")
    return HttpResponseRedirect(f"{PAGE}#feed")


@require_POST
@signed_in
@once
def feed_end(request: HttpRequest) -> HttpResponse:
    """The address leads nowhere from now on."""
    connecting.end_feed(seat(request))
    tell(request, "feed-ended")
    return HttpResponseRedirect(f"{PAGE}#feed")


urls = [
    path("connections/", connections, name="connections"),
    path("connections/feed/new/", feed_new, name="feed-new"),
    path("connections/feed/change/", feed_change, name="feed-change"),
    path("connections/feed/end/", feed_end, name="feed-end"),
    *mail_connecting.urls,
    *signing_there.urls,
    *calendar_connecting.urls,
    *calendar_questions.urls,
    path("connections/mail/<uuid:mailbox_id>/<str:verb>/", mailbox_verb, name="mailbox-verb"),
    path("connections/calendar/<uuid:calendar_id>/<str:verb>/", calendar_verb, name="calendar-verb"),
]
