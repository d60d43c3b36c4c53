"""The templates' environment: every page speaks through `t`, writes days its language's way, and draws icons from one file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from hvem.method.reason import Reason
from hvem.reading.phones import spoken
from hvem.web.shown import was
from hvem.wording import moments, quotes
from hvem.wording.catalogue import say
from hvem.wording.rows import in_a_row


@cache
def static(name: str) -> str:
    """The address of a shipped file, with its hash, so that browsers keep it until it changes."""
    digest = hashlib.sha256((Path(settings.STATIC_ROOT) / name).read_bytes()).hexdigest()[:8]
    return f"{settings.STATIC_URL}{name}?v={digest}"


def url(name: str, *args: Any, **query: Any) -> str:
    """The address of a page by its name."""
    path = reverse(name, args=args)
    if query:
        from urllib.parse import urlencode

        path += "?" + urlencode({key: value for key, value in query.items() if value not in (None, "")})
    return path


@cache
def icon(name: str) -> Markup:
    """An icon of the set, always beside a word."""
    return Markup('<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>').format(static("icons.svg"), name)


def breakable(words: str) -> Markup:
    """Words with an address in them, which breaks before its @ or a full stop sooner than within a word."""
    parts = re.split(r"(?=@|(?<=\w)\.(?=\w))", words)
    return Markup("<wbr>").join(parts) if "@" in words else escape(words)


@pass_context
def t(context: Context, key: str, **facts: Any) -> str:
    """The sentence of `key` in the page's language."""
    return say(context["language"], key, **facts)


@pass_context
def why(context: Context, reason: Reason) -> str:
    """A reason in words, to stand after an italic "because"."""
    return say(context["language"], f"reason.{reason.key}", today=context["seat"].today, **dict(reason.facts))


@pass_context
def has(context: Context, key: str) -> bool:
    """Whether the catalogue has such a sentence."""
    from hvem.wording.catalogue import texts

    return key in texts()


@pass_context
def day(context: Context, value: date | None, *, year: bool = False) -> str:
    """A day in words, in the page's language."""
    return moments.day(value, context["language"], year=year) if value else ""


@pass_context
def near(context: Context, value: date | datetime | None) -> str:
    """A day as one says it: today, tomorrow, Thursday, 4 March."""
    if value is None:
        return ""
    seat = context["seat"]
    when = seat.account.day(value) if isinstance(value, datetime) else value
    return moments.near_day(when, seat.today, context["language"])


@pass_context
def short(context: Context, value: date | datetime | None) -> str:
    """A day for the margin; another year is shown as the year alone."""
    if value is None:
        return ""
    seat = context["seat"]
    when = seat.account.day(value) if isinstance(value, datetime) else value
    return str(when.year) if when.year != seat.today.year else moments.short_day(when, context["language"])


@pass_context
def clock(context: Context, value: datetime | None) -> str:
    """A time in the account's zone."""
    return moments.clock(context["seat"].account.local(value), context["language"]) if value else ""


@pass_context
def lower_first(context: Context, text: str) -> str:
    """The text with its first letter small, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


@pass_context
def quoted(context: Context, text: str) -> str:
    """Words as someone said them, in the page's quotation marks."""
    words = quotes.quoted(text, context["language"])
    return Markup(words) if isinstance(text, Markup) else words  # noqa: S704 - what was safe stays so


@pass_context
def phone(context: Context, number: str) -> str:
    """A telephone number grouped as it is said."""
    return spoken(number, context["seat"].account.region)


@pass_context
def row(context: Context, words: Iterable[str]) -> str:
    """Names as they stand in a sentence: commas, and "and" before the last."""
    return in_a_row(list(words), context["language"])


def environment(**options: Any) -> Environment:
    """The environment Django asks for."""
    made = Environment(**options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})
    made.globals.update(url=url, static=static, icon=icon, t=t, has=has, why=why, was=was)
    made.filters.update(
        day=day, near=near, short=short, clock=clock, lower_first=lower_first, phone=phone, quoted=quoted, row=row,
        breakable=breakable,
    )  # fmt: skip
    return made
