"""Where an act is done: the page for it, else the person's own number or address."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse

from hvem.people.models import ContactPoint, Person


def first_of(points: Sequence[ContactPoint], kind: str) -> str:
    """The first living address or number of a kind; empty where there is none."""
    return next((point.value for point in points if point.kind == kind and point.dead_on is None), "")


def page_named(name: str, *args: object) -> str:
    """The address of a page that may not be there; empty then."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def way_to(
    act: str, person: Person, points: Sequence[ContactPoint], *, conversation: str | None = None, meeting: str | None = None
) -> str:
    """The address where the act is done; a smaller step leads to a message, a letter or the person's page itself."""
    kind = act.removeprefix("smaller-")
    if kind == "debrief" and conversation:
        return page_named("debrief", conversation) or f"/conversations/{conversation}/"
    if kind in {"prepare", "debrief"} and meeting:
        return f"/meetings/{meeting}/"
    if act in {"call", "second-contact", "keep-in-touch", "promise"}:
        return page_named("call", person.pk) or write_to(person, points)
    if act.startswith("smaller-"):
        return message_to(person, points)
    return write_to(person, points)


def write_to(person: Person, points: Sequence[ContactPoint]) -> str:
    """Where one writes a mail to the person."""
    page = page_named("letter-new", person.pk)
    address = first_of(points, "email")
    return page or (f"mailto:{quote(address)}" if address else message_to(person, points))


def message_to(person: Person, points: Sequence[ContactPoint]) -> str:
    """One's own phone's or mail program's new message to the person; their page where neither is known."""
    number, address = first_of(points, "phone"), first_of(points, "email")
    if number:
        return f"sms:{number}"
    return f"mailto:{quote(address)}" if address else f"/people/{person.pk}/#rett"
