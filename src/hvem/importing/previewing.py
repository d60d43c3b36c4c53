"""Looking ahead: what each row of a file would become, by the same matching that writes, with nothing written but the preview itself."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hvem.correspondence.connections.oneself import me_of
from hvem.ground.deeds import Deed
from hvem.importing.cards import Known, digest_of
from hvem.importing.contacts import cards_of_occasion
from hvem.importing.exchanges import Sorted, sort_letter
from hvem.importing.holding import Held, Seen, keys_of_face
from hvem.importing.matching import Face
from hvem.importing.models import Batch, Row
from hvem.importing.placing import Placed, Placing
from hvem.importing.tables import Table
from hvem.importing.writing import Slice, Told, count_row, keep_complaints, placed, slices
from hvem.people.models import Person
from hvem.reading.card import Card
from hvem.reading.files import Item
from hvem.reading.oneself import Me, guessed
from hvem.reading.phones import spoken

LOOKED = ("state", "total", "added", "updated", "unchanged", "to_review", "complaints", "more_complaints")
SHOWN = 60
"""So many signs of an address or a title are kept for the page that shows the preview."""


def preview(batch: Batch, items: Iterable[Item], *, at: datetime, keep: bool = True, told: Told | None = None) -> Batch:
    """Go through a file and count what each row would become; with `keep` each row is kept for the page to show."""
    ahead = _Ahead(batch, at, me_of(batch.account))
    for part in slices(items):
        rows = ahead.look(part)
        keep_complaints(batch, part.complaints)
        batch.total = part.end
        if keep:
            _keep(batch, rows, at)
        if told is not None:
            told(batch)
    batch.state = "previewed"
    if keep:
        _keep(batch, [], at)
    return batch


def _keep(batch: Batch, rows: Sequence[Placed], at: datetime) -> None:
    with Deed(batch.account, "imported", at=at, remembered=False):
        table = Table(Row, batch.account)
        for row in rows:
            table.add(
                batch_id=batch.pk, number=row.number, outcome=row.outcome, person_id=row.person_id, why=row.why, card=row.card
            )
        table.write()
        batch.save(update_fields=LOOKED)


@dataclass
class _Ahead:
    """A look ahead through one file; those it would add wait on a shelf on disk, so that the memory stays flat."""

    batch: Batch
    at: datetime
    me: Me
    aside: _Aside = field(default_factory=lambda: _Aside())  # noqa: PLW0108 - it stands below

    def look(self, part: Slice) -> list[Placed]:
        """What the items of one slice would become."""
        known = [Known(card, number) for number, card in part.cards]
        self.me = guessed(self.me, [letter for _, letter in part.letters])
        letters = [sort_letter(letter, number, self.me, None) for number, letter in part.letters]
        events = [(number, one, cards_of_occasion(one, number, self.me, None)) for number, one in part.occasions]
        others = [card for one in letters for card in one.cards] + [card for _, _, cards in events for card in cards]
        digests = [one.digest for one in letters] + [digest_of(one) for _, one, _ in events]
        placing = Placing(self.batch, known, at=self.at, others=others, digests=digests)
        self.aside.meet(placing, [*known, *others])
        for card, row in zip(known, placed(placing, known), strict=True):
            count_row(self.batch, row)
            _show(placing, row, card)
        for letter in letters:
            self._letter(placing, letter)
        for number, one, cards in events:
            who = [placing.verdict(card) for card in cards]
            same = [verdict.who[0] for verdict in who if verdict.kind == "same"]
            self._event(placing, number, digest_of(one), same, {"name": one.title, "about": one.at.isoformat()})
        self.aside.keep(placing)
        return placing.rows

    def _letter(self, placing: Placing, one: Sorted) -> None:
        if one.why or one.digest in placing.seen:
            row = placing.row(one.number, "skipped" if one.why else "unchanged", why=one.why or "before")
            self.batch.unchanged += row.outcome == "unchanged"
            return
        for card in one.cards:
            verdict = placing.verdict(card)
            outcome = {"new": "new", "ask": "review"}.get(verdict.kind, "contact")
            if verdict.kind == "new":
                placing.add(card)
            elif verdict.kind == "ask" and card.digest in placing.seen:
                continue
            row = placing.row(one.number, outcome, why=verdict.why or "letter")
            if verdict.kind == "ask":
                placing.seen[card.digest] = Seen(None, waits=True)
            self.batch.added += outcome == "new"
            self.batch.to_review += outcome == "review"
            self.batch.updated += outcome == "contact"
            row.card = shown_of(card.card)

    def _event(self, placing: Placing, number: int, digest: str, same: list[Any], shown: dict[str, str]) -> None:
        if digest in placing.seen:
            placing.row(number, "unchanged", why="before")
            self.batch.unchanged += 1
        elif not same:
            placing.row(number, "skipped", why="nobody-known", card=shown)
        else:
            placing.row(number, "meeting", same[0], why="event", card=shown)
            self.batch.updated += 1


def shown_of(card: Card) -> dict[str, str]:
    """The few words a list shows of a card."""
    reached = [*(one.value for one in card.emails[:1]), *(spoken(one.number) for one in card.phones[:1])]
    return {
        "name": (card.name or card.nickname or card.organisation or "".join(reached[:1]))[:120], "organisation": card.organisation[:SHOWN],
        "title": card.title[:SHOWN], "reached": ", ".join(reached)[: 2 * SHOWN],
    }  # fmt: skip


def _show(placing: Placing, row: Placed, known: Known) -> None:
    """Turn a row that would be written into one that is only shown: it is not yet known by what it says."""
    row.digest = ""
    who = (row.card or {}).get("who", []) if row.outcome == "review" else []
    added = (row.before or {}).get("added", [])
    changed = (row.before or {}).get("changed", [])
    row.card = {**shown_of(known.card), "who": who, "fresh": fresh_of(added, changed)}
    row.before = None
    held = placing.shelf.people.get(row.person_id) if row.person_id else None
    if held is not None:
        row.card["like"] = held.person.name
        row.person_id = None if held.is_new else row.person_id


def fresh_of(added: Iterable[list[Any]], changed: Iterable[list[Any]]) -> list[str]:
    """What an update adds, in the order a person would read it: titles, ways to reach them, other things."""
    found = [str(shown)[:SHOWN] for label, _, name, shown in added if shown and label not in ("people.Note", "people.RawCard")]
    found += [str(new)[:SHOWN] for _, _, name, _, new in changed if name not in ("uid", "to_year")]
    return found[:6]


class _Aside:
    """Those a preview would add or complete, kept on disk by their keys from slice to slice."""

    def __init__(self) -> None:
        self.store = sqlite3.connect("")
        self.store.execute("PRAGMA cache_size=-8000")
        self.store.execute("CREATE TABLE keys (key INTEGER, who BLOB, PRIMARY KEY (key, who)) WITHOUT ROWID")
        self.store.execute("CREATE TABLE faces (who BLOB PRIMARY KEY, said BLOB) WITHOUT ROWID")

    def meet(self, placing: Placing, cards: Sequence[Known]) -> None:
        """Put those set aside who share a key with these cards on the slice's shelf, and say which cards came before."""
        keys = {hash(key) for card in cards for key in [*keys_of_face(card.face), ("digest", card.digest), *_referrer(card)]}
        marks = ",".join("?" * len(keys))
        found = self.store.execute(
            f"SELECT DISTINCT who, said FROM keys JOIN faces USING (who) WHERE key IN ({marks})", [*keys]
        ).fetchall()
        for _, said in found:
            held, digests = _restored(said)
            placing.shelf.put(held)
            for digest in digests:
                placing.seen.setdefault(digest, Seen(held.person.pk))

    def keep(self, placing: Placing) -> None:
        """Set those aside whom this slice would add or complete."""
        digests: dict[Any, list[str]] = {}
        for digest, seen in placing.seen.items():
            if seen.person is not None:
                digests.setdefault(seen.person, []).append(digest)
        rows, keys = [], []
        for who, held in placing.shelf.people.items():
            if held.is_new or who in placing.touched:
                rows.append((who.bytes, _said(held, digests.get(who, []))))
                found = [*keys_of_face(held.face), *(("digest", one) for one in digests.get(who, []))]
                keys += [(hash(key), who.bytes) for key in found]
        self.store.executemany("INSERT OR REPLACE INTO faces VALUES (?, ?)", rows)
        self.store.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", keys)


def _referrer(card: Known) -> list[tuple[str, str]]:
    return [("name", card.referrer)] if card.referrer else []


def _said(held: Held, digests: list[str]) -> bytes:
    face, person = held.face, held.person
    return pickle.dumps(
        (
            person.pk, person.name, person.birthday, person.nickname, held.is_new, face.name, face.called, face.uid, face.points,
            face.organisations, face.named, held.points, held.positions, held.notes, held.tags, digests,
        )
    )  # fmt: skip


def _restored(said: bytes) -> tuple[Held, list[str]]:
    """What `_said` wrote: our own words from a moment ago, on a disk nobody else reads."""
    pk, name, birthday, nickname, is_new, *rest = pickle.loads(said)  # noqa: S301 - written by this very run
    face_name, called, uid, points, organisations, named, all_points, positions, notes, tags, digests = rest
    person = Person(pk=pk, name=name, birthday=birthday, nickname=nickname)
    person._state.adding = is_new
    face = Face(face_name, called, uid, points, organisations, named, pk)
    return Held(face, person, is_new, all_points, positions, notes, tags), digests
