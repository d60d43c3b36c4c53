"""A real mailbox on a real server, as a person has it."""

from __future__ import annotations

import datetime
import fcntl
import resource
import socket
import threading
import time

import pytest

from hvem.outside.mailboxes import Bell, open_mailbox
from hvem.outside.shapes import Failed
from hvem.outside.wire import ready

NOON = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.UTC)


def mail(number: int, text: str = "Hei", **more: str) -> bytes:
    lines = {"From": "Kari Nes <kari@fjord.example>", "To": "meg@post.example", "Subject": f"Brev {number}", "Message-ID": f"<{number}@fjord.example>"}
    return "".join(f"{name}: {value}\r\n" for name, value in (lines | more).items()).encode() + b"\r\n" + text.encode() + b"\r\n"


def filled(dovecot, count: int = 5, **how) -> str:
    name = dovecot.user()
    dovecot.fill(name, ((mail(number), NOON.timestamp() + number * 86400) for number in range(count)), **how)
    return name


@pytest.mark.parametrize("safety", ["none", "starttls", "tls"])
def test_one_signs_in_over_tls_and_on_ones_own_machine_without(dovecot, trusted, safety):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name, safety=safety)) as box:
        assert box.look_into("INBOX").messages == 5


def test_what_is_read_stays_unread(dovecot):
    name = filled(dovecot, seen=False)
    for _ in range(2):
        with open_mailbox(dovecot.login(name)) as box:
            box.look_into("INBOX")
            assert [head.seen for head in box.heads(box.uids())] == [False] * 5
            assert len(list(box.bodies(box.uids()))) == 5


def test_heads_tell_the_lines_asked_for_and_when_a_mail_came(dovecot):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        first = next(iter(box.heads(box.uids(), ("Subject", "Message-ID"))))
    assert first.headers == b"Subject: Brev 0\r\nMessage-ID: <0@fjord.example>\r\n\r\n"
    assert first.came_at == NOON and first.size == len(mail(0))


def test_mail_since_a_day_and_after_a_uid(dovecot):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        assert box.uids(since=datetime.date(2026, 11, 22)) == (3, 4, 5)
        assert box.uids(after=4) == (5,)
        assert box.uids(after=5) == ()


def test_a_copy_of_what_was_sent_is_laid_in_sent_and_found_by_its_exact_id(dovecot):
    name = dovecot.user()
    with open_mailbox(dovecot.login(name)) as box:
        sent = next(folder.name for folder in box.folders() if folder.role == "sent")
        assert box.find("<7@fjord.example>", sent) == ()
        uid = box.append(sent, mail(7).replace(b"\r\n", b"\n"), NOON)
        box.append(sent, mail(8, **{"Message-ID": "<7@fjord.example>.more"}), NOON)
        assert box.find("<7@fjord.example>", sent) == (uid,)
        head = next(iter(box.heads((uid,))))
        assert head.seen and head.came_at == NOON and head.size == len(mail(7))


def test_new_mail_is_heard_of_within_seconds(dovecot):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name)) as box:
        before = box.look_into("INBOX")
        threading.Timer(0.3, dovecot.deliver, (name, mail(9))).start()
        begun = time.monotonic()
        assert box.wait(20) and time.monotonic() - begun < 5
        assert len(box.uids(after=before.uidnext - 1)) == 1
        assert not box.wait(0.2)


def test_who_waits_for_mail_can_be_called_away(dovecot):
    name, bell = filled(dovecot), Bell()
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        threading.Timer(0.2, bell.ring).start()
        begun = time.monotonic()
        assert not box.wait(20, bell) and time.monotonic() - begun < 3
        assert len(box.uids()) == 5
    bell.close()


def test_one_of_many_hundred_connections_is_waited_at_like_the_first():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft <= 1100:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 1200), hard))
    one, other = socket.socketpair()
    with one, other, socket.socket(fileno=fcntl.fcntl(one.fileno(), fcntl.F_DUPFD, 1100)) as far:
        assert ready(0.01, far) == []
        other.send(b"!")
        assert ready(5, far) == [far]
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_token_opens_the_mailbox_and_a_spent_one_says_so(dovecot):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name, secret=dovecot.token(name), way="xoauth2")) as box:
        assert box.look_into("INBOX").messages == 5
    with pytest.raises(Failed, match="token-expired"):
        open_mailbox(dovecot.login(name, secret=dovecot.token(name, seconds=-60), way="xoauth2"))


def test_a_wrong_password_is_told_as_that(dovecot):
    with pytest.raises(Failed) as told:
        open_mailbox(dovecot.login(dovecot.user(), secret="feil"))
    assert told.value.trouble == "wrong-password" and not told.value.for_now


def test_a_folder_that_is_not_there_is_gone(dovecot):
    with open_mailbox(dovecot.login(dovecot.user())) as box, pytest.raises(Failed, match="gone"):
        box.look_into("Finnes ikke")
