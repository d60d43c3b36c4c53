"""The one file that decides access: who sits here, and which rows they reach. A stranger gets 404, never 403."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404

from hvem.accounts.models import Account, Membership, User
from hvem.ground.rows import Owned, Removable

Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True)
class Seat:
    """A user in an account at a moment: what every page and command is given."""

    account: Account
    user: User
    membership: Membership
    now: datetime

    @property
    def today(self) -> date:
        """The day it is for this account."""
        return self.account.day(self.now)

    @property
    def language(self) -> Any:
        """The language of the user's pages: nb, nn or en."""
        return self.user.language


def seat_of(user: User, now: datetime) -> Seat:
    """The user's seat in their account; 404 where they have none."""
    membership = Membership.objects.filter(user=user).select_related("account").order_by("pk").first()
    if membership is None:
        raise Http404
    return Seat(membership.account, user, membership, now)


def own(model: type[Row], row_id: UUID | str, account: Account) -> Row:
    """The account's row with this id, or the one it was merged into; 404 for another's, a removed one or none, so that nobody learns which."""
    try:
        found = model.objects.of(account).filter(pk=row_id)
        if issubclass(model, Removable):
            found = found.present()
        row: Row = found.get()
    except (model.DoesNotExist, ValidationError, ValueError) as absent:
        raise Http404 from absent
    kept: UUID | None = getattr(row, "merged_into_id", None)
    return own(model, kept, account) if kept else row
