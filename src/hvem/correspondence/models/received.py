"""What was found in the mailboxes: mail with people in the network, who else one writes with, and what signatures say is new."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hvem.campaign.models import Conversation
from hvem.correspondence.models.letters import Letter
from hvem.correspondence.models.mailboxes import Mailbox
from hvem.ground.keys import AccountKey
from hvem.ground.rows import Owned, Removable
from hvem.people.models import Person


class Mail(Removable):
    """One mail to or from someone in the network, once however many folders and mailboxes hold it: `digest` tells it from others.

    `kind` is that of `reading.mail`. `letter` is the letter of ours it answers, or which it is the sent copy of; `conversation` what it
    became, empty for an automatic answer or a bounce. `about` is the person it concerns. `instead` is a colleague an automatic answer names.
    """

    mailbox = AccountKey(Mailbox, null=True, blank=True, related_name="mails")
    digest = models.CharField(max_length=64)
    message_id = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=12, default="message")
    inward = models.BooleanField(default=True)
    at = models.DateTimeField()
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    about = AccountKey(Person, null=True, blank=True, related_name="mails")
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="mails")
    letter = AccountKey(Letter, null=True, blank=True, related_name="answers")
    away_until = models.DateField(null=True, blank=True)
    instead = models.JSONField(default=list, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "digest"], name="mail_once")]
        indexes = [models.Index(fields=["account", "message_id"], name="mail_message", condition=~Q(message_id=""))]


class Stranger(Owned):
    """Someone not in the network: only address, name, how many mails each way and the last day; forgotten after 90 days, or when declined."""

    address = models.CharField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    written = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    last_on = models.DateField()
    seen_on = models.DateField()
    declined_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "address"], name="stranger_once")]
        indexes = [models.Index(fields=["account", "seen_on"], name="stranger_seen")]


class Correction(Removable):
    """What a signature says that is not on the list yet: a `field` (title, organisation, phone, email) and its value.

    `taken_on` when the user took it over, `left_on` when they said no.
    """

    person = AccountKey(Person, related_name="corrections")
    mail = AccountKey(Mail, null=True, blank=True, related_name="corrections")
    field = models.CharField(max_length=12)
    value = models.CharField(max_length=300)
    organisation = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    taken_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "person", "field", "value"], name="correction_once", condition=Q(removed_at=None)
            )
        ]
