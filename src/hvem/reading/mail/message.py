"""One mail, whole: from its octets to who wrote it, what kind it is, and what the sender newly wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage, Message
from email.policy import default

from hvem.reading.exchanges import Correspondent
from hvem.reading.heads import MOST_RECIPIENTS, MOST_REFERENCES, id_in, is_bulk, moment_in, people_in, text_of
from hvem.reading.mail import automatic, wishes
from hvem.reading.mail.bounces import read_bounce
from hvem.reading.mail.html import lines_of_page, plain
from hvem.reading.mail.invitations import invites, own_words
from hvem.reading.mail.newly import MOST_LINES, Newly, lines_of, newly
from hvem.reading.mail.parts import Body, body_of, header, headers, opened
from hvem.reading.mail.shapes import Away, Mail, MailKind
from hvem.reading.mail.signatures import card_of

_TELLING = frozenset(["from", "to", "date", "subject", "received", "message-id", "return-path", "delivered-to", "reply-to", "sender", "cc", "mime-version",
                      "in-reply-to", "content-type", "x-mailer", "bcc"])  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_READ = 250_000
_ID = re.compile(r"<([^<>\s]{1,300})>")
_ANSWERS = re.compile(
    r"\s*(?:re|sv|svar|aw|antw|antwort|ang|ref|rif|res|odp|ynt|vá|atb|bls|回复|回覆|答复|回信|rv re)\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,2})?\s?[:：]",
    re.IGNORECASE,
)
_FORWARDS = re.compile(
    r"\s*(?:fwd?|vs|vb|vl|vid|wg|tr|enc|i|doorst|fs|pd|转发|轉寄|videresend\w*|vidaresend\w*|vidarebefordra\w*|weitergeleitet)\s?(?:\[\d{1,3}\])?\s?[:：]",
    re.IGNORECASE,
)
_SAID_METHOD = re.compile(r"\bmethod\s*=\s*\"?(?:request|cancel|reply|counter|declinecounter|add|refresh)\b", re.IGNORECASE)


def read_any(data: bytes, name: str = "") -> Mail:
    """The mail in a file: as the net carries it, or as Outlook keeps it (`.msg`); ValueError where it is no mail."""
    return read_msg(data) if data[:8] == _OLE or name.lower().endswith(".msg") else read_one(data)


def read_msg(data: bytes) -> Mail:
    """The mail in an Outlook file; ValueError where it is none."""
    from hvem.reading.mail.outlook import opened_msg

    message, body = opened_msg(data)
    return understood(message, body)


def read_one(data: bytes) -> Mail:
    """The mail in octets as the net carries them (RFC 5322), whatever is wrong with them; ValueError where they are no mail at all.

    Takes a bounded time and memory whatever its size; attachments are named and weighed, never decoded.
    """
    message, cut = opened(data)
    if not any(key.lower() in _TELLING for key in message):
        raise ValueError("this is no mail")
    body = body_of(message)
    if message.get_content_type() == "message/rfc822" and body.enclosed and not header(message, "from"):
        message = _as_mail(body.enclosed[0], message)
        body = body_of(message)
    body.cut = body.cut or cut
    return understood(message, body)


def _as_mail(enclosed: Message, outer: EmailMessage) -> EmailMessage:
    return enclosed if isinstance(enclosed, EmailMessage) else outer


def understood(message: EmailMessage, body: Body) -> Mail:
    """The mail a head and a body amount to."""
    sender = next(iter(people_in(headers(message, "from") or headers(message, "sender"))), None) or _nameless(
        header(message, "from")
    )
    subject = text_of(header(message, "subject"))[:300]
    invitation = _invites(message, body)
    if invitation and body.calendar:
        body.text, body.page = own_words(body.text if body.text.strip() else plain(body.page), body.calendar), ""
    told = told_apart(body, sender)
    for part in message.walk():
        part.policy = default
    at = moment_in(header(message, "date"))
    bounce = None if (feedback := automatic.is_feedback(message)) else read_bounce(message)
    machine = not (feedback or bounce) and automatic.is_automatic(message, told.text)
    kind: MailKind = (
        "feedback"
        if feedback
        else "bounce"
        if bounce
        else "invitation"
        if invitation
        else "auto-reply"
        if machine
        else _plain_kind(message, subject, told)
    )
    return Mail(
        kind=kind,
        sender=sender,
        recipients=people_in(headers(message, "to"))[:MOST_RECIPIENTS],
        copied=people_in(headers(message, "cc"))[:MOST_RECIPIENTS],
        at=at,
        subject=subject,
        message_id=id_in(header(message, "message-id")),
        in_reply_to=id_in(header(message, "in-reply-to")),
        references=tuple(_ID.findall(header(message, "references")[:40_000]))[-MOST_REFERENCES:],
        text=told.text,
        quoted=told.quoted,
        signature=card_of(told.signature, sender) if told.signature else None,
        bounce=bounce,
        away=_away(subject, told.text, at) if kind == "auto-reply" else None,
        bulk=_is_bulk(message, kind),
        wants_peace=kind in ("reply", "message") and wishes.wants_peace(told.text),
        calendar=body.calendar if kind == "invitation" else b"",
        attachments=tuple(body.attachments[:200]),
        cut=body.cut,
    )


def told_apart(body: Body, sender: Correspondent) -> Newly:
    """The new text and the rest, from the plain text, or from the page where that tells more."""
    written = newly(lines_of(body.text[:_MOST_READ]), sender) if body.text.strip() else None
    body.cut = body.cut or len(body.text) > _MOST_READ or body.text.count("\n") > MOST_LINES
    if not body.page or (written is not None and written.quoted and written.signature):
        return written or Newly()
    lines = lines_of_page(body.page)
    paged = newly(lines, sender)
    if written is None or (not written.quoted and paged.quoted and paged.structured) or (not written.signature and paged.signed):
        return paged
    stub = len(body.text.strip()) * 4 < sum(len(line.text) for line in lines)
    return paged if stub else written


def _nameless(written: str) -> Correspondent:
    """A sender without address, as written."""
    return Correspondent("", text_of(written).strip("<> ")[:200])


def _away(subject: str, text: str, at: datetime | None) -> Away:
    """Until when they are away; nobody can tell from a mail without a date."""
    away = automatic.away_of(subject, text, at.date() if at else date(2000, 1, 1))
    return away if at else replace(away, until=None)


def _is_bulk(message: EmailMessage, kind: MailKind) -> bool:
    """Newsletters, lists and machines."""
    first = {name: header(message, name) for name in ("list-unsubscribe", "list-id", "list-post", "precedence")}
    return kind in ("auto-reply", "bounce", "feedback") or is_bulk({name: value for name, value in first.items() if value})


def _invites(message: EmailMessage, body: Body) -> bool:
    """Whether the mail carries an invitation, its answer or its cancelling."""
    if not body.calendar:
        return body.invitation
    if invites(body.calendar):
        return True
    return any(
        _SAID_METHOD.search(header(part, "content-type"))
        for part in list(message.walk())[:200]
        if "calendar" in header(part, "content-type").lower()
    )


def _plain_kind(message: EmailMessage, subject: str, told: Newly) -> MailKind:
    """Whether a person answers, or writes anew or passes on."""
    finnish = subject[:3].lower() == "vs:" and "lähettäjä" in told.quoted[:4000].casefold()
    if (_FORWARDS.match(subject) is not None and not finnish) or (told.forwards and _ANSWERS.match(subject) is None):
        return "message"
    answers = (
        bool(header(message, "in-reply-to").strip() or header(message, "references").strip())
        or _ANSWERS.match(subject) is not None
    )
    return "reply" if answers or (told.answers and told.quoted) else "message"
