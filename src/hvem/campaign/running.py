"""The campaign under way, its time rules and its working days."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from hvem.campaign.models import Campaign, Pause
from hvem.method.times import TimeRules
from hvem.method.workdays import WorkDays, between_christmas_and_new_year, norwegian_holidays


def running(account: Any, *, on: date) -> Campaign:
    """The campaign under way; one is begun on this day where there is none, so that the main job never asks for set-up."""
    found = Campaign.objects.of(account).running().first()
    if found is None:
        found, _ = Campaign.objects.get_or_create(account=account, ended_on=None, removed_at=None, defaults={"started_on": on})
    campaign: Campaign = found
    return campaign


def rules_of(campaign: Campaign) -> TimeRules:
    """The method's times, with those the user has changed."""
    known = {one.name for one in fields(TimeRules)}
    return TimeRules(**{name: int(days) for name, days in campaign.times.items() if name in known})


def workdays_of(campaign: Campaign) -> WorkDays:
    """The working days of the campaign: Norwegian holidays, its pauses and, when chosen, the days between Christmas and New Year."""
    years = range(campaign.started_on.year - 1, campaign.started_on.year + 6)
    pauses = list(Pause.objects.of(campaign.account_id).present().filter(campaign=campaign).values_list("since", "until"))
    if campaign.between_years_off:
        pauses += [between_christmas_and_new_year(year) for year in years]
    return WorkDays(norwegian_holidays(years), tuple(sorted(pauses)))
