"""The tables of the list. People rest (`chosen_on` empty) until they are chosen."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self, get_args

from django.db import models
from django.db.models import F, Q

from hvem.ground.keys import AccountKey
from hvem.ground.rows import Owned, OwnedQuerySet, Removable
from hvem.method.facts import Closeness
from hvem.method.jogger import Circle
from hvem.reading.names import sort_key

CIRCLES: tuple[Circle, ...] = get_args(Circle)
CLOSENESS: tuple[Closeness, ...] = get_args(Closeness)
POINT_KINDS = ("phone", "email", "web", "address")
ROLES = ("expert", "leader", "connector")
QUIET = ("bad-time", "ill", "dead", "conflict", "do-not-contact")


class Source(Removable):
    """Where a value came from: an import, a line noted, a conversation."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()


class People(OwnedQuerySet):
    """Adjectives for many people."""

    def listed(self) -> Self:
        """Those who are in the list: neither removed nor merged into another."""
        return self.filter(removed_at=None, merged_into=None)

    def chosen(self) -> Self:
        """Those who no longer rest."""
        return self.filter(chosen_on__isnull=False)


class Person(Removable):
    """Someone in the network; never a lead or a prospect."""

    given = models.CharField(max_length=120, blank=True)
    middle = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    prefix = models.CharField(max_length=60, blank=True)
    suffix = models.CharField(max_length=60, blank=True)
    nickname = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300, blank=True)
    birthday = models.CharField(max_length=20, blank=True)
    how_met = models.TextField(blank=True)
    through = AccountKey("self", null=True, blank=True, related_name="brought")
    letter_language = models.CharField(max_length=2, blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    quiet_why = models.CharField(max_length=20, blank=True)
    quiet_from = models.DateField(null=True, blank=True)
    quiet_until = models.DateField(null=True, blank=True)
    uid = models.CharField(max_length=200, blank=True)
    source = AccountKey(Source, null=True, blank=True, related_name="+")
    merged_into = AccountKey("self", null=True, blank=True, related_name="+")
    revision = models.BigIntegerField(default=0)

    objects: ClassVar[Any] = People.as_manager()
    unsnapped: ClassVar[frozenset[str]] = Owned.unsnapped | {"sort_key", "revision"}
    shaping: ClassVar[frozenset[str]] = frozenset({"given", "middle", "family", "name"})

    class Meta:
        indexes = [
            models.Index(fields=["account", "sort_key", "id"], name="person_order", condition=Q(removed_at=None)),
            models.Index(fields=["account", "uid"], name="person_uid", condition=~Q(uid="")),
            models.Index(fields=["account", "merged_into"], name="person_merged", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["account", "quiet_why", "removed_at", "merged_into", "chosen_on", "id"], name="person_resting"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        """Write the person, with the key that orders the list the Norwegian way."""
        self.sort_key = sort_key(self.family, " ".join(filter(None, (self.given, self.middle))) or self.name)[:300]
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "sort_key"}
        super().save(*args, **options)

    @property
    def first_name(self) -> str:
        """What one calls them: nickname, given name, else the first word of the name."""
        return called(self.nickname, self.given, self.name)

    @property
    def rests(self) -> bool:
        """Whether they were brought in but not yet chosen (M1)."""
        return self.chosen_on is None

    def is_quiet(self, on: date) -> bool:
        """Whether no nudge may come on this day: dead, ill, in conflict, a bad time, or not to be contacted."""
        if not self.quiet_why or (self.quiet_from and on < self.quiet_from):
            return False
        return self.quiet_until is None or on <= self.quiet_until


def called(nickname: str, given: str, name: str) -> str:
    """What one calls someone of these names: nickname, given name, else the first word of the name."""
    return nickname or given.partition(" ")[0] or name.partition(" ")[0]


class ContactPoint(Removable):
    """One way to reach a person; `normal` is the form it is matched by. The same value may serve many people (switchboards)."""

    person = AccountKey(Person, related_name="contact_points")
    kind = models.CharField(max_length=10)  # email phone web address
    label = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=500)
    normal = models.CharField(max_length=500)
    preferred_on = models.DateField(null=True, blank=True)
    dead_on = models.DateField(null=True, blank=True)
    source = AccountKey(Source, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["account", "normal"], name="contact_point_normal")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "person", "kind", "normal"], name="contact_point_once", condition=Q(removed_at=None)
            )
        ]


PREFERRED_FIRST = (F("preferred_on").desc(nulls_last=True), "pk")
"""The order of contact points of one kind: the one last said to be preferred, else the first that was written down."""


class Organisation(Removable):
    """An employer or association; `folded` is its name without legal form, by which the same one is found again."""

    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=20, blank=True)
    web = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    merged_into = AccountKey("self", null=True, blank=True, related_name="+")

    unsnapped: ClassVar[frozenset[str]] = Owned.unsnapped | {"sort_key", "folded"}
    shaping: ClassVar[frozenset[str]] = frozenset({"name"})

    class Meta:
        indexes = [
            models.Index(fields=["account", "folded"], name="organisation_folded"),
            models.Index(fields=["account", "sort_key", "id"], name="organisation_order", condition=Q(removed_at=None)),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        """Write the organisation, with the keys it is ordered and found by."""
        from hvem.reading.organisations import fold_organisation

        self.sort_key = sort_key(self.name, "")[:300]
        self.folded = fold_organisation(self.name)[:300]
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "sort_key", "folded"}
        super().save(*args, **options)


class OrganisationName(Removable):
    """A name an organisation had, from and to a year."""

    organisation = AccountKey(Organisation, related_name="names")
    name = models.CharField(max_length=300)
    from_year = models.SmallIntegerField(null=True, blank=True)
    to_year = models.SmallIntegerField(null=True, blank=True)


class Position(Removable):
    """A person's role in an organisation, from and to a year; without `to_year` they hold it still."""

    person = AccountKey(Person, related_name="positions")
    organisation = AccountKey(Organisation, null=True, blank=True, related_name="positions")
    title = models.CharField(max_length=300, blank=True)
    department = models.CharField(max_length=200, blank=True)
    from_year = models.SmallIntegerField(null=True, blank=True)
    to_year = models.SmallIntegerField(null=True, blank=True)
    source = AccountKey(Source, null=True, blank=True, related_name="+")


class Label(Removable):
    """A word on a person: a circle they are known from, a role they have (M36), or the user's own tag."""

    person = AccountKey(Person, related_name="labels")
    kind = models.CharField(max_length=10)  # circle role tag
    word = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["account", "kind", "word"], name="label_word")]
        constraints = [
            models.UniqueConstraint(fields=["account", "person", "kind", "word"], name="label_once", condition=Q(removed_at=None))
        ]


class Tie(Removable):
    """What ties me to a person: how close, and the three marks of M2, each with the day it was set."""

    person = AccountKey(Person, related_name="ties")
    closeness = models.CharField(max_length=10, default="friendly")
    i_like_on = models.DateField(null=True, blank=True)
    they_like_on = models.DateField(null=True, blank=True)
    can_help_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "person"], name="tie_once", condition=Q(removed_at=None))]
        indexes = [
            models.Index(
                fields=["account", "person"],
                name="tie_marked",
                condition=Q(removed_at=None)
                & (Q(i_like_on__isnull=False) | Q(they_like_on__isnull=False) | Q(can_help_on__isnull=False)),
            )
        ]


class Acquaintance(Removable):
    """Two others who know each other."""

    a = AccountKey(Person, related_name="+")
    b = AccountKey(Person, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    source = AccountKey(Source, null=True, blank=True, related_name="+")


class NotSame(Removable):
    """Two people who look like one, and of whom the user has said that they are two."""

    a = AccountKey(Person, related_name="+")
    b = AccountKey(Person, related_name="+")
    on = models.DateField()


class Note(Removable):
    """Something written about a person or an organisation outside a conversation; `told` is what they told of themselves."""

    person = AccountKey(Person, null=True, blank=True, related_name="notes")
    organisation = AccountKey(Organisation, null=True, blank=True, related_name="notes")
    kind = models.CharField(max_length=10, default="note")  # note told wonder
    text = models.TextField()
    at = models.DateTimeField()
    source = AccountKey(Source, null=True, blank=True, related_name="+")


class RawCard(Owned):
    """A person's card as it was written in the file, so that what we do not understand is not lost."""

    person = AccountKey(Person, related_name="+")
    source = AccountKey(Source, null=True, blank=True, related_name="+")
    text = models.TextField()


class Finding(models.Model):
    """What is searched: one folded line of text for each person, organisation, note or piece of advice."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey("accounts.Account", models.DO_NOTHING, related_name="+")
    kind = models.CharField(max_length=12)
    target = models.UUIDField()
    sort_key = models.CharField(max_length=300, blank=True)
    folded = models.TextField()

    objects: ClassVar[Any] = OwnedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["account", "kind", "sort_key", "target"], name="finding_order")]
        constraints = [models.UniqueConstraint(fields=["account", "kind", "target"], name="finding_once")]


class Forgotten(Owned):
    """A keyed hash of what an erased person was known by; nothing of them can be read from it."""

    hash = models.CharField(max_length=64)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "hash"], name="forgotten_once")]
