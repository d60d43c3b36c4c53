"""Inviting to a meeting from here, telling of another time, and calling off: read through, then let go (M17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.models import Meeting, MeetingPart
from hvem.correspondence.calendars.inviting import (
    Invited,
    Telling,
    Words,
    guests,
    name_field,
    take_proposal,
    tell,
    to_tell,
    words_for,
)
from hvem.correspondence.letters.writing import StillGaps
from hvem.correspondence.sending.releasing import CannotLeave, can_send
from hvem.web.meeting_pages import title_of, when_of
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.wording.rows import in_a_row

CANNOT = frozenset({"quiet", "no-address", "left"})


@dataclass(frozen=True, slots=True)
class InvitePage:
    """The letter to the guests, ready to be read through."""

    meeting: Meeting
    telling: Telling | None
    title: str
    when: str
    names: str
    guests: Sequence[Invited]
    chosen: frozenset[UUID]
    words: Words
    can_send: bool
    over: bool
    field: str
    complaint: str = ""

    @classmethod
    def of(
        cls,
        here: Seat,
        meeting: Meeting,
        *,
        typed: Words | None = None,
        chosen: frozenset[UUID] | None = None,
        complaint: str = "",
    ) -> InvitePage:
        """As it stands, or as it was typed."""
        people = guests(here, meeting)
        telling = to_tell(meeting)
        reached = [one.person for one in people if one.address]
        return cls(
            meeting, telling, title_of(meeting, [one.person.name for one in people], here.language), when_of(here, meeting),
            in_a_row([one.person.first_name for one in people], here.language), people,
            frozenset(one.pk for one in reached) if chosen is None else chosen,
            typed or words_for(here, meeting, [one.person for one in people], telling or "ask"), can_send(here.account) is not None, has_been(here, meeting), name_field(here), complaint,
        )  # fmt: skip


def has_been(here: Seat, meeting: Meeting) -> bool:
    """Whether the meeting is over: nobody is invited to it any more."""
    return bool(meeting.at + timedelta(minutes=meeting.minutes) <= here.now)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def invite(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The invitation to read through; posted, it is let go."""
    here = seat(request)
    meeting = own(Meeting, meeting_id, here.account)
    if request.method == "GET":
        return show(request, "meeting_invite.html", InvitePage.of(here, meeting))
    typed = Words(
        " ".join(request.POST.get("subject", "").split())[:300],
        request.POST.get("body", "").replace("\r\n", "\n").strip()[:20_000],
    )
    wanted = set(request.POST.getlist("person"))
    people = [one.person for one in guests(here, meeting) if str(one.person.pk) in wanted and one.address]
    telling = to_tell(meeting)
    complaint = "nobody" if not people else "no-words" if not (typed.subject and typed.body) else ""
    if telling and not complaint and not has_been(here, meeting):
        try:
            return done(request, tell(here, meeting, people, telling, typed), then=f"/meetings/{meeting.pk}/")
        except StillGaps:
            complaint = "cannot-gaps"
        except CannotLeave as why:
            complaint = f"cannot-{why.why}" if why.why in CANNOT else "" if why.why == "told" else "no-mailbox"
    page = InvitePage.of(here, meeting, typed=typed, chosen=frozenset(one.pk for one in people), complaint=complaint)
    return show(request, "meeting_invite.html", page, status=422)


@require_POST
@signed_in
@once
def take(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The time a guest proposed instead is taken."""
    here = seat(request)
    meeting = own(Meeting, meeting_id, here.account)
    row = (
        MeetingPart.objects.of(here.account)
        .present()
        .filter(meeting=meeting, person_id=_id(request.POST.get("person", "")))
        .first()
    )
    if row is None:
        raise Http404
    return done(request, take_proposal(here, meeting, row), then=f"/meetings/{meeting.pk}/")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


urls = [
    path("meetings/<uuid:meeting_id>/invite/", invite, name="meeting-invite"),
    path("meetings/<uuid:meeting_id>/take/", take, name="meeting-take"),
]
