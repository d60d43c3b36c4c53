"""Four invented people with fixed stories, and the moment the tests live in: Monday 23 November 2026, nine o'clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=OSLO)


def at(text: str) -> datetime:
    """A moment of Oslo's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def seat(name: str, now: datetime = MONDAY):
    """Someone in an account of their own."""
    from hvem.accounts.access import seat_of
    from hvem.accounts.local import account_named

    account, user = account_named(name, at=datetime(2026, 1, 1, tzinfo=UTC))
    return seat_of(user, now)


def person(here, line: str, *, chosen: bool = True, circle: str = "", **options):
    """Someone from a line, as `hvem add` reads it."""
    from hvem.ground.deeds import Deed
    from hvem.people.entering import enter
    from hvem.reading.line import read_line

    with Deed(here.account, "added", at=here.now, by=here.user) as deed:
        return enter(deed, read_line(line), chosen_on=here.today if chosen else None, circles=[circle] if circle else [], **options)


def astrid(here):
    """A friend next door."""
    return person(here, "Astrid Oftedal, 90 00 00 01, astrid@oftedal.example", circle="neighbour")


def terje(here):
    """A former colleague who knows many."""
    return person(here, "Terje Undheim, innkjøpssjef i Jærlys Energi AS, 90 00 00 02, terje@jaerlys.example", circle="colleague")


def ingrid(here):
    """The one Terje names."""
    return person(here, "Ingrid Bjørheim, anskaffelsesleder i Kvitsøy Havbruk AS, 99 88 77 66, ingrid@kvitsoy.example", circle="colleague")


def wenche(here):
    """Someone met at the purchasers' forum."""
    return person(here, "Wenche Lura, Innkjøpsforum, wenche@forum.example", circle="association")


def monday() -> date:
    """The day the tests live in."""
    return MONDAY.date()
