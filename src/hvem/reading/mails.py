"""Mail files: who wrote whom, and when, by the head of each mail; the rest is kept for whoever reads it in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from hvem.reading.card import Complaint
from hvem.reading.decoding import CHUNK, encoding_of, lines_of
from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.heads import headers_of, moment_in, people_in, text_of
from hvem.reading.mail.archives import whole_mails
from hvem.reading.mail.message import read_msg

_MOST_HEAD = 200_000
KEPT = 400_000
"""So many octets are kept of one mail: its texts come before what is attached."""
MOST_OUTLOOK = 64 << 20
_HEADER = re.compile(r"([!-9;-~]{1,80})[ \t]*:")
_TELLING = {"from", "to", "date", "subject", "received", "message-id", "return-path", "delivered-to", "mime-version", "content-type", "x-gm-thrid",
            "reply-to", "dkim-signature", "x-mozilla-status", "x-gmail-labels"}  # fmt: skip
_SEPARATOR = re.compile(r"From \S.*(?:\d{1,2}:\d{2}|\d{4})|From -|From \S+@\S+\s*\Z")
_WANTED = frozenset({"from", "to", "cc", "bcc", "date", "subject", "message-id", "x-gmail-labels", "delivered-to", "x-original-to", "list-unsubscribe", "list-id",
           "auto-submitted", "precedence", "return-path", "received"})  # fmt: skip
_SENT = {"sent", "sendt", "sendte", "sendt e-post", "gesendet"}


def is_mail(lines: list[str]) -> bool:
    """Whether a file begins as a mail or a file of mails: header lines, two of which only mail has."""
    if lines and _SEPARATOR.match(lines[0]):
        lines = lines[1:]
    names: set[str] = set()
    for line in lines:
        if not line:
            break
        found = _HEADER.match(line)
        if found:
            names.add(found[1].lower())
        elif line[:1] not in " \t" and line[:1] != ">":
            break
    return len(names & _TELLING) >= 2 and bool(names & {"from", "received", "return-path", "message-id", "date"})


def read_mbox(chunks: Iterable[bytes]) -> Iterator[Letter | Complaint]:
    """The letters of an mbox, one by one, each with its octets; a complaint for each that does not say who wrote it."""
    for number, octets in enumerate(whole_mails(_plain(chunks), KEPT), 1):
        yield _letter(octets, f"mail {number}")


def read_mail(chunks: Iterable[bytes]) -> Iterator[Letter | Complaint]:
    """The one letter of an .eml file, with its octets."""
    kept, size = [], 0
    for piece in _plain(chunks):
        kept.append(piece)
        size += len(piece)
        if size > KEPT:
            break
    yield _letter(b"".join(kept)[: KEPT + CHUNK].lstrip(b"\r\n"), "mail 1")


def read_outlook(chunks: Iterable[bytes]) -> Iterator[Letter | Complaint]:
    """The one letter of an Outlook file (.msg), understood at once; a complaint where it is none."""
    kept, size = [], 0
    for piece in chunks:
        kept.append(piece)
        size += len(piece)
        if size > MOST_OUTLOOK:
            break
    try:
        mail = read_msg(b"".join(kept)) if size <= MOST_OUTLOOK else None
    except ValueError:
        mail = None
    if mail is None:
        yield Complaint("file", "complaint.file-unknown")
        return
    yield Letter(
        sender=mail.sender, recipients=(*mail.recipients, *mail.copied), at=mail.at, subject=mail.subject, message_id=mail.message_id, bulk=mail.bulk,
        where="mail 1", mail=mail,
    )  # fmt: skip


def _plain(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The octets of a file of mails, one in UTF-16 turned into UTF-8."""
    begun = iter(chunks)
    first = next(begun, b"")
    if encoding_of(first) == "utf-8":
        yield first.removeprefix(b"\xef\xbb\xbf")
        yield from begun
        return
    for line in lines_of(chain([first], begun)):
        yield line.encode("utf-8", "replace") + b"\n"


def _letter(octets: bytes, where: str) -> Letter | Complaint:
    """A letter from its octets, by its head."""
    said = headers_of(_head(octets), _WANTED)
    senders = people_in(said.get("from", []))
    nameless = not senders
    if nameless and any(said.get("from", [])):
        senders = (Correspondent("", text_of(said["from"][0]).strip("<> ")[:200]),)
    if not senders:
        return Complaint(where, "complaint.mail-no-sender", (("subject", text_of(said.get("subject", [""])[0])[:80]),))
    labels = {label.strip(' "').lower() for value in said.get("x-gmail-labels", []) for label in text_of(value).split(",")}
    came = bool(said.keys() & {"delivered-to", "x-original-to"}) or bool(said.keys() >= {"return-path", "received"})
    return Letter(
        sender=senders[0],
        recipients=people_in([*said.get("to", []), *said.get("cc", []), *said.get("bcc", [])]),
        at=moment_in(said.get("date", [""])[0]),
        subject=text_of(said.get("subject", [""])[0])[:300],
        message_id=said.get("message-id", [""])[0].strip().strip("<>")[:300],
        inward=False if labels & _SENT else True if came else None,
        bulk=nameless or _is_bulk(said),
        where=where,
        octets=octets,
    )


def _is_bulk(said: dict[str, list[str]]) -> bool:
    """Newsletters, lists and answers no person wrote."""
    if said.keys() & {"list-unsubscribe", "list-id"}:
        return True
    automatic = said.get("auto-submitted", ["no"])[0].lower()
    return not automatic.startswith("no") or said.get("precedence", [""])[0].lower() in ("bulk", "list", "junk")


def _head(octets: bytes) -> list[str]:
    """The lines of a mail's head."""
    kept, size = [], 0
    for line in lines_of([octets[:_MOST_HEAD]]):
        if not line or size > _MOST_HEAD:
            break
        kept.append(line)
        size += len(line)
    return kept
