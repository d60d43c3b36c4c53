"""A meeting as an invitation: a file for one's own calendar, and the parts by which guests are asked, told and let off (RFC 5545, 5546, 6047)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hvem.campaign.models import Meeting
from hvem.correspondence.calendars.answering import take_in_itip
from hvem.reading.event_writing import Plan, write_event
from hvem.reading.events import Guest

__all__ = ["Invitation", "Method", "cancel", "invitation", "request", "take_in_itip", "uid_of"]

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar part of a mail: its octets, its method, and the name it has where it is attached too."""

    octets: bytes
    method: Method
    name: str = "invite.ics"

    @property
    def content_type(self) -> str:
        """The part's Content-Type (RFC 6047 §2.4)."""
        return f"text/calendar; charset=utf-8; method={self.method}; component=VEVENT"


def uid_of(meeting: Meeting) -> str:
    """The name a meeting has in every calendar: the one it came with, else one of its own that never changes."""
    return meeting.uid or f"{meeting.pk}@hvem"


def invitation(meeting: Meeting, title: str, *, zone: str, moment: datetime, people: Sequence[tuple[str, str]] = ()) -> bytes:
    """The meeting as an .ics file for one's own calendar; `people` are names and addresses of those who come, guests where an address is known.

    The same UID each time, so that a calendar moves the meeting rather than doubling it.
    """
    return write_event(_plan(meeting, title, _guests(people)), zone=zone, stamped=moment, method="PUBLISH")


def request(
    meeting: Meeting,
    title: str,
    *,
    zone: str,
    moment: datetime,
    organiser: tuple[str, str],
    people: Sequence[tuple[str, str]],
    text: str = "",
) -> Invitation:
    """The guests are asked to come, or told that it is moved: the same UID, the meeting's `sequence`, and whose invitation it is.

    `organiser` and `people` are names and addresses; nothing private is in it but what `text` says.
    """
    plan = _plan(meeting, title, _guests(people), organiser=_guest(organiser), text=text, asks=True)
    return Invitation(write_event(plan, zone=zone, stamped=moment, method="REQUEST"), "REQUEST")


def cancel(
    meeting: Meeting,
    title: str,
    *,
    zone: str,
    moment: datetime,
    organiser: tuple[str, str],
    people: Sequence[tuple[str, str]],
    text: str = "",
) -> Invitation:
    """The guests are told that it is called off, one version after the last they had. Somebody who is no longer to come is told so alone."""
    plan = _plan(
        meeting, title, _guests(people), organiser=_guest(organiser), text=text, cancelled=True, sequence=meeting.sequence + 1
    )  # fmt: skip
    return Invitation(write_event(plan, zone=zone, stamped=moment, method="CANCEL"), "CANCEL", "cancelled.ics")


def _plan(
    meeting: Meeting, title: str, guests: tuple[Guest, ...], *, organiser: Guest | None = None, text: str = "", cancelled: bool | None = None,
    sequence: int | None = None, asks: bool = False,
) -> Plan:  # fmt: skip
    return Plan(
        uid_of(meeting), title, meeting.at, meeting.minutes, meeting.place, meeting.link, text,
        sequence=meeting.sequence if sequence is None else sequence,
        cancelled=bool(meeting.cancelled_on) if cancelled is None else cancelled, organiser=organiser, guests=guests, asks=asks,
    )  # fmt: skip


def _guests(people: Sequence[tuple[str, str]]) -> tuple[Guest, ...]:
    return tuple(_guest(one) for one in people if one[1].strip())


def _guest(one: tuple[str, str]) -> Guest:
    """Someone with an address of one line, their name without what would end it."""
    return Guest("".join(one[1].split()), " ".join(one[0].replace('"', "'").split()))
