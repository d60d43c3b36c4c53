"""Two open at the same time: neither writes over the other unasked, what was typed is shown again, and untouched fields follow."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client
from django.urls import resolve

from hvem.campaign import beginning
from hvem.campaign.conversing import Talk, note
from hvem.campaign.events import make
from hvem.campaign.gifts import write_gift
from hvem.campaign.meetings import plan, prepare
from hvem.campaign.opportunities import Guess, write_opportunity
from hvem.campaign.signals import Told, write_signal
from hvem.campaign.telling import add_cv, add_place, tell
from hvem.correspondence.letters.writing import write
from hvem.people import editing
from hvem.people.models import ContactPoint, Organisation, Person
from hvem.web.stale import Shown, since, was_of
from hvem.wording.catalogue import say
from tests.web.forms import rich, walked
from tests.world import at, terje

pytestmark = pytest.mark.django_db


@dataclass
class Sheet:
    """A form as a browser holds it: where it goes, and the pairs it would send; `written` are the fields one sees words in."""

    action: str
    pairs: list[tuple[str, str]] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    def sent(self, **typed: Any) -> dict[str, list[str]]:
        """What is sent after something was typed; a list sets every box of that name."""
        fields: dict[str, list[str]] = {}
        for name, value in self.pairs:
            fields.setdefault(name, []).append(value)
        return fields | {name: value if isinstance(value, list) else [value] for name, value in typed.items()}


class _Sheets(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address, self.sheets, self._area, self._select, self._options = address, [], "", "", []

    def handle_starttag(self, tag, attributes):
        its = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.sheets.append(Sheet(its.get("action") or self.address if its.get("method", "get") == "post" else ""))
        name = its.get("name", "")
        if tag == "option" and self._select:
            self._options.append((its.get("value", ""), "selected" in its))
        if not self.sheets or not name:
            return
        kind = its.get("type", "text")
        if tag == "input" and (kind not in {"radio", "checkbox"} or "checked" in its):
            self.sheets[-1].pairs.append((name, its.get("value", "on")))
            if kind not in {"hidden", "radio", "checkbox", "submit"} and its.get("value"):
                self.sheets[-1].written[name] = its["value"]
        elif tag == "textarea":
            self._area = name
            self.sheets[-1].pairs.append((name, ""))
        elif tag == "select":
            self._select, self._options = name, []

    def handle_endtag(self, tag):
        if tag == "select" and self._select:
            chosen = [value for value, is_chosen in self._options if is_chosen] or [value for value, _ in self._options[:1]]
            self.sheets[-1].pairs += [(self._select, one) for one in chosen]
            self._select = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, text):
        if self._area and self.sheets:
            last = self.sheets[-1]
            last.pairs[-1] = (self._area, last.pairs[-1][1] + text)
            last.written[self._area] = last.pairs[-1][1]


def sheets(address: str, text: str) -> list[Sheet]:
    """The forms of a page that write."""
    reader = _Sheets(address)
    reader.feed(text)
    return [one for one in reader.sheets if one.action]


@dataclass
class Case:
    """A form of the product: the page it stands on, its own fields, what others write there and what one types oneself."""

    page: str
    name: str
    theirs: Any
    mine: Any
    beside: dict[str, Any] = field(default_factory=dict)
    having: dict[str, str] = field(default_factory=dict)
    action: str = ""


def opened(page: Client, case: Case) -> Sheet:
    """The form as it stands on its page."""
    answer = page.get(case.page)
    assert answer.status_code == 200
    names = {case.name, *case.beside}
    for one in sheets(case.page, answer.content.decode()):
        has = dict(one.pairs)
        tail = urlsplit(one.action).path.endswith(case.action)
        if "was" in has and tail and names <= {*has, *_held(has["was"])} and case.having.items() <= has.items():
            return one
    raise AssertionError(f"no form with {names} and what it showed on {case.page}")


def _held(was: str) -> set[str]:
    return {part.partition("~")[0] for part in was.split()}


def _person(here):
    one = terje(here)
    editing.describe(here, one, birthday="03-04", how_met="På innkjøpskurset")
    editing.set_labels(here, one, "tag", ["fjell"])
    editing.write_note(here, one, "Liker fjellet")
    return one


PERSON: dict[str, Callable[[Any, Person], Case]] = {
    "names": lambda here, one: Case("", "given", "Terje Olav", "Theodor", {"nickname": "Tey"}, action="names/"),
    "point": lambda here, one: Case(
        "", "value", "91 00 00 00", "92 00 00 00", {"label": "jobb"},
        {"row": str(ContactPoint.objects.of(here.account).get(person=one, kind="phone").pk)}, "points/",
    ),
    "point, ticked": lambda here, one: Case(
        "", "label", "hjem", "jobb", {"preferred": "on"}, {"row": str(ContactPoint.objects.of(here.account).get(person=one, kind="phone").pk)},
        "points/",
    ),
    "position": lambda here, one: Case("", "title", "direktør", "rådgiver", {"from_year": "2011"}, {"organisation": "Jærlys Energi AS"}, "positions/"),
    "known": lambda here, one: Case("", "how_met", "På toget", "På jobb", {"circle": ["friend"]}, action="known/"),
    "known, ticked": lambda here, one: Case("", "circle", ["friend"], ["neighbour"], {"how_met": "På jobb"}, action="known/"),
    "tie": lambda here, one: Case("", "closeness", "near", "distant", {"mark": ["i_like_on"]}, action="tie/"),
    "tie, ticked": lambda here, one: Case("", "role", ["leader"], ["expert"], {"closeness": "near"}, action="tie/"),
    "tags": lambda here, one: Case("", "tags", "fjell, sjø", "fjell, sykkel", action="tags/"),
    "about": lambda here, one: Case("", "birthday", "05-06", "07-08", {"letter_language": "nn"}, action="about/"),
    "quiet": lambda here, one: Case("", "why", "ill", "bad-time", {"until": "2026-12-24"}, action="quiet/"),
    "note": lambda here, one: Case("", "text", "Liker fjorden", "Liker byen", {}, {"text": "Liker fjellet"}, "notes/"),
}  # fmt: skip


def _organisation(here):
    one = terje(here)
    return f"/organisations/{Organisation.objects.of(here.account).get().pk}/", one


def _talk(here):
    one = terje(here)
    made = note(here.account, Talk("call", [one], here.now, note="Vi snakket om vind", told="Har fått barnebarn"), at=here.now)
    return f"/conversations/{made.conversation.pk}/"


def _meeting(here):
    row = plan(here, [terje(here)], at=at("2026-11-26T13:00"), minutes=30, place="Forus", purpose="Høre om vind").main
    prepare(here, row, opening="Så fint å se deg")
    return f"/meetings/{row.pk}/"


def _opportunity(here):
    row = write_opportunity(
        here, Guess("challenge", "Bedre innkjøp", "Jærlys Energi AS", "Jeg kan innkjøp", terje(here), "", "post", None)
    ).main
    return f"/opportunities/{row.pk}/"


def _signal(here):
    told = Told("hiring", "De søker folk", here.today, "Jærlys Energi AS", terje(here), "heard", False)
    return f"/signals/{write_signal(here, told).main.pk}/"


def _first(here):
    beginning.like(here, ["Astrid Oftedal", "Terje Undheim"])
    beginning.begin_with(here, Person.objects.of(here.account).get(name="Astrid Oftedal"))
    beginning.wonder(
        here, Person.objects.of(here.account).get(name="Astrid Oftedal"), "hvordan hun har det", situation="Jeg ser meg om"
    )
    return "/first/"


def _gift(here):
    write_gift(here, terje(here), "En bok om vind", got=False, kind="", on=here.today)
    return "/gifts/"


def _letter(here):
    deed = write(here, terje(here), purpose="letter", way="mail", language="nb", subject="Hei", body="Kjære Terje\n\nJeg lurer.")
    return f"/letters/{deed.main.pk}/"


def _story(here):
    tell(here, situation="Jeg ser meg om", proud="Innkjøpet", possible="Mer av det")
    return "/story/situation/"


OTHERS: dict[str, Callable[[Any], Case]] = {
    "organisation, name": lambda here: Case(_organisation(here)[0], "name", "Jærlys Kraft AS", "Jærlys AS", action="name/"),
    "organisation, facts": lambda here: Case(_organisation(here)[0], "about", "Lager strøm", "Selger strøm", {"place": "Bryne"}, action="about/"),
    "letter": lambda here: Case(_letter(here), "body", "Kjære Terje\n\nTakk.", "Hei Terje\n\nTakk.", {"subject": "Takk"}),
    "story": lambda here: Case(_story(here), "situation", "Jeg har sluttet", "Jeg slutter til jul", {"proud": "Lagene"}),
    "story, pace": lambda here: Case("/story/pace/", "things_a_day", "8", "3", {"languages": "tysk"}),
    "story, aim": lambda here: Case("/story/aim/", "aim", "En jobb", "En leder å jobbe for"),
    "place": lambda here: Case(
        f"/story/place/{add_place(here, 'work', 'Kværner', role='innkjøper', from_year=1998, to_year=2004).main.pk}/",
        "name", "Kværner Egersund", "Kværner Stord", {"role": "innkjøpssjef"},
    ),
    "cv": lambda here: Case(f"/story/cv/{add_cv(here, 'Kort', 'Erfaring').main.pk}/", "text", "Mer erfaring", "Mye erfaring", {"name": "Lang"}),
    "meeting, words": lambda here: Case(_meeting(here), "purpose", "Høre om sol", "Høre om vann", {"opening": "Hei igjen"}, action="prepare/"),
    "meeting, when": lambda here: Case(_meeting(here), "day", "2026-11-27", "2026-11-30", {"place": "Sandnes"}, action="move/"),
    "meeting, how long": lambda here: Case(_meeting(here), "minutes", "60", "90", {"place": "Sandnes"}, action="move/"),
    "event": lambda here: Case(
        f"/events/{make(here, 'Innkjøpsdagen', on=at('2026-12-04T10:00').date(), place='Stavanger', organisation='', purpose='Hilse').main.pk}/",
        "purpose", "Hilse på tre", "Høre foredraget", {"place": "Sandnes"},
    ),
    "talk, note": lambda here: Case(_talk(here), "note", "Vi snakket om sol", "Vi snakket om vann", action="told/"),
    "talk, told": lambda here: Case(_talk(here) + "?step=told", "told", "Skal på ferie", "Har ny hund", action="told/"),
    "talk, listening": lambda here: Case(_talk(here), "minutes", "30", "20", {"my_share": "40"}, action="listening/"),
    "talk, check": lambda here: Case(_talk(here), "value", "direktør", "rådgiver", {}, {"field": "title"}, "check/"),
    "opportunity": lambda here: Case(_opportunity(here), "can_add", "Jeg kan lager", "Jeg kan tall", {"question": "Hva sliter dere med?"}),
    "opportunity, chosen": lambda here: Case(_opportunity(here), "kind", "team", "missing", {"what": "Bedre lager"}),
    "signal": lambda here: Case(_signal(here), "text", "De søker mange", "De søker én", {"certainty": "certain"}),
    "signal, ticked": lambda here: Case(_signal(here), "certainty", "certain", "likely", {"opened": "1"}),
    "gift": lambda here: Case(_gift(here), "what", "En bok om sol", "En bok om vann", {"way": "got"}, {"what": "En bok om vind"}),
    "campaign": lambda here: Case("/settings/", "name", "Høsten", "Våren", action="name/"),
    "time": lambda here: Case("/settings/", "days", "45", "60", {}, {"rule": "near_days"}, "time/"),
    "me": lambda here: Case("/settings/", "me_name", "Hilde Aas", "Hilde Bø", {"emails": "hilde@aas.example"}, action="me/"),
    "first, wonder": lambda here: Case(_first(here), "question", "hva hun leser", "hva hun gjør", {"own": "Jeg slutter til jul"}, action="wonder/"),
    "first, names": lambda here: Case(
        _first(here), "name", ["Astrid Oftedal", "Terje Undheim", "Wenche Lura"], ["Astrid Oftedal", "Terje Undheim", "Kari Dahl"], action="names/"
    ),
}  # fmt: skip


@pytest.fixture(params=[*(f"person, {name}" for name in PERSON), *OTHERS])
def case(request, here) -> Case:
    """Every form that overwrites what it shows."""
    if request.param in OTHERS:
        return OTHERS[request.param](here)
    one = _person(here)
    made = PERSON[request.param.removeprefix("person, ")](here, one)
    made.page = f"/people/{one.pk}/"
    return made


@pytest.fixture
def other(page, here) -> Client:
    """The same person in another window."""
    window = Client(HTTP_HOST="localhost")
    window.force_login(here.user, backend="hvem.accounts.backend.ByLink")
    return window


def stands(page: Client, case: Case, name: str) -> list[str]:
    """What a freshly opened form holds now; a form known by what it held is known by its row."""
    case.having = {key: value for key, value in case.having.items() if key != name}
    return sorted(filter(None, opened(page, case).sent().get(name, [])))


def values(value: Any) -> list[str]:
    return sorted(value) if isinstance(value, list) else [value]


def digits(found: list[str]) -> list[str]:
    """Numbers of telephones may come back in another shape."""
    return ["".join(one.removeprefix("+47").split()) for one in found]


def test_the_later_of_two_is_asked_and_saves_knowingly(page, other, case):
    mine = opened(page, case)
    theirs = opened(other, case)
    assert other.post(theirs.action, theirs.sent(**{case.name: case.theirs})).status_code == 302
    answer = page.post(mine.action, mine.sent(**{case.name: case.mine}))
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 409 and say("nb", "stale.title") in text
    assert digits(stands(other, case, case.name)) == digits(values(case.theirs))
    again = next(one for one in sheets(mine.action, answer.content.decode()) if "was" in dict(one.pairs))
    assert digits(sorted(filter(None, again.sent()[case.name]))) == digits(values(case.mine))
    assert page.post(again.action, again.sent()).status_code == 302
    assert digits(stands(page, case, case.name)) == digits(values(case.mine))


def test_what_was_not_touched_follows_the_other(page, other, case):
    if not case.beside:
        return  # a form of one field has no other
    mine, theirs = opened(page, case), opened(other, case)
    assert other.post(theirs.action, theirs.sent(**{case.name: case.theirs})).status_code == 302
    assert page.post(mine.action, mine.sent(**case.beside)).status_code == 302
    assert digits(stands(page, case, case.name)) == digits(values(case.theirs))
    for name, value in case.beside.items():
        assert stands(page, case, name) == values(value)


FEW = ("letter", "me", "talk, told", "signal")


@pytest.mark.parametrize("name", FEW)
def test_the_same_words_in_both_are_no_quarrel(page, other, here, name):
    case = OTHERS[name](here)
    mine, theirs = opened(page, case), opened(other, case)
    other.post(theirs.action, theirs.sent(**{case.name: case.theirs}))
    assert page.post(mine.action, mine.sent(**{case.name: case.theirs})).status_code == 302


@pytest.mark.parametrize("name", FEW)
def test_two_presses_do_not_trip_over_themselves(page, here, name):
    case = OTHERS[name](here)
    mine = opened(page, case)
    for _ in range(2):
        assert page.post(mine.action, mine.sent(**{case.name: case.mine})).status_code == 302


def test_the_page_shows_both_in_the_users_language(page, other, here):
    case = OTHERS["letter"](here)
    mine, theirs = opened(page, case), opened(other, case)
    other.post(theirs.action, theirs.sent(body=case.theirs))
    for language in ("nb", "nn", "en"):
        words = say(language, "stale.now")
        here.user.language = language
        here.user.save()
        text = html.unescape(page.post(mine.action, mine.sent(body=case.mine)).content.decode())
        assert words in text and case.theirs in text and case.mine in text and f'lang="{language}"' in text


def test_a_meeting_moved_by_words_does_not_undo_another_move(page, other, here):
    case = OTHERS["meeting, when"](here)
    mine, theirs = opened(page, case), opened(other, case)
    other.post(theirs.action, theirs.sent(day="2026-11-27"))
    answer = page.post(mine.action, mine.sent(when="mandag kl 10"))
    assert answer.status_code == 409 and "2026-11-27 13:00" in answer.content.decode()
    again = next(one for one in sheets(mine.action, answer.content.decode()) if "was" in dict(one.pairs))
    assert page.post(again.action, again.sent()).status_code == 302
    assert stands(page, case, "day") == ["2026-11-30"]


def test_a_form_of_which_part_could_not_be_read_is_still_looked_at(page, other, here):
    case = OTHERS["place"](here)
    mine, theirs = opened(page, case), opened(other, case)
    other.post(theirs.action, theirs.sent(name="Kværner Egersund"))
    wrong = page.post(mine.action, mine.sent(from_year="nitti"))
    assert wrong.status_code == 422
    again = next(one for one in sheets(mine.action, wrong.content.decode()) if "was" in dict(one.pairs))
    assert dict(again.pairs)["name"] == "Kværner Egersund" and dict(again.pairs)["from_year"] == "nitti"


@pytest.mark.parametrize("was", ["~", "x", "name~", "name~zz name~", "\x00~\x00", "a" * 9000])
def test_a_hidden_field_that_is_no_such_field_breaks_nothing(page, here, was):
    cache.clear()
    assert page.post("/settings/name/", {"name": "Høsten", "was": was}).status_code in {302, 409}


@pytest.mark.parametrize(
    ("stood", "sent", "long"),
    [
        ("Å gå i fjellet", "A\u030a ga\u030a i fjellet", False),
        ("Bodø\nlufthavn", "Bodølufthavn", False),
        ("Hei\n\nTakk ", "\r\nHei\r\n\r\nTakk", True),
        ("Familien 👨\u200d👩\u200d👧", "Familien 👨\u200d👩\u200d👧  ", False),
    ],
)
def test_what_the_browser_does_to_words_nobody_touched_is_no_quarrel(stood, sent, long):
    was = was_of([Shown("text", "person.note", stood, long=long)])
    fields = QueryDict(mutable=True)
    fields.update({"text": sent, "was": was})
    merged, clashing = since(fields, [Shown("text", "person.note", "Noe helt annet", long=long)])
    assert clashing == [] and merged["text"] == "Noe helt annet"


NEW = {
    "letter-new",
    "first-sent",
    "promise-new",
    "got-it-yes",
    "signal-new",
    "opportunity-new",
    "conversation-new",
    "gift-new",
    "note",
    "meeting-new",
}
"""Forms that show words and write something new with them."""


class _Reader:
    """A browser that remembers every page it saw."""

    def __init__(self, page: Client) -> None:
        self.page, self.texts = page, {}

    def get(self, address: str):
        answer = self.page.get(address)
        if "html" in answer.headers.get("Content-Type", ""):
            self.texts[address] = answer.content.decode()
        return answer


START = ["/", "/people/", "/settings/", "/story/", "/opportunities/", "/signals/", "/gifts/", "/events/", "/meetings/", "/letters/", "/conversations/", "/organisations/", "/first/"]  # fmt: skip


def test_every_form_that_shows_what_stands_tells_what_it_showed(page, here):
    rich(here)
    reader = _Reader(page)
    walked(reader, START)
    silent, told = set(), set()
    for address, text in reader.texts.items():
        for one in sheets(address, text):
            name = resolve(urlsplit(one.action).path).url_name
            has = one.sent()
            if "was" not in has:
                silent |= {name} if one.written and name not in NEW else set()
                continue
            told.add(name)
            for part in has["was"][0].split():
                field_name, _, digest = part.partition("~")
                shown = [Shown(field_name, "", long=is_long).digest(has.get(field_name, [])) for is_long in (True, False)]
                assert digest in shown or field_name in {"when", "subject"}, f"{field_name} of {one.action} is not what it says"
    assert not silent
    assert told >= {
        "person-edit",
        "organisation-edit",
        "meeting-part",
        "conversation-save",
        "settings-set",
        "opportunity",
        "event",
        "gift",
    }
