"""What conversations leave behind: names, advice, promises, what I wonder, and what was put off."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from hvem.campaign.models.campaign import Campaign
from hvem.campaign.models.conversations import Conversation
from hvem.ground.keys import AccountKey
from hvem.ground.rows import OwnedQuerySet, Removable
from hvem.people.models import Person

ADVICE_KINDS = ("call", "read", "join", "cv", "do")


class Referral(Removable):
    """A name to talk to: "B", said by A in a conversation: named, contacted, talked, reported back, each with its day (M7, M24)."""

    campaign = AccountKey(Campaign, related_name="referrals")
    named_by = AccountKey(Person, related_name="referrals_given")
    person = AccountKey(Person, related_name="referrals")
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="referrals")
    said = models.TextField(blank=True)
    named_on = models.DateField()
    first = models.BooleanField(default=True)
    contacted_on = models.DateField(null=True, blank=True)
    talked_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)


class Advice(Removable):
    """Something a person advised: taken or not, with what came of it (M15, M31)."""

    campaign = AccountKey(Campaign, related_name="advice")
    person = AccountKey(Person, related_name="advice")
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="advice")
    kind = models.CharField(max_length=10, default="do")
    text = models.TextField()
    given_on = models.DateField()
    taken_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)


class Promises(OwnedQuerySet):
    """Adjectives for promises."""

    def open(self) -> Self:
        """Neither kept nor lapsed."""
        return self.filter(kept_on=None, lapsed_on=None, removed_at=None)

    def mine(self) -> Self:
        """Those I owe."""
        return self.filter(owed_by_me=True)

    def here_still(self) -> Self:
        """Those with people who are on the list still."""
        return self.filter(to__removed_at=None)


class Promise(Removable):
    """Something owed by a day, by me or by them: rule-made ones keep rule and facts, the user's own keep their words.

    `to` is whom it is owed to (or who owes it), `about` the person it concerns: "call Nils", promised to Kari, has Nils there.
    `next_step` marks the one that closes its conversation; `agreed` that they know of it. `not_by` are ids of conversations of which
    the user said that they did not keep it.
    """

    campaign = AccountKey(Campaign, related_name="promises")
    owed_by_me = models.BooleanField(default=True)
    to = AccountKey(Person, related_name="promises")
    about = AccountKey(Person, null=True, blank=True, related_name="promises_about")
    act = models.CharField(max_length=10, default="do")
    rule = models.CharField(max_length=5, default="M32")
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="promises")
    advice = AccountKey(Advice, null=True, blank=True, related_name="promises")
    next_step = models.BooleanField(default=False)
    agreed = models.BooleanField(default=False)
    kept_on = models.DateField(null=True, blank=True)
    kept_by = AccountKey(Conversation, null=True, blank=True, related_name="keeps")
    lapsed_on = models.DateField(null=True, blank=True)
    lapsed_why = models.CharField(max_length=200, blank=True)
    not_by = models.JSONField(default=list, blank=True)

    objects: ClassVar[Any] = Promises.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["account", "due_on"], name="promise_open", condition=Q(kept_on=None, lapsed_on=None, removed_at=None)
            )
        ]


class Wonder(Removable):
    """What I really wonder about a person (M8); `asked_on` when it was asked."""

    person = AccountKey(Person, related_name="wonders")
    text = models.TextField()
    on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)


class Snooze(Removable):
    """An action the user moved to another day, or let rest (`until` empty)."""

    campaign = AccountKey(Campaign, related_name="snoozes")
    person = AccountKey(Person, related_name="snoozes")
    action = models.CharField(max_length=20)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    promise = AccountKey(Promise, null=True, blank=True, related_name="+")
