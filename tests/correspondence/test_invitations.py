"""Invitations as guests get them, read back by another library."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from hvem.campaign.meetings import plan
from hvem.correspondence.calendars.invitations import cancel, invitation, request
from hvem.reading.answers import read_invitation
from tests.world import at, wenche

ME = ("Hilde", "hilde@hilde.example")


@pytest.fixture
def meeting(here):
    row = plan(here, [wenche(here)], at=at("2026-11-26T14:00"), minutes=60, place="Kafé Løvås", purpose="Høre om Kvitsøy").main
    row.link = "https://teams.microsoft.com/l/meetup-join/x"
    return row


def asked(meeting, here, **more):
    return request(meeting, "Kaffe", zone="Europe/Oslo", moment=here.now, organiser=ME, people=[("Lura, Wenche", "wenche@forum.example"), ("Uten adresse", "")], **more)


def event_of(octets: bytes):
    (event,) = Calendar.from_ical(octets).walk("VEVENT")
    return event


def test_a_guest_is_asked_with_all_they_need_and_nothing_private(here, meeting):
    made = asked(meeting, here)
    assert made.content_type == "text/calendar; charset=utf-8; method=REQUEST; component=VEVENT"
    event = event_of(made.octets)
    assert str(event["UID"]) == f"{meeting.pk}@hvem"
    assert (event["SEQUENCE"], str(event["ORGANIZER"]), str(event["STATUS"])) == (0, "mailto:hilde@hilde.example", "CONFIRMED")
    assert event["DTSTART"].dt == at("2026-11-26T14:00")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=60)
    assert str(event["ATTENDEE"]) == "mailto:wenche@forum.example"
    assert (event["ATTENDEE"].params["CN"], event["ATTENDEE"].params["RSVP"]) == ("Lura, Wenche", "TRUE")
    assert "Kvits" not in made.octets.decode()
    assert "https://teams.microsoft.com/l/meetup-join/x" in made.octets.decode().replace("\r\n ", "")


def test_a_meeting_called_off_is_one_version_later(here, meeting):
    meeting.sequence = 4
    event = event_of(cancel(meeting, "Kaffe", zone="Europe/Oslo", moment=here.now, organiser=ME, people=[("Wenche", "wenche@forum.example")]).octets)
    assert (event["SEQUENCE"], str(event["STATUS"])) == (5, "CANCELLED")


def test_what_we_send_is_what_we_would_read(here, meeting):
    came = read_invitation(asked(meeting, here).octets)
    assert (came.method, came.events[0].uid, came.events[0].organiser.email) == ("REQUEST", f"{meeting.pk}@hvem", "hilde@hilde.example")


def test_names_and_addresses_put_no_lines_of_their_own_in(here, meeting):
    octets = request(
        meeting, "Kaffe\r\nATTENDEE:mailto:ond@ond.example", zone="Europe/Oslo", moment=here.now, organiser=('Hil"de\r\nX:1', "hilde@hilde.example\r\nY:2"),
        people=[("W\nZ:3", "wenche@forum.example\nATTENDEE:mailto:to@ond.example")],
    ).octets  # fmt: skip
    lines = octets.decode().split("\r\n")
    assert not [line for line in lines if line.startswith(("X:1", "Y:2", "Z:3"))]
    assert sum(line.startswith("ATTENDEE") for line in lines) == 1


def test_the_file_for_ones_own_calendar_has_the_same_name_in_it(here, meeting):
    event = event_of(invitation(meeting, "Kaffe", zone="Europe/Oslo", moment=here.now, people=[("Wenche", "wenche@forum.example")]))
    assert str(event["UID"]) == f"{meeting.pk}@hvem"
    assert "RSVP" not in event["ATTENDEE"].params
