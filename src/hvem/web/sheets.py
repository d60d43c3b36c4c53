"""A table of a page as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse

from hvem.reading.cells import csv_guard


def sheet(name: str, header: Iterable[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows under their header as `name`, CSV in UTF-8 with its mark (RFC 4180); no cell can be taken for a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        writer.writerow(csv_guard(cell) if isinstance(cell, str) else cell for cell in row)
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
