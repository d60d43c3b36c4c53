"""What I have promised, as things to do: a promise's verb decides what kind of thing (M32, M33)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hvem.method.act import Act, Action, act
from hvem.method.facts import Contact, Known, Promised
from hvem.method.following import waiting_referral
from hvem.method.promises import announced, settled
from hvem.method.reason import Reason
from hvem.method.times import TimeRules, Window, call_after_answer, day_of, report_when_done
from hvem.method.workdays import WorkDays, days_later

VERB: dict[str, Action] = {
    "call": "call",
    "write": "letter",
    "thank": "thank",
    "report": "report",
    "send": "promise",
    "read": "promise",
    "meet": "promise",
    "attend": "promise",
    "do": "promise",
}

CONTACTS = frozenset({"call", "write", "meet"})
"""Promises that are themselves a contact with the person."""


def owed(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """An act for each promise of mine that is carried out with the person and still open."""
    kept = settled(known.promises, known.campaign_contacts, known.id)
    mine = [p for p in kept if p.owed_by_me and p.open and p.on == known.id and not _fell_away(p, known)]
    return [_act_of(p, known, rules, days) for p in sorted(mine, key=lambda p: (p.made_on, p.id))]


def _act_of(promise: Promised, known: Known, rules: TimeRules, days: WorkDays) -> Act:
    due: date | datetime
    if announced(promise):
        return _announced_call(promise, known, rules, days)
    if promise.due_at is not None:
        due, last = promise.due_at, max(promise.due_at.date(), days.add(promise.made_on, 1))
    else:
        due = promise.due_on or days_later(promise.made_on, rules.undated_promise_days)
        last = days.next_or_same(due) if promise.act == "report" else due
    window = Window(due, last, promise_reason(promise, known))
    found = act(VERB[promise.act], known, window, since=promise.made_on, promise=promise.id, conversation=promise.made_in or None)
    named = waiting_referral(known)
    if named is None or promise.act not in CONTACTS or promise.to == named.by_id:
        return found
    return replace(found, because=(*found.because, Reason.of("M24", "named", name=known.called, by=named.by, on=named.on)))


def _announced_call(promise: Promised, known: Known, rules: TimeRules, days: WorkDays) -> Act:
    """The call a letter announced: on its day, after they are back where they are away, and sooner once they answered (M3)."""
    letter = _letter_of(promise, known)
    due = promise.due_on or days.add(promise.made_on, rules.call_first_workday)
    if letter is not None and letter.away_until is not None and due <= letter.away_until:
        due = days.add(letter.away_until, 1)
    reason = Reason.of("M3", "announced-call", name=known.called, on=promise.made_on, due=due)
    window = Window(due, days.add(due, 1), reason)
    if letter is not None and letter.answered_on is not None:
        sooner = call_after_answer(letter.day, letter.answered_on, known.called, rules, days)
        window = sooner if day_of(sooner.first) <= due else Window(due, window.last, sooner.because)
    return act("call", known, window, since=promise.made_on, promise=promise.id, conversation=promise.made_in or None)


def _letter_of(promise: Promised, known: Known) -> Contact | None:
    return next((c for c in known.contacts if c.id == promise.made_in), None)


def _fell_away(promise: Promised, known: Known) -> bool:
    """A call announced in a letter that came back was never announced."""
    letter = _letter_of(promise, known) if announced(promise) else None
    return letter is not None and letter.bounced_on is not None


def promise_reason(promise: Promised, known: Known) -> Reason:
    """Why a promise stands: whom it was given, when, and what was said."""
    name, on = known.called, promise.made_on
    if promise.act == "thank":
        return Reason.of(promise.rule, "thank-after-meeting", name=name, on=on)
    if promise.act == "report":
        return Reason.of(promise.rule, "report-after-advice", name=name, on=on)
    if promise.to and promise.to != known.id and promise.to_name:
        return Reason.of(promise.rule, "promised-to", name=name, by=promise.to_name, on=on)
    if promise.words:
        return Reason.of(promise.rule, "promised-words", name=name, on=on, words=promise.words)
    return Reason.of(promise.rule, "promised", name=name, on=on)


def promised_contact(known: Known) -> bool:
    """Whether I have promised to call, write to or meet the person, and not done it: then nobody asks twice."""
    kept = settled(known.promises, known.campaign_contacts, known.id)
    return any(p.owed_by_me and p.open and p.on == known.id and p.act in CONTACTS and not _fell_away(p, known) for p in kept)


def reporting_again(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """Once their advice is done, they hear of it once more; the first report, when still open, covers it (M33)."""
    kept = settled(known.promises, known.campaign_contacts, known.id)
    reports = [p for p in kept if p.owed_by_me and p.act == "report" and p.on == known.id]
    if not reports or any(p.open for p in reports):
        return []
    told_on = max(p.kept_on or p.lapsed_on or date.min for p in reports)
    told_on = max([told_on, *(c.day for c in known.campaign_contacts if c.mine)])
    done = [p.kept_on for p in kept if _advice_of(p, known) and p.kept_on is not None and p.kept_on > told_on]
    if not done:
        return []
    return [act("report", known, report_when_done(min(done), known.called, rules, days), since=min(done))]


def _advice_of(promise: Promised, known: Known) -> bool:
    """A promise to the person that is carried out elsewhere: call one they named, read, attend, do (M15, M33)."""
    if not promise.owed_by_me or promise.to != known.id:
        return False
    return promise.act in {"read", "attend", "do"} or promise.on != known.id
