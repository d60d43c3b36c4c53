"""Speaking HTTP with a calendar server: one connection kept, redirects followed with care, every failure in plain words (RFC 4918, 6764)."""

from __future__ import annotations

import ssl
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from socket import socket
from urllib.parse import urljoin, urlsplit

from hvem.outside import dialling
from hvem.outside.caldav_digest import Challenge, challenge_of
from hvem.outside.fetching import named, target_of
from hvem.outside.shapes import Failed, Server, Trouble, Way
from hvem.outside.unsaid import tells
from hvem.outside.wire import ready

MOST_REDIRECTS = 5
LARGEST = 32 << 20
SECONDS = 30.0
"""How long a server may be silent; an answer may take six times as long in all."""
_AGENT = "hvem/1"
_TROUBLES: dict[int, Trouble] = {401: "wrong-password", 404: "gone", 410: "gone", 413: "too-large", 429: "too-many", 507: "full"}
_ONLY_APP_PASSWORDS = (".icloud.com", ".yahoo.com", ".aol.com")

Dial = Callable[[Server, float], socket]
"""How a connection is made; the one dialler unless a test stands in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said: status, headers by name in lower case, body, and the address it came from at last."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    @property
    def well(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300


@dataclass(slots=True)
class Talk:
    """Speaks with the server of one calendar account; `private` allows an address inside one's own network.

    The secret goes to the host that was named and to its siblings under the same name, over TLS unless the first address had none.
    """

    start: str
    username: str
    secret: str = field(repr=False)
    way: Way = "password"
    private: bool = False
    seconds: float = SECONDS
    dial: Dial = field(default=lambda server, seconds: dialling.connect(server, timeout=seconds), repr=False)
    _held: tuple[str, HTTPConnection] | None = field(default=None, repr=False)
    _challenge: Challenge | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _address(self.start, private=self.private)

    def ask(self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """One question and its answer, whatever its status; raises Failed where none came or the sign-in was refused."""
        url = urljoin(self.start, url)
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._signed(method, url, body, headers or {})
            if answer.status not in (301, 302, 303, 307, 308) or not answer.headers.get("location"):
                return self._let_in(self._unsaid(answer))
            further = urljoin(url, answer.headers["location"])
            if urlsplit(url).scheme == "https" and urlsplit(further).scheme != "https":
                raise Failed("tls", "the server sends us on to an address without TLS")
            url = further
        raise Failed("broken", "the server sends us round in a ring")

    def close(self) -> None:
        """The connection is let go."""
        if self._held is not None:
            self._held[1].close()
            self._held = None

    def _unsaid(self, answer: Answer) -> Answer:
        """The answer; where it refuses us and says the secret back, without its words."""
        told = not answer.well and tells(answer.body.decode("utf-8", "replace"), self.secret, self.username)
        return replace(answer, body=b"") if told else answer

    def _let_in(self, answer: Answer) -> Answer:
        if answer.status != 401:
            return answer
        host = urlsplit(answer.url).hostname or ""
        if not self._trusted(answer.url):
            raise Failed("refused", f"the server sends us on to {host}, which asks for the password")
        if self.way == "xoauth2":
            raise Failed("token-expired", _said(answer))
        only_app = f".{host}".endswith(_ONLY_APP_PASSWORDS)
        raise Failed("app-password-needed" if only_app else "wrong-password", _said(answer))

    def _signed(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Asked with the sign-in the server wants: Basic or a token at once, Digest once it has been asked for (RFC 7616)."""
        answer = self._sent(method, url, body, {**headers, **self._sign_in(method, url)})
        if answer.status == 401 and self.way == "password" and self._trusted(url):
            challenge = challenge_of(answer.headers.get("www-authenticate", ""))
            if challenge is not None and (self._challenge is None or challenge.nonce != self._challenge.nonce):
                self._challenge = challenge
                answer = self._sent(method, url, body, {**headers, **self._sign_in(method, url)})
        return answer

    def _sign_in(self, method: str, url: str) -> dict[str, str]:
        if not self._trusted(url):
            return {}
        if self.way == "xoauth2":
            return {"Authorization": f"Bearer {self.secret}"}
        if self._challenge is not None:
            return {"Authorization": self._challenge.answered(self.username, self.secret, method, target_of(urlsplit(url)))}
        return {"Authorization": "Basic " + b64encode(f"{self.username}:{self.secret}".encode()).decode("ascii")}

    def _trusted(self, url: str) -> bool:
        """Whether the secret may go there: the host first named or one under the same name, and never without TLS where the first had it."""
        first, there = urlsplit(self.start), urlsplit(url)
        if first.scheme == "https" and there.scheme != "https":
            return False
        if first.scheme == "http" and (first.hostname, first.port) != (there.hostname, there.port):
            return False
        return _family(first.hostname or "") == _family(there.hostname or "")

    def _sent(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Put over the wire; a connection the server had let go is made anew, but nothing is sent twice."""
        connection = self._connection(url)
        until = time.monotonic() + 6 * self.seconds
        try:
            length = {"Content-Length": str(len(body))} if body or method in ("PUT", "REPORT", "PROPFIND", "POST") else {}
            with dialling.cut_after(connection.sock, 6 * self.seconds):
                connection.request(
                    method, target_of(urlsplit(url)), body or None, {"User-Agent": _AGENT, "Accept": "*/*", **length, **headers}
                )
                response = connection.getresponse()
                read = _read(response, until)
        except (TimeoutError, OSError, HTTPException, ValueError) as problem:
            self.close()
            raise _broken(problem) from None
        if response.will_close:
            self.close()
        return Answer(response.status, _headers(response), read, url)

    def _connection(self, url: str) -> HTTPConnection:
        server = _address(url, private=self.private)
        key = f"{server.host}:{server.port}:{server.safety}"
        if self._held is not None and self._held[0] == key and _open(self._held[1]):
            return self._held[1]
        self.close()
        sock = self.dial(server, self.seconds)
        sock.settimeout(self.seconds)
        connection = HTTPConnection(server.host, server.port, timeout=self.seconds)
        connection.sock = sock
        connection.auto_open = 0
        if server.port == (443 if server.safety == "tls" else 80):
            connection.port = connection.default_port  # so that the Host line is without it
        self._held = (key, connection)
        return connection


def failure(answer: Answer) -> Failed:
    """The failure a status stands for."""
    trouble = _TROUBLES.get(answer.status)
    if trouble is None:
        trouble = "broken" if answer.status >= 500 or answer.status < 400 else "refused"
    return Failed(
        trouble, f"{answer.status} {_said(answer)}".strip(), for_now=answer.status >= 500 or answer.status in (408, 425, 429)
    )


def _address(url: str, *, private: bool = False) -> Server:
    """Where an address leads; Failed where it is none of the web's."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Failed("no-such-host", named(url)) from None
    if parts.scheme not in ("http", "https") or not host:
        raise Failed("no-such-host", named(url))
    tls = parts.scheme == "https"
    if not tls and not private:
        raise Failed("tls", "the address is without TLS")
    return Server(host, port or (443 if tls else 80), "tls" if tls else "none", private)


def _family(host: str) -> str:
    """The name a host belongs under: its last two parts, or three where the last two are as short as `co.uk`; an address is itself."""
    parts = host.lower().rstrip(".").split(".")
    if ":" in host or parts[-1].isdigit():
        return host
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3 if short else -2 :])


def _open(connection: HTTPConnection) -> bool:
    """Whether the server has not closed it since: there is nothing to read on a connection at rest."""
    if connection.sock is None:
        return False
    try:
        return not ready(0, connection.sock)
    except (OSError, ValueError):
        return False


def _read(response: HTTPResponse, until: float) -> bytes:
    parts, size = [], 0
    while part := response.read1(1 << 16):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise _TooLarge
        if time.monotonic() > until:
            raise TimeoutError
    if response.length:  # fewer octets than were promised
        raise ConnectionResetError
    response.close()  # read to its end, so that the connection can be asked again
    return b"".join(parts)


class _TooLarge(HTTPException):
    pass


def _broken(problem: Exception) -> Failed:
    if isinstance(problem, _TooLarge):
        return Failed("too-large")
    if isinstance(problem, TimeoutError):
        return Failed("no-answer", "the server is too slow", for_now=True)
    if isinstance(problem, ssl.SSLError):
        return Failed("tls", problem.reason or "", for_now=True)
    if isinstance(problem, OSError):
        return Failed("cut-off", problem.strerror or "", for_now=True)
    return Failed("broken", type(problem).__name__, for_now=not isinstance(problem, ValueError))


def _headers(response: HTTPResponse) -> dict[str, str]:
    """The headers by name; of a name that comes twice, both, with a comma."""
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        key = name.lower()
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found


def _said(answer: Answer) -> str:
    """The server's own first words in plain text, where it says any."""
    kind = answer.headers.get("content-type", "")
    if not kind.startswith("text/plain"):
        return ""
    return " ".join(answer.body[:300].decode("utf-8", "replace").split())
