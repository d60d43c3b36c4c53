"""The campaign, its pauses, and the story it is told with."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from hvem.ground.keys import AccountKey
from hvem.ground.models import File
from hvem.ground.rows import OwnedQuerySet, Removable


class Campaigns(OwnedQuerySet):
    """Adjectives for campaigns."""

    def running(self) -> Self:
        """The campaign that is under way; an account has at most one."""
        return self.filter(ended_on=None, removed_at=None)


class Campaign(Removable):
    """One person's networking effort: what it is called, its aim, when it began, its pace.

    `times` holds only the time rules the user has changed, by the names of `method.times.TimeRules`; `got_it_on` is the day
    the job came (M45), after which a slow rhythm goes on.
    """

    name = models.CharField(max_length=120, blank=True)
    aim = models.TextField(blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    got_it_on = models.DateField(null=True, blank=True)
    got_what = models.CharField(max_length=300, blank=True)
    things_a_day = models.PositiveSmallIntegerField(default=5)
    conversations_a_week = models.PositiveSmallIntegerField(default=5)
    between_years_off = models.BooleanField(default=True)
    times = models.JSONField(default=dict, blank=True)

    objects: ClassVar[Any] = Campaigns.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account"], name="campaign_one_running", condition=Q(ended_on=None, removed_at=None))
        ]


class Pause(Removable):
    """Days the campaign rests: ill, holiday; open until ended when `until` is empty."""

    campaign = AccountKey(Campaign, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)


class Story(Removable):
    """The career path, the situation told positively, what you look for, and the three 20-second answers (M4, M6, M27)."""

    campaign = AccountKey(Campaign, related_name="stories")
    path = models.TextField(blank=True)
    proud = models.TextField(blank=True)
    possible = models.TextField(blank=True)
    want = models.TextField(blank=True)
    situation = models.TextField(blank=True)
    looking_for = models.TextField(blank=True)
    about_me = models.TextField(blank=True)
    why_here = models.TextField(blank=True)
    how_help = models.TextField(blank=True)
    languages = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "campaign"], name="story_once", condition=Q(removed_at=None))]


class Place(Removable):
    """A place on the career path, which the memory jogger asks about: work, school, association or somewhere lived."""

    campaign = AccountKey(Campaign, related_name="places")
    kind = models.CharField(max_length=12)  # work school association town
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    from_year = models.SmallIntegerField(null=True, blank=True)
    to_year = models.SmallIntegerField(null=True, blank=True)


class CvVersion(Removable):
    """A version of the CV that can be shown to a friend and asked about (M31): its text, a `file` of it, or both."""

    campaign = AccountKey(Campaign, related_name="cvs")
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    file = AccountKey(File, null=True, blank=True, related_name="+")
    made_on = models.DateField()
