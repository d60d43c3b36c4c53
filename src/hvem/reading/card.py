"""The one shape in which a person arrives, from whatever file or line they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: `number` in E.164 where it could be understood, else as written; `kind` is mobile, work, home, fax or other."""

    number: str
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the label its owner gave it, such as an e-mail address marked `work`."""

    value: str
    label: str = ""


@dataclass(slots=True)
class Card:
    """What a file, a line or a picture says of one person; empty where it says nothing.

    `where` names the place it stood, for people to find it ("row 12", "card 3"); `raw` is the source as it was written,
    so that what we do not understand is not lost. `birthday` is `1980-03-22`, `--03-22` without its year, else as written;
    `also_at` names further organisations, `rev` is when the source says it was last changed.
    """

    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    display: str = ""
    organisation: str = ""
    department: str = ""
    title: str = ""
    role: str = ""
    also_at: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[Labelled] = field(default_factory=list)
    webs: list[Labelled] = field(default_factory=list)
    addresses: list[Labelled] = field(default_factory=list)
    birthday: str = ""
    notes: str = ""
    tags: list[str] = field(default_factory=list)
    referred_by: str = ""
    connected_on: date | None = None
    uid: str = ""
    rev: str = ""
    where: str = ""
    raw: str = ""
    unsure: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The whole name as one says it, given name first; the display name where no parts are known."""
        parts = " ".join(part for part in (self.given, self.middle, self.family) if part)
        return parts or self.display


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that could not be read: `where` it stood and the `reason`, a key of the wording catalogue, with its facts."""

    where: str
    reason: str
    facts: tuple[tuple[str, str], ...] = ()
