"""The mirror: the campaign's own rows as the few honest numbers of the method, and week by week (M37)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hvem.campaign.knowing import known, promised_of
from hvem.campaign.models import Campaign, Gift, Part, Promise, Referral
from hvem.campaign.running import running, workdays_of
from hvem.ground.rows import SLICE, slices
from hvem.method.facts import Contact, Known, Promised
from hvem.method.mirror import Exchange, FirstNamed, Gifts, Mirror, mirror
from hvem.people.models import Person


@dataclass(frozen=True, slots=True)
class Glass:
    """What the mirror is reckoned from: the people in touch with, the exchanges, the names, promises and gifts until a moment.

    `felt` holds the feeling after each conversation, 1 (heavy) to 5 (light), by its day.
    """

    campaign: Campaign
    people: tuple[Known, ...]
    exchanges: tuple[Exchange, ...]
    named: tuple[FirstNamed, ...]
    promises: tuple[Promised, ...]
    gifts: Gifts
    felt: tuple[tuple[date, int], ...]
    listed: int


def mirror_at(account: Any, at: datetime) -> Mirror:
    """The mirror's numbers as they were at the moment, over the whole campaign."""
    return reflected(glass(account, at), account.day(at))


def reflected(seen: Glass, day: date) -> Mirror:
    """The mirror's numbers of what was read; `people` counts everyone on the list, those who rest too."""
    found = mirror(
        seen.people,
        seen.exchanges,
        seen.named,
        seen.promises,
        seen.gifts,
        seen.campaign.started_on,
        day,
        workdays_of(seen.campaign),
    )
    return replace(found, people=seen.listed)


def glass(account: Any, at: datetime) -> Glass:
    """Read what the mirror needs, with nothing that happened after the moment; the queries grow with a slice of people at a time."""
    day = account.day(at)
    campaign = running(account, on=day)
    parts = Part.objects.of(account).present().filter(
        role="with", conversation__campaign=campaign, conversation__removed_at=None, conversation__at__lte=at
    )  # fmt: skip
    talks = {
        pk: (share, felt, moment)
        for pk, share, felt, moment in parts.values_list(
            "conversation_id", "conversation__my_share", "conversation__felt", "conversation__at"
        )
    }
    people = _people(account, campaign, list(dict.fromkeys(parts.values_list("person_id", flat=True))), at)
    promises = Promise.objects.of(account).present().filter(campaign=campaign, act="report", made_at__lte=at)
    names = (
        Referral.objects.of(account).present().filter(campaign=campaign, first=True, named_on__lte=day).exclude(conversation=None)
    )
    gifts = list(Gift.objects.of(account).present().filter(campaign=campaign, on__lte=day).values_list("got", "on"))
    return Glass(
        campaign=campaign,
        people=people,
        exchanges=tuple(Exchange(one.id, talk, _others(talks, talk)) for one in people for talk in one.contacts),
        named=tuple(
            FirstNamed(str(pk), on) for pk, on in names.filter(conversation__at__lte=at).values_list("person_id", "named_on")
        ),
        promises=tuple(promised_of(account, row, at) for row in promises.select_related("to", "kept_by")),
        gifts=Gifts(tuple(on for got, on in gifts if not got), tuple(on for got, on in gifts if got)),
        felt=tuple(sorted((account.day(moment), felt) for _, felt, moment in talks.values() if felt)),
        listed=Person.objects.of(account).listed().count(),
    )


def _people(account: Any, campaign: Campaign, ids: list[UUID], at: datetime) -> tuple[Known, ...]:
    return tuple(facts for some in slices(ids, SLICE) for facts in known(account, campaign, some, until=at).values())


def _others(talks: dict[UUID, tuple[int | None, int | None, datetime]], talk: Contact) -> float | None:
    """The others' share of the talking, 0-1, where it was noted."""
    share = talks[UUID(talk.id)][0]
    return None if share is None else 1 - share / 100
