"""What one wonders about a friend, as typed, stands right in a message to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.wondering import wondered


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Hvordan går det med hagen", "Hvordan går det med hagen?"),
        ("hvordan det går med hagen", "hvordan det går med hagen"),
        ("Hva gjør du nå?", "Hva gjør du nå?"),
        ("Om hun fortsatt seiler.", "om hun fortsatt seiler"),
        ("Korleis går det på garden", "Korleis går det på garden?"),
        ("How are the children", "How are the children?"),
        ("how the children are", "how the children are"),
        ("Er du fortsatt i Stavanger", "Er du fortsatt i Stavanger?"),
        ("Jærlys", "Jærlys"),
        ("", ""),
    ],
)
def test_what_is_wondered_stands_right_in_a_message(typed, said):
    assert wondered(typed)[1] == said


@given(st.text(max_size=80))
def test_whatever_is_typed_its_words_are_kept(typed):
    outright, said = wondered(typed)
    assert said.casefold().rstrip(" .?") == " ".join(typed.split()).casefold().rstrip(" .?") or not typed.strip(" .?")
    assert said.endswith("?") if outright else True
