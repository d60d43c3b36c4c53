"""Fetching a page or a feed over the one dialler: every redirect judged anew, certificates checked, size and time bounded."""

from __future__ import annotations

import base64
import http.client
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlencode, urljoin, urlsplit

from .dialling import cut_after, dial, secured
from .shapes import Failed
from .unsaid import secrets_of, unsaid

AGENT = "hvem"
_SAFE = "/%:=&?~#+!$,;'@()*[]|-._"
_MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the status, the octets (unpacked), the address they came from at last, and the header lines by lower-case names."""

    status: int
    octets: bytes
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def unchanged(self) -> bool:
        """Nothing is new since the etag one has."""
        return self.status == 304

    @property
    def etag(self) -> str:
        """The mark of this version, to be shown next time."""
        return self.headers.get("etag", "")


def get(
    url: str,
    *,
    private: bool = False,
    most_bytes: int = 4 << 20,
    timeout: float = 20.0,
    redirects: int = 3,
    headers: Mapping[str, str] | None = None,
    etag: str = "",
) -> Fetched:
    """A page by GET. `timeout` is in seconds, for the whole of it. Any status is returned; raises Failed where nothing came.

    "too-large" above `most_bytes`; "refused-address" for what points inward unless `private`, for other schemes, and for a way from https to http.
    """
    until, begun_at = time.monotonic() + timeout, _split(url)
    lines = {"Accept-Encoding": "gzip", **({"If-None-Match": etag} if etag else {}), **(headers or {})}
    at = begun_at
    for _ in range(redirects + 1):
        own = (
            lines
            if _origin(at) == _origin(begun_at)
            else {name: line for name, line in lines.items() if name.lower() not in {"authorization", "cookie"}}
        )
        with unsaid(*secrets_of(at.geturl())):
            status, told, octets = _once("GET", at, own, b"", private=private, most_bytes=most_bytes, until=until)
        there = told.get("location", "")
        if status not in _MOVED or not there:
            return Fetched(status, octets, at.geturl(), told)
        to = _split(there, at.geturl())
        if at.scheme == "https" and to.scheme != "https":
            raise Failed("refused-address", named(to.geturl()))
        at = to
    raise Failed("refused", "too many redirects")


def post(
    url: str, fields: Mapping[str, str], *, private: bool = False, most_bytes: int = 1 << 20, timeout: float = 20.0
) -> Fetched:
    """A form by POST; redirects are not followed. Raises Failed as `get` does."""
    at = _split(url)
    lines = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    status, told, octets = _once(
        "POST", at, lines, urlencode(fields).encode(), private=private, most_bytes=most_bytes, until=time.monotonic() + timeout
    )
    return Fetched(status, octets, at.geturl(), told)


def _once(
    verb: str, at: SplitResult, lines: Mapping[str, str], body: bytes, *, private: bool, most_bytes: int, until: float
) -> tuple[int, dict[str, str], bytes]:
    host, port = at.hostname or "", at.port or (443 if at.scheme == "https" else 80)
    left = max(until - time.monotonic(), 0.01)
    connection: Any = dial(host, port, private=private, timeout=left)
    with cut_after(connection, until - time.monotonic()):
        if at.scheme == "https":
            connection = secured(connection, host)
        return _asked(connection, verb, at, lines, body, most_bytes, until)


def _asked(
    connection: Any, verb: str, at: SplitResult, lines: Mapping[str, str], body: bytes, most_bytes: int, until: float
) -> tuple[int, dict[str, str], bytes]:
    host, port = at.hostname or "", at.port or (443 if at.scheme == "https" else 80)
    asked = http.client.HTTPConnection(host, port)
    asked.default_port = 443 if at.scheme == "https" else 80  # so that the Host line names no port that goes without saying
    asked.sock = connection
    try:
        asked.request(verb, target_of(at), body or None, {"User-Agent": AGENT, "Connection": "close", **_signed(at), **lines})
        answer = asked.getresponse()
        return (
            answer.status,
            {name.lower(): " ".join(line.split()) for name, line in answer.getheaders()},
            _read(answer, connection, most_bytes, until),
        )
    except TimeoutError as trouble:
        raise Failed("no-answer", host, for_now=True) from trouble
    except (OSError, http.client.HTTPException) as trouble:
        if time.monotonic() >= until:
            raise Failed("no-answer", "too slow", for_now=True) from trouble
        raise _broken(trouble) from trouble
    finally:
        asked.close()
        connection.close()


def _broken(trouble: Exception) -> Failed:
    if isinstance(trouble, http.client.HTTPException):
        return Failed("broken", f"{type(trouble).__name__} {trouble}")
    return Failed("cut-off", str(trouble), for_now=True)


def _read(answer: http.client.HTTPResponse, connection: Any, most_bytes: int, until: float) -> bytes:
    """The octets, unpacked where they came packed, and never more than asked for."""
    packed = answer.getheader("Content-Encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise Failed("broken", f"Content-Encoding: {packed}")
    unpack = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    came = bytearray()
    while True:
        left = until - time.monotonic()
        if left <= 0:
            raise Failed("no-answer", "too slow", for_now=True)
        if connection.fileno() >= 0:
            connection.settimeout(left)
        try:
            octets = answer.read1(65536)
        except http.client.IncompleteRead as trouble:
            raise _ended(until) from trouble
        if not octets:
            break
        came += octets if unpack is None else _unpacked(unpack, octets, most_bytes - len(came) + 1)
        if len(came) > most_bytes:
            raise Failed("too-large", f"more than {most_bytes} bytes")
    if (answer.length or 0) > 0 or (unpack is not None and came and not unpack.eof):
        raise _ended(until)
    return bytes(came)


def _ended(until: float) -> Failed:
    """Why an answer ended before its end: we hung up because the time was over, or the other side did."""
    slow = time.monotonic() >= until
    return Failed("no-answer", "too slow", for_now=True) if slow else Failed("cut-off", for_now=True)


def _unpacked(unpack: Any, octets: bytes, most: int) -> bytes:
    try:
        found: bytes = unpack.decompress(octets, max(most, 1))
    except zlib.error as trouble:
        raise Failed("broken", str(trouble)) from trouble
    if unpack.unconsumed_tail:
        raise Failed("too-large", "unpacked")
    return found


def _split(url: str, seen_from: str = "") -> SplitResult:
    """An address of the web, judged by its form; webcal is https."""
    try:
        cleaned = urljoin(seen_from, url.strip()) if seen_from else url.strip()
    except ValueError as trouble:
        raise Failed("refused-address", named(url)) from trouble
    if any(ord(sign) < 33 or ord(sign) == 127 for sign in cleaned):
        raise Failed("refused-address", named(url))
    if cleaned.lower().startswith(("webcal://", "webcals://")):
        cleaned = "https" + cleaned[cleaned.index(":") :]
    try:
        at = urlsplit(cleaned)
        host = (at.hostname or "").encode("idna").decode() if not (at.hostname or "").isascii() else at.hostname or ""
        port = at.port
    except ValueError as trouble:
        raise Failed("refused-address", named(url)) from trouble
    if at.scheme not in {"http", "https"} or not host:
        raise Failed("refused-address", named(url))
    user = at.netloc.rpartition("@")[0]
    where = f"[{host}]" if ":" in host else host
    return at._replace(netloc=f"{user + '@' if user else ''}{where}{f':{port}' if port else ''}", fragment="")


def named(url: str) -> str:
    """An address as it may be told and kept: without name and password, path and question, in each of which a secret may stand."""
    try:
        at = urlsplit(url)
        return f"{at.scheme}://{at.hostname or ''}"[:100]
    except ValueError:
        return ""


def target_of(at: SplitResult) -> str:
    """What a server is asked for: path and question, with percent signs for what cannot stand there."""
    return quote(at.path or "/", safe=_SAFE) + (f"?{quote(at.query, safe=_SAFE)}" if at.query else "")


def _signed(at: SplitResult) -> dict[str, str]:
    """A name and a password written into an address are shown to that server only."""
    if not at.username:
        return {}
    words = f"{unquote(at.username)}:{unquote(at.password or '')}"
    return {"Authorization": "Basic " + base64.b64encode(words.encode()).decode()}


def _origin(at: SplitResult) -> tuple[str, str, int]:
    return at.scheme, (at.hostname or "").lower(), at.port or (443 if at.scheme == "https" else 80)
