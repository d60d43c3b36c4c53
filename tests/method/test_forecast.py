"""A forecast says when and how sure it is, and is silent where too little is known."""

from __future__ import annotations

from datetime import date

from hvem.method.forecast import forecast


def test_a_forecast_waits_for_four_weeks_and_is_wider_the_less_is_known():
    today = date(2026, 11, 23)
    assert forecast([3, 2, 4], 9, today) is None
    assert forecast([0, 0, 0, 0], 0, today) is None
    little, much = forecast([1, 1, 1, 1], 4, today), forecast([10] * 8, 64, today)
    assert little.goal == 10 and much.goal == 75
    assert little.first < little.middle < little.last
    assert (little.last - little.first) / (little.middle - today) > (much.last - much.first) / (much.middle - today)
