"""A calendar is connected where it is: found by its server, chosen by name, or read from an address; its password is never shown."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from hvem.correspondence.connections import connecting
from hvem.correspondence.models import Calendar
from hvem.ground.sealing import unseal
from tests.peers.radicale import SECRET, USER, radicale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_tried():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def server(tmp_path):
    with radicale(tmp_path) as peer:
        yield peer


def text_of(answer) -> str:
    return answer.content.decode()


def fields(server, **more):
    return {"where": "own", "address": server.url, "username": USER, "password": SECRET, **more}


@pytest.mark.parametrize("where", ["icloud", "fastmail", "own", "google", "outlook", "ics"])
def test_each_place_says_how_it_is_done_there(page, where):
    assert f"/connections/calendar/?where={where}" in text_of(page.get("/connections/calendar/"))
    text = text_of(page.get(f"/connections/calendar/?where={where}"))
    assert text.count('class="btn"') == 1
    assert ('type="password"' in text) == (where in {"icloud", "fastmail", "own"})


def test_google_is_said_not_to_take_app_passwords_and_the_ways_there_are_shown(page):
    text = text_of(page.get("/connections/calendar/?where=google"))
    assert "Google godtar ikke app-passord for kalendere" in text and "Hemmelig adresse i iCal-format" in text and "/connections/#feed" in text


def test_a_calendar_is_found_chosen_and_connected(here, page, server):
    answer = page.post("/connections/calendar/", fields(server))
    assert answer["Location"] == "/connections/calendar/choose/"
    text = text_of(page.get("/connections/calendar/choose/"))
    assert "Kalenderen på kjøkkenet" in text and SECRET not in text
    assert SECRET not in str(dict(page.session)) and not Calendar.objects.of(here.account).exists()
    answer = page.post("/connections/calendar/choose/", {"calendar": "0", "carries": ["meetings", "promises"]})
    row = Calendar.objects.of(here.account).get()
    assert (row.address, row.username, row.carries, unseal(row.secret)) == (server.calendar, USER, ["meetings", "promises"], SECRET)
    assert "calendar-found" not in page.session
    text = text_of(page.get(answer["Location"]))
    assert "Kalenderen på kjøkkenet" in text and SECRET not in text and row.secret not in text
    assert page.get("/connections/calendar/choose/")["Location"] == "/connections/calendar/"


def test_a_wrong_password_is_said_and_nothing_typed_is_lost(here, page, server):
    answer = page.post("/connections/calendar/", fields(server, password="feil"))
    text = text_of(answer)
    assert answer.status_code == 422 and "Brukernavnet eller passordet ble ikke godtatt." in text
    assert f'value="{server.url}"' in text and f'value="{USER}"' in text and "feil" not in text.replace("feilen", "").replace("#i-feil", "")


def test_an_address_that_is_none_is_said(page, server):
    assert "Det finnes ingen server" in text_of(page.post("/connections/calendar/", fields(server, address="finnes.ikke.invalid")))
    assert "Lim inn adressen." in text_of(page.post("/connections/calendar/", fields(server, address="")))


def test_a_hosted_installation_does_not_go_inward(here, page, server, settings):
    settings.HVEM_URL = "https://hvem.example"
    inward = server.url.replace("http://", "https://")
    assert "lukket nett" in text_of(page.post("/connections/calendar/", fields(server, address=inward), HTTP_HOST="localhost"))
    answer = page.post("/connections/calendar/", {"where": "ics", "address": inward}, HTTP_HOST="localhost")
    assert "lukket nett" in text_of(answer)


def test_one_has_to_choose_one_of_those_found(page, server):
    page.post("/connections/calendar/", fields(server))
    for wrong in ("", "9", "x", "-1"):
        assert page.post("/connections/calendar/choose/", {"calendar": wrong}).status_code == 422


def test_a_calendar_is_read_from_its_address(here, page, web):
    web.paths["/privat.ics"] = (200, {}, b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    web.paths["/side"] = (200, {}, b"<html>Ikke en kalender</html>")
    address = f"{web.url}/privat.ics"
    answer = page.post("/connections/calendar/", {"where": "google", "address": address, "name": "Jobb"})
    row = Calendar.objects.of(here.account).get()
    assert answer["Location"] == f"/connections/calendar/{row.pk}/"
    assert (row.way, row.address, row.name, row.read_only, row.carries) == ("ics", address, "Jobb", True, [])
    assert page.post("/connections/calendar/", {"where": "ics", "address": f"{web.url}/side"}).status_code == 422
    assert page.post("/connections/calendar/", {"where": "ics", "address": f"{web.url}/borte"}).status_code == 422


WORDS = {"nb": "Vi fant ingen kalender", "nn": "Vi fann ingen kalender", "en": "We found no calendar"}


@pytest.mark.parametrize("language", WORDS)
def test_a_page_that_is_no_calendar_is_told_as_such(here, page, server, web, language):
    here.user.language = language
    here.user.save()
    web.paths["/side"] = (200, {}, b"<html>Velkommen</html>")
    for path in ("/", "/.well-known/caldav"):
        server.lies[path] = (200, b"<html>Velkommen</html>")
    for typed in ({"where": "ics", "address": f"{web.url}/side"}, fields(server)):
        assert WORDS[language] in text_of(page.post("/connections/calendar/", typed))
    assert not Calendar.objects.of(here.account).exists()


def test_what_stands_there_can_be_changed_and_the_password_written_anew(here, page, server):
    row = connecting.connect_calendar(here, "Min", server.calendar, username=USER, secret="gammelt", carries=["meetings"])
    place = f"/connections/calendar/{row.pk}/"
    page.post(f"{place}carries/", {"carries": ["calls"]})
    assert Calendar.objects.of(here.account).get().carries == ["calls"]
    assert page.post(f"{place}password/", {"password": "feil"}).status_code == 422
    assert page.post(f"{place}password/", {"password": ""}).status_code == 422
    assert unseal(Calendar.objects.of(here.account).get().secret) == "gammelt"
    assert page.post(f"{place}password/", {"password": SECRET}).status_code == 302
    assert unseal(Calendar.objects.of(here.account).get().secret) == SECRET


def test_anothers_calendar_is_not_found(here, stranger, page):
    row = connecting.connect_calendar(stranger, "Deres", "https://dav.example/", username="h", secret="x", carries=["meetings"])
    assert page.get(f"/connections/calendar/{row.pk}/").status_code == 404
    for verb in ("carries", "password", "answer"):
        assert page.post(f"/connections/calendar/{row.pk}/{verb}/", {"password": "y", "carries": ["calls"]}).status_code == 404
    assert Calendar.objects.of(stranger.account).get().carries == ["meetings"]
