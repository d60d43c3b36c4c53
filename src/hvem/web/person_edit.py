"""Changing what stands about a person, by small forms on their page; each answers with a line that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from hvem.accounts.access import Row, Seat, own
from hvem.campaign import calling, promising
from hvem.campaign.models import Promise, Wonder
from hvem.ground.deeds import Deed
from hvem.people import editing
from hvem.people.models import CIRCLES, POINT_KINDS, ContactPoint, Label, Note, Person, Position, Tie
from hvem.web import shown
from hvem.web.fields import day_in, figure
from hvem.web.once import once
from hvem.web.page import beside, done, seat, signed_in
from hvem.web.stale import Shown, checked
from hvem.wording.catalogue import LANGUAGES

Change = Callable[[Seat, Person, Any], Deed]


def _of(model: type[Row], row_id: str, here: Seat, person: Person) -> Row:
    """The person's own row of this id; 404 for anything else."""
    row = own(model, row_id, here.account)
    if row.person_id != person.pk:  # type: ignore[attr-defined]
        raise Http404
    return row


def names(here: Seat, person: Person, fields: Any) -> Deed:
    """The parts of the name."""
    return editing.rename(here, person, **{name: fields.get(name, "") for name in editing.NAMES if name in fields})


def points(here: Seat, person: Person, fields: Any) -> Deed:
    """Ways to reach the person: a new one, one corrected, or one taken away."""
    if fields.get("row"):
        point = _of(ContactPoint, fields["row"], here, person)
        if fields.get("do") == "remove":
            return editing.remove_row(here, person, point)
        return editing.change_point(
            here,
            point,
            value=fields.get("value", point.value),
            label=fields.get("label", ""),
            preferred="preferred" in fields,
            dead="dead" in fields,
        )
    value = fields.get("value", "")
    kind = fields.get("kind", "")
    if kind not in POINT_KINDS:
        kind = "email" if "@" in value else "phone"
    return editing.add_point(here, person, kind, value, fields.get("label", ""))


def positions(here: Seat, person: Person, fields: Any) -> Deed:
    """A role somewhere: a new one, one corrected, or one taken away."""
    row = _of(Position, fields["row"], here, person) if fields.get("row") else None
    if row and fields.get("do") == "remove":
        return editing.remove_row(here, person, row)
    return editing.set_position(
        here, person, row, organisation=fields.get("organisation", ""), title=fields.get("title", ""), department=fields.get("department", ""),
        from_year=figure(fields.get("from_year", ""), 1900, 2100), to_year=figure(fields.get("to_year", ""), 1900, 2100),
    )  # fmt: skip


def known(here: Seat, person: Person, fields: Any) -> Deed:
    """Where we know each other from, how we met and through whom."""
    return editing.set_known(here, person, fields.getlist("circle"), fields.get("how_met", ""), fields.get("through", ""))


def tie(here: Seat, person: Person, fields: Any) -> Deed:
    """How close we are, the three marks, and the roles they have."""
    return editing.set_tie(here, person, fields.get("closeness", ""), fields.getlist("mark"), fields.getlist("role"))


def tags(here: Seat, person: Person, fields: Any) -> Deed:
    """The user's own tags, with commas between."""
    return editing.set_labels(here, person, "tag", fields.get("tags", "").split(","))


def about(here: Seat, person: Person, fields: Any) -> Deed:
    """The language of letters and the birthday."""
    language = fields.get("letter_language", "")
    return editing.describe(
        here,
        person,
        letter_language=language if language in LANGUAGES else "",
        birthday=fields.get("birthday", "").strip()[:20],
    )


def quiet(here: Seat, person: Person, fields: Any) -> Deed:
    """A bad time, illness, death, a conflict, or a wish not to be contacted, with its days."""
    return editing.set_quiet(
        here, person, fields.get("why", ""), day_in(fields.get("since", "")), day_in(fields.get("until", ""))
    )


def notes(here: Seat, person: Person, fields: Any) -> Deed:
    """A note, or what they told of themselves."""
    row = _of(Note, fields["row"], here, person) if fields.get("row") else None
    return editing.write_note(here, person, fields.get("text", ""), "told" if fields.get("kind") == "told" else "note", row)


def wonder(here: Seat, person: Person, fields: Any) -> Deed:
    """What I really wonder about the person (M8); `row` was asked, or is taken away."""
    if not fields.get("row"):
        return calling.wonder(here, person, fields.get("text", ""))
    row = _of(Wonder, fields["row"], here, person)
    return calling.forget(here, row) if fields.get("do") == "remove" else calling.asked(here, row)


def promise(here: Seat, person: Person, fields: Any) -> Deed:
    """A promise between us is kept, or open again."""
    row = own(Promise, fields.get("row", ""), here.account)
    if person.pk not in {row.to_id, row.about_id}:
        raise Http404
    verb = promising.open_again if row.kept_on else promising.keep
    return verb(here.account, row, at=here.now, by=here.user, language=here.language)


CHANGES: dict[str, Change] = {
    "names": names, "points": points, "positions": positions, "known": known, "tie": tie, "tags": tags, "about": about, "quiet": quiet,
    "notes": notes, "wonder": wonder, "promise": promise,
    "choose": lambda here, person, _: editing.choose_one(here, person),
    "rest": lambda here, person, _: editing.rest_one(here, person),
    "delete": lambda here, person, _: editing.delete_one(here, person),
}  # fmt: skip


def _words(here: Seat, person: Person, kind: str) -> list[str]:
    labels = Label.objects.of(here.account).present().filter(person=person, kind=kind).order_by("pk")
    return list(labels.values_list("word", flat=True))


def _row_stands(here: Seat, person: Person, fields: Any, what: str) -> Sequence[Shown]:
    """What stands in a form of one row; nothing for a new row, or one that is taken away."""
    if not fields.get("row") or fields.get("do") == "remove":
        return ()
    if what == "points":
        return shown.person_point(_of(ContactPoint, fields["row"], here, person))
    if what == "positions":
        return shown.person_position(_of(Position, fields["row"], here, person))
    return shown.person_note(_of(Note, fields["row"], here, person).text)


def _stands(here: Seat, fields: Any, person_id: UUID, what: str) -> Sequence[Shown]:
    """What stands now in the form that was sent."""
    person = own(Person, person_id, here.account)
    if what in {"points", "positions", "notes"}:
        return _row_stands(here, person, fields, what)
    if what == "known":
        return shown.person_known(person, [one for one in _words(here, person, "circle") if one in CIRCLES])
    if what == "tie":
        tie = Tie.objects.of(here.account).present().filter(person=person).first()
        return shown.person_tie(person, tie, _words(here, person, "role"))
    if what == "tags":
        return shown.person_tags(_words(here, person, "tag"))
    plain = {"names": shown.person_names, "about": shown.person_about, "quiet": shown.person_quiet}.get(what)
    return plain(person) if plain else ()


@require_POST
@signed_in
def edit(request: HttpRequest, person_id: UUID, what: str) -> HttpResponse:
    """One of the small forms of the person's page."""
    return (once(_edit) if what == "notes" else _edit)(request, person_id, what)


@checked(_stands)
def _edit(request: HttpRequest, person_id: UUID, what: str) -> HttpResponse:
    here = seat(request)
    person = own(Person, person_id, here.account)
    if what not in CHANGES:
        raise Http404
    deed = CHANGES[what](here, person, request.POST)
    return done(
        request, deed, then="/people/" if what == "delete" else f"/people/{person.pk}/{beside(request.POST.get('at', ''))}"
    )


urls = [path("people/<uuid:person_id>/edit/<slug:what>/", edit, name="person-edit")]
