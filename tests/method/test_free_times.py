"""Times one offers: free ones, spread, with room around them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.method.free_times import FreeTime, Hours, free_times
from hvem.method.workdays import WorkDays, norwegian_holidays

DAYS = WorkDays(norwegian_holidays([2026, 2027]))
NOW = datetime(2026, 11, 23, 9, 0)


def busy(day: int, start: str, end: str, month: int = 11):
    return datetime.combine(date(2026, month, day), time.fromisoformat(start)), datetime.combine(date(2026, month, day), time.fromisoformat(end))


def test_three_times_lie_on_three_days_in_both_halves_of_the_day():
    found = free_times([], DAYS, now=NOW)
    assert len({one.at.date() for one in found}) == 3
    assert {one.at.time() >= time(12, 30) for one in found} == {True, False}
    assert [one.at for one in found] == sorted(one.at for one in found)


def test_nothing_is_offered_for_today_or_a_holiday_or_a_pause():
    days = WorkDays(norwegian_holidays([2026]), ((date(2026, 12, 24), date(2026, 12, 31)),))
    found = free_times([], days, now=datetime(2026, 12, 22, 9), count=8, ahead=4)
    assert {one.at.date() for one in found} <= {date(2026, 12, 23), date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 5), date(2027, 1, 6)}
    assert all(days.is_work(one.at.date()) for one in found)


def test_what_is_busy_is_left_alone_with_room_before_and_after():
    found = free_times([busy(24, "09:00", "13:00"), busy(24, "14:30", "16:00")], DAYS, now=NOW, count=1, ahead=1)
    assert [one.at for one in found] == []
    found = free_times([busy(24, "09:00", "12:30"), busy(24, "14:30", "16:00")], DAYS, now=NOW, count=1, ahead=1)
    assert [one.at for one in found] == [datetime(2026, 11, 24, 13)]


def test_a_busy_week_gives_two_of_one_day_only_where_no_other_day_is_free():
    full = [busy(day, "08:00", "17:00") for day in (25, 26, 27, 30)]
    found = free_times(full, DAYS, now=NOW, count=3, ahead=5)
    assert {one.at.date() for one in found} == {date(2026, 11, 24)}
    assert all(later.at - one.at >= timedelta(hours=2) for one, later in zip(found, found[1:], strict=False))


def test_a_part_of_the_day_that_is_free_as_a_whole_is_named():
    (one,) = free_times([busy(24, "13:00", "15:00")], DAYS, now=NOW, count=1, ahead=1)
    assert (one.part, one.at.date()) == ("morning", date(2026, 11, 24))
    (one,) = free_times([busy(24, "09:00", "12:00"), busy(24, "15:00", "15:30")], DAYS, now=NOW, count=1, ahead=1)
    assert one.part == ""
    (one,) = free_times([], DAYS, now=NOW, count=1, ahead=1)
    assert one.part == "day"


def test_where_nothing_is_free_nothing_is_offered():
    assert free_times([(datetime(2026, 1, 1), datetime(2027, 1, 1))], DAYS, now=NOW) == ()
    assert free_times([], DAYS, now=NOW, minutes=0) == ()
    assert free_times([], WorkDays(pauses=((date(2026, 1, 1), None),)), now=NOW) == ()


def test_a_long_meeting_may_go_over_lunch():
    (one,) = free_times([], DAYS, now=NOW, count=1, ahead=1, minutes=300)
    assert one.minutes == 300


SPANS = st.lists(
    st.tuples(st.integers(0, 15 * 24 * 4), st.integers(1, 40)).map(
        lambda pair: (NOW + timedelta(minutes=15 * pair[0]), NOW + timedelta(minutes=15 * (pair[0] + pair[1])))
    ),
    max_size=40,
)


@given(SPANS, st.integers(15, 240), st.integers(1, 6), st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_every_time_offered_is_free_within_hours_and_none_touch(spans, minutes, count, notice):
    hours = Hours()
    found = free_times(spans, DAYS, now=NOW, minutes=minutes, count=count, notice_days=notice)
    assert len(found) <= count
    for one in found:
        assert DAYS.is_work(one.at.date())
        assert one.at > NOW
        assert hours.first <= one.at.time()
        assert one.until <= datetime.combine(one.at.date(), hours.last)
        assert not any(start < one.until and one.at < end for start, end in spans)
    for one, later in zip(found, found[1:], strict=False):
        assert later.at >= one.until
        assert isinstance(one, FreeTime)
