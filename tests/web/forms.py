"""Every address and every form of the pages, found by walking them: what a browser could send, and much that it would not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from django.apps import apps
from django.urls import Resolver404, get_resolver, resolve

from hvem import web
from hvem.campaign.telling import add_cv
from hvem.correspondence.connections import connecting
from hvem.correspondence.connections.trying import Reach
from hvem.correspondence.waves.waves import begin
from hvem.ground.rows import Owned
from hvem.keeping.demo import make_demo
from hvem.web.brought import BROUGHT
from hvem.web.connections import CALENDAR_VERBS, MAILBOX_VERBS
from hvem.web.letters import ON_THE_WAY
from hvem.web.meetings import PARTS
from hvem.web.opportunities import DOES
from hvem.web.person_edit import CHANGES
from hvem.web.promises import VERBS
from hvem.web.settings import SETS
from hvem.web.story import FIELDS as FIELDS_OF_STORY
from hvem.web.waves import DOES as DOES_OF_WAVES
from tests.importing.book import bring, card
from tests.world import person

KINDS = {
    "person_id": "people.Person", "organisation_id": "people.Organisation", "talk_id": "campaign.Conversation", "letter_id": "correspondence.Letter",
    "meeting_id": "campaign.Meeting", "event_id": "campaign.Event", "promise_id": "campaign.Promise", "advice_id": "campaign.Advice",
    "referral_id": "campaign.Referral", "signal_id": "campaign.Signal", "opportunity_id": "campaign.Opportunity", "gift_id": "campaign.Gift",
    "batch_id": "importing.Batch", "row_id": "importing.Row", "pause_id": "campaign.Pause", "place_id": "campaign.Place",
    "cv_id": "campaign.CvVersion", "wave_id": "correspondence.Wave", "happening_id": "ground.Happening", "mailbox_id": "correspondence.Mailbox",
    "calendar_id": "correspondence.Calendar", "file_id": "ground.File",
    "other_id": "people.Person", "other_organisation_id": "people.Organisation",
}  # fmt: skip
"""What an id in an address is of."""
FIELDS = re.compile(r"""(?:POST|GET|fields|asked|asked_for|typed)(?:\.get(?:list)?\(|\[)\s*"([a-z_-]+)\"""")


def rich(here) -> None:
    """Fill an account with rows of nearly every sort."""
    make_demo(here)
    person(here, "Kari Nordmann, 99 88 77 66")
    person(here, "Kari M. Nordmann, 99 88 77 66")
    bring(here, card("Kari Nordmann", phone="40000001"), card("Ola Dunk", phone="40000002"))
    begin(here, [person(here, "Liv Skog, liv@skog.example"), person(here, "Per Skog, per@skog.example")])
    mailbox = connecting.connect(here, Reach("hilde@skjeveland.example", "", "127.0.0.1", 9, "none"), "et-app-passord")
    connecting.look_back(here, mailbox, None)
    add_cv(here, "kort", "", upload=("cv.pdf", b"%PDF-1.7 en side"))
    connecting.connect_calendar(here, "Kalender", "http://127.0.0.1:9/hilde/", username="hilde", secret="et-app-passord", carries=["meetings"])


def field_names() -> set[str]:
    """Every name of a field that any page looks for."""
    found = set()
    for file in Path(web.__file__).parent.glob("*.py"):
        found |= set(FIELDS.findall(file.read_text()))
    return found


def words() -> dict[str, tuple[str, ...]]:
    """What stands in addresses where it is no id, by the address's name."""
    return {
        "person-edit": tuple(CHANGES), "settings-set": tuple(SETS), "conversation-save": tuple(BROUGHT), "opportunity-act": tuple(DOES),
        "meeting-part": tuple(PARTS), "promise-change": tuple(VERBS), "advice-change": ("taken", "left", "open"), "story-part": tuple(FIELDS_OF_STORY),
        "mailbox-verb": tuple(MAILBOX_VERBS), "calendar-verb": tuple(CALENDAR_VERBS), "sign-in-there": ("google",),
        "story-seconds": ("about-you",), "wave-do": tuple(DOES_OF_WAVES), "letter-do": tuple(ON_THE_WAY), "export": ("csv", "vcard", "json", "ics"), "organisation-edit": ("name", "about", "note", "delete"),
    }  # fmt: skip


@dataclass
class Form:
    """A form as it stands on a page: where it goes, and its fields with what they hold."""

    action: str
    method: str = "get"
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, ...]:
        """What two forms have in common that differ only in whom they are about."""
        match = resolve(urlsplit(self.action).path)
        plain = {name: value for name, value in match.kwargs.items() if name not in KINDS}
        return (match.url_name or "", repr(plain), *sorted(self.fields))


class _Forms(HTMLParser):
    def __init__(self, here: str) -> None:
        super().__init__()
        self.here, self.forms, self._select, self._area = here, [], "", ""

    def handle_starttag(self, tag, attributes):
        its = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(its.get("action") or self.here, its.get("method", "get").lower()))
        if not self.forms or not its.get("name") and tag != "option":
            return
        fields = self.forms[-1].fields
        if tag in {"input", "button"}:
            fields.setdefault(its["name"], its.get("value", "on"))
        elif tag == "select":
            self._select = its["name"]
            fields.setdefault(its["name"], "")
        elif tag == "option" and self._select:
            fields[self._select] = fields[self._select] or its.get("value", "")
        elif tag == "textarea":
            self._area = its["name"]
            fields.setdefault(its["name"], "")

    def handle_endtag(self, tag):
        self._select, self._area = ("" if tag == "select" else self._select), ("" if tag == "textarea" else self._area)

    def handle_data(self, text):
        if self._area and self.forms:
            self.forms[-1].fields[self._area] += text


def forms_on(address: str, text: str) -> list[Form]:
    """The forms of a page that write something."""
    reader = _Forms(address)
    reader.feed(text)
    for one in reader.forms:
        one.fields.pop("csrfmiddlewaretoken", None)
    return [one for one in reader.forms if one.method == "post"]


def addresses(account) -> Iterator[tuple[str, str]]:
    """Every address with its name, ids being of this account."""
    fill = words()
    ids = {name: _some_id(label, account, 1 if name.startswith("other_") else 0) for name, label in KINDS.items()}
    for pattern in get_resolver().url_patterns:
        route = str(pattern.pattern)
        asked = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for word in fill.get(pattern.name, ("x",)):
            filled = route
            for name in asked:
                filled = re.sub(rf"<(?:\w+:)?{name}>", ids.get(name, word) or str(account.pk), filled)
            yield "/" + filled, pattern.name


def _some_id(label: str, account, place: int = 0) -> str:
    model = apps.get_model(label)
    rows = model._base_manager.filter(account=account)
    rows = rows.filter(removed_at=None) if any(one.name == "removed_at" for one in model._meta.fields) else rows
    found = rows.order_by("pk").values_list("pk", flat=True)[place : place + 1]
    return str(found[0]) if found else ""


def owned_models() -> list[type[Owned]]:
    """Every table that belongs to an account."""
    return [one for one in apps.get_models() if issubclass(one, Owned)]


def ids_of(account) -> dict[str, str]:
    """One row's id of each table this account has rows in."""
    found = {one._meta.label: _some_id(one._meta.label, account) for one in owned_models()}
    return {label: pk for label, pk in found.items() if pk}


def everything_of(account) -> dict[str, list]:
    """Every row of an account as it stands, to compare."""
    return {
        one._meta.label: sorted(one._base_manager.filter(account=account).values_list(), key=repr) for one in owned_models()
    }


def walked(page, start: list[str], most: int = 400) -> list[Form]:
    """One of each form that can be reached by links from these addresses."""
    forms: dict[tuple[str, ...], Form] = {}
    seen: dict[tuple, int] = {}
    waiting, met = list(start), set()
    while waiting and most:
        address = waiting.pop(0)
        if address in met or not address.startswith("/") or address.startswith("/static/"):
            continue
        met.add(address)
        try:
            match = resolve(urlsplit(address).path)
        except Resolver404:  # a link that leads nowhere is another test's matter
            continue
        kind = (match.url_name, repr({k: v for k, v in match.kwargs.items() if k not in KINDS}), repr(sorted(dict(parse_qsl(urlsplit(address).query)))))
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] > 3:
            continue
        most -= 1
        answer = page.get(address)
        if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
            continue
        text = answer.content.decode()
        for one in forms_on(address, text):
            forms.setdefault(one.shape, one)
        waiting += [link.replace("&amp;", "&").split("#")[0] for link in re.findall(r'href="(/[^"]*)"', text)]
    return list(forms.values())
