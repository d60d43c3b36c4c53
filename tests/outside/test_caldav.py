"""Against a real Radicale: finding calendars, what has changed, and never writing over what another wrote."""

from __future__ import annotations

import select
import socket
import threading
import time
from dataclasses import dataclass

import pytest

from hvem.outside.caldav import Conflict, Item, open_calendars
from hvem.outside.caldav_digest import challenge_of
from hvem.outside.caldav_talk import Talk
from hvem.outside.shapes import Failed
from tests.peers.radicale import SECRET, USER, radicale


@pytest.fixture
def peer(tmp_path):
    with radicale(tmp_path) as found:
        yield found


@pytest.fixture
def calendars(peer):
    found = open_calendars(peer.url, USER, SECRET, private=True)
    yield found
    found.close()


def event(uid: str, title: str = "Kaffe", at: str = "20261124T100000") -> str:
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//phone//EN", "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261101T080000Z",
        f"DTSTART:{at}", "DURATION:PT45M", f"SUMMARY:{title}", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines)


def put(calendars, peer, uid: str, **how) -> tuple[str, str]:
    href = f"{peer.calendar}{uid}.ics"
    return href, calendars.put(href, event(uid, **how).encode())


def test_the_calendars_are_found_from_the_servers_address(calendars, peer):
    (one,) = calendars.calendars()
    assert (one.url, one.name, one.colour, one.read_only) == (peer.calendar, "Kalenderen på kjøkkenet", "#aa5500", False)
    assert "VEVENT" in one.components


@pytest.mark.parametrize("path", ["hilde/kalender/", "hilde/", "", ".well-known/caldav"])
def test_any_address_of_the_account_leads_to_its_calendars(peer, path):
    found = open_calendars(peer.url + path, USER, SECRET, private=True)
    assert [one.url for one in found.calendars()] == [peer.calendar]


def test_a_password_written_into_the_address_is_not_kept_with_it(peer):
    found = open_calendars(peer.url.replace("://", f"://{USER}:passord@"), USER, SECRET, private=True)
    assert [one.url for one in found.calendars()] == [peer.calendar]


def test_a_wrong_password_is_told_as_such(peer):
    with pytest.raises(Failed) as told:
        open_calendars(peer.url, USER, "feil", private=True)
    assert told.value.trouble == "wrong-password"
    assert "feil" not in str(told.value)


def test_a_token_that_is_no_longer_good_is_told_as_expired(peer):
    with pytest.raises(Failed) as told:
        open_calendars(peer.url, USER, "gammelt", way="xoauth2", private=True)
    assert told.value.trouble == "token-expired"


def test_an_address_inside_is_refused_on_a_hosted_installation(peer):
    with pytest.raises(Failed) as told:
        open_calendars(peer.url.replace("http://", "https://"), USER, SECRET)
    assert told.value.trouble == "refused-address"
    with pytest.raises(Failed) as told:
        open_calendars(peer.url, USER, SECRET)
    assert told.value.trouble == "tls"
    assert not peer.seen


def test_being_sent_inward_is_refused_at_the_second_address_too(peer, monkeypatch):
    """The first server lies outside and sends us on to one inside: each address is judged anew."""
    from hvem.outside import dialling

    judged = []
    real = dialling.connect

    def connect(server, **how):
        judged.append((server.host, server.private))
        return real(server, **how)

    monkeypatch.setattr(dialling, "connect", connect)
    peer.sends_on["/.well-known/caldav"] = "http://10.0.0.1/secret/"
    with pytest.raises(Failed):
        Talk(peer.url, USER, SECRET, private=True, seconds=0.2).ask("PROPFIND", "/.well-known/caldav")
    assert [host for host, _ in judged] == ["127.0.0.1", "10.0.0.1"]
    assert all(private for _, private in judged)


def test_the_password_does_not_follow_to_another_host(peer):
    peer.sends_on["/.well-known/caldav"] = peer.url.replace("127.0.0.1", "localhost") + "hilde/"
    peer.seen.clear()
    with pytest.raises(Failed) as told:
        Talk(peer.url, USER, SECRET, private=True).ask("PROPFIND", "/.well-known/caldav")
    assert told.value.trouble == "refused"
    assert "localhost" in told.value.said


@pytest.mark.parametrize(
    ("first", "then", "sent"),
    [
        ("https://caldav.icloud.com/", "https://p42-caldav.icloud.com/1/", True),
        ("https://dav.forum.example/", "https://forum.example:8443/dav/", True),
        ("https://dav.forum.example/", "http://dav.forum.example/", False),
        ("https://dav.forum.example/", "https://forum.example.ond.example/", False),
        ("https://dav.forum.co.uk/", "https://ond.co.uk/", False),
        ("https://10.0.0.5/", "https://11.0.0.5/", False),
        ("http://nas:5232/", "http://nas:8080/", False),
        ("http://nas:5232/", "https://nas/", False),
        ("http://nas:5232/", "http://nas:5232/hilde/", True),
    ],
)
def test_the_password_goes_to_the_host_that_was_named_and_its_kin_alone(first, then, sent):
    assert bool(Talk(first, USER, SECRET, private=True)._sign_in("GET", then)) == sent


def test_a_ring_of_redirects_ends(peer):
    peer.sends_on["/a"] = "/b"
    peer.sends_on["/b"] = "/a"
    with pytest.raises(Failed) as told:
        Talk(peer.url, USER, SECRET, private=True).ask("GET", "/a")
    assert told.value.trouble == "broken"


@dataclass(frozen=True)
class Changes:
    items: tuple[Item, ...]
    gone: tuple[str, ...]
    token: str
    whole: bool


def changes(calendars, calendar, token="", known=None) -> Changes:
    """What has changed, with the objects themselves."""
    changed = calendars.what_changed(calendar, token, known)
    return Changes(tuple(calendars.read(calendar, [href for href, _ in changed.hrefs])), changed.gone, changed.token, changed.whole)


def test_what_is_put_is_read_back_and_told_as_changed_once(calendars, peer):
    href, etag = put(calendars, peer, "en")
    first = changes(calendars, peer.calendar)
    assert first.whole
    assert [(one.href, one.etag) for one in first.items] == [(href, etag)]
    assert b"SUMMARY:Kaffe" in first.items[0].octets
    again = changes(calendars, peer.calendar, first.token, {href: etag})
    assert (again.items, again.gone, again.whole) == ((), (), False)


def test_what_the_phone_changes_moves_and_deletes_is_told(calendars, peer):
    known = dict(put(calendars, peer, uid) for uid in ("en", "to", "tre"))
    token = changes(calendars, peer.calendar).token
    peer.phone.put("to.ics", event("to", "Flyttet", "20261125T120000"))
    peer.phone.delete(f"{peer.calendar}tre.ics")
    peer.phone.put("fire.ics", event("fire"))
    found = changes(calendars, peer.calendar, token, known)
    assert {one.href.rsplit("/", 1)[1] for one in found.items} == {"to.ics", "fire.ics"}
    assert found.gone == (f"{peer.calendar}tre.ics",)


def test_writing_over_what_the_phone_wrote_is_a_conflict_and_changes_nothing(calendars, peer):
    href, etag = put(calendars, peer, "en")
    peer.phone.put("en.ics", event("en", "Fra telefonen"))
    with pytest.raises(Conflict):
        calendars.put(href, event("en", "Herfra").encode(), if_match=etag)
    with pytest.raises(Conflict):
        calendars.delete(href, etag)
    assert "Fra telefonen" in peer.phone.get(href)


def test_a_new_object_never_overwrites_one_that_is_there(calendars, peer):
    href, _ = put(calendars, peer, "en")
    with pytest.raises(Conflict):
        calendars.put(href, event("en", "To").encode())
    assert "SUMMARY:Kaffe" in peer.phone.get(href)


def test_changing_what_is_gone_is_a_conflict_and_deleting_it_is_well(calendars, peer):
    href, etag = put(calendars, peer, "en")
    peer.phone.delete(href)
    with pytest.raises(Conflict):
        calendars.put(href, event("en", "To").encode(), if_match=etag)
    calendars.delete(href, etag)
    assert calendars.get(href) is None


def test_the_version_is_asked_for_where_the_server_does_not_tell_it(calendars, peer):
    peer.without_etag_on_put = True
    href, etag = put(calendars, peer, "en")
    assert etag == calendars.get(href).etag != ""


@pytest.mark.parametrize(("status", "said"), [(403, b""), (409, b""), (507, b""), (500, b""), (400, b"")])
def test_a_token_no_longer_good_means_beginning_afresh_with_nothing_lost(calendars, peer, status, said):
    known = dict(put(calendars, peer, uid) for uid in ("en", "to"))
    token = changes(calendars, peer.calendar).token
    peer.phone.put("to.ics", event("to", "Flyttet"))
    peer.phone.delete(f"{peer.calendar}en.ics")
    peer.fails["REPORT sync-collection"] = [status, 1, said]
    found = changes(calendars, peer.calendar, token, known)
    assert found.whole
    assert [one.href for one in found.items] == [f"{peer.calendar}to.ics"]
    assert found.gone == (f"{peer.calendar}en.ics",)
    assert found.token.startswith("sync:")


def test_a_token_of_another_server_means_beginning_afresh(calendars, peer):
    put(calendars, peer, "en")
    found = changes(calendars, peer.calendar, "sync:http://other.example/sync/12", {})
    assert found.whole
    assert len(found.items) == 1


@pytest.mark.parametrize("ctag", [True, False])
def test_a_server_without_sync_collection_is_compared_by_versions(calendars, peer, ctag):
    peer.without_sync, peer.without_ctag = True, not ctag
    known = dict(put(calendars, peer, uid) for uid in ("en", "to"))
    first = changes(calendars, peer.calendar, "", known)
    assert (first.items, first.gone) == ((), ())
    assert first.token.startswith("ctag:")
    peer.seen.clear()
    assert changes(calendars, peer.calendar, first.token, known).items == ()
    assert peer.count("PROPFIND") == (1 if ctag else 2)
    peer.phone.put("to.ics", event("to", "Flyttet"))
    peer.phone.delete(f"{peer.calendar}en.ics")
    found = changes(calendars, peer.calendar, first.token, known)
    assert ([one.href for one in found.items], found.gone) == ([f"{peer.calendar}to.ics"], (f"{peer.calendar}en.ics",))


def test_many_objects_are_fetched_in_few_questions(calendars, peer, monkeypatch):
    monkeypatch.setattr("hvem.outside.caldav.AT_A_TIME", 10)
    for number in range(24):
        peer.phone.put(f"m{number}.ics", event(f"m{number}"))
    peer.seen.clear()
    assert len(changes(calendars, peer.calendar).items) == 24
    assert peer.count("REPORT") == 1 + 3
    assert peer.count("GET") == 0


def test_a_server_that_cannot_give_many_at_once_gives_them_one_by_one(calendars, peer):
    put(calendars, peer, "en")
    peer.fails["REPORT multiget"] = [501, 9]
    assert [one.href for one in changes(calendars, peer.calendar).items] == [f"{peer.calendar}en.ics"]


@pytest.mark.parametrize(("status", "trouble", "for_now"), [(500, "broken", True), (503, "broken", True), (507, "full", True), (403, "refused", False), (429, "too-many", True)])  # fmt: skip
def test_what_the_server_refuses_is_told_with_whether_to_try_again(calendars, peer, status, trouble, for_now):
    peer.fails["PUT"] = [status, 1]
    with pytest.raises(Failed) as told:
        put(calendars, peer, "en")
    assert (told.value.trouble, told.value.for_now) == (trouble, for_now)


def test_a_slow_server_is_given_up(peer):
    peer.seconds = 0.6
    with pytest.raises(Failed) as told:
        Talk(peer.url, USER, SECRET, private=True, seconds=0.2).ask("PROPFIND", "/")
    assert (told.value.trouble, told.value.for_now) == ("no-answer", True)


def test_a_page_that_is_no_calendar_is_told_as_such(peer):
    for path in ("/", "/.well-known/caldav"):
        peer.lies[path] = (200, b"<html>Velkommen</html>")
    with pytest.raises(Failed) as told:
        open_calendars(peer.url, USER, SECRET, private=True)
    assert (told.value.trouble, told.value.for_now) == ("not-calendar", False)


def test_an_answer_with_entities_or_broken_marks_reads_no_file_and_does_not_raise(peer):
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><multistatus xmlns="DAV:"><response><href>&a;</href></response></multistatus>'
    for path in ("/", "/.well-known/caldav"):
        peer.lies[path] = (207, bomb)
    with pytest.raises(Failed):
        open_calendars(peer.url, USER, SECRET, private=True)
    for path in ("/", "/.well-known/caldav"):
        peer.lies[path] = (207, b"<multistatus xmlns='DAV:'><respo")
    with pytest.raises(Failed):
        open_calendars(peer.url, USER, SECRET, private=True)


def test_a_calendar_of_ones_own_is_made_once(calendars, peer):
    url = calendars.make("hvem", "hvem")
    assert calendars.make("hvem", "hvem") == url
    assert {one.name for one in calendars.calendars()} == {"Kalenderen på kjøkkenet", "hvem"}


def test_a_connection_is_kept_and_made_anew_where_the_server_let_it_go():
    door = socket.create_server(("127.0.0.1", 0))
    taken = []

    def serve():
        for questions in (2, 1):
            connection, _ = door.accept()
            taken.append(questions)
            for _ in range(questions):
                while b"\r\n\r\n" not in connection.recv(4096):
                    pass
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nja")
            connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    talk = Talk(f"http://127.0.0.1:{door.getsockname()[1]}/", USER, SECRET, private=True, seconds=5)
    assert [talk.ask("GET", "/").body for _ in range(2)] == [b"ja", b"ja"]
    assert taken == [2]
    until = time.monotonic() + 5
    while not select.select([talk._held[1].sock], [], [], 0.05)[0] and time.monotonic() < until:
        pass
    assert talk.ask("GET", "/").body == b"ja"
    assert taken == [2, 1]
    talk.close()
    thread.join(5)
    door.close()


def test_an_address_with_letters_of_our_own_is_asked_for_as_the_web_writes_it():
    door, asked = socket.create_server(("127.0.0.1", 0)), []

    def serve():
        connection, _ = door.accept()
        asked.append(connection.recv(4096).split(b"\r\n")[0])
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nja")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    talk = Talk(f"http://127.0.0.1:{door.getsockname()[1]}/", USER, SECRET, private=True, seconds=5)
    assert talk.ask("GET", "/Bjørn Å/%C3%A5.ics").body == b"ja"
    assert asked == [b"GET /Bj%C3%B8rn%20%C3%85/%C3%A5.ics HTTP/1.1"]
    talk.close()
    thread.join(5)
    door.close()


def test_a_calendar_s_address_that_is_none_is_told_without_what_is_secret_in_it():
    with pytest.raises(Failed) as told:
        Talk("ftp://meg:hemmelig@kal.example/hemmelig", USER, SECRET)
    assert told.value.said == "ftp://kal.example"


def test_digest_is_answered_as_the_standard_shows():
    header = 'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
    said = challenge_of(header).answered("Mufasa", "Circle of Life", "GET", "/dir/index.html")
    assert 'opaque="FQhe' in said
    assert "qop=auth, nc=00000001" in said
    assert "Circle" not in said
    assert challenge_of('Basic realm="x", ' + header) is None
    assert challenge_of('Digest realm="x", nonce="n", algorithm=ROT13') is None
