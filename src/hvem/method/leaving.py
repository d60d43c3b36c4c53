"""When the letters of a wave leave: a few a day, on working days, in working hours, some time apart (M3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hvem.method.workdays import NEVER, WorkDays


@dataclass(frozen=True, slots=True)
class Pace:
    """How a wave leaves: so many a day, from one hour until another (local time), at least so many seconds apart."""

    per_day: int = 5
    from_hour: int = 8
    until_hour: int = 16
    apart_seconds: int = 90


def slots(count: int, now: datetime, pace: Pace, days: WorkDays, taken: Iterable[datetime] = ()) -> list[datetime]:
    """The local times at which `count` letters leave, from `now` on; `taken` are those that leave or have left already.

    Fewer come back where a pause has no end.
    """
    taken = list(taken)
    a_day = Counter(one.date() for one in taken)
    apart = timedelta(seconds=pace.apart_seconds)
    found: list[datetime] = []
    day, after = now.date(), now
    while len(found) < count:
        day = days.next_or_same(day)
        if day == NEVER:
            return found
        at = max(datetime.combine(day, time(pace.from_hour)), after, *(one + apart for one in taken if one.date() == day))
        room = pace.per_day - a_day[day]
        while room > 0 and len(found) < count and at < _closes(day, pace):
            found.append(at)
            at, room = at + apart, room - 1
        day += timedelta(days=1)
    return found


def _closes(day: date, pace: Pace) -> datetime:
    """The end of the day's hours; the night's end is midnight."""
    return datetime.combine(day, time()) + timedelta(hours=max(pace.until_hour, pace.from_hour + 1))


def call_day(leaves_on: date, calls_after: int, days: WorkDays) -> date | None:
    """The day the call is announced for: so many working days after the letter left; None where none is announced or it never comes."""
    if not calls_after:
        return None
    found = days.add(leaves_on, calls_after)
    return None if found == NEVER else found
