"""The memory jogger: one question at a time, each answer a person in one keystroke, and nobody is contacted (M1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zlib import crc32

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.remembering import Remembered, forget, remember
from hvem.campaign.running import running
from hvem.campaign.telling import path_of, places_of
from hvem.method.jogger import Prompt, prompts
from hvem.people.models import Person, Position, Source
from hvem.web.page import done, is_part, seat, show, signed_in
from hvem.wording.catalogue import number, say
from hvem.wording.rows import in_a_row

SHORTCUTS = (
    ("whom-you-like", ""), ("cousins", "family"), ("studies", "school"), ("sports-club", "sports"),
    ("former-customers", "customers"), ("next-door", "neighbours"), ("dentist", "dentist"),
)  # fmt: skip
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its sign in the address, its words, and the circle its names belong to."""

    sign: str
    words: str
    circle: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name of today: the person, a word about them, and whether they were new."""

    person: Person
    note: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class JoggerPage:
    """What the jogger shows; `question` is None when all have been asked."""

    question: Asked | None
    following: str
    here_names: list[str]
    shortcuts: list[tuple[str, str]]
    today: list[NameLine]
    count: int
    listed: int
    has_path: bool
    said: str
    complaint: str
    typed: str

    @classmethod
    def of(cls, here: Seat, at: str, aside: dict[str, Any], *, came: Remembered | None = None) -> JoggerPage:
        """The question at this sign, else the first that has no names and was not put aside."""
        places = places_of(here.account, running(here.account, on=here.today))
        sequence = prompts(path_of(places))
        signs = {sign_of(one): one for one in sequence}
        sources = Source.objects.of(here.account).present().filter(kind="jogger")
        passed = set(sources.values_list("name", flat=True).distinct()) | set(aside.get("skipped", []))
        sign = at if at in signs else next((one for one in signs if one not in passed), "")
        question = signs.get(sign)
        fresh = (
            Person.objects.of(here.account)
            .listed()
            .filter(source__kind="jogger", source__at__gte=here.account.starts(here.today))
        )
        new = list(fresh.order_by("-source__at", "-pk")[:SHOWN])
        known = _known(here, aside)
        at_this = Person.objects.of(here.account).listed().filter(source__kind="jogger", source__name=sign).order_by("pk")
        return cls(
            question=Asked(sign, words_of(question, here.language), question.circle) if question else None,
            following=_after(list(signs), sign, passed),
            here_names=[*(at_this.values_list("name", flat=True)[:60] if question else ()), *(one.name for one in known.get(sign, []))],
            shortcuts=[(sign_of(Prompt(key)), say(here.language, f"jog.about-{word}" if word else f"jogger.{key}")) for key, word in SHORTCUTS],
            today=_lines(here, new, [one for some in known.values() for one in some]),
            count=fresh.count(), listed=Person.objects.of(here.account).listed().count(), has_path=bool(places),
            said=_said(here, came), complaint=_complaint(here, came), typed="\n".join(came.nameless) if came else "",
        )  # fmt: skip


def sign_of(prompt: Prompt) -> str:
    """A question's short sign: its key, and what fills it where that comes from the story."""
    if not prompt.facts:
        return prompt.key
    return f"{prompt.key}-{crc32(repr(prompt.facts).encode()):08x}"


def words_of(prompt: Prompt, language: Any) -> str:
    """The question in words; a year is written as a year."""
    return say(language, f"jogger.{prompt.key}", **{name: str(fact) for name, fact in prompt.facts})


def _after(signs: list[str], sign: str, passed: set[str]) -> str:
    """The next question that has no names yet, from the one at hand on."""
    place = signs.index(sign) + 1 if sign in signs else 0
    return next((one for one in [*signs[place:], *signs[:place]] if one not in passed and one != sign), "")


def _known(here: Seat, aside: dict[str, Any]) -> dict[str, list[Person]]:
    """The people named today who were listed already, by question."""
    if aside.get("day") != here.today.isoformat() or not aside.get("known"):
        return {}
    ids = {UUID(one): sign for sign, some in aside["known"].items() for one in some}
    found: dict[str, list[Person]] = {}
    for person in Person.objects.of(here.account).listed().filter(pk__in=ids):
        found.setdefault(ids[person.pk], []).append(person)
    return found


def _lines(here: Seat, new: list[Person], known: list[Person]) -> list[NameLine]:
    held = Position.objects.of(here.account).present().filter(person__in=[one.pk for one in new])
    where = dict(held.values_list("person_id", "organisation__name"))
    later = say(here.language, "jog.surname-later")
    lines = [NameLine(one, say(here.language, "jog.known"), is_new=False) for one in known[:SHOWN]]
    return lines + [NameLine(one, where.get(one.pk) or ("" if one.family else later), is_new=True) for one in new]


def _said(here: Seat, came: Remembered | None) -> str:
    if came is None:
        return ""
    parts = [say(here.language, "jog.added", names=_names(here, came.new), count=len(came.new))] if came.new else []
    parts += (
        [say(here.language, "jog.was-known", names=in_a_row([one.name for one in came.known[:5]], here.language))]
        if came.known
        else []
    )
    return " ".join(parts)


def _names(here: Seat, new: list[Person]) -> str:
    """Up to five of the names, and how many more there are."""
    more = len(new) - 5
    names = [one.name for one in new[:5]]
    return in_a_row(
        [*names, say(here.language, "jog.more", count=more, number=number(here.language, more))] if more > 0 else names,
        here.language,
    )


def _complaint(here: Seat, came: Remembered | None) -> str:
    if came is None or not came.nameless:
        return ""
    return say(here.language, "jog.nameless", line=came.nameless[0][:80], count=len(came.nameless))


def _aside(request: HttpRequest) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get("jogger", {})
    return kept


@require_GET
@signed_in
def jogger(request: HttpRequest) -> HttpResponse:
    """One question, and the names of today."""
    return show(request, "jogger.html", JoggerPage.of(seat(request), request.GET.get("at", ""), _aside(request)))


@require_POST
@signed_in
def add(request: HttpRequest) -> HttpResponse:
    """A name, or many, one a line: each becomes a person that rests; someone listed already is recognised."""
    here, at = seat(request), request.POST.get("at", "")[:200]
    lines = (request.POST.get("name", "")[:300] + "\n" + request.POST.get("many", "")[:60_000]).splitlines()
    circle = next((one.circle for one in _sequence(here) if sign_of(one) == at), "acquaintance")
    came = remember(here, lines, circle=circle, question=at)
    if came.known:
        _remember_known(request, at, came.known)
    if came.nameless or is_part(request):
        page = JoggerPage.of(here, at, _aside(request), came=came)
        if is_part(request):
            return show(request, "parts/jogger_answer.html", page, oob=True)
        return show(request, "jogger.html", page, status=422)
    return done(request, came, then=f"/jogger/?at={at}#now")


def _sequence(here: Seat) -> tuple[Prompt, ...]:
    return prompts(path_of(places_of(here.account, running(here.account, on=here.today))))


def _remember_known(request: HttpRequest, at: str, people: list[Person]) -> None:
    kept, today = _aside(request), seat(request).today.isoformat()
    known = kept.get("known", {}) if kept.get("day") == today else {}
    known[at] = list(dict.fromkeys([*known.get(at, []), *(str(one.pk) for one in people)]))[-SHOWN:]
    request.session["jogger"] = {**kept, "day": today, "known": known}


@require_POST
@signed_in
def skip(request: HttpRequest) -> HttpResponse:
    """Not this question: it is not asked again, and the next one comes."""
    kept, at = _aside(request), request.POST.get("at", "")[:200]
    request.session["jogger"] = {**kept, "skipped": [*kept.get("skipped", []), at][-300:]}
    return HttpResponseRedirect(f"/jogger/?at={request.POST.get('following', '')[:200]}#now")


@require_POST
@signed_in
def take_back(request: HttpRequest) -> HttpResponse:
    """One name is taken back; nothing else of the sitting is touched."""
    here = seat(request)
    person = own(Person, request.POST.get("person", ""), here.account)
    return done(request, forget(here, person), then=f"/jogger/?at={request.POST.get('at', '')[:200]}#now")


urls = [
    path("jogger/", jogger, name="jogger"),
    path("jogger/add/", add, name="jogger-add"),
    path("jogger/skip/", skip, name="jogger-skip"),
    path("jogger/forget/", take_back, name="jogger-forget"),
]
