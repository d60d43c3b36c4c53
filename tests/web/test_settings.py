"""Settings: each choice holds at once, can be undone where it changes what falls due, and says kindly what cannot be."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest

from hvem.accounts.models import Membership, User
from hvem.campaign.models import Pause, Standing
from hvem.campaign.running import rules_of, running, workdays_of
from hvem.campaign.setting import DEFAULTS, RANGES, pause
from hvem.keeping.backups import DAYS_KEPT
from hvem.method.times import TimeRules
from tests.world import person


def campaign(here):
    return running(here.account, on=here.today)


def undo(page, address="/settings/"):
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get(address).content.decode()).group(1))


def test_the_page_shows_every_choice_and_no_filled_button(page):
    answer = page.get("/settings/")
    text = answer.content.decode()
    assert answer.status_code == 200 and 'class="btn"' not in text
    for words in (
        "Hvor mange samtaler i uka",
        "Ta en pause",
        "bokmål",
        "som maskinen",
        "Snarveier med én tast",
        "Logg ut",
        "/data/",
        "/privacy/",
    ):
        assert words in text
    assert all(f'id="t-{name}"' in text for name in RANGES)


def test_the_pace_holds_at_once_and_is_undone(here, page):
    page.post("/settings/pace/", {"conversations_a_week": "3"})
    page.post("/settings/pace/", {"things_a_day": "8"})
    assert (campaign(here).conversations_a_week, campaign(here).things_a_day) == (3, 8)
    undo(page)
    assert campaign(here).things_a_day == 5


@pytest.mark.parametrize("text", ["0", "100", "fem", "", "²"])
def test_a_pace_that_cannot_be_changes_nothing(here, page, text):
    assert page.post("/settings/pace/", {"conversations_a_week": text}).status_code == 422
    assert campaign(here).conversations_a_week == 5


@pytest.mark.parametrize(("language", "words"), [("nn", "Innstillingar"), ("en", "Settings"), ("nb", "Innstillinger")])
def test_the_language_changes_the_whole_page(page, language, words):
    page.post("/settings/language/", {"language": language})
    text = page.get("/settings/").content.decode()
    assert f"<h1>{words}</h1>" in text and f'lang="{language}"' in text


def test_a_language_nobody_offers_changes_nothing(here, page):
    page.post("/settings/language/", {"language": "xx"})
    assert User.objects.get(pk=here.user.pk).language == "nb"


def test_theme_and_keys_are_the_readers_own(here, page):
    page.post("/settings/theme/", {"theme": "hvem-mork"})
    page.post("/settings/keys/", {})
    text = page.get("/settings/").content.decode()
    assert 'data-theme="hvem-mork"' in text and 'data-keys="off"' in text
    page.post("/settings/keys/", {"on": "1"})
    assert User.objects.get(pk=here.user.pk).keys_off_on is None


def test_a_time_rule_is_ones_own_and_can_be_as_usual_again(here, page):
    page.post("/settings/time/", {"rule": "report_days", "days": "10"})
    assert rules_of(campaign(here)).report_days == 10
    assert "Du har endret én av dem" in page.get("/settings/").content.decode()
    page.post("/settings/time/", {"rule": "report_days", "usual": "1"})
    assert campaign(here).times == {}


def test_a_time_rule_out_of_bounds_or_out_of_order_is_said_and_kept_as_typed(here, page):
    answer = page.post("/settings/time/", {"rule": "rest_days", "days": "3"})
    assert answer.status_code == 422 and "fra 14 til 365" in answer.content.decode() and 'value="3"' in answer.content.decode()
    answer = page.post("/settings/time/", {"rule": "call_first_workday", "days": "5"})
    assert answer.status_code == 422 and "som er 4" in answer.content.decode()
    assert page.post("/settings/time/", {"rule": "near_days", "days": "120"}).status_code == 422
    assert page.post("/settings/time/", {"rule": "nothing", "days": "5"}).status_code == 404
    assert campaign(here).times == {}


def test_every_default_is_within_its_bounds():
    rules = TimeRules()
    assert all(least <= getattr(rules, name) <= most for name, (least, most) in RANGES.items())
    assert set(RANGES) <= set(DEFAULTS)


def test_a_changed_time_moves_what_falls_due(here, page):
    from hvem.campaign.beginning import sent

    one = person(here, "Astrid Oftedal")
    sent(here, one, "mail", "Hei")
    before = Standing.objects.of(here.account).get().next_due
    page.post("/settings/time/", {"rule": "call_first_workday", "days": "4"})
    assert before == date(2026, 11, 25) and Standing.objects.of(here.account).get().next_due == date(2026, 11, 27)


def test_a_pause_from_today_rests_everything_until_one_is_back(here, page):
    page.post("/settings/pause/", {"why": "ill"})
    row = Pause.objects.of(here.account).present().get()
    assert (row.since, row.until, row.why) == (here.today, None, "syk")
    assert not workdays_of(campaign(here)).is_work(here.today)
    page.post(f"/settings/pause/{row.pk}/over/")
    assert workdays_of(campaign(here)).is_work(here.today)


def test_a_pause_of_chosen_days_is_listed_and_undone(here, page):
    page.post("/settings/pause/", {"since": "2026-12-21", "until": "2027-01-03", "words": "Syden"})
    assert "21. desember" in page.get("/settings/").content.decode()
    row = Pause.objects.of(here.account).present().get()
    page.post(f"/settings/pause/{row.pk}/over/")
    undo(page)
    assert Pause.objects.of(here.account).present().get().until == date(2027, 1, 3)


def test_a_day_that_is_none_is_said(here, page):
    answer = page.post("/settings/pause/", {"since": "i morra"})
    assert answer.status_code == 422 and "Vi forsto ikke datoen" in answer.content.decode()
    assert not Pause.objects.of(here.account).exists()


def test_christmas_can_be_worked(here, page):
    page.post("/settings/christmas/", {})
    assert workdays_of(campaign(here)).is_work(date(2026, 12, 28))
    page.post("/settings/christmas/", {"off": "1"})
    assert not workdays_of(campaign(here)).is_work(date(2026, 12, 28))


def test_who_one_is_stands_on_the_card(here, page):
    page.post("/settings/me/", {"me_name": "Hilde Skjæveland", "emails": "hilde@skjeveland.example", "phones": "900 00 047"})
    mine = Membership.objects.get(pk=here.membership.pk)
    assert (mine.me_name, mine.me_emails, mine.me_phones) == ("Hilde Skjæveland", ["hilde@skjeveland.example"], ["+4790000047"])
    answer = page.post("/settings/me/", {"me_name": "Ny", "emails": "hilde skjeveland"})
    assert answer.status_code == 422 and "hilde skjeveland" in answer.content.decode() and 'value="Ny"' in answer.content.decode()
    assert Membership.objects.get(pk=here.membership.pk).me_name == "Hilde Skjæveland"


def test_the_effort_is_called_what_one_likes(here, page):
    page.post("/settings/name/", {"name": "Veien videre"})
    assert campaign(here).name == "Veien videre"


def test_anothers_pause_is_not_found(here, stranger, page):
    pause(stranger, stranger.today, None, "")
    theirs = Pause.objects.of(stranger.account).get()
    assert page.post(f"/settings/pause/{theirs.pk}/over/").status_code == 404
    assert page.post("/settings/nothing/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None and theirs.until is None


def test_the_page_asks_the_database_the_same_however_many_people_there_are(here, page, django_assert_max_num_queries):
    for number in range(4):
        person(here, f"Navn Nummer{number}")
    with django_assert_max_num_queries(8):
        page.get("/settings/")


@pytest.mark.parametrize("address", ["/privacy/", "/about/"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_plain_words_about_privacy_and_licence(here, page, address, language):
    page.post("/settings/language/", {"language": language})
    answer = page.get(address)
    assert answer.status_code == 200 and answer.content.decode().count("<h1") == 1


def test_the_source_of_the_running_version_can_be_had_by_anyone(client):
    client.defaults["HTTP_HOST"] = "localhost"
    answer = client.get("/source.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert any(name.endswith("src/hvem/web/about.py") for name in names) and any(name.endswith("/LICENSE") for name in names)
    assert not [
        name
        for name in names
        if "__pycache__" in name or ".sqlite" in name or "/data/" in name or "/key" in name.rsplit("/", 1)[0]
    ]


def test_the_pace_moves_no_date_and_so_reckons_nobody_anew(here, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    person(here, "Astrid Oftedal")
    with CaptureQueriesContext(connection) as pace:
        page.post("/settings/pace/", {"things_a_day": "8"})
    assert not [one for one in pace.captured_queries if "campaign_standing" in one["sql"]]
    with CaptureQueriesContext(connection) as times:
        page.post("/settings/time/", {"rule": "near_days", "days": "20"})
    assert [one for one in times.captured_queries if "campaign_standing" in one["sql"]]


@pytest.mark.parametrize(("language", "words"), [("nb", "etter {} dager"), ("nn", "etter {} dagar"), ("en", "after {} days")])
def test_the_privacy_page_says_for_how_long_backups_are_really_kept(here, page, language, words):
    here.user.language = language
    here.user.save()
    assert words.format(DAYS_KEPT) in page.get("/privacy/").content.decode()


def test_the_privacy_page_does_not_promise_for_those_who_keep_the_database(page, monkeypatch):
    monkeypatch.setattr("hvem.web.about.days_kept", lambda: 0)
    text = page.get("/privacy/").content.decode()
    assert "avgjør den som driver tjenesten" in text and "slettes av seg selv" not in text
