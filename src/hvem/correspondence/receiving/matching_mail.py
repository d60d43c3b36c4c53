"""Whom a mail is with: by the mail it answers first, then by its address, then as another address of the same person (M3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hvem.correspondence.models import Letter
from hvem.correspondence.receiving.earlier import Earlier, Read, Seen
from hvem.people.models import ContactPoint, Person
from hvem.reading.boxes import is_shared_domain
from hvem.reading.exchanges import Correspondent
from hvem.reading.folding import fold
from hvem.reading.sameness import words_fit


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail belongs: whom it is with, who was copied in, the letter and the mail it answers, the conversation it is already.

    `own_address` is another address of the person, not known before; `for_them` says that somebody else answers in their place.
    """

    people: tuple[UUID, ...]
    copied: tuple[UUID, ...] = ()
    thread: str = ""
    letter: Letter | None = None
    answers: Seen | None = None
    same: Seen | None = None
    own_address: str = ""
    for_them: bool = False


def place_of(account: Any, read: Read, earlier: Earlier) -> Place | None:
    """Where a mail belongs; None where it is with nobody of the list, whatever it claims to answer."""
    bearing = read.bearing
    people, copied, own_address, for_them = bearing.people, bearing.copied, "", False
    if not people:
        found = _answering(account, read, earlier) if bearing.inward else None
        if found is None:
            return None
        person, own_address, for_them = found
        people, copied = (person,), tuple(one for one in copied if one != person)
    letter = earlier.letter(read)
    if letter is not None and letter.person_id not in people:
        letter = None
    return Place(
        people, copied, earlier.thread_of(read, people), letter, earlier.answered(read, people), earlier.same(read, people),
        own_address, for_them,
    )  # fmt: skip


def _answering(account: Any, read: Read, earlier: Earlier) -> tuple[UUID, str, bool] | None:
    """Who answers from an address nobody has: the one we wrote to, by their name; or somebody at their place of work, for them.

    That a mail refers to one of ours does not make it theirs: it may have been passed on to anybody.
    """
    letter = earlier.letter(read)
    seen = earlier.answered(read)
    asked = (
        [letter.person_id] if letter is not None else sorted(seen.people, key=str) if seen is not None and not seen.inward else []
    )
    sender = read.bearing.top.sender
    for person in Person.objects.of(account).listed().filter(pk__in=asked):
        if has_name(person, sender):
            return person.pk, sender.email, False
    for person in Person.objects.of(account).listed().filter(pk__in=asked):
        if works_beside(account, person, sender):
            return person.pk, "", True
    return None


def has_name(person: Person, sender: Correspondent) -> bool:
    """Whether a correspondent writes under the person's whole name: two words of it at least."""
    written = frozenset(fold(sender.name).replace(",", " ").split())
    names = [frozenset(fold(one).split()) for one in (person.name, f"{person.nickname} {person.family}")]
    return len(written) > 1 and any(len(one) > 1 and words_fit(written, one) for one in names)


def works_beside(account: Any, person: Person, sender: Correspondent) -> bool:
    """Whether a correspondent writes from the person's own place of work."""
    domain = sender.email.partition("@")[2]
    if not domain or is_shared_domain(domain):
        return False
    points = ContactPoint.objects.of(account).present().filter(person=person, kind="email").values_list("normal", flat=True)
    domains = {one.partition("@")[2] for one in points}
    return any(domain == one or domain.endswith(f".{one}") or one.endswith(f".{domain}") for one in domains if one)
