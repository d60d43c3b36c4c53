"""What of the list goes with a person or an organisation that is erased."""

from __future__ import annotations

from hvem.ground.erasing import Erased, goes_with, lets_go, purges
from hvem.people.models import Finding, Source

goes_with(
    "people.ContactPoint.person", "people.Position.person", "people.Label.person", "people.Tie.person", "people.Acquaintance.a",
    "people.Acquaintance.b", "people.Note.person", "people.RawCard.person", "people.Person.merged_into",
    "people.NotSame.a", "people.NotSame.b",
    "people.OrganisationName.organisation", "people.Note.organisation", "people.Organisation.merged_into",
)  # fmt: skip
lets_go("people.Person.through", "people.Position.organisation")


@purges
def forget_what_is_searched(erased: Erased) -> None:
    """Take what goes out of the search lines."""
    targets = {one for some in erased.rows.values() for one in some}
    Finding.objects.of(erased.account).filter(target__in=targets).delete()


@purges
def forget_sources(erased: Erased) -> None:
    """Where values came from: a source that is named after them loses its name."""
    rows = Source.objects.of(erased.account)
    for source in rows.exclude(name=""):
        if erased.tells(source.name):
            rows.filter(pk=source.pk).update(name="")
