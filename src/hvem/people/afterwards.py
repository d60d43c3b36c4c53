"""What the list does after every deed: new revisions and a fresh line to search for the people and organisations it touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from hvem.ground.deeds import Deed, afterwards, alone, rows_of
from hvem.ground.rows import SLICE, Owned, slices
from hvem.ground.sweeping import sweep_later, sweeps
from hvem.people.finding import line_of, note_findings
from hvem.people.models import ContactPoint, Label, Note, Organisation, OrganisationName, Person, Position, Tie


def people_touched(deed: Deed) -> set[UUID]:
    """The people whose own rows the deed changed, also those from whom it took a row to give it to another."""
    touched = {one for row in rows_of(deed.changes, Person) for one in (row.pk, row.merged_into_id) if one}  # type: ignore[attr-defined]
    for row in rows_of(deed.changes, ContactPoint, Label, Position, Tie, Note):
        if row.person_id:  # type: ignore[attr-defined]
            touched.add(row.person_id)  # type: ignore[attr-defined]
    return touched | pointed_at_before(deed, Person)


def pointed_at_before(deed: Deed, model: type[Owned]) -> set[UUID]:
    """The people, or organisations, whom rows pointed at before the deed let them point at another."""
    found: set[UUID] = set()
    for change in deed.changes:
        for key in change.row._meta.concrete_fields if change.before else ():
            if key.related_model is model and (was := (change.before or {}).get(key.attname)):
                found.add(UUID(was))
    return found


UNSAID = frozenset(
    {"chosen_on", "quiet_why", "quiet_from", "quiet_until", "birthday", "how_met", "through_id", "letter_language"}
)
"""Fields of a person that are not searched."""


def people_respoken(deed: Deed) -> set[UUID]:
    """The people of whom the deed changed what is searched."""
    found = pointed_at_before(deed, Person)
    for change in deed.changes:
        row = change.row
        if isinstance(row, Person) and (change.before is None or set(change.after) - UNSAID):
            found |= {row.pk, row.merged_into_id or row.pk}
        elif isinstance(row, (ContactPoint, Position)) or (isinstance(row, Label) and row.kind == "tag"):
            found.add(row.person_id)
    return found


@afterwards
def refresh(deed: Deed) -> None:
    """Give each touched person a new revision, and write anew what is searched.

    The account's counter moves with every deed, so that whatever is kept for looking twice knows when it is old.
    """
    touched = people_touched(deed)
    organisations = {row.pk for row in rows_of(deed.changes, Organisation)}
    organisations |= {row.organisation_id for row in rows_of(deed.changes, OrganisationName)}  # type: ignore[attr-defined]
    organisations |= pointed_at_before(deed, Organisation)
    there = at_work(deed)
    if touched | there:
        revise(deed.account, touched | there)
    else:
        deed.account.next_revision()
    lines = person_lines(deed.account, people_respoken(deed) | there) + organisation_lines(deed.account, organisations)
    lines += note_lines(deed.account, {row.pk for row in rows_of(deed.changes, Note)})
    if lines:
        note_findings(deed.account, lines)


LINES = "lines"


def at_work(deed: Deed) -> set[UUID]:
    """Everyone in an organisation that got another name; those of a large one are left to a sweep."""
    found: set[UUID] = set()
    for change in deed.changes:
        if isinstance(change.row, Organisation) and change.before is not None and "name" in change.after:
            people = people_at(deed.account, change.row.pk)
            if len(people) <= SLICE:
                found.update(people)
            else:
                sweep_later(deed.account, LINES, str(change.row.pk), at=deed.at)
    return found


def people_at(account: Any, organisation: Any) -> list[UUID]:
    """Those who have or had a position in the organisation, in an order that holds."""
    rows = Position.objects.of(account).filter(organisation=organisation)
    return sorted(set(rows.values_list("person_id", flat=True)))


@sweeps(LINES)
def write_lines_at(account: Any, organisation: str) -> None:
    """Write anew what is searched for everyone in an organisation, slice by slice."""
    for some in slices(people_at(account, organisation), SLICE):
        with alone(account):
            revise(account, some)
            note_findings(account, person_lines(account, some))


def revise(account: Any, people: Collection[UUID]) -> None:
    """Give these people the account's next revision."""
    Person.objects.of(account).filter(pk__in=people).update(revision=account.next_revision())


Line = tuple[str, UUID, str, str]


def person_lines(account: Any, people: Collection[UUID]) -> list[Line]:
    """What is searched for each of these people: names, organisations, titles, addresses, tags."""
    if not people:
        return []
    words: dict[UUID, list[str]] = defaultdict(list)
    positions = Position.objects.of(account).present().filter(person_id__in=people)
    for person, title, organisation in positions.values_list("person_id", "title", "organisation__name"):
        words[person] += [title, organisation or ""]
    points = ContactPoint.objects.of(account).present().filter(person_id__in=people)
    for person, value, normal in points.values_list("person_id", "value", "normal"):
        words[person] += [value, normal]
    for person, word in (
        Label.objects.of(account).present().filter(person_id__in=people, kind="tag").values_list("person_id", "word")
    ):
        words[person].append(word)
    merged = Person.objects.of(account).filter(merged_into__in=people).values_list("merged_into_id", "name", "nickname")
    for person, name, nickname in merged:
        words[person] += [name, nickname]
    lines: list[Line] = []
    for row in Person.objects.of(account).filter(pk__in=people):
        gone = row.removed_at or row.merged_into_id
        line = "" if gone else line_of([row.name, row.nickname, row.family, *words[row.pk]])
        lines.append(("person", row.pk, row.sort_key, line))
    return lines


def organisation_lines(account: Any, organisations: Collection[UUID]) -> list[Line]:
    """What is searched for each of these organisations."""
    if not organisations:
        return []
    rows = Organisation.objects.of(account).filter(pk__in=organisations)
    names: dict[UUID, list[str]] = defaultdict(list)
    former = OrganisationName.objects.of(account).present().filter(organisation__in=organisations)
    for organisation, name in former.values_list("organisation_id", "name"):
        names[organisation].append(name)
    return [
        (
            "organisation",
            row.pk,
            row.sort_key,
            "" if row.removed_at or row.merged_into_id else line_of([row.name, row.place, row.web, *names[row.pk]]),
        )
        for row in rows
    ]


def note_lines(account: Any, notes: Collection[UUID]) -> list[Line]:
    """What is searched for each of these notes."""
    if not notes:
        return []
    rows = Note.objects.of(account).filter(pk__in=notes)
    return [("note", row.pk, row.at.isoformat(), "" if row.removed_at else line_of([row.text])) for row in rows]
