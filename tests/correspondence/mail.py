"""Invented mail, and a pretended mailbox of Hilde's to lay it in."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import format_datetime
from unittest.mock import patch

from hvem.correspondence.models import Mailbox
from hvem.ground.sealing import seal
from hvem.outside.fakes import PretendServer
from tests.world import at, person

MINE = "hilde@hjemme.example"
HILDE = f"Hilde Lunde <{MINE}>"
KARI = "Kari Nes <kari@fjordlys.example>"
PER = "Per Moe <per@moe.example>"
SINCE = date(2020, 1, 1)


def mail(
    sender: str, to: str, when: str | datetime, *, id: str = "", subject: str = "Hei", text: str = "Fint å høre fra deg.", copied: str = "",
    answers: str = "", references: str = "", head: tuple[str, ...] = (), kind: str = "text/plain; charset=utf-8",
) -> bytes:  # fmt: skip
    """A mail as it lies on a server."""
    moment = at(when) if isinstance(when, str) else when
    lines = [f"From: {sender}", f"To: {to}", f"Date: {format_datetime(moment)}", f"Subject: {subject}", "MIME-Version: 1.0"]
    lines += [f"Message-ID: <{id}>"] if id else []
    lines += [f"Cc: {copied}"] if copied else []
    lines += [f"In-Reply-To: <{answers}>", f"References: {references or f'<{answers}>'}"] if answers else []
    lines += [f"References: {references}"] if references and not answers else []
    lines += [f"Content-Type: {kind}", "Content-Transfer-Encoding: 8bit", *head]
    return ("\r\n".join([*lines, "", text, ""])).encode()


def me(here) -> None:
    """Hilde has said who she is."""
    here.membership.me_emails, here.membership.me_name = [MINE], "Hilde Lunde"
    here.membership.save()


def mailbox(here, *, since: date | None = SINCE, address: str = MINE) -> Mailbox:
    """Hilde's mailbox on the pretended server, to be looked back into."""
    me(here)
    row = Mailbox(
        account=here.account, address=address, username=address, secret=seal("pretend"), imap_host="imap.hjemme.example", looks_back_from=since,
        smtp_host="smtp.hjemme.example", made_at=here.now,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def server(*, inbox: tuple[bytes, ...] = (), sent: tuple[bytes, ...] = (), user: str = MINE) -> PretendServer:
    """A mail server with Hilde's mail; each came when it says it was written."""
    made = PretendServer()
    made.user(user)
    lay(made, *inbox, user=user)
    lay(made, *sent, folder="Sent", user=user)
    return made


def lay(made: PretendServer, *mails: bytes, folder: str = "INBOX", user: str = MINE) -> None:
    """Mail comes to lie in a folder."""
    from hvem.reading.heads import read_head

    for one in mails:
        when = read_head(one).at
        made.users[user][folder].lay(one, when if when and when.year > 1990 else at("2026-11-23T08:00"), seen=True)


def opens(made: PretendServer):
    """Everyone who opens a mailbox opens one of this server."""
    from contextlib import ExitStack

    stack = ExitStack()
    for room in ("looking_back", "receiving", "seeking"):
        stack.enter_context(patch(f"hvem.correspondence.receiving.{room}.open_mailbox", made.open_mailbox))
    return stack


def look_back(here, row: Mailbox, made: PretendServer) -> None:
    """The whole first reading."""
    from hvem.correspondence.receiving.looking_back import look_back_woken

    with opens(made):
        while look_back_woken(here.account, str(row.pk), here.now) is not None:
            pass
    row.refresh_from_db()


def receive(here, row: Mailbox, made: PretendServer) -> None:
    """What has come is read."""
    from hvem.correspondence.receiving.receiving import read_new_woken

    with opens(made):
        read_new_woken(here.account, str(row.pk), here.now)
    row.refresh_from_db()


def kari(here, **options):
    """A former colleague at Fjordlys."""
    return person(here, "Kari Nes, prosjektleder i Fjordlys AS, 90 11 22 33, kari@fjordlys.example", **options)


def per(here, **options):
    """A neighbour."""
    return person(here, "Per Moe, per@moe.example", **options)
