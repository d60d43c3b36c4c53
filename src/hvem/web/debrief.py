"""The page of a conversation: what it brought, a step at a time, everything prepared for the template (M5, M7, M33, M43)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.conversing import still_open
from hvem.campaign.debriefing import people_of
from hvem.campaign.knowing import contact_of, promised_of
from hvem.campaign.models import Advice, Conversation, Gift, Promise, Referral, Signal
from hvem.campaign.models.market import CERTAINTIES, SIGNAL_KINDS
from hvem.campaign.models.promises import ADVICE_KINDS
from hvem.campaign.promising import promise_words
from hvem.campaign.running import rules_of
from hvem.method.conversations import closing
from hvem.method.promises import keeping
from hvem.people.models import ContactPoint, Label, Person, Position
from hvem.wording.catalogue import say
from hvem.wording.moments import short_day
from hvem.wording.rows import in_a_row

STEPS = ("told", "names", "advice", "next", "news", "back", "check", "felt")
EASY_KINDS = ("reorganisation", "retirement", "hiring", "problem", "product", "hidden-job")
"""The kinds of news offered first; the others are folded."""
CHECKED = ("name", "title", "address")
ASKED_OF = frozenset({"thank", "report", "send"})
_READ = re.compile(r"^(å\s+|to\s+)?(les|lese|lesa|read)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A name the conversation gave: the referral, the person, where they work, who said it."""

    id: UUID
    person: UUID
    name: str
    where: str
    by: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise of the conversation in words, with its day; `open` while it is neither kept nor let go."""

    id: UUID
    words: str
    due: date | None
    mine: bool
    next_step: bool
    open: bool
    kept_on: date | None
    act: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A promise this conversation may have kept: `taken` when it counts, else it is only asked about."""

    id: UUID
    act: str
    words: str
    made_on: date
    taken: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A field of the card to look over: its value, and whether the user said that it is right (M43)."""

    field: str
    value: str
    right: bool


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """Everything the page of a conversation shows."""

    talk: Conversation
    margin: str
    title: str
    lead: str
    people: Sequence[Person]
    person: Person
    who: str
    current: str
    fresh: bool
    still_open: tuple[str, ...]
    names: Sequence[NamedLine]
    advice: Sequence[Advice]
    promises: Sequence[PromiseLine]
    closing: str
    news: Sequence[Signal]
    gifts: Sequence[Gift]
    asked: Sequence[Asked]
    checks: Sequence[Checked]
    complaint: str
    typed: str
    exchange: Sequence[Conversation] = ()
    easy_kinds: Sequence[str] = EASY_KINDS
    other_kinds: Sequence[str] = tuple(kind for kind in SIGNAL_KINDS if kind not in EASY_KINDS)
    advice_kinds: Sequence[str] = ADVICE_KINDS
    certainties: Sequence[str] = CERTAINTIES

    @property
    def steps(self) -> Sequence[tuple[int, str]]:
        """The steps, numbered; mails have no feeling to tell of."""
        shown = [one for one in STEPS if one != "felt" or self.talk.kind in {"call", "meeting"}]
        return [(number, one) for number, one in enumerate(shown, 1)]

    @property
    def before(self) -> Sequence[tuple[int, str]]:
        """The steps before the one the user stands at."""
        at = next((number for number, one in self.steps if one == self.current), 0)
        return [(number, one) for number, one in self.steps if number < at]

    @property
    def after(self) -> Sequence[tuple[int, str]]:
        """The steps after it; all of them where the user stands at none."""
        return [step for step in self.steps if step not in self.before and step[1] != self.current]

    @classmethod
    def of(cls, here: Seat, talk: Conversation, *, step: str = "", complaint: str = "", typed: str = "") -> DebriefPage:
        """The page of a conversation; `step` is where the user stands, else the first thing that is open."""
        people = people_of(here.account, talk)
        missing = still_open(here.account, talk)
        names = _names(here, talk)
        advice = list(Advice.objects.of(here.account).present().filter(conversation=talk).select_related("person").order_by("pk"))
        who = in_a_row([one.first_name for one in people], here.language)
        fresh = talk.unanswered_on is None and talk.kind in {"call", "meeting"} and here.account.day(talk.at) == here.today
        return cls(
            talk=talk, people=people, person=people[0], who=who, still_open=missing, names=names, advice=advice,
            margin=_margin(here, talk, fresh=fresh), title=_title(here, talk, who, fresh=fresh), lead=_lead(here, talk, missing, fresh=fresh), fresh=fresh,
            current=step if step in STEPS else _current(talk, missing), promises=_promises(here, talk),
            closing=closing_words(here, talk, [one.name for one in names], advice),
            news=list(Signal.objects.of(here.account).present().filter(conversation=talk).select_related("organisation", "person").order_by("pk")),
            gifts=list(Gift.objects.of(here.account).present().filter(conversation=talk).select_related("person").order_by("pk")),
            asked=_asked(here, talk, people), checks=checks_of(here, people[0]), complaint=complaint, typed=typed,
            exchange=_exchange(here, talk),
        )  # fmt: skip


def _exchange(here: Seat, talk: Conversation) -> list[Conversation]:
    """The other mails of the same exchange, newest first."""
    if not talk.thread:
        return []
    rows = Conversation.objects.of(here.account).present().filter(thread=talk.thread).exclude(pk=talk.pk)
    return list(rows.order_by("-at", "pk")[:20])


def _margin(here: Seat, talk: Conversation, *, fresh: bool) -> str:
    local = here.account.local(talk.at)
    if fresh:
        return local.strftime("%H:%M" if here.language == "en" else "%H.%M")
    return short_day(local.date(), here.language) if local.year == here.today.year else str(local.year)


def _title(here: Seat, talk: Conversation, who: str, *, fresh: bool) -> str:
    if talk.unanswered_on:
        return say(here.language, "talk.title-attempt", who=who)
    if fresh:
        return say(here.language, f"talk.title-after-{talk.kind}", who=who)
    way = "-in" if talk.inward and talk.kind in {"mail", "message"} else ""
    return say(here.language, f"talk.title-{talk.kind}{way}", who=who)


def _lead(here: Seat, talk: Conversation, missing: tuple[str, ...], *, fresh: bool) -> str:
    if talk.unanswered_on:
        return say(here.language, "talk.lead-attempt")
    if "next-step" in missing and not fresh:
        return say(here.language, "talk.lead-no-step")
    if "names" in missing and not fresh:
        return say(here.language, "talk.lead-no-names")
    return say(here.language, "talk.lead-fresh" if missing else "talk.lead-done")


def _current(talk: Conversation, missing: tuple[str, ...]) -> str:
    if talk.unanswered_on or not missing:
        return ""
    if not talk.told and "names" in missing:
        return "told"
    return "names" if "names" in missing else "next"


def _names(here: Seat, talk: Conversation) -> list[NamedLine]:
    rows = list(
        Referral.objects.of(here.account).present().filter(conversation=talk).select_related("person", "named_by").order_by("pk")
    )  # fmt: skip
    places = Position.objects.of(here.account).present().filter(person__in=[row.person_id for row in rows], to_year=None)
    where = {
        person: ", ".join(filter(None, (title, at)))
        for person, title, at in places.values_list("person_id", "title", "organisation__name")
    }
    return [
        NamedLine(row.pk, row.person_id, row.person.name, where.get(row.person_id, ""), row.named_by.first_name) for row in rows
    ]


def _promises(here: Seat, talk: Conversation) -> list[PromiseLine]:
    rows = (
        Promise.objects.of(here.account)
        .present()
        .filter(conversation=talk)
        .select_related("to", "about")
        .order_by("due_on", "pk")
    )
    return [
        PromiseLine(
            row.pk, promise_words(row, here.language), row.due_on, row.owed_by_me, row.next_step,
            row.kept_on is None and row.lapsed_on is None, row.kept_on, row.act, row.due_at,
        )
        for row in rows
    ]  # fmt: skip


def closing_words(here: Seat, talk: Conversation, names: Sequence[str], advice: Sequence[Advice]) -> str:
    """The sentence that closes a conversation, filled with the names and titles just noted; empty where there are none (M33)."""
    day = here.account.day(talk.at)
    read = [_READ.sub("", one.text) for one in advice if one.kind == "read" or _READ.match(one.text)]
    call = [*names, *(one.text for one in advice if one.kind == "call")]
    other = [one.text for one in advice if one.kind not in {"read", "call"} and not _READ.match(one.text)]
    said = closing(call, read, other, day, rules_of(talk.campaign))
    if said.empty:
        return ""
    language = here.language
    parts = [
        say(language, f"talk.close-{name}", what=in_a_row([_small(one, name) for one in words], language))
        for name, words in (("call", said.call), ("read", said.read), ("do", said.do))
        if words
    ]
    week = (said.back_on - day).days == 7
    back = say(language, "talk.close-week") if week else say(language, "talk.close-by", day=said.back_on)
    sentence = in_a_row(parts, language)
    return f"{sentence[:1].upper()}{sentence[1:]}. {back}"


def _small(text: str, kind: str) -> str:
    text = text.strip().rstrip(".")
    return text if kind == "call" else text[:1].lower() + text[1:]


def _asked(here: Seat, talk: Conversation, people: Sequence[Person]) -> list[Asked]:
    """The promises this conversation was taken to keep, and those it may have kept (M33, M43)."""
    contact = contact_of(here.account, talk.campaign, talk, names=0, advice=0, closed=True)
    rows = (
        Promise.objects.of(here.account).present()
        .filter(to__in=[one.pk for one in people], about=None, owed_by_me=True, act__in=ASKED_OF, lapsed_on=None)
        .exclude(conversation=talk).select_related("to", "about").order_by("due_on", "pk")
    )  # fmt: skip
    found = []
    for row in rows:
        taken = row.kept_by_id == talk.pk
        if taken or (row.kept_on is None and keeping(promised_of(here.account, row), contact) == "perhaps"):
            found.append(Asked(row.pk, row.act, promise_words(row, here.language), here.account.day(row.made_at), taken))
    return found


def checks_of(here: Seat, person: Person) -> list[Checked]:
    """Name, title and address of the card, and which the user has said are right (M43)."""
    position = Position.objects.of(here.account).present().filter(person=person, to_year=None).order_by("pk").first()
    address = (
        ContactPoint.objects.of(here.account).present().filter(person=person, kind="address", dead_on=None).order_by("pk").first()
    )
    right = set(Label.objects.of(here.account).present().filter(person=person, kind="checked").values_list("word", flat=True))
    values: dict[str, Any] = {
        "name": person.name,
        "title": position.title if position else "",
        "address": address.value if address else "",
    }
    return [Checked(field, values[field], field in right) for field in CHECKED]
