"""`read mail`: what kind of mail a file holds, what the sender newly wrote, and who they say they are. It needs no data and keeps nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hvem.reading.decoding import chunks_of
from hvem.reading.line import as_document
from hvem.reading.mail.shapes import Bounce, Mail

SUFFIXES = (".mbox", ".mbx")


def add_mail(kinds: Any) -> None:
    """The command `read mail`."""
    mail = kinds.add_parser("mail", help="read mails: their kind, what is newly written, the signature, what came back")
    mail.add_argument("files", metavar="FILE", nargs="+", help="an .eml, an .msg, or an mbox of many")
    mail.add_argument("--json", action="store_true", help="print JSON instead of text")
    mail.set_defaults(run=mails)


def mails(args: argparse.Namespace) -> int:
    """One document per mail on a line of its own, in order; 1 where a file could not be read."""
    complaints = 0
    for file in args.files:
        for name, mail in _mails_of(file):
            complaints += isinstance(mail, str)
            document = {"file": name, "error": mail} if isinstance(mail, str) else as_mail(name, mail)
            print(json.dumps(document, ensure_ascii=not _is_text(file)), flush=True)
    return 1 if complaints else 0


def _is_text(file: str) -> bool:
    """Whether the name of a file can be written; one of octets that are no letters cannot."""
    return not any("\ud800" <= sign <= "\udfff" for sign in file)


def as_mail(file: str, mail: Mail) -> dict[str, Any]:
    """A mail as other programs get it."""
    return {
        "file": file,
        "kind": mail.kind,
        "bounce": _as_bounce(mail.bounce) if mail.bounce else None,
        "from": mail.sender.email or mail.sender.name,
        "date": mail.at.isoformat() if mail.at else None,
        "message_id": mail.message_id or None,
        "in_reply_to": mail.in_reply_to or None,
        "text": mail.text,
        "quoted": mail.quoted,
        "signature": as_document(mail.signature) if mail.signature else None,
    }


def _as_bounce(bounce: Bounce) -> dict[str, Any]:
    """What came back; reason and status are those of the first address that has one."""
    return {
        "recipients": [{"address": one.address, "hard": one.hard} for one in bounce.recipients],
        "hard": bounce.hard,
        "reason": next((one.reason for one in bounce.recipients if one.reason), ""),
        "status": next((one.status for one in bounce.recipients if one.status), ""),
    }


def _mails_of(file: str) -> Iterator[tuple[str, Mail | str]]:
    """The mails of a file with their names; a sentence instead of one that cannot be read."""
    from hvem.reading.mail.archives import whole_mails
    from hvem.reading.mail.parts import MOST

    try:
        with Path(file).open("rb") as stream:
            first = stream.read(8)
            if first.removeprefix(b"\xef\xbb\xbf").startswith(b"From ") or file.lower().endswith(SUFFIXES):
                yield from _numbered(file, whole_mails(chunks_of(stream, first)))
            else:
                yield file, _read(first + stream.read(MOST), file)
    except (OSError, ValueError) as why:
        yield file, getattr(why, "strerror", "") or str(why)


def _numbered(file: str, mails: Iterator[bytes]) -> Iterator[tuple[str, Mail | str]]:
    """The mails of an mbox, named `x.mbox#3`; a mail that stands alone in a file of another name has no number."""
    first = next(mails, b"")
    second = next(mails, None)
    if second is None and not file.lower().endswith(SUFFIXES):
        yield file, _read(first, file)
        return
    yield f"{file}#1", _read(first, "")
    if second is not None:
        yield f"{file}#2", _read(second, "")
    for number, octets in enumerate(mails, 3):
        yield f"{file}#{number}", _read(octets, "")


def _read(octets: bytes, name: str) -> Mail | str:
    from hvem.reading.mail.message import read_any

    try:
        return read_any(octets, name)
    except ValueError as why:
        return str(why)
