"""What the conversations tell of the market, and what is given back."""

from __future__ import annotations

from django.db import models

from hvem.campaign.models.campaign import Campaign
from hvem.campaign.models.conversations import Conversation
from hvem.ground.keys import AccountKey
from hvem.ground.rows import Removable
from hvem.people.models import Organisation, Person

SIGNAL_KINDS = (
    "leadership", "retirement", "reorganisation", "layoff", "closure", "expansion", "merger", "acquisition",
    "product", "market", "hiring", "trend", "culture", "problem", "gap", "hidden-job",
)  # fmt: skip
CERTAINTIES = ("heard", "likely", "certain")
OPPORTUNITY_KINDS = ("challenge", "weakness", "team", "overload", "missing", "vacancy", "succession")
FORMS = ("post", "project", "hire-in")
STAGES = ("guess", "testing", "real", "won", "let-go")
GIFT_KINDS = ("article", "book", "service", "introduction", "praise", "help", "other")


class Signal(Removable):
    """One piece of market intelligence about change, with who said so; confidential unless opened (M10–M16)."""

    campaign = AccountKey(Campaign, related_name="signals")
    kind = models.CharField(max_length=20)
    organisation = AccountKey(Organisation, null=True, blank=True, related_name="signals")
    text = models.TextField()
    on = models.DateField()
    person = AccountKey(Person, null=True, blank=True, related_name="signals")
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="signals")
    certainty = models.CharField(max_length=10, default="heard")
    opened_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-on"], name="signal_on")]


class Opportunity(Removable):
    """A hypothesis that somebody needs what I can add (M26), with the question that would test it."""

    campaign = AccountKey(Campaign, related_name="opportunities")
    kind = models.CharField(max_length=12)
    what = models.CharField(max_length=300)
    organisation = AccountKey(Organisation, null=True, blank=True, related_name="opportunities")
    can_add = models.TextField(blank=True)
    decides = AccountKey(Person, null=True, blank=True, related_name="+")
    question = models.TextField(blank=True)
    form = models.CharField(max_length=8, default="post")
    stage = models.CharField(max_length=8, default="guess")
    deadline_on = models.DateField(null=True, blank=True)
    made_on = models.DateField()


class Evidence(Removable):
    """What speaks for an opportunity: a signal, or words of one's own."""

    opportunity = AccountKey(Opportunity, related_name="evidence")
    signal = AccountKey(Signal, null=True, blank=True, related_name="evidence")
    text = models.TextField(blank=True)


class WayThere(Removable):
    """A person on the way to an opportunity, in order from the first friend asked."""

    opportunity = AccountKey(Opportunity, related_name="way")
    person = AccountKey(Person, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)


class Gift(Removable):
    """Something given to a person, or got from them (M42, M44)."""

    campaign = AccountKey(Campaign, related_name="gifts")
    person = AccountKey(Person, related_name="gifts")
    got = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, default="other")
    what = models.TextField()
    on = models.DateField()
    conversation = AccountKey(Conversation, null=True, blank=True, related_name="gifts")
