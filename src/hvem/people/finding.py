"""Finding: one folded line a person, organisation, note or piece of advice, searched the same way on both databases.

Words of three letters or more are looked for anywhere, shorter ones at the beginning of a word. Each word must be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from hvem.people.models import Finding
from hvem.reading.folding import fold

_NUMBER = re.compile(r"\s*\+?[0-9][0-9\s]{4,}\Z")
FEW = 10_000
"""Up to so many hits are taken from the index; beyond that, walking the list in order finds a page's worth sooner."""

INDEXED = "SELECT rowid FROM people_finding_index WHERE people_finding_index MATCH %s"


def pieces_of(query: str) -> list[str]:
    """What a line must hold, from the query's folded words: a short word with the space before it, since it begins a word.

    A telephone number may be written with any gaps.
    """
    if _NUMBER.match(query):
        return ["".join(query.split())]
    return [word if len(word) > 2 else f" {word}" for word in fold(query).split()[:8]]


def line_of(texts: Iterable[str]) -> str:
    """The folded line of these texts, each word once, beginning with a space so that a word's beginning can be asked for."""
    words = dict.fromkeys(word for text in texts if text for word in fold(text).split())
    return " " + " ".join(words)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: what a line must hold, the rows the trigram index has it in (None without one), and whether they are many."""

    wanted: Sequence[str]
    rows: RawSQL | None
    many: bool

    @classmethod
    def of(cls, query: str) -> Asked:
        """The query, looked up once for whatever kinds are asked for."""
        wanted = pieces_of(query)
        terms = " AND ".join(f'"{piece}"' for piece in wanted if len(piece) > 2)
        connection = connections["default"]
        if connection.vendor != "sqlite" or not terms:
            return cls(wanted, None, many=True)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({INDEXED} LIMIT %s)", [terms, FEW + 1])
            return cls(wanted, RawSQL(INDEXED, [terms]), many=cursor.fetchone()[0] > FEW)  # noqa: S611 - the words stand in the parameters


def found(account: Any, query: str | Asked, kind: str = "person", *, by_name: bool = True) -> QuerySet[Finding]:
    """The findings of one kind that hold every word of the query, ready to be ordered (by name or not) and cut."""
    asked = Asked.of(query) if isinstance(query, str) else query
    hits: QuerySet[Finding] = Finding.objects.of(account).filter(kind=kind)
    if asked.rows is not None and not (asked.many and by_name):
        hits = hits.filter(pk__in=asked.rows)
    for piece in asked.wanted:
        hits = hits.filter(folded__contains=piece)
    return hits


def note_findings(account: Any, lines: Sequence[tuple[str, UUID, str, str]]) -> None:
    """Store what is searched for these (kind, target, sort key, line); an empty line takes the target out.

    A target that comes twice has the last of them.
    """
    lines = list({line[:2]: line for line in lines}.values())
    by_kind: dict[str, list[UUID]] = {}
    for kind, target, _, _ in lines:
        by_kind.setdefault(kind, []).append(target)
    for kind, targets in by_kind.items():
        Finding.objects.of(account).filter(kind=kind, target__in=targets).delete()
    Finding.objects.bulk_create(
        [
            Finding(account=account, kind=kind, target=target, sort_key=key, folded=line)
            for kind, target, key, line in lines
            if line.strip()
        ],
        batch_size=500,
    )
