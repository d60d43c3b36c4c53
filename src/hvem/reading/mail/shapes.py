"""What one mail says, as the other rooms see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from hvem.reading.card import Card
from hvem.reading.exchanges import Correspondent

MailKind = Literal["message", "reply", "auto-reply", "bounce", "feedback", "invitation"]


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One address a mail did not reach; `hard` where it never will, `status` as RFC 3463 writes it, empty where not said."""

    address: str
    hard: bool
    reason: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a server says it could not deliver; `original_id` is the Message-ID of the mail it speaks of, without brackets."""

    recipients: tuple[Undelivered, ...]
    original_id: str = ""
    delayed: bool = False

    @property
    def hard(self) -> bool:
        """Whether any of the addresses will never be reached."""
        return any(one.hard for one in self.recipients)


@dataclass(frozen=True, slots=True)
class Away:
    """What an automatic answer says: the last day they are away (None where not said), and whether they have left for good."""

    until: date | None = None
    left: bool = False
    instead: tuple[Correspondent, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail: its name as written, media type, size in bytes."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail understood.

    `message_id`, `in_reply_to` and `references` stand without brackets, in lower case nothing is changed; `at` has its offset, None
    where the mail has no date. `text` is only what the sender newly wrote, without signature; `quoted` what they answered.
    `bulk` marks newsletters, lists and machines; `wants_peace` that they ask not to be written to again. `calendar` holds the
    iTIP object of an invitation, its answer or its cancelling (RFC 5546) as it came. `cut` says that parts were too large to be read.
    """

    kind: MailKind
    sender: Correspondent
    recipients: tuple[Correspondent, ...] = ()
    copied: tuple[Correspondent, ...] = ()
    at: datetime | None = None
    subject: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    text: str = ""
    quoted: str = ""
    signature: Card | None = None
    bounce: Bounce | None = None
    away: Away | None = None
    bulk: bool = False
    wants_peace: bool = False
    calendar: bytes = b""
    attachments: tuple[Attachment, ...] = field(default=())
    cut: bool = False
