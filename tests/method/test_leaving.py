"""When the letters of a wave leave."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hvem.method.leaving import Pace, call_day, slots
from hvem.method.workdays import WorkDays, norwegian_holidays

DAYS = WorkDays(norwegian_holidays(range(2026, 2028)))
FRIDAY = datetime(2026, 11, 27, 15, 58)


def test_letters_leave_a_few_a_day_and_rest_over_the_weekend():
    times = slots(5, FRIDAY, Pace(per_day=2, apart_seconds=90), DAYS)
    assert [one.date() for one in times] == [date(2026, 11, 27)] * 2 + [date(2026, 11, 30)] * 2 + [date(2026, 12, 1)]
    assert times[0] == FRIDAY
    assert times[1] - times[0] == timedelta(seconds=90)
    assert times[2].hour == 8


def test_what_has_left_today_counts():
    taken = [datetime(2026, 11, 27, 9), datetime(2026, 11, 27, 15, 59)]
    assert slots(1, FRIDAY, Pace(per_day=3), DAYS, taken) == [datetime(2026, 11, 30, 8)]
    assert slots(1, FRIDAY, Pace(per_day=3, until_hour=18), DAYS, taken) == [datetime(2026, 11, 27, 16, 0, 30)]


def test_nothing_leaves_in_a_pause_without_end():
    assert slots(3, FRIDAY, Pace(), WorkDays(pauses=((date(2026, 11, 1), None),))) == []


@given(
    st.integers(0, 60), st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)), st.integers(1, 9), st.integers(0, 20), st.integers(1, 24),
    st.integers(1, 4000), st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)), max_size=5),
)
def test_no_letter_leaves_outside_its_hours_or_above_the_days_number(count, now, per_day, start, end, apart, taken):
    pace = Pace(per_day, start, max(start + 1, end), apart)
    times = slots(count, now, pace, DAYS, taken)
    assert len(times) == count
    assert times == sorted(times)
    for one in times:
        assert one >= now and DAYS.is_work(one.date()) and start <= one.hour < max(start + 1, end)
    for day in {one.date() for one in times}:
        both = [one for one in [*times, *taken] if one.date() == day]
        assert len(both) <= max(per_day, sum(one.date() == day for one in taken))
    for first, second in zip(times, times[1:], strict=False):
        assert (second - first).total_seconds() >= apart


def test_the_call_is_announced_for_working_days_after_the_letter():
    assert call_day(date(2026, 11, 27), 3, DAYS) == date(2026, 12, 2)
    assert call_day(date(2026, 11, 27), 0, DAYS) is None
