"""Undoing a whole batch as one: those added and untouched since are removed, what was added to others is taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Max

from hvem.campaign.models import Conversation, Meeting, MeetingPart, Part, Standing
from hvem.correspondence.models import Mail
from hvem.ground.deeds import Deed, Undone
from hvem.ground.keys import AccountKey
from hvem.ground.models import Happening
from hvem.ground.rows import Owned, Removable
from hvem.ground.undo import BY_KIND
from hvem.importing.alone import alone
from hvem.importing.models import Batch, Row
from hvem.importing.starting import discard
from hvem.importing.whole_mails import said
from hvem.importing.writing import Told
from hvem.people.afterwards import person_lines, revise
from hvem.people.finding import note_findings
from hvem.people.models import ContactPoint, Label, Note, Organisation, OrganisationName, Person, Position, RawCard, Tie

SLICE = 200
"""A person who goes takes all that was written about them along: fewer in one transaction."""
AT_ONCE = 2000
"""A batch of more rows is undone by the worker, a smaller one while one waits."""
OWN = {ContactPoint, Position, Label, Tie, Note, RawCard, Row}


def undo_batch(batch: Batch, *, at: datetime, by: Any = None, told: Told | None = None) -> Undone:
    """Undo a batch slice by slice, from its last row to its first; whoever changed since is left, and named. A killed undo goes on."""
    done = Undone()
    with alone(batch.account):
        batch.refresh_from_db()
        if batch.state == "undone":
            return done
        with Deed(batch.account, "undone", at=at, by=by, remembered=False):
            batch.state, batch.undone_at = "undoing", at
            batch.save(update_fields=["state", "undone_at"])
            Happening.objects.of(batch.account).filter(kind="imported", about=batch.pk, undone_at=None).update(undone_at=at)
        waiting = Row.objects.of(batch.account).present().filter(batch=batch).order_by("-number", "-pk")
        while rows := list(waiting[:SLICE]):
            with transaction.atomic():
                with Deed(batch.account, "undone", at=at, by=by, remembered=False) as deed:
                    part = _Slice(batch, deed, rows, done)
                    part.undo()
                part.count_as_untouched()
            if told is not None:
                told(batch)
        with Deed(batch.account, "undone", at=at, by=by, remembered=False):
            batch.state = "undone"
            batch.choices["left"] = [str(one.pk) for one in done.left[:50]]
            batch.save(update_fields=["state", "choices"])
    discard(batch)
    return done


def undo_happening(happening: Happening, at: datetime, by: Any) -> Undone:
    """Undo the batch a happening tells of: at once, or by the worker where it is large."""
    batch = Batch.objects.of(happening.account).filter(pk=happening.about).first()
    if batch is None:
        return Undone()
    if batch.position > AT_ONCE:
        from hvem.importing.tasks import undo_later

        undo_later(batch, at=at, by=by)
        return Undone()
    return undo_batch(batch, at=at, by=by)


BY_KIND["imported"] = undo_happening


@dataclass
class _Slice:
    """The rows of one slice, undone together."""

    batch: Batch
    deed: Deed
    rows: list[Row]
    done: Undone
    left: set[UUID] = field(default_factory=set)
    touched: set[UUID] = field(default_factory=set)
    untouched: set[UUID] = field(default_factory=set)

    def undo(self) -> None:
        """Take back conversations and meetings, then values, then people, then the firms that only they were at."""
        brought = self._brought()
        self.untouched = self._untouched(brought)
        self._contacts([row for row in self.rows if row.outcome == "contact"])
        self._meetings([row for row in self.rows if row.outcome == "meeting"])
        for row in self.rows:
            if row.outcome in ("update", "meeting", "contact") and row.before:
                self._values(row)
        added = {row.person_id for row in self.rows if row.outcome == "new" and row.person_id}
        gone = self._people(added | set(brought))
        self.touched -= gone
        self._settle_touched()
        self._organisations({UUID(one) for row in self.rows for one in (row.before or {}).get("organisations", [])})
        self._name_left()
        Row.objects.of(self.account).filter(pk__in=[row.pk for row in self.rows]).update(removed_at=self.deed.at)

    @property
    def account(self) -> Any:
        return self.batch.account

    def _brought(self) -> dict[UUID, int]:
        """Those whom letters brought beside the one their row is about, with the revision they got then."""
        return {UUID(one): row.revision for row in self.rows for one in (row.before or {}).get("people", [])}

    def _untouched(self, brought: dict[UUID, int]) -> set[UUID]:
        """Whoever has not changed since the batch itself last changed them; asked before the slice changes anybody."""
        people = {row.person_id for row in self.rows if row.person_id} | set(brought)
        rows = Row.objects.of(self.account).filter(batch=self.batch, person_id__in=people)
        last = brought.copy()
        for who, revision in rows.values_list("person_id").annotate(Max("revision")):
            last[who] = max(revision, last.get(who, 0))
        was = Person.objects.of(self.account).filter(pk__in=people).values_list("pk", "revision")
        return {who for who, revision in was if revision <= last[who]}

    def _contacts(self, rows: Iterable[Row]) -> None:
        ids = [UUID(row.before["conversation"]) for row in rows if row.before and "conversation" in row.before]
        needed = pointed_at(self.account, Conversation, ids, {Part, Mail})
        notes = {
            UUID(row.before["conversation"]): row.before.get("said", "")
            for row in rows
            if row.before and "conversation" in row.before
        }
        for talk in Conversation.objects.of(self.account).present().filter(pk__in=ids):
            if talk.pk in needed or talk.told or (talk.note and said(talk.note) != notes[talk.pk]):
                self.left |= set(Part.objects.of(self.account).filter(conversation=talk).values_list("person_id", flat=True))
                continue
            for part in Part.objects.of(self.account).present().filter(conversation=talk):
                self.deed.remove(part)
            self.deed.remove(talk)
            self.done.restored += 1

    def _meetings(self, rows: Iterable[Row]) -> None:
        ids = [UUID(row.before["meeting"]) for row in rows if row.before and "meeting" in row.before]
        needed = pointed_at(self.account, Meeting, ids, {MeetingPart})
        for meeting in Meeting.objects.of(self.account).present().filter(pk__in=ids):
            if meeting.pk in needed or meeting.held_on or meeting.purpose:
                self.left |= set(MeetingPart.objects.of(self.account).filter(meeting=meeting).values_list("person_id", flat=True))
                continue
            for part in MeetingPart.objects.of(self.account).present().filter(meeting=meeting):
                self.deed.remove(part)
            self.deed.remove(meeting)
            self.done.restored += 1

    def _values(self, row: Row) -> None:
        """Take back what one row added to someone and changed; what has changed since stays."""
        before: dict[str, Any] = row.before or {}
        for label, row_id, name, value in before.get("added", []):
            found: Any = apps.get_model(label)._base_manager.filter(account_id=self.account.pk, pk=row_id).first()
            if found is None or getattr(found, "removed_at", None):
                continue
            if name and getattr(found, name) != value:
                self._leave(row)
                continue
            if label == Note._meta.label:
                note_findings(self.account, [("note", found.pk, "", "")])
            found.delete()
            self.done.restored += 1
        for label, row_id, name, old, new in before.get("changed", []):
            model: Any = apps.get_model(label)
            changed = model.objects.of(self.account).filter(pk=row_id).first()
            if changed is None:
                continue
            if changed.snapshot({name}) != {name: new}:
                self._leave(row)
                continue
            self.deed.change(changed, **{name: model._meta.get_field(name).to_python(old)})
            self.done.restored += 1
        if row.person_id:
            self.touched.add(row.person_id)

    def _leave(self, row: Row) -> None:
        if row.person_id:
            self.left.add(row.person_id)

    def _people(self, ids: set[UUID]) -> set[UUID]:
        """Remove those the batch added whom nobody has touched since and nothing points at; who they were."""
        if not ids:
            return set()
        needed = pointed_at(self.account, Person, ids, OWN, going=ids)
        people = Person.objects.of(self.account).present().filter(pk__in=ids)
        gone = set()
        for who, merged in people.values_list("pk", "merged_into_id"):
            if who in self.untouched and who not in needed and merged is None and who not in self.left:
                gone.add(who)
            else:
                self.left.add(who)
        Person.objects.of(self.account).filter(pk__in=gone).update(removed_at=self.deed.at)
        notes = Note.objects.of(self.account).filter(person_id__in=gone).values_list("pk", flat=True)
        note_findings(self.account, [("note", note, "", "") for note in notes])
        Standing.objects.of(self.account).filter(person_id__in=gone).delete()
        self.done.restored += len(gone)
        revise(self.account, gone)
        note_findings(self.account, person_lines(self.account, gone))
        return gone

    def _settle_touched(self) -> None:
        """New revisions and fresh lines for those who stay and lost something, or for whom they lead to."""
        if not self.touched:
            return
        merged = Person.objects.of(self.account).filter(pk__in=self.touched, merged_into__isnull=False)
        people = self.touched | set(merged.values_list("merged_into_id", flat=True))
        revise(self.account, people)
        note_findings(self.account, person_lines(self.account, people))

    def count_as_untouched(self) -> None:
        """After the deed, let the batch's earlier rows be the last to have touched those who were untouched before it and stay."""
        stay = self.touched & self.untouched
        if stay:
            Row.objects.of(self.account).filter(batch=self.batch, person_id__in=stay).update(revision=self.account.counter)

    def _organisations(self, ids: set[UUID]) -> None:
        """Remove the firms the batch brought where nobody is any more and nothing was written."""
        if not ids:
            return
        there = Position.objects.of(self.account).present().filter(organisation_id__in=ids, person__removed_at=None)
        needed = set(there.values_list("organisation_id", flat=True)) | pointed_at(
            self.account, Organisation, ids, {Position, OrganisationName}
        )
        for firm in (
            Organisation.objects.of(self.account).present().filter(pk__in=ids - needed, about="", web="", number="", place="")
        ):
            self.deed.remove(firm)

    def _name_left(self) -> None:
        known = {row.pk for row in self.done.left}
        self.done.left += Person.objects.of(self.account).present().filter(pk__in=self.left - known)


def pointed_at(
    account: Any, model: type[Owned], ids: Collection[UUID], own: Collection[type[Any]], *, going: Collection[UUID] = ()
) -> set[UUID]:
    """Which of these rows are pointed at by rows that stay, those of their `own` tables aside."""
    found: set[UUID] = set()
    if not ids:
        return found
    for relation in model._meta.related_objects:
        pointing: Any = relation.related_model
        if not isinstance(relation.field, AccountKey) or not issubclass(pointing, Removable) or pointing in own:
            continue
        name = relation.field.attname
        rows = pointing._base_manager.filter(account_id=account.pk, removed_at=None, **{f"{name}__in": ids})
        found |= set(rows.exclude(pk__in=going).values_list(name, flat=True))
    return found
