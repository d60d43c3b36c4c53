"""Real servers on loopback for the tests: mail, sending, calendars. One of each a run; every test makes its own users."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def dovecot():
    """A mail server that runs as long as the tests do."""
    from tests.peers.dovecot import Dovecot

    server = Dovecot()
    yield server
    server.stop()


@pytest.fixture
def trusted(dovecot, monkeypatch):
    """The tests' own certificate authority is trusted."""
    monkeypatch.setenv("HVEM_TRUST", str(dovecot.trusted))
    return dovecot.trusted


@pytest.fixture
def post_office(dovecot):
    """A post office that hands on to the mail server; a fresh one each test, so that its faults are its own."""
    from tests.peers.smtp import PostOffice

    office = PostOffice(dovecot, certificate=(dovecot.base / "server.pem", dovecot.base / "server.key"))
    yield office
    office.stop()


@pytest.fixture
def web():
    """A web server without TLS; a fresh one each test."""
    from tests.peers.web import Web

    server = Web()
    yield server
    server.stop()


@pytest.fixture
def secure_web(dovecot, trusted):
    """A web server with TLS, whose certificate is trusted."""
    from tests.peers.web import Web

    server = Web((dovecot.base / "server.pem", dovecot.base / "server.key"))
    yield server
    server.stop()
