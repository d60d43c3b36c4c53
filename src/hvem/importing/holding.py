"""Who is here already: the people a slice of cards may be, read from the list in a handful of queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Max

from hvem.importing.cards import Known, matched_by
from hvem.importing.matching import Face, face_name
from hvem.importing.models import Batch, Row
from hvem.people.models import ContactPoint, Label, Note, Organisation, Person, Position

Key = tuple[str, str]


@dataclass(eq=False)
class Held:
    """Someone who is here, or was added a moment ago: their face, and all one must know to add only what is new.

    `points` also holds what the user took away, so that it does not come back; `positions` are (row, organisation's key, title,
    to year, source).
    """

    face: Face
    person: Person
    is_new: bool = False
    points: set[Key] = field(default_factory=set)
    positions: list[list[Any]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)


class Shelf:
    """The people a slice may meet, found by any of their keys; those added on the way are put on it too."""

    def __init__(self) -> None:
        self.people: dict[UUID, Held] = {}
        self.by_key: dict[Key, set[UUID]] = defaultdict(set)

    def put(self, held: Held) -> None:
        """Someone who can be met from now on."""
        self.people[held.face.key] = held
        for key in keys_of_face(held.face):
            self.by_key[key].add(held.face.key)

    def candidates(self, known: Known) -> list[Face]:
        """Those who share a key with the card."""
        found: set[UUID] = set()
        for key in keys_of_face(known.face):
            if key in self.by_key:
                found |= self.by_key[key]
        return [self.people[one].face for one in found]


def keys_of_face(face: Face) -> list[Key]:
    """All that someone can be found by."""
    keys = [*face.points, *(key for earlier in face.before for key in keys_of_face(earlier))]
    if face.uid:
        keys.append(("uid", face.uid))
    if face.named:
        keys += [("name", name) for name in (face.name, face.called) if name]
    return keys


def shelf_for(account: Any, cards: Sequence[Known], *, also: Iterable[UUID] = ()) -> Shelf:
    """The people these cards may be, with what is known of them."""
    shelf = Shelf()
    ids = _found(account, cards)
    if wanted := set(also):
        ids |= _kept(Person.objects.of(account).filter(pk__in=wanted))
    if ids:
        for held in load(account, ids):
            shelf.put(held)
    return shelf


def _found(account: Any, cards: Sequence[Known]) -> set[UUID]:
    """Those who have an address, a number, a uid or the name of one of the cards."""
    normals = {normal for card in cards for _, normal in card.face.points}
    uids = {card.face.uid for card in cards if card.face.uid}
    names = {key for card in cards for key in card.sort_keys()}
    ids: set[UUID] = set()
    if normals:
        points = ContactPoint.objects.of(account).present().filter(normal__in=normals)
        ids |= {person for person, kind, normal in points.values_list("person_id", "kind", "normal") if matched_by(kind, normal)}
    people = Person.objects.of(account)
    if uids:
        ids |= _kept(people.filter(uid__in=uids).exclude(uid=""))
    if names:
        ids |= _kept(people.present().filter(sort_key__in=names))
    return ids


def _kept(people: Any) -> set[UUID]:
    """Who these people are: those merged into another are that other."""
    return {merged or one for one, merged in people.values_list("pk", "merged_into_id")}


def load(account: Any, ids: set[UUID]) -> list[Held]:
    """These people, those merged into another left out, with all one must know of them."""
    found: dict[UUID, Held] = {}
    for person in Person.objects.of(account).listed().filter(pk__in=ids):
        found[person.pk] = Held(_face(person), person)
    for person in Person.objects.of(account).present().filter(merged_into__in=found):
        found[person.merged_into_id].face.before.append(_face(person))
    _load_points(account, found)
    _load_positions(account, found)
    for person, text in Note.objects.of(account).filter(person_id__in=found).values_list("person_id", "text"):
        found[person].notes.add(text.strip())
    for person, word in Label.objects.of(account).filter(person_id__in=found, kind="tag").values_list("person_id", "word"):
        found[person].tags.add(word)
    return list(found.values())


def _face(person: Person) -> Face:
    called = face_name(f"{person.nickname} {person.family}") if person.nickname else ""
    named = bool(person.given or person.middle or person.family or person.nickname)
    return Face(face_name(person.name), called, person.uid, named=named, key=person.pk)


def _load_points(account: Any, found: dict[UUID, Held]) -> None:
    rows = ContactPoint.objects.of(account).filter(person_id__in=found)
    for person, kind, normal, removed in rows.values_list("person_id", "kind", "normal", "removed_at"):
        found[person].points.add((kind, normal))
        if removed is None and matched_by(kind, normal):
            found[person].face.points.add((kind, normal))


def _load_positions(account: Any, found: dict[UUID, Held]) -> None:
    rows = (
        Position.objects.of(account)
        .filter(person_id__in=found)
        .values_list("person_id", "pk", "organisation__folded", "title", "to_year", "source_id", "removed_at")
    )
    for person, row, organisation, title, to_year, source, removed in rows:
        found[person].positions.append([row, organisation or "", title, to_year, source, removed is not None])
        if removed is None and to_year is None and organisation:
            found[person].face.organisations.add(organisation)


@dataclass(frozen=True, slots=True)
class Seen:
    """A card that came before: who it became, or that it `waits` for an answer."""

    person: UUID | None
    waits: bool = False


def seen_before(account: Any, digests: Sequence[str]) -> dict[str, Seen]:
    """What became of these cards when they came before, if who they became is still here or they still wait; by digest."""
    rows = Row.objects.of(account).present().filter(digest__in=digests).exclude(digest="").order_by("pk")
    said = rows.values_list("digest", "outcome", "decided_on", "person_id", "person__removed_at", "person__merged_into_id")
    found: dict[str, Seen] = {}
    for digest, outcome, decided_on, person, removed_at, merged in said:
        waits = outcome == "review" and decided_on is None
        if waits or (person is not None and (removed_at is None or merged is not None)):
            found[digest] = Seen(merged or person, waits)
    return found


def organisations_of(account: Any, keys: Iterable[str]) -> dict[str, Organisation]:
    """The organisations here by the keys of their names."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    rows = Organisation.objects.of(account).present().filter(folded__in=wanted).select_related("merged_into")
    rows = rows.order_by(F("merged_into").desc(nulls_last=True), "-pk")
    return {row.folded: row.merged_into or row for row in rows}


def last_contacts(account: Any, people: Iterable[UUID]) -> dict[UUID, Any]:
    """When each of these people was last in contact."""
    from hvem.campaign.models import Part

    rows = Part.objects.of(account).present().filter(person_id__in=set(people), conversation__removed_at=None)
    return dict(rows.values_list("person_id").annotate(Max("conversation__at")))


def formats_of(account: Any, sources: Iterable[UUID]) -> dict[UUID, str]:
    """The format of the file each of these sources was."""
    wanted = {source for source in sources if source}
    rows = Batch.objects.of(account).filter(source_id__in=wanted) if wanted else ()
    return {row.source_id: row.format for row in rows}
