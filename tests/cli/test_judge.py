"""`hvem read`: judgements on text and files, without data."""

from __future__ import annotations

import json

import pytest

from hvem.cli.main import main


def told(capsys, *words):
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_a_line_is_read_as_a_person(capsys):
    code, (card,), _ = told(capsys, "read", "line", "Kari Nordmann, innkjøpssjef i Fjordbygg, 99 88 77 66, kari@fjordbygg.example", "--json")
    assert code == 0
    assert card["name"] == "Kari Nordmann" and card["title"] == "innkjøpssjef" and card["organisation"] == "Fjordbygg"
    assert card["phones"] == [{"kind": "mobile", "number": "+4799887766"}]


def test_a_text_file_gives_one_document_a_line_in_order(capsys, tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text("Siri\nring Gunnhild 908 11 223\n", "utf-8")
    code, cards, _ = told(capsys, "read", "line", str(file), "--json")
    assert code == 0 and [card["name"] for card in cards] == ["Siri", "Gunnhild"]


def test_when_is_reckoned_from_the_moment_given(capsys):
    assert told(capsys, "read", "when", "torsdag kl 14", "--at", "2026-11-23T09:00", "--json")[1] == [
        {"when": "2026-11-26T14:00", "precision": "minute"}
    ]


def test_a_note_without_a_date_is_told_so(capsys):
    assert told(capsys, "read", "when", "ta en kaffe en gang", "--at", "2026-11-23T09:00")[1] == [{"when": None, "precision": None}]


def test_a_file_of_notes_is_answered_by_id(capsys, tmp_path):
    file = tmp_path / "notes.jsonl"
    file.write_text('{"id":"a","text":"i morgen kl 14","at":"2026-11-23T09:00","lang":"nb"}\n', "utf-8")
    assert told(capsys, "read", "when", str(file), "--json")[1] == [{"id": "a", "when": "2026-11-24T14:00", "precision": "minute"}]


@pytest.mark.parametrize("words", [("read", "when", "nowhere.jsonl"), ("read", "line", "nowhere.txt"), ("read", "when", "x", "--at", "snart")])
def test_unusable_input_is_refused_in_one_line(capsys, words):
    code, out, err = told(capsys, *words)
    assert code == 2 and out == [] and len(err.strip().splitlines()) == 1 and "Traceback" not in err


def test_a_file_with_a_broken_line_names_the_line(capsys, tmp_path):
    file = tmp_path / "notes.jsonl"
    file.write_text('{"id":"a","text":"i morgen","at":"2026-11-23T09:00"}\n{oh', "utf-8")
    code, _, err = told(capsys, "read", "when", str(file))
    assert code == 2 and "line 2" in err
