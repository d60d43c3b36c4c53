"""Inviting to a meeting: read through, let go, and in the guest's calendar; told again only when something changed."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from hvem.campaign import meetings as making
from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.correspondence.calendars.inviting import Words, tell
from hvem.correspondence.models import Letter
from hvem.correspondence.sending.releasing import CannotLeave
from tests.correspondence.post import later, mailbox
from tests.world import at, ingrid, person, terje

pytestmark = pytest.mark.django_db
NEXT = at("2026-11-26T13:00")


@pytest.fixture
def box(here, dovecot, post_office):
    return mailbox(here, dovecot, post_office)


def meeting(here, *people, place="Jærlys på Forus"):
    return making.plan(here, people, at=NEXT, place=place).main


def words(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def calendar_of(taken):
    mail = message_from_bytes(taken.octets, policy=default)
    part = next(one for one in mail.walk() if one.get_content_type() == "text/calendar")
    return mail, part.get_param("method"), part.get_content().replace("\r\n ", "")


def test_a_guest_gets_a_letter_with_an_invitation_and_nothing_private(page, here, box, post_office, settings):
    them = ingrid(here)
    row = meeting(here, them)
    making.prepare(here, row, purpose="Høre om hun vet om stillinger")
    form = words(page.get(f"/meetings/{row.pk}/invite/"))
    assert "Så fint at vi kan møtes torsdag 26. november kl. 13.00" in form and "Jærlys på Forus" in form
    answer = page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Kaffe torsdag", "body": "Hei {fornavn}\n\nKaffe?\n\nHilsen Hilde"})
    assert answer.status_code == 302
    assert not post_office.letters, "it waits a little"
    assert "Invitasjonen til Ingrid er ikke gått ennå" in words(page.get(f"/meetings/{row.pk}/"))
    later(settings, minutes=1)
    mail, method, calendar = calendar_of(post_office.letters[0])
    assert mail["Subject"] == "Kaffe torsdag" and "Hei Ingrid" in mail.get_body(("plain",)).get_content()
    assert method == "REQUEST" and "DTSTART;TZID=Europe/Oslo:20261126T130000" in calendar
    assert f"mailto:{box.address}" in calendar and "mailto:ingrid@kvitsoy.example" in calendar
    assert "stillinger" not in post_office.letters[0].octets.decode()
    assert "Ingrid har ikke svart ennå" in words(page.get(f"/meetings/{row.pk}/"))
    assert "Du har sagt fra om møtet" in words(page.get(f"/meetings/{row.pk}/invite/"))


def test_each_guest_has_a_letter_of_their_own_and_one_without_address_is_told_of(page, here, box, post_office, settings):
    them, other, far = ingrid(here), terje(here), person(here, "Nils Uten, 90 00 00 09")
    row = meeting(here, them, other, far)
    assert "Nils har ingen e-postadresse her" in words(page.get(f"/meetings/{row.pk}/invite/"))
    page.post(f"/meetings/{row.pk}/invite/", {"person": [them.pk, other.pk, far.pk], "subject": "Møte", "body": "Hei {fornavn}"})
    later(settings, minutes=1)
    assert sorted(one.recipients for one in post_office.letters) == [("ingrid@kvitsoy.example",), ("terje@jaerlys.example",)]
    assert "terje@" not in calendar_of(next(one for one in post_office.letters if "ingrid" in one.recipients[0]))[2]


def test_a_moved_meeting_is_told_of_with_a_higher_number_and_the_answers_are_asked_anew(page, here, box, post_office, settings):
    them = ingrid(here)
    row = meeting(here, them)
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei"})
    later(settings, minutes=1)
    MeetingPart.objects.of(here.account).filter(meeting=row).update(answer="accepted")
    assert "Ingrid kommer" in words(page.get(f"/meetings/{row.pk}/"))
    page.post(f"/meetings/{row.pk}/move/", {"day": "2026-11-27", "clock": "10:00", "minutes": "45", "kind": "place", "place": "Jærlys på Forus"})
    assert "Si fra om den nye tida" in words(page.get(f"/meetings/{row.pk}/"))
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Ny tid", "body": "Hei"})
    later(settings, minutes=1)
    _, method, calendar = calendar_of(post_office.letters[1])
    assert method == "REQUEST" and "SEQUENCE:1" in calendar and "20261127T100000" in calendar
    assert MeetingPart.objects.of(here.account).get(meeting=row).answer == ""
    page.post(f"/meetings/{row.pk}/off/")
    later(settings, minutes=1)
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Avlyst", "body": "Hei"})
    later(settings, minutes=1)
    _, method, calendar = calendar_of(post_office.letters[2])
    assert method == "CANCEL" and "STATUS:CANCELLED" in calendar and "SEQUENCE:2" in calendar


def test_the_invitation_is_not_taken_for_the_thanks(page, here, box, post_office, settings):
    from hvem.campaign.conversing import Talk, note

    them = ingrid(here)
    note(here.account, Talk("meeting", [them], at("2026-11-22T18:00")), at=here.now)
    assert Promise.objects.of(here.account).open().filter(act="thank").exists()
    row = meeting(here, them)
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei"})
    later(settings, minutes=1)
    assert len(post_office.letters) == 1
    assert Promise.objects.of(here.account).open().filter(act="thank").exists()


def test_without_a_mailbox_there_is_another_way(page, here):
    row = meeting(here, ingrid(here))
    shown = words(page.get(f"/meetings/{row.pk}/invite/"))
    assert "Ingen postkasse er koblet til" in shown and "meeting.ics?guests=1" in shown
    assert "Ingen postkasse" in words(page.post(f"/meetings/{row.pk}/invite/", {"person": "x", "subject": "a", "body": "b"}), 422)


def test_a_gap_or_nobody_chosen_stops_it_and_the_words_stay(page, here, box):
    them = ingrid(here)
    row = meeting(here, them)
    gap = words(page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei [hvem?]"}), 422)
    assert "et hull" in gap and "Hei [hvem?]" in gap
    nobody = words(page.post(f"/meetings/{row.pk}/invite/", {"subject": "Møte", "body": "Mine ord"}), 422)
    assert "Velg minst én" in nobody and "Mine ord" in nobody
    assert not Letter.objects.of(here.account).present().exists()


def test_a_proposed_time_is_taken_in_one_press(page, here):
    them = ingrid(here)
    row = meeting(here, them)
    Meeting.objects.of(here.account).filter(pk=row.pk).update(invited_at=here.now)
    MeetingPart.objects.of(here.account).filter(meeting=row).update(answer="tentative", proposes_at=at("2026-11-27T10:00"))
    assert "Ingrid foreslår fredag kl. 10.00" in words(page.get(f"/meetings/{row.pk}/"))
    page.post(f"/meetings/{row.pk}/take/", {"person": them.pk})
    fresh = Meeting.objects.of(here.account).get(pk=row.pk)
    assert here.account.local(fresh.at).isoformat() == "2026-11-27T10:00:00" and fresh.sequence == 1


def test_undo_takes_the_invitation_back_before_it_leaves(page, here, box, post_office, settings):
    from hvem.ground.models import Happening

    them = ingrid(here)
    row = meeting(here, them)
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei"})
    last = Happening.objects.of(here.account).get(kind="meeting-told-ask")
    page.post(f"/undo/{last.pk}/")
    later(settings, minutes=5)
    assert not post_office.letters
    assert Meeting.objects.of(here.account).get(pk=row.pk).invited_at is None


def test_a_strangers_meeting_is_not_there(page, here, stranger, box):
    row = meeting(stranger, ingrid(stranger))
    assert page.get(f"/meetings/{row.pk}/invite/").status_code == 404
    assert page.post(f"/meetings/{row.pk}/invite/", {"subject": "a", "body": "b"}).status_code == 404
    mine = meeting(here, terje(here))
    foreign = MeetingPart.objects.of(stranger.account).get(meeting=row).person_id
    assert page.post(f"/meetings/{mine.pk}/take/", {"person": foreign}).status_code == 404


def test_an_address_in_the_place_is_the_way_to_join(page, here):
    row = meeting(here, ingrid(here), place="Teams https://teams.example/l/abc, mandag")
    assert row.link == "https://teams.example/l/abc"
    assert 'href="https://teams.example/l/abc"' in words(page.get(f"/meetings/{row.pk}/"))


def test_nobody_is_invited_to_a_meeting_that_has_been(page, here, box):
    them = ingrid(here)
    row = making.plan(here, [them], at=at("2026-11-20T13:00")).main
    assert "Møtet har vært" in words(page.get(f"/meetings/{row.pk}/invite/"))
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei"})
    assert not Letter.objects.of(here.account).exists()


def test_the_field_of_the_name_is_called_as_in_the_users_language(page, here, box, post_office, settings):
    here.user.language = "en"
    here.user.save()
    them = ingrid(here)
    row = meeting(here, them)
    assert "{first name}" in words(page.get(f"/meetings/{row.pk}/invite/"))
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Meeting", "body": "Dear {first name}"})
    later(settings, minutes=1)
    assert "Dear Ingrid" in calendar_of(post_office.letters[0])[0].get_body(("plain",)).get_content()


def test_in_two_windows_the_guests_are_asked_once(here, box, post_office, settings):
    settings.HVEM_AT, them = here.now, ingrid(here)
    meeting(here, them)
    one, other = Meeting.objects.of(here.account).get(), Meeting.objects.of(here.account).get()
    tell(here, one, [them], "ask", Words("Møte", "Det ene"))
    with pytest.raises(CannotLeave, match="told"):
        tell(here, other, [them], "ask", Words("Møte", "Det andre"))
    later(settings, minutes=1)
    assert len(post_office.letters) == 1


def test_the_second_window_says_that_they_know(page, here, box, monkeypatch):
    from hvem.web import inviting

    them = ingrid(here)
    row = meeting(here, them)

    def too_late(*_):
        Meeting.objects.of(here.account).filter(pk=row.pk).update(invited_at=here.now)
        return tell(*_)

    monkeypatch.setattr(inviting, "tell", too_late)
    shown = words(page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei"}), 422)
    assert "Du har sagt fra om møtet" in shown and not Letter.objects.of(here.account).exists()


def test_one_who_is_not_to_come_after_all_is_not_asked(page, here, box, post_office, settings):
    them, other = ingrid(here), terje(here)
    row = meeting(here, them, other)
    page.post(f"/meetings/{row.pk}/invite/", {"person": [them.pk, other.pk], "subject": "Møte", "body": "Hei"})
    making.leave(here, row, them)
    later(settings, minutes=1)
    assert [one.recipients for one in post_office.letters] == [("terje@jaerlys.example",)]
    assert Letter.objects.of(here.account).drafts().get().trouble == "meeting-changed"


def test_anothers_meeting_is_not_ours_to_invite_to(page, here, box):
    them = ingrid(here)
    row = meeting(here, them)
    Meeting.objects.of(here.account).filter(pk=row.pk).update(uid="a@forum")
    page.post(f"/meetings/{row.pk}/invite/", {"person": them.pk, "subject": "Møte", "body": "Hei"})
    assert not Letter.objects.of(here.account).exists()


def test_a_time_that_has_been_is_not_taken(page, here):
    them = ingrid(here)
    row = meeting(here, them)
    Meeting.objects.of(here.account).filter(pk=row.pk).update(invited_at=here.now)
    MeetingPart.objects.of(here.account).filter(meeting=row).update(answer="tentative", proposes_at=at("2026-11-20T10:00"))
    assert "Ingrid foreslår" not in words(page.get(f"/meetings/{row.pk}/"))
    page.post(f"/meetings/{row.pk}/take/", {"person": them.pk})
    assert Meeting.objects.of(here.account).get(pk=row.pk).at == NEXT
