"""A small web server on loopback that answers by path, with or without TLS, and remembers what it was asked."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

Answer = tuple[int, dict[str, str], bytes]


class Web:
    """One running server. `paths` maps a path to (status, header lines, octets), or to a function of the asking that gives them."""

    def __init__(self, certificate: tuple[Path, Path] | None = None) -> None:
        self.paths: dict[str, Answer | Callable[[http.server.BaseHTTPRequestHandler], Answer]] = {}
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        web = self

        class Asking(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                web.asked.append((self.command, self.path, {name.lower(): line for name, line in self.headers.items()}, body))
                answer = web.paths.get(self.path.split("?")[0], (404, {}, b"nothing here"))
                status, lines, octets = answer(self) if callable(answer) else answer
                self.send_response(status)
                for name, line in ({"Content-Length": str(len(octets))} | lines).items():
                    self.send_header(name, line)
                self.end_headers()
                self.wfile.write(octets)

            do_POST = do_GET

            def log_message(self, *words: object) -> None:
                return

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                return

        self._server = Server(("127.0.0.1", 0), Asking)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.url = f"{'https' if certificate else 'http'}://localhost:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Shut it."""
        self._server.shutdown()
        self._server.server_close()
