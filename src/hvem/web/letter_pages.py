"""What the pages about letters show, prepared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from hvem.accounts.access import Seat
from hvem.campaign.calling import Told, told_by
from hvem.campaign.models import Campaign, Conversation, CvVersion, Referral, Standing
from hvem.campaign.reckoning import act_of_json
from hvem.campaign.running import running
from hvem.correspondence.letters.composing import APART, PURPOSES, Draft, compose, gaps_in
from hvem.correspondence.letters.composing import Told as LetterTold
from hvem.correspondence.letters.following_up import FollowUp, follow_up_to
from hvem.correspondence.letters.gathering import CLOSE_CIRCLES, told_of
from hvem.correspondence.letters.posting import fits_mailto, mailto, sms
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending.releasing import can_send
from hvem.method.act import Act
from hvem.method.reason import Reason
from hvem.method.today import left_of_pace, order, pace
from hvem.people.models import PREFERRED_FIRST, ContactPoint, Label, Person, Position, Tie
from hvem.web.checks import LookedOver
from hvem.web.free_times import Times
from hvem.web.wave_pages import cv_in_words, cvs_of, trouble_in_words
from hvem.web.whom import Asked
from hvem.wording.catalogue import LANGUAGES, Language, number, say
from hvem.wording.rows import begun

DUE = ("letter", "introduce-yourself", "thank", "report", "answer", "second-contact", "keep-in-touch", "rekindle")
LIST = 30
FRIENDS = 8
SOON = timedelta(minutes=2)


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
    going: Sequence[tuple[Letter, str]]
    drafts: Sequence[Letter]
    sent: Sequence[Letter]
    sent_today: int
    whom: Asked
    language: Language
    mailbox: bool

    @classmethod
    def of(cls, here: Seat, *, whom: Asked | None = None) -> LettersPage:
        """The list as it stands now."""
        account = here.account
        campaign = running(account, on=here.today)
        rows = Letter.objects.of(account).filter(person__removed_at=None).select_related("person")
        drafts = list(rows.drafts().filter(wave=None).order_by("-changed_at", "pk")[:LIST])
        going = [(one, _on_its_way(here, one)) for one in rows.released().filter(wave=None).order_by("leaves_at", "pk")[:LIST]]
        sent = list(rows.sent().order_by("-sent_at", "pk")[:LIST])
        today = sum(account.day(one.sent_at) == here.today for one in sent)
        due, waiting = _due(here, campaign, {one.person_id: one.pk for one in drafts}, today)
        return cls(
            due, waiting, _waves(here), going, drafts, sent, today, whom or Asked(), here.language, can_send(account) is not None
        )

    def title(self) -> str:
        """How many to write to, as a sentence begins."""
        return number(self.language, len(self.due), start=True)

    @property
    def firsts(self) -> list[UUID]:
        """Those a first letter is due to, who may be written to together."""
        return [one.person.pk for one in self.due if one.act.action == "letter"]

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.due or self.waves or self.going or self.drafts or self.sent)


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
    in_waves = Letter.objects.of(here.account).present().filter(sent_at=None, wave__isnull=False, wave__removed_at=None)
    on_the_way = Letter.objects.of(here.account).released()
    rows = rows.exclude(
        person_id__in=[*in_waves.values_list("person_id", flat=True), *on_the_way.values_list("person_id", flat=True)]
    )
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
    """What stands beside a letter: what one knows of the person."""

    told: Sequence[Told]
    how_met: str
    said: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, here: Seat, person: Person) -> Beside:
        """Beside a letter to this person."""
        names = Referral.objects.of(here.account).present().filter(person=person).exclude(said="").select_related("named_by")
        return cls(told_by(here.account, person), person.how_met, [(one.named_by.first_name, one.said) for one in names[:3]])


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
    found = rows.order_by(*PREFERRED_FIRST).values_list("value" if kind == "email" else "normal", flat=True).first()
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
    check: LookedOver
    close: bool
    named_by: str
    mailbox: bool
    draft: str
    number: int
    times: Times
    purposes: Sequence[str] = tuple(one for one in PURPOSES if one not in APART)
    languages: Sequence[Language] = LANGUAGES

    @classmethod
    def of(
        cls, here: Seat, person: Person, purpose: str, way: str, language: Language, *, typed: Draft | None = None,
        kept: Collection[str] = (), shows: str = "", draft_of: str = "", number: int = 0,
    ) -> NewLetterPage:  # fmt: skip
        """The letter composed from what is told, or as it was `typed`; `kept` are findings not to be told of.

        `shows` is a draft shown to a friend, that of `draft_of`; `number` says which follow-up it is.
        """
        told = replace(told_of(here, person, purpose), shows=shows)
        draft = typed or compose(purpose, told, language, reader=here.language, message=way == "message")
        check = LookedOver.of(
            draft.body,
            language,
            here.language,
            kept=kept,
            purpose=purpose,
            close=told.close or bool(shows),
            named_by=told.named_by,
        )
        gaps = gaps_in(draft.body)
        drafts = list(Letter.objects.of(here.account).drafts().filter(person=person).order_by("-changed_at", "pk")[:3])
        return cls(
            person=person, where=where_of(here, person), because=reasons_of(here, person, purpose), purpose=purpose, way=way,
            language=language, subject=draft.subject, body=draft.body, gaps=gaps,
            asks_me=bool(gaps) and not told.me,
            asks_wonder=bool(gaps) and not told.wonder.strip() and purpose not in {"thank", "report", "answer", *APART},
            asks_story=bool(gaps) and not told.situation.strip() and purpose in {"letter", "introduce-yourself"},
            beside=Beside.of(here, person), drafts=drafts, check=check, close=told.close, named_by=told.named_by,
            mailbox=can_send(here.account) is not None, draft=draft_of, number=number, times=Times.of(here, language),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter to read through: its paragraphs with gaps marked, and the ways to send it from one's own programs."""

    letter: Letter
    person: Person
    where: str
    because: Sequence[Reason]
    check: LookedOver
    gaps: Sequence[str]
    email: str
    phone: str
    mailto: str
    whole: bool
    sms: str
    beside: Beside
    sent_at: datetime | None
    talk: Conversation | None
    stopped: str
    has_card: bool
    mailbox: Mailbox | None
    state: str
    words: str
    cvs: Sequence[tuple[CvVersion, str]]
    attached: str
    close: bool
    named_by: str
    follow_up: FollowUp | None
    times: Times | None

    @property
    def purpose(self) -> str:
        """What the letter is for."""
        purpose: str = self.letter.purpose
        return purpose

    @classmethod
    def of(cls, here: Seat, letter: Letter, *, stopped: str = "", kept: Collection[str] = ()) -> LetterPage:
        """The letter as it stands; `stopped` is the key of what stopped it, `kept` are findings not to be told of."""
        person = letter.person
        email, phone = first_point(here, person, "email"), first_point(here, person, "phone")
        told = told_of(here, person, letter.purpose)
        me = here.membership
        return cls(
            letter=letter, person=person, where=where_of(here, person),
            because=() if letter.sent_at else reasons_of(here, person, letter.purpose),
            check=_looked_over(here, letter, told, kept), gaps=gaps_in(letter.subject + "\n" + letter.body), email=email, phone=phone,
            mailto=mailto(email, letter.subject, letter.body), whole=fits_mailto(email, letter.subject, letter.body),
            sms=sms(phone, letter.body), beside=Beside.of(here, person), close=told.close, named_by=told.named_by,
            follow_up=follow_up_to(here, person) if letter.sent_at else None,
            sent_at=letter.sent_at, talk=letter.conversation, stopped=stopped,
            has_card=bool(me.me_name and (me.me_emails or me.me_phones)), mailbox=can_send(here.account), state=way_out(letter),
            words=_on_its_way(here, letter), cvs=cvs_of(here, letter.campaign),
            attached=cv_in_words(here.language, letter.cv) if letter.cv else "",
            times=Times.of(here, letter.language) if not (letter.sent_at or letter.released_at) else None,
        )  # fmt: skip


def _looked_over(here: Seat, letter: Letter, told: LetterTold, kept: Collection[str]) -> LookedOver:
    """The letter looked over while it can still be changed."""
    if letter.sent_at or letter.released_at:
        return LookedOver.plain(letter.body)
    return LookedOver.of(
        letter.body, letter.language, here.language, kept=kept, purpose=letter.purpose, close=told.close, named_by=told.named_by
    )


def way_out(letter: Letter) -> str:
    """How far a letter is on its way out, as a key: draft, failed, goes, leaving, doubtful, gone or returned."""
    if letter.sent_at:
        return "returned" if letter.returned_at else "gone"
    if letter.released_at:
        return "doubtful" if letter.doubtful_at else "leaving" if letter.sending_at else "goes"
    return "failed" if letter.failed_at else "draft"


def _on_its_way(here: Seat, letter: Letter) -> str:
    """How far it is, in words; nothing for a draft that was never let go."""
    state = way_out(letter)
    if state == "failed":
        return trouble_in_words(here.language, letter)
    if state in {"goes", "leaving", "doubtful", "returned"}:
        at = letter.sent_at or letter.leaves_at
        key = "soon" if state == "goes" and at and at - here.now < SOON else state
        return say(here.language, f"wave-state.{key}", at=here.account.local(at) if at else "", today=here.today)
    return ""


@dataclass(frozen=True, slots=True)
class FriendPage:
    """Whom a draft may be shown to: the friends who can be reached, and whoever is typed (M31)."""

    draft: str
    friends: Sequence[Person]
    whom: Asked

    @classmethod
    def of(cls, here: Seat, draft: str, whom: Asked, *, but: UUID | None) -> FriendPage:
        """Some friends, those one is nearest first."""
        reachable = ContactPoint.objects.of(here.account).present().filter(kind__in=("email", "phone"), dead_on=None)
        people = (
            Person.objects.of(here.account).listed().filter(quiet_why="", pk__in=reachable.values("person_id")).exclude(pk=but)
        )
        near = Tie.objects.of(here.account).present().filter(closeness="near").values("person_id")
        circles = Label.objects.of(here.account).present().filter(kind="circle", word__in=CLOSE_CIRCLES).values("person_id")
        first = list(people.filter(pk__in=near).order_by("sort_key", "pk")[:FRIENDS])
        more = people.filter(pk__in=circles).exclude(pk__in=[one.pk for one in first]).order_by("sort_key", "pk")
        return cls(draft, [*first, *more[: FRIENDS - len(first)]], whom)
