"""When one could meet: free times among what is busy, spread over days and over the day, so that the other has a real choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from hvem.method.workdays import WorkDays

Span = tuple[datetime, datetime]
"""From and until, in the user's own clock without zone."""
PartOfDay = Literal["", "morning", "afternoon", "day"]
"""A part of the day that is free as a whole: before lunch, after lunch, the whole working day."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours in which one meets: the day's first and last, lunch between, and how long one needs between two appointments (minutes)."""

    first: time = time(9)
    last: time = time(16)
    lunch_from: time = time(11, 30)
    lunch_to: time = time(12, 30)
    between: int = 15
    step: int = 30


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time to offer: from `at` for `minutes`; `part` names the part of the day where all of it is free, and any time in it will do."""

    at: datetime
    minutes: int
    part: PartOfDay = ""

    @property
    def until(self) -> datetime:
        """Its end."""
        return self.at + timedelta(minutes=self.minutes)


def free_times(
    busy: Iterable[Span], days: WorkDays, *, now: datetime, minutes: int = 60, count: int = 3, hours: Hours | None = None, ahead: int = 10,
    notice_days: int = 1,
) -> tuple[FreeTime, ...]:  # fmt: skip
    """Up to `count` times in the next `ahead` working days: one a day at first, days apart, mornings and afternoons in turn.

    Nothing sooner than `notice_days` working days from `now`; none that touches something busy or has no room before and after.
    More than one on a day only where there are fewer free days than wanted. In the order of time.
    """
    hours = hours or Hours()
    if minutes <= 0 or count <= 0:
        return ()
    taken = _joined(busy, timedelta(minutes=hours.between))
    free = [
        (day, found) for day in _days(days, now.date(), ahead, notice_days) if (found := _slots(day, taken, now, minutes, hours))
    ]
    chosen: list[FreeTime] = []
    for number, (_, slots) in enumerate(_spread(free, count)):
        chosen.append(_best(slots, chosen, number, hours))
    rest = [one for _, slots in free for one in slots]
    while len(chosen) < count:
        more = next((one for one in rest if all(_apart(one, other, hours) for other in chosen)), None)
        if more is None:
            break
        chosen.append(more)
    return tuple(_whole_part(one, taken, now, hours) for one in sorted(chosen, key=lambda one: one.at))


def _days(days: WorkDays, today: date, ahead: int, notice: int) -> list[date]:
    found: list[date] = []
    day = days.add(today, notice) if notice else days.next_or_same(today)
    while len(found) < ahead and day < date.max:
        found.append(day)
        day = days.add(day, 1)
    return found


def _joined(busy: Iterable[Span], room: timedelta) -> list[Span]:
    """What is busy, with room around it, what overlaps put together."""
    joined: list[Span] = []
    for start, end in sorted((max(start, _EARLIEST) - room, min(end, _LATEST) + room) for start, end in busy if end > start):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


_EARLIEST, _LATEST = datetime(1900, 1, 1), datetime(2900, 1, 1)


def _slots(day: date, taken: Sequence[Span], now: datetime, minutes: int, hours: Hours) -> list[FreeTime]:
    """The times of a day that are free, none over lunch unless it is longer than half a day."""
    at, last = datetime.combine(day, hours.first), datetime.combine(day, hours.last)
    lunch = (datetime.combine(day, hours.lunch_from), datetime.combine(day, hours.lunch_to))
    long_one = minutes > min((lunch[0] - at).total_seconds(), (last - lunch[1]).total_seconds()) // 60
    away = [*taken] if long_one else [*taken, lunch]
    found, step = [], timedelta(minutes=hours.step)
    starts = {lunch[1]} | {at + step * number for number in range(int((last - at) / step) + 1)}
    for start in sorted(starts):
        end = start + timedelta(minutes=minutes)
        if end <= last and start > now and not any(begin < end and start < finish for begin, finish in away):
            found.append(FreeTime(start, minutes))
    return found


def _spread(free: Sequence[tuple[date, list[FreeTime]]], count: int) -> list[tuple[date, list[FreeTime]]]:
    """So many of the days, the first of them with and the others as evenly apart as may be, all within reach of a week or so."""
    near = free[: 2 * count]
    if len(near) <= count:
        return list(near)
    if count == 1:
        return [near[0]]
    return [near[round(number * (len(near) - 1) / (count - 1))] for number in range(count)]


def _best(slots: Sequence[FreeTime], chosen: Sequence[FreeTime], number: int, hours: Hours) -> FreeTime:
    """Of a day's times one in the half of the day that was offered less, on the hour before on the half, not at the day's edges."""
    afternoons = sum(one.at.time() >= hours.lunch_to for one in chosen)
    wants_afternoon = afternoons <= len(chosen) - afternoons

    def cost(one: FreeTime) -> tuple[bool, bool, bool, datetime]:
        afternoon = one.at.time() >= hours.lunch_to
        edge = one.at.time() == hours.first or one.until.time() >= hours.last
        return afternoon != wants_afternoon, one.at.minute != 0, edge, one.at

    return min(slots, key=cost)


def _apart(one: FreeTime, other: FreeTime, hours: Hours) -> bool:
    """Whether two of one day are a real choice: in different halves of it, or hours from each other."""
    return abs(one.at - other.at) >= timedelta(minutes=max(one.minutes + hours.between, 120))


def _whole_part(one: FreeTime, taken: Sequence[Span], now: datetime, hours: Hours) -> FreeTime:
    """With the name of its part of the day where that is free as a whole and long enough to choose in."""
    day = one.at.date()
    first, last = datetime.combine(day, hours.first), datetime.combine(day, hours.last)
    noon, after = datetime.combine(day, hours.lunch_from), datetime.combine(day, hours.lunch_to)

    def clear(start: datetime, end: datetime) -> bool:
        return start > now and not any(begin < end and start < finish for begin, finish in taken)

    parts: list[tuple[PartOfDay, datetime, datetime]] = [
        ("day", first, last),
        ("morning", first, noon),
        ("afternoon", after, last),
    ]
    for name, start, end in parts:
        roomy = (end - start) >= 2 * timedelta(minutes=one.minutes)
        if start <= one.at and one.until <= end and roomy and clear(start, end):
            return replace(one, part=name)
    return one
