"""Finding folds what is stored and what is asked for alike, and every word must be found."""

from __future__ import annotations

import pytest

from hvem.people.finding import found
from tests.world import person

pytestmark = pytest.mark.django_db


def names(here, query):
    from hvem.people.models import Person

    ids = found(here.account, query).values_list("target", flat=True)
    return {one.name for one in Person.objects.of(here.account).filter(pk__in=ids)}


@pytest.fixture
def everyone(here):
    person(here, "Bjørn Zieliński, selger i Jærlys Energi, 90 00 00 05")
    person(here, "Kari Ås, rektor, Solbakken skole")
    person(here, "Solveig Berg, Kvitsøy Havbruk")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("jaerlys", {"Bjørn Zieliński"}),
        ("BJOERN", {"Bjørn Zieliński"}),
        ("zielinski", {"Bjørn Zieliński"}),
        ("90 00 00 05", {"Bjørn Zieliński"}),
        ("ås", {"Kari Ås"}),
        ("solb k", {"Kari Ås"}),
        ("solb zz", set()),
        ("so", {"Kari Ås", "Solveig Berg"}),
        ("akken", {"Kari Ås"}),
        ("ak", set()),
        ("100%", set()),
        ('"', {"Bjørn Zieliński", "Kari Ås", "Solveig Berg"}),
        ("ingen slik", set()),
    ],
)
def test_every_word_is_found_anywhere_and_short_ones_begin_a_word(here, everyone, query, expected):
    assert names(here, query) == expected


def test_another_account_is_never_found(here, stranger, everyone):
    assert names(stranger, "berg") == set()
