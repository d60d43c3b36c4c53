"""Those who were erased, remembered only by keyed hashes of their numbers and addresses, so that no import or restore brings them back unasked."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings

from hvem.people.entering import normal_of
from hvem.people.models import ContactPoint, Forgotten, Person, Position
from hvem.reading.card import Card
from hvem.reading.folding import fold
from hvem.reading.organisations import fold_organisation

REACH = ("email", "phone")


def forgotten_among(account: Any, cards: Sequence[Card]) -> list[bool]:
    """For each card whether it is someone who was erased here: by number, address, identity, or name and workplace; one query for all."""
    marks = [[_hashed(account, mark) for mark in _marks_of_card(card)] for card in cards]
    wanted = {one for some in marks for one in some}
    held: set[str] = set()
    walk = sorted(wanted)
    for start in range(0, len(walk), 5000):
        held |= set(Forgotten.objects.of(account).filter(hash__in=walk[start : start + 5000]).values_list("hash", flat=True))
    return [any(one in held for one in some) for some in marks]


def anyone_forgotten(account: Any) -> bool:
    """Whether anyone was ever erased here; an import need not ask further where nobody was."""
    return bool(Forgotten.objects.of(account).exists())


def remember(account: Any, person: Person, *, on: date) -> None:
    """Keep the hashes of a person who is about to be erased, and of those who were merged into them."""
    marks = {mark for one in everyone_who_was(account, person) for mark in _marks_of(account, one, person)}
    rows = [Forgotten(account=account, hash=_hashed(account, mark), on=on) for mark in sorted(marks)]
    Forgotten.objects.bulk_create(rows, ignore_conflicts=True)


def everyone_who_was(account: Any, person: Person) -> list[Person]:
    """The person, and those who were merged into them."""
    return [person, *Person.objects.of(account).filter(merged_into=person)]


def come_back(account: Any) -> list[Person]:
    """People in the list who were erased before and are here again: what a restored backup brings."""
    held = set(Forgotten.objects.of(account).values_list("hash", flat=True))
    if not held:
        return []
    ids = Person.objects.of(account).values_list("pk", flat=True).iterator(chunk_size=5000)
    back = [pk for pk in ids if _hashed(account, f"id:{pk}") in held]
    return list(Person.objects.of(account).filter(pk__in=back))


def _marks_of_card(card: Card) -> list[str]:
    reach = [("email", one.value) for one in card.emails] + [("phone", one.number) for one in card.phones]
    marks = [f"{kind}:{normal_of(kind, value)}" for kind, value in reach if normal_of(kind, value)]
    if card.uid:
        marks += [f"uid:{card.uid}", f"id:{card.uid.removeprefix('urn:uuid:')}"]
    return [*marks, f"name:{fold(card.name)}|{fold_organisation(card.organisation) if card.organisation else ''}"]


def _marks_of(account: Any, person: Person, kept: Person) -> list[str]:
    """What the person, merged into the kept one or that one, is known by; a number or address that others have too, such as a switchboard's, is left out."""
    marks = [f"id:{person.pk}"] + ([f"uid:{person.uid}"] if person.uid else [])
    points = ContactPoint.objects.of(account).filter(person=person, kind__in=REACH).values_list("kind", "normal")
    shared = set(
        ContactPoint.objects.of(account).present().filter(normal__in=[normal for _, normal in points]).exclude(person__in=(person, kept))
        .values_list("kind", "normal")
    )  # fmt: skip
    own = [f"{kind}:{normal}" for kind, normal in points if (kind, normal) not in shared]
    places = (
        Position.objects.of(account)
        .filter(person=person, organisation__isnull=False)
        .values_list("organisation__folded", flat=True)
    )
    named = [f"name:{fold(person.name)}|{place}" for place in places]
    return marks + own + (named or ([] if own else [f"name:{fold(person.name)}|"]))


def _hashed(account: Any, mark: str) -> str:
    oldest = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS][-1]  # what is only hashed cannot be hashed anew
    key = hashlib.sha256(b"forgotten" + oldest.encode()).digest()
    return hmac.new(key, f"{account.pk}:{mark}".encode(), hashlib.sha256).hexdigest()
