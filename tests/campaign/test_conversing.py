"""Noting a conversation: what it leaves, what it keeps, and that it can be undone."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.campaign.conversing import Step, Talk, note
from hvem.campaign.events import make, met
from hvem.campaign.meetings import plan
from hvem.campaign.models import Promise, Referral, Standing
from hvem.campaign.running import running
from hvem.ground.undo import undo
from hvem.people.models import Person
from hvem.reading.card import Card
from tests.world import at, person

pytestmark = pytest.mark.django_db


def known(here, name):
    return person(here, name)


def test_a_call_with_a_name_leaves_a_person_a_referral_and_a_report(here):
    terje = known(here, "Terje Undheim, 90 00 00 02")
    noted = note(here.account, Talk("call", [terje], here.now, names=[Card(given="Ingrid", family="Bjørheim")]), at=here.now)
    assert [one.name for one in noted.people_added] == ["Ingrid Bjørheim"]
    assert noted.open == ("next-step",)
    assert [(one.act, one.due_on) for one in noted.promises] == [("report", date(2026, 11, 30))]
    standing = Standing.objects.of(here.account).get(person=noted.people_added[0])
    assert (standing.next_action, standing.next_due) == ("introduce-yourself", date(2026, 11, 26))


def test_calling_the_named_moves_the_referral_and_undo_moves_it_back(here):
    terje = known(here, "Terje Undheim, 90 00 00 02")
    noted = note(here.account, Talk("call", [terje], here.now, names=[Card(given="Ingrid", family="Bjørheim")]), at=here.now)
    ingrid = noted.people_added[0]
    later = at("2026-11-24T10:00")
    call = note(here.account, Talk("call", [ingrid], later), at=later)
    referral = Referral.objects.of(here.account).get()
    assert (referral.contacted_on, referral.talked_on) == (date(2026, 11, 24), date(2026, 11, 24))
    undo(call.happening, at=later)
    referral.refresh_from_db()
    assert (referral.contacted_on, referral.talked_on) == (None, None)


def test_a_promised_call_is_kept_by_calling(here):
    terje = known(here, "Terje Undheim, 90 00 00 02")
    step = Step("ringe igjen", due_on=date(2026, 11, 26), act="call")
    note(here.account, Talk("call", [terje], here.now, names_answer="none", steps=[step]), at=here.now)
    later = at("2026-11-26T10:00")
    note(here.account, Talk("call", [terje], later), at=later)
    assert Promise.objects.of(here.account).get(words="ringe igjen").kept_on == date(2026, 11, 26)


def test_undoing_a_conversation_takes_its_people_with_it(here):
    terje = known(here, "Terje Undheim, 90 00 00 02")
    noted = note(here.account, Talk("call", [terje], here.now, names=[Card(given="Ingrid", family="Bjørheim")]), at=here.now)
    done = undo(noted.happening, at=here.now)
    assert done.left == []
    assert [one.name for one in Person.objects.of(here.account).listed()] == ["Terje Undheim"]
    again = undo(done.happening, at=here.now)
    assert again.left == []
    assert Person.objects.of(here.account).listed().count() == 2


def test_undoing_a_conversation_from_before_the_start_sets_the_start_back(here):
    kari = person(here, "Kari Nordmann, 40 00 00 01")
    start = running(here.account, on=here.today).started_on
    came = note(here.account, Talk("call", [kari], at("2026-11-12T10:00")), at=here.now)
    assert running(here.account, on=here.today).started_on == date(2026, 11, 12) < start
    undo(came.happening, at=here.now)
    assert running(here.account, on=here.today).started_on == start
    assert Standing.objects.of(here.account).get(person=kari).last_contact_on is None


def test_the_start_moved_for_a_meeting_or_an_event_is_set_back_with_it(here):
    kari = person(here, "Kari Nordmann, 40 00 00 01")
    start = running(here.account, on=here.today).started_on
    deed = plan(here, [kari], at=at("2026-11-12T10:00"))
    assert running(here.account, on=here.today).started_on == date(2026, 11, 12)
    undo(deed.happening, at=here.now)
    assert running(here.account, on=here.today).started_on == start
    event = make(here, "Innkjøpsdagen", on=date(2026, 11, 13)).main
    found = met(here, event, ["Kari Nordmann, om vind"])
    assert running(here.account, on=here.today).started_on == date(2026, 11, 13)
    undo(found.deeds[-1].happening, at=here.now)
    assert running(here.account, on=here.today).started_on == start
