"""Bytes to and from one server, bounded in size and in time, so that a lying or dripping server costs little."""

from __future__ import annotations

import selectors
import socket
import ssl
import time
from typing import Any

from .shapes import Failed

MOST_LINE = 16 << 20
"""No line is longer than this, in bytes: a search answer of a million mails is seven million."""
MOST_LITERAL = 64 << 20
SLOWEST = 4096
"""Bytes a second below which a server is taken to be dripping, once its patience is used up."""


class Bell:
    """What wakes one who waits at a wire: `ring()` from any thread."""

    def __init__(self) -> None:
        self._rope, self._clapper = socket.socketpair()
        self._rope.setblocking(False)

    def ring(self) -> None:
        """Wake whoever waits, now and the next times; ringing twice is ringing once."""
        try:
            self._rope.send(b"!")
        except OSError:
            return

    def fileno(self) -> int:
        """What select watches."""
        return self._clapper.fileno()

    def close(self) -> None:
        """Put it away."""
        self._rope.close()
        self._clapper.close()


def ready(seconds: float, *watched: socket.socket | Bell) -> list[Any]:
    """Those of them that have something to read within so many seconds; however many connections are open (`select` knows the first 1024)."""
    with selectors.DefaultSelector() as eye:
        for one in watched:
            eye.register(one, selectors.EVENT_READ)
        return [key.fileobj for key, _ in eye.select(max(seconds, 0))]


class Wire:
    """One connection, read by lines and by counts; a lost one is Failed("cut-off"), a silent one Failed("no-answer")."""

    def __init__(self, connection: socket.socket, timeout: float) -> None:
        self.connection, self.timeout = connection, timeout
        self._held = bytearray()
        self._at = 0

    def line(self) -> bytes:
        """The next line, with its end."""
        begun, searched = time.monotonic(), self._at
        while (end := self._held.find(b"\n", searched)) < 0:
            searched = len(self._held)
            if searched - self._at > MOST_LINE:
                raise Failed("broken", "a line without end")
            moved = self._at
            self._more(begun, 65536)
            searched -= moved - self._at
        found = bytes(self._held[self._at : end + 1])
        self._at = end + 1
        return found

    def octets(self, count: int) -> bytes:
        """As many bytes as asked for."""
        if count > MOST_LITERAL:
            raise Failed("broken", f"{count} bytes in one answer")
        begun = time.monotonic()
        while len(self._held) - self._at < count:
            self._more(begun, max(65536, count - len(self._held) + self._at))
        found = bytes(self._held[self._at : self._at + count])
        self._at += count
        return found

    def _more(self, begun: float, most: int) -> None:
        if self._at:
            del self._held[: self._at]
            self._at = 0
        if time.monotonic() - begun > self.timeout + len(self._held) / SLOWEST:
            raise Failed("no-answer", "too slow", for_now=True)
        try:
            came = self.connection.recv(min(most, 1 << 20))
        except TimeoutError as trouble:
            raise Failed("no-answer", for_now=True) from trouble
        except (OSError, ValueError) as trouble:
            raise Failed("cut-off", str(trouble), for_now=True) from trouble
        if not came:
            raise Failed("cut-off", for_now=True)
        self._held += came

    def send(self, octets: bytes) -> None:
        """Hand bytes over."""
        try:
            self.connection.sendall(octets)
        except TimeoutError as trouble:
            raise Failed("no-answer", for_now=True) from trouble
        except OSError as trouble:
            raise Failed("cut-off", str(trouble), for_now=True) from trouble

    def comes(self, seconds: float, bell: Bell | None = None) -> bool:
        """Wait until there is something to read; false when the time is up or the bell rings."""
        if len(self._held) > self._at:
            return True
        if isinstance(self.connection, ssl.SSLSocket) and self.connection.pending():
            return True
        found = ready(seconds, self.connection, *([bell] if bell else []))
        return bool(found) and bell not in found

    def secured(self, connection: socket.socket) -> None:
        """Go on under TLS; what came in the clear is forgotten, so that nobody can slip an answer in before it."""
        self.connection = connection
        self._held.clear()
        self._at = 0

    def close(self) -> None:
        """Hang up."""
        self.connection.close()
