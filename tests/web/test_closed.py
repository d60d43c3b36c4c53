"""Data that cannot be written for the moment: a kind page says so, nothing saved is lost, and what was typed can be sent again."""

from __future__ import annotations

import errno
import html
import json
import os
import re
import sqlite3
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from hvem.correspondence.letters.writing import put_away, write
from hvem.importing.alone import folder_of
from hvem.importing.models import Batch
from hvem.people.models import Note
from tests.web.forms import forms_on
from tests.world import terje

ROOT = Path(__file__).parent.parent.parent
WORDS = {"nb": "det du skrev, er her fortsatt", "nn": "det du skreiv, er her framleis", "en": "what you wrote is still here"}


@pytest.fixture
def shut(db):
    """A folder one may read and not write in."""

    def closed(on: bool) -> None:
        connection.ensure_connection()
        connection.connection.execute(f"PRAGMA query_only={'ON' if on else 'OFF'}")

    yield closed
    closed(False)


@pytest.fixture
def page(page):
    page.raise_request_exception = False
    return page


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_folder_that_cannot_be_written_is_told_of_in_the_users_language(here, page, shut, language):
    one = terje(here)
    here.user.language = language
    here.user.save()
    shut(True)
    answer = page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjellet"})
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "10"
    assert WORDS[language] in text and f'lang="{language}"' in text and text.count("<h1") == 1
    shut(False)
    assert not Note.objects.of(here.account).exists()
    again = forms_on("", answer.content.decode())[0]
    assert again.fields == {"text": "Liker fjellet"} and page.post(again.action, again.fields).status_code == 302
    assert Note.objects.of(here.account).get().text == "Liker fjellet"


def test_a_file_has_to_be_chosen_again(page, shut):
    shut(True)
    answer = page.post("/import/", {"file": SimpleUploadedFile("a.vcf", b"BEGIN:VCARD\nFN:Kari\nEND:VCARD\n")})
    assert answer.status_code == 503 and "velg fila på nytt" in answer.content.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("size", [200, 3_000_000])
def test_a_file_that_finds_no_room_leaves_no_half_of_itself_and_is_read_to_its_end(here, page, monkeypatch, size):
    opened = os.open

    def full(path, *args, **named):
        handle = opened(path, *args, **named)
        if "import-" in str(path):
            os.dup2(always_full, handle)
        return handle

    always_full = opened("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("hvem.importing.starting.os.open", full)
    sent = BytesIO(b"BEGIN:VCARD\nFN:Kari\nEND:VCARD\n" * (size // 30))
    sent.name = "a.vcf"
    try:
        answer = page.post("/import/", {"file": sent})
    finally:
        os.close(always_full)
    assert answer.status_code == 503
    text = answer.content.decode()
    assert "Disken er full" in text and "velg fila på nytt" in text
    assert not list(folder_of(here.account).glob("import-*")) and not Batch.objects.of(here.account).exists()


def test_pages_can_be_read_while_nothing_can_be_written(here, page, shut):
    one = terje(here)
    page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjellet"})
    shut(True)
    answer = page.get(f"/people/{one.pk}/")
    assert answer.status_code == 200 and "Liker fjellet" in answer.content.decode()


def test_a_form_that_spares_the_reload_stays_as_it_is(here, page, shut):
    one = terje(here)
    shut(True)
    answer = page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjellet"}, headers={"HX-Request": "true"})
    assert answer.status_code == 503 and answer.headers["HX-Retarget"] == "#toast"
    assert "det du skrev, står her fortsatt" in html.unescape(answer.content.decode()) and b"innhold" not in answer.content


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_called_a_full_disk(here, page):
    one = terje(here)
    most = connection.connection.execute("PRAGMA max_page_count").fetchone()[0]
    connection.connection.execute("PRAGMA max_page_count=1")
    try:
        answer = page.post(f"/people/{one.pk}/edit/notes/", {"text": "fjell " * 200_000})
    finally:
        connection.connection.execute(f"PRAGMA max_page_count={most}")
    assert answer.status_code == 503 and "Disken er full" in answer.content.decode()


def test_a_fault_of_ours_is_not_said_to_be_the_disks(here, page, monkeypatch):
    monkeypatch.setattr("hvem.web.mirror.show", lambda *_: 1 / 0)
    assert page.get("/mirror/").status_code == 500


def test_what_was_typed_for_something_that_is_gone_since_can_still_be_read(here, page):
    letter = write(here, terje(here), purpose="letter", way="mail", language="nb", subject="Hei", body="Kjære Terje").main
    put_away(here, letter)
    answer = page.post(f"/letters/{letter.pk}/", {"body": "Kjære Terje\n\nJeg lurer på <b>vind</b>."})
    assert answer.status_code == 404 and "Jeg lurer på &lt;b&gt;vind&lt;/b&gt;." in answer.content.decode()


def test_a_form_too_old_is_sent_again_from_the_page_that_says_so_but_not_one_from_elsewhere(here, page):
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    strict.force_login(here.user, backend="hvem.accounts.backend.ByLink")
    answer = strict.post("/settings/name/", {"name": "Høsten i vest", "csrfmiddlewaretoken": "x"}, HTTP_ORIGIN="http://localhost")
    text = answer.content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text).group(1)
    assert answer.status_code == 403 and "Høsten i vest" in text
    again = forms_on("", text)[0]
    sent = again.fields | {"csrfmiddlewaretoken": token}
    assert strict.post(again.action, sent, HTTP_ORIGIN="http://localhost").status_code == 302
    assert "Høsten i vest" in strict.get("/settings/").content.decode()
    bare = strict.post("/settings/name/", {"name": "Kjøp nå her"})
    assert bare.status_code == 403 and "Kjøp nå her" not in bare.content.decode()


OTHER = """
import sqlite3, json, sys, time
from hvem.cli.ready import make_ready
make_ready()
from django.conf import settings
from django.test import Client
from datetime import datetime, UTC
from hvem.accounts.local import account_named
from hvem.people.models import Person
account, user = account_named("Hilde", at=datetime(2026, 11, 23, tzinfo=UTC))
page = Client(HTTP_HOST="localhost", raise_request_exception=False)
page.force_login(user, backend="hvem.accounts.backend.ByLink")
page.get("/settings/")
other = sqlite3.connect(settings.DATA / "hvem.sqlite3", isolation_level=None)
other.execute("BEGIN IMMEDIATE")
begun = time.monotonic()
locked = page.post("/settings/name/", {"name": "Høsten"})
waited = time.monotonic() - begun
read = page.get("/settings/")
other.execute("ROLLBACK")
after = page.post("/settings/name/", {"name": "Høsten"})
print(json.dumps([locked.status_code, locked.content.decode(), waited, read.status_code, after.status_code, oct((settings.DATA / "hvem.sqlite3").stat().st_mode)[-3:],
    [oct(one.stat().st_mode)[-3:] for one in sorted(settings.DATA.glob("hvem.sqlite3-*"))]]))
"""


def test_while_another_program_writes_one_waits_a_while_and_is_told(tmp_path):
    env = os.environ | {
        "HVEM_DATA": str(tmp_path / "data"), "HVEM_WAIT": "1", "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "hvem.config.settings",
    }  # fmt: skip
    env.pop("HVEM_DB", None)
    came = subprocess.run(
        ["/bin/sh", "-c", 'umask 022; exec "$0" -c "$1"', sys.executable, OTHER],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert came.returncode == 0, came.stderr
    locked, text, waited, read, after, mode, beside = json.loads(came.stdout)
    assert locked == 503 and "Noe annet skriver til dataene dine akkurat nå." in text and WORDS["nb"] in html.unescape(text)
    assert waited < 10 and (read, after) == (200, 302)
    assert mode == "600" and set(beside) == {"600"}


def test_a_backup_for_which_there_is_no_room_is_told_of_kindly_and_leaves_nothing(here, page, monkeypatch, settings):
    def full(*_):
        held = sqlite3.connect(":memory:")
        held.execute("PRAGMA max_page_count=1")
        held.execute("CREATE TABLE one (word)")

    monkeypatch.setattr("hvem.keeping.backups.copy_database", full)
    answer = page.post("/data/backup/")
    assert answer.status_code == 503 and "Disken er full" in answer.content.decode()
    assert not list(settings.DATA.glob(".backup-*"))


def test_a_zip_for_which_there_is_no_room_leaves_no_half_of_itself(here, page, monkeypatch, settings):
    def full(file, *_, **__):
        file.write(b"PK")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("hvem.web.keeping.write_archive", full)
    answer = page.get("/export/zip")
    assert answer.status_code == 503 and "Disken er full" in answer.content.decode()
    assert not list(settings.DATA.glob(".export-*"))
