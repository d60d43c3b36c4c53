"""The list of people: what is asked of it, a page of it at a time, and each line as it is shown (M1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hvem.campaign.knowing import known
from hvem.campaign.models import Campaign, Referral, Standing
from hvem.campaign.reckoning import standing_row
from hvem.campaign.running import rules_of, workdays_of
from hvem.people.finding import found
from hvem.people.models import ContactPoint, Label, Person, Position, called

SHOWS = ("under-way", "all", "named", "once", "peace", "resting")
ORDERS = ("next", "name", "last")
LASTS = ("never", "month", "over-90", "over-year")


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is asked of the list: words, whom to show, where from, where they work, the last contact, the rung and the order."""

    q: str = ""
    show: str = "all"
    circle: str = ""
    tag: str = ""
    organisation: UUID | None = None
    last: str = ""
    rung: str = ""
    order: str = "name"

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words is asked."""
        return self.show == "all" and not (self.circle or self.tag or self.organisation or self.last or self.rung)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list ended: in which order's part, at which key and person."""

    part: str
    key: str
    id: str

    def __str__(self) -> str:
        return f"{self.part}~{self.id}~{self.key}"

    @classmethod
    def read(cls, text: str) -> Place | None:
        """The place that was written, or None where the text is none."""
        part, _, rest = text.partition("~")
        row, _, key = rest.partition("~")
        try:
            UUID(row)
            if part in {"next", "last"}:
                date.fromisoformat(key)
        except ValueError:
            return None
        return cls(part, key, row) if part in ORDERS else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: who, what they do and where, from where one knows them, the last contact and what comes next."""

    id: UUID
    name: str
    first_name: str
    title: str
    organisation: str
    organisation_id: UUID | None
    through: str
    circles: tuple[str, ...]
    last_contact: date | None
    action: str
    due: date | None
    resting_until: date | None
    rests: bool
    quiet: str
    revision: int


def matching(account: Any, campaign: Campaign, sieve: Sieve, today: date) -> QuerySet[Person]:
    """The people the sieve lets through, words aside."""
    people: QuerySet[Person] = Person.objects.of(account).listed()
    standings = Standing.objects.of(account).filter(campaign=campaign)
    if sieve.show == "under-way":
        people = people.filter(pk__in=standings.filter(under_way=True).values("person_id"))
    elif sieve.show == "once":
        people = people.filter(pk__in=standings.filter(next_rule="M35").values("person_id"))
    elif sieve.show == "named":
        people = people.filter(pk__in=Referral.objects.of(account).present().filter(dropped_on=None).values("person_id"))
    elif sieve.show == "peace":
        people = people.filter(_quiet(today) | Q(pk__in=standings.filter(resting_until__gt=today).values("person_id")))
    elif sieve.show == "resting":
        people = people.filter(chosen_on=None)
    for kind, word in (("circle", sieve.circle), ("tag", sieve.tag)):
        if word:
            people = people.filter(pk__in=Label.objects.of(account).present().filter(kind=kind, word=word).values("person_id"))
    if sieve.organisation:
        there = Position.objects.of(account).present().filter(organisation=sieve.organisation, to_year=None)
        people = people.filter(pk__in=there.values("person_id"))
    if sieve.rung:
        people = people.filter(pk__in=standings.filter(rung=sieve.rung).values("person_id"))
    return _by_last(people, standings, sieve.last, today)


def _quiet(today: date) -> Q:
    return Q(quiet_why__gt="") & (Q(quiet_until=None) | Q(quiet_until__gte=today))


def _by_last(people: QuerySet[Person], standings: QuerySet[Any], last: str, today: date) -> QuerySet[Person]:
    if last == "never":
        return people.exclude(pk__in=standings.filter(last_contact_on__isnull=False).values("person_id"))
    since = {"month": Q(last_contact_on__gte=today.replace(day=1)), "over-90": Q(last_contact_on__lt=today - timedelta(days=90)),
             "over-year": Q(last_contact_on__lt=today - timedelta(days=365))}  # fmt: skip
    return people.filter(pk__in=standings.filter(since[last]).values("person_id")) if last in since else people


def page_of(
    account: Any, campaign: Campaign, sieve: Sieve, today: date, *, after: Place | None = None, size: int = 50
) -> tuple[list[UUID], Place | None]:
    """The people of one page in their order, and the place where the next one begins, None at the end.

    Ordered by what comes next or by who was met longest ago, those without either follow by name.
    """
    if sieve.q.strip():
        return _page_of_words(account, campaign, sieve, today, after, size)
    people = matching(account, campaign, sieve, today)
    rows: list[tuple[str, str, UUID]] = []
    column = {"next": "next_due", "last": "last_contact_on"}.get(sieve.order, "")
    if column and (after is None or after.part == sieve.order):
        rows = [(sieve.order, key.isoformat(), pk) for key, pk in _dated(people, campaign, column, after, size)]
        after = None
    if len(rows) <= size:
        if column:
            dated = Standing.objects.of(account).filter(campaign=campaign, **{f"{column}__isnull": False})
            people = people.exclude(pk__in=dated.values("person_id"))
        rows += [("name", key, pk) for key, pk in _named(people, after, size + 1 - len(rows))]
    return _cut(rows, size)


def _dated(people: QuerySet[Person], campaign: Campaign, column: str, after: Place | None, size: int) -> list[tuple[date, UUID]]:
    rows = people.filter(standings__campaign=campaign, **{f"standings__{column}__isnull": False})
    if after:
        later = Q(**{f"standings__{column}": after.key, "pk__gt": after.id}) | Q(**{f"standings__{column}__gt": after.key})
        rows = people.filter(later, standings__campaign=campaign, **{f"standings__{column}__gte": after.key})
    return list(rows.order_by(f"standings__{column}", "pk").values_list(f"standings__{column}", "pk")[: size + 1])


def _named(people: QuerySet[Person], after: Place | None, count: int) -> list[tuple[str, UUID]]:
    if after:
        people = people.filter(sort_key__gte=after.key).filter(Q(sort_key__gt=after.key) | Q(sort_key=after.key, pk__gt=after.id))
    return list(people.order_by("sort_key", "pk").values_list("sort_key", "pk")[:count])


ONE_BY_ONE = 400
"""Up to so many hits are named one by one to the database."""


def _page_of_words(
    account: Any, campaign: Campaign, sieve: Sieve, today: date, after: Place | None, size: int
) -> tuple[list[UUID], Place | None]:
    """A page of those who have every word: the index walked in order, or, with more asked, the people among the hits."""
    hits = found(account, sieve.q)
    if not sieve.is_plain:
        few = list(hits.values_list("target", flat=True)[: ONE_BY_ONE + 1])
        among: Any = few if len(few) <= ONE_BY_ONE else hits.values("target")
        people = matching(account, campaign, sieve, today).filter(pk__in=among)
        return _cut([("name", key, pk) for key, pk in _named(people, after, size + 1)], size)
    if after:
        hits = hits.filter(sort_key__gte=after.key).filter(Q(sort_key__gt=after.key) | Q(sort_key=after.key, target__gt=after.id))
    rows = hits.order_by("sort_key", "target").values_list("sort_key", "target")[: size + 1]
    return _cut([("name", key, pk) for key, pk in rows], size)


def _cut(rows: Sequence[tuple[str, str, UUID]], size: int) -> tuple[list[UUID], Place | None]:
    more = Place(rows[size - 1][0], rows[size - 1][1], str(rows[size - 1][2])) if len(rows) > size else None
    return [pk for _, _, pk in rows[:size]], more


def entries(account: Any, campaign: Campaign, ids: Sequence[UUID], *, until: datetime | None = None) -> list[Entry]:
    """The lines of these people, in this order, read in four queries; with `until`, where one stood with them then."""
    positions = _positions(account, ids)
    circles = _circles(account, ids)
    standings = _standings(account, campaign, ids) if until is None else _standings_then(account, campaign, ids, until)
    rows = (
        Person.objects.of(account)
        .filter(pk__in=ids)
        .values_list("pk", "name", "nickname", "given", "through__name", "chosen_on", "quiet_why", "revision")
    )
    made = {}
    for pk, name, nickname, given, through, chosen_on, quiet, revision in rows:
        title, organisation, organisation_id = positions.get(pk, ("", "", None))
        last, action, due, resting_until = standings.get(pk, (None, "", None, None))
        made[pk] = Entry(
            pk, name, called(nickname, given, name), title, organisation or "", organisation_id, through or "", tuple(circles.get(pk, ())),
            last, action, due, resting_until, chosen_on is None, quiet, revision,
        )  # fmt: skip
    return [made[pk] for pk in ids if pk in made]


def _positions(account: Any, ids: Collection[UUID]) -> dict[UUID, tuple[str, str, UUID | None]]:
    rows = Position.objects.of(account).present().filter(person_id__in=ids, to_year=None).order_by("from_year", "pk")
    return {
        person: (title, organisation, where)
        for person, title, organisation, where in rows.values_list("person_id", "title", "organisation__name", "organisation_id")
    }


def _circles(account: Any, ids: Collection[UUID]) -> dict[UUID, list[str]]:
    found_in: dict[UUID, list[str]] = defaultdict(list)
    rows = Label.objects.of(account).present().filter(person_id__in=ids, kind="circle").order_by("pk")
    for person, word in rows.values_list("person_id", "word"):
        found_in[person].append(word)
    return found_in


Stands = tuple[date | None, str, date | None, date | None]


def _standings(account: Any, campaign: Campaign, ids: Collection[UUID]) -> dict[UUID, Stands]:
    rows = Standing.objects.of(account).filter(campaign=campaign, person_id__in=ids)
    fields = ("person_id", "last_contact_on", "next_action", "next_due", "resting_until")
    return {row[0]: row[1:] for row in rows.values_list(*fields)}


def _standings_then(account: Any, campaign: Campaign, ids: Collection[UUID], until: datetime) -> dict[UUID, Stands]:
    rules, days = rules_of(campaign), workdays_of(campaign)
    stood = {}
    for pk, facts in known(account, campaign, ids, until=until).items():
        row = standing_row(account, campaign, facts, rules, days)
        stood[pk] = (row.last_contact_on, row.next_action, row.next_due, row.resting_until)
    return stood


def reach_of(account: Any, ids: Collection[UUID]) -> dict[UUID, dict[str, list[str]]]:
    """The addresses and numbers of these people by kind, the preferred first and dead ones left out."""
    reach: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = ContactPoint.objects.of(account).present().filter(person_id__in=ids, dead_on=None).order_by("pk")
    for person, kind, value, _ in sorted(
        rows.values_list("person_id", "kind", "value", "preferred_on"), key=lambda row: row[3] is None
    ):
        reach[person][kind].append(value)
    return reach


def counts(account: Any, campaign: Campaign, today: date) -> dict[str, int]:
    """How many each choice of the list shows: all, under way, named, met once, left in peace."""
    standings = Standing.objects.of(account).filter(campaign=campaign)
    return {
        "all": Person.objects.of(account).listed().count(),
        "under-way": standings.filter(under_way=True).count(),
        **{show: matching(account, campaign, Sieve(show=show), today).count() for show in ("named", "once", "peace")},
    }
