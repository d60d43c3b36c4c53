"""The demo: Hilde Skjæveland's invented campaign, three weeks in, written through the same verbs a person uses.

Days are counted in working days back from the moment it is made, so that Today always has the same things in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from hvem.accounts.access import Seat
from hvem.accounts.models import Membership
from hvem.campaign.conversing import Heard, Noted, Talk, note
from hvem.campaign.models import Campaign
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed, alone
from hvem.keeping.demo_people import CAST, NAMED, RESTING, Invented
from hvem.keeping.taking_in import is_empty
from hvem.people.entering import enter
from hvem.people.models import Label, Person
from hvem.reading.card import Card
from hvem.reading.line import read_line
from hvem.wording.catalogue import say


class NotEmpty(Exception):
    """The account holds something already; the demo never mixes with it."""


@dataclass
class Telling:
    """The demo while it is told: the seat it is told from, its people by key, and the conversations by key."""

    here: Seat
    campaign: Campaign
    people: dict[str, Person] = field(default_factory=dict)
    talks: dict[str, Noted] = field(default_factory=dict)

    def words(self, key: str, **facts: Any) -> str:
        """The demo's text of this key, in the user's language."""
        return say(self.here.language, f"demo.{key}", **facts)

    def day(self, back: int) -> date:
        """So many working days back from today; negative: ahead."""
        found, left = self.here.today, abs(back)
        while left:
            found += timedelta(days=-1 if back > 0 else 1)
            left -= found.weekday() < 5
        return found

    def at(self, back: int, clock: str) -> datetime:
        """A time of that day; nothing has happened later than a moment ago."""
        moment: datetime = self.here.account.moment(datetime.combine(self.day(back), time.fromisoformat(clock)))
        return min(moment, self.here.now - timedelta(minutes=5)) if back >= 0 else moment

    def card(self, key: str) -> Card:
        """One of the cast as they are read from a line."""
        one = next(one for one in CAST if one.key == key)
        return card_of(one, self.here)

    def talk(self, key: str, kind: str, who: str, back: int, clock: str, *, names: Sequence[str] = (), **more: Any) -> Noted:
        """Note a conversation at its own time, as if it had been written down right afterwards; `names` are of the cast."""
        at = self.at(back, clock)
        told = Talk(kind, [self.people[who]], at, names=[self.card(one) for one in names], **more)
        noted = note(self.here.account, told, at=at, by=self.here.user)
        for name, referral in zip(names, noted.referrals, strict=True):
            self.people[name] = referral.person
        self.talks[key] = noted
        return noted

    def step(self, key: str, back: int, **more: Any) -> Step:
        """A promise in the demo's words, due that day."""
        return Step(self.words(key), due_on=self.day(back), **more)

    def heard(self, kind: str, organisation: str, key: str, certainty: str = "heard") -> Heard:
        """A piece of news in the demo's words."""
        return Heard(kind, organisation, self.words(key), certainty)


def card_of(one: Invented, here: Seat) -> Card:
    """An invented person's card."""
    line = read_line(f"{one.name}, {one.phone}, {one.email}", here.account.region)
    line.title = say(here.language, f"demo-title.{one.title}") if one.title else ""
    line.organisation = one.organisation
    return line


def make_demo(here: Seat) -> dict[str, int]:
    """Fill the empty account; how many people and conversations there are. Raises `NotEmpty` and writes nothing where it is not."""
    from hvem.keeping.demo_story import tell_all

    with alone(here.account):
        if not is_empty(here.account):
            raise NotEmpty
        telling = Telling(here, _begun(here))
        _list(telling)
        tell_all(telling)
        _me(here)
    return {"people": Person.objects.of(here.account).listed().count(), "conversations": len(telling.talks)}


def _begun(here: Seat) -> Campaign:
    from hvem.campaign.running import running

    campaign = running(here.account, on=here.today)
    start = Telling(here, campaign).day(16)
    with Deed(here.account, "begun", at=here.now, by=here.user, remembered=False) as deed:
        deed.change(campaign, started_on=start, aim=say(here.language, "demo.aim"), things_a_day=4, conversations_a_week=5)
    return campaign


def _list(telling: Telling) -> None:
    """Everyone Hilde knew when she began: those she has chosen, and the many who rest."""
    here = telling.here
    at = telling.at(16, "19:10")
    with Deed(here.account, "demo", at=at, by=here.user, remembered=False) as deed:
        for one in (*CAST, *RESTING):
            if one.key in NAMED:
                continue
            chosen = telling.day(16) if one.chosen else None
            person = enter(deed, card_of(one, here), chosen_on=chosen, circles=[one.circle], closeness=one.near)
            if one.role:
                deed.add(Label(person=person, kind="role", word=one.role))
            if one.key:
                telling.people[one.key] = person


def _me(here: Seat) -> None:
    """Who Hilde is, for letters and her own card."""
    mine = Membership.objects.get(pk=here.membership.pk)
    if not mine.me_name:
        mine.me_name, mine.me_title = "Hilde Skjæveland", say(here.language, "demo.my-title")
        mine.me_emails, mine.me_phones = ["hilde@skjeveland.example"], ["+4790000047"]
        mine.save()
