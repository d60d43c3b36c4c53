"""What keeps a promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hvem.method.promises import kept_by, keeping, settled
from tests.method.invented import (
    at,
    attempt,
    call,
    contact,
    day,
    letter,
    meeting,
    promised,
    report_promise,
    thanks_promise,
    wrote,
)


@pytest.mark.parametrize(
    ("act", "done", "how"),
    [
        ("call", call(2), "surely"),
        ("call", meeting(2), "surely"),
        ("call", call(2, inward=True), "surely"),
        ("call", attempt(2), "no"),
        ("call", letter(2), "no"),
        ("meet", meeting(2), "surely"),
        ("meet", call(2), "no"),
        ("write", letter(2), "surely"),
        ("write", wrote(2), "no"),
        ("thank", letter(2), "likely"),
        ("thank", contact("message", 2), "likely"),
        ("thank", wrote(2), "no"),
        ("report", letter(5), "likely"),
        ("report", letter(2), "perhaps"),
        ("report", attempt(5), "no"),
        ("send", letter(2), "perhaps"),
        ("send", call(2), "no"),
        ("read", call(2), "no"),
        ("do", letter(2), "no"),
        ("attend", meeting(2), "no"),
    ],
)
def test_the_verb_decides_what_keeps_a_promise(act, done, how):
    promise = promised(act, 0, 7)
    assert keeping(promise, done) == how
    assert kept_by(promise, done) == (how in {"surely", "likely"})


@pytest.mark.parametrize(
    "promise",
    [
        promised("call", 0, 3, kept_on=day(1)),
        promised("call", 0, 3, lapsed_on=day(1)),
        promised("call", 0, 3, owed_by_me=False),
        promised("call", 0, 3, not_by=("call-2-10",)),
        promised("call", 0, 3, made_in="call-2-10"),
        promised("call", 3, 5),
        promised("call", 2, 5, made_in="", made_at=at(2, 12)),
    ],
)
def test_what_is_closed_or_came_too_early_is_kept_by_nothing_more(promise):
    assert keeping(promise, call(2)) == "no"


def test_history_keeps_no_promise():
    assert not kept_by(promised("call", 0, 3), call(2, history=True))


def test_a_kept_promise_says_when_and_by_what():
    (kept,) = settled((promised("call", 0, 3),), (call(0), call(2)), "ingrid")
    assert (kept.kept_on, kept.kept_by) == (day(2), "call-2-10")


def test_a_promise_carried_out_with_somebody_else_is_left_alone():
    promise = promised("call", 0, 3, about="nils")
    assert settled((promise,), (call(2),), "ingrid") == (promise,)
    (kept,) = settled((promise,), (call(2),), "nils")
    assert kept.kept_on == day(2)


def test_the_first_conversation_after_it_keeps_it():
    (kept,) = settled((promised("call", 0, 3),), (call(5), call(2), call(0)), "ingrid")
    assert kept.kept_by == "call-2-10"


def test_what_was_the_thanks_is_not_the_report_until_the_next_contact():
    promises = (report_promise(0, "meeting", 13), thanks_promise(0))
    report, thanks = settled(promises, (meeting(0), letter(4)), "ingrid")
    assert thanks.kept_by == "mail-4-10" and report.open
    report, thanks = settled(promises, (meeting(0), letter(4), letter(6)), "ingrid")
    assert report.kept_by == "mail-6-10"
    noted = replace(promises[1], kept_on=day(4), kept_by="mail-4-10")
    report, thanks = settled((promises[0], noted), (meeting(0), letter(4)), "ingrid")
    assert report.open and thanks == noted


def test_a_contact_within_the_same_minute_counts_by_its_order():
    promise = promised("thank", 0, 1, made_in="a")
    first, second = meeting(0, id="a"), contact("message", 0, 13, id="b")
    assert not settled((promise,), (first, second), "ingrid")[0].open
    assert settled((promise,), (contact("message", 0, 13, id="0"), first), "ingrid")[0].open
