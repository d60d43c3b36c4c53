"""Today read from where people stand is Today reckoned from the rows, whatever has happened and in whatever order (design §3)."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvem.campaign.conversing import Talk, note
from hvem.campaign.giving import give
from hvem.campaign.models import Promise, Standing
from hvem.campaign.promising import keep, let_go, make_promise
from hvem.campaign.running import running
from hvem.campaign.snoozing import put_off
from hvem.campaign.stepping import Step
from hvem.coaching.today import acts_at, reckoned, today
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.people.models import Person
from hvem.reading.card import Card
from tests.world import MONDAY, person, seat

pytestmark = pytest.mark.django_db
NAMES = ("Astrid Oftedal", "Terje Undheim", "Ingrid Bjørheim")
VERBS = ("mail", "answer", "call", "attempt", "meeting", "named", "advice", "promise", "keep", "let-go", "gift", "got", "put-off", "let-lie", "undo")
COUNT = itertools.count()
STEP = st.tuples(st.sampled_from(VERBS), st.integers(0, 2), st.integers(0, 30), st.integers(1, 9))


def do(here, people, verb, who, at, number):
    """One thing that happens in a campaign."""
    account, one = here.account, people[who]
    if verb in {"mail", "answer", "call", "meeting"}:
        note(account, Talk("mail" if verb == "answer" else verb, [one], at, inward=verb == "answer", names_answer="none" if number % 2 else ""), at=at)
    elif verb == "attempt":
        note(account, Talk("call", [one], at, reached=False), at=at)
    elif verb == "named":
        note(account, Talk("call", [one], at, names=[Card(given="Ny", family=f"Nilsen{number}")]), at=at)
    elif verb == "advice":
        note(account, Talk("mail", [one], at, inward=True, advice=["les boka"]), at=at)
    elif verb == "promise":
        make_promise(account, one, Step("ringe", due_on=account.day(at) + timedelta(days=number), act="call"), at=at)
    elif verb in {"keep", "let-go"}:
        row = Promise.objects.of(account).open().filter(to=one).order_by("made_at", "pk").first()
        if row:
            (keep if verb == "keep" else let_go)(account, row, at=at)
    elif verb in {"gift", "got"}:
        give(account, one, "ei bok", got=verb == "got", at=at)
    elif verb == "put-off":
        put_off(account, one, ("call", "letter", "thank", "report")[number % 4], until=account.day(at) + timedelta(days=number), at=at)
    elif verb == "let-lie":
        put_off(account, one, ("call", "letter", "debrief")[number % 3], until=None, at=at)
    else:
        last = Happening.objects.of(account).filter(undone_at=None).order_by("-at", "-pk").exclude(kind__in=("added", "undone")).first()
        if last:
            undo(last, at=at)


def live(here, steps):
    """The steps lived through one after the other, some hours apart; the moment after the last."""
    people = [person(here, name) for name in NAMES]
    now = MONDAY
    for verb, who, hours, number in steps:
        now += timedelta(hours=hours)
        do(here, people, verb, who, now, number)
    return now


def key(found):
    return sorted((repr(one) for one in found))


@settings(max_examples=18, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=1, max_size=10), days=st.integers(0, 100))
def test_what_is_stored_is_what_the_rows_say(db, steps, days):
    here = seat(f"Hilde {next(COUNT)}")
    now = live(here, steps)
    then = now + timedelta(days=days)
    campaign = running(here.account, on=here.account.day(now))
    everyone = set(Person.objects.of(here.account).listed().values_list("pk", flat=True))
    last = here.account.day(then) + timedelta(days=6)
    rows = [one for one in reckoned(here.account, campaign, everyone, then) if one.due_day <= last]
    assert key(acts_at(here.account, campaign, then)) == key(rows)
    assert today(here.account, then) == today(here.account, then, looking_back=True)


@settings(max_examples=18, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(STEP, min_size=1, max_size=5), second=st.lists(STEP, min_size=1, max_size=6))
def test_looking_back_is_what_was_seen_then(db, first, second):
    second = [step for step in second if step[0] not in {"undo"}] or [("mail", 0, 3, 1)]
    here = seat(f"Hilde {next(COUNT)}")
    then = live(here, first)
    seen = [(one.person, one.action, one.due, one.last) for one in today(here.account, then)]
    people = [Person.objects.of(here.account).get(name=name) for name in NAMES]
    now = then
    for verb, who, hours, number in second:
        now += timedelta(hours=hours, minutes=1)
        if here.account.day(now) == here.account.day(then):
            now = datetime.combine(here.account.day(then) + timedelta(days=1), datetime.min.time(), MONDAY.tzinfo) + timedelta(hours=1 + hours % 20)
        do(here, people, verb, who, now, number)
    again = [(one.person, one.action, one.due, one.last) for one in today(here.account, then, looking_back=True)]
    assert again == seen


def test_there_is_a_row_for_everyone_one_stands_with(here):
    one = person(here, "Astrid Oftedal")
    assert Standing.objects.of(here.account).get(person=one).next_due == date(2026, 11, 23)
