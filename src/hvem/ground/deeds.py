"""A deed: one thing a person did, its rows written together and remembered, so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from django.db import connection, transaction

from hvem.ground.models import Happening
from hvem.ground.rows import Owned, Removable

Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True, slots=True)
class Change:
    """One row's difference: `before` is None for a row that was added; both hold only the fields that changed."""

    row: Owned
    before: dict[str, Any] | None
    after: dict[str, Any]

    def as_json(self) -> list[Any]:
        return [self.row._meta.label, str(self.row.pk), self.before, self.after]


@contextmanager
def alone(account: Any) -> Iterator[None]:
    """Write to an account with nobody else writing to it: whoever comes meanwhile waits until the block is over.

    Let what is looked for and not found be written safely: SQLite has one writer anyway, others lock the account's row.
    """
    with transaction.atomic():
        if connection.features.has_select_for_update:
            accounts = type(account)._base_manager.select_for_update(no_key=True)
            accounts.filter(pk=account.pk).values_list("pk", flat=True).get()
        yield


class Deed:
    """Everything one verb writes: an atomic block that leaves one `Happening`; an account does one deed at a time.

    `kind` names the sentence `[happening]` of the catalogue; `about` the row it is mainly about, with the facts that
    fill the sentence. Rooms above react in the same transaction through `AFTERWARDS`. A deed on very many rows is written
    in slices, each a transaction of its own `onto` the happening of the slice before: it is undone as one. What comes after
    that was undone is a happening of its own. With `later`, what rooms above reckon from its rows is left to a later deed of the same work.
    """

    def __init__(
        self, account: Any, kind: str, *, at: datetime, by: Any = None, remembered: bool = True, onto: Happening | None = None,
        later: bool = False,
    ) -> None:  # fmt: skip
        self.account, self.kind, self.at, self.by = account, kind, at, by
        self.changes: list[Change] = []
        self.facts: dict[str, Any] = {}
        self.main: Owned | None = None
        self.happening: Happening | None = None
        self.later = later
        self._remembered = remembered
        self._onto = onto
        self._alone = alone(account)

    def __enter__(self) -> Self:
        self._alone.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None and self.changes:
                for react in AFTERWARDS:
                    react(self)
                if self._remembered:
                    self.happening = self._leave()
        except BaseException as problem:
            self._alone.__exit__(type(problem), problem, problem.__traceback__)
            raise
        self._alone.__exit__(kind, error, trace)

    def about(self, row: Owned, **facts: Any) -> None:
        """Say what the deed is mainly about; `facts` fill its sentence."""
        self.main = row
        self.facts.update(facts)

    def add(self, row: Row) -> Row:
        """Write a new row of this account."""
        row.account = self.account
        row.save(force_insert=True)
        self.changes.append(Change(row, None, row.snapshot()))
        return row

    def add_all(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Write many new rows of one table at once."""
        if not rows:
            return rows
        for row in rows:
            row.account = self.account
        type(rows[0])._base_manager.bulk_create(rows, batch_size=500)
        self.changes.extend(Change(row, None, row.snapshot()) for row in rows)
        return rows

    def change(self, row: Row, **values: Any) -> Row:
        """Set fields of a row; fields that already hold the value are left out, and nothing is written if none differ."""
        differing = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not differing:
            return row
        names = {_column(row, name) for name in differing}
        before = row.snapshot(names)
        for name, value in differing.items():
            setattr(row, name, value)
        row.save(update_fields=list(differing))
        if not names <= row.sealed:  # nothing is ever told of those
            self.changes.append(Change(row, before, row.snapshot(names)))
        return row

    def change_all(self, rows: Sequence[Row], **values: Any) -> None:
        """Set the same fields of many rows of one table in one statement; those that hold the values already are left out."""
        differing = [(row, [name for name in values if getattr(row, name) != values[name]]) for row in rows]
        differing = [(row, names) for row, names in differing if names]
        if not differing:
            return
        model = type(differing[0][0])
        if model.shaping & set(values):
            for row, _ in differing:
                self.change(row, **values)
            return
        changed = [(row, {_column(row, name) for name in names}) for row, names in differing]
        befores = [row.snapshot(columns) for row, columns in changed]
        model._base_manager.filter(account=self.account, pk__in=[row.pk for row, _ in changed]).update(**values)
        for (row, columns), before in zip(changed, befores, strict=True):
            for name, value in values.items():
                setattr(row, name, value)
            self.changes.append(Change(row, before, row.snapshot(columns)))

    def change_each(self, field: str, wanted: Sequence[tuple[Row, Any]]) -> None:
        """Set one field of many rows of one table, each to its own value, in few statements; a field that others are reckoned from is not for this."""
        differing = [(row, value) for row, value in wanted if getattr(row, field) != value]
        if not differing:
            return
        column = {_column(differing[0][0], field)}
        befores = [row.snapshot(column) for row, _ in differing]
        for row, value in differing:
            setattr(row, field, value)
        rows = [row for row, _ in differing]
        type(rows[0])._base_manager.filter(account=self.account).bulk_update(rows, [field], batch_size=200)
        self.changes.extend(Change(row, before, row.snapshot(column)) for row, before in zip(rows, befores, strict=True))

    def remove(self, row: Removable) -> None:
        """Remove a row: it is gone from every page, and can be brought back for 30 days."""
        self.change(row, removed_at=self.at)

    def remove_all(self, rows: Sequence[Removable]) -> None:
        """Remove many rows of one table at once."""
        self.change_all(rows, removed_at=self.at)

    def _leave(self) -> Happening:
        changes = [change.as_json() for change in self.changes]
        earlier: Happening | None = None
        if self._onto is not None:
            earlier = Happening.objects.of(self.account).filter(pk=self._onto.pk, undone_at=None).first()
        if earlier:  # read again: somebody may have been erased from it since
            earlier.changes, earlier.facts = earlier.changes + changes, self.facts
            earlier.save(update_fields=["changes", "facts"])
            return earlier
        return Happening.objects.create(
            account=self.account,
            kind=self.kind,
            at=self.at,
            by=self.by,
            about=self.main.pk if self.main else None,
            facts=self.facts,
            changes=changes,
        )


def _column(row: Owned, name: str) -> str:
    field: Any = row._meta.get_field(name)
    column: str = field.attname
    return column


@dataclass
class Undone:
    """What an undo did: how many rows it set back, and the rows it left because they had changed since."""

    restored: int = 0
    left: list[Owned] = field(default_factory=list)
    happening: Happening | None = None


AFTERWARDS: list[Callable[[Deed], None]] = []
"""What rooms do at the end of every deed, in its transaction; each room adds its own when it starts."""


def afterwards(react: Callable[[Deed], None]) -> Callable[[Deed], None]:
    """Register what a room does at the end of every deed."""
    if react not in AFTERWARDS:
        AFTERWARDS.append(react)
    return react


def rows_of(changes: Iterable[Change], *models: type[Owned]) -> list[Owned]:
    """The changed rows of these tables."""
    return [change.row for change in changes if isinstance(change.row, models)]
