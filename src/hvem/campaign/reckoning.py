"""Reckoning: where each person stands, by the rules, written down so that Today and the lists only read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, get_type_hints
from uuid import UUID

from hvem.campaign.knowing import known
from hvem.campaign.models import Campaign, Standing
from hvem.campaign.running import rules_of, workdays_of
from hvem.method.act import Act
from hvem.method.facts import Known
from hvem.method.reason import Reason
from hvem.method.standing import standing
from hvem.people.models import Person

SLICE = 400


def reckon(account: Any, campaign: Campaign, people: Collection[UUID] | None) -> None:
    """Write anew where these people stand (None: everyone who does not rest); people with nothing to stand on have no row."""
    if people is None:
        people = set(Standing.objects.of(account).filter(campaign=campaign).values_list("person_id", flat=True))
        people |= set(Person.objects.of(account).listed().chosen().values_list("pk", flat=True))
    rules, days = rules_of(campaign), workdays_of(campaign)
    for some in _slices(list(people)):
        facts = known(account, campaign, some)
        Standing.objects.of(account).filter(campaign=campaign, person_id__in=some).delete()
        rows = [standing_row(account, campaign, one, rules, days) for one in facts.values() if _stands(one)]
        Standing.objects.bulk_create(rows)


def _slices(people: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(people), SLICE):
        yield people[start : start + SLICE]


def _stands(facts: Known) -> bool:
    return facts.chosen_on is not None or bool(facts.contacts or facts.promises or facts.meetings or facts.named)


def standing_row(account: Any, campaign: Campaign, facts: Known, rules: Any, days: Any) -> Standing:
    """One person's standing as a row, not yet written."""
    where = standing(facts, rules, days)
    first = where.next
    return Standing(
        account=account,
        campaign=campaign,
        person_id=UUID(facts.id),
        rung=where.rung or "",
        rungs={rung.name: rung.on.isoformat() for rung in where.rungs if rung.on},
        last_contact_on=where.last_contact,
        next_action=first.action if first else "",
        next_due=first.due_day if first else None,
        next_rule=first.because[0].rule if first else "",
        acts=[act_as_json(one) for one in where.acts],
        resting_until=where.resting_until,
        rest=_reason(where.rest) if where.rest else {},
        under_way=facts.chosen_on is not None and not facts.quiet,
    )


def _reason(reason: Reason) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(asdict(reason))
    return plain


def act_as_json(one: Act) -> dict[str, Any]:
    """An act as plain JSON values."""
    return {name: _plain(value) for name, value in asdict(one).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value


def act_of_json(plain: dict[str, Any]) -> Act:
    """The act that `act_as_json` wrote."""
    values = dict(plain)
    for name in _DATED:
        values[name] = _moment(plain[name])
    values["because"] = tuple(reason_of_json(one) for one in plain["because"])
    return Act(**values)


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
