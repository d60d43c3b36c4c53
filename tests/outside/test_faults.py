"""A mailbox in an unfriendly world: cut, slow, full, lying. Nothing hangs, nothing grows without end, and each trouble has its word."""

from __future__ import annotations

import email
import email.policy
import email.utils
import resource
import ssl
import threading
import time

import pytest

from hvem.outside import imap_talk, mailboxes, smtp
from hvem.outside.mailboxes import open_mailbox
from hvem.outside.shapes import Failed, Login, Server
from tests.outside.test_mailbox import NOON, filled, mail
from tests.peers.liars import Liar, Pipe, imap_script


def at(port: int, name: str = "meg", secret: str = "x", **how) -> Login:
    return Login(Server("127.0.0.1", port, "none", private=True), name, secret, **how)


def through(dovecot, pipe: Pipe, name: str) -> Login:
    return at(pipe.port, name, dovecot.login(name).secret)


def told_by(script, action=lambda box: None, timeout: float = 5.0) -> Failed:
    with Liar(script) as liar, pytest.raises(Failed) as told, open_mailbox(at(liar.port), timeout=timeout) as box:
        action(box)
    return told.value


def heads(box, uids=(1, 2)):
    box.look_into("INBOX")
    return list(box.heads(uids, ("Subject",)))


def row(uid: int, octets: bytes = b"Subject: x\r\n\r\n") -> bytes:
    return b"* %d FETCH (UID %d FLAGS () RFC822.SIZE 10 BODY[HEADER.FIELDS (SUBJECT)]<0> {%d}\r\n%s)\r\n" % (uid, uid, len(octets), octets)


# the connection


def test_a_connection_cut_while_heads_come_is_told_and_the_next_try_goes_well(dovecot):
    name = filled(dovecot, 800)
    with Pipe(dovecot.imap, cut_down=60_000) as pipe:
        with pytest.raises(Failed) as told, open_mailbox(through(dovecot, pipe, name), timeout=5) as box:
            box.look_into("INBOX")
            list(box.heads(box.uids()))
        assert told.value.trouble == "cut-off" and told.value.for_now
        with open_mailbox(through(dovecot, pipe, name), timeout=5) as box:
            box.look_into("INBOX")
            assert len(list(box.heads(box.uids()))) == 800


def test_heads_that_came_before_the_cut_are_kept(dovecot):
    name, kept = filled(dovecot, 1200), []
    with Pipe(dovecot.imap, cut_down=250_000) as pipe, pytest.raises(Failed), open_mailbox(through(dovecot, pipe, name), timeout=5) as box:
        box.look_into("INBOX")
        for head in box.heads(box.uids()):
            kept.append(head.uid)
    assert kept == list(range(1, len(kept) + 1)) and 500 <= len(kept) < 1200


def test_a_server_that_falls_silent_while_heads_come_does_not_hold_one_up(dovecot):
    name = filled(dovecot, 300)
    with Pipe(dovecot.imap, stall_down=20_000) as pipe:
        begun = time.monotonic()
        with pytest.raises(Failed, match="no-answer"), open_mailbox(through(dovecot, pipe, name), timeout=1) as box:
            box.look_into("INBOX")
            list(box.heads(box.uids()))
    assert time.monotonic() - begun < 6


def test_a_server_that_never_greets_and_one_that_never_answers(dovecot):
    begun = time.monotonic()
    with Liar(lambda guest: time.sleep(10)) as liar, pytest.raises(Failed, match="no-answer"):
        open_mailbox(at(liar.port), timeout=0.5)
    failed = told_by(lambda guest: (guest.sendall(b"* OK hi\r\n"), time.sleep(10)), timeout=0.5)
    assert failed.trouble == "no-answer" and time.monotonic() - begun < 5


def test_a_server_that_drips_does_not_hold_one_up():
    def drip(guest):
        guest.sendall(b"* OK ")
        for _ in range(100):
            guest.sendall(b"x")
            time.sleep(0.1)

    begun = time.monotonic()
    assert told_by(drip, timeout=1).trouble == "no-answer" and time.monotonic() - begun < 5


def greeting(*lines: bytes, after=lambda guest: None):
    """A post office that says each of these lines, the first at once and each other when it was spoken to; and what came."""
    heard: list[bytes] = []

    def script(guest):
        guest.sendall(lines[0])
        for line in lines[1:]:
            heard.append(guest.recv(1000))
            guest.sendall(line)
        after(guest)

    return script, heard


def test_a_handshake_that_drips_holds_nobody_up_who_sends():
    def drip(guest):
        guest.recv(5000)
        for octet in b"\x16\x03\x03\x40\x00" + bytes(95):
            guest.sendall(bytes([octet]))
            time.sleep(0.1)

    script, _ = greeting(b"220 hei\r\n", b"250-hei\r\n250 STARTTLS\r\n", b"220 ja\r\n", after=drip)
    begun = time.monotonic()
    with Liar(script) as liar, pytest.raises(Failed):
        smtp.check(Login(Server("127.0.0.1", liar.port, "starttls", private=True), "meg", "x"), timeout=0.5)
    assert time.monotonic() - begun < 4


def test_what_the_machine_is_called_is_told_to_no_post_office():
    script, heard = greeting(b"220 hei\r\n", b"250 hei\r\n", b"221 ha det\r\n")
    with Liar(script) as liar:
        smtp.greet(Server("127.0.0.1", liar.port, "none", private=True), timeout=3)
    assert heard[0] == b"ehlo [127.0.0.1]\r\n"


def test_a_server_that_says_again_and_again_that_it_is_still_there_does_not_hold_one_up():
    def still_here(guest):
        guest.sendall(b"* OK ready\r\n")
        for _ in range(200):
            guest.sendall(b"* OK still here\r\n")
            time.sleep(0.05)

    begun = time.monotonic()
    assert told_by(still_here, timeout=0.2).trouble == "no-answer" and time.monotonic() - begun < 6


def test_a_server_whose_answer_never_ends_is_left_before_it_fills_the_memory(monkeypatch):
    def flood(guest):
        guest.sendall(b"* OK ready\r\n")
        while True:
            guest.sendall(b"* 1 EXPUNGE\r\n" * 5000)

    monkeypatch.setattr(imap_talk, "MOST_TOLD", 4 << 20)
    assert told_by(flood, timeout=20).trouble == "broken"


def test_a_server_that_talks_on_while_one_waits_for_mail_is_not_listened_to_for_ever():
    def talk(guest):
        idle = False
        guest.sendall(b"* OK ready\r\n")
        guest.settimeout(0.01)
        while True:
            try:
                line = guest.recv(1000)
            except TimeoutError:
                line = b""
            tag = line.partition(b" ")[0]
            if b"CAPABILITY" in line:
                guest.sendall(b"* CAPABILITY IMAP4rev1 IDLE\r\n")
            if b"IDLE" in line:
                idle = True
                guest.sendall(b"+ idling\r\n" + b"* OK still here\r\n" * 50)
                held = tag
            elif b"DONE" in line:
                idle = guest.sendall(held + b" OK done\r\n")
            elif line:
                guest.sendall(tag + b" OK done\r\n")
            elif idle:
                guest.sendall(b"* OK still here\r\n" * 50)

    begun = time.monotonic()
    with Liar(talk) as liar, open_mailbox(at(liar.port), timeout=5) as box:
        assert not box.wait(0.5)
    assert time.monotonic() - begun < 4


def test_a_line_that_is_lost_while_waiting_for_mail_is_told(dovecot):
    name = filled(dovecot)
    with Pipe(dovecot.imap) as pipe, pytest.raises(Failed) as told, open_mailbox(through(dovecot, pipe, name), timeout=5) as box:
        box.look_into("INBOX")
        threading.Timer(0.3, pipe.cut).start()
        box.wait(20)
    assert told.value.trouble == "cut-off" and told.value.for_now


def test_a_server_that_throws_one_out_while_waiting_is_told(dovecot):
    name = filled(dovecot)
    with pytest.raises(Failed) as told, open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        threading.Timer(0.3, dovecot.cut, (name,)).start()
        box.wait(20)
    assert told.value.for_now


def test_mail_that_was_told_of_before_one_waits_is_not_slept_over(dovecot):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        uids = box.uids()
        dovecot.deliver(name, mail(9))
        assert len(list(box.heads(uids))) == 5
        begun = time.monotonic()
        assert box.wait(10) and time.monotonic() - begun < 3


def test_where_a_server_cannot_idle_one_looks_now_and_then(monkeypatch):
    monkeypatch.setattr("hvem.outside.imap_mailbox.BETWEEN_LOOKS", 0.1)
    with Liar(imap_script({"NOOP": b"* 3 EXISTS\r\n{tag} OK\r\n"})) as liar, open_mailbox(at(liar.port)) as box:
        box.look_into("INBOX")
        assert box.wait(5)
    with Liar(imap_script({})) as liar, open_mailbox(at(liar.port)) as box:
        box.look_into("INBOX")
        assert not box.wait(0.1)


# what is no mail server, or will not have one


@pytest.mark.parametrize("greeting", [b"220 smtp ready\r\n", b"HTTP/1.1 400 Bad Request\r\n", b"SSH-2.0-x\r\n", b"\x15\x03\x01\x00\x02\x02\n", b"+OK POP3\r\n"])
def test_what_is_no_mailbox_is_told_as_that(greeting):
    assert told_by(lambda guest: guest.sendall(greeting)).trouble == "not-mail"


@pytest.mark.parametrize("greeting", [b"* OK IMAP\r\n", b"HTTP/1.1 400 Bad Request\r\n", b"SSH-2.0-x\r\n"])
def test_what_is_no_post_office_is_told_as_that(greeting):
    with Liar(lambda guest: guest.sendall(greeting)) as liar, pytest.raises(Failed, match="not-mail"):
        smtp.check(at(liar.port), timeout=2)


@pytest.mark.parametrize(("greeting", "trouble"), [(b"421 4.7.0 Too many connections\r\n", "too-many"), (b"554 no service\r\n", "refused"), (b"", "cut-off")])
def test_a_post_office_that_is_shut_says_why(greeting, trouble):
    with Liar(lambda guest: guest.sendall(greeting)) as liar, pytest.raises(Failed, match=trouble):
        smtp.check(at(liar.port), timeout=2)


def test_a_post_office_that_never_greets_does_not_hold_one_up():
    begun = time.monotonic()
    with Liar(lambda guest: time.sleep(10)) as liar, pytest.raises(Failed, match="no-answer"):
        smtp.check(at(liar.port), timeout=0.5)
    assert time.monotonic() - begun < 5


def test_a_post_office_that_drips_or_never_ends_its_answer_does_not_hold_one_up():
    def drip(guest):
        for _ in range(100):
            guest.sendall(b"2")
            time.sleep(0.1)

    def endless(guest):
        guest.sendall(b"220-hei\r\n")
        while True:
            guest.sendall(b"220-" + b"x" * 1000 + b"\r\n")

    for script in (drip, endless):
        begun = time.monotonic()
        with Liar(script) as liar, pytest.raises(Failed, match="cut-off|no-answer|not-mail"):
            smtp.check(at(liar.port), timeout=1)
        assert time.monotonic() - begun < 5


def test_a_mailbox_that_says_goodbye_at_once_says_why():
    assert told_by(lambda guest: guest.sendall(b"* BYE Too many connections from your address\r\n")).trouble == "too-many"
    assert told_by(lambda guest: guest.sendall(b"* BYE [UNAVAILABLE] later\r\n")).for_now


def test_too_many_at_once_is_told_as_that(dovecot):
    name, boxes = filled(dovecot), []
    try:
        with pytest.raises(Failed) as told:
            for _ in range(12):
                boxes.append(open_mailbox(dovecot.login(name)))
        assert told.value.trouble == "too-many" and told.value.for_now
    finally:
        for box in boxes:
            box.close()


def test_without_starttls_no_password_is_said():
    said: list[bytes] = []

    def script(guest):
        guest.sendall(b"* OK hi\r\n")
        said.append(guest.recv(1000))
        guest.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nh1 OK\r\n")
        said.append(guest.recv(1000))

    with Liar(script) as liar, pytest.raises(Failed, match="tls"):
        open_mailbox(Login(Server("127.0.0.1", liar.port, "starttls", private=True), "meg", "hemmelig"), timeout=2)
    time.sleep(0.1)
    assert b"hemmelig" not in b"".join(said)


def test_what_was_slipped_in_before_tls_is_forgotten(dovecot, trusted):
    def script(guest):
        guest.sendall(b"* OK hi\r\n")
        guest.recv(1000)
        guest.sendall(b"* CAPABILITY IMAP4rev1 STARTTLS\r\nh1 OK\r\n")
        guest.recv(1000)
        guest.sendall(b"h2 OK begin\r\n* CAPABILITY IMAP4rev1 SLIPPED\r\nh3 OK\r\n")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(dovecot.base / "server.pem", dovecot.base / "server.key")
        with context.wrap_socket(guest, server_side=True) as safe, safe.makefile("rb") as lines:
            for line in lines:
                safe.sendall(b"* CAPABILITY IMAP4rev1 HONEST\r\n" + line.split()[0] + b" OK\r\n")

    with Liar(script) as liar, open_mailbox(Login(Server("localhost", liar.port, "starttls", private=True), "meg", "x"), timeout=3) as box:
        assert "HONEST" in box.capabilities and "SLIPPED" not in box.capabilities


# answers that are not as they should be


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)]<0> {99999999999}\r\nx", "broken"),
        (b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)]<0> {50}\r\nSubject: x\r\n", "cut-off"),
        (b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)]<0> {3}\r\nSubject: x\r\n\r\n)\r\n{tag} OK\r\n", "broken"),
        (b"what is this\r\n", "broken"),
        (b"{tag} BAD I do not understand\r\n", "broken"),
        (b"", "cut-off"),
        (b"* BYE going down\r\n", "cut-off"),
    ],
)
def test_a_broken_answer_is_told_and_goes_no_further(answer, trouble):
    def script(guest):
        guest.settimeout(5)
        for uses in range(9):
            if not uses:
                guest.sendall(b"* OK hi\r\n")
            line = guest.recv(4000)
            tag = line.split()[0]
            if b"UID FETCH" in line:
                guest.sendall(answer.replace(b"{tag}", tag))
                return
            guest.sendall(tag + b" OK\r\n")

    assert told_by(script, heads, timeout=3).trouble == trouble


def test_a_line_without_end_is_not_kept_without_end():
    def script(guest):
        guest.sendall(b"* OK hi\r\n")
        guest.recv(1000)
        for _ in range(400):
            guest.sendall(b"x" * 100_000)

    assert told_by(script).trouble == "broken"


def test_odd_answers_are_read_for_what_they_hold():
    answers = {
        "UID FETCH": b"* 1 fetch (flags (\\seen) uid 1 body[header.fields (subject)]<0> \"Subject: \\\"x\\\"\" rfc822.size 12)\r\n"
        b"* OK [ALERT] Your password is old {5}\r\n* 9 EXPUNGE\r\n* 3 FETCH (FLAGS ())\r\n* 7 FETCH (UID 7 BODY[HEADER.FIELDS (SUBJECT)] NIL)\r\n"
        b"* 2 FETCH (UID 2 BODY[HEADER.FIELDS (SUBJECT)]<0> NIL INTERNALDATE \"99-Foo-2020 99:00:00 +0000\")\r\n{tag} OK done\r\n",
    }
    with Liar(imap_script(answers)) as liar, open_mailbox(at(liar.port)) as box:
        first, second = heads(box)
    assert (first.uid, first.headers, first.seen, first.size) == (1, b'Subject: "x"', True, 12)
    assert (second.uid, second.headers, second.came_at) == (2, b"", None)


def test_one_mail_the_server_chokes_on_does_not_take_its_neighbours_along():
    no = b"{tag} NO [SERVERBUG] internal error\r\n"
    answers = {"UID FETCH 1:4": no, "UID FETCH 1:2": row(1) + row(2) + b"{tag} OK\r\n", "UID FETCH 3:4": no, "UID FETCH 3 ": no, "UID FETCH 4 ": row(4) + b"{tag} OK\r\n"}
    with Liar(imap_script(answers)) as liar, open_mailbox(at(liar.port)) as box:
        assert [head.uid for head in heads(box, (1, 2, 3, 4))] == [1, 2, 4]


def test_a_server_that_refuses_every_mail_is_not_asked_for_ever():
    with Liar(imap_script({"UID FETCH": b"{tag} NO not today\r\n"})) as liar, pytest.raises(Failed, match="refused"), open_mailbox(at(liar.port)) as box:
        heads(box, range(1, 500))


@pytest.mark.parametrize(("answer", "uids"), [(b"* SEARCH\r\n", ()), (b"* SEARCH 7 3 x 9\r\n* SEARCH 11\r\n", (7, 9, 11)), (b"", ())])
def test_searches_are_read_however_they_come(answer, uids):
    with Liar(imap_script({"UID SEARCH": answer + b"{tag} OK\r\n"})) as liar, open_mailbox(at(liar.port)) as box:
        box.look_into("INBOX")
        assert box.uids(after=5) == uids


def test_a_search_that_tells_of_more_mail_than_there_can_be_is_broken():
    script = imap_script({"CAPABILITY": b"* CAPABILITY IMAP4rev1 ESEARCH\r\n{tag} OK\r\n", "UID SEARCH": b'* ESEARCH (TAG "h1") UID ALL 1:4294967295\r\n{tag} OK\r\n'})
    assert told_by(script, lambda box: (box.look_into("INBOX"), box.uids())).trouble == "broken"


def test_a_folder_that_tells_nothing_of_itself_has_noughts():
    with Liar(imap_script({})) as liar, open_mailbox(at(liar.port)) as box:
        folder = box.look_into("INBOX")
    assert (folder.uidvalidity, folder.uidnext, folder.highestmodseq, folder.messages) == (0, 0, 0, 0)


def test_a_folder_told_anew_each_time_is_seen_to_be_another(dovecot):
    name = filled(dovecot)
    with open_mailbox(dovecot.login(name)) as box:
        first = box.look_into("INBOX").uidvalidity
        box.look_into("Sent")
        dovecot.new_uidvalidity(name)
        assert box.look_into("INBOX").uidvalidity != first


# mails that are too much


def test_a_head_of_ten_million_bytes_is_read_in_part(dovecot):
    name = dovecot.user()
    huge = b"From: a@b.example\r\nSubject: " + b"x" * 10_000_000 + b"\r\nMessage-ID: <1@b.example>\r\n\r\nHei\r\n"
    dovecot.fill(name, [(huge, NOON.timestamp()), (mail(2), NOON.timestamp())])
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        first, second = box.heads(box.uids())
        assert len(first.headers) <= 66_000 and b"<1@b.example>" in first.headers and first.size > 10_000_000 and b"Brev 2" in second.headers
        bodies = list(box.bodies(box.uids()))
    assert [body.cut for body in bodies] == [False, True] and len(bodies[1].octets) < 5_000_000


def test_a_mail_to_ten_thousand_tells_whose_it_is_and_what_it_says(dovecot):
    name, many = dovecot.user(), ",\r\n ".join(f"Mottaker {number} <mottaker{number}@langt-domenenavn.example>" for number in range(10_000))
    made = f"From: kari@fjord.example\r\nTo: {many}\r\nSubject: Til alle\r\nMessage-ID: <alle@fjord.example>\r\nMIME-Version: 1.0\r\n"
    made += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nKjære alle på én gang\r\n"
    dovecot.fill(name, [(made.encode(), NOON.timestamp())])
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        (head,) = box.heads(box.uids())
        (body,) = box.bodies(box.uids())
    read = email.message_from_bytes(head.headers)
    people = [address for _, address in email.utils.getaddresses([read["To"]])]
    assert read["Message-ID"] == "<alle@fjord.example>" and read["Subject"] == "Til alle" and read["From"] == "kari@fjord.example" and len(head.headers) < 70_000
    assert len(people) > 500 and all(address.endswith("@langt-domenenavn.example") for address in people)
    whole = email.message_from_bytes(body.octets, policy=email.policy.default)
    assert whole.get_content() == "Kjære alle på én gang\r\n" and whole["Subject"] == "Til alle" and whole["Message-ID"] == "<alle@fjord.example>"


def test_a_mail_with_thirty_million_bytes_attached_costs_what_its_text_costs(dovecot):
    name, line = dovecot.user(), b"eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\r\n"
    made = mail(1, **{"MIME-Version": "1.0", "Content-Type": 'multipart/mixed; boundary="GRENSE"'}).rpartition(b"Hei")[0]
    made += b"--GRENSE\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSe vedlegget\r\n--GRENSE\r\nContent-Type: application/pdf; name=stor.pdf\r\n"
    made += b"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=stor.pdf\r\n\r\n" + line * 400_000 + b"--GRENSE--\r\n"
    dovecot.fill(name, [(made, NOON.timestamp())])
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        (body,) = box.bodies(box.uids())
    assert b"Se vedlegget" in body.octets and b"stor.pdf" in body.octets and body.cut and len(body.octets) < 5000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000 and time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "structure",
    [
        b"(" * 5000,
        b'("text" "plain"',
        b"NIL",
        b'(("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3 1) "MIXED")',
        b'("TEXT")',
        b'(("TEXT" "PLAIN") ("x" NIL) 3 (4 (5)) "MIXED" ("BOUNDARY"))',
    ],
)
def test_a_structure_that_makes_no_sense_gives_the_beginning_of_the_mail(structure):
    answers = {
        "UID FETCH 1 (UID RFC822.SIZE)": b"* 1 FETCH (UID 1 RFC822.SIZE 999999)\r\n{tag} OK\r\n",
        "UID FETCH 1 (UID BODYSTRUCTURE)": b"* 1 FETCH (UID 1 BODYSTRUCTURE " + structure + b")\r\n{tag} OK\r\n",
        "UID FETCH 1 (UID BODY.PEEK": b"* 1 FETCH (UID 1 BODY[]<0> {3}\r\nHei)\r\n{tag} OK\r\n",
    }
    with Liar(imap_script(answers)) as liar, open_mailbox(at(liar.port)) as box:
        box.look_into("INBOX")
        (body,) = box.bodies((1,))
    assert body.octets.startswith(b"Hei") and body.cut


def test_a_full_mailbox_takes_no_copy_and_says_so(dovecot):
    name = filled(dovecot)
    dovecot.fill_up(name)
    with open_mailbox(dovecot.login(name)) as box, pytest.raises(Failed) as told:
        box.append("Sent", mail(9), NOON)
    assert told.value.trouble == "full"


def test_a_copy_cut_off_in_the_midst_is_told(dovecot):
    name = filled(dovecot)
    with Pipe(dovecot.imap, cut_up=200_000) as pipe:
        with pytest.raises(Failed) as told, open_mailbox(through(dovecot, pipe, name), timeout=5) as box:
            box.append("Sent", mail(9, "x\r\n" * 300_000), NOON)
        assert told.value.trouble in {"cut-off", "no-answer"} and told.value.for_now
        with open_mailbox(through(dovecot, pipe, name)) as box:
            assert box.find("<9@fjord.example>", "Sent") == ()


@pytest.mark.parametrize("name", ["a\r\nh9 DELETE INBOX", "a\nb", "a\0b"])
def test_nothing_slips_into_a_command(dovecot, name):
    with open_mailbox(dovecot.login(filled(dovecot))) as box:
        for act in (lambda: box.look_into(name), lambda: box.find(f"<{name}>", "INBOX")):
            with pytest.raises(Failed):
                act()
        assert box.look_into("INBOX").messages == 5


def test_quotes_and_norwegian_letters_in_a_folders_name_are_carried_whole(dovecot):
    name = filled(dovecot)
    for folder in ('Søppel & "skrot"', "Prosjekt/Ås \\ Nå", "日本"):
        dovecot.admin("mailbox", "create", "-u", name, folder)
        with open_mailbox(dovecot.login(name)) as box:
            assert folder in {one.name for one in box.folders()}
            box.append(folder, mail(1), NOON)
            assert box.look_into(folder).messages == 1


def test_fifty_thousand_unread_newsletters_stay_unread_and_cost_little(dovecot):
    name = filled(dovecot, 3000, seen=False)
    with open_mailbox(dovecot.login(name)) as box:
        box.look_into("INBOX")
        begun = time.monotonic()
        count = sum(not head.seen for head in box.heads(box.uids()))
        assert count == 3000 and count / (time.monotonic() - begun) > 1500
    assert mailboxes.FIELDS[0] == "Date"
