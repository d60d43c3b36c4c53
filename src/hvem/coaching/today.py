"""Today: what falls due with everyone, read from where each person stands; for a time gone by, reckoned from the rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast

from hvem.campaign.knowing import known
from hvem.campaign.models import (
    Advice,
    Campaign,
    Conversation,
    Gift,
    Meeting,
    MeetingPart,
    Part,
    Promise,
    Referral,
    Snooze,
    Standing,
)
from hvem.campaign.reckoning import acts_of_text
from hvem.campaign.running import rules_of, running, workdays_of
from hvem.coaching.rekindling import proposals
from hvem.correspondence.models import Letter
from hvem.ground.rows import SLICE, slices
from hvem.method.act import Act
from hvem.method.acts import acts
from hvem.method.today import order

FIRST_LETTERS = frozenset({"letter", "rekindle"})
AHEAD = timedelta(days=6)
"""How far ahead something due counts as under way."""


def today(account: Any, at: datetime, *, looking_back: bool = False, resting: bool = True) -> tuple[Act, ...]:
    """Everything due on or before the day of `at`, in order, with those proposed to be woken (contract, `hvem today`).

    With `looking_back` nothing that happened after `at` is seen. Without `resting`, what has come to rest in its list (a
    conversation long open) is left out.
    """
    campaign = running(account, on=account.day(at))
    return ordered(account, campaign, acts_at(account, campaign, at, looking_back=looking_back), at, resting=resting)


def ordered(account: Any, campaign: Campaign, found: Collection[Act], at: datetime, *, resting: bool = True) -> tuple[Act, ...]:
    """The acts that are due at the moment, in order, filled up with people to wake where few are under way (M1, M8b)."""
    local = account.local(at)
    due = order(_not_on_its_way(account, found, at), local, resting=resting)
    woken = proposals(account, campaign, at, found)
    already = {one.person for one in due}
    return order([*due, *(one for one in woken if one.person not in already)], local, resting=resting)


def _not_on_its_way(account: Any, found: Collection[Act], at: datetime) -> Collection[Act]:
    """The acts without first letters that are let go and only wait for their time: they are as good as done (M3)."""
    if not any(one.action in FIRST_LETTERS for one in found):
        return found
    rows = Letter.objects.of(account).released().filter(released_at__lte=at, way="mail").values_list("person_id", flat=True)
    going = {str(person) for person in rows}
    return [one for one in found if not (one.action in FIRST_LETTERS and one.person in going)] if going else found


def acts_at(account: Any, campaign: Campaign, at: datetime, *, looking_back: bool = False) -> list[Act]:
    """What falls due with anyone until a week after `at`, from where they stand.

    With `looking_back`, the people with whom something happened after `at` are reckoned anew from their rows as they were then.
    """
    last = account.day(at) + AHEAD
    rows = Standing.objects.of(account).filter(campaign=campaign, next_due__lte=last)
    changed = changed_since(account, at) if looking_back else set()
    if changed:
        rows = rows.exclude(person_id__in=list(changed)) if len(changed) <= SLICE else rows
    texts = rows.annotate(text=Cast("acts", TextField())).values_list("person_id", "text")
    stored = [one for person, text in texts if person not in changed for one in acts_of_text(text)]
    found = stored + reckoned(account, campaign, changed, at)
    return [one for one in found if one.due_day <= last]


def reckoned(account: Any, campaign: Campaign, people: Collection[UUID], at: datetime) -> list[Act]:
    """What falls due with these people by the rows as they were at the moment, whatever day it is."""
    if not people:
        return []
    rules, days = rules_of(campaign), workdays_of(campaign)
    some_of = slices(list(people), SLICE)
    return [
        act for some in some_of for facts in known(account, campaign, some, until=at).values() for act in acts(facts, rules, days)
    ]


def changed_since(account: Any, at: datetime) -> set[UUID]:
    """The people with whom something happened after the moment: talked, promised, kept, named, given, put off, answered."""
    day = account.day(at)
    talks = Conversation.objects.of(account).present()
    later = set(talks.filter(at__gt=at).values_list("pk", flat=True)) | set(_marked_since(talks, day))
    people = set(Part.objects.of(account).present().filter(conversation_id__in=later).values_list("person_id", flat=True))
    people |= _sides(Promise, account, ("to_id", "about_id"), conversation_id__in=later)
    for after in ({"made_at__gt": at}, {"kept_on__gte": day}, {"lapsed_on__gt": day}):
        people |= _sides(Promise, account, ("to_id", "about_id"), **after)
    for after in ({"named_on__gte": day}, {"contacted_on__gte": day}):
        people |= _sides(Referral, account, ("person_id", "named_by_id"), **after)
    people |= _sides(Advice, account, ("person_id",), given_on__gte=day)
    people |= _sides(Gift, account, ("person_id",), on__gt=day)
    people |= _sides(Snooze, account, ("person_id",), on__gt=day)
    held = Meeting.objects.of(account).present().filter(held_on__gte=day).values_list("pk", flat=True)
    people |= _sides(MeetingPart, account, ("person_id",), meeting_id__in=set(held))
    return people - {None}


def _marked_since(talks: Any, day: date) -> list[UUID]:
    """The letters whose fate was learnt on the day or later."""
    return [
        *talks.filter(answered_on__gte=day).values_list("pk", flat=True),
        *talks.filter(bounced_on__gt=day).values_list("pk", flat=True),
    ]


def _sides(model: Any, account: Any, columns: tuple[str, ...], **after: Any) -> set[UUID]:
    rows = model.objects.of(account).present().filter(**after).values_list(*columns)
    return {person for row in rows for person in row}
