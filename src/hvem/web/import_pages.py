"""What the pages of importing show, prepared: files, previews, rows, the one to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count

from hvem.accounts.access import Seat
from hvem.ground.undo import DAYS_TO_UNDO
from hvem.importing.models import Batch, Row
from hvem.importing.reviewing import Question, waiting
from hvem.people.models import CIRCLES, ContactPoint, Person, Position
from hvem.reading.card import Card
from hvem.reading.phones import spoken
from hvem.web.fields import figure
from hvem.web.merging import how_many_twice
from hvem.wording.catalogue import say, texts

SHOWN = 50
SORTS = ("new", "update", "unchanged", "review", "contact", "meeting", "skipped", "complaint")
RUNNING = ("reading", "waiting", "writing", "undoing")
HELP = ("iphone", "android", "google", "outlook", "linkedin", "thunderbird", "calendar", "mail")


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A file in the list: when, what it is called, and how it stands, in words."""

    id: UUID
    file: str
    on: date
    words: str
    waits: bool


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The page where files are chosen: those ready, those brought in before, how many cards wait, and what was wrong with what was sent."""

    ready: Sequence[BatchLine]
    lines: Sequence[BatchLine]
    waiting: int
    wrong: Sequence[str]
    helps: Sequence[str] = HELP

    @classmethod
    def of(cls, here: Seat, wrong: Sequence[str] = ()) -> ChoosePage:
        """The last twenty files, the newest first."""
        rows = Batch.objects.of(here.account).present().order_by("-made_at", "-pk")[:20]
        lines = [batch_line(here, row) for row in rows]
        return cls(
            ready=[one for one in lines if one.waits], lines=[one for one in lines if not one.waits],
            waiting=waiting(here.account).count(), wrong=tuple(dict.fromkeys(f"importing.wrong-{one}" for one in wrong)),
        )  # fmt: skip


def batch_line(here: Seat, batch: Batch) -> BatchLine:
    """A file in the list."""
    facts = {"count": batch.added, "updated": batch.updated, "total": batch.total}
    short = batch.state == "done" and not batch.updated
    words = say(here.language, "importing.state-done-new" if short else f"importing.state-{batch.state}", **facts)
    return BatchLine(batch.pk, batch.file, here.account.day(batch.made_at), words, batch.state == "previewed")


@dataclass(frozen=True, slots=True)
class Complained:
    """What could not be read: where, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One file: its counts by sort, complaints, how far it is, and, when it is in, whom to choose first."""

    batch: Batch
    title: str
    format: str
    running: bool
    counts: Mapping[str, int]
    complaints: Sequence[Complained]
    more_complaints: int
    circle: str
    known: int
    left: Sequence[Person]
    first: Sequence[Person]
    waiting: int
    can_undo: bool
    size: str
    twice: int = 0
    circles: Sequence[str] = CIRCLES

    @property
    def anything_new(self) -> bool:
        """Whether bringing the file in would do anything."""
        return any(self.counts[sort] for sort in ("new", "update", "review", "contact", "meeting"))

    @classmethod
    def of(cls, here: Seat, batch: Batch) -> BatchPage:
        """The file as it stands."""
        running = batch.state in RUNNING
        counts: dict[str, int] = dict.fromkeys(SORTS, 0)
        if not running:
            found = Row.objects.of(here.account).filter(batch=batch).values_list("outcome").annotate(Count("pk"))
            counts |= dict(found)
        ended = batch.state in ("done", "cancelled")
        complaints = complained(here, batch)
        counts["complaint"] = len(complaints) + batch.more_complaints
        age = here.now - (batch.finished_at or here.now)
        return cls(
            batch=batch, title=_title(here, batch, counts), format=format_words(here, batch.format), running=running, counts=counts,
            complaints=complaints[:50], more_complaints=batch.more_complaints + max(len(complaints) - 50, 0),
            circle=batch.choices.get("circle", "colleague" if batch.format.startswith("linkedin") else ""),
            known=counts["update"] + counts["unchanged"], left=_left(here, batch) if batch.state == "undone" else (),
            first=_first(here, batch) if ended else (), waiting=waiting(here.account).count() if ended else 0,
            can_undo=(ended or batch.state == "failed") and age < timedelta(days=DAYS_TO_UNDO), size=_size(here, batch.size),
            twice=how_many_twice(here) if ended and batch.added else 0,
        )  # fmt: skip


def _title(here: Seat, batch: Batch, counts: Mapping[str, int]) -> str:
    facts = {
        "file": batch.file,
        "count": batch.total if batch.state == "previewed" else batch.added,
        "format": format_words(here, batch.format),
    }
    key = f"importing.title-{batch.state}"
    if batch.state == "done" and not batch.added:
        key = "importing.title-done-nobody"
    if batch.state == "previewed" and not batch.format:
        key = "importing.title-unreadable"
    return say(here.language, key, **facts)


def format_words(here: Seat, name: str) -> str:
    """What kind of file it is, in words."""
    key = f"importing.format-{name}"
    return say(here.language, key) if key in texts() else say(here.language, "importing.format-")


def complained(here: Seat, batch: Batch) -> list[Complained]:
    """A batch's complaints in words."""
    return [
        Complained(_place(here, one["where"]), say(here.language, one["reason"], **one["facts"])) for one in batch.complaints
    ]  # fmt: skip


def _place(here: Seat, where: str) -> str:
    """`row 12` as one says it; what stands before a comma is a file inside the file."""
    inside, _, last = where.rpartition(", ")
    word, _, number = last.partition(" ")
    key = f"place.{word}"
    said = say(here.language, key, number=number) if key in texts() else last
    return f"{inside}, {said}" if inside else said


def _left(here: Seat, batch: Batch) -> list[Person]:
    ids = [UUID(one) for one in batch.choices.get("left", [])]
    return list(Person.objects.of(here.account).listed().filter(pk__in=ids).order_by("sort_key", "pk"))


def _first(here: Seat, batch: Batch) -> list[Person]:
    """Up to five of those who came in and rest, one can ring first: the easiest to begin with (M1)."""
    came = (
        Row.objects.of(here.account)
        .present()
        .filter(batch=batch, outcome="new")
        .order_by("number")
        .values_list("person_id", flat=True)
    )
    ids = list(came[:400])
    mobile = (
        ContactPoint.objects.of(here.account)
        .present()
        .filter(person_id__in=ids, kind="phone")
        .values_list("person_id", flat=True)
    )
    easy = set(mobile)
    people = Person.objects.of(here.account).listed().filter(pk__in=ids, chosen_on=None).exclude(given="").exclude(family="")
    return sorted(people[:200], key=lambda one: (one.pk not in easy, ids.index(one.pk)))[:5]


def _size(here: Seat, octets: int) -> str:
    if octets < 1 << 20:
        return say(here.language, "importing.kilobytes", size=max(1, octets >> 10))
    return say(here.language, "importing.megabytes", size=octets / (1 << 20))


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a row can become."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the file: who it says, what it would become and why."""

    number: int
    name: str
    about: str
    why: str
    fresh: str
    person: Person | None
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class RowsPage:
    """The rows of one sort, a page at a time."""

    batch: Batch
    what: str
    count: int
    lines: Sequence[RowLine]
    more: int
    choosing: bool
    after: str

    @classmethod
    def of(cls, here: Seat, batch: Batch, what: str, after: str) -> RowsPage:
        """The rows after a number."""
        what = what if what in SORTS else "new"
        rows = Row.objects.of(here.account).filter(batch=batch, outcome=what).order_by("number", "pk")
        start = figure(after, 0, 999_999_999) or 0
        found = list(rows.filter(number__gt=start).select_related("person")[: SHOWN + 1])
        choosing = batch.state == "previewed" and what in ("new", "update", "review")
        ids = {UUID(one) for row in found for one in (row.card or {}).get("who", [])}
        people = {one.pk: one for one in Person.objects.of(here.account).listed().filter(pk__in=ids)} if ids else {}
        chosen = batch.choices.get("rows", {})
        lines = [_line(here, row, people, chosen.get(str(row.number), ""), choosing) for row in found[:SHOWN]]
        return cls(
            batch,
            what,
            rows.count(),
            lines,
            found[SHOWN - 1].number if len(found) > SHOWN else 0,
            choosing,
            after if start else "",
        )


def _line(here: Seat, row: Row, people: Mapping[UUID, Person], chosen: str, choosing: bool) -> RowLine:
    said = row.card or {}
    name = (
        said.get("name")
        or " ".join(filter(None, (said.get("given"), said.get("family"))))
        or (row.person.name if row.person else "")
    )
    about = ", ".join(filter(None, (said.get("title"), said.get("organisation"), said.get("reached"), said.get("about"))))
    why_key = f"importing.why-{row.why}"
    why = say(here.language, why_key) if row.why and why_key in texts() else ""
    options: list[Option] = []
    if choosing:
        first = {"new": "take", "update": "update", "review": "wait"}[row.outcome]
        values = [("", say(here.language, f"importing.choice-{first}"))]
        if row.outcome == "review":
            who = [people[UUID(one)] for one in said.get("who", []) if UUID(one) in people]
            values += [(str(one.pk), say(here.language, "importing.choice-same", name=one.name)) for one in who]
        if row.outcome in ("review", "update"):
            values.append(("new", say(here.language, "importing.choice-new")))
        values.append(("skip", say(here.language, "importing.choice-skip")))
        options = [Option(value, words, value == chosen) for value, words in values]
    return RowLine(
        row.number,
        name,
        about,
        why,
        ", ".join(spoken(one, here.account.region) if one.startswith("+") else one for one in said.get("fresh", [])),
        row.person,
        options,
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are held beside each other."""

    id: str
    name: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The card to look at: which of how many, why it is asked, what the file says and those it may be."""

    row: Row | None
    number: int
    count: int
    why: str
    card: Side | None
    people: Sequence[Side]

    @classmethod
    def of(cls, here: Seat, found: Question | None) -> ReviewPage:
        """The question, or that nothing waits."""
        if found is None:
            return cls(None, 0, 0, "", None, ())
        rows = waiting(here.account)
        key = f"importing.why-{found.row.why}"
        why = say(here.language, key) if key in texts() else say(here.language, "importing.why-several")
        return cls(
            row=found.row, number=rows.filter(pk__lte=found.row.pk).count(), count=rows.count(), why=why, card=_card_side(here, found.card),
            people=_sides(here, found.candidates),
        )  # fmt: skip


def _card_side(here: Seat, card: Card) -> Side:
    lines = [
        card.organisation,
        card.title,
        *(spoken(one.number, here.account.region) for one in card.phones),
        *(one.value for one in card.emails),
    ]
    return Side("", card.name or card.nickname or card.organisation or "?", [one for one in lines if one][:8])


def _sides(here: Seat, people: Sequence[Person]) -> list[Side]:
    ids = [one.pk for one in people]
    said: dict[UUID, list[str]] = {one: [] for one in ids}
    positions = Position.objects.of(here.account).present().filter(person_id__in=ids, to_year=None)
    for who, title, firm in positions.values_list("person_id", "title", "organisation__name"):
        said[who] += [one for one in (firm, title) if one]
    points = (
        ContactPoint.objects.of(here.account)
        .present()
        .filter(person_id__in=ids, kind__in=("phone", "email"))
        .order_by("kind", "pk")
    )
    for who, kind, value in points.values_list("person_id", "kind", "value"):
        said[who].append(spoken(value, here.account.region) if kind == "phone" else value)
    return [Side(str(one.pk), one.name, said[one.pk][:8]) for one in people]
