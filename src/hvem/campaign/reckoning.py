"""Reckoning: where each person stands, by the rules, written down so that Today and the lists only read."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, get_type_hints
from uuid import UUID

from hvem.campaign.knowing import known
from hvem.campaign.models import Campaign, Standing
from hvem.campaign.running import rules_of, workdays_of
from hvem.ground.deeds import alone
from hvem.ground.rows import SLICE, slices
from hvem.ground.sweeping import sweep_later, sweeps
from hvem.method.act import Act
from hvem.method.facts import Known
from hvem.method.reason import Fact, Reason
from hvem.method.standing import standing
from hvem.method.times import TimeRules
from hvem.method.workdays import WorkDays
from hvem.people.models import Person

WAITING = "standings"
NOTHING: Mapping[UUID, Known] = MappingProxyType({})


def reckon_everyone(account: Any, campaign: Campaign, *, at: datetime) -> None:
    """Write anew where everyone stands who does not rest; where they are many, in slices once the deed is written."""
    people = everyone(account, campaign)
    if len(people) <= SLICE:
        reckon(account, campaign, people)
    else:
        sweep_later(account, WAITING, at=at)


def everyone(account: Any, campaign: Campaign) -> list[UUID]:
    """Everyone who stands somewhere in the campaign or is chosen, in an order that holds."""
    people = set(Standing.objects.of(account).filter(campaign=campaign).values_list("person_id", flat=True))
    people |= set(Person.objects.of(account).listed().chosen().values_list("pk", flat=True))
    return sorted(people)


@sweeps(WAITING)
def reckon_slices(account: Any, about: str = "") -> None:
    """Reckon everyone anew slice by slice, each a transaction of its own by the rules as they are then."""
    campaign = Campaign.objects.of(account).running().first()
    if campaign is None:
        return
    for some in slices(everyone(account, campaign), SLICE):
        with alone(account):
            campaign.refresh_from_db()
            reckon(account, campaign, some)


def reckon(account: Any, campaign: Campaign, people: Collection[UUID], facts: Mapping[UUID, Known] = NOTHING) -> None:
    """Write anew where these people stand; people with nothing to stand on have no row.

    `facts` are those of some of them, where they were just read.
    """
    rules, days = rules_of(campaign), workdays_of(campaign)
    for some in slices(list(people), SLICE):
        read = {person: facts[person] for person in some if person in facts}
        read |= known(account, campaign, [person for person in some if person not in facts])
        _write(account, campaign, some, read, rules, days)


def _write(
    account: Any, campaign: Campaign, people: Sequence[UUID], facts: dict[UUID, Known], rules: TimeRules, days: WorkDays
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
    plain = {name: getattr(one, name) for name in _NAMES}
    plain |= {name: plain[name].isoformat() for name in _DATED if plain[name] is not None}
    plain["because"] = [_reason(reason) for reason in one.because]
    return plain


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "key": reason.key, "facts": [_plain(name, fact) for name, fact in reason.facts]}


def _plain(name: str, fact: Fact) -> list[Any]:
    """A fact with its name; a day or time says that it is one, since words may look like it."""
    if isinstance(fact, date):
        return [name, fact.isoformat(), "moment" if isinstance(fact, datetime) else "day"]
    return [name, fact]


@lru_cache(maxsize=1024)
def acts_of_text(text: str) -> tuple[Act, ...]:
    """The acts of a row's JSON text; most rows are the same as when they were last read."""
    return tuple(act_of_json(one) for one in json.loads(text))


def act_of_json(plain: dict[str, Any]) -> Act:
    """The act that `act_as_json` wrote."""
    values = dict(plain)
    for name in _DATED:
        if values[name] is not None:
            values[name] = _read("moment" if "T" in values[name] else "day", values[name])
    values["because"] = tuple(reason_of_json(one) for one in plain["because"])
    return Act(**values)


_NAMES = tuple(field.name for field in fields(Act))
_DATED = tuple(field.name for field in fields(Act) if "date" in str(get_type_hints(Act)[field.name]))
"""The fields of an act that hold a day or a time."""


def reason_of_json(plain: dict[str, Any]) -> Reason:
    """The reason that was stored with an act or a rest."""
    return Reason(plain["rule"], plain["key"], tuple(_fact(*fact) for fact in plain["facts"]))


def _fact(name: str, value: Any, kind: str = "") -> tuple[str, Fact]:
    return name, _read(kind, value) if kind else value


def _read(kind: str, text: str) -> date | datetime:
    return datetime.fromisoformat(text) if kind == "moment" else date.fromisoformat(text)
