"""Two open at the same time: what one has typed and what was written elsewhere meanwhile are both kept, and the user chooses.

A form that shows what stands tells with a hidden field (`was`) what it showed, as a short digest of each field. When it is sent,
a field nobody touched follows what stands now; one that was touched and has changed elsewhere is asked about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from unicodedata import normalize

from django.http import HttpRequest, HttpResponse, QueryDict
from markupsafe import Markup

from hvem.accounts.access import Seat
from hvem.ground.deeds import alone
from hvem.web.once import once
from hvem.web.page import back, seat, show
from hvem.wording.catalogue import Language, say

WAS = "was"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field
LONGEST = 20_000
"""What is read of the hidden field: a wave of two hundred shows a line for each."""
Words = Callable[[Language, str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """One field as a form shows it: its name, the key of its label, and what stands in it.

    `words` says a value that is chosen rather than written; `many` are boxes to tick; `long` keeps its lines. A `blank` field
    is shown empty: what is typed there replaces `value`.
    """

    name: str
    label: str
    value: str | tuple[str, ...] = ""
    facts: dict[str, Any] = field(default_factory=dict)
    words: Words | None = None
    many: bool = False
    long: bool = False
    blank: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """What stands in the field, one or several."""
        return self.value if isinstance(self.value, tuple) else (self.value,)

    def digest(self, values: Iterable[str]) -> str:
        """A short sign of these values; how lines end, the space around and how a letter is composed are the browser's."""
        kept = [normalize("NFC", _lined(one) if self.long else _in_one_line(one)) for one in values]
        told = repr((self.name, sorted(filter(None, kept)))).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=6).hexdigest()

    def said(self, values: Iterable[str], language: Language) -> str:
        """The values as they are read on a page; empty where there is nothing."""
        if self.words is None:
            return ", ".join(filter(None, values)).strip()
        return ", ".join(filter(None, (self.words(language, one) for one in list(values) or [""])))


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that was changed both here and elsewhere: its label, what was typed, and what stands there now, in words."""

    shown: Shown
    label: str
    typed: tuple[str, ...]
    mine: str
    now: str


@dataclass(frozen=True, slots=True)
class StalePage:
    """What was typed beside what stands, to be saved knowingly; `rest` are the other fields of the form."""

    address: str
    way_back: str
    clashes: Sequence[Clash]
    rest: Sequence[tuple[str, str]]
    was: str


def _lined(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _in_one_line(text: str) -> str:
    """As a field of one line shows it and sends it: a break is left out, not a space (HTML, value sanitisation)."""
    return " ".join(text.replace("\r", "").replace("\n", "").split())


def was_of(shown: Sequence[Shown]) -> str:
    """The digests of what a form shows, as its hidden field holds them."""
    return " ".join(f"{one.name}~{one.digest(one.values)}" for one in shown)


def was_field(shown: Sequence[Shown]) -> Markup:
    """The hidden field that tells what the form showed."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(WAS, was_of(shown))


def since(fields: QueryDict, shown: Sequence[Shown]) -> tuple[QueryDict, list[Shown]]:
    """The form with what nobody touched as it stands now, and the fields that were changed both here and elsewhere."""
    before = dict(part.partition("~")[::2] for part in fields.get(WAS, "")[:LONGEST].split())
    merged, clashing = fields.copy(), []
    for one in shown:
        if one.name not in before or (one.name not in fields and not one.many):
            continue
        now, typed = one.digest(one.values), one.digest(fields.getlist(one.name))
        if before[one.name] == now or typed == now:
            continue
        if one.blank and not str(fields[one.name]).strip():
            continue
        if typed == before[one.name]:
            merged.setlist(one.name, [value for value in one.values if value] if one.many else list(one.values))
        else:
            clashing.append(one)
    return merged, clashing


def typed_anew(fields: QueryDict, *names: str) -> str:
    """What was typed in these fields since the form was shown, a paragraph each; for what can no longer be changed."""
    before = dict(part.partition("~")[::2] for part in fields.get(WAS, "")[:LONGEST].split())
    said = [(name, fields.get(name, "")) for name in names]
    shown = {name: {Shown(name, "", long=long).digest([text]) for long in (False, True)} for name, text in said}
    return "\n\n".join(_lined(text) for name, text in said if text.strip() and before.get(name) not in shown[name])


def asked(here: Seat, request: HttpRequest, fields: QueryDict, shown: Sequence[Shown], clashing: Sequence[Shown]) -> StalePage:
    """The page that shows both."""
    names = {one.name for one in clashing}
    clashes = [
        Clash(
            one, say(here.language, one.label, **one.facts), tuple(fields.getlist(one.name)),
            one.said(fields.getlist(one.name), here.language), one.said(one.values, here.language),
        )
        for one in clashing
    ]  # fmt: skip
    rest = [(name, value) for name, values in fields.lists() if name not in {*names, WAS, TOKEN} for value in values]
    held = {part.partition("~")[0] for part in fields.get(WAS, "").split()}
    return StalePage(request.get_full_path(), back(request), clashes, rest, was_of([one for one in shown if one.name in held]))


def checked(find: Callable[..., Sequence[Shown]]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page whose form overwrites what it shows; `find(seat, fields, …)` is what stands, for the form that was sent.

    Nobody else writes to the account between the look and the deed; the same form sent by two presses is done once.
    """

    def around(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @once
        def compared(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            here = seat(request)
            with alone(here.account):
                shown = find(here, request.POST, *args, **named)
                fields, clashing = since(request.POST, shown)
                if clashing:
                    return show(request, "stale.html", asked(here, request, fields, shown, clashing), status=409)
                request.POST = fields  # type: ignore[assignment]
                return view(request, *args, **named)

        @wraps(view)
        def looked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            return (compared if request.method == "POST" and request.POST.get(WAS) else view)(request, *args, **named)

        return looked

    return around
