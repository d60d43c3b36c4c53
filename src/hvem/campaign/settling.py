"""Settling: what conversations mean for what was open — promises kept, names contacted and talked to, letters answered.

Everything is reckoned anew from the conversations there are, so that the order in which they are noted does not matter,
and a conversation that is removed takes back what it meant. What the user said stands: a tick, "this was it", "it was not".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hvem.campaign.announcing import follow_letters
from hvem.campaign.knowing import known
from hvem.campaign.models import Advice, Campaign, Conversation, Part, Promise, Referral
from hvem.ground.deeds import Deed
from hvem.method.facts import Known, Named, Promised
from hvem.method.promises import kept_by, settled
from hvem.method.referrals import referral


def settle(deed: Deed, campaign: Campaign, people: Collection[UUID]) -> dict[UUID, Known]:
    """Mark what the conversations with these people have kept, contacted and answered; each mark is part of the deed.

    Says what was known of them and of those they named or were named by, before the marks.
    """
    if not people:
        return {}
    _answers(deed, campaign, people)
    follow_letters(deed, campaign)
    referrals = _touched(deed.account, campaign, people)
    everyone = set(people) | {row.person_id for row in referrals} | {row.named_by_id for row in referrals}
    facts = known(deed.account, campaign, everyone)
    kept = {person: replace(one, promises=_settled(one)) for person, one in facts.items()}
    _promises(deed, people, kept)
    _referrals(deed, referrals, kept)
    _advice(deed, people, kept)
    return facts


def _touched(account: Any, campaign: Campaign, people: Collection[UUID]) -> list[Referral]:
    """Every referral to these people and to those they named, oldest first."""
    rows = Referral.objects.of(account).present().filter(campaign=campaign)
    named = set(rows.filter(named_by_id__in=people).values_list("person_id", flat=True)) | set(people)
    found: list[Referral] = list(rows.filter(person_id__in=named).select_related("conversation").order_by("named_on", "pk"))
    return sorted(found, key=lambda row: (row.named_on, row.conversation.at.isoformat() if row.conversation else "", str(row.pk)))


def _settled(facts: Known) -> tuple[Promised, ...]:
    """The person's promises, those that a conversation keeps by the rules judged anew."""
    contacts = {contact.id: contact for contact in facts.contacts}
    opened = []
    for promise in facts.promises:
        keeper = contacts.get(promise.kept_by)
        again = replace(promise, kept_on=None, kept_by="")
        mine = promise.on == facts.id and keeper is not None and kept_by(again, keeper)
        opened.append(again if mine else promise)
    return settled(opened, facts.contacts, facts.id)


def _promises(deed: Deed, people: Collection[UUID], facts: Mapping[UUID, Known]) -> None:
    """Write down which promises with these people the conversations have kept."""
    wanted = {UUID(p.id): p for person in people if person in facts for p in facts[person].promises if p.on == str(person)}
    for row in Promise.objects.of(deed.account).present().filter(pk__in=wanted):
        promise = wanted[row.pk]
        keeper = UUID(promise.kept_by) if promise.kept_by else None
        if (row.kept_on, row.kept_by_id) != (promise.kept_on, keeper):
            deed.change(row, kept_on=promise.kept_on, kept_by_id=keeper)


def reopen(deed: Deed, conversations: Collection[UUID]) -> None:
    """Open again the promises that only these conversations, now removed, had kept."""
    if not conversations:
        return
    for row in Promise.objects.of(deed.account).present().filter(kept_by_id__in=conversations):
        deed.change(row, kept_on=None, kept_by_id=None)


def _answers(deed: Deed, campaign: Campaign, people: Collection[UUID]) -> None:
    """Mark what was written, by me or by them, as answered."""
    deed.change_each("answered_on", _answered(deed.account, campaign, people))


def _answered(account: Any, campaign: Campaign, people: Collection[UUID]) -> list[tuple[Conversation, date | None]]:
    """What was written with these people and is answered, by the next mail or message the other way, on another day than it is marked with."""
    parts = Part.objects.of(account).present().filter(
        person_id__in=people, role="with", conversation__campaign=campaign, conversation__removed_at=None,
        conversation__kind__in=("mail", "message"),
    )  # fmt: skip
    by_person: dict[UUID, list[Conversation]] = defaultdict(list)
    parts = parts.select_related("conversation").defer("conversation__note", "conversation__told")
    for part in parts.order_by("conversation__at", "conversation_id"):
        by_person[part.person_id].append(part.conversation)
    answered: dict[UUID, tuple[Conversation, date | None]] = {}
    for talks in by_person.values():
        for place, talk in enumerate(talks):
            if talk.bounced_on:
                continue
            answer = next((later for later in talks[place + 1 :] if later.inward != talk.inward and not later.bounced_on), None)
            day = account.day(answer.at) if answer else None
            _, before = answered.get(talk.pk, (talk, None))
            answered[talk.pk] = (talk, min(filter(None, (before, day)), default=None))
    return [(talk, day) for talk, day in answered.values() if talk.answered_on != day]


def _referrals(deed: Deed, rows: list[Referral], facts: Mapping[UUID, Known]) -> None:
    """The names that led to these people and the names they gave: first, contacted, talked to, reported back (M24, M33)."""
    seen: set[UUID] = set()
    for row in rows:
        if row.person_id not in facts:
            continue
        contacts = facts[row.person_id].contacts
        reports = [p.kept_on for p in _reports(facts.get(row.named_by_id)) if p.kept_on]
        come = referral(Named(by="", by_id=str(row.named_by_id), on=row.named_on), contacts, reports)
        named_at = deed.account.local(row.conversation.at) if row.conversation else None
        talked_before = any(c.at < named_at if named_at else c.day < row.named_on for c in contacts)
        deed.change(
            row, contacted_on=come.contacted_on, talked_on=come.talked_on, reported_on=come.reported_on,
            first=row.person_id not in seen and not talked_before,
        )  # fmt: skip
        seen.add(row.person_id)


def _reports(facts: Known | None) -> list[Promised]:
    if facts is None:
        return []
    return [promise for promise in facts.promises if promise.act == "report" and promise.owed_by_me and promise.on == facts.id]


def _advice(deed: Deed, people: Collection[UUID], facts: Mapping[UUID, Known]) -> None:
    """Advice that was taken is told of by the first report after it (M33)."""
    for row in Advice.objects.of(deed.account).present().filter(person_id__in=people, taken_on__isnull=False):
        days = [p.kept_on for p in _reports(facts.get(row.person_id)) if p.kept_on and row.taken_on and p.kept_on >= row.taken_on]
        told = min(days, default=None)
        if told and row.reported_on is None:
            deed.change(row, reported_on=told)
