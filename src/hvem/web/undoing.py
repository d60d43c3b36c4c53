"""Undo, from the toast and from the timeline."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from hvem.accounts.access import own
from hvem.ground.models import Happening
from hvem.ground.undo import TooLate, undo
from hvem.web.page import back, seat, signed_in, tell


@require_POST
@signed_in
def undo_it(request: HttpRequest, happening_id: UUID) -> HttpResponse:
    """Set back what was done; what has changed since is left, and said."""
    here = seat(request)
    happening = own(Happening, happening_id, here.account)
    try:
        done = undo(happening, at=here.now, by=here.user)
    except TooLate:
        tell(request, "too-late")
        return HttpResponseRedirect(back(request))
    kind = "undone" if not done.left else "undone-partly" if done.restored else "undone-none"
    tell(request, kind, undo=str(done.happening.pk) if done.happening else "", count=len(done.left))
    return HttpResponseRedirect(back(request))


urls = [path("undo/<uuid:happening_id>/", undo_it, name="undo")]
