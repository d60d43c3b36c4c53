"""Inviting to a meeting by mail, telling of another time, and calling off: each guest gets a letter of their own that the user let go (M17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.models import Meeting, MeetingPart
from hvem.campaign.running import running
from hvem.correspondence.calendars.invitations import cancel, request
from hvem.correspondence.letters.gathering import addresses_of, language_of, own_name
from hvem.correspondence.models import Letter, Mailbox
from hvem.correspondence.sending.message_made import Attached
from hvem.correspondence.sending.releasing import CannotLeave, release_in
from hvem.correspondence.waves.fields import written
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.wording.catalogue import LANGUAGES, Language, say
from hvem.wording.moments import clock, weekday_and_day
from hvem.wording.rows import in_a_row

Telling = Literal["ask", "moved", "off"]
PURPOSES: dict[Telling, str] = {"ask": "invitation", "moved": "moved", "off": "calling-off"}


@dataclass(frozen=True, slots=True)
class Invited:
    """Someone who is to come: where they are written to, what they answered, and the time they propose instead."""

    person: Person
    address: str
    answer: str = ""
    answered_at: datetime | None = None
    proposes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the letter says, before each guest's name is put in."""

    subject: str
    body: str


def guests(here: Seat, meeting: Meeting) -> list[Invited]:
    """Everyone who is to come, by name."""
    parts = (
        MeetingPart.objects.of(here.account).present().filter(meeting=meeting, person__removed_at=None).select_related("person")
    )
    rows = list(parts.order_by("person__sort_key", "pk"))
    mails = addresses_of(here.account, [one.person_id for one in rows])
    return [
        Invited(one.person, mails.get(one.person_id, ""), one.answer, one.answered_at, one.proposes_at) for one in rows
    ]  # fmt: skip


def on_their_way(meeting: Meeting) -> set[UUID]:
    """The guests whose letter about the meeting has not left yet."""
    waits = (
        Letter.objects.of(meeting.account_id).released().filter(invites=meeting, doubtful_at=None, purpose__in=PURPOSES.values())
    )
    return set(waits.values_list("person_id", flat=True))


def to_tell(meeting: Meeting) -> Telling | None:
    """What the guests have not been told yet: that they are asked, that it is moved, or that it is off; None where they know, or another tells them."""
    if meeting.held_on or meeting.removed_at or meeting.uid:
        return None
    if meeting.invited_at is None:
        return None if meeting.cancelled_on else "ask"
    if meeting.changed_at is None or meeting.changed_at <= meeting.invited_at:
        return None
    return "off" if meeting.cancelled_on else "moved"


def name_field(here: Seat) -> str:
    """Where each guest's name stands in the words: the field as it is called in the user's language."""
    return written("first-name", here.language)


def _named(text: str, person: Person) -> str:
    for language in LANGUAGES:
        text = text.replace(written("first-name", language), person.first_name)
    return text


def words_for(here: Seat, meeting: Meeting, people: Sequence[Person], telling: Telling) -> Words:
    """A short letter to begin from, in the language one writes to them in."""
    language = language_of(here, people[0]) if people else here.language
    local = here.account.local(meeting.at)
    when = f"{weekday_and_day(local.date(), language)} {clock(local, language)}"
    where = say(language, "invite.where", place=meeting.place) if meeting.place else ""
    facts = {"name": name_field(here), "when": when, "where": where, "me": own_name(here), "minutes": meeting.minutes}
    return Words(say(language, f"invite.subject-{telling}", **facts), say(language, f"invite.body-{telling}", **facts))


def title_for(here_name: str, names: Sequence[str], language: Language) -> str:
    """What the meeting is called in everybody's calendar: who meets, and nothing more."""
    return say(language, "invite.title", names=in_a_row([one for one in (here_name, *names) if one], language))


def tell(here: Seat, meeting: Meeting, people: Sequence[Person], telling: Telling, words: Words) -> Deed:
    """Write a letter to each, with the invitation in it, and let them go. Raises what `release` raises; then nothing is written.

    Where somebody else has just told them, or the meeting is another since, `CannotLeave` says `told`.
    """
    campaign = running(here.account, on=here.today)
    with Deed(here.account, f"meeting-told-{telling}", at=here.now, by=here.user) as deed:
        meeting.refresh_from_db()
        if to_tell(meeting) != telling:
            raise CannotLeave("told")
        letters = deed.add_all([
            Letter(
                campaign=campaign, person=one, purpose=PURPOSES[telling], language=language_of(here, one), invites=meeting,
                subject=_named(words.subject, one)[:300], body=_named(words.body, one),
                made_at=here.now, changed_at=here.now,
            )
            for one in people
        ])  # fmt: skip
        release_in(deed, here, letters)
        deed.change(meeting, invited_at=here.now)
        if telling == "moved":
            parts = MeetingPart.objects.of(here.account).present().filter(meeting=meeting, person__in=people)
            deed.change_all(list(parts), answer="", answered_at=None, proposes_at=None)
        deed.about(meeting, name=in_a_row([one.first_name for one in people], here.language))
    return deed


def part_of(letter: Letter, mailbox: Mailbox, *, at: datetime) -> list[Attached]:
    """The calendar part of a letter that invites, moves or calls off; none where the letter does not."""
    if letter.invites is None:
        return []
    meeting = letter.invites
    rows = (
        MeetingPart.objects.of(letter.account).present().filter(meeting=meeting, person__removed_at=None).select_related("person")
    )
    names = [one.person.name for one in rows.order_by("person__sort_key", "pk")]
    write = cancel if letter.purpose == PURPOSES["off"] else request
    made = write(
        meeting, title_for(mailbox.name, names, _language(letter)), zone=letter.account.zone, moment=at,
        organiser=(mailbox.name, mailbox.address), people=[(letter.person.name, letter.address)],
    )  # fmt: skip
    return [Attached(made.name, "text/calendar", made.octets, made.method)]


def _language(letter: Letter) -> Language:
    return next((one for one in LANGUAGES if one == letter.language), "nb")


def take_proposal(here: Seat, meeting: Meeting, part: MeetingPart) -> Deed:
    """Move the meeting to the time a guest proposed, while it is to come; the others are to be told."""
    with Deed(here.account, "meeting-moved", at=here.now, by=here.user) as deed:
        if part.proposes_at and part.proposes_at > here.now:
            deed.change(meeting, at=part.proposes_at, changed_at=here.now, sequence=meeting.sequence + 1)
            deed.change(part, proposes_at=None)
        deed.about(meeting, name=part.person.first_name)
    return deed
