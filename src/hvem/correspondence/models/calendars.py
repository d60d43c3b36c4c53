"""Calendars the user has elsewhere, what of the campaign stands in them, and what they have brought."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from hvem.campaign.models import Meeting, Promise
from hvem.correspondence.models.mailboxes import STATE
from hvem.ground.keys import AccountKey
from hvem.ground.rows import OwnedQuerySet, Removable

CARRIES = ("meetings", "calls", "promises")


class Calendars(OwnedQuerySet):
    """Adjectives for calendars."""

    def open(self) -> Self:
        """Those that are kept in step: not removed, not paused."""
        return self.filter(removed_at=None, paused_at=None)


class Calendar(Removable):
    """A calendar elsewhere: `way` is caldav (both ways) or ics (a feed that is only read); `secret` is sealed.

    Whoever has the address of some can read there, so it stands in no happening. `carries` lists what of ours is written there, of meetings, calls, promises. `token` and `ctag` are how far it is read. The state of
    the connection is told as for a mailbox.
    """

    way = models.CharField(max_length=8, default="caldav")
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=1000)
    username = models.CharField(max_length=254, blank=True)
    secret = models.TextField(blank=True)
    carries = models.JSONField(default=list, blank=True)
    read_only = models.BooleanField(default=False)
    token = models.CharField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    signed_out_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=30, blank=True)
    said = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = Calendars.as_manager()
    sealed: ClassVar[frozenset[str]] = frozenset({"secret"})
    unsnapped: ClassVar[frozenset[str]] = Removable.unsnapped | STATE | {"token", "address"}


class CalendarEntry(Removable):
    """One object of a calendar elsewhere that stands for a meeting or a promise here, or that is only known to be busy time.

    `raw` is the object as it lies there; `written` the digest of what of ours it last said, `etag` the server's version. `starts_at` and
    `ends_at` of the first occurrence to come make busy time. `asks` is set where both sides were changed and the user is asked.
    """

    calendar = AccountKey(Calendar, related_name="entries")
    href = models.CharField(max_length=1000)
    uid = models.CharField(max_length=300, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    raw = models.TextField(blank=True)
    written = models.CharField(max_length=64, blank=True)
    meeting = AccountKey(Meeting, null=True, blank=True, related_name="entries")
    promise = AccountKey(Promise, null=True, blank=True, related_name="entries")
    busy = models.JSONField(default=list, blank=True)
    asks = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "calendar", "href"], name="entry_once", condition=Q(removed_at=None))
        ]
        indexes = [models.Index(fields=["account", "uid"], name="entry_uid")]
