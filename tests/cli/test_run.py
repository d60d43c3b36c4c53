"""`hvem run`: pages and worker start and end together, whatever ends them, and a taken port is said in one line."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.journeys.conftest import ROOT, Server, free_port


def children_of(pid):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return [int(one) for one in found.split()]


def gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    with open(f"/proc/{pid}/stat") as file:
        return file.read().split(")")[1].split()[0] == "Z"


@pytest.fixture
def server(tables, tmp_path):
    """A server over tables that stand, with nobody in them."""
    return Server(shutil.copytree(tables, tmp_path / "data"))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_pages_and_worker_end_with_the_parent(server, how):
    link = server.start()
    assert re.match(rf"http://localhost:{server.port}/sign-in/\S+/$", link)
    with urllib.request.urlopen(f"http://localhost:{server.port}/healthz", timeout=5) as answer:
        assert answer.read() == b"ok"
    family = children_of(server.running.pid)
    family += [one for child in family for one in children_of(child)]
    assert len(family) >= 3
    os.kill(server.running.pid, how)
    server.running.wait(20)
    for _ in range(100):
        if all(map(gone, family)):
            break
        time.sleep(0.1)
    assert all(map(gone, family))


def test_ctrl_c_and_a_closing_terminal_together_stop_it_at_once(server):
    """Signals to the whole group, twice: the pages' server hangs when it is told twice, so it is told by `run` alone."""
    server.start()
    family = children_of(server.running.pid)
    family += [one for child in family for one in children_of(child)]
    asked = time.monotonic()
    os.killpg(server.running.pid, signal.SIGINT)
    os.killpg(server.running.pid, signal.SIGTERM)
    assert server.running.wait(20) == 0
    assert time.monotonic() - asked < 8
    assert all(map(gone, family))


def test_pages_and_worker_go_on_after_another_program_has_held_the_data_for_long(server, tmp_path, monkeypatch):
    monkeypatch.setenv("HVEM_WAIT", "1")
    server.start()
    family = children_of(server.running.pid)
    other = sqlite3.connect(tmp_path / "data" / "hvem.sqlite3", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(4)
        other.execute("ROLLBACK")
        time.sleep(2)
        assert server.running.poll() is None and not any(map(gone, family))
        with urllib.request.urlopen(f"http://localhost:{server.port}/healthz", timeout=5) as answer:
            assert answer.read() == b"ok"
    finally:
        other.close()
        server.stop()


def test_the_data_folder_and_its_key_are_for_the_owner_only(tmp_path):
    server = Server(tmp_path / "data")
    assert server.command("link").returncode == 0
    assert oct((tmp_path / "data").stat().st_mode)[-3:] == "700"
    assert oct((tmp_path / "data" / "key").stat().st_mode)[-3:] == "600"


def test_the_database_is_for_the_owner_only_from_the_first_byte_and_one_left_open_is_closed(tmp_path):
    server, database = Server(tmp_path / "data"), tmp_path / "data" / "hvem.sqlite3"
    before = os.umask(0o022)
    try:
        assert server.command("link").returncode == 0
        assert oct(database.stat().st_mode)[-3:] == "600"
        database.chmod(0o644)
        assert server.command("link").returncode == 0
    finally:
        os.umask(before)
    assert {oct(one.stat().st_mode)[-3:] for one in database.parent.glob("hvem.sqlite3*")} == {"600"}


def test_a_taken_port_is_said_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = Server(tmp_path / "data").command("run", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1


def test_other_machines_are_not_served_without_an_address(tmp_path):
    done = Server(tmp_path / "data").command("run", "--host", "0.0.0.0", "--port", str(free_port()))
    assert done.returncode == 2 and "HVEM_URL" in done.stderr


def test_data_of_a_newer_version_are_refused_in_one_line(server, tmp_path):
    with sqlite3.connect(tmp_path / "data" / "hvem.sqlite3") as base:
        base.execute("INSERT INTO django_migrations(app, name, applied) VALUES ('people', '9999_from_the_future', '2030-01-01')")
    done = server.command("link")
    assert done.returncode == 2 and "newer hvem" in done.stderr and "Traceback" not in done.stderr
