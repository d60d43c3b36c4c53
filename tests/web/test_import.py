"""Bringing people in on the page: files chosen, a preview that writes nobody, the import, the few to look at, undo."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.importing.alone import folder_of
from hvem.importing.models import Batch, Row
from hvem.importing.tasks import bring_in
from hvem.people.models import ContactPoint, Label, Person
from tests.importing.book import bring, card, numbered
from tests.world import person

pytestmark = pytest.mark.django_db


def file(*cards, name="bok.vcf"):
    return SimpleUploadedFile(name, "".join(cards).encode())


def send(page, *files, **more):
    return page.post("/import/", {"files": list(files), **more})


def sent(here, page, *cards):
    send(page, file(*cards))
    return Batch.objects.of(here.account).get(state="previewed")


def work(here, batch):
    """What the worker does."""
    bring_in.func(str(here.account.pk), str(batch.pk), here.now.isoformat(), str(here.user.pk))
    batch.refresh_from_db()


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def listed(here):
    return Person.objects.of(here.account).listed()


def test_the_page_tells_how_to_get_a_file_and_what_was_brought_in(here, page):
    bring(here, *numbered(2), name="telefon.vcf")
    said = words(page.get("/import/"))
    assert "iPhone" in said and "LinkedIn" in said and "telefon.vcf" in said and "To nye" in said


def test_a_file_is_looked_through_and_nobody_is_saved(here, page):
    person(here, "Kari Nordmann, 99 88 77 66")
    bad = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    response = send(page, file(*numbered(3), card("Kari Nordmann", phone="99887766", email="kari@f.example"), card("Kari Nordmann", phone="40000001"), bad))
    batch = Batch.objects.of(here.account).get()
    assert response.status_code == 302 and response.url == f"/import/{batch.pk}/" and batch.state == "previewed"
    said = words(page.get(response.url))
    assert "Legg til tre personer" in said and "Én av dem får noe nytt" in said and "kort 6" in said
    assert listed(here).count() == 1


def test_the_file_comes_in_and_can_be_undone_from_its_page(here, page):
    batch = sent(here, page, *numbered(3))
    page.post(f"/import/{batch.pk}/bring/", {"new": "1", "updates": "1", "circle": "colleague"})
    batch.refresh_from_db()
    assert batch.state == "waiting" and "progress" in words(page.get(f"/import/{batch.pk}/"))
    work(here, batch)
    said = words(page.get(f"/import/{batch.pk}/"))
    assert batch.state == "done" and "Tre nye personer er hentet" in said and "Hvem vil du begynne med?" in said
    assert listed(here).count() == 3 and Label.objects.of(here.account).filter(word="colleague").count() == 3
    assert not any(path.name.startswith("import-") for path in folder_of(here.account).iterdir() if str(batch.pk) in path.name)
    page.post(f"/import/{batch.pk}/undo/")
    assert not listed(here).exists() and "er angret" in words(page.get(f"/import/{batch.pk}/"))


def test_what_is_chosen_for_a_row_is_what_becomes_of_it(here, page):
    kari = person(here, "Kari Nordmann, 99 88 77 66")
    batch = sent(here, page, *numbered(2), card("Kari Nordmann", phone="40000001"))
    said = words(page.get(f"/import/{batch.pk}/rows/?what=review"))
    assert "Samme som Kari Nordmann" in said and "navnet er det samme" in said
    page.post(f"/import/{batch.pk}/rows/?what=review", {"row-3": str(kari.pk)})
    page.post(f"/import/{batch.pk}/rows/?what=new", {"row-1": "skip", "row-2": ""})
    page.post(f"/import/{batch.pk}/bring/", {"new": "1", "updates": "1"})
    work(here, batch)
    assert (batch.added, batch.updated, batch.to_review) == (1, 1, 0)
    assert ContactPoint.objects.of(here.account).filter(person=kari).count() == 2


def test_for_all_of_them_the_new_can_be_left_out(here, page):
    batch = sent(here, page, *numbered(3))
    page.post(f"/import/{batch.pk}/bring/", {"updates": "1"})
    work(here, batch)
    assert batch.state == "done" and not listed(here).exists()


def test_several_files_are_read_at_once_and_brought_in_together(here, page):
    response = send(page, file(*numbered(2), name="a.vcf"), file(*numbered(2, 5), name="b.vcf"))
    assert response.status_code == 302 and response.url == "/import/"
    assert "Hent alle to filene" in words(page.get("/import/"))
    page.post("/import/all/")
    for batch in Batch.objects.of(here.account):
        work(here, batch)
    assert listed(here).count() == 4


def test_progress_is_asked_for_in_part_and_the_page_is_loaded_anew_at_the_end(here, page):
    batch = sent(here, page, *numbered(2))
    page.post(f"/import/{batch.pk}/bring/", {"new": "1"})
    part = page.get(f"/import/{batch.pk}/", headers={"HX-Request": "true"})
    assert part.status_code == 200 and "<html" not in words(part) and "hx-trigger" in words(part)
    page.post(f"/import/{batch.pk}/stop/")
    work(here, batch)
    assert batch.state == "cancelled" and page.get(f"/import/{batch.pk}/", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "Stoppet underveis" in words(page.get(f"/import/{batch.pk}/"))


def test_a_writer_that_was_killed_is_taken_up_when_one_looks(here, page):
    batch = sent(here, page, *numbered(2))
    Batch.objects.of(here.account).filter(pk=batch.pk).update(state="writing")
    page.get(f"/import/{batch.pk}/")
    batch.refresh_from_db()
    assert batch.state == "waiting"


def test_a_file_one_does_not_want_is_let_go_of(here, page):
    batch = sent(here, page, *numbered(2))
    path = folder_of(here.account) / batch.stored
    assert path.exists()
    page.post(f"/import/{batch.pk}/stop/")
    assert not path.exists() and page.get(f"/import/{batch.pk}/").status_code == 404 and not Row.objects.of(here.account).exists()


@pytest.mark.parametrize("octets", [b"\x89PNG\r\n\x1a\nxxxx", b"PK\x03\x04rubbish", b"\xff\xfe\x00", b"hei", b"BEGIN:VCARD\n" * 50])
def test_a_file_of_nothing_is_told_kindly(here, page, octets):
    send(page, SimpleUploadedFile("noe.vcf", octets))
    batch = Batch.objects.of(here.account).get()
    if batch.state == "reading":
        from hvem.importing.tasks import look

        look(batch, at=here.now)
    said = words(page.get(f"/import/{batch.pk}/"))
    assert "Her var det ingen å hente" in said and "Traceback" not in said


def test_no_file_and_too_large_a_file_are_said_in_a_sentence(here, page, monkeypatch):
    assert "Du har ikke valgt noen fil" in words(page.post("/import/", {}))
    from hvem.web import intake
    from hvem.web import importing as pages

    def small(request, seat_of_page):
        kept = intake.files_of(request, seat_of_page)
        kept.largest = 100
        return kept

    monkeypatch.setattr(pages, "files_of", small)
    response = send(page, file(*numbered(5)))
    assert response.status_code == 422 and "gigabyte" in words(response) and not Batch.objects.of(here.account).exists()


def test_a_form_without_its_token_leaves_no_file_behind(here, client, settings):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    settings.HVEM_AT = here.now
    strict.force_login(here.user, backend="hvem.accounts.backend.ByLink")
    before = {path.name for path in folder_of(here.account).iterdir()}
    assert strict.post("/import/", {"files": BytesIO("".join(numbered(2)).encode())}).status_code == 403
    assert {path.name for path in folder_of(here.account).iterdir()} == before and not Batch.objects.of(here.account).exists()


def test_markup_in_a_name_is_only_words(here, page):
    batch = sent(here, page, card("<b>Kari</b> Lie", email="x@x.example"))
    said = page.get(f"/import/{batch.pk}/rows/?what=new").content.decode()
    assert "&lt;b&gt;Kari" in said and "<b>Kari" not in said


def unsure(here):
    kari = person(here, "Kari Nordmann, 99 88 77 66")
    bring(here, card("Kari Nordmann", phone="40000001", email="k@annen.example"), name="telefon.vcf")
    return kari, Row.objects.of(here.account).get(outcome="review")


def test_the_same_person_gets_what_is_new_and_it_can_be_undone(here, page):
    kari, row = unsure(here)
    said = words(page.get("/import/review/"))
    assert "Er dette samme person?" in said and "99 88 77 66" in said and "40 00 00 01" in said and "1 av 1" in said
    page.post(f"/import/review/{row.pk}/", {"answer": f"same:{kari.pk}"})
    assert ContactPoint.objects.of(here.account).present().filter(person=kari).count() == 3 and listed(here).count() == 1
    assert "Ingen venter på deg her" in words(page.get("/import/review/"))
    undo(Happening.objects.of(here.account).get(kind="review-same"), at=here.now, by=here.user)
    row.refresh_from_db()
    assert ContactPoint.objects.of(here.account).present().filter(person=kari).count() == 1 and row.outcome == "review"
    assert "Kari Nordmann" in words(page.get("/import/review/"))


def test_two_different_become_two_and_it_can_be_undone(here, page):
    _, row = unsure(here)
    page.post(f"/import/review/{row.pk}/", {"answer": "different"})
    assert listed(here).count() == 2 and listed(here).get(chosen_on=None).name == "Kari Nordmann"
    undo(Happening.objects.of(here.account).get(kind="review-different"), at=here.now, by=here.user)
    assert listed(here).count() == 1 and "1 av 1" in words(page.get("/import/review/"))


def test_later_leaves_it_waiting_and_an_answered_one_stays_answered(here, page):
    kari, row = unsure(here)
    page.post(f"/import/review/{row.pk}/", {"answer": "later"})
    assert "1 av 1" in words(page.get("/import/review/"))
    page.post(f"/import/review/{row.pk}/", {"answer": "different"})
    page.post(f"/import/review/{row.pk}/", {"answer": "different"})
    assert listed(here).count() == 2
    assert bring(here, card("Kari Nordmann", phone="40000001", email="k@annen.example")).unchanged == 1


def test_an_answered_card_goes_with_its_file_when_that_is_undone(here, page):
    kari, row = unsure(here)
    page.post(f"/import/review/{row.pk}/", {"answer": "different"})
    page.post(f"/import/{row.batch_id}/undo/")
    assert [one.pk for one in listed(here)] == [kari.pk]


def test_those_changed_since_are_named_after_an_undo(here, page):
    batch = bring(here, *numbered(2))
    with Deed(here.account, "chosen", at=here.now) as deed:
        deed.change(listed(here).order_by("uid").first(), chosen_on=here.today)
    page.post(f"/import/{batch.pk}/undo/")
    assert "ble stående" in words(page.get(f"/import/{batch.pk}/")) and "Person Nummer00000" in words(page.get(f"/import/{batch.pk}/"))


def test_another_accounts_file_row_and_person_are_not_here_and_nothing_moves(here, stranger, page):
    batch = bring(stranger, *numbered(2), card("Person Nummer00001", org="Et annet sted"))
    row = Row.objects.of(stranger.account).get(outcome="review")
    for address in (f"/import/{batch.pk}/", f"/import/{batch.pk}/rows/"):
        assert page.get(address).status_code == 404
    for address in (f"/import/{batch.pk}/{verb}/" for verb in ("bring", "stop", "undo", "rows")):
        assert page.post(address).status_code == 404
    assert page.post(f"/import/review/{row.pk}/", {"answer": "different"}).status_code == 404
    mine = sent(here, page, *numbered(1))
    theirs = Person.objects.of(stranger.account).first()
    assert page.post(f"/import/{mine.pk}/rows/", {"row-1": str(theirs.pk)}).status_code == 404
    batch.refresh_from_db()
    assert batch.state == "done" and Person.objects.of(stranger.account).listed().count() == 2


def test_the_pages_ask_as_few_questions_with_many_rows_as_with_few(here, page, django_assert_max_num_queries):
    batch = sent(here, page, *numbered(120))
    with django_assert_max_num_queries(12):
        page.get(f"/import/{batch.pk}/")
    with django_assert_max_num_queries(12):
        said = words(page.get(f"/import/{batch.pk}/rows/?what=new"))
    assert "Lagre og vis flere" in said
    with django_assert_max_num_queries(12):
        page.get(f"/import/{batch.pk}/rows/?what=new&after=50")
    page.post(f"/import/{batch.pk}/bring/", {"new": "1"})
    work(here, batch)
    with django_assert_max_num_queries(14):
        page.get(f"/import/{batch.pk}/")
    with django_assert_max_num_queries(10):
        page.get("/import/")


def test_every_language_has_the_pages(here, page):
    kari, _ = unsure(here)
    batch = sent(here, page, *numbered(2))
    for language in ("nn", "en"):
        here.user.language = language
        here.user.save()
        for address in ("/import/", f"/import/{batch.pk}/", f"/import/{batch.pk}/rows/?what=new", "/import/review/"):
            assert page.get(address).status_code == 200
    assert Path(folder_of(here.account)).exists()


@pytest.mark.parametrize("count", [3, 6000])
def test_a_file_that_can_only_be_half_taken_in_is_not_taken_in(here, page, monkeypatch, count):
    def full(*_, **__):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("hvem.web.importing.look", full)
    monkeypatch.setattr("hvem.web.importing.look_later", full)
    page.raise_request_exception = False
    assert send(page, file(*numbered(count))).status_code >= 500
    assert not Batch.objects.of(here.account).exists() and not list(folder_of(here.account).glob("import-*"))


def test_a_preview_keeps_its_counts_where_the_worker_could_not_be_told(here, page, monkeypatch):
    address = send(page, file(*numbered(3))).url
    monkeypatch.setattr("hvem.web.importing.write_later", lambda *_, **__: 1 / 0)
    page.raise_request_exception = False
    assert page.post(f"{address}bring/", {"new": "1", "updates": "1"}).status_code == 500
    batch = Batch.objects.of(here.account).get()
    assert (batch.state, batch.added) == ("previewed", 3)
