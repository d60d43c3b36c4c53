"""Pages and feeds fetched as an unfriendly world gives them."""

from __future__ import annotations

import gzip
import time

import pytest

from hvem.outside import dialling, fetching
from hvem.outside.shapes import Failed
from tests.peers.liars import Liar


def test_a_page_comes_as_it_is_and_only_when_it_is_new(web):
    def feed(asking):
        return (304, {}, b"") if asking.headers.get("If-None-Match") == '"1"' else (200, {"ETag": '"1"', "Content-Type": "text/calendar"}, b"BEGIN:VCALENDAR")

    web.paths["/feed"] = feed
    first = fetching.get(f"{web.url}/feed", private=True)
    assert (first.status, first.octets, first.etag, first.unchanged) == (200, b"BEGIN:VCALENDAR", '"1"', False)
    assert fetching.get(f"{web.url}/feed", private=True, etag=first.etag).unchanged


def test_https_checks_the_certificate(secure_web, monkeypatch):
    secure_web.paths["/"] = (200, {}, b"in order")
    assert fetching.get(secure_web.url, private=True).octets == b"in order"
    monkeypatch.delenv("HVEM_TRUST")
    with pytest.raises(Failed, match="tls"):
        fetching.get(secure_web.url, private=True)


def test_a_feed_may_never_point_inward(web):
    for url in (web.url, "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://169.254.169.254/latest", "webcal://localhost/x"):
        with pytest.raises(Failed, match="refused-address"):
            fetching.get(url)
    assert not web.asked


def test_a_redirect_inward_is_refused_like_an_address_inward(web, monkeypatch):
    web.paths["/ut"] = (302, {"Location": "http://169.254.169.254/secret"}, b"")
    judged: list[tuple[str, bool]] = []

    def dial(host, port, *, private, timeout):
        judged.append((host, private))
        return dialling.dial(host, port, private=host == "localhost", timeout=timeout)

    monkeypatch.setattr(fetching, "dial", dial)
    with pytest.raises(Failed, match="refused-address"):
        fetching.get(f"{web.url}/ut")
    assert judged == [("localhost", False), ("169.254.169.254", False)]


@pytest.mark.parametrize("there", ["file:///etc/passwd", "ftp://x.example/", "gopher://x", "//", "http://[bad", "http://a b/"])
def test_a_redirect_to_what_is_no_page_is_refused(web, there):
    web.paths["/ut"] = (302, {"Location": there}, b"")
    with pytest.raises(Failed, match="refused"):
        fetching.get(f"{web.url}/ut", private=True)


def test_one_is_not_led_from_https_to_http(secure_web, web):
    secure_web.paths["/"] = (301, {"Location": web.url}, b"")
    with pytest.raises(Failed, match="refused-address"):
        fetching.get(secure_web.url, private=True)
    assert not web.asked


@pytest.mark.parametrize("address", ["ftp://meg:hemmelig@kal.example/hemmelig.ics?t=hemmelig", "https://kal.example:hemmelig/", "https://meg:hemmelig@kal.example/hem melig"])
def test_an_address_that_is_refused_is_told_without_what_is_secret_in_it(address):
    with pytest.raises(Failed, match="refused-address") as told:
        fetching.get(address)
    assert "hemmelig" not in told.value.said and "hem " not in told.value.said


def test_redirects_are_followed_so_far_and_no_farther(web):
    web.paths["/0"] = (301, {"Location": "/1"}, b"")
    web.paths["/1"] = (301, {"Location": "/2"}, b"")
    web.paths["/2"] = (200, {}, b"here")
    came = fetching.get(f"{web.url}/0", private=True)
    assert came.octets == b"here" and came.url.endswith("/2")
    web.paths["/2"] = (302, {"Location": "/0"}, b"")
    with pytest.raises(Failed, match="redirects"):
        fetching.get(f"{web.url}/0", private=True)


def test_a_password_is_shown_to_its_own_server_only(web, secure_web):
    secure_web.paths["/"] = (200, {}, b"")
    web.paths["/x"] = (302, {"Location": secure_web.url}, b"")
    fetching.get(web.url.replace("http://", "http://meg:hem%20lig@") + "/x", private=True, headers={"Cookie": "a=b", "Accept": "text/calendar"})
    assert web.asked[0][2]["authorization"].startswith("Basic ") and web.asked[0][2]["cookie"] == "a=b"
    assert not {"authorization", "cookie"} & set(secure_web.asked[0][2]) and secure_web.asked[0][2]["accept"] == "text/calendar"


def test_too_much_is_told_and_not_read(web):
    web.paths["/stor"] = (200, {}, b"x" * 2_000_000)
    with pytest.raises(Failed, match="too-large"):
        fetching.get(f"{web.url}/stor", private=True, most_bytes=100_000)


def test_what_is_packed_is_unpacked_and_a_bomb_is_not(web):
    web.paths["/pakket"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"hei " * 1000))
    assert fetching.get(f"{web.url}/pakket", private=True).octets == b"hei " * 1000
    web.paths["/bombe"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 50_000_000))
    with pytest.raises(Failed, match="too-large"):
        fetching.get(f"{web.url}/bombe", private=True, most_bytes=1_000_000)
    web.paths["/rart"] = (200, {"Content-Encoding": "gzip"}, b"not packed at all")
    with pytest.raises(Failed, match="broken"):
        fetching.get(f"{web.url}/rart", private=True)


def test_half_a_feed_is_not_a_feed(web):
    web.paths["/halv"] = (200, {"Content-Length": "1000"}, b"BEGIN:VCALENDAR")
    with pytest.raises(Failed, match="cut-off"):
        fetching.get(f"{web.url}/halv", private=True, timeout=3)
    packed = gzip.compress(bytes(range(256)) * 500)
    web.paths["/halvpakket"] = (200, {"Content-Encoding": "gzip"}, packed[: len(packed) // 2])
    with pytest.raises(Failed, match="cut-off"):
        fetching.get(f"{web.url}/halvpakket", private=True, timeout=3)


def test_a_server_that_drips_does_not_hold_one_up():
    def drip(guest):
        guest.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            guest.sendall(b"x")
            time.sleep(0.1)

    with Liar(drip) as liar, pytest.raises(Failed, match="no-answer"):
        begun = time.monotonic()
        fetching.get(f"http://127.0.0.1:{liar.port}/", private=True, timeout=1)
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("answer", [b"* OK IMAP ready\r\n", b"\xff\xfe\0\0", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n"])
def test_what_is_no_web_server_is_broken(answer):
    with Liar(lambda guest: (guest.recv(1000), guest.sendall(answer))) as liar, pytest.raises(Failed, match="broken"):
        fetching.get(f"http://127.0.0.1:{liar.port}/", private=True, timeout=3)


def test_an_address_with_norwegian_letters_and_an_anchor_is_asked_for_rightly(web):
    web.paths["/bl%C3%A5b%C3%A6r"] = (200, {}, b"ja")
    assert fetching.get(f"{web.url}/blåbær?q=å#her", private=True).octets == b"ja"
    assert web.asked[0][1] == "/bl%C3%A5b%C3%A6r?q=%C3%A5"


def test_nothing_slips_into_what_is_asked(web):
    for url in (f"{web.url}/a\r\nX: y", f"{web.url}/a b", "javascript:alert(1)", "//x.example", ""):
        with pytest.raises(Failed, match="refused-address"):
            fetching.get(url, private=True)


def test_a_server_that_drips_its_header_lines_keeps_nobody_longer_than_agreed():
    def drip(connection):
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Word: ")
        for _ in range(40):
            connection.sendall(b"a")
            time.sleep(0.2)

    begun = time.monotonic()
    with Liar(drip) as liar, pytest.raises(Failed, match="no-answer"):
        fetching.get(f"http://127.0.0.1:{liar.port}/", private=True, timeout=1)
    assert time.monotonic() - begun < 4
