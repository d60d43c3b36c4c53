"""Mails as Outlook keeps them in a file of its own: head and body brought into the shapes of any other mail."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import HeaderParser
from email.policy import compat32
from email.utils import format_datetime, formataddr
from io import BytesIO
from typing import Any

from hvem.reading.mail.html import plain
from hvem.reading.mail.parts import MOST, MOST_TEXT, Body, decoded
from hvem.reading.mail.shapes import Attachment

_BODY, _HTML, _PAGE_OF_CODES = 0x1000, 0x1013, 0x3FDE
_MESSAGE_ID, _IN_REPLY_TO, _REFERENCES = 0x1035, 0x1042, 0x1039
_SUBJECT, _SENDER, _SENDER_ADDRESS, _SENDER_SMTP, _SENT_AS_SMTP = 0x0037, 0x0C1A, 0x0C1F, 0x5D01, 0x5D02
_SENT_AT, _DELIVERED_AT = 0x0039, 0x0E06
_HEADERS = 0x007D
_NAME, _ADDRESS, _SMTP, _TO_OR_COPY = 0x3001, 0x3003, 0x39FE, 0x0C15
_CLASS, _EIGHT_BIT = 0x001A, 0x001E
_MOST_RECIPIENTS, _MOST_FILES = 200, 200


def opened_msg(data: bytes) -> tuple[EmailMessage, Body]:
    """The head and the body of an Outlook file; ValueError where it is none or broken."""
    from oxmsg import Message

    try:
        file = Message.load(BytesIO(data[:MOST]))
        head, body = _head(file), _body(file)
        head.set_payload(body.text.strip() or plain(body.page), "utf-8")
        return head, body
    except Exception as why:
        raise ValueError("this is no mail of Outlook") from why


def _text(properties: Any, *ids: int) -> str:
    """The first of these properties that says something, as text."""
    for one in ids:
        found = ""
        try:
            found = str(properties.str_prop_value(one) or "")
        except Exception:
            with suppress(Exception):
                found = decoded(properties._storage.property_stream_bytes(one, _EIGHT_BIT), "")
        if found.replace("\0", ""):
            return found.replace("\0", "")
    return ""


def _head(file: Any) -> EmailMessage:
    """The head as the net brought it where the file keeps it; what is missing from the properties."""
    own = file.properties
    head = EmailMessage(policy=compat32)
    for name, value in HeaderParser(policy=compat32).parsestr(_text(own, _HEADERS)[:400_000].lstrip()).items():
        if not name.lower().startswith(("content-", "mime-version")):
            head[name] = str(value)
    _complete(head, "Subject", _text(own, _SUBJECT)[:1000])
    _complete(head, "From", _address(_text(own, _SENDER), _text(own, _SENDER_SMTP, _SENT_AS_SMTP, _SENDER_ADDRESS)))
    _complete(head, "Message-ID", _text(own, _MESSAGE_ID)[:400])
    _complete(head, "In-Reply-To", _text(own, _IN_REPLY_TO)[:400])
    _complete(head, "References", _text(own, _REFERENCES)[:20_000])
    _complete(head, "Date", _date(own))
    kinds: dict[int, list[str]] = {}
    for one in list(file.recipients)[:_MOST_RECIPIENTS]:
        kind = 0
        with suppress(Exception):
            kind = int(one.properties.int_prop_value(_TO_OR_COPY) or 0)
        kinds.setdefault(kind, []).append(_address(_text(one.properties, _NAME), _text(one.properties, _SMTP, _ADDRESS)))
    _complete(head, "To", ", ".join(filter(None, kinds.get(1, []) + kinds.get(0, []))))
    _complete(head, "Cc", ", ".join(filter(None, kinds.get(2, []))))
    return head


def _complete(head: EmailMessage, name: str, value: str) -> None:
    if value.strip() and not head.get(name):
        head[name] = " ".join(value.split())


def _address(name: str, address: str) -> str:
    """A name with its address; addresses within a house (`/o=…`) are none."""
    if "@" not in address:
        address = ""
    return formataddr((name if name != address else "", address)) if address else name.replace("@", " ")


def _date(properties: Any) -> str:
    for one in (_SENT_AT, _DELIVERED_AT):
        with suppress(Exception):
            at = properties.date_prop_value(one)
            if isinstance(at, datetime):
                return format_datetime(at if at.tzinfo else at.replace(tzinfo=UTC))
    return ""


def _body(file: Any) -> Body:
    """Plain text, page and what is attached."""
    own = file.properties
    body = Body(text=_text(own, _BODY)[:MOST_TEXT], page=_page(own)[: 2 * MOST_TEXT])
    body.invitation = _text(own, _CLASS).lower().startswith("ipm.schedule.meeting")
    for one in list(file.attachments)[:_MOST_FILES]:
        with suppress(Exception):
            body.attachments.append(
                Attachment(str(one.file_name or "")[-200:], str(one.mime_type or "application/octet-stream"), int(one.size or 0))
            )
    return body


def _page(properties: Any) -> str:
    """The body as a page, in whatever way the file keeps it."""
    with suppress(Exception):
        octets = properties.binary_prop_value(_HTML)
        if octets:
            code = 0
            with suppress(Exception):
                code = int(properties.int_prop_value(_PAGE_OF_CODES) or 0)
            return decoded(bytes(octets)[: 2 * MOST_TEXT], {65001: "utf-8", 0: "", 20127: "", 28591: ""}.get(code, f"cp{code}"))
    return _text(properties, _HTML)
