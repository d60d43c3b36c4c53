"""The page of all one has here: files out and in, a backup, a person erased, everything deleted."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Conversation
from hvem.keeping.taking_in import is_empty
from hvem.people.forgotten import forgotten_among
from hvem.people.models import Person
from hvem.reading.line import read_line
from tests.world import astrid, ingrid, terje

pytestmark = pytest.mark.django_db


def words(answer):
    return answer.content.decode()


def body(answer):
    return b"".join(answer.streaming_content)


def test_the_page_offers_out_in_and_delete_and_one_filled_button(page, here):
    terje(here)
    shown = words(page.get("/data/"))
    assert "Én person, og alt du har skrevet." in shown and shown.count('class="btn"') == 1 and shown.count("<h1") == 1
    assert "Slett alt" in shown and "14 dager" in shown and 'type="file"' not in shown


def test_questions_do_not_grow_with_the_people(page, here, django_assert_max_num_queries):
    for maker in (terje, ingrid, astrid):
        maker(here)
    page.get("/data/")
    with django_assert_max_num_queries(6):
        page.get("/data/")


@pytest.mark.parametrize(("form", "holds"), [("vcard", b"FN:Terje Undheim"), ("csv", b"Terje"), ("json", b'"name": "Terje Undheim"'), ("ics", b"BEGIN:VCALENDAR")])
def test_each_form_is_a_download(page, here, form, holds):
    terje(here)
    answer = page.get(f"/export/{form}")
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    text = body(answer)
    assert holds in text
    if form == "json":
        assert json.loads(text)["people"][0]["organisation"] == "Jærlys Energi AS"


def test_an_unknown_form_is_not_there(page):
    assert page.get("/export/pdf").status_code == 404


def test_a_zip_goes_out_and_back_in_after_everything_is_deleted(page, here):
    them = terje(here)
    note(here.account, Talk("call", [them], here.now, told="Har fått hund"), at=here.now)
    held = body(page.get("/export/zip"))
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(held)).namelist()
    answer = page.post("/data/erase/", follow=True)
    assert "Alt er slettet." in words(answer) and is_empty(here.account) and 'type="file"' in words(answer)
    answer = page.post("/data/take-in/", {"file": SimpleUploadedFile("alt.zip", held)}, follow=True)
    assert "Hentet inn én person" in words(answer)
    assert Person.objects.of(here.account).get().pk == them.pk and Conversation.objects.of(here.account).get().told == "Har fått hund"


def test_what_cannot_be_taken_in_says_why_and_changes_nothing(page, here):
    terje(here)
    held = body(page.get("/export/zip"))
    answer = page.post("/data/take-in/", {"file": SimpleUploadedFile("alt.zip", held)})
    assert answer.status_code == 422 and "Her er det noe fra før." in words(answer)
    answer = page.post("/data/take-in/", {"file": SimpleUploadedFile("alt.zip", b"tull")})
    assert answer.status_code == 422 and "kan ikke åpnes" in words(answer)
    assert page.post("/data/take-in/").status_code == 422
    assert Person.objects.of(here.account).count() == 1


def test_a_person_is_erased_after_one_has_seen_what_goes(page, here):
    them, other = ingrid(here), astrid(here)
    note(here.account, Talk("call", [them], here.now, told="Padler"), at=here.now)
    note(here.account, Talk("meeting", [them, other], here.now, note="Alle tre"), at=here.now)
    asked = words(page.get(f"/people/{them.pk}/erase/"))
    assert "Slette alt om Ingrid Bjørheim?" in asked and "én samtale dere to har hatt" in asked and "der flere var med" in asked
    assert Person.objects.of(here.account).filter(pk=them.pk).exists()
    answer = page.post(f"/people/{them.pk}/erase/", follow=True)
    assert "En person er slettet for godt." in words(answer) and "Angre" not in words(answer).split('id="toast"')[1]
    assert page.get(f"/people/{them.pk}/").status_code == 404
    assert forgotten_among(here.account, [read_line("Ingrid Bjørheim, 99 88 77 66")]) == [True]


def test_anothers_person_is_not_there_and_nothing_moves(page, stranger):
    theirs = ingrid(stranger)
    assert page.get(f"/people/{theirs.pk}/erase/").status_code == 404
    assert page.post(f"/people/{theirs.pk}/erase/").status_code == 404
    assert Person.objects.of(stranger.account).count() == 1


def test_deleting_everything_stops_at_ones_own(page, here, stranger):
    terje(here)
    ingrid(stranger)
    page.post("/data/erase/")
    assert Person.objects.of(stranger.account).count() == 1 and not Person.objects.of(here.account).exists()


def test_a_host_gives_nobody_the_whole_folder(page, settings):
    settings.HVEM_URL = "https://hvem.example"
    settings.ALLOWED_HOSTS = ["localhost"]
    assert page.post("/data/backup/").status_code == 404
    assert "Sikkerhetskopi</h2>" not in words(page.get("/data/"))


@pytest.mark.parametrize("address", ["/data/", "/export/zip", "/export/csv"])
def test_a_stranger_is_shown_the_door(client, here, address):
    client.defaults["HTTP_HOST"] = "localhost"
    assert client.get(address)["Location"] == "/sign-in/"
