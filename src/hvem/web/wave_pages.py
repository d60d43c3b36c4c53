"""What the pages about a wave show, prepared: how far it is, its text, the lines of one's own, and each letter as it will arrive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from markupsafe import Markup

from hvem.accounts.access import Seat
from hvem.campaign.models import Campaign, CvVersion
from hvem.correspondence.letters.composing import gaps_in
from hvem.correspondence.letters.gathering import own_name
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending.releasing import can_send
from hvem.correspondence.waves.choosing import refusals
from hvem.correspondence.waves.fields import FIELDS, WITHOUT, fields_in, unknown_in, written
from hvem.correspondence.waves.waves import ASKS, CUSTOMER, foreign_to, letters_of
from hvem.correspondence.waves.words import Said, said_by
from hvem.people.models import ContactPoint, Note, Person
from hvem.web.charts import stacked_days
from hvem.web.checks import LookedOver
from hvem.web.free_times import Times
from hvem.web.wave_choosing import places_of
from hvem.wording.catalogue import LANGUAGES, Language, number, say
from hvem.wording.moments import near_day

MEGABYTE = 1_000_000
AFTER = (2, 3, 4)
"""Working days after the letter that a call is offered for (M3)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One letter of the wave in the list: to whom, how it stands with it in words, and what may be done."""

    letter: Letter
    person: Person
    where: str
    state: str
    words: str
    own: bool
    foreign: str

    @property
    def waits(self) -> bool:
        """Whether it can be taken back."""
        return self.state == "goes"


@dataclass(frozen=True, slots=True)
class LeavingDay:
    """One day of the wave: how many have left, and how many leave."""

    on: date
    gone: int
    going: int


@dataclass(frozen=True, slots=True)
class WavePage:
    """A wave: where it stands in a sentence, the next step and how many it is about, over which days it leaves, and everyone in it."""

    wave: Wave
    title: str
    progress: str
    step: str
    count: int
    seen: int
    drafts: int
    going: int
    gone: int
    held: Sequence[str]
    lines: Sequence[Line]
    days: Sequence[LeavingDay]
    chart: Markup | None
    spread: str
    mailbox: Mailbox | None
    cvs: Sequence[tuple[CvVersion, str]]
    first: UUID | None
    without_number: Sequence[str]
    language: Language
    stopped: str = ""
    after: Sequence[int] = AFTER

    @property
    def seen_words(self) -> str:
        """How many of the drafts have been looked at."""
        return say(self.language, "wave.seen", count=self.seen, total=number(self.language, self.drafts))

    @property
    def calls(self) -> bool:
        """Whether a call is announced: a day is chosen and the text says it (M3)."""
        return bool(self.wave.calls_after) and "call-day" in fields_in(self.wave.body)

    @classmethod
    def of(cls, here: Seat, wave: Wave, *, stopped: str = "") -> WavePage:
        """The wave as it stands now; `stopped` is the key of what stopped its letters from going."""
        said = said_by(here, wave, list(letters_of(wave)))
        drafts = [one for one in said if not (one.letter.released_at or one.letter.sent_at)]
        refused = refusals(here.account, wave.campaign, [one.letter.person for one in drafts], here.today, but=wave)
        places = places_of(here, [one.letter.person_id for one in said])
        lines = [line_of(here, one, places, refused) for one in said]
        ready = [one for one in drafts if one.letter.person_id not in refused]
        going = [one for one in said if one.letter.released_at and not one.letter.sent_at and not one.letter.doubtful_at]
        doubtful = [one for one in said if one.letter.doubtful_at and not one.letter.sent_at]
        gone = [one for one in said if one.letter.sent_at]
        mailbox = can_send(here.account)
        days = _days(here, [*gone, *(going or ready)])
        back = [one for one in ready if one.letter.failed_at and not one.letter.looked_at]
        step = _step(
            wave, ready, back, doubtful, mailbox=bool(mailbox), going=bool(going), held=bool(refused), any_at_all=bool(said)
        )
        return cls(
            wave, say(here.language, "wave.title", count=len(said)) if said else say(here.language, "wave.title-none"), _progress(here, gone, going, len(said), len(doubtful), wave.paused_at is not None),
            step, len({"doubtful": doubtful, "failed": back, "held": refused, "going": going}.get(step, ready)), sum(one.letter.looked_at is not None for one in ready), len(ready),
            len(going), len(gone), [one.person.first_name for one in lines if one.state == "refused"], lines, days,
            _chart(here, days), _spread(here, [] if going else ready), mailbox, cvs_of(here, wave.campaign),
            _first(doubtful if step == "doubtful" else back if step == "failed" else ready),
            _without_number(here, wave, ready), here.language, stopped,
        )  # fmt: skip


def line_of(here: Seat, said: Said, places: Mapping[UUID, str], refused: Mapping[UUID, Any]) -> Line:
    """A letter's line: how it stands with it, in words."""
    letter, language = said.letter, here.language
    state = state_of(said, letter.person_id in refused)
    facts: dict[str, Any] = {"today": here.today, "name": letter.person.first_name}
    if state == "refused":
        why = refused[letter.person_id]
        words = say(language, f"wave-refused.{why.key}", **facts, **why.facts)
    elif state == "failed":
        words = trouble_in_words(language, letter)
    elif state == "goes" and letter.wave is not None and letter.wave.paused_at:
        words = say(language, "wave-state.paused")
    else:
        at = letter.sent_at or letter.leaves_at
        words = say(language, f"wave-state.{state}", **facts, at=here.account.local(at) if at else "")
    return Line(letter, letter.person, places.get(letter.person_id, ""), state, words, said.own, foreign_to(here, letter))


def state_of(said: Said, refused: bool = False) -> str:
    """How it stands with a letter, as a key."""
    letter = said.letter
    if letter.returned_at:
        return "returned"
    if letter.sent_at:
        return "gone"
    if letter.released_at:
        return "doubtful" if letter.doubtful_at else "leaving" if letter.sending_at else "goes"
    if refused:
        return "refused"
    if letter.failed_at and not letter.looked_at:
        return "failed"
    if said.has_gaps:
        return "gaps"
    return "seen" if letter.looked_at else "new"


def trouble_in_words(language: Language, letter: Letter) -> str:
    """Why a letter came back to the drafts."""
    from hvem.wording.catalogue import texts

    key = f"letter-trouble.{letter.trouble}"
    return say(language, key if key in texts() else "letter-trouble.other", name=letter.person.first_name)


def _step(
    wave: Wave, ready: Sequence[Said], back: Sequence[Said], doubtful: Sequence[Said], *, mailbox: bool, going: bool, held: bool, any_at_all: bool
) -> str:  # fmt: skip
    """The next thing to do, as a key: what nobody knows of first, then what came `back`."""
    if wave.purpose in {ASKS, CUSTOMER}:
        return str(wave.purpose)
    if doubtful:
        return "doubtful"
    if not ready:
        return "going" if going else "held" if held else "done" if any_at_all else "nobody"
    if gaps_in(wave.body + wave.subject) or unknown_in(wave.body + wave.subject) or not wave.body.strip():
        return "text"
    if any("personal" in one.lacks for one in ready):
        return "lines"
    if any(one.has_gaps for one in ready):
        return "gaps"
    if not mailbox:
        return "by-hand"
    if back:
        return "failed"
    return "look" if any(one.letter.looked_at is None for one in ready) else "release"


def _first(said: Sequence[Said]) -> UUID | None:
    """The first of these that has not been looked at; where all have, the first."""
    ids = [one.letter.pk for one in said if one.letter.looked_at is None] or [one.letter.pk for one in said]
    return ids[0] if ids else None


def _progress(here: Seat, gone: Sequence[Said], going: Sequence[Said], total: int, doubtful: int, paused: bool) -> str:
    """How many have left, how many leave on the next day any does, none while it is paused, and of how many nobody knows."""
    language = here.language
    if not (gone or going or doubtful):
        return ""
    first = say(language, f"wave.{'progress' if gone else 'progress-none'}", count=len(gone), total=number(language, total))
    day = min((here.account.day(one.leaves_at) for one in going if one.leaves_at), default=None)
    if day is not None and not paused:
        count = sum(here.account.day(one.leaves_at) == day for one in going if one.leaves_at)
        first += f"; {say(language, 'wave.progress-next', count=count, on=near_day(day, here.today, language))}"
    return f"{first}." + (f" {say(language, 'wave.progress-doubtful', count=doubtful)}" if doubtful else "")


def _spread(here: Seat, ready: Sequence[Said]) -> str:
    """Over which days the drafts would leave, in a sentence."""
    days = sorted({here.account.day(one.leaves_at) for one in ready if one.leaves_at})
    if not days:
        return ""
    first, last = (near_day(one, here.today, here.language) for one in (days[0], days[-1]))
    key = "spread-one" if len(days) == 1 else "spread"
    return say(here.language, f"wave.{key}", count=len(ready), days=number(here.language, len(days)), first=first, last=last)


def _days(here: Seat, said: Sequence[Said]) -> list[LeavingDay]:
    gone = Counter(here.account.day(one.letter.sent_at) for one in said if one.letter.sent_at)
    going = Counter(here.account.day(one.leaves_at) for one in said if one.leaves_at and not one.letter.sent_at)
    return [LeavingDay(day, gone[day], going[day]) for day in sorted({*gone, *going})]


def _chart(here: Seat, days: Sequence[LeavingDay]) -> Markup | None:
    """A small picture of the days; one day needs none."""
    if len(days) < 2:
        return None
    language = here.language
    ends = tuple(near_day(one, here.today, language) for one in (days[0].on, days[-1].on))
    name = say(
        language, "wave.chart", first=ends[0], last=ends[1], gone=sum(one.gone for one in days), going=sum(one.going for one in days)
    )  # fmt: skip
    return stacked_days([(one.gone, one.going) for one in days], (ends[0], ends[1]), name)


def cvs_of(here: Seat, campaign: Campaign) -> list[tuple[CvVersion, str]]:
    """The versions of the CV that can go with it, the newest first, each with its file in words."""
    rows = CvVersion.objects.of(here.account).present().filter(campaign=campaign, file__isnull=False, file__removed_at=None)
    return [(one, cv_in_words(here.language, one)) for one in rows.select_related("file").order_by("-made_on", "-pk")]


def cv_in_words(language: Language, cv: CvVersion) -> str:
    """The version's name, its file and how large that is."""
    if cv.file is None:
        return str(cv.name)
    large = cv.file.size >= MEGABYTE
    size = cv.file.size / MEGABYTE if large else max(1, round(cv.file.size / 1000))
    return say(language, "wave.file-mb" if large else "wave.file-kb", name=cv.name, file=cv.file.name, size=size)


def _without_number(here: Seat, wave: Wave, ready: Sequence[Said]) -> list[str]:
    """Those a call is announced to and whose number is not known."""
    if not any(one.calls_on for one in ready):
        return []
    ids = [one.letter.person_id for one in ready]
    rows = ContactPoint.objects.of(here.account).present().filter(person_id__in=ids, kind="phone", dead_on=None)
    known = set(rows.values_list("person_id", flat=True))
    return [one.letter.person.first_name for one in ready if one.letter.person_id not in known]


@dataclass(frozen=True, slots=True)
class Field:
    """A field one can put into the text: as it is written, and what it holds."""

    written: str
    words: str


@dataclass(frozen=True, slots=True)
class WaveTextPage:
    """The words of a wave, with the fields there are; `gaps` are those still open in them, `nameless` that the user's own name is missing from them."""

    wave: Wave
    stands: Wave
    fields: Sequence[Field]
    count: int
    friends: int
    gaps: Sequence[str]
    unknown: Sequence[str]
    foreign: Sequence[tuple[str, str]]
    checks: Sequence[LookedOver]
    times: Times
    nameless: bool
    languages: Sequence[Language] = LANGUAGES

    @classmethod
    def of(cls, here: Seat, wave: Wave, *, typed: Mapping[str, str] | None = None, kept: Collection[str] = ()) -> WaveTextPage:
        """The words as they stand, or as they are `typed`; `kept` are findings not to be told of."""
        stands = copy(wave)
        for name, words in (typed or {}).items():
            setattr(wave, name, words)
        said = said_by(here, wave, list(letters_of(wave)))
        text = f"{wave.subject}\n{wave.body}\n{wave.body_close}"
        language: Language = next((one for one in LANGUAGES if one == wave.language), "nb")
        foreign = [(one.letter.person.name, foreign_to(here, one.letter)) for one in said]
        return cls(
            wave, stands, [Field(written(key, language), say(here.language, f"wave-field-what.{key}")) for key in FIELDS], len(said),
            sum(one.friend for one in said), gaps_in(text), unknown_in(text), [(name, one) for name, one in foreign if one],
            [
                LookedOver.of(str(getattr(wave, name)), language, here.language, kept=kept, close=name == "body_close", field=name)
                for name in ("body", "body_close") if getattr(wave, name).strip()
            ],
            Times.of(here, language), not own_name(here) and written("me", language) in text,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One person's row on the page of own lines: what one knows that may help, and what is written."""

    letter: Letter
    person: Person
    where: str
    knows: str


@dataclass(frozen=True, slots=True)
class WaveLinesPage:
    """A line of one's own to each, in a column."""

    wave: Wave
    lines: Sequence[OwnLine]
    asked: bool
    missing: int
    without: str = WITHOUT

    @classmethod
    def of(cls, here: Seat, wave: Wave) -> WaveLinesPage:
        """Everyone whose letter has not been let go."""
        rows = [one for one in letters_of(wave) if not (one.released_at or one.sent_at)]
        ids = [one.person_id for one in rows]
        places, knows = places_of(here, ids), _knows(here, ids)
        lines = [
            OwnLine(one, one.person, places.get(one.person_id, ""), knows.get(one.person_id) or one.person.how_met)
            for one in rows
        ]
        asked = "personal" in fields_in(wave.body + wave.body_close)
        return cls(wave, lines, asked, sum(not one.personal.strip() for one in rows))


def _knows(here: Seat, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The last thing each told of themselves, as a reminder of what to write."""
    rows = Note.objects.of(here.account).present().filter(person_id__in=ids, kind="told").order_by("at", "pk")
    return {person: text[:200] for person, text in rows.values_list("person_id", "text")}
