"""The one dialler: resolve, judge, connect to that very address; then TLS with the system's trust. No second look-up."""

from __future__ import annotations

import contextlib
import functools
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .shapes import Failed, Server

Resolve = Callable[[str, int], list[str]]
"""A host and a port to the addresses they stand for, best first."""

PUBLIC_PORTS = frozenset({80, 143, 443, 465, 587, 993})
"""Below 1024 a public address is dialled for mail with sign-in and the web only: never port 25, where servers speak to servers."""
MOST_ADDRESSES = 4
HANDSHAKE = 20.0
"""Seconds TLS may take to begin, where the connection has no patience of its own."""
_WIDE = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def outward(address: str) -> bool:
    """Whether an address lies in the open internet, and not in anyone's own network or machine (RFC 6890).

    What IPv6 wraps around an IPv4 address (mapped, NAT64, 6to4) is judged by the address within.
    """
    try:
        found = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast and not found.is_reserved
    if found.ipv4_mapped is not None:
        return outward(str(found.ipv4_mapped))
    if found in _NAT64:
        return outward(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    if found.sixtofour is not None:
        return outward(str(found.sixtofour))
    return found in _WIDE and found.is_global and found.teredo is None


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host by the machine's own resolver; raises Failed("no-such-host")."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        waits = isinstance(trouble, socket.gaierror) and trouble.errno == socket.EAI_AGAIN
        raise Failed("no-such-host", host, for_now=waits) from trouble
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def dial(host: str, port: int, *, private: bool, timeout: float = 20.0, resolve: Resolve = look_up) -> socket.socket:
    """A connection to the first address of a host that answers, each judged before it is dialled; `timeout` in seconds.

    Raises Failed: "no-such-host", "refused-address" (all lie inward, or the port is none of ours), "no-answer".
    """
    if not host or not 0 < port < 65536 or any(sign.isspace() or ord(sign) < 32 for sign in host):
        raise Failed("no-such-host", host)
    addresses = [address for address in resolve(host.rstrip("."), port) if private or outward(address)]
    if not addresses or (not private and port < 1024 and port not in PUBLIC_PORTS):
        raise Failed("refused-address", f"{host}:{port}")
    until, said = time.monotonic() + timeout, ""
    for number, address in enumerate(addresses[:MOST_ADDRESSES]):
        left = until - time.monotonic()
        if left <= 0:
            break
        more = len(addresses[:MOST_ADDRESSES]) - number
        try:
            return _connect(address, port, left if more == 1 else left / 2, timeout)
        except OSError as trouble:
            said = str(trouble)
    raise Failed("no-answer", f"{host}:{port} {said}".strip(), for_now=True)


def _connect(address: str, port: int, patience: float, timeout: float) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.settimeout(patience)
        made.connect((address, port))
        made.settimeout(timeout)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        made.close()
        raise
    return made


@contextlib.contextmanager
def cut_after(connection: socket.socket, seconds: float) -> Iterator[None]:
    """Hang up when the time is over, whatever was said until then: a server that drips keeps the patience for a single answer alive for ever."""
    held = socket.socket(fileno=os.dup(connection.fileno()))  # the same connection, also when TLS has taken it over meanwhile

    def hang_up() -> None:
        with contextlib.suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

    bell = threading.Timer(max(seconds, 0.01), hang_up)
    bell.daemon = True
    bell.start()
    try:
        yield
    finally:
        bell.cancel()
        bell.join()
        held.close()


def secured(connection: socket.socket, host: str) -> ssl.SSLSocket:
    """A connection under TLS, its certificate checked against the host's name; raises Failed("tls")."""
    try:
        with cut_after(connection, 2 * (connection.gettimeout() or HANDSHAKE)):
            return context_for(host).wrap_socket(connection, server_hostname=host.rstrip("."))
    except ssl.SSLCertVerificationError as trouble:
        connection.close()
        raise Failed("tls", trouble.verify_message) from trouble
    except TimeoutError as trouble:
        connection.close()
        raise Failed("no-answer", host, for_now=True) from trouble
    except (OSError, ValueError) as trouble:
        connection.close()
        raise Failed("tls", getattr(trouble, "reason", None) or str(trouble)) from trouble


def context() -> ssl.SSLContext:
    """What is trusted: the system's certificates, and those of the PEM file that HVEM_TRUST names, if any."""
    path = os.environ.get("HVEM_TRUST", "")
    return _context(path, Path(path).stat().st_mtime_ns if path and Path(path).is_file() else 0)


def context_for(host: str) -> ssl.SSLContext:
    """What is trusted of a host: a number of one's own machine (127.0.0.1) may show a certificate it made itself.

    Programs such as Proton Bridge do; nobody can stand between, and without TLS the same is spoken to as well.
    """
    try:
        own = ipaddress.ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own:
        return context()
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


@functools.lru_cache(maxsize=4)
def _context(path: str, changed: int) -> ssl.SSLContext:
    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    if path:
        try:
            made.load_verify_locations(cafile=path)
        except OSError as trouble:
            raise Failed("tls", f"HVEM_TRUST={path}: {trouble.strerror or trouble}") from trouble
    return made


def connect(server: Server, *, timeout: float = 20.0, **how: Any) -> socket.socket:
    """A connection to a mail server, under TLS at once where its safety says so; STARTTLS is the speaker's to ask for.

    Without encryption only one's own machine and network are spoken to: a password never crosses the internet in the clear.
    """
    made = dial(server.host, server.port, private=server.private, timeout=timeout, **how)
    if server.safety == "tls":
        return secured(made, server.host)
    if server.safety == "none" and outward(made.getpeername()[0]):
        made.close()
        raise Failed("tls", server.host)
    return made
