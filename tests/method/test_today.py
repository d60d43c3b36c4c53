"""Today: what is due, in which order, and how much of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hvem.method.act import ACTIONS, Act
from hvem.method.acts import acts
from hvem.method.reason import Reason
from hvem.method.today import due_now, fitting, left_of_pace, order, pace, pace_in
from tests.method.invented import DAYS, RULES, at, call, day, ingrid, letter, meeting, planned, thanks_promise

WHY = (Reason.of("M3", "chosen", name="Ingrid"),)


def line(action, person="ingrid", due=0, last=None, **facts):
    return Act(action, person, day(due), None if last is None else day(last), WHY, facts.pop("minutes", 5), **facts)


def shown(lines, count, **options):
    return [(one.person, one.action) for one in order(lines, day(count), **options)]


def test_only_what_is_due_is_there():
    assert shown([line("call", due=2, last=4)], 1) == []
    assert shown([line("call", due=2, last=4)], 2) == [("ingrid", "call")]


def test_a_persons_lines_stand_together_the_most_urgent_leading():
    lines = [line("call", "a", last=2), line("give", "a"), line("thank", "b", last=1), line("keep-in-touch", "b", last=9)]
    assert shown(lines, 0) == [("b", "thank"), ("b", "keep-in-touch"), ("a", "call"), ("a", "give")]


def test_one_action_stands_once_for_a_person():
    lines = [line("call", last=9), line("call", last=2, promise="p"), line("call", "b", last=5)]
    found = order(lines, day(0))
    assert [(one.person, one.promise) for one in found] == [("ingrid", "p"), ("b", None)]


def test_of_several_conversations_the_latest_is_noted_first():
    lines = [line("debrief", due=0, conversation="old"), line("debrief", due=2, conversation="new")]
    assert [one.conversation for one in order(lines, day(3))] == ["new"]
    assert [one.conversation for one in order(lines, day(1))] == ["old"]


def test_what_came_back_leads():
    lines = [line("thank", "a", last=0), line("call", "b", last=9, returned=True)]
    assert shown(lines, 0)[0] == ("b", "call")


def test_what_is_past_its_window_and_owed_to_nobody_lies_last():
    lines = [line("call", "a", last=1), line("give", "b"), line("report", "c", last=1), line("call", "d", last=1, promise="p")]
    assert [person for person, _ in shown(lines, 5)] == ["d", "c", "b", "a"]


def test_late_is_only_after_the_windows_last_day():
    one = line("call", due=2, last=4)
    assert not one.late(day(4)) and one.late(day(5))
    assert not line("give").late(day(500))


def test_a_conversation_long_open_rests_in_its_list():
    known = ingrid(call(0, closed=False, names_answer=""))
    found = acts(known, RULES, DAYS)
    assert "debrief" in [one.action for one in order(found, day(3), resting=False)]
    assert "debrief" not in [one.action for one in order(found, day(4), resting=False)]
    assert "debrief" in [one.action for one in order(found, day(60))]


def test_nothing_is_asked_about_a_meeting_before_it_is_over_or_prepared_after_it():
    found = acts(ingrid(call(-9), meetings=(planned(1),)), RULES, DAYS)
    (prepare,) = [one for one in found if one.action == "prepare"]
    (debrief,) = [one for one in found if one.action == "debrief"]
    assert due_now(prepare, at(1, 12)) and not due_now(prepare, at(1, 15))
    assert not due_now(debrief, at(1, 13)) and due_now(debrief, at(1, 15))
    assert due_now(prepare, day(1)) and not due_now(prepare, day(2))


def test_thanks_are_shown_on_their_day_whatever_the_hour():
    (thank,) = [a for a in acts(ingrid(meeting(0), promises=(thanks_promise(0),)), RULES, DAYS) if a.action == "thank"]
    assert due_now(thank, datetime(2025, 10, 7, 6)) and not due_now(thank, at(0, 23))


def test_minutes_give_the_longest_beginning_that_fits():
    lines = [line("call", minutes=20), line("thank", minutes=3), line("report", minutes=10), line("give", minutes=1)]
    assert len(fitting(lines, 22)) == 1
    assert len(fitting(lines, 23)) == 2
    assert len(fitting(lines, 5)) == 0
    assert len(fitting(lines, 600)) == 4


def test_the_first_week_shows_three_things_and_folds_the_rest():
    lines = [line("call", str(n), minutes=10) for n in range(6)]
    assert left_of_pace(5, day(0), day(6)) == 3
    assert left_of_pace(5, day(0), day(7)) == 5
    assert left_of_pace(2, day(0), day(0)) == 2
    shown = pace(lines, left_of_pace(5, day(0), day(7)))
    assert (len(shown.shown), len(shown.folded), shown.minutes) == (5, 1, 50)


def test_what_is_done_today_counts_against_the_pace():
    assert left_of_pace(5, day(0), day(9), done=4) == 1
    assert left_of_pace(5, day(0), day(9), done=8) == 0
    assert pace([line("call")], 0).shown == ()


def test_half_an_hour_holds_smaller_things_where_a_larger_one_does_not_fit():
    lines = [line("call", minutes=20), line("prepare", minutes=15), line("thank", minutes=3)]
    paced = pace_in(lines, 5, 30)
    assert [one.action for one in paced.shown] == ["call", "thank"]
    assert [one.action for one in paced.folded] == ["prepare"]
    assert [one.action for one in pace_in(lines, 0, 30).shown] == ["call"]


def test_every_action_has_its_place_and_its_minutes():
    lines = [line(action, action) for action in ACTIONS]
    assert len(order(lines, day(0))) == len(ACTIONS) == 13


def test_the_order_does_not_depend_on_how_the_acts_came():
    lines = [line("call", "a", last=2), line("give", "a"), line("thank", "b", last=1), line("call", "c", last=2)]
    assert order(lines, day(0)) == order(lines[::-1], day(0))
    assert order([replace(one, due=day(9)) for one in lines], day(0)) == ()


def test_a_letter_and_its_call_are_seen_on_the_right_days():
    found = acts(ingrid(letter(0)), RULES, DAYS)
    assert [len(order(found, day(n))) for n in range(4)] == [0, 0, 1, 1]
