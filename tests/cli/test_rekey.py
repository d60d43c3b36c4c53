"""`hvem rekey`: a new key, and everything that was locked can still be opened, but not with the old key alone."""

from __future__ import annotations

import os
import subprocess
import sys

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


def test_with_a_new_key_what_was_locked_is_opened_and_the_old_key_opens_nothing(tmp_path):
    hvem = Folder(tmp_path / "data")
    assert hvem("people").returncode == 0
    assert python(hvem.data, LOCK).returncode == 0
    old = (hvem.data / "key").read_text()
    done = hvem("rekey")
    assert done.returncode == 0 and b"new key: 1" in done.stderr, done.stderr
    assert (hvem.data / "key").read_text().split()[1:] == [old]
    assert (hvem.data / "key").stat().st_mode & 0o777 == 0o600
    assert python(hvem.data, OPEN).stdout.strip() == "apppassord æøå"
    assert "WrongKey" in python(hvem.data, OPEN, HVEM_KEY=old).stderr
