"""A mail taken apart into what can be read: its head, its text, its page, its invitation; of attachments only what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import Header
from email.message import EmailMessage, Message
from email.parser import BytesFeedParser
from email.policy import compat32
from typing import Any, cast

from hvem.reading.decoding import decode, encoding_of
from hvem.reading.heads import text_of
from hvem.reading.mail.shapes import Attachment

MOST = 60_000_000
"""Octets of a mail that are looked at at all."""
MOST_TEXT = 600_000
"""Letters of text, and octets of a text part, that are read."""
_THIN = 400_000
_KEPT_OF_FILE = 20_000
_MOST_PARTS = 1_500
_MOST_NESTED = 20
_MOST_HEAD = 400_000
_BOUNDARY = re.compile(rb"\n--[^\r\n]{1,200}(?=\r?\n|\Z)")
_BLANK = re.compile(rb"\r?\n\r?\n")
_NESTING = re.compile(rb"\n[ \t]*content-type[ \t]*:\s*(?:multipart/|message/rfc822)", re.IGNORECASE)
_STRUCTURE = re.compile(rb"(?im)^(content-[a-z-]{2,30}[ \t]*:(?:[^\n]|\n[ \t]){2000})(?:[^\n]|\n[ \t])*")
_LEFT_OUT = "X-Octets-Left-Out"
_CHARSET = re.compile(
    r"(?:utf|iso|cp|windows|koi8|gb|hz|big5|euc|shift|sjis|mac|us-ascii|ascii|latin|tis|johab|ks_c|x-mac)[\w.:-]{0,24}\Z",
    re.IGNORECASE,
)
_WIDE = re.compile(r"(?:utf-?(?:16|32|7)|iso-?2022|gb|hz|big5|euc|shift|sjis|johab|ks_c|cp93|cp949|cp950)", re.IGNORECASE)
_SINGLE = re.compile(r"(?:us-ascii|ascii|iso-?8859-?1|latin-?1|cp1252|windows-1252)\Z", re.IGNORECASE)
_FAILS = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the standard library raises on headers that are none."""
_NO_OCTET = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_STARS = re.compile(r"[\x00-\x1f\x7f/\\]+")


@dataclass(slots=True)
class Body:
    """What a mail holds: its plain text, its page, an iTIP object, what is attached; `cut` where parts were too large to be read.

    `invitation` where only its file says that it is one.
    """

    text: str = ""
    page: str = ""
    calendar: bytes = b""
    attachments: list[Attachment] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)
    invitation: bool = False
    cut: bool = False


def opened(data: bytes) -> tuple[EmailMessage, bool]:
    """The octets as a mail, whatever is wrong with them, and whether some of it was left out for its size."""
    cut = len(data) > MOST
    data, thinned = _thinned(_plain(data[:MOST]))
    data = _STRUCTURE.sub(rb"\1", data)
    if len(_NESTING.findall(data[: 4 * MOST_TEXT])) > _MOST_NESTED:
        blank = _BLANK.search(data)
        data = (
            _headless(data[: blank.start()] if blank else data[:_MOST_HEAD])
            + data[blank.end() - 1 if blank else len(data) :][:MOST_TEXT]
        )
        thinned = True
    parser = _parser()
    try:
        parser.feed(data)
        made = parser.close()
    except _FAILS:
        parser = _parser()
        parser.feed(_headless(data[: data.find(b"\n\n") + 1 or _MOST_HEAD]) + b"\n")
        made, thinned = parser.close(), True
    return made, cut or thinned


def _parser() -> BytesFeedParser[EmailMessage]:
    """The standard library's most patient way of reading: no header is looked into, none can fail."""
    return cast("BytesFeedParser[EmailMessage]", BytesFeedParser(_factory=EmailMessage, policy=compat32))


def _headless(head: bytes) -> bytes:
    """A head without the lines that say how the body is built."""
    return re.sub(rb"(?im)^content-type[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*\n?", b"", head[:_MOST_HEAD] + b"\n")


def _plain(data: bytes) -> bytes:
    """The octets of a mail from its first header on: no byte order mark, no line of an mbox, no empty lines before."""
    name = encoding_of(data[:4096])
    if name != "utf-8":
        data = data.decode(name, "replace").encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")
    if data.startswith((b"From ", b">From ")):
        data = data[data.find(b"\n") + 1 or len(data) :]
    if b"\n" not in data[:_THIN] and b"\r" in data[:_THIN]:
        data = data.replace(b"\r", b"\n")
    return data


def _thinned(data: bytes) -> tuple[bytes, bool]:
    """Large parts shortened before anything is taken apart: of files the beginning, of texts more; their heads say what is missing."""
    if len(data) <= _THIN:
        return data, False
    kept: list[bytes] = []
    start, cut = 0, False
    for number, found in enumerate(_BOUNDARY.finditer(data)):
        if number > _MOST_PARTS:
            return b"".join(kept), True
        piece, short = _shortened(data[start : found.start()])
        kept += (piece, found[0])
        start, cut = found.end(), cut or short
    piece, short = _shortened(data[start:])
    return b"".join((*kept, piece)), cut or short


def _shortened(part: bytes) -> tuple[bytes, bool]:
    """One part, shortened where it is large; the second says whether text was lost."""
    if len(part) <= _KEPT_OF_FILE:
        return part, False
    blank = _BLANK.search(part, 0, _MOST_HEAD)
    if blank is None:
        return part[:_MOST_HEAD], len(part) > _MOST_HEAD
    head = part[: blank.start()]
    told = re.search(rb"(?i)(?:^|\n)content-type[ \t]*:\s*([a-z]+)/", head)
    is_text = told is None or told[1].lower() in (b"text", b"message", b"multipart")
    keep = blank.end() + (MOST_TEXT if is_text else _KEPT_OF_FILE)
    if len(part) <= keep:
        return part, False
    end = part.rfind(b"\n", blank.end(), keep) + 1 or keep
    left = len(part) - end - part.count(b"\n", end) - part.count(b"\r", end)
    mark = f"\n{_LEFT_OUT}: {left}".encode()
    return head + mark + part[blank.start() : end], is_text


def header(message: Message, name: str) -> str:
    """A header as it was written, octets that are no UTF-8 read as the older encoding; empty where it is missing."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> list[str]:
    """All headers of a name, as written."""
    return [_raw(value) for key, value in message.raw_items() if key.lower() == name]


def _raw(value: Any) -> str:
    """A raw header value as text."""
    text = str(value)[:_MOST_HEAD] if not isinstance(value, Header) else value.encode()[:_MOST_HEAD]
    if text.isascii():
        return text
    return decode(_NO_OCTET.sub("\ufffd", text).encode("utf-8", "surrogateescape"))


def body_of(message: Message) -> Body:
    """The text, page, invitation and attachments of a mail; enclosed mails are attachments."""
    body = Body()
    texts: list[str] = []
    pages: list[str] = []
    for part in _leaves(message):
        _take(part, body, texts, pages, whole=part is message)
    body.text, body.page = "\n".join(texts)[:MOST_TEXT], "\n".join(pages)[: 2 * MOST_TEXT]
    return body


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a mail that hold no others, in their order; an enclosed mail is one."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        inside = inside_of(part)
        if isinstance(inside, list) and _kind(part).startswith("multipart/") and depth < _MOST_NESTED:
            waiting += [(one, depth + 1) for one in reversed(inside) if isinstance(one, Message)]
        else:
            yield part


def _take(part: Message, body: Body, texts: list[str], pages: list[str], *, whole: bool) -> None:
    """Puts one part where it belongs."""
    kind, name = _kind(part), _name(part)
    attached = header(part, "content-disposition").lower().lstrip().startswith("attachment")
    if kind.startswith("message/rfc822") or kind == "message/global":
        inside = inside_of(part)
        enclosed = inside[0] if isinstance(inside, list) and inside and isinstance(inside[0], Message) else None
        if enclosed is not None:
            body.enclosed.append(enclosed)
            name = name or f"{text_of(header(enclosed, 'subject'))[:100] or 'mail'}.eml"
        body.attachments.append(Attachment(name or "mail.eml", kind, _size(part)))
        return
    calendar = kind in ("text/calendar", "application/ics") or name.lower().endswith(".ics")
    if calendar and not body.calendar:
        body.calendar = _octets(part)[:MOST_TEXT]
    if kind in ("text/plain", "text/html", "text/enriched", "text/richtext") and not attached and (whole or not name):
        (pages if kind == "text/html" else texts).append(_text(part, kind))
        body.cut = body.cut or bool(header(part, _LEFT_OUT.lower()))
    elif (
        not (calendar and not name and not attached)
        and kind not in _REPORTS
        and (name or attached or not kind.startswith("text/"))
    ):
        body.attachments.append(Attachment(name or _nameless(kind), kind, _size(part)))


_REPORTS = frozenset(
    ["message/delivery-status", "message/disposition-notification", "text/rfc822-headers", "message/feedback-report"]
)


def inside_of(part: Message) -> Any:
    """The parts of a part, or its body as it was written; the library's own way there would decode it by whatever charset it claims."""
    return vars(part).get("_payload")


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except _FAILS:
        return "application/octet-stream"


def _name(part: Message) -> str:
    """What an attachment is called, without folders and line ends; empty where it has no name."""
    try:
        name = part.get_filename() or ""
    except _FAILS:
        return ""
    return _STARS.sub(" ", text_of(_raw(name)))[-200:].strip(". ") if name else ""


def _nameless(kind: str) -> str:
    return "winmail.dat" if kind == "application/ms-tnef" else ""


def _size(part: Message) -> int:
    """The octets of an attachment, counted without decoding it."""
    inside = inside_of(part)
    if isinstance(inside, list):
        return sum(_weight(part) for one in inside if isinstance(one, Message) for part in one.walk())
    if not isinstance(inside, str):
        return 0
    left = header(part, _LEFT_OUT.lower()).strip()
    signs = len(inside) - inside.count("\n") - inside.count("\r") + (int(left) if left.isdecimal() and len(left) < 12 else 0)
    coded = header(part, "content-transfer-encoding").strip().lower() == "base64"
    return signs * 3 // 4 - inside[-4:].count("=") if coded and signs else signs


def _weight(part: Message) -> int:
    """The octets of one part as it was written, without those it holds."""
    inside = inside_of(part)
    return (len(inside) if isinstance(inside, str) else 0) + sum(
        len(name) + len(str(value)) + 4 for name, value in part.raw_items()
    )


def _octets(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except _FAILS:
        return b""
    return found if isinstance(found, bytes) else b""


def _text(part: Message, kind: str) -> str:
    """A part's text in whatever charset it truly is; lines that only flow are joined (RFC 3676)."""
    octets = _octets(part)[: 2 * MOST_TEXT]
    try:
        charset = str(part.get_content_charset() or "")
    except _FAILS:
        charset = ""
    text = decoded(octets, charset)
    if kind in ("text/enriched", "text/richtext"):
        return re.sub(r"<[^<>\n]{1,40}>", "", text)
    try:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        joined = str(part.get_param("delsp", "")).lower() == "yes"
    except _FAILS:
        flowed = joined = False
    return _unflowed(text, joined=joined) if flowed else text


def decoded(octets: bytes, charset: str) -> str:
    """The octets as text: what is UTF-8 is read as that, whatever single-octet charset it claims."""
    if not _CHARSET.match(charset) or _SINGLE.match(charset):
        charset = ""
    if octets.isascii() and not _WIDE.match(charset):
        return octets.decode("ascii")
    if not _WIDE.match(charset):
        try:
            return octets.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if _WIDE.match(charset):
        try:
            return octets.decode(charset, "replace").encode("utf-8", "replace").decode()
        except (LookupError, ValueError):
            charset = ""
    return decode(octets, charset)


def _unflowed(text: str, *, joined: bool) -> str:
    """Lines that end with a space go on in the next one of the same depth."""
    made: list[list[str]] = []
    open_depth = -1
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        goes_on = words.endswith(" ") and words != "-- "
        piece = words[:-1] if goes_on and joined else words
        if open_depth == depth and made and words.rstrip() != "--":
            made[-1].append(piece)
        else:
            made.append([">" * depth + (" " if depth else ""), piece])
        open_depth = depth if goes_on else -1
    return "\n".join("".join(pieces) for pieces in made)
