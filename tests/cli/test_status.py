"""`hvem status` tells how it goes, and its exit code whether anybody has to do something."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from hvem.correspondence.connections import connecting
from hvem.correspondence.models import Mailbox
from hvem.correspondence.connections.signing_in import note_success
from hvem.correspondence.connections.trying import Reach
from hvem.ground import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def hvem(here, monkeypatch, capsys):
    """Run a command in Hilde's account; its code, what it said, and its message."""
    from hvem.cli import main as room

    monkeypatch.setattr("hvem.cli.ready.make_ready", lambda: None)

    def run(*words):
        code = room.main(["--account", here.account.name, "--at", "2026-11-23T09:00", *words])
        clock.set_to(None)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def mailbox(here):
    row = connecting.connect(here, Reach("hilde@skjeveland.example", "", "imap.skjeveland.example"), "hemmelig-passord")
    connecting.look_back(here, row, None)
    note_success(row, at=here.now)
    return row


def test_nothing_connected_is_well(hvem):
    code, out, _ = hvem("status")
    assert (code, out) == (0, "Ingenting er koblet til.\n")


def test_all_well_is_nought(hvem, mailbox):
    code, out, _ = hvem("status")
    assert (code, out) == (0, "hilde@skjeveland.example: Lest i dag kl. 09.00.\n")


def test_what_fails_is_one_and_says_what_to_do(hvem, here, mailbox):
    Mailbox.objects.of(here.account).update(
        failed_at=here.now, signed_out_at=here.now, trouble="app-password-needed", said="534 5.7.9 Application-specific password required"
    )
    code, out, _ = hvem("status")
    assert code == 1
    assert "app-passord" in out and "534 5.7.9" in out and "Sist lest" in out
    assert "hemmelig-passord" not in out


def test_it_never_says_in_step_when_it_was_not_reached(hvem, here, mailbox):
    Mailbox.objects.of(here.account).update(succeeded_at=here.now - timedelta(hours=5))
    code, out, _ = hvem("status")
    assert code == 1 and "Ikke lest siden i dag kl. 04.00." in out


def test_other_programs_read_it_as_json(hvem, here, mailbox):
    connecting.new_feed(here, ["meetings"])
    Mailbox.objects.of(here.account).update(failed_at=here.now, trouble="no-answer", said="timed out")
    code, out, _ = hvem("status", "--json")
    found = json.loads(out)
    assert code == 1 and found["well"] is False
    box = found["mailboxes"][0]
    assert (box["name"], box["state"], box["trouble"], box["server_said"]) == ("hilde@skjeveland.example", "failing", "no-answer", "timed out")
    assert box["last_success"] == "2026-11-23T09:00:00+01:00"
    assert found["feed"] == {"shows": ["meetings"], "last_fetched": None}
    assert found["letters"]["doubtful"] == 0
    assert "secret" not in out
