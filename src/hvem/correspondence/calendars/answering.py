"""Answers to our invitations and invitations of others, taken in from a mail: who comes, who proposes another time, what is moved or off."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from hvem.campaign.models import Meeting, MeetingPart
from hvem.campaign.running import running
from hvem.correspondence.calendars.choosing import declined, moment
from hvem.correspondence.calendars.facts import facts_of_event, key_of
from hvem.correspondence.connections.oneself import me_of
from hvem.ground.deeds import Deed
from hvem.people.models import ContactPoint, Person
from hvem.reading.answers import Answer, newer, read_invitation, unfit
from hvem.reading.events import CalendarEvent

_SAID = {"accepted": "accepted", "declined": "declined", "tentative": "tentative", "delegated": "declined"}


def take_in_itip(deed: Deed, octets: bytes, person: Person) -> Meeting | None:
    """The calendar part of a mail this person sent, inside a deed: the meeting it concerns, None where it concerns none or is out of date.

    Answers count only for the version that holds and from one who was invited (by any of their addresses); an invitation of theirs is a
    meeting, moved or called off by its later versions. What the user prepared stays.
    """
    addresses = set(
        ContactPoint.objects.of(deed.account).present().filter(person=person, kind="email").values_list("normal", flat=True)
    )
    came = read_invitation(octets, deed.account.zone, sender=next(iter(sorted(addresses)), ""))
    found: Meeting | None = None
    for answer in came.answers:
        found = _answer(deed, answer, person, addresses) or found
    if came.method in ("REQUEST", "CANCEL"):
        for event in came.events:
            if not event.task and event.uid:
                found = _event(deed, event, person, addresses) or found
    return found


def _answer(deed: Deed, answer: Answer, person: Person, addresses: set[str]) -> Meeting | None:
    meeting = _meeting_of(deed.account, answer.uid)
    if meeting is None or meeting.held_on:
        return None
    part = MeetingPart.objects.of(deed.account).present().filter(meeting=meeting, person=person).first()
    if part is None or unfit(
        answer, uid=answer.uid, sequence=meeting.sequence, invited=addresses, answered_at=part.answered_at
    ):  # fmt: skip
        return None
    values: dict[str, Any] = {"answered_at": answer.stamped or deed.at}
    if answer.said == "counter":
        values |= {"answer": "tentative", "proposes_at": moment(answer.proposes, deed.account) if answer.proposes else None}
    else:
        values |= {"answer": _SAID[answer.said], "proposes_at": None}
    deed.change(part, **values)
    return meeting


def _meeting_of(account: Any, uid: str) -> Meeting | None:
    """The meeting an answer is to: by the UID it came with, or the one we gave it."""
    rows = Meeting.objects.of(account).present()
    ours = _ours(account, uid)
    if ours is not None:
        return ours if ours.removed_at is None else None
    return rows.filter(uid=uid[:300]).first() if uid else None


def _ours(account: Any, uid: str) -> Meeting | None:
    """The account's meeting that was given this UID here, a removed one too; others who use hvem give such names as well."""
    name, ours, rest = uid.partition("@hvem")
    try:
        return Meeting.objects.of(account).filter(pk=UUID(name)).first() if ours and not rest else None
    except ValueError:
        return None


def _event(deed: Deed, event: CalendarEvent, person: Person, addresses: set[str]) -> Meeting | None:
    """An event of theirs: only the one who invites moves it or calls it off, and a later version holds. What we invite to is ours alone."""
    account = deed.account
    if (event.organiser is not None and event.organiser.email not in addresses) or _ours(account, event.uid) is not None:
        return None
    there = facts_of_event(event, account, whole_days=False)
    known: Meeting | None = Meeting.objects.of(account).present().filter(uid=key_of(event)[:300]).first()
    if known is None:
        ahead = isinstance(there.at, datetime) and there.at >= deed.at
        if event.cancelled or not ahead or declined(event, me_of(account).emails):
            return None
        return _new(deed, event, person)
    if known.held_on or not newer(event, sequence=known.sequence, changed=known.changed_at):
        return None
    if not MeetingPart.objects.of(account).present().filter(meeting=known, person=person).exists():
        return None
    stamp = event.changed or event.stamped or deed.at
    if event.cancelled:
        deed.change(known, cancelled_on=known.cancelled_on or account.day(deed.at), changed_at=stamp, sequence=event.sequence)
        return known
    deed.change(
        known, at=there.at, minutes=there.minutes, place=there.place, link=there.link or known.link, title=there.title, cancelled_on=None,
        changed_at=stamp, sequence=event.sequence,
    )  # fmt: skip
    return known


def _new(deed: Deed, event: CalendarEvent, person: Person) -> Meeting:
    there = facts_of_event(event, deed.account, whole_days=False)
    kind = "video" if there.link.startswith("http") else "phone" if there.link else "place"
    meeting = deed.add(
        Meeting(
            campaign=running(deed.account, on=deed.account.day(deed.at)), at=there.at, minutes=there.minutes, place=there.place, link=there.link,
            title=there.title, place_kind=kind, uid=key_of(event)[:300], sequence=event.sequence, changed_at=event.changed or event.stamped,
        )
    )  # fmt: skip
    deed.add(MeetingPart(meeting=meeting, person=person))
    return meeting
