"""Noting a conversation and what it brought: names become people and referrals, advice, signals, promises, the next step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from hvem.campaign.knowing import contact_of
from hvem.campaign.models import Advice, Campaign, Conversation, Meeting, MeetingPart, Part, Promise, Referral, Signal
from hvem.campaign.running import rules_of, running, workdays_of
from hvem.campaign.stepping import Step, understood
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.method.conversations import left_open, promises_of
from hvem.people.adding import complete
from hvem.people.entering import alike, enter, organisation_named
from hvem.people.models import Person, Source
from hvem.reading.card import Card
from hvem.reading.verbs import read_verb


@dataclass(frozen=True)
class Heard:
    """A piece of news heard: its kind, the organisation's name (may be empty) and the words."""

    kind: str
    organisation: str
    text: str
    certainty: str = "heard"


@dataclass(frozen=True)
class Talk:
    """Everything that is told of one conversation when it is noted; all but kind and people may come later.

    `meets_at` is when they meet next, where a call agreed on it (M17).
    """

    kind: str
    people: Sequence[Person]
    at: datetime
    inward: bool = False
    reached: bool = True
    minutes: int | None = None
    my_share: int | None = None
    subject: str = ""
    note: str = ""
    told: str = ""
    names_answer: str = ""
    no_next_step: str = ""
    purpose: str = ""
    message_id: str = ""
    felt: int | None = None
    meeting: Meeting | None = None
    event: Any = None
    names: Sequence[Card] = ()
    advice: Sequence[str] = ()
    heard: Sequence[Heard] = ()
    steps: Sequence[Step] = ()
    meets_at: datetime | None = None


@dataclass
class Noted:
    """What noting a conversation did."""

    conversation: Conversation
    people_added: list[Person] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    open: tuple[str, ...] = ()
    happening: Happening | None = None


def note(account: Any, talk: Talk, *, at: datetime, by: Any = None) -> Noted:
    """Note a conversation with all it brought: one deed, undone as one (M7, M10, M32, M33).

    A meeting noted closes that day's planned one with the same people; every person talked to is chosen.
    """
    with Deed(account, f"noted-{talk.kind}" if talk.reached else "noted-attempt", at=at, by=by) as deed:
        campaign = begun_by(deed, running(account, on=account.day(min(talk.at, at))), talk.at)
        noted = note_in(deed, campaign, talk)
        deed.about(noted.conversation, name=", ".join(one.first_name for one in talk.people), inward=talk.inward)
    noted.happening = deed.happening
    noted.promises = list(Promise.objects.of(account).present().filter(conversation=noted.conversation).order_by("due_on", "pk"))
    noted.open = still_open(account, noted.conversation)
    return noted


def begun_by(deed: Deed, campaign: Campaign, talked_at: datetime) -> Campaign:
    """The campaign, begun earlier when what is noted by hand came before it: no more than the reach of a second contact.

    Only what an import finds is history; a moment before the campaign's start means that it had begun by then. Undone with the deed.
    """
    account, at = deed.account, deed.at
    day = account.day(min(talked_at, at))
    reach = campaign.started_on - timedelta(days=rules_of(campaign).second_contact_days)
    if day < campaign.started_on and (account.day(at) < campaign.started_on or day >= reach):
        deed.change(campaign, started_on=day)
    return campaign


def note_in(deed: Deed, campaign: Campaign, talk: Talk) -> Noted:
    """Note a conversation inside a deed."""
    day = deed.account.day(talk.at)
    meeting = talk.meeting or (planned_that_day(campaign, talk.people, day) if talk.kind == "meeting" else None)
    conversation = deed.add(
        Conversation(
            campaign=campaign, kind=talk.kind, inward=talk.inward, at=talk.at, minutes=talk.minutes, my_share=talk.my_share,
            subject=talk.subject[:300], note=talk.note.strip(), told=talk.told.strip(), names_answer=talk.names_answer,
            no_next_step=talk.no_next_step[:200], felt=talk.felt, unanswered_on=None if talk.reached else day,
            purpose=talk.purpose, message_id=talk.message_id[:300], meeting=meeting, event=talk.event,
        )
    )  # fmt: skip
    for person in talk.people:
        deed.add(Part(conversation=conversation, person=person))
        choose(deed, person, day)
    if meeting and meeting.held_on is None:
        deed.change(meeting, held_on=day)
    noted = Noted(conversation)
    for card in talk.names:
        referral, is_new = add_name(deed, conversation, talk.people[0], card)
        noted.referrals.append(referral)
        if is_new:
            noted.people_added.append(referral.person)
    for text in talk.advice:
        add_advice(deed, conversation, talk.people[0], text)
    for heard in talk.heard:
        add_signal(deed, conversation, heard, said_by=talk.people[0])
    for step in talk.steps:
        add_promise(deed, conversation, talk.people[0], step)
    if talk.meets_at:
        _plan(deed, campaign, talk.people, talk.meets_at)
    add_rule_promises(deed, conversation)
    return noted


def _plan(deed: Deed, campaign: Campaign, people: Sequence[Person], at: datetime) -> None:
    """A meeting agreed in the call (M17)."""
    meeting = deed.add(Meeting(campaign=campaign, at=at))
    deed.add_all([MeetingPart(meeting=meeting, person=one) for one in people])


def choose(deed: Deed, person: Person, day: date) -> None:
    """Take a resting person in: whoever one talks with no longer rests (M1)."""
    if person.chosen_on is None or person.chosen_on > day:
        deed.change(person, chosen_on=day)


def planned_that_day(campaign: Campaign, people: Sequence[Person], day: date) -> Meeting | None:
    """The meeting planned that day with one of these people and not yet held."""
    parts = (
        MeetingPart.objects.of(campaign.account_id)
        .present()
        .filter(
            person__in=people,
            meeting__campaign=campaign,
            meeting__removed_at=None,
            meeting__held_on=None,
            meeting__cancelled_on=None,
        )
    )
    same_day = (part.meeting for part in parts.select_related("meeting") if campaign.account.day(part.meeting.at) == day)
    return min(same_day, key=lambda meeting: meeting.at, default=None)


def add_name(
    deed: Deed, conversation: Conversation, said_by: Person, card: Card, *, person: Person | None = None
) -> tuple[Referral, bool]:
    """A name given in a conversation becomes a person, if new, and a referral (M7); whether the person was new comes second.

    Exactly one person who fits the card is taken for them; otherwise a new one is entered, never merged silently.
    """
    day = deed.account.day(conversation.at)
    fitting = [person] if person else alike(deed.account, card)
    is_new = len(fitting) != 1
    if is_new:
        source = deed.add(Source(kind="conversation", name=said_by.name[:200], at=conversation.at))
        found = enter(deed, card, source=source, chosen_on=day)
        deed.change(found, through=said_by)
    else:
        found = fitting[0]
        choose(deed, found, day)
        if person is None:
            complete(deed, found, card, source=Source(kind="conversation", name=said_by.name[:200], at=conversation.at))
    known_before = Referral.objects.of(deed.account).present().filter(person=found).exists()
    talked_before = Part.objects.of(deed.account).present().filter(
        person=found, conversation__at__lt=conversation.at, conversation__removed_at=None
    ).exists()  # fmt: skip
    referral = deed.add(
        Referral(
            campaign=conversation.campaign, named_by=said_by, person=found, conversation=conversation, named_on=day,
            first=not known_before and not talked_before,
        )
    )  # fmt: skip
    deed.change(conversation, names_answer="named")
    return referral, is_new


def add_advice(deed: Deed, conversation: Conversation, person: Person, text: str, kind: str = "") -> Advice:
    """A piece of advice given in a conversation (M15, M31); its kind is read from the words where it is not said."""
    kind = kind or advice_kind(text)
    day = deed.account.day(conversation.at)
    return deed.add(
        Advice(
            campaign=conversation.campaign, person=person, conversation=conversation, text=text.strip(), kind=kind, given_on=day
        )
    )


def advice_kind(text: str) -> str:
    """The kind of advice the words are: call, read, join, cv, or do."""
    if re.search(r"\bcv\b|\bsøknad", text, re.IGNORECASE):
        return "cv"
    return {"call": "call", "read": "read", "attend": "join"}.get(read_verb(text).act, "do")


def add_signal(deed: Deed, conversation: Conversation, heard: Heard, *, said_by: Person) -> Signal:
    """A piece of news heard in a conversation, with who said so (M10–M14)."""
    organisation = organisation_named(deed, heard.organisation) if heard.organisation.strip() else None
    return deed.add(
        Signal(
            campaign=conversation.campaign, kind=heard.kind, organisation=organisation, text=heard.text.strip(),
            on=deed.account.day(conversation.at), person=said_by, conversation=conversation, certainty=heard.certainty,
        )
    )  # fmt: skip


def add_promise(deed: Deed, conversation: Conversation, person: Person, step: Step) -> Promise:
    """A promise made in a conversation, by me or by them; the next step closes the conversation (M32)."""
    just_named = [
        one.person for one in Referral.objects.of(deed.account).present().filter(conversation=conversation).select_related("person")
    ]  # fmt: skip
    act, about, mine = understood(deed.account, step, person, just_named)
    return deed.add(
        Promise(
            campaign=conversation.campaign, owed_by_me=mine, to=person, about=about, act=act, rule="M32",
            words=step.words.strip(), made_at=conversation.at, due_on=step.due_on or _day(deed, step.due_at), due_at=step.due_at,
            conversation=conversation, next_step=step.next_step, agreed=step.agreed,
        )
    )  # fmt: skip


def _day(deed: Deed, moment: datetime | None) -> date | None:
    day: date | None = deed.account.day(moment) if moment else None
    return day


def add_rule_promises(deed: Deed, conversation: Conversation) -> list[Promise]:
    """The promises the conversation makes by itself and does not have yet: thanks, and a report in a week (M33, M43)."""
    account, campaign = deed.account, conversation.campaign
    here = set(Promise.objects.of(account).filter(conversation=conversation).exclude(rule="M32").values_list("to_id", "act"))
    made = []
    for part in Part.objects.of(account).present().filter(conversation=conversation, role="with").select_related("person"):
        names = Referral.objects.of(account).present().filter(conversation=conversation, named_by=part.person).count()
        advice = Advice.objects.of(account).present().filter(conversation=conversation, person=part.person).count()
        contact = contact_of(account, campaign, conversation, names=names, advice=advice, closed=False)
        for new in promises_of(contact, part.person.first_name, rules_of(campaign), workdays_of(campaign)):
            if (part.person_id, new.act) in here:
                continue
            due_at = account.moment(new.due_at) if new.due_at else None
            made.append(
                deed.add(
                    Promise(
                        campaign=campaign, to=part.person, act=new.act, rule=new.because.rule, made_at=conversation.at,
                        due_on=new.due_on, due_at=due_at, conversation=conversation,
                    )
                )
            )  # fmt: skip
    return made


def still_open(account: Any, conversation: Conversation) -> tuple[str, ...]:
    """What the conversation still lacks: `names`, `next-step` (M7, M32)."""
    closed = Promise.objects.of(account).present().filter(conversation=conversation, next_step=True).exists()
    names = Referral.objects.of(account).present().filter(conversation=conversation).count()
    contact = contact_of(
        account, conversation.campaign, conversation, names=names, advice=0, closed=closed or bool(conversation.no_next_step)
    )
    return tuple(left_open(contact))


def open_talks(account: Any, campaign: Campaign) -> QuerySet[Conversation]:
    """The calls reached and meetings that still lack the answer about names or a next step: `still_open` as a question (M32)."""
    steps = Promise.objects.of(account).present().filter(conversation=OuterRef("pk"), next_step=True)
    names = Referral.objects.of(account).present().filter(conversation=OuterRef("pk"))
    found: QuerySet[Conversation] = (
        Conversation.objects.of(account)
        .present()
        .reached()
        .filter(campaign=campaign, kind__in=("call", "meeting"), at__gte=account.starts(campaign.started_on))
        .exclude(names_answer="pleasant")
        .annotate(has_step=Exists(steps), has_names=Exists(names))
        .filter(Q(names_answer="", has_names=False) | Q(no_next_step="", has_step=False))
        .order_by("-at", "-pk")
    )
    return found
