"""Adding someone from a line: a new person, or what is new about one who is here already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.people.entering import add_points, alike, enter, organisation_named, points_of
from hvem.people.models import CIRCLES, Label, Note, Person, Position, Source
from hvem.reading.card import Card
from hvem.reading.folding import fold
from hvem.reading.organisations import fold_organisation


@dataclass
class Added:
    """What adding did: the person and whether they are `new`, or, with no person, the several who fit.

    `fresh` names what was new about someone who was here: phones, emails, position, circle, notes, chosen, through.
    """

    person: Person | None
    is_new: bool = False
    fresh: tuple[str, ...] = ()
    fitting: list[Person] = field(default_factory=list)
    happening: Happening | None = None


def add_person(
    account: Any, card: Card, *, at: datetime, by: Any = None, circles: Sequence[str] = (), source: str = "line",
    person: Person | None = None, is_new: bool = False, through: Person | None = None,
) -> Added:  # fmt: skip
    """Add the person of a card, chosen from today (M1); someone who is here gets only what is new.

    `person` says who it is and `is_new` that it is somebody else, where the user was asked. Several who fit: nothing is
    written and they are named.
    """
    with Deed(account, "person-added", at=at, by=by) as deed:
        fitting = [person] if person else [] if is_new else alike(account, card)
        if len(fitting) > 1:
            return Added(None, fitting=fitting)
        if fitting:
            deed.kind = "person-completed"
        origin = Source(kind=source, at=at)
        if fitting:
            done = Added(fitting[0], fresh=complete(deed, fitting[0], card, circles=circles, source=origin))
        else:
            deed.add(origin)
            new = enter(deed, card, source=origin, chosen_on=account.day(at), circles=circles)
            done = Added(new, is_new=True)
        if through and done.person and done.person.pk != through.pk and not done.person.through_id:
            deed.change(done.person, through=through)
            done.fresh += () if done.is_new else ("through",)
        if done.person:
            deed.about(done.person, name=done.person.name)
    done.happening = deed.happening
    return done


def complete(deed: Deed, person: Person, card: Card, *, circles: Sequence[str] = (), source: Source) -> tuple[str, ...]:
    """Write what the card says that is not here yet about a person; the kinds of things that were new. Nothing is replaced."""
    if not source.account_id:
        deed.add(source)
    before = len(deed.changes)
    fresh = []
    for kind, name in (("phone", "phones"), ("email", "emails"), ("web", "webs"), ("address", "addresses")):
        if add_points(deed, person, [point for point in points_of(card) if point[0] == kind], source):
            fresh.append(name)
    if _new_position(deed, person, card, source):
        fresh.append("position")
    if _new_circles(deed, person, circles):
        fresh.append("circle")
    notes = card.notes.strip()
    if notes and not Note.objects.of(deed.account).present().filter(person=person, text=notes).exists():
        deed.add(Note(person=person, text=notes, at=deed.at, source=source))
        fresh.append("notes")
    if person.rests:
        deed.change(person, chosen_on=deed.account.day(deed.at))
        fresh.append("chosen")
    if len(deed.changes) == before:
        deed.changes = [change for change in deed.changes if change.row is not source]
        source.delete()
    return tuple(fresh)


def _new_position(deed: Deed, person: Person, card: Card, source: Source) -> bool:
    """The card's position, unless they hold it; one that lacked its title gets it."""
    if not (card.organisation or card.title):
        return False
    held = Position.objects.of(deed.account).present().filter(person=person, to_year=None).select_related("organisation")
    wanted = fold_organisation(card.organisation) if card.organisation else ""
    for position in held:
        there = position.organisation.folded if position.organisation else ""
        if wanted and there and wanted != there:
            continue
        if card.title and position.title and fold(card.title) != fold(position.title):
            continue
        return _fill(deed, position, card)
    organisation = organisation_named(deed, card.organisation) if card.organisation else None
    deed.add(
        Position(
            person=person, organisation=organisation, title=card.title[:300], department=card.department[:200], source=source
        )
    )
    return True


def _fill(deed: Deed, position: Position, card: Card) -> bool:
    """Give a position the title or organisation it lacks; whether it lacked any."""
    before = len(deed.changes)
    if card.title and not position.title:
        deed.change(position, title=card.title[:300])
    if card.organisation and not position.organisation_id:
        deed.change(position, organisation=organisation_named(deed, card.organisation))
    return len(deed.changes) > before


def _new_circles(deed: Deed, person: Person, circles: Sequence[str]) -> bool:
    held = set(Label.objects.of(deed.account).present().filter(person=person, kind="circle").values_list("word", flat=True))
    new = [circle for circle in circles if circle in CIRCLES and circle not in held]
    deed.add_all([Label(person=person, kind="circle", word=circle) for circle in new])
    return bool(new)
