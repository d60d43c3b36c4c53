"""Answers and invitations that come by mail: who comes, another time proposed, moved or called off by the one who invites."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hvem.campaign.meetings import plan
from hvem.campaign.models import Meeting, MeetingPart
from hvem.correspondence.calendars.invitations import take_in_itip
from hvem.ground.deeds import Deed
from tests.world import at, terje, wenche

WENCHE = "mailto:wenche@forum.example"


def part(method: str, uid: str, *lines: str, start="20261126T130000Z", stamp="20261123T081000Z") -> bytes:
    inner = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{stamp}", f"DTSTART:{start}", "DURATION:PT1H", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *inner, "END:VCALENDAR", ""]).encode()


def taken(here, octets: bytes, person):
    with Deed(here.account, "invitation-came", at=here.now) as deed:
        deed.about(person, name=person.first_name)
        return take_in_itip(deed, octets, person)


@pytest.fixture
def guest(here):
    return wenche(here)


@pytest.fixture
def meeting(here, guest):
    row = plan(here, [guest], at=at("2026-11-26T14:00"), minutes=60, purpose="Høre om Kvitsøy").main
    Meeting.objects.of(here.account).filter(pk=row.pk).update(sequence=2, invited_at=here.now)
    row.refresh_from_db()
    return row


def said(here):
    return MeetingPart.objects.of(here.account).get()


@pytest.mark.parametrize(("word", "answer"), [("ACCEPTED", "accepted"), ("DECLINED", "declined"), ("TENTATIVE", "tentative")])
def test_what_a_guest_answers_stands_beside_them(here, meeting, guest, word, answer):
    assert taken(here, part("REPLY", f"{meeting.pk}@hvem", "SEQUENCE:2", f"ATTENDEE;PARTSTAT={word}:{WENCHE}"), guest) == meeting
    assert (said(here).answer, said(here).answered_at) == (answer, datetime(2026, 11, 23, 8, 10, tzinfo=UTC))


def test_another_time_proposed_moves_nothing_by_itself(here, meeting, guest):
    taken(here, part("COUNTER", f"{meeting.pk}@hvem", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=TENTATIVE:{WENCHE}", start="20261127T090000Z"), guest)
    assert (said(here).answer, said(here).proposes_at) == ("tentative", datetime(2026, 11, 27, 9, tzinfo=UTC))
    assert Meeting.objects.of(here.account).get().at == at("2026-11-26T14:00")


@pytest.mark.parametrize(
    "octets",
    [
        part("REPLY", "{uid}", "SEQUENCE:1", f"ATTENDEE;PARTSTAT=DECLINED:{WENCHE}"),
        part("REPLY", "{uid}", "SEQUENCE:2", "ATTENDEE;PARTSTAT=DECLINED:mailto:ond@ond.example"),
        part("REPLY", "noe@annet", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=DECLINED:{WENCHE}"),
        part("REPLY", "x@hvem", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=DECLINED:{WENCHE}"),
        b"BEGIN:VCALENDAR",
    ],
)
def test_answers_to_older_versions_from_others_or_to_nothing_of_ours_change_nothing(here, meeting, guest, octets):
    assert taken(here, octets.replace(b"{uid}", f"{meeting.pk}@hvem".encode()), guest) is None
    assert said(here).answer == ""


def test_one_who_is_not_to_come_answers_nothing(here, meeting, guest):
    other = terje(here)
    octets = part("REPLY", f"{meeting.pk}@hvem", "SEQUENCE:2", "ATTENDEE;PARTSTAT=DECLINED:mailto:terje@jaerlys.example")
    assert taken(here, octets, other) is None


def test_of_two_answers_the_later_holds_whichever_comes_first(here, meeting, guest):
    yes = part("REPLY", f"{meeting.pk}@hvem", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=ACCEPTED:{WENCHE}", stamp="20261123T081500Z")
    no = part("REPLY", f"{meeting.pk}@hvem", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=DECLINED:{WENCHE}", stamp="20261123T081000Z")
    taken(here, yes, guest)
    taken(here, no, guest)
    assert said(here).answer == "accepted"


def test_their_invitation_is_a_meeting_which_they_move_and_call_off(here, guest):
    theirs = (f"ORGANIZER:{WENCHE}", "SUMMARY:Lunsj", "LOCATION:https://whereby.com/lura")
    row = taken(here, part("REQUEST", "a@forum", *theirs), guest)
    assert (row.at, row.title, row.link, row.place_kind) == (at("2026-11-26T14:00"), "Lunsj", "https://whereby.com/lura", "video")
    taken(here, part("REQUEST", "a@forum", *theirs, "SEQUENCE:1", start="20261127T130000Z"), guest)
    taken(here, part("REQUEST", "a@forum", *theirs, "SEQUENCE:0", start="20261128T130000Z"), guest)
    assert Meeting.objects.of(here.account).get().at == at("2026-11-27T14:00")
    taken(here, part("CANCEL", "a@forum", *theirs, "SEQUENCE:2"), guest)
    assert Meeting.objects.of(here.account).get().cancelled_on == here.today
    assert MeetingPart.objects.of(here.account).count() == 1


def test_nobody_moves_or_calls_off_what_another_invited_to(here, guest):
    taken(here, part("REQUEST", "a@forum", f"ORGANIZER:{WENCHE}"), guest)
    other = terje(here)
    assert taken(here, part("CANCEL", "a@forum", f"ORGANIZER:{WENCHE}", "SEQUENCE:5"), other) is None
    assert Meeting.objects.of(here.account).get().cancelled_on is None


@pytest.mark.parametrize("organiser", ["ORGANIZER:mailto:terje@jaerlys.example", "COMMENT:Ingen innbyr"])
def test_nobody_makes_anothers_invitation_their_own(here, guest, organiser):
    taken(here, part("REQUEST", "a@forum", f"ORGANIZER:{WENCHE}"), guest)
    other = terje(here)
    assert taken(here, part("REQUEST", "a@forum", organiser, "SEQUENCE:5", start="20261127T130000Z"), other) is None
    assert taken(here, part("CANCEL", "a@forum", organiser, "SEQUENCE:6"), other) is None
    row = Meeting.objects.of(here.account).get()
    assert (row.at, row.cancelled_on) == (at("2026-11-26T14:00"), None)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_what_we_invite_to_is_neither_moved_nor_doubled_by_a_guest(here, meeting, guest, method):
    assert taken(here, part(method, f"{meeting.pk}@hvem", f"ORGANIZER:{WENCHE}", "SEQUENCE:5", start="20261127T130000Z"), guest) is None
    row = Meeting.objects.of(here.account).get()
    assert (row.at, row.cancelled_on, row.sequence) == (at("2026-11-26T14:00"), None, 2)


def test_two_who_use_hvem_invite_each_other(here, guest):
    uid = "0195f2a0-0000-7000-8000-000000000001@hvem"
    theirs = taken(here, part("REQUEST", uid, f"ORGANIZER:{WENCHE}", start="20261127T130000Z"), guest)
    assert theirs is not None and theirs.uid == uid
    assert taken(here, part("REQUEST", uid, f"ORGANIZER:{WENCHE}", "SEQUENCE:1", start="20261127T140000Z"), guest) == theirs


def test_an_invitation_to_what_is_over_is_no_meeting(here, guest):
    assert taken(here, part("REQUEST", "a@forum", f"ORGANIZER:{WENCHE}", start="20261101T130000Z"), guest) is None


def test_another_account_hears_nothing(here, meeting, guest, stranger):
    other = wenche(stranger)
    assert taken(stranger, part("REPLY", f"{meeting.pk}@hvem", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=ACCEPTED:{WENCHE}"), other) is None
    assert said(here).answer == ""
