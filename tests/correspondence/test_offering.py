"""Free times in a letter: in words, in three languages, and never while one meets somebody else."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from hvem.campaign.meetings import plan
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.correspondence.calendars.offering import offered, times_to_offer, with_times
from hvem.ground.deeds import Deed
from hvem.method.free_times import FreeTime
from tests.world import at, wenche

TODAY = date(2026, 11, 23)
TIMES = (FreeTime(datetime(2026, 11, 24, 14), 60), FreeTime(datetime(2026, 11, 26, 9, 30), 60, "morning"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "tirsdag 14–15 eller torsdag før lunsj"),
        ("nn", "tysdag 14–15 eller torsdag før lunsj"),
        ("en", "Tuesday 14:00–15:00 or Thursday before lunch"),
    ],
)
def test_two_times_are_said_as_one_writes_them(language, said):
    assert offered(TIMES, language, TODAY) == said


def test_half_hours_whole_days_and_days_further_off_are_said_clearly():
    times = (FreeTime(datetime(2026, 11, 24, 9, 30), 45), FreeTime(datetime(2026, 11, 27, 13), 60, "day"), FreeTime(datetime(2026, 12, 1, 13), 60, "afternoon"))
    assert offered(times, "nb", TODAY) == "tirsdag 9.30–10.15, en gang fredag eller tirsdag 1. desember etter lunsj"
    assert offered(times[:1], "en", TODAY) == "Tuesday 9:30–10:15"
    assert offered((), "nb", TODAY) == ""


def test_what_the_phone_says_is_busy_and_ones_own_meetings_are_left_alone(here, stranger):
    plan(here, [wenche(here)], at=at("2026-11-24T09:00"), minutes=420)
    with Deed(here.account, "calendar-connected", at=here.now, by=here.user) as deed:
        calendar = deed.add(Calendar(name="Kjøkkenet", address="https://dav.example/", made_at=here.now))
        busy = [[at("2026-11-25T08:00").isoformat(), at("2026-11-25T12:30").isoformat()]]
        deed.add(CalendarEntry(calendar=calendar, href="/en.ics", busy=busy))
    found = times_to_offer(here, count=10)
    assert found
    assert date(2026, 11, 24) not in {one.at.date() for one in found}
    assert all(one.at.time() >= time(12, 30) for one in found if one.at.date() == date(2026, 11, 25))
    assert date(2026, 11, 24) in {one.at.date() for one in times_to_offer(stranger, count=10)}


@pytest.mark.parametrize(
    ("letter", "whole"),
    [
        ("Hei\n\nHvordan?\n\nVennlig hilsen\nHilde", "Hei\n\nHvordan?\n\nPasser det tirsdag 14–15?\n\nVennlig hilsen\nHilde"),
        ("Hei\n\nHvordan?\n\nMvh\n{meg}", "Hei\n\nHvordan?\n\nPasser det tirsdag 14–15?\n\nMvh\n{meg}"),
        ("Hei, Terje. Hvordan går det? Hilsen Hilde", "Hei, Terje. Hvordan går det? Passer det tirsdag 14–15? Hilsen Hilde"),
        ("Hei\n\nHvordan?", "Hei\n\nHvordan?\n\nPasser det tirsdag 14–15?"),
        ("", "Passer det tirsdag 14–15?"),
    ],
)
def test_times_are_asked_about_above_the_closing_and_nothing_else_changes(letter, whole):
    assert with_times(letter, "tirsdag 14–15", "nb", sender="Hilde Skjæveland") == whole


def test_a_series_takes_every_one_of_its_times_though_its_next_is_a_meeting_here(here):
    with Deed(here.account, "calendar-connected", at=here.now, by=here.user) as deed:
        calendar = deed.add(Calendar(name="Jobben", address="https://dav.example/", made_at=here.now))
    first = plan(here, [wenche(here)], at=at("2026-11-24T08:00"), minutes=480).main
    busy = [[at(f"{day}T08:00").isoformat(), at(f"{day}T16:00").isoformat()] for day in ("2026-11-24", "2026-12-01")]
    with Deed(here.account, "calendar-brought", at=here.now, by=here.user) as deed:
        deed.add(CalendarEntry(calendar=calendar, href="/uke.ics", busy=busy, meeting=first, raw="RRULE:FREQ=WEEKLY"))
    assert not {date(2026, 11, 24), date(2026, 12, 1)} & {one.at.date() for one in times_to_offer(here, count=20)}
