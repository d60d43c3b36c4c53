"""Branches of the tree: who can have it from whom, and the shortest way to someone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hvem.method.sources import Tree, apart, independent_sources, shortest_way, way_there

TREE = Tree({"wenche": ("astrid",), "samira": ("wenche",), "olav": ("terje",), "ingrid": ("terje", "olav")})


def test_two_friends_of_different_branches_tell_independently():
    assert apart(TREE, "samira", "olav")
    assert independent_sources(TREE, ["samira", "olav"]) == 2


def test_two_whom_the_same_friend_named_may_have_it_from_each_other():
    assert not apart(TREE, "olav", "ingrid")
    assert independent_sources(TREE, ["olav", "ingrid"]) == 1


def test_the_one_who_named_and_the_named_are_one_source():
    assert independent_sources(TREE, ["terje", "olav"]) == 1
    assert independent_sources(TREE, ["terje", "olav", "samira", "astrid"]) == 2


def test_one_who_stands_between_two_branches_does_not_join_them():
    tree = Tree({"mid": ("a", "b")})
    assert independent_sources(tree, ["a", "mid", "b"]) == 2


def test_nobody_told_is_no_source_and_the_same_person_twice_is_one():
    assert independent_sources(TREE, []) == 0
    assert independent_sources(TREE, ["olav", "olav"]) == 1


def test_the_way_begins_with_the_first_friend():
    assert way_there(TREE, "samira") == ("astrid", "wenche", "samira")
    assert way_there(TREE, "terje") == ("terje",)


def test_the_shorter_of_two_ways_is_taken():
    assert way_there(TREE, "ingrid") == ("terje", "ingrid")
    assert shortest_way(TREE, ["samira", "ingrid"]) == ("terje", "ingrid")
    assert shortest_way(TREE, []) == ()


def test_someone_known_before_is_their_own_way_although_somebody_named_them():
    tree = Tree({"astrid": ("terje",)}, frozenset({"astrid"}))
    assert way_there(tree, "astrid") == ("astrid",)
    assert not apart(tree, "astrid", "terje")


def test_two_who_named_each_other_do_not_lead_in_a_circle():
    tree = Tree({"a": ("b",), "b": ("a",)})
    assert way_there(tree, "a") == ("a",)
    assert independent_sources(tree, ["a", "b"]) == 1


PEOPLE = "abcdefgh"
TREES = st.dictionaries(st.sampled_from(PEOPLE), st.lists(st.sampled_from(PEOPLE), max_size=3).map(tuple), max_size=8).map(Tree)


@given(TREES, st.lists(st.sampled_from(PEOPLE), max_size=6), st.sampled_from(PEOPLE))
def test_one_more_who_tells_never_makes_it_less_certain(tree, told, more):
    before = independent_sources(tree, told)
    assert before <= independent_sources(tree, [*told, more]) <= before + 1
    assert (before == 0) == (not told)


@given(TREES, st.lists(st.sampled_from(PEOPLE), max_size=6))
def test_as_many_are_counted_as_can_be_picked_apart_by_trying_all(tree, told):
    from itertools import combinations

    people = sorted(set(told))
    best = max(
        (len(some) for size in range(len(people) + 1) for some in combinations(people, size)
         if all(apart(tree, one, other) for one, other in combinations(some, 2))), default=0,
    )
    assert independent_sources(tree, told) == best


@given(TREES, st.sampled_from(PEOPLE))
def test_each_step_of_a_way_was_named_by_the_one_before(tree, person):
    way = way_there(tree, person)
    assert way[-1] == person and len(set(way)) == len(way)
    assert all(by in tree.named_by[one] for by, one in zip(way, way[1:]))
