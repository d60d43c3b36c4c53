"""Those who ask not to be written to again are heard, and nobody else is taken for one of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hvem.reading.mail.wishes import wants_peace

ROWS = [json.loads(line) for line in (Path(__file__).parent / "wishes_held_out.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_wish_for_peace_is_heard_and_none_is_made_up(row: dict) -> None:
    assert wants_peace(row["text"]) is row["peace"]
