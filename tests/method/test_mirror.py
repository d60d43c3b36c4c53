"""The mirror's numbers."""

from __future__ import annotations

import pytest

from hvem.method.mirror import (
    Exchange,
    FirstNamed,
    Gifts,
    against_pace,
    gets,
    gives,
    listening,
    mirror,
    new_people_per_conversation,
    per_week,
    reports_in_time,
    weeks,
)
from tests.method.invented import DAYS, attempt, call, day, ingrid, letter, meeting, planned, promised, report_promise, wrote


def with_(person, *contacts, share=None):
    return [Exchange(person, one, share) for one in contacts]


def new(*people, on=0):
    return [FirstNamed(person, day(on)) for person in people]


def test_r_is_new_people_contacted_for_each_conversation():
    exchanges = [*with_("ingrid", call(0)), *with_("knut", letter(1)), *with_("siri", attempt(2)), *with_("astrid", meeting(3))]
    assert new_people_per_conversation(new("knut", "siri", "nobody-yet"), exchanges) == 1.0


def test_without_a_conversation_there_is_no_r():
    assert new_people_per_conversation(new("knut"), with_("knut", letter(1), attempt(2))) is None


def test_an_unanswered_letter_is_no_conversation_and_an_answered_one_is():
    exchanges = [*with_("ingrid", letter(0, answered_on=day(1)), wrote(1)), *with_("knut", letter(2))]
    assert new_people_per_conversation(new("knut", on=1), exchanges) == 1.0


def test_one_answer_to_two_mails_is_one_conversation():
    exchanges = with_("ingrid", letter(0, answered_on=day(5)), letter(3, answered_on=day(5)))
    assert mirror([], exchanges, [], [], Gifts(), day(0), day(6), DAYS).conversations == 1


def test_a_meeting_of_three_is_one_conversation():
    both = meeting(0)
    found = mirror([], [*with_("a", both, share=0.7), *with_("b", both, share=0.7)], [], [], Gifts(), day(0), day(6), DAYS)
    assert (found.conversations, found.meetings, found.listening) == (1, 1, 0.7)


def test_someone_contacted_before_they_were_named_is_not_reached_by_it():
    assert new_people_per_conversation(new("knut", on=5), with_("knut", call(1))) == 0


def test_history_is_not_the_campaigns():
    found = mirror([], with_("a", meeting(-900, history=True, names=4)), [], [], Gifts(), day(0), day(6), DAYS)
    assert (found.conversations, found.gets, found.R) == (0, 0, None)
    assert new_people_per_conversation([], with_("a", meeting(-900, history=True))) is None


@pytest.mark.parametrize(
    ("promises", "today", "share"),
    [
        ([], 30, None),
        ([report_promise(0)], 7, None),
        ([report_promise(0)], 8, 0.0),
        ([report_promise(0, kept_on=day(7))], 8, 1.0),
        ([report_promise(0, kept_on=day(9)), report_promise(0, kept_on=day(4))], 20, 0.5),
        ([report_promise(6, kept_on=day(14))], 20, 1.0),  # due on a Sunday: the Monday after is in time
        ([report_promise(0, lapsed_on=day(5))], 20, None),
        ([report_promise(0, lapsed_on=day(15))], 20, 0.0),
        ([promised("call", 0, 7, kept_on=day(3)), report_promise(0, owed_by_me=False, kept_on=day(1))], 20, None),
    ],
)
def test_reports_in_time(promises, today, share):
    assert reports_in_time(promises, day(today), DAYS) == share


def test_reports_count_as_given_and_names_and_advice_as_got():
    assert gives(Gifts((day(1),)), [report_promise(0, kept_on=day(7)), report_promise(0)]) == 2
    assert gets(Gifts((), (day(1),)), with_("a", call(0, names=2, advice=1), call(-400, history=True, names=5))) == 4


def test_listening_is_the_mean_of_what_is_known():
    assert listening(with_("a", call(0))) is None
    assert listening([*with_("a", call(0), share=0.8), *with_("b", call(1), share=0.6)]) == pytest.approx(0.7)


def test_conversations_a_week_count_the_running_week_whole():
    exchanges = with_("a", call(0), call(2), call(9), attempt(10))
    assert per_week(exchanges, day(0), day(10)) == 1.5
    assert per_week(exchanges, day(0), day(-1)) is None
    rows = weeks(exchanges, new("a", on=8), day(2), day(15))
    assert [(row.monday, row.conversations, row.named, row.calls) for row in rows] == [
        (day(0), 2, 0, 2), (day(7), 1, 1, 1), (day(14), 0, 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "word"), [(0, "quiet"), (2, "under"), (5, "at"), (7, "over")])
def test_a_week_is_held_against_the_pace_without_a_verdict(count, word):
    assert against_pace(count, 5) == word


def test_met_once_and_nothing_planned_can_be_counted():
    people = [
        ingrid(call(0)),
        ingrid(call(0), call(9)),
        ingrid(call(0), meetings=(planned(9),)),
        ingrid(call(0), promises=(promised("call", 0, 9),)),
        ingrid(letter(0)),
    ]
    found = mirror(people, with_("ingrid", call(0), attempt(3)), [], [], Gifts(), day(0), day(6), DAYS)
    assert (found.met_once, found.people, found.calls, found.attempts, found.per_week) == (1, 5, 1, 1, 1.0)
