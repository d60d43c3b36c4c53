"""The lines of Today as the page shows them: what to press, where it leads, the smaller step beside, and when it may wait until."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.coaching.day import Appointment, Day, Line
from hvem.ground.models import Happening
from hvem.method.act import Act
from hvem.method.reason import Reason
from hvem.web.notices import Notice, notices
from hvem.wording.catalogue import number, say
from hvem.wording.moments import clock, near_day, weekday, weekday_and_day
from hvem.wording.rows import begun, in_a_row

WRITTEN = frozenset({"letter", "thank", "report", "introduce-yourself", "answer", "second-contact", "keep-in-touch", "rekindle"})
"""Acts that are done by writing to the person."""
ELSEWHERE = frozenset({"prepare", "debrief", "give"})
"""Acts that are done on a page of their own, so that there is nothing to tick."""
MINUTES = (10, 30, 60)


@dataclass(frozen=True, slots=True)
class Item:
    """One line: `way` is where it is done, `smaller_way` its smaller step (empty: none), `tick` what a tick says."""

    key: str
    person: str
    action: str
    headline: str
    where: str
    minutes: int
    because: tuple[Reason, ...]
    way: str
    do: str
    smaller: str
    smaller_way: str
    tick: str
    promise: str
    conversation: str
    posts: bool
    late: str
    read_first: str


@dataclass(frozen=True, slots=True)
class Meet:
    """A meeting of the day: its headline, when and where, and what is ready."""

    id: UUID
    headline: str
    words: str
    tick: str


@dataclass(frozen=True, slots=True)
class Later:
    """A day something may wait until, and what it is called."""

    until: date
    words: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The whole page, ready to be shown."""

    day: Day
    title: str
    lead: str
    kind: str
    now: Item | None
    later: tuple[Item | Meet, ...]
    before: tuple[Item, ...]
    folded: tuple[Item, ...]
    soon: tuple[tuple[str, str], ...]
    done: tuple[tuple[Happening, str], ...]
    waits: tuple[Later, ...]
    week: str
    minutes: int | None
    choices: tuple[int, ...] = MINUTES
    unclear: str = ""
    rests: bool = False
    notices: tuple[Notice, ...] = ()

    @classmethod
    def of(
        cls, here: Seat, day: Day, *, minutes: int | None = None, empty: bool = False, rests: bool = False, unclear: str = ""
    ) -> TodayPage:
        """The page of this day in the seat's language."""
        kind = _kind(day, empty=empty)
        return cls(
            day=day,
            title=titled(here),
            lead=_lead(here, day, kind, minutes),
            kind=kind,
            now=item(here, day.now) if day.now else None,
            later=tuple(item(here, one) if isinstance(one, Line) else meet(here, one) for one in day.later),
            before=tuple(item(here, one) for one in day.before),
            folded=tuple(item(here, one) for one in day.folded),
            soon=tuple((headline(here, one), near_day(one.act.due_day, here.today, here.language)) for one in day.soon),
            done=tuple((one, did(here, one)) for one in day.done),
            waits=waits(here, day),
            week=_week(here, day),
            minutes=minutes,
            unclear=unclear,
            rests=rests,
            notices=notices(here),
        )


def titled(here: Seat) -> str:
    """The day as a title."""
    return begun(weekday_and_day(here.today, here.language))


def _kind(day: Day, *, empty: bool) -> str:
    """What kind of day it is: `full`, `meeting` (only those), `empty` (nobody on the list), `paused`, `did` or `quiet`."""
    if day.now:
        return "full"
    if day.meetings:
        return "meeting"
    if empty:
        return "empty"
    if day.paused:
        return "paused"
    return "did" if day.done else "quiet"


def _lead(here: Seat, day: Day, kind: str, minutes: int | None) -> str:
    """The sentence under the title: how many things, how long, and the first meeting."""
    language = here.language
    if minutes is not None and not day.now:
        return say(language, "today.lead-nothing-fits", count=minutes)
    if kind != "full":
        return (
            say(language, f"today.lead-{kind}")
            if kind != "meeting"
            else say(language, "today.lead-meeting", count=len(day.meetings))
        )
    words = say(
        language, "today.lead", count=day.count, things=number(language, day.count, start=True), minutes=_about(day.minutes)
    )
    if day.meetings:
        words += " " + say(
            language, "today.lead-then", what=day.meetings[0].names[0] if day.meetings[0].names else day.meetings[0].title
        )
    return words


def did(here: Seat, one: Happening) -> str:
    """What was done, as a line under what is done."""
    name = one.facts.get("name")
    whole = name if one.kind.startswith("noted-") else one.facts.get("what") if one.kind == "kept" else None
    came = "-in" if one.facts.get("inward") and one.kind in ("noted-mail", "noted-message") else ""
    key = f"did.{one.kind}{came}" if whole else f"happening.{one.kind}"
    return say(here.language, key, **one.facts)


def _about(minutes: int) -> int:
    """Minutes as one says them: to the nearest five from ten on."""
    return minutes if minutes < 10 else round(minutes / 5) * 5


def _week(here: Seat, day: Day) -> str:
    """The week so far in a sentence, kind where it is quiet."""
    language, week = here.language, day.week
    if week.quiet:
        return say(language, "today.week-quiet")
    if not week.conversations:
        return say(language, "today.week-none")
    words = say(language, "today.week", count=week.conversations, conversations=number(language, week.conversations, start=True))
    for name, count in week.names:
        words += " " + say(language, "today.week-names", name=name, count=count, names=number(language, count))
    return words


def headline(here: Seat, line: Line) -> str:
    """The verb and the whole name."""
    return say(here.language, f"action.{line.act.action}", name=line.who.name)


def item(here: Seat, line: Line) -> Item:
    """A line ready for the page."""
    act, who, language = line.act, line.who, here.language
    way, smaller_way = door(act), smaller_door(act)
    do, smaller = say(language, f"do.{act.action}", name=who.first), say(language, f"smaller.{act.action}", name=who.first)
    if act.shrunk:
        way, smaller_way, do, smaller = smaller_way, way, smaller, do
    return Item(
        key=f"{act.action}-{who.id}",
        person=who.id,
        action=act.action,
        headline=headline(here, line),
        where=_where(here, line),
        minutes=act.minutes,
        because=act.because,
        way=way,
        do=do,
        smaller=smaller if smaller_way else "",
        smaller_way=smaller_way,
        tick="" if act.action in ELSEWHERE else say(language, f"ticked.{act.action}", name=who.name),
        promise=act.promise or "",
        conversation=act.conversation or "",
        posts=act.action == "promise",
        late=say(language, "today.late", on=act.last or act.due_day, today=here.today) if line.late else "",
        read_first=say(language, "today.read-first", name=who.first),
    )


def _where(here: Seat, line: Line) -> str:
    who = line.who
    if who.title and who.organisation:
        return say(here.language, "today.where", title=begun(who.title), organisation=who.organisation)
    known = who.title or who.organisation
    return f"{begun(known)}." if known else ""


def door(act: Act) -> str:
    """Where the act is done."""
    if act.action == "call":
        return f"/people/{act.person}/call/"
    if act.action in WRITTEN:
        return f"/letters/new/?person={act.person}&for={act.action}"
    if act.action == "prepare":
        return f"/meetings/{act.meeting}/"
    if act.action == "debrief":
        return (
            f"/conversations/{act.conversation}/"
            if act.conversation
            else f"/conversations/new/?meeting={act.meeting}&person={act.person}&way=meeting"
        )
    if act.action == "give":
        return f"/gifts/?person={act.person}"
    return f"/people/{act.person}/#lofter"


def smaller_door(act: Act) -> str:
    """Where its smaller step is done; empty where that is said in one tap or there is none."""
    if act.action in {"introduce-yourself", "give", "rekindle"}:
        return f"/people/{act.person}/" + ("#lurer" if act.action == "rekindle" else "")
    if act.action in WRITTEN | {"call"}:
        return f"/letters/new/?person={act.person}&for={act.action}&kind=message"
    return f"/meetings/{act.meeting}/" if act.action == "prepare" else ""


def meet(here: Seat, one: Appointment) -> Meet:
    """A meeting ready for the page: when, where, and how prepared (M28)."""
    language = here.language
    name = in_a_row(one.names, language)
    words = [
        say(language, "today.meet-at", at=_clock(here, one.at), place=one.place) if one.place else f"{_clock(here, one.at)}."
    ]
    if not one.purpose.strip():
        words.append(say(language, "today.meet-no-purpose"))
    elif one.wishes:
        words.append(say(language, "today.meet-ready", count=one.wishes, questions=number(language, one.wishes)))
    else:
        words.append(say(language, "today.meet-purpose"))
    title = one.title or say(language, "today.meet", name=name)
    return Meet(one.id, title, " ".join(words), say(language, "today.meet-tick", name=name or one.title))


def _clock(here: Seat, at: datetime) -> str:
    return begun(clock(at, here.language))


def waits(here: Seat, day: Day) -> tuple[Later, ...]:
    """Tomorrow and next week as working days, by what one calls them."""
    language, soon = here.language, day.days.add(here.today, 1)
    monday = day.days.next_or_same(here.today + timedelta(days=7 - here.today.weekday()))
    if soon == date.max:
        return ()
    tomorrow = near_day(soon, here.today, language) if (soon - here.today).days < 2 else weekday(soon, language)
    found = [Later(soon, begun(tomorrow))]
    if monday not in {soon, date.max}:
        found.append(Later(monday, say(language, "today.next-week")))
    else:
        found.append(Later(day.days.next_or_same(here.today + timedelta(days=7)), say(language, "today.in-a-week")))
    return tuple(found)
