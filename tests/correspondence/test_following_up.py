"""A follow-up in the same thread, at most two, and a draft shown to a friend without anybody in it."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.accounts.access import seat_of
from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Referral, Story, Wonder
from hvem.campaign.running import running
from hvem.correspondence.letters.following_up import follow_up_to
from hvem.correspondence.sending.leaving_words import leaving_of
from hvem.correspondence.models import Letter, Mailbox
from hvem.correspondence.sending.noting_sent import note_left
from hvem.correspondence.letters.showing_draft import letter_to_show, wave_to_show
from hvem.correspondence.waves.waves import begin, letters_of, write_own, write_text
from hvem.correspondence.letters.writing import write
from hvem.ground.deeds import Deed
from tests.world import astrid, at, ingrid, person, terje

pytestmark = pytest.mark.django_db


def left(here, one, day, message_id, **more):
    letter = write(seat_of(here.user, at(day)), one, purpose="letter", way="mail", language="nb", subject="Hilsen", body="Hei", **more).main
    Letter.objects.of(here.account).filter(pk=letter.pk).update(message_id=message_id)
    note_left(Letter.objects.of(here.account).get(pk=letter.pk), at=at(day), noted_at=at(day))
    return Letter.objects.of(here.account).get(pk=letter.pk)


def test_nothing_is_followed_up_that_was_not_written(here):
    assert follow_up_to(here, astrid(here)) is None


@pytest.fixture(autouse=True)
def begun(here):
    running(here.account, on=date(2026, 11, 1))


def test_two_follow_ups_and_no_more_in_one_thread(here):
    one = astrid(here)
    left(here, one, "2026-11-02T09:00", "a@x.example")
    first = follow_up_to(here, one)
    assert (first.number, first.most, first.thread) == (1, 2, ["a@x.example"])
    second = left(here, one, "2026-11-06T09:00", "b@x.example", thread=first.thread)
    mail = leaving_of(second, Mailbox(address="hilde@x.example", name="Hilde"), at=at("2026-11-06T09:00"))
    assert list(mail.thread) == ["a@x.example"] and second.answers_id == "a@x.example"
    follow_up = follow_up_to(here, one)
    assert (follow_up.number, follow_up.thread) == (2, ["a@x.example", "b@x.example"])
    left(here, one, "2026-11-12T09:00", "c@x.example", thread=follow_up.thread)
    assert follow_up_to(here, one) is None


def test_a_call_tried_counts_and_an_answer_ends_it(here):
    one, other = astrid(here), terje(here)
    left(here, one, "2026-11-02T09:00", "a@x.example")
    note(here.account, Talk("call", [one], at("2026-11-05T09:00"), reached=False), at=here.now)
    assert follow_up_to(here, one).number == 2
    left(here, other, "2026-11-02T09:00", "b@x.example")
    note(here.account, Talk("mail", [other], at("2026-11-04T09:00"), inward=True), at=here.now)
    assert follow_up_to(here, other) is None


def test_a_letter_sent_by_hand_has_no_thread_to_go_on_from(here):
    one = astrid(here)
    note(here.account, Talk("mail", [one], at("2026-11-02T09:00"), subject="Hilsen"), at=here.now)
    assert follow_up_to(here, one).thread == []


def test_a_friend_sees_nobody_in_the_draft(here):
    one = ingrid(here)
    with Deed(here.account, "story-told", at=here.now) as deed:
        deed.add(Wonder(person=one, text="hvordan det går med hesten din", on=here.today))
        deed.add(Referral(campaign=running(here.account, on=here.today), named_by=terje(here), person=one, named_on=here.today))
    body = (
        "Hei Ingrid\n\nTerje Undheim ba meg hilse. Jeg lurer på hvordan det går med hesten din.\n\nHvordan er det i Kvitsøy Havbruk AS? "
        "Jeg ser etter et sted med folk.\n\n[hva lurer du på?]\n\nHilde"
    )
    letter = write(here, one, purpose="letter", way="mail", language="nb", subject="Hei", body=body).main
    shown = letter_to_show(here, letter)
    for word in ("Ingrid", "Terje", "Undheim", "Kvitsøy", "hesten", "["):
        assert word not in shown
    assert "Hei (fornavn)" in shown and "Jeg ser etter et sted med folk." in shown and "(hva lurer du på?)" in shown


def test_a_friend_sees_the_waves_text_with_the_users_own_story(here):
    with Deed(here.account, "story-told", at=here.now) as deed:
        deed.add(Story(campaign=running(here.account, on=here.today), situation="Jeg velger på nytt."))
    wave = begin(here, [person(here, "Kari Nes, kari@nes.example")]).main
    write_text(here, wave, name="", subject="Hei", body="Hei {fornavn}\n\n{personlig}\n\n{situasjon} Jeg ringer {ringedag}.", body_close="", language="nb")
    shown = wave_to_show(here, wave)
    assert shown == "Hei (fornavn)\n\n(personlig)\n\nJeg velger på nytt. Jeg ringer (ringedag)."
    letter = letters_of(wave)[0]
    assert letter_to_show(here, letter) == shown
    write_own(here, letter, subject="Hei", body="Hei Kari {ringedag}", cv=None, language="nb")
    assert "Kari" not in letter_to_show(here, letters_of(wave)[0])


def test_a_follow_up_kept_as_a_draft_does_not_leave_once_they_answered_or_two_have_left(here):
    from hvem.correspondence.sending.releasing import CannotLeave, release

    with Deed(here.account, "mailbox", at=here.now) as deed:
        deed.add(Mailbox(address="hilde@x.example", smtp_host="127.0.0.1", made_at=here.now))
    one, other = astrid(here), terje(here)
    drafts = []
    for someone in (one, other):
        left(here, someone, "2026-11-12T09:00", f"{someone.pk}@x.example")
        drafts.append(write(here, someone, purpose="follow-up", way="mail", language="nb", subject="Re: Hilsen", body="Hei").main)
    left(here, one, "2026-11-16T09:00", "b@x.example")
    left(here, one, "2026-11-18T09:00", "c@x.example")
    note(here.account, Talk("mail", [other], at("2026-11-18T09:00"), inward=True), at=here.now)
    for draft in drafts:
        with pytest.raises(CannotLeave, match="followed-up"):
            release(here, [draft])


def test_nobody_who_wants_peace_is_followed_up(here):
    one = astrid(here)
    left(here, one, "2026-11-12T09:00", "a@x.example")
    assert follow_up_to(here, one)
    with Deed(here.account, "quiet", at=here.now) as deed:
        deed.change(one, quiet_why="do-not-contact")
    assert follow_up_to(here, one) is None
