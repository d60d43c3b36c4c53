"""Today tells of the mailbox only where the user is needed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.correspondence.models import Letter, Mailbox
from tests.correspondence.post import letter, mailbox
from tests.world import terje

pytestmark = pytest.mark.django_db


def shown(page):
    return page.get("/").content.decode()


def test_a_mailbox_that_goes_well_is_not_spoken_of(page, here, dovecot, post_office):
    mailbox(here, dovecot, post_office, succeeded_at=here.now, looks_back_from=here.today, looked_back_at=here.now)
    assert "/connections/" not in shown(page).split("<main")[1].split("</header>")[0]


def test_a_refused_password_is_told_of_on_today(page, here, dovecot, post_office):
    box = mailbox(here, dovecot, post_office, looks_back_from=here.today, looked_back_at=here.now)
    Mailbox.objects.of(here.account).filter(pk=box.pk).update(
        succeeded_at=here.now - timedelta(days=2), failed_at=here.now, trouble="wrong-password", signed_out_at=here.now
    )
    head = shown(page).split("<main")[1].split("</header>")[0]
    assert box.address in head and "passord" in head.lower() and 'href="/connections/"' in head


def test_a_letter_nobody_knows_of_is_told_of_on_today(page, here, dovecot, post_office):
    mailbox(here, dovecot, post_office, succeeded_at=here.now, looks_back_from=here.today, looked_back_at=here.now)
    row = letter(here, terje(here))
    Letter.objects.of(here.account).filter(pk=row.pk).update(released_at=here.now, sending_at=here.now, handed_at=here.now, doubtful_at=here.now)
    assert 'href="/letters/">Se på det' in shown(page)


def test_a_letter_let_go_from_a_mailbox_that_is_disconnected_is_told_of(page, here, dovecot, post_office):
    box = mailbox(here, dovecot, post_office, succeeded_at=here.now, looks_back_from=here.today, looked_back_at=here.now)
    row = letter(here, terje(here))
    Letter.objects.of(here.account).filter(pk=row.pk).update(released_at=here.now, leaves_at=here.now + timedelta(hours=3), mailbox=box)
    page.post(f"/connections/mail/{box.pk}/disconnect/")
    assert "Én e-post venter på en postkasse som er koblet fra." in shown(page)
    assert "Én e-post går i dag." not in page.get("/connections/").content.decode()
