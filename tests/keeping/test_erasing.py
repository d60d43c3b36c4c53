"""Someone who is erased is gone: from every table, every copy, the file's own bytes; and no import brings them back unasked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps

from hvem.campaign.conversing import Heard, Talk, note
from hvem.campaign.models import Conversation, Meeting, MeetingPart, Promise, Referral, Signal, Standing
from hvem.campaign.running import running
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.ground.erasing import FATES, keys_to, name_of
from hvem.ground.models import Happening
from hvem.keeping.archive import write_archive
from hvem.keeping.erasing import erase_everything, erase_person, loss_of
from hvem.keeping.tables import account_tables, plain_rows
from hvem.keeping.taking_in import is_empty, take_in
from hvem.people.entering import add_points
from hvem.people.forgotten import come_back, forgotten_among
from hvem.people.models import ContactPoint, Finding, Organisation, Person
from hvem.reading.line import read_line
from tests.world import astrid, at, ingrid, terje, wenche

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("model", ["people.Person", "people.Organisation"])
def test_every_key_says_what_becomes_of_it(model):
    untold = [name_of(key) for key in keys_to(apps.get_model(model)) if name_of(key) not in FATES]
    assert not untold, "Say in the room's erasing.py what becomes of these: " + ", ".join(untold)


def test_every_fate_is_of_a_key_that_there_is():
    for name in FATES:
        label, _, key = name.rpartition(".")
        assert apps.get_model(label)._meta.get_field(key).is_relation, name


@pytest.fixture
def told(here):
    """Terje has named Ingrid, with whom there was a call, a meeting with Astrid too, a promise, and a piece of news."""
    them, other, named = terje(here), astrid(here), read_line("Ingrid Bjørheim, Kvitsøy Havbruk, 99 88 77 66, ingrid@kvitsoy.example")
    first = note(here.account, Talk("call", [them], at("2026-11-16T10:00"), names=[named]), at=at("2026-11-16T10:00"), by=here.user)
    person = first.people_added[0]
    alone = Talk("call", [person], at("2026-11-18T10:00"), told="Padler om sommeren", names=[read_line("Olav Reiestad, Sørvest Pumper")],
                 heard=[Heard("hiring", "Kvitsøy Havbruk", "De søker to innkjøpere")], steps=[Step("ringe Ingrid igjen", due_on=here.today)])  # fmt: skip
    note(here.account, alone, at=at("2026-11-18T10:00"), by=here.user)
    note(here.account, Talk("meeting", [person, other], at("2026-11-19T10:00"), note="Kaffe alle tre"), at=at("2026-11-19T10:00"), by=here.user)
    with Deed(here.account, "person-added", at=here.now, by=here.user) as deed:
        meeting = deed.add(Meeting(campaign=running(here.account, on=here.today), at=here.now + timedelta(days=1)))
        deed.add(MeetingPart(meeting=meeting, person=person))
        deed.about(person, name=person.name)
    return person


def everything(account):
    return "\n".join(json.dumps(row, ensure_ascii=False) for model in account_tables() for row in plain_rows(model, account))


@pytest.mark.django_db
def test_nothing_of_them_is_left_and_nothing_of_others_is_lost(here, told):
    identity = str(told.pk)
    assert "Bjørheim" in everything(here.account)
    loss = erase_person(here, told)
    text = everything(here.account)
    for trace in ("Bjørheim", "99887766", "kvitsoy.example", identity, "Padler"):
        assert trace not in text, trace
    assert loss.conversations == 1 and loss.shared == 1 and loss.meetings == 1
    assert sorted(Person.objects.of(here.account).values_list("name", flat=True)) == ["Astrid Oftedal", "Olav Reiestad", "Terje Undheim"]
    assert set(Conversation.objects.of(here.account).values_list("note", flat=True)) == {"", "Kaffe alle tre"}
    assert Person.objects.of(here.account).get(name="Olav Reiestad").through is None
    signal = Signal.objects.of(here.account).get()
    assert signal.person is None and signal.text == "De søker to innkjøpere"
    assert not Referral.objects.of(here.account).exists() and not Meeting.objects.of(here.account).exists()
    assert set(Standing.objects.of(here.account).values_list("person__name", flat=True)) <= {"Astrid Oftedal", "Olav Reiestad", "Terje Undheim"}


@pytest.mark.django_db
def test_what_was_owed_to_others_stays(here, told):
    before = set(Promise.objects.of(here.account).exclude(to=told).exclude(about=told).values_list("pk", flat=True))
    erase_person(here, told)
    assert set(Promise.objects.of(here.account).values_list("pk", flat=True)) == before and before


@pytest.mark.django_db
def test_what_happened_to_others_can_still_be_undone(here, told):
    from hvem.ground.undo import undo

    with Deed(here.account, "person-added", at=here.now, by=here.user) as deed:
        other = deed.add(Person(name="Wenche Lura", given="Wenche", family="Lura"))
        deed.change(told, how_met="På kurs med Wenche")
        deed.about(other, name="Wenche Lura")
    erase_person(here, told)
    happening = Happening.objects.of(here.account).get(pk=deed.happening.pk)
    assert [change[1] for change in happening.changes] == [str(other.pk)]
    assert undo(happening, at=here.now).restored == 1


@pytest.mark.django_db
def test_looking_at_what_is_lost_changes_nothing(here, told):
    before = everything(here.account)
    assert loss_of(here.account, told).conversations == 1
    assert everything(here.account) == before


@pytest.mark.django_db
def test_no_import_brings_them_back_unasked_but_namesakes_and_colleagues_may_come(here, told):
    with Deed(here.account, "person-added", at=here.now) as deed:
        other = wenche(here)
        for one in (other, told):
            add_points(deed, one, [("phone", "work", "+4751000000")])
    erase_person(here, told)
    same = [read_line(line) for line in ("Ingrid B., ingrid@kvitsoy.example", "Ukjent, 998 87 766", "Ingrid Bjørheim, Kvitsøy Havbruk AS")]
    others = [read_line(line) for line in ("Ingrid Bjørheim, lærer i Solbakken skole, 40 00 00 77", "Pål Lura, 51 00 00 00", "Ingrid Bjørheim")]
    assert forgotten_among(here.account, same) == [True] * 3
    assert forgotten_among(here.account, others) == [False] * 3


@pytest.mark.django_db
def test_a_hash_says_nothing_and_holds_for_one_account_only(here, stranger, told):
    erase_person(here, told)
    card = read_line("Ingrid, ingrid@kvitsoy.example")
    assert forgotten_among(here.account, [card]) == [True] and forgotten_among(stranger.account, [card]) == [False]


@pytest.mark.django_db
def test_a_zip_from_before_does_not_bring_them_back(here, told, tmp_path):
    with (tmp_path / "alt.zip").open("wb") as file:
        write_archive(file, here.account, at=here.now)
    erase_person(here, told)
    for one in list(Person.objects.of(here.account)):
        erase_person(here, one)
    Organisation.objects.of(here.account)._raw_delete("default")
    Signal.objects.of(here.account)._raw_delete("default")
    Finding.objects.of(here.account)._raw_delete("default")
    take_in(here, tmp_path / "alt.zip")
    assert not Person.objects.of(here.account).exists() and not come_back(here.account)


@pytest.mark.django_db
def test_another_account_is_not_touched(here, stranger, told):
    theirs = ingrid(stranger)
    erase_person(here, told)
    assert ContactPoint.objects.of(stranger.account).filter(person=theirs).count() == 2


@pytest.mark.django_db
def test_everything_can_be_deleted_at_once(here, stranger, told, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / str(here.account.pk)).mkdir()
    ingrid(stranger)
    erase_everything(here)
    assert is_empty(here.account) and not (tmp_path / str(here.account.pk)).exists()
    assert Person.objects.of(stranger.account).count() == 1 and Organisation.objects.of(stranger.account).exists()


def test_the_name_is_gone_from_the_files_bytes_and_a_restored_backup_does_not_bring_it_back(tmp_path, tables):
    data, backup = shutil.copytree(tables, tmp_path / "data"), tmp_path / "før.zip"

    def hvem(*words):
        env = os.environ | {"HVEM_DATA": str(data), "PYTHONPATH": str(ROOT / "src")}
        return subprocess.run([sys.executable, "-m", "hvem", *words], env=env, capture_output=True, text=True, timeout=120)

    hvem("add", "Kari Ødemark, innkjøpssjef i Fjordbygg, 99 88 71 23, kari.odemark@fjordbygg.example")
    hvem("log", "call", "Kari Ødemark", "--told", "Samler på ugler", "--named", "Ola Hansen, Jærbygg", "--next", "ringe Kari Ødemark @2026-12-01")
    assert b"demark" in held(data)
    assert hvem("backup", str(backup)).returncode == 0
    assert hvem("erase", "Kari Ødemark").returncode == 0
    for trace in ("demark", "99887123", "ugler"):
        assert trace.encode() not in held(data), trace
    assert "Ola Hansen" in hvem("people").stdout
    again = hvem("restore", str(backup), "--yes")
    assert again.returncode == 0 and "1" in again.stderr.splitlines()[-1]
    assert hvem("people").stdout.count("Ola Hansen") == 1
    for trace in ("demark", "99887123", "ugler"):
        assert trace.encode() not in held(data), trace


def held(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
