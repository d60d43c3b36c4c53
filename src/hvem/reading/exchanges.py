"""What mail and calendars say: who wrote whom and when, who meets whom and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hvem.reading.mail.shapes import Mail


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Someone at either end of a letter or at an occasion: address in lower case, name as written, profile page; empty where unknown."""

    email: str = ""
    name: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail or message: who wrote to whom, `at` with its offset where known.

    `inward` is True where the source shows that it came in, False where it was sent from here, None where it does not say;
    `bulk` marks newsletters and automatic mail. `octets` is the mail as it stood, or its beginning where it is large; `mail` what was
    understood of it where the file could only be read whole; `text` and `thread` what a message says and belongs to where no mail is.
    """

    sender: Correspondent
    recipients: tuple[Correspondent, ...]
    at: datetime | None
    subject: str = ""
    message_id: str = ""
    inward: bool | None = None
    bulk: bool = False
    where: str = ""
    octets: bytes = field(default=b"", compare=False, repr=False)
    mail: Mail | None = field(default=None, compare=False, repr=False)
    text: str = field(default="", compare=False, repr=False)
    thread: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One calendar event: `at` is a day for whole days, without offset where the calendar gives a floating time; `minutes` long."""

    uid: str
    at: datetime | date
    minutes: int
    title: str = ""
    place: str = ""
    attendees: tuple[Correspondent, ...] = ()
    cancelled: bool = False
    repeats: bool = False
    where: str = ""
