"""What a calendar leaves to the user, one question at a time, with what stands here and there side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from hvem.accounts.access import Seat, own
from hvem.campaign.models import Meeting, Promise
from hvem.correspondence.calendars import asking as calendar_asking
from hvem.correspondence.calendars.asking import Question
from hvem.correspondence.calendars.facts import Facts
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in, tell
from hvem.wording import moments
from hvem.wording.catalogue import say
from hvem.wording.rows import begun

PAGE = "/connections/calendar/questions/"
GONE = {"meeting": "gone-meeting", "promise": "gone-promise"}
ANSWERS = {
    "gone-meeting": {
        "off": "calendar-questions.gone-meeting-off",
        "again": "calendar-questions.gone-meeting-again",
        "leave": "calendar-questions.gone-meeting-leave",
    },
    "gone-promise": {
        "off": "calendar-questions.gone-promise-off",
        "again": "calendar-questions.gone-promise-again",
        "leave": "calendar-questions.gone-promise-leave",
    },
    "refused": {"again": "calendar-questions.refused-again", "leave": "calendar-questions.refused-leave"},
}
"""The sentence of each answer, by the question's name."""
WHAT_IT_DOES = {"gone-meeting": "calendar-questions.gone-meeting-what", "refused": "calendar-questions.refused-what"}


@dataclass(frozen=True, slots=True)
class Side:
    """What stands in one of the two places: `name` is here or there, `choice` what pressing its button answers."""

    name: str
    when: str
    where: str
    title: str
    off: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """One question, what stands here and there, and the one that comes after; without `question` there is none.

    `sort` is meeting or promise; `key` begins the names of its sentences.
    """

    question: Question | None = None
    title: str = ""
    calendar: str = ""
    sort: str = ""
    sides: Sequence[Side] = ()
    more: int = 0
    later: UUID | None = None
    connected: bool = True

    @property
    def key(self) -> str:
        """The question's name in the catalogue: `both`, `gone-meeting`, `gone-promise`, `refused`."""
        why = self.question.why if self.question else ""
        return GONE[self.sort] if why == "gone" else why

    @property
    def answers(self) -> Sequence[tuple[str, str]]:
        """What one may answer, each with its sentence; none where one chooses between two sides."""
        return tuple(ANSWERS.get(self.key, {}).items())

    @property
    def what(self) -> str:
        """The sentence about what an answer does, empty where none is needed."""
        return WHAT_IT_DOES.get(self.key, "")

    @classmethod
    def of(cls, here: Seat, about: UUID | None = None) -> QuestionsPage:
        """The question about an object where it asks one, else the first there is."""
        waiting = list(calendar_asking.questions(here.account))
        if not waiting:
            return cls(connected=Calendar.objects.of(here.account).present().exists())
        number = next((number for number, one in enumerate(waiting) if one.entry.pk == about), 0)
        asked, later = waiting[number], waiting[(number + 1) % len(waiting)].entry.pk
        stands = calendar_asking.facts_of_row(asked.row, here.language)
        return cls(
            asked, begun(stands.title), asked.entry.calendar.name or say(here.language, "calendar-questions.calendar"),
            "promise" if isinstance(asked.row, Promise) else "meeting", _sides(here, asked, stands), len(waiting) - 1,
            later if len(waiting) > 1 else None,
        )  # fmt: skip


def _sides(here: Seat, asked: Question, stands: Facts) -> list[Side]:
    """Both sides where both were changed; else what stands here alone. A title is told where the two differ in it."""
    if asked.here is None or asked.there is None:
        return [_side(here, "here", stands, title="", holds=False)]
    both = {"here": asked.here, "there": asked.there}
    titled = asked.here.title != asked.there.title
    return [
        _side(here, name, facts, title=facts.title if titled else "", holds=name == asked.holds) for name, facts in both.items()
    ]


def _side(here: Seat, name: str, facts: Facts, *, title: str, holds: bool) -> Side:
    where = facts.place or facts.link.removeprefix("tel:")
    return Side(name, _when(here, facts), where, title, facts.cancelled, holds)


def _when(here: Seat, facts: Facts) -> str:
    """`torsdag kl. 14.00, 60 min`, or the day alone where no clock is told."""
    if not isinstance(facts.at, datetime):
        return moments.near_day(facts.at, here.today, here.language)
    local = here.account.local(facts.at)
    words = f"{moments.near_day(local.date(), here.today, here.language)} {moments.clock(local, here.language)}"
    return f"{words}, {say(here.language, 'common.minutes', count=facts.minutes)}"


def asked_of(here: Seat, meeting: Meeting) -> UUID | None:
    """The object that asks about a meeting, None where none does."""
    found: UUID | None = calendar_asking.asking(here.account).filter(meeting=meeting).values_list("pk", flat=True).first()
    return found


@require_http_methods(["GET", "POST"])
@signed_in
@once
def questions(request: HttpRequest) -> HttpResponse:
    """The question there is, or the one about `entry`; answered, the next."""
    here = seat(request)
    fields = request.GET if request.method == "GET" else request.POST
    entry = own(CalendarEntry, fields.get("entry", ""), here.account) if request.method == "POST" or "entry" in fields else None
    if request.method == "GET" or entry is None:
        return show(request, "calendar_questions.html", QuestionsPage.of(here, entry.pk if entry else None))
    deed = calendar_asking.answer(here, entry, request.POST.get("choice", "")[:10], mark=request.POST.get("asked", "")[:50])
    if deed is not None:
        return done(request, deed, then=PAGE)
    tell(request, "calendar-no-more")
    return HttpResponseRedirect(PAGE)


urls = [path("connections/calendar/questions/", questions, name="calendar-questions")]
