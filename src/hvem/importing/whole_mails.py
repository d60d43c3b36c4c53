"""Mails of a file that are with people in the network, read in full: text, kind and thread, as from a mailbox; each once, wherever it lay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from uuid import UUID

from hvem.campaign.models import Campaign, Conversation, Part
from hvem.correspondence.models import Correction, Letter, Mail
from hvem.correspondence.receiving.bearings import Bearing, bearing_of
from hvem.correspondence.receiving.earlier import Read
from hvem.correspondence.receiving.network import network_of
from hvem.correspondence.receiving.noting_mail import Noting, noting
from hvem.ground.deeds import Deed
from hvem.importing.exchanges import Sorted
from hvem.importing.placing import Placing
from hvem.people.models import ContactPoint, Person
from hvem.reading.heads import Top, read_head
from hvem.reading.mail.message import read_one
from hvem.reading.mail.shapes import Mail as Told
from hvem.reading.oneself import Me

ADDED = (Correction, ContactPoint, Mail)
CHANGED = (Conversation, ContactPoint, Letter, Part)
"""What noting a mail adds and changes beside its conversation, in the order in which it is taken back."""


@dataclass
class Full:
    """The mails of a slice that were read in full, by their number in the file; what was noted, and what else it changed."""

    rows: dict[int, Mail] = field(default_factory=dict)
    noting: Noting | None = None
    before: dict[int, dict[str, Any]] = field(default_factory=dict)


def read_in_full(deed: Deed, placing: Placing, campaign: Campaign, letters: Sequence[Sorted], me: Me) -> Full:
    """Read and note the mails of a slice that are with someone who was here before the file, or tell of mail of ours."""
    tops = {one.number: top for one in letters if one.digest not in placing.seen and (top := _top(one)) is not None}
    if not tops:
        return Full()
    everyone = {other.email for top in tops.values() for other in (top.sender, *top.recipients) if other.email}
    network = network_of(placing.account, everyone)
    bearings = {
        one.number: bearing_of(tops[one.number], _role(one), me, network, came_at=None, now=placing.at, uid=one.number)
        for one in letters if one.number in tops
    }  # fmt: skip
    brought = _brought(placing, bearings)
    begun = placing.account.starts(campaign.started_on)
    reads = []
    for one in letters:
        bearing = bearings.get(one.number)
        if bearing is None or not (_is_with(bearing, brought) or (_tells(bearing) and bearing.at >= begun)):
            continue
        told = _told(one)
        if told is not None:
            reads.append(Read(bearing, told))
    return _noted(deed, placing, campaign, reads)


def _top(one: Sorted) -> Top | None:
    """The head of a letter whose mail is there."""
    if one.letter.octets:
        return read_head(one.letter.octets.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0])
    mail = one.letter.mail
    if mail is None:
        return None
    return Top(
        mail.sender, mail.recipients, mail.copied, (), mail.at, mail.subject, mail.message_id, mail.in_reply_to, mail.references,
        bulk=mail.bulk and mail.kind not in ("auto-reply", "bounce"), automatic=mail.kind == "auto-reply", report=mail.kind == "bounce",
    )  # fmt: skip


def _told(one: Sorted) -> Told | None:
    if one.letter.mail is not None:
        return one.letter.mail
    try:
        return read_one(one.letter.octets)
    except ValueError:
        return None


def _role(one: Sorted) -> str:
    return "sent" if one.letter.inward is False or not one.inward else "archive"


def _brought(placing: Placing, bearings: dict[int, Bearing]) -> set[UUID]:
    """Those among them whom this very file has brought: of them it tells only when one was last in contact."""
    people = {pk for one in bearings.values() for pk in one.people}
    rows = Person.objects.of(placing.account).filter(pk__in=people, source_id=placing.batch.source_id)
    return set(rows.values_list("pk", flat=True)) if people else set()


def _is_with(bearing: Bearing, brought: set[UUID]) -> bool:
    return not bearing.why and bool(set(bearing.people) - brought)


def _tells(bearing: Bearing) -> bool:
    """Whether it may tell of mail of ours: that it came back, or who answers from an address nobody knows."""
    return bearing.inward and bearing.why in ("stranger", "machine") and (bearing.top.report or bool(bearing.top.before))


def _noted(deed: Deed, placing: Placing, campaign: Campaign, reads: Sequence[Read]) -> Full:
    if not reads:
        return Full()
    start = len(deed.changes)
    done = noting(deed, campaign, reads, mailbox=None, found_at=placing.at)
    numbers = {read.bearing.digest: read.bearing.uid for read in reads}
    found = Full({numbers[row.digest]: row for row in done.noted}, done)
    if found.rows:
        first = min(found.rows)
        added = [
            [row._meta.label, str(row.pk), "", ""] for model in ADDED for change in deed.changes[start:]
            if change.before is None and isinstance(row := change.row, model)
        ]  # fmt: skip
        changed = [
            [row._meta.label, str(row.pk), name, old, change.after[name]] for change in reversed(deed.changes[start:])
            if change.before is not None and isinstance(row := change.row, CHANGED) for name, old in change.before.items()
        ]  # fmt: skip
        found.before[first] = {"added": added, "changed": changed}
    made = {change.row.pk for change in deed.changes[start:] if change.before is None and isinstance(change.row, Conversation)}
    for number, row in found.rows.items():
        if row.conversation_id in made:
            found.before.setdefault(number, {})["conversation"] = str(row.conversation_id)
            found.before[number]["said"] = said(row.conversation.note if row.conversation else "")
    return found


def said(note: str) -> str:
    """What tells whether the user has changed a note since."""
    return blake2b(note.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
