"""The time rules: when something falls due after what has happened, as a window of days with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hvem.method.facts import Closeness
from hvem.method.reason import Reason
from hvem.method.workdays import WorkDays, days_later


@dataclass(frozen=True, slots=True)
class TimeRules:
    """The method's times with their defaults; the user can change each. Days are calendar days unless called working days."""

    call_first_workday: int = 2
    call_last_workday: int = 4
    follow_ups: int = 2
    second_follow_up_workday: int = 7
    between_tries_workdays: int = 3
    rest_days: int = 60
    referral_workdays: int = 3
    thank_hours: int = 24
    report_days: int = 7
    second_contact_days: int = 30
    near_days: int = 30
    friendly_days: int = 90
    distant_days: int = 180
    signal_half_life_days: int = 60
    hiring_half_life_days: int = 21
    answer_workdays: int = 2
    prepare_workdays: int = 2
    meeting_ahead_days: int = 14
    debrief_workdays: int = 3
    give_days: int = 14
    undated_promise_days: int = 7


@dataclass(frozen=True, slots=True)
class Window:
    """When something is due: from `first` (a day, or a time for thanks) until `last`, after which it is late; and why."""

    first: date | datetime
    last: date
    because: Reason


def day_of(when: date | datetime) -> date:
    """The day of a day or a time."""
    return when.date() if isinstance(when, datetime) else when


def call_after_letter(letter_on: date, name: str, rules: TimeRules, days: WorkDays, *, away_until: date | None = None) -> Window:
    """Call two to four working days after a letter, answered or not (M3); someone away is called when they are back."""
    first = days.add(letter_on, rules.call_first_workday)
    last = days.add(letter_on, rules.call_last_workday)
    if away_until is not None and days.add(away_until, 1) > first:
        back = days.add(away_until, 1)
        return Window(
            back,
            max(last, days.add(back, 2)),
            Reason.of("M3", "call-when-back", name=name, on=letter_on, until=away_until),
        )
    return Window(first, last, Reason.of("M3", "call-after-letter", name=name, on=letter_on))


def call_after_message(sent_on: date, name: str, rules: TimeRules, days: WorkDays, *, away_until: date | None = None) -> Window:
    """A message that comes first is followed by a call as a letter is, and is called a message (M3)."""
    after = call_after_letter(sent_on, name, rules, days, away_until=away_until)
    if after.because.key != "call-after-letter":
        return after
    return Window(after.first, after.last, Reason.of("M3", "call-after-message", name=name, on=sent_on))


def call_after_try(tried_on: date, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """A first call nobody answered, with no letter before it, is tried again as a letter would be followed (M3, M9)."""
    after = call_after_letter(tried_on, name, rules, days)
    return Window(after.first, after.last, Reason.of("M3", "call-again", name=name, on=tried_on))


def call_after_answer(letter_on: date, answered_on: date, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """An answer makes the call easier and sooner: from the day it came, and never later than without it (M3)."""
    unanswered = call_after_letter(letter_on, name, rules, days)
    first = days.next_or_same(answered_on)
    if answered_on <= unanswered.last:
        first = min(first, day_of(unanswered.first))
    last = max(first, days.add(answered_on, rules.call_first_workday))
    return Window(first, last, Reason.of("M3", "call-after-answer", name=name, on=answered_on))


def second_follow_up(
    letter_on: date, tried_on: date, name: str, rules: TimeRules, days: WorkDays, *, away_until: date | None = None
) -> Window:
    """The second follow-up, by working day 7 from the letter, never close on the heels of the first, nor while they are away (M3)."""
    day = max(days.add(letter_on, rules.second_follow_up_workday), days.add(tried_on, rules.between_tries_workdays))
    if away_until is not None and (back := days.add(away_until, 1)) > day:
        return Window(back, days.add(back, 2), Reason.of("M3", "call-when-back", name=name, on=letter_on, until=away_until))
    return Window(day, day, Reason.of("M3", "call-once-more", name=name, on=tried_on))


def rested_until(last_follow_up_on: date, rules: TimeRules) -> date:
    """The day a person who did not answer may be asked once more: 60 days after the last follow-up (M3)."""
    return days_later(last_follow_up_on, rules.rest_days)


def one_more_chance(
    last_follow_up_on: date, name: str, rules: TimeRules, days: WorkDays, *, away_until: date | None = None
) -> Window:
    """After two follow-ups and the rest, one more chance, when they are back (M3)."""
    first = days.next_or_same(rested_until(last_follow_up_on, rules))
    if away_until is not None:
        first = max(first, days.add(away_until, 1))
    return Window(first, days.add(first, 5), Reason.of("M3", "one-more-chance", name=name, on=last_follow_up_on))


def first_contact_with_named(named_on: date, name: str, by: str, rules: TimeRules, days: WorkDays) -> Window:
    """Someone you were told to talk to is contacted by the third working day (M24, M33)."""
    day = days.add(named_on, rules.referral_workdays)
    return Window(day, day, Reason.of("M24", "named", name=name, by=by, on=named_on))


def thanks(met_at: datetime, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """Thanks are due 24 hours after a meeting, the next working day at the latest (M43)."""
    due = met_at + timedelta(hours=rules.thank_hours)
    last = max(days.add(met_at.date(), 1), due.date())
    return Window(due, last, Reason.of("M43", "thank-after-meeting", name=name, on=met_at.date()))


def report_back(talked_on: date, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """Tell them how it went on day 7 after a call, meeting or mail that brought advice or names (M33)."""
    day = days_later(talked_on, rules.report_days)
    return Window(day, days.next_or_same(day), Reason.of("M33", "report-after-advice", name=name, on=talked_on))


def report_when_done(done_on: date, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """And once more when their advice is done: from the next working day, within the week (M33)."""
    first = days.add(done_on, 1)
    last = max(first, days.next_or_same(days_later(done_on, rules.report_days)))
    return Window(first, last, Reason.of("M33", "report-advice-done", name=name, on=done_on))


def second_contact(first_on: date, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """Nobody is contacted only once: the second contact comes 30 days after the first at the latest (M35)."""
    day = days_later(first_on, rules.second_contact_days)
    return Window(day, days.next_or_same(day), Reason.of("M35", "only-once", name=name, on=first_on))


def rhythm_days(closeness: Closeness, rules: TimeRules) -> int:
    """How many days may pass between contacts with someone this close (M34)."""
    return {"near": rules.near_days, "friendly": rules.friendly_days, "distant": rules.distant_days}[closeness]


def keep_in_touch(last_on: date, closeness: Closeness, name: str, rules: TimeRules, days: WorkDays) -> Window:
    """Keep in touch 30, 90 or 180 days, by closeness, after the last real contact (M34)."""
    first = days_later(last_on, rhythm_days(closeness, rules))
    last = days.next_or_same(days_later(first, rhythm_days(closeness, rules) // 3))
    return Window(first, max(first, last), Reason.of("M34", "long-since", name=name, on=last_on))


HIRING = frozenset({"hiring", "hidden-job"})


def signal_half_life(kind: str, rules: TimeRules) -> int:
    """After how many days a signal of this kind is worth half: 60, hiring and hidden jobs 21 (M16)."""
    return rules.hiring_half_life_days if kind in HIRING else rules.signal_half_life_days


def signal_worth(kind: str, heard_on: date, today: date, rules: TimeRules) -> float:
    """How much a signal is still worth, 1 on its day and half after each half-life (M16)."""
    age = max(0, (today - heard_on).days)
    return float(0.5 ** (age / signal_half_life(kind, rules)))
