"""Entering a person: from one read line or card to rows, or finding that they are here already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from hvem.ground.deeds import Deed
from hvem.people.models import ContactPoint, Label, Note, Organisation, Person, Position, Source, Tie
from hvem.reading.card import Card
from hvem.reading.folding import fold
from hvem.reading.names import split_name
from hvem.reading.organisations import fold_organisation, tidy_organisation
from hvem.reading.phones import normal as normal_phone


def normal_of(kind: str, value: str) -> str:
    """The form a contact point is matched by."""
    if kind == "phone":
        return normal_phone(value)[:500]
    if kind in {"email", "web"}:
        return value.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")[:500]
    return fold(value)[:500]


def on_one_line(value: str) -> str:
    """A number or address without line breaks, which would begin a header of their own in a letter or an invitation."""
    return " ".join(value.replace("\0", "").split())


def points_of(card: Card) -> list[tuple[str, str, str]]:
    """The card's ways to reach the person as (kind, label, value)."""
    return [
        *(("phone", phone.kind, on_one_line(phone.number)) for phone in card.phones),
        *(("email", one.label, on_one_line(one.value)) for one in card.emails),
        *(("web", one.label, on_one_line(one.value)) for one in card.webs),
        *(("address", one.label, one.value) for one in card.addresses),
    ]


def person_of(card: Card, *, chosen_on: date | None, source: Source | None) -> Person:
    """A person, not yet written, with the card's names; a name in one piece is taken apart."""
    given, middle, family, prefix, suffix, nickname = (
        card.given,
        card.middle,
        card.family,
        card.prefix,
        card.suffix,
        card.nickname,
    )
    if not (given or family) and card.display:
        parts = split_name(card.display)
        given, middle, family = parts.given, parts.middle, parts.family
        prefix, suffix, nickname = prefix or parts.prefix, suffix or parts.suffix, nickname or parts.nickname
    whole = " ".join(part for part in (given, middle, family) if part)
    name = whole or card.display or nickname or (card.emails[0].value if card.emails else "") or card.organisation
    if not name and card.phones:
        name = card.phones[0].number
    return Person(
        given=given[:120], middle=middle[:120], family=family[:120], prefix=prefix[:60], suffix=suffix[:60],
        nickname=nickname[:120], name=name[:300], birthday=card.birthday[:20], uid=card.uid[:200], chosen_on=chosen_on, source=source,
    )  # fmt: skip


def enter(
    deed: Deed,
    card: Card,
    *,
    source: Source | None = None,
    chosen_on: date | None,
    circles: Sequence[str] = (),
    closeness: str = "friendly",
) -> Person:
    """Write a new person from a card: names, ways to reach them, position, notes, circles and tie."""
    person = deed.add(person_of(card, chosen_on=chosen_on, source=source))
    add_points(deed, person, points_of(card), source)
    if card.organisation or card.title:
        organisation = organisation_named(deed, card.organisation) if card.organisation else None
        deed.add(
            Position(
                person=person, organisation=organisation, title=card.title[:300], department=card.department[:200], source=source
            )
        )
    if card.notes.strip():
        deed.add(Note(person=person, text=card.notes.strip(), at=deed.at, source=source))
    for circle in circles:
        deed.add(Label(person=person, kind="circle", word=circle))
    for tag in dict.fromkeys(card.tags):
        deed.add(Label(person=person, kind="tag", word=tag[:80]))
    deed.add(Tie(person=person, closeness=closeness))
    return person


def add_points(deed: Deed, person: Person, points: Sequence[tuple[str, str, str]], source: Source | None = None) -> int:
    """Write the ways to reach a person that they do not have yet; how many were new."""
    here = set(ContactPoint.objects.of(deed.account).present().filter(person=person).values_list("kind", "normal"))
    new = []
    for kind, label, value in points:
        normal = normal_of(kind, value)
        if normal and (kind, normal) not in here:
            here.add((kind, normal))
            new.append(ContactPoint(person=person, kind=kind, label=label[:40], value=value[:500], normal=normal, source=source))
    deed.add_all(new)
    return len(new)


def organisation_named(deed: Deed, name: str) -> Organisation:
    """The organisation of this name, its legal form aside, or the one it was merged into; written when it is not here yet."""
    folded = fold_organisation(name)[:300]
    rows = Organisation.objects.of(deed.account).present().filter(folded=folded).select_related("merged_into")
    first: Organisation | None = rows.order_by(F("merged_into").asc(nulls_first=True), "id").first()
    found: Organisation | None = first.merged_into if first and first.merged_into else first
    return found or deed.add(Organisation(name=tidy_organisation(name)[:300] or name[:300]))


def alike(account: Any, card: Card) -> list[Person]:
    """Who the card may be: those with one of its addresses or numbers, else those of the same folded name.

    With an organisation on the card, people of the same name known to be elsewhere are left out.
    """
    normals = [normal_of(kind, value) for kind, _, value in points_of(card) if kind in {"email", "phone"}]
    if normals:
        holders = ContactPoint.objects.of(account).present().filter(normal__in=normals, kind__in=("email", "phone"))
        ids = set(holders.values_list("person_id", flat=True))
        same = [one for one in _listed(account, ids) if not card.name or _names_fit(one.name, card.name)]
        if same:
            return same
    return named(account, card.name, organisation=card.organisation)


def named(account: Any, name: str, *, organisation: str = "") -> list[Person]:
    """The people of this whole name, folded; with an organisation, those known to be elsewhere are left out."""
    from hvem.people.finding import found

    folded = fold(name)
    if not folded:
        return []
    ids = found(account, name).values_list("target", flat=True)[:200]
    here = _listed(account, set(ids))
    people = [one for one in here if folded in _names_of(one)] or called_before(account, here, folded)
    if not organisation:
        return people
    wanted = fold_organisation(organisation)
    at: dict[UUID, set[str]] = {}
    positions = Position.objects.of(account).present().filter(person__in=[one.pk for one in people], to_year=None)
    for person, where in positions.values_list("person_id", "organisation__folded"):
        at.setdefault(person, set()).add(where or "")
    return [one for one in people if not at.get(one.pk, set()) - {""} or wanted in at[one.pk]]


def _names_of(person: Person) -> set[str]:
    return {fold(person.name), fold(f"{person.nickname} {person.family}")}


def called_before(account: Any, people: Sequence[Person], folded: str) -> list[Person]:
    """Those of these people into whom someone of this name was merged."""
    merged = Person.objects.of(account).filter(merged_into__in=[one.pk for one in people]) if people else ()
    kept = {one.merged_into_id for one in merged if folded in _names_of(one)}
    return [one for one in people if one.pk in kept]


def _listed(account: Any, ids: set[UUID]) -> list[Person]:
    return list(Person.objects.of(account).listed().filter(pk__in=ids).order_by("sort_key", "pk")) if ids else []


def _names_fit(ours: str, theirs: str) -> bool:
    """Whether two names can be one person's: one's words are among the other's."""
    a, b = set(fold(ours).split()), set(fold(theirs).split())
    return a <= b or b <= a
