"""The account, its users and what each of them is here; all but `Membership` of the tables are shared between accounts."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F

from hvem.ground.rows import new_id

LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
THEMES = [("", "system"), ("hvem", "light"), ("hvem-mork", "dark")]


class Account(models.Model):
    """The tenant: everything one person's network holds belongs to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)
    zone = models.CharField(max_length=60, default="Europe/Oslo")
    region = models.CharField(max_length=2, default="NO")
    counter = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    def local(self, moment: datetime) -> datetime:
        """The moment as the clock on the account's wall shows it, without offset."""
        return moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    def day(self, moment: datetime) -> date:
        """The day it is in the account's zone."""
        return self.local(moment).date()

    def moment(self, local: datetime) -> datetime:
        """The aware moment of a wall-clock time in the account's zone; one with an offset is kept."""
        return local if local.tzinfo else local.replace(tzinfo=ZoneInfo(self.zone))

    def starts(self, day: date) -> datetime:
        """The moment a day begins in the account's zone; a day later the next one does, however long the day is."""
        return self.moment(datetime.combine(day, time()))

    def next_revision(self, steps: int = 1) -> int:
        """The next number of the account's counter, which every change of a person takes one of."""
        Account.objects.filter(pk=self.pk).update(counter=F("counter") + steps)
        self.counter = Account.objects.values_list("counter", flat=True).get(pk=self.pk)
        return self.counter


class Users(BaseUserManager["User"]):
    """Users by name."""


class User(AbstractBaseUser):
    """Someone who signs in; in local mode there is one, without a password."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120, unique=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nb")
    theme = models.CharField(max_length=12, choices=THEMES, default="", blank=True)
    keys_off_on = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "name"
    objects: ClassVar[Users] = Users()


class Membership(models.Model):
    """A user's place in an account, and who they are there (`me`: names, addresses, phones, own card)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, default="owner")
    me_name = models.CharField(max_length=200, blank=True)
    me_title = models.CharField(max_length=200, blank=True)
    me_emails = models.JSONField(default=list, blank=True)
    me_phones = models.JSONField(default=list, blank=True)
    me_web = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "user"], name="membership_once")]


class SignInLink(models.Model):
    """A sign-in link for local mode: only its hash is kept; good once, for ten minutes."""

    hash = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)


class FeedSecret(models.Model):
    """The secret address of a user's calendar feed (shared): only its hash is kept; a new one ends the old.

    `shows` lists what is in it, of meetings, calls, promises; `says_more` that it tells purposes and places too. `fetched_at` is the last time it was read.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    shows = models.JSONField(default=list)
    says_more = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
