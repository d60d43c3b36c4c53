"""Two who are one: everything of both becomes the kept one's, the other stays as a sign that leads there; one deed, undone as one.

The kept one's words win, what is empty is filled, and what differs is written down in a note, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from hvem.ground.deeds import Deed
from hvem.ground.merging import bring_together
from hvem.people.models import ContactPoint, Note, Organisation, OrganisationName, Person, Source
from hvem.reading.folding import fold
from hvem.wording.catalogue import say

NAMES = ("given", "middle", "family", "prefix", "suffix", "nickname", "name")
TOLD = ("how_met", "birthday")
"""Fields of a person of which the other's words go into a note where they differ."""
FACTS = ("about", "place", "web", "number")
"""The same of an organisation."""
FILLED = ("letter_language", "uid", "source_id", "through_id")
GRAVITY = ("dead", "do-not-contact", "conflict", "ill", "bad-time")
"""Why one is left in peace, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Both:
    """What two become: the fields of the kept one, the name the other keeps, and the words that would else be lost, by field."""

    fields: dict[str, Any]
    other_name: dict[str, str]
    told: Sequence[tuple[str, str]] = field(default_factory=list)


def both(kept: Person, gone: Person, *, name: Person | None = None) -> Both:
    """What two people become under the name of one of them, the kept one's where none is said; nothing is written."""
    named, other = (kept, gone) if name is None or name.pk == kept.pk else (gone, kept)
    fields: dict[str, Any] = _names(named, other)
    fields |= {one: getattr(kept, one) or getattr(gone, one) for one in (*TOLD, *FILLED)}
    if fields["through_id"] in (kept.pk, gone.pk):
        fields["through_id"] = None
    fields["chosen_on"] = min(filter(None, (kept.chosen_on, gone.chosen_on)), default=None)
    fields |= _quiet(kept, gone)
    told = [*_differing(kept, gone, TOLD), *_differing(named, other, ("nickname",))]
    return Both(fields, {one: getattr(other, one) for one in NAMES}, told)


def _names(named: Person, other: Person) -> dict[str, str]:
    """The chosen name's parts; those it lacks are the other's where the two go by the same name."""
    same = fold(named.name) == fold(other.name)
    lent = {"nickname", "prefix", "suffix"} | (
        {"given", "middle", "family"} if same and not (named.given or named.family) else set()
    )
    return {one: getattr(named, one) or (getattr(other, one) if one in lent else "") for one in NAMES}


def _quiet(kept: Person, gone: Person) -> dict[str, Any]:
    """Why and when they are left in peace: the weightier reason of two, and of the same reason the longer time."""
    marked = [one for one in (kept, gone) if one.quiet_why]
    marked.sort(key=lambda one: GRAVITY.index(one.quiet_why) if one.quiet_why in GRAVITY else len(GRAVITY))
    if not marked:
        return {"quiet_why": "", "quiet_from": None, "quiet_until": None}
    same = [one for one in marked if one.quiet_why == marked[0].quiet_why]
    since = [one.quiet_from for one in same if one.quiet_from]
    until = [one.quiet_until for one in same if one.quiet_until]
    return {
        "quiet_why": marked[0].quiet_why,
        "quiet_from": min(since) if len(since) == len(same) else None,
        "quiet_until": max(until) if len(until) == len(same) else None,
    }


def _differing(kept: Any, gone: Any, names: Iterable[str]) -> list[tuple[str, str]]:
    pairs = [(name, getattr(kept, name), getattr(gone, name)) for name in names]
    return [(name, theirs.strip()) for name, ours, theirs in pairs if ours and theirs.strip() and fold(ours) != fold(theirs)]


def merge(account: Any, keep: Person, gone: Person, *, at: datetime, by: Any, name: Person | None = None) -> Deed:
    """Let two people be one: `gone` leads to `keep` from now on, who goes by the name of `name`, one of the two.

    Where one of them is no longer in the list, or both are one already, nothing is done.
    """
    with Deed(account, "people-merged", at=at, by=by) as deed:
        listed = Person.objects.of(account).listed().in_bulk([keep.pk, gone.pk])
        if len(listed) < 2:
            return deed
        keep, gone = listed[keep.pk], listed[gone.pk]
        become = both(keep, gone, name=name)
        deed.about(keep, name=become.fields["name"], other=become.other_name["name"])
        preferred = _preferred(keep)
        bring_together(deed, keep, gone)
        keep.refresh_from_db()
        deed.change(gone, merged_into=keep, **become.other_name)
        deed.change(keep, **become.fields)
        _note(deed, become.told, by, person=keep)
        _prefer_one(deed, keep, preferred)
    return deed


def merge_organisations(account: Any, keep: Organisation, gone: Organisation, *, at: datetime, by: Any) -> Deed:
    """Let two organisations be one, under the kept one's name; the other's is remembered among its names."""
    with Deed(account, "organisations-merged", at=at, by=by) as deed:
        listed = Organisation.objects.of(account).present().filter(merged_into=None).in_bulk([keep.pk, gone.pk])
        if len(listed) < 2:
            return deed
        keep, gone = listed[keep.pk], listed[gone.pk]
        deed.about(keep, name=keep.name, other=gone.name)
        bring_together(deed, keep, gone)
        deed.change(gone, merged_into=keep)
        told = _differing(keep, gone, FACTS)
        deed.change(keep, **{one: getattr(keep, one) or getattr(gone, one) for one in FACTS})
        if keep.name != gone.name and not keep.names.filter(name=gone.name, removed_at=None).exists():
            deed.add(OrganisationName(organisation=keep, name=gone.name))
        _note(deed, told, by, organisation=keep)
    return deed


def _note(deed: Deed, told: Sequence[tuple[str, str]], by: Any, **about: Any) -> None:
    """Write down what the other's fields said otherwise."""
    if not told:
        return
    language: Any = getattr(by, "language", "nb")
    text = "\n".join(say(language, f"merging.said-{name.replace('_', '-')}", words=words) for name, words in told)
    deed.add(Note(text=text, at=deed.at, source=deed.add(Source(kind="own", at=deed.at)), **about))


def _preferred(person: Person) -> set[UUID]:
    rows = ContactPoint.objects.of(person.account_id).present().filter(person=person)
    return set(rows.exclude(preferred_on=None).values_list("pk", flat=True))


def _prefer_one(deed: Deed, person: Person, before: Collection[UUID]) -> None:
    """Of each kind one way to reach them stands first: the one that did before, else the other's."""
    seen: set[str] = set()
    rows = ContactPoint.objects.of(deed.account).present().filter(person=person).exclude(preferred_on=None).order_by("pk")
    for point in sorted(rows, key=lambda one: one.pk not in before):
        if point.kind in seen:
            deed.change(point, preferred_on=None)
        seen.add(point.kind)
