"""The question bank's coverage, and a meeting's minutes shared among its phases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hvem.method.asking import QUESTIONS, coverage
from hvem.method.phases import phases


def test_what_nobody_has_answered_comes_first():
    found = coverage({"who": 3, "cv": 1})
    assert [one.question for one in found][-2:] == ["cv", "who"]
    assert found[0].people == 0 and len(found) == len(QUESTIONS)


def test_half_an_hour_is_mostly_listening():
    assert [(one.name, one.minutes) for one in phases(30)] == [("hello", 3), ("purpose", 2), ("listen", 17), ("names", 4), ("close", 4)]


@given(st.integers(min_value=5, max_value=600))
def test_the_phases_fill_the_time_and_each_has_some(minutes):
    found = phases(minutes)
    assert sum(one.minutes for one in found) == minutes
    assert all(one.minutes >= 1 for one in found)
    assert [one.start for one in found] == [sum(two.minutes for two in found[:place]) for place in range(5)]
