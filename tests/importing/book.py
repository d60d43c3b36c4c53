"""Address books of invented people for the tests of importing."""

from __future__ import annotations

from io import BytesIO


def card(name: str = "", *, org: str = "", title: str = "", phone: str = "", email: str = "", uid: str = "", note: str = "", more: tuple[str, ...] = ()) -> str:
    """One card as a phone writes it; several phones or mails with a comma between."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}"]
    lines += [f"TEL;TYPE=CELL:{one}" for one in phone.split(",") if one]
    lines += [f"EMAIL:{one}" for one in email.split(",") if one]
    lines += [f"{key}:{value}" for key, value in (("ORG", org), ("TITLE", title), ("UID", uid), ("NOTE", note)) if value]
    return "\r\n".join([*lines, *more, "END:VCARD", ""])


def bring(here, *cards, name: str = "kontakter.vcf", choices: dict | None = None, octets: bytes | None = None):
    """Bring cards in as Hilde's file; the batch that was written."""
    from hvem.importing.models import Batch
    from hvem.importing.writing import write
    from hvem.reading.files import open_contacts

    reading = open_contacts(BytesIO(octets if octets is not None else "".join(cards).encode()), name)
    batch = Batch.objects.create(account=here.account, file=name, format=reading.format, made_at=here.now, state="waiting", choices=choices or {})
    return write(batch, reading.items, at=here.now, by=here.user)


def counts(batch) -> tuple[int, int, int, int]:
    """Added, updated, unchanged, to be looked at."""
    return batch.added, batch.updated, batch.unchanged, batch.to_review


def numbered(count: int, start: int = 0) -> list[str]:
    """So many different people."""
    return [
        card(f"Person Nummer{at:05d}", org=f"Firma {at % 40} AS", title="rådgiver", phone=f"9{at:07d}", email=f"p{at}@firma.example", uid=f"u-{at}")
        for at in range(start, start + count)
    ]
