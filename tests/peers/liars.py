"""Servers that do not keep to the rules, and a wire between two that can be cut, slowed or stopped."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable


class Liar:
    """A server that answers as its script says: `script(connection)` is run once for each who comes, and the connection is then closed."""

    def __init__(self, script: Callable[[socket.socket], None]) -> None:
        self._script = script
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.guests = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                guest, _ = self._door.accept()
            except OSError:
                return
            self.guests += 1
            threading.Thread(target=self._one, args=(guest,), daemon=True).start()

    def _one(self, guest: socket.socket) -> None:
        guest.settimeout(20)
        with contextlib.suppress(OSError, ValueError), guest:
            self._script(guest)

    def __enter__(self) -> Liar:
        return self

    def __exit__(self, *what: object) -> None:
        self._door.close()


def imap_script(answers: dict[str, bytes], *, greeting: bytes = b"* OK ready\r\n") -> Callable[[socket.socket], None]:
    """A script that answers each command by its first words (`UID FETCH` before `UID`); `{tag}` stands for its tag. An empty answer hangs up."""

    def script(guest: socket.socket) -> None:
        guest.sendall(greeting)
        with guest.makefile("rb") as lines:
            for line in lines:
                tag, _, command = line.strip().partition(b" ")
                known = next((answers[name] for name in sorted(answers, key=len, reverse=True) if command.upper().startswith(name.encode())), None)
                if known is None:
                    known = {b"CAPA": b"* CAPABILITY IMAP4rev1\r\n"}.get(command[:4].upper(), b"") + b"{tag} OK done\r\n"
                if not known:
                    return
                guest.sendall(known.replace(b"{tag}", tag))

    return script


def _torn(connection: socket.socket) -> None:
    """Gone at once, and whoever reads or writes it notices."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        connection.close()


class Pipe:
    """A wire to another port. It is cut once `cut_down` bytes came from the server or `cut_up` went to it, and holds its breath after `stall_down`."""

    def __init__(self, port: int, *, cut_down: int = -1, cut_up: int = -1, stall_down: int = -1, cuts: int = 1) -> None:
        self._there, self._limits = port, {"down": cut_down, "up": cut_up, "stall": stall_down}
        self.cuts = cuts
        """How many connections it does this to; later ones pass."""
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                guest, _ = self._door.accept()
            except OSError:
                return
            host = socket.create_connection(("127.0.0.1", self._there))
            self._open += [guest, host]
            faulty = self.cuts != 0
            self.cuts -= 1
            for name, source, target in (("down", host, guest), ("up", guest, host)):
                threading.Thread(target=self._carry, args=(name, source, target, faulty), daemon=True).start()

    def _carry(self, name: str, source: socket.socket, target: socket.socket, faulty: bool) -> None:
        left = self._limits[name] if faulty else -1
        still = self._limits["stall"] if faulty and name == "down" else -1
        with contextlib.suppress(OSError):
            while octets := source.recv(65536 if left < 0 else max(1, min(65536, left))):
                if 0 <= still < len(octets):
                    target.sendall(octets[:still])
                    return
                still -= len(octets) if still >= 0 else 0
                target.sendall(octets)
                if left >= 0 and (left := left - len(octets)) <= 0:
                    break
        for one in (source, target):
            _torn(one)

    def cut(self) -> None:
        """Cut every connection that is open now."""
        for one in self._open:
            _torn(one)

    def __enter__(self) -> Pipe:
        return self

    def __exit__(self, *what: object) -> None:
        self._door.close()
        self.cut()
