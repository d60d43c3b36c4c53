"""Meetings planned, prepared, moved and called off: each verb one deed (M17, M28, M38)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hvem.accounts.access import Seat
from hvem.campaign.conversing import begun_by, choose
from hvem.campaign.models import Homework, Meeting, MeetingPart, Wish
from hvem.campaign.models.conversations import PLACE_KINDS
from hvem.campaign.running import running
from hvem.campaign.whom import whom
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.reading.card import Card

CHECKS = ("mirror", "card", "cv")
"""What may be on the day's list, if wanted (M39, M43)."""
PREPARED = ("purpose", "look_forward", "opening")
MOST_MINUTES = 600


def people_of(meeting: Meeting) -> list[Person]:
    """Who is to be there, by name."""
    parts = MeetingPart.objects.of(meeting.account_id).present().filter(meeting=meeting, person__removed_at=None)
    return [part.person for part in parts.select_related("person").order_by("person__sort_key", "pk")]


def _named(people: Sequence[Person]) -> str:
    return ", ".join(one.first_name for one in people)


def _deed(here: Seat, kind: str, meeting: Meeting | None = None) -> Deed:
    deed = Deed(here.account, kind, at=here.now, by=here.user)
    if meeting is not None:
        deed.about(meeting, name=_named(people_of(meeting)))
    return deed


def plan(
    here: Seat,
    people: Sequence[Person | Card],
    *,
    at: datetime,
    minutes: int = 45,
    place_kind: str = "place",
    place: str = "",
    purpose: str = "",
) -> Deed:
    """A meeting with these people; a card is somebody new, and nobody one plans to meet rests. `deed.main` is the meeting."""
    with _deed(here, "meeting-planned") as deed:
        campaign = running(here.account, on=here.today)
        if at < here.now:
            campaign = begun_by(deed, campaign, at)
        known = [found for one in people if (found := whom(deed, one))]
        meeting = deed.add(
            Meeting(
                campaign=campaign, at=at, minutes=_sane(minutes), place=place.strip()[:300],
                place_kind=place_kind if place_kind in PLACE_KINDS else "place", purpose=purpose.strip(), link=link_in(place),
                changed_at=here.now,
            )
        )  # fmt: skip
        deed.add_all([MeetingPart(meeting=meeting, person=one) for one in known])
        for one in known:
            choose(deed, one, here.today)
        deed.about(meeting, name=_named(known))
    return deed


def link_in(place: str) -> str:
    """The address by which a meeting is joined, where the place holds one."""
    found = re.search(r"https://[^\s<>\"]{4,900}", place)
    return found[0].rstrip(".,;)") if found else ""


def _sane(minutes: int) -> int:
    return min(max(minutes, 5), MOST_MINUTES)


def prepare(here: Seat, meeting: Meeting, **words: str) -> Deed:
    """Why one goes, what one looks forward to hearing, how one begins (M28)."""
    with _deed(here, "meeting-prepared", meeting) as deed:
        deed.change(meeting, **{name: text.strip() for name, text in words.items() if name in PREPARED})
    return deed


def move(here: Seat, meeting: Meeting, *, at: datetime, minutes: int, place_kind: str, place: str) -> Deed:
    """Another time or place."""
    with _deed(here, "meeting-moved", meeting) as deed:
        kind = place_kind if place_kind in PLACE_KINDS else meeting.place_kind
        values = {"at": at, "minutes": _sane(minutes), "place_kind": kind, "place": place.strip()[:300]}
        if any(getattr(meeting, name) != value for name, value in values.items()):
            deed.change(
                meeting, link=link_in(place) or meeting.link, changed_at=here.now, sequence=meeting.sequence + bool(meeting.invited_at),
                **values,
            )  # fmt: skip
    return deed


def call_off(here: Seat, meeting: Meeting) -> Deed:
    """The meeting is called off; it stays in what has been."""
    with _deed(here, "meeting-off", meeting) as deed:
        deed.change(meeting, cancelled_on=here.today, changed_at=here.now)
    return deed


def take_up(here: Seat, meeting: Meeting) -> Deed:
    """A meeting called off is on again."""
    with _deed(here, "meeting-on", meeting) as deed:
        deed.change(meeting, cancelled_on=None, changed_at=here.now, sequence=meeting.sequence + 2 * bool(meeting.invited_at))
    return deed


def remove(here: Seat, meeting: Meeting) -> Deed:
    """A meeting that was a mistake is taken away with what was prepared for it."""
    with _deed(here, "meeting-removed", meeting) as deed:
        for model in (MeetingPart, Wish, Homework):
            for row in model.objects.of(here.account).present().filter(meeting=meeting):
                deed.remove(row)
        deed.remove(meeting)
    return deed


def join(here: Seat, meeting: Meeting, one: Person | Card) -> Deed:
    """One more is to be there; a card is somebody new."""
    with _deed(here, "meeting-joined", meeting) as deed:
        person = whom(deed, one)
        if person is None:
            return deed
        if not MeetingPart.objects.of(here.account).present().filter(meeting=meeting, person=person).exists():
            deed.add(MeetingPart(meeting=meeting, person=person))
            choose(deed, person, here.today)
        deed.about(meeting, name=person.first_name)
    return deed


def leave(here: Seat, meeting: Meeting, person: Person) -> Deed:
    """Someone is not to be there after all; the last one stays."""
    with _deed(here, "meeting-left", meeting) as deed:
        parts = list(MeetingPart.objects.of(here.account).present().filter(meeting=meeting))
        for part in parts:
            if part.person_id == person.pk and len(parts) > 1:
                deed.remove(part)
        deed.about(meeting, name=person.first_name)
    return deed


def wish(here: Seat, meeting: Meeting, text: str) -> Deed:
    """A question or wish brought along; the same words are not brought twice (M28, M31)."""
    words = text.strip()[:500]
    with _deed(here, "meeting-wished", meeting) as deed:
        if words and not Wish.objects.of(here.account).present().filter(meeting=meeting, text=words).exists():
            deed.add(Wish(meeting=meeting, text=words))
    return deed


def asked(here: Seat, meeting: Meeting, row: Wish) -> Deed:
    """A question was asked; again, and it was not."""
    with _deed(here, "meeting-asked", meeting) as deed:
        deed.change(row, asked_on=None if row.asked_on else here.today)
    return deed


def find_out(here: Seat, meeting: Meeting, text: str) -> Deed:
    """Something to find out before the meeting (M38)."""
    words = text.strip()[:500]
    with _deed(here, "meeting-homework", meeting) as deed:
        if words and not Homework.objects.of(here.account).present().filter(meeting=meeting, text=words).exists():
            deed.add(Homework(meeting=meeting, text=words))
    return deed


def found_out(here: Seat, meeting: Meeting, row: Homework) -> Deed:
    """A piece of homework is done; again, and it is not."""
    with _deed(here, "meeting-homework-done", meeting) as deed:
        deed.change(row, done_on=None if row.done_on else here.today)
    return deed


def drop(here: Seat, meeting: Meeting, row: Wish | Homework) -> Deed:
    """A question or a piece of homework left out."""
    with _deed(here, "meeting-dropped", meeting) as deed:
        deed.remove(row)
    return deed


def check(here: Seat, meeting: Meeting, what: str) -> Deed:
    """Something on the day's list is ticked, or not any more (M39)."""
    before: list[Any] = list(meeting.checked)
    with _deed(here, "meeting-checked", meeting) as deed:
        if what in CHECKS:
            deed.change(meeting, checked=[one for one in before if one != what] if what in before else [*before, what])
    return deed
