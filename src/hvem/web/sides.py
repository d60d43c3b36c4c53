"""Two people, or two organisations, side by side, and what they become when they are merged: every line in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.models import Part
from hvem.people.joining import same_position
from hvem.people.merging import both
from hvem.people.models import (
    CIRCLES,
    CLOSENESS,
    POINT_KINDS,
    ContactPoint,
    Label,
    Note,
    Organisation,
    OrganisationName,
    Person,
    Position,
    Tie,
)
from hvem.reading.phones import spoken
from hvem.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two says of one thing: its name, and every value in words."""

    label: str
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, or what they become."""

    name: str
    lines: Sequence[Said]
    id: UUID | None = None


@dataclass(slots=True)
class Known:
    """What stands about a person in other tables than their own."""

    positions: list[Position]
    points: dict[tuple[str, str], ContactPoint]
    words: dict[str, list[str]]
    closeness: str
    talks: set[UUID]
    notes: int


def sides_of(here: Seat, keep: Person, gone: Person, name: Person) -> tuple[Side, Side, Side]:
    """Both people, and what they become under one's name; seven queries."""
    known = _known(here, (keep.pk, gone.pk))
    become = both(keep, gone, name=name)
    merged = Person(**become.fields)
    one = Side(keep.name, _lines(here, keep, known[keep.pk]), keep.pk)
    other = Side(gone.name, _lines(here, gone, known[gone.pk]), gone.pk)
    together = _lines(here, merged, _together(known[keep.pk], known[gone.pk], noted=bool(become.told)))
    also = [become.other_name["name"]] if become.other_name["name"] != merged.name else []
    return one, other, Side(merged.name, [*_said(here, "also", also), *together])


def _known(here: Seat, ids: Collection[UUID]) -> dict[UUID, Known]:
    account = here.account
    found = {one: Known([], {}, defaultdict(list), "", set(), 0) for one in ids}
    for row in Position.objects.of(account).present().filter(person_id__in=ids).select_related("organisation").order_by("pk"):
        found[row.person_id].positions.append(row)
    for point in ContactPoint.objects.of(account).present().filter(person_id__in=ids).order_by("pk"):
        found[point.person_id].points[point.kind, point.normal] = point
    labels = Label.objects.of(account).present().filter(person_id__in=ids).order_by("pk")
    for person, kind, word in labels.values_list("person_id", "kind", "word"):
        found[person].words[kind].append(word)
    for person, closeness in Tie.objects.of(account).present().filter(person_id__in=ids).values_list("person_id", "closeness"):
        found[person].closeness = closeness
    parts = Part.objects.of(account).present().filter(person_id__in=ids, conversation__removed_at=None)
    for person, talk in parts.values_list("person_id", "conversation_id"):
        found[person].talks.add(talk)
    for person in Note.objects.of(account).present().filter(person_id__in=ids).values_list("person_id", flat=True):
        found[person].notes += 1
    return found


def _together(keep: Known, gone: Known, *, noted: bool) -> Known:
    """What stands about the two when they are one."""
    positions = list(keep.positions)
    for row in gone.positions:
        like = next((one for one in positions if one.organisation_id == row.organisation_id and same_position(one, row)), None)
        if like is None:
            positions.append(row)
        elif row.title and not like.title:
            positions[positions.index(like)] = row
    words = {kind: list(dict.fromkeys([*keep.words[kind], *gone.words[kind]])) for kind in {*keep.words, *gone.words}}
    closest = [one for one in CLOSENESS if one in (keep.closeness, gone.closeness)]
    return Known(
        positions, gone.points | keep.points, defaultdict(list, words), closest[0] if closest else "", keep.talks | gone.talks,
        keep.notes + gone.notes + noted,
    )  # fmt: skip


def _lines(here: Seat, person: Person, known: Known) -> list[Said]:
    """What one should see to tell two people apart, in the order of a card."""
    language = here.language
    counted = [
        say(language, f"merging.{key}", count=count)
        for key, count in (("talks", len(known.talks)), ("notes", known.notes))
        if count
    ]
    lines: list[Said] = _said(here, "work", [_work(one) for one in known.positions])
    for kind in POINT_KINDS:
        values = [one.value for (which, _), one in known.points.items() if which == kind]
        lines += _labelled(here, f"kind.{kind}", [spoken(one) if kind == "phone" else one for one in values])
    circles = [say(language, f"circle.{one}") for one in known.words["circle"] if one in CIRCLES]
    lines += _labelled(here, "people.circle", [", ".join(circles)])
    lines += _labelled(here, "people.tag", known.words["tag"])
    lines += _said(here, "close", [say(language, f"closeness.{known.closeness}") if known.closeness in CLOSENESS else ""])
    lines += _said(here, "met", [person.how_met])
    lines += _labelled(here, "edit.birthday", [person.birthday])
    lines += _labelled(here, "edit.quiet", [say(language, f"quiet.{person.quiet_why}") if person.quiet_why else ""])
    return lines + _said(here, "between", counted)


def _work(position: Position) -> str:
    where = position.organisation.name if position.organisation else ""
    words = ", ".join(filter(None, (position.title, where)))
    years = f"{position.from_year or ''}–{position.to_year or ''}" if position.from_year or position.to_year else ""
    return f"{words} {years}".strip()


def _said(here: Seat, key: str, words: Iterable[str]) -> list[Said]:
    return _labelled(here, f"merging.{key}", words)


def _labelled(here: Seat, label: str, words: Iterable[str]) -> list[Said]:
    """The line, where there is anything to say."""
    some = list(dict.fromkeys(one for one in words if one))
    return [Said(say(here.language, label), some)] if some else []


def organisation_sides(here: Seat, keep: Organisation, gone: Organisation) -> tuple[Side, Side, Side]:
    """Both organisations, and what they become; two queries."""
    people: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Position.objects.of(here.account).present().filter(organisation__in=(keep, gone), person__removed_at=None)
    for organisation, person in rows.values_list("organisation_id", "person_id"):
        people[organisation].add(person)
    names: dict[UUID, list[str]] = defaultdict(list)
    former = OrganisationName.objects.of(here.account).present().filter(organisation__in=(keep, gone)).order_by("pk")
    for organisation, name in former.values_list("organisation_id", "name"):
        names[organisation].append(name)
    also = [one for one in (*names[keep.pk], *names[gone.pk], gone.name) if one != keep.name]
    facts = {name: getattr(keep, name) or getattr(gone, name) for name in ("about", "place", "web", "number")}
    return (
        Side(keep.name, _firm(here, vars(keep), names[keep.pk], people[keep.pk]), keep.pk),
        Side(gone.name, _firm(here, vars(gone), names[gone.pk], people[gone.pk]), gone.pk),
        Side(keep.name, _firm(here, facts, also, people[keep.pk] | people[gone.pk])),
    )


def _firm(here: Seat, facts: Mapping[str, Any], names: Sequence[str], people: Collection[UUID]) -> list[Said]:
    lines = _said(here, "also", names)
    labels = (("about", "place-of.about"), ("place", "place-of.where"), ("web", "kind.web"), ("number", "place-of.number"))
    for name, label in labels:
        lines += _labelled(here, label, [facts[name]])
    return lines + _said(here, "people", [say(here.language, "merging.know", count=len(people))] if people else [])
