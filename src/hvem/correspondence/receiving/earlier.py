"""What is here already that a mail may belong to: the letter it answers, the exchange it goes on, the conversation it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hvem.campaign.models import Conversation, Part
from hvem.correspondence.models import Letter
from hvem.correspondence.receiving.bearings import Bearing
from hvem.reading.mail.shapes import Mail
from hvem.reading.subjects import subject_key

SAME_MATTER = timedelta(days=60)
"""So far apart two mails of one subject with one person may be of one exchange."""
SAME_TIME = timedelta(hours=36)
"""So far apart a mail noted by hand and the mail itself may be."""


@dataclass(frozen=True, slots=True)
class Read:
    """A mail that was read: how it concerns the user, and what it says."""

    bearing: Bearing
    mail: Mail

    @property
    def at(self) -> datetime:
        """When it was written."""
        return self.bearing.at

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own id and those of the mails it answers or tells of."""
        told = self.mail.bounce.original_id if self.mail.bounce else ""
        return tuple(filter(None, (self.bearing.top.message_id, *self.bearing.top.before, told)))


@dataclass(eq=False, slots=True)
class Seen:
    """A mail that is a conversation already; `people` are those it is with or who were copied in."""

    pk: UUID
    message_id: str
    thread: str
    inward: bool
    at: datetime
    subject: str
    people: set[UUID] = field(default_factory=set)


@dataclass
class Earlier:
    """The conversations and letters some mails may belong to, by id and by person."""

    account: Any
    by_id: dict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    by_person: dict[UUID, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    letters: dict[str, Letter] = field(default_factory=dict)

    def put(self, one: Seen) -> None:
        """A conversation that is here from now on."""
        if one.message_id:
            self.by_id[one.message_id].append(one)
        for person in one.people:
            self.by_person[person].append(one)

    def answered(self, read: Read, people: Iterable[UUID] = ()) -> Seen | None:
        """The nearest mail it answers; with `people`, only one that any of them had part in."""
        wanted = set(people)
        for one in read.bearing.top.before:
            for seen in self.by_id.get(one, ()):
                if not wanted or seen.people & wanted:
                    return seen
        return None

    def letter(self, read: Read) -> Letter | None:
        """The letter of ours it answers."""
        return next((self.letters[one] for one in read.bearing.top.before if one in self.letters), None)

    def same(self, read: Read, people: Sequence[UUID]) -> Seen | None:
        """The conversation it is already: of the same id, or noted by hand at about that time."""
        wanted, top = set(people), read.bearing.top
        for seen in self.by_id.get(top.message_id, ()) if top.message_id else ():
            if seen.inward == read.bearing.inward and seen.people & wanted:
                return seen
        key, _ = subject_key(top.subject)
        by_hand = [
            seen for person in people for seen in self.by_person.get(person, ())
            if not (seen.message_id or seen.thread) and seen.inward == read.bearing.inward and abs(seen.at - read.at) <= SAME_TIME
            and (not seen.subject or subject_key(seen.subject)[0] == key)
        ]  # fmt: skip
        return min(by_hand, key=lambda seen: abs(seen.at - read.at), default=None)

    def last_written(self, people: Iterable[UUID], at: datetime, within: timedelta) -> Seen | None:
        """The last mail of mine to these people before a moment."""
        mine = [
            seen for person in people for seen in self.by_person.get(person, ()) if not seen.inward and at - within <= seen.at <= at
        ]  # fmt: skip
        return max(mine, key=lambda seen: seen.at, default=None)

    def answered_at(self, one: Seen, people: Iterable[UUID]) -> datetime | None:
        """When the mail was answered: by the next one the other way with any of these people."""
        later = [
            seen.at
            for person in people
            for seen in self.by_person.get(person, ())
            if seen.at > one.at and seen.inward != one.inward
        ]
        return min(later, default=None)

    def thread_of(self, read: Read, people: Sequence[UUID]) -> str:
        """The exchange it belongs to: that of the mail it answers, else the first it refers to, else one of its subject; or its own."""
        top = read.bearing.top
        before = self.answered(read, people)
        if before is not None:
            return before.thread or before.message_id
        letter = self.letter(read)
        if letter is not None and letter.thread:
            return str(letter.thread[0])[:300]
        if top.references or top.in_reply_to:
            return (top.references[0] if top.references else top.in_reply_to)[:300]
        return self._of_subject(read, people) or top.message_id or read.bearing.digest

    def _of_subject(self, read: Read, people: Sequence[UUID]) -> str:
        key, answers = subject_key(read.bearing.top.subject)
        if not key:
            return ""
        near = [
            seen for person in people for seen in self.by_person.get(person, ())
            if seen.thread and abs(seen.at - read.at) <= SAME_MATTER and (answers if seen.at < read.at else subject_key(seen.subject)[1])
            and subject_key(seen.subject)[0] == key
        ]  # fmt: skip
        found = min(near, key=lambda seen: abs(seen.at - read.at), default=None)
        return found.thread if found else ""


def earlier_of(account: Any, reads: Sequence[Read], people: Iterable[UUID]) -> Earlier:
    """What some mails may belong to; a handful of queries for any number of them."""
    found = Earlier(account)
    ids = {one for read in reads for one in read.ids}
    if ids:
        letters = Letter.objects.of(account).present().filter(message_id__in=ids).select_related("person", "conversation")
        found.letters = {letter.message_id: letter for letter in letters}
    rows: dict[UUID, Seen] = {}
    talks = Conversation.objects.of(account).present().filter(kind="mail")
    if ids:
        for row in talks.filter(message_id__in=ids).values_list(*_SEEN):
            rows[row[0]] = Seen(*row)
    wanted = set(people)
    if wanted and reads:
        first, last = min(read.at for read in reads), max(read.at for read in reads)
        parts = Part.objects.of(account).present().filter(
            person_id__in=wanted, conversation__removed_at=None, conversation__kind="mail",
            conversation__at__gte=first - SAME_MATTER, conversation__at__lte=last + SAME_MATTER,
        )  # fmt: skip
        for row in parts.values_list(*(f"conversation__{name}" for name in _SEEN[1:]), "conversation_id"):
            rows.setdefault(row[-1], Seen(row[-1], *row[:-1]))
    for talk, person in (
        Part.objects.of(account).present().filter(conversation_id__in=rows).values_list("conversation_id", "person_id")
    ):
        rows[talk].people.add(person)
    for seen in rows.values():
        found.put(seen)
    return found


_SEEN = ("pk", "message_id", "thread", "inward", "at", "subject")
