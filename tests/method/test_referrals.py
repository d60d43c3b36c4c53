"""How far a referral has come."""

from __future__ import annotations

from hvem.method.referrals import referral
from tests.method.invented import attempt, call, day, letter, named, wrote


def state(contacts=(), reports=(), **facts):
    return referral(named(0, **facts), contacts, reports)


def test_a_name_goes_from_named_to_reported():
    assert state().state == "named"
    assert (state([letter(1)]).state, state([letter(1)]).contacted_on) == ("contacted", day(1))
    assert state([attempt(1)]).state == "contacted"
    talked = state([letter(1), call(3)])
    assert (talked.state, talked.talked_on) == ("talked", day(3))
    told = state([letter(1), call(3)], [day(7)])
    assert (told.state, told.reported_on) == ("reported", day(7))


def test_a_call_without_a_letter_is_contact_and_talk_at_once():
    found = state([call(2)])
    assert found.contacted_on == found.talked_on == day(2)


def test_someone_who_wrote_first_is_talked_to():
    found = state([wrote(2)])
    assert (found.state, found.contacted_on) == ("talked", day(2))


def test_what_was_before_the_name_does_not_count():
    assert state([call(-3), call(1, history=True)]).state == "named"
    assert state([], [day(5)]).state == "named"
    assert state([letter(4)], [day(2)]).state == "contacted"


def test_a_contact_marked_by_hand_counts():
    assert state([letter(4)], contacted_on=day(1)).contacted_on == day(1)
