"""What did not arrive: dead addresses, the letter that came back, other ways to reach the person, and those who have left (M3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hvem.campaign.models import Conversation, Part
from hvem.correspondence.models import Correction, Letter, Mail
from hvem.correspondence.receiving.earlier import Earlier, Read, Seen, earlier_of
from hvem.correspondence.receiving.network import network_of
from hvem.ground.deeds import Deed
from hvem.people.entering import normal_of
from hvem.people.models import ContactPoint
from hvem.reading.exchanges import Correspondent

WITHIN = timedelta(days=10)
"""What a server says of no mail in particular is believed of the last one of so many days."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Whose letter came back: the person, the letter of ours if it was one, and whether the address is dead."""

    person: UUID | None
    letter: Letter | None
    dead: bool


def came_back(deed: Deed, read: Read, earlier: Earlier) -> Returned | None:
    """Note that mail of ours did not arrive; None where it was none of ours, for anybody may claim it.

    Given up for good, the address is dead from that day; given up for other reasons the letter came back all the same; a delay
    changes nothing. What names no mail of ours brings the letter back, and no address is dead by it: only who had the letter in
    hand knows its id.
    """
    bounce = read.mail.bounce
    if bounce is None:
        return None
    addresses = [one.address.strip().lower() for one in bounce.recipients]
    network = network_of(deed.account, addresses)
    people = network.among(Correspondent(one) for one in addresses)
    sent = _sent(read, earlier, people)
    if sent is None:
        return None
    failed = [one for one in bounce.recipients if not bounce.delayed]
    hit = network.among(Correspondent(one.address.strip().lower()) for one in failed) or (
        tuple(sent.people) if len(sent.people) == 1 and failed else ()
    )
    hit = tuple(one for one in hit if one in sent.people)
    hard = {normal_of("email", one.address) for one in failed if one.hard}
    day = deed.account.day(max(read.at, sent.at))
    dead = bool(sent.message_id) and sent.message_id in read.ids and _dead(deed, hard, hit, day)
    letter = _letter(deed.account, sent)
    if hit:
        _return(deed, sent, hit, letter, read, day)
    return Returned(hit[0] if hit else next(iter(sorted(sent.people, key=str)), None), letter, dead)


def _sent(read: Read, earlier: Earlier, people: tuple[UUID, ...]) -> Seen | None:
    """The mail of ours it speaks of: by its id, else the last one to the address."""
    for one in read.ids[::-1]:
        for seen in earlier.by_id.get(one, ()) if one else ():
            if not seen.inward:
                return seen
    if not people:
        return None
    known = earlier if any(one in earlier.by_person for one in people) else earlier_of(earlier.account, [read], people)
    return known.last_written(people, read.at + timedelta(minutes=5), WITHIN)


def _dead(deed: Deed, addresses: set[str], people: tuple[UUID, ...], day: date) -> bool:
    """The address is dead with everybody who has it and was written to there."""
    rows = (
        ContactPoint.objects.of(deed.account)
        .present()
        .filter(kind="email", normal__in=addresses, person_id__in=people, dead_on=None)
    )
    found = list(rows)
    for row in found:
        deed.change(row, dead_on=day)
    return bool(found)


def _letter(account: Any, sent: Seen) -> Letter | None:
    found: Letter | None = Letter.objects.of(account).present().filter(conversation_id=sent.pk).first()
    return found


def _return(deed: Deed, sent: Seen, hit: tuple[UUID, ...], letter: Letter | None, read: Read, day: date) -> None:
    """The letter came back: to all it was with, or only to those it did not reach."""
    parts = list(Part.objects.of(deed.account).present().filter(conversation_id=sent.pk, role="with"))
    if all(part.person_id in hit for part in parts):
        for talk in Conversation.objects.of(deed.account).filter(pk=sent.pk, bounced_on=None):
            deed.change(talk, bounced_on=day)
    else:
        deed.change_all([part for part in parts if part.person_id in hit], role="returned")
    if letter is not None and letter.returned_at is None and letter.person_id in hit:
        deed.change(letter, returned_at=read.at)


def has_left(account: Any, person: UUID, row: Mail, *, on: date) -> list[Correction]:
    """What is offered of someone whose answering machine says that they have left: the post ended, the address no longer theirs."""
    there = Correction.objects.of(account).present().filter(person_id=person, field="left", value=row.sender)
    if not row.sender or there.exists():
        return []
    return [Correction(person_id=person, mail=row, field="left", value=row.sender, made_on=on)]
