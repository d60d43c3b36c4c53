"""People as cards: what a phone's address book or a table can hold of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from hvem.ground.rows import SLICE
from hvem.people.models import PREFERRED_FIRST, ContactPoint, Label, Note, Person, Position
from hvem.reading.card import Card, Labelled, Phone
from hvem.reading.writers import write_csv, write_vcard


def ids_of(account: Any) -> Iterator[UUID]:
    """Everyone in the list, in its order."""
    rows = Person.objects.of(account).listed().order_by("sort_key", "pk").values_list("pk", flat=True)
    yield from rows.iterator(chunk_size=SLICE * 4)


def sliced(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    """The ids some hundred at a time, so that a large list never stands in memory."""
    walk = iter(ids)
    while some := list(islice(walk, SLICE)):
        yield some


def cards_of(account: Any, ids: Iterable[UUID]) -> Iterator[tuple[UUID, Card]]:
    """These people as cards with their ids, in the order asked for; five questions for each slice."""
    for some in sliced(ids):
        cards = _cards(account, some)
        yield from ((one, cards[one]) for one in some if one in cards)


def _cards(account: Any, ids: Sequence[UUID]) -> dict[UUID, Card]:
    cards = {person.pk: _named(person) for person in Person.objects.of(account).filter(pk__in=ids)}
    _reach(account, ids, cards)
    _places(account, ids, cards)
    for person, word in (
        Label.objects.of(account).present().filter(person__in=ids, kind="tag").order_by("pk").values_list("person_id", "word")
    ):
        cards[person].tags.append(word)
    notes: dict[UUID, list[str]] = defaultdict(list)
    for person, text in (
        Note.objects.of(account).present().filter(person__in=ids).order_by("at", "pk").values_list("person_id", "text")
    ):
        notes[person].append(text)
    for person, texts in notes.items():
        cards[person].notes = "\n\n".join(texts)
    return cards


def _named(person: Person) -> Card:
    card = Card(
        given=person.given, middle=person.middle, family=person.family, prefix=person.prefix, suffix=person.suffix,
        nickname=person.nickname, birthday=person.birthday, uid=person.uid or f"urn:uuid:{person.pk}",
    )  # fmt: skip
    card.display = "" if card.name == person.name else person.name
    return card


def _reach(account: Any, ids: Sequence[UUID], cards: dict[UUID, Card]) -> None:
    points = ContactPoint.objects.of(account).present().filter(person__in=ids, dead_on=None)
    for point in points.order_by(*PREFERRED_FIRST):
        card = cards[point.person_id]
        if point.kind == "phone":
            card.phones.append(Phone(point.value, point.label or "other"))
        elif point.kind in {"email", "web", "address"}:
            {"email": card.emails, "web": card.webs, "address": card.addresses}[point.kind].append(
                Labelled(point.value, point.label)
            )


def _places(account: Any, ids: Sequence[UUID], cards: dict[UUID, Card]) -> None:
    rows = Position.objects.of(account).present().filter(person__in=ids, to_year=None).order_by("-from_year", "pk")
    for person, title, department, organisation in rows.values_list("person_id", "title", "department", "organisation__name"):
        card = cards[person]
        if card.organisation or card.title:
            card.also_at += [organisation] if organisation and organisation != card.organisation else []
        else:
            card.title, card.department, card.organisation = title, department, organisation or ""


def vcards(account: Any, ids: Iterable[UUID] | None = None) -> Iterator[str]:
    """Everyone, or these, as vCard 3.0 (RFC 2426), a card at a time."""
    for _, card in cards_of(account, ids_of(account) if ids is None else ids):
        yield write_vcard(card, card.uid)


def table(account: Any, ids: Iterable[UUID] | None = None) -> Iterator[str]:
    """Everyone, or these, as our own CSV table, a row at a time."""
    yield from write_csv(card for _, card in cards_of(account, ids_of(account) if ids is None else ids))
