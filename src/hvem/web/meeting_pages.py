"""What the pages about meetings show, prepared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.briefing import Brief, briefs, questions
from hvem.campaign.meetings import CHECKS, people_of
from hvem.campaign.models import Conversation, Homework, Meeting, MeetingPart, Story, Wish
from hvem.campaign.models.conversations import PLACE_KINDS
from hvem.campaign.running import running
from hvem.correspondence.calendars.inviting import guests, on_their_way, to_tell
from hvem.method.phases import Phase, phases
from hvem.people.models import Person
from hvem.web.calendar_questions import asked_of
from hvem.web.whom import Asked
from hvem.wording.catalogue import number, say
from hvem.wording.moments import clock, near_day, weekday_and_day
from hvem.wording.rows import in_a_row

LIST = 60
LENGTHS = (15, 30, 45, 60, 90)


def title_of(meeting: Meeting, names: Sequence[str], language: Any) -> str:
    """What the meeting is called: the calendar's own title, else the kind and the names."""
    if meeting.title:
        title: str = meeting.title
        return title
    if not names:
        return say(language, "meeting.alone")
    return say(language, f"meeting.with-{meeting.place_kind}", names=in_a_row(names, language))


def when_of(here: Seat, meeting: Meeting) -> str:
    """The time in words: "torsdag kl. 13.00, 45 min, Jærlys på Forus"."""
    local = here.account.local(meeting.at)
    words = f"{near_day(local.date(), here.today, here.language)} {clock(local, here.language)}"
    return ", ".join(filter(None, (words, say(here.language, "common.minutes", count=meeting.minutes), meeting.place)))


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list: what it lacks is said kindly."""

    id: UUID
    at: datetime
    title: str
    when: str
    purpose: str
    lacks: str


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """Meetings to come, those past that nobody has noted, those held or called off."""

    coming: Sequence[MeetingLine]
    unnoted: Sequence[MeetingLine]
    past: Sequence[MeetingLine]
    language: Any

    def title(self) -> str:
        """How many meetings are ahead, as a sentence begins."""
        return number(self.language, len(self.coming), start=True)

    @classmethod
    def of(cls, here: Seat) -> MeetingsPage:
        """The lists as they stand now; what a calendar brought from before the campaign is past."""
        account = here.account
        started = running(account, on=here.today).started_on
        rows = Meeting.objects.of(account).present()
        since = here.now - timedelta(days=1)
        coming = list(rows.filter(at__gt=since, held_on=None, cancelled_on=None).order_by("at", "pk")[:LIST])
        before = list(rows.exclude(pk__in=[one.pk for one in coming]).order_by("-at", "pk")[:LIST])
        open_now = [one for one in coming if _ends(one) > here.now]
        over = [one for one in coming if _ends(one) <= here.now]
        forgotten = [one for one in before if not one.held_on and not one.cancelled_on and account.day(one.at) >= started]
        kept = {one.pk for one in forgotten}
        lines = _lines(here, [*open_now, *over, *before])
        return cls(
            [lines[one.pk] for one in open_now], [lines[one.pk] for one in [*over, *forgotten]],
            [lines[one.pk] for one in before if one.pk not in kept], here.language,
        )  # fmt: skip


def _ends(meeting: Meeting) -> datetime:
    end: datetime = meeting.at + timedelta(minutes=meeting.minutes)
    return end


def _lines(here: Seat, rows: Iterable[Meeting]) -> dict[UUID, MeetingLine]:
    found = list(rows)
    ids = [one.pk for one in found]
    names: dict[UUID, list[str]] = defaultdict(list)
    parts = MeetingPart.objects.of(here.account).present().filter(meeting__in=ids, person__removed_at=None)
    for meeting, name in parts.order_by("person__sort_key").values_list("meeting_id", "person__name"):
        names[meeting].append(name)
    wished = set(Wish.objects.of(here.account).present().filter(meeting__in=ids).values_list("meeting_id", flat=True))
    return {
        one.pk: MeetingLine(
            one.pk, here.account.local(one.at), title_of(one, names[one.pk], here.language), when_of(here, one), one.purpose,
            lacking(one, wishes=one.pk in wished),
        )
        for one in found
    }  # fmt: skip


def lacking(meeting: Meeting, *, wishes: bool) -> str:
    """What a meeting to come still lacks: `purpose`, `wishes`, or nothing (M28)."""
    if meeting.held_on or meeting.cancelled_on:
        return ""
    return "purpose" if not meeting.purpose.strip() else "" if wishes else "wishes"


@dataclass(frozen=True, slots=True)
class NewMeetingPage:
    """The form for a new meeting, with what was typed."""

    people: Sequence[Person]
    whom: Asked
    typed: dict[str, str]
    minutes: int = 45
    place_kind: str = "place"
    complaint: str = ""
    kinds: Sequence[str] = PLACE_KINDS
    lengths: Sequence[int] = LENGTHS


@dataclass(frozen=True, slots=True)
class Offered:
    """A question of the bank, how many have answered it, and whether it is brought along."""

    words: str
    people: int
    brought: bool


@dataclass(frozen=True, slots=True)
class GuestLine:
    """A guest and their answer; the time they propose instead, in words."""

    person: Person
    answer: str
    proposes_at: datetime | None = None
    proposes_in_words: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting to prepare, or to look back at."""

    meeting: Meeting
    people: Sequence[Person]
    title: str
    when: str
    margin: str
    state: str
    lacks: str
    day: date
    clock: str
    wishes: Sequence[Wish]
    bank: Sequence[Offered]
    homework: Sequence[Homework]
    suggestions: Sequence[str]
    briefs: Sequence[Brief]
    talk: Conversation | None
    debrief: str
    telling: str | None = None
    guests: Sequence[GuestLine] = ()
    asks: UUID | None = None
    complaint: str = ""
    whom: Asked = field(default_factory=Asked)
    checks: Sequence[str] = CHECKS
    kinds: Sequence[str] = PLACE_KINDS
    lengths: Sequence[int] = LENGTHS

    @classmethod
    def of(cls, here: Seat, meeting: Meeting, *, complaint: str = "", whom: Asked | None = None) -> MeetingPage:
        """The meeting as it stands now."""
        account, language = here.account, here.language
        people = people_of(meeting)
        names = [one.name for one in people]
        local = account.local(meeting.at)
        wishes = list(Wish.objects.of(account).present().filter(meeting=meeting).order_by("pk"))
        homework = list(Homework.objects.of(account).present().filter(meeting=meeting).order_by("pk"))
        brought = {one.text for one in wishes}
        bank = [
            Offered(words, one.people, words in brought)
            for one in questions(here)
            for words in [say(language, f"question.{one.question}")]
        ]
        known = briefs(here, people)
        talk = Conversation.objects.of(account).present().filter(meeting=meeting).order_by("-at").first()
        return cls(
            meeting=meeting, people=people, title=title_of(meeting, names, language), when=when_of(here, meeting),
            margin=f"{local.day}.{local.month}." if language != "en" else f"{local.day}/{local.month}", state=_state(here, meeting),
            lacks=lacking(meeting, wishes=bool(wishes)), day=local.date(), clock=f"{local:%H:%M}", wishes=wishes, bank=bank,
            homework=homework, suggestions=_suggestions(here, known, {one.text for one in homework}), briefs=known, talk=talk,
            debrief=_debrief(meeting, people, local), complaint=complaint, whom=whom or Asked(), telling=_telling(here, meeting),
            guests=_guests(here, meeting), asks=asked_of(here, meeting),
        )  # fmt: skip


def _telling(here: Seat, meeting: Meeting) -> str | None:
    """What the guests have not been told yet, of a meeting that is to come; one from elsewhere is its organiser's to tell of."""
    return None if _ends(meeting) <= here.now else to_tell(meeting)


def _guests(here: Seat, meeting: Meeting) -> list[GuestLine]:
    """The guests who were invited, or have answered."""
    if meeting.invited_at is None and not meeting.uid:
        return []
    found, waits = [], on_their_way(meeting)
    for one in guests(here, meeting):
        proposes_at = one.proposes_at if one.proposes_at and one.proposes_at > here.now else None
        local = here.account.local(proposes_at) if proposes_at else None
        words = f"{near_day(local.date(), here.today, here.language)} {clock(local, here.language)}" if local else ""
        if meeting.invited_at or one.answer:
            found.append(GuestLine(one.person, one.answer or ("waits" if one.person.pk in waits else ""), proposes_at, words))
    return found


def _state(here: Seat, meeting: Meeting) -> str:
    """`off`, `held`, `over` (past and not noted) or `coming`."""
    if meeting.cancelled_on:
        return "off"
    if meeting.held_on:
        return "held"
    return "over" if _ends(meeting) <= here.now else "coming"


def _debrief(meeting: Meeting, people: Sequence[Person], local: datetime) -> str:
    who = "".join(f"&person={one.pk}" for one in people)
    return f"/conversations/new/?meeting={meeting.pk}{who}&way=meeting&minutes={meeting.minutes}&when={local:%Y-%m-%d}+{local:%H}%3A{local:%M}"


def _suggestions(here: Seat, known: Sequence[Brief], there: set[str]) -> list[str]:
    """What could be found out about the people and where they work (M38)."""
    found = [say(here.language, "meeting.read-web", name=one.organisation.name) for one in known if one.organisation]
    found += [say(here.language, "meeting.read-leaders", name=one.organisation.name) for one in known[:1] if one.organisation]
    found += [say(here.language, "meeting.read-notes", name=one.person.first_name) for one in known if one.talks or one.told]
    return [one for one in dict.fromkeys(found) if one not in there][:4]


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A phase with the clock it starts at."""

    phase: Phase
    at: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A meeting on one sheet of paper, or on a phone: purpose on top, phases, questions, room to write, the words to close."""

    meeting: Meeting
    title: str
    when: str
    day: str
    people: Sequence[Brief]
    wishes: Sequence[Wish]
    phases: Sequence[TimedPhase]
    who: str
    situation: str
    why_here: str
    first_names: str

    @classmethod
    def of(cls, here: Seat, meeting: Meeting) -> SheetPage:
        """The sheet as it stands now."""
        people = people_of(meeting)
        local = here.account.local(meeting.at)
        story = Story.objects.of(here.account).present().filter(campaign=meeting.campaign_id).first()
        wishes = list(Wish.objects.of(here.account).present().filter(meeting=meeting).order_by("pk"))
        timed = [
            TimedPhase(one, clock(local + timedelta(minutes=one.start), here.language).removeprefix("kl. "))
            for one in phases(meeting.minutes)
        ]
        names = [one.name for one in people]
        return cls(
            meeting=meeting, title=title_of(meeting, names, here.language), when=when_of(here, meeting),
            day=weekday_and_day(local.date(), here.language), people=briefs(here, people), wishes=wishes, phases=timed,
            who=say(here.language, "question.who"), situation=story.situation if story else "", why_here=story.why_here if story else "",
            first_names=in_a_row([one.first_name for one in people], here.language),
        )  # fmt: skip
