"""A name one was given: left, or taken up again (M24)."""

from __future__ import annotations

from hvem.accounts.access import Seat
from hvem.campaign.models import Referral
from hvem.ground.deeds import Deed


def leave(here: Seat, referral: Referral) -> Deed:
    """The name is not followed up, which is fine; nothing falls due with it any more."""
    with Deed(here.account, "referral-dropped", at=here.now, by=here.user) as deed:
        deed.change(referral, dropped_on=here.today)
        deed.about(referral, name=referral.person.name)
    return deed


def take_up(here: Seat, referral: Referral) -> Deed:
    """A name left before is to be followed up after all."""
    with Deed(here.account, "referral-open", at=here.now, by=here.user) as deed:
        deed.change(referral, dropped_on=None)
        deed.about(referral, name=referral.person.name)
    return deed
