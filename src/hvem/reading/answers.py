"""What invitations say that come and go by mail: answers, counter-proposals, invitations of others, cancellations (RFC 5546, 6047)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from hvem.reading.card import Complaint
from hvem.reading.events import CalendarEvent, Guest, read_events

Said = Literal["accepted", "declined", "tentative", "delegated", "counter"]
Unfit = Literal["", "another-meeting", "older-version", "not-invited", "answered-since"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One guest's answer to the invitation `uid` in its version `sequence`; with `counter` comes the time they propose.

    `stamped` is when they answered, `occurrence` which of a series they answered for.
    """

    uid: str
    sequence: int
    email: str
    said: Said
    name: str = ""
    comment: str = ""
    proposes: datetime | date | None = None
    proposes_minutes: int = 0
    stamped: datetime | None = None
    occurrence: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What a calendar part of a mail brings: answers to ours, or events of others (`cancelled` where they call them off)."""

    method: str = ""
    answers: tuple[Answer, ...] = ()
    events: tuple[CalendarEvent, ...] = ()
    complaints: tuple[Complaint, ...] = ()


def read_invitation(octets: bytes, zone: str = "Europe/Oslo", *, sender: str = "") -> Came:
    """A calendar part understood; `sender` is the mail's, by which the guest is known who proposes another time.

    A part without method is taken as events, as are the files people attach.
    """
    found = read_events(octets, zone)
    if found.method in ("REPLY", "COUNTER"):
        answers = [one for event in found.events for one in _answers(event, found.method, sender.strip().lower())]
        return Came(found.method, tuple(answers), (), found.complaints)
    if found.method in ("REFRESH", "ADD", "DECLINECOUNTER"):
        return Came(found.method, (), (), found.complaints)
    return Came(found.method, (), found.events, found.complaints)


def _answers(event: CalendarEvent, method: str, sender: str) -> Iterator[Answer]:
    """A reply is of its only guest; where a program has put in all, of the one who sent it."""
    guests = [guest for guest in event.guests if not guest.room]
    if len(guests) > 1:
        guests = [guest for guest in guests if guest.email == sender] or (
            [] if method == "COUNTER" else [one for one in guests if one.answer][:1]
        )
    if not guests and method == "COUNTER" and sender:
        guests = [Guest(sender)]
    for guest in guests:
        said: Said | None = "counter" if method == "COUNTER" else guest.answer or None
        if said is None:
            continue
        yield Answer(
            event.uid, event.sequence, guest.email, said, guest.name, event.comment,
            proposes=event.at if said == "counter" else None, proposes_minutes=event.minutes if said == "counter" else 0,
            stamped=event.stamped, occurrence=event.occurrence,
        )  # fmt: skip


def unfit(answer: Answer, *, uid: str, sequence: int, invited: Collection[str], answered_at: datetime | None = None) -> Unfit:
    """Why an answer does not count for the meeting `uid` in its version `sequence`; empty where it does.

    It must come from an address that was invited, be to the version that holds, and not be older than an answer already taken.
    """
    if not answer.uid or answer.uid != uid:
        return "another-meeting"
    if answer.email not in {one.strip().lower() for one in invited}:
        return "not-invited"
    if answer.sequence < sequence:
        return "older-version"
    if answered_at is not None and answer.stamped is not None and answer.stamped < answered_at:
        return "answered-since"
    return ""


def newer(event: CalendarEvent, *, sequence: int, changed: datetime | None) -> bool:
    """Whether an event of another is a later version than the one known: by its sequence, where that is the same by when it was stamped."""
    if event.sequence != sequence:
        return event.sequence > sequence
    stamp = event.changed or event.stamped
    return changed is None or stamp is None or stamp > changed
