"""Mailboxes: where the user's mail lies, how it is reached, how far it is read, and how that goes."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from hvem.ground.keys import AccountKey
from hvem.ground.rows import OwnedQuerySet, Removable

SAFETIES = ("tls", "starttls", "none")
STATE = frozenset(
    {"succeeded_at", "failed_at", "trouble", "said", "signed_out_at", "sends_failed_at", "sends_trouble", "sends_said"}
)
"""How a connection goes is no deed of anybody's: it is in no snapshot, and no undo sets it back."""


class Mailboxes(OwnedQuerySet):
    """Adjectives for mailboxes."""

    def open(self) -> Self:
        """Those that are read and sent from: not removed, not paused."""
        return self.filter(removed_at=None, paused_at=None)


class Mailbox(Removable):
    """A mailbox of the user's: IMAP to read, SMTP to send; `secret` is sealed (`ground.sealing`), never shown.

    `way` is password or xoauth2, `provider` the key of a known one. `looks_back_from` is the day the first reading goes back to, and
    `looked_back_at` when it was done. `succeeded_at` is the last time everything worked; `failed_at` and `trouble` (a key, with the
    server's own line in `said`) are set by a failure and emptied by the next success, so that a mailbox that fails says so.
    Sending has a server of its own, and fails by itself: `sends_failed_at`, `sends_trouble` and `sends_said` until a letter leaves again.
    `signed_out_at` waits for a new password; `asked_mine_on` is the day the user said which addresses are theirs.
    """

    address = models.CharField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    provider = models.CharField(max_length=20, blank=True)
    way = models.CharField(max_length=10, default="password")
    username = models.CharField(max_length=254, blank=True)
    secret = models.TextField(blank=True)
    token_until = models.DateTimeField(null=True, blank=True)
    imap_host = models.CharField(max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_safety = models.CharField(max_length=8, default="tls")
    smtp_host = models.CharField(max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(default=465)
    smtp_safety = models.CharField(max_length=8, default="tls")
    files_itself = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    looks_back_from = models.DateField(null=True, blank=True)
    looked_back_at = models.DateTimeField(null=True, blank=True)
    asked_mine_on = models.DateField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    signed_out_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=30, blank=True)
    said = models.CharField(max_length=300, blank=True)
    sends_failed_at = models.DateTimeField(null=True, blank=True)
    sends_trouble = models.CharField(max_length=30, blank=True)
    sends_said = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = Mailboxes.as_manager()
    sealed: ClassVar[frozenset[str]] = frozenset({"secret"})
    unsnapped: ClassVar[frozenset[str]] = Removable.unsnapped | STATE | {"token_until", "looked_back_at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "address"], name="mailbox_once", condition=Q(removed_at=None)),
        ]


class Folder(Removable):
    """A folder that is read: `uidvalidity` tells whether its numbers still hold (RFC 3501), `highest_uid` and `lowest_uid` what is read.

    The first reading goes from the newest back: all between the two is read. `highestmodseq` is the server's last change seen
    (RFC 7162). `total` is how many mails the first reading has before it, `read` how many of them it has read.
    """

    mailbox = AccountKey(Mailbox, related_name="folders")
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=10)  # inbox sent archive
    uidvalidity = models.BigIntegerField(default=0)
    highestmodseq = models.BigIntegerField(default=0)
    highest_uid = models.BigIntegerField(default=0)
    lowest_uid = models.BigIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    looked_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "mailbox", "name"], name="folder_once", condition=Q(removed_at=None)),
        ]
