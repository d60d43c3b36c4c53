"""The campaign set to one's own measure: its name and aim, the pace, the time rules, Christmas, and pauses."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from hvem.accounts.access import Seat
from hvem.campaign.models import Campaign, Pause
from hvem.campaign.running import running
from hvem.campaign.telling import tell_in
from hvem.ground.deeds import Deed
from hvem.method.times import TimeRules
from hvem.method.workdays import between_christmas_and_new_year

RANGES: dict[str, tuple[int, int]] = {
    "call_first_workday": (1, 10), "call_last_workday": (1, 15), "follow_ups": (0, 2), "second_follow_up_workday": (2, 30),
    "rest_days": (14, 365), "referral_workdays": (1, 20), "thank_hours": (1, 96), "report_days": (1, 30),
    "second_contact_days": (7, 120), "near_days": (7, 365), "friendly_days": (14, 730), "distant_days": (30, 1095),
    "signal_half_life_days": (7, 365), "hiring_half_life_days": (3, 180),
}  # fmt: skip
"""The time rules of the method's table that the user may change, each with the least and the most it can be."""

ORDERED = (
    ("call_first_workday", "call_last_workday"), ("call_last_workday", "second_follow_up_workday"),
    ("near_days", "friendly_days"), ("friendly_days", "distant_days"),
)  # fmt: skip
"""Pairs of rules of which the first may not be more than the second."""

DEFAULTS: dict[str, int] = asdict(TimeRules())
THINGS = (1, 20)
WEEKLY = (1, 30)


def set_campaign(here: Seat, kind: str, *, told: dict[str, str] | None = None, **values: Any) -> Deed:
    """Change the campaign under way, and with `told` parts of its story; `kind` names the sentence of what was done."""
    with Deed(here.account, kind, at=here.now, by=here.user) as deed:
        campaign = running(here.account, on=here.today)
        deed.change(campaign, **values)
        if told:
            tell_in(deed, campaign, **told)
        deed.about(campaign, name=campaign.name)
    return deed


def time_of(campaign: Campaign, rule: str) -> int:
    """What a time rule is now: the user's own, else the method's."""
    return int(campaign.times.get(rule, DEFAULTS[rule]))


def wrong_time(campaign: Campaign, rule: str, value: int) -> tuple[str, dict[str, Any]] | None:
    """Why a time rule cannot be this, as a key and its facts; None where it can."""
    least, most = RANGES[rule]
    if not least <= value <= most:
        return "range", {"least": least, "most": most}
    for first, second in ORDERED:
        if rule == first and value > time_of(campaign, second):
            return "not-after", {"rule": second, "days": time_of(campaign, second)}
        if rule == second and value < time_of(campaign, first):
            return "not-before", {"rule": first, "days": time_of(campaign, first)}
    return None


def set_time(here: Seat, rule: str, value: int | None) -> Deed:
    """Set a time rule, or with None let the method's hold again; everything that falls due is reckoned anew."""
    with Deed(here.account, "time-set", at=here.now, by=here.user) as deed:
        campaign = running(here.account, on=here.today)
        times = {name: days for name, days in campaign.times.items() if name != rule}
        if value is not None and value != DEFAULTS[rule]:
            times[rule] = value
        deed.change(campaign, times=times)
        deed.about(campaign, name=campaign.name)
    return deed


def pauses_of(campaign: Campaign, today: date) -> list[Pause]:
    """The pauses that are not over, the soonest first."""
    rows = Pause.objects.of(campaign.account_id).present().filter(campaign=campaign).order_by("since", "pk")
    return [row for row in rows if row.until is None or row.until >= today]


def pause(here: Seat, since: date, until: date | None, why: str) -> Deed:
    """Let everything rest for some days, or until ended: every deadline moves (ill, holiday, peace)."""
    campaign = running(here.account, on=here.today)
    if until is not None and until < since:
        since, until = until, since
    with Deed(here.account, "paused", at=here.now, by=here.user) as deed:
        row = deed.add(Pause(campaign=campaign, since=since, until=until, why=why.strip()[:200]))
        deed.about(row)
    return deed


def end_pause(here: Seat, row: Pause) -> Deed:
    """End a pause: one under way had its last day yesterday, one to come falls away."""
    with Deed(here.account, "pause-ended", at=here.now, by=here.user) as deed:
        if row.since >= here.today:
            deed.remove(row)
        else:
            deed.change(row, until=here.today - timedelta(days=1))
        deed.about(row)
    return deed


def christmas_of(today: date) -> tuple[date, date]:
    """The days between Christmas and New Year that come next."""
    since, until = between_christmas_and_new_year(today.year)
    return since, until or since
