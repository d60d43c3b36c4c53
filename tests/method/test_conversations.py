"""What a conversation leaves behind."""

from __future__ import annotations

from datetime import date, datetime

from hvem.method.conversations import closing, left_open, promises_of
from tests.method.invented import DAYS, RULES, attempt, call, contact, day, letter, meeting, wrote


def made(one):
    return {new.act: new for new in promises_of(one, "Samira", RULES, DAYS)}


def test_a_call_lacks_names_and_a_next_step_until_told():
    assert left_open(call(0, names_answer="", closed=False)) == ("names", "next-step")
    assert left_open(call(0, names_answer="none", closed=False)) == ("next-step",)
    assert left_open(call(0, names_answer="", closed=True)) == ("names",)
    assert left_open(call(0)) == ()
    assert left_open(meeting(0, names_answer="", closed=False, inward=True)) == ("names", "next-step")


def test_what_was_just_pleasant_or_long_ago_lacks_nothing():
    assert left_open(call(0, names_answer="pleasant", closed=False)) == ()
    assert left_open(call(0, names_answer="", closed=False, history=True)) == ()
    assert left_open(letter(0)) == left_open(attempt(0)) == ()


def test_a_meeting_promises_thanks_and_names_promise_a_report():
    found = made(meeting(15, names=2))
    assert found["thank"].due_at == datetime(2025, 10, 22, 13) and found["thank"].due_on == day(16)
    assert found["thank"].because.rule == "M43"
    assert found["report"].due_on == day(22) and found["report"].due_at is None
    assert found["report"].because.rule == "M33"


def test_a_call_with_advice_promises_a_report_and_no_thanks():
    assert set(made(call(0, advice=1))) == {"report"}
    assert set(made(wrote(0, advice=1))) == {"report"}
    assert set(made(contact("message", 0, names=1, inward=True))) == {"report"}


def test_a_conversation_that_brought_nothing_promises_nothing():
    assert made(call(0)) == made(letter(0)) == made(attempt(0)) == {}
    assert made(meeting(0, names=3, history=True)) == {}


def test_the_closing_words_hold_only_what_was_said():
    words = closing(["Knut Arne", " Torunn ", "Knut Arne"], ["rapporten"], [""], date(2025, 10, 21), RULES)
    assert words.call == ("Knut Arne", "Torunn") and words.read == ("rapporten",) and words.do == ()
    assert words.back_on == date(2025, 10, 28) and not words.empty
    assert closing([], [], [], date(2025, 10, 21), RULES).empty
