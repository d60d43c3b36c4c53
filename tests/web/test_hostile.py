"""Files and words meant to do harm: on every page they are only words, in every link and file they stay where they belong."""

from __future__ import annotations

import re

import pytest

from hvem.people.models import ContactPoint, Person
from tests.importing.book import bring
from tests.web import forms

pytestmark = pytest.mark.django_db

HARM = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:<img src=x onerror=alert(1)> Hansen\nTEL:90000003\nURL:javascript:alert(1)\n"
    "PHOTO;VALUE=uri:http://127.0.0.1:9/x.png\nNOTE:\"><script>alert(2)</script>\n"
    'EMAIL:"a\\nBcc: x@y.example"@e.example\nORG:\u202eSA gninver <b>\nTITLE:=cmd|calc\nEND:VCARD\n'
    "BEGIN:VCARD\nVERSION:3.0\nFN:\u202eRTL\x07 Navn\u202c\nTEL:90000004\nURL:data:text/html,<script>1</script>\nEND:VCARD\n"
)


def filled(here, page):
    """Everything one can write, written with harm in it, about someone from a harmful file."""
    bring(here, CARDS)
    one = Person.objects.of(here.account).get(name__contains="img")
    row = {"who": one.name, "who-id": str(one.pk), "whom": one.name, "whom-id": str(one.pk), "person": str(one.pk)}
    sent = {
        "/people/together/": {"act": "choose"}, "/conversations/new/": {"way": "call", "note": HARM}, "/promises/new/": {"words": f"{HARM} i morgen"},
        "/gifts/new/": {"what": HARM, "kind": "other", "on": "2026-11-20"}, "/opportunities/new/": {"kind": "challenge", "what": HARM, "organisation": HARM},
        "/signals/new/": {"kind": "expansion", "text": HARM, "organisation": HARM, "certainty": "heard"},
        "/meetings/new/": {"when": "i morgen kl 10", "place": HARM, "purpose": HARM}, "/events/": {"name": HARM, "when": "i morgen", "place": HARM},
        "/letters/new/": {"for": "letter", "subject": f"x\r\nBcc: a@b.example {HARM}", "body": HARM}, "/settings/name/": {"name": HARM},
        "/settings/me/": {"me_name": HARM, "me_title": HARM, "me_web": "javascript:alert(1)"}, f"/people/{one.pk}/edit/notes/": {"text": HARM},
        f"/people/{one.pk}/edit/points/": {"kind": "web", "value": "javascript:alert(1)", "label": HARM}, f"/people/{one.pk}/edit/tags/": {"tag": HARM},
    }  # fmt: skip
    for address, fields in sent.items():
        assert page.post(address, row | fields).status_code == 302, address
    return one


def pages(here, page):
    """Every page and file that can be reached."""
    waiting, met = [address for address, _ in forms.addresses(here.account)] + ["/search/?q=script", "/note/?q=%3Cscript%3E"], set()
    while waiting and len(met) < 260:
        address = waiting.pop(0)
        if address in met or address.startswith("/static/"):
            continue
        met.add(address)
        answer = page.get(address)
        assert answer.status_code < 500, address
        octets = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = octets.decode("utf-8", "replace")
        yield address, answer, text
        if "html" in answer.headers["Content-Type"]:
            waiting += [link.replace("&amp;", "&").split("#")[0] for link in re.findall(r'href="(/[^"]*)"', text)]


def test_harm_is_only_words_everywhere(here, page):
    one = filled(here, page)
    seen = 0
    for address, answer, text in pages(here, page):
        kind = answer.headers["Content-Type"]
        seen += 1
        if "html" in kind:
            assert not re.search(r"<script>alert|<img src=x|gninver <b>", text), address
            assert "\u202e" not in text, address
            for link in re.findall(r'(?:href|src|action)="([^"]*)"', text):
                assert re.match(r"(/|#|\?|https?://|mailto:|tel:|sms:)|$", link), (address, link)
                assert "\n" not in link and not re.match(r"mailto:[^?]*%0[AD]", link, re.IGNORECASE), (address, link)
        elif "csv" in kind:
            assert not re.search(r'(^|[,"])=cmd', text, re.MULTILINE), address
        elif "zip" not in kind and "json" not in kind:
            assert not re.search(r"^Bcc", text, re.MULTILINE), address
    assert seen > 60 and "\n" not in ContactPoint.objects.of(here.account).get(person=one, kind="email").value


def test_a_calendar_file_with_guests_of_any_name_is_made(here, page):
    filled(here, page)
    from hvem.campaign.models import Meeting

    answer = page.get(f"/meetings/{Meeting.objects.of(here.account).get().pk}/meeting.ics?guests=1")
    assert answer.status_code == 200 and not re.search(rb"^Bcc", answer.content, re.MULTILINE)
