"""What the page shows on which one chooses whom a wave is written to, prepared."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.listing import Sieve, matching
from hvem.campaign.models import Campaign, Standing
from hvem.campaign.running import running
from hvem.coaching.rekindling import lost_touch
from hvem.correspondence.models import Wave
from hvem.correspondence.waves.choosing import refusals
from hvem.correspondence.waves.waves import MOST
from hvem.method.reason import Reason
from hvem.people.finding import found
from hvem.people.models import CIRCLES, CLOSENESS, Label, Person, Position, Tie
from hvem.wording.catalogue import Language, say
from hvem.wording.rows import begun

SHOWS = ("due", "all", "lost")
LOST = 12
"""So many of those one has lost touch with are proposed at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the list: whom to show, words, circle and closeness, and who is ticked already."""

    show: str = ""
    q: str = ""
    circle: str = ""
    closeness: str = ""
    ticked: tuple[UUID, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether words, circle or closeness are asked."""
        return bool(self.q.strip() or self.circle or self.closeness)


@dataclass(frozen=True, slots=True)
class Someone:
    """One line: who, where, whether ticked, why proposed, or why not to be written to."""

    id: UUID
    name: str
    where: str
    known: str
    ticked: bool = False
    because: tuple[Reason, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ChoosingPage:
    """Those who may be written to, the ticked ones first, and apart those who may not."""

    asked: Asked
    show: str
    people: Sequence[Someone]
    apart: Sequence[Someone]
    more: bool
    wave: Wave | None
    nobody: bool = False
    circles: Sequence[str] = CIRCLES
    closeness: Sequence[str] = CLOSENESS
    shows: Sequence[str] = SHOWS
    most: int = MOST

    @classmethod
    def of(cls, here: Seat, asked: Asked, *, wave: Wave | None = None, nobody: bool = False) -> ChoosingPage:
        """The page of what is asked; without a wish, those a first letter is due to, where there are any."""
        campaign = running(here.account, on=here.today)
        show = asked.show
        ids, because = _asked_for(here, campaign, asked, show)
        if not show:
            show = "due" if ids and not asked.narrowed else "all"
            if show == "all" and not asked.ticked:
                ids, because = _asked_for(here, campaign, asked, show)
        ids = list(dict.fromkeys([*asked.ticked, *ids]))
        people = Person.objects.of(here.account).listed().in_bulk(ids[: MOST + len(asked.ticked)])
        rows = [people[pk] for pk in ids if pk in people]
        refused = refusals(here.account, campaign, rows, here.today, but=wave)
        words = _Words.of(here, rows)
        ticked = set(asked.ticked) | ({UUID(pk) for pk in because} if show == "lost" else set())
        lines = [
            words.line(one, ticked=one.pk in ticked, because=because.get(str(one.pk), ()))
            for one in rows
            if one.pk not in refused
        ]
        apart = [
            words.line(one, refused=say(here.language, f"wave-refused.{refused[one.pk].key}", name=one.first_name, today=here.today,
                                        **refused[one.pk].facts))
            for one in rows if one.pk in refused
        ]  # fmt: skip
        return cls(asked, show, lines, apart, len(ids) > len(rows), wave, nobody)


def _asked_for(here: Seat, campaign: Campaign, asked: Asked, show: str) -> tuple[list[UUID], Mapping[str, tuple[Reason, ...]]]:
    """Whom the page lists, in their order, and why those one has lost touch with are proposed."""
    account = here.account
    if show == "lost":
        picks = lost_touch(account, campaign, here.today, at_most=LOST)
        return [UUID(one.person) for one in picks], {one.person: one.because for one in picks}
    if not show and asked.ticked and not asked.narrowed:
        return [], {}
    if show in {"", "due"} and not asked.narrowed:
        due = Standing.objects.of(account).filter(campaign=campaign, next_action="letter", next_due__lte=here.today)
        people: Any = Person.objects.of(account).listed().filter(pk__in=due.values("person_id"))
    else:
        people = matching(account, campaign, Sieve(show="all", circle=asked.circle), here.today)
        people = _as_close(account, people, asked.closeness)
        if asked.q.strip():
            people = people.filter(pk__in=list(found(account, asked.q).values_list("target", flat=True)[: 2 * MOST]))
    return list(people.order_by("sort_key", "pk").values_list("pk", flat=True)[: MOST + 1]), {}


def _as_close(account: Any, people: Any, closeness: str) -> Any:
    """Those who are as close; whoever was never marked is friendly."""
    ties = Tie.objects.of(account).present()
    if closeness == "friendly":
        return people.exclude(pk__in=ties.exclude(closeness="friendly").values("person_id"))
    return people.filter(pk__in=ties.filter(closeness=closeness).values("person_id")) if closeness else people


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of each: title and place of work, and where one knows them from."""

    language: Language
    where: dict[UUID, str]
    known: dict[UUID, str] = field(default_factory=dict)

    @classmethod
    def of(cls, here: Seat, people: Collection[Person]) -> _Words:
        """Read for all of them at once."""
        ids, language = [one.pk for one in people], here.language
        circles: dict[UUID, list[str]] = {}
        rows = Label.objects.of(here.account).present().filter(person_id__in=ids, kind="circle").order_by("pk")
        for person, word in rows.values_list("person_id", "word"):
            circles.setdefault(person, []).append(say(language, f"circle.{word}"))
        return cls(language, places_of(here, ids), {pk: ", ".join(words) for pk, words in circles.items()})

    def line(self, person: Person, *, ticked: bool = False, because: tuple[Reason, ...] = (), refused: str = "") -> Someone:
        """The person's line."""
        where, known = self.where.get(person.pk, ""), self.known.get(person.pk, "")
        return Someone(person.pk, person.name, where, known, ticked, because[:1], refused)


def places_of(here: Seat, ids: Collection[UUID]) -> dict[UUID, str]:
    """The title and place of work of each of these people, in words."""
    rows = Position.objects.of(here.account).present().filter(person_id__in=ids, to_year=None).order_by("from_year", "pk")
    found = {}
    for person, title, organisation in rows.values_list("person_id", "title", "organisation__name"):
        title, organisation = begun(title), organisation or ""
        both = title and organisation
        found[person] = (
            say(here.language, "letter.where", title=title, organisation=organisation) if both else title or organisation
        )
    return found
