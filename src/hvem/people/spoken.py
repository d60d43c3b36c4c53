"""Whom a line speaks of: someone known, named as one does in one's own notes."""

from __future__ import annotations

import re
from typing import Any

from hvem.people.entering import called_before
from hvem.people.finding import found
from hvem.people.models import Person
from hvem.reading.folding import fold

_FROM = re.compile(r"[,;]\s*(?:fra|frå|av|gjennom|via|from|by|through)\s+([^,;]{2,60})\.?\s*\Z", re.IGNORECASE)


def spoken_of(account: Any, name: str) -> list[Person]:
    """The people called this: by whole name, else by first name; among several, those who do not rest go before."""
    folded = fold(name)
    if not folded:
        return []
    ids = list(found(account, name).values_list("target", flat=True)[:200])
    people = list(Person.objects.of(account).listed().filter(pk__in=ids).order_by("sort_key", "pk"))
    whole = [one for one in people if fold(one.name) == folded] or called_before(account, people, folded)
    first = whole or [one for one in people if fold(one.first_name) == folded]
    awake = [one for one in first if not one.rests]
    return awake if len(first) > 1 and awake else first


def note_in_line(account: Any, line: str) -> tuple[list[Person], str]:
    """Whom a line is a note about, and the note: it begins with a known whole name, or any known name and a colon.

    "Olav: flytter til Bergen" and "Olav Reiestad flytter til Bergen" are notes; "Olav Reiestad, salgssjef" speaks of who he is.
    """
    head, colon, rest = line.partition(":")
    if colon and rest.strip() and len(head.split()) < 5 and (people := spoken_of(account, head)):
        return people, rest.strip()
    words = line.split()
    for count in range(min(4, len(words) - 1), 1, -1):
        name = " ".join(words[:count])
        if "," in name:
            continue
        people = [one for one in spoken_of(account, name) if fold(one.name) == fold(name)]
        if people:
            return people, line.strip()
    return [], ""


def named_by(account: Any, line: str) -> tuple[str, Person | None]:
    """The line without its last ", fra Terje", and Terje, where exactly one known person is called that."""
    tail = _FROM.search(line)
    people = spoken_of(account, tail[1]) if tail else []
    return (line[: tail.start()], people[0]) if tail and len(people) == 1 else (line, None)
