"""Advice: taken with its result, or left; and whoever gave it hears of it (M15, M31, M33)."""

from __future__ import annotations

from hvem.accounts.access import Seat
from hvem.campaign.models import Advice, Promise
from hvem.ground.deeds import Deed


def take(here: Seat, advice: Advice, result: str) -> Deed:
    """The advice was followed, with what came of it; the promise it became is kept, and the giver is to hear of it (M33)."""
    with Deed(here.account, "advice-taken", at=here.now, by=here.user) as deed:
        deed.change(advice, taken_on=advice.taken_on or here.today, dropped_on=None, result=result.strip())
        for promise in Promise.objects.of(here.account).open().filter(advice=advice):
            deed.change(promise, kept_on=here.today)
        deed.about(advice, what=advice.text[:120])
    return deed


def leave(here: Seat, advice: Advice) -> Deed:
    """The advice is not followed, which is fine; what was promised of it is let go."""
    with Deed(here.account, "advice-dropped", at=here.now, by=here.user) as deed:
        deed.change(advice, dropped_on=here.today, taken_on=None)
        for promise in Promise.objects.of(here.account).open().filter(advice=advice):
            deed.change(promise, lapsed_on=here.today)
        deed.about(advice, what=advice.text[:120])
    return deed


def open_again(here: Seat, advice: Advice) -> Deed:
    """Neither followed nor left; what was promised of it, and kept or let go with it, is open again."""
    with Deed(here.account, "advice-open", at=here.now, by=here.user) as deed:
        for promise in Promise.objects.of(here.account).present().filter(advice=advice, kept_by=None):
            if promise.kept_on == advice.taken_on and promise.lapsed_on == advice.dropped_on:
                deed.change(promise, kept_on=None, lapsed_on=None)
        deed.change(advice, dropped_on=None, taken_on=None, result="")
        deed.about(advice, what=advice.text[:120])
    return deed
