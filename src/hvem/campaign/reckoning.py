"""Reckoning: where each person stands, by the rules, written down so that Today and the lists only read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, get_type_hints
from uuid import UUID

from django.db import transaction

from hvem.campaign.knowing import known
from hvem.campaign.models import Campaign, Standing
from hvem.campaign.running import rules_of, workdays_of
from hvem.ground.deeds import alone
from hvem.ground.models import Wake
from hvem.method.act import Act
from hvem.method.facts import Known
from hvem.method.reason import Reason
from hvem.method.standing import standing
from hvem.method.times import TimeRules
from hvem.method.workdays import WorkDays
from hvem.people.models import Person

SLICE = 500
"""So many people are reckoned in one go, well within half a second."""

WAITING = "standings"
NOTHING: Mapping[UUID, Known] = MappingProxyType({})


def reckon_everyone(account: Any, campaign: Campaign, *, at: datetime) -> None:
    """Write anew where everyone stands who does not rest; where they are many, in slices once the deed is written.

    What is broken off is waited for in `Wake`, and the worker takes it up.
    """
    people = everyone(account, campaign)
    if len(people) <= SLICE:
        reckon(account, campaign, people)
        return
    Wake.objects.update_or_create(account=account, what=WAITING, defaults={"at": at})
    transaction.on_commit(partial(sweep, account))


def everyone(account: Any, campaign: Campaign) -> list[UUID]:
    """Everyone who stands somewhere in the campaign or is chosen, in an order that holds."""
    people = set(Standing.objects.of(account).filter(campaign=campaign).values_list("person_id", flat=True))
    people |= set(Person.objects.of(account).listed().chosen().values_list("pk", flat=True))
    return sorted(people)


def sweep(account: Any) -> None:
    """Reckon everyone anew slice by slice, each a transaction of its own by the rules as they are then."""
    waiting = Wake.objects.filter(account=account, what=WAITING).first()
    campaign = Campaign.objects.of(account).running().first()
    if waiting is None or campaign is None:
        return
    for some in _slices(everyone(account, campaign)):
        with alone(account):
            campaign.refresh_from_db()
            reckon(account, campaign, some)
    Wake.objects.filter(pk=waiting.pk, at=waiting.at).delete()


def sweep_waiting() -> None:
    """Take up every sweep that was broken off; for the worker."""
    for waiting in Wake.objects.filter(what=WAITING).select_related("account"):
        sweep(waiting.account)


def reckon(account: Any, campaign: Campaign, people: Collection[UUID], facts: Mapping[UUID, Known] = NOTHING) -> None:
    """Write anew where these people stand; people with nothing to stand on have no row.

    `facts` are those of some of them, where they were just read.
    """
    rules, days = rules_of(campaign), workdays_of(campaign)
    for some in _slices(list(people)):
        read = {person: facts[person] for person in some if person in facts}
        read |= known(account, campaign, [person for person in some if person not in facts])
        _write(account, campaign, some, read, rules, days)


def _write(
    account: Any, campaign: Campaign, people: list[UUID], facts: dict[UUID, Known], rules: TimeRules, days: WorkDays
) -> None:
    """Write the rows that differ from those there are, and take out those of people who stand nowhere any more."""
    stored = Standing.objects.of(account).filter(campaign=campaign, person_id__in=people)
    there = {row[0]: row[1:] for row in stored.values_list("person_id", *RECKONED)}
    new = []
    for person, one in facts.items():
        values = _values(one, rules, days) if _stands(one) else None
        if values is not None and there.pop(person, None) != tuple(values.values()):
            new.append(Standing(account=account, campaign=campaign, person_id=person, **values))
    gone = [*there, *(row.person_id for row in new)]
    if gone:
        Standing.objects.of(account).filter(campaign=campaign, person_id__in=gone).delete()
    Standing.objects.bulk_create(new)


RECKONED = (
    "rung", "rungs", "last_contact_on", "next_action", "next_due", "next_rule", "acts", "resting_until", "rest", "under_way",
)  # fmt: skip


def _slices(people: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(people), SLICE):
        yield people[start : start + SLICE]


def _stands(facts: Known) -> bool:
    return facts.chosen_on is not None or bool(facts.contacts or facts.promises or facts.meetings or facts.named)


def standing_row(account: Any, campaign: Campaign, facts: Known, rules: TimeRules, days: WorkDays) -> Standing:
    """One person's standing as a row, not yet written."""
    return Standing(account=account, campaign=campaign, person_id=UUID(facts.id), **_values(facts, rules, days))


def _values(facts: Known, rules: TimeRules, days: WorkDays) -> dict[str, Any]:
    """What a row holds of where one stands, in the order of `RECKONED`."""
    where = standing(facts, rules, days)
    first = where.next
    return {
        "rung": where.rung or "",
        "rungs": {rung.name: rung.on.isoformat() for rung in where.rungs if rung.on},
        "last_contact_on": where.last_contact,
        "next_action": first.action if first else "",
        "next_due": first.due_day if first else None,
        "next_rule": first.because[0].rule if first else "",
        "acts": [act_as_json(one) for one in where.acts],
        "resting_until": where.resting_until,
        "rest": _reason(where.rest) if where.rest else {},
        "under_way": facts.chosen_on is not None and not facts.quiet,
    }


def act_as_json(one: Act) -> dict[str, Any]:
    """An act as plain JSON values."""
    plain = {name: _plain(getattr(one, name)) for name in _NAMES}
    plain["because"] = [_reason(reason) for reason in one.because]
    return plain


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "key": reason.key, "facts": [[name, _plain(fact)] for name, fact in reason.facts]}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=1024)
def acts_of_text(text: str) -> tuple[Act, ...]:
    """The acts of a row's JSON text; most rows are the same as when they were last read."""
    return tuple(act_of_json(one) for one in json.loads(text))


def act_of_json(plain: dict[str, Any]) -> Act:
    """The act that `act_as_json` wrote."""
    values = dict(plain)
    for name in _DATED:
        values[name] = _moment(plain[name])
    values["because"] = tuple(reason_of_json(one) for one in plain["because"])
    return Act(**values)


_NAMES = tuple(field.name for field in fields(Act))
_DATED = tuple(field.name for field in fields(Act) if "date" in str(get_type_hints(Act)[field.name]))
"""The fields of an act that hold a day or a time."""


def reason_of_json(plain: dict[str, Any]) -> Reason:
    """The reason that was stored with an act or a rest."""
    return Reason(plain["rule"], plain["key"], tuple((name, _moment(fact)) for name, fact in plain["facts"]))


def _moment(value: Any) -> Any:
    """A day or time written in ISO 8601 read back; any other value as it is."""
    if not isinstance(value, str) or len(value) not in {10, 16, 19, 26} or value[4:5] != "-":
        return value
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return value
