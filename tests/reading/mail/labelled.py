"""The labelled mails of this folder, and how their labels are compared with what was read."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from hvem.reading.line import as_document
from hvem.reading.mail.shapes import Mail

HERE = Path(__file__).parent
REPLY = (
    "From: Kari Nordmann <kari@fjordbygg.example>\nTo: Ola Vik <ola@vik.example>\nSubject: Re: Takk for sist\nDate: Tue, 6 Jan 2026 09:12:00 +0100\n"
    "In-Reply-To: <first@vik.example>\nContent-Type: text/plain; charset=utf-8\n\n"
)
FIRST = "From: {}\nTo: Ola Vik <ola@vik.example>\nSubject: Hei\nDate: Tue, 6 Jan 2026 09:12:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n"


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a set, each with the octets of its mail."""
    found = [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    for row in found:
        if "file" in row:
            row["octets"], row["id"] = (HERE / name).with_name(row["file"]).read_bytes(), row["file"]
        elif "mail" in row:
            row["octets"] = row["mail"].encode()
        else:
            row["octets"] = ((FIRST.format(row["from"]) if "from" in row else REPLY) + row["body"]).encode()
    return found


def folded(text: str | None) -> str:
    """Runs of white space as one space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip()


def signature(read: Mail) -> dict[str, object]:
    """What the signature says, as it is labelled."""
    said = as_document(read.signature) if read.signature else {}
    return {
        "name": said.get("name") or None,
        "title": said.get("title") or None,
        "organisation": said.get("organisation") or None,
        "phones": [phone["number"] for phone in said.get("phones", [])],  # type: ignore[attr-defined]
        "emails": said.get("emails", []),
    }


EMPTY = {"name": None, "title": None, "organisation": None, "phones": [], "emails": []}
