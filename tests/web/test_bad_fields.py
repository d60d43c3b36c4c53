"""Whatever is sent in a field of a form or an address, the page answers: it says what it cannot read, and never breaks, hangs or leads away."""

from __future__ import annotations

import re
import time
import traceback
from urllib.parse import urlsplit

import pytest
from django.db import transaction

from tests.web import forms
from tests.web.forms import rich

pytestmark = pytest.mark.django_db

EVERYWHERE = ("", "\x00\r\nSet-Cookie: a=b", "🦊" * 400 + "\u202egnimmargorp\u202c", "navn, " * 3_000, "²", "//evil.example")
"""Sent in all the fields of a form at once."""
LETTERS, FIGURES, LAST_DAY = "Æ" * 5_000, "9" * 5_000, "9999-12-31"
"""Sent in one field while the others are as they should be; the last day there is where a day is asked for."""
DAYS = frozenset({"on", "since", "until", "day", "by", "when", "deadline", "words"})
ASKED = ("\x00", "-1", "²", "9" * 5_000, "9999-12-31T00:00:00+00:00_00000000-0000-0000-0000-000000000000")
NO_FORM = frozenset({"sign-out", "backup"})
SLOW = 10
"""Seconds one answer may take, on a machine that is busy with other things."""


class Back(Exception):
    """Everything that was written is set back."""


def broken_by(page, method: str, address: str, fields: dict[str, str]) -> str:
    """What broke when this was sent; the rows are as before."""
    begun = time.monotonic()
    try:
        with transaction.atomic():
            answer = getattr(page, method)(address, fields)
            if answer.streaming:
                list(answer.streaming_content)
            if answer.status_code >= 500:
                return f"answered {answer.status_code}"
            if answer.status_code in (301, 302) and (urlsplit(answer.url).netloc or not re.match(r"/(?![/\\])", answer.url)):
                return f"led away to {answer.url[:80]}"
            if time.monotonic() - begun > SLOW:
                return "hung"
            raise Back
    except Back:
        return ""
    except Exception as problem:  # noqa: BLE001 - whatever it is, it would have been a page that broke
        places = [f"{one.filename.rsplit('hvem/', 1)[-1]}:{one.lineno}" for one in traceback.extract_tb(problem.__traceback__) if "/src/hvem/" in one.filename]
        return f"{type(problem).__name__}: {str(problem)[:90]} at {' < '.join(reversed(places[-3:]))}"


def spoilt(form: forms.Form):
    """The fields of a form, spoilt in one way after the other."""
    ids = {name for name, value in form.fields.items() if re.fullmatch(r"[0-9a-f-]{36}", value)}
    for bad in EVERYWHERE:
        yield dict.fromkeys(form.fields.keys() - ids, bad)
    yield dict.fromkeys(form.fields, "x")
    for name in form.fields:
        yield {name: FIGURES}
        yield {name: LAST_DAY if name in DAYS else LETTERS}


def test_no_field_of_any_form_breaks_its_page(here, page):
    rich(here)
    found = forms.walked(page, ["/", *(address for address, _ in forms.addresses(here.account))])
    assert len(found) > 100
    broken = {}
    for form in found:
        if form.shape[0] in NO_FORM:
            continue
        for sent in spoilt(form):
            if why := broken_by(page, "post", form.action, form.fields | sent):
                broken.setdefault(why, f"{form.action} {[(name, value[:20]) for name, value in list(sent.items())[:3]]}")
    assert not broken


def test_no_query_of_any_address_breaks_its_page(here, page):
    rich(here)
    names = ("q", "after", "page", "at", "shown", "minutes", "step", "kind", "what", "person", "line", "show", "way", "round", "organisation", "signal")
    broken = {}
    for address, name in forms.addresses(here.account):
        for bad in ASKED if name not in NO_FORM else ():
            if why := broken_by(page, "get", address, dict.fromkeys(names[:9], bad)) or broken_by(page, "get", address, {one: bad for one in names[9:]}):
                broken.setdefault(why, f"{address} {bad[:30]}")
    assert not broken


def test_thousands_of_fields_are_answered(here, page):
    many = {f"more-{number}": "x" for number in range(10_000)}
    assert not broken_by(page, "post", "/settings/name/", many) and not broken_by(page, "post", "/people/together/", many)
    assert page.post("/note/", {"line": "x" * 6_000_000}).status_code in (200, 400, 413, 422)


@pytest.mark.parametrize("name", ["HTTP_REFERER", "HTTP_ORIGIN", "HTTP_HOST"])
@pytest.mark.parametrize("bad", ["http://[", "http://evil.example/", "//evil.example", "\\\\evil.example", "javascript:alert(1)", "[", "a" * 9_000])
def test_no_header_breaks_a_page_or_leads_away(here, page, name, bad):
    answer = page.post("/settings/name/", {"name": "x"}, **{name: bad})
    assert answer.status_code == 302 if name == "HTTP_REFERER" else answer.status_code == 400
    assert not urlsplit(answer.headers.get("Location", "/")).netloc


@pytest.mark.parametrize("away", ["//evil.example", "/\\evil.example", "https://evil.example/", "http://[", "///evil.example", "/\t/evil.example", "javascript:alert(1)"])
def test_after_a_deed_one_is_never_led_to_another_place(here, page, away):
    answer = page.post("/people/together/", {"act": "choose", "next": away}, HTTP_REFERER=away)
    assert answer.status_code in (302, 404) and not urlsplit(answer.headers.get("Location", "/")).netloc
    assert not answer.headers.get("Location", "/").startswith(("//", "/\\"))


def test_a_sign_no_database_keeps_is_left_out(here, page):
    from hvem.campaign.models import CvVersion

    page.post("/story/cv/new/", {"name": "ko\0rt", "text": "Innkj\0øp"})
    row = CvVersion.objects.of(here.account).get()
    assert (row.name, row.text) == ("kort", "Innkjøp")
    assert page.get("/search/?q=ko\0rt").status_code == 200
