"""The list as a file: everybody, or those the filters let through, as a table or as address cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from hvem.accounts.access import Seat
from hvem.campaign.listing import Sieve, page_of
from hvem.campaign.running import running
from hvem.ground.rows import SLICE
from hvem.keeping.cards import table, vcards
from hvem.web.page import seat, signed_in
from hvem.web.people import sieve_of


def everyone(here: Seat, sieve: Sieve) -> Iterator[UUID]:
    """The people the sieve lets through, in Norwegian order, read a slice at a time."""
    campaign = running(here.account, on=here.today)
    after = None
    while True:
        ids, after = page_of(here.account, campaign, sieve, here.today, after=after, size=SLICE)
        yield from ids
        if after is None:
            return


@require_GET
@signed_in
def people_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The list as `people.csv` or `people.vcf`, to take along."""
    here = seat(request)
    asked = sieve_of(request.GET)
    ids = everyone(here, replace(asked, show=asked.show or "all", order="name"))
    lines, media = (table(here.account, ids), "text/csv") if kind == "csv" else (vcards(here.account, ids), "text/vcard")
    response = StreamingHttpResponse((line.encode() for line in lines), content_type=f"{media}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="people.{kind}"'
    return cast(HttpResponse, response)


urls = [
    path("export/people.csv", people_file, {"kind": "csv"}, name="people-csv"),
    path("export/people.vcf", people_file, {"kind": "vcf"}, name="people-vcf"),
]
