"""Free times in a letter, in the words an editor would choose: "tirsdag 14–15 eller torsdag før lunsj"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.db.models import Q

from hvem.accounts.access import Seat
from hvem.campaign.models import Meeting
from hvem.campaign.running import running, workdays_of
from hvem.correspondence.connections.states import calendar_state
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.method.free_times import FreeTime, Hours, Span, free_times
from hvem.reading.exchanges import Correspondent
from hvem.reading.mail.endings import ended
from hvem.wording.catalogue import Language, say
from hvem.wording.moments import weekday, weekday_and_day

WITH_DATE_DAYS = 6
"""From so many days ahead the date is told too, since the weekday alone may be taken for another."""
LOOKED_AHEAD = timedelta(days=40)

LENGTHS = (30, 45, 60)
"""How long one may want to meet, in minutes."""
Basis = Literal["meetings", "calendar", "late"]
"""What free times go by: the meetings here alone, the calendars elsewhere too, or calendars that are not in step now."""


def times_to_offer(here: Seat, *, minutes: int = 60, count: int = 2, hours: Hours | None = None) -> tuple[FreeTime, ...]:
    """Free times of the user: none while they meet someone, and none that their calendars elsewhere say is taken."""
    return _free(here, busy_times(here.account, here.now), [minutes], count, hours)[0]


def offers(here: Seat, language: Language, *, lengths: Sequence[int] = LENGTHS, count: int = 2) -> dict[int, str]:
    """The words for each length of a meeting (minutes), of those there are free times for; what is busy is asked for once."""
    found = _free(here, busy_times(here.account, here.now), lengths, count)
    said = {minutes: offered(times, language, here.today) for minutes, times in zip(lengths, found, strict=True)}
    return {minutes: words for minutes, words in said.items() if words}


def _free(
    here: Seat, busy: Sequence[Span], lengths: Sequence[int], count: int, hours: Hours | None = None
) -> list[tuple[FreeTime, ...]]:
    days = workdays_of(running(here.account, on=here.today))
    now = here.account.local(here.now)
    return [free_times(busy, days, now=now, minutes=minutes, count=count, hours=hours) for minutes in lengths]


def goes_by(account: Any, now: datetime) -> Basis:
    """What the free times go by, told as it is."""
    calendars = Calendar.objects.of(account).open()
    told = [calendar_state(one, now).condition for one in calendars]
    return "meetings" if not told else "calendar" if all(one == "well" for one in told) else "late"


def with_times(text: str, words: str, language: Language, *, sender: str = "") -> str:
    """A letter that asks whether the times suit, above its closing, else at its end; `sender` is the name it is signed with."""
    asked = say(language, "free.suits", times=words)
    whole = text.replace("\r\n", "\n").rstrip()
    above = "\n".join(ended(whole.split("\n"), Correspondent(name=sender)).text).rstrip()
    if not above or not whole.startswith(above):
        above = whole
    below = whole[len(above) :].lstrip()
    inline = below and not whole[len(above) :].lstrip(" ").startswith("\n")
    gap = " " if inline else "\n\n"
    return gap.join(part for part in (above, asked, below) if part)


def busy_times(account: Any, now: datetime) -> list[Span]:
    """What is taken in the weeks to come, in the account's own clock: meetings here, and what calendars elsewhere hold."""
    zone, until = ZoneInfo(account.zone), now + LOOKED_AHEAD
    spans: list[tuple[datetime, datetime]] = []
    for at, minutes in (
        Meeting.objects.of(account)
        .present()
        .filter(cancelled_on=None, at__gte=now - timedelta(days=1), at__lte=until)
        .values_list("at", "minutes")
    ):
        spans.append((at, at + timedelta(minutes=minutes)))
    for busy in (
        CalendarEntry.objects.of(account)
        .present()
        .filter(Q(meeting=None) | Q(raw__contains="RRULE"), calendar__removed_at=None, calendar__paused_at=None)
        .exclude(busy=[])
        .values_list("busy", flat=True)
    ):
        spans += [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in busy]
    return [
        (start.astimezone(zone).replace(tzinfo=None), end.astimezone(zone).replace(tzinfo=None))
        for start, end in spans
        if end.astimezone(UTC) > now and start.astimezone(UTC) < until
    ]


def offered(times: Sequence[FreeTime], language: Language, today: Any) -> str:
    """The times as one writes them in a sentence, a choice between them; empty where there are none."""
    return _either([_said(one, language, today) for one in times], language)


def _said(one: FreeTime, language: Language, today: Any) -> str:
    on = one.at.date()
    day = weekday_and_day(on, language) if (on - today).days >= WITH_DATE_DAYS else weekday(on, language)
    if one.part:
        return say(language, f"free.{one.part}", day=day)
    return say(language, "free.clock", day=day, span=_span(one, language))


def _span(one: FreeTime, language: Language) -> str:
    """`14–15`, `9.30–10.30`, `14:00–15:00`."""
    return "–".join(_clock(at, language) for at in (one.at, one.until))


def _clock(at: datetime, language: Language) -> str:
    if language == "en":
        return f"{at.hour}:{at.minute:02}"
    return f"{at.hour}.{at.minute:02}" if at.minute else str(at.hour)


def _either(said: Iterable[str], language: Language) -> str:
    *before, last = [*said] or [""]
    return f"{', '.join(before)}{say(language, 'free.or')}{last}" if before else last
