"""What falls due with one person after what has happened, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from hvem.method.acts import acts
from hvem.method.workdays import WorkDays
from tests.method.invented import (
    DAYS,
    RULES,
    actions,
    at,
    attempt,
    call,
    contact,
    day,
    ingrid,
    keys,
    letter,
    meeting,
    named,
    planned,
    promised,
    report_promise,
    snoozed,
    thanks_promise,
    the,
    wrote,
)

# The list and the letter


def test_someone_chosen_is_written_to():
    one = the("letter", ingrid())
    assert one.due == day(0) and one.last is None
    assert one.because[0].rule == "M3"
    assert not one.late(day(400))


def test_imported_people_rest_until_chosen():
    assert actions(ingrid(chosen_on=None)) == []
    assert actions(ingrid(letter(-900, history=True), chosen_on=None)) == []


def test_what_happened_before_the_campaign_starts_no_reminder():
    assert actions(ingrid(letter(-900, history=True), meeting(-800, history=True, closed=False))) == ["letter"]


def test_a_letter_is_followed_by_a_call():
    one = the("call", ingrid(letter(0)))
    assert (one.due, one.last) == (day(2), day(4))
    assert one.late(day(7)) and not one.late(day(4))
    assert actions(ingrid(letter(0))) == ["call"]


def test_an_answer_makes_the_call_sooner_but_does_not_replace_it():
    answered = ingrid(letter(0, answered_on=day(1)), wrote(1))
    assert the("call", answered).due == day(1)
    assert keys(the("call", answered)) == ["call-after-answer"]
    assert the("answer", answered).due == day(1)
    assert the("call", ingrid(letter(0), wrote(1))).due == day(1)


@pytest.mark.parametrize("done", [call(2), meeting(2), call(2, inward=True)])
def test_a_call_is_no_longer_asked_for_once_you_have_spoken(done):
    assert "call" not in actions(ingrid(letter(0), done))


def test_a_call_somebody_else_would_ask_for_waits_for_a_meeting_already_agreed():
    known = ingrid(letter(0), meetings=(planned(9, purpose="Råd om bransjen", wishes=2),))
    assert the("call", known).due == day(10)


def test_a_letter_that_came_back_is_written_again():
    one = the("letter", ingrid(letter(0, bounced_on=day(1))))
    assert one.due == day(1) and keys(one) == ["letter-came-back"]
    assert actions(ingrid(letter(0, bounced_on=day(1)), letter(2))) == ["call"]


def test_someone_on_a_journey_is_called_when_they_are_back():
    assert the("call", ingrid(letter(0, away_until=day(13)))).due == day(14)


def test_a_first_call_nobody_answered_is_tried_again():
    one = the("call", ingrid(attempt(0)))
    assert (one.due, keys(one)) == (day(2), ["call-again"])


def test_there_are_two_follow_ups_and_then_rest():
    once = the("call", ingrid(letter(0), attempt(2)))
    assert once.due == day(9) and keys(once) == ["call-once-more"]
    chance = the("rekindle", ingrid(letter(0), attempt(2), attempt(9)))
    assert chance.due == date(2025, 12, 15)  # sixty days after 15 October, a Sunday
    assert actions(ingrid(letter(0), attempt(2), attempt(9))) == ["rekindle"]


def test_a_message_counts_as_a_follow_up():
    assert the("call", ingrid(letter(0), contact("message", 3))).due == day(9)


def test_two_letters_on_one_day_are_one_letter():
    assert the("call", ingrid(letter(0, 9), letter(0, 11))).due == day(2)


def test_after_the_one_more_chance_the_person_is_left_in_peace():
    assert actions(ingrid(letter(0), attempt(2), attempt(9), letter(75))) == []


def test_a_third_try_out_of_ones_own_will_only_lengthens_the_rest():
    known = ingrid(letter(0), attempt(2), attempt(9), attempt(14))
    assert the("rekindle", known).due == date(2025, 12, 19)


def test_an_answer_after_the_rest_opens_the_call_again():
    known = ingrid(letter(0), attempt(2), attempt(9), letter(75, answered_on=day(76)), wrote(76))
    assert the("call", known).due == day(77)  # the Monday after


def test_a_call_missed_after_a_friendly_answer_is_tried_again_soon():
    known = ingrid(letter(0, answered_on=day(1)), attempt(2))
    assert (the("call", known).due, the("call", known).last) == (day(4), day(8))
    thrice = ingrid(letter(0, answered_on=day(1)), attempt(2), attempt(4))
    assert actions(thrice) == ["rekindle"]


def test_letters_to_someone_you_have_spoken_with_ask_for_no_call():
    assert "call" not in actions(ingrid(call(0), letter(3), letter(9)))


# Referrals


def test_a_named_person_is_contacted_by_the_third_working_day():
    one = the("introduce-yourself", ingrid(chosen_on=None, named=(named(0),)))
    assert one.due == one.last == day(3)
    assert ("by", "Terje") in one.because[0].facts


def test_someone_both_chosen_and_named_gets_one_first_contact():
    assert actions(ingrid(named=(named(0),))) == ["introduce-yourself"]


@pytest.mark.parametrize("done", [letter(1), attempt(1), call(1), contact("message", 1), meeting(1)])
def test_a_referral_you_have_acted_on_is_not_asked_for_again(done):
    assert "introduce-yourself" not in actions(ingrid(done, named=(named(0),)))
    assert "introduce-yourself" not in actions(ingrid(named=(named(0, contacted_on=day(1)),)))


def test_a_friend_who_is_named_again_is_called():
    one = the("call", ingrid(call(0), named=(named(5),)))
    assert one.due == day(9) and keys(one) == ["named"]
    assert "call" not in actions(ingrid(call(0), call(6), named=(named(5),)))


def test_two_who_name_the_same_person_make_one_contact():
    known = ingrid(named=(named(3, "Astrid"), named(0, "Terje")))
    assert the("introduce-yourself", known).due == day(3)


# Thanks, reports and other promises


def test_thanks_are_due_a_day_after_the_meeting():
    one = the("thank", ingrid(meeting(0), promises=(thanks_promise(0),)))
    assert one.due == datetime(2025, 10, 7, 13) and one.last == day(1)
    assert one.because[0].rule == "M43"


@pytest.mark.parametrize("done", [letter(1), contact("message", 1), call(1), meeting(1), letter(0, 18)])
def test_a_later_contact_counts_as_the_thanks(done):
    assert "thank" not in actions(ingrid(meeting(0), done, promises=(thanks_promise(0),)))


@pytest.mark.parametrize("other", [wrote(1), attempt(1), letter(0, 9), letter(1, bounced_on=day(1))])
def test_what_is_no_thanks_leaves_the_thanks_due(other):
    assert "thank" in actions(ingrid(meeting(0), other, promises=(thanks_promise(0),)))


def test_the_user_may_say_that_it_was_not_the_thanks():
    known = ingrid(meeting(0), letter(1), promises=(thanks_promise(0, not_by=("mail-1-10",)),))
    assert "thank" in actions(known)


def test_the_thanks_are_not_the_report():
    known = ingrid(
        meeting(0, names=2, names_answer="named"),
        letter(5),
        promises=(thanks_promise(0), report_promise(0, "meeting", 13)),
    )
    assert "thank" not in actions(known)
    assert the("report", known).due == day(7)


def test_one_report_tells_of_both_conversations():
    known = ingrid(call(0, names=1), call(1, names=1), letter(6), promises=(report_promise(0), report_promise(1)))
    assert "report" not in actions(known)


def test_a_report_falls_on_day_seven_and_is_gone_when_given():
    known = ingrid(call(0, names=1, names_answer="named"), promises=(report_promise(0),))
    assert the("report", known).due == day(7)
    assert "report" not in actions(replace(known, contacts=(*known.contacts, letter(6))))
    assert "report" in actions(replace(known, contacts=(*known.contacts, letter(1))))


def test_a_kept_or_dropped_promise_is_never_asked_for():
    for gone in ({"kept_on": day(1)}, {"lapsed_on": day(1)}):
        assert "promise" not in actions(ingrid(call(0), promises=(promised("send", 0, 3, **gone),)))


def test_what_they_owe_is_no_task_of_mine():
    assert "promise" not in actions(ingrid(call(0), promises=(promised("send", 0, 3, owed_by_me=False),)))


def test_a_promise_to_send_is_due_on_its_day():
    one = the("promise", ingrid(call(0), promises=(promised("send", 0, 3, words="Sende artikkelen"),)))
    assert one.due == one.last == day(3) and one.promise == "send-0"
    assert ("words", "Sende artikkelen") in one.because[0].facts


def test_a_promise_without_a_day_is_due_in_a_week():
    assert the("promise", ingrid(call(0), promises=(promised("send", 0),))).due == day(7)


def test_calling_nils_promised_to_kari_stands_on_nils_and_not_on_kari():
    to_kari = promised("call", 0, 3, to="kari", about="ingrid", to_name="Kari")
    one = the("call", ingrid(chosen_on=None, promises=(to_kari,), named=(named(0, "Kari"),)))
    assert one.due == day(3) and one.promise == "call-0"
    assert keys(one) == ["promised-to"]
    kari = replace(ingrid(call(0), promises=(to_kari,)), id="kari")
    assert "call" not in actions(kari)


def test_a_promised_call_to_someone_others_named_gives_both_reasons():
    to_kari = promised("call", 0, 3, to="kari", about="ingrid", to_name="Kari")
    assert keys(the("call", ingrid(promises=(to_kari,), named=(named(0, "Terje"),)))) == ["promised-to", "named"]


def test_the_call_you_promised_takes_the_place_of_the_one_after_the_letter():
    known = ingrid(letter(0), promises=(promised("call", 1, 20),))
    assert the("call", known).due == day(20) and actions(known) == ["call"]


@pytest.mark.parametrize(("act", "action"), [("write", "letter"), ("read", "promise"), ("meet", "promise"), ("do", "promise")])
def test_a_promises_verb_decides_what_is_to_be_done(act, action):
    assert action in actions(ingrid(call(0), promises=(promised(act, 0, 3),)))


def test_a_promised_call_is_kept_by_calling_and_not_by_writing():
    known = ingrid(call(0), promises=(promised("call", 0, 5),))
    assert "call" not in actions(replace(known, contacts=(*known.contacts, call(3))))
    assert "call" in actions(replace(known, contacts=(*known.contacts, letter(3))))


def test_a_promised_call_nobody_answered_waits_two_working_days():
    known = ingrid(call(0), attempt(4), promises=(promised("call", 0, 4),))
    assert the("call", known).due == day(8) and not the("call", known).late(day(8))


def test_the_next_step_with_a_day_in_a_pause_waits_for_its_end():
    days = WorkDays(DAYS.holidays, ((day(2), day(12)),))
    assert the("promise", ingrid(call(0), promises=(promised("send", 0, 3),)), days).due == day(14)


def test_what_came_of_the_advice_is_told_once_more():
    told = report_promise(0, kept_on=day(7), kept_by="mail-7-10")
    read = promised("read", 0, 20, kept_on=day(18))
    known = ingrid(call(0, advice=1), letter(7), promises=(told, read))
    assert the("report", known).due == day(21) and keys(the("report", known)) == ["report-advice-done"]
    assert "report" not in actions(replace(known, contacts=(*known.contacts, call(22))))
    assert "report" not in actions(replace(known, promises=(told, replace(read, kept_on=day(5)))))
    assert "report" not in actions(replace(known, promises=(told, replace(read, kept_on=None))))


def test_the_first_report_covers_advice_done_before_it():
    done = promised("read", 0, 5, kept_on=day(4))
    assert the("report", ingrid(call(0, advice=1), promises=(report_promise(0), done))).due == day(7)


def test_having_called_the_one_she_named_is_worth_telling():
    told = report_promise(0, kept_on=day(7), kept_by="mail-7-10")
    called = promised("call", 0, 3, id="nils", to="ingrid", about="nils", kept_on=day(15))
    assert "report" in actions(ingrid(call(0, names=1), letter(7), promises=(told, called)))
    theirs = promised("read", 0, 3, id="x", owed_by_me=False, kept_on=day(15))
    assert "report" not in actions(ingrid(call(0, names=1), letter(7), promises=(told, theirs)))


# Never only once


def test_nobody_is_contacted_only_once():
    one = the("second-contact", ingrid(call(0)))
    assert one.due == day(30) and one.because[0].rule == "M35"


@pytest.mark.parametrize("done", [letter(9), call(9), meeting(9), wrote(9), contact("message", 9)])
def test_a_second_contact_of_any_kind_is_enough(done):
    assert "second-contact" not in actions(ingrid(call(0), done))


def test_the_thanks_for_a_meeting_are_still_the_first_contact():
    known = ingrid(meeting(0), letter(1), promises=(thanks_promise(0),))
    assert the("second-contact", known).due == day(30)
    called = ingrid(meeting(0), call(3), promises=(thanks_promise(0),))
    assert "second-contact" not in actions(called)


def test_a_second_call_that_nobody_answered_is_tried_again():
    assert the("second-contact", ingrid(call(0), attempt(30))).due == day(32)


@pytest.mark.parametrize(("closeness", "count"), [("near", 30), ("friendly", 90), ("distant", 180)])
def test_closeness_decides_when_to_be_in_touch_again(closeness, count):
    one = the("keep-in-touch", ingrid(call(0), letter(10), closeness=closeness))
    assert one.due == day(10 + count)


@pytest.mark.parametrize("done", [call(60), letter(60), wrote(60), meeting(60), contact("message", 60)])
def test_being_in_touch_resets_the_rhythm(done):
    assert the("keep-in-touch", ingrid(call(0), letter(10), done)).due == day(150)


def test_an_agreed_call_or_meeting_comes_before_the_rhythm():
    assert "keep-in-touch" not in actions(ingrid(call(0), letter(10), promises=(promised("call", 10, 200),)))
    assert "second-contact" not in actions(ingrid(call(0), promises=(promised("meet", 0, 50),)))
    ready = planned(40, purpose="Kaffe", wishes=1)
    assert the("second-contact", ingrid(call(0), meetings=(ready,))).due == day(41)
    assert the("second-contact", ingrid(call(0), meetings=(replace(ready, cancelled_on=day(3)),))).due == day(30)


def test_the_next_contact_with_an_expert_asks_nothing():
    one = the("second-contact", ingrid(call(0), role="expert"))
    assert [r.rule for r in one.because] == ["M35", "M36"]


def test_someone_who_wrote_first_is_answered_and_not_followed_up():
    assert actions(ingrid(wrote(0))) == ["answer", "second-contact"]
    assert actions(ingrid(wrote(0), letter(1))) == ["keep-in-touch"]


# Something back


def test_whoever_helped_and_got_nothing_gets_something_back():
    one = the("give", ingrid(call(0, advice=1)))
    assert one.due == day(14) and one.because[0].rule == "M42" and one.last is None
    assert the("give", ingrid(call(0), got_on=(day(3),))).due == day(17)


def test_something_back_is_proposed_once():
    assert "give" not in actions(ingrid(call(0, advice=1), given_on=(day(2),)))
    told = report_promise(0, kept_on=day(7))
    assert "give" not in actions(ingrid(call(0, advice=1), promises=(told,)))
    assert "give" not in actions(ingrid(call(0)))


# Around a conversation


@pytest.mark.parametrize(
    "missing", [{"purpose": "", "wishes": 2}, {"purpose": "Råd", "wishes": 0}, {"purpose": " ", "wishes": 1}]
)
def test_a_meeting_without_purpose_or_wishes_is_prepared_the_day_before(missing):
    one = the("prepare", ingrid(call(0), meetings=(planned(7, **missing),)))
    assert (one.due, one.last) == (day(3), day(4)) and one.meeting == "m-7"
    assert one.because[0].rule == "M28" and one.gone_at == at(7, 14)


def test_open_homework_is_part_of_preparing():
    one = the("prepare", ingrid(call(0), meetings=(planned(7, purpose="Råd", wishes=1, homework_open=2),)))
    assert keys(one) == ["homework"] and ("count", 2) in one.because[0].facts


@pytest.mark.parametrize("done", [{"purpose": "Råd", "wishes": 2}, {"cancelled_on": day(1)}, {"held": True}])
def test_a_meeting_prepared_cancelled_or_held_asks_for_nothing(done):
    assert "prepare" not in actions(ingrid(call(0), meetings=(planned(7, **done),)))


def test_a_call_without_names_or_next_step_is_noted_the_same_day():
    one = the("debrief", ingrid(call(0, names_answer="")))
    assert one.due == day(0) and one.conversation == "call-0-10" and keys(one) == ["names-not-noted"]
    assert keys(the("debrief", ingrid(call(0, closed=False)))) == ["no-next-step"]
    assert one.rests_on == day(4)


@pytest.mark.parametrize("answer", ["none", "not-asked", "named"])
def test_a_call_with_names_answered_and_a_next_step_is_closed(answer):
    assert "debrief" not in actions(ingrid(call(0, names_answer=answer)))
    assert "debrief" not in actions(ingrid(call(0, names_answer="", names=1)))


def test_a_pleasant_conversation_needs_nothing_more():
    assert "debrief" not in actions(ingrid(call(0, names_answer="pleasant", closed=False)))


@pytest.mark.parametrize("other", [letter(0), attempt(0), wrote(0), contact("message", 0)])
def test_letters_and_tries_need_no_noting(other):
    assert "debrief" not in actions(ingrid(other))


def test_a_planned_meeting_nobody_noted_is_asked_about_afterwards():
    one = the("debrief", ingrid(call(0), meetings=(planned(7, purpose="Råd", wishes=1),)))
    assert one.due == day(7) and one.shown_from == at(7, 14) and one.meeting == "m-7"


def test_a_mail_from_them_is_answered():
    one = the("answer", ingrid(call(0), wrote(4)))
    assert (one.due, one.last) == (day(4), day(8)) and one.conversation == "in-4-10"


@pytest.mark.parametrize("done", [letter(5), call(5), meeting(5), contact("message", 4, 11)])
def test_an_answered_mail_is_not_asked_for(done):
    assert "answer" not in actions(ingrid(call(0), wrote(4), done))
    assert "answer" not in actions(ingrid(call(0), wrote(4, answered_on=day(4))))


def test_a_call_nobody_answered_is_no_answer():
    assert "answer" in actions(ingrid(call(0), wrote(4), attempt(5)))


def test_a_call_of_theirs_you_missed_is_returned():
    missed = contact("call", 4, reached=False, inward=True)
    assert keys(the("call", ingrid(call(0), missed))) == ["they-called"]
    assert "call" not in actions(ingrid(call(0), missed, attempt(5)))
    assert "call" not in actions(ingrid(call(0), missed, call(5)))


# Quiet, pauses, and what was put off


def test_nobody_is_nudged_towards_someone_to_be_left_alone():
    known = ingrid(call(0, names_answer=""), wrote(2), promises=(promised("call", 0, 3),), quiet=True)
    assert actions(known) == []


def test_a_bad_time_moves_the_call_to_its_end():
    one = the("call", ingrid(letter(0), quiet_until=day(12)))
    assert one.due == day(14)
    assert not one.late(one.due)


def test_a_bad_time_of_theirs_does_not_hide_what_is_mine_alone():
    assert the("debrief", ingrid(call(0, closed=False), quiet_until=day(40))).due == day(0)


def test_during_an_endless_pause_nothing_is_asked_of_anyone():
    days = WorkDays(DAYS.holidays, ((day(1), None),))
    assert actions(ingrid(letter(0)), days) == []


def test_what_fell_due_in_the_pause_comes_after_it():
    days = WorkDays(DAYS.holidays, ((day(1), day(20)),))
    one = the("thank", ingrid(meeting(0), promises=(thanks_promise(0),)), days)
    assert one.due == at(21, 13) and one.last == day(21)


def test_a_call_put_off_shrinks_and_comes_back_first():
    one = the("call", ingrid(letter(0), snoozed=(snoozed("call", 2, 7),)))
    assert one.due == day(7) and one.returned and one.shrunk and one.minutes < 5
    assert not one.late(day(7))


def test_a_call_left_to_rest_comes_back_after_the_rest():
    one = the("call", ingrid(letter(0), snoozed=(snoozed("call", 2),)))
    assert one.due == day(62) and one.returned and one.shrunk


def test_what_was_left_to_rest_stays_so_until_something_new_happens():
    known = ingrid(call(0), snoozed=(snoozed("second-contact", 31),))
    assert "second-contact" not in actions(known)
    assert "keep-in-touch" in actions(replace(known, contacts=(*known.contacts, call(40))))
    rested = ingrid(call(0), letter(5), snoozed=(snoozed("keep-in-touch", 100),))
    assert actions(rested) == []
    assert actions(replace(rested, contacts=(*rested.contacts, call(120)))) == ["keep-in-touch"]


def test_the_last_wish_counts():
    known = ingrid(wrote(0), letter(1), wrote(2), snoozed=(snoozed("answer", 2, 5), snoozed("answer", 5, 9)))
    assert the("answer", known).due == day(9)


def test_an_old_wish_does_not_touch_a_new_cause():
    assert the("call", ingrid(letter(10), snoozed=(snoozed("call", 2, 40),))).due == day(14)


def test_noting_can_be_put_off_and_does_not_rest_before_it_comes_back():
    one = the("debrief", ingrid(call(0, closed=False), snoozed=(snoozed("debrief", 0, 10),)))
    assert one.due == day(10) and one.rests_on > day(10)


def test_a_preparation_put_off_for_an_old_meeting_is_asked_for_the_new_one():
    known = ingrid(call(0), meetings=(planned(60),), snoozed=(snoozed("prepare", 5),))
    assert "prepare" in actions(known)


def test_how_long_before_a_meeting_a_wish_is_about_it_is_one_of_the_times():
    known = ingrid(call(0), meetings=(planned(20),), snoozed=(snoozed("prepare", 5),))
    assert "prepare" in actions(known)
    assert "prepare" not in [one.action for one in acts(known, replace(RULES, meeting_ahead_days=20), DAYS)]


def test_the_same_action_has_one_line_with_all_its_reasons():
    known = ingrid(letter(0), named=(named(1, "Astrid"),))
    one = the("call", known)
    assert keys(one) == ["call-after-letter", "named"] and one.due == day(2)
    two = ingrid(call(0), promises=(promised("send", 0, 3), promised("read", 0, 2)))
    merged = the("promise", two)
    assert merged.promise == "read-0" and merged.due == day(2) and merged.last == day(2)


def test_acts_come_in_the_order_of_their_days():
    known = ingrid(meeting(0, names=1), promises=(thanks_promise(0), report_promise(0, "meeting", 13)))
    found = acts(known, RULES, DAYS)
    assert [a.due_day for a in found] == sorted(a.due_day for a in found)
    assert [a.action for a in found] == ["thank", "report", "give", "second-contact"]


def test_mail_found_with_someone_who_rests_starts_nothing():
    """Only what was promised or planned is asked of somebody nobody has chosen yet (M1)."""
    assert actions(ingrid(letter(0), wrote(1), chosen_on=None)) == []
    assert actions(ingrid(letter(0), chosen_on=None, promises=(promised("call", 0),))) == ["call"]
    assert actions(ingrid(letter(0), chosen_on=None, named=(named(1),))) != []


def test_the_second_follow_up_waits_until_they_are_back():
    told = ingrid(letter(0, away_until=day(20)), attempt(3))
    one = the("call", told)
    assert one.due == day(21) and one.because[0].key == "call-when-back"
    assert the("call", ingrid(letter(0, away_until=day(5)), attempt(3))).due == day(9)


def test_the_one_more_chance_waits_until_they_are_back():
    told = ingrid(letter(0), attempt(3), letter(9, away_until=day(120)))
    assert the("rekindle", told).due == day(121)
