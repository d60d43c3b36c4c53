"""Gathering what a letter may be made of from the tables: a fixed handful of queries for one person."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from hvem.accounts import LOCAL
from hvem.accounts.access import Seat
from hvem.campaign.models import Advice, Conversation, Part, Promise, Referral, Wonder
from hvem.campaign.running import running
from hvem.campaign.telling import story_of
from hvem.correspondence.letters.composing import Done, Followed, Last, Told
from hvem.people.models import ContactPoint, Label, Person, Tie
from hvem.wording.catalogue import LANGUAGES, Language

CLOSE_CIRCLES = ("family", "friend", "neighbour")
TALKED_ABOUT = frozenset({"thank", "report"})


def language_of(here: Seat, person: Person) -> Language:
    """The language one writes to the person in: their own, else the user's."""
    asked = person.letter_language
    language: Language = asked if asked in LANGUAGES else here.language
    return language


def own_name(here: Seat) -> str:
    """What the user signs with; empty until they have said who they are, for the name of the local account is no name."""
    return here.membership.me_name or ("" if here.user.name == LOCAL else here.user.name)


def told_of(here: Seat, person: Person, purpose: str) -> Told:
    """What a letter to the person for this purpose may say: only what the user has written or done."""
    account = here.account
    story = story_of(account, running(account, on=here.today))
    wonder = Wonder.objects.of(account).present().filter(person=person, asked_on=None).order_by("-on", "-pk").first()
    named_by = _waiting_name(here, person)
    about = _talk_about(here, person, purpose)
    named, followed = _names(here, person)
    open_advice, done = _advice(here, person, about if purpose == "thank" else None)
    return Told(
        name=person.first_name, me=own_name(here), today=here.today, close=bool(friends_of(account, [person.pk])),
        foreign=(language_of(here, person) == "en") != (here.language == "en"),
        phone=ContactPoint.objects.of(account).present().filter(person=person, kind="phone", dead_on=None).exists(),
        path=story.path, situation=story.situation, looking_for=story.looking_for, wonder=wonder.text if wonder else "",
        named_by=named_by.named_by.name if named_by else "",
        last=Last(about.kind, account.day(about.at)) if about else None,
        named=named, advice=open_advice, followed=followed, done=done, subject=about.subject if about else "",
    )  # fmt: skip


def friends_of(account: Any, ids: Collection[UUID]) -> set[UUID]:
    """Those of these people who are friends, by circle or by how near they are marked: they get the longer letter (M4)."""
    near = Tie.objects.of(account).present().filter(person_id__in=ids, closeness="near").values_list("person_id", flat=True)
    circles = Label.objects.of(account).present().filter(person_id__in=ids, kind="circle", word__in=CLOSE_CIRCLES)
    return {*near, *circles.values_list("person_id", flat=True)}


def addresses_of(account: Any, ids: Collection[UUID]) -> dict[UUID, str]:
    """The address each is written to: the preferred one that lives."""
    rows = ContactPoint.objects.of(account).present().filter(person_id__in=ids, kind="email", dead_on=None).order_by("pk")
    found: dict[UUID, str] = {}
    for person, value, preferred in rows.values_list("person_id", "value", "preferred_on"):
        if person not in found or preferred:
            found[person] = value
    return found


def _waiting_name(here: Seat, person: Person) -> Referral | None:
    """The first "talk to them" that nothing has come of yet (M24)."""
    rows = Referral.objects.of(here.account).present().filter(person=person, dropped_on=None, talked_on=None)
    found: Referral | None = rows.select_related("named_by").order_by("named_on", "pk").first()
    return found


def thread_answered(here: Seat, person: Person) -> list[str]:
    """The Message-IDs an answer to the person goes on from: the exchange's first, and the mail that is answered; none where that was no mail."""
    mail = _talk_about(here, person, "answer")
    return list(dict.fromkeys(one for one in (mail.thread, mail.message_id) if one)) if mail and mail.message_id else []


def _talk_about(here: Seat, person: Person, purpose: str) -> Conversation | None:
    """The conversation the letter speaks of: the one thanked for or reported on, what is answered, else the last one."""
    if purpose in TALKED_ABOUT:
        owed = (
            Promise.objects.of(here.account).open().mine().filter(to=person, act=purpose, about=None, conversation__isnull=False)
        )
        promise = owed.select_related("conversation").order_by("due_on", "pk").first()
        if promise:
            conversation: Conversation = promise.conversation
            return conversation
    parts = Part.objects.of(here.account).present().filter(
        person=person, role="with", conversation__removed_at=None, conversation__unanswered_on=None, conversation__at__lte=here.now
    )  # fmt: skip
    if purpose == "follow-up":
        parts = parts.filter(conversation__inward=False, conversation__kind="mail")
    elif purpose == "answer":
        parts = parts.filter(conversation__inward=True)
    elif purpose in TALKED_ABOUT:
        parts = parts.exclude(conversation__kind__in=("mail", "message"), conversation__inward=False)
    part = parts.select_related("conversation").order_by("-conversation__at").first()
    return part.conversation if part else None


def _names(here: Seat, person: Person) -> tuple[tuple[str, ...], tuple[Followed, ...]]:
    """The names they gave that wait, and those I got in touch with and have not told of (M33)."""
    rows = Referral.objects.of(here.account).present().filter(named_by=person, dropped_on=None, reported_on=None)
    waiting, followed = [], []
    for row in rows.select_related("person").order_by("named_on", "pk"):
        if row.contacted_on is None:
            waiting.append(row.person.name)
        else:
            followed.append(Followed(row.person.name, row.talked_on or row.contacted_on, row.talked_on is not None))
    return tuple(waiting), tuple(followed)


def _advice(here: Seat, person: Person, talk: Any) -> tuple[tuple[tuple[str, str], ...], tuple[Done, ...]]:
    """Advice still to take (of one conversation where it is thanked for), and advice taken and not told of."""
    rows = list(Advice.objects.of(here.account).present().filter(person=person, dropped_on=None).order_by("given_on", "pk"))
    waiting = tuple(
        (row.kind, row.text) for row in rows if row.taken_on is None and (talk is None or row.conversation_id == talk.pk)
    )
    return waiting, tuple(Done(row.text, row.result) for row in rows if row.taken_on and row.reported_on is None)
