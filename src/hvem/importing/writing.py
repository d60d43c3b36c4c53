"""Writing a batch: slice by slice, each its own short transaction with its progress, so that it can be stopped, goes on and is undone as one."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from hvem.campaign.reckoning import reckon
from hvem.campaign.running import running
from hvem.correspondence.connections.oneself import me_of
from hvem.correspondence.receiving.wishes import after_noting
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.weighing import weigh
from hvem.importing.alone import alone
from hvem.importing.cards import Known, digest_of
from hvem.importing.contacts import Counted, Trail, cards_of_occasion, place_letters, place_occasions
from hvem.importing.exchanges import Sorted, sort_letter
from hvem.importing.models import Batch, Row
from hvem.importing.placing import Placed, Placing
from hvem.importing.whole_mails import Full, read_in_full
from hvem.people.models import Source
from hvem.reading.card import Card, Complaint
from hvem.reading.exchanges import Letter, Occasion
from hvem.reading.files import Item
from hvem.reading.oneself import Me, guessed

SLICE = 300
"""Items of one transaction: some fifth of a second's work."""
LETTERS = 100
MOST = 500_000
"""So many items are taken from one file; what goes on beyond is no address book."""
KEPT_COMPLAINTS = 200

Told = Callable[[Batch], None]


@dataclass
class Slice:
    """The items of one slice by their sort, each with its number in the file."""

    cards: list[tuple[int, Card]] = field(default_factory=list)
    letters: list[tuple[int, Letter]] = field(default_factory=list)
    occasions: list[tuple[int, Occasion]] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    end: int = 0


def slices(items: Iterable[Item], start: int = 0) -> Iterator[Slice]:
    """The items after the first `start`, in slices that each take a moment to write."""
    numbered = enumerate(islice(iter(items), start, None), start + 1)
    part = Slice(end=start)
    for number, item in numbered:
        part.end = number
        if number > MOST:
            part.complaints.append(Complaint("file", "importing.too-many", (("most", str(MOST)),)))
            break
        if isinstance(item, Card):
            part.cards.append((number, item))
        elif isinstance(item, Letter):
            part.letters.append((number, item))
        elif isinstance(item, Occasion):
            part.occasions.append((number, item))
        else:
            part.complaints.append(item)
        if len(part.cards) + len(part.complaints) >= SLICE or len(part.letters) + len(part.occasions) >= LETTERS:
            yield part
            part = Slice(end=number)
    if part.cards or part.letters or part.occasions or part.complaints:
        yield part


def write(batch: Batch, items: Iterable[Item], *, at: datetime, by: Any = None, told: Told | None = None) -> Batch:
    """Write a batch from where it stands to its end, alone in its account; what is in stays if it is stopped (M1).

    `told` hears of the progress after each slice. A batch that is done, or was undone, is left as it is.
    """
    with alone(batch.account):
        batch.refresh_from_db()
        if batch.state in ("done", "undone", "undoing"):
            return batch
        if batch.cancel_asked_at is not None and batch.position == 0:
            return _finish(batch, "cancelled", at=at, by=by)
        _begin(batch, at=at)
        run = _Run(batch, at, by, me_of(batch.account))
        with _swept_by_slice() as sweep, _seldom_checkpointed():
            for part in slices(items, batch.position):
                if _stop_asked(batch):
                    return _finish(batch, "cancelled", at=at, by=by)
                run.write(part)
                sweep()
                if told is not None:
                    told(batch)
        return _finish(batch, "done", at=at, by=by)


@contextmanager
def _seldom_checkpointed() -> Iterator[None]:
    """On SQLite, let the log grow to some 24 MB before it is moved into the file, instead of moving it after every slice."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint=6000")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_autocheckpoint=1000")


@contextmanager
def _swept_by_slice() -> Iterator[Callable[[], object]]:
    """Look for circular rubbish once a slice instead of every few hundred objects: a sixth of the time, with the memory as flat."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield gc.collect
    finally:
        if was_on:
            gc.enable()
        gc.unfreeze()


def _begin(batch: Batch, *, at: datetime) -> None:
    with Deed(batch.account, "imported", at=at, remembered=False) as deed:
        if batch.source_id is None:
            batch.source = deed.add(Source(kind="import", name=batch.file[:200], at=at))
        batch.state = "writing"
        batch.save(update_fields=["state", "source"])


def _stop_asked(batch: Batch) -> bool:
    """Whether the user has asked to stop; another who wrote the batch meanwhile also shows."""
    asked: Any = Batch.objects.of(batch.account).filter(pk=batch.pk).values_list("cancel_asked_at", flat=True).get()
    batch.cancel_asked_at = asked
    return asked is not None


@dataclass
class _Run:
    """One writing of a batch, from its first slice here to its last."""

    batch: Batch
    at: datetime
    by: Any
    me: Me
    trail: Trail = field(default_factory=Trail)

    def write(self, part: Slice) -> None:
        """Write one slice, the progress and what its mails asked for: all of it or nothing."""
        with transaction.atomic() if part.letters else nullcontext():
            full = self._slice(part)
            if full.noting is not None:
                after_noting(full.noting, at=self.at)

    def _slice(self, part: Slice) -> Full:
        batch = self.batch
        known = [Known(card, number, batch.source) for number, card in part.cards]
        letters = self._sorted([letter for _, letter in part.letters], [number for number, _ in part.letters])
        events = [(number, one, cards_of_occasion(one, number, self.me, batch.source)) for number, one in part.occasions]
        others = [card for one in letters for card in one.cards] + [card for _, _, cards in events for card in cards]
        digests = [one.digest for one in letters] + [digest_of(one) for _, one, _ in events]
        full = Full()
        with Deed(batch.account, "imported", at=self.at, by=self.by, remembered=False) as deed:
            Row.objects.of(batch.account).filter(batch=batch, number__gt=batch.position, number__lte=part.end).delete()
            placing = Placing(
                batch,
                known,
                at=self.at,
                others=others,
                digests=digests,
                also=meant(batch, known),
                revision=batch.account.next_revision(),
            )
            self._cards(placing, known)
            if letters or events:
                campaign = running(batch.account, on=batch.account.day(self.at))
                full = read_in_full(deed, placing, campaign, letters, self.me)
                self._count(place_letters(deed, placing, campaign, letters, self.trail, full))
                self._count(place_occasions(deed, placing, campaign, events, self.trail))
            placing.write()
            if placing.chosen_touched:
                campaign = running(batch.account, on=batch.account.day(self.at))
                reckon(batch.account, campaign, placing.chosen_touched)
            self._progress(part)
        return full

    def _sorted(self, letters: list[Letter], numbers: list[int]) -> list[Sorted]:
        self.me = guessed(self.me, letters)
        return [sort_letter(letter, number, self.me, self.batch.source) for number, letter in zip(numbers, letters, strict=True)]

    def _cards(self, placing: Placing, known: list[Known]) -> None:
        for row in placed(placing, known):
            count_row(self.batch, row)

    def _count(self, counted: Counted) -> None:
        self.batch.added += counted.added
        self.batch.updated += counted.updated
        self.batch.unchanged += counted.unchanged
        self.batch.to_review += counted.to_review

    def _progress(self, part: Slice) -> None:
        batch = self.batch
        keep_complaints(batch, part.complaints)
        batch.position = part.end
        batch.total = max(batch.total, part.end)
        batch.save(
            update_fields=["position", "total", "added", "updated", "unchanged", "to_review", "complaints", "more_complaints"]
        )


def meant(batch: Batch, known: Iterable[Known]) -> set[UUID]:
    """The people the user has said these cards are."""
    rows: dict[str, str] = batch.choices.get("rows", {})
    chosen = {rows.get(str(card.number), "") for card in known} - {"", "skip", "new"}
    return {UUID(one) for one in chosen}


def placed(placing: Placing, known: Iterable[Known]) -> Iterator[Placed]:
    """What becomes of each card, as the user has chosen for it or for all."""
    chosen = placing.batch.choices
    rows: dict[str, str] = chosen.get("rows", {})
    circle = chosen.get("circle", "")
    for card in known:
        choice = rows.get(str(card.number), "")
        yield placing.place(
            card, choice=choice, circle=circle, new_too=not chosen.get("skip_new"), updates_too=not chosen.get("skip_updates")
        )


def count_row(batch: Batch, row: Placed) -> None:
    """Count what became of a card."""
    if row.outcome == "new":
        batch.added += 1
    elif row.outcome == "update":
        batch.updated += 1
    elif row.outcome == "unchanged":
        batch.unchanged += 1
    elif row.outcome == "review":
        batch.to_review += 1


def keep_complaints(batch: Batch, complaints: Iterable[Complaint]) -> None:
    """Keep the first complaints with their words' facts, and count the rest."""
    for one in complaints:
        if len(batch.complaints) < KEPT_COMPLAINTS:
            batch.complaints.append({"where": one.where, "reason": one.reason, "facts": dict(one.facts)})
        else:
            batch.more_complaints += 1


def _finish(batch: Batch, state: str, *, at: datetime, by: Any) -> Batch:
    """The batch has come to its end; where it changed anything, one happening tells of it and can be undone."""
    with Deed(batch.account, "imported", at=at, by=by, remembered=False):
        Row.objects.of(batch.account).filter(batch=batch, number__gt=batch.position).delete()
        batch.state, batch.finished_at = state, at
        batch.save(update_fields=["state", "finished_at"])
        if batch.added or batch.updated:
            facts = {"file": batch.file, "count": batch.added, "updated": batch.updated}
            Happening.objects.create(
                account=batch.account, kind="imported", at=at, by=by, about=batch.pk, facts=facts, changes=[]
            )
    weigh()
    return batch
