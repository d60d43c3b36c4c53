"""Today: what is due, in order, a person's lines together, no more than the pace allows (contract, `hvem today`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hvem.method.act import Act, Action
from hvem.method.times import day_of

FIRST_WEEK = 3
"""How many things Today shows at most in the first week."""

WEIGHT: dict[Action, int] = {
    "prepare": 0,
    "debrief": 1,
    "thank": 2,
    "answer": 3,
    "call": 4,
    "promise": 5,
    "report": 6,
    "introduce-yourself": 7,
    "letter": 8,
    "second-contact": 9,
    "rekindle": 10,
    "keep-in-touch": 11,
    "give": 12,
}
"""Which goes first where the days are the same: what is nearest to a conversation, and what is owed."""

OWED = frozenset({"thank", "report", "answer", "promise"})

Urgency = tuple[int, date, int, date]


def urgency(act: Act, day: date) -> Urgency:
    """How soon an act wants to be done on the day; smaller is sooner.

    What was put off comes back first (M3). Then what is in its window or owed to somebody, by its last day; what is past its
    window and owed to nobody lies last, under "Fra før"; offers that are never late follow what has a day.
    """
    group = 0 if act.returned else 2 if lies_before(act, day) else 1
    return group, act.last or date.max, WEIGHT[act.action], act.due_day


def lies_before(act: Act, day: date) -> bool:
    """Whether the act lies under "Fra før" on the day: past its window, owed to nobody, and not put off by the user."""
    return act.late(day) and not act.returned and act.action not in OWED and act.promise is None


def due_now(act: Act, now: date | datetime, *, resting: bool = True) -> bool:
    """Whether the act is due on or before the day of `now`; with a time, also whether it makes sense at that time.

    Without `resting`, what has come to rest in its list (a conversation long open, M32) is left out.
    """
    day = day_of(now)
    if act.due_day > day:
        return False
    if not resting and act.rests_on is not None and day >= act.rests_on:
        return False
    if not isinstance(now, datetime):
        return act.gone_at is None or day <= act.gone_at.date()
    return (act.shown_from is None or act.shown_from <= now) and (act.gone_at is None or now < act.gone_at)


def order(acts: Iterable[Act], now: date | datetime, *, resting: bool = True) -> tuple[Act, ...]:
    """What is due on or before the day, in order: persons by their most urgent act, each person's lines together.

    Never the same action twice for one person: the most urgent stays, and of several conversations to note the latest.
    """
    day = day_of(now)
    by_person: dict[str, dict[str, Act]] = {}
    for one in acts:
        if not due_now(one, now, resting=resting):
            continue
        lines = by_person.setdefault(one.person, {})
        lines[one.action] = _chosen(lines.get(one.action), one, day)
    persons = [sorted(lines.values(), key=lambda a: urgency(a, day)) for lines in by_person.values()]
    persons.sort(key=lambda lines: (urgency(lines[0], day), lines[0].person))
    return tuple(one for lines in persons for one in lines)


def _chosen(one: Act | None, other: Act, day: date) -> Act:
    if one is None:
        return other
    if other.action == "debrief":
        return max(one, other, key=lambda a: (a.due_day, a.conversation or ""))
    return min(one, other, key=lambda a: urgency(a, day))


def fitting(lines: Sequence[Act], minutes: int) -> tuple[Act, ...]:
    """The longest beginning of the lines that fits into the minutes (contract, `--minutes`)."""
    left, count = minutes, 0
    for line in lines:
        left -= line.minutes
        if left < 0:
            break
        count += 1
    return tuple(lines[:count])


@dataclass(frozen=True, slots=True)
class Paced:
    """Today cut to the pace: what is shown, and what waits folded beneath."""

    shown: tuple[Act, ...]
    folded: tuple[Act, ...]

    @property
    def minutes(self) -> int:
        """How long what is shown takes."""
        return sum(one.minutes for one in self.shown)


def left_of_pace(per_day: int, started_on: date, day: date, *, done: int = 0) -> int:
    """How many things more the pace allows that day beside what is done already; three a day at most in the first week."""
    first_week = (day - started_on).days < 7
    return max(0, (min(per_day, FIRST_WEEK) if first_week else per_day) - done)


def pace(lines: Sequence[Act], left: int) -> Paced:
    """So many lines are shown; the rest waits, folded."""
    return Paced(tuple(lines[:left]), tuple(lines[left:]))


def pace_in(lines: Sequence[Act], left: int, minutes: int) -> Paced:
    """What fits into the minutes, smaller things too where a larger one does not; one thing even where the pace is spent."""
    inside, room = [], minutes
    for line in lines:
        if line.minutes <= room:
            inside.append(line)
            room -= line.minutes
    shown = inside[: max(left, 1)]
    return Paced(tuple(shown), tuple(line for line in lines if line not in shown))
