"""What lies around a conversation: preparing a meeting, the minutes after it, and answering what they wrote (M28, M32)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hvem.method.act import Act, act
from hvem.method.conversations import left_open
from hvem.method.facts import Contact, Known, Planned
from hvem.method.reason import Reason
from hvem.method.times import TimeRules, Window
from hvem.method.workdays import WorkDays


def preparing(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """A meeting without purpose, wishes or homework is prepared the day before at the latest (M28, M38)."""
    return [_preparing(m, known, rules, days) for m in known.meetings if m.standing and not _ready(m)]


def _preparing(meeting: Planned, known: Known, rules: TimeRules, days: WorkDays) -> Act:
    day = meeting.at.date()
    window = Window(days.add(day, -rules.prepare_workdays), days.add(day, -1), _why_prepare(meeting, known))
    wished = day - timedelta(days=rules.meeting_ahead_days)
    found = act("prepare", known, window, since=wished, meeting=meeting.id)
    return replace(found, gone_at=_end(meeting))


def _ready(meeting: Planned) -> bool:
    return bool(meeting.purpose.strip()) and meeting.wishes > 0 and meeting.homework_open == 0


def _why_prepare(meeting: Planned, known: Known) -> Reason:
    if not meeting.purpose.strip():
        return Reason.of("M28", "no-purpose", name=known.called, at=meeting.at)
    if meeting.wishes == 0:
        return Reason.of("M28", "no-wishes", name=known.called, at=meeting.at)
    return Reason.of("M38", "homework", name=known.called, at=meeting.at, count=meeting.homework_open)


def _end(meeting: Planned) -> datetime:
    return meeting.at + timedelta(minutes=meeting.minutes)


def debriefing(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """The few minutes after a call or meeting that is still open, or after a planned meeting nobody has noted (M7, M32).

    It is due on the conversation's own day. After `debrief_workdays` it rests in a list, and Today is quiet about it.
    """
    after = [_debrief(c, known, rules, days) for c in known.campaign_contacts if left_open(c)]
    return [*after, *(_unnoted(m, known, rules, days) for m in known.meetings if m.standing)]


def _unnoted(meeting: Planned, known: Known, rules: TimeRules, days: WorkDays) -> Act:
    day = meeting.at.date()
    window = Window(day, days.add(day, 1), Reason.of("M32", "meeting-unnoted", name=known.called, on=day))
    found = act("debrief", known, window, since=day, meeting=meeting.id)
    return replace(found, shown_from=_end(meeting), rests_on=_rests_on(day, rules, days))


def _debrief(contact: Contact, known: Known, rules: TimeRules, days: WorkDays) -> Act:
    missing = left_open(contact)
    if "names" in missing:
        reason = Reason.of("M7", "names-not-noted", name=known.called, on=contact.day)
    else:
        reason = Reason.of("M32", "no-next-step", name=known.called, on=contact.day)
    window = Window(contact.day, days.add(contact.day, 1), reason)
    found = act("debrief", known, window, since=contact.day, conversation=contact.id)
    return replace(found, shown_from=contact.at, rests_on=_rests_on(contact.day, rules, days))


def _rests_on(day: date, rules: TimeRules, days: WorkDays) -> date:
    return days.add(day, rules.debrief_workdays + 1)


def answering(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """A mail or message from them nobody has answered is answered; a call from them nobody took is returned (M3, M22b)."""
    contacts = known.campaign_contacts
    unanswered = [n for n, c in enumerate(contacts) if c.inward and not c.talked and c.answered_on is None]
    waiting = [contacts[n] for n in unanswered if not _met_since(contacts[n + 1 :], contacts[n])]
    found = []
    wrote = [c for c in waiting if c.written]
    if wrote:
        first = wrote[0]
        reason = Reason.of("M22b", "they-wrote", name=known.called, on=first.day)
        window = Window(first.day, days.add(first.day, rules.answer_workdays), reason)
        found.append(act("answer", known, window, since=wrote[-1].day, conversation=first.id))
    rang = [c for c in waiting if c.kind == "call"]
    if rang:
        last = rang[-1]
        reason = Reason.of("M22b", "they-called", name=known.called, on=last.day)
        window = Window(last.day, days.add(last.day, rules.answer_workdays), reason)
        found.append(act("call", known, window, since=last.day, conversation=last.id))
    return found


def _met_since(later: tuple[Contact, ...], one: Contact) -> bool:
    return any(c.mine or (one.kind == "call" and c.tried) for c in later)
