"""The memory jogger: questions that bring names to mind, with no story at all and better with one (M1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Literal

Circle = Literal["family", "friend", "neighbour", "school", "colleague", "business", "association", "acquaintance"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: `key` in the catalogue's group `jogger`, the facts that fill it, and the circle the names belong to."""

    key: str
    facts: tuple[tuple[str, str | int], ...] = ()
    circle: Circle = "acquaintance"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the career path: employer or school, the role there, and its years where they are known."""

    name: str
    role: str = ""
    first_year: int | None = None
    last_year: int | None = None
    school: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """What the story tells the jogger: places of work and study, associations, and towns lived in."""

    places: tuple[Place, ...] = ()
    associations: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Questions of one subject, in order, all of one circle."""

    circle: Circle
    keys: tuple[str, ...] = field(default=())


SUBJECTS: tuple[Subject, ...] = (
    Subject("friend", ("whom-you-like", "makes-you-laugh", "would-call-at-night", "best-man", "holidays-together")),
    Subject("family", ("siblings", "cousins", "in-laws", "uncles-aunts", "family-parties")),
    Subject("neighbour", ("next-door", "old-neighbours", "housing-board", "cabin-neighbours")),
    Subject("school", ("primary-school", "upper-secondary", "studies", "study-flat", "teachers", "reunion")),
    Subject("colleague", ("first-job", "best-boss", "lunch-table", "left-before-you", "you-trained", "retired-colleague")),
    Subject("business", ("former-customers", "suppliers", "consultants", "competitors", "bank-adviser", "accountant")),
    Subject("association", ("sports-club", "choir", "voluntary-work", "trade-union", "professional-body", "congregation")),
    Subject("association", ("military-service", "course-mates", "conference", "parents-committee", "politics", "dog-walk")),
    Subject("acquaintance", ("dentist", "hairdresser", "doctor", "childrens-friends", "childrens-coach", "tradespeople")),
    Subject("acquaintance", ("christmas-cards", "phone-list", "knows-everybody", "owe-a-call", "moved-abroad", "travelled-with")),
)


def without_story() -> tuple[Prompt, ...]:
    """All questions that need no story, one of each subject in turn, those one likes first (M1)."""
    rounds = zip_longest(*([Prompt(key, (), subject.circle) for key in subject.keys] for subject in SUBJECTS))
    return tuple(prompt for prompt in chain.from_iterable(rounds) if prompt is not None)


def with_story(path: Path) -> tuple[Prompt, ...]:
    """Questions about the user's own places, years, roles and associations (M1): the latest places first."""
    places = sorted(path.places, key=lambda p: -(p.last_year or p.first_year or 0))
    asked = [_of_school(place) if place.school else _of_work(place) for place in places]
    asked += [
        [
            Prompt("association-now", (("association", name),), "association"),
            Prompt("association-board", (("association", name),), "association"),
        ]
        for name in path.associations
    ]
    asked += [[Prompt("town", (("town", name),), "neighbour")] for name in path.towns]
    return tuple(prompt for prompt in chain.from_iterable(zip_longest(*asked)) if prompt is not None)


def prompts(path: Path, seen: Collection[Prompt] = ()) -> tuple[Prompt, ...]:
    """The whole sequence: the story's questions and the others in turn, without those already asked (M1).

    It starts with whom one likes, so that the first name comes easily.
    """
    plain, told = list(without_story()), list(with_story(path))
    mixed: Iterable[Prompt | None] = chain.from_iterable(zip_longest(plain, told))
    return tuple(p for p in dict.fromkeys(mixed) if p is not None and p not in seen)


def _of_work(place: Place) -> list[Prompt]:
    at: tuple[tuple[str, str | int], ...] = (("place", place.name),)
    found = [Prompt("sat-beside", (*at, ("year", year)), "colleague") for year in _years(place)]
    found += [
        Prompt("place-boss", at, "colleague"),
        Prompt("place-left", at, "colleague"),
        Prompt("place-customers", at, "business"),
        Prompt("place-suppliers", at, "business"),
    ]
    if place.role:
        found.insert(1, Prompt("place-role", (*at, ("role", place.role)), "colleague"))
    if not _years(place):
        found.insert(0, Prompt("place-beside", at, "colleague"))
    return found


def _of_school(place: Place) -> list[Prompt]:
    at: tuple[tuple[str, str | int], ...] = (("place", place.name),)
    found = [Prompt("school-year", (*at, ("year", year)), "school") for year in _years(place)[:1]]
    return [*found, Prompt("school-group", at, "school"), Prompt("school-teacher", at, "school")]


def _years(place: Place) -> list[int]:
    """The years to ask about: the first, the middle and the last, each once."""
    first, last = place.first_year or place.last_year, place.last_year or place.first_year
    if first is None or last is None or last < first:
        return []
    return list(dict.fromkeys((first, (first + last) // 2, last)))
