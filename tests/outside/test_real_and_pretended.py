"""What a mailbox and a post office promise, held by the real ones and by those pretended for the demo."""

from __future__ import annotations

import datetime
import email
import threading
from dataclasses import dataclass
from typing import Any

import pytest

from hvem.outside import mailboxes, smtp
from hvem.outside.fakes import PretendServer
from hvem.outside.mailboxes import Bell
from hvem.outside.shapes import Failed, Login, Server
from tests.outside.test_mailbox import NOON, mail


@dataclass
class Town:
    """Where people have mailboxes and letters are handed over."""

    server: Any
    office: Any
    real: bool

    def user(self, name: str) -> str:
        return self.server.user(name)

    def box(self, name: str, secret: str = "") -> mailboxes.Mailbox:
        if self.real:
            return mailboxes.open_mailbox(self.server.login(name, **({"secret": secret} if secret else {})))
        return self.server.open_mailbox(Login(Server("x", 1), name, secret or "pretend"))

    def send(self, name: str, octets: bytes, recipients: list[str], **how: Any) -> Any:
        if self.real:
            return smtp.send(self.office.login(name), octets, name, recipients, **how)
        return self.server.send(Login(Server("x", 1), name, "pretend"), octets, name, recipients, **how)


@pytest.fixture(params=["real", "pretended"])
def town(request):
    if request.param == "pretended":
        server = PretendServer()
        return Town(server, server, False)
    return Town(request.getfixturevalue("dovecot"), request.getfixturevalue("post_office"), True)


COUNT = iter(range(1000))


@pytest.fixture
def kari(town):
    return town.user(f"kari{next(COUNT)}@begge.example")


def test_folders_have_their_roles(town, kari):
    with town.box(kari) as box:
        roles = {folder.role: folder.name for folder in box.folders()}
    assert {"inbox", "sent", "archive", "drafts"} <= set(roles) and roles["inbox"] == "INBOX"


def test_a_mail_that_arrives_is_counted_headed_and_read(town, kari):
    town.server.deliver(kari, mail(1))
    town.server.deliver(kari, mail(2, "Blåbær\r\n.prikk"))
    with town.box(kari) as box:
        folder = box.look_into("INBOX")
        assert (folder.messages, folder.uidnext, folder.role) == (2, 3, "inbox") and folder.uidvalidity and folder.highestmodseq
        assert box.uids() == (1, 2) and box.uids(after=1) == (2,) and box.uids(after=2) == ()
        heads = list(box.heads((1, 2, 99), ("subject",)))
        assert [head.headers for head in heads] == [b"Subject: Brev 1\r\n\r\n", b"Subject: Brev 2\r\n\r\n"] and not heads[0].seen
        (body,) = box.bodies((2,))
        assert body.octets.rstrip().endswith("Blåbær\r\n.prikk".encode()) and not body.cut


def test_a_copy_is_laid_in_found_and_not_found_by_half_its_name(town, kari):
    with town.box(kari) as box:
        uid = box.append("Sent", mail(1), NOON)
        assert box.find("<1@fjord.example>", "Sent") == (uid,) and box.find("<1@fjord", "Sent") == ()
        (head,) = box.heads((uid,))
        assert head.seen and head.came_at == NOON
        with pytest.raises(Failed, match="gone"):
            box.append("Ingensteds", mail(1), NOON)


def test_since_a_day_counts_that_day(town, kari):
    with town.box(kari) as box:
        for number, at in enumerate((NOON - datetime.timedelta(days=2), NOON, NOON + datetime.timedelta(days=1))):
            box.append("Sent", mail(number), at)
        box.look_into("Sent")
        assert box.uids(since=NOON.date()) == (2, 3)


def test_a_folder_that_something_came_to_counts_higher(town, kari):
    with town.box(kari) as box:
        box.append("Sent", mail(1), NOON)
        before = box.look_into("Sent")
        assert 0 < before.highestmodseq == box.look_into("Sent").highestmodseq
        box.append("Sent", mail(2), NOON)
        assert box.look_into("Sent").highestmodseq > before.highestmodseq


def test_a_large_mail_gives_its_texts_and_not_what_is_attached(town, kari):
    from email.message import EmailMessage

    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Stort", "a@b.example", kari
    made.set_content("Hele teksten står her. " * 200 + "slutt")
    made.add_alternative("<p>Hele teksten</p>", subtype="html")
    made.add_attachment(b"\0\1" * 400_000, maintype="application", subtype="pdf", filename="stor.pdf")
    made.add_attachment("notat", filename="notat.txt")
    town.server.deliver(kari, made.as_bytes(policy=email.policy.SMTP))
    with town.box(kari) as box:
        box.look_into("INBOX")
        (body,) = box.bodies(box.uids())
    assert body.cut and len(body.octets) < 40_000
    read = email.message_from_bytes(body.octets, policy=email.policy.default)
    text, page = read.get_body(("plain",)), read.get_body(("html",))
    assert text.get_content().split() == ("Hele teksten står her. " * 200 + "slutt").split() and "<p>Hele" in page.get_content()
    assert [part.get_filename() for part in read.iter_attachments()] == ["stor.pdf", "notat.txt"]


def test_waiting_ends_with_new_mail_with_time_and_with_the_bell(town, kari):
    bell = Bell()
    with town.box(kari) as box:
        box.look_into("INBOX")
        assert not box.wait(0.1)
        threading.Timer(0.2, town.server.deliver, (kari, mail(1))).start()
        assert box.wait(20) and box.uids() == (1,)
        threading.Timer(0.2, bell.ring).start()
        assert not box.wait(20, bell)
    bell.close()


def test_another_uidvalidity_is_seen(town, kari):
    town.server.deliver(kari, mail(1))
    with town.box(kari) as box:
        before = box.look_into("INBOX").uidvalidity
    town.server.new_uidvalidity(kari)
    with town.box(kari) as box:
        assert box.look_into("INBOX").uidvalidity != before


def test_a_wrong_secret_opens_nothing(town, kari):
    with pytest.raises(Failed, match="wrong-password"):
        town.box(kari, "feil")


def test_what_is_sent_arrives_and_the_refused_are_named(town, kari):
    refused = "borte@begge.example"
    if town.real:
        from tests.peers.smtp import Faults

        town.office.faults = Faults(refuse={refused: "550 5.1.1 no such user"})
    else:
        town.server.refuse = {refused: (550, "5.1.1 no such user")}
    leaving: list[int] = []
    outcome = town.send(kari, mail(5), [kari, refused], on_data=lambda: leaving.append(1))
    assert outcome.accepted == (kari,) and outcome.refused == ((refused, 550, "5.1.1 no such user"),) and leaving == [1]
    with town.box(kari) as box:
        assert len(box.find("<5@fjord.example>", "INBOX")) == 1


@pytest.mark.parametrize("kept", [True, False])
def test_doubt_is_told_as_doubt(town, kari, kept):
    if town.real:
        from tests.peers.smtp import Faults

        town.office.faults = Faults(drop_after_keeping=kept, drop_at_dot=not kept)
    else:
        town.server.losing = "kept" if kept else "lost"
    assert town.send(kari, mail(6), [kari]).doubtful
    with town.box(kari) as box:
        assert len(box.find("<6@fjord.example>", "INBOX")) == int(kept)
