"""`hvem export`, `backup`, `restore`, `erase` and `demo`: whole files or one line that says why not."""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import sqlite3
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


class Folder:
    """A data folder of its own, worked on from the command line."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *words, stdin=None):
        env = os.environ | {"HVEM_DATA": str(self.data), "PYTHONPATH": str(ROOT / "src")}
        return subprocess.run([sys.executable, "-m", "hvem", *map(str, words)], env=env, capture_output=True, timeout=120, stdin=subprocess.DEVNULL)

    def rows(self):
        """Every row of every table, but for what changes by itself."""
        with sqlite3.connect(self.data / "hvem.sqlite3") as held:
            tables = [name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            return {name: sorted(held.execute(f"SELECT * FROM {name}"), key=str) for name in tables if "_index" not in name}


@pytest.fixture(scope="module")
def full(tmp_path_factory, tables):
    """A folder with the demo in it, its backup and its zip."""
    folder = tmp_path_factory.mktemp("full")
    hvem = Folder(shutil.copytree(tables, folder / "data"))
    assert hvem("demo", "--at", "2026-10-20T10:00").returncode == 0
    (folder / "data" / "files").mkdir()
    (folder / "data" / "files" / "kort.png").write_bytes(b"\x89PNG")
    assert hvem("backup", folder / "alt.backup").returncode == 0
    assert hvem("export", "--format", "zip", "-o", folder / "alt.zip").returncode == 0
    return folder


@pytest.fixture(scope="module")
def one(tmp_path_factory, tables):
    """A folder with one person in it, to be copied."""
    made = Folder(shutil.copytree(tables, tmp_path_factory.mktemp("one") / "data"))
    assert made("add", "Kari Nordmann, 99 88 77 66").returncode == 0
    return made.data


@pytest.fixture
def hvem(one, tmp_path):
    """Another folder, with one person in it."""
    shutil.copytree(one, tmp_path / "data")
    return Folder(tmp_path / "data")


def one_line(done):
    said = done.stderr.decode().strip()
    assert done.returncode == 2 and done.stdout == b"" and len(said.splitlines()) == 1, said
    return said


def test_a_backup_brings_every_row_and_file_back(full, hvem, tmp_path):
    done = hvem("restore", full / "alt.backup", "--yes")
    assert done.returncode == 0, done.stderr
    assert hvem.rows() == Folder(full / "data").rows()
    assert (hvem.data / "files" / "kort.png").read_bytes() == b"\x89PNG"
    [aside] = tmp_path.glob("data.before-restore-*")
    with sqlite3.connect(aside / "hvem.sqlite3") as old:
        assert old.execute("SELECT name FROM people_person").fetchall() == [("Kari Nordmann",)]
    assert (hvem.data / "key").read_bytes() == (aside / "key").read_bytes()


def test_a_backup_is_for_the_owner_only_and_holds_no_key(full):
    assert (full / "alt.backup").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(full / "alt.backup") as held:
        assert "key" not in held.namelist()
        assert (full / "data" / "key").read_bytes().strip() not in held.read("hvem.sqlite3")


def test_a_zip_fills_an_empty_account_and_no_other(full, hvem, tmp_path):
    shutil.copytree(hvem.data, tmp_path / "fresh")
    fresh = Folder(tmp_path / "fresh")
    assert fresh("erase", "Kari Nordmann", "--yes").returncode == 0
    done = fresh("restore", full / "alt.zip", "--yes")
    assert done.returncode == 0 and b"60 people" in done.stderr
    ours, theirs = Folder(full / "data").rows(), fresh.rows()
    assert len(ours["people_person"]) == len(theirs["people_person"]) == 60
    assert "not empty" in one_line(hvem("restore", full / "alt.zip", "--yes"))


def changed(path, name, change):
    """The zip with one entry changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, change(old.read(one)) if one.filename == name else old.read(one))
    return made.getvalue()


def newer(text):
    return json.dumps(json.loads(text) | {"version": 99}).encode()


def from_the_future(text):
    manifest = json.loads(text)
    return json.dumps(manifest | {"entries": manifest["entries"] + [{"name": "../key", "size": 1, "sha256": ""}]}).encode()


def bomb(path):
    """A small zip that says it is a backup and unpacks to far more."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("hvem.sqlite3", b"\0" * 120_000_000)
        held.writestr("manifest.json", json.dumps({"hvem": "backup", "version": 1, "entries": [{"name": "hvem.sqlite3", "size": 120_000_000, "sha256": ""}]}))
    return made.getvalue()


def lying(path):
    """The zip with sizes in its directory that are not those of its entries."""
    text = bytearray(path.read_bytes())
    place = text.index(b"PK\x01\x02")
    struct.pack_into("<I", text, place + 24, 100)
    return bytes(text)


SPOILT = {
    "garbage": lambda path: b"ikke en zip",
    "empty": lambda path: b"",
    "cut": lambda path: path.read_bytes()[:-3000],
    "bits": lambda path: changed(path, "hvem.sqlite3", lambda text: text[:40000] + b"\xff" * 4000 + text[44000:]),
    "not a database": lambda path: changed(path, "hvem.sqlite3", lambda text: b"x" * len(text)),
    "newer": lambda path: changed(path, "manifest.json", newer),
    "another's": lambda path: changed(path, "manifest.json", lambda text: b'{"hello": 1}'),
    "entries": lambda path: changed(path, "manifest.json", from_the_future),
    "bomb": bomb,
    "lying": lying,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_backup_is_refused_in_one_line_and_replaces_nothing(full, hvem, tmp_path, how):
    spoilt = tmp_path / "spoilt.zip"
    spoilt.write_bytes(SPOILT[how](full / "alt.backup"))
    before = hvem.rows()
    assert "Nothing was replaced" in one_line(hvem("restore", spoilt, "--yes")) or how in {"newer"}
    assert hvem.rows() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "spoilt.zip"]


def test_a_file_that_is_not_there_is_said_in_one_line(hvem, tmp_path):
    one_line(hvem("restore", tmp_path / "ingen.zip", "--yes"))
    one_line(hvem("backup", tmp_path / "ingen" / "fil.zip"))
    one_line(hvem("export", "-o", tmp_path / "ingen" / "fil.zip"))


def test_a_folder_in_use_is_not_replaced(full, hvem):
    code = "import sys, pathlib; from hvem.ground.occupied import share; share(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    holder = subprocess.Popen([sys.executable, "-c", code, str(hvem.data)], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        assert "Stop it first" in one_line(hvem("restore", full / "alt.backup", "--yes"))
        assert hvem("people").stdout.startswith(b"Kari Nordmann")
    finally:
        holder.communicate()
    assert hvem("restore", full / "alt.backup", "--yes").returncode == 0


def test_each_format_goes_to_stdout_or_to_a_file_of_ones_own(full, tmp_path):
    hvem = Folder(full / "data")
    found = json.loads(hvem("export", "--format", "json").stdout)
    assert len(found["people"]) == 60 and all(found[name] and found[name][0]["id"] for name in ("conversations", "referrals", "promises", "signals", "advice", "gifts"))
    assert hvem("export", "--format", "vcard").stdout.count(b"BEGIN:VCARD\r\n") == 60
    assert hvem("export", "--format", "ics").stdout.startswith(b"BEGIN:VCALENDAR")
    assert hvem("export", "--format", "csv", "-o", tmp_path / "alle.csv").stdout == b""
    assert (tmp_path / "alle.csv").read_text("utf-8-sig").count("@") >= 60 and (tmp_path / "alle.csv").stat().st_mode & 0o777 == 0o600
    assert zipfile.ZipFile(io.BytesIO(hvem("export").stdout)).testzip() is None


def test_a_demo_and_an_erasure_want_what_fits(hvem):
    assert "not empty" in one_line(hvem("demo"))
    one_line(hvem("erase", "Ingen Slik"))
    assert hvem("erase", "Kari Nordmann", "--yes").returncode == 0
    assert hvem("people").stdout == b"Nobody matches.\n"


def test_a_backup_a_day_is_kept_for_fourteen_days(full, tmp_path):
    code = (
        "import os, datetime, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'hvem.config.settings'\n"
        "import django; django.setup()\n"
        "from hvem.keeping.backups import daily_backup, backups_here\n"
        "start = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)\n"
        "made = [daily_backup(at=start + datetime.timedelta(hours=12 * n)) for n in range(34)]\n"
        "print(sum(map(bool, made)), len(backups_here()), backups_here()[-1][0].name)\n"
    )
    hvem = Folder(tmp_path / "data")
    hvem("restore", full / "alt.backup", "--yes")
    env = os.environ | {"HVEM_DATA": str(hvem.data), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.stdout.split() == ["17", "14", "hvem-2026-11-04.zip"], done.stderr


def test_a_backup_for_which_there_is_no_room_is_one_line_and_leaves_nothing(hvem, tmp_path):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    env = os.environ | {"HVEM_DATA": str(hvem.data), "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", "hvem", "backup", str(tmp_path / "alt.backup")]
    done = subprocess.run(words, env=env, capture_output=True, timeout=120, preexec_fn=no_room, check=False)
    assert "could not be" in one_line(done) or "cannot be" in one_line(done)
    assert not list(tmp_path.glob("*alt.backup*")) and not list(hvem.data.glob(".backup-*"))


def test_a_folder_that_others_use_too_is_not_shut_for_them(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "theirs.txt").write_text("Andres")
    done = Folder(shared)("add", "Kari Nordmann, 99 88 77 66")
    assert done.returncode == 0, done.stderr
    assert Folder(shared)("people").returncode == 0
    assert shared.stat().st_mode & 0o7777 == 0o1777
    assert {(shared / name).stat().st_mode & 0o777 for name in ("key", "hvem.sqlite3")} == {0o600}


LET_GO = """
import django; django.setup()
from hvem.accounts.models import Account
from hvem.campaign.models import Campaign
from hvem.correspondence.models import Letter
from hvem.ground import clock
from hvem.people.models import Person
account, now = Account.objects.get(), clock.now()
campaign = Campaign.objects.filter(account=account).first() or Campaign.objects.create(account=account, started_on=account.day(now))
Letter.objects.create(account=account, campaign=campaign, person=Person.objects.get(account=account), purpose="letter", made_at=now, changed_at=now,
                      released_at=now, leaves_at=now, address="kari@nordmann.example")
"""


def test_letters_on_their_way_in_a_backup_do_not_leave_when_it_is_restored(hvem, tmp_path):
    env = os.environ | {"HVEM_DATA": str(hvem.data), "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "hvem.config.settings"}
    subprocess.run([sys.executable, "-c", LET_GO], env=env, check=True, timeout=60)
    assert hvem("backup", tmp_path / "alt.backup").returncode == 0
    done = hvem("restore", tmp_path / "alt.backup", "--yes")
    assert done.returncode == 0 and b"none leaves unless you say so: 1." in done.stderr, done.stderr
    with sqlite3.connect(hvem.data / "hvem.sqlite3") as held:
        [(sending, handed, message)] = held.execute("SELECT sending_at, handed_at, message_id FROM correspondence_letter").fetchall()
    assert sending and handed and message
