"""What you have here: taking it out, putting it back, a copy for safety, and deleting a person or everything."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.keeping.archive import write_archive
from hvem.keeping.backups import DAYS_KEPT, backups_here, write_backup
from hvem.keeping.calendar import calendar
from hvem.keeping.cards import table, vcards
from hvem.keeping.checking import NotOurs
from hvem.keeping.document import document
from hvem.keeping.erasing import Loss, erase_everything, erase_person, loss_of
from hvem.keeping.tables import one_moment
from hvem.keeping.taking_in import is_empty, take_in
from hvem.people.models import Person
from hvem.web.page import seat, show, signed_in, tell
from hvem.wording.catalogue import say

FORMATS = {
    "vcard": ("vcf", "text/vcard"),
    "csv": ("csv", "text/csv"),
    "json": ("json", "application/json"),
    "ics": ("ics", "text/calendar"),
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A daily backup: its day and size in megabytes."""

    on: date
    megabytes: str


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """What the page shows; `local` where the whole folder is the reader's own, `empty` where an export can be taken in."""

    people: int
    empty: bool
    local: bool
    copies: Sequence[Copy]
    days: int
    complaint: str = ""
    formats: Sequence[str] = ("vcard", "csv", "ics", "json")

    @classmethod
    def of(cls, here: Seat, complaint: str = "") -> KeepingPage:
        """The page as things stand."""
        local = is_local()
        copies = (
            [Copy(date.fromisoformat(one.stem.removeprefix("hvem-")), megabytes(size)) for one, size in backups_here()]
            if local
            else []
        )
        people = Person.objects.of(here.account).listed().count()
        return cls(
            people=people,
            empty=not people and is_empty(here.account),
            local=local,
            copies=copies,
            days=DAYS_KEPT,
            complaint=complaint,
        )


def is_local() -> bool:
    """Whether one person has the whole folder: then its backup holds nobody else's."""
    return not settings.HVEM_URL and connection.vendor == "sqlite"


def megabytes(size: int) -> str:
    """A size as it is read: at least a tenth of a megabyte."""
    return f"{max(size / 1_000_000, 0.1):.1f}".replace(".", ",")


@require_GET
@signed_in
def keeping(request: HttpRequest) -> HttpResponse:
    """Everything one can do with all one has here."""
    return show(request, "keeping.html", KeepingPage.of(seat(request)))


@require_GET
@signed_in
def export(request: HttpRequest, form: str) -> HttpResponse:
    """All of it as a file: streamed, or as a zip that can be taken back in."""
    here = seat(request)
    if form == "zip":
        return _download(_zip(here), f"hvem-{here.today.isoformat()}.zip")
    if form not in FORMATS:
        raise Http404
    ending, media = FORMATS[form]
    response = StreamingHttpResponse(_pieces(here, form), content_type=f"{media}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="hvem-{here.today.isoformat()}.{ending}"'
    return cast("HttpResponse", response)


def _pieces(here: Seat, form: str) -> Iterator[bytes]:
    if form == "ics":
        yield from calendar(here.account, here.language, here.now)
        return
    with one_moment():
        texts = (
            document(here.account, here.now.isoformat())
            if form == "json"
            else (vcards if form == "vcard" else table)(here.account)
        )
        for text in texts:
            yield text.encode()


def _zip(here: Seat) -> Path:
    handle, name = tempfile.mkstemp(dir=settings.DATA, prefix=".export-")
    try:
        with os.fdopen(handle, "wb") as file:
            write_archive(file, here.account, at=here.now)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _download(held: Path, name: str) -> HttpResponse:
    """A file that is gone from the disk as soon as it is sent."""
    file = held.open("rb")
    held.unlink()
    return cast("HttpResponse", FileResponse(file, as_attachment=True, filename=name))


@require_POST
@signed_in
def backup(request: HttpRequest) -> HttpResponse:
    """A fresh backup of the whole folder, without the key; only where the folder is one's own."""
    if not is_local():
        raise Http404
    here = seat(request)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".backup-") as folder:
        held = Path(folder) / "backup.zip"
        write_backup(held, at=here.now)
        return _download(held, f"hvem-backup-{here.today.isoformat()}.zip")


@require_POST
@signed_in
def taking_in(request: HttpRequest) -> HttpResponse:
    """An exported zip taken into an empty account."""
    here, file = seat(request), request.FILES.get("file")
    if file is None:
        return show(request, "keeping.html", KeepingPage.of(here, say(here.language, "restore.no-file")), status=422)
    with tempfile.NamedTemporaryFile(dir=settings.DATA, prefix=".take-in-") as held:
        for piece in file.chunks():
            held.write(piece)
        held.flush()
        try:
            counts = take_in(here, Path(held.name))
        except NotOurs as why:
            return show(request, "keeping.html", KeepingPage.of(here, say(here.language, f"restore.{why.reason}")), status=422)
    tell(request, "taken-in", count=counts.get("people.Person", 0))
    return HttpResponseRedirect("/people/?show=all")


@require_POST
@signed_in
def erase_all(request: HttpRequest) -> HttpResponse:
    """Everything deleted, for good."""
    erase_everything(seat(request))
    tell(request, "everything-erased")
    return HttpResponseRedirect("/data/")


@dataclass(frozen=True, slots=True)
class ErasePage:
    """Who would be erased, what goes with them, and how long older backups still hold them."""

    person: Person
    name: str
    losses: Sequence[str]
    stays: Sequence[str]
    days: int

    @classmethod
    def of(cls, here: Seat, person: Person) -> ErasePage:
        """The question, with what is lost in numbers."""
        loss = loss_of(here.account, person)
        return cls(person, person.first_name, _counted(here, loss, LOST), _counted(here, loss, STAYS), DAYS_KEPT)


LOST = ("conversations", "meetings", "notes", "promises", "referrals", "advice", "gifts")
STAYS = ("shared", "mentioned")


def _counted(here: Seat, loss: Loss, names: Sequence[str]) -> list[str]:
    return [say(here.language, f"erase.{name}", count=getattr(loss, name)) for name in names if getattr(loss, name)]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase_one(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A person erased for good, after one has seen what goes with them."""
    here = seat(request)
    person = own(Person, person_id, here.account)
    if request.method != "POST":
        return show(request, "erase.html", ErasePage.of(here, person))
    erase_person(here, person)
    tell(request, "erased")
    return HttpResponseRedirect("/people/")


urls = [
    path("data/", keeping, name="data"),
    path("data/backup/", backup, name="backup"),
    path("data/take-in/", taking_in, name="take-in"),
    path("data/erase/", erase_all, name="erase-all"),
    path("export/<str:form>", export, name="export"),
    path("people/<uuid:person_id>/erase/", erase_one, name="erase-person"),
]
