"""Where one stands with a person."""

from __future__ import annotations

import pytest

from hvem.method.standing import ladder, standing
from tests.method.invented import (
    DAYS,
    RULES,
    attempt,
    call,
    day,
    ingrid,
    letter,
    meeting,
    named,
    planned,
    report_promise,
    thanks_promise,
)


def where(known):
    return standing(known, RULES, DAYS)


def rungs(known):
    return {rung.name: rung.on for rung in ladder(known) if rung.on}


def test_the_ladder_shows_the_day_of_each_step():
    known = ingrid(
        letter(0),
        call(2),
        meeting(7, names=1),
        letter(8),
        letter(14),
        call(40),
        promises=(thanks_promise(7), report_promise(7, "meeting", 13)),
    )
    assert rungs(known) == {
        "written": day(0), "called": day(40), "met": day(7), "thanked": day(8), "reported": day(14), "next-time": day(40),
    }  # fmt: skip


def test_a_call_tried_is_a_step_and_a_letter_that_bounced_is_none():
    assert where(ingrid(attempt(0))).rung == "called"
    assert where(ingrid(letter(0, bounced_on=day(0)))).rung is None
    assert where(ingrid(letter(0))).rung == "written"


def test_the_first_of_the_acts_comes_next():
    found = where(ingrid(letter(0)))
    assert found.next is not None and found.next.action == "call"
    assert where(ingrid(quiet=True)).next is None


def test_the_last_contact_may_lie_before_the_campaign():
    assert where(ingrid(meeting(-800, history=True))).last_contact == day(-800)
    assert where(ingrid(attempt(0))).last_contact is None


@pytest.mark.parametrize(
    ("known", "until", "key"),
    [
        (ingrid(letter(0), attempt(2), attempt(9)), day(69), "resting"),
        (ingrid(letter(0), attempt(2), attempt(9), letter(80)), None, "let-be"),
        (ingrid(quiet=True), None, "quiet"),
        (ingrid(letter(0), quiet_until=day(30)), day(31), "quiet-until"),
        (ingrid(letter(0), attempt(2), attempt(9), quiet_until=day(30)), day(69), "resting"),
        (ingrid(chosen_on=None), None, "not-chosen"),
    ],
)
def test_a_rest_has_its_reason_and_where_known_its_end(known, until, key):
    found = where(known)
    assert found.resting_until == until
    assert found.rest is not None and found.rest.key == key


@pytest.mark.parametrize(
    "known",
    [ingrid(), ingrid(letter(0)), ingrid(chosen_on=None, named=(named(0),)), ingrid(chosen_on=None, meetings=(planned(3),))],
)
def test_whoever_is_under_way_does_not_rest(known):
    assert where(known).rest is None
