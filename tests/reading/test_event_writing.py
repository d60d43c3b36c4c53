"""Events written out, and changed in place with everything else left as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hvem.reading.event_changing import Change, changed, moved
from hvem.reading.event_writing import Plan, write_event, write_events
from hvem.reading.events import Guest, read_events
from hvem.reading.zones import written_zone

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def oslo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


PHONE = (
    "BEGIN:VCALENDAR\r\nPRODID:-//Apple Inc.//iPhone OS 19.0//EN\r\nVERSION:2.0\r\nX-EGEN:blåbær\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nCREATED:20261101T080000Z\r\nUID:en@telefon\r\nDTSTART;TZID=W. Europe Standard Time:20261124T140000\r\n"
    "DTEND;TZID=W. Europe Standard Time:20261124T150000\r\nSEQUENCE:4\r\nSUMMARY:Kaffe\r\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=Kafé\r\n"
    " Løvås:geo:58.97\\,5.73\r\nATTENDEE;CN=Wenche;PARTSTAT=ACCEPTED;X-NUM-GUESTS=0:mailto:wenche@forum.example\r\n"
    "BEGIN:VALARM\r\nX-WR-ALARMUID:A1\r\nTRIGGER:-PT30M\r\nACTION:AUDIO\r\nEND:VALARM\r\n"
    "BEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:20261124T070000Z\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:to@telefon\r\nDTSTART:20261201T100000Z\r\nDURATION:PT1H\r\nSUMMARY:En annen\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def written(**more) -> bytes:
    return write_event(Plan("en@hvem", "Kaffe, med Wenche", oslo("2026-11-24T14:00"), 60, **more), zone="Europe/Oslo", stamped=NOW)


def test_what_is_written_is_read_back_the_same():
    guests = (Guest("wenche@forum.example", "Lura, Wenche", "tentative"),)
    octets = written(place="Kafé Løvås; 2. etasje", link="https://teams.microsoft.com/l/meetup-join/x", text="Om innkjøp\nog fisk", sequence=2,
                     organiser=Guest("hilde@hilde.example", "Hilde"), guests=guests, alarm=15)  # fmt: skip
    found = read_events(octets)
    assert not found.complaints
    one = found.events[0]
    assert (one.uid, one.title, one.at, one.minutes, one.place) == ("en@hvem", "Kaffe, med Wenche", oslo("2026-11-24T14:00"), 60, "Kafé Løvås; 2. etasje")
    assert (one.sequence, one.stamped, one.guests, one.link) == (2, NOW, guests, "https://teams.microsoft.com/l/meetup-join/x")
    assert one.text.startswith("Om innkjøp\nog fisk")
    assert b"TRIGGER:-PT15M" in octets


def test_every_line_is_at_most_75_octets_and_never_folded_inside_a_sign():
    octets = written(text="Blåbærsyltetøy på æøå " * 20, place="Ø" * 200)
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    for line in octets.split(b"\r\n"):
        line.decode("utf-8")
    assert b"\n" not in octets.replace(b"\r\n", b"")


@pytest.mark.parametrize("zone", ["Europe/Oslo", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Europe/London"])
def test_a_zone_written_out_says_the_same_as_the_zone_itself(zone):
    """Read by another library from our rule alone: every hour of the two nights on which the clock is set, and a day of each month."""
    lines = [line.replace(zone, "Egen-" + zone.replace("/", "-")) for line in written_zone(zone, 2026)]
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""])
    told = Calendar.from_ical(text).timezones[0].to_tz()
    moments = [datetime(2026, month, 15, 12) for month in range(1, 13)] + [datetime(2026, month, day, hour, 30) for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)) for hour in (0, 4, 12)]  # fmt: skip
    for moment in moments:
        assert moment.replace(tzinfo=told).utcoffset() == moment.replace(tzinfo=ZoneInfo(zone)).utcoffset(), moment


def test_another_program_reads_the_nights_the_clock_is_set_as_meant():
    night = write_event(Plan("n", "Natt", oslo("2026-03-28T23:00"), 240), zone="Europe/Oslo", stamped=NOW)
    event = next(iter(Calendar.from_ical(night).walk("VEVENT")))
    assert event["DTEND"].dt.replace(tzinfo=OSLO) == oslo("2026-03-29T04:00")
    assert read_events(night).events[0].minutes == 240


def test_a_task_and_a_day_are_written_as_such():
    octets = write_event(Plan("o", "Ring Nils", date(2026, 11, 24), task=True, done_on=date(2026, 11, 23)), zone="Europe/Oslo", stamped=NOW)
    one = read_events(octets).events[0]
    assert (one.task, one.at, one.done_on) == (True, date(2026, 11, 24), date(2026, 11, 23))
    day = read_events(write_event(Plan("d", "Messe", date(2026, 11, 24), 2880), zone="Europe/Oslo", stamped=NOW)).events[0]
    assert (day.at, day.minutes) == (date(2026, 11, 24), 2880)


def test_a_calendar_of_many_is_valid_for_others():
    plans = [Plan(f"{n}@hvem", f"Møte {n}", oslo("2026-11-24T14:00"), 45, cancelled=n == 2) for n in range(4)]
    text = b"".join(write_events(plans, zone="Europe/Oslo", stamped=NOW, name="hvem"))
    read = Calendar.from_ical(text)
    assert [str(one["STATUS"]) for one in read.walk("VEVENT")] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]


def difference(before: str, after: bytes) -> tuple[set[str], set[str]]:
    old, new = set(before.split("\r\n")), set(after.decode().split("\r\n"))
    return old - new, new - old


def test_moving_keeps_every_guest_alarm_unknown_line_and_other_event():
    after = moved(PHONE.encode(), "en@telefon", oslo("2026-11-25T09:30"), 45, zone="Europe/Oslo", stamped=NOW)
    gone, come = difference(PHONE, after)
    assert gone == {
        "DTSTART;TZID=W. Europe Standard Time:20261124T140000", "DTEND;TZID=W. Europe Standard Time:20261124T150000", "SEQUENCE:4",
        "TRIGGER;VALUE=DATE-TIME:20261124T070000Z",
    }  # fmt: skip
    assert come == {
        "DTSTART;TZID=W. Europe Standard Time:20261125T093000", "DTEND;TZID=W. Europe Standard Time:20261125T101500", "SEQUENCE:5",
        "TRIGGER;VALUE=DATE-TIME:20261125T023000Z", "DTSTAMP:20261123T080000Z", "LAST-MODIFIED:20261123T080000Z",
    }  # fmt: skip
    found = {one.uid: one for one in read_events(after).events}
    assert (found["en@telefon"].at, found["en@telefon"].minutes) == (oslo("2026-11-25T09:30"), 45)
    assert found["to@telefon"].at == datetime(2026, 12, 1, 10, tzinfo=UTC)


def test_a_length_stays_a_length_and_the_worlds_time_stays_so():
    after = moved(PHONE.encode(), "to@telefon", oslo("2026-12-02T12:00"), 90, zone="Europe/Oslo", stamped=NOW)
    assert b"DTSTART:20261202T110000Z" in after
    assert b"DURATION:PT90M" in after
    assert b"DTEND:" not in after


@pytest.mark.parametrize("start", ["DTSTART;VALUE=DATE:20261124", "DTSTART;TZID=Mars/Olympus:20261124T100000"])
def test_a_day_or_an_unknown_zone_becomes_a_time_of_ones_own_zone_with_its_rule(start):
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:d\r\n{start}\r\nSUMMARY:Messe\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    after = moved(text.encode(), "d", oslo("2026-11-25T09:00"), 60, zone="Europe/Oslo", stamped=NOW)
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo" in after
    assert read_events(after).events[0].at == oslo("2026-11-25T09:00")


def test_one_of_a_series_moves_and_the_others_stay():
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:s\r\nSUMMARY:Forum\r\nDTSTART;TZID=Europe/Oslo:20261020T140000\r\nDURATION:PT1H\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=3\r\nX-EGEN:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    which = oslo("2026-10-27T14:00")
    after = moved(text.encode(), "s", oslo("2026-10-28T09:00"), 30, zone="Europe/Oslo", stamped=NOW, occurrence=which)
    between = (date(2026, 10, 1), date(2026, 11, 30))
    assert [(one.at, one.minutes) for one in read_events(after, "Europe/Oslo", *between).events] == [
        (oslo("2026-10-20T14:00"), 60), (oslo("2026-10-28T09:00"), 30), (oslo("2026-11-03T14:00"), 60),
    ]  # fmt: skip
    assert after.count(b"X-EGEN:1") == 2
    again = changed(after, "s", Change(cancelled=True), zone="Europe/Oslo", stamped=NOW, occurrence=which.astimezone(UTC))
    assert [one.cancelled for one in read_events(again, "Europe/Oslo", *between).events] == [False, True, False]
    assert again.count(b"BEGIN:VEVENT") == 2


def test_words_place_and_link_are_changed_and_calling_off_is_told():
    before = written(link="https://teams.microsoft.com/l/meetup-join/x", text="Om innkjøp")
    after = changed(before, "en@hvem", Change(title="Lunsj", place="", link="https://whereby.com/y", cancelled=True), zone="Europe/Oslo", stamped=NOW)
    one = read_events(after).events[0]
    assert (one.title, one.place, one.link, one.cancelled, one.sequence) == ("Lunsj", "", "https://whereby.com/y", True, 1)
    assert one.text == "Om innkjøp\n\nhttps://whereby.com/y"


def test_a_change_of_words_alone_is_no_new_version():
    assert read_events(changed(PHONE.encode(), "en@telefon", Change(title="Te"), zone="Europe/Oslo", stamped=NOW)).events[0].sequence == 4


def test_a_task_is_marked_as_done_where_it_stands():
    text = b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:o\r\nDUE:20261124T100000Z\r\nX-EGEN:1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    after = changed(text, "o", Change(done_on=date(2026, 11, 23)), zone="Europe/Oslo", stamped=NOW)
    assert read_events(after).events[0].done_on == date(2026, 11, 23)
    assert b"X-EGEN:1\r\n" in after


def test_what_is_not_there_is_not_changed():
    assert moved(PHONE.encode(), "tre", oslo("2026-11-25T09:30"), 45, zone="Europe/Oslo", stamped=NOW) is None


WORDS = st.text(max_size=120).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))


@given(title=WORDS, place=WORDS, text=WORDS, minutes=st.integers(0, 2000), hour=st.integers(0, 24 * 365 * 3))
@settings(max_examples=150, deadline=None)
def test_any_words_and_any_hour_survive_writing_and_moving(title, place, text, minutes, hour):
    at = datetime.fromtimestamp(1767225600 + hour * 3600, UTC)
    octets = write_event(Plan("p", title, at, minutes, place, text=text), zone="Europe/Oslo", stamped=NOW)
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    found = read_events(octets).events
    assert len(found) == 1
    ambiguous = found[0].at.replace(fold=0).utcoffset() != found[0].at.replace(fold=1).utcoffset()
    assert found[0].at.astimezone(UTC) == at or ambiguous
    after = moved(octets, "p", at, minutes, zone="Europe/Oslo", stamped=NOW)
    assert read_events(after).events[0].title == found[0].title
