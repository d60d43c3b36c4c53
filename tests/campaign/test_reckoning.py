"""What is reckoned is read back as it was, whatever was written in it."""

from __future__ import annotations

import json
from datetime import date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Standing
from hvem.campaign.promising import make_promise
from hvem.campaign.reckoning import act_as_json, act_of_json, acts_of_text, reason_of_json
from hvem.campaign.stepping import Step
from hvem.coaching.day import day_of
from hvem.method.act import ACTIONS, Act
from hvem.method.reason import Reason
from tests.world import at, person

LOOKS_LIKE = ["2026-12-01", "2026-12-01T10:00", "2026-12-01T10:00:00", "2026-12-01T10:00:00+01:00", "0001-01-01", "day", "moment", ""]
WORDS = st.sampled_from(LOOKS_LIKE) | st.text(max_size=30) | st.dates().map(str) | st.datetimes().map(lambda one: one.isoformat())
FACTS = WORDS | st.integers() | st.dates() | st.datetimes()
REASONS = st.builds(Reason, rule=WORDS, key=WORDS, facts=st.lists(st.tuples(WORDS, FACTS), max_size=4).map(tuple))
ACTS = st.builds(
    Act,
    action=st.sampled_from(ACTIONS),
    person=WORDS,
    due=st.dates() | st.datetimes(),
    last=st.none() | st.dates(),
    because=st.lists(REASONS, max_size=3).map(tuple),
    minutes=st.integers(0, 90),
    promise=st.none() | WORDS,
    since=st.dates(),
    returned=st.booleans(),
    rests_on=st.none() | st.dates(),
    shown_from=st.none() | st.datetimes(),
    gone_at=st.none() | st.datetimes(),
)


def kinds(act):
    return [type(fact) for reason in act.because for _, fact in reason.facts] + [type(act.due)]


@given(ACTS)
def test_an_act_is_read_back_as_it_was_written(act):
    text = json.dumps([act_as_json(act)])
    (read,) = acts_of_text(text)
    assert read == act == act_of_json(json.loads(text)[0]) and kinds(read) == kinds(act)


@pytest.mark.django_db
@pytest.mark.parametrize("words", LOOKS_LIKE[:4])
def test_a_promise_worded_as_a_day_is_said_in_its_own_words(here, words):
    one = person(here, "Ingrid Bjørheim")
    make_promise(here.account, one, Step(words, due_on=here.today, act="do"), at=here.now)
    act = day_of(here.account, here.now).now.act
    assert ("words", words) in [fact for reason in act.because for fact in reason.facts]


@pytest.mark.django_db
def test_reasons_stored_before_are_still_read(here):
    note(here.account, Talk("mail", [person(here, "Ingrid Bjørheim")], at("2026-11-16T10:00")), at=here.now)
    row = Standing.objects.of(here.account).get()
    wanted = [act_of_json(one) for one in row.acts]
    old = [one | {"because": [reason | {"facts": [fact[:2] for fact in reason["facts"]]} for reason in one["because"]]} for one in row.acts]
    rest = {"rule": "M3", "key": "k", "facts": [["on", "2026-11-16"], ["at", "2026-11-16T10:00:00"], ["name", "Ingrid"]]}
    Standing.objects.of(here.account).update(acts=old, rest=rest)
    assert all(act_of_json(one) for one in old)
    import_module("hvem.campaign.migrations.0003_said_days").rewrite(apps, None)
    row = Standing.objects.of(here.account).get()
    assert [act_of_json(one) for one in row.acts] == wanted
    facts = dict(reason_of_json(row.rest).facts)
    assert facts == {"on": date(2026, 11, 16), "at": datetime(2026, 11, 16, 10), "name": "Ingrid"}
