"""A card ready to be matched and written: its person, ways to reach them, keys, and the digest it is known by again."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from hvem.importing.matching import Face, face_name, is_profile
from hvem.people.entering import normal_of, person_of, points_of
from hvem.people.models import Person
from hvem.reading.card import Card, Labelled, Phone
from hvem.reading.exchanges import Correspondent, Letter, Occasion
from hvem.reading.names import sort_key, split_name
from hvem.reading.organisations import fold_organisation, tidy_organisation

_SPELLINGS = (str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}),
              str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"}))  # fmt: skip


class Known:
    """One card with all that matching and writing need of it, reckoned once."""

    __slots__ = ("card", "digest", "face", "number", "organisation", "person", "points", "referrer")

    def __init__(self, card: Card, number: int, source: Any = None) -> None:
        self.card, self.number = card, number
        self.person: Person = person_of(card, chosen_on=None, source=source)
        seen: set[tuple[str, str]] = set()
        self.points: list[tuple[str, str, str, str]] = []
        for kind, label, value in points_of(card):
            normal = normal_of(kind, value)
            if normal and (kind, normal) not in seen:
                seen.add((kind, normal))
                self.points.append((kind, label[:40], value[:500], normal))
        self.organisation = organisation_key(card.organisation)
        self.face = Face(
            name=face_name(self.person.name),
            called=face_name(f"{self.person.nickname} {self.person.family}") if self.person.nickname else "",
            uid=self.person.uid,
            points={point for point in seen if matched_by(*point)},
            organisations={self.organisation} if self.organisation else set(),
            named=bool(card.name or card.nickname),
        )
        self.digest = digest_of(card)
        self.referrer = face_name(card.referred_by) if card.referred_by else ""

    def sort_keys(self) -> list[str]:
        """The keys under which people of this name stand in the list, other spellings of æøå among them."""
        keys = sort_keys_of(self.person) if self.face.named else []
        if self.referrer:
            name = split_name(self.card.referred_by)
            keys.append(sort_key(name.family, " ".join(filter(None, (name.given, name.middle))))[:300])
        return keys


@lru_cache(maxsize=8192)
def organisation_key(name: str) -> str:
    """The form an organisation's name is found by."""
    return fold_organisation(tidy_organisation(name)[:300] or name[:300])[:300] if name else ""


def matched_by(kind: str, normal: str) -> bool:
    """Whether a way to reach someone tells who they are."""
    return kind in ("email", "phone") or (kind == "web" and is_profile(normal))


def sort_keys_of(person: Person) -> list[str]:
    """A person's place in the list, and those of the same name spelt otherwise or without middle names."""
    given, family = " ".join(filter(None, (person.given, person.middle))), person.family
    name = f"{family}|{given}"
    names = {(family, given), (family, person.given)}
    if not name.isascii():
        names |= {(family.translate(table), given.translate(table)) for table in _SPELLINGS}
    elif any(pair in name.lower() for pair in ("oe", "ae")):
        names.add((_as_norwegian(family), _as_norwegian(given)))
    return [sort_key(last, first or person.name)[:300] for last, first in names]


def _as_norwegian(text: str) -> str:
    for plain, letter in (("oe", "ø"), ("ae", "æ"), ("Oe", "Ø"), ("Ae", "Æ")):
        text = text.replace(plain, letter)
    return text


def digest_of(item: Card | Letter | Occasion) -> str:
    """What an item is known by when it comes again: all it says, but not where it stood, nor when it was last saved."""
    if isinstance(item, Letter):
        parts: tuple[Any, ...] = (item.message_id,) if item.message_id else (item.sender, item.recipients, item.at, item.subject)
    elif isinstance(item, Occasion):
        parts = (item.uid, item.at, item.minutes, item.title, item.place, item.attendees, item.cancelled)
    else:
        parts = (
            item.given, item.middle, item.family, item.prefix, item.suffix, item.nickname, item.display, item.organisation,
            item.department, item.title, item.also_at, item.phones, item.emails, item.webs, item.addresses, item.birthday,
            item.notes, item.tags, item.referred_by, item.uid,
        )  # fmt: skip
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def card_as_json(card: Card) -> dict[str, Any]:
    """The card as plain JSON values, so that it can wait for an answer."""
    plain = asdict(card)
    plain["connected_on"] = card.connected_on.isoformat() if card.connected_on else None
    plain["raw"] = card.raw[:100_000]
    return plain


def card_of_json(plain: dict[str, Any]) -> Card:
    """The card that `card_as_json` wrote."""
    from datetime import date

    values = dict(plain)
    values["phones"] = [Phone(**one) for one in plain["phones"]]
    for slot in ("emails", "webs", "addresses"):
        values[slot] = [Labelled(**one) for one in plain[slot]]
    values["connected_on"] = date.fromisoformat(plain["connected_on"]) if plain["connected_on"] else None
    return Card(**values)


def card_of_correspondent(one: Correspondent) -> Card:
    """Someone who wrote or was written to, as a card."""
    name = split_name(one.name) if one.name and "@" not in one.name else split_name("")
    return Card(
        given=name.given, middle=name.middle, family=name.family, prefix=name.prefix, suffix=name.suffix, nickname=name.nickname,
        emails=[Labelled(one.email)] if one.email else [],
        webs=[Labelled(one.profile, "linkedin")] if one.profile else [],
    )  # fmt: skip
