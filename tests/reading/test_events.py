"""One calendar object understood: series, nights the clock is set, names of zones, links and phones, broken files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.reading.events import read_events

OSLO = ZoneInfo("Europe/Oslo")
SPRING, AUTUMN = (date(2026, 3, 1), date(2026, 4, 10)), (date(2026, 10, 20), date(2026, 11, 5))


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", "UID:en", "DTSTAMP:20261101T080000Z", *lines, "END:VEVENT"]


def one(*lines: str):
    found = read_events(calendar(*event(*lines)))
    assert len(found.events) == 1, found
    return found.events[0]


def oslo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def times(octets: bytes, between) -> list[str]:
    return [f"{found.at.astimezone(OSLO):%d.%m. %H.%M}" for found in read_events(octets, "Europe/Oslo", *between).events]


def test_a_plain_event_is_understood_whole():
    found = one(
        "SUMMARY:Kaffe\\, og prat", "DTSTART;TZID=Europe/Oslo:20261124T140000", "DTEND;TZID=Europe/Oslo:20261124T150000",
        "LOCATION:Kafé Løvås", "SEQUENCE:3", "LAST-MODIFIED:20261110T101112Z", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
        'ORGANIZER;CN="Lura, Wenche":mailto:Wenche@Forum.example', "ATTENDEE;CN=Hilde;PARTSTAT=ACCEPTED:mailto:hilde@hilde.example",
        "ATTENDEE;CN=Rom 4;CUTYPE=ROOM:mailto:rom4@forum.example", "ATTENDEE;PARTSTAT=DECLINED:mailto:terje@jaerlys.example",
    )  # fmt: skip
    assert (found.title, found.at, found.minutes, found.place, found.sequence) == ("Kaffe, og prat", oslo("2026-11-24T14:00"), 60, "Kafé Løvås", 3)
    assert (found.organiser.email, found.organiser.name) == ("wenche@forum.example", "Lura, Wenche")
    assert [(guest.email, guest.answer, guest.room) for guest in found.guests] == [
        ("hilde@hilde.example", "accepted", False), ("rom4@forum.example", "", True), ("terje@jaerlys.example", "declined", False),
    ]  # fmt: skip
    assert (found.changed, found.stamped) == (datetime(2026, 11, 10, 10, 11, 12, tzinfo=UTC), datetime(2026, 11, 1, 8, tzinfo=UTC))
    assert (found.private, found.free, found.cancelled, found.repeats) == (True, True, False, False)


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("W. Europe Standard Time", "2026-11-24T13:00+00:00"),
        ("/freeassociation.sourceforge.net/Europe/Oslo", "2026-11-24T13:00+00:00"),
        ("/citadel.org/20210210_1/Europe/Oslo", "2026-11-24T13:00+00:00"),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Roma, Stockholm, Wien"', "2026-11-24T13:00+00:00"),
        ("GMT Standard Time", "2026-11-24T14:00+00:00"),
        ("Tokyo Standard Time", "2026-11-24T05:00+00:00"),
        ("FLE Standard Time", "2026-11-24T12:00+00:00"),
        ("America/Argentina/Buenos_Aires", "2026-11-24T17:00+00:00"),
        ("UTC", "2026-11-24T14:00+00:00"),
    ],
)
def test_the_names_programs_give_zones_are_known(name, moment):
    assert one(f"DTSTART;TZID={name}:20261124T140000").at == datetime.fromisoformat(moment)


def test_a_zone_the_file_itself_tells_of_is_taken_from_it():
    zone = [
        "BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200",
        "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "END:DAYLIGHT", "END:VTIMEZONE",
    ]  # fmt: skip
    found = read_events(calendar(*zone, *event("DTSTART;TZID=Customized Time Zone:20261124T140000")))
    assert found.events[0].at == datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert not found.complaints


def test_a_zone_nobody_knows_is_read_as_ones_own_and_told_of():
    found = read_events(calendar(*event("SUMMARY:Møte", "DTSTART;TZID=Mars/Olympus:20261124T140000")))
    assert found.events[0].at == oslo("2026-11-24T14:00")
    assert found.events[0].floating
    assert [(told.reason, dict(told.facts)) for told in found.complaints] == [("complaint.event-zone", {"title": "Møte", "zone": "Mars/Olympus"})]


def test_floating_times_are_ones_own_and_a_calendars_own_zone_goes_first():
    assert one("DTSTART:20261124T140000").at == oslo("2026-11-24T14:00")
    london = calendar("X-WR-TIMEZONE:Europe/London", *event("DTSTART:20261124T140000"))
    assert read_events(london).events[0].at == datetime(2026, 11, 24, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (["DTSTART:20261124T140000Z"], 0),
        (["DTSTART:20261124T140000Z", "DURATION:PT1H30M"], 90),
        (["DTSTART:20261124T140000Z", "DTEND:20261124T130000Z"], 0),
        (["DTSTART;VALUE=DATE:20261124"], 1440),
        (["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126"], 2880),
        (["DTSTART;TZID=Europe/Oslo:20260328T230000", "DTEND;TZID=Europe/Oslo:20260329T040000"], 240),
        (["DTSTART;TZID=Europe/Oslo:20261024T230000", "DTEND;TZID=Europe/Oslo:20261025T040000"], 360),
        (["DTSTART;TZID=Europe/Oslo:20260328T120000", "DURATION:P1D"], 23 * 60),
        (["DTSTART;TZID=Europe/Oslo:20260328T120000", "DURATION:PT24H"], 24 * 60),
    ],
)
def test_how_long_it_lasts_is_the_time_that_passes(lines, minutes):
    assert one(*lines).minutes == minutes


def test_a_time_the_spring_night_does_not_have_is_what_the_clock_then_shows():
    assert one("DTSTART;TZID=Europe/Oslo:20260329T023000").at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert f"{one('DTSTART;TZID=Europe/Oslo:20260329T023000').at:%H.%M}" == "03.30"


def test_a_time_the_autumn_night_has_twice_is_the_first():
    assert one("DTSTART;TZID=Europe/Oslo:20261025T023000").at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Oslo", "W. Europe Standard Time"])
def test_a_weekly_meeting_keeps_its_clock_over_the_nights_the_clock_is_set(zone):
    spring = calendar(*event(f"DTSTART;TZID={zone}:20260317T140000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert times(spring, SPRING) == ["17.03. 14.00", "24.03. 14.00", "31.03. 14.00"]
    autumn = calendar(*event(f"DTSTART;TZID={zone}:20261020T140000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20261103T130000Z"))
    assert times(autumn, AUTUMN) == ["20.10. 14.00", "27.10. 14.00", "03.11. 14.00"]


def test_a_nightly_event_on_the_nights_the_clock_is_set_loses_none():
    night = calendar(*event("DTSTART;TZID=Europe/Oslo:20260328T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"))
    assert times(night, SPRING) == ["28.03. 02.30", "29.03. 03.30", "30.03. 02.30"]
    found = read_events(calendar(*event("DTSTART;TZID=Europe/Oslo:20260327T230000", "DTEND;TZID=Europe/Oslo:20260328T040000", "RRULE:FREQ=DAILY;COUNT=3")), "Europe/Oslo", *SPRING)  # fmt: skip
    assert [one.minutes for one in found.events] == [300, 240, 300]


def series(*more: str) -> bytes:
    first = event("SUMMARY:Forum", "DTSTART;TZID=Europe/Oslo:20261020T140000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    return calendar(*first, *more)


def test_an_occurrence_that_is_moved_is_told_where_it_is_and_which_it_was():
    moved = event("SUMMARY:Forum, flyttet", "RECURRENCE-ID;TZID=Europe/Oslo:20261027T140000", "DTSTART;TZID=Europe/Oslo:20261028T090000", "DURATION:PT2H", "SEQUENCE:1")  # fmt: skip
    found = read_events(series(*moved), "Europe/Oslo", *AUTUMN).events
    assert [(one.at, one.occurrence, one.minutes) for one in found] == [
        (oslo("2026-10-20T14:00"), oslo("2026-10-20T14:00"), 60), (oslo("2026-10-28T09:00"), oslo("2026-10-27T14:00"), 120),
        (oslo("2026-11-03T14:00"), oslo("2026-11-03T14:00"), 60),
    ]  # fmt: skip
    assert all(one.repeats for one in found)


def test_an_occurrence_moved_out_of_the_days_asked_for_is_not_told_twice():
    moved = event("RECURRENCE-ID:20261027T130000Z", "DTSTART:20261224T130000Z", "DURATION:PT2H")
    assert times(series(*moved), AUTUMN) == ["20.10. 14.00", "03.11. 14.00"]


def test_a_cancelled_occurrence_is_told_as_cancelled():
    off = event("STATUS:CANCELLED", "RECURRENCE-ID:20261027T130000Z", "DTSTART:20261027T130000Z", "DURATION:PT1H")
    assert [one.cancelled for one in read_events(series(*off), "Europe/Oslo", *AUTUMN).events] == [False, True, False]


@pytest.mark.parametrize("left_out", ["EXDATE;TZID=Europe/Oslo:20261027T140000", "EXDATE:20261027T130000Z", "EXDATE;VALUE=DATE:20261027", "EXDATE;TZID=W. Europe Standard Time:20261027T140000"])  # fmt: skip
def test_an_occurrence_left_out_is_left_out_however_it_is_written(left_out):
    text = calendar(*event("DTSTART;TZID=Europe/Oslo:20261020T140000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", left_out))
    assert times(text, AUTUMN) == ["20.10. 14.00", "03.11. 14.00"]


def test_days_that_repeat_are_days():
    found = read_events(calendar(*event("DTSTART;VALUE=DATE:20261024", "RRULE:FREQ=DAILY;UNTIL=20261026T235959Z")), "Europe/Oslo", *AUTUMN).events
    assert [one.at for one in found] == [date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26)]


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0", "FREQ=ALDRI", "FREQ=WEEKLY;UNTIL=nei", "FREQ=DAILY;INTERVAL=0", "interval=00;freq=daily"])  # fmt: skip
def test_a_rule_beyond_reason_is_told_as_its_first_and_complained_of(rule):
    found = read_events(calendar(*event("SUMMARY:Rart", "DTSTART:20261024T100000Z", f"RRULE:{rule}")), "Europe/Oslo", *AUTUMN)
    assert [one.title for one in found.events] == ["Rart"]
    assert [told.reason for told in found.complaints] == ["complaint.event-rule"]


def test_single_events_stay_when_series_are_expanded():
    found = read_events(calendar(*event("DTSTART:20200101T100000Z")), "Europe/Oslo", *AUTUMN)
    assert len(found.events) == 1


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (["DESCRIPTION:Hei\\n________________\\nMicrosoft Teams\\nKlikk her for å bli med: https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d\\nAlternativer: https://teams.microsoft.com/meetingOptions/?x=1"], "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d"),
        (["DESCRIPTION:Join: https://us02web.zoom.us/j/88812345678?pwd=abc."], "https://us02web.zoom.us/j/88812345678?pwd=abc"),
        (["X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"], "https://meet.google.com/abc-defg-hij"),
        (["LOCATION:https://whereby.com/lura"], "https://whereby.com/lura"),
        (["URL:https://www.innkjopsforum.example/program"], "https://www.innkjopsforum.example/program"),
        (["URL:https://www.innkjopsforum.example/program", "LOCATION:Zoom https://zoom.us/j/1"], "https://zoom.us/j/1"),
        (["DESCRIPTION:<a href=\"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2Fx&amp;data=1\">Bli med</a>"], "https://teams.microsoft.com/l/meetup-join/x"),
        (["CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+4721402010", "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://video.example/rom"], "https://video.example/rom"),
        (["DESCRIPTION:Se https://www.nettside.example/artikkel før vi møtes"], ""),
        (["LOCATION:Kafé Løvås"], ""),
    ],
)  # fmt: skip
def test_the_link_one_joins_by_is_found(lines, link):
    assert one("DTSTART:20261124T140000Z", *lines).link == link


@pytest.mark.parametrize(
    ("lines", "phone"),
    [
        (["DESCRIPTION:Eller ring inn (bare lyd)\\n+47 21 40 20 10\\,\\,123456789#  Norge"], "+4721402010,,123456789#"),
        (["DESCRIPTION:Dial-in: +47 2396 0588\\nMeeting ID: 888 1234 5678"], "+4723960588,,88812345678#"),
        (["LOCATION:Tlf. 900 00 002"], "90000002"),
        (["CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+4721402010\\,\\,9#"], "+4721402010,,9#"),
        (["DESCRIPTION:Ordre 12345678901234"], ""),
    ],
)
def test_the_number_one_may_dial_is_kept_with_its_code(lines, phone):
    assert one("DTSTART:20261124T140000Z", *lines).phone == phone


def test_a_description_written_as_a_page_is_told_as_text():
    assert one("DTSTART:20261124T140000Z", "DESCRIPTION:<p>Hei</p><b>Ta med</b> CV&nbsp;&amp; kort<script>x</script>").text.startswith("Hei\nTa med CV & kort")


def test_a_task_is_told_by_when_it_is_due_and_when_it_was_done():
    text = calendar("BEGIN:VTODO", "UID:o", "SUMMARY:Ring Nils", "DUE;VALUE=DATE:20261124", "STATUS:COMPLETED", "COMPLETED:20261123T230500Z", "END:VTODO")
    found = read_events(text).events[0]
    assert (found.task, found.at, found.done_on) == (True, date(2026, 11, 24), date(2026, 11, 24))


def test_the_good_are_read_beside_the_broken():
    text = calendar(*event("SUMMARY:Uten tid"), *event("SUMMARY:God", "DTSTART:20261124T140000Z"), *event("SUMMARY:Rar", "DTSTART:tirsdag"))
    found = read_events(text)
    assert [one.title for one in found.events] == ["God"]
    assert [(told.where, told.reason) for told in found.complaints] == [("event 1", "complaint.event-no-time"), ("event 3", "complaint.event-no-time")]


def test_a_file_that_ends_too_early_tells_of_it():
    text = calendar(*event("SUMMARY:God", "DTSTART:20261124T140000Z")).split(b"END:VCALENDAR")[0] + b"BEGIN:VEVENT\r\nSUMMARY:Halv\r\nDTSTART:20261124T1"
    found = read_events(text)
    assert [one.title for one in found.events] == ["God"]
    assert [told.reason for told in found.complaints] == ["complaint.event-cut"]


@pytest.mark.parametrize("octets", [b"", b"<html>", b"\0\1\2" * 100, "hei på deg".encode()])
def test_what_is_no_calendar_is_told_as_such(octets):
    found = read_events(octets)
    assert (found.events, [told.reason for told in found.complaints]) == ((), ["complaint.calendar-none"])


def test_a_calendar_in_an_old_charset_and_with_a_fold_inside_a_sign_is_read():
    assert read_events(calendar(*event("SUMMARY:Blåbær", "DTSTART:20261124T140000Z")).decode().encode("cp1252")).events[0].title == "Blåbær"
    folded = calendar(*event("SUMMARY:Blåbær", "DTSTART:20261124T140000Z")).replace("å".encode(), b"\xc3\r\n \xa5")
    assert read_events(folded).events[0].title == "Blåbær"


def test_a_cancellation_cancels_and_a_method_is_told():
    found = read_events(calendar("METHOD:CANCEL", *event("DTSTART:20261124T140000Z")))
    assert (found.method, found.events[0].cancelled) == ("CANCEL", True)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_octets_break_the_reading(junk):
    text = calendar(*event("SUMMARY:x", "DTSTART:20261124T140000Z"))
    read_events(text[:90] + junk + text[90:], "Europe/Oslo", *AUTUMN)


LINES = st.sampled_from(
    ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VCALENDAR", "DTSTART:20261124T140000Z", "RRULE:FREQ=DAILY", "RRULE:;;;", "EXDATE:x,,20261124",
     "RECURRENCE-ID:20261124T140000Z", "DTEND;VALUE=DATE:20261101", "DURATION:-PT5H", "DURATION:P99999D", "UID:en", "UID:to", "TZID:x", "ATTENDEE:mailto:",
     "DTSTART;TZID=Europe/Oslo:99990101T000000", "DTSTART:00010101", "SEQUENCE:99999999999999", "BEGIN:VTIMEZONE", "X:\\"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14))
@settings(max_examples=200, deadline=None)
def test_no_order_of_lines_breaks_the_reading(lines):
    read_events("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode(), "Europe/Oslo", *AUTUMN)
