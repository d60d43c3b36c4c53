"""Where each person stands in the campaign: reckoned by `method.standing`, stored so that Today and lists only read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hvem.campaign.models.campaign import Campaign
from hvem.ground.keys import AccountKey
from hvem.ground.rows import Owned
from hvem.people.models import Person


class Standing(Owned):
    """One row a person and campaign, rewritten in the transaction of any row it depends on.

    `rungs` holds the ladder's dates, `rest` why they rest, `acts` everything that falls due, as JSON; `next_due` is the first day of the first act,
    by which Today finds the row. `under_way` counts toward the pace.
    """

    campaign = AccountKey(Campaign, related_name="standings")
    person = AccountKey(Person, related_name="standings")
    rung = models.CharField(max_length=12, blank=True)
    rungs = models.JSONField(default=dict)
    last_contact_on = models.DateField(null=True, blank=True)
    next_action = models.CharField(max_length=20, blank=True)
    next_due = models.DateField(null=True, blank=True)
    next_rule = models.CharField(max_length=5, blank=True)
    acts = models.JSONField(default=list)
    resting_until = models.DateField(null=True, blank=True)
    rest = models.JSONField(default=dict)
    under_way = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "campaign", "person"], name="standing_once")]
        indexes = [
            models.Index(fields=["account", "campaign", "next_due"], name="standing_due", condition=Q(next_due__isnull=False)),
            models.Index(fields=["account", "last_contact_on"], name="standing_contact"),
        ]
