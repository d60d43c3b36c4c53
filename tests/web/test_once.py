"""The same form sent twice by two presses is done once; sent again later, or with other words, it is done again."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from hvem.campaign.models import Conversation, CvVersion, Place, Promise
from hvem.people.models import Note
from hvem.web.shown import person_note
from hvem.web.stale import was_of
from tests.web.test_files import PDF
from tests.world import terje

pytestmark = pytest.mark.django_db


def test_two_presses_write_one_note_and_a_later_one_another(here, page):
    one = terje(here)
    notes = Note.objects.of(here.account)
    for _ in range(2):
        assert page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjellet"}).status_code == 302
    assert notes.count() == 1
    page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjorden"})
    assert notes.count() == 2
    cache.clear()
    page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjorden"})
    assert notes.count() == 3


def test_a_conversation_and_a_promise_are_noted_once(here, page):
    one = terje(here)
    answers = [page.post("/conversations/new/", {"person": str(one.pk), "way": "call", "note": "Ringte"}) for _ in range(2)]
    assert answers[0].url == answers[1].url and Conversation.objects.of(here.account).count() == 1
    for _ in range(2):
        page.post("/promises/new/", {"person": str(one.pk), "words": "ringe igjen i morgen"})
    assert Promise.objects.of(here.account).present().filter(conversation=None).count() == 1


def test_a_form_that_came_back_can_be_sent_again_at_once(here, page):
    one = terje(here)
    wrong = {"person": str(one.pk), "words": ""}
    assert [page.post("/promises/new/", wrong).status_code for _ in range(2)] == [200, 200]


def test_a_note_corrected_does_not_wait_for_itself(here, page, monkeypatch):
    monkeypatch.setattr("hvem.web.once._wait_for", lambda key: pytest.fail("waited"))
    one = terje(here)
    page.post(f"/people/{one.pk}/edit/notes/", {"text": "Liker fjellet"})
    row = Note.objects.of(here.account).get()
    page.post(f"/people/{one.pk}/edit/notes/", {"row": str(row.pk), "text": "Liker fjorden", "was": was_of(person_note(row.text))})
    assert Note.objects.of(here.account).get().text == "Liker fjorden"


def test_a_cv_is_kept_once_and_another_file_right_after_is_another(here, page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name, octets in (("a.pdf", PDF), ("a.pdf", PDF), ("b.pdf", PDF)):
        answer = page.post("/story/cv/new/", {"name": "kort", "text": "", "file": SimpleUploadedFile(name, octets)})
        assert answer.status_code == 302
    assert sorted(CvVersion.objects.of(here.account).values_list("file__name", flat=True)) == ["a.pdf", "b.pdf"]


def test_a_place_of_the_path_is_written_once(here, page):
    for _ in range(2):
        page.post("/story/place/", {"kind": "work", "name": "Jærlys", "from_year": "2001"})
    assert Place.objects.of(here.account).count() == 1
