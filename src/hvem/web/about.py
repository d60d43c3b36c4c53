"""What hvem is, its licence and its source, and what becomes of what one writes, in plain words."""

from __future__ import annotations

import io
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings as machine
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from hvem.keeping.backups import days_kept
from hvem.web.page import show, signed_in

ROOM = Path(__file__).parent.parent
ALONGSIDE = (
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "pyproject.toml",
    "hvem",
    "requirements",
    "docs",
    "tests",
    "bench",
)
LEFT_OUT = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The running version, whether it is hosted for many or stands on this machine, and for how many days backups are kept.

    `days` is 0 where the backups are taken by whoever keeps the database.
    """

    version: str
    hosted: bool
    days: int = 0


@cache
def running_version() -> str:
    """The version of the running program."""
    project = ROOM.parent.parent / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text("utf-8")).get("project", {}).get("version", ""))
    try:
        return version("hvem")
    except PackageNotFoundError:
        return ""


@cache
def source_archive() -> bytes:
    """The source of the running version as a zip: the package, and what stands beside it where it runs from its own folder."""
    made = io.BytesIO()
    project = ROOM.parent.parent
    beside = [project / name for name in ALONGSIDE] if (project / "pyproject.toml").is_file() else []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for top in [ROOM, *beside]:
            inside = project if beside else ROOM.parent
            for one in sorted([top] if top.is_file() else top.rglob("*")):
                if one.is_file() and not one.is_symlink() and not LEFT_OUT & set(one.parts) and one.suffix != ".pyc":
                    archive.write(one, f"hvem-{running_version()}/{one.relative_to(inside)}")
    return made.getvalue()


@require_GET
def source(request: HttpRequest) -> HttpResponse:
    """The source of the running version, for whoever uses it (AGPL-3.0, section 13)."""
    answer = HttpResponse(source_archive(), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="hvem-{running_version()}.zip"'
    return answer


@require_GET
@signed_in
def about(request: HttpRequest) -> HttpResponse:
    """What hvem is, its licence, and where the source lies."""
    return show(request, "about.html", AboutPage(running_version(), bool(machine.HVEM_URL)))


@require_GET
@signed_in
def privacy(request: HttpRequest) -> HttpResponse:
    """What becomes of what one writes about friends, in plain words."""
    return show(request, "privacy.html", AboutPage(running_version(), bool(machine.HVEM_URL), days_kept()))


urls = [
    path("about/", about, name="about"),
    path("privacy/", privacy, name="privacy"),
    path("source.zip", source, name="source"),
]
