"""A real post office on loopback (aiosmtpd): signs people in, keeps what it took, hands it on to Dovecot, and fails as it is told to."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import ssl
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from hvem.outside.shapes import Login, Server
from tests.peers.dovecot import PASSWORD, Dovecot, free_ports

logging.getLogger("mail.log").setLevel(logging.CRITICAL)


@dataclass
class Faults:
    """What goes wrong from now on; all quiet by default. `times` bounds how often (below nought: always)."""

    refuse: dict[str, str] = field(default_factory=dict)
    """Recipient to the answer it gets (`550 5.1.1 no such user`)."""
    at_mail: str = ""
    at_data: str = ""
    """The answer to the whole text: `451 later`, `552 5.2.2 full`, `421 closing`."""
    drop_at_dot: bool = False
    """The connection is lost after the last line, before the answer, and the letter is lost with it."""
    drop_after_keeping: bool = False
    """The same, but the letter was taken and goes on its way."""
    seconds: float = 0.0
    """How long the answer to the text takes."""
    times: int = -1

    def due(self) -> bool:
        """Whether the fault strikes this time."""
        if self.times == 0:
            return False
        self.times -= 1
        return True


@dataclass(frozen=True)
class Taken:
    """A letter the office took."""

    sender: str
    recipients: tuple[str, ...]
    octets: bytes
    mail_words: tuple[str, ...] = ()
    recipient_words: tuple[str, ...] = ()


class _Speaker(SMTP):
    """SMTP with DSN words, which are noted and taken away before the library looks."""

    office: PostOffice

    async def smtp_MAIL(self, arg: str) -> None:
        arg, self.mail_words = _without(arg, ("RET=", "ENVID="))
        self.recipient_words = []
        await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str) -> None:
        arg, words = _without(arg, ("NOTIFY=", "ORCPT="))
        self.recipient_words += words
        await super().smtp_RCPT(arg)


def _without(arg: str, begins: tuple[str, ...]) -> tuple[str, list[str]]:
    words = (arg or "").split(" ")
    return " ".join(word for word in words if not word.upper().startswith(begins)), [word for word in words if word.upper().startswith(begins)]


class PostOffice:
    """One running office. `letters` is what it took, in order; `faults` what it is to do wrong."""

    def __init__(
        self, dovecot: Dovecot | None = None, *, dsn: bool = True, most_octets: int = 30_000_000, certificate: tuple[Path, Path] | None = None, secret: str = PASSWORD
    ) -> None:
        self.dovecot, self.dsn, self.secret = dovecot, dsn, secret
        self.faults, self.letters, self.signed_in = Faults(), list[Taken](), list[str]()
        self.sign_in_answer = ""
        self.token_answer: dict[str, str] = {}
        self.port = free_ports(1)[0]
        tls = None
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(*certificate)
        office = self

        class Own(Controller):
            def factory(self) -> SMTP:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # loopback needs no TLS to ask who one is
                    made = _Speaker(
                        office, hostname="post.example", data_size_limit=most_octets, enable_SMTPUTF8=True, auth_required=True, auth_require_tls=False,
                        authenticator=office._let_in, tls_context=tls, timeout=30,
                    )  # fmt: skip
                made.office = office
                return made

        self._controller = Own(office, hostname="127.0.0.1", port=self.port, ready_timeout=10)
        self._controller.start()

    def login(self, name: str, *, safety: str = "none", secret: str = PASSWORD, way: str = "password") -> Login:
        """How the user signs in here."""
        return Login(Server("localhost" if safety != "none" else "127.0.0.1", self.port, safety, private=True), name, secret, way)

    def stop(self) -> None:
        """Shut the office."""
        self._controller.stop()

    def _let_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, words: Any) -> AuthResult:
        if self.sign_in_answer:
            return AuthResult(success=False, handled=False, message=self.sign_in_answer)
        assert isinstance(words, LoginPassword)
        good = words.password.decode() == self.secret
        if good:
            self.signed_in.append(words.login.decode())
        return AuthResult(success=good, handled=good, message=None if good else "535 5.7.8 Error: authentication failed")

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult | None:
        """RFC 7628's elder sister: a refused token is told in JSON, and answered with nothing."""
        words = base64.b64decode(args[1]).decode().split("\x01")
        if self.token_answer:
            await server.challenge_auth(json.dumps(self.token_answer), encode_to_b64=True)
            return AuthResult(success=False, handled=False, message="535 5.7.8 Username and Password not accepted")
        self.signed_in.append(words[0].removeprefix("user="))
        return AuthResult(success=True)

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], *(["250-DSN"] if self.dsn else []), responses[-1]]

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if self.faults.at_mail and self.faults.due():
            return self.faults.at_mail
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if address in self.faults.refuse and self.faults.due():
            return self.faults.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: _Speaker, session: Session, envelope: Envelope) -> str:
        faults = self.faults
        struck = bool(faults.at_data or faults.drop_at_dot or faults.drop_after_keeping or faults.seconds) and faults.due()
        if struck and faults.drop_at_dot:
            server.transport.abort()
            return "250 OK"
        if struck and faults.at_data:
            return faults.at_data
        taken = Taken(
            envelope.mail_from or "", tuple(envelope.rcpt_tos), bytes(envelope.original_content or b""), tuple(server.mail_words) + tuple(envelope.mail_options), tuple(server.recipient_words)
        )  # fmt: skip
        self.letters.append(taken)
        await asyncio.get_running_loop().run_in_executor(None, self._hand_on, taken)
        if struck and faults.drop_after_keeping:
            server.transport.abort()
        if struck and faults.seconds:
            await asyncio.sleep(faults.seconds)
        return f"250 2.0.0 OK queued as {len(self.letters)}"

    def _hand_on(self, taken: Taken) -> None:
        for recipient in taken.recipients:
            if self.dovecot is not None and recipient in self.dovecot.users:
                self.dovecot.deliver(recipient, taken.octets, taken.sender)
