"""The first start: what is missing is one line to type, what is half made is made anew, and two that start together wait for each other."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hvem.cli import own_python
from tests.conftest import ROOT

LISTS = "/var/lib/apt/lists/mirror_Packages"


def clone(folder: Path, listed: str = "") -> Path:
    """The script, what it starts, and a list of our own."""
    for name in ("hvem", "src/hvem/cli/own_python.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "requirements").mkdir()
    for name in ("run", "test"):
        (folder / "requirements" / f"{name}.txt").write_text(listed)
    return folder


@pytest.fixture
def bare(tmp_path):
    """A machine with python3 and no venv; `put` adds a program to it."""
    fake = tmp_path / "bin"
    fake.mkdir()

    def put(name: str, text: str) -> None:
        (fake / name).write_text(f"#!/bin/sh\n{text}\n")
        (fake / name).chmod(0o755)

    for name in ("dirname", "ls", "head"):
        (fake / name).symlink_to(shutil.which(name))
    put("python3", f'case "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"')
    put("apt-get", "exit 1")
    put("id", "echo 1000")
    put("find", f"echo {LISTS}")
    put("sudo", "exit 1")

    def type_it(*words: str) -> tuple[int, str]:
        script = clone(tmp_path / "clone") / "hvem"
        done = subprocess.run(["/bin/sh", str(script), *words], env={"PATH": str(fake)}, capture_output=True, text=True)
        return done.returncode, done.stderr.strip()

    type_it.put, type_it.fake = put, fake
    return type_it


def test_a_bare_machine_is_told_the_one_line_to_type(bare):
    assert bare("run") == (2, "hvem needs: sudo apt-get install -y python3-venv")


def test_a_machine_without_sudo_and_without_lists_is_told_a_line_that_works_there(bare):
    (bare.fake / "sudo").unlink()
    bare.put("find", "true")
    assert bare("run") == (2, "hvem needs: su -c 'apt-get update && apt-get install -y python3-venv'")


def test_all_that_is_missing_for_the_tests_is_in_the_same_line(bare):
    code, line = bare("test")
    assert code == 2
    assert line.startswith("hvem needs: sudo apt-get install -y python3-venv chromium")


def test_root_who_cannot_install_is_told_the_line_too(bare):
    bare.put("id", "echo 0")
    code, said = bare("run")
    assert (code, said.splitlines()[-1]) == (2, "hvem needs: apt-get install -y python3-venv")


def test_without_any_python_it_is_the_same_line(bare):
    (bare.fake / "python3").unlink()
    assert bare("run") == (2, "hvem needs: sudo apt-get install -y python3 python3-venv")


def test_an_older_python_is_one_sentence(bare):
    bare.put("python3", 'case "$*" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    assert bare("run") == (2, "hvem needs Python 3.11 or newer; this is Python 3.9.2.")


@pytest.fixture
def wheel(tmp_path):
    """A package of one line with a script, and the list that locks it."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    file = folder / "aquavit-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("aquavit-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: aquavit\nVersion: 1.0\n")
        made.writestr(
            "aquavit-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: ours\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr("aquavit-1.0.dist-info/entry_points.txt", "[console_scripts]\naquavit = aquavit:pour\n")
        made.writestr("aquavit.py", "def pour():\n    print('skål')\n")
        made.writestr(
            "aquavit-1.0.dist-info/RECORD", "".join(f"{name},,\n" for name in [*made.namelist(), "aquavit-1.0.dist-info/RECORD"])
        )
    return folder, f"aquavit==1.0 --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


def put_in(folder: Path, **more: str) -> subprocess.Popen:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    words = [sys.executable, "-I", str(folder / "src/hvem/cli/own_python.py"), str(folder), "run"]
    return subprocess.Popen(words, env=env | {"PIP_CONFIG_FILE": os.devnull} | more, stderr=subprocess.PIPE, text=True)


def pour(folder: Path) -> str:
    return subprocess.run(
        [folder / ".hvem/venv/bin/aquavit"], capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}
    ).stdout.strip()


def test_two_first_starts_a_broken_one_a_move_and_a_strange_package(tmp_path, wheel):
    found, listed = wheel
    near = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(found)}
    here = clone(tmp_path / "min klone æøå", listed)
    said = [one.communicate(timeout=120)[1] for one in [put_in(here, **near), put_in(here, **near)]]
    assert sum("Fetching" in one for one in said) == 1
    assert sum("waiting for it" in one for one in said) == 1
    assert pour(here) == "skål"

    for name in (
        "whole",
        "run.stamp",
        *(f"venv/{one.relative_to(here / '.hvem/venv')}" for one in here.glob(".hvem/venv/lib/*/*/aquavit.py")),
    ):
        (here / ".hvem" / name).unlink()  # as a kill in the middle leaves it: told as installed, and not there
    assert put_in(here, **near).wait(120) == 0
    assert pour(here) == "skål"

    moved = here.rename(tmp_path / "flyttet")
    assert put_in(moved, **near).wait(120) == 0
    assert pour(moved) == "skål"
    again = put_in(moved, PIP_NO_INDEX="1")
    assert again.communicate(timeout=60)[1] == "" and again.returncode == 0

    (moved / "requirements" / "run.txt").write_text(listed.replace("1.0", "1.1")[:-5] + "0000\n")
    (found / "aquavit-1.0-py3-none-any.whl").rename(found / "aquavit-1.1-py3-none-any.whl")
    tried = put_in(moved, **near)
    said = tried.communicate(timeout=60)[1].splitlines()
    assert tried.returncode == 2 and "HASHES" in said[-1], "another package than the one locked is refused in one line"
    assert put_in(moved, **near).wait(120) == 2


def test_a_silent_network_is_one_sentence(tmp_path, wheel):
    here = clone(tmp_path / "clone", wheel[1])
    tried = put_in(here, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    said = tried.communicate(timeout=120)[1]
    assert tried.returncode == 2
    assert "the network did not answer" in said.splitlines()[-1] and "Traceback" not in said
    assert not (here / ".hvem" / "run.stamp").exists()


def test_a_folder_one_may_not_write_in_is_one_sentence(tmp_path):
    here = clone(tmp_path / "clone")
    (here / ".hvem").write_text("in the way")
    tried = put_in(here)
    said = tried.communicate(timeout=60)[1]
    assert tried.returncode == 2 and len(said.splitlines()) == 1 and "could not be written" in said


@pytest.fixture
def ready(tmp_path):
    """A clone that is set up, whose command says where it and a library it uses come from; `type_it` starts it in a folder of traps."""
    root = clone(tmp_path / "clone")
    inside = root / ".hvem" / "venv" / "bin" / "python"
    inside.parent.mkdir(parents=True)
    inside.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    inside.chmod(0o755)
    (root / ".hvem" / "run.stamp").write_text(own_python._stamp(root, "run"))
    (root / "src" / "hvem" / "__main__.py").write_text("import random, sys\nprint(__file__, random.__file__, sys.argv[1:])\n")
    (root / "src" / "hvem" / "__init__.py").touch()
    fake, traps = tmp_path / "bin", tmp_path / "traps"
    fake.mkdir()
    traps.mkdir()
    (fake / "python3").symlink_to(sys.executable)
    for name in ("random", "hvem", "venv", "ensurepip", "sitecustomize", "usercustomize", "fcntl", "encodings"):
        (traps / f"{name}.py").write_text(f"raise SystemExit('a trap: {name}')\n")

    def type_it(script: Path = root / "hvem", **more: str) -> str:
        env = {"PATH": f"{fake}:{os.environ['PATH']}"} | more
        done = subprocess.run(["/bin/sh", str(script), "people"], env=env, cwd=traps, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    type_it.root, type_it.traps = root, traps
    return type_it


def test_nothing_in_the_folder_one_stands_in_takes_the_place_of_a_module(ready):
    said = ready()
    assert str(ready.root / "src" / "hvem" / "__main__.py") in said and str(ready.traps) not in said


@pytest.mark.parametrize("elsewhere", ["{traps}", ":", "", ".", "{traps}:/nowhere"])
def test_what_other_programs_add_to_pythons_path_is_not_ours(ready, elsewhere):
    assert str(ready.traps) not in ready(PYTHONPATH=elsewhere.format(traps=ready.traps))


def test_a_link_to_the_script_is_as_good_as_the_script(ready, tmp_path):
    (tmp_path / "min bin").mkdir()
    link = tmp_path / "min bin" / "hvem"
    link.symlink_to(ready.root / "hvem")
    (tmp_path / "again").symlink_to(link)
    assert str(ready.root) in ready(tmp_path / "again")
