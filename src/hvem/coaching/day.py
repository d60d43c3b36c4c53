"""The day as the first page shows it: the one thing, what comes later, what is from before, the meetings and what is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from hvem.campaign.models import Campaign, Conversation, MeetingPart, Promise, Referral
from hvem.campaign.running import running, workdays_of
from hvem.coaching.today import acts_at, ordered
from hvem.ground.models import Happening
from hvem.method.act import Act
from hvem.method.today import Paced, left_of_pace, lies_before, pace, pace_in
from hvem.method.workdays import WorkDays
from hvem.people.models import Person, Position, called

DONE = (
    "noted-mail", "noted-message", "noted-call", "noted-meeting", "noted-attempt", "kept", "gave", "debriefed", "first-sent", "sent",
)  # fmt: skip
"""The deeds that are a day's work and stand under what is done."""
THEIRS = 3
FOLDED = 20
SOON = 2


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a line speaks of them: the whole name, what one calls them, the title and where."""

    id: str
    name: str
    first: str
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do with one person; `late` where its window is past and nobody is owed it: "Fra før"."""

    act: Act
    who: Who
    late: bool


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting of the day, in local time, with those who come and how prepared it is."""

    id: UUID
    at: datetime
    minutes: int
    place: str
    title: str
    purpose: str
    wishes: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The week so far: conversations, and who gave how many names; `quiet` where a whole week brought nothing."""

    conversations: int
    names: tuple[tuple[str, int], ...]
    quiet: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody else has promised, by when."""

    name: str
    person: UUID
    words: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Day:
    """Everything about one day. `later` holds lines and meetings in their place by the clock; `folded` the first of
    the `waiting` that exceed the pace; `soon` what comes in the next days.
    """

    now: Line | None
    later: tuple[Line | Appointment, ...]
    before: tuple[Line, ...]
    folded: tuple[Line, ...]
    waiting: int
    minutes: int
    done: tuple[Happening, ...]
    week: Week
    number: int
    theirs: tuple[Owed, ...]
    helped: tuple[str, ...]
    soon: tuple[Line, ...]
    paused_until: date | None
    paused: bool
    days: WorkDays
    campaign: Campaign

    @property
    def count(self) -> int:
        """How many things are shown, meetings left out."""
        rows = [one for one in self.later if isinstance(one, Line)]
        return (self.now is not None) + len(rows) + len(self.before)

    @property
    def meetings(self) -> tuple[Appointment, ...]:
        """The meetings still to come today."""
        return tuple(one for one in self.later if isinstance(one, Appointment))


def day_of(account: Any, at: datetime, *, minutes: int | None = None) -> Day:
    """The day in its order and pace; with `minutes`, what fits into them. The queries do not grow with the people."""
    day, local = account.day(at), account.local(at)
    campaign = running(account, on=day)
    days = workdays_of(campaign)
    known, done = acts_at(account, campaign, at), done_on(account, day)
    paced = _paced(ordered(account, campaign, known, at, resting=False), campaign, day, minutes, len(done))
    coming = sorted((one for one in known if one.due_day > day), key=lambda one: (one.due_day, one.person))[:SOON]
    people = people_of(account, [UUID(one.person) for one in (*paced.shown, *paced.folded[:FOLDED], *coming)])
    lines = [Line(one, people[one.person], lies_before(one, day)) for one in paced.shown if one.person in people]
    folded = tuple(Line(one, people[one.person], lies_before(one, day)) for one in paced.folded[:FOLDED] if one.person in people)
    appointments = meetings_on(account, campaign, day, local)
    ahead = [one for one in lines[1:] if not one.late]
    ending = days.pause_end(day)
    return Day(
        now=lines[0] if lines else None,
        later=by_the_clock(ahead, appointments, local, lines[0].act.minutes if lines else 0),
        before=tuple(one for one in lines[1:] if one.late),
        folded=folded,
        waiting=len(paced.folded),
        minutes=paced.minutes,
        done=done,
        week=week_of(account, campaign, day),
        number=week_number(campaign, day),
        theirs=owed_to_me(account, campaign),
        helped=helped(account, appointments),
        soon=tuple(Line(one, people[one.person], late=False) for one in coming if one.person in people),
        paused_until=ending if ending and ending < date.max else None,
        paused=ending is not None and ending >= day,
        days=days,
        campaign=campaign,
    )


def _paced(acts: Sequence[Act], campaign: Campaign, day: date, minutes: int | None, done: int) -> Paced:
    """What the pace allows beside what is done already; where the user has so many minutes, what of it fits."""
    left = left_of_pace(campaign.things_a_day, campaign.started_on, day, done=done)
    return pace(acts, left) if minutes is None else pace_in(acts, left, minutes)


def people_of(account: Any, ids: Collection[UUID]) -> dict[str, Who]:
    """The people of the lines, with the title and place they have now; two queries."""
    if not ids:
        return {}
    places = Position.objects.of(account).present().filter(person_id__in=ids, to_year=None).order_by("from_year", "pk")
    at = {person: (title, place or "") for person, title, place in places.values_list("person_id", "title", "organisation__name")}
    rows = Person.objects.of(account).listed().filter(pk__in=ids).values_list("pk", "name", "nickname", "given")
    return {
        str(pk): Who(str(pk), name, called(nickname, given, name), *at.get(pk, ("", ""))) for pk, name, nickname, given in rows
    }


def meetings_on(account: Any, campaign: Campaign, day: date, local: datetime) -> list[Appointment]:
    """The day's meetings that are neither held nor over, by the clock."""
    start = account.starts(day)
    parts = (
        MeetingPart.objects.of(account)
        .present()
        .filter(
            meeting__campaign=campaign, meeting__at__gte=start, meeting__at__lt=start + timedelta(days=1),
            meeting__removed_at=None, meeting__held_on=None, meeting__cancelled_on=None,
        )
        .select_related("meeting", "person")
        .annotate(wished=Count("meeting__wishes", filter=Q(meeting__wishes__removed_at=None)))
    )  # fmt: skip
    names: dict[UUID, list[str]] = {}
    found: dict[UUID, Any] = {}
    for part in parts:
        names.setdefault(part.meeting_id, []).append(part.person.name)
        found[part.meeting_id] = part
    made = [
        Appointment(
            pk, account.local(part.meeting.at), part.meeting.minutes, part.meeting.place, part.meeting.title,
            part.meeting.purpose, part.wished, tuple(names[pk]),
        )
        for pk, part in found.items()
    ]  # fmt: skip
    return sorted((one for one in made if one.at + timedelta(minutes=one.minutes) > local), key=lambda one: one.at)


def by_the_clock(
    lines: Sequence[Line], meetings: Sequence[Appointment], local: datetime, first_minutes: int
) -> tuple[Line | Appointment, ...]:
    """Lines and meetings in one row: a meeting stands before what one would not finish until it begins."""
    waiting: list[Appointment] = list(meetings)
    row: list[Line | Appointment] = []
    clock = local + timedelta(minutes=first_minutes)
    for line in lines:
        clock += timedelta(minutes=line.act.minutes)
        while waiting and waiting[0].at < clock:
            met = waiting.pop(0)
            row.append(met)
            clock = max(clock, met.at + timedelta(minutes=met.minutes))
        row.append(line)
    return (*row, *waiting)


def done_on(account: Any, day: date) -> tuple[Happening, ...]:
    """What was done on the day and not undone, wherever it was done, the last first; each can be undone."""
    start = account.starts(day)
    rows = Happening.objects.of(account).filter(at__gte=start, at__lt=start + timedelta(days=1), kind__in=DONE, undone_at=None)
    return tuple(rows.order_by("-at", "-pk").defer("changes")[:12])


def week_of(account: Any, campaign: Campaign, day: date) -> Week:
    """The week so far, from its Monday; `quiet` when nothing has been talked about for seven days and the campaign is older."""
    monday = day - timedelta(days=day.weekday())
    since = min(monday, day - timedelta(days=7))
    talks = Conversation.objects.of(account).present().reached().filter(campaign=campaign, at__gte=account.starts(since))
    talks = talks.filter(Q(kind__in=("call", "meeting")) | Q(answered_on__isnull=False, inward=False))
    moments = list(talks.values_list("at", flat=True))
    conversations = sum(account.day(moment) >= monday for moment in moments)
    given: Counter[str] = Counter()
    if conversations:
        rows = Referral.objects.of(account).present().filter(campaign=campaign, named_on__gte=monday).exclude(conversation=None)
        for nickname, first, name in rows.values_list("named_by__nickname", "named_by__given", "named_by__name"):
            given[called(nickname, first, name)] += 1
    quiet = not moments and (day - campaign.started_on).days >= 7
    return Week(conversations, tuple(given.most_common(2)), quiet)


def week_number(campaign: Campaign, day: date) -> int:
    """Which week of the campaign it is, the first being 1."""
    monday = campaign.started_on - timedelta(days=campaign.started_on.weekday())
    return max(1, (day - monday).days // 7 + 1)


def owed_to_me(account: Any, campaign: Campaign) -> tuple[Owed, ...]:
    """What others have promised and not done, the first due first; three at most, never summed."""
    rows = Promise.objects.of(account).open().here_still().filter(campaign=campaign, owed_by_me=False).exclude(words="")
    rows = rows.order_by("due_on", "made_at").select_related("to")[:THEIRS]
    return tuple(Owed(row.to.first_name, row.to_id, row.words, row.due_on) for row in rows)


def helped(account: Any, meetings: Sequence[Appointment]) -> tuple[str, ...]:
    """The way to today's meeting: its person, then who led there, back to the first friend; empty where nobody did (M45)."""
    if not meetings:
        return ()
    parts = (
        MeetingPart.objects.of(account)
        .present()
        .filter(meeting_id__in=[one.id for one in meetings])
        .exclude(person__through=None)
    )
    part = parts.select_related("person__through__through__through").order_by("meeting_id").first()
    chain: list[str] = []
    person = part.person if part else None
    while person is not None and len(chain) < 4:
        chain.append(person.first_name)
        person = person.through
    return tuple(chain)
