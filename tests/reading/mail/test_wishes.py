"""Those who ask not to be written to again are heard, and nobody else is taken for one of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.mail.wishes import wants_peace

HERE = Path(__file__).parent
ROWS = [
    {**json.loads(line), "set": name}
    for name in ("held_out", "fresh", "last", "unseen")
    for line in (HERE / f"wishes_{name}.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['set']}-{row['id']}")
def test_a_wish_for_peace_is_heard_and_none_is_made_up(row: dict) -> None:
    assert wants_peace(row["text"]) is row["peace"]


def test_a_wish_quoted_from_below_is_not_theirs() -> None:
    assert not wants_peace("Hei! Hva mener du?\n\nDen 3. mars 2026 skrev Per Vik:\nIkke skriv til meg mer.")
    assert not wants_peace("Se under.\n-----Opprinnelig melding-----\nIkke kontakt meg igjen.")


@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert wants_peace(text) in (True, False)
