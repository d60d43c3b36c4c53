"""The time rules: windows with their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.method import times
from hvem.method.times import TimeRules
from hvem.method.workdays import NEVER, WorkDays, norwegian_holidays

RULES = TimeRules()
DAYS = WorkDays(norwegian_holidays(range(2024, 2029)))
FRIDAY = date(2025, 10, 17)
A_DAY = st.dates(date(2024, 2, 1), date(2027, 6, 1))


def test_a_call_follows_a_letter_after_two_to_four_working_days():
    window = times.call_after_letter(FRIDAY, "Ingrid", RULES, DAYS)
    assert (window.first, window.last) == (date(2025, 10, 21), date(2025, 10, 23))
    assert window.because.rule == "M3"
    assert dict(window.because.facts) == {"name": "Ingrid", "on": FRIDAY}


def test_a_letter_before_easter_is_followed_up_after_it():
    window = times.call_after_letter(date(2026, 3, 31), "Ingrid", RULES, DAYS)
    assert (window.first, window.last) == (date(2026, 4, 7), date(2026, 4, 9))


def test_someone_away_is_called_when_they_are_back():
    window = times.call_after_letter(FRIDAY, "Knut", RULES, DAYS, away_until=date(2025, 10, 26))
    assert (window.first, window.last) == (date(2025, 10, 27), date(2025, 10, 29))
    assert window.because.key == "call-when-back"
    soon = times.call_after_letter(FRIDAY, "Knut", RULES, DAYS, away_until=FRIDAY)
    assert soon.because.key == "call-after-letter"


def test_an_answer_makes_the_call_sooner():
    window = times.call_after_answer(FRIDAY, date(2025, 10, 20), "Ingrid", RULES, DAYS)
    assert (window.first, window.last) == (date(2025, 10, 20), date(2025, 10, 22))


def test_an_answer_within_the_window_does_not_put_the_call_off():
    window = times.call_after_answer(FRIDAY, date(2025, 10, 22), "Ingrid", RULES, DAYS)
    assert (window.first, window.last) == (date(2025, 10, 21), date(2025, 10, 24))


def test_a_late_answer_opens_a_new_window():
    window = times.call_after_answer(FRIDAY, date(2025, 11, 20), "Ingrid", RULES, DAYS)
    assert (window.first, window.last) == (date(2025, 11, 20), date(2025, 11, 24))


@given(A_DAY, st.integers(0, 40))
def test_no_answer_ever_makes_the_first_call_later_than_its_window(letter, after):
    unanswered = times.call_after_letter(letter, "Ingrid", RULES, DAYS)
    answered = letter + timedelta(days=after)
    window = times.call_after_answer(letter, answered, "Ingrid", RULES, DAYS)
    assert window.first <= window.last
    if answered <= unanswered.last:
        assert window.first <= unanswered.first


def test_the_second_follow_up_comes_by_working_day_seven():
    window = times.second_follow_up(FRIDAY, date(2025, 10, 21), "Ingrid", RULES, DAYS)
    assert window.first == window.last == date(2025, 10, 28)


def test_a_late_first_follow_up_is_not_followed_at_once():
    window = times.second_follow_up(FRIDAY, date(2025, 10, 28), "Ingrid", RULES, DAYS)
    assert window.first == date(2025, 10, 31)


def test_someone_who_does_not_answer_rests_sixty_days_from_the_last_follow_up():
    assert times.rested_until(date(2025, 10, 20), RULES) == date(2025, 12, 19)
    window = times.one_more_chance(date(2025, 10, 20), "Knut", RULES, DAYS)
    assert window.first == date(2025, 12, 19)
    assert window.because.key == "one-more-chance"


def test_a_named_person_hears_from_you_by_the_third_working_day():
    window = times.first_contact_with_named(date(2025, 10, 21), "Knut Arne", "Samira", RULES, DAYS)
    assert window.first == window.last == date(2025, 10, 24)
    assert ("by", "Samira") in window.because.facts


def test_thanks_are_due_within_a_day():
    window = times.thanks(datetime(2025, 10, 21, 13, 0), "Samira", RULES, DAYS)
    assert window.first == datetime(2025, 10, 22, 13, 0)
    assert window.last == date(2025, 10, 22)


def test_thanks_for_a_meeting_on_friday_may_wait_until_monday():
    window = times.thanks(datetime(2025, 10, 17, 13, 0), "Samira", RULES, DAYS)
    assert window.first == datetime(2025, 10, 18, 13, 0)
    assert window.last == date(2025, 10, 20)


def test_the_report_is_due_on_day_seven():
    window = times.report_back(date(2025, 10, 21), "Samira", RULES, DAYS)
    assert window.first == window.last == date(2025, 10, 28)
    assert window.because.rule == "M33"
    sunday = times.report_back(date(2025, 10, 19), "Samira", RULES, DAYS)
    assert (sunday.first, sunday.last) == (date(2025, 10, 26), date(2025, 10, 27))


def test_what_came_of_the_advice_is_told_from_the_next_working_day():
    window = times.report_when_done(date(2025, 10, 24), "Samira", RULES, DAYS)
    assert (window.first, window.last) == (date(2025, 10, 27), date(2025, 10, 31))


def test_nobody_is_left_after_one_contact_for_more_than_thirty_days():
    assert times.second_contact(date(2025, 10, 1), "Siri", RULES, DAYS).first == date(2025, 10, 31)


@pytest.mark.parametrize(("closeness", "count"), [("near", 30), ("friendly", 90), ("distant", 180)])
def test_closeness_sets_the_rhythm(closeness, count):
    window = times.keep_in_touch(date(2025, 1, 1), closeness, "Siri", RULES, DAYS)
    assert window.first == date(2025, 1, 1) + timedelta(days=count)
    assert window.last > window.first


def test_a_signal_is_worth_half_after_its_half_life_and_hiring_ages_faster():
    heard = date(2025, 1, 1)
    assert times.signal_worth("merger", heard, heard, RULES) == 1
    assert times.signal_worth("merger", heard, heard + timedelta(days=60), RULES) == 0.5
    assert times.signal_worth("hiring", heard, heard + timedelta(days=21), RULES) == 0.5
    assert times.signal_worth("hidden-job", heard, heard + timedelta(days=42), RULES) == 0.25
    assert times.signal_worth("merger", heard, heard - timedelta(days=5), RULES) == 1


def test_every_time_can_be_changed_by_the_user():
    slow = replace(RULES, call_first_workday=5, call_last_workday=6, report_days=14, near_days=10)
    assert times.call_after_letter(FRIDAY, "Ingrid", slow, DAYS).first == date(2025, 10, 24)
    assert times.report_back(FRIDAY, "Ingrid", slow, DAYS).first == date(2025, 10, 31)
    assert times.rhythm_days("near", slow) == 10


@given(A_DAY)
def test_every_window_opens_before_it_closes_and_after_its_cause(day):
    windows = [
        times.call_after_letter(day, "x", RULES, DAYS),
        times.call_after_try(day, "x", RULES, DAYS),
        times.second_follow_up(day, day, "x", RULES, DAYS),
        times.one_more_chance(day, "x", RULES, DAYS),
        times.first_contact_with_named(day, "x", "y", RULES, DAYS),
        times.thanks(datetime.combine(day, datetime.min.time()), "x", RULES, DAYS),
        times.report_back(day, "x", RULES, DAYS),
        times.report_when_done(day, "x", RULES, DAYS),
        times.second_contact(day, "x", RULES, DAYS),
        times.keep_in_touch(day, "near", "x", RULES, DAYS),
    ]
    for window in windows:
        assert day < times.day_of(window.first) <= window.last


def test_during_a_pause_without_end_nothing_falls_due():
    days = WorkDays(frozenset(), ((date(2025, 10, 20), None),))
    assert times.call_after_letter(FRIDAY, "Ingrid", RULES, days).first == NEVER
    assert times.second_follow_up(FRIDAY, FRIDAY, "Ingrid", RULES, days).first == NEVER
