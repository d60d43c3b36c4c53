"""A letter as the mail it leaves as: text and simple HTML, its headers encoded right, what is attached (RFC 5322, 2045–2049)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from uuid import UUID

MOST_REFERENCES = 20
_ID = re.compile(r"[!-;=?-~]{1,250}@[!-;=?-~]{1,250}")


class NoAddress(ValueError):
    """An address that no server takes."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a letter: its name, its media type, its octets; `method` makes a calendar part an invitation (RFC 6047)."""

    name: str
    kind: str
    octets: bytes
    method: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Everything a mail is made of; names and addresses are pairs, `thread` the Message-IDs before it, without brackets."""

    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    text: str
    at: datetime
    message_id: str
    thread: Sequence[str] = ()
    attached: Sequence[Attached] = ()
    language: str = "nb"


def message_id_of(letter_id: UUID, address: str) -> str:
    """The letter's Message-ID, without brackets: the same however often it is tried, so that no mailbox shows it twice."""
    domain = _ascii_domain(address.rpartition("@")[2]) or "hvem.invalid"
    return f"{letter_id}@{domain}"


def letter_in(message_id: str) -> UUID | None:
    """The id of the letter of ours that a Message-ID is made of, which a restored copy may know of as a draft; None for any other."""
    try:
        return UUID(message_id.partition("@")[0])
    except ValueError:
        return None


def made(leaving: Leaving) -> bytes:
    """The mail's octets, the same each time it is made; raises `NoAddress` for an address no server takes."""
    mail = EmailMessage(policy=SMTP.clone(max_line_length=78))
    mail["From"] = address_of(*leaving.sender)
    mail["To"] = address_of(*leaving.to)
    mail["Subject"] = one_line(leaving.subject)
    mail["Date"] = leaving.at
    mail["Message-ID"] = f"<{leaving.message_id}>"
    mail["Content-Language"] = leaving.language
    text = written(leaving.text)
    mail.set_content(text.rstrip() + "\n", charset="utf-8", cte="quoted-printable")
    mail.add_alternative(as_html(text, leaving.language), subtype="html", charset="utf-8", cte="quoted-printable")
    for one in leaving.attached:
        _attach(mail, one)
    _bound(mail, leaving.message_id)
    return _thread_lines(leaving.thread) + mail.as_bytes()


def _thread_lines(thread: Sequence[str]) -> bytes:
    """The mails before it, an id a line and each as it is: a long one written in words would be no id. What is none is left out."""
    ids = [f"<{one}>" for one in thread if _ID.fullmatch(one)][-MOST_REFERENCES:]
    if not ids:
        return b""
    before = "\r\n ".join(ids)
    return f"In-Reply-To: {ids[-1]}\r\nReferences: {before}\r\n".encode("ascii")


def written(text: str) -> str:
    """Text as a mail can carry it: half of a character is none, and what controls a machine goes, but for line breaks and tabs."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(sign for sign in whole if sign in "\n\r\t" or unicodedata.category(sign) != "Cc")


def one_line(text: str) -> str:
    """Words as a header holds them: on one line, and never read as encoded ones, which could hide a line break (RFC 2047)."""
    return " ".join(written(text.replace("\x0b", " ").replace("\x0c", " ")).split()).replace("=?", "= ?")


def _attach(mail: EmailMessage, one: Attached) -> None:
    main, _, sub = one.kind.partition("/")
    if one.method:
        mail.add_alternative(
            one.octets.decode(), subtype="calendar", charset="utf-8", cte="base64", params={"method": one.method}
        )
    else:
        mail.add_attachment(one.octets, maintype=main, subtype=sub or "octet-stream", filename=one.name)


def _bound(mail: EmailMessage, message_id: str) -> None:
    """The lines between the parts, made of the Message-ID: the same mail is the same octets."""
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary("=_" + hashlib.sha256(f"{message_id} {number}".encode()).hexdigest()[:40])


def as_html(text: str, language: str) -> str:
    """The text as simple HTML: paragraphs and line breaks, nothing else."""
    paragraphs = [part for part in text.strip().split("\n\n") if part.strip()]
    body = "\n".join(f"<p>{'<br>'.join(escape(line) for line in part.strip().splitlines())}</p>" for part in paragraphs)
    return f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'


def address_of(name: str, address: str) -> Address:
    """A name and an address as a header holds them; the domain as servers write it. Raises `NoAddress`."""
    local, at, domain = address.strip().rpartition("@")
    plain = _ascii_domain(domain)
    if not (at and local.isascii() and plain) or "=?" in address or any(one.isspace() or ord(one) < 32 for one in local):
        raise NoAddress(address)
    try:
        return Address(display_name=one_line(name), addr_spec=f"{local}@{plain}")
    except (ValueError, IndexError, MessageError):
        raise NoAddress(address) from None


def _ascii_domain(domain: str) -> str:
    try:
        return domain.strip().encode("idna").decode().lower()
    except UnicodeError:
        return ""
