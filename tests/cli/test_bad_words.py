"""What cannot be used on the command line is said in one line, with 2, and nothing is written; nor is anything when the machine cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(data, *words, **more):
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "HVEM_DATA": str(data), "HVEM_LANGUAGE": "nb"}
    return subprocess.run([sys.executable, "-m", "hvem", *words], env=env, capture_output=True, timeout=120, check=False, **more)


@pytest.fixture
def data(tables, tmp_path):
    """A folder with nobody in it."""
    return Path(shutil.copytree(tables, tmp_path / "data"))


@pytest.mark.parametrize(
    "words",
    [
        ["--at", "0001-01-01", "today"], ["--at", "9999-12-31T23:59", "today"], ["--at", "i morgen", "today"], ["log", "call", "Kari", "--minutes", "ti"],
        ["nothing"], [], ["run", "--port", "99999999"], ["run", "--port", "-1"], ["keep", "x"], ["log", "call", "Nobody"],
        ["today", "--minutes", "-4"],
    ],
)  # fmt: skip
def test_one_line_says_what_is_wrong(data, words):
    said = run(data, *words)
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1


def test_letters_of_an_older_encoding_are_read(data):
    run(data, "add", b"Bj\xf8rn Nes, 90 00 00 01")
    assert "Bjørn Nes" in run(data, "people").stdout.decode()


def test_a_file_in_the_folders_place_is_one_line(tmp_path):
    (tmp_path / "taken").write_text("")
    said = run(tmp_path / "taken", "today")
    assert said.returncode == 2 and len(said.stderr.decode().strip().splitlines()) == 1


def test_two_that_start_together_in_an_empty_folder_both_work(tmp_path):
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "HVEM_DATA": str(tmp_path)}
    both = [subprocess.Popen([sys.executable, "-m", "hvem", "today"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate(timeout=120) for one in both]
    assert [one.returncode for one in both] == [0, 0], said


def test_a_key_left_empty_by_a_full_disk_is_made_anew(tmp_path):
    (tmp_path / "key").write_text("")
    assert run(tmp_path, "today").returncode == 0
    assert len((tmp_path / "key").read_text()) > 40 and not [one for one in tmp_path.iterdir() if one.name.startswith(".key-")]


def test_a_name_of_thousands_of_letters_is_looked_at_at_once():
    from hvem.campaign.remembering import apart

    assert apart("Æ" * 5_000) == ["Æ" * 5_000] and apart("Ola Nes og Kari Lie") == ["Ola Nes", "Kari Lie"]
    assert apart("A a" * 90) == ["A a" * 90]
