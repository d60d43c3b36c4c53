"""All that falls due with one person, whatever day it is: the rules put together (design §3, Standing)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from hvem.method.act import SMALLER_MINUTES, Act
from hvem.method.around import answering, debriefing, preparing
from hvem.method.facts import Known, Snoozed
from hvem.method.following import following, introducing
from hvem.method.owed import owed, promised_contact, reporting_again
from hvem.method.tending import giving, tending
from hvem.method.times import TimeRules, rested_until
from hvem.method.workdays import NEVER, WorkDays

AROUND = frozenset({"prepare", "debrief"})
"""Acts that are mine alone and ask nothing of the person: a bad time of theirs does not move them."""

RETRIED = frozenset({"call", "second-contact", "keep-in-touch"})
"""Acts a call nobody answered puts off a little."""


def acts(known: Known, rules: TimeRules, days: WorkDays) -> tuple[Act, ...]:
    """What falls due with the person given what has happened, in the order of their days.

    Each action comes once, but preparing and noting: they come once a meeting, and the day decides between them.

    Says nothing of today: what is kept, logged or answered is not in it, and what is resting is not due. Someone to be left
    alone gives none; a bad time, a pause and what the user put off move the acts to later.
    """
    if known.quiet:
        return ()
    found = [
        *owed(known, rules, days),
        *reporting_again(known, rules, days),
        *_approaching(known, rules, days),
        *answering(known, rules, days),
        *preparing(known, rules, days),
        *debriefing(known, rules, days),
        *tending(known, rules, days),
        *giving(known, rules),
    ]
    moved = (_moved(one, known, rules, days) for one in found)
    kept = [one for one in moved if one is not None and one.due_day != NEVER and not _rests(one, known)]
    return tuple(sorted(_merged(kept), key=lambda a: (a.due_day, a.action, a.conversation or a.meeting or "")))


def _rests(one: Act, known: Known) -> bool:
    """Of someone nobody has chosen yet only what was promised or planned is asked: mail found with them starts nothing (M1)."""
    return known.chosen_on is None and not known.named and not (one.promise or one.meeting)


def _approaching(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """The letter, the call after it or the first contact with someone named; what I promised comes in their place."""
    if promised_contact(known):
        return []
    introduced = introducing(known, rules, days)
    return [*(a for a in following(known, rules, days) if not (introduced and a.action == "letter")), *introduced]


def _moved(one: Act, known: Known, rules: TimeRules, days: WorkDays) -> Act | None:
    """The act after the user's wish, a call nobody answered, a bad time and a pause; None where the user let it rest."""
    wish = _wish(one, known.snoozed)
    if wish is not None and wish.until is None and one.action != "call":
        return None
    if wish is not None:
        until = wish.until or rested_until(wish.on, rules)
        one = replace(one.moved(until), returned=True, rests_on=one.rests_on and max(one.rests_on, days.add(until, 1)))
    if wish is not None and one.action == "call":
        one = replace(one, shrunk=True, minutes=SMALLER_MINUTES)
    if one.action in AROUND:
        return one
    one = _after_tries(one, known, days)
    if known.quiet_until is not None and one.due_day <= known.quiet_until:
        one = one.moved(days.next_or_same(known.quiet_until + timedelta(days=1)))
    return one.moved(days.after_pause(one.due_day))


def _wish(one: Act, snoozed: Iterable[Snoozed]) -> Snoozed | None:
    """The last time the user put the action off since its cause."""
    mine = [s for s in snoozed if s.action == one.action and s.on >= one.since]
    return max(mine, key=lambda s: s.on, default=None)


def _after_tries(one: Act, known: Known, days: WorkDays) -> Act:
    """A call nobody answered moves the call to the second working day after it, so that nothing done is asked for at once."""
    if one.action not in RETRIED:
        return one
    tries = [c.day for c in known.campaign_contacts if c.tried and c.kind == "call" and c.day >= one.since]
    return one.moved(days.add(max(tries), 2)) if tries else one


def _merged(found: list[Act]) -> list[Act]:
    """Each action once: the earliest leads, with the reasons of all and the id of a promise where one has it."""
    by_action: dict[tuple[str, str | None], list[Act]] = {}
    for one in found:
        which = (one.conversation or one.meeting) if one.action in AROUND else None
        by_action.setdefault((one.action, which), []).append(one)
    return [_joined(sorted(same, key=_first)) for same in by_action.values()]


def _first(one: Act) -> tuple[object, ...]:
    return (one.due_day, one.last or NEVER, one.promise or "")


def _joined(same: list[Act]) -> Act:
    lead = same[0]
    if len(same) == 1:
        return lead
    reasons = tuple(dict.fromkeys(reason for one in same for reason in one.because))
    promise = next((one.promise for one in same if one.promise), None)
    conversation = next((one.conversation for one in same if one.conversation), None)
    lasts = [one.last for one in same if one.last is not None]
    return replace(
        lead,
        because=reasons,
        promise=promise,
        conversation=conversation,
        last=max(min(lasts), lead.due_day) if lasts else None,
    )
