"""Mail files: who wrote whom, and when. Of each mail only the head is read, the body is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from hvem.reading.card import Complaint
from hvem.reading.decoding import decode, lines_of
from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.tidying import clean

_MOST_HEAD = 200_000
_MOST_RECIPIENTS = 200
_HEADER = re.compile(r"([!-9;-~]{1,80})[ \t]*:")
_TELLING = {"from", "to", "date", "subject", "received", "message-id", "return-path", "delivered-to", "mime-version", "content-type", "x-gm-thrid",
            "reply-to", "dkim-signature", "x-mozilla-status", "x-gmail-labels"}  # fmt: skip
_SEPARATOR = re.compile(r"From \S.*(?:\d{1,2}:\d{2}|\d{4})|From -|From \S+@\S+\s*\Z")
_WORD = re.compile(r"=\?[^?\s]{1,40}\?[bqBQ]\?[^?]*\?=")
_WANTED = {"from", "to", "cc", "bcc", "date", "subject", "message-id", "x-gmail-labels", "delivered-to", "x-original-to", "list-unsubscribe", "list-id",
           "auto-submitted", "precedence", "return-path", "received"}  # fmt: skip
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
    """The letters of an mbox, one by one; a complaint for each that does not say who wrote it."""
    head: list[str] | None = None
    number, size, blank = 0, 0, True
    for line in lines_of(chunks):
        if blank and line[:5] == "From " and _SEPARATOR.match(line):
            if head is not None:
                yield _letter(head, f"mail {number}")
            head, number, size = [], number + 1, 0
        elif head is not None:
            if line and size < _MOST_HEAD:
                head.append(line)
                size += len(line)
            elif not line:
                yield _letter(head, f"mail {number}")
                head = None
        blank = not line
    if head is not None:
        yield _letter(head, f"mail {number}")


def read_mail(chunks: Iterable[bytes]) -> Iterator[Letter | Complaint]:
    """The one letter of an .eml file."""
    head: list[str] = []
    size = 0
    for line in lines_of(chunks):
        if (not line and head) or size > _MOST_HEAD:
            break
        if line:
            head.append(line)
            size += len(line)
    yield _letter(head, "mail 1")


def _letter(lines: list[str], where: str) -> Letter | Complaint:
    """A letter from the lines of its head."""
    said = _headers(lines)
    senders = _people(said.get("from", []))
    nameless = not senders
    if nameless and any(said.get("from", [])):
        senders = (Correspondent("", _text(said["from"][0]).strip("<> ")[:200]),)
    if not senders:
        return Complaint(where, "complaint.mail-no-sender", (("subject", _text(said.get("subject", [""])[0])[:80]),))
    labels = {label.strip(' "').lower() for value in said.get("x-gmail-labels", []) for label in _text(value).split(",")}
    came = bool(said.keys() & {"delivered-to", "x-original-to"}) or bool(said.keys() >= {"return-path", "received"})
    return Letter(
        sender=senders[0],
        recipients=_people([*said.get("to", []), *said.get("cc", []), *said.get("bcc", [])]),
        at=_moment(said.get("date", [""])[0]),
        subject=_text(said.get("subject", [""])[0])[:300],
        message_id=said.get("message-id", [""])[0].strip().strip("<>")[:300],
        inward=False if labels & _SENT else True if came else None,
        bulk=nameless or _is_bulk(said),
        where=where,
    )


def _headers(lines: list[str]) -> dict[str, list[str]]:
    """The headers that matter, by their names in small letters, unfolded."""
    said: dict[str, list[str]] = {}
    held: list[str] | None = None
    for line in lines:
        if line[:1] in " \t":
            if held is not None:
                held[-1] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        held = said.setdefault(name, []) if colon and name in _WANTED else None
        if held is not None:
            held.append(value.strip())
    return said


def _is_bulk(said: dict[str, list[str]]) -> bool:
    """Newsletters, lists and answers no person wrote."""
    if said.keys() & {"list-unsubscribe", "list-id"}:
        return True
    automatic = said.get("auto-submitted", ["no"])[0].lower()
    return not automatic.startswith("no") or said.get("precedence", [""])[0].lower() in ("bulk", "list", "junk")


def _text(value: str) -> str:
    """A header's words, decoded."""
    if "=?" in value:
        value = re.sub(r"(\?=)\s+(=\?)", r"\1\2", value)
        value = _WORD.sub(lambda found: _word(found[0]), value)
    return clean(value)


def _word(encoded: str) -> str:
    """One encoded word of RFC 2047, as it stands where it cannot be decoded."""
    try:
        octets, charset = decode_header(encoded)[0]
    except (MessageError, ValueError, LookupError):
        return encoded
    return decode(octets, charset or "") if isinstance(octets, bytes) else octets


def _people(values: list[str]) -> tuple[Correspondent, ...]:
    """The people in address headers, none twice."""
    found: dict[str, Correspondent] = {}
    for value in values:
        try:
            pairs = getaddresses([value[:20_000]])
        except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
            continue
        for name, address in pairs[:_MOST_RECIPIENTS]:
            address = address.strip().lower()
            if "@" in address and " " not in address:
                name = _text(name).strip("'\" ")
                found.setdefault(address, Correspondent(address, "" if name.lower() == address else name))
    return tuple(found.values())


def _moment(value: str) -> datetime | None:
    """A mail's date with its offset, UTC where it has none; None where it is no date."""
    try:
        at = parsedate_to_datetime(value)
        at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
