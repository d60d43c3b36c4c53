"""Right after: what a conversation brought, added a piece at a time; each piece is one deed (M5, M7, M10, M15, M32, M33, M43)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hvem.accounts.access import Seat
from hvem.accounts.acting import deed_on
from hvem.campaign.conversing import Heard, add_advice, add_name, add_promise, add_rule_promises, add_signal
from hvem.campaign.models import Advice, Conversation, Gift, Part, Promise, Referral, Signal
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.reading.card import Card


def people_of(account: Any, talk: Conversation) -> list[Person]:
    """Those the conversation was with, by name."""
    parts = Part.objects.of(account).present().filter(conversation=talk, role="with").select_related("person")
    return sorted((part.person for part in parts), key=lambda one: (one.sort_key, str(one.pk)))


def write_told(here: Seat, talk: Conversation, *, told: str | None = None, note: str | None = None) -> Deed:
    """What they told of themselves and theirs (M5), or what else was said; None leaves what stands."""
    with deed_on(here, "told", talk) as deed:
        if told is not None:
            deed.change(talk, told=told.strip())
        if note is not None:
            deed.change(talk, note=note.strip())
    return deed


def add_names(here: Seat, talk: Conversation, said_by: Person, cards: Sequence[Card]) -> Deed:
    """Names given become people, if new, and referrals, and a report falls due (M7, M33)."""
    with deed_on(here, "named", talk, name=", ".join(card.name for card in cards)) as deed:
        for card in cards:
            add_name(deed, talk, said_by, card)
        add_rule_promises(deed, talk)
    return deed


def answer_names(here: Seat, talk: Conversation, answer: str) -> Deed:
    """No names: `none` now, `not-asked`, or it was just `pleasant`, which closes the conversation; empty asks again."""
    with deed_on(here, "pleasant" if answer == "pleasant" else "names-answered", talk) as deed:
        deed.change(talk, names_answer=answer)
    return deed


def take_back(here: Seat, talk: Conversation, row: Referral | Advice | Signal | Promise | Gift) -> Deed:
    """One thing the conversation brought is taken away; the person it named stays in the list."""
    with deed_on(here, "taken-back", talk) as deed:
        deed.remove(row)
        if isinstance(row, Advice):
            for promise in Promise.objects.of(here.account).open().filter(advice=row):
                deed.remove(promise)
        if isinstance(row, Referral):
            others = Referral.objects.of(here.account).present().filter(conversation=talk).exists()
            deed.change(talk, names_answer="named" if others else "")
        if isinstance(row, (Referral, Advice)):
            drop_empty_reports(deed, talk)
    return deed


def drop_empty_reports(deed: Deed, talk: Conversation) -> None:
    """A report that is still open and has nothing left to report on goes (M33)."""
    reports = Promise.objects.of(deed.account).open().filter(conversation=talk, act="report", rule="M33")
    for promise in reports:
        names = Referral.objects.of(deed.account).present().filter(conversation=talk, named_by=promise.to_id)
        advice = Advice.objects.of(deed.account).present().filter(conversation=talk, person=promise.to_id)
        if not names.exists() and not advice.exists():
            deed.remove(promise)


ADVICE_ACTS = {"call": "call", "read": "read", "join": "attend", "cv": "do", "do": "do"}
"""The verb of the promise a piece of advice becomes."""


def advise(here: Seat, talk: Conversation, person: Person, text: str, kind: str, step: Step | None = None) -> Deed:
    """A piece of advice, and with a step the promise to follow it (M15, M31)."""
    with deed_on(here, "advised", talk, what=text.strip()[:120]) as deed:
        advice = add_advice(deed, talk, person, text, kind)
        if step:
            promise = add_promise(deed, talk, person, step)
            deed.change(promise, advice=advice)
        add_rule_promises(deed, talk)
    return deed


def promise_advice(here: Seat, advice: Advice, step: Step) -> Deed:
    """Advice that was only heard becomes a promise (M15)."""
    with Deed(here.account, "promised", at=here.now, by=here.user) as deed:
        if advice.conversation:
            promise = add_promise(deed, advice.conversation, advice.person, step)
            deed.change(promise, advice=advice, made_at=here.now)
        deed.about(advice, what=step.words, name=advice.person.first_name)
    return deed


def hear(here: Seat, talk: Conversation, said_by: Person, heard: Heard) -> Deed:
    """A piece of news, with who said so (M10–M14)."""
    with deed_on(here, "heard", talk) as deed:
        add_signal(deed, talk, heard, said_by=said_by)
    return deed


def promise_in(here: Seat, talk: Conversation, person: Person, step: Step) -> Deed:
    """Something promised in the conversation, by me or by them; a next step closes it (M32)."""
    with deed_on(here, "next-step" if step.next_step else "promised", talk, what=step.words, name=person.first_name) as deed:
        add_promise(deed, talk, person, step)
        if step.next_step and talk.no_next_step:
            deed.change(talk, no_next_step="")
    return deed


def no_next_step(here: Seat, talk: Conversation, why: str) -> Deed:
    """There is none, for a reason in the user's own words; empty opens the question again (M32)."""
    with deed_on(here, "no-next-step", talk) as deed:
        deed.change(talk, no_next_step=why.strip()[:200])
    return deed


def feel(here: Seat, talk: Conversation, felt: int | None) -> Deed:
    """How it felt afterwards, from 1 (heavy) to 5 (light)."""
    with deed_on(here, "felt", talk) as deed:
        deed.change(talk, felt=felt)
    return deed


def listened(here: Seat, talk: Conversation, minutes: int | None, my_share: int | None) -> Deed:
    """How long it took, and the user's own share of the talking in percent (M22)."""
    with deed_on(here, "listened", talk) as deed:
        deed.change(talk, minutes=minutes, my_share=my_share)
    return deed


def remove_talk(here: Seat, talk: Conversation) -> Deed:
    """Delete a conversation with what it brought: names, advice, news, promises, gifts; the people it named stay.

    A meeting it was is planned again, and what it had kept is open again.
    """
    names = ", ".join(one.first_name for one in people_of(here.account, talk))
    with deed_on(here, "talk-removed", talk, name=names) as deed:
        for model in (Promise, Referral, Advice, Signal, Gift):
            for row in model.objects.of(here.account).present().filter(conversation=talk):
                deed.remove(row)
        deed.remove(talk)
        others = Conversation.objects.of(here.account).present().filter(meeting=talk.meeting_id).exclude(pk=talk.pk)
        if talk.meeting and talk.meeting.held_on and not others.exists():
            deed.change(talk.meeting, held_on=None)
    return deed
