"""The same commands on a real PostgreSQL: tables, searching, importing and noting answer as on SQLite."""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT, free_port

PEOPLE = [
    "Kåre Ødegård, innkjøpssjef i Jærlys Energi AS, 90 00 00 11",
    "Åse Bjørnstad, rektor, Solbakken skole, aase@solbakken.example",
    "Bjørn Zieliński, Volta Grid",
    "Anne Aadland, tannlege",
]
SEARCH = "import json, sys; from hvem.cli.main import main; [main(['people', one, '--json']) for one in json.loads(sys.argv[1])]"
"""Searches one after the other, in one process."""
QUERIES = ["jaerlys", "Jærlys", "bjoern", "åse", "aa", "ød", "zielinski", "90000011", "ingen slik", "solb rek"]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A PostgreSQL of the tests' own, on loopback, ended afterwards."""
    binaries = Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
    folder = tmp_path_factory.mktemp("postgres")
    home = Path("/tmp") / f"hvem-pg-{os.getpid()}" if os.getuid() == 0 else folder
    home.mkdir(exist_ok=True)
    as_owner = []
    if os.getuid() == 0:
        shutil.chown(home, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    port = free_port()
    env = os.environ | {"HOME": str(home)}
    run = lambda *words: subprocess.run([*as_owner, *map(str, words)], env=env, cwd=home, check=True, capture_output=True)  # noqa: E731
    run(binaries / "initdb", "-D", home / "db", "-U", "hvem", "-A", "trust", "-E", "UTF8", "--locale=C")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    run(binaries / "pg_ctl", "-D", home / "db", "-w", "-l", home / "log", "-o", options, "start")
    try:
        run(binaries / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "hvem", "hvem")
        yield f"postgres://hvem@127.0.0.1:{port}/hvem"
    finally:
        run(binaries / "pg_ctl", "-D", home / "db", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def commands(folder: Path, database: str = ""):
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "HVEM_DATA": str(folder)}
    env.pop("HVEM_DB", None)
    if database:
        env["HVEM_DB"] = database

    def run(*words, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "hvem", *words, "--json"], env=env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def search(queries):
        done = subprocess.run([sys.executable, "-c", SEARCH, json.dumps(queries)], env=env, capture_output=True, text=True, timeout=120, check=True)
        return dict(zip(queries, answers_in(done.stdout), strict=True))

    run.search = search
    return run


def answers_in(said: str):
    """The answers that stand after each other."""
    while said := said.strip():
        answer, end = json.JSONDecoder().raw_decode(said)
        yield answer
        said = said[end:]


@pytest.fixture(scope="module")
def both(cluster, tmp_path_factory):
    """The same people on SQLite and on PostgreSQL."""
    found = commands(tmp_path_factory.mktemp("sqlite")), commands(tmp_path_factory.mktemp("pg"), cluster)
    for run in found:
        for line in PEOPLE:
            run("add", line)
    return found


@pytest.fixture(scope="module")
def answers(both):
    return [run.search(QUERIES) for run in both]


@pytest.mark.parametrize("query", QUERIES)
def test_searching_finds_the_same_on_both(answers, query):
    lite, large = ([one["name"] for one in answer[query]] for answer in answers)
    assert lite == large


def test_the_list_stands_in_norwegian_order_on_both(both):
    for run in both:
        assert [one["name"] for one in run("people")] == ["Åse Bjørnstad", "Bjørn Zieliński", "Kåre Ødegård", "Anne Aadland"]


def test_a_file_is_imported_and_a_second_time_changes_nothing(both, tmp_path):
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lura;Wenche;;;\r\nFN:Wenche Lura\r\nTEL;TYPE=CELL:+4790000012\r\nEND:VCARD\r\n"
    file = tmp_path / "telefon.vcf"
    file.write_text(card)
    for run in both:
        assert run("import", str(file), "--yes")["batches"][0]["added"] == 1
        again = run("import", str(file), "--yes")["batches"][0]
        assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 1)


def test_a_conversation_is_noted_alike_on_both(both):
    moment = "2026-11-23T10:00"
    answers = [
        run("log", "call", "Kåre Ødegård", "--at", moment, "--named", "Silje Berg, Volta Grid", "--next", "ringe igjen @torsdag")
        for run in both
    ]
    for answer in answers:
        assert (answer["people_added"], answer["referrals"], answer["open"]) == (1, 1, [])
    items = [[(i["person"], i["action"], i["due"]) for i in run("today", "--at", "2026-11-26T09:00")["items"]] for run in both]
    assert items[0] == items[1] and items[0]


@pytest.fixture(scope="module")
def race(both, cluster, tmp_path_factory):
    """Do something at once from two threads, in a process that stands on PostgreSQL."""
    env = os.environ | {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "HVEM_DATA": str(tmp_path_factory.mktemp("race")),
        "HVEM_DB": cluster,
    }
    env["DJANGO_SETTINGS_MODULE"] = "hvem.config.settings"

    def run(name, of="racing"):
        done = subprocess.run(
            [sys.executable, "-m", f"tests.postgres.{of}", name], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)["came"]

    return run


def test_of_two_who_answer_the_same_card_one_is_heard(race):
    assert race("waiting_card") == {"given": ["Answered", "review-different"], "more": 1}


def test_a_person_erased_twice_at_once_is_erased_once(race):
    assert race("erasing") == {"given": ["Loss", "Loss"], "told": 1, "people": 0}


def test_two_merged_each_into_the_other_at_once_are_one_with_both_numbers(race):
    assert race("merging") == {"given": [False, True], "listed": 1, "numbers": 2}


def test_of_two_time_rules_set_at_once_both_hold(race):
    assert race("rules") == {"near_days": 45, "rest_days": 99}


def test_a_name_liked_twice_at_once_is_one_person(race):
    assert race("liking") == {"people": 1, "places": 1}


def test_a_demo_asked_for_twice_at_once_is_made_once(race):
    assert race("filling") == {"given": ["NotEmpty", "True"]}


def test_who_comes_while_another_writes_waits_but_not_in_another_account(race):
    assert race("two_tabs") == {"told": ["stranger", "first", "second"]}


def test_an_import_holds_its_account_until_it_is_done_or_its_connection_is_lost(race):
    assert race("holding") == {"got": True, "busy": True, "stranger": False, "again": True, "after": True, "busy_after": False}


def test_thousands_of_plain_rows_come_back_as_they_were(race):
    came = race("table")
    assert (came["points"], came["rows"]) == (4000, 4000)
    assert came["last"] == ["3999", "2026-11-23", True] and came["card"] == {"display": "Åse «Ø»", "n": [3999]}
    assert came["blank"] == ["", None]


def test_workers_at_once_send_each_letter_of_a_wave_once(race):
    came = race("workers", "mailing")
    assert came["broke"] == [None, None, None] and came["given"] in (["5", "NoWave"], ["5", "CannotLeave"])
    assert (came["left"], came["to"], came["sent"], came["talks"]) == (5, 5, 5, 5)


def test_a_letter_taken_back_while_workers_send_either_left_or_is_a_draft(race):
    came = race("taking_back", "mailing")
    assert came["all"] == 5 and came["same"] and came["some"]


def test_two_who_look_back_into_one_mailbox_bring_each_mail_once(race):
    came = race("looking", "mailing")
    assert came["broke"] == [None, None]
    assert (came["mails"], came["talks"], came["stranger"]) == (30, 30, ["frem@annet.example", 30]) and came["folders"]


def test_a_mailbox_and_a_calendar_connected_twice_at_once_are_one(race):
    assert race("connecting", "mailing") == {"broke": [None] * 4, "mailboxes": 1, "calendars": 1}


def test_all_deleted_while_a_worker_sends_stays_deleted(race):
    came = race("emptying", "mailing")
    assert came["broke"] == [None, None] and came["some"] and came["rows"] == [0, 0, 0, 0]
