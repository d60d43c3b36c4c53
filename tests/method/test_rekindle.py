"""Whom to wake of those who rest."""

from __future__ import annotations

from datetime import date

from hvem.method.rekindle import Dormant, against_comfort, choose_to_rekindle, ease

TODAY = date(2025, 10, 21)
NEAR = Dormant("near", "Astrid", i_like=True, they_like=True, circle="friend", last_on=date(2025, 9, 1), reachable=True)
FAR = Dormant("far", "Mette", i_like=True, circle="colleague", last_on=date(2012, 11, 1), reachable=True)
PLAIN = [Dormant(f"plain-{n:02}", f"Nr {n}") for n in range(20)]


def undrawn(candidates, **options):
    """The choice on a day when the lot decides nothing."""
    for n in range(500):
        found = choose_to_rekindle(candidates, f"day-{n}", TODAY, **options)
        if not any(pick.drawn for pick in found):
            return found
    raise AssertionError


def test_at_most_three_a_day_and_each_once():
    found = choose_to_rekindle(PLAIN, "seed", TODAY)
    assert len(found) == 3 == len({pick.person for pick in found})
    assert len(choose_to_rekindle(PLAIN, "seed", TODAY, at_most=9)) == 3
    assert choose_to_rekindle(PLAIN, "seed", TODAY, at_most=0) == ()
    assert len(choose_to_rekindle(PLAIN[:2], "seed", TODAY)) == 2


def test_the_same_day_proposes_the_same_people():
    assert choose_to_rekindle(PLAIN, "a", TODAY) == choose_to_rekindle(PLAIN[::-1], "a", TODAY)
    assert len({choose_to_rekindle(PLAIN, str(n), TODAY) for n in range(20)}) > 10


def test_the_easiest_comes_first():
    found = undrawn([*PLAIN, NEAR, FAR])
    assert [pick.person for pick in found][:2] == ["near", "far"]
    assert ease(NEAR) > ease(FAR) > ease(PLAIN[0])


def test_the_pull_of_comfort_is_countered():
    found = undrawn([NEAR, FAR], at_most=1, recent_circles=("friend",))
    assert [pick.person for pick in found] == ["far"]
    assert against_comfort(FAR, TODAY, ("friend",)) == 4
    assert against_comfort(NEAR, TODAY, ("friend",)) == 0


def test_about_one_in_five_is_drawn_by_lot():
    picks = [pick for n in range(400) for pick in choose_to_rekindle(PLAIN, f"day {n}", TODAY)]
    assert 0.15 < sum(pick.drawn for pick in picks) / len(picks) < 0.25


def test_nobody_to_be_left_alone_is_proposed():
    assert choose_to_rekindle([Dormant("q", "Q", quiet=True)], "seed", TODAY) == ()


def test_every_choice_has_its_reasons():
    for n in range(60):
        for pick in choose_to_rekindle([*PLAIN[:2], NEAR, FAR], str(n), TODAY):
            keys = [reason.key for reason in pick.because]
            assert keys and ("drawn" in keys) == pick.drawn
    helper = Dormant("h", "Hege", can_help=True)
    assert [r.key for r in undrawn([helper])[0].because] == ["can-help"]
    assert [r.key for r in undrawn([PLAIN[0]])[0].because] == ["on-your-list"]
    reasons = undrawn([FAR])[0].because
    assert [r.key for r in reasons] == ["you-like", "long-silent", "other-circle"]
    assert ("count", 12) in reasons[1].facts
