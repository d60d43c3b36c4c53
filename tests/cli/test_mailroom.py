"""The mailroom listens to each inbox and wakes the worker; it begins again where a connection is lost, and never reads or writes itself."""

from __future__ import annotations

import threading
import time

import pytest

from hvem.cli.mailroom import Listener, Room
from hvem.ground.models import Wake
from hvem.ground.sealing import seal
from hvem.outside.fakes import PretendServer
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed, Login, Server
from tests.correspondence.mail import HILDE, KARI, MINE, mail, mailbox
from tests.peers.dovecot import PASSWORD
from tests.world import at

LETTER = mail(KARI, HILDE, "2026-11-23T08:30", id="a@x.example")


class Told:
    """Counts how often somebody told."""

    def __init__(self):
        self.count, self.again = 0, threading.Condition()

    def __call__(self):
        with self.again:
            self.count += 1
            self.again.notify_all()

    def until(self, count, seconds=10.0):
        with self.again:
            return self.again.wait_for(lambda: self.count >= count, seconds)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def listening():
    """Listeners that hang up when the test is over."""
    begun = []

    def listen(opens, tell, **more):
        listener = Listener(opens, tell, **more)
        begun.append(listener)
        listener.start()
        return listener

    yield listen
    for one in begun:
        one.stop()
    for one in begun:
        one.join(10)
        assert not one.is_alive()


def pretend(made):
    return lambda: made.open_mailbox(Login(Server("imap.hjemme.example", 993), MINE, "pretend"))


def test_mail_that_comes_is_told_of_and_so_is_what_came_before_one_listened(told, listening):
    made = PretendServer()
    made.user(MINE)
    listening(pretend(made), told)
    assert told.until(1)
    for number in range(2, 5):
        made.deliver(MINE, LETTER, at("2026-11-23T08:30"))
        assert told.until(number)


def test_a_lost_connection_is_taken_up_again(told, listening):
    made = PretendServer()
    made.user(MINE)
    tries = []

    def opens():
        tries.append(1)
        if len(tries) < 3:
            raise Failed("cut-off", for_now=True)
        return pretend(made)()

    listening(opens, told, first_wait=0.01)
    assert told.until(3) and len(tries) == 3
    made.deliver(MINE, LETTER, at("2026-11-23T08:30"))
    assert told.until(4)


def test_waits_grow_with_each_failure(told, listening, monkeypatch):
    from hvem.cli import mailroom

    waits = []
    monkeypatch.setattr(mailroom, "ready", lambda wait, bell: (waits.append(wait), time.sleep(0.01), [])[2])

    def opens():
        raise Failed("no-answer", for_now=True)

    listener = listening(opens, told, first_wait=5.0)
    assert told.until(12)
    listener.stop()
    listener.join(10)
    assert waits[:4] == [5.0, 10.0, 20.0, 40.0] and max(waits) == mailroom.LONGEST_WAIT


def test_on_a_real_server_new_mail_is_told_of_within_a_second(told, listening, dovecot):
    name = dovecot.user()
    listening(lambda: open_mailbox(dovecot.login(name)), told, first_wait=0.2)
    assert told.until(1)
    time.sleep(0.5)
    begun = time.monotonic()
    dovecot.deliver(name, LETTER)
    assert told.until(2) and time.monotonic() - begun < 3
    before = told.count
    dovecot.cut(name)
    assert told.until(before + 1)
    dovecot.deliver(name, LETTER)
    assert told.until(before + 2)


@pytest.fixture
def room():
    made = Room(first_wait=0.05)
    yield made
    made.close()


@pytest.mark.django_db(transaction=True)
def test_the_room_listens_to_mailboxes_that_are_read_and_lets_the_others_be(here, dovecot, room):
    name = dovecot.user()
    row = mailbox(here, address=name)
    login = dovecot.login(name)
    row.imap_host, row.imap_port, row.imap_safety, row.secret = login.server.host, login.server.port, "none", seal(PASSWORD)
    row.save()
    Wake.objects.create(account=here.account, what=f"read-mail {row.pk}", at=at("2036-01-01T00:00"))
    resting = mailbox(here, address="annen@hjemme.example")
    type(resting).objects.of(here.account).filter(pk=resting.pk).update(paused_at=here.now)
    room.look_around()
    assert list(room.listeners) == [row.pk]
    sooner = Wake.objects.filter(account=here.account, what=f"read-mail {row.pk}", at__lt=at("2036-01-01T00:00"))
    for _ in range(200):
        if sooner.exists():
            break
        time.sleep(0.05)
    assert sooner.exists()
    room.look_around()
    first = room.listeners[row.pk][1]
    row.secret = seal(PASSWORD)
    row.save()
    room.look_around()
    assert room.listeners[row.pk][1] is not first
    type(row).objects.of(here.account).filter(pk=row.pk).update(signed_out_at=here.now)
    room.look_around()
    assert not room.listeners
    first.join(10)


@pytest.mark.django_db(transaction=True)
def test_no_more_are_listened_to_than_allowed(here, room, monkeypatch):
    monkeypatch.setattr("hvem.outside.mailboxes.open_mailbox", lambda login: (_ for _ in ()).throw(Failed("no-answer", for_now=True)))
    for number in range(4):
        row = mailbox(here, address=f"m{number}@hjemme.example")
        Wake.objects.create(account=here.account, what=f"read-mail {row.pk}", at=at("2036-01-01T00:00"))
    room.most = 2
    room.look_around()
    assert len(room.listeners) == 2
    for _, listener in room.listeners.values():
        listener.stop()
        listener.join(10)
