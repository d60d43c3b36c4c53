"""Who named whom, drawn from the first friend on (M24, M45)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hvem.method.branches import Link, branches

DAY = date(2026, 11, 2)


def link(number, by, person):
    return Link(str(number), by, person, DAY + timedelta(days=number))


LINKS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=30).map(
    lambda pairs: [link(number, by, person) for number, (by, person) in enumerate(pairs)]
)


def test_the_branch_that_grew_most_comes_first():
    found = branches([link(0, "terje", "ingrid"), link(1, "astrid", "wenche"), link(2, "wenche", "samira"), link(3, "samira", "knut")])
    assert [(branch.friend, branch.grown) for branch in found] == [("astrid", 3), ("terje", 1)]
    assert [(twig.person, twig.depth) for twig in found[0].twigs] == [("astrid", 0), ("wenche", 1), ("samira", 2), ("knut", 3)]


def test_someone_named_twice_stands_where_they_were_first_named():
    found = branches([link(0, "a", "c"), link(1, "b", "c"), link(2, "b", "d")])
    twig = next(twig for branch in found for twig in branch.twigs if twig.person == "c")
    assert (twig.link, twig.also) == ("0", ("1",))


def test_people_who_named_one_another_still_have_a_first_friend():
    found = branches([link(0, "a", "b"), link(1, "b", "a"), link(2, "a", "a")])
    assert [branch.friend for branch in found] == ["a"]


def test_a_chain_of_a_thousand_is_walked():
    found = branches([link(number, f"p{number}", f"p{number + 1}") for number in range(1000)])
    assert found[0].grown == 1000
    assert found[0].twigs[-1].closes == 1000


@given(LINKS)
def test_everyone_stands_exactly_once_and_lists_are_closed(links):
    found = branches(links)
    people = [twig.person for branch in found for twig in branch.twigs]
    assert sorted(people) == sorted({one for x in links if x.by != x.person for one in (x.by, x.person)})
    drawn = {twig.link for branch in found for twig in branch.twigs if twig.link}
    others = {one for branch in found for twig in branch.twigs for one in twig.also}
    assert drawn | others == {x.id for x in links if x.by != x.person}
    for branch in found:
        assert sum(twig.opens for twig in branch.twigs) == sum(twig.closes for twig in branch.twigs)
