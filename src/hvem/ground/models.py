"""The tables of the ground: what happened, and when to wake."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hvem.ground.rows import Owned, Removable


class Happening(Owned):
    """One deed: who did what and when, with every field before and after; undo for 30 days, and the audit."""

    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.UUIDField(null=True, blank=True)
    facts = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "-at"], name="happening_at"),
            models.Index(fields=["account", "about"], name="happening_about"),
        ]

    def is_undone(self) -> bool:
        """Whether it has been undone, as it stands now."""
        return not Happening.objects.of(self.account_id).filter(pk=self.pk, undone_at=None).exists()


class File(Removable):
    """A file the account keeps: its bytes lie under their own hash in the account's folder; `kind` is pdf, docx or odt, `size` in bytes."""

    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()


class Wake(models.Model):
    """When something in an account wants to be looked at; the tick reads only this table (shared)."""

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+")
    what = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "what"], name="wake_once")]
