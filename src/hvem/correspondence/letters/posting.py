"""Ways for the user to send a letter from their own programs: mail, text message, a file, or copied."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from hvem.correspondence.sending.message_made import NoAddress, address_of, one_line, written

MAILTO_LENGTH = 1900
"""Some mail programs cut addresses longer than about two thousand characters; a longer letter goes as a file or is copied."""


def mailto(address: str, subject: str, body: str) -> str:
    """The address that opens the user's mail program with the letter (RFC 6068); without the text where it would be cut."""
    start = f"mailto:{quote(address, safe='@+')}?subject={quote(subject, safe='')}"
    whole = f"{start}&body={quote(_crlf(body), safe='')}"
    return whole if len(whole) <= MAILTO_LENGTH else start


def fits_mailto(address: str, subject: str, body: str) -> bool:
    """Whether the mail program is given the text too."""
    return "&body=" in mailto(address, subject, body)


def sms(number: str, body: str) -> str:
    """The address that opens a new text message (RFC 5724); written so that both kinds of phone fill in the text."""
    return f"sms:{number}?&body={quote(body, safe='')}"


def eml(*, sender: tuple[str, str], to: tuple[str, str], subject: str, body: str, at: datetime, card: bytes = b"") -> bytes:
    """The letter as a file that opens as a draft (RFC 5322, `X-Unsent`); names and addresses are pairs, `card` one's own vCard.

    An address that is none is left out rather than refused.
    """
    made = EmailMessage(policy=SMTP)
    for header, (name, address) in (("From", sender), ("To", to)):
        found = _address(name, address)
        if found:
            made[header] = found
    made["Subject"] = one_line(subject)
    made["Date"] = at
    made["X-Unsent"] = "1"
    made.set_content(written(body) + "\n", charset="utf-8", cte="quoted-printable")
    if card:
        made.add_attachment(card, maintype="text", subtype="vcard", filename="visittkort.vcf")
    return bytes(made)


def _address(name: str, address: str) -> Address | None:
    try:
        return address_of(name, address)
    except NoAddress:
        return None


def _crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
