"""Is this right? Name, title and address said to be right, or corrected, right after a conversation (M43)."""

from __future__ import annotations

from hvem.accounts.access import Seat
from hvem.accounts.acting import deed_on
from hvem.ground.deeds import Deed
from hvem.people.entering import add_points
from hvem.people.models import ContactPoint, Label, Person, Position
from hvem.reading.names import split_name

FIELDS = ("name", "title", "address")


def confirm(here: Seat, person: Person, field: str) -> Deed:
    """The user says that this field of the card is right."""
    with deed_on(here, "checked", person, name=person.name) as deed:
        _mark(deed, person, field)
    return deed


def correct(here: Seat, person: Person, field: str, value: str) -> Deed:
    """The field as it should be: it is written, and is right from now on; an empty value changes nothing."""
    value = " ".join(value.split())
    with deed_on(here, "checked", person, name=person.name) as deed:
        if not value:
            return deed
        if field == "name":
            parts = split_name(value)
            deed.change(person, given=parts.given[:120], middle=parts.middle[:120], family=parts.family[:120], name=value[:300])
            deed.facts["name"] = person.name
        elif field == "title":
            position = Position.objects.of(here.account).present().filter(person=person, to_year=None).order_by("pk").first()
            if position:
                deed.change(position, title=value[:300])
            else:
                deed.add(Position(person=person, title=value[:300]))
        else:
            _address(deed, person, value)
        _mark(deed, person, field)
    return deed


def _address(deed: Deed, person: Person, value: str) -> None:
    old = (
        ContactPoint.objects.of(deed.account).present().filter(person=person, kind="address", dead_on=None).order_by("pk").first()
    )
    if old and old.value != value:
        deed.remove(old)
    add_points(deed, person, [("address", "", value)])


def _mark(deed: Deed, person: Person, field: str) -> None:
    if not Label.objects.of(deed.account).present().filter(person=person, kind="checked", word=field).exists():
        deed.add(Label(person=person, kind="checked", word=field))
