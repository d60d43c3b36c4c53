"""Her first fifteen minutes: four small steps on one page, each its own form, from three names to a message sent and answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign import beginning as first
from hvem.campaign.beginning import Beginning, beginning
from hvem.campaign.models import Standing
from hvem.people.models import PREFERRED_FIRST, ContactPoint, Person
from hvem.web import shown
from hvem.web.page import back, done, is_part, seat, show, signed_in
from hvem.web.stale import Shown, checked
from hvem.wording.catalogue import say

HERE = "/first/"
NOW = "/first/#now"


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to send the lines: addresses that open the user's own phone or mail program, with the text in them."""

    text: str
    sms: str
    mail: str
    has_phone: bool
    has_email: bool


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the page of the first fifteen minutes shows; `step` is the one that is open, 1 to 6."""

    step: int
    names: tuple[str, str, str]
    stood: Sequence[str]
    people: list[Person]
    easiest: Person | None
    name: str
    question: str
    own_line: str
    ways: Ways | None
    sent_at: datetime | None
    kind: str
    remind_on: date | None
    answer: str
    others: list[Person]
    complaints: dict[str, str]

    @classmethod
    def of(
        cls, here: Seat, come: Beginning, *, text: str = "", typed: list[str] | None = None, complaints: dict[str, str] | None = None
    ) -> FirstPage:  # fmt: skip
        """The page where one had got to; `text` is the message as edited, `typed` the names as typed, where some were not understood."""
        stood = _names_of(come)
        names = (*(typed or stood), "", "", "")[:3]
        question = come.wonder.text if come.wonder else ""
        own_line = first.own_line(here) if come.step in {3, 4} else ""
        ways = None
        if come.step == 4 and come.easiest:
            ways = ways_to(here, come.easiest, text or first.three_lines(come.easiest, question, own_line, here.language))
        return cls(
            step=1 if complaints and "names" in complaints else come.step, names=names, stood=stood, people=come.people,  # type: ignore[arg-type]
            easiest=come.easiest, name=come.easiest.first_name if come.easiest else "", question=question, own_line=own_line,
            ways=ways, sent_at=come.sent.at if come.sent else None, kind=come.sent.kind if come.sent else "",
            remind_on=_remind_on(here, come) if come.step == 5 else None, answer=come.answer.note if come.answer else "",
            others=[one for one in come.people if come.easiest and one.pk != come.easiest.pk], complaints=complaints or {},
        )  # fmt: skip


def _names_of(come: Beginning) -> list[str]:
    return [one.name if one else "" for one in come.liked]


def _remind_on(here: Seat, come: Beginning) -> date | None:
    """The day on which Today comes back to it, as the rules say."""
    rows = Standing.objects.of(here.account).filter(person=come.easiest, next_due__gt=here.today)
    return rows.values_list("next_due", flat=True).first()


def ways_to(here: Seat, person: Person, text: str) -> Ways:
    """The addresses that open one's own programs with the text (RFC 5724, RFC 6068); without a number the phone asks whom."""
    points = ContactPoint.objects.of(here.account).present().filter(person=person, dead_on=None, kind__in=("phone", "email"))
    reach: dict[str, str] = {}
    for kind, normal in points.order_by(*PREFERRED_FIRST).values_list("kind", "normal"):
        reach.setdefault(kind, normal)
    body = quote(text.replace("\r\n", "\n").replace("\n", "\r\n"))
    subject = quote(say(here.language, "first.mail-subject"))
    return Ways(
        text=text, sms=f"sms:{reach.get('phone', '')}?&body={quote(text)}",
        mail=f"mailto:{quote(reach.get('email', ''), safe='@+')}?subject={subject}&body={body}",
        has_phone="phone" in reach, has_email="email" in reach,
    )  # fmt: skip


def _shown(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    here = seat(request)
    come = beginning(here)
    kept = request.session.get("first-text", {})
    text = kept.get("text", "") if come.easiest and kept.get("person") == str(come.easiest.pk) else ""
    return show(request, "first.html", FirstPage.of(here, come, text=text, **more), status=status)


def _easiest(request: HttpRequest) -> Person:
    """The person a step's form is about; another account's is not found."""
    return own(Person, request.POST.get("person", ""), seat(request).account)


@require_GET
@signed_in
def first_page(request: HttpRequest) -> HttpResponse:
    """Where one had got to, read from the rows: it can be left and taken up again."""
    return _shown(request)


def _names_stand(here: Seat, fields: Any) -> Sequence[Shown]:
    return shown.first_names(_names_of(beginning(here)))


def _wonder_stands(here: Seat, fields: Any) -> Sequence[Shown]:
    """What stands in the question and the line of news; another person's question is another form."""
    come = beginning(here)
    if come.easiest is None or str(come.easiest.pk) != fields.get("person"):
        return ()
    return shown.first_wonder(come.easiest.first_name, come.wonder.text if come.wonder else "", first.own_line(here))


@require_POST
@signed_in
@checked(_names_stand)
def names(request: HttpRequest) -> HttpResponse:
    """Whom do you like? One line a person; a number after a comma is understood."""
    here = seat(request)
    lines = request.POST.getlist("name")[:3]
    deed, nameless = first.like(here, lines)
    if nameless:
        complaint = say(here.language, "first.nameless", line=nameless[0][:80])
    elif not beginning(here).people:
        complaint = say(here.language, "first.no-name")
    else:
        return done(request, deed, then=NOW)
    return _shown(request, status=422, typed=[line[:300] for line in lines], complaints={"names": complaint})


@require_POST
@signed_in
def easiest(request: HttpRequest) -> HttpResponse:
    """Who is the easiest? One press."""
    return done(request, first.begin_with(seat(request), _easiest(request)), then=NOW)


@require_POST
@signed_in
@checked(_wonder_stands)
def wonder(request: HttpRequest) -> HttpResponse:
    """What is wondered, and one's own news in a line if one likes."""
    here, person, text = seat(request), _easiest(request), request.POST.get("question", "")
    if not text.strip():
        return _shown(request, status=422, complaints={"question": say(here.language, "first.wonder-missing")})
    request.session.pop("first-text", None)
    return done(request, first.wonder(here, person, text[:2000], situation=request.POST.get("own", "")[:300]), then=NOW)


@require_POST
@signed_in
def keep_text(request: HttpRequest) -> HttpResponse:
    """The lines as they are being changed: kept, and put into the buttons that open one's own programs."""
    person = _easiest(request)
    text = request.POST.get("text", "")[:4000].replace("\r\n", "\n")
    request.session["first-text"] = {"person": str(person.pk), "text": text}
    if is_part(request):
        return show(request, "parts/first_ways.html", None, ways=ways_to(seat(request), person, text))
    return HttpResponseRedirect(NOW)


@require_POST
@signed_in
def reach(request: HttpRequest) -> HttpResponse:
    """A number or address, so that the message finds its way."""
    return done(request, first.reach(seat(request), _easiest(request), request.POST.get("reach", "")[:300]), then=NOW)


@require_POST
@signed_in
def sent(request: HttpRequest) -> HttpResponse:
    """The user says that it went, from their own phone or mail program."""
    kind = "mail" if request.POST.get("kind") == "mail" else "message"
    text = request.POST.get("text", "")[:4000].replace("\r\n", "\n")
    request.session.pop("first-text", None)
    return done(request, first.sent(seat(request), _easiest(request), kind, text), then=NOW)


@require_POST
@signed_in
def answer(request: HttpRequest) -> HttpResponse:
    """What came back, in a few words; empty words change nothing."""
    here, person, text = seat(request), _easiest(request), request.POST.get("answer", "")
    if not text.strip():
        return HttpResponseRedirect(back(request, HERE))
    come = beginning(here)
    kind = come.sent.kind if come.sent else "message"
    return done(request, first.answered(here, person, kind, text[:4000]), then=NOW)


urls = [
    path("first/", first_page, name="first"),
    path("first/names/", names, name="first-names"),
    path("first/easiest/", easiest, name="first-easiest"),
    path("first/wonder/", wonder, name="first-wonder"),
    path("first/text/", keep_text, name="first-text"),
    path("first/reach/", reach, name="first-reach"),
    path("first/sent/", sent, name="first-sent"),
    path("first/answer/", answer, name="first-answer"),
]
