"""Whom a form's field names: someone who is here, one to choose among several, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hvem.accounts.access import Seat, own
from hvem.campaign.whom import Whom
from hvem.people.models import Person
from hvem.people.spoken import spoken_of
from hvem.reading.line import read_line

NEW = "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood in the field and whom it is read as; `unclear` means that the user is asked which of `fitting`, or a new one."""

    text: str = ""
    whom: Whom = None
    fitting: Sequence[Person] = ()
    unclear: bool = False


def asked(here: Seat, fields: Any, name: str) -> Asked:
    """Read the field `name`; `name-id` holds the choice made where the name was unclear (an id, or `new`)."""
    text, choice = " ".join(fields.get(name, "").split())[:300], fields.get(f"{name}-id", "")
    if choice and choice != NEW:
        person = own(Person, choice, here.account)
        if not text or person.name == text or any(person.pk == one.pk for one in spoken_of(here.account, text)):
            return Asked(person.name, person)
    if not text:
        return Asked()
    card = read_line(text, here.account.region)
    if choice == NEW and card.name:
        return Asked(text, card)
    fitting = spoken_of(here.account, text) or (spoken_of(here.account, card.name) if card.name else [])
    if len(fitting) == 1:
        return Asked(text, fitting[0])
    return Asked(text, None, fitting[:6], unclear=True)


def as_asked(person: Person | None) -> Asked:
    """The field as it stands before anything is typed."""
    return Asked(person.name, person) if person else Asked()
