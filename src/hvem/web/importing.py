"""Bringing people in: files chosen, a preview, the import as it goes, what it did, and undo (M1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.ground.deeds import alone
from hvem.importing.models import Batch, Row
from hvem.importing.reviewing import Answered, decide, question, still_waits
from hvem.importing.starting import discard
from hvem.importing.tasks import go_on, look, look_later, undo_later, write_later
from hvem.importing.undoing import AT_ONCE, undo_batch
from hvem.people.models import CIRCLES, Person
from hvem.web.import_pages import RUNNING, BatchPage, ChoosePage, ReviewPage, RowsPage
from hvem.web.intake import files_of
from hvem.web.page import done, is_part, seat, show, signed_in

AT_HAND = 400_000
"""So many octets are looked through while one waits; more are left to the worker."""


@csrf_exempt
@require_http_methods(["GET", "POST"])
@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """Choose files, and what was brought in before; sent files are kept as they come and looked through."""
    if request.method == "POST":
        return _taken(request)
    return _chosen(request)


@csrf_protect
def _chosen(request: HttpRequest, wrong: Sequence[str] = (), status: int = 200) -> HttpResponse:
    return show(request, "import.html", ChoosePage.of(seat(request), wrong), status=status)


def _taken(request: HttpRequest) -> HttpResponse:
    """The files go straight to the account's folder, so what reads the form must be set before its token is looked at."""
    here = seat(request)
    kept = files_of(request, here)
    try:
        return csrf_protect(lambda asked: _looked_through(asked, kept))(request)
    finally:
        kept.let_go()


def _looked_through(request: HttpRequest, kept: Any) -> HttpResponse:
    here = seat(request)
    len(request.FILES)  # the form is read to its end, and its files with it
    if kept.stopped:
        raise kept.stopped
    for intake in kept.whole:
        with transaction.atomic():  # a file that can only be half taken in is not taken in
            batch = intake.done()
            if batch.size <= AT_HAND and not intake.packed:
                look(batch, at=here.now)
            else:
                look_later(batch, at=here.now)
        kept.batches.append(batch)
    if not kept.batches:
        return _chosen(request, kept.wrong or ["nothing"], 422)
    if len(kept.batches) == 1 and not kept.wrong:
        return HttpResponseRedirect(f"/import/{kept.batches[0].pk}/")
    return _chosen(request, kept.wrong) if kept.wrong else HttpResponseRedirect("/import/")


@require_GET
@signed_in
def batch_page(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """One file: being read, ready to be brought in, coming in, or in. A part of it is asked for while it runs."""
    here = seat(request)
    batch = own(Batch, batch_id, here.account)
    if batch.state in ("writing", "undoing") and go_on(batch, at=here.now, by=here.user):
        batch.refresh_from_db()
    if is_part(request):
        if batch.state not in RUNNING:
            response = HttpResponse(status=200)
            response.headers["HX-Refresh"] = "true"
            return response
        return show(request, "parts/import_progress.html", BatchPage.of(here, batch))
    return show(request, "import_batch.html", BatchPage.of(here, batch))


@require_http_methods(["GET", "POST"])
@signed_in
def rows(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The rows of one sort, a page at a time; before they are brought in, what becomes of each can be chosen."""
    here = seat(request)
    batch = own(Batch, batch_id, here.account)
    what, after = request.GET.get("what", "new"), request.GET.get("after", "")
    if request.method == "POST" and batch.state == "previewed":
        _keep_choices(request, batch)
        query = f"?what={what}&after={after}" if after else f"?what={what}"
        return HttpResponseRedirect(f"/import/{batch.pk}/" if "back" in request.POST else f"/import/{batch.pk}/rows/{query}")
    return show(request, "import_rows.html", RowsPage.of(here, batch, what, after))


def _keep_choices(request: HttpRequest, batch: Batch) -> None:
    """Keep what was chosen for rows; whoever they are said to be must be the account's own."""
    chosen: dict[str, str] = batch.choices.get("rows", {})
    for name in request.POST:
        value = request.POST.get(name, "")
        number = name.removeprefix("row-")
        if name == number or not number.isdigit():
            continue
        if value not in ("", "new", "skip"):
            value = str(own(Person, value, batch.account).pk)
        chosen.pop(number, None)
        if value:
            chosen[number] = value
    batch.choices["rows"] = chosen
    batch.save(update_fields=["choices"])


@require_POST
@signed_in
def bring(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Bring a looked-through file in; the worker does it."""
    here = seat(request)
    batch = own(Batch, batch_id, here.account)
    if batch.state == "previewed":
        circle = request.POST.get("circle", "")
        batch.choices["circle"] = circle if circle in CIRCLES else ""
        batch.choices["skip_new"] = "new" not in request.POST
        batch.choices["skip_updates"] = "updates" not in request.POST
        _begin(here, batch)
    return HttpResponseRedirect(f"/import/{batch.pk}/")


def _begin(here: Seat, batch: Batch) -> None:
    """The counts of the preview make room for what is really done, by the worker."""
    batch.added = batch.updated = batch.unchanged = batch.to_review = batch.more_complaints = 0
    batch.complaints = []
    with transaction.atomic():
        batch.save()
        write_later(batch, at=here.now, by=here.user)


@require_POST
@signed_in
def bring_all(request: HttpRequest) -> HttpResponse:
    """Bring in every file that is looked through, as each would be by itself."""
    here = seat(request)
    for batch in Batch.objects.of(here.account).present().filter(state="previewed").order_by("made_at"):
        batch.choices.setdefault("circle", "colleague" if batch.format.startswith("linkedin") else "")
        _begin(here, batch)
    return HttpResponseRedirect("/import/")


@require_POST
@signed_in
def stop(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Stop an import between two slices: what is in stays. A file not yet brought in is let go of."""
    here = seat(request)
    batch = own(Batch, batch_id, here.account)
    if batch.state in ("waiting", "writing"):
        Batch.objects.of(here.account).filter(pk=batch.pk).update(cancel_asked_at=here.now)
        return HttpResponseRedirect(f"/import/{batch.pk}/")
    if batch.state in ("reading", "previewed", "failed"):
        with alone(here.account):
            Row.objects.of(here.account).filter(batch=batch, digest="").delete()
            Batch.objects.of(here.account).filter(pk=batch.pk).update(removed_at=here.now)
        discard(batch)
    return HttpResponseRedirect("/import/")


@require_POST
@signed_in
def take_back(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Undo a whole import; a large one is undone by the worker."""
    here = seat(request)
    batch = own(Batch, batch_id, here.account)
    if batch.state in ("done", "cancelled", "failed"):
        if batch.position > AT_ONCE:
            undo_later(batch, at=here.now, by=here.user)
        else:
            undo_batch(batch, at=here.now, by=here.user)
    return HttpResponseRedirect(f"/import/{batch.pk}/")


@require_GET
@signed_in
def review(request: HttpRequest) -> HttpResponse:
    """The next card nobody could tell for certain, beside the person it may be."""
    here = seat(request)
    after = request.GET.get("after", "")
    try:
        found = question(here.account, UUID(after) if after else None)
    except ValueError:
        found = question(here.account)
    return show(request, "import_review.html", ReviewPage.of(here, found))


@require_POST
@signed_in
def answer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Same person, two different, or later; the next one follows."""
    here = seat(request)
    row = own(Row, row_id, here.account)
    said = request.POST.get("answer", "")
    following = f"/import/review/?after={row.pk}"
    if not still_waits(here.account, row):
        return HttpResponseRedirect("/import/review/")
    if said != "different" and not said.startswith("same:"):
        return HttpResponseRedirect(following)
    person = own(Person, said.removeprefix("same:"), here.account) if said != "different" else None
    try:
        return done(request, decide(here, row, person), then=following)
    except Answered:
        return HttpResponseRedirect("/import/review/")


urls = [
    path("import/", choose, name="import"),
    path("import/all/", bring_all, name="import-all"),
    path("import/review/", review, name="import-review"),
    path("import/review/<uuid:row_id>/", answer, name="import-answer"),
    path("import/<uuid:batch_id>/", batch_page, name="import-batch"),
    path("import/<uuid:batch_id>/rows/", rows, name="import-rows"),
    path("import/<uuid:batch_id>/bring/", bring, name="import-bring"),
    path("import/<uuid:batch_id>/stop/", stop, name="import-stop"),
    path("import/<uuid:batch_id>/undo/", take_back, name="import-undo"),
]
