"""An import can be stopped, killed and started twice at once: what is in stays, nobody comes twice, it goes on where it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from io import BytesIO
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from hvem.importing.models import Batch
from hvem.importing.tasks import bring_in, go_on, heal, look, undo_later, write_later
from hvem.importing.starting import TooLarge, stored_path, take_in
from hvem.importing.writing import write
from hvem.people.models import Person
from hvem.reading.files import open_contacts
from tests.importing.book import counts, numbered

ROOT = Path(__file__).parent.parent.parent


def batch_of(here, cards):
    return take_in(here.account, "bok.vcf", ["".join(cards).encode()], at=here.now)


def people(here):
    return Person.objects.of(here.account).listed().count()


def run(here, batch, **options):
    Batch.objects.of(here.account).filter(pk=batch.pk).update(state="waiting")
    batch.refresh_from_db()
    return write(batch, open_contacts(stored_path(batch)).items, at=here.now, by=here.user, **options)


def test_what_is_in_stays_when_the_import_is_stopped(here):
    batch = batch_of(here, numbered(10))

    def stop(_):
        Batch.objects.of(here.account).filter(pk=batch.pk).update(cancel_asked_at=here.now)

    with patch("hvem.importing.writing.SLICE", 4):
        run(here, batch, told=stop)
    assert (batch.state, batch.position, batch.added, people(here)) == ("cancelled", 4, 4, 4)


def test_an_import_killed_between_slices_goes_on_from_its_slice(here):
    batch = batch_of(here, numbered(10))

    class Killed(BaseException):
        pass

    def kill(one):
        if one.position == 8:
            raise Killed

    with patch("hvem.importing.writing.SLICE", 4):
        with pytest.raises(Killed):
            run(here, batch, told=kill)
        batch.refresh_from_db()
        assert (batch.state, batch.position) == ("writing", 8)
        assert go_on(batch, at=here.now, by=here.user)
        bring_in.func(str(here.account.pk), str(batch.pk), here.now.isoformat(), str(here.user.pk))
    batch.refresh_from_db()
    assert (batch.state, batch.position, counts(batch), people(here)) == ("done", 10, (10, 0, 0, 0), 10)
    assert not stored_path(batch).exists()


def waiting_tasks():
    return [(one.task_path.rpartition(".")[2], one.args_kwargs["args"][1]) for one in DBTaskResult.objects.filter(status="READY").order_by("pk")]


@pytest.mark.parametrize(("state", "task"), [("reading", "look_ahead"), ("waiting", "bring_in")])
def test_a_file_that_was_left_to_a_worker_who_was_killed_is_taken_up_once(here, state, task):
    batch = batch_of(here, numbered(3))
    Batch.objects.of(here.account).filter(pk=batch.pk).update(state=state)
    heal()
    heal()
    assert waiting_tasks() == [(task, str(batch.pk))]


def test_a_file_is_not_left_waiting_for_a_worker_who_was_never_told(here, monkeypatch):
    batch = batch_of(here, numbered(3))
    monkeypatch.setattr(DBTaskResult.objects, "create", Mock(side_effect=OperationalError("database or disk is full")))
    for verb in (write_later, undo_later):
        with pytest.raises(OperationalError):
            verb(batch, at=here.now)
        assert Batch.objects.of(here.account).get(pk=batch.pk).state == "reading"


def test_a_slice_that_breaks_leaves_nothing_half_written(here):
    batch = batch_of(here, numbered(8))
    with patch("hvem.importing.writing.SLICE", 4), patch("hvem.importing.writing.keep_complaints", side_effect=[None, RuntimeError]):
        with pytest.raises(RuntimeError):
            run(here, batch)
    batch.refresh_from_db()
    assert (batch.position, batch.added, people(here)) == (4, 4, 4)


def test_a_second_run_of_a_finished_batch_does_nothing(here):
    batch = batch_of(here, numbered(3))
    run(here, batch)
    write(batch, open_contacts(BytesIO("".join(numbered(9)).encode())).items, at=here.now)
    assert people(here) == 3


def test_a_look_ahead_tells_what_will_happen_and_writes_nobody(here):
    cards = [*numbered(6), *numbered(3)]
    batch = batch_of(here, cards)
    with patch("hvem.importing.writing.SLICE", 4):
        look(batch, at=here.now)
        assert people(here) == 0 and batch.state == "previewed"
        seen = counts(batch)
        Batch.objects.of(here.account).filter(pk=batch.pk).update(added=0, updated=0, unchanged=0, to_review=0)
        run(here, batch)
    assert seen == counts(batch) == (6, 0, 3, 0)


def test_a_file_too_large_is_not_kept(here):
    with pytest.raises(TooLarge):
        take_in(here.account, "stor.vcf", [b"x" * 10, b"y" * 10], at=here.now, largest=15)
    assert not Batch.objects.of(here.account).exists()


def test_an_uploaded_file_is_readable_by_its_owner_only(here):
    path = stored_path(batch_of(here, numbered(1)))
    assert oct(path.stat().st_mode)[-3:] == "600" and oct(path.parent.stat().st_mode)[-3:] == "700"


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once_add_nobody_twice(here):
    from django.db import connection

    batches = [batch_of(here, numbered(40)) for _ in range(2)]
    Batch.objects.of(here.account).update(state="waiting")

    def bring(batch):
        try:
            write(batch, open_contacts(stored_path(batch)).items, at=here.now)
        finally:
            connection.close()

    with patch("hvem.importing.writing.SLICE", 5):
        threads = [threading.Thread(target=bring, args=(batch,)) for batch in batches]
        for one in threads:
            one.start()
        for one in threads:
            one.join(60)
    assert people(here) == 40
    assert sorted(counts(one) for one in batches) == [(0, 0, 40, 0), (40, 0, 0, 0)]


def test_an_import_killed_by_the_machine_is_finished_by_the_next_run(tmp_path):
    book = tmp_path / "bok.vcf"
    book.write_text("".join(numbered(6000)), encoding="utf-8", newline="")
    env = os.environ | {"HVEM_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", "hvem", "import", str(book), "--json"]
    subprocess.run([sys.executable, "-m", "hvem", "people", "--json"], env=env, cwd=tmp_path, capture_output=True, check=False)
    running = subprocess.Popen(words, env=env, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    written = _wait_for_rows(tmp_path / "data" / "hvem.sqlite3", running)
    running.send_signal(signal.SIGKILL)
    running.wait(10)
    again = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    (batch,) = json.loads(again.stdout)["batches"]
    assert 0 < written < 6000 and again.returncode == 0
    assert (batch["added"], batch["cards"]) == (6000, 6000)
    third = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert json.loads(third.stdout)["batches"][0]["unchanged"] == 6000


def _wait_for_rows(path, running) -> int:
    import sqlite3

    for _ in range(2000):
        assert running.poll() is None, "it ended before it could be killed"
        try:
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0.1) as reader:
                count = reader.execute("SELECT count(*) FROM importing_row").fetchone()[0]
            if count >= 500:
                return count
        except sqlite3.Error:
            pass
        time.sleep(0.01)
    raise AssertionError("nothing was written")
