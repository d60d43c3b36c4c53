"""Those one writes with who are not on the list: only address, name, count and last day are kept, for 90 days; who is written to often is offered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hvem.campaign.models import Conversation, Part
from hvem.correspondence.receiving import seeking
from hvem.correspondence.models import Mail, Stranger
from hvem.correspondence.receiving.strangers import add_stranger, decline, forget, forget_woken, written_to_often
from hvem.ground.models import Happening, Wake
from hvem.ground.undo import undo
from hvem.people.adding import add_person
from hvem.people.models import Person
from hvem.reading.line import read_line
from tests.correspondence.mail import HILDE, kari, look_back, mail, mailbox, opens, server
from tests.world import at, person

OLA = "Ola Berg <ola@berg.example>"
BOX = "Kundeservice <kundeservice@butikk.example>"


def correspondence():
    """Five mails to Ola, three from him, and some from machines."""
    sent = tuple(mail(HILDE, OLA, f"2026-0{month}-02T10:00", id=f"s{month}@x.example", text="Hei Ola.") for month in range(1, 6))
    inbox = tuple(mail(OLA, HILDE, f"2026-0{month}-03T10:00", id=f"i{month}@x.example", text="Hei Hilde, fra Ola.") for month in range(1, 4))
    machines = (
        mail("Butikken <no-reply@butikk.example>", HILDE, "2026-05-01T10:00", id="n1@x.example"),
        mail("Nytt <nytt@avis.example>", HILDE, "2026-05-01T10:00", id="n2@x.example", head=("List-Unsubscribe: <mailto:ut@avis.example>",)),
        mail("Liste <liste@lag.example>", HILDE, "2026-05-01T10:00", id="n3@x.example", head=("List-Id: <lag.example>",)),
        mail("Svar <svar@lag.example>", HILDE, "2026-05-01T10:00", id="n4@x.example", head=("Auto-Submitted: auto-replied",)),
    )
    boxes = tuple(mail(HILDE, BOX, f"2026-0{month}-02T11:00", id=f"b{month}@x.example") for month in range(1, 6))
    return server(inbox=inbox + machines, sent=sent + boxes)


def test_of_strangers_only_the_count_is_kept_and_machines_are_not_counted(here):
    row = mailbox(here)
    look_back(here, row, correspondence())
    kept = {one.address: (one.name, one.written, one.received, one.last_on) for one in Stranger.objects.of(here.account)}
    assert kept == {"ola@berg.example": ("Ola Berg", 5, 3, date(2026, 5, 2)), "kundeservice@butikk.example": ("Kundeservice", 5, 0, date(2026, 5, 2))}
    assert not Conversation.objects.of(here.account).exists() and not Mail.objects.of(here.account).exists()


def test_who_is_written_to_often_is_offered_and_a_firms_box_is_not(here):
    row = mailbox(here)
    look_back(here, row, correspondence())
    assert [one.address for one in written_to_often(here.account)] == ["ola@berg.example"]


def test_one_who_is_declined_is_not_offered_again(here):
    row = mailbox(here)
    look_back(here, row, correspondence())
    deed = decline(here, Stranger.objects.of(here.account).get(address="ola@berg.example"))
    assert written_to_often(here.account) == []
    undo(deed.happening, at=here.now, by=here.user)
    assert len(written_to_often(here.account)) == 1


def woken(here, made):
    """What was to be looked for is looked for."""
    with opens(made):
        for wake in Wake.objects.filter(account=here.account, what__startswith="search-mail"):
            assert seeking.seek_woken(here.account, wake.what.partition(" ")[2], here.now) is None
            wake.delete()


def test_adding_a_stranger_brings_what_there_was(here):
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    added = add_stranger(here, Stranger.objects.of(here.account).get(address="ola@berg.example"))
    assert added.person.name == "Ola Berg" and not Stranger.objects.of(here.account).filter(address="ola@berg.example").exists()
    woken(here, made)
    assert Conversation.objects.of(here.account).present().count() == 8
    assert {part.person_id for part in Part.objects.of(here.account)} == {added.person.pk}
    happening = Happening.objects.of(here.account).get(kind="mail-found")
    assert happening.facts == {"name": "Ola", "count": 8}
    done = undo(happening, at=here.now, by=here.user)
    assert done.restored == 8 and not Conversation.objects.of(here.account).present().exists()


def test_adding_someone_by_any_way_looks_for_them(here):
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    add_person(here.account, read_line("Ola Berg, ola@berg.example"), at=here.now, by=here.user)
    woken(here, made)
    assert Conversation.objects.of(here.account).present().count() == 8


def test_looking_for_someone_twice_brings_nothing_twice(here):
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    ola = person(here, "Ola Berg, ola@berg.example")
    woken(here, made)
    seeking.seek(here.account, [ola.contact_points.get().pk], ["ola@berg.example"], at=here.now)
    woken(here, made)
    assert Conversation.objects.of(here.account).count() == 8


def test_many_new_people_are_looked_for_all_at_once(here, monkeypatch):
    kari(here)
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    monkeypatch.setattr(seeking, "SINGLY", 0)
    ola = person(here, "Ola Berg, ola@berg.example")
    assert not Wake.objects.filter(account=here.account, what__startswith="search-mail").exists()
    look_back(here, row, made)
    assert Part.objects.of(here.account).filter(person=ola).count() == 8 and row.looked_back_at
    kept = {one.address: (one.written, one.received) for one in Stranger.objects.of(here.account)}
    assert kept == {"kundeservice@butikk.example": (5, 0)}


def test_without_a_mailbox_nobody_is_looked_for(here):
    person(here, "Ola Berg, ola@berg.example")
    assert not Wake.objects.filter(account=here.account).exists()


@pytest.mark.parametrize(("days", "there"), [(89, True), (90, True), (91, False)])
def test_strangers_are_forgotten_after_ninety_days(here, days, there):
    row = mailbox(here)
    look_back(here, row, correspondence())
    later = here.today + timedelta(days=days)
    forget(here.account, later)
    assert Stranger.objects.of(here.account).exists() is there


def test_it_is_looked_after_every_day_while_there_are_any(here):
    row = mailbox(here)
    look_back(here, row, correspondence())
    assert Wake.objects.filter(account=here.account, what="forget-strangers").exists()
    assert forget_woken(here.account, "", here.now) == here.now + timedelta(days=1)
    assert forget_woken(here.account, "", at("2027-06-01T09:00")) is None


def test_another_accounts_strangers_are_its_own(here, stranger):
    row = mailbox(here)
    look_back(here, row, correspondence())
    assert written_to_often(stranger.account) == [] and not Person.objects.of(stranger.account).exists()


def test_whoever_was_erased_is_not_counted_as_a_stranger_again(here):
    from hvem.keeping.erasing import erase_person

    ola = person(here, "Ola Berg, ola@berg.example")
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    assert Mail.objects.of(here.account).count() == 8
    erase_person(here, ola)
    assert not Mail.objects.of(here.account).exists() and not Conversation.objects.of(here.account).exists()
    from hvem.correspondence.receiving.looking_back import look_again

    look_again([row], at=here.now)
    row.refresh_from_db()
    look_back(here, row, made)
    assert {one.address for one in Stranger.objects.of(here.account)} == {"kundeservice@butikk.example"}


def test_of_someone_erased_no_count_stays(here):
    from hvem.keeping.erasing import erase_person

    row = mailbox(here)
    look_back(here, row, correspondence())
    ola = person(here, "Ola Berg, ola@berg.example")
    Stranger.objects.create(account=here.account, address="ola@berg.example", name="Ola Berg", last_on=here.today, seen_on=here.today)
    erase_person(here, ola)
    assert not Stranger.objects.of(here.account).filter(address="ola@berg.example").exists()


def test_a_mailbox_one_wished_not_to_look_back_into_is_not_searched_either(here):
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    type(row).objects.of(here.account).filter(pk=row.pk).update(looks_back_from=None)
    mailbox(here, address="hilde@jobb.example")
    made.user("hilde@jobb.example")
    person(here, "Ola Berg, ola@berg.example")
    woken(here, made)
    assert not Conversation.objects.of(here.account).exists()


def test_a_mailbox_that_waits_for_its_password_is_searched_when_it_has_one(here):
    row, made = mailbox(here), correspondence()
    look_back(here, row, made)
    rows = type(row).objects.of(here.account).filter(pk=row.pk)
    rows.update(signed_out_at=here.now)
    ola = person(here, "Ola Berg, ola@berg.example").contact_points.get()
    with opens(made):
        assert seeking.seek_woken(here.account, str(ola.pk), here.now) > here.now
        rows.update(signed_out_at=None)
        assert seeking.seek_woken(here.account, str(ola.pk), here.now) is None
    assert Conversation.objects.of(here.account).present().count() == 8
