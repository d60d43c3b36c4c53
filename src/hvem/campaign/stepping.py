"""Reading a promise in words into a step: what, whom it concerns, by when and who owes it (M32, M33)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hvem.people.entering import named
from hvem.people.models import Person
from hvem.reading.folding import fold
from hvem.reading.verbs import read_verb
from hvem.reading.when import read_when

YEARS_AHEAD = 100
"""A day further off than this is misread."""
CONTACTS = frozenset({"call", "write", "meet"})
_THEY = frozenset({"han", "hun", "ho", "hen", "de", "dei", "he", "she", "they"})


@dataclass(frozen=True)
class Step:
    """A promise in words: who owes it, what, and by when; `agreed` when both know of it. An empty `act` is read from the words."""

    words: str
    due_on: date | None = None
    due_at: datetime | None = None
    act: str = ""
    about: Person | None = None
    owed_by_me: bool = True
    agreed: bool = False
    next_step: bool = True


@dataclass(frozen=True)
class By:
    """A day, and a time where one was said."""

    on: date | None = None
    at: datetime | None = None


def read_by(text: str, account: Any, moment: datetime, language: str) -> By | None:
    """The day or time the words name, after `moment`; None where they name none, an empty `By` where there are no words."""
    if not text.strip():
        return By()
    try:
        plain = datetime.fromisoformat(text.strip())
        told = By(plain.date(), account.moment(plain) if len(text.strip()) > 10 else None)
    except ValueError:
        found = read_when(text, account.local(moment), language)
        told = By(found.moment.date(), account.moment(found.moment)) if isinstance(found.moment, datetime) else By(found.day)
    return told if told.on and abs(told.on.year - moment.year) <= YEARS_AHEAD else None


def step_of(text: str, account: Any, moment: datetime, language: str, *, by: str = "", **more: Any) -> Step | None:
    """A step from what was typed; without `by` its date is read from the words, and taken out of them.

    None where `by` names no day. A step of theirs begins with "hun", "they" or the like.
    """
    words = text.strip()
    if by.strip():
        told = read_by(by, account, moment, language)
        if told is None:
            return None
    else:
        found = read_when(words, account.local(moment), language)
        told = read_by(words, account, moment, language) or By()
        if found.moment is not None and found.start is not None:
            words = _without(words, found.start, found.end or found.start)
    first = words.split(" ")[0].casefold() if words else ""
    more.setdefault("owed_by_me", first not in _THEY)
    return Step(words, due_on=told.on, due_at=told.at, **more)


def _without(words: str, start: int, end: int) -> str:
    """The words without their date, unless nothing would be left."""
    rest = re.sub(r"\s+", " ", words[:start] + " " + words[end:]).strip(" ,.;–-")
    return rest or words


def understood(account: Any, step: Step, partner: Person, just_named: Sequence[Person] = ()) -> tuple[str, Person | None, bool]:
    """The step's verb, whom it is about (None: the partner) and whether I owe it, read from its words where not given.

    A contact with a name nobody here has is only something to do, so that it never becomes a call to the wrong person (M33).
    """
    theirs = not step.owed_by_me or _starts_with(step.words, partner)
    if step.act:
        return step.act, step.about, not theirs
    if theirs:
        return read_verb(step.words.partition(" ")[2] or step.words).act, step.about, False
    said = read_verb(step.words)
    if step.about or not said.whom or said.act not in CONTACTS:
        return said.act, step.about, True
    whom = _person_meant(account, said.whom, partner, just_named)
    if whom is None:
        return "do", None, True
    return said.act, None if whom.pk == partner.pk else whom, True


def _starts_with(words: str, partner: Person) -> bool:
    """Whether the sentence is about what the partner does: "Ingrid sender lista"."""
    return fold(words.split(" ", maxsplit=1)[0] if words else "") == fold(partner.first_name) and " " in words.strip()


def _person_meant(account: Any, name: str, partner: Person, just_named: Sequence[Person]) -> Person | None:
    """Who the name in a step is: the partner, someone just named, or the one person of that whole name."""
    wanted = fold(name)
    for one in (partner, *just_named):
        if wanted in {fold(one.name), fold(one.first_name), fold(one.given), fold(f"{one.given} {one.middle}".strip())}:
            return one
    for one in (partner, *just_named):
        if set(wanted.split()) <= set(fold(one.name).split()):
            return one
    found = named(account, name)
    return found[0] if len(found) == 1 else None
