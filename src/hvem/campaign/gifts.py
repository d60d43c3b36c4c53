"""Something back: what I have given and got, corrected and taken away, and to whom something would be due (M42, M44)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from hvem.accounts.access import Seat
from hvem.campaign.knowing import known
from hvem.campaign.models import Advice, Gift, Promise, Referral, Signal, Wonder
from hvem.campaign.running import rules_of, running
from hvem.campaign.whom import Whom, whom
from hvem.ground.deeds import Deed
from hvem.method.reason import Reason
from hvem.method.tending import giving
from hvem.people.models import Person, Position

NEEDS = ("problem", "gap", "hiring")
"""Kinds of news that speak of something the people there could use."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something given or got: a gift written down, or a report, a name or a piece of advice, which count by themselves.

    `what` names its source: gift, report, name or advice; only a gift can be corrected here.
    """

    id: UUID
    what: str
    got: bool
    on: date
    person: Person
    words: str
    kind: str = ""
    about: Person | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Someone who helped and has got nothing: why, and what may fit them from what is known: news, and what I wonder."""

    person: Person
    because: Reason
    needs: tuple[Signal, ...] = ()
    wonders: tuple[Wonder, ...] = ()


def write_gift(here: Seat, person: Whom, what: str, *, got: bool, kind: str, on: date) -> Deed:
    """Something given to a person, or got from them, on a day; a card is entered as somebody new."""
    with Deed(here.account, "got" if got else "gave", at=here.now, by=here.user) as deed:
        someone = whom(deed, person)
        campaign = running(here.account, on=here.today)
        row = deed.add(Gift(campaign=campaign, person=someone, got=got, kind=kind, what=what.strip(), on=on))
        deed.about(row, name=row.person.first_name, what=row.what)
    return deed


def correct_gift(here: Seat, gift: Gift, *, what: str, got: bool, kind: str, on: date) -> Deed:
    """Correct what stands of something given or got."""
    with Deed(here.account, "gift-changed", at=here.now, by=here.user) as deed:
        deed.change(gift, what=what.strip(), got=got, kind=kind, on=on)
        deed.about(gift, name=gift.person.first_name, what=gift.what)
    return deed


def remove_gift(here: Seat, gift: Gift) -> Deed:
    """Take away something given or got."""
    with Deed(here.account, "gift-removed", at=here.now, by=here.user) as deed:
        deed.remove(gift)
        deed.about(gift, name=gift.person.first_name, what=gift.what)
    return deed


def given_and_got(
    account: Any, *, person: Person | None = None, got: bool | None = None, after: tuple[date, UUID] | None = None, size: int = 30
) -> tuple[list[Given], tuple[date, UUID] | None]:
    """A page of what was given and got, the newest first, and the place of the next; four queries at most.

    Reports given count as given; names and advice received count as got.
    """
    found: list[Given] = []
    gifts = Gift.objects.of(account).present().select_related("person")
    gifts = gifts if got is None else gifts.filter(got=got)
    for row in _page(gifts, "on", "person", person, after, size):
        found.append(Given(row.pk, "gift", row.got, row.on, row.person, row.what, row.kind))
    if got is not True:
        reports = Promise.objects.of(account).present().filter(owed_by_me=True, act="report", kept_on__isnull=False)
        for row in _page(reports.select_related("to"), "kept_on", "to", person, after, size):
            found.append(Given(row.pk, "report", False, row.kept_on, row.to, row.words))
    if got is not False:
        names = Referral.objects.of(account).present().select_related("named_by", "person")
        for row in _page(names, "named_on", "named_by", person, after, size):
            found.append(Given(row.pk, "name", True, row.named_on, row.named_by, row.person.name, about=row.person))
        advice = Advice.objects.of(account).present().select_related("person")
        for row in _page(advice, "given_on", "person", person, after, size):
            found.append(Given(row.pk, "advice", True, row.given_on, row.person, row.text))
    found.sort(key=attrgetter("on", "id"), reverse=True)
    shown = found[:size]
    return shown, (shown[-1].on, shown[-1].id) if len(found) > size else None


def _page(
    rows: QuerySet[Any], day: str, whose: str, person: Person | None, after: tuple[date, UUID] | None, size: int
) -> Iterable[Any]:
    if person is not None:
        rows = rows.filter(**{whose: person})
    if after is not None:
        rows = rows.filter(Q(**{f"{day}__lt": after[0]}) | Q(**{day: after[0], "pk__lt": after[1]}))
    return rows.order_by(f"-{day}", "-pk")[: size + 1]


def times_given(account: Any, person: Person | None = None) -> int:
    """How often something was given: gifts and reports (M44)."""
    gifts = Gift.objects.of(account).present().filter(got=False)
    reports = Promise.objects.of(account).present().filter(owed_by_me=True, act="report", kept_on__isnull=False)
    if person is not None:
        gifts, reports = gifts.filter(person=person), reports.filter(to=person)
    return int(gifts.count() + reports.count())


def still_due(here: Seat, *, most: int = 6) -> tuple[list[Due], int]:
    """Those who gave names, advice or a gift and have got nothing, the longest ago first, and how many they are (M42)."""
    campaign = running(here.account, on=here.today)
    first = _first_help(here.account, campaign)
    for model, column, only in (
        (Gift, "person_id", Q(got=False)),
        (Promise, "to_id", Q(act="report", owed_by_me=True, kept_on__isnull=False)),
    ):
        for one in model.objects.of(here.account).present().filter(only).values_list(column, flat=True):
            first.pop(one, None)
    oldest = sorted(first, key=lambda one: (first[one], str(one)))
    facts, rules = known(here.account, campaign, oldest[: most * 3]), rules_of(campaign)
    because = {
        one: acts[0].because[0] for one in oldest if one in facts and not facts[one].quiet and (acts := giving(facts[one], rules))
    }
    shown = list(because)[:most]
    return _with_what_fits(here.account, shown, because), len(because) + max(0, len(oldest) - most * 3)


def _first_help(account: Any, campaign: Any) -> dict[UUID, date]:
    """The day each person first helped: a name, a piece of advice or a gift."""
    first: dict[UUID, date] = {}
    sources = (
        (Referral.objects.of(account).present(), "named_by_id", "named_on"), (Advice.objects.of(account).present(), "person_id", "given_on"),
        (Gift.objects.of(account).present().filter(got=True), "person_id", "on"),
    )  # fmt: skip
    for rows, whose, day in sources:
        for person, on in rows.filter(campaign=campaign).values_list(whose).annotate(Min(day)):
            first[person] = min(on, first.get(person, on))
    return first


def _with_what_fits(account: Any, people: Sequence[UUID], because: dict[UUID, Reason]) -> list[Due]:
    rows = {one.pk: one for one in Person.objects.of(account).listed().filter(pk__in=people)}
    needs, wonders = needs_of(account, people), _wonders(account, people)
    return [Due(rows[one], because[one], tuple(needs[one][:2]), tuple(wonders[one][:1])) for one in people if one in rows]


def needs_of(account: Any, people: Collection[UUID]) -> dict[UUID, list[Signal]]:
    """News of something they could use where these people work, and what they said themselves, the newest first; two queries."""
    places: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Position.objects.of(account).present().filter(person__in=people, to_year=None, organisation__isnull=False)
    for person, place in rows.values_list("person_id", "organisation_id"):
        places[place].add(person)
    found: dict[UUID, list[Signal]] = defaultdict(list)
    told = Signal.objects.of(account).present().filter(Q(organisation__in=list(places)) | Q(person__in=people), kind__in=NEEDS)
    for signal in told.select_related("organisation").order_by("-on", "-pk")[:200]:
        for person in places.get(signal.organisation_id, set()) | ({signal.person_id} & set(people)):
            found[person].append(signal)
    return found


def _wonders(account: Any, people: Collection[UUID]) -> dict[UUID, list[Wonder]]:
    found: dict[UUID, list[Wonder]] = defaultdict(list)
    for row in Wonder.objects.of(account).present().filter(person__in=people).order_by("-on", "-pk"):
        found[row.person_id].append(row)
    return found
