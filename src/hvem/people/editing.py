"""Changing what stands about one person: names, ways to reach them, work, labels, ties, rest and notes; each verb is one deed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from hvem.accounts.access import Seat
from hvem.accounts.acting import deed_on
from hvem.ground.deeds import Deed
from hvem.people.entering import normal_of, on_one_line, organisation_named
from hvem.people.models import CIRCLES, CLOSENESS, QUIET, ROLES, ContactPoint, Label, Note, Person, Position, Source, Tie
from hvem.people.spoken import spoken_of
from hvem.people.together import choose, delete, let_rest

NAMES = {"prefix": 60, "given": 120, "middle": 120, "family": 120, "suffix": 60, "nickname": 120}
MARKS = ("i_like_on", "they_like_on", "can_help_on")


def rename(here: Seat, person: Person, **names: str) -> Deed:
    """Set the parts of the name; the whole is put together from them, and is kept where all are empty."""
    parts = {name: " ".join(names.get(name, getattr(person, name)).split()) for name in NAMES}
    whole = " ".join(filter(None, (parts["given"], parts["middle"], parts["family"]))) or person.name
    with deed_on(here, "person-renamed", person, name=person.name) as deed:
        deed.change(person, **{name: value[: NAMES[name]] for name, value in parts.items()}, name=whole[:300])
        deed.facts["name"] = person.name
    return deed


def describe(here: Seat, person: Person, **values: Any) -> Deed:
    """Set how we met, through whom, the letter's language or the birthday; names of fields not given are left."""
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        deed.change(person, **values)
    return deed


def set_quiet(here: Seat, person: Person, why: str, since: date | None = None, until: date | None = None) -> Deed:
    """A bad time, illness, death, a conflict or a wish not to be contacted: no nudges, nothing deleted; empty ends it."""
    why = why if why in QUIET else ""
    with deed_on(here, "person-quiet" if why else "person-heard", person, name=person.name) as deed:
        deed.change(person, quiet_why=why, quiet_from=since if why else None, quiet_until=until if why else None)
    return deed


def add_point(here: Seat, person: Person, kind: str, value: str, label: str = "") -> Deed:
    """Write a new way to reach the person; one that is here already stays as it is."""
    value = (value.strip() if kind == "address" else on_one_line(value))[:500]
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        normal = normal_of(kind, value)
        here_already = ContactPoint.objects.of(here.account).present().filter(person=person, kind=kind, normal=normal)
        if normal and not here_already.exists():
            source = deed.add(Source(kind="own", at=here.now))
            deed.add(ContactPoint(person=person, kind=kind, label=label[:40], value=value, normal=normal, source=source))
    return deed


def change_point(here: Seat, point: ContactPoint, *, value: str, label: str, preferred: bool, dead: bool) -> Deed:
    """Correct a way to reach the person; the preferred one stands first, a dead one is kept but never used."""
    value = (value.strip() if point.kind == "address" else on_one_line(value))[:500] or point.value
    normal = normal_of(point.kind, value) or point.normal
    others = ContactPoint.objects.of(here.account).present().filter(person=point.person_id, kind=point.kind).exclude(pk=point.pk)
    with deed_on(here, "person-changed", point.person, name=point.person.name) as deed:
        if others.filter(normal=normal).exists():
            deed.remove(point)
            return deed
        deed.change(
            point, value=value, normal=normal, label=label.strip()[:40],
            preferred_on=(point.preferred_on or here.today) if preferred else None,
            dead_on=(point.dead_on or here.today) if dead else None,
        )  # fmt: skip
        if preferred:
            for other in others.exclude(preferred_on=None):
                deed.change(other, preferred_on=None)
    return deed


def remove_row(here: Seat, person: Person, row: ContactPoint | Position | Note | Label) -> Deed:
    """Take away one thing that stands about the person."""
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        deed.remove(row)
    return deed


def set_position(
    here: Seat, person: Person, position: Position | None, *, organisation: str, title: str, department: str = "",
    from_year: int | None = None, to_year: int | None = None,
) -> Deed:  # fmt: skip
    """Write a role in an organisation, from and to a year, or correct one; an empty one is not written."""
    title, organisation = title.strip()[:300], organisation.strip()
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        if not title and not organisation:
            return deed
        values: dict[str, Any] = {
            "organisation": organisation_named(deed, organisation) if organisation else None, "title": title,
            "department": department.strip()[:200], "from_year": from_year, "to_year": to_year,
        }  # fmt: skip
        if position:
            deed.change(position, **values)
        else:
            deed.add(Position(person=person, source=deed.add(Source(kind="own", at=here.now)), **values))
    return deed


def set_labels(here: Seat, person: Person, kind: str, words: Collection[str]) -> Deed:
    """Exactly these circles, roles (M36) or tags."""
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        put_labels(deed, person, kind, words)
    return deed


def put_labels(deed: Deed, person: Person, kind: str, words: Collection[str]) -> None:
    """Set exactly these labels of a kind inside a deed."""
    wanted = list(dict.fromkeys(" ".join(word.split())[:80] for word in words if word.strip()))
    held = {row.word: row for row in Label.objects.of(deed.account).present().filter(person=person, kind=kind)}
    for word, row in held.items():
        if word not in wanted:
            deed.remove(row)
    deed.add_all([Label(person=person, kind=kind, word=word) for word in wanted if word not in held])


def set_known(here: Seat, person: Person, circles: Collection[str], how_met: str, through: str) -> Deed:
    """Where we know each other from, how we met, and through whom by name: empty is nobody, a name of several leaves who stands."""
    friends = spoken_of(here.account, through) if through.strip() else []
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        put_labels(deed, person, "circle", [one for one in circles if one in CIRCLES])
        deed.change(person, how_met=how_met.strip())
        if not through.strip():
            deed.change(person, through=None)
        elif len(friends) == 1 and friends[0].pk != person.pk:
            deed.change(person, through=friends[0])
    return deed


def set_tie(here: Seat, person: Person, closeness: str, marks: Collection[str], roles: Collection[str]) -> Deed:
    """How close we are, the three marks (M2) each with its day, and the roles they have (M36)."""
    with deed_on(here, "person-changed", person, name=person.name) as deed:
        tie = Tie.objects.of(here.account).present().filter(person=person).first() or deed.add(Tie(person=person))
        days = {mark: (getattr(tie, mark) or here.today) if mark in marks else None for mark in MARKS}
        deed.change(tie, closeness=closeness if closeness in CLOSENESS else "friendly", **days)
        put_labels(deed, person, "role", [one for one in roles if one in ROLES])
    return deed


def write_note(here: Seat, person: Person, text: str, kind: str = "note", note: Note | None = None) -> Deed:
    """Write a note, or what they told of themselves and theirs (M5); an existing one is corrected, or removed when emptied."""
    text = text.strip()
    with deed_on(here, "person-noted", person, name=person.name) as deed:
        if note and text:
            deed.change(note, text=text)
        elif note:
            deed.remove(note)
        elif text:
            deed.add(Note(person=person, kind=kind, text=text, at=here.now, source=deed.add(Source(kind="own", at=here.now))))
    return deed


def choose_one(here: Seat, person: Person) -> Deed:
    """Take the person in (M1)."""
    with deed_on(here, "person-chosen", person, name=person.name) as deed:
        choose(deed, [person], here.today)
    return deed


def rest_one(here: Seat, person: Person) -> Deed:
    """Let the person rest until chosen again."""
    with deed_on(here, "person-rested", person, name=person.name) as deed:
        let_rest(deed, [person])
    return deed


def delete_one(here: Seat, person: Person) -> Deed:
    """Take the person off the list; they can be brought back for 30 days."""
    with deed_on(here, "person-deleted", person, name=person.name) as deed:
        delete(deed, [person])
    return deed
