"""Placing a slice of cards: new people, what is new about those who are here, and what must be asked; written in bulk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hvem.importing.cards import Known, card_as_json, organisation_key
from hvem.importing.holding import Held, Seen, Shelf, formats_of, organisations_of, seen_before, shelf_for
from hvem.importing.matching import Verdict, match
from hvem.importing.models import Batch, Row
from hvem.importing.tables import Table
from hvem.people.afterwards import person_lines
from hvem.people.finding import line_of, note_findings
from hvem.people.forgotten import anyone_forgotten, forgotten_among
from hvem.people.models import ContactPoint, Finding, Label, Note, Organisation, Person, Position, RawCard, Tie
from hvem.reading.card import Card
from hvem.reading.names import sort_key
from hvem.reading.organisations import tidy_organisation

FILLED = ("birthday", "nickname")
"""What of a person is filled in where it is empty; everything else about their name is left as the user has it."""
LARGEST_RAW = 200_000
SHOWN = ((ContactPoint, "value"), (Position, "title"), (Note, "text"), (Label, "word"))
"""What an update can add, and by which field it is told whether the user has changed it since."""
WRITTEN = (Organisation, Person, ContactPoint, Position, Note, Label, Tie, RawCard, Row, Finding)


@dataclass(slots=True)
class Placed:
    """What became of one row of the file: the fields of a `Row`."""

    number: int
    outcome: str
    person_id: UUID | None = None
    why: str = ""
    digest: str = ""
    card: dict[str, Any] | None = None
    before: dict[str, Any] | None = None


def _forgotten(account: Any, cards: Sequence[Known]) -> set[str]:
    """The digests of cards of someone who was erased here: a file never brings them back by itself."""
    if not anyone_forgotten(account):
        return set()
    gone = forgotten_among(account, [card.card for card in cards])
    return {card.digest for card, is_gone in zip(cards, gone, strict=True) if is_gone}


def _ids_of(held: Held) -> set[str]:
    """The ids someone goes by: their own, and those of whoever was merged into them."""
    return {str(held.person.pk), *(str(one.key) for one in held.face.before)}


class Placing:
    """The rows of one slice, gathered while its cards are placed one by one, then written together."""

    def __init__(
        self, batch: Batch, cards: Sequence[Known], *, at: datetime, others: Sequence[Known] = (), digests: Sequence[str] = (),
        also: Collection[UUID] = (), revision: int = 0,
    ) -> None:  # fmt: skip
        """`others` are those at the other end of letters, `digests` what letters and events are known by, `also` further people to load.

        `revision` is the account's next, which everyone touched gets; a preview, which writes nothing, needs none.
        """
        self.batch, self.account, self.at = batch, batch.account, at
        self.seen: dict[str, Seen] = seen_before(self.account, [*(card.digest for card in (*cards, *others)), *digests])
        fresh = [*(card for card in cards if card.digest not in self.seen), *others]
        known = {who for card in others if card.digest in self.seen and (who := self.seen[card.digest].person) is not None}
        self.shelf: Shelf = shelf_for(self.account, fresh, also={*also, *known})
        self.organisations = organisations_of(self.account, {key for card in fresh for key in _organisations(card.card)})
        self.forgotten = _forgotten(self.account, fresh)
        self.revision = revision
        sources = {where[4] for held in self.shelf.people.values() for where in held.positions}
        self.formats = formats_of(self.account, sources) if self.batch.format.startswith("linkedin") else {}
        self.tables = {model: Table(model, self.account) for model in WRITTEN}
        self.rows: list[Placed] = []
        self.changed: dict[tuple[type[Any], UUID], dict[str, Any]] = {}
        self.touched: set[UUID] = set()

    def place(
        self, known: Known, *, choice: str = "", circle: str = "", new_too: bool = True, updates_too: bool = True
    ) -> Placed:
        """Place one card; `choice` is what the user decided for it: `skip`, `new`, or the id of the person it is."""
        if choice == "skip":
            return self.row(known.number, "skipped", why="chosen")
        before = self.seen.get(known.digest)
        if before is not None and not choice:
            return self.row(
                known.number, "unchanged", before.person, why="waits" if before.waits else "before", digest=known.digest
            )
        verdict = self.verdict(known, choice)
        if known.digest in self.forgotten and verdict.kind != "same" and not choice:
            return self.row(known.number, "skipped", why="forgotten")
        if verdict.kind == "ask":
            return self.ask(known, verdict)
        if (verdict.kind == "new" and not new_too) or (verdict.kind == "same" and not updates_too):
            return self.row(known.number, "skipped", why="chosen")
        if verdict.kind == "new":
            start = len(self.tables[Organisation].ids)
            held = self.add(known, circle)
            firms = [str(one) for one in self.tables[Organisation].ids[start:]]
            made = {"organisations": firms} if firms else None
            row = self.row(known.number, "new", held.person.pk, why=verdict.why, digest=known.digest, before=made)
        else:
            held = self.shelf.people[verdict.who[0]]
            added = self.complete(held, known)
            outcome = "update" if added else "unchanged"
            row = self.row(known.number, outcome, held.person.pk, why=verdict.why, digest=known.digest, before=added or None)
        self.seen[known.digest] = Seen(row.person_id)
        return row

    def verdict(self, known: Known, choice: str = "") -> Verdict:
        """Who the card is, by the user's word where it was given."""
        if choice == "new":
            return Verdict("new", (), "chosen")
        if choice:
            who = next((key for key, held in self.shelf.people.items() if choice in _ids_of(held)), None)
            if who is not None:
                return Verdict("same", (who,), "chosen")
        return match(known.face, self.shelf.candidates(known))

    def ask(self, known: Known, verdict: Verdict) -> Placed:
        """A card that waits until the user says who it is."""
        card = card_as_json(known.card) | {"who": [str(key) for key in verdict.who]}
        self.seen[known.digest] = Seen(None, waits=True)
        return self.row(known.number, "review", why=verdict.why, digest=known.digest, card=card)

    def row(self, number: int, outcome: str, person: UUID | None = None, **values: Any) -> Placed:
        """What became of one row of the file."""
        row = Placed(number, outcome, person, **values)
        self.rows.append(row)
        return row

    def add(self, known: Known, circle: str = "") -> Held:
        """A new person, who rests until chosen."""
        card, person, source = known.card, known.person, self.batch.source
        person.account = self.account
        person.source, person.revision = source, self.revision
        person.sort_key = sort_key(person.family, " ".join(filter(None, (person.given, person.middle))) or person.name)[:300]
        person.through_id = self._referrer(known)
        known.face.key = person.pk
        held = Held(known.face, person, is_new=True, words=[person.name, person.nickname, person.family])
        self._points(held, known)
        self._organisations(held, card)
        self._notes_and_tags(held, card)
        if circle:
            self.tables[Label].add(person_id=person.pk, kind="circle", word=circle)
        self.tables[Tie].add(person_id=person.pk)
        self._raw(person, card)
        self.shelf.put(held)
        return held

    def complete(self, held: Held, known: Known) -> dict[str, Any]:
        """Add what is new about someone who is here, leaving alone what the user wrote; what was added and changed, or nothing."""
        before: dict[str, Any] = {"added": [], "changed": []}
        start = {model: len(self.tables[model].rows) for model, _ in SHOWN}
        self._points(held, known)
        self._current(held, known, before)
        self._notes_and_tags(held, known.card)
        for name in FILLED:
            fresh = getattr(known.person, name)
            if fresh and not getattr(held.person, name):
                self._change_person(held, name, fresh, before)
        for model, shown in SHOWN:
            table = self.tables[model]
            for at in range(start[model], len(table.rows)):
                before["added"].append([model._meta.label, str(table.ids[at]), shown, table.rows[at][table.place[shown]]])
        if not before["added"] and not before["changed"]:
            return {}
        if known.face.uid and not held.face.uid:
            self._change_person(held, "uid", known.face.uid, before)
        raw = self._raw(held.person, known.card)
        if raw is not None:
            before["added"].append([RawCard._meta.label, str(raw), "", ""])
        if not held.is_new:
            self.touched.add(held.person.pk)
        return before

    def _referrer(self, known: Known) -> UUID | None:
        """The one person of the name the card says they were referred by (M7)."""
        found = self.shelf.by_key.get(("name", known.referrer), set()) if known.referrer else set()
        return next(iter(found)) if len(found) == 1 else None

    def _change_person(self, held: Held, name: str, value: str, before: dict[str, Any]) -> None:
        """Fill in a field of someone who is here, remembering that it was empty."""
        before["changed"].append([Person._meta.label, str(held.person.pk), name, getattr(held.person, name), value])
        setattr(held.person, name, value)
        if not held.is_new:
            self.changed.setdefault((Person, held.person.pk), {})[name] = value

    def _change_position(self, where: list[Any], name: str, at: int, value: Any, before: dict[str, Any]) -> None:
        """Set one field of a position, remembering what it was."""
        before["changed"].append([Position._meta.label, str(where[0]), name, where[at], value])
        where[at] = value
        if not self.tables[Position].set(where[0], name, value):
            self.changed.setdefault((Position, where[0]), {})[name] = value

    def _points(self, held: Held, known: Known) -> None:
        """The ways to reach them that are not here yet, nor were taken away by the user."""
        fresh, table = False, self.tables[ContactPoint]
        person, source = held.person.pk, self.batch.source_id
        for kind, label, value, normal in known.points:
            if (kind, normal) not in held.points:
                held.points.add((kind, normal))
                held.words += [value, normal] if value != normal else [value]
                table.add(person_id=person, kind=kind, label=label, value=value, normal=normal, source_id=source)
                fresh = True
        if fresh and held.face is not known.face:
            held.face.points |= known.face.points
            self.shelf.put(held)

    def _organisations(self, held: Held, card: Card) -> None:
        """The positions of someone new."""
        if card.organisation or card.title:
            self._position(held, card.organisation, card.title, card.department)
        for also in dict.fromkeys(card.also_at):
            if organisation_key(also) not in held.face.organisations:
                self._position(held, also, "", "")

    def _position(self, held: Held, organisation: str, title: str, department: str) -> None:
        where = self._organisation(organisation) if organisation else None
        source = self.batch.source_id
        row = self.tables[Position].add(
            person_id=held.person.pk,
            organisation_id=where.pk if where else None,
            title=title[:300],
            department=department[:200],
            source_id=source,
        )
        key = where.folded if where else ""
        held.positions.append([row, key, title[:300], None, source, False])
        held.words += [title, where.name if where else ""]
        if key:
            held.face.organisations.add(key)

    def _organisation(self, name: str) -> Organisation:
        key = organisation_key(name)
        found = self.organisations.get(key)
        if found is None:
            tidied = tidy_organisation(name)[:300] or name[:300]
            found = Organisation(name=tidied, folded=key, sort_key=sort_key(tidied, "")[:300])
            self.tables[Organisation].add(id=found.pk, name=found.name, folded=found.folded, sort_key=found.sort_key)
            self._line("organisation", found.pk, found.sort_key, [found.name])
            self.organisations[key] = found
        return found

    def _line(self, kind: str, target: UUID | None, key: str, texts: list[str]) -> None:
        """What is searched of something new."""
        line = line_of(texts)
        if line.strip():
            self.tables[Finding].add(kind=kind, target=target, sort_key=key, folded=line)

    def _current(self, held: Held, known: Known, before: dict[str, Any]) -> None:
        """Where they are now, if the card says something new: a title that was missing, or another place; LinkedIn ends its own old one."""
        card, key = known.card, known.organisation
        if not (card.organisation or card.title) or (not key and held.positions):
            return
        there = [where for where in held.positions if where[1] == key]
        if there:
            untitled = next((where for where in there if not where[2] and not where[5]), None)
            if card.title and untitled is not None and not any(where[2] for where in there):
                self._change_position(untitled, "title", 2, card.title[:300], before)
            if not self._moved_on(there, card):
                return
        earlier = [where for where in held.positions if self._ours(where)]
        self._position(held, card.organisation, card.title, card.department)
        for where in earlier:
            self._change_position(where, "to_year", 3, self.account.day(self.at).year, before)
            if where[1] != key:
                held.face.organisations.discard(where[1])

    def _moved_on(self, there: list[list[Any]], card: Card) -> bool:
        """Whether LinkedIn now gives another title at the same place than an earlier file of LinkedIn's did."""
        return bool(card.title) and all(where[2] != card.title for where in there) and any(self._ours(where) for where in there)

    def _ours(self, where: list[Any]) -> bool:
        """Whether an earlier file of LinkedIn's, now with another, gave this position and nobody has ended it."""
        _, _, title, to_year, source, removed = where
        earlier = self.formats.get(source, "").startswith("linkedin") and source != self.batch.source_id
        return bool(earlier and title and to_year is None and not removed)

    def _notes_and_tags(self, held: Held, card: Card) -> None:
        text = card.notes.strip()
        if text and text not in held.notes:
            held.notes.add(text)
            note = self.tables[Note].add(person_id=held.person.pk, text=text, at=self.at, source_id=self.batch.source_id)
            self._line("note", note, self.at.isoformat(), [text])
        for tag in card.tags:
            if tag[:80] not in held.tags:
                held.tags.add(tag[:80])
                held.words.append(tag)
                self.tables[Label].add(person_id=held.person.pk, kind="tag", word=tag[:80])

    def _raw(self, person: Person, card: Card) -> UUID | None:
        if not card.raw:
            return None
        raw: UUID = self.tables[RawCard].add(person_id=person.pk, source_id=self.batch.source_id, text=card.raw[:LARGEST_RAW])
        return raw

    def write(self) -> None:
        """Write the slice: each table at once, then what is searched and the revisions of those who were here."""
        names = [field.attname for field in Person._meta.concrete_fields if field.attname not in ("id", "account_id")]
        for held in self.shelf.people.values():
            if held.is_new:
                person = held.person
                self.tables[Person].add(id=person.pk, **{name: getattr(person, name) for name in names})
                self._line("person", person.pk, person.sort_key, held.words)
        for row in self.rows:
            self.tables[Row].add(
                batch_id=self.batch.pk, number=row.number, outcome=row.outcome, person_id=row.person_id, why=row.why, card=row.card,
                before=row.before, digest=row.digest, revision=self.revision,
            )  # fmt: skip
        for model in WRITTEN:
            self.tables[model].write(together=model is Finding)
        for (model, row_id), values in self.changed.items():
            model.objects.of(self.account).filter(pk=row_id).update(**values)
        if self.touched:
            Person.objects.of(self.account).filter(pk__in=self.touched).update(revision=self.revision)
            note_findings(self.account, person_lines(self.account, self.touched))

    @property
    def chosen_touched(self) -> set[UUID]:
        """Those who were here, do not rest, and have something new: where they stand may have changed."""
        return {key for key in self.touched if self.shelf.people[key].person.chosen_on is not None}


def _organisations(card: Card) -> list[str]:
    return [organisation_key(name) for name in (card.organisation, *card.also_at)]
