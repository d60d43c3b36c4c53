"""`hvem import` from the command line: the contract's JSON, nothing written on a dry run, one line where a file is no good."""

from __future__ import annotations

import json

import pytest

from hvem.cli.main import main
from tests.importing.book import card, numbered

KEYS = {"file", "format", "cards", "added", "updated", "unchanged", "to_review", "complaints"}


@pytest.fixture
def run(db, capsys, monkeypatch):
    """Run a command; its exit code, its document and its messages."""
    monkeypatch.setattr("hvem.cli.ready.make_ready", lambda: None)

    def go(*words):
        code = main([*map(str, words), "--json", "--at", "2026-11-23T09:00"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    yield go
    from hvem.ground import clock

    clock.set_to(None)


def write(tmp_path, name, *cards):
    path = tmp_path / name
    path.write_bytes("".join(cards).encode())
    return path


def people():
    from hvem.accounts.models import Account
    from hvem.people.models import Person

    return [one for account in Account.objects.all() for one in Person.objects.of(account).listed()]


def test_a_file_comes_in_and_a_second_time_nothing_changes(run, tmp_path):
    path = write(tmp_path, "bok.vcf", *numbered(3))
    code, document, _ = run("import", path)
    (batch,) = document["batches"]
    assert code == 0 and set(batch) == KEYS and set(document) == {"batches", "seconds"}
    assert (batch["file"], batch["format"], batch["cards"], batch["added"]) == ("bok.vcf", "vcard", 3, 3)
    code, document, _ = run("import", path, "--yes")
    assert (document["batches"][0]["added"], document["batches"][0]["updated"], document["batches"][0]["unchanged"]) == (0, 0, 3)


def test_a_dry_run_says_the_same_and_writes_nothing(run, tmp_path):
    path = write(tmp_path, "bok.vcf", *numbered(3), *numbered(2), card("Person Nummer00001", org="Et annet sted"))
    _, dry, _ = run("import", path, "--dry-run")
    assert not people()
    from hvem.accounts.models import Account
    from hvem.importing.models import Batch

    assert not any(Batch.objects.of(one).exists() for one in Account.objects.all())
    _, wet, _ = run("import", path)
    assert dry["batches"] == wet["batches"] and len(people()) == 3


def test_complaints_are_said_in_words_and_the_good_are_kept(run, tmp_path):
    path = write(tmp_path, "bok.vcf", *numbered(2), "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n")
    code, document, _ = run("import", path)
    (complaint,) = document["batches"][0]["complaints"]
    assert code == 1 and document["batches"][0]["added"] == 2
    assert complaint["where"] == "card 3" and "Kortet" in complaint["reason"]


def test_several_files_make_several_batches(run, tmp_path):
    code, document, _ = run("import", write(tmp_path, "a.vcf", *numbered(2)), write(tmp_path, "b.vcf", *numbered(2, 1)))
    assert [(one["added"], one["unchanged"]) for one in document["batches"]] == [(2, 0), (1, 1)] and code == 0


@pytest.mark.parametrize("octets", [b"", b"\x89PNG\r\n\x1a\n....", b"hello there\n"])
def test_a_file_of_nothing_is_refused_in_one_line(run, tmp_path, octets):
    path = tmp_path / "noe.vcf"
    path.write_bytes(octets)
    code, _, said = run("import", path)
    assert code == 2 and len(said.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_refused_in_one_line(run, tmp_path):
    code, document, said = run("import", tmp_path / "borte.vcf")
    assert code == 2 and document is None and len(said.strip().splitlines()) == 1
