"""A notice taken apart: its head, what it says in words, its fields of RFC 3464, and the head of the mail that came back."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.header import decode_header
from email.message import Message

from hvem.reading.decoding import decode
from hvem.reading.mail.bounce_json import blocks_in
from hvem.reading.mail.parts import inside_of

_MOST_PARTS = 60
_MOST_TEXT = 60_000
_NO_OCTET = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_MOST_HEADERS = 400
_MOST_BLOCKS = 200
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_PARAMETER = re.compile(r";\s*([\w-]+)\s*=\s*(?:\"([^\"]{0,200})\"|([^\s;]{1,200}))")
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*(.*)")
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d|p|hr)\b[^<>]{0,300}>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head|title)\b[^<>]{0,300}>[^<]{0,20000}</\1\s*>|<!--[^<>]{0,2000}-->", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ENTITIES = {"&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#43;": "+", "&#64;": "@", "&amp;": "&",
             "&oslash;": "ø", "&aring;": "å", "&aelig;": "æ", "&Oslash;": "Ø", "&Aring;": "Å", "&AElig;": "Æ"}  # fmt: skip
Heads = dict[str, str]


@dataclass(slots=True)
class Notice:
    """One mail as far as a notice may be read from it.

    `heads` and `returned` are headers by small name, the first of each; `text` is what it says in words, `blocks` the groups of
    fields of its delivery report, `back` the text of what was returned where it is no part of its own.
    """

    heads: Heads
    kind: str = ""
    report: str = ""
    text: str = ""
    html: str = ""
    blocks: list[Heads] = field(default_factory=list)
    returned: Heads = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)

    def head(self, name: str) -> str:
        """A header in words, decoded; empty where there is none."""
        return told(self.heads.get(name, ""))

    @property
    def words(self) -> str:
        """What the notice says: its plain text, else its web page without marks."""
        return self.text if self.text.strip() else self.html


def notice_of(message: Message) -> Notice:
    """The notice that a mail is, taken apart; never fails, and reads at most 60 parts of 60,000 letters each."""
    heads = heads_of(message)
    notice = Notice(heads, *_kind(heads))
    for part, inside in _parts(message):
        kind, _ = _kind(heads_of(part)) if part is not message else (notice.kind, "")
        notice.kinds.add(kind)
        _put(notice, part, kind, inside)
    if not notice.blocks:
        notice.blocks = blocks_in(notice.words) or [one for one in blocks_of(notice.words) if _reports(one)]
    return notice


def _put(notice: Notice, part: Message, kind: str, inside: bool) -> None:
    """Puts one part where it belongs; of what lies inside the returned mail nothing is read."""
    if inside:
        return
    if kind in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/partial"):
        notice.returned = notice.returned or _returned(part)
    elif kind in (
        "message/delivery-status",
        "message/xdelivery-status",
        "message/global-delivery-status",
        "text/delivery-status",
    ):
        notice.blocks += [one for one in blocks_of(_under(part)) if one]
    elif kind == "text/html":
        notice.html = notice.html or plain_of(text_of(part))
    elif (kind.startswith("text/") or not kind or not part.is_multipart()) and kind.split("/", maxsplit=1)[0] in (
        "text",
        "",
        "multipart",
    ):
        notice.text = f"{notice.text}\n{text_of(part)}"[:_MOST_TEXT] if notice.text else text_of(part)


def heads_of(message: Message) -> Heads:
    """The headers by their small names as they stand, unfolded, the first of each."""
    heads: Heads = {}
    for name, value in list(message.raw_items())[:_MOST_HEADERS]:
        heads.setdefault(name.lower(), " ".join(str(value)[:4000].split()))
    return heads


def told(value: str) -> str:
    """A header's words: encoded words (RFC 2047) and stray octets decoded."""
    if "=?" in value:
        try:
            pieces = decode_header(re.sub(r"(\?=)\s+(=\?)", r"\1\2", value))
            value = "".join(decode(one, name or "") if isinstance(one, bytes) else one for one, name in pieces)
        except (ValueError, LookupError, binascii.Error, UnicodeError):
            pass
        except Exception as why:  # a broken encoded word raises HeaderParseError, which is no ValueError
            if type(why).__name__ != "HeaderParseError":
                raise
    return _mended(value)


def text_of(part: Message) -> str:
    """The text of one part, decoded by what it claims where that holds; empty for one that holds parts."""
    if part.is_multipart():
        return ""
    heads = heads_of(part)
    charset = dict(_parameters(heads.get("content-type", ""))).get("charset", "")
    try:
        octets = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, binascii.Error):
        octets = None
    if isinstance(octets, bytes):
        return decode(octets[: _MOST_TEXT * 2], charset)[:_MOST_TEXT]
    payload = inside_of(part)
    return _mended(payload[:_MOST_TEXT]) if isinstance(payload, str) else ""


def plain_of(page: str) -> str:
    """A web page as lines of plain text."""
    page = _TAG.sub(" ", _BREAKS.sub("\n", _UNSEEN.sub(" ", page)))
    for entity, letter in _ENTITIES.items():
        page = page.replace(entity, letter)
    return "\n".join(" ".join(line.split()) for line in page.splitlines() if line.strip())


def blocks_of(text: str) -> list[Heads]:
    """Groups of fields as RFC 3464 has them, empty lines between; a field's folded lines are joined."""
    blocks: list[Heads] = [{}]
    last = ""
    for line in text.splitlines()[:4000]:
        if not line.strip():
            if blocks[-1]:
                blocks.append({})
            last = ""
        elif line[:1] in " \t" and last:
            blocks[-1][last] = f"{blocks[-1][last]} {line.strip()}"[:4000]
        elif found := _FIELD.match(line.lstrip()):
            last = found[1].lower()
            if last in ("final-recipient", "original-recipient") and last in blocks[-1]:
                blocks.append({})
            blocks[-1].setdefault(last, found[2].strip()[:4000])
        else:
            last = ""
        if len(blocks) > _MOST_BLOCKS:
            break
    return blocks


def _reports(block: Heads) -> bool:
    """Whether fields found in plain text are those of a delivery report."""
    return bool(block.keys() & {"final-recipient", "original-recipient"}) and bool(
        block.keys() & {"action", "status", "diagnostic-code"}
    )


def _kind(heads: Heads) -> tuple[str, str]:
    """The media type in small letters and the kind of report it names."""
    value = heads.get("content-type", "")
    found = _TYPE.match(value)
    return (found[1].lower() if found else ""), dict(_parameters(value)).get("report-type", "").lower()


def _parameters(value: str) -> Iterator[tuple[str, str]]:
    return ((found[1].lower(), found[2] or found[3] or "") for found in _PARAMETER.finditer(value[:2000]))


def _parts(message: Message) -> Iterator[tuple[Message, bool]]:
    """The parts in order, and whether each lies inside a mail that was returned."""
    waiting: list[tuple[Message, bool]] = [(message, False)]
    given = 0
    while waiting and given < _MOST_PARTS:
        part, inside = waiting.pop()
        given += 1
        yield part, inside
        if not part.is_multipart():
            continue
        kind = _kind(heads_of(part))[0]
        inside = inside or kind.startswith("message/")
        payload = inside_of(part)
        if isinstance(payload, list):
            waiting.extend((one, inside) for one in reversed(payload[:_MOST_PARTS]) if isinstance(one, Message))


def inner_of(message: Message) -> Message | None:
    """The first mail that lies inside another one; None where none does."""
    for part, _ in _parts(message):
        payload = inside_of(part)
        if part is not message and _kind(heads_of(part))[0] == "message/rfc822" and isinstance(payload, list) and payload:
            return payload[0] if isinstance(payload[0], Message) else None
    return None


def _returned(part: Message) -> Heads:
    """The head of the mail that came back."""
    payload = inside_of(part)
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        heads = heads_of(payload[0])
        return heads or next((one for one in blocks_of(text_of(payload[0])) if one), {})
    return next((one for one in blocks_of(text_of(part)) if one), {})


def _under(part: Message) -> str:
    """All fields below a delivery report as text, whether they were taken for headers or for text."""
    payload = inside_of(part)
    if not isinstance(payload, list):
        return text_of(part)
    groups = []
    for one in payload[:_MOST_BLOCKS]:
        if isinstance(one, Message):
            groups.append(
                "\n".join(f"{name}: {' '.join(_mended(str(value)[:4000]).split())}" for name, value in list(one.raw_items())[:60])
            )
            groups.append(text_of(one))
    return "\n\n".join(groups)


def _mended(value: str) -> str:
    """A text whose stray octets (surrogates) are decoded."""
    if value.isascii():
        return value
    value = _NO_OCTET.sub("\ufffd", value)
    return decode(value.encode("utf-8", "surrogateescape")) if any("\ud800" <= one <= "\udfff" for one in value) else value
