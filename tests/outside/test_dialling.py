"""Where one may dial, and that nothing is dialled but what was judged."""

from __future__ import annotations

import socket
import time

import pytest

from hvem.outside import dialling
from hvem.outside.shapes import Failed, Server
from tests.peers.liars import Liar

INWARD = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1",
    "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::1", "2002:c0a8:101::", "2001:0:7f00:1::1", "::127.0.0.1", "100::1", "not an address",
]  # fmt: skip
OUTWARD = ["8.8.8.8", "193.0.6.139", "2a00:1450:400f::65", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2606:4700::1111"]


@pytest.mark.parametrize("address", INWARD)
def test_what_points_inward_is_refused_before_it_is_dialled(address):
    assert not dialling.outward(address)
    with pytest.raises(Failed) as told:
        dialling.dial("innover.example", 993, private=False, resolve=lambda host, port: [address])
    assert told.value.trouble == "refused-address"


@pytest.mark.parametrize("address", OUTWARD)
def test_the_open_internet_is_open(address):
    assert dialling.outward(address)


@pytest.mark.parametrize("port", [22, 25, 53, 110, 445])
def test_ports_that_are_not_for_mail_of_people_are_refused_in_the_open(port):
    with pytest.raises(Failed, match="refused-address"):
        dialling.dial("ute.example", port, private=False, resolve=lambda host, port: ["8.8.8.8"])


def test_the_name_is_looked_up_once_and_that_very_address_dialled():
    looked_up: list[str] = []
    with Liar(lambda guest: guest.sendall(b"hello")) as liar:

        def resolve(host: str, port: int) -> list[str]:
            looked_up.append(host)
            return ["127.0.0.1"]

        with dialling.dial("navn.example.", liar.port, private=True, resolve=resolve) as made:
            assert made.recv(5) == b"hello" and made.getpeername()[0] == "127.0.0.1"
    assert looked_up == ["navn.example"]


def test_an_inward_address_beside_an_outward_one_is_passed_over(monkeypatch):
    dialled: list[str] = []
    monkeypatch.setattr(dialling, "_connect", lambda address, *more: dialled.append(address) or socket.socket())
    dialling.dial("begge.example", 443, private=False, resolve=lambda host, port: ["10.0.0.1", "8.8.8.8"]).close()
    assert dialled == ["8.8.8.8"]


def test_the_next_address_is_tried_where_the_first_is_silent():
    with Liar(lambda guest: guest.sendall(b"hi")) as liar:
        made = dialling.dial("to.example", liar.port, private=True, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
        assert made.getpeername()[0] == "127.0.0.1"
        made.close()


@pytest.mark.parametrize("host", ["", "finnes-ikke.invalid", "a b.example", "a\r\nb", "." * 300])
def test_a_host_that_is_not_there_is_told_as_that(host):
    with pytest.raises(Failed) as told:
        dialling.dial(host, 993, private=True)
    assert told.value.trouble == "no-such-host"


def test_nobody_answering_is_told_as_that():
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(Failed) as told:
        dialling.dial("127.0.0.1", port, private=True, timeout=2)
    assert told.value.trouble == "no-answer" and told.value.for_now


def test_a_certificate_nobody_vouches_for_is_refused(dovecot, monkeypatch):
    monkeypatch.delenv("HVEM_TRUST", raising=False)
    with pytest.raises(Failed, match="tls"):
        dialling.connect(Server("localhost", dovecot.imaps, "tls", private=True))


def test_a_certificate_of_another_name_is_refused(dovecot, trusted):
    with pytest.raises(Failed, match="tls"):
        dialling.connect(Server("annet.example", dovecot.imaps, "tls", private=True), resolve=lambda host, port: ["127.0.0.1"])


def test_a_program_on_ones_own_machine_may_vouch_for_itself(dovecot, monkeypatch):
    monkeypatch.delenv("HVEM_TRUST", raising=False)
    dialling.connect(Server("127.0.0.1", dovecot.imaps, "tls", private=True)).close()
    with pytest.raises(Failed, match="refused-address"):
        dialling.connect(Server("127.0.0.1", dovecot.imaps, "tls"))


def test_tls_to_a_server_that_knows_none_is_told_as_that(dovecot, trusted):
    with pytest.raises(Failed, match="tls"):
        dialling.connect(Server("localhost", dovecot.imap, "tls", private=True), timeout=5)


def test_a_server_that_takes_no_hand_in_tls_does_not_hold_one_up():
    with Liar(lambda guest: time.sleep(5)) as liar, pytest.raises(Failed) as told:
        begun = time.monotonic()
        dialling.connect(Server("localhost", liar.port, "tls", private=True), timeout=0.5)
    assert told.value.trouble == "no-answer" and time.monotonic() - begun < 3


def test_no_password_crosses_the_internet_in_the_clear(monkeypatch):
    class Far(socket.socket):
        def getpeername(self):
            return ("8.8.8.8", 143)

    monkeypatch.setattr(dialling, "_connect", lambda *words: Far())
    with pytest.raises(Failed, match="tls"):
        dialling.connect(Server("post.example", 143, "none", private=True), resolve=lambda host, port: ["8.8.8.8"])


def test_a_trust_file_that_cannot_be_read_is_named(monkeypatch, tmp_path):
    bad = tmp_path / "trust.pem"
    bad.write_text("nothing")
    monkeypatch.setenv("HVEM_TRUST", str(bad))
    with pytest.raises(Failed, match="HVEM_TRUST"):
        dialling.context()
