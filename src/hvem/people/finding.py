"""Finding: one folded line a person, organisation, note or piece of advice, searched the same way on both databases.

Words of three letters or more are looked for anywhere, shorter ones at the beginning of a word. Each word must be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

from hvem.people.models import Finding
from hvem.reading.folding import fold

_NUMBER = re.compile(r"\s*\+?[0-9][0-9\s]{4,}\Z")
FEW = 400
"""Up to so many hits are taken from the index; beyond that, walking the list in order finds a page's worth sooner."""


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


def found(account: Any, query: str, kind: str = "person") -> QuerySet[Finding]:
    """The findings of one kind that hold every word of the query, ready to be ordered and cut."""
    asked: QuerySet[Finding] = Finding.objects.of(account).filter(kind=kind)
    wanted = pieces_of(query)
    few = _few(wanted)
    if few is not None:
        asked = asked.filter(pk__in=few)
    for piece in wanted:
        asked = asked.filter(folded__contains=piece)
    return asked


def _few(wanted: Sequence[str]) -> list[int] | None:
    """The hits' row numbers by the trigram index on SQLite, or None where there are too many or a word is too short for it."""
    connection = connections["default"]
    if connection.vendor != "sqlite":
        return None
    terms = [f'"{piece}"' for piece in wanted if len(piece) > 2]
    if not terms:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM people_finding_index WHERE people_finding_index MATCH %s LIMIT %s", [" AND ".join(terms), FEW + 1]
        )
        hits = [row[0] for row in cursor.fetchall()]
    return None if len(hits) > FEW else hits


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
