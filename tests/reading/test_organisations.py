"""Names of organisations, and whose mail it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.organisations import fold_organisation, tidy_organisation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fjordbygg AS", "fjordbygg"),
        ("Fjordbygg A/S", "Fjordbygg AS"),
        ("Fjordbygg a.s.", "Fjordbygg"),
        ("Fjordbygg AS (Norge)", "Fjordbygg"),
        ("Fjordbygg AS (Norge", "Fjordbygg"),
        ("Fjordbygg Norge AS", "FJORDBYGG"),
        ("Fjordbygg Norway", "Fjordbygg"),
        ("Stiftelsen Fjordbygg", "Fjordbygg"),
        ("Brightline Ltd.", "Brightline Limited"),
        ("Zuidhaven B.V.", "Zuidhaven BV"),
        ("Rør ENK", "ROER"),
        ("Brightline, Inc.", "brightline"),
        ("Norrtorp AB", "Norrtorp"),
        ("Moe & Sønn Rør AS", "moe & sønn rør"),
    ],
)
def test_the_legal_form_does_not_make_another_organisation(one: str, other: str) -> None:
    assert fold_organisation(one) == fold_organisation(other)


def test_names_that_only_look_like_a_legal_form_stay() -> None:
    assert fold_organisation("AS") == "as"
    assert fold_organisation("Innovasjon Norge") == "innovasjon norge"
    assert fold_organisation("Visit Norway AS") == "visit norway"
    assert fold_organisation("Fjordbygg Invest") != fold_organisation("Fjordbygg")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  Fjordbygg   as ", "Fjordbygg AS"),
        ("FJORDBYGG ENTREPRENØR AS", "Fjordbygg Entreprenør AS"),
        ("NTNU", "NTNU"),
        ("DNB ASA", "DNB ASA"),
        ("Fjordbygg, Inc.", "Fjordbygg Inc"),
        ("Fjordbygg AS (Norge", "Fjordbygg AS (Norge)"),
        ("NAV Lillehammer", "NAV Lillehammer"),
    ],
)
def test_an_organisation_is_shown_tidily(written: str, shown: str) -> None:
    assert tidy_organisation(written) == shown


@given(st.text(max_size=80))
def test_folding_and_tidying_settle_at_once(name: str) -> None:
    assert tidy_organisation(tidy_organisation(name)) == tidy_organisation(name)
    fold_organisation(name)
