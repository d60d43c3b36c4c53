"""Signatures offer corrections: what differs from the list, once; a new employer is news when it is taken over."""

from __future__ import annotations

import pytest

from hvem.campaign.models import Signal
from hvem.correspondence.receiving.corrections import leave, take, waiting
from hvem.correspondence.models import Correction
from hvem.ground.undo import undo
from hvem.people.models import ContactPoint, Position
from tests.correspondence.mail import HILDE, KARI, kari, lay, look_back, mail, mailbox, receive, server

SIGNED = "Hei Hilde.\n\nFint å høre fra deg.\n\nMed vennlig hilsen\n\nKari Nes\n{title}\n{firm}\nMobil: {phone}\nkari@fjordlys.example"


def signed(when, *, id="a@x.example", title="Avdelingsleder", firm="Fjordlys AS", phone="90 11 22 33", **more):
    return mail(KARI, HILDE, when, id=id, text=SIGNED.format(title=title, firm=firm, phone=phone), **more)


@pytest.fixture
def one(here):
    return kari(here)


def offered(here, one):
    return {row.field: row.value for row in waiting(here.account, one)}


def test_what_a_signature_says_anew_is_offered_and_nothing_is_changed(here, one):
    look_back(here, mailbox(here), server(inbox=(signed("2026-10-01T10:00", phone="98 76 54 32"),)))
    assert offered(here, one) == {"title": "Avdelingsleder", "phone": "+4798765432"}
    assert Position.objects.of(here.account).get().title == "prosjektleder"
    assert ContactPoint.objects.of(here.account).filter(kind="phone").count() == 1


def test_a_signature_that_says_what_is_known_offers_nothing(here, one):
    look_back(here, mailbox(here), server(inbox=(signed("2026-10-01T10:00", title="Prosjektleder", firm="Fjordlys"),)))
    assert offered(here, one) == {}


def test_only_the_newest_signature_counts(here, one):
    old, new = signed("2020-10-01T10:00", title="Trainee"), signed("2026-10-01T10:00", id="b@x.example")
    look_back(here, mailbox(here), server(inbox=(old, new)))
    assert offered(here, one) == {"title": "Avdelingsleder"}


def test_a_title_is_taken_over_at_the_place_and_can_be_undone(here, one):
    look_back(here, mailbox(here), server(inbox=(signed("2026-10-01T10:00"),)))
    deed = take(here, waiting(here.account, one)[0])
    assert Position.objects.of(here.account).present().get().title == "Avdelingsleder" and not waiting(here.account, one)
    assert not Signal.objects.of(here.account).exists()
    undo(deed.happening, at=here.now, by=here.user)
    assert Position.objects.of(here.account).present().get().title == "prosjektleder" and len(waiting(here.account, one)) == 1


def test_a_phone_is_added_beside_the_others(here, one):
    look_back(here, mailbox(here), server(inbox=(signed("2026-10-01T10:00", title="Prosjektleder", phone="98 76 54 32"),)))
    take(here, waiting(here.account, one)[0])
    assert ContactPoint.objects.of(here.account).present().filter(kind="phone").count() == 2


def test_what_was_taken_over_is_not_said_to_be_left_by_another_window(here, one):
    look_back(here, mailbox(here), server(inbox=(signed("2026-01-05T10:00"),)))
    row = waiting(here.account, one)[0]
    take(here, row)
    again = leave(here, Correction.objects.of(here.account).get(pk=row.pk))
    assert again.happening is None and Correction.objects.of(here.account).get(pk=row.pk).left_on is None


def test_a_new_employer_is_news_and_ends_the_old_post(here, one):
    look_back(here, mailbox(here), server(inbox=(signed("2026-10-01T10:00", firm="Nordkraft Energi AS", title="Direktør"),)))
    rows = {row.field: row for row in waiting(here.account, one)}
    assert rows["organisation"].value.startswith("Nordkraft Energi")
    take(here, rows["organisation"])
    signal = Signal.objects.of(here.account).get()
    assert (signal.kind, signal.person_id, signal.organisation.name, signal.on.isoformat()) == ("leadership", one.pk, "Nordkraft Energi AS", "2026-10-01")
    old, new = Position.objects.of(here.account).present().order_by("pk")
    assert old.to_year == 2026 and (new.title, new.from_year, new.to_year) == ("Direktør", 2026, None)


def test_what_was_declined_is_not_offered_again(here, one):
    row, made = mailbox(here), server(inbox=(signed("2026-10-01T10:00"),))
    look_back(here, row, made)
    leave(here, waiting(here.account, one)[0])
    lay(made, signed("2026-11-23T08:00", id="c@x.example", title="avdelingsleder"))
    receive(here, row, made)
    assert not waiting(here.account, one) and Correction.objects.of(here.account).count() == 1


def test_a_number_the_user_took_away_does_not_come_back(here, one):
    ContactPoint.objects.of(here.account).filter(kind="phone").update(removed_at=here.now)
    look_back(here, mailbox(here), server(inbox=(signed("2026-10-01T10:00", title="Prosjektleder"),)))
    assert offered(here, one) == {}


def test_somebody_who_answers_for_them_signs_only_for_themselves(here, one):
    row, made = mailbox(here), server(sent=(mail(HILDE, KARI, "2026-11-20T10:00", id="m@x.example"),))
    look_back(here, row, made)
    from hvem.campaign.models import Campaign

    Campaign.objects.of(here.account).update(started_on="2026-11-01")
    lay(made, mail("Anne Berg <anne@fjordlys.example>", HILDE, "2026-11-23T08:00", id="n@x.example", answers="m@x.example", text=SIGNED.format(title="Sekretær", firm="Fjordlys AS", phone="91 00 00 00").replace("Kari Nes", "Anne Berg")))  # fmt: skip
    receive(here, row, made)
    assert offered(here, one) == {}
