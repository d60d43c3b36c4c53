"""The method in plain words: every rule with an anchor of its own, which every "because" links to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from hvem.web.page import show, signed_in
from hvem.wording.catalogue import texts

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("list", ("M1", "M2", "M36")),
    ("first", ("M3", "M4", "M5", "M6", "M7", "M8", "M8b", "M9")),
    ("listen", ("M10", "M11", "M12", "M13", "M14", "M15", "M16")),
    ("meet", ("M17", "M18", "M19", "M20", "M21", "M22", "M22b", "M23", "M24", "M25", "M26", "M27", "M28", "M29", "M38", "M39")),
    ("ask", ("M30", "M40", "M41", "M31")),
    ("after", ("M32", "M33", "M34", "M35", "M42", "M44", "M43", "M37", "M45")),
)
"""The parts of the method, each with its rules in the order one reads them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its number, and whether the product does something about it that can be told in a sentence."""

    number: str
    has_how: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the method with its rules."""

    name: str
    rules: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class MethodPage:
    """The whole method."""

    parts: Sequence[Part]

    @classmethod
    def of(cls) -> MethodPage:
        """Every part with its rules."""
        known = texts()
        return cls([Part(name, [Rule(one, f"rule-how.{one}" in known) for one in rules]) for name, rules in PARTS])


@require_GET
@signed_in
def method(request: HttpRequest) -> HttpResponse:
    """The page."""
    return show(request, "method.html", MethodPage.of())


urls = [path("method/", method, name="method")]
