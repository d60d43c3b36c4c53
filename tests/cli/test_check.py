"""`hvem check`: a letter or a question judged from a file, without data."""

from __future__ import annotations

import json

import pytest

from hvem.cli.main import main

KEYS = {"kind", "rule", "start", "end", "text", "why", "better"}


def told(capsys, *words):
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_a_letter_is_checked_from_a_file(capsys, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Hei Siv,\n\nGratulerer med dagen! Har dere en ledig stilling til meg?\n\nHilsen Tor\n", "utf-8")
    code, (checked,), err = told(capsys, "check", str(file), "--json")
    assert code == 0 and not err
    assert set(checked) == {"lang", "words", "seconds_aloud", "findings"}
    assert checked["lang"] == "nb" and checked["words"] == 14
    (found,) = checked["findings"]
    assert set(found) == KEYS and found["kind"] == "direct-job-request" and found["rule"] == "M40"
    assert found["text"] == "Har dere en ledig stilling til meg?" == file.read_text("utf-8")[found["start"] : found["end"]]


def test_a_file_of_texts_is_answered_line_by_line(capsys, tmp_path):
    file = tmp_path / "texts.jsonl"
    rows = [
        {"id": "a", "text": "Who do you think I should talk to?", "for": "ask"},
        {"id": "b", "text": "Kan eg få namna på alle vennene dine?", "lang": "nn", "for": "ask"},
        {"id": "c", "text": "Kan du hjelpe meg litt?"},
    ]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", "utf-8")
    code, answers, _ = told(capsys, "check", str(file), "--json", "--for", "ask")
    assert code == 0 and [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert [[found["kind"] for found in answer["findings"]] for answer in answers] == [[], ["asks-for-names"], ["vague"]]
    assert [answer["lang"] for answer in answers] == ["en", "nn", "nb"]


@pytest.mark.parametrize("line", ["not json", "[]", '{"id": 1}', '{"text": 4}'])
def test_a_line_that_is_no_text_is_refused_in_one_line(capsys, tmp_path, line):
    file = tmp_path / "texts.jsonl"
    file.write_text(line + "\n", "utf-8")
    code, _, err = told(capsys, "check", str(file), "--json")
    assert code == 2 and len(err.splitlines()) == 1 and "line 1" in err


def test_a_file_that_is_not_there_is_told_in_one_line(capsys, tmp_path):
    code, _, err = told(capsys, "check", str(tmp_path / "none.txt"), "--json")
    assert code == 2 and len(err.splitlines()) == 1


def test_without_json_it_is_told_in_words(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("HVEM_LANGUAGE", "en")
    file = tmp_path / "ask.txt"
    file.write_text("Har de bruk for ein som meg?", "utf-8")
    assert main(["check", str(file), "--for", "ask", "--lang", "nn"]) == 0
    out = capsys.readouterr().out
    assert "You ask for work (M40): Har de bruk for ein som meg?" in out and "kven synest du" in out


def test_an_empty_file_has_nothing_to_find_as_an_ask(capsys, tmp_path):
    file = tmp_path / "empty.txt"
    file.write_text("", "utf-8")
    code, (checked,), _ = told(capsys, "check", str(file), "--for", "ask", "--json")
    assert code == 0 and checked["words"] == 0 and checked["findings"] == []
