"""The head of a mail: who wrote to whom, when, in answer to what, and whether a person wrote it. The body is not needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from hvem.reading.boxes import is_machine
from hvem.reading.decoding import decode
from hvem.reading.exchanges import Correspondent
from hvem.reading.tidying import clean

MOST_RECIPIENTS = 200
MOST_REFERENCES = 50
_WORD = re.compile(r"=\?[^?\s]{1,40}\?[bqBQ]\?[^?]*\?=")
_BETWEEN = re.compile(r"(\?=)\s+(=\?)")
_ID = re.compile(r"<([^<>\s]{3,300})>")
_ONE = re.compile(r'\s*(?:"((?:[^"\\,;:@<>()]|\\")*)"|([^"\\,;:@<>()]*))\s*<([^<>@\s,;"]+@[^<>@\s,;"]+)>\s*\Z')
_BARE = re.compile(r"\s*([^<>@\s,;:\"()]+@[^<>@\s,;:\"()]+)\s*\Z")
_FROM_LIST = re.compile(rb"(?mi)^list-(?:id|unsubscribe|post):")
_BY_MACHINE = re.compile(rb"(?mi)^(?:auto-submitted|x-autoreply):")
_LISTS = ("list-id", "list-unsubscribe", "list-post")


@dataclass(frozen=True, slots=True)
class Top:
    """A mail's head understood. `blind` are those written to without the others seeing it.

    `bulk` marks newsletters and lists, `automatic` what a machine answered, `report` what a server tells of an earlier mail.
    """

    sender: Correspondent
    to: tuple[Correspondent, ...] = ()
    copied: tuple[Correspondent, ...] = ()
    blind: tuple[Correspondent, ...] = ()
    at: datetime | None = None
    subject: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    bulk: bool = False
    automatic: bool = False
    report: bool = False

    @property
    def recipients(self) -> tuple[Correspondent, ...]:
        """Everyone it was written to, none twice."""
        return tuple({one.email: one for one in (*self.to, *self.copied, *self.blind)}.values())

    @property
    def before(self) -> tuple[str, ...]:
        """The ids of the mails it answers, the nearest first."""
        return tuple(dict.fromkeys(filter(None, (self.in_reply_to, *reversed(self.references)))))


def read_head(octets: bytes) -> Top:
    """A head from its lines as they lie on the server (RFC 5322); what is missing or broken is left empty, nothing fails."""
    said = headers_of(decode(octets).replace("\r\n", "\n").split("\n"))
    first = {name: values[0] for name, values in said.items()}
    senders = people_in(said.get("from", []))
    sender = senders[0] if senders else Correspondent("", text_of(first.get("from", "")).strip("<> ")[:200])
    answers = id_in(first.get("in-reply-to", "")) or first.get("references", "")
    automatic = _is_automatic(first) or (bool(answers) and is_bulk(first) and not any(name in first for name in _LISTS))
    return Top(
        sender=sender,
        to=people_in(said.get("to", [])),
        copied=people_in(said.get("cc", [])),
        blind=people_in(said.get("bcc", [])),
        at=moment_in(first.get("date", "")),
        subject=text_of(first.get("subject", ""))[:300],
        message_id=id_in(first.get("message-id", "")),
        in_reply_to=id_in(first.get("in-reply-to", "")),
        references=tuple(_ID.findall(first.get("references", "")[:40_000])[-MOST_REFERENCES:]),
        bulk=not automatic and is_bulk(first),
        automatic=automatic,
        report=_is_report(first, sender),
    )


def is_from_a_list(octets: bytes) -> bool:
    """Whether header lines are plainly a newsletter's or a list's, told without reading the others."""
    return _FROM_LIST.search(octets) is not None and _BY_MACHINE.search(octets) is None


def headers_of(lines: list[str], wanted: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """The headers, or those wanted, by their names in small letters, unfolded."""
    said: dict[str, list[str]] = {}
    held: list[str] | None = None
    for line in lines:
        if line[:1] in (" ", "\t"):
            if held is not None:
                held[-1] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        held = said.setdefault(name, []) if colon and (not wanted or name in wanted) else None
        if held is not None:
            held.append(value.strip())
    return said


def id_in(value: str) -> str:
    """A Message-ID without its brackets; the last of several, as it stands where it has none."""
    found = _ID.findall(value[:4000])
    if found:
        return str(found[-1])[:300]
    bare = value.strip().strip("<>")
    return bare[:300] if bare and " " not in bare else ""


def people_in(values: list[str]) -> tuple[Correspondent, ...]:
    """The people in address headers, none twice; names decoded, addresses in small letters."""
    found: dict[str, Correspondent] = {}
    for value in values:
        for name, address in _pairs(value[:20_000]):
            address = address.strip().lower()
            if "@" in address and " " not in address:
                name = text_of(name).strip("'\" ")[:200]
                found.setdefault(address, Correspondent(address[:254], "" if name.lower() == address else name))
    return tuple(found.values())


def _pairs(value: str) -> list[tuple[str, str]]:
    if not value:
        return []
    one = _ONE.match(value)
    if one:
        return [((one[1] or one[2] or "").replace('\\"', '"').strip(), one[3])]
    bare = _BARE.match(value)
    if bare:
        return [("", bare[1])]
    try:
        return getaddresses([value])[:MOST_RECIPIENTS]
    except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
        return []


def is_bulk(first: dict[str, str]) -> bool:
    """Newsletters and lists, by the first of each header."""
    if any(name in first for name in _LISTS):
        return True
    return first.get("precedence", "").lower() in ("bulk", "list", "junk")


def _is_automatic(first: dict[str, str]) -> bool:
    said = first.get("auto-submitted", "no").lower()
    return not said.startswith("no") or "x-autoreply" in first or first.get("precedence", "").lower() == "auto_reply"


def _is_report(first: dict[str, str], sender: Correspondent) -> bool:
    """Whether a server tells of a mail that was sent: by its shape, by an empty return path, or by who writes."""
    return (
        "multipart/report" in first.get("content-type", "").lower()
        or "x-failed-recipients" in first
        or first.get("return-path", "-").strip() == "<>"
        or sender.email.startswith(("mailer-daemon", "postmaster"))
    )


def text_of(value: str) -> str:
    """A header's words, decoded (RFC 2047)."""
    if "=?" in value:
        value = _BETWEEN.sub(r"\1\2", value)
        value = _WORD.sub(lambda found: _word(found[0]), value)
    return clean(value)


def _word(encoded: str) -> str:
    """One encoded word, as it stands where it cannot be decoded."""
    try:
        octets, charset = decode_header(encoded)[0]
    except (MessageError, ValueError, LookupError):
        return encoded
    return decode(octets, charset or "") if isinstance(octets, bytes) else octets


def moment_in(value: str) -> datetime | None:
    """A mail's date with its offset, UTC where it has none; None where it is no date."""
    try:
        at = parsedate_to_datetime(value)
        at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def is_written_by_hand(top: Top) -> bool:
    """Whether a person wrote it to someone, as far as its head tells."""
    return not (top.bulk or top.automatic or top.report or is_machine(top.sender.email))
