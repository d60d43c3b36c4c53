"""Letters: what is being written, and what the user says was sent."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from hvem.campaign.models import Campaign, Conversation
from hvem.ground.keys import AccountKey
from hvem.ground.rows import OwnedQuerySet, Removable
from hvem.people.models import Person


class Letters(OwnedQuerySet):
    """Adjectives for letters."""

    def drafts(self) -> Self:
        """Those not yet sent."""
        return self.filter(sent_at=None, removed_at=None)

    def sent(self) -> Self:
        """Those the user has sent."""
        return self.filter(sent_at__isnull=False, removed_at=None)


class Letter(Removable):
    """A mail or `message` to one person, for a purpose; `conversation` is what it became when the user had sent it.

    The ladder reads only the conversation, never the letter.
    """

    campaign = AccountKey(Campaign, related_name="+")
    person = AccountKey(Person, related_name="letters")
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="letters")
    purpose = models.CharField(max_length=20)
    way = models.CharField(max_length=8, default="mail")  # mail message
    language = models.CharField(max_length=2, default="nb")
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = Letters.as_manager()

    class Meta:
        indexes = [models.Index(fields=["account", "-changed_at"], name="letter_changed")]
