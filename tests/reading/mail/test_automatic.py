"""Automatic answers: known for what they are, and read for when someone is back."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from hvem.reading.mail.automatic import away_of, is_automatic

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "automatic_held_out.jsonl").read_text(encoding="utf-8").splitlines()
]


def mail(subject: str, text: str, **heads: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Kari Lie <kari@lie.example>"
    message["Subject"] = subject
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_an_automatic_answer_is_told_from_a_persons(row: dict) -> None:
    assert is_automatic(mail(row["subject"], row["text"]), row["text"]) is row["auto"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["auto"]], ids=lambda row: str(row["id"]))
def test_an_absence_is_read(row: dict) -> None:
    away = away_of(row["subject"], row["text"], date.fromisoformat(row["sent"]))
    assert (away.until and away.until.isoformat()) == row["until"]
    assert away.left is row.get("left", False)
    assert [one.email for one in away.instead if one.email] == row.get("instead", [])
