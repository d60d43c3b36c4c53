"""The worker is killed for real (SIGKILL) while a letter is being handed over; another worker takes up what it left."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.cli.test_keeping import ROOT, Folder
from tests.cli.test_rekey import python
from tests.peers.dovecot import PASSWORD
from tests.peers.smtp import Faults

LET_GO = """
from datetime import timedelta
from hvem.accounts.access import seat_of
from hvem.accounts.models import User
from hvem.campaign.running import running
from hvem.correspondence.models import Letter, Mailbox
from hvem.correspondence.sending.releasing import release
from hvem.correspondence.letters.writing import write
from hvem.ground import clock
from hvem.ground.sealing import seal
from hvem.people.models import Person
here = seat_of(User.objects.get(), clock.now())
Mailbox.objects.create(account=here.account, address="{box}", username="{box}", secret=seal("{password}"), imap_host="127.0.0.1", imap_port={imap},
    imap_safety="none", smtp_host="127.0.0.1", smtp_port={smtp}, smtp_safety="none", made_at=here.now)
person = Person.objects.of(here.account).get()
letter = write(here, person, purpose="letter", way="mail", language="nb", subject="Hei", body="Hvordan går det?").main
release(here, [letter])
"""
NOON = "2026-11-24T12:00:00+01:00"
LATER = "2026-11-24T12:10:00+01:00"


@pytest.fixture
def let_go(tmp_path, tables, dovecot, post_office):
    """A letter that is due, in a data folder of its own."""
    hvem = Folder(shutil.copytree(tables, tmp_path / "data"))
    assert hvem("add", "Terje Undheim, terje@jaerlys.example").returncode == 0
    words = LET_GO.format(box=dovecot.user(), password=PASSWORD, imap=dovecot.imap, smtp=post_office.port)
    done = python(hvem.data, words, HVEM_AT="2026-11-24T11:59:00+01:00")
    assert done.returncode == 0, done.stderr
    return hvem


def worker(hvem, at):
    env = os.environ | {"HVEM_DATA": str(hvem.data), "PYTHONPATH": str(ROOT / "src"), "HVEM_AT": at}
    return subprocess.Popen([sys.executable, "-m", "hvem.cli.work"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def waits_for(true, seconds=25.0):
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    assert true()


def standing(hvem, field):
    with sqlite3.connect(hvem.data / "hvem.sqlite3", timeout=10) as held:
        return held.execute(f"SELECT {field} FROM correspondence_letter").fetchone()[0]


def killed(process):
    process.send_signal(signal.SIGKILL)
    process.wait(10)


def test_killed_while_the_server_has_not_answered_the_letter_is_not_sent_again_and_is_asked_about(let_go, post_office):
    post_office.faults = Faults(seconds=20, times=1)
    first = worker(let_go, NOON)
    waits_for(lambda: len(post_office.letters) == 1)
    killed(first)
    second = worker(let_go, LATER)
    try:
        waits_for(lambda: standing(let_go, "doubtful_at") is not None)
    finally:
        killed(second)
    assert len(post_office.letters) == 1
    assert standing(let_go, "sent_at") is None


def test_killed_before_the_text_went_the_letter_leaves_once(let_go, post_office, monkeypatch):
    slow = post_office.handle_MAIL

    async def stuck(*words):
        import asyncio

        if not post_office.signed_in[1:]:
            await asyncio.sleep(20)
        return await slow(*words)

    monkeypatch.setattr(post_office, "handle_MAIL", stuck)
    first = worker(let_go, NOON)
    waits_for(lambda: post_office.signed_in)
    killed(first)
    assert standing(let_go, "sending_at") is not None
    second = worker(let_go, LATER)
    try:
        waits_for(lambda: standing(let_go, "sent_at") is not None)
    finally:
        killed(second)
    assert len(post_office.letters) == 1
