"""The job came (M45): the way to it is traced, everyone told and thanked, promises closed, and the network goes on slowly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.conversing import Talk, note_in
from hvem.campaign.models import Advice, Campaign, Opportunity, Part, Promise, Referral, WayThere
from hvem.campaign.naming import way_through
from hvem.campaign.running import running
from hvem.campaign.setting import time_of
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.wording.catalogue import Language, say

SLOW: dict[str, int] = {"near_days": 90, "friendly_days": 180, "distant_days": 365}
"""The rhythm that goes on after the job came: three times as slow for those who are near, and no call for anything."""

PURPOSE = "got-it"


@dataclass(frozen=True)
class Companion:
    """Someone who was talked with on the way: what they gave, when last, and whether they have been told.

    `led_to` is whom they led to on the way itself; `on_way` their place on it from 1, 0 where they are beside it.
    """

    person: Person
    last_on: date
    talked: bool
    named: tuple[str, ...] = ()
    advice: str = ""
    on_way: int = 0
    led_to: str = ""
    told_on: date | None = None


@dataclass
class Arrival:
    """Where one stands after the job came: the way in order from the first friend, everyone on or beside it, and open promises."""

    campaign: Campaign
    way: list[Person] = field(default_factory=list)
    companions: list[Companion] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    @property
    def untold(self) -> list[Companion]:
        """Those who have not been told, the way first."""
        return [one for one in self.companions if one.told_on is None]

    @property
    def told(self) -> int:
        """How many have been told."""
        return len(self.companions) - len(self.untold)


def got_it(here: Seat, what: str, on: date, *, through: Person | None = None, opportunity: Opportunity | None = None) -> Deed:
    """The job, the customer or the new field came: the day is kept, the rhythm slows, and the way is laid where it is known (M45)."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "got-it", at=here.now, by=here.user) as deed:
        times = {**campaign.times, **{rule: max(days, time_of(campaign, rule)) for rule, days in SLOW.items()}}
        deed.change(campaign, got_it_on=min(on, here.today), got_what=what.strip()[:300], times=times)
        if opportunity is not None:
            deed.change(opportunity, stage="won")
        elif through is not None:
            new = Opportunity(
                campaign=campaign, kind="vacancy", what=what.strip()[:300], decides=through, stage="won", made_on=here.today
            )
            opportunity = deed.add(new)
        if opportunity is not None and through is not None:
            _lay(deed, opportunity, through)
        deed.about(campaign, what=campaign.got_what)
    return deed


def _lay(deed: Deed, opportunity: Opportunity, through: Person) -> None:
    for row in WayThere.objects.of(deed.account).present().filter(opportunity=opportunity):
        deed.remove(row)
    for place, person in enumerate(way_through(deed.account, through.pk)):
        deed.add(WayThere(opportunity=opportunity, person_id=person, place=place))


def not_after_all(here: Seat) -> Deed:
    """It was not so: the day and the slow rhythm are taken back; what was told stays told."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "not-got-it", at=here.now, by=here.user) as deed:
        times = {rule: days for rule, days in campaign.times.items() if SLOW.get(rule) != days}
        deed.change(campaign, got_it_on=None, got_what="", times=times)
        for row in Opportunity.objects.of(here.account).present().filter(campaign=campaign, stage="won"):
            deed.change(row, stage="real")
        deed.about(campaign)
    return deed


def arrival(here: Seat) -> Arrival:
    """Everyone who was talked with in this campaign and what is still open; a handful of questions for any number."""
    campaign = running(here.account, on=here.today)
    way = _way(here.account, campaign)
    found = Arrival(campaign, way, promises=_open_promises(here.account, campaign))
    found.companions = _companions(here, campaign, way)
    return found


def _way(account: Any, campaign: Campaign) -> list[Person]:
    won = Opportunity.objects.of(account).present().filter(campaign=campaign, stage="won").order_by("-made_on", "-pk").first()
    if won is None:
        return []
    laid = WayThere.objects.of(account).present().filter(opportunity=won, person__removed_at=None).order_by("place", "pk")
    people = [row.person for row in laid.select_related("person")]
    if people or won.decides_id is None:
        return people
    ids = way_through(account, won.decides_id)
    by_id = {one.pk: one for one in Person.objects.of(account).listed().filter(pk__in=ids)}
    return [by_id[one] for one in ids if one in by_id]


def _open_promises(account: Any, campaign: Campaign) -> list[Promise]:
    rows = Promise.objects.of(account).open().here_still().filter(campaign=campaign).select_related("to", "about")
    return list(rows.order_by("-owed_by_me", "due_on", "pk")[:200])


def _companions(here: Seat, campaign: Campaign, way: Sequence[Person]) -> list[Companion]:
    """Those who took part or answered, and those on the way; the dead and those not to be contacted are left in peace."""
    parts = Part.objects.of(here.account).present().filter(
        role="with", conversation__campaign=campaign, conversation__removed_at=None, conversation__unanswered_on=None,
        person__removed_at=None, person__merged_into=None,
    )  # fmt: skip
    talks: dict[UUID, list[Any]] = defaultdict(list)
    people = {one.pk: one for one in way}
    for part in parts.select_related("conversation", "person"):
        talks[part.person_id].append(part.conversation)
        people[part.person_id] = part.person
    met = {pk for pk, some in talks.items() if any(_real(one) for one in some)} | {one.pk for one in way}
    named, advice = _given(here.account, campaign, met)
    places = {one.pk: place for place, one in enumerate(way, 1)}
    led = {one.pk: after.first_name for one, after in pairwise(way)}
    found = [
        Companion(
            people[pk], max((here.account.day(one.at) for one in talks[pk]), default=campaign.started_on),
            any(one.kind in {"call", "meeting"} for one in talks[pk]), tuple(named[pk]), advice.get(pk, ""), places.get(pk, 0),
            led.get(pk, ""), min((here.account.day(one.at) for one in talks[pk] if one.purpose == PURPOSE), default=None),
        )
        for pk in met if not people[pk].is_quiet(here.today)
    ]  # fmt: skip
    return sorted(
        found, key=lambda one: (one.on_way or 999, not (one.named or one.advice), -one.last_on.toordinal(), one.person.sort_key)
    )


def _real(talk: Any) -> bool:
    return talk.kind in {"call", "meeting"} or talk.inward or talk.answered_on is not None or talk.purpose == PURPOSE


def _given(account: Any, campaign: Campaign, people: Collection[UUID]) -> tuple[dict[UUID, list[str]], dict[UUID, str]]:
    """The names each gave, and one piece of advice that was taken."""
    named: dict[UUID, list[str]] = defaultdict(list)
    for row in (
        Referral.objects.of(account)
        .present()
        .filter(campaign=campaign, named_by__in=people)
        .select_related("person")
        .order_by("named_on")
    ):
        named[row.named_by_id].append(row.person.first_name)
    taken = (
        Advice.objects.of(account)
        .present()
        .filter(campaign=campaign, person__in=people, taken_on__isnull=False)
        .order_by("-taken_on")
    )
    return named, dict(taken.values_list("person_id", "text"))


def news_for(one: Companion, what: str, language: Language) -> str:
    """A short message that tells them and thanks them for what they really did; nothing is made up (M42, M45)."""
    facts = {"name": one.person.first_name, "what": what.strip().rstrip(".")}
    lines = [say(language, "got.hello", **facts), say(language, "got.news", **facts)]
    if one.led_to and one.on_way == 1:
        lines.append(say(language, "got.thanks-first", next=one.led_to))
    elif one.led_to:
        lines.append(say(language, "got.thanks-way", next=one.led_to))
    elif one.named:
        lines.append(say(language, "got.thanks-names", names=_listed(one.named[:3], language)))
    elif one.advice:
        lines.append(say(language, "got.thanks-advice"))
    elif one.talked:
        lines.append(say(language, "got.thanks-talk"))
    else:
        lines.append(say(language, "got.thanks-answer"))
    return "\n".join([*lines, say(language, "got.still-here")])


def _listed(names: Sequence[str], language: Language) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f" {say(language, 'got.and')} " + names[-1]


def told(here: Seat, person: Person, kind: str, text: str) -> Deed:
    """The user told them: noted as a message, mail or call of today."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "got-told", at=here.now, by=here.user) as deed:
        closed = say(here.language, "got.no-next")
        talk = Talk(kind, [person], here.now, note=text, purpose=PURPOSE, names_answer="pleasant", no_next_step=closed)
        note_in(deed, campaign, talk)
        deed.about(person, name=person.first_name)
    return deed


def close_promises(here: Seat, promises: Sequence[Promise], *, kept: bool) -> Deed:
    """Open promises kept, or let go because the job came: many in one deed."""
    with Deed(here.account, "got-kept" if kept else "got-let-go", at=here.now, by=here.user) as deed:
        for row in promises:
            if kept:
                deed.change(row, kept_on=here.today)
            else:
                deed.change(row, lapsed_on=here.today, lapsed_why=say(here.language, "got.why-let-go"))
        deed.facts.update(count=len(promises))
    return deed


def begin_anew(here: Seat, name: str = "") -> Deed:
    """End this campaign and begin a new one: people and ties stay, the pace is the same, the times are the method's again."""
    old = running(here.account, on=here.today)
    with Deed(here.account, "begun-anew", at=here.now, by=here.user) as deed:
        deed.change(old, ended_on=here.today)
        new = Campaign(
            name=name.strip()[:120], started_on=here.today, things_a_day=old.things_a_day,
            conversations_a_week=old.conversations_a_week, between_years_off=old.between_years_off,
        )  # fmt: skip
        deed.about(deed.add(new))
    return deed
