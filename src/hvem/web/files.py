"""A kept file, given back as a download and nothing else."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from hvem.accounts.access import own
from hvem.ground.files import LARGEST, MEDIA, path_of
from hvem.ground.models import File
from hvem.web.page import seat, signed_in

MEGABYTES = LARGEST // 1_000_000


@require_safe
@signed_in
def download(request: HttpRequest, file_id: str) -> HttpResponse:
    """The file's bytes, to be saved: never shown in the page's place, never run."""
    file = own(File, file_id, seat(request).account)
    try:
        held = path_of(file).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(
        held, as_attachment=True, filename=file.name, content_type=MEDIA.get(file.kind, "application/octet-stream")
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return cast("HttpResponse", answer)


urls = [path("files/<uuid:file_id>/", download, name="file")]
