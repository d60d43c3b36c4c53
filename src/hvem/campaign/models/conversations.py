"""Conversations, the meetings they are planned as, and the events where many people are."""

from __future__ import annotations

from typing import Any, ClassVar, Self, get_args

from django.db import models
from django.db.models import Q

from hvem.campaign.models.campaign import Campaign, CvVersion
from hvem.ground.keys import AccountKey
from hvem.ground.rows import OwnedQuerySet, Removable
from hvem.method.facts import Kind
from hvem.people.models import Organisation, Person

KINDS: tuple[Kind, ...] = get_args(Kind)
PLACE_KINDS = ("place", "walk", "phone", "video")


class Event(Removable):
    """A conference, association evening or fair: many people at once (M2)."""

    campaign = AccountKey(Campaign, related_name="events")
    name = models.CharField(max_length=200)
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    organisation = AccountKey(Organisation, null=True, blank=True, related_name="+")
    purpose = models.TextField(blank=True)
    note = models.TextField(blank=True)
    debriefed_on = models.DateField(null=True, blank=True)


class Meeting(Removable):
    """A planned meeting with a purpose (M28): at a place, on a walk, by phone or video.

    `uid` is the calendar event it came from, `sequence` its version there (RFC 5545), `link` where it is joined by video or phone;
    `invited_at` when an invitation was sent. `held_on` is set by the conversation that was logged of it.
    """

    campaign = AccountKey(Campaign, related_name="meetings")
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    place_kind = models.CharField(max_length=8, default="place")
    place = models.CharField(max_length=300, blank=True)
    purpose = models.TextField(blank=True)
    look_forward = models.TextField(blank=True)
    opening = models.TextField(blank=True)
    checked = models.JSONField(default=list, blank=True)
    uid = models.CharField(max_length=300, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    link = models.CharField(max_length=1000, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="meeting_at")]


class MeetingPart(Removable):
    """A person who is to be at a meeting; `answer` is what they said to the invitation: accepted, declined, tentative, or empty."""

    meeting = AccountKey(Meeting, related_name="parts")
    person = AccountKey(Person, related_name="meeting_parts")
    answer = models.CharField(max_length=10, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    proposes_at = models.DateTimeField(null=True, blank=True)


class Wish(Removable):
    """A question or wish brought to a meeting; `asked_on` when it was asked."""

    meeting = AccountKey(Meeting, related_name="wishes")
    text = models.TextField()
    asked_on = models.DateField(null=True, blank=True)


class Homework(Removable):
    """Something to find out before a meeting (M38)."""

    meeting = AccountKey(Meeting, related_name="homework")
    text = models.TextField()
    done_on = models.DateField(null=True, blank=True)


class Conversations(OwnedQuerySet):
    """Adjectives for conversations."""

    def reached(self) -> Self:
        """Those that were more than a call nobody answered."""
        return self.filter(unanswered_on=None)

    def by(self, moment: Any) -> Self:
        """Those that had happened at the moment."""
        return self.filter(at__lte=moment)


class Conversation(Removable):
    """One exchange: mail, call, meeting or message, from me or `inward` from them, with what it brought.

    `unanswered_on` marks a call nobody took: an attempt, not a conversation. `names_answer` is what became of "who should I
    talk to" (M7); `no_next_step` the reason there is none (M32). `answered_on`, `bounced_on`, `away_until` tell a letter's fate; mails of
    one exchange of mails have the same `thread`.
    `my_share` is the user's own share of the talk in percent; `felt` runs from 1 (heavy) to 5 (light).
    """

    campaign = AccountKey(Campaign, related_name="conversations")
    kind = models.CharField(max_length=10)
    inward = models.BooleanField(default=False)
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    my_share = models.PositiveSmallIntegerField(null=True, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    told = models.TextField(blank=True)
    names_answer = models.CharField(max_length=10, blank=True)
    no_next_step = models.CharField(max_length=200, blank=True)
    felt = models.PositiveSmallIntegerField(null=True, blank=True)
    unanswered_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    bounced_on = models.DateField(null=True, blank=True)
    away_until = models.DateField(null=True, blank=True)
    purpose = models.CharField(max_length=20, blank=True)  # letter thank report introduction rekindle
    message_id = models.CharField(max_length=300, blank=True)
    thread = models.CharField(max_length=300, blank=True)
    meeting = AccountKey(Meeting, null=True, blank=True, related_name="conversations")
    event = AccountKey(Event, null=True, blank=True, related_name="conversations")
    cv = AccountKey(CvVersion, null=True, blank=True, related_name="+")

    objects: ClassVar[Any] = Conversations.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["account", "-at"], name="conversation_at"),
            models.Index(fields=["account", "message_id"], name="conversation_message", condition=~Q(message_id="")),
            models.Index(fields=["account", "thread"], name="conversation_thread", condition=~Q(thread="")),
        ]


class Part(Removable):
    """A person's part in a conversation: `with` them, or only `copied` in."""

    conversation = AccountKey(Conversation, related_name="parts")
    person = AccountKey(Person, related_name="parts")
    role = models.CharField(max_length=10, default="with")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "conversation", "person"], name="part_once", condition=Q(removed_at=None))
        ]
