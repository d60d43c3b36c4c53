"""A name that comes to mind becomes a person: from the memory jogger, or from the first three one likes (M1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hvem.accounts.access import Seat
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.people.entering import alike, enter
from hvem.people.models import Person, Source
from hvem.reading.card import Card
from hvem.reading.line import read_line
from hvem.reading.names import split_name

MOST = 300
"""How many names one may put down at once."""
LONGEST = 300
"""No line of a name is longer."""

_LETTER = re.compile(r"[^\W\d_]")
_REACH = re.compile(r"[\d@,;]|https?:")
_NAME = r"[^\W\d_a-zæøå][\w'-]*(?:\s[^\W\d_a-zæøå][\w'-]*){0,2}"
_TWO = re.compile(rf"^({_NAME}) (?:og|and|&) ({_NAME})$")


@dataclass
class Remembered:
    """What came of names put down: people new to the list, those who were there already, and lines that held no name."""

    new: list[Person] = field(default_factory=list)
    known: list[Person] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    happening: Happening | None = None


def named_card(text: str, region: str = "NO") -> Card | None:
    """The person a line speaks of, or None where it holds no name.

    "Arild på lageret" is Arild, called just that until the family name is known; a workplace with a name of its own is one.
    """
    line = " ".join(text.split())[:LONGEST]
    card = read_line(line, region)
    plain = not _REACH.search(line)
    own_place = card.organisation[:1].isupper() or bool(card.title)
    if card.family or (own_place and card.given):
        return card
    if card.given:
        return replace(card, organisation="", display=line) if plain and line.casefold() != card.given.casefold() else card
    if not plain or not _LETTER.search(line):
        return None
    if all(word[:1].isupper() for word in line.split()):
        parts = split_name(line)
        return Card(given=parts.given, middle=parts.middle, family=parts.family, display=line, raw=line)
    return Card(nickname=line[:120], display=line, raw=line)


def apart(line: str, region: str = "NO") -> list[str]:
    """A line that names two people, "Ola Nes og Kari Lie", as two lines; any other as it is."""
    two = _TWO.match(line) if len(line) < LONGEST else None
    halves = [half.strip() for half in two.groups()] if two else []
    return halves if halves and all(read_line(half, region).given for half in halves) else [line]


def called(card: Card) -> str:
    """What the person of the card is called in the list."""
    return card.display if card.display and not card.family else card.name


def put_down(deed: Deed, card: Card, *, source: Source, chosen_on: date | None, circles: Sequence[str]) -> Person:
    """Write a new person who came to mind, under the very words they were called by."""
    person = enter(deed, card, source=source, chosen_on=chosen_on, circles=circles)
    name = called(card)[:300]
    if name and (person.name != name or not card.given):
        deed.change(person, name=name, given=card.given[:120], middle=card.middle[:120], family=card.family[:120])
    return person


def who_is(deed: Deed, card: Card) -> list[Person]:
    """Who the card may be among those already listed."""
    return alike(deed.account, card if card.family else replace(card, given="", middle="", display=called(card)))


def remember(here: Seat, lines: Iterable[str], *, circle: str, question: str) -> Remembered:
    """Put down the names that came to mind at a question of the jogger: they rest until chosen, and nobody comes twice (M1).

    One line is one person; one deed, undone as one.
    """
    done = Remembered()
    tidy = (" ".join(one.split()) for one in lines)
    texts = [text for text in dict.fromkeys(text for line in tidy for text in apart(line, here.account.region)) if text][:MOST]
    with Deed(here.account, "jogged" if len(texts) == 1 else "jogged-many", at=here.now, by=here.user) as deed:
        source = Source(kind="jogger", name=question[:200], at=here.now)
        for text in texts:
            card = named_card(text, here.account.region)
            if card is None:
                done.nameless.append(text)
            elif fitting := who_is(deed, card):
                done.known.append(fitting[0])
            else:
                if not done.new:
                    deed.add(source)
                done.new.append(put_down(deed, card, source=source, chosen_on=None, circles=[circle]))
        if done.new:
            deed.about(done.new[0], name=done.new[0].name, count=len(done.new))
    done.happening = deed.happening
    return done


def forget(here: Seat, person: Person) -> Deed:
    """Take back one name that was put down."""
    with Deed(here.account, "jogger-forgot", at=here.now, by=here.user) as deed:
        deed.remove(person)
        deed.about(person, name=person.name)
    return deed
