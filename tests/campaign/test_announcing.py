"""The call a letter announced, when something came of the letter."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Conversation, Promise, Standing
from hvem.ground.deeds import Deed
from hvem.ground.undo import undo
from tests.world import at, ingrid

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def announced(here):
    """A letter to Ingrid of Monday morning, which says that one calls on Thursday."""
    them = ingrid(here)
    talk = note(here.account, Talk("mail", [them], at("2026-11-23T08:00"), purpose="letter"), at=here.now).conversation
    with Deed(here.account, "letter-left", at=here.now) as deed:
        deed.add(Promise(campaign=talk.campaign, to=them, act="call", rule="M3", made_at=talk.at, due_on=THURSDAY, conversation=talk, agreed=True))
    return them, talk


def told(here, talk, **values):
    with Deed(here.account, "mail-came", at=here.now) as deed:
        deed.change(Conversation.objects.of(here.account).get(pk=talk.pk), **values)
    return deed.happening


def acts_of(here, them):
    return [(one["action"], one["due"]) for one in Standing.objects.of(here.account).get(person=them).acts]


def call(here):
    return Promise.objects.of(here.account).get(act="call")


def test_the_call_is_due_on_the_day_it_was_announced_for(here, announced):
    assert ("call", "2026-11-26") in acts_of(here, announced[0])


def test_somebody_away_is_called_when_they_are_back(here, announced):
    them, talk = announced
    happening = told(here, talk, away_until=date(2026, 12, 4))
    assert call(here).due_on == date(2026, 12, 7)
    assert ("call", "2026-12-07") in acts_of(here, them)
    undo(happening, at=here.now)
    assert call(here).due_on == THURSDAY


def test_a_letter_that_came_back_announced_nothing(here, announced):
    them, talk = announced
    told(here, talk, bounced_on=date(2026, 11, 23))
    assert call(here).lapsed_on and not Promise.objects.of(here.account).open().exists()
    assert [one for one, _ in acts_of(here, them)] == ["letter"]


def test_an_answer_makes_the_call_sooner_and_does_not_cancel_it(here, announced):
    them, _ = announced
    note(here.account, Talk("mail", [them], at("2026-11-24T10:00"), inward=True), at=at("2026-11-24T10:05"))
    assert call(here).kept_on is None
    assert ("call", "2026-11-24") in acts_of(here, them)


def test_a_call_tried_keeps_it_and_the_follow_ups_go_on(here, announced):
    them, _ = announced
    note(here.account, Talk("call", [them], at("2026-11-26T10:00"), reached=False), at=at("2026-11-26T10:05"))
    assert call(here).kept_on == THURSDAY
    assert [one for one, _ in acts_of(here, them)] == ["call"], "the second follow-up, by working day seven"
