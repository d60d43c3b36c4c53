"""What mail asks of the user beside an answer: to be left in peace, and to come to a meeting."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from hvem.campaign.announcing import let_go
from hvem.correspondence.calendars.invitations import take_in_itip
from hvem.correspondence.models import Mail
from hvem.correspondence.receiving.noting_mail import Noting
from hvem.ground.deeds import Deed
from hvem.people.models import Person

NO_CONTACT = "do-not-contact"


def after_noting(done: Noting, *, at: datetime) -> None:
    """Do what the mails of a deed asked for, each a deed of its own in the same transaction; what was asked before the campaign is left alone.

    A mail that was noted is not read again: what it asks is done with it, or not at all. An invitation nobody can read holds up no mail.
    """
    begun = done.account.starts(done.campaign.started_on)
    for person, row in done.wishes:
        if row.at >= begun:
            leave_in_peace(done.account, person, row, at=at)
    for person, row, octets in done.invitations:
        if row.at >= begun:
            try:
                _take_in(done.account, person, octets, at=at)
            except Exception:
                logging.getLogger("hvem").exception("An invitation could not be taken in; the mail it came with is kept")


def _take_in(account: Any, person: Any, octets: bytes, *, at: datetime) -> None:
    with Deed(account, "invitation-came", at=at) as deed:
        someone = Person.objects.of(account).get(pk=person)
        deed.about(someone, name=someone.first_name)
        take_in_itip(deed, octets, someone)


def leave_in_peace(account: Any, person: Any, row: Mail, *, at: datetime) -> Deed:
    """They asked not to be written to: nothing is proposed any more, nothing is deleted, and it can be undone."""
    with Deed(account, "asked-for-peace", at=at) as deed:
        someone = Person.objects.of(account).get(pk=person)
        deed.about(someone, name=someone.first_name)
        if someone.quiet_why not in (NO_CONTACT, "dead"):
            deed.change(someone, quiet_why=NO_CONTACT, quiet_from=account.day(row.at), quiet_until=None)
            let_go(deed, someone)
    return deed
