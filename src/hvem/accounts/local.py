"""Local mode: the account and the user that are there from the first start."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hvem.accounts.models import Account, Membership, User


def account_named(name: str, *, at: datetime, language: str = "nb") -> tuple[Account, User]:
    """The account of this name with its owner; both are made when missing."""
    with transaction.atomic():
        account, _ = Account.objects.get_or_create(name=name, defaults={"made_at": at})
        user, made = User.objects.get_or_create(name=name, defaults={"language": language})
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        Membership.objects.get_or_create(account=account, user=user)
    return account, user
