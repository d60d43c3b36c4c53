"""LinkedIn's messages: who wrote whom, when, and what."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

from hvem.reading.card import Complaint
from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.folding import fold
from hvem.reading.rows import Row
from hvem.reading.tidying import clean

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_ENDS = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
_NEEDED = {"conversation id", "from", "to", "date"}


def is_messages(header: list[str]) -> bool:
    """Whether a row is the header of LinkedIn's messages."""
    return len(header) < 60 and {fold(cell) for cell in header if len(cell) < 60} >= _NEEDED


def letter_of(row: Row, header: list[str]) -> Letter | Complaint:
    """The message of one row as a letter, its ends known by name and profile page; `at` in UTC as LinkedIn writes it."""
    said = {fold(name): cell.strip() for name, cell in zip(header, row.cells, strict=False)}
    where = f"row {row.number}"
    at = moment_of(said.get("date", ""))
    sender = Correspondent("", clean(said.get("from", "")), said.get("sender profile url", ""))
    names = [clean(name) for name in said.get("to", "").split(",")]
    profiles = [one.strip() for one in said.get("recipient profile urls", "").split(",")]
    recipients = tuple(
        Correspondent("", names[at_], profiles[at_] if len(profiles) == len(names) else "")
        for at_ in range(len(names))
        if names[at_]
    )
    if at is None or not (sender.name or sender.profile):
        return Complaint(where, "complaint.message-unknown", (("start", sender.name or said.get("date", "")[:40]),))
    inward = False if fold(said.get("folder", "")).startswith("sent") else None
    bulk = fold(said.get("folder", "")) in ("spam", "sponsored")
    text = _text(said.get("content", ""))
    thread = said.get("conversation id", "")[:300]
    return Letter(sender, recipients, at, clean(said.get("subject", ""))[:300], "", inward, bulk, where, text=text, thread=thread)


def _text(content: str) -> str:
    """What was written, without the page it stands in."""
    if "<" in content and _TAG.search(content):
        content = unescape(_TAG.sub("", _ENDS.sub("\n", content)))
    return "\n".join(line.strip() for line in content.replace("\0", "").split("\n")).strip()[:20_000]


def moment_of(text: str) -> datetime | None:
    """A time such as `2024-03-12 09:41:12 UTC`; without an offset it is UTC. None where it is none."""
    try:
        at = datetime.fromisoformat(text.replace(" UTC", "+00:00").replace("/", "-"))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
