"""Calendar files: which occasions, when, with whom."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.calendars import read_calendar
from hvem.reading.card import Complaint
from hvem.reading.exchanges import Correspondent, Occasion


def calendar(*events: list[str], head: tuple[str, ...] = ()) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def one(*event: str, head: tuple[str, ...] = ()) -> Occasion:
    (occasion,) = read_calendar([calendar(list(event), head=head)])
    assert isinstance(occasion, Occasion)
    return occasion


def test_a_meeting_is_read_with_its_people() -> None:
    occasion = one(
        "UID:m-1", "DTSTART;TZID=Europe/Oslo:20240312T140000", "DTEND;TZID=Europe/Oslo:20240312T144500", "SUMMARY:Kaffe med Kari\\, og", "  Ola",
        "LOCATION:Storgata 1\\, Oslo", "ORGANIZER;CN=Kari Nordmann:mailto:Kari@nordmann.example",
        'ATTENDEE;CN="Dahl, Ola";PARTSTAT=ACCEPTED:mailto:ola@dahl.example', "ATTENDEE;CUTYPE=ROOM:mailto:rom@bygg.example",
        "ATTENDEE;PARTSTAT=DECLINED;CN=Siv:mailto:siv@lie.example", "BEGIN:VALARM", "TRIGGER:-PT15M", "SUMMARY:Varsel", "END:VALARM",
    )
    assert (occasion.uid, occasion.title, occasion.place, occasion.minutes) == ("m-1", "Kaffe med Kari, og Ola", "Storgata 1, Oslo", 45)
    assert occasion.at == datetime(2024, 3, 12, 14, tzinfo=ZoneInfo("Europe/Oslo"))
    assert occasion.attendees == (Correspondent("kari@nordmann.example", "Kari Nordmann"), Correspondent("ola@dahl.example", "Dahl, Ola"))


@pytest.mark.parametrize(
    ("start", "head", "at"),
    [
        ("DTSTART:20240312T130000Z", (), datetime(2024, 3, 12, 13, tzinfo=UTC)),
        ("DTSTART;VALUE=DATE:20240312", (), date(2024, 3, 12)),
        ("DTSTART:20240312T130000", (), datetime(2024, 3, 12, 13)),
        ("DTSTART:20240312T130000", ("X-WR-TIMEZONE:Europe/Oslo",), datetime(2024, 3, 12, 13, tzinfo=ZoneInfo("Europe/Oslo"))),
        ("DTSTART;TZID=W. Europe Standard Time:20240312T130000", (), datetime(2024, 3, 12, 12, tzinfo=UTC)),
        ('DTSTART;TZID="/freeassociation.example/Europe/Oslo":20240312T130000', (), datetime(2024, 3, 12, 12, tzinfo=UTC)),
        ("DTSTART;TZID=Min sone:20240312T130000", (), datetime(2024, 3, 12, 13)),
    ],
)
def test_every_way_to_give_a_time_is_understood(start: str, head: tuple[str, ...], at: datetime | date) -> None:
    assert one(start, head=head).at == at


@pytest.mark.parametrize(("rest", "minutes"), [("DURATION:PT1H30M", 90), ("DTEND:20240312T120000Z", 0), ("DURATION:P1D", 1440), ("X-A:b", 0), ("DURATION:-PT5M", 0)])
def test_how_long_it_lasts(rest: str, minutes: int) -> None:
    assert one("DTSTART:20240312T130000Z", rest).minutes == minutes


def test_a_whole_day_lasts_a_day() -> None:
    assert one("DTSTART;VALUE=DATE:20240312").minutes == 1440 and one("DTSTART;VALUE=DATE:20240312", "DTEND;VALUE=DATE:20240314").minutes == 2880


def test_what_is_called_off_and_what_repeats_is_said() -> None:
    assert one("DTSTART:20240312T130000Z", "STATUS:CANCELLED").cancelled
    assert one("DTSTART:20240312T130000Z", head=("METHOD:CANCEL",)).cancelled
    assert one("DTSTART:20240312T130000Z", "RRULE:FREQ=WEEKLY").repeats and not one("DTSTART:20240312T130000Z").cancelled


def test_an_event_without_a_time_and_one_cut_off_are_told_beside_the_good() -> None:
    text = calendar(["SUMMARY:Når da"], ["DTSTART:20240312T130000Z", "SUMMARY:God"]) + b"BEGIN:VEVENT\nSUMMARY:Kutt\nDTSTART:2024"
    items = list(read_calendar([text]))
    assert [type(item) for item in items] == [Complaint, Occasion, Complaint]
    assert [item.reason for item in items if isinstance(item, Complaint)] == ["complaint.event-no-time", "complaint.event-cut"]


def test_to_dos_are_passed_over() -> None:
    assert list(read_calendar([b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR\n"])) == []


@given(st.text(max_size=120), st.sampled_from(["DTSTART:", "DTSTART;TZID=", "DURATION:", "ATTENDEE;", "DTEND:"]))
def test_no_property_brings_the_reader_down(text: str, name: str) -> None:
    for item in read_calendar([calendar(["DTSTART:20240312T130000Z", name + text], [name + text])]):
        assert item.where
