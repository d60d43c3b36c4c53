"""Mail and calendar as the user meets them: connecting, how it goes, letting it rest and letting it go."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from hvem.accounts.models import FeedSecret
from hvem.correspondence.connections import connecting
from hvem.correspondence.models import Calendar, Mailbox
from hvem.correspondence.connections.signing_in import note_success
from hvem.correspondence.connections.trying import Reach
from hvem.ground.models import Happening

pytestmark = pytest.mark.django_db

SECRET = "kjempehemmelig-app-passord"
REACH = Reach("hilde@skjeveland.example", "hilde", "imap.skjeveland.example", smtp_host="smtp.skjeveland.example")


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def mailbox(here):
    row = connecting.connect(here, REACH, SECRET)
    connecting.look_back(here, row, None)
    note_success(row, at=here.now)
    return row


@pytest.fixture
def calendar(here):
    return connecting.connect_calendar(here, "Min kalender", "https://dav.example/min/", username="h", secret=SECRET, carries=["meetings"])


def test_with_nothing_connected_the_page_says_what_it_would_give(page):
    text = text_of(page.get("/connections/"))
    assert "du kan bruke alt likevel" in text
    assert text.count('class="btn"') == 1 and "Koble til e-posten din" in text
    assert "/letters/new/" in text and "/import/" in text


def test_each_connection_says_how_it_goes_and_what_to_do(here, page, mailbox, calendar):
    Mailbox.objects.of(here.account).update(failed_at=here.now, trouble="no-answer", said="connection timed out")
    text = text_of(page.get("/connections/"))
    assert "hilde@skjeveland.example" in text and "«imap.skjeveland.example» svarte ikke." in text
    assert "Vi prøver også igjen av oss selv." in text and "Noe venter på deg" in text
    assert "connection timed out" in text_of(page.get(f"/connections/mail/{mailbox.pk}/"))
    assert "Min kalender" in text
    assert SECRET not in text and Mailbox.objects.of(here.account).get().secret not in text


def test_what_was_not_read_today_is_never_told_as_read(here, page, mailbox):
    Mailbox.objects.of(here.account).update(succeeded_at=here.now - timedelta(days=2))
    text = text_of(page.get("/connections/"))
    assert "Ikke lest siden" in text and "Alt går som det skal" not in text


def test_settings_lead_there_and_say_how_it_goes(page, mailbox):
    text = text_of(page.get("/settings/"))
    assert 'href="/connections/"' in text and "Lest i dag kl. 09.00." in text


@pytest.mark.parametrize("kind", ["mail", "calendar"])
def test_a_connection_rests_and_goes_on_and_can_be_undone(here, page, mailbox, calendar, kind):
    model, row = (Mailbox, mailbox) if kind == "mail" else (Calendar, calendar)
    assert page.post(f"/connections/{kind}/{row.pk}/pause/").status_code == 302
    assert model.objects.of(here.account).get().paused_at == here.now
    toast = text_of(page.get("/connections/"))
    assert "pause" in toast.lower() and "Angre" in toast
    happening = Happening.objects.of(here.account).order_by("-at", "-pk").first()
    page.post(f"/undo/{happening.pk}/")
    assert model.objects.of(here.account).get().paused_at is None
    page.post(f"/connections/{kind}/{row.pk}/pause/")
    page.post(f"/connections/{kind}/{row.pk}/go-on/")
    assert model.objects.of(here.account).get().paused_at is None


@pytest.mark.parametrize("kind", ["mail", "calendar"])
def test_a_connection_is_let_go_of_and_comes_back_without_its_password(here, page, mailbox, calendar, kind):
    model, row = (Mailbox, mailbox) if kind == "mail" else (Calendar, calendar)
    page.post(f"/connections/{kind}/{row.pk}/disconnect/")
    assert not model.objects.of(here.account).present().exists()
    for verb in ("try", "pause"):
        assert page.post(f"/connections/{kind}/{row.pk}/{verb}/")["Location"] == "/connections/", "pressed in another window"
    happening = Happening.objects.of(here.account).filter(kind__endswith="-disconnected").get()
    page.post(f"/undo/{happening.pk}/")
    assert model.objects.of(here.account).present().get().secret == ""
    assert "Passordet er ikke her lenger." in text_of(page.get("/connections/"))


@pytest.mark.parametrize("verb", ["pause", "go-on", "try", "disconnect"])
def test_anothers_mailbox_or_calendar_is_not_found_and_nothing_moves(here, stranger, page, verb):
    theirs = connecting.connect(stranger, REACH, SECRET)
    other = connecting.connect_calendar(stranger, "Deres", "https://dav.example/deres/", username="h", secret=SECRET)
    before = [Mailbox.objects.of(stranger.account).values().get(), Calendar.objects.of(stranger.account).values().get()]
    assert page.post(f"/connections/mail/{theirs.pk}/{verb}/").status_code == 404
    assert page.post(f"/connections/calendar/{other.pk}/{verb}/").status_code == 404
    assert [Mailbox.objects.of(stranger.account).values().get(), Calendar.objects.of(stranger.account).values().get()] == before


def test_the_feeds_address_is_shown_once_and_ends_the_one_before(here, page):
    text = text_of(page.post("/connections/feed/new/", {"shows": ["meetings"]}))
    assert 'href="webcal://' in text
    secret = text.split("/feed/")[1].split(".ics")[0]
    assert connecting.hashed(secret) == FeedSecret.objects.get(ended_at=None).hash
    assert secret not in text_of(page.get("/connections/"))
    assert "Ingen kalender har hentet den ennå." in text_of(page.get("/connections/"))
    page.post("/connections/feed/new/", {"shows": ["calls"], "more": "1"})
    feed = FeedSecret.objects.get(ended_at=None)
    assert (feed.shows, feed.says_more) == (["calls"], True)
    page.post("/connections/feed/change/", {"shows": ["meetings", "promises"]})
    feed.refresh_from_db()
    assert (feed.shows, feed.says_more) == (["meetings", "promises"], False)
    page.post("/connections/feed/end/")
    assert not FeedSecret.objects.filter(ended_at=None).exists()
    assert page.post("/connections/feed/change/", {"shows": ["meetings"]}).status_code == 404


def test_what_is_secret_stands_in_no_happening_and_on_no_page(here, page):
    calendars = [
        connecting.connect_calendar(here, "Min", "https://hilde:hysj-1@kal.example/private-hysj-2/basic.ics", way="ics"),
        connecting.connect_calendar(here, "Dav", "https://kal.example/dav", username="hilde", secret="hysj-3"),
    ]
    box = connecting.connect(here, REACH, "hysj-4")
    feed = connecting.new_feed(here, ["meetings"])
    told = json.dumps(list(Happening.objects.of(here.account).values_list("changes", "facts")))
    there = ["/connections/", f"/connections/mail/{box.pk}/", f"/connections/mail/{box.pk}/change/", "/timeline/", "/"]
    pages = "".join(page.get(one).content.decode() for one in (*there, *(f"/connections/calendar/{one.pk}/" for one in calendars)))
    assert "Dav" in pages and "hysj" not in told + pages and feed not in told + pages


def test_the_number_of_questions_does_not_grow_with_the_connections(here, page, mailbox, calendar, django_assert_max_num_queries):
    for number in range(6):
        row = connecting.connect(here, Reach(f"h{number}@skjeveland.example", "", "imap.skjeveland.example"), SECRET)
        connecting.look_back(here, row, None)
        connecting.connect_calendar(here, f"K{number}", f"https://dav.example/{number}/", username="h", secret=SECRET)
    page.get("/connections/")
    with django_assert_max_num_queries(14):
        assert page.get("/connections/").status_code == 200
