"""Erasing: a person, or everything, gone for good, from every table and every copy, and out of the file itself."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection

from hvem.accounts.access import Seat
from hvem.accounts.models import FeedSecret, Membership
from hvem.campaign.models import Advice, Conversation, Gift, Meeting, Part, Promise, Referral, Signal
from hvem.campaign.reckoning import reckon
from hvem.campaign.running import running
from hvem.ground.deeds import alone
from hvem.ground.erasing import Erased, collect, delete
from hvem.ground.models import Happening
from hvem.keeping.archive import folder_of
from hvem.keeping.tables import account_tables
from hvem.people.afterwards import revise
from hvem.people.forgotten import everyone_who_was, remember
from hvem.people.models import ContactPoint, Finding, Note, Person
from hvem.reading.folding import fold

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
GONE = "…"


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with a person: how many of each, and how many texts about others still speak of them by name."""

    conversations: int = 0
    shared: int = 0
    meetings: int = 0
    notes: int = 0
    promises: int = 0
    referrals: int = 0
    advice: int = 0
    gifts: int = 0
    mentioned: int = 0


def loss_of(account: Any, person: Person) -> Loss:
    """What would be lost; nothing is changed."""
    found = collect(account, [person])
    count = {model: len(ids) for model, ids in found.rows.items()}
    own = found.rows[Conversation]
    parts = Part.objects.of(account).present().filter(person=person).exclude(conversation__in=own)
    return Loss(
        conversations=len(own), shared=parts.count(), meetings=count.get(Meeting, 0), notes=count.get(Note, 0), promises=count.get(Promise, 0),
        referrals=count.get(Referral, 0), advice=count.get(Advice, 0), gifts=count.get(Gift, 0), mentioned=_mentioned(account, person, found),
    )  # fmt: skip


def _mentioned(account: Any, person: Person, found: Erased) -> int:
    """How many notes, conversations, pieces of advice and news about others have the whole name in them."""
    asked = Finding.objects.of(account).filter(kind__in=("note", "conversation", "advice", "signal"))
    for word in fold(person.name).split():
        asked = asked.filter(folded__contains=f" {word}")
    gone = {one for some in found.rows.values() for one in some}
    return sum(1 for target in asked.values_list("target", flat=True)[:500] if target not in gone)


def erase_person(here: Seat, person: Person) -> Loss:
    """Erase a person for good: their rows, what only they shared, every copy of them in what has happened; it cannot be undone.

    A keyed hash of what they are known by stays, so that no import brings them back unasked. Backups expire by themselves.
    """
    with alone(here.account):
        if not Person.objects.of(here.account).filter(pk=person.pk).exists():
            return Loss()
        loss = loss_of(here.account, person)
        found = collect(here.account, [person], _words(here.account, person))
        others = _others(here.account, found)
        brought = set(Person.objects.of(here.account).filter(through=person).values_list("pk", flat=True))
        remember(here.account, person, on=here.today)
        delete(found)
        purge_happenings(found)
        Happening.objects.create(account=here.account, kind="erased", at=here.now, by=here.user)
        left = set(Person.objects.of(here.account).listed().filter(pk__in=others | brought).values_list("pk", flat=True))
        if left:
            revise(here.account, left)
            reckon(here.account, running(here.account, on=here.today), left)
        _tidy_index()
    scrub()
    return loss


def _words(account: Any, person: Person) -> frozenset[str]:
    """The words by which copies are found: the whole name, and numbers and addresses only they have."""
    everyone = everyone_who_was(account, person)
    points = list(ContactPoint.objects.of(account).filter(person__in=everyone).values_list("normal", "value"))
    shared = set(
        ContactPoint.objects.of(account)
        .filter(normal__in=[normal for normal, _ in points])
        .exclude(person__in=everyone)
        .values_list("normal", flat=True)
    )
    own = {text for normal, value in points if normal not in shared for text in (normal, value)}
    return frozenset(text.casefold() for text in {*(one.name for one in everyone), *own} if len(text) > 4)


def _others(account: Any, found: Erased) -> set[UUID]:
    """Those with whom something changes when this goes."""
    keys: dict[Any, tuple[str, ...]] = {
        Referral: ("person_id", "named_by_id"),
        Promise: ("to_id", "about_id"),
        Part: ("person_id",),
        Advice: ("person_id",),
    }
    others: set[UUID] = set()
    for model, names in keys.items():
        for row in model.objects.of(account).filter(pk__in=found.rows[model]).values_list(*names):
            others |= set(row)
    kept = Promise.objects.of(account).filter(kept_by__in=found.rows[Conversation]).values_list("to_id", flat=True)
    told = Signal.objects.of(account).filter(pk__in=found.rows[Signal]).values_list("person_id", flat=True)
    return (others | set(kept) | set(told)) - found.rows[Person] - {None}


def purge_happenings(found: Erased) -> None:
    """Take every trace of what is erased out of what has happened; a happening that was only about it goes."""
    ids = found.ids
    rows = Happening.objects.of(found.account)
    for one in rows.iterator(chunk_size=500):
        text = json.dumps([one.changes, one.facts], ensure_ascii=False)
        if str(one.about) not in ids and not ids & set(_ID.findall(text)) and not found.tells(text):
            continue
        changes = [cut for change in one.changes if (cut := _cut(change, found, ids))]
        if not changes or str(one.about) in ids:
            if not changes:
                rows.filter(pk=one.pk).delete()
                continue
            one.about = None
        facts = {name: GONE if isinstance(value, str) and name != "of" else value for name, value in one.facts.items()}
        rows.filter(pk=one.pk).update(changes=changes, facts=facts, about=one.about)


def _cut(change: list[Any], found: Erased, ids: Collection[str]) -> list[Any] | None:
    """A row's difference without what speaks of the erased; None where nothing is left of it."""
    label, row, before, after = change
    if row in ids:
        return None
    told = {
        name for side in (before or {}, after) for name, value in side.items()
        if (text := json.dumps(value, ensure_ascii=False)) and (set(_ID.findall(text)) & set(ids) or found.tells(text))
    }  # fmt: skip
    if not told:
        return change
    if before is None:
        return [label, row, None, {name: value for name, value in after.items() if name not in told}]
    after = {name: value for name, value in after.items() if name not in told}
    return [label, row, {name: value for name, value in before.items() if name not in told}, after] if after else None


def erase_everything(here: Seat) -> None:
    """Delete all that the account holds, its files too; the account itself stays, empty. It cannot be undone."""
    with alone(here.account):
        for model in account_tables():
            rows = model._default_manager.filter(account=here.account)
            rows._raw_delete(rows.db)
        FeedSecret.objects.filter(account=here.account).delete()
        mine = Membership.objects.get(pk=here.membership.pk)
        mine.me_name = mine.me_title = mine.me_web = ""
        mine.me_emails, mine.me_phones = [], []
        mine.save()
        _tidy_index()
    shutil.rmtree(folder_of(here.account), ignore_errors=True)
    scrub()


def _tidy_index() -> None:
    """Let the search index forget its deleted words at once rather than at its next merge."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO people_finding_index(people_finding_index) VALUES('optimize')")


def scrub() -> None:
    """See to it that what was deleted is not left in the database's log or in the copy taken before an upgrade."""
    if connection.vendor != "sqlite":
        return
    (settings.DATA / "before-upgrade.sqlite3").unlink(missing_ok=True)
    if connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DatabaseError as why:
        logging.getLogger("hvem").warning("The log could not be emptied yet: %s", why)
