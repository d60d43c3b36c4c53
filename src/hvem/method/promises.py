"""What keeps a promise: its verb decides, and so does the conversation that came after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from hvem.method.facts import Contact, Promised

Keeping = Literal["surely", "likely", "perhaps", "no"]

ONLY_ONE = frozenset({"thank", "report"})
"""A conversation is one of these at most."""

REPORT_AFTER_DAYS = 3
"""A contact sooner than this after the conversation is hardly the report: there was no time to act on the advice."""


def keeping(promise: Promised, contact: Contact) -> Keeping:
    """Whether a conversation with the person the promise is carried out with keeps it (M33, M43).

    `surely` needs no question; `likely` counts unless the user says otherwise; `perhaps` is asked and does not count by itself.
    The contact must be with `promise.on`; for one with somebody else ask nothing here.
    """
    if not promise.open or not promise.owed_by_me or contact.history or contact.id in promise.not_by:
        return "no"
    if contact.id == promise.made_in or contact.day < promise.made_on:
        return "no"
    if promise.made_at is not None and contact.at < promise.made_at:
        return "no"
    if promise.act == "call":
        called = contact.kind == "call" and (contact.reached or (announced(promise) and not contact.inward))
        return "surely" if called or contact.kind == "meeting" else "no"
    if promise.act == "meet":
        return "surely" if contact.kind == "meeting" else "no"
    if promise.act == "write":
        return "surely" if contact.mine else "no"
    if promise.act == "thank":
        return "likely" if contact.mine else "no"
    if promise.act == "report":
        return _reported(promise, contact)
    if promise.act == "send":
        return "perhaps" if contact.mine and contact.written else "no"
    return "no"


def announced(promise: Promised) -> bool:
    """Whether it is the call a letter announced: trying it keeps it, and what follows is the follow-ups' matter (M3)."""
    return promise.act == "call" and promise.rule == "M3" and promise.owed_by_me


def _reported(promise: Promised, contact: Contact) -> Keeping:
    if not contact.mine:
        return "no"
    return "likely" if (contact.day - promise.made_on).days >= REPORT_AFTER_DAYS else "perhaps"


def kept_by(promise: Promised, contact: Contact) -> bool:
    """Whether the conversation keeps the promise by default: "call Knut" is kept by a call reached with Knut (M33)."""
    return keeping(promise, contact) in {"surely", "likely"}


def settled(promises: Iterable[Promised], contacts: Iterable[Contact], person: str) -> tuple[Promised, ...]:
    """The promises carried out with the person, each closed by the first conversation that kept it.

    One conversation is the thanks or the report, not both: the thanks come first, and what was the thanks for a meeting is
    not the report on it. What happened before the conversation a promise was made in cannot keep it. A promise kept in its row
    stays as it is, and promises with other people are returned untouched.
    """
    result = list(promises)
    waiting = [i for i, p in enumerate(result) if p.open and p.owed_by_me and p.on == person]
    if not waiting:
        return tuple(result)
    inside = sorted(contacts, key=lambda c: (c.at, c.id))
    place = {c.id: number for number, c in enumerate(inside)}
    taken = {p.kept_by: p.act for p in result if p.kept_by and p.act in ONLY_ONE}
    waiting.sort(key=lambda i: result[i].act != "thank")
    for contact in inside:
        for index in waiting:
            promise = result[index]
            if place[contact.id] <= place.get(promise.made_in, -1):
                continue
            if promise.act in ONLY_ONE and taken.get(contact.id, promise.act) != promise.act:
                continue
            if kept_by(promise, contact):
                result[index] = replace(promise, kept_on=contact.day, kept_by=contact.id)
                if promise.act in ONLY_ONE:
                    taken[contact.id] = promise.act
    return tuple(result)
