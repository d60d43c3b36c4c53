"""What every test stands on: a data folder of its own, a fast hasher, no network but loopback, and the shape check."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.peers import dovecot, post_office, secure_web, trusted, web  # noqa: F401 servers on loopback, for whoever names them
from tests.shape import ShapeCheck

_connect = socket.socket.connect


def _only_loopback(self, address):
    host = address[0] if isinstance(address, tuple) else ""
    if host not in ("", "localhost", "::1") and not str(host).startswith("127."):
        raise OSError(f"tests reach loopback only, not {host}")
    return _connect(self, address)


socket.socket.connect = _only_loopback


@pytest.fixture(autouse=True)
def shape(request):
    """Every statement on an account's table pins the account (design §6), in every test that touches the database."""
    if not {"db", "transactional_db", "django_db_setup"} & set(request.fixturenames) and not request.node.get_closest_marker("django_db"):
        yield
        return
    from django.db import connection

    check = ShapeCheck()
    with connection.execute_wrapper(check):
        yield
    assert not check.loose, "Statements that do not pin the account:\n" + "\n".join(sorted(set(check.loose))[:5])


@pytest.fixture
def here(db):
    """Hilde's account, seen by Hilde on a Monday morning."""
    from tests.world import seat

    return seat("Hilde")


@pytest.fixture
def stranger(db):
    """Another account, which must never be reached from Hilde's."""
    from tests.world import seat

    return seat("Fremmed")


@pytest.fixture
def page(here, client, settings):
    """A browser without script, signed in as Hilde."""
    settings.HVEM_AT = here.now
    client.force_login(here.user, backend="hvem.accounts.backend.ByLink")
    client.defaults["HTTP_HOST"] = "localhost"
    return client


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """A data folder with its tables and nobody in it, made once: whoever needs a folder of their own takes a copy."""
    folder = tmp_path_factory.mktemp("tables") / "data"
    env = os.environ | {"HVEM_DATA": str(folder), "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "hvem.config.settings"}
    subprocess.run([sys.executable, "-c", "from hvem.cli.ready import make_ready; make_ready()"], env=env, check=True, timeout=120)
    return folder


ROOT = Path(__file__).parent.parent
