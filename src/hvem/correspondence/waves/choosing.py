"""Whom a wave may be written to: everyone but those who want peace, have no address, or were written to or answered lately (M3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hvem.campaign.models import Campaign, Part, Standing
from hvem.correspondence.models import Letter, Wave
from hvem.people.models import ContactPoint, Person

LATELY = timedelta(days=30)
"""So long after a letter nobody gets another in a wave; a letter of their own may always be written."""
ANSWERED = timedelta(days=60)
"""So long after an answer one talks with people rather than writes to them in a wave."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why someone is not written to in a wave: the key of a sentence and what fills it."""

    key: str
    facts: dict[str, Any] = field(default_factory=dict)


def refusals(
    account: Any, campaign: Campaign, people: Sequence[Person], today: date, *, but: Wave | None = None
) -> dict[UUID, Refused]:
    """Those of these people who may not be written to now, each with the weightiest reason; `but` is the wave they are in themselves.

    Six questions to the database, however many people.
    """
    ids = [one.pk for one in people]
    addresses, waves = _addresses(account, ids), _in_waves(account, ids, but)
    written, answered = _written(account, campaign, ids, today)
    resting = _resting(account, campaign, ids, today)
    found: dict[UUID, Refused] = {}
    for one in people:
        reason = _wants_peace(one, today) or _without_address(addresses.get(one.pk))
        if reason is None and one.pk in waves:
            reason = Refused("in-wave", {"wave": waves[one.pk]}) if waves[one.pk] else Refused("in-a-wave")
        if reason is None and one.pk in answered:
            reason = Refused("answered", {"on": answered[one.pk]})
        if reason is None and one.pk in resting:
            reason = Refused("resting", {"until": resting[one.pk]})
        if reason is None and one.pk in written:
            reason = Refused("written", {"on": written[one.pk]})
        if reason:
            found[one.pk] = reason
    return found


def _wants_peace(person: Person, today: date) -> Refused | None:
    if not person.is_quiet(today):
        return None
    if person.quiet_until and person.quiet_why not in {"dead", "do-not-contact"}:
        return Refused(f"{person.quiet_why}-until", {"until": person.quiet_until})
    return Refused(str(person.quiet_why))


def _without_address(states: Collection[bool] | None) -> Refused | None:
    """No address, or only addresses that mail came back from; `states` says of each whether it lives."""
    if not states:
        return Refused("no-address")
    return None if any(states) else Refused("dead-address")


def _addresses(account: Any, ids: Collection[UUID]) -> dict[UUID, list[bool]]:
    found: dict[UUID, list[bool]] = {}
    rows = ContactPoint.objects.of(account).present().filter(person_id__in=ids, kind="email")
    for person, dead_on in rows.values_list("person_id", "dead_on"):
        found.setdefault(person, []).append(dead_on is None)
    return found


def _in_waves(account: Any, ids: Collection[UUID], but: Wave | None) -> dict[UUID, str]:
    """Who has a letter that has not left in another wave, with what the wave is called."""
    rows = Letter.objects.of(account).present().filter(person_id__in=ids, sent_at=None, wave__isnull=False, wave__removed_at=None)
    if but is not None:
        rows = rows.exclude(wave=but)
    return dict(rows.values_list("person_id", "wave__name"))


def _written(account: Any, campaign: Campaign, ids: Collection[UUID], today: date) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """The last day each was written to lately, and the last day each wrote or answered; what was before the campaign told nobody of it."""
    since = max(today - ANSWERED, campaign.started_on)
    parts = Part.objects.of(account).present().filter(
        person_id__in=ids, role="with", conversation__removed_at=None, conversation__kind__in=("mail", "message"),
        conversation__bounced_on=None, conversation__at__gte=account.starts(since),
    )  # fmt: skip
    written: dict[UUID, date] = {}
    answered: dict[UUID, date] = {}
    rows = parts.order_by("conversation__at", "pk")
    for person, at, inward, answer in rows.values_list(
        "person_id", "conversation__at", "conversation__inward", "conversation__answered_on"
    ):
        day = account.day(at)
        if inward or answer:
            answered[person] = max(answered.get(person, date.min), day if inward else answer)
        elif day > today - LATELY:
            written[person] = day
    return written, answered


def _resting(account: Any, campaign: Campaign, ids: Collection[UUID], today: date) -> dict[UUID, date]:
    """Who rests after follow-ups without an answer; a bad time yet to come is no rest."""
    rows = Standing.objects.of(account).filter(campaign=campaign, person_id__in=ids, resting_until__gt=today)
    return {
        person: until
        for person, until, rest in rows.values_list("person_id", "resting_until", "rest")
        if (rest or {}).get("key") == "resting"
    }
