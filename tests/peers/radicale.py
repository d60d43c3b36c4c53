"""A real Radicale on loopback, with knobs for the ways calendar servers fail."""

from __future__ import annotations

import re
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

USER, SECRET = "hilde", "blåbær-2026"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    block_on_close = False


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class Peer:
    """The server and its knobs: `fails` maps a method (or `METHOD body-word`) to (status, how many times); `seen` is what was asked."""

    def __init__(self, folder: Path) -> None:
        from radicale import config
        from radicale.app import Application

        users = folder / "users"
        users.write_text(f"{USER}:{SECRET}\nfremmed:fremmed\n", "utf-8")
        settings = config.load()
        settings.update(
            {
                "auth": {"type": "htpasswd", "htpasswd_filename": str(users), "htpasswd_encryption": "plain", "delay": "0"},
                "storage": {"filesystem_folder": str(folder / "store"), "_filesystem_fsync": False},
                "rights": {"type": "owner_only"},
                "logging": {"level": "critical"},
            },
            "tests",
            privileged=True,
        )
        self.app = Application(settings)
        self.seen: list[tuple[str, str]] = []
        self.fails: dict[str, list] = {}
        self.without_sync = False
        self.without_ctag = False
        self.without_etag_on_put = False
        self.seconds = 0.0
        self.sends_on: dict[str, str] = {}
        self.lies: dict[str, tuple[int, bytes]] = {}
        self.before = None
        """Called with (method, path) before a question is answered: another phone that writes in between."""

    def __call__(self, environ, start):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        import io

        environ["wsgi.input"] = io.BytesIO(body)
        self.seen.append((method, path))
        if self.before:
            self.before(method, path)
        if self.seconds:
            time.sleep(self.seconds)
        if path in self.sends_on:
            start("302 Found", [("Location", self.sends_on[path]), ("Content-Length", "0")])
            return [b""]
        for key in (
            method,
            *(f"{method} {word}" for word in ("sync-collection", "multiget", "getctag") if word.encode() in body),
        ):
            if self.fails.get(key, [0, 0])[1]:
                self.fails[key][1] -= 1
                said = self.fails[key][2] if len(self.fails[key]) > 2 else b"no"
                start(f"{self.fails[key][0]} Trouble", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
                return [said]
        if self.without_sync and b"sync-collection" in body:
            start("403 Forbidden", [("Content-Length", "0")])
            return [b""]
        if path in self.lies:
            status, said = self.lies[path]
            start(f"{status} So", [("Content-Type", "text/xml"), ("Content-Length", str(len(said)))])
            return [said]
        return self._answer(environ, start, method)

    def _answer(self, environ, start, method):
        def begin(status, headers, *more):
            if method == "PUT" and self.without_etag_on_put:
                headers = [one for one in headers if one[0].lower() != "etag"]
            self.headers = [one for one in headers if one[0].lower() != "content-length"]
            self.status = status

        answer = b"".join(self.app(environ, begin))
        if self.without_ctag:
            answer = re.sub(rb"<CS:getctag>.*?</CS:getctag>", b"", answer)
        start(self.status, [*self.headers, ("Content-Length", str(len(answer)))])
        return [answer]

    def count(self, method: str) -> int:
        """How often was asked so."""
        return sum(1 for one, _ in self.seen if one == method)


@contextmanager
def radicale(folder: Path):
    """A running server; `.url` is its address, `.calendar` the address of Hilde's calendar."""
    peer = Peer(folder)
    with make_server("127.0.0.1", 0, peer, _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        peer.url = f"http://127.0.0.1:{server.server_port}/"
        peer.calendar = f"{peer.url}{USER}/kalender/"
        phone = Phone(peer)
        phone.ask("MKCALENDAR", peer.calendar, _MAKE)
        peer.seen.clear()
        peer.phone = phone
        try:
            yield peer
        finally:
            server.shutdown()
            thread.join(2)


_MAKE = (
    '<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="http://apple.com/ns/ical/">'
    "<d:set><d:prop><d:displayname>Kalenderen på kjøkkenet</d:displayname><a:calendar-color>#AA5500FF</a:calendar-color>"
    "</d:prop></d:set></c:mkcalendar>"
).encode()


class Phone:
    """Another program at the same calendar: puts, reads and takes away objects without asking what we think."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer

    def ask(self, method: str, url: str, body: bytes = b"", **headers: str):
        """One question past all knobs."""
        from base64 import b64encode
        from http.client import HTTPConnection
        from urllib.parse import urlsplit

        held = (self.peer.fails, self.peer.before, self.peer.seconds, self.peer.without_sync, self.peer.without_etag_on_put)
        self.peer.fails, self.peer.before, self.peer.seconds, self.peer.without_sync, self.peer.without_etag_on_put = (
            {},
            None,
            0.0,
            False,
            False,
        )
        seen = list(self.peer.seen)
        try:
            parts = urlsplit(url)
            connection = HTTPConnection(parts.hostname, parts.port, timeout=120)
            sign = b64encode(f"{USER}:{SECRET}".encode()).decode()
            connection.request(method, parts.path, body, {"Authorization": f"Basic {sign}", **headers})
            answer = connection.getresponse()
            text = answer.read()
            connection.close()
            return answer.status, text, answer.headers
        finally:
            self.peer.fails, self.peer.before, self.peer.seconds, self.peer.without_sync, self.peer.without_etag_on_put = held
            self.peer.seen[:] = seen

    def put(self, name: str, text: str) -> str:
        """Writes an object, over whatever lies there; its address."""
        href = f"{self.peer.calendar}{name}"
        octets = text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
        status, said, _ = self.ask("PUT", href, octets, **{"Content-Type": "text/calendar; charset=utf-8"})
        assert status in (201, 204), (status, said)
        return href

    def get(self, href: str) -> str:
        """An object's text, empty where it is not there."""
        status, text, _ = self.ask("GET", href)
        return text.decode().replace("\r\n", "\n") if status == 200 else ""

    def delete(self, href: str) -> None:
        """Takes an object away."""
        self.ask("DELETE", href)

    def hrefs(self) -> list[str]:
        """What lies in the calendar."""
        _, text, _ = self.ask("PROPFIND", self.peer.calendar, b"", Depth="1")
        base = self.peer.url.rstrip("/")
        return sorted(base + one for one in re.findall(r"<href>([^<]+\.ics)</href>", text.decode()))
