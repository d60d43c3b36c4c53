"""What signatures say that the list does not: offered, taken over or left; a new employer is news of change (M10–M16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from hvem.accounts.access import Seat
from hvem.campaign.models import Signal
from hvem.campaign.running import running
from hvem.correspondence.models import Correction, Mail
from hvem.ground.deeds import Deed
from hvem.people.entering import add_points, normal_of, organisation_named
from hvem.people.models import ContactPoint, Person, Position, Source
from hvem.reading.card import Card
from hvem.reading.folding import fold
from hvem.reading.mail.shapes import Mail as Told
from hvem.reading.organisations import fold_organisation
from hvem.reading.phones import spoken

FIELDS = ("title", "organisation", "phone", "email", "left")
"""What a correction may be about; `left` says that the person has left their place of work."""
FAX = frozenset({"fax"})


@dataclass
class _Held:
    """What the list says of someone: titles and organisations they hold now, ways to reach them, what was offered before."""

    titles: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    points: set[tuple[str, str]] = field(default_factory=set)
    offered: set[tuple[str, str]] = field(default_factory=set)
    newest: datetime | None = None


def offer(account: Any, signed: Sequence[tuple[UUID, Mail, Told]], *, on: date) -> list[Correction]:
    """What the signatures of these mails say anew: only the newest of each person counts, and nothing is offered twice."""
    latest: dict[UUID, tuple[Mail, Card]] = {}
    for person, row, mail in signed:
        if mail.signature is not None and (person not in latest or row.at > latest[person][0].at):
            latest[person] = (row, mail.signature)
    held = _held(account, latest)
    found = []
    for person, (row, card) in latest.items():
        there = held[person]
        if there.newest is not None and there.newest > row.at:
            continue
        for name, value, organisation in _said(card, there):
            found.append(Correction(person_id=person, mail=row, field=name, value=value, organisation=organisation, made_on=on))
    return found


def _held(account: Any, people: Any) -> dict[UUID, _Held]:
    found: dict[UUID, _Held] = defaultdict(_Held)
    ids = list(people)
    if not ids:
        return found
    positions = Position.objects.of(account).present().filter(person_id__in=ids, to_year=None)
    for person, title, organisation in positions.values_list("person_id", "title", "organisation__folded"):
        found[person].titles |= {fold(title)} - {""}
        found[person].organisations |= {organisation or ""} - {""}
    points = ContactPoint.objects.of(account).filter(person_id__in=ids)  # also those taken away: they are not offered again
    for person, kind, normal in points.values_list("person_id", "kind", "normal"):
        found[person].points.add((kind, normal))
    for person, name, value in (
        Correction.objects.of(account).filter(person_id__in=ids).values_list("person_id", "field", "value")
    ):
        found[person].offered.add((name, fold(value)))
    rows = Mail.objects.of(account).present().filter(about_id__in=ids, inward=True, kind__in=("message", "reply"))
    fresh = {row.pk for row, _ in people.values()}
    for person, newest in rows.exclude(pk__in=fresh).values_list("about_id").annotate(Max("at")):
        found[person].newest = newest
    return found


def _said(card: Card, held: _Held) -> list[tuple[str, str, str]]:
    """Field, value and organisation of what differs."""
    said: list[tuple[str, str, str]] = []
    organisation = card.organisation.strip()[:200]
    folded = fold_organisation(organisation)[:300] if organisation else ""
    if folded and not any(_same_firm(folded, one) for one in held.organisations):
        said.append(("organisation", organisation, card.title.strip()[:200]))
    if card.title.strip() and fold(card.title) not in held.titles:
        said.append(("title", card.title.strip()[:300], organisation))
    for phone in card.phones:
        if phone.kind not in FAX and ("phone", normal_of("phone", phone.number)) not in held.points:
            said.append(("phone", phone.number[:300], phone.kind))
    for email in card.emails:
        if "@" in email.value and ("email", normal_of("email", email.value)) not in held.points:
            said.append(("email", email.value.strip().lower()[:300], ""))
    kept, seen = [], set(held.offered)
    for one in said:
        key = (one[0], fold(one[1]))
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _same_firm(one: str, other: str) -> bool:
    """Whether two names can be one firm's: the words of one begin the other."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def waiting(account: Any, person: Person) -> list[Correction]:
    """What is offered of a person and neither taken nor left, the newest first."""
    rows = Correction.objects.of(account).present().filter(person=person, field__in=FIELDS, taken_on=None, left_on=None)
    return list(rows.select_related("mail").order_by("-made_on", "pk"))


def take(here: Seat, correction: Correction) -> Deed:
    """Take over what a signature says; a new employer is also news, with the person as its source (M14)."""
    with Deed(here.account, "correction-taken", at=here.now, by=here.user) as deed:
        person = Person.objects.of(here.account).get(pk=correction.person_id)
        deed.about(person, name=person.name, what=_as_read(here, correction))
        deed.kind = "left-noted" if correction.field == "left" else deed.kind
        if correction.taken_on is None:
            _TAKE[correction.field](deed, person, correction)
            deed.change(correction, taken_on=here.today, left_on=None)
    return deed


def _as_read(here: Seat, correction: Correction) -> str:
    """What a signature says, as one reads it: a number in its groups."""
    value: str = correction.value
    return spoken(value, here.account.region) if correction.field == "phone" else value


def leave(here: Seat, correction: Correction) -> Deed:
    """Leave it as it is; it is not offered again."""
    with Deed(here.account, "correction-left", at=here.now, by=here.user) as deed:
        person = Person.objects.of(here.account).get(pk=correction.person_id)
        deed.about(person, name=person.name, what=_as_read(here, correction))
        if correction.taken_on is None:  # taken over in another window meanwhile
            deed.change(correction, left_on=here.today)
    return deed


def _source(deed: Deed, correction: Correction) -> Source:
    return deed.add(Source(kind="mail", name=correction.mail.subject[:200] if correction.mail else "", at=deed.at))


def _take_point(deed: Deed, person: Person, correction: Correction) -> None:
    add_points(deed, person, [(correction.field, correction.organisation[:40], correction.value)], _source(deed, correction))


def _held_now(deed: Deed, person: Person) -> list[Position]:
    rows = Position.objects.of(deed.account).present().filter(person=person, to_year=None)
    return list(rows.select_related("organisation").order_by("pk"))


def _take_title(deed: Deed, person: Person, correction: Correction) -> None:
    """The title goes to the position at that organisation, else to the only one; else it is a position of its own."""
    held = _held_now(deed, person)
    folded = fold_organisation(correction.organisation) if correction.organisation else ""
    there = [one for one in held if folded and one.organisation and _same_firm(folded, one.organisation.folded)]
    there = there or (held if len(held) == 1 and not folded else [])
    if there:
        deed.change(there[0], title=correction.value)
        return
    organisation = organisation_named(deed, correction.organisation) if correction.organisation else None
    deed.add(Position(person=person, organisation=organisation, title=correction.value, source=_source(deed, correction)))


def _take_organisation(deed: Deed, person: Person, correction: Correction) -> None:
    """They work elsewhere now: the old position ends this year, and that they moved is news (M13, M14)."""
    year, fresh = deed.account.day(deed.at).year, organisation_named(deed, correction.value)
    was = _held_now(deed, person)
    for one in was:
        if one.organisation is not None:
            deed.change(one, to_year=year)
    deed.add(
        Position(
            person=person,
            organisation=fresh,
            title=correction.organisation[:300],
            from_year=year,
            source=_source(deed, correction),
        )
    )
    if any(one.organisation is not None for one in was):
        _tell(deed, person, fresh, correction)


def _take_left(deed: Deed, person: Person, correction: Correction) -> None:
    """They have left: the post ends, the address is dead, and that the post stands empty is news."""
    day = deed.account.day(deed.at)
    for point in (
        ContactPoint.objects.of(deed.account)
        .present()
        .filter(person=person, kind="email", normal=normal_of("email", correction.value))
    ):
        deed.change(point, dead_on=point.dead_on or day)
    was = [one for one in _held_now(deed, person) if one.organisation is not None]
    for one in was:
        deed.change(one, to_year=day.year)
    if was:
        _tell(deed, person, was[0].organisation, correction)


def _tell(deed: Deed, person: Person, organisation: Any, correction: Correction) -> None:
    """That somebody changed their post is news of change at the place; the words are what the signature said."""
    day = deed.account.day(correction.mail.at if correction.mail else deed.at)
    deed.add(
        Signal(
            campaign=running(deed.account, on=day), kind="leadership", organisation=organisation, text=_words(person, correction), on=day,
            person=person, certainty="certain",
        )
    )  # fmt: skip


def _words(person: Person, correction: Correction) -> str:
    return ", ".join(
        filter(None, (person.name, correction.organisation if correction.field == "organisation" else "", correction.value))
    )


_TAKE = {"phone": _take_point, "email": _take_point, "title": _take_title, "organisation": _take_organisation, "left": _take_left}
