"""Mail files: who wrote whom, and when. Of each mail only the head is read, the body is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hvem.reading.card import Complaint
from hvem.reading.decoding import lines_of
from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.heads import headers_of, moment_in, people_in, text_of

_MOST_HEAD = 200_000
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
    said = headers_of(lines, _WANTED)
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
    )


def _is_bulk(said: dict[str, list[str]]) -> bool:
    """Newsletters, lists and answers no person wrote."""
    if said.keys() & {"list-unsubscribe", "list-id"}:
        return True
    automatic = said.get("auto-submitted", ["no"])[0].lower()
    return not automatic.startswith("no") or said.get("precedence", [""])[0].lower() in ("bulk", "list", "junk")
