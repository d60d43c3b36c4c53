"""Kept in step with a real Radicale, both ways, also where servers fail, another writes meanwhile, or the process is killed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hvem.campaign import meetings as making
from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.campaign.promising import keep, make_promise
from hvem.campaign.stepping import Step
from hvem.correspondence.calendars import choosing, taking
from hvem.correspondence.calendars import syncing as calendar_sync
from hvem.correspondence.calendars.asking import answer, questions
from hvem.correspondence.calendars.syncing import read_calendar_woken, sync
from hvem.correspondence.connections.connecting import READ_CALENDAR, carry, connect_calendar, new_secret
from hvem.correspondence.models import Calendar, CalendarEntry
from hvem.ground.models import Happening, Wake
from hvem.ground.undo import undo
from hvem.outside.caldav import Calendars
from hvem.outside.shapes import Failed
from hvem.reading.events import read_events
from tests.peers.radicale import SECRET, USER, radicale
from tests.world import at, ingrid, terje, wenche

LATER = timedelta(minutes=10)


@pytest.fixture
def peer(tmp_path):
    with radicale(tmp_path) as found:
        yield found


@pytest.fixture
def calendar(here, peer):
    return connect_calendar(here, "Kjøkkenet", peer.calendar, username=USER, secret=SECRET, carries=("meetings", "calls", "promises"))


@pytest.fixture
def meeting(here):
    row = making.plan(here, [wenche(here)], at=at("2026-11-26T14:00"), minutes=60, place="Kafé Løvås", purpose="Høre om Kvitsøy").main
    making.wish(here, row, "Hvem bør jeg snakke med?")
    making.find_out(here, row, "Hva forumet gjør")
    return row


def event(uid: str, start="20261126T140000", title="Kaffe", *more: str, minutes=60) -> str:
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//phone//EN", "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261123T070000Z",
        f"DTSTART;TZID=Europe/Oslo:{start}", f"DURATION:PT{minutes}M", f"SUMMARY:{title}", *more, "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines)


GUEST = "ATTENDEE;CN=Wenche Lura;PARTSTAT=ACCEPTED:mailto:wenche@forum.example"


def there(peer, href=None):
    """The one event that lies there."""
    hrefs = [href] if href else peer.phone.hrefs()
    assert len(hrefs) == 1, hrefs
    (found,) = read_events(peer.phone.get(hrefs[0]).encode()).events
    return found


def moved_in_phone(peer, *pairs, stamp="20261123T090500Z"):
    """The phone changes the one event that lies there, and says when."""
    (href,) = peer.phone.hrefs()
    text = peer.phone.get(href)
    for old, new in (*pairs,):
        assert old in text, (old, text)
        text = text.replace(old, new)
    lines = [line for line in text.split("\n") if not line.startswith("LAST-MODIFIED")]
    lines.insert(lines.index("BEGIN:VEVENT") + 1, f"LAST-MODIFIED:{stamp}")
    lines.insert(lines.index("BEGIN:VEVENT") + 1, "X-TELEFON:ja")
    peer.phone.put(href.rsplit("/", 1)[1], "\n".join(lines))
    return href


# --- from here to there


def test_a_meeting_is_written_once_with_names_and_times_and_nothing_private(calendar, meeting, peer, here):
    assert sync(calendar, now=here.now).written == 1
    found = there(peer)
    assert (found.uid, found.at, found.minutes, found.place) == (f"{meeting.pk}@hvem", at("2026-11-26T14:00"), 60, "Kafé Løvås")
    assert "Wenche" in found.title
    assert "Kvits" not in peer.phone.get(peer.phone.hrefs()[0])
    peer.seen.clear()
    again = sync(calendar, now=here.now + LATER)
    assert (again.written, again.moved, again.brought) == (0, 0, 0)
    assert peer.count("PUT") == 0


def test_a_meeting_moved_here_moves_there_and_keeps_what_the_phone_added(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    moved_in_phone(peer)
    sync(calendar, now=here.now + LATER)
    making.move(here, meeting, at=at("2026-11-27T10:00"), minutes=45, place_kind="place", place="Forus")
    assert sync(calendar, now=here.now + 2 * LATER).written == 1
    found = there(peer)
    assert (found.at, found.minutes, found.place) == (at("2026-11-27T10:00"), 45, "Forus")
    assert "X-TELEFON:ja" in peer.phone.get(peer.phone.hrefs()[0])


def test_a_meeting_called_off_here_is_called_off_there_and_one_taken_away_is_gone(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    making.call_off(here, meeting)
    sync(calendar, now=here.now)
    assert there(peer).cancelled
    deed = making.remove(here, meeting)
    sync(calendar, now=here.now)
    assert peer.phone.hrefs() == []
    undo(deed.happening, at=here.now)
    making.take_up(here, Meeting.objects.of(here.account).get())
    sync(calendar, now=here.now)
    assert not there(peer).cancelled


def test_a_meeting_that_came_from_another_calendar_is_not_doubled_into_this_one(calendar, meeting, peer, here):
    Meeting.objects.of(here.account).filter(pk=meeting.pk).update(uid="fra@annen")
    assert sync(calendar, now=here.now).written == 0


def test_only_what_the_user_chose_stands_there(here, peer, meeting):
    calendar = connect_calendar(here, "x", peer.calendar, username=USER, secret=SECRET, carries=("calls",))
    make_promise(here.account, terje(here), Step(act="call", words="Ring Terje", due_at=at("2026-11-25T11:00")), at=here.now)
    make_promise(here.account, terje(here), Step(act="send", words="Send CV", due_on=at("2026-11-25T11:00").date()), at=here.now)
    sync(calendar, now=here.now)
    assert [one.minutes for one in [there(peer)]] == [15]
    assert there(peer).free
    carry(here, calendar, ("meetings",))
    calendar.refresh_from_db()
    sync(calendar, now=here.now)
    assert there(peer).at == at("2026-11-26T14:00")


def test_a_call_moved_in_the_phone_moves_here_and_one_kept_is_gone_there(calendar, peer, here):
    promise = make_promise(here.account, terje(here), Step(act="call", words="Ring Terje", due_at=at("2026-11-25T11:00")), at=here.now).main
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("20261125T110000", "20261126T120000"), ("20261125T111500", "20261126T121500"))
    assert sync(calendar, now=here.now + LATER).moved == 1
    promise = Promise.objects.of(here.account).get(pk=promise.pk)
    assert (promise.due_at, promise.due_on) == (at("2026-11-26T12:00"), at("2026-11-26T12:00").date())
    keep(here.account, promise, at=here.now)
    sync(calendar, now=here.now + LATER)
    assert peer.phone.hrefs() == []


# --- from there to here


def test_a_meeting_moved_in_the_phone_moves_here_with_purpose_and_preparation_kept(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("20261126T140000", "20261127T093000"), ("20261126T150000", "20261127T101500"), ("Kafé Løvås", "Kontoret på Forus"))
    done = sync(calendar, now=here.now + LATER)
    assert (done.moved, done.written) == (1, 0)
    row = Meeting.objects.of(here.account).get()
    assert (row.at, row.minutes, row.place, row.purpose) == (at("2026-11-27T09:30"), 45, "Kontoret på Forus", "Høre om Kvitsøy")
    assert (row.wishes.count(), row.homework.count()) == (1, 1)
    assert Happening.objects.of(here.account).filter(kind="calendar-moved").count() == 1
    assert sync(calendar, now=here.now + 2 * LATER).written == 0


def test_a_move_brought_by_the_phone_can_be_undone_and_goes_back_there(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("20261126T140000", "20261127T093000"), ("20261126T150000", "20261127T101500"))
    sync(calendar, now=here.now + LATER)
    undo(Happening.objects.of(here.account).get(kind="calendar-moved"), at=here.now + LATER)
    sync(calendar, now=here.now + 2 * LATER)
    assert (there(peer).at, there(peer).minutes) == (at("2026-11-26T14:00"), 60)


def test_a_link_put_in_by_the_phone_is_kept(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("STATUS:CONFIRMED", "URL:https://teams.microsoft.com/l/meetup-join/x\nSTATUS:CONFIRMED"))
    sync(calendar, now=here.now + LATER)
    row = Meeting.objects.of(here.account).get()
    assert row.link == "https://teams.microsoft.com/l/meetup-join/x"
    making.move(here, row, at=at("2026-11-27T10:00"), minutes=45, place_kind="video", place=row.place)
    sync(calendar, now=here.now + 2 * LATER)
    assert there(peer).link == "https://teams.microsoft.com/l/meetup-join/x"


def test_a_meeting_cancelled_there_is_called_off_here(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("STATUS:CONFIRMED", "STATUS:CANCELLED"))
    sync(calendar, now=here.now + LATER)
    assert Meeting.objects.of(here.account).get().cancelled_on == here.today
    assert Happening.objects.of(here.account).filter(kind="calendar-off").exists()


@pytest.mark.parametrize(("choice", "off", "there_again"), [("off", True, 0), ("again", False, 1), ("leave", False, 0)])
def test_a_meeting_deleted_there_is_asked_about_and_never_put_back_unasked(calendar, meeting, peer, here, choice, off, there_again):
    sync(calendar, now=here.now)
    peer.phone.delete(peer.phone.hrefs()[0])
    sync(calendar, now=here.now + LATER)
    sync(calendar, now=here.now + LATER)
    assert peer.phone.hrefs() == []
    assert Meeting.objects.of(here.account).get().cancelled_on is None
    (asked,) = questions(here.account)
    assert (asked.why, asked.entry.meeting) == ("gone", meeting)
    answer(here, asked.entry, choice)
    assert questions(here.account) == []
    sync(calendar, now=here.now + 2 * LATER)
    assert len(peer.phone.hrefs()) == there_again
    assert (Meeting.objects.of(here.account).get().cancelled_on is not None) == off


@pytest.mark.parametrize(("stamp", "holds"), [("20261123T092000Z", "there"), ("20261123T070000Z", "here")])
def test_where_both_moved_it_the_newer_holds_and_the_other_can_still_be_chosen(calendar, meeting, peer, here, stamp, holds):
    sync(calendar, now=here.now)
    making.move(here, meeting, at=at("2026-11-28T12:00"), minutes=60, place_kind="place", place="Kafé Løvås")
    moved_in_phone(peer, ("20261126T140000", "20261127T093000"), ("20261126T150000", "20261127T103000"), stamp=stamp)
    sync(calendar, now=here.now + LATER)
    expected = {"there": at("2026-11-27T09:30"), "here": at("2026-11-28T12:00")}
    assert Meeting.objects.of(here.account).get().at == there(peer).at == expected[holds]
    (asked,) = questions(here.account)
    assert (asked.why, asked.holds, asked.here.at, asked.there.at) == ("both", holds, expected["here"], expected["there"])
    other = {"there": "here", "here": "there"}[holds]
    answer(here, asked.entry, other)
    sync(calendar, now=here.now + 2 * LATER)
    assert Meeting.objects.of(here.account).get().at == there(peer).at == expected[other]
    assert questions(here.account) == []


def test_another_who_writes_in_the_very_moment_is_not_written_over(calendar, meeting, peer, here):
    sync(calendar, now=here.now)
    making.move(here, meeting, at=at("2026-11-28T12:00"), minutes=60, place_kind="place", place="Kafé Løvås")

    def before(method, path):
        if method == "PUT":
            peer.before = None
            moved_in_phone(peer, ("SUMMARY:", "COMMENT:Ta med kaka\nSUMMARY:"))

    peer.before = before
    sync(calendar, now=here.now + LATER)
    text = peer.phone.get(peer.phone.hrefs()[0])
    assert "COMMENT:Ta med kaka" in text
    assert there(peer).at == at("2026-11-28T12:00")


# --- events of others


def test_an_event_with_someone_known_becomes_a_meeting_and_follows_it(calendar, peer, here):
    person = wenche(here)
    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", GUEST, "LOCATION:https://whereby.com/lura"))
    peer.phone.put("b.ics", event("b@telefon", "20261130T120000", "Tannlege"))
    assert sync(calendar, now=here.now).brought == 1
    row = Meeting.objects.of(here.account).get()
    assert (row.at, row.minutes, row.title, row.link, row.uid, row.place_kind) == (at("2026-11-30T10:00"), 60, "Lunsj", "https://whereby.com/lura", "a@telefon", "video")
    assert [part.person_id for part in MeetingPart.objects.of(here.account)] == [person.pk]
    peer.phone.put("a.ics", event("a@telefon", "20261201T100000", "Lunsj", GUEST, "LOCATION:https://whereby.com/lura"))
    sync(calendar, now=here.now + LATER)
    assert Meeting.objects.of(here.account).get().at == at("2026-12-01T10:00")
    assert len(peer.phone.hrefs()) == 2
    busy = {row.uid: row.busy for row in CalendarEntry.objects.of(here.account)}
    assert busy["b@telefon"] == [["2026-11-30T11:00:00+00:00", "2026-11-30T12:00:00+00:00"]]


@pytest.mark.parametrize(
    "lines",
    [
        [GUEST, "STATUS:CANCELLED"],
        [GUEST, "ATTENDEE;PARTSTAT=DECLINED:mailto:hilde@hilde.example"],
        [GUEST, *(f"ATTENDEE:mailto:gjest{n}@forum.example" for n in range(14))],
        ["ATTENDEE:mailto:ukjent@forum.example"],
    ],
)
def test_what_is_off_declined_an_assembly_or_with_strangers_is_no_meeting(calendar, peer, here, lines):
    wenche(here)
    here.membership.me_emails = ["hilde@hilde.example"]
    here.membership.save()
    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", *lines))
    sync(calendar, now=here.now)
    assert not Meeting.objects.of(here.account).exists()


def test_a_meeting_the_user_took_away_is_not_brought_again_and_stays_there(calendar, peer, here):
    wenche(here)
    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", GUEST))
    sync(calendar, now=here.now)
    making.remove(here, Meeting.objects.of(here.account).get())
    sync(calendar, now=here.now + LATER)
    peer.phone.put("a.ics", event("a@telefon", "20261130T110000", "Lunsj", GUEST))
    sync(calendar, now=here.now + LATER)
    assert not Meeting.objects.of(here.account).present().exists()
    assert len(peer.phone.hrefs()) == 1


def series(*more: str) -> str:
    first = event("s@telefon", "20261124T140000", "Forum", GUEST, "RRULE:FREQ=WEEKLY;COUNT=4").replace("END:VCALENDAR\r\n", "")
    return first + "".join(f"BEGIN:VEVENT\r\nUID:s@telefon\r\nDTSTAMP:20261123T070000Z\r\nSUMMARY:Forum\r\n{GUEST}\r\n{one}\r\nEND:VEVENT\r\n" for one in more) + "END:VCALENDAR\r\n"


def test_of_a_series_the_next_is_a_meeting_and_when_it_is_over_the_one_after(calendar, peer, here):
    wenche(here)
    peer.phone.put("s.ics", series())
    sync(calendar, now=here.now)
    assert [row.at for row in Meeting.objects.of(here.account)] == [at("2026-11-24T14:00")]
    sync(calendar, now=at("2026-11-25T09:00"))
    sync(calendar, now=at("2026-11-25T10:00"))
    assert sorted(row.at for row in Meeting.objects.of(here.account)) == [at("2026-11-24T14:00"), at("2026-12-01T14:00")]


def test_one_of_a_series_moved_or_cancelled_there_is_so_here(calendar, peer, here):
    wenche(here)
    peer.phone.put("s.ics", series())
    sync(calendar, now=here.now)
    peer.phone.put("s.ics", series("RECURRENCE-ID;TZID=Europe/Oslo:20261124T140000\r\nDTSTART;TZID=Europe/Oslo:20261125T090000\r\nDURATION:PT30M"))
    sync(calendar, now=here.now + LATER)
    assert [(row.at, row.minutes) for row in Meeting.objects.of(here.account)] == [(at("2026-11-25T09:00"), 30)]
    peer.phone.put("s.ics", series("RECURRENCE-ID;TZID=Europe/Oslo:20261124T140000\r\nDTSTART;TZID=Europe/Oslo:20261125T090000\r\nSTATUS:CANCELLED"))
    sync(calendar, now=here.now + LATER)
    assert Meeting.objects.of(here.account).get().cancelled_on == here.today


def test_one_of_a_series_left_out_there_is_called_off_and_a_series_moved_moves(calendar, peer, here):
    wenche(here)
    peer.phone.put("s.ics", series())
    sync(calendar, now=here.now)
    peer.phone.put("s.ics", series().replace("COUNT=4", "COUNT=4\r\nEXDATE;TZID=Europe/Oslo:20261124T140000"))
    sync(calendar, now=here.now + LATER)
    assert Meeting.objects.of(here.account).get().cancelled_on == here.today
    peer.phone.put("s.ics", series().replace("20261124T140000", "20261125T150000"))
    sync(calendar, now=here.now + LATER)
    row = Meeting.objects.of(here.account).get()
    assert (row.at, row.cancelled_on) == (at("2026-11-25T15:00"), None)


def test_one_of_a_series_moved_here_moves_that_one_there(calendar, peer, here):
    wenche(here)
    peer.phone.put("s.ics", series())
    sync(calendar, now=here.now)
    making.move(here, Meeting.objects.of(here.account).get(), at=at("2026-11-24T16:00"), minutes=30, place_kind="place", place="")
    sync(calendar, now=here.now + LATER)
    events = read_events(peer.phone.get(f"{peer.calendar}s.ics").encode(), "Europe/Oslo", at("2026-11-01T00:00").date(), at("2026-12-31T00:00").date()).events
    assert [(one.at, one.minutes) for one in events] == [
        (at("2026-11-24T16:00"), 30), (at("2026-12-01T14:00"), 60), (at("2026-12-08T14:00"), 60), (at("2026-12-15T14:00"), 60),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "hour"), [("20270328", "023000"), ("20261025", "023000")])
def test_the_nights_the_clock_is_set_go_to_and_fro_unchanged(calendar, peer, here, day, hour):
    """Spring's night has no half past two, autumn's has two: what comes is kept, and nothing is written back for it."""
    wenche(here)
    now = datetime(2026, 10, 20, tzinfo=UTC)
    peer.phone.put("n.ics", event("n@telefon", f"{day}T{hour}", "Natt", GUEST))
    sync(calendar, now=now)
    again = sync(calendar, now=now + LATER)
    assert (again.moved, again.written) == (0, 0)
    row = Meeting.objects.of(here.account).get()
    assert row.at == {"20270328": datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "20261025": datetime(2026, 10, 25, 0, 30, tzinfo=UTC)}[day]


@pytest.mark.parametrize(("word", "said"), [("ACCEPTED", "accepted"), ("DECLINED", "declined"), ("NEEDS-ACTION", "")])
def test_what_a_guest_answered_in_the_calendar_stands_beside_them(calendar, meeting, peer, here, word, said):
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("STATUS:CONFIRMED", f"ATTENDEE;PARTSTAT={word}:mailto:wenche@forum.example\nSTATUS:CONFIRMED"))
    sync(calendar, now=here.now + LATER)
    assert MeetingPart.objects.of(here.account).get().answer == said
    assert sync(calendar, now=here.now + LATER).written == 0


# --- failing servers, kills


@pytest.mark.parametrize("step", ["put", "after-put", "take"])
def test_killed_at_any_step_nothing_is_written_or_brought_twice(calendar, meeting, peer, here, monkeypatch, step):
    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", GUEST))

    class Killed(BaseException):
        pass

    def killing(name, real, after):
        def act(self, *args, **more):
            if not after:
                raise Killed
            real(self, *args, **more)
            raise Killed

        return act

    from hvem.correspondence.calendars.taking import Taking

    place = {"put": (Calendars, "put", False), "after-put": (Calendars, "put", True), "take": (Taking, "_keep", False)}[step]
    real = getattr(place[0], place[1])
    monkeypatch.setattr(place[0], place[1], killing(place[1], real, place[2]))
    with pytest.raises(Killed):
        sync(calendar, now=here.now)
    monkeypatch.undo()
    calendar.refresh_from_db()
    sync(calendar, now=here.now + LATER)
    assert sync(calendar, now=here.now + 2 * LATER).written == 0
    assert len(peer.phone.hrefs()) == 2
    assert Meeting.objects.of(here.account).count() == 2
    assert CalendarEntry.objects.of(here.account).present().count() == 2
    assert {entry.meeting_id for entry in CalendarEntry.objects.of(here.account)} == set(Meeting.objects.of(here.account).values_list("pk", flat=True))


def test_many_events_are_taken_in_slices_and_taken_up_where_they_were_left(calendar, peer, here, monkeypatch):
    monkeypatch.setattr(calendar_sync, "SLICES", 1)
    monkeypatch.setattr(calendar_sync, "AT_A_TIME", 10)
    for number in range(24):
        peer.phone.put(f"m{number}.ics", event(f"m{number}@telefon", "20261130T100000"))
    soon = read_calendar_woken(here.account, str(calendar.pk), here.now)
    assert soon is not None
    assert CalendarEntry.objects.of(here.account).count() == 10
    assert Calendar.objects.of(here.account).get().token == ""
    assert Calendar.objects.of(here.account).get().succeeded_at is None
    for _ in range(2):
        read_calendar_woken(here.account, str(calendar.pk), here.now)
    assert CalendarEntry.objects.of(here.account).count() == 24
    assert Calendar.objects.of(here.account).get().succeeded_at is not None


@pytest.mark.parametrize("knob", ["without_sync", "without_etag_on_put", "bad token"])
def test_servers_that_lack_or_lie_are_kept_in_step_all_the_same(calendar, meeting, peer, here, knob):
    if knob != "bad token":
        setattr(peer, knob, True)
    sync(calendar, now=here.now)
    moved_in_phone(peer, ("20261126T140000", "20261127T093000"), ("20261126T150000", "20261127T103000"))
    if knob == "bad token":
        peer.fails["REPORT sync-collection"] = [409, 1]
    sync(calendar, now=here.now + LATER)
    assert Meeting.objects.of(here.account).get().at == at("2026-11-27T09:30")
    assert sync(calendar, now=here.now + LATER).written == 0
    assert len(peer.phone.hrefs()) == 1


@pytest.mark.parametrize(("method", "status", "trouble"), [("REPORT", 503, "broken"), ("PUT", 500, "broken"), ("PUT", 507, "full")])
def test_a_server_that_fails_is_told_as_failing_and_tried_again(calendar, meeting, peer, here, method, status, trouble):
    peer.fails[method] = [status, 1]
    later = read_calendar_woken(here.account, str(calendar.pk), here.now)
    row = Calendar.objects.of(here.account).get()
    assert later is not None
    assert (row.trouble, row.succeeded_at) == (trouble, None)
    read_calendar_woken(here.account, str(calendar.pk), here.now)
    row = Calendar.objects.of(here.account).get()
    assert (row.trouble, row.failed_at) == ("", None)
    assert len(peer.phone.hrefs()) == 1


def test_a_password_that_is_no_longer_good_waits_for_a_new_one(calendar, meeting, peer, here):
    new_secret(here, calendar, "feil")
    assert read_calendar_woken(here.account, str(calendar.pk), here.now) is None
    row = Calendar.objects.of(here.account).get()
    assert (row.trouble, row.signed_out_at is not None) == ("wrong-password", True)


def test_one_object_the_server_refuses_is_asked_about_and_the_rest_goes_on(calendar, meeting, peer, here):
    making.plan(here, [terje(here)], at=at("2026-11-27T14:00"))
    peer.fails["PUT"] = [403, 1]
    assert sync(calendar, now=here.now).written == 1
    (asked,) = questions(here.account)
    assert (asked.why, asked.entry.meeting) == ("refused", meeting)
    assert sync(calendar, now=here.now + LATER).written == 0
    answer(here, asked.entry, "again")
    assert sync(calendar, now=here.now + LATER).written == 1
    assert len(peer.phone.hrefs()) == 2


def test_an_address_that_points_inward_is_not_followed_on_a_hosted_installation(calendar, meeting, peer, here, settings):
    settings.HVEM_URL = "https://hvem.example"
    peer.seen.clear()
    with pytest.raises(Failed):
        sync(calendar, now=here.now)
    assert peer.seen == []


def test_what_is_done_here_wakes_the_calendars_soon(calendar, here):
    Wake.objects.filter(account=here.account).delete()
    making.plan(here, [wenche(here)], at=at("2026-11-26T14:00"))
    assert [wake.what for wake in Wake.objects.filter(account=here.account) if READ_CALENDAR in wake.what] == [f"{READ_CALENDAR} {calendar.pk}"]


def test_nothing_is_asked_of_a_server_while_the_data_is_held(calendar, meeting, peer, here, monkeypatch):
    """Every question goes out between transactions: the test's own is the only one open."""
    from django.db import connection

    from hvem.outside.caldav_talk import Talk

    held, real = [], Talk.ask

    def ask(self, *args, **more):
        held.append(len(connection.savepoint_ids))
        return real(self, *args, **more)

    monkeypatch.setattr(Talk, "ask", ask)
    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", GUEST))
    sync(calendar, now=here.now)
    making.move(here, meeting, at=at("2026-11-28T12:00"), minutes=60, place_kind="place", place="")
    sync(calendar, now=here.now)
    assert held
    assert set(held) == {0}


def test_another_account_is_never_touched(calendar, peer, here, stranger):
    wenche(stranger)
    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", GUEST))
    sync(calendar, now=here.now)
    assert not Meeting.objects.of(stranger.account).exists()
    assert read_calendar_woken(stranger.account, str(calendar.pk), here.now) is None


def test_of_someone_erased_nothing_stays_here_or_there(calendar, meeting, peer, here):
    from hvem.keeping.erasing import erase_person
    from hvem.people.models import Person

    peer.phone.put("a.ics", event("a@telefon", "20261130T100000", "Lunsj", GUEST))
    sync(calendar, now=here.now)
    erase_person(here, Person.objects.of(here.account).get())
    assert not CalendarEntry.objects.of(here.account).filter(raw__contains="Wenche").exists()
    sync(calendar, now=here.now + LATER)
    assert peer.phone.hrefs() == [f"{peer.calendar}a.ics"]
    peer.phone.put("b.ics", event("0192f0c4-0000-7000-8000-000000000001@hvem", "20261130T100000", "En annens"))
    sync(calendar, now=here.now + LATER)
    sync(calendar, now=here.now + LATER)
    assert len(peer.phone.hrefs()) == 2


# --- a feed one may only fetch


def test_a_feed_is_followed_and_never_written_to(here, meeting, monkeypatch):
    wenche_too = ingrid(here)
    body = event("a@telefon", "20261130T100000", "Lunsj", "ATTENDEE:mailto:ingrid@kvitsoy.example").encode()
    asked = []

    def get(url, *, private, most_bytes, etag):
        asked.append((url, etag))
        return calendar_sync.fetching.Fetched(200, body, url, {"etag": '"1"'})

    monkeypatch.setattr(calendar_sync.fetching, "get", get)
    calendar = connect_calendar(here, "Feed", "https://kalender.example/x.ics", way="ics")
    assert sync(calendar, now=here.now).brought == 1
    row = Meeting.objects.of(here.account).get(uid="a@telefon")
    assert [part.person_id for part in MeetingPart.objects.of(here.account).filter(meeting=row)] == [wenche_too.pk]
    body = body.replace(b"20261130T100000", b"20261201T100000").replace(b"DTSTAMP:20261123T070000Z", b"DTSTAMP:20261123T080000Z")
    assert sync(calendar, now=here.now + LATER).moved == 1
    body = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    sync(calendar, now=here.now + LATER)
    assert [one.why for one in questions(here.account)] == ["gone"]
    assert asked[-1] == ("https://kalender.example/x.ics", '"1"')
    body = b"<html>Logg inn</html>"
    with pytest.raises(Failed, match="not-calendar"):
        sync(calendar, now=here.now + 2 * LATER)


def test_a_feed_that_takes_long_to_read_lets_others_have_their_turn_and_goes_on(here, monkeypatch):
    events = "".join(event(f"nr{n}", "20261130T100000", f"Time {n}") for n in range(120))
    parts = "".join(f"BEGIN:VEVENT{one.split('BEGIN:VEVENT')[1].split('END:VEVENT')[0]}END:VEVENT\r\n" for one in events.split("BEGIN:VCALENDAR")[1:])
    body = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{parts}END:VCALENDAR\r\n".encode()
    monkeypatch.setattr(calendar_sync.fetching, "get", lambda url, **_: calendar_sync.fetching.Fetched(200, body, url, {"etag": '"1"'}))
    slowly_read(monkeypatch, seconds=0.6)
    calendar = connect_calendar(here, "Feed", "https://kalender.example/x.ics", way="ics")
    turns = 1
    while not sync(calendar, now=here.now).whole:
        assert calendar.token == ""
        turns += 1
    assert turns == 3 and calendar.token == '"1"'


def slowly_read(monkeypatch, seconds):
    """Each object takes so long to understand; the UIDs of those that were, in order."""
    clock, understood = [0.0], []

    def slow(octets, account, now):
        clock[0] += seconds
        found = choosing.seen(octets, account, now)
        understood.append(found.uid)
        return found

    monkeypatch.setattr(taking, "seen", slow)
    monkeypatch.setattr(taking.time, "monotonic", lambda: clock[0])
    return understood


def test_objects_of_one_question_that_take_long_are_gone_on_with_in_the_next_turn(calendar, peer, here, monkeypatch):
    for number in range(6):
        peer.phone.put(f"m{number}.ics", event(f"m{number}@telefon", "20261130T100000"))
    understood = slowly_read(monkeypatch, seconds=12)
    assert not sync(calendar, now=here.now).whole
    assert len(understood) == 3
    assert sync(calendar, now=here.now).whole
    assert sorted(understood) == [f"m{number}@telefon" for number in range(6)]


def test_series_that_are_slow_to_follow_wait_for_one_another_and_none_is_forgotten(calendar, peer, here, monkeypatch):
    for number in range(5):
        peer.phone.put(f"s{number}.ics", event(f"s{number}@telefon", "20261130T100000", "Kurs", "RRULE:FREQ=WEEKLY;COUNT=3"))
    sync(calendar, now=here.now)
    understood, now = slowly_read(monkeypatch, seconds=4), here.now
    for _ in range(30):
        now += timedelta(minutes=5)
        before = len(understood)
        sync(calendar, now=now)
        assert len(understood) - before == 1
    assert sorted({*understood}) == [f"s{number}@telefon" for number in range(5)]
