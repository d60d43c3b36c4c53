"""Changing what stands about an organisation; a new name keeps the old one with its years."""

from __future__ import annotations

from typing import Any

from hvem.accounts.access import Seat
from hvem.ground.deeds import Deed
from hvem.people.models import Note, Organisation, OrganisationName, Position, Source
from hvem.reading.organisations import tidy_organisation


def rename_organisation(here: Seat, organisation: Organisation, name: str, *, keep: bool = True) -> Deed:
    """Give the organisation another name; with `keep` the old one is remembered as what it was called until this year."""
    name = tidy_organisation(name)[:300] or organisation.name
    with Deed(here.account, "organisation-renamed", at=here.now, by=here.user) as deed:
        old = organisation.name
        if keep and old != name:
            earlier = (
                OrganisationName.objects.of(here.account).present().filter(organisation=organisation).order_by("-to_year").first()
            )
            since = earlier.to_year if earlier else None
            deed.add(OrganisationName(organisation=organisation, name=old, from_year=since, to_year=here.today.year))
        deed.change(organisation, name=name)
        deed.about(organisation, name=organisation.name)
    return deed


def describe_organisation(here: Seat, organisation: Organisation, **values: Any) -> Deed:
    """Set its number, web page, place or what it does."""
    with Deed(here.account, "organisation-changed", at=here.now, by=here.user) as deed:
        deed.change(organisation, **values)
        deed.about(organisation, name=organisation.name)
    return deed


def note_organisation(here: Seat, organisation: Organisation, text: str) -> Deed:
    """Write a note about the organisation."""
    with Deed(here.account, "person-noted", at=here.now, by=here.user) as deed:
        if text.strip():
            source = deed.add(Source(kind="own", at=here.now))
            deed.add(Note(organisation=organisation, text=text.strip(), at=here.now, source=source))
        deed.about(organisation, name=organisation.name)
    return deed


def delete_organisation(here: Seat, organisation: Organisation) -> Deed:
    """Take the organisation off the list; people's positions there keep their titles."""
    with Deed(here.account, "organisation-deleted", at=here.now, by=here.user) as deed:
        deed.about(organisation, name=organisation.name)
        for position in Position.objects.of(here.account).present().filter(organisation=organisation):
            deed.change(position, organisation=None)
        deed.remove(organisation)
    return deed
