"""Connecting a calendar: where it is, how one signs in, which of those found, and what of ours stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from hvem.accounts.access import Seat, own
from hvem.correspondence.connections import connecting
from hvem.correspondence.connections.reaching import provider_of
from hvem.correspondence.connections.states import states
from hvem.correspondence.connections.trying import Tried, try_calendars, try_ics
from hvem.correspondence.models import Calendar
from hvem.correspondence.models.calendars import CARRIES
from hvem.ground.sealing import WrongKey, seal, unseal
from hvem.web.connection_pages import Line, line_of
from hvem.web.mail_connecting import too_often
from hvem.web.mail_pages import Trouble, steps_of
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.wording.catalogue import say

WHERES = ("icloud", "fastmail", "own", "google", "outlook", "ics")
BY_ADDRESS = frozenset({"google", "outlook", "ics"})
"""Where a calendar can only be read, from an address of its own."""
HELD = "calendar-found"
LONGEST = 1000
USUAL = ("meetings", "calls")
"""What stands in a calendar unless the user chooses otherwise."""


def place_of(calendar: Calendar) -> str:
    """The page of a calendar."""
    return f"/connections/calendar/{calendar.pk}/"


@dataclass(frozen=True, slots=True)
class WherePage:
    """Where the calendar is, or with `where` how one signs in there; `calendar` is one whose password is written anew."""

    where: str = ""
    steps: tuple[str, ...] = ()
    page: str = ""
    calendar: Calendar | None = None
    trouble: Trouble | None = None
    complaints: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    wheres: tuple[str, ...] = WHERES

    @classmethod
    def of(cls, where: str, **more: Any) -> WherePage:
        """The page of one place."""
        provider = provider_of(where)
        return cls(where, steps_of(f"{where}-calendar"), provider.page if provider else "", **more)

    @property
    def by_address(self) -> bool:
        """Whether only an address is asked for."""
        return self.where in BY_ADDRESS

    @property
    def begins(self) -> str:
        """The field where the user goes on: the first that cannot be, or the one the trouble is about."""
        if self.trouble is None or self.complaints:
            return next((name for name in ("address", "username", "password") if name in self.complaints), "")
        return "password" if self.trouble.about == "secret" else "address" if self.by_address or self.where == "own" else ""


@require_http_methods(["GET", "POST"])
@signed_in
@once
def connect(request: HttpRequest) -> HttpResponse:
    """Where the calendar is; then how one signs in there, tried while one waits."""
    here = seat(request)
    where = (request.POST if request.method == "POST" else request.GET).get("where", "")
    if request.method != "POST" or where not in WHERES:
        return show(request, "connections_calendar.html", WherePage.of(where if where in WHERES else ""))
    typed = {name: request.POST.get(name, "").strip()[:LONGEST] for name in ("address", "username", "name")}
    secret = request.POST.get("password", "")[:2000]
    complaints = _complaints(here, where, typed, secret)
    if complaints:
        return show(request, "connections_calendar.html", WherePage.of(where, complaints=complaints, typed=typed), status=422)
    if where in BY_ADDRESS:
        return _read_only(request, here, where, typed)
    provider = provider_of(where)
    address = provider.calendar if provider else typed["address"]
    tried = try_calendars(address, typed["username"], secret)
    found = [[one.url, one.name, one.read_only] for one in tried.calendars if "VEVENT" in one.components]
    if not tried.well or not found:
        return _did_not_go(request, here, where, tried if not tried.well else Tried("caldav", "not-calendar"), address, typed)
    request.session[HELD] = {"username": typed["username"], "secret": seal(secret), "calendars": found}
    return HttpResponseRedirect("/connections/calendar/choose/")


def _complaints(here: Seat, where: str, typed: Mapping[str, str], secret: str) -> dict[str, str]:
    """What is missing, by field."""
    asked = {"address": where in BY_ADDRESS | {"own"}, "username": where not in BY_ADDRESS}
    found = {name: say(here.language, f"connect.calendar-{name}-missing") for name, on in asked.items() if on and not typed[name]}
    if where not in BY_ADDRESS and not secret:
        found["password"] = say(here.language, "connect.password-missing")
    if not found and too_often(here):
        found["address" if where in BY_ADDRESS else "password"] = say(here.language, "connect.too-often")
    return found


def _did_not_go(
    request: HttpRequest, here: Seat, where: str, tried: Tried, address: str, typed: Mapping[str, str]
) -> HttpResponse:
    trouble = Trouble.of(here, tried, _host(address))
    return show(request, "connections_calendar.html", WherePage.of(where, trouble=trouble, typed=typed), status=422)


def _host(address: str) -> str:
    try:
        return urlsplit(address if "://" in address else f"//{address}").hostname or address[:100]
    except ValueError:
        return address[:100]


def _read_only(request: HttpRequest, here: Seat, where: str, typed: Mapping[str, str]) -> HttpResponse:
    tried = try_ics(typed["address"])
    if not tried.well:
        return _did_not_go(request, here, where, tried, typed["address"], typed)
    name = typed["name"] or say(here.language, f"connect.where-{where}")
    row = connecting.connect_calendar(here, name, typed["address"], way="ics")
    return HttpResponseRedirect(place_of(row))


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The calendars that were found, and what may stand in the one that is chosen."""

    calendars: tuple[tuple[str, bool], ...]
    complaint: str = ""
    carries: tuple[str, ...] = CARRIES
    usual: tuple[str, ...] = USUAL


@require_http_methods(["GET", "POST"])
@signed_in
@once
def choose(request: HttpRequest) -> HttpResponse:
    """Which of the calendars found, and what of ours stands there; what was found is forgotten when it is connected."""
    here = seat(request)
    held: dict[str, Any] = request.session.get(HELD) or {}
    found = held.get("calendars", [])
    if not found:
        return HttpResponseRedirect("/connections/calendar/")
    page = ChoosePage(tuple((name or _host(url), bool(read_only)) for url, name, read_only in found))
    if request.method != "POST":
        return show(request, "connections_choose.html", page)
    which = request.POST.get("calendar", "")
    if not (which.isascii() and which.isdigit() and int(which) < len(found)):
        complaint = say(here.language, "connect.calendar-choose-missing")
        return show(request, "connections_choose.html", ChoosePage(page.calendars, complaint), status=422)
    url, name, read_only = found[int(which)]
    try:
        secret = unseal(held["secret"])
    except WrongKey:
        return HttpResponseRedirect("/connections/calendar/")
    row = connecting.connect_calendar(
        here, name or _host(url), url, username=held["username"], secret=secret, carries=request.POST.getlist("carries"),
        read_only=bool(read_only),
    )  # fmt: skip
    request.session.pop(HELD, None)
    return HttpResponseRedirect(place_of(row))


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """One calendar: how it goes, and what of ours stands there."""

    line: Line
    calendar: Calendar
    trouble: Trouble | None = None
    complaints: Mapping[str, str] = field(default_factory=dict)
    carries: tuple[str, ...] = CARRIES

    @classmethod
    def of(cls, here: Seat, calendar: Calendar, **more: Any) -> CalendarPage:
        """The page as things stand."""
        state = next(one for one in states(here.account, here.now).calendars if one.row.pk == calendar.pk)
        return cls(line_of(here, state), calendar, **more)


@require_GET
@signed_in
def calendar(request: HttpRequest, calendar_id: str) -> HttpResponse:
    """One calendar."""
    here = seat(request)
    return show(request, "connections_calendar_one.html", CalendarPage.of(here, own(Calendar, calendar_id, here.account)))


def carries(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    """What of ours stands there."""
    return done(request, connecting.carry(here, row, request.POST.getlist("carries")), then=place_of(row))


def password(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    """Another password, tried before it holds."""
    secret = request.POST.get("password", "")[:2000]
    missing = "connect.password-missing" if not secret else "connect.too-often" if too_often(here) else ""
    if missing:
        page = CalendarPage.of(here, row, complaints={"password": say(here.language, missing)})
        return show(request, "connections_calendar_one.html", page, status=422)
    tried = try_calendars(row.address, row.username, secret)
    if not tried.well:
        page = CalendarPage.of(here, row, trouble=Trouble.of(here, tried, _host(row.address)))
        return show(request, "connections_calendar_one.html", page, status=422)
    connecting.new_secret(here, row, secret)
    return HttpResponseRedirect(place_of(row))


VERBS = {"carries": carries, "password": password}
urls = [
    path("connections/calendar/", connect, name="connect-calendar"),
    path("connections/calendar/choose/", choose, name="calendar-choose"),
    path("connections/calendar/<uuid:calendar_id>/", calendar, name="calendar"),
]
