"""Speaking IMAP (RFC 3501, 9051): one command, all its answers, literals cut out. Knows the protocol and nothing of mail."""

from __future__ import annotations

import base64
import binascii
import re
import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import troubles
from .dialling import connect, secured
from .shapes import Failed, Login, Server
from .wire import SLOWEST, Bell, Wire

_LITERAL = re.compile(rb"~?\{(\d{1,12})\+?\}\r?\n\Z")
MOST_TOLD = 128 << 20
"""Bytes a server may say to one command; what is asked for at once is a quarter of that at the most."""
PATIENCES = 10
"""So many times the patience for a single answer may a whole command take, and the time its bytes need beside."""
_HELD = 200
"""Bytes an answer takes up beside what it says."""
_EXISTS = re.compile(rb"\* (\d+) EXISTS\b", re.IGNORECASE)
_CODE = re.compile(rb"\[([A-Z0-9-]+)(?: ([^\]]*))?\]", re.IGNORECASE)


class Answer(NamedTuple):
    """One answer of the server: its text without line ends, `{n}` standing for each literal, and the literals."""

    text: bytes
    literals: tuple[bytes, ...] = ()


class Octets(bytes):
    """A part of a command that is sent as a literal."""


def quoted(text: str) -> bytes:
    """A string as a command takes it; raises Failed("refused") for what no command can carry."""
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise Failed("refused", "a line break inside a name")
    if not text.isascii():
        return Octets(text.encode())
    return b'"%s"' % text.replace("\\", "\\\\").replace('"', '\\"').encode()


class Talk:
    """A conversation with one IMAP server, from its greeting on."""

    def __init__(self, server: Server, timeout: float) -> None:
        self._wire = Wire(connect(server, timeout=timeout), timeout)
        self._number = 0
        self.capabilities: frozenset[str] = frozenset()
        self.fresh = False
        """Whether the server has told of mail since this was last set to False."""
        try:
            self._greeting()
            self._capabilities()
            if server.safety == "starttls":
                self._start_tls(server)
        except BaseException:
            self.close()
            raise

    def _greeting(self) -> None:
        try:
            line = self._wire.line()
        except Failed as failed:
            raise Failed("no-answer" if failed.trouble == "cut-off" else failed.trouble, failed.said, for_now=True) from failed
        said = line.decode("utf-8", "replace").strip()
        if re.match(rb"\* (OK|PREAUTH)\b", line, re.IGNORECASE):
            return
        raise troubles.of_imap(said[6:], for_now=True) if line[:5].upper() == b"* BYE" else Failed("not-mail", said)

    def _capabilities(self) -> None:
        for answer in self.ask(b"CAPABILITY"):
            if answer.text[:13].upper() == b"* CAPABILITY ":
                self.capabilities = frozenset(answer.text[13:].decode("ascii", "replace").upper().split())

    def _start_tls(self, server: Server) -> None:
        if "STARTTLS" not in self.capabilities:
            raise Failed("tls", "STARTTLS is not offered")
        self.ask(b"STARTTLS")
        self._wire.secured(secured(self._wire.connection, server.host))
        self._capabilities()

    def sign_in(self, login: Login) -> None:
        """Say who one is; capabilities are asked for again, since many servers only then tell what they can."""
        plain, by_word = "AUTH=PLAIN" in self.capabilities, "LOGINDISABLED" not in self.capabilities
        if login.way == "xoauth2":
            if "AUTH=XOAUTH2" not in self.capabilities:
                raise Failed("refused", "XOAUTH2 is not offered")
            self._authenticate(b"XOAUTH2", f"user={login.username}\x01auth=Bearer {login.secret}\x01\x01".encode())
        elif by_word and ((login.username + login.secret).isascii() or not plain):  # some offer PLAIN and then know nothing of it
            said = self._try(b"LOGIN ", quoted(login.username), b" ", quoted(login.secret))
            if said is not None:
                raise troubles.of_sign_in(said)
        elif plain:
            self._authenticate(b"PLAIN", f"\0{login.username}\0{login.secret}".encode())
        else:
            raise Failed("imap-off", "LOGINDISABLED")
        self._capabilities()

    def _authenticate(self, way: bytes, words: bytes) -> None:
        """SASL in one step (RFC 4959 where offered); a refused token is answered with nothing, so that its reason comes."""
        tag, coded, challenge = self._tag(), base64.b64encode(words), b""
        first = "SASL-IR" in self.capabilities
        self._wire.send(b"%s AUTHENTICATE %s%s\r\n" % (tag, way, b" " + coded if first else b""))
        for answer in self._answers(tag):
            if answer.text.startswith(b"+"):
                self._wire.send((b"" if first else coded) + b"\r\n")
                challenge, first = (answer.text[1:].strip(), True) if first else (b"", True)
        said = self._refusal(tag, answer)
        if said is not None:
            raise troubles.of_token(said, _plain(challenge)) if way == b"XOAUTH2" else troubles.of_sign_in(said)

    def ask(self, *parts: bytes) -> list[Answer]:
        """Send one command and read all its answers, the closing one last; raises Failed for NO and BAD."""
        tag = self._tag()
        self._command(tag, parts)
        answers = list(self._answers(tag))
        said = self._refusal(tag, answers[-1])
        if said is not None:
            raise troubles.of_imap(said, otherwise="broken" if b" BAD" in answers[-1].text[:24].upper() else "refused")
        return answers

    def _try(self, *parts: bytes) -> str | None:
        """What the server says against a command, or None where it says OK."""
        tag = self._tag()
        self._command(tag, parts)
        return self._refusal(tag, self._closing(tag))

    def _command(self, tag: bytes, parts: Sequence[bytes]) -> None:
        out = bytearray(tag + b" ")
        for part in parts:
            if not isinstance(part, Octets):
                out += part
                continue
            out += b"{%d}\r\n" % len(part)
            self._wire.send(bytes(out))
            self._go_ahead(tag)
            self._wire.send(part)
            out.clear()
        self._wire.send(bytes(out) + b"\r\n")

    def _go_ahead(self, tag: bytes) -> None:
        for answer in self._answers(tag):
            if answer.text.startswith(b"+"):
                return
        raise troubles.of_imap(self._refusal(tag, answer) or "unasked for")

    def idle(self, seconds: float, bell: Bell | None) -> bool:
        """Listen for new mail (RFC 2177); false when the time is up or the bell rings."""
        tag = self._tag()
        self._command(tag, (b"IDLE",))
        self._go_ahead(tag)
        until = time.monotonic() + seconds
        while not self.fresh and (left := until - time.monotonic()) > 0 and self._wire.comes(left, bell):
            self._answer()
        self._wire.send(b"DONE\r\n")
        answer = self._closing(tag)
        if self._refusal(tag, answer) is not None:
            raise troubles.of_imap(answer.text.decode("utf-8", "replace"))
        return self.fresh

    def pause(self, seconds: float, bell: Bell | None) -> None:
        """Wait, where the server cannot tell by itself; the bell ends it."""
        self._wire.comes(seconds, bell)

    def close(self) -> None:
        """Hang up without a word."""
        self._wire.close()

    def _tag(self) -> bytes:
        self._number += 1
        return b"h%d" % self._number

    def _closing(self, tag: bytes) -> Answer:
        """The answer that closes a command; what comes before it is passed over."""
        return deque(self._answers(tag), maxlen=1).pop()

    def _answers(self, tag: bytes) -> Iterator[Answer]:
        """What the server says until it has closed a command, that last; Failed where it never comes to an end."""
        begun, told, octets = time.monotonic(), 0, 0
        while True:
            answer = self._answer()
            size = len(answer.text) + sum(map(len, answer.literals))
            told, octets = told + _HELD + size, octets + size
            if told > MOST_TOLD:
                raise Failed("broken", "an answer without end")
            yield answer
            if answer.text.startswith(tag + b" "):
                return
            if time.monotonic() - begun > PATIENCES * self._wire.timeout + octets / SLOWEST:
                raise Failed("no-answer", "too slow", for_now=True)

    def _answer(self) -> Answer:
        text, literals = bytearray(), list[bytes]()
        while True:
            line = self._wire.line()
            found = _LITERAL.search(line[-20:])
            text += line.rstrip(b"\r\n")
            if found is None or bytes(text[:4]).upper() in {b"* OK", b"* NO", b"* BA"}:
                break
            literals.append(self._wire.octets(int(found[1])))
            if len(text) + sum(map(len, literals)) > MOST_TOLD:
                raise Failed("broken", "an answer without end")
        whole = bytes(text)
        if not re.match(rb"\*|\+|h\d+ ", whole):
            raise Failed("broken", whole[:100].decode("utf-8", "replace"))
        if _EXISTS.match(whole):
            self.fresh = True
        if whole[:5].upper() == b"* BYE":
            said = whole[6:].decode("utf-8", "replace")
            raise troubles.of_imap(said, otherwise="cut-off", for_now=True)
        return Answer(whole, tuple(literals))

    @staticmethod
    def _refusal(tag: bytes, answer: Answer) -> str | None:
        rest = answer.text[len(tag) + 1 :]
        return None if rest[:2].upper() == b"OK" else rest.partition(b" ")[2].decode("utf-8", "replace") or "no reason"


def codes(answers: list[Answer]) -> dict[str, str]:
    """The codes in brackets among answers, by name: UIDVALIDITY, APPENDUID and the like."""
    found = {}
    for answer in answers:
        if re.match(rb"(?:\*|h\d+) (?:OK|NO|BAD|PREAUTH)\b", answer.text, re.IGNORECASE):
            for name, value in _CODE.findall(answer.text[:500]):
                found[name.decode().upper()] = value.decode("utf-8", "replace")
    return found


def _plain(coded: bytes) -> bytes:
    try:
        return base64.b64decode(coded, validate=True)
    except (ValueError, binascii.Error):
        return coded
