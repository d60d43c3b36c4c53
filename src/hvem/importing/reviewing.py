"""The few cards nobody can tell for certain: they wait without being in the way, until the user says who they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.reckoning import reckon
from hvem.campaign.running import running
from hvem.ground.deeds import Change, Deed, alone
from hvem.importing.cards import Known, card_of_json
from hvem.importing.models import Row
from hvem.importing.placing import Placed, Placing
from hvem.people.models import Finding, Person
from hvem.reading.card import Card


@dataclass(frozen=True)
class Question:
    """One card that waits: what the file says, and those it may be."""

    row: Row
    card: Card
    candidates: Sequence[Person]


def waiting(account: Any) -> Any:
    """The rows that wait for an answer, of batches that are in."""
    rows = Row.objects.of(account).present().filter(outcome="review", decided_on=None, batch__account=account)
    return rows.filter(batch__state__in=("done", "cancelled", "writing", "waiting"), batch__removed_at=None).exclude(digest="")


def question(account: Any, after: UUID | None = None) -> Question | None:
    """The next card to look at, after the one put off where there is one, else from the beginning."""
    rows = waiting(account).select_related("batch").order_by("pk")
    row = (rows.filter(pk__gt=after).first() if after else None) or rows.first()
    if row is None:
        return None
    said = dict(row.card)
    who = [UUID(one) for one in said.pop("who", [])]
    found = Person.objects.of(account).present().filter(pk__in=who).select_related("merged_into")
    kept = {one.pk: one.merged_into or one for one in found}
    people = {kept[one].pk: kept[one] for one in who if one in kept and kept[one].removed_at is None}
    return Question(row, card_of_json(said), list(people.values()))


def still_waits(account: Any, row: Row) -> bool:
    """Whether a card still waits for an answer."""
    return bool(waiting(account).filter(pk=row.pk).exists())


class Answered(Exception):
    """The card has been answered meanwhile, in another window perhaps."""


def decide(here: Seat, row: Row, person: Person | None) -> Deed:
    """Say who a waiting card is: this person, who gets what is new, or with None somebody else, who rests; one deed, undone as one.

    Raises `Answered`, and writes nothing, where the card waits no more: of two at once, one is heard.
    """
    with alone(here.account):
        if not still_waits(here.account, row):
            raise Answered
        deed = _decide(here, row, person)
        Row.objects.of(here.account).filter(pk=row.pk).update(revision=here.account.counter)
    return deed


def _decide(here: Seat, row: Row, person: Person | None) -> Deed:
    said = dict(row.card or {})
    said.pop("who", None)
    known = Known(card_of_json(said), row.number, row.batch.source)
    kind = "review-same" if person else "review-different"
    with Deed(here.account, kind, at=here.now, by=here.user) as deed:
        placing = Placing(
            row.batch, [known], at=here.now, also={person.pk} if person else (), revision=here.account.next_revision()
        )  # fmt: skip
        placed = placing.place(known, choice=str(person.pk) if person else "new", circle=row.batch.choices.get("circle", ""))
        placing.rows.clear()
        placing.write()
        _remember(deed, placing, placed)
        who = person or Person.objects.of(here.account).get(pk=placed.person_id)
        deed.change(
            row, outcome=placed.outcome, person=who, why=placed.why, before=placed.before, card=None, decided_on=here.today,
            revision=placing.revision,
        )  # fmt: skip
        deed.about(who, name=who.name)
        if placing.chosen_touched:
            reckon(here.account, running(here.account, on=here.today), placing.chosen_touched)
    return deed


def _remember(deed: Deed, placing: Placing, placed: Placed) -> None:
    """Let the deed know what was written in bulk, so that it can be undone."""
    for model, table in placing.tables.items():
        if model in (Row, Finding) or not table.ids:
            continue
        rows: Iterable[Any] = model._base_manager.filter(account_id=deed.account.pk, pk__in=table.ids)
        for row in rows:
            deed.changes.append(Change(row, None, row.snapshot()))
    for (model, row_id), values in placing.changed.items():
        row = model._base_manager.get(account_id=deed.account.pk, pk=row_id)
        before = {one[2]: one[3] for one in (placed.before or {}).get("changed", []) if one[1] == str(row_id)}
        deed.changes.append(Change(row, {name: before[name] for name in values}, row.snapshot(set(values))))
