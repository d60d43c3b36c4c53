"""What is due is taken up as there are hands for it, the one that has waited longest first, and by nobody twice."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import timedelta

import pytest

from hvem.cli import work
from hvem.ground import clock, waking
from hvem.ground.models import Wake
from hvem.ground.waking import LEASE, TOGETHER, wake_at

pytestmark = pytest.mark.django_db


class Pool:
    """Takes work, and does it when it is told to."""

    def __init__(self):
        self.given: list[tuple[str, Future[None]]] = []

    def submit(self, verb, waiting, until):
        self.given.append((waiting.what, Future()))
        return self.given[-1][1]

    def all_done(self):
        for _, one in self.given:
            if not one.done():
                one.set_result(None)


@pytest.fixture
def pool(here, monkeypatch):
    monkeypatch.setitem(waking.WAKES, "look", lambda account, about, now: None)
    monkeypatch.setattr(work, "A_SECOND", 0.01)
    for number in range(6):
        wake_at(here.account, "look", str(number), at=here.now - timedelta(minutes=number))
    clock.set_to(here.now)
    yield Pool()
    clock.set_to(None)


def test_no_more_is_taken_up_than_there_are_hands_for(pool):
    going = work._taken_up(pool, {})
    assert [what for what, _ in pool.given] == ["look 5", "look 4", "look 3", "look 2"] and len(going) == TOGETHER
    going = work._taken_up(pool, going)
    assert len(pool.given) == TOGETHER
    pool.all_done()
    work._taken_up(pool, going)
    assert [what for what, _ in pool.given[TOGETHER:]] == ["look 1", "look 0"]


def test_what_takes_long_is_not_begun_again_beside_itself(here, pool):
    going = work._taken_up(pool, {})
    for _, one in pool.given[1:]:
        one.set_result(None)
    clock.set_to(here.now + 2 * LEASE)
    work._taken_up(pool, going)
    assert [what for what, _ in pool.given].count("look 5") == 1 and len(pool.given) == 2 * TOGETHER - 1


def test_what_nobody_knows_how_to_do_stands_in_no_ones_way(here, pool):
    Wake.objects.create(account=here.account, what="forgotten", at=here.now - timedelta(days=1))
    assert len(work._taken_up(pool, {})) == TOGETHER
