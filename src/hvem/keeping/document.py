"""The account as one JSON document, for those who want to look, count or move on: streamed, a row at a time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import models

from hvem.campaign.models import Conversation, Part, Standing
from hvem.keeping.cards import cards_of, ids_of, sliced
from hvem.keeping.tables import SLICE, account_tables, plain, stored_fields
from hvem.people.models import ContactPoint, Finding, Label, Person, Position, Tie

FORMAT = 1
"""Raised when a key changes its meaning."""
RECKONED = frozenset({Standing, Finding})
"""Tables that are worked out from the others: in the zip, not in the document."""
PLURALS = {
    "person": "people", "story": "stories", "advice": "advice", "opportunity": "opportunities", "evidence": "evidence", "homework": "homework",
    "wish": "wishes", "batch": "batches", "cv_version": "cv_versions", "way_there": "ways_there", "not_same": "not_same",
}  # fmt: skip
FIRST = ("people", "conversations", "referrals", "promises", "signals", "advice", "gifts")
FOLDED_IN = frozenset({ContactPoint, Position, Label, Tie, Part})
"""Tables whose rows stand inside their person or conversation."""


def document(account: Any, moment: str) -> Iterator[str]:
    """The JSON document in pieces: people and conversations with what belongs to them, then every other table; removed rows are left out."""
    yield "{" + f'"hvem": {FORMAT}, "exported_at": {json.dumps(moment)}, "account": {json.dumps(account.name)}'
    tables = {name_of(model): model for model in account_tables() if model not in RECKONED | FOLDED_IN}
    for name in [*FIRST, *(name for name in tables if name not in FIRST)]:
        rows = {"people": people, "conversations": conversations}.get(name)
        yield f",\n{json.dumps(name)}: ["
        for place, row in enumerate(rows(account) if rows else present_rows(tables[name], account)):
            yield (",\n" if place else "\n") + json.dumps(row, ensure_ascii=False)
        yield "]"
    yield "}\n"


def name_of(model: type[models.Model]) -> str:
    """What a table is called in the document: `promises`, `contact_points`."""
    singular = "".join(
        f"_{letter.lower()}" if letter.isupper() and place else letter.lower() for place, letter in enumerate(model.__name__)
    )
    plural = PLURALS.get(singular, singular + "s")
    return f"import_{plural}" if model._meta.app_label == "importing" else plural


def present_rows(model: type[models.Model], account: Any, **only: Any) -> Iterator[dict[str, Any]]:
    """The rows of a table that are not removed, as they are stored, keys by the name of what they point at."""
    fields = [field for field in stored_fields(model) if field.name != "removed_at"]
    rows = model._default_manager.filter(account=account, **only)
    if any(field.name == "removed_at" for field in model._meta.concrete_fields):
        rows = rows.filter(removed_at=None)
    for row in rows.order_by("pk").values_list(*(field.attname for field in fields)).iterator(chunk_size=SLICE):
        yield {field.name: plain(value) for field, value in zip(fields, row, strict=True)}


def people(account: Any) -> Iterator[dict[str, Any]]:
    """Everyone in the list with how to reach them, where they work and what ties you to them."""
    for ids in sliced(ids_of(account)):
        rows = {row["id"]: row for row in present_rows(Person, account, pk__in=ids)}
        labels, ties, positions = _labels(account, ids), _ties(account, ids), _positions(account, ids)
        for identity, card in cards_of(account, ids):
            yield rows[str(identity)] | {
                "organisation": card.organisation, "title": card.title, "emails": [one.value for one in card.emails],
                "phones": [one.number for one in card.phones], "webs": [one.value for one in card.webs],
                "addresses": [one.value for one in card.addresses], "circles": labels[identity, "circle"], "roles": labels[identity, "role"],
                "tags": labels[identity, "tag"], "positions": positions[identity], "tie": ties.get(identity),
            }  # fmt: skip


def _labels(account: Any, ids: Sequence[UUID]) -> dict[tuple[UUID, str], list[str]]:
    found: dict[tuple[UUID, str], list[str]] = defaultdict(list)
    for person, kind, word in (
        Label.objects.of(account).present().filter(person__in=ids).order_by("pk").values_list("person_id", "kind", "word")
    ):
        found[person, kind].append(word)
    return found


def _ties(account: Any, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = Tie.objects.of(account).present().filter(person__in=ids)
    names = ("closeness", "i_like_on", "they_like_on", "can_help_on")
    return {row["person_id"]: {name: plain(row[name]) for name in names} for row in rows.values("person_id", *names)}


def _positions(account: Any, ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    names = ("id", "organisation_id", "organisation__name", "title", "department", "from_year", "to_year")
    for row in Position.objects.of(account).present().filter(person__in=ids).order_by("pk").values("person_id", *names):
        found[row["person_id"]].append({name.replace("organisation__name", "organisation"): plain(row[name]) for name in names})
    return found


def conversations(account: Any) -> Iterator[dict[str, Any]]:
    """Each conversation with the people it was with."""
    ids = Conversation.objects.of(account).present().order_by("at", "pk").values_list("pk", flat=True).iterator(chunk_size=SLICE)
    for some in sliced(ids):
        with_whom: dict[UUID, list[dict[str, str]]] = defaultdict(list)
        parts = Part.objects.of(account).present().filter(conversation__in=some).order_by("pk")
        for talk, person, name, role in parts.values_list("conversation_id", "person_id", "person__name", "role"):
            with_whom[talk].append({"person": str(person), "name": name, "role": role})
        rows = {row["id"]: row for row in present_rows(Conversation, account, pk__in=some)}
        for one in some:
            yield rows[str(one)] | {"people": with_whom[one]}
