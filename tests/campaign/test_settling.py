"""Settling: whatever the order things are noted in, what is kept, contacted and answered comes out the same; and undo restores."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Conversation, Promise, Referral, Standing
from hvem.campaign.running import running
from hvem.campaign.settling import settle
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.ground.undo import undo
from hvem.people.models import Person
from hvem.reading.card import Card
from tests import world
from tests.world import at

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 2, 9, 0, tzinfo=world.OSLO)
EVENTS = st.lists(
    st.tuples(
        st.integers(0, 20), st.sampled_from(["mail", "call", "meeting", "message"]), st.booleans(), st.integers(0, 1), st.integers(0, 5),
    ),
    min_size=1, max_size=5, unique_by=lambda event: event[0],
)  # fmt: skip
LIGHT = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def tell(account, people, event):
    """Note one invented event: its day, kind, direction, person, and what it brought."""
    day, kind, inward, who, brought = event
    moment = START + timedelta(days=day)
    more = {
        1: {"advice": ["Les rapporten"]},
        2: {"names": [Card(given="Knut", family="Vik")]},
        3: {"steps": [Step("ringe igjen", due_on=(moment + timedelta(days=3)).date())]},
        4: {"names_answer": "none", "no_next_step": "nei"},
        5: {"reached": False} if kind == "call" else {},
    }.get(brought, {})
    return note(account, Talk(kind, [people[who]], moment, inward=inward, **more), at=START + timedelta(days=30))


def state(account):
    """Everything settling writes, by what it is about rather than by id."""
    days = dict(Conversation.objects.of(account).present().values_list("pk", "at"))
    promises = sorted(
        (row.to.name, row.act, row.made_at.isoformat(), str(row.kept_on), str(days.get(row.kept_by_id)))
        for row in Promise.objects.of(account).present().select_related("to")
    )
    referrals = sorted(
        (row.person.name, row.named_by.name, str(row.named_on), str(row.contacted_on), str(row.talked_on), str(row.reported_on), row.first)
        for row in Referral.objects.of(account).present().select_related("person", "named_by")
    )
    answers = sorted((row.at.isoformat(), str(row.answered_on)) for row in Conversation.objects.of(account).present())
    standings = sorted((row.person.name, row.rung, str(row.next_due), row.next_action) for row in Standing.objects.of(account).select_related("person"))
    return promises, referrals, answers, standings


def fresh(name):
    here = world.seat(name, START + timedelta(days=30))
    campaign = running(here.account, on=START.date())
    return here, campaign, [world.terje(here), world.ingrid(here)]


def clear(*names):
    from django.db import connection

    from hvem.accounts.models import Account

    for account in Account.objects.filter(name__in=names):
        account.name = f"{account.pk}"
        account.save()
    assert connection.in_atomic_block


@LIGHT
@given(EVENTS)
def test_the_order_of_noting_does_not_matter(db, events):
    one, _, people = fresh("Ordnet")
    for event in sorted(events):
        tell(one.account, people, event)
    other, _, people = fresh("Stokket")
    for event in sorted(events, reverse=True):
        tell(other.account, people, event)
    assert state(one.account) == state(other.account)
    clear("Ordnet", "Stokket")


@LIGHT
@given(EVENTS)
def test_settling_twice_changes_nothing(db, events):
    here, campaign, people = fresh("Ordnet")
    for event in events:
        tell(here.account, people, event)
    everyone = set(Person.objects.of(here.account).values_list("pk", flat=True))
    with Deed(here.account, "told", at=here.now, remembered=False) as deed:
        settle(deed, campaign, everyone)
        assert deed.changes == []
    clear("Ordnet")


@LIGHT
@given(EVENTS, st.integers(0, 5))
def test_undoing_the_last_thing_noted_brings_everything_back(db, events, which):
    here, _, people = fresh("Ordnet")
    last = events[which % len(events)]
    for event in events:
        if event != last:
            tell(here.account, people, event)
    before = state(here.account)
    noted = tell(here.account, people, last)
    done = undo(noted.happening, at=here.now)
    assert done.left == []
    assert state(here.account) == before
    clear("Ordnet")


def test_thanks_noted_late_are_the_first_contact_after_the_meeting(here):
    ingrid = world.ingrid(here)
    note(here.account, Talk("meeting", [ingrid], at("2026-11-16T10:00")), at=here.now)
    note(here.account, Talk("call", [ingrid], at("2026-11-20T10:00")), at=here.now)
    mail = note(here.account, Talk("mail", [ingrid], at("2026-11-17T10:00")), at=here.now).conversation
    thanks = Promise.objects.of(here.account).get(act="thank")
    assert (thanks.kept_on, thanks.kept_by_id) == (date(2026, 11, 17), mail.pk)


def test_a_tick_stands_whatever_is_noted_later(here):
    ingrid = world.ingrid(here)
    noted = note(here.account, Talk("call", [ingrid], at("2026-11-16T10:00"), steps=[Step("ringe igjen")]), at=here.now)
    with Deed(here.account, "kept", at=here.now) as deed:
        deed.change(noted.promises[0], kept_on=date(2026, 11, 18))
    note(here.account, Talk("call", [ingrid], at("2026-11-20T10:00")), at=here.now)
    noted.promises[0].refresh_from_db()
    assert (noted.promises[0].kept_on, noted.promises[0].kept_by_id) == (date(2026, 11, 18), None)


def test_a_call_to_somebody_else_keeps_what_was_promised_about_them(here):
    terje = world.terje(here)
    noted = note(
        here.account, Talk("call", [terje], at("2026-11-16T10:00"), names=[Card(given="Knut", family="Vik")], steps=[Step("ringe Knut")]), at=here.now
    )
    promise = next(one for one in noted.promises if one.act == "call")
    note(here.account, Talk("call", [terje], at("2026-11-18T10:00")), at=here.now)
    promise.refresh_from_db()
    assert promise.kept_on is None
    note(here.account, Talk("call", [noted.referrals[0].person], at("2026-11-19T10:00")), at=here.now)
    promise.refresh_from_db()
    assert promise.kept_on == date(2026, 11, 19)


def test_a_promise_to_call_someone_unknown_never_becomes_a_call_to_the_wrong_person(here):
    terje = world.terje(here)
    noted = note(here.account, Talk("call", [terje], here.now, steps=[Step("ringe Petter i banken")]), at=here.now)
    assert noted.promises[0].act == "do"


def test_who_was_named_first_is_told_anew_when_an_earlier_talk_is_noted(here):
    terje, ingrid = world.terje(here), world.ingrid(here)
    note(here.account, Talk("call", [terje], at("2026-11-18T10:00"), names=[Card(given="Ingrid", family="Bjørheim")]), at=here.now)
    referral = Referral.objects.of(here.account).get()
    assert referral.first is True
    early = note(here.account, Talk("call", [ingrid], at("2026-11-17T10:00")), at=here.now)
    referral.refresh_from_db()
    assert referral.first is False
    undo(early.happening, at=here.now)
    referral.refresh_from_db()
    assert referral.first is True
