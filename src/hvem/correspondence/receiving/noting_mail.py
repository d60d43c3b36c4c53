"""Noting mail that was read: it becomes conversations, answers letters, moves who is away, and tells which addresses are dead (M3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from hvem.campaign.models import Campaign, Conversation, Part
from hvem.correspondence.models import Letter, Mail, Mailbox
from hvem.correspondence.receiving.corrections import offer
from hvem.correspondence.receiving.earlier import Earlier, Read, Seen, earlier_of
from hvem.correspondence.receiving.matching_mail import Place, place_of
from hvem.correspondence.receiving.returned import came_back, has_left
from hvem.correspondence.sending.message_made import letter_in
from hvem.ground.deeds import Deed
from hvem.outside.shapes import Failed
from hvem.people.entering import add_points
from hvem.people.models import Person, Source
from hvem.reading.mail.shapes import Mail as Told

LONGEST_NOTE = 20_000
AWAY_WITHIN = timedelta(days=14)
"""An automatic answer that refers to nothing is one to the last mail of so many days."""


@dataclass
class Noting:
    """Mails noted together in one deed; what is to be done after it is gathered: who wants peace, which invitations came.

    `found_at` is the moment they were found, by which a whole look-back is undone as one.
    """

    deed: Deed
    campaign: Campaign
    mailbox: Mailbox | None
    found_at: datetime
    earlier: Earlier
    rows: list[Mail] = field(default_factory=list)
    talks: list[Conversation] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    wishes: list[tuple[UUID, Mail]] = field(default_factory=list)
    invitations: list[tuple[UUID, Mail, bytes]] = field(default_factory=list)
    signed: list[tuple[UUID, Mail, Told]] = field(default_factory=list)
    seen: dict[UUID, Seen] = field(default_factory=dict)
    noted: list[Mail] = field(default_factory=list)
    passed: list[Read] = field(default_factory=list)

    @property
    def account(self) -> Any:
        return self.deed.account

    def note(self, read: Read) -> Mail | None:
        """Note one mail; None where it is with nobody of the list, or says nothing."""
        if read.mail.kind == "bounce":
            return self._bounce(read)
        place = place_of(self.account, read, self.earlier)
        if place is None:
            self.passed.append(read)
            return None
        if read.mail.kind in ("auto-reply", "feedback"):
            return self._automatic(read, place)
        row = self._row(read, place)
        if not read.mail.calendar or read.mail.text.strip() or not is_reply(read.mail.calendar):
            row.conversation = self._talk(read, place)
        self._after(read, place, row)
        return row

    def write(self) -> None:
        """Write what was gathered, each table at once."""
        self._write_talks()
        back = self._brought_back()
        self.deed.add_all([row for row in self.rows if row.pk not in back])
        self._one_thread()
        self.deed.add_all(offer(self.account, self.signed, on=self.account.day(self.deed.at)))
        self.noted += self.rows
        self.rows, self.signed = [], []

    def _brought_back(self) -> set[UUID]:
        """Mails that were here once and were undone take their old place."""
        gone = {row.digest: row for row in Mail.objects.of(self.account).filter(digest__in=[row.digest for row in self.rows])}
        for row in self.rows:
            if row.digest in gone:
                old = gone[row.digest]
                self.deed.change(old, removed_at=None, **{name: getattr(row, name) for name in _AGAIN})
                row.pk = old.pk
        return {row.pk for row in gone.values()}

    def _row(self, read: Read, place: Place | None = None, about: UUID | None = None) -> Mail:
        mail, top = read.mail, read.bearing.top
        row = Mail(
            mailbox=self.mailbox, digest=read.bearing.digest, message_id=_plain(top.message_id)[:300], kind=mail.kind, inward=read.bearing.inward, at=read.at,
            sender=_plain(top.sender.email)[:254], subject=_plain(top.subject)[:300], about_id=place.people[0] if place else about,
            letter=place.letter if place else None, seen_at=self.found_at,
            attachments=[{"name": _plain(one.name), "kind": one.kind, "size": one.size} for one in mail.attachments[:50]],
        )  # fmt: skip
        self.rows.append(row)
        return row

    def _talk(self, read: Read, place: Place) -> Conversation:
        """The conversation a mail is: the one it is already, completed, or a new one with everybody in it."""
        text, subject = _plain(read.mail.text)[:LONGEST_NOTE], _plain(read.bearing.top.subject)[:300]
        if place.same is not None:
            if (just := self._unwritten(place.same)) is not None:  # the same mail twice in one reading
                return just
            there: Conversation = Conversation.objects.of(self.account).get(pk=place.same.pk)
            self.deed.change(
                there, message_id=there.message_id or _plain(read.bearing.top.message_id)[:300], thread=there.thread or _plain(place.thread)[:300],
                subject=there.subject or subject, note=there.note or text,
            )  # fmt: skip
            return there
        talk = Conversation(
            campaign=self.campaign, kind="mail", inward=read.bearing.inward, at=read.at, subject=subject, note=text,
            message_id=_plain(read.bearing.top.message_id)[:300], thread=_plain(place.thread)[:300],
        )  # fmt: skip
        self.talks.append(talk)
        with_them = [Part(conversation=talk, person_id=one) for one in place.people]
        self.parts += with_them + [Part(conversation=talk, person_id=one, role="copied") for one in place.copied]
        seen = Seen(talk.pk, talk.message_id, talk.thread, talk.inward, talk.at, subject, {*place.people, *place.copied})
        self.earlier.put(seen)
        self.seen[talk.pk] = seen
        return talk

    def _after(self, read: Read, place: Place, row: Mail) -> None:
        """What else a mail brings: another address, a wish for peace, an invitation, a signature."""
        person, mail = place.people[0], read.mail
        if place.own_address:
            self._add_address(person, place.own_address)
        if not read.bearing.inward:
            return
        if mail.wants_peace:
            self.wishes.append((person, row))
        if mail.calendar:
            self.invitations.append((person, row, mail.calendar))
        if mail.signature is not None and not place.for_them and len(place.people) == 1:
            self.signed.append((person, row, mail))

    def _add_address(self, person: UUID, address: str) -> None:
        source = self.deed.add(Source(kind="mail", name=_plain(address)[:200], at=self.deed.at))
        add_points(self.deed, Person.objects.of(self.account).get(pk=person), [("email", "", address)], source)

    def _automatic(self, read: Read, place: Place) -> Mail | None:
        """An automatic answer is no conversation: it tells until when they are away, or that they have left."""
        away = read.mail.away
        if away is None or read.mail.kind == "feedback":
            return None
        row = self._row(read, place)
        row.away_until, row.instead = away.until, [{"email": _plain(one.email), "name": _plain(one.name)} for one in away.instead]
        sent = place.answers if place.answers is not None and not place.answers.inward else None
        sent = sent or self.earlier.last_written(place.people, read.at, AWAY_WITHIN)
        if sent is not None and away.until is not None:
            self._away(sent, away.until)
        if away.left and len(place.people) == 1:
            self.deed.add_all(has_left(self.account, place.people[0], row, on=self.account.day(self.deed.at)))
        return row

    def _away(self, sent: Seen, until: date) -> None:
        talk = self._unwritten(sent)
        if talk is not None:
            talk.away_until = max(until, talk.away_until or until)
            return
        for there in Conversation.objects.of(self.account).filter(pk=sent.pk):
            self.deed.change(there, away_until=max(until, there.away_until or until))

    def _unwritten(self, one: Seen) -> Conversation | None:
        return next((talk for talk in self.talks if talk.pk == one.pk), None)

    def _bounce(self, read: Read) -> Mail | None:
        self._write_talks()
        told = came_back(self.deed, read, self.earlier)
        if told is None:
            return None
        row = self._row(read, about=told.person)
        row.letter = told.letter
        return row

    def _write_talks(self) -> None:
        """Conversations so far are written before anything changes them; what is known to have answered them is written with them."""
        with_them: dict[UUID, list[UUID]] = defaultdict(list)
        for part in self.parts:
            if part.role == "with":
                with_them[part.conversation_id].append(part.person_id)
        for talk in self.talks:
            answered = self.earlier.answered_at(self.seen[talk.pk], with_them[talk.pk])
            talk.answered_on = self.account.day(answered) if answered is not None else None
        self.deed.add_all(self.talks)
        self.deed.add_all(self.parts)
        self.talks, self.parts = [], []

    def _one_thread(self) -> None:
        """An exchange read from its end has taken its nearest mail for the first: what is before that names it anew."""
        roots = {
            seen.message_id: seen.thread
            for some in self.earlier.by_id.values()
            for seen in some
            if seen.thread != seen.message_id
        }
        if not roots:
            return
        rows = (
            Conversation.objects.of(self.account)
            .present()
            .filter(thread__in=[one for one, root in roots.items() if one and root])
        )
        for row in rows:
            self.deed.change(row, thread=roots[row.thread])


def noting(
    deed: Deed,
    campaign: Campaign,
    reads: Sequence[Read],
    *,
    mailbox: Mailbox | None,
    found_at: datetime,
    also: Iterable[UUID] = (),
) -> Noting:
    """Note some mails together, the oldest first, in one deed; `also` are people to know the earlier mail of besides.

    Raises `Failed`, and nothing is noted, where the mailbox they were read from was let go of meanwhile.
    """
    if mailbox is not None and not Mailbox.objects.of(deed.account).present().filter(pk=mailbox.pk).exists():
        raise Failed("gone")
    reads = _fresh(deed.account, reads)
    people = {one for read in reads for one in (*read.bearing.people, *read.bearing.copied)} | set(also)
    made = Noting(deed, campaign, mailbox, found_at, earlier_of(deed.account, reads, people))
    for read in sorted(reads, key=lambda one: (one.at, one.bearing.inward)):
        made.note(read)
    made.write()
    return made


def _fresh(account: Any, reads: Sequence[Read]) -> list[Read]:
    """Each mail once, and none that is here already: another folder or mailbox may have had it a moment ago."""
    once = {read.bearing.digest: read for read in reversed(reads)}
    had = set(Mail.objects.of(account).present().filter(digest__in=list(once)).values_list("digest", flat=True))
    return [read for digest, read in once.items() if digest not in had]


_AGAIN = (
    "mailbox_id", "message_id", "kind", "inward", "at", "sender", "subject", "about_id", "conversation_id", "letter_id", "away_until", "instead",
    "attachments", "seen_at",
)  # fmt: skip


def is_reply(calendar: bytes) -> bool:
    """Whether an iTIP object only answers an invitation of ours (RFC 5546)."""
    return b"METHOD:REPLY" in calendar.upper()


def letters_that_left(account: Any, reads: Sequence[Read]) -> list[tuple[Letter, datetime]]:
    """Letters of ours whose copy was found among mail that was sent, and of which it was not known that they had left."""
    ids = {read.bearing.top.message_id: read.at for read in reads if not read.bearing.inward and read.bearing.top.message_id}
    if not ids:
        return []
    own = {found: one for one in ids if (found := letter_in(one)) is not None}
    unsent = Letter.objects.of(account).present().filter(sent_at=None)
    rows = unsent.filter(Q(message_id__in=ids) | Q(message_id="", pk__in=own))
    return [(letter, ids[letter.message_id or own[letter.pk]]) for letter in rows]


def _plain(text: str) -> str:
    """Text as a table takes it: what is no character is marked."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
