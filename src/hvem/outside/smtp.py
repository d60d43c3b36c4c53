"""Handing a letter to a post office (RFC 5321), once: what was surely not handed over, what surely was, and what nobody can know."""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from . import troubles
from .dialling import connect, context_for, cut_after
from .shapes import Failed, Login, Outcome, Server
from .unsaid import unsaid

_ADDRESS = re.compile(
    r"[^\s<>\"(),:;\\@\x00-\x1f\x7f]+@[^\s<>\"(),:;\\@\x00-\x1f\x7f]+|\"[^\"\\\x00-\x1f\x7f]+\"@[^\s<>@\x00-\x1f\x7f]+"
)

MOST_SAID = 256 * 1024
NOBODY = "[127.0.0.1]"
"""Who says hello: what the user's machine is called stands in no letter, and no name server is asked for it (RFC 5321 §4.1.3)."""


class _Office(smtplib.SMTP):
    """smtplib over our own dialler; nothing is dialled that was not judged."""

    def __init__(self, server: Server, timeout: float) -> None:
        self._server = server
        super().__init__(timeout=timeout, local_hostname=NOBODY)
        self._host = server.host

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return connect(self._server, timeout=timeout)

    def getreply(self) -> tuple[int, bytes]:
        """One answer, within twice the connection's patience as a whole and of a reasonable length."""
        if self.sock is not None:
            if not isinstance(self.file, _Answer):
                self.file = _Answer(self.sock.makefile("rb"))
            self.file.left = MOST_SAID
        with self.soon():
            return super().getreply()

    def soon(self) -> contextlib.AbstractContextManager[None]:
        """What is waited for within comes in twice the connection's patience, or the connection is cut."""
        return cut_after(self.sock, 2 * (self.sock.gettimeout() or 60.0)) if self.sock else contextlib.nullcontext()


class _Answer:
    """The lines of one answer, no more of them than a sane server says."""

    def __init__(self, lines: Any) -> None:
        self._lines, self.left = lines, MOST_SAID

    def readline(self, most: int) -> bytes:
        """The next line."""
        line: bytes = self._lines.readline(most)
        self.left -= len(line)
        if self.left < 0:
            raise OSError("an answer without end")
        return line

    def close(self) -> None:
        """Put it away."""
        self._lines.close()


def check(login: Login, *, timeout: float = 20.0) -> None:
    """Sign in, and send nothing; raises Failed where that does not go."""
    _close(_opened(login.server, login, timeout))


def greet(server: Server, *, timeout: float = 20.0) -> None:
    """See whether a post office answers there, and nothing more; raises Failed."""
    _close(_opened(server, None, timeout))


def send(
    login: Login,
    octets: bytes,
    sender: str,
    recipients: Sequence[str],
    *,
    dsn: bool = False,
    envelope_id: str = "",
    on_data: Callable[[], None] | None = None,
    timeout: float = 60.0,
    patience: float = 240.0,
) -> Outcome:
    """Hand a letter over to all recipients at once; `on_data` is called when its text is just about to leave.

    `dsn` asks to be told of failure and delay where the office offers that (RFC 3461). Raises Failed where nothing was handed over, `for_now`
    where another try may help; a connection lost after the last line and before the answer is an Outcome that is `doubtful`.
    Each answer may take `timeout` seconds, the last one `patience`: an office may look the letter through first (RFC 5321 §4.5.3.2.6).
    """
    office = _opened(login.server, login, timeout)
    try:
        with _in_words():
            lined = _lined(octets)
            _begin(office, lined, sender, recipients, _dsn_words(office, envelope_id) if dsn else [])
            accepted, refused = _name(office, recipients, dsn=dsn)
            if not accepted:
                return Outcome(refused=tuple(refused))
            return _hand_over(office, lined, tuple(accepted), tuple(refused), on_data, patience)
    finally:
        _close(office)


def _opened(server: Server, login: Login | None, timeout: float) -> _Office:
    """The office after greeting, TLS and, with a login, sign-in."""
    office = _Office(server, timeout)
    try:
        with _in_words():
            code, line = office.connect(server.host, server.port)
            if code != 220:
                raise _not_greeted(code, _said(line))
            _hello(office)
            if server.safety == "starttls":
                _start_tls(office)
            if login is not None:
                with unsaid(login.secret, username=login.username):
                    _sign_in(office, login)
    except BaseException:
        _close(office)
        raise
    return office


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """What smtplib and the system raise, told as Failed."""
    try:
        yield
    except smtplib.SMTPServerDisconnected as trouble:
        silent = isinstance(trouble.__context__, TimeoutError)
        raise Failed("no-answer" if silent else "cut-off", str(trouble), for_now=True) from trouble
    except smtplib.SMTPException as trouble:
        raise Failed("broken", str(trouble)) from trouble
    except TimeoutError as trouble:
        raise Failed("no-answer", for_now=True) from trouble
    except OSError as trouble:
        raise Failed("cut-off", str(trouble), for_now=True) from trouble


def _not_greeted(code: int, said: str) -> Failed:
    return troubles.of_smtp(code, said) if 400 <= code < 600 else Failed("not-mail", said)


def _hello(office: _Office) -> None:
    code, line = office.ehlo()
    if not 200 <= code < 300:
        code, line = office.helo()
        if not 200 <= code < 300:
            raise troubles.of_smtp(code, _said(line))


def _start_tls(office: _Office) -> None:
    if not office.has_extn("starttls"):
        raise Failed("tls", "STARTTLS is not offered")
    try:
        with office.soon():
            code, line = office.starttls(context=context_for(office._host))
    except OSError as trouble:
        raise Failed("tls", getattr(trouble, "verify_message", "") or str(trouble)) from trouble
    if code != 220:
        raise Failed("tls", _said(line), for_now=400 <= code < 500)
    _hello(office)


def _sign_in(office: _Office, login: Login) -> None:
    """AUTH with a password or a token; an office in one's own network may take letters without (empty username)."""
    if not login.username and login.server.private:
        return
    offered = set(office.esmtp_features.get("auth", "").upper().replace("=", " ").split())
    if login.way == "xoauth2":
        if "XOAUTH2" not in offered:
            raise Failed("refused", "AUTH " + " ".join(sorted(offered)))
        token = f"user={login.username}\x01auth=Bearer {login.secret}\x01\x01"
        code, line = office.docmd("AUTH", "XOAUTH2 " + _coded(token))
        challenge = b""
        if code == 334:
            challenge = _uncoded(line)
            code, line = office.docmd("")
        if code != 235:
            raise troubles.of_token(_said(line), challenge, code)
        return
    if not offered & {"PLAIN", "LOGIN"}:
        raise Failed(
            "app-password-needed" if "XOAUTH2" in offered else "imap-off" if not offered else "refused",
            "AUTH " + " ".join(sorted(offered)),
        )
    if "PLAIN" in offered:
        code, line = office.docmd("AUTH", "PLAIN " + _coded(f"\0{login.username}\0{login.secret}"))
    else:
        code, line = office.docmd("AUTH", "LOGIN " + _coded(login.username))
        if code == 334:
            code, line = office.docmd(_coded(login.secret))
    if code not in (235, 503):
        raise troubles.of_sign_in(f"{code} {_said(line)}", code)


def _begin(office: _Office, octets: bytes, sender: str, recipients: Iterable[str], words: list[str]) -> None:
    """MAIL FROM with what the office offers and the letter needs."""
    most = office.esmtp_features.get("size", "")
    if most.isdigit() and 0 < int(most) < len(octets):
        raise Failed("too-large", f"{len(octets)} > {most}")
    if office.has_extn("size"):
        words = [*words, f"SIZE={len(octets)}"]
    wide = not all(_in_ascii(address).isascii() for address in (sender, *recipients))
    if office.has_extn("smtputf8") and wide:
        words = [*words, "SMTPUTF8"]
    if not octets.isascii() and office.has_extn("8bitmime"):
        words = [*words, "BODY=8BITMIME"]
    if not _ADDRESS.fullmatch(sender):
        raise Failed("refused", "sender")
    code, line = _command(office, f"MAIL FROM:<{_in_ascii(sender)}>{''.join(' ' + word for word in words)}")
    if code != 250:
        raise troubles.of_smtp(code, _said(line))


def _name(office: _Office, recipients: Sequence[str], *, dsn: bool) -> tuple[list[str], list[tuple[str, int, str]]]:
    """RCPT TO for each; those accepted, and those refused with code and line."""
    words = " NOTIFY=FAILURE,DELAY" if dsn and office.has_extn("dsn") else ""
    accepted: list[str] = []
    refused: list[tuple[str, int, str]] = []
    for address in dict.fromkeys(recipients):
        written = _in_ascii(address)
        if not _ADDRESS.fullmatch(address) or not (written.isascii() or office.has_extn("smtputf8")):
            refused.append((address, 553, "5.1.3 this is no address that can be written to"))
            continue
        code, line = _command(office, f"RCPT TO:<{written}>{words}")
        if code in (250, 251, 252):
            accepted.append(address)
        elif code == 421:
            raise troubles.of_smtp(code, _said(line))
        else:
            refused.append((address, code, _said(line)))
    return accepted, refused


def _hand_over(
    office: _Office,
    octets: bytes,
    accepted: tuple[str, ...],
    refused: tuple[tuple[str, int, str], ...],
    on_data: Callable[[], None] | None,
    patience: float,
) -> Outcome:
    """DATA, the text, and the dot that hands it over: until the dot nothing was, after it only the office knows."""
    code, line = office.docmd("DATA")
    if code != 354:
        raise troubles.of_smtp(code, _said(line))
    if on_data is not None:
        on_data()
    office.send(re.sub(rb"(?m)^\.", b"..", octets))
    try:
        office.send(b".\r\n")
        if office.sock is not None:
            office.sock.settimeout(patience)
        code, line = office.getreply()
    except (OSError, smtplib.SMTPException) as trouble:
        return Outcome(accepted=accepted, refused=refused, doubtful=True, said=str(trouble)[:300])
    if not 200 <= code < 300:
        raise troubles.of_smtp(code, _said(line))
    return Outcome(accepted=accepted, refused=refused, said=_said(line)[:300])


def _command(office: _Office, line: str) -> tuple[int, bytes]:
    office.send((line + "\r\n").encode())
    return office.getreply()


def _dsn_words(office: _Office, envelope_id: str) -> list[str]:
    if not office.has_extn("dsn"):
        return []
    known = "".join(
        sign if 33 <= ord(sign) <= 126 and sign not in "+=" else f"+{ord(sign):02X}" for sign in envelope_id if sign.isascii()
    )
    return ["RET=HDRS", *([f"ENVID={known}"] if known else [])]


def _lined(octets: bytes) -> bytes:
    """Lines that end in CRLF, the last one too (RFC 5321 §2.3.8)."""
    lined = re.sub(rb"\r\n|\r|\n", b"\r\n", octets)
    return lined if lined.endswith(b"\r\n") else lined + b"\r\n"


def _in_ascii(address: str) -> str:
    """An address whose domain is written as the name service knows it."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode()}" if local.isascii() else address
    except UnicodeError:
        return address


def _coded(words: str) -> str:
    return base64.b64encode(words.encode()).decode()


def _uncoded(line: bytes) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except ValueError:
        return line


def _said(line: Any) -> str:
    return line.decode("utf-8", "replace") if isinstance(line, bytes) else str(line)


def _close(office: _Office) -> None:
    """Say QUIT where someone still listens, and hang up."""
    try:
        if office.sock is not None:
            office.sock.settimeout(3)
            office.quit()
    except (OSError, smtplib.SMTPException):
        pass
    finally:
        office.close()
