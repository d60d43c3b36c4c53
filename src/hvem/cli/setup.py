"""`run` and `link`: the server with its worker, and the way in."""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import Any

from hvem.cli.main import Refused, door


def add(commands: Any) -> None:
    """The commands of this file."""
    run = commands.add_parser("run", help="serve hvem on this machine")
    run.add_argument("--port", type=int, default=8765, metavar="N", help="port to listen on; usually 8765")
    run.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="address to listen on; usually 127.0.0.1, this machine alone"
    )
    run.set_defaults(run=serve)
    link = commands.add_parser("link", help="print a sign-in link, good once, for ten minutes")
    link.add_argument("--port", type=int, default=8765, metavar="N", help="port hvem is served on; usually 8765")
    link.set_defaults(run=print_link)


def _link(args: argparse.Namespace) -> str:
    here = door(args)
    from hvem.accounts.links import make_link

    base = os.environ.get("HVEM_URL") or f"http://localhost:{args.port}"
    return f"{base}/sign-in/{make_link(here.user, at=here.now)}/"


def print_link(args: argparse.Namespace) -> int:
    """Print a sign-in link for local mode."""
    print(_link(args))
    return 0


def serve(args: argparse.Namespace) -> int:
    """Serve pages and work, print the address, stop both at Ctrl-C or when asked to end."""
    if args.host not in {"127.0.0.1", "localhost", "::1"} and not os.environ.get("HVEM_URL"):
        raise Refused("To be reached from other machines hvem needs an https address: set HVEM_URL=https://… and try again.")
    if not 0 < args.port < 65536:
        raise Refused("--port is a number from 1 to 65535.")
    host = "127.0.0.1" if args.host == "localhost" else args.host
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, args.port))
        except OSError:
            raise Refused(
                f"Port {args.port} is taken. Is hvem running already? If not, choose another: --port {args.port + 1}"
            ) from None
    os.environ["HVEM_PORT"] = str(args.port)
    made = subprocess.run([sys.executable, "-m", "hvem", "--account", args.account, "link", "--port", str(args.port)],
                          capture_output=True, text=True, check=False)  # fmt: skip
    if made.returncode:
        raise Refused(made.stderr.strip().splitlines()[-1] if made.stderr.strip() else "hvem could not be made ready.")
    _settle_in()
    children = [subprocess.Popen(words, preexec_fn=_end_with_parent, process_group=0) for words in _children(host, args.port)]
    return _watch(children, f"http://{'localhost' if host != '::1' else '[::1]'}:{args.port}/healthz", made.stdout.strip())


def _settle_in() -> None:
    """Hold the data folder for as long as we serve, so that no restore replaces it beneath us."""
    from django.conf import settings

    from hvem.ground.occupied import Occupied, share

    try:
        share(settings.DATA)
    except Occupied:
        raise Refused("The data folder is being replaced just now. Try again in a moment.") from None


def _end_with_parent() -> None:
    """Ask Linux to end this child when its parent is gone, however it went (prctl 1, PR_SET_PDEATHSIG)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _children(host: str, port: int) -> list[list[str]]:
    pages = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1",
        "--blocking-threads", "2", "--no-ws", "--log-level", "warning", "--workers-kill-timeout", "3", "hvem.config.wsgi:application",
    ]  # fmt: skip
    work = [sys.executable, "-m", "hvem.cli.work"]
    return [pages, work]


def _watch(children: list[subprocess.Popen[bytes]], health: str, link: str) -> int:
    """Print the address when the pages answer; end all children when one ends or we are asked to."""
    try:
        _listen_once()
        _wait_for(health, children)
        print(f"hvem: {link}", flush=True)
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _end(children)


def _listen_once() -> None:
    """Stop at the first Ctrl-C or request to end; later ones do not disturb the stopping."""

    def stop(*_: object) -> None:
        for one in asked:
            signal.signal(one, lambda *_: None)
        raise KeyboardInterrupt

    asked = [one for one in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(one) != signal.SIG_IGN]
    for one in asked:
        signal.signal(one, stop)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask each child once to end: the pages' server may hang when it is told twice, so each child leads a group of its own and a signal
    to ours does not reach it. What has not ended after ten seconds is ended with all that it started.
    """
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def _wait_for(health: str, children: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(300):
        if any(child.poll() is not None for child in children):
            return
        try:
            with urllib.request.urlopen(health, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
