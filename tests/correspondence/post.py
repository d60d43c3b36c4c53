"""A mailbox of Hilde's at the tests' own servers, letters to let go, and the clock moved on."""

from __future__ import annotations

from datetime import timedelta

from hvem.correspondence.models import Letter, Mailbox
from hvem.ground.deeds import Deed
from hvem.ground.sealing import seal
from hvem.ground.waking import tick
from tests.peers.dovecot import PASSWORD


def mailbox(here, dovecot, office, **options):
    """A mailbox that reads from Dovecot and sends by the post office."""
    name = dovecot.user()
    values = {"address": name, "name": "Hilde Skjæveland", "username": name, "secret": seal(PASSWORD), "imap_host": "127.0.0.1",
              "imap_port": dovecot.imap, "imap_safety": "none", "smtp_host": "127.0.0.1", "smtp_port": office.port, "smtp_safety": "none",
              "made_at": here.now} | options  # fmt: skip
    with Deed(here.account, "mailbox", at=here.now, by=here.user, remembered=False) as deed:
        return deed.add(Mailbox(**values))


def letter(here, person, subject="Lenge siden sist", body="Hei\n\nHvordan går det med båten på Værøy?\n\nHilsen Hilde", **options):
    """A draft to someone."""
    from hvem.campaign.running import running

    values = {"campaign": running(here.account, on=here.today), "person": person, "purpose": "letter", "subject": subject, "body": body,
              "made_at": here.now, "changed_at": here.now} | options  # fmt: skip
    with Deed(here.account, "letter-kept", at=here.now, by=here.user) as deed:
        return deed.add(Letter(**values))


def later(settings, **how):
    """The clock moved on, and what is due by then done."""
    settings.HVEM_AT += timedelta(**how)
    tick()


def fresh(row):
    """The row as it stands."""
    return type(row).objects.of(row.account_id).get(pk=row.pk)


def copies(box, dovecot, folder="Sent"):
    """The Message-IDs in a folder of the mailbox's, one for each mail."""
    from hvem.outside.mailboxes import open_mailbox

    with open_mailbox(dovecot.login(box.address)) as opened:
        opened.look_into(folder)
        heads = list(opened.heads(opened.uids(), ("MESSAGE-ID",)))
    return sorted(one.headers.decode().partition(":")[2].strip(" <>\r\n") for one in heads)
