"""Answers to invitations: read as the programs of people write them, and counted only where they hold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hvem.reading.answers import newer, read_invitation, unfit
from hvem.reading.events import read_events


def part(method: str, *lines: str) -> bytes:
    inner = ["BEGIN:VEVENT", "UID:en@hvem", "DTSTAMP:20261123T100000Z", "DTSTART:20261124T130000Z", "DTEND:20261124T140000Z", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *inner, "END:VCALENDAR", ""]).encode()


GUEST = "mailto:wenche@forum.example"


@pytest.mark.parametrize(("word", "said"), [("ACCEPTED", "accepted"), ("DECLINED", "declined"), ("TENTATIVE", "tentative"), ("DELEGATED", "delegated")])
def test_an_answer_is_read(word, said):
    came = read_invitation(part("REPLY", "SEQUENCE:1", "COMMENT:Gleder meg", f"ATTENDEE;CN=Wenche Lura;PARTSTAT={word}:{GUEST}"))
    (one,) = came.answers
    assert (one.uid, one.sequence, one.email, one.name, one.said, one.comment) == ("en@hvem", 1, "wenche@forum.example", "Wenche Lura", said, "Gleder meg")
    assert one.stamped == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert came.events == ()


def test_another_time_proposed_is_told_with_its_time():
    came = read_invitation(part("COUNTER", f"ATTENDEE;PARTSTAT=TENTATIVE:{GUEST}", "X-MS-OLK-ORIGINALSTART:20261123T130000Z"))
    (one,) = came.answers
    assert (one.said, one.proposes, one.proposes_minutes) == ("counter", datetime(2026, 11, 24, 13, tzinfo=UTC), 60)


def test_where_all_guests_stand_in_a_counter_proposal_it_is_the_senders():
    lines = (f"ATTENDEE;PARTSTAT=ACCEPTED:{GUEST}", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:terje@jaerlys.example")
    (one,) = read_invitation(part("COUNTER", *lines), sender="Terje@jaerlys.example").answers
    assert one.email == "terje@jaerlys.example"
    assert read_invitation(part("COUNTER", *lines)).answers == ()


def test_a_reply_without_an_answer_is_none():
    assert read_invitation(part("REPLY", f"ATTENDEE;PARTSTAT=NEEDS-ACTION:{GUEST}")).answers == ()


def test_invitations_and_cancellations_of_others_are_events():
    assert [one.cancelled for one in read_invitation(part("REQUEST", f"ORGANIZER:{GUEST}")).events] == [False]
    assert [one.cancelled for one in read_invitation(part("CANCEL", f"ORGANIZER:{GUEST}")).events] == [True]
    assert read_invitation(part("REFRESH", f"ATTENDEE:{GUEST}")).events == ()


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({}, ""),
        ({"uid": "to@hvem"}, "another-meeting"),
        ({"sequence": 3}, "older-version"),
        ({"sequence": 1}, ""),
        ({"invited": ("terje@jaerlys.example",)}, "not-invited"),
        ({"invited": ("WENCHE@forum.example",)}, ""),
        ({"answered_at": datetime(2026, 11, 23, 11, tzinfo=UTC)}, "answered-since"),
        ({"answered_at": datetime(2026, 11, 23, 9, tzinfo=UTC)}, ""),
    ],
)
def test_an_answer_counts_only_for_the_version_that_holds_and_from_one_who_was_invited(known, why):
    (one,) = read_invitation(part("REPLY", "SEQUENCE:2", f"ATTENDEE;PARTSTAT=ACCEPTED:{GUEST}")).answers
    assert unfit(one, **{"uid": "en@hvem", "sequence": 2, "invited": ("wenche@forum.example",)} | known) == why


def test_an_older_version_of_an_event_is_not_newer():
    (event,) = read_events(part("REQUEST", "SEQUENCE:2")).events
    assert newer(event, sequence=1, changed=datetime(2027, 1, 1, tzinfo=UTC))
    assert not newer(event, sequence=3, changed=None)
    assert newer(event, sequence=2, changed=datetime(2026, 11, 22, tzinfo=UTC))
    assert not newer(event, sequence=2, changed=datetime(2026, 11, 23, 10, tzinfo=UTC))


@pytest.mark.parametrize("octets", [b"", b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT", b"\xff\xfe"])
def test_what_cannot_be_read_answers_nothing(octets):
    assert read_invitation(octets).answers == ()
