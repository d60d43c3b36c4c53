"""A CV may be a file: judged by what is in it, given back as it was, gone when it is taken away for good, and never another's."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as machine
from django.core.files.uploadedfile import SimpleUploadedFile

from hvem.accounts.access import seat_of
from hvem.campaign.models import CvVersion
from hvem.campaign.telling import add_cv, remove_cv
from hvem.ground import files
from hvem.ground.files import clean_name, kind_of, octets_of, path_of
from hvem.ground.models import File, Happening
from hvem.ground.undo import undo
from hvem.keeping.archive import write_archive
from hvem.keeping.erasing import erase_everything
from hvem.keeping.purging import purge
from hvem.keeping.taking_in import take_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def packed(**names: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, octets in names.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), octets)
    return held.getvalue()


def docx(**more: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, octets in {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>", **more}.items():
            made.writestr(name, octets)
    return held.getvalue()


ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<x/>")


def upload(octets: bytes, name: str = "cv.pdf"):
    return SimpleUploadedFile(name, octets)


def send(page, octets=PDF, name="cv.pdf", **fields):
    return page.post("/story/cv/new/", {"name": "kort", "text": "", "file": upload(octets, name), **fields})


def test_a_file_is_told_by_what_is_in_it():
    assert (kind_of(PDF), kind_of(docx()), kind_of(ODT)) == ("pdf", "docx", "odt")
    for other in (b"MZ\x90", b"<html>", b"PK\x03\x04broken", packed(a=b"x"), packed(mimetype=b"application/epub+zip"), docx(**{"word/vbaProject.bin": b"x"})):
        assert kind_of(other) is None


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd.pdf"), ("C:\\Users\\h\\Min CV.PDF", "Min CV.pdf"), ("cv\u202efdp.exe", "cvfdp.exe.pdf"), ("", "cv.pdf"),
        ("...", "cv.pdf"), ("a\r\nb.pdf", "ab.pdf"), ("x" * 300 + ".pdf", "x" * 100 + ".pdf"), ("cv;\"<b>.docx", "cv b.pdf"),
    ],
)  # fmt: skip
def test_a_name_is_only_a_name(name, clean):
    assert clean_name(name, "pdf") == clean


@pytest.mark.parametrize(("octets", "name"), [(PDF, "cv.pdf"), (docx(), "cv.docx"), (ODT, "cv.odt")])
def test_a_cv_file_is_kept_and_given_back_as_it_was(here, page, octets, name):
    assert send(page, octets, name).status_code == 302
    cv = CvVersion.objects.of(here.account).get()
    text = page.get(f"/story/cv/{cv.pk}/").content.decode()
    assert name in text and f"/files/{cv.file.pk}/" in text
    answer = page.get(f"/files/{cv.file.pk}/")
    assert b"".join(answer.streaming_content) == octets
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"] and answer["Cache-Control"] == "no-store"
    assert path_of(cv.file).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("octets", "words"), [(b"", "tom"), (PDF + b"x" * 5_000_000, "større enn 5 MB"), (b"MZ\x90\x00", "ingen PDF"), (b"<script>alert(1)</script>", "ingen PDF")]
)
def test_what_is_not_kept_is_said_and_the_words_stay(here, page, octets, words):
    answer = send(page, octets, text="Innkjøpsleder i tjue år")
    text = answer.content.decode()
    assert answer.status_code == 422 and words in text and "Innkjøpsleder i tjue år" in text
    assert not CvVersion.objects.of(here.account).exists() and not File.objects.of(here.account).exists()


def test_there_is_room_for_so_much_and_no_more(here, page, monkeypatch):
    monkeypatch.setattr(files, "QUOTA", len(PDF) + 3)
    assert send(page).status_code == 302
    assert "ikke plass" in send(page, name="to.pdf", text="x").content.decode()


def test_a_file_takes_the_place_of_the_one_before_and_undo_brings_it_back(here, page):
    send(page, PDF, "gammel.pdf")
    cv = CvVersion.objects.of(here.account).get()
    page.post(f"/story/cv/{cv.pk}/", {"name": "kort", "text": "", "file": upload(ODT, "ny.odt")})
    assert CvVersion.objects.of(here.account).get().file.name == "ny.odt"
    undo(Happening.objects.of(here.account).order_by("-at", "-pk").first(), at=here.now, by=here.user)
    cv = CvVersion.objects.of(here.account).get()
    assert cv.file.name == "gammel.pdf" and cv.file.removed_at is None and octets_of(cv.file) == PDF


def test_a_file_is_taken_off_and_its_bytes_go_when_the_time_to_undo_is_over(here, page, django_capture_on_commit_callbacks):
    send(page)
    cv = CvVersion.objects.of(here.account).get()
    held = path_of(cv.file)
    page.post(f"/story/cv/{cv.pk}/file/away/")
    assert CvVersion.objects.of(here.account).get().file is None and held.exists()
    assert page.get(f"/files/{File.objects.of(here.account).get().pk}/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        purge(here.account, at=here.now + timedelta(days=31))
    assert not held.exists() and not File.objects.of(here.account).exists()


def test_bytes_two_versions_share_stay_with_the_one_that_is_left(here, django_capture_on_commit_callbacks):
    one = add_cv(here, "en", "", upload=("a.pdf", PDF)).main
    two = add_cv(here, "to", "", upload=("b.pdf", PDF)).main
    remove_cv(here, one)
    with django_capture_on_commit_callbacks(execute=True):
        purge(here.account, at=here.now + timedelta(days=31))
    assert octets_of(CvVersion.objects.of(here.account).get(pk=two.pk).file) == PDF


def test_files_travel_in_the_zip_and_go_with_everything(here, stranger, tmp_path):
    add_cv(here, "kort", "", upload=("a.pdf", PDF))
    path = tmp_path / "all.zip"
    with path.open("wb") as held:
        write_archive(held, here.account, at=here.now)
    take_in(stranger, path)
    assert octets_of(CvVersion.objects.of(stranger.account).get().file) == PDF
    erase_everything(seat_of(here.user, here.now))
    assert not (Path(machine.MEDIA_ROOT) / str(here.account.pk)).exists()
    assert octets_of(CvVersion.objects.of(stranger.account).get().file) == PDF


def test_anothers_file_is_not_found(here, stranger, page):
    theirs = add_cv(stranger, "kort", "", upload=("a.pdf", PDF)).main
    assert page.get(f"/files/{theirs.file.pk}/").status_code == 404
    assert page.post(f"/story/cv/{theirs.pk}/file/away/").status_code == 404
    assert CvVersion.objects.of(stranger.account).get().file is not None


def test_nobody_downloads_without_signing_in(here, page, client):
    add_cv(here, "kort", "", upload=("a.pdf", PDF))
    client.logout()
    assert client.get(f"/files/{File.objects.of(here.account).get().pk}/", HTTP_HOST="localhost").status_code == 302


def test_a_zip_whose_inside_is_broken_is_no_document():
    import io
    import zipfile

    from hvem.ground.files import kind_of

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 3)
    octets = bytearray(made.getvalue())
    at = octets.index(b"mimetype") + len("mimetype")
    octets[at : at + 8] = b"\xff" * 8
    assert kind_of(bytes(octets)) is None
