"""The tables of importing: a batch, and what became of each of its rows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hvem.ground.keys import AccountKey
from hvem.ground.rows import Removable
from hvem.people.models import Person, Source


class Batch(Removable):
    """One file brought in: it is previewed, then written slice by slice, can be cancelled, goes on after a kill, is undone as one.

    `stored` is the file's name under the account's files; `position` the number of rows written so far, the slice it goes on from;
    `choices` what the user chose for all rows.
    """

    file = models.CharField(max_length=300)
    stored = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)
    format = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=12, default="reading")
    total = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    to_review = models.PositiveIntegerField(default=0)
    complaints = models.JSONField(default=list)
    more_complaints = models.PositiveIntegerField(default=0)
    choices = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    source = AccountKey(Source, null=True, blank=True, related_name="+")


class Row(Removable):
    """What one row of a batch became, or what it waits for; `card` is kept only while it waits.

    `revision` is the person's revision right after, so that undo can tell who changed since; `before` holds what was added and replaced;
    `digest` is what the row's content is known by when it comes again.
    """

    batch = AccountKey(Batch, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    person = AccountKey(Person, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=40, blank=True)
    card = models.JSONField(null=True, blank=True)
    revision = models.BigIntegerField(default=0)
    before = models.JSONField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=24, blank=True)

    unsnapped: ClassVar[frozenset[str]] = Removable.unsnapped | {"revision"}

    class Meta:
        indexes = [
            models.Index(fields=["account", "batch", "number"], name="row_order"),
            models.Index(fields=["account", "outcome"], name="row_review", condition=Q(outcome="review", decided_on=None)),
            models.Index(fields=["account", "digest"], name="row_digest", condition=~Q(digest="")),
        ]
