"""Never only once, never for good: the second contact, the rhythm after it, and something back (M34, M35, M42)."""

from __future__ import annotations

from dataclasses import replace

from hvem.method.act import Act, act, offer
from hvem.method.facts import Contact, Known
from hvem.method.following import after_meetings, series
from hvem.method.owed import promised_contact
from hvem.method.promises import settled
from hvem.method.reason import Reason
from hvem.method.times import TimeRules, keep_in_touch, second_contact
from hvem.method.workdays import WorkDays, days_later


def tending(known: Known, rules: TimeRules, days: WorkDays) -> list[Act]:
    """The second contact with someone met once, else the next one in the rhythm of closeness (M34, M35).

    Nothing is asked while a call after a letter is due or a call or meeting is promised; a planned meeting comes first.
    """
    met = [c for c in known.campaign_contacts if c.real]
    if not met or series(known, rules) is not None or promised_contact(known):
        return []
    first, later = met[0], _later_contacts(known, met[0])
    if not later:
        found = act("second-contact", known, second_contact(first.day, known.called, rules, days), since=first.day)
    else:
        last = max(c.day for c in later)
        window = keep_in_touch(last, known.closeness, known.called, rules, days)
        found = act("keep-in-touch", known, window, since=last)
    return [after_meetings(_asking_nothing(found, known), known)]


def _asking_nothing(found: Act, known: Known) -> Act:
    """The next contact with an expert or a leader asks nothing of them, and the reason says so (M36)."""
    if not known.role:
        return found
    return replace(found, because=(*found.because, Reason.of("M36", "ask-nothing", name=known.called)))


def _later_contacts(known: Known, first: Contact) -> list[Contact]:
    """What came through on a later day than the first contact, a written thanks for it left out."""
    kept = settled(known.promises, known.campaign_contacts, known.id)
    thanks = {p.kept_by for p in kept if p.act == "thank" and p.made_in == first.id}
    return [c for c in known.campaign_contacts if c.landed and c.day > first.day and (c.talked or c.id not in thanks)]


def met_once(known: Known) -> bool:
    """Someone you were in contact with once, and nothing is planned: "met once, nothing planned" (M35)."""
    met = [c for c in known.campaign_contacts if c.real]
    planned = any(m.standing for m in known.meetings) or promised_contact(known)
    return bool(met) and not planned and not _later_contacts(known, met[0])


def giving(known: Known, rules: TimeRules) -> list[Act]:
    """Something back, once, to whoever gave names or advice and has got nothing; a report given counts (M42, M44)."""
    got = [*known.got_on, *(c.day for c in known.campaign_contacts if c.brought)]
    if not got or known.given_on:
        return []
    kept = settled(known.promises, known.campaign_contacts, known.id)
    if any(p.act == "report" and p.owed_by_me and p.kept_on is not None and p.on == known.id for p in kept):
        return []
    first = min(got)
    reason = Reason.of("M42", "gave-you", name=known.called, on=first)
    return [offer("give", known, days_later(first, rules.give_days), reason, since=first)]
