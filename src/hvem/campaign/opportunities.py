"""Opportunities: guesses that somebody needs what I can add, what speaks for them, and the way of people to them (M26, M45)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hvem.accounts.access import Seat
from hvem.accounts.acting import deed_on
from hvem.campaign.models import Campaign, Evidence, Opportunity, Signal, WayThere
from hvem.campaign.models.market import STAGES
from hvem.campaign.running import running
from hvem.campaign.whom import Whom, whom
from hvem.ground.deeds import Deed
from hvem.people.entering import organisation_named
from hvem.people.models import Person


@dataclass(frozen=True, slots=True)
class Guess:
    """An opportunity as it is written down: what, of which kind and form, where, what I can add, who decides, the question to test it."""

    kind: str
    what: str
    organisation: str = ""
    can_add: str = ""
    decides: Whom = None
    question: str = ""
    form: str = "post"
    deadline_on: date | None = None


def write_opportunity(here: Seat, guess: Guess, *, signal: Signal | None = None) -> Deed:
    """Write down an opportunity, with the news it grew from as its first evidence (M16, M26)."""
    with deed_on(here, "opportunity-added") as deed:
        campaign = running(here.account, on=here.today)
        row = deed.add(Opportunity(campaign=campaign, made_on=here.today, **_fields(deed, guess)))
        if signal is not None:
            deed.add(Evidence(opportunity=row, signal=signal))
        deed.about(row, what=row.what)
    return deed


def correct_opportunity(here: Seat, opportunity: Opportunity, guess: Guess) -> Deed:
    """Correct what stands of an opportunity."""
    with deed_on(here, "opportunity-changed", opportunity, what=opportunity.what) as deed:
        deed.change(opportunity, **_fields(deed, guess))
        deed.about(opportunity, what=opportunity.what)
    return deed


def _fields(deed: Deed, guess: Guess) -> dict[str, Any]:
    return {
        "kind": guess.kind, "what": guess.what.strip()[:300], "can_add": guess.can_add.strip(), "decides": whom(deed, guess.decides),
        "question": guess.question.strip(), "form": guess.form, "deadline_on": guess.deadline_on,
        "organisation": organisation_named(deed, guess.organisation) if guess.organisation.strip() else None,
    }  # fmt: skip


def move_opportunity(here: Seat, opportunity: Opportunity, stage: str) -> Deed:
    """Move an opportunity: a guess, being tested, real, won, or let go; raises ValueError for another stage."""
    if stage not in STAGES:
        raise ValueError(stage)
    with deed_on(here, f"opportunity-{stage}", opportunity, what=opportunity.what) as deed:
        deed.change(opportunity, stage=stage)
    return deed


def remove_opportunity(here: Seat, opportunity: Opportunity) -> Deed:
    """Take an opportunity away, with its evidence and its way."""
    with deed_on(here, "opportunity-removed", opportunity, what=opportunity.what) as deed:
        for model in (Evidence, WayThere):
            for row in model.objects.of(here.account).present().filter(opportunity=opportunity):
                deed.remove(row)
        deed.remove(opportunity)
    return deed


def add_evidence(here: Seat, opportunity: Opportunity, *, signal: Signal | None = None, text: str = "") -> Deed:
    """Something that speaks for it: a piece of news, once, or words of one's own."""
    with deed_on(here, "evidence-added", opportunity, what=opportunity.what) as deed:
        rows = Evidence.objects.of(here.account).present().filter(opportunity=opportunity)
        if signal is None or not rows.filter(signal=signal).exists():
            deed.add(Evidence(opportunity=opportunity, signal=signal, text=text.strip()))
    return deed


def remove_evidence(here: Seat, evidence: Evidence) -> Deed:
    """Something no longer speaks for it."""
    with deed_on(here, "evidence-removed", evidence.opportunity, what=evidence.opportunity.what) as deed:
        deed.remove(evidence)
    return deed


def lay_way(here: Seat, opportunity: Opportunity, people: Sequence[Person]) -> Deed:
    """Lay the way to an opportunity through these people, in order; without any it is reckoned from the names given again."""
    with deed_on(here, "way-laid", opportunity, what=opportunity.what) as deed:
        for row in WayThere.objects.of(here.account).present().filter(opportunity=opportunity):
            deed.remove(row)
        for place, person in enumerate(dict.fromkeys(people)):
            deed.add(WayThere(opportunity=opportunity, person=person, place=place))
    return deed


def opportunities_of(account: Any, campaign: Campaign) -> QuerySet[Opportunity]:
    """The campaign's opportunities: those with a deadline first, in its order, then the newest."""
    rows: QuerySet[Opportunity] = Opportunity.objects.of(account).present().filter(campaign=campaign)
    return rows.select_related("organisation", "decides").order_by("deadline_on", "-made_on", "-pk")


def evidence_of(account: Any, opportunities: Collection[Opportunity]) -> dict[UUID, list[Evidence]]:
    """What speaks for each of these, oldest first; news that was taken away no longer does. One query."""
    found: dict[UUID, list[Evidence]] = defaultdict(list)
    rows = Evidence.objects.of(account).present().filter(opportunity__in=[one.pk for one in opportunities])
    for row in rows.select_related("signal__person", "signal__organisation").order_by("pk"):
        if row.signal is None or row.signal.removed_at is None:
            found[row.opportunity_id].append(row)
    return found
