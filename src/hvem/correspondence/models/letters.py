"""Letters and the waves they leave in: what is being written, what the user has let go, and what has left."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from hvem.campaign.models import Campaign, Conversation, CvVersion, Meeting
from hvem.correspondence.models.mailboxes import Mailbox
from hvem.ground.keys import AccountKey
from hvem.ground.rows import OwnedQuerySet, Removable
from hvem.people.models import Person


class Wave(Removable):
    """Letters to several, a few a day: the words they are made of, how many leave each day and between which hours (M3).

    `body` is for most, `body_close` the longer one for friends; both hold fields in curly brackets. `calls_after` is how many working
    days after each letter its call is announced for, 0 for none. Letters leave between `from_hour` and `until_hour` on working days,
    at least `apart_seconds` after one another. `mailbox` is empty where the user sends each from their own program.
    """

    campaign = AccountKey(Campaign, related_name="+")
    mailbox = AccountKey(Mailbox, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=20, default="letter")
    language = models.CharField(max_length=2, default="nb")
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    body_close = models.TextField(blank=True)
    cv = AccountKey(CvVersion, null=True, blank=True, related_name="+")
    calls_after = models.PositiveSmallIntegerField(default=3)
    per_day = models.PositiveSmallIntegerField(default=5)
    from_hour = models.PositiveSmallIntegerField(default=8)
    until_hour = models.PositiveSmallIntegerField(default=16)
    apart_seconds = models.PositiveIntegerField(default=90)
    made_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)


class Letters(OwnedQuerySet):
    """Adjectives for letters."""

    def drafts(self) -> Self:
        """Those being written: neither sent nor released."""
        return self.filter(sent_at=None, released_at=None, removed_at=None)

    def sent(self) -> Self:
        """Those that have left."""
        return self.filter(sent_at__isnull=False, removed_at=None)

    def released(self) -> Self:
        """Those the user has let go and that have not left yet."""
        return self.filter(sent_at=None, released_at__isnull=False, removed_at=None)

    def doubtful(self) -> Self:
        """Those nobody knows of whether they left; only the user may say."""
        return self.released().filter(doubtful_at__isnull=False)


class Letter(Removable):
    """A mail or `message` to one person, for a purpose; `conversation` is what it became when it had left.

    The ladder reads only the conversation, never the letter. Its way out (design §5): `released_at` by the user, to leave at `leaves_at`;
    `sending_at` with its `message_id` before the server is spoken to; `handed_at` before the text is handed over; `sent_at` when the server
    has taken it; `filed_at` when a copy lies in Sent. `doubtful_at` marks one that was handed over without an answer: never sent again on a guess.
    `failed_at` and `trouble` tell why one came back to the drafts; `returned_at` that it bounced. `personal` is the line of its own in a
    wave, `calls_on` the day its call is announced for. `answers_id` and `thread` are the mail it answers and those before it.
    """

    campaign = AccountKey(Campaign, related_name="+")
    person = AccountKey(Person, related_name="letters")
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="letters")
    wave = AccountKey(Wave, null=True, blank=True, related_name="letters")
    mailbox = AccountKey(Mailbox, null=True, blank=True, related_name="+")
    cv = AccountKey(CvVersion, null=True, blank=True, related_name="+")
    purpose = models.CharField(max_length=20)
    way = models.CharField(max_length=8, default="mail")  # mail message
    language = models.CharField(max_length=2, default="nb")
    address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    personal = models.TextField(blank=True)
    body = models.TextField(blank=True)
    calls_on = models.DateField(null=True, blank=True)
    invites = AccountKey(Meeting, null=True, blank=True, related_name="letters")
    answers_id = models.CharField(max_length=300, blank=True)
    thread = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    leaves_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sending_at = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    doubtful_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=30, blank=True)
    said = models.CharField(max_length=300, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = Letters.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["account", "-changed_at"], name="letter_changed"),
            models.Index(fields=["account", "message_id"], name="letter_message", condition=~Q(message_id="")),
            models.Index(
                fields=["account", "leaves_at"],
                name="letter_leaves",
                condition=Q(sent_at=None, released_at__isnull=False, removed_at=None),
            ),
        ]
