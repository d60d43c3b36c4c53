"""Working days: weekends, Norwegian holidays and the user's pauses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.method.workdays import NEVER, WorkDays, between_christmas_and_new_year, days_later, norwegian_holidays

NORWAY = WorkDays(norwegian_holidays(range(2024, 2029)))
A_DAY = st.dates(date(2024, 1, 10), date(2027, 12, 1))
PAUSES = st.lists(
    st.builds(lambda first, length: (first, first + timedelta(days=length)), A_DAY, st.integers(0, 40)), max_size=3
).map(tuple)


@st.composite
def some_days(draw):
    return WorkDays(NORWAY.holidays, draw(PAUSES))


def test_easter_is_jumped_over():
    assert NORWAY.add(date(2026, 4, 1), 1) == date(2026, 4, 7)
    assert NORWAY.add(date(2026, 3, 31), 2) == date(2026, 4, 7)


def test_the_holidays_of_a_year_are_those_of_the_law():
    days = sorted(norwegian_holidays([2026]))
    assert [f"{one:%d%m}" for one in days] == [
        "0101", "0204", "0304", "0504", "0604", "0105", "1405", "1705", "2405", "2505", "2512", "2612",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "monday", ["2008-03-24", "2019-04-22", "2024-04-01", "2025-04-21", "2027-03-29", "2038-04-26", "2049-04-19", "2076-04-20", "2285-03-23"]
)
def test_easter_monday_is_where_the_moon_puts_it(monday):
    day = date.fromisoformat(monday)
    assert {day, day - timedelta(days=1), day - timedelta(days=3)} <= norwegian_holidays([day.year])


def test_constitution_day_and_ascension_are_no_working_days():
    assert not NORWAY.is_work(date(2027, 5, 17))
    assert not NORWAY.is_work(date(2026, 5, 14))
    assert NORWAY.is_work(date(2026, 5, 15))


def test_a_friday_is_followed_by_monday_and_so_is_a_saturday():
    assert NORWAY.add(date(2025, 10, 17), 1) == date(2025, 10, 20)
    assert NORWAY.add(date(2025, 10, 18), 1) == date(2025, 10, 20)
    assert NORWAY.next_or_same(date(2025, 10, 17)) == date(2025, 10, 17)


def test_the_quiet_week_of_christmas_can_be_a_pause():
    days = WorkDays(norwegian_holidays([2025, 2026]), (between_christmas_and_new_year(2025),))
    assert days.add(date(2025, 12, 23), 1) == date(2026, 1, 2)
    assert WorkDays(norwegian_holidays([2025])).add(date(2025, 12, 23), 1) == date(2025, 12, 24)


def test_a_pause_without_an_end_leads_to_no_day_at_all():
    days = WorkDays(frozenset(), ((date(2025, 11, 3), None),))
    assert days.add(date(2025, 10, 31), 1) == NEVER
    assert days.add(NEVER, 3) == NEVER
    assert days.next_or_same(date(2025, 11, 9)) == NEVER
    assert days.after_pause(date(2025, 11, 9)) == NEVER
    assert days.add(date(2025, 11, 9), -1) == date(2025, 10, 31)


def test_pauses_that_overlap_are_one():
    days = WorkDays(frozenset(), ((date(2025, 11, 3), date(2025, 11, 5)), (date(2025, 11, 4), date(2025, 11, 12))))
    assert days.next_or_same(date(2025, 11, 3)) == date(2025, 11, 13)
    assert days.pause_end(date(2025, 11, 4)) == date(2025, 11, 12)


def test_a_day_outside_a_pause_stays_where_it_is_even_on_a_sunday():
    days = WorkDays(frozenset(), ((date(2025, 11, 3), date(2025, 11, 5)),))
    assert days.after_pause(date(2025, 11, 2)) == date(2025, 11, 2)
    assert days.after_pause(date(2025, 11, 3)) == date(2025, 11, 6)
    assert days.paused(date(2025, 11, 5)) and not days.paused(date(2025, 11, 6))


def test_a_day_that_never_comes_stays_so():
    assert days_later(NEVER, 30) == NEVER
    assert days_later(date(2025, 10, 1), 30) == date(2025, 10, 31)


def test_before_the_first_of_all_days_there_is_nothing():
    assert WorkDays(frozenset(), ((date.min, date(1, 12, 31)),)).last_or_same(date(1, 3, 1)) == date.min


@given(some_days(), A_DAY, st.integers(1, 25))
def test_adding_leads_to_a_working_day_that_many_later(days, day, count):
    reached = days.add(day, count)
    assert days.is_work(reached)
    assert sum(days.is_work(day + timedelta(days=one)) for one in range(1, (reached - day).days + 1)) == count
    assert reached > day


@given(some_days(), A_DAY, st.integers(0, 10), st.integers(0, 10))
def test_adding_in_two_steps_is_adding_once(days, day, one, two):
    start = days.next_or_same(day)
    assert days.add(days.add(start, one), two) == days.add(start, one + two)


@given(some_days(), A_DAY, st.integers(1, 10))
def test_going_back_undoes_going_on(days, day, count):
    start = days.next_or_same(day)
    assert days.add(days.add(start, count), -count) == start


@given(some_days(), A_DAY, A_DAY, st.integers(0, 12))
def test_a_later_start_is_never_reached_sooner(days, one, two, count):
    assert days.add(min(one, two), count) <= days.add(max(one, two), count)


@given(some_days(), A_DAY)
def test_the_next_working_day_is_the_nearest_one(days, day):
    found = days.next_or_same(day)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert days.is_work(found) and not any(days.is_work(one) for one in between)
