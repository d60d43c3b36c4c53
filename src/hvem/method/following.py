"""The first part of the ladder: the letter, the call after it, the follow-ups, the rest and the one more chance (M3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hvem.method.act import Act, act, offer
from hvem.method.facts import Contact, Known, Named
from hvem.method.reason import Reason
from hvem.method.times import (
    TimeRules,
    Window,
    call_after_answer,
    call_after_letter,
    call_after_message,
    call_after_try,
    first_contact_with_named,
    one_more_chance,
    rested_until,
    second_follow_up,
)
from hvem.method.workdays import WorkDays, days_later


@dataclass(frozen=True, slots=True)
class Series:
    """What has been tried with someone not spoken to yet: the first letter or call, the follow-ups, and their answer if any.

    `spent` says that the one more chance after the rest was used; `last` is the last follow-up before it.
    """

    first: Contact
    follow_ups: tuple[Contact, ...]
    answered_on: date | None
    last: Contact
    spent: bool

    @property
    def away_until(self) -> date | None:
        """The last day they are away, by what their answering machine said to any of the letters."""
        return max((c.away_until for c in (self.first, *self.follow_ups) if c.away_until), default=None)


def series(known: Known, rules: TimeRules) -> Series | None:
    """The letter and its follow-ups, or None where nothing was tried, you have spoken, or they wrote first (M3)."""
    contacts = known.campaign_contacts
    tries = _one_a_day(tuple(c for c in contacts if c.tried))
    if not tries or any(c.talked for c in contacts):
        return None
    first = tries[0]
    if any(c.inward and c.landed for c in contacts[: contacts.index(first)]):
        return None
    answers = [c.answered_on for c in tries if c.answered_on] + [c.day for c in contacts if c.inward and c.landed]
    answered_on = min(answers, default=None)
    after = tries[1:]
    if answered_on is not None:
        after = tuple(c for c in after if c.kind == "call" and c.day >= answered_on)
    last, spent = first, False
    for number, attempt in enumerate(after, 1):
        if number > rules.follow_ups and attempt.day >= rested_until(last.day, rules):
            spent = True
            break
        last = attempt
    return Series(first, after, answered_on, last, spent)


def _one_a_day(tries: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Two letters on one day are one letter; a letter and a call on one day are two tries."""
    kept: dict[tuple[date, bool], Contact] = {}
    for attempt in tries:
        kept.setdefault((attempt.day, attempt.kind == "call"), attempt)
    return tuple(kept.values())


def resting_until(known: Known, rules: TimeRules) -> date | None:
    """The day on which someone who answered neither letter nor follow-ups may be asked once more, or None (M3)."""
    tried = series(known, rules)
    if tried is None or tried.spent or len(tried.follow_ups) < rules.follow_ups:
        return None
    return rested_until(tried.last.day, rules)


def let_be(known: Known, rules: TimeRules) -> bool:
    """Whether every chance is used and the person is left in peace until they get in touch (M3)."""
    tried = series(known, rules)
    return tried is not None and tried.spent


def following(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """What follows from the letter: the first letter, the call, the second follow-up, or the chance after the rest (M3)."""
    tried = series(known, rules)
    if tried is None:
        return _beginning(known)
    if tried.spent:
        return []
    return [after_meetings(_next_try(tried, known, rules, days), known)]


def _next_try(tried: Series, known: Known, rules: TimeRules, days: WorkDays) -> Act:
    name, first, last, count = known.called, tried.first, tried.last, len(tried.follow_ups)
    if count >= rules.follow_ups:
        window = one_more_chance(last.day, name, rules, days, away_until=tried.away_until)
        return act("rekindle", known, window, since=last.day, conversation=first.id)
    if count > 0:
        window = second_follow_up(first.day, last.day, name, rules, days, away_until=tried.away_until)
        if tried.answered_on is not None:
            window = call_after_try(last.day, name, rules, days)
        return act("call", known, window, since=last.day, conversation=first.id)
    window = _first_call(tried, name, rules, days)
    return act("call", known, window, since=tried.answered_on or first.day, conversation=first.id)


def _first_call(tried: Series, name: str, rules: TimeRules, days: WorkDays) -> Window:
    first = tried.first
    if tried.answered_on is not None:
        return call_after_answer(first.day, tried.answered_on, name, rules, days)
    if first.kind == "call":
        return call_after_try(first.day, name, rules, days)
    after = call_after_message if first.kind == "message" else call_after_letter
    return after(first.day, name, rules, days, away_until=tried.away_until)


def _beginning(known: Known) -> list[Act]:
    """The first letter to someone chosen, or a new one where the only letter came back."""
    contacts = known.campaign_contacts
    if any(c.landed or c.tried for c in contacts):
        return []
    bounced = [c.bounced_on for c in contacts if not c.inward and c.bounced_on is not None]
    if bounced:
        day = max(bounced)
        return [offer("letter", known, day, Reason.of("M3", "letter-came-back", name=known.called, on=day), since=day)]
    if known.chosen_on is None:
        return []
    reason = Reason.of("M3", "chosen", name=known.called)
    return [after_meetings(offer("letter", known, known.chosen_on, reason, since=known.chosen_on), known)]


def after_meetings(found: Act, known: Known) -> Act:
    """A meeting in the calendar is more than a call: what else would be asked waits until the day after it (M17)."""
    standing = [m.at.date() for m in known.meetings if m.standing and m.at.date() >= found.since]
    return found.moved(days_later(max(standing), 1)) if standing else found


def waiting_referral(known: Known) -> Named | None:
    """The first "talk to them" that nothing has been done about yet (M24)."""
    waiting = [n for n in known.named if n.contacted_on is None and not _contacted_since(known, n.on)]
    return min(waiting, key=lambda n: (n.on, n.by_id), default=None)


def _contacted_since(known: Known, day: date) -> bool:
    return any(c.day >= day and (c.tried or c.mine) for c in known.campaign_contacts)


def introducing(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """First contact with someone you were told to talk to; whom you already know of the two of you, you call (M24, M33)."""
    named = waiting_referral(known)
    if named is None:
        return []
    window = first_contact_with_named(named.on, known.called, named.by, rules, days)
    in_touch = any(c.landed for c in known.campaign_contacts)
    return [after_meetings(act("call" if in_touch else "introduce-yourself", known, window, since=named.on), known)]
