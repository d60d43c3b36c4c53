"""What mail asks of the user beside an answer: to be left in peace, and to come to a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hvem.correspondence import invitations
from hvem.correspondence.models import Mail
from hvem.correspondence.noting_mail import Noting
from hvem.ground.deeds import Deed
from hvem.people.models import Person

NO_CONTACT = "do-not-contact"


def after_noting(done: Noting, *, at: datetime) -> None:
    """Do what the mails of a deed asked for, each a deed of its own; what was asked before the campaign is left alone."""
    begun = done.account.starts(done.campaign.started_on)
    for person, row in done.wishes:
        if row.at >= begun:
            leave_in_peace(done.account, person, row, at=at)
    take_in: Any = getattr(invitations, "take_in_itip", None)
    for person, row, octets in done.invitations if take_in is not None else ():
        if row.at >= begun:
            with Deed(done.account, "invitation-came", at=at) as deed:
                someone = Person.objects.of(done.account).get(pk=person)
                deed.about(someone, name=someone.first_name)
                take_in(deed, octets, someone)


def leave_in_peace(account: Any, person: Any, row: Mail, *, at: datetime) -> Deed:
    """They asked not to be written to: nothing is proposed any more, nothing is deleted, and it can be undone."""
    with Deed(account, "asked-for-peace", at=at) as deed:
        someone = Person.objects.of(account).get(pk=person)
        deed.about(someone, name=someone.first_name)
        if someone.quiet_why not in (NO_CONTACT, "dead"):
            deed.change(someone, quiet_why=NO_CONTACT, quiet_from=account.day(row.at), quiet_until=None)
    return deed
