"""Settling: what conversations mean for what was open — promises kept, names contacted and talked to, letters answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from hvem.campaign.knowing import known
from hvem.campaign.models import Campaign, Conversation, Part, Promise, Referral
from hvem.ground.deeds import Deed
from hvem.method.facts import Known
from hvem.method.promises import settled


def settle(deed: Deed, campaign: Campaign, people: Collection[UUID]) -> None:
    """Mark what the conversations with these people have kept, contacted and answered; each mark is part of the deed."""
    _answers(deed, campaign, people)
    for person, facts in known(deed.account, campaign, people).items():
        _promises(deed, facts)
        _referrals(deed, campaign, person, facts)


def _promises(deed: Deed, facts: Known) -> None:
    """A promise kept by a conversation; one whose conversation is gone is open again."""
    talks = {contact.id for contact in facts.contacts}
    for promised in settled(facts.promises, facts.contacts, facts.id):
        was = next(one for one in facts.promises if one.id == promised.id)
        if promised == was:
            continue
        row = Promise.objects.of(deed.account).get(pk=promised.id)
        keeper = UUID(promised.kept_by) if promised.kept_by in talks else None
        deed.change(row, kept_on=promised.kept_on, kept_by_id=keeper)


def reopen(deed: Deed, conversations: Collection[UUID]) -> None:
    """Open again the promises that only these conversations, now removed, had kept."""
    for row in Promise.objects.of(deed.account).present().filter(kept_by_id__in=conversations):
        deed.change(row, kept_on=None, kept_by_id=None)


def _answers(deed: Deed, campaign: Campaign, people: Collection[UUID]) -> None:
    """A mail or message from them, or a talk with them, answers what was written to them before."""
    parts = Part.objects.of(deed.account).present().filter(
        person_id__in=people, role="with", conversation__campaign=campaign, conversation__removed_at=None
    )
    by_person: dict[UUID, list[Conversation]] = {}
    for part in parts.select_related("conversation").order_by("conversation__at"):
        by_person.setdefault(part.person_id, []).append(part.conversation)
    for talks in by_person.values():
        for place, talk in enumerate(talks):
            if talk.kind not in {"mail", "message"} or talk.bounced_on:
                continue
            answer = next((later for later in talks[place + 1 :] if _answers_to(talk, later)), None)
            day = deed.account.day(answer.at) if answer else None
            if talk.answered_on != day:
                deed.change(talk, answered_on=day)


def _answers_to(talk: Conversation, later: Conversation) -> bool:
    """Whether the later one answers: the other way round in writing."""
    return later.kind in {"mail", "message"} and later.inward != talk.inward


def _referrals(deed: Deed, campaign: Campaign, person: UUID, facts: Known) -> None:
    """The names that led to this person, and the names this person gave: contacted, talked to, reported back."""
    rows = Referral.objects.of(deed.account).present().filter(campaign=campaign, person_id=person)
    for row in rows:
        after = [contact for contact in facts.contacts if contact.day >= row.named_on]
        contacted = _first(contact.day for contact in after if contact.mine or contact.tried)
        talked = _first(contact.day for contact in after if contact.talked)
        deed.change(row, contacted_on=contacted, talked_on=talked)
    given = Referral.objects.of(deed.account).present().filter(campaign=campaign, named_by_id=person).exclude(conversation=None)
    for row in given:
        reports = [
            promise.kept_on for promise in facts.promises
            if promise.act == "report" and promise.kept_on and promise.made_in == str(row.conversation_id)
        ]  # fmt: skip
        deed.change(row, reported_on=_first(reports))


def _first(days: Any) -> date | None:
    return min(days, default=None)
