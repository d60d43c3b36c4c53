"""The calendar feed: read by its secret address alone, names and times only, and ended when a new one is made."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from icalendar import Calendar

from hvem.accounts.models import FeedSecret
from hvem.campaign.models import Meeting, MeetingPart, Promise
from hvem.campaign.running import running
from hvem.correspondence.connections import connecting
from hvem.ground.deeds import Deed
from tests.world import at, ingrid, terje

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked():
    """Each test begins with nobody having asked too often."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def busy(here):
    """A meeting with a private purpose, a call, a promise, one promise of theirs, and one long past."""
    one, other = ingrid(here), terje(here)
    campaign = running(here.account, on=here.today)
    mine = {"campaign": campaign, "to": one, "made_at": here.now}
    with Deed(here.account, "meeting-planned", at=here.now, by=here.user) as deed:
        meeting = deed.add(
            Meeting(campaign=campaign, at=at("2026-11-25T10:00"), purpose="Hemmelig formål", place="Kafé Torget", title="Kaffe om omorganisering")
        )
        deed.add(MeetingPart(meeting=meeting, person=one))
        deed.add(Meeting(campaign=campaign, at=at("2026-11-26T10:00"), cancelled_on=here.today, title="Avlyst"))
        deed.add(Promise(**mine, act="call", about=other, due_on=at("2026-11-24T00:00").date(), due_at=at("2026-11-24T14:00"), words="Ring om sparken"))
        deed.add(Promise(**mine, act="send", due_on=at("2026-11-27T00:00").date(), words="Send fortrolig liste"))
        deed.add(Promise(**mine, owed_by_me=False, due_on=here.today, words="Deres sak"))
        deed.add(Promise(**mine, due_on=here.today, kept_on=here.today, words="Holdt"))
    return meeting


def get(client, secret, **headers):
    return client.get(f"/feed/{secret}.ics", headers=headers, HTTP_HOST="localhost")


def events(answer):
    return [one for one in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_the_feed_tells_names_and_times_and_nothing_more(here, busy, client, settings):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["meetings", "calls", "promises"])
    answer = get(client, secret)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    assert {str(one["summary"]) for one in events(answer)} == {"Møte med Ingrid Bjørheim", "Ring Terje Undheim", "Løfte til Ingrid Bjørheim"}
    text = answer.content.decode()
    for private in ("Hemmelig", "Kafé", "omorganisering", "sparken", "fortrolig", "Deres sak", "Holdt", "Avlyst"):
        assert private not in text
    starts = {str(one["summary"]): one["dtstart"].dt for one in events(answer)}
    assert starts["Møte med Ingrid Bjørheim"] == at("2026-11-25T10:00")
    assert starts["Ring Terje Undheim"] == at("2026-11-24T14:00")
    assert starts["Løfte til Ingrid Bjørheim"] == at("2026-11-27T00:00").date()


def test_more_is_told_when_it_is_chosen(here, busy, client, settings):
    settings.HVEM_AT = here.now
    text = get(client, connecting.new_feed(here, ["meetings", "promises"], says_more=True)).content.decode()
    assert "Kaffe om omorganisering" in text and "Hemmelig formål" in text and "Send fortrolig liste" in text
    assert "Ring om sparken" not in text


def test_only_what_is_chosen_is_shown(here, busy, client, settings):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["calls"])
    assert [str(one["summary"]) for one in events(get(client, secret))] == ["Ring Terje Undheim"]
    connecting.change_feed(FeedSecret.objects.get(ended_at=None), [], says_more=False)
    assert events(get(client, secret)) == []


def test_a_feed_that_has_not_changed_is_not_sent_again(here, busy, client, settings):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["meetings"])
    first = get(client, secret)
    settings.HVEM_AT = here.now + timedelta(hours=3)
    again = get(client, secret, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    with Deed(here.account, "meeting-moved", at=here.now, by=here.user) as deed:
        deed.change(Meeting.objects.of(here.account).get(pk=busy.pk), at=at("2026-11-25T11:00"))
    moved = get(client, secret, if_none_match=first["ETag"])
    assert moved.status_code == 200 and events(moved)[0]["dtstart"].dt == at("2026-11-25T11:00")


def test_the_last_fetch_is_kept_and_nobody_between_keeps_the_feed(here, client, settings):
    settings.HVEM_AT = here.now
    answer = get(client, connecting.new_feed(here, ["meetings"]))
    assert FeedSecret.objects.get().fetched_at == here.now
    assert answer["Cache-Control"] == "private, no-cache"
    assert "sessionid" not in str(answer.cookies) and not answer.cookies


def test_an_old_or_guessed_address_leads_nowhere(here, client, settings):
    settings.HVEM_AT = here.now
    old = connecting.new_feed(here, ["meetings"])
    new = connecting.new_feed(here, ["meetings"])
    assert get(client, old).status_code == 404
    assert get(client, "gjettet").status_code == 404
    assert get(client, connecting.hashed(new)).status_code == 404
    assert get(client, new).status_code == 200
    connecting.end_feed(here)
    assert get(client, new).status_code == 404


def test_the_feed_is_never_anothers(here, stranger, busy, client, settings):
    settings.HVEM_AT = here.now
    assert events(get(client, connecting.new_feed(stranger, ["meetings", "calls", "promises"]))) == []


def test_no_log_names_the_address(here, client, settings, caplog):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["meetings"])
    for _ in range(35):
        get(client, secret)
    connecting.end_feed(here)
    cache.clear()
    assert get(client, secret).status_code == 404
    assert secret not in caplog.text


def test_who_asks_too_often_waits(here, client, settings):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["meetings"])
    answers = [get(client, "gjettet").status_code for _ in range(30)]
    assert set(answers) == {404}
    late = get(client, secret)
    assert late.status_code == 429 and late["Retry-After"] == "60"


def test_a_feed_is_read_only(here, client, settings):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["meetings"])
    assert client.post(f"/feed/{secret}.ics", HTTP_HOST="localhost").status_code == 405
    assert client.head(f"/feed/{secret}.ics", HTTP_HOST="localhost").status_code == 200


def test_the_number_of_questions_does_not_grow_with_the_meetings(here, busy, client, settings, django_assert_max_num_queries):
    settings.HVEM_AT = here.now
    secret = connecting.new_feed(here, ["meetings", "calls", "promises"])
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "meeting-planned", at=here.now, by=here.user) as deed:
        for number in range(40):
            deed.add(Meeting(campaign=campaign, at=here.now + timedelta(hours=number)))
    with django_assert_max_num_queries(8):
        assert len(events(get(client, secret))) == 43
