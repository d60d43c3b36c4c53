"""`hvem rekey`: a new key, and everything that was locked can still be opened, but not with the old key alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_keeping import ROOT, Folder

LOCK = """
from hvem.accounts.models import Account
from hvem.correspondence.models import Mailbox
from hvem.ground.sealing import seal
from django.utils import timezone
Mailbox.objects.create(account=Account.objects.get(), address="hilde@post.example", secret=seal("apppassord æøå"), made_at=timezone.now())
"""
OPEN = """
from hvem.correspondence.models import Mailbox
from hvem.ground.sealing import unseal
print(unseal(Mailbox.objects.filter(account_id=Mailbox._base_manager.values_list("account_id")[0][0]).get().secret))
"""


def python(folder, words, **more):
    start = "import os; os.environ['DJANGO_SETTINGS_MODULE']='hvem.config.settings'\nimport django; django.setup()\n"
    env = os.environ | {"HVEM_DATA": str(folder), "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"} | more
    return subprocess.run([sys.executable, "-c", start + words], env=env, capture_output=True, text=True, timeout=60, check=False)


def test_with_a_new_key_what_was_locked_is_opened_and_the_old_key_opens_nothing(tmp_path, tables):
    hvem = Folder(shutil.copytree(tables, tmp_path / "data"))
    assert hvem("people").returncode == 0
    assert python(hvem.data, LOCK).returncode == 0
    old = (hvem.data / "key").read_text()
    done = hvem("rekey")
    assert done.returncode == 0 and b"new key: 1" in done.stderr, done.stderr
    assert (hvem.data / "key").read_text().split()[1:] == [old]
    assert (hvem.data / "key").stat().st_mode & 0o777 == 0o600
    assert python(hvem.data, OPEN).stdout.strip() == "apppassord æøå"
    assert "WrongKey" in python(hvem.data, OPEN, HVEM_KEY=old).stderr


HOLD = """
from django.contrib.sessions.backends.db import SessionStore
from hvem.ground.sealing import seal
held = SessionStore()
held.create()
held.update({"calendar-found": {"username": "hilde", "secret": seal("apppassord"), "calendars": []}, "toast": {"kind": "x"}})
held.save()
"""
HELD = """
from django.contrib.sessions.models import Session
print([sorted(one.get_decoded()) for one in Session.objects.all()])
"""
KILLED = """
import os, signal
from pathlib import Path
from hvem.ground.occupied import have_alone
from hvem.keeping import rekeying
from django.conf import settings
have_alone(settings.DATA)
def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if "{where}" == "before":
    Path.replace = killed
else:
    rekeying.{where} = killed
rekeying.new_key(settings.DATA)
rekeying.reseal_all()
"""
OPENED_BY = """
from django.conf import settings
from hvem.correspondence.models import Mailbox
from hvem.ground.sealing import WrongKey, unseal
secret = Mailbox.objects.filter(account_id=Mailbox._base_manager.values_list("account_id")[0][0]).get().secret
for key in (settings.DATA / "key").read_text().split():
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = key, []
    try:
        print(unseal(secret))
    except WrongKey:
        print("-")
"""


@pytest.fixture(scope="module")
def one_locked(tmp_path_factory):
    """A folder with a password locked in it, and another held in a session, to be copied."""
    hvem = Folder(tmp_path_factory.mktemp("locked") / "data")
    assert hvem("people").returncode == 0
    assert python(hvem.data, LOCK + HOLD).returncode == 0
    return hvem.data


@pytest.fixture
def locked(one_locked, tmp_path):
    return Folder(Path(shutil.copytree(one_locked, tmp_path / "data")))


def test_a_password_held_between_two_pages_is_forgotten(locked):
    assert locked("rekey").returncode == 0
    assert python(locked.data, HELD).stdout.strip() == "[['toast']]"


@pytest.mark.parametrize("where", ["before", "_on_disk", "resealed"])
def test_killed_on_the_way_nothing_is_lost_and_once_more_it_is_done(locked, where):
    assert python(locked.data, KILLED.replace("{where}", where)).returncode == -9
    done = locked("rekey")
    assert done.returncode == 0 and b"new key: 1" in done.stderr, done.stderr
    newest, *older = python(locked.data, OPENED_BY).stdout.split("\n")[:-1]
    assert newest == "apppassord æøå" and set(older) == {"-"}
    assert not list(locked.data.glob(".key-*"))


def test_with_a_wrong_key_nothing_is_overwritten(locked):
    old = (locked.data / "key").read_text()
    (locked.data / "key").write_text("feil" * 10)
    done = locked("rekey")
    assert done.returncode == 1 and b"No key opens 1" in done.stderr
    (locked.data / "key").write_text(old)
    assert python(locked.data, OPEN).stdout.strip() == "apppassord æøå"
