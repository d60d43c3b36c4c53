"""The mirror: whether the method works for the person, in a few honest numbers (M37, M44)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hvem.method.facts import Contact, Known, Promised
from hvem.method.tending import met_once
from hvem.method.workdays import WorkDays


@dataclass(frozen=True, slots=True)
class Exchange:
    """One conversation with whom it was (person's id), and the others' share of the talking, 0–1, where it is known."""

    person: str
    contact: Contact
    others_share: float | None = None


@dataclass(frozen=True, slots=True)
class FirstNamed:
    """A person who came into the network by being named in a conversation, on that day."""

    person: str
    on: date


@dataclass(frozen=True, slots=True)
class Gifts:
    """Days of what was given and got apart from reports, names and advice: gifts, introductions, help (M42)."""

    given_on: tuple[date, ...] = ()
    got_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Mirror:
    """What the mirror shows. `R` and the shares are None where there is nothing to reckon with; a share is 0–1."""

    R: float | None
    people: int
    conversations: int
    met_once: int
    reports_in_time: float | None
    gives: int
    gets: int
    calls: int
    attempts: int
    meetings: int
    listening: float | None
    per_week: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """One week by its Monday: conversations, people first named in it and contacted since, calls reached."""

    monday: date
    conversations: int
    named: int
    calls: int


def is_conversation(contact: Contact) -> bool:
    """A call reached, a meeting, or a mail of mine that was answered; an unanswered letter is none (contract, R)."""
    if contact.history:
        return False
    return contact.talked or (contact.written and not contact.inward and contact.answered_on is not None)


def conversations(exchanges: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """The conversations, each once: several people may share one, and one answer to several mails is one conversation."""
    found: dict[tuple[object, ...], Exchange] = {}
    for one in exchanges:
        if is_conversation(one.contact):
            talked = one.contact.talked
            found.setdefault((one.contact.id,) if talked else (one.person, one.contact.answered_on), one)
    return tuple(found.values())


def reached_people(named: Iterable[FirstNamed], exchanges: Iterable[Exchange]) -> frozenset[str]:
    """The people first named in a conversation and since contacted: written to, called or met."""
    first: dict[str, date] = {}
    for one in named:
        first[one.person] = min(one.on, first.get(one.person, one.on))
    return frozenset(
        e.person
        for e in exchanges
        if e.person in first and e.contact.day >= first[e.person] and (e.contact.tried or e.contact.mine)
    )


def new_people_per_conversation(named: Iterable[FirstNamed], exchanges: Sequence[Exchange]) -> float | None:
    """R: people first named in a conversation and since contacted, a conversation; None where there was none (M2, M37)."""
    count = len(conversations(exchanges))
    return len(reached_people(named, exchanges)) / count if count else None


def reports_in_time(promises: Iterable[Promised], today: date, days: WorkDays) -> float | None:
    """The share of my reports given in time, of those given or past their day; None where there is none (M33, M37).

    A report due on a day off is in time on the next working day. One let go before its day is not counted.
    """
    kept_well = []
    for promise in promises:
        if promise.act != "report" or not promise.owed_by_me or promise.due_on is None:
            continue
        last = days.next_or_same(promise.due_on)
        if promise.kept_on is not None:
            kept_well.append(promise.kept_on <= last)
        elif today > last and (promise.lapsed_on is None or promise.lapsed_on > last):
            kept_well.append(False)
    return sum(kept_well) / len(kept_well) if kept_well else None


def gives(gifts: Gifts, promises: Iterable[Promised]) -> int:
    """How often something was given: gifts, introductions and help, and every report (M42, M44)."""
    return len(gifts.given_on) + sum(p.act == "report" and p.owed_by_me and p.kept_on is not None for p in promises)


def gets(gifts: Gifts, exchanges: Iterable[Exchange]) -> int:
    """How often something was got: gifts, and every name and piece of advice (contract, `hvem give`)."""
    return len(gifts.got_on) + sum(e.contact.names + e.contact.advice for e in exchanges if not e.contact.history)


def listening(exchanges: Iterable[Exchange]) -> float | None:
    """The others' mean share of the talking, 0–1, over the conversations where it is known (M22)."""
    shares = [share for _, share in {(e.contact.id, e.others_share) for e in exchanges} if share is not None]
    return sum(shares) / len(shares) if shares else None


def per_week(exchanges: Iterable[Exchange], started_on: date, today: date) -> float | None:
    """Conversations a week since the start, a week begun counting whole; None before the start."""
    if today < started_on:
        return None
    return len(conversations(exchanges)) / ((today - started_on).days // 7 + 1)


def against_pace(conversations_in_week: int, pace: int) -> Literal["quiet", "under", "at", "over"]:
    """How a week stands to the pace the user set: a quiet week gets a kind sentence, no verdict."""
    if conversations_in_week == 0:
        return "quiet"
    if conversations_in_week < pace:
        return "under"
    return "at" if conversations_in_week == pace else "over"


def weeks(exchanges: Sequence[Exchange], named: Sequence[FirstNamed], started_on: date, today: date) -> tuple[Week, ...]:
    """The weeks of the campaign, oldest first, the running one last."""
    monday = started_on - timedelta(days=started_on.weekday())
    reached, spoken = reached_people(named, exchanges), conversations(exchanges)
    result = []
    while monday <= today:
        end = monday + timedelta(days=7)
        inside = [e for e in spoken if monday <= e.contact.day < end]
        new = {n.person for n in named if n.person in reached and monday <= n.on < end}
        result.append(Week(monday, len(inside), len(new), sum(_call(e) for e in inside)))
        monday = end
    return tuple(result)


def _call(exchange: Exchange) -> bool:
    return exchange.contact.kind == "call" and exchange.contact.reached


def mirror(
    people: Sequence[Known],
    exchanges: Sequence[Exchange],
    named: Sequence[FirstNamed],
    promises: Sequence[Promised],
    gifts: Gifts,
    started_on: date,
    today: date,
    days: WorkDays,
) -> Mirror:
    """All of the mirror's numbers over the whole campaign (M37)."""
    campaign = [e for e in exchanges if not e.contact.history]
    spoken = conversations(campaign)
    tries = {e.contact.id for e in campaign if e.contact.kind == "call" and not e.contact.reached and not e.contact.inward}
    return Mirror(
        R=new_people_per_conversation(named, campaign),
        people=len(people),
        conversations=len(spoken),
        met_once=sum(met_once(one) for one in people),
        reports_in_time=reports_in_time(promises, today, days),
        gives=gives(gifts, promises),
        gets=gets(gifts, campaign),
        calls=sum(_call(e) for e in spoken),
        attempts=len(tries),
        meetings=sum(e.contact.kind == "meeting" for e in spoken),
        listening=listening(campaign),
        per_week=per_week(campaign, started_on, today),
    )
