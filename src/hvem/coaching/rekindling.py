"""Whom to wake: where fewer are under way than the pace allows, a few of those who rest are proposed (M1, M8b)."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q

from hvem.campaign.models import Campaign, Part, Snooze, Standing
from hvem.campaign.running import rules_of
from hvem.method.act import MINUTES, Act
from hvem.method.rekindle import A_DAY, Dormant, Pick, choose_to_rekindle
from hvem.method.times import rested_until
from hvem.people.models import ContactPoint, Label, Person, Tie, called

SAMPLE = 200
"""So many of those with no mark are looked at each day; another part of the list every day."""
MARKED = 200
LATELY = timedelta(days=30)
GENTLE = frozenset({"give", "keep-in-touch"})
"""Acts that go on by themselves: whoever has only these is not under way."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Those who rested when the day began: the candidates, the circles asked lately, and who has been chosen since."""

    candidates: tuple[Dormant, ...]
    circles: tuple[str, ...]
    chosen_today: frozenset[str]


def proposals(account: Any, campaign: Campaign, at: datetime, found: Collection[Act]) -> list[Act]:
    """At most three people to wake, the same ones all day; whoever was chosen or put off since is left out (M1, M8b).

    `found` is what falls due with anyone within the week: as many people as the pace has conversations may be under way.
    """
    day = account.day(at)
    busy_with = {one.person for one in found if one.action not in GENTLE}
    if len(busy_with - _chosen_on(account, day)) >= campaign.conversations_a_week:
        return []
    resting = _resting(account, account.counter, campaign, day)
    if not resting.candidates:
        return []
    room = min(A_DAY, campaign.conversations_a_week - len(busy_with - resting.chosen_today))
    if room <= 0:
        return []
    picks = _picks(resting, f"{account.pk}/{day}", day, room)
    busy = resting.chosen_today | _put_off(account, campaign, day, [UUID(one.person) for one in picks])
    return [_act(one, day) for one in picks if one.person not in busy]


def lost_touch(account: Any, campaign: Campaign, day: date, *, at_most: int) -> list[Pick]:
    """Some of those one has lost touch with, for letters to several: chosen as the proposals are, one in five by lot (M8b)."""
    resting = _resting(account, account.counter, campaign, day)
    left, picked = resting.candidates, list[Pick]()
    for number in range(-(-at_most // A_DAY)):
        picked += choose_to_rekindle(
            left, f"{account.pk}/{day}/letters/{number}", day, at_most=at_most - len(picked), recent_circles=resting.circles
        )
        taken = {one.person for one in picked}
        left = tuple(one for one in left if one.id not in taken)
    return picked


def _chosen_on(account: Any, day: date) -> set[str]:
    """Everyone chosen on the day."""
    return {
        str(pk)
        for pk in Person.objects.of(account).listed().filter(quiet_why="", chosen_on__gte=day).values_list("pk", flat=True)
    }


def _act(pick: Pick, day: date) -> Act:
    return Act("rekindle", pick.person, day, None, pick.because, MINUTES["rekindle"], since=day)


@lru_cache(maxsize=64)
def _picks(resting: Resting, seed: str, day: date, room: int) -> tuple[Pick, ...]:
    return choose_to_rekindle(resting.candidates, seed, day, at_most=room, recent_circles=resting.circles)


def _put_off(account: Any, campaign: Campaign, day: date, people: list[UUID]) -> set[str]:
    rows = Snooze.objects.of(account).present().filter(campaign=campaign, person_id__in=people, action="rekindle", on=day)
    return {str(person) for person in rows.values_list("person_id", flat=True)}


@lru_cache(maxsize=64)
def _resting(account: Any, counter: int, campaign: Campaign, day: date) -> Resting:
    """Who rests; the account's counter moves with every change of a person, so this is read once between changes."""
    ids = _looked_at(account, day)
    if not ids:
        return Resting((), (), frozenset())
    rows = dict(Person.objects.of(account).filter(pk__in=ids).values_list("pk", "chosen_on"))
    waiting = _waiting(account, campaign, day, ids)
    ids = [pk for pk in rows if pk not in waiting]
    chosen = frozenset(str(pk) for pk in ids if rows[pk] is not None)
    return Resting(_dormant(account, campaign, day, ids), _circles_lately(account, day), chosen)


def _looked_at(account: Any, day: date) -> list[UUID]:
    """Everyone who rests where they are few; else those with marks, and a part of the list that moves on each day."""
    people = Person.objects.of(account).listed().filter(quiet_why="")
    chosen = list(people.filter(chosen_on__gte=day).order_by("pk").values_list("pk", flat=True))
    resting = people.filter(chosen_on=None).order_by("pk").values_list("pk", flat=True)
    count = resting.count() + len(chosen)
    if count <= SAMPLE + MARKED:
        return sorted([*resting, *chosen])
    start = int.from_bytes(sha256(f"{account.pk}/{day}".encode()).digest()[:8]) % count
    part = part_of(resting, chosen, start, start + SAMPLE)
    part += part_of(resting, chosen, 0, SAMPLE - len(part))
    marks = Q(i_like_on__isnull=False) | Q(they_like_on__isnull=False) | Q(can_help_on__isnull=False)
    marked = Tie.objects.of(account).present().filter(marks).values("person_id")
    rest = Q(chosen_on=None) | Q(chosen_on__gte=day)
    liked = list(people.filter(rest, pk__in=marked).order_by("pk").values_list("pk", flat=True))
    return list(dict.fromkeys([*_turned(liked, start)[:MARKED], *part]))


def part_of(resting: Any, chosen: Sequence[UUID], first: int, last: int) -> list[UUID]:
    """The people from the first place to before the last, of those who rest and those chosen today in one order.

    Of those who rest, who may be very many, only the places asked for are read.
    """
    if last <= first:
        return []
    skipped = max(0, first - len(chosen))
    rows = list(resting[skipped:last])
    before = skipped + (bisect(chosen, rows[0]) if rows else 0)
    merged = sorted([*rows, *chosen])
    place = before - (merged.index(rows[0]) if rows else 0)
    return merged[max(0, first - place) : last - place]


def _turned(people: list[UUID], start: int) -> list[UUID]:
    start = start % len(people) if people else 0
    return people[start:] + people[:start]


def _waiting(account: Any, campaign: Campaign, day: date, ids: list[UUID]) -> set[UUID]:
    """Who has something else to come although nobody chose them, and who was put off on an earlier day."""
    rows = Standing.objects.of(account).filter(campaign=campaign, person_id__in=ids, person__chosen_on=None)
    waiting = set(rows.exclude(next_action="").values_list("person_id", flat=True))
    rules = rules_of(campaign)
    snoozed = Snooze.objects.of(account).present().filter(campaign=campaign, person_id__in=ids, action="rekindle", on__lt=day)
    for person, on, until in snoozed.values_list("person_id", "on", "until"):
        if (until or rested_until(on, rules)) > day:
            waiting.add(person)
    return waiting


def _dormant(account: Any, campaign: Campaign, day: date, ids: list[UUID]) -> tuple[Dormant, ...]:
    """What the choice is made by, for each of these people."""
    ties = Tie.objects.of(account).present().filter(person_id__in=ids)
    marks = {person: row for person, *row in ties.values_list("person_id", "i_like_on", "they_like_on", "can_help_on")}
    labels = Label.objects.of(account).present().filter(person_id__in=ids, kind="circle").order_by("-word")
    circles = dict(labels.values_list("person_id", "word"))
    points = ContactPoint.objects.of(account).present().filter(person_id__in=ids, dead_on=None, kind__in=("phone", "email"))
    reachable = set(points.values_list("person_id", flat=True))
    last = _last_before(account, campaign, day, ids)
    found = []
    rows = Person.objects.of(account).listed().filter(pk__in=ids)
    for pk, nickname, given, name in rows.values_list("pk", "nickname", "given", "name"):
        likes, liked, helps = (one is not None for one in marks.get(pk, (None, None, None)))
        found.append(
            Dormant(
                str(pk), called(nickname, given, name), i_like=likes, they_like=liked, can_help=helps,
                circle=circles.get(pk, ""), last_on=last.get(pk), reachable=pk in reachable,
            )
        )  # fmt: skip
    return tuple(found)


def _last_before(account: Any, campaign: Campaign, day: date, ids: list[UUID]) -> dict[UUID, date]:
    """The last contact before the day: what happens during it must not change whom it proposes."""
    rows = Standing.objects.of(account).filter(campaign=campaign, person_id__in=ids, last_contact_on__isnull=False)
    last = dict(rows.values_list("person_id", "last_contact_on"))
    today = [person for person, on in last.items() if on >= day]
    if today:
        parts = Part.objects.of(account).present().filter(
            person_id__in=today, role="with", conversation__removed_at=None, conversation__at__lt=account.starts(day)
        )  # fmt: skip
        before = {
            person: account.day(at)
            for person, at in parts.order_by("conversation__at").values_list("person_id", "conversation__at")
        }
        last = {person: on for person, on in (last | before).items() if on < day}
    return last


def _circles_lately(account: Any, day: date) -> tuple[str, ...]:
    """The circles of those one was in touch with in the month before the day."""
    until = account.starts(day)
    parts = Part.objects.of(account).present().filter(
        conversation__removed_at=None, conversation__at__lt=until, conversation__at__gte=until - LATELY
    )  # fmt: skip
    people = set(parts.values_list("person_id", flat=True))
    words = Label.objects.of(account).present().filter(kind="circle", person_id__in=people).values_list("word", flat=True)
    return tuple(sorted(set(words)))
