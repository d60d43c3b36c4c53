"""Who named whom: the branches from each first friend, and the same as a table (M7, M24, M45)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import referring
from hvem.campaign.models import Part, Referral
from hvem.campaign.running import running
from hvem.method.branches import Branch, Link, Twig, branches
from hvem.people.models import Person, Position
from hvem.web.fields import figure
from hvem.web.page import done, seat, show, signed_in
from hvem.web.sheets import sheet
from hvem.wording.catalogue import number, say
from hvem.wording.moments import near_day, short_day
from hvem.wording.rows import begun

SHOWN = 3
TABLE_PAGE = 100


@dataclass(frozen=True, slots=True)
class Node:
    """A person in a branch: where they work, how far it has come, the dot, who else named them, and the list's shape."""

    person: UUID
    name: str
    where: str
    dot: str
    state: str
    also: str
    opens: bool
    closes: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A branch as it is drawn: the first friend, how many people it led to, and its nodes."""

    friend: str
    grown: int
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Row:
    """A referral in the table."""

    id: UUID
    person: UUID
    name: str
    by: str
    on: date
    state: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class TreePage:
    """The branches that are shown, the oldest name nobody has followed up, and a page of the table."""

    title: str
    branches: Sequence[Drawn]
    hidden: int
    next: Referral | None
    next_way: str
    rows: Sequence[Row]
    more: str

    @classmethod
    def of(cls, here: Seat, *, everything: bool, page: int) -> TreePage:
        """The page; `everything` shows all branches, `page` is the table's."""
        rows = _rows(here)
        by_id = {str(row.pk): row for row in rows}
        found = branches(
            Link(str(row.pk), str(row.named_by_id), str(row.person_id), row.named_on) for row in rows if not row.dropped_on
        )
        found = tuple(branch for branch in found if branch.grown)
        shown = found if everything else found[:SHOWN]
        drawn = _drawn(here, shown, by_id)
        waiting = [row for row in rows if not (row.contacted_on or row.dropped_on)]
        following = min(waiting, key=lambda row: (row.named_on, str(row.pk)), default=None)
        newest = sorted(rows, key=lambda row: (row.named_on, str(row.pk)), reverse=True)
        start = page * TABLE_PAGE
        reached = sum(branch.grown for branch in found)
        return cls(
            title=_title(here, len(found), reached), branches=drawn, hidden=len(found) - len(shown),
            next=following, next_way=f"/letters/new/?person={following.person_id}&for=introduce-yourself" if following else "", rows=[_row(here, row) for row in newest[start : start + TABLE_PAGE]],
            more=str(page + 1) if len(newest) > start + TABLE_PAGE else "",
        )  # fmt: skip


def _rows(here: Seat) -> list[Referral]:
    campaign = running(here.account, on=here.today)
    rows = (
        Referral.objects.of(here.account).present().filter(campaign=campaign, person__removed_at=None, named_by__removed_at=None)
    )
    return list(rows.select_related("person", "named_by"))


def _title(here: Seat, friends: int, people: int) -> str:
    """How far it has come, as a sentence: "Tre venner ble til elleve personer"."""
    who = say(here.language, "tree.friends", count=friends, number=number(here.language, friends))
    whom = say(here.language, "tree.people", count=people, number=number(here.language, people))
    title = say(here.language, "tree.title", friends=who, people=whom)
    return begun(title)


def state_of(here: Seat, row: Referral) -> tuple[str, str]:
    """The dot and the words of a referral: named, written to, talked, reported back, each with its day."""
    for dot, name, day in (
        ("full", "reported", row.reported_on), ("full", "talked", row.talked_on), ("half", "contacted", row.contacted_on),
    ):  # fmt: skip
        if day:
            return dot, say(here.language, f"tree.{name}", day=_day(here, day))
    return "", say(here.language, "tree.named", day=_day(here, row.named_on))


def _day(here: Seat, day: date) -> str:
    return near_day(day, here.today, here.language) if abs((here.today - day).days) < 2 else short_day(day, here.language)


def _drawn(here: Seat, shown: Sequence[Branch], by_id: dict[str, Referral]) -> list[Drawn]:
    """The branches with everything their nodes say, in four queries however many they are."""
    ids = {UUID(twig.person) for branch in shown for twig in branch.twigs}
    people = Person.objects.of(here.account).filter(pk__in=ids).in_bulk()
    places = Position.objects.of(here.account).present().filter(person__in=ids, to_year=None)
    where = {person: name or title for person, title, name in places.values_list("person_id", "title", "organisation__name")}
    friends = [UUID(branch.friend) for branch in shown]
    talks = (
        Part.objects.of(here.account)
        .present()
        .filter(person__in=friends, conversation__removed_at=None)
        .filter(Q(conversation__kind="meeting") | Q(conversation__kind="call", conversation__unanswered_on=None))
    )
    last = dict(talks.values_list("person_id").annotate(Max("conversation__at")))
    return [
        Drawn(people[UUID(branch.friend)].name, branch.grown, [_node(here, twig, people, where, last, by_id) for twig in branch.twigs])
        for branch in shown
    ]  # fmt: skip


def _node(here: Seat, twig: Twig, people: Any, where: dict[UUID, str], last: dict[UUID, Any], by_id: dict[str, Referral]) -> Node:
    person = UUID(twig.person)
    if twig.link:
        dot, state = state_of(here, by_id[twig.link])
    elif person in last:
        dot, state = "full", say(here.language, "tree.talked", day=_day(here, here.account.day(last[person])))
    else:
        dot, state = "half", ""
    also = ", ".join(dict.fromkeys(by_id[one].named_by.first_name for one in twig.also))
    return Node(person, people[person].name, where.get(person, ""), dot, state, also, twig.opens, twig.closes)


def _row(here: Seat, row: Referral) -> Row:
    return Row(
        row.pk, row.person_id, row.person.name, row.named_by.name, row.named_on, state_of(here, row)[1], bool(row.dropped_on)
    )


@require_GET
@signed_in
def referrals(request: HttpRequest) -> HttpResponse:
    """The tree and its table."""
    number = figure(request.GET.get("page", "0"), 0, 99_999) or 0
    page = TreePage.of(seat(request), everything=bool(request.GET.get("all")), page=number)
    return show(request, "referrals.html", page)


@require_GET
@signed_in
def table(request: HttpRequest) -> HttpResponse:
    """The table as a file."""
    here = seat(request)
    header = (say(here.language, f"tree.column-{one}") for one in ("who", "by", "when", "state"))
    rows = sorted(_rows(here), key=lambda row: (row.named_on, str(row.pk)))
    cells = ((row.person.name, row.named_by.name, row.named_on.isoformat(), state_of(here, row)[1]) for row in rows)
    return sheet("referrals.csv", header, cells)


@require_POST
@signed_in
def drop(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Leave a name, or take it up again."""
    here = seat(request)
    row = own(Referral, referral_id, here.account)
    deed = referring.take_up(here, row) if row.dropped_on else referring.leave(here, row)
    return done(request, deed, then="/referrals/")


urls = [
    path("referrals/", referrals, name="referrals"),
    path("referrals/referrals.csv", table, name="referrals-table"),
    path("referrals/<uuid:referral_id>/drop/", drop, name="referral-drop"),
]
