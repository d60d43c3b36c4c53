"""Who may be in the list twice: found by what they share, said why, and asked about once."""

from __future__ import annotations

import pytest

from hvem.people.merging import merge
from hvem.people.models import Organisation, Person
from hvem.people.same import pairs, pairs_of, tell_apart
from tests.world import astrid, person, terje

pytestmark = pytest.mark.django_db


def found(here) -> list[tuple[str, str, str, str]]:
    names = dict(Person.objects.of(here.account).values_list("pk", "name"))
    return [(names[pair.one], names[pair.other], pair.why, pair.shared) for pair in pairs(here.account)]


def test_nobody_is_twice_in_an_ordinary_list(here):
    astrid(here)
    terje(here)
    assert found(here) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Kari Moi, kari@moi.example", "K. Moi, kari@moi.example", "email"),
        ("Kari Moi, kari@moi.example", "Kari Vistnes, kari@moi.example", "email"),
        ("Kari Moi, 90 00 00 11", "Kari Vistnes, 90000011", "phone"),
        ("Kari Moi, prosjektleder i Viste Bygg", "Kari Moi, Viste Bygg", "name-there"),
        ("Kari Moi, Viste Bygg", "Kari Moi, 90 00 00 12", "name"),
    ],
)
def test_what_two_share_is_said(here, one, other, why):
    person(here, one)
    person(here, other)
    ((_, _, said, _),) = found(here)
    assert said == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kari Moi, Viste Bygg", "Kari Moi, Sola Kommune"),
        ("Kari Moi, 51 00 00 00", "Ola Nes, 51 00 00 00"),
        ("Kari Moi, post@viste.example", "Ola Nes, post@viste.example"),
        ("Kari", "Kari"),
    ],
)
def test_two_who_are_plainly_two_are_not_asked_about(here, one, other):
    person(here, one)
    person(here, other)
    assert found(here) == []


def test_a_switchboard_says_nothing(here):
    for name in ("Kari Moi", "Kari Nes", "Kari Lie", "Kari Vik"):
        person(here, f"{name}, 51 00 00 00")
    assert found(here) == []


def test_who_was_said_to_be_two_is_not_asked_about_again_until_it_is_undone(here):
    one, other = person(here, "Kari Moi, 90 00 00 11"), person(here, "Kari Moi, 90 00 00 11")
    assert len(found(here)) == 1 and [pair.why for pair in pairs_of(here.account, other)] == ["phone"]
    tell_apart(here, one, other)
    assert found(here) == [] and pairs_of(here.account, one) == []
    assert tell_apart(here, other, one).happening is None


def test_the_merged_are_one(here):
    one, other = person(here, "Kari Moi, 90 00 00 11, kari@moi.example"), person(here, "Kari Moi, 90 00 00 11")
    merge(here.account, one, other, at=here.now, by=here.user)
    assert found(here) == []


def test_looking_takes_as_few_questions_with_many_as_with_few(here, stranger, django_assert_max_num_queries):
    person(stranger, "Kari Moi, 90 00 00 11")
    for number in range(6):
        person(here, f"Kari Moi, Viste {number}, 90 00 00 {number}1")
        person(here, f"Kari N{'a' * number}s, 90 00 00 {number}1")
    with django_assert_max_num_queries(8):
        assert len(pairs(here.account)) >= 6
    assert Organisation.objects.of(here.account).count() == 6 and Person.objects.of(stranger.account).count() == 1
