"""One act on many people at once: one deed, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hvem.accounts.access import Seat
from hvem.ground.deeds import Deed
from hvem.ground.rows import SLICE, slices
from hvem.people.models import CIRCLES, CLOSENESS, Label, Person, Tie

MOST = 5000
"""So many people are changed in one go; the toast says how many they were."""


@dataclass(frozen=True)
class Together:
    """An act on many: the `kind` of its sentence, what it does, and facts for the sentence."""

    kind: str
    do: Callable[[Deed, Sequence[Person]], None]
    facts: dict[str, Any] = field(default_factory=dict)


def act_on(here: Seat, people: Sequence[Person], act: Together) -> Deed:
    """Do the act to all of them, slice by slice, undone as one; those for whom nothing changes are left out of it.

    The others are let be where it is undone while it goes on.
    """
    happening, done = None, 0
    for some in slices(people, SLICE) if people else [people]:
        done += len(some)
        with Deed(here.account, act.kind, at=here.now, by=here.user, onto=happening) as deed:
            if happening and happening.is_undone():
                break
            act.do(deed, some)
            deed.facts.update(act.facts, count=done)
        deed.happening = happening = deed.happening or happening
    return deed


def act_named(word: str, value: str, day: date) -> Together | None:
    """The act of a form: `choose`, `rest`, `leave`, `delete`, `circle`, `closeness` or `tag` with its value; None where it is none."""
    value = " ".join(value.split())
    if word == "circle" and value in CIRCLES:
        return Together("people-circled", lambda deed, people: add_label(deed, people, "circle", value))
    if word == "tag" and value:
        return Together("people-tagged", lambda deed, people: add_label(deed, people, "tag", value[:80]), {"tag": value[:80]})
    if word == "closeness" and value in CLOSENESS:
        return Together("people-tied", lambda deed, people: set_closeness(deed, people, value))
    return {
        "choose": Together("people-chosen", lambda deed, people: choose(deed, people, day)),
        "rest": Together("people-rested", let_rest),
        "leave": Together("people-left-alone", lambda deed, people: leave_alone(deed, people, day)),
        "delete": Together("people-deleted", delete),
    }.get(word)


def choose(deed: Deed, people: Sequence[Person], day: date) -> None:
    """Take them in: they no longer rest (M1)."""
    deed.change_all([one for one in people if one.rests], chosen_on=day)


def let_rest(deed: Deed, people: Sequence[Person]) -> None:
    """Let them rest again: nothing is proposed until they are chosen."""
    deed.change_all(people, chosen_on=None)


def leave_alone(deed: Deed, people: Sequence[Person], day: date) -> None:
    """They are not to be contacted: no nudges, nothing deleted."""
    deed.change_all(people, quiet_why="do-not-contact", quiet_from=day, quiet_until=None)


def delete(deed: Deed, people: Sequence[Person]) -> None:
    """Take them off the list; they can be brought back for 30 days."""
    deed.remove_all(people)


def add_label(deed: Deed, people: Sequence[Person], kind: str, word: str) -> None:
    """Put a circle, role or tag on those who do not have it."""
    held = Label.objects.of(deed.account).present().filter(kind=kind, word=word, person__in=[one.pk for one in people])
    have = set(held.values_list("person_id", flat=True))
    deed.add_all([Label(person=one, kind=kind, word=word) for one in people if one.pk not in have])


def set_closeness(deed: Deed, people: Sequence[Person], closeness: str) -> None:
    """How close they are, which sets the rhythm of keeping in touch (M34)."""
    rows = Tie.objects.of(deed.account).present().filter(person__in=[one.pk for one in people])
    ties = {tie.person_id: tie for tie in rows}
    deed.change_all(list(ties.values()), closeness=closeness)
    deed.add_all([Tie(person=person, closeness=closeness) for person in people if person.pk not in ties])
