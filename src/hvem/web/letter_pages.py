"""What the pages about letters show, prepared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from hvem.accounts.access import Seat
from hvem.campaign.calling import Told, told_by
from hvem.campaign.models import Campaign, Conversation, Referral, Standing
from hvem.campaign.reckoning import act_of_json
from hvem.campaign.running import running
from hvem.correspondence.composing import PURPOSES, compose, gaps_in, words_in
from hvem.correspondence.gathering import told_of
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.posting import fits_mailto, mailto, sms
from hvem.method.act import Act
from hvem.method.reason import Reason
from hvem.method.today import left_of_pace, order, pace
from hvem.people.models import ContactPoint, Person, Position
from hvem.web.whom import Asked
from hvem.wording.catalogue import LANGUAGES, Language, number, say
from hvem.wording.rows import begun

DUE = ("letter", "introduce-yourself", "thank", "report", "answer", "second-contact", "keep-in-touch", "rekindle")
LIST = 30
LONG = {True: 200, False: 120}
"""How many words are many: for a friend, for others."""
_SPLIT = re.compile(r"(\[[^\[\]\n]{2,400}\])")


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A letter that is due, to whom and why."""

    person: Person
    act: Act
    draft: UUID | None


@dataclass(frozen=True, slots=True)
class WaveLine:
    """A wave under way: how many it is for, and how many have left."""

    wave: Wave
    count: int
    gone: int
    going: int


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The list: this wave, how many more wait, drafts, what was sent; `whom` is a name that was typed."""

    due: Sequence[DueLetter]
    waiting: int
    waves: Sequence[WaveLine]
    drafts: Sequence[Letter]
    sent: Sequence[Letter]
    sent_today: int
    whom: Asked
    language: Language

    @classmethod
    def of(cls, here: Seat, *, whom: Asked | None = None) -> LettersPage:
        """The list as it stands now."""
        account = here.account
        campaign = running(account, on=here.today)
        rows = Letter.objects.of(account).filter(person__removed_at=None).select_related("person")
        drafts = list(rows.drafts().filter(wave=None).order_by("-changed_at", "pk")[:LIST])
        sent = list(rows.sent().order_by("-sent_at", "pk")[:LIST])
        today = sum(account.day(one.sent_at) == here.today for one in sent)
        due, waiting = _due(here, campaign, {one.person_id: one.pk for one in drafts}, today)
        return cls(due, waiting, _waves(here), drafts, sent, today, whom or Asked(), here.language)

    def title(self) -> str:
        """How many to write to, as a sentence begins."""
        return number(self.language, len(self.due), start=True)

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.due or self.waves or self.drafts or self.sent)


def _waves(here: Seat) -> list[WaveLine]:
    """The waves of which something has not left."""
    here_still = Q(letters__removed_at=None, letters__person__removed_at=None)
    rows = Wave.objects.of(here.account).present().annotate(
        letters_in=Count("letters", filter=here_still),
        gone=Count("letters", filter=here_still & Q(letters__sent_at__isnull=False)),
        going=Count("letters", filter=here_still & Q(letters__sent_at=None, letters__released_at__isnull=False)),
    )  # fmt: skip
    found = [WaveLine(one, one.letters_in, one.gone, one.going) for one in rows.order_by("-made_at", "pk")[:LIST]]
    return [one for one in found if one.gone < one.count or not one.count]


def _due(here: Seat, campaign: Campaign, drafts: dict[UUID, UUID], written: int) -> tuple[list[DueLetter], int]:
    """A small wave: no more than the day's pace allows, less what was sent today; how many wait behind it."""
    rows = Standing.objects.of(here.account).filter(campaign=campaign, next_due__lte=here.today).order_by("next_due", "person_id")
    acts = [act_of_json(one) for plain in rows.values_list("acts", flat=True)[:500] for one in plain if one["action"] in DUE]
    lines = order(acts, here.account.local(here.now), resting=False)
    shown = pace(lines, left_of_pace(campaign.things_a_day, campaign.started_on, here.today, done=written)).shown
    people = Person.objects.of(here.account).listed().in_bulk([UUID(one.person) for one in shown])
    found = [
        DueLetter(people[UUID(one.person)], one, drafts.get(UUID(one.person))) for one in shown if UUID(one.person) in people
    ]
    return found, len(lines) - len(shown)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a letter: its length, what is good, and what one knows of the person."""

    words: int
    long: bool
    close: bool
    good: Sequence[str]
    told: Sequence[Told]
    how_met: str
    said: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, here: Seat, person: Person, text: str, *, close: bool, named_by: str = "") -> Beside:
        """Beside this text to this person."""
        names = Referral.objects.of(here.account).present().filter(person=person).exclude(said="").select_related("named_by")
        count = words_in(text)
        good = [
            key
            for key, holds in (
                ("good-who", bool(named_by) and named_by in text),
                ("good-short", 20 <= count <= (LONG[True] if close else 75)),
                ("good-asks", "?" in "".join(_SPLIT.split(text)[::2])),
            )
            if holds
        ]
        return cls(
            count, count > LONG[close], close, good, told_by(here.account, person), person.how_met,
            [(one.named_by.first_name, one.said) for one in names[:3]],
        )  # fmt: skip


def where_of(here: Seat, person: Person) -> str:
    """The person's title and place of work."""
    row = Position.objects.of(here.account).present().filter(person=person, to_year=None).select_related("organisation").first()
    if row is None:
        return ""
    title, name = begun(row.title), row.organisation.name if row.organisation else ""
    return say(here.language, "letter.where", title=title, organisation=name) if title and name else title or name


def first_point(here: Seat, person: Person, kind: str) -> str:
    """The address or number one uses first; empty where there is none."""
    rows = ContactPoint.objects.of(here.account).present().filter(person=person, dead_on=None, kind=kind)
    found = rows.order_by("-preferred_on", "pk").values_list("value" if kind == "email" else "normal", flat=True).first()
    return found or ""


def way_for(here: Seat, person: Person, purpose: str) -> str:
    """A mail where there is an address, a message where there is only a number."""
    if purpose == "message":
        return "message"
    return "mail" if first_point(here, person, "email") or not first_point(here, person, "phone") else "message"


def reasons_of(here: Seat, person: Person, purpose: str) -> tuple[Reason, ...]:
    """Why a letter like this is due, where it is."""
    campaign = running(here.account, on=here.today)
    acts = Standing.objects.of(here.account).filter(campaign=campaign, person=person).values_list("acts", flat=True).first()
    return next((act_of_json(one).because for one in acts or () if one["action"] == purpose), ())


@dataclass(frozen=True, slots=True)
class NewLetterPage:
    """A letter just put together, ready to be changed."""

    person: Person
    where: str
    because: Sequence[Reason]
    purpose: str
    way: str
    language: Language
    subject: str
    body: str
    gaps: Sequence[str]
    asks_me: bool
    asks_wonder: bool
    asks_story: bool
    beside: Beside
    drafts: Sequence[Letter]
    purposes: Sequence[str] = PURPOSES
    languages: Sequence[Language] = LANGUAGES

    @classmethod
    def of(cls, here: Seat, person: Person, purpose: str, way: str, language: str) -> NewLetterPage:
        """The letter composed from what is told."""
        told = told_of(here, person, purpose)
        draft = compose(purpose, told, language, reader=here.language, message=way == "message")  # type: ignore[arg-type]
        gaps = gaps_in(draft.body)
        drafts = list(Letter.objects.of(here.account).drafts().filter(person=person).order_by("-changed_at", "pk")[:3])
        return cls(
            person=person, where=where_of(here, person), because=reasons_of(here, person, purpose), purpose=purpose, way=way,
            language=language, subject=draft.subject, body=draft.body, gaps=gaps,  # type: ignore[arg-type]
            asks_me=bool(gaps) and not told.me,
            asks_wonder=bool(gaps) and not told.wonder.strip() and purpose not in {"thank", "report", "answer"},
            asks_story=bool(gaps) and not told.situation.strip() and purpose in {"letter", "introduce-yourself"},
            beside=Beside.of(here, person, draft.body, close=told.close, named_by=told.named_by), drafts=drafts,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bit:
    """A bit of a paragraph: words, or a gap with its number."""

    words: str
    gap: int = 0


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter to read through: its paragraphs with gaps marked, and the ways to send it from one's own programs."""

    letter: Letter
    person: Person
    where: str
    because: Sequence[Reason]
    paragraphs: Sequence[Sequence[Sequence[Bit]]]
    gaps: Sequence[str]
    email: str
    phone: str
    mailto: str
    whole: bool
    sms: str
    beside: Beside
    sent_at: datetime | None
    talk: Conversation | None
    stopped: bool
    has_card: bool

    @property
    def purpose(self) -> str:
        """What the letter is for."""
        purpose: str = self.letter.purpose
        return purpose

    @classmethod
    def of(cls, here: Seat, letter: Letter, *, stopped: bool = False) -> LetterPage:
        """The letter as it stands."""
        person = letter.person
        email, phone = first_point(here, person, "email"), first_point(here, person, "phone")
        told = told_of(here, person, letter.purpose)
        me = here.membership
        return cls(
            letter=letter, person=person, where=where_of(here, person),
            because=() if letter.sent_at else reasons_of(here, person, letter.purpose),
            paragraphs=paragraphs_of(letter.body), gaps=gaps_in(letter.subject + "\n" + letter.body), email=email, phone=phone,
            mailto=mailto(email, letter.subject, letter.body), whole=fits_mailto(email, letter.subject, letter.body),
            sms=sms(phone, letter.body), beside=Beside.of(here, person, letter.body, close=told.close, named_by=told.named_by),
            sent_at=letter.sent_at, talk=letter.conversation, stopped=stopped,
            has_card=bool(me.me_name and (me.me_emails or me.me_phones)),
        )  # fmt: skip


def paragraphs_of(body: str) -> list[list[list[Bit]]]:
    """The text as paragraphs of lines of bits, with its gaps numbered from one."""
    number, found = 0, []
    for paragraph in re.split(r"\n\s*\n", body):
        lines = []
        for line in paragraph.split("\n"):
            bits = []
            for place, words in enumerate(_SPLIT.split(line)):
                number += place % 2
                if words:
                    bits.append(Bit(words[1:-1] if place % 2 else words, number if place % 2 else 0))
            lines.append(bits)
        found.append(lines)
    return found
