"""Meetings: planned, prepared, put on a sheet or in a calendar, moved and called off (M17, M28, M31, M38)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import meetings as making
from hvem.campaign.models import Homework, Meeting, Wish
from hvem.campaign.models.conversations import PLACE_KINDS
from hvem.campaign.stepping import read_by
from hvem.correspondence.calendars.invitations import invitation
from hvem.ground.deeds import Deed
from hvem.people.models import PREFERRED_FIRST, ContactPoint, Person
from hvem.reading.card import Card
from hvem.web import shown
from hvem.web.fields import day_in
from hvem.web.meeting_pages import MeetingPage, MeetingsPage, NewMeetingPage, SheetPage, title_of
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked
from hvem.web.whom import asked

MOST_PEOPLE = 12


@require_GET
@signed_in
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings to come, past and not noted, and held."""
    return show(request, "meetings.html", MeetingsPage.of(seat(request)))


def _moment(here: Seat, fields: QueryDict) -> datetime | None:
    """The time meant: in words where there are any, else a day and a clock; None where none is understood."""
    words = fields.get("when", "").strip()[:200]
    if words:
        by = read_by(words, here.account, here.now, here.language)
        return by.at if by and by.at else None
    try:
        clock = time.fromisoformat(fields.get("clock", ""))
    except ValueError:
        return None
    day = day_in(fields.get("day", ""))
    moment: datetime | None = here.account.moment(datetime.combine(day, clock)) if day else None
    return moment


def _minutes(fields: QueryDict, otherwise: int = 45) -> int:
    words = fields.get("minutes", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 4 else otherwise


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """A new meeting: with whom, when in words or by the calendar, where, and why if one knows."""
    here = seat(request)
    fields = request.GET if request.method == "GET" else request.POST
    people = [own(Person, one, here.account) for one in dict.fromkeys(fields.getlist("person")) if one][:MOST_PEOPLE]
    whom = asked(here, fields, "whom")
    if request.method == "GET":
        return show(request, "meeting_new.html", _new_page(fields, people, whom))
    at = _moment(here, fields)
    complaint = "unclear" if whom.unclear else "" if people or whom.whom else "nobody"
    complaint = complaint or ("" if at else "when")
    if complaint or at is None:
        return show(request, "meeting_new.html", _new_page(fields, people, whom, complaint), status=422)
    everyone: list[Person | Card] = [*people, *([whom.whom] if whom.whom and whom.whom not in people else [])]
    deed = making.plan(
        here, everyone, at=at, minutes=_minutes(fields), place_kind=fields.get("kind", ""), place=fields.get("place", ""),
        purpose=fields.get("purpose", "")[:2000],
    )  # fmt: skip
    return done(request, deed, then=f"/meetings/{deed.main.pk}/" if deed.main else "/meetings/")


def _new_page(fields: QueryDict, people: list[Person], whom: Any, complaint: str = "") -> NewMeetingPage:
    typed = {name: fields.get(name, "")[:2000] for name in ("when", "day", "clock", "place", "purpose")}
    kind = fields.get("kind", "")
    return NewMeetingPage(people, whom, typed, _minutes(fields), kind if kind in PLACE_KINDS else "place", complaint)


@require_GET
@signed_in
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A meeting to prepare, or to look back at."""
    here = seat(request)
    return show(request, "meeting.html", MeetingPage.of(here, own(Meeting, meeting_id, here.account)))


def _prepare(here: Seat, row: Meeting, fields: QueryDict) -> Deed:
    words = {name: fields.get(name, "")[:2000] for name in making.PREPARED if name in fields}
    return making.prepare(here, row, **words)


def _with_row(model: Any, verb: Any) -> Any:
    def act(here: Seat, row: Meeting, fields: QueryDict) -> Deed:
        found = own(model, fields.get("row", ""), here.account)
        if found.meeting_id != row.pk:
            raise Http404
        deed: Deed = verb(here, row, found)
        return deed

    return act


def _leave(here: Seat, row: Meeting, fields: QueryDict) -> Deed:
    return making.leave(here, row, own(Person, fields.get("person", ""), here.account))


PARTS: dict[str, Any] = {
    "prepare": _prepare,
    "wish": lambda here, row, fields: making.wish(here, row, fields.get("text", "")),
    "asked": _with_row(Wish, making.asked),
    "wish-away": _with_row(Wish, making.drop),
    "homework": lambda here, row, fields: making.find_out(here, row, fields.get("text", "")),
    "homework-done": _with_row(Homework, making.found_out),
    "homework-away": _with_row(Homework, making.drop),
    "check": lambda here, row, fields: making.check(here, row, fields.get("what", "")),
    "leave": _leave,
    "off": lambda here, row, _: making.call_off(here, row),
    "on": lambda here, row, _: making.take_up(here, row),
}


def _stands(here: Seat, fields: Any, meeting_id: UUID, name: str) -> Sequence[Shown]:
    row = own(Meeting, meeting_id, here.account)
    return {"prepare": shown.meeting_words, "move": shown.meeting_when}.get(name, lambda _: ())(row)


@require_POST
@signed_in
@checked(_stands)
def part(request: HttpRequest, meeting_id: UUID, name: str) -> HttpResponse:
    """One thing about the meeting changed; it holds at once and can be undone."""
    here = seat(request)
    row = own(Meeting, meeting_id, here.account)
    if name == "move":
        return _move(request, here, row)
    if name == "join":
        return _join(request, here, row)
    if name == "remove":
        return done(request, making.remove(here, row), then="/meetings/")
    if name not in PARTS:
        raise Http404
    return done(request, PARTS[name](here, row, request.POST), then=f"/meetings/{row.pk}/")


def _move(request: HttpRequest, here: Seat, row: Meeting) -> HttpResponse:
    at = _moment(here, request.POST)
    if at is None:
        return show(request, "meeting.html", MeetingPage.of(here, row, complaint="when"), status=422)
    deed = making.move(
        here, row, at=at, minutes=_minutes(request.POST, row.minutes), place_kind=request.POST.get("kind", ""),
        place=request.POST.get("place", row.place),
    )  # fmt: skip
    return done(request, deed, then=f"/meetings/{row.pk}/")


def _join(request: HttpRequest, here: Seat, row: Meeting) -> HttpResponse:
    whom = asked(here, request.POST, "whom")
    if whom.whom is None:
        return show(request, "meeting.html", MeetingPage.of(here, row, complaint="nobody", whom=whom), status=422)
    return done(request, making.join(here, row, whom.whom), then=f"/meetings/{row.pk}/")


@require_GET
@signed_in
def sheet(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting on one sheet: to print, or to look at on a phone before going in."""
    here = seat(request)
    return show(request, "meeting_sheet.html", SheetPage.of(here, own(Meeting, meeting_id, here.account)))


@require_GET
@signed_in
def calendar_file(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting for one's own calendar; with `guests`, those who come stand as guests, so that they can be invited from there."""
    here = seat(request)
    row = own(Meeting, meeting_id, here.account)
    people = making.people_of(row)
    guests: list[tuple[str, str]] = []
    if request.GET.get("guests"):
        points = ContactPoint.objects.of(here.account).present().filter(person__in=people, kind="email", dead_on=None)
        mails = dict(reversed(points.order_by(*PREFERRED_FIRST).values_list("person_id", "value")))
        guests = [(one.name, mails.get(one.pk, "")) for one in people]
    title = title_of(row, [one.name for one in people], here.language)
    made = invitation(row, title, zone=here.account.zone, moment=here.now, people=guests)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


urls = [
    path("meetings/", meetings, name="meetings"),
    path("meetings/new/", new, name="meeting-new"),
    path("meetings/<uuid:meeting_id>/", meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/sheet/", sheet, name="meeting-sheet"),
    path("meetings/<uuid:meeting_id>/meeting.ics", calendar_file, name="meeting-file"),
    path("meetings/<uuid:meeting_id>/<str:name>/", part, name="meeting-part"),
]
