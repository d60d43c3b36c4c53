"""Whom to wake is drawn from a part of the list: the same part however it is read, and no more of the list than that part."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from hvem.coaching.rekindling import part_of
from hvem.coaching.today import today
from hvem.ground.weighing import weigh
from hvem.people.models import Person, Position
from hvem.people.together import act_named, act_on
from tests.world import person

DAY = date(2026, 11, 23)


@given(st.sets(st.integers(0, 60), max_size=30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 12))
def test_a_part_of_both_is_the_part_of_the_whole(people, chosen, first, more):
    order = sorted(people)
    picked = order[::2][:chosen]
    resting = [one for one in order if one not in picked]
    first = min(first, len(order))
    assert part_of(resting, picked, first, first + more) == order[first : first + more]


@pytest.mark.django_db
def test_those_proposed_in_the_morning_are_proposed_at_night_though_one_was_chosen(here, monkeypatch):
    monkeypatch.setattr("hvem.coaching.rekindling.SAMPLE", 5)
    monkeypatch.setattr("hvem.coaching.rekindling.MARKED", 2)
    people = [person(here, f"Nummer {number} Flokk, 90 00 00 {number:02}") for number in range(20)]
    act_on(here, people, act_named("rest", "", DAY))
    morning = [one.person for one in today(here.account, here.now) if one.action == "rekindle"]
    assert len(morning) == 3
    act_on(here, [one for one in people if str(one.pk) == morning[0]], act_named("choose", "", DAY))
    assert [one.person for one in today(here.account, here.now) if one.action == "rekindle"] == morning[1:]


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_few_people_are_not_found_by_walking_through_the_whole_account(here):
    for number in range(40):
        person(here, f"Nummer {number} Flokk, sjef i Fjord")
    weigh()
    few = list(Person.objects.of(here.account).values_list("pk", flat=True)[:3])
    asked = Position.objects.of(here.account).present().filter(person_id__in=few)
    assert "person_id" in asked.explain()
    assert "account_id" not in asked.explain().replace("account_id=?", "")
