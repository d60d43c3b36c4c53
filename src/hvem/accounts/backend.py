"""Signing in by a link: the user is known by id, there is no password."""

from __future__ import annotations

from typing import Any

from hvem.accounts.models import User


class ByLink:
    """Finds the user of a session; never signs anyone in by itself."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        """Nobody is let in here; a sign-in link is spent on its own page."""

    def get_user(self, user_id: Any) -> User | None:
        """The user of the session, if they still exist."""
        return User.objects.filter(pk=user_id).first()
