"""Waves on pages: choosing whom to write to, the text, a line to each, every letter looked at, let go and taken back (M3, M4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.models import CvVersion
from hvem.correspondence.letters.writing import StillGaps
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.sending.releasing import CannotLeave, TooLateToHold, hold
from hvem.correspondence.waves import waves
from hvem.people.models import CIRCLES, CLOSENESS, Person
from hvem.people.together import MOST
from hvem.web import checks, shown
from hvem.web.fields import figure
from hvem.web.once import once
from hvem.web.page import back, done, seat, show, signed_in, tell
from hvem.web.stale import Shown, checked, typed_anew
from hvem.web.wave_choosing import SHOWS, Asked, ChoosingPage
from hvem.web.wave_letter import WaveLetterPage
from hvem.web.wave_pages import WaveLinesPage, WavePage, WaveTextPage
from hvem.wording.catalogue import LANGUAGES


def _asked(here: Seat, fields: Any) -> Asked:
    def among(name: str, values: Sequence[str]) -> str:
        value: str = fields.get(name, "")
        return value if value in values else ""

    ticked = _people(here, fields.getlist("person"))
    return Asked(
        among("show", SHOWS), fields.get("q", "")[:200], among("circle", CIRCLES), among("closeness", CLOSENESS),
        tuple(one.pk for one in ticked),
    )  # fmt: skip


def _people(here: Seat, ids: Sequence[str]) -> list[Person]:
    """The people of these ids in their order; 404 where one is not the account's."""
    try:
        wanted = list(dict.fromkeys(UUID(one) for one in ids[:MOST]))
    except ValueError:
        raise Http404 from None
    found = Person.objects.of(here.account).listed().in_bulk(wanted)
    if len(found) != len(wanted):
        raise Http404
    return [found[pk] for pk in wanted]


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """Whom to write to: the form comes back with what is asked of the list, until the wave is begun."""
    here = seat(request)
    fields = request.GET if request.method == "GET" else request.POST
    asked = _asked(here, fields)
    wave = own(Wave, fields["wave"], here.account) if fields.get("wave") else None
    if request.method == "GET" or fields.get("do") != "begin":
        return show(request, "wave_new.html", ChoosingPage.of(here, asked, wave=wave))
    return begun(request, [own(Person, pk, here.account) for pk in asked.ticked] if len(asked.ticked) < 2 else None, asked, wave)


def begun(request: HttpRequest, people: list[Person] | None, asked: Asked, wave: Wave | None = None) -> HttpResponse:
    """The wave is begun with those who may be written to; where nobody may, the page says why."""
    here = seat(request)
    if people is None:
        people = _people(here, [str(one) for one in asked.ticked])
    page = ChoosingPage.of(here, asked, wave=wave, nobody=True)
    may = {one.id for one in page.people}
    people = [one for one in people if one.pk in may]
    if not people:
        return show(request, "wave_new.html", page, status=422)
    if wave is not None:
        return done(request, waves.add_people(here, wave, people), then=f"/letters/waves/{wave.pk}/")
    deed = waves.begin(here, people, dormant=asked.show == "lost")
    return done(request, deed, then=f"/letters/waves/{deed.main.pk}/text/" if deed.main else "/letters/")


def write_to(request: HttpRequest, people: Sequence[Person]) -> HttpResponse:
    """From the list of people: one gets a letter of their own, several a wave; those who may not are shown with why."""
    here = seat(request)
    if len(people) == 1:
        return HttpResponseRedirect(f"/letters/new/?person={people[0].pk}&for=letter")
    asked = Asked(ticked=tuple(one.pk for one in people))
    page = ChoosingPage.of(here, asked)
    if page.apart or len(people) > page.most:
        return show(request, "wave_new.html", page)
    return begun(request, list(people), asked)


def _wave(request: HttpRequest, wave_id: UUID) -> Wave:
    return own(Wave, wave_id, seat(request).account)


def _letter(request: HttpRequest, wave: Wave, letter_id: UUID | str) -> Letter:
    letter = own(Letter, letter_id, seat(request).account)
    if letter.wave_id != wave.pk or letter.person.removed_at:
        raise Http404
    return letter


def _after(row: Wave, letter: Letter) -> Any:
    """The letter after this one, in the order they leave; empty after the last."""
    return dict(pairwise(waves.letters_of(row).values_list("pk", flat=True))).get(letter.pk, "")


@require_GET
@signed_in
def wave(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """How far the wave is, the next step, and everyone in it."""
    return show(request, "wave.html", WavePage.of(seat(request), _wave(request, wave_id)))


def _text_stands(here: Seat, fields: Any, wave_id: UUID) -> Sequence[Shown]:
    return shown.wave_text(own(Wave, wave_id, here.account))


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_text_stands)
def text(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """The wave's words, with their fields."""
    here, row = seat(request), _wave(request, wave_id)
    texts = checks.changed(request) if request.method == "POST" else None
    if request.method == "GET" or texts is not None:
        texts = (
            {**texts, **{name: request.POST[name][:300] for name in ("name", "subject", "language") if name in request.POST}}
            if texts
            else None
        )
        return show(request, "wave_text.html", WaveTextPage.of(here, row, typed=texts, kept=checks.kept_for(request, row.pk)))
    fields = request.POST
    language = fields.get("language", "")
    deed = waves.write_text(
        here, row, name=fields.get("name", row.name), subject=fields.get("subject", row.subject), body=fields.get("body", row.body),
        body_close=fields.get("body_close", row.body_close), language=language if language in LANGUAGES else row.language,
    )  # fmt: skip
    return done(request, deed, then=_next(request, row))


def _next(request: HttpRequest, row: Wave) -> str:
    """On to the next step, or back to where one was where the words are only kept."""
    step = {"lines": "lines/"}.get(request.POST.get("do", ""), "")
    return f"/letters/waves/{row.pk}/{step}"


def _lines_stand(here: Seat, fields: Any, wave_id: UUID) -> Sequence[Shown]:
    return shown.wave_lines(waves.letters_of(own(Wave, wave_id, here.account)))


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_lines_stand)
def lines(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """A line of one's own to each."""
    here, row = seat(request), _wave(request, wave_id)
    if request.method == "GET":
        return show(request, "wave_lines.html", WaveLinesPage.of(here, row))
    typed = {one.pk: request.POST[f"line-{one.pk}"] for one in waves.letters_of(row) if f"line-{one.pk}" in request.POST}
    deed, too_late = waves.write_lines(here, row, typed), _too_late(request, here, row)
    if too_late:
        return show(request, "wave_lines.html", WaveLinesPage.of(here, row), status=409, typed=too_late)
    return done(request, deed, then=f"/letters/waves/{row.pk}/")


def _too_late(request: HttpRequest, here: Seat, row: Wave) -> str:
    """The lines typed for letters let go or taken out meanwhile, each after the name it was meant for."""
    letters = Letter.objects.of(here.account).filter(wave=row).select_related("person").order_by("person__sort_key", "pk")
    gone = [one for one in letters if one.released_at or one.sent_at or one.removed_at or one.person.removed_at]
    lines = [(one.person.name, typed_anew(request.POST, f"line-{one.pk}")) for one in gone]
    return "\n".join(f"{name}: {words}" for name, words in lines if words)


def _pace_stands(here: Seat, fields: Any, wave_id: UUID) -> Sequence[Shown]:
    return shown.wave_pace(own(Wave, wave_id, here.account))


@require_POST
@signed_in
@checked(_pace_stands)
def pace(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """How many leave a day, in which hours, when each call is announced for, and the CV that goes with them."""
    here, row, fields = seat(request), _wave(request, wave_id), request.POST

    def number(name: str, least: int, most: int) -> int:
        found = figure(fields.get(name, ""), least, most)
        return int(getattr(row, name)) if found is None else found

    pacing = waves.Pacing(
        number("per_day", *waves.PER_DAY), number("from_hour", 0, 22), number("until_hour", 1, 23), number("calls_after", 0, 9)
    )
    cv = own(CvVersion, fields["cv"], here.account) if fields.get("cv") else None
    if "cv" in fields and cv != row.cv:
        waves.attach(here, row, cv)
    return done(request, waves.set_pace(here, row, pacing), then=f"/letters/waves/{row.pk}/")


def _own_stands(here: Seat, fields: Any, wave_id: UUID, letter_id: UUID) -> Sequence[Shown]:
    row = own(Letter, letter_id, here.account)
    if row.wave is None or row.released_at or row.sent_at:
        return ()
    return shown.letter(waves.source_of(here, row))


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_own_stands)
def letter(request: HttpRequest, wave_id: UUID, letter_id: UUID) -> HttpResponse:
    """One letter as it will arrive; posted, it gets words of its own."""
    here, row = seat(request), _wave(request, wave_id)
    one = _letter(request, row, letter_id)
    if request.method == "GET":
        return show(request, "wave_letter.html", _page(request, row, one))
    there = f"/letters/waves/{row.pk}/{one.pk}/"
    if one.released_at or one.sent_at:
        typed = typed_anew(request.POST, "subject", "body")
        if not typed:
            return HttpResponseRedirect(there)
        return show(request, "wave_letter.html", _page(request, row, one), status=409, typed=typed)
    fields, source = request.POST, waves.source_of(here, one)
    if "keep" in fields:
        checks.changed(request)
        return HttpResponseRedirect(there)
    language, body = fields.get("language", ""), fields.get("body", source.body)
    deed = waves.write_own(
        here, one, subject=fields.get("subject", source.subject), body=_better(request, row, one, body),
        cv=own(CvVersion, fields["cv"], here.account) if fields.get("cv") else None if "cv" in fields else one.cv,
        language=language if language in LANGUAGES else one.language,
    )  # fmt: skip
    return done(request, deed, then=there)


def _page(request: HttpRequest, row: Wave, one: Letter, *, stopped: str = "") -> WaveLetterPage:
    return WaveLetterPage.of(seat(request), row, one, stopped=stopped, kept=checks.kept_for(request, row.pk, one.person_id))


def _better(request: HttpRequest, row: Wave, one: Letter, body: str) -> str:
    """The letter's text with the better wording that was pressed: its fields stay where the words stand as they were typed."""
    sign = request.POST.get("use", "").rpartition(":")[2]
    if not sign:
        return body
    page = _page(request, row, one)
    asked = next((found for found in page.check.findings if found.sign == sign and found.put), None)
    if asked is None:
        return body
    words, put = asked.found.text, asked.put
    return body.replace(words, put, 1) if words in body else page.said.body.text.replace(words, put, 1)


Do = Callable[[HttpRequest, Wave], HttpResponse]


def _to(row: Wave, letter_id: Any = "") -> str:
    return f"/letters/waves/{row.pk}/{letter_id}/" if letter_id else f"/letters/waves/{row.pk}/"


def _looked(request: HttpRequest, row: Wave) -> HttpResponse:
    """Seen; on to the next, and after the last to the wave."""
    one = _letter(request, row, request.POST.get("letter", ""))
    waves.looked(seat(request), one)
    return HttpResponseRedirect(_to(row, _after(row, one)))


def _release(request: HttpRequest, row: Wave) -> HttpResponse:
    here = seat(request)
    only = _letter(request, row, request.POST["letter"]) if request.POST.get("letter") else None
    try:
        deed = waves.let_go(here, row, only)
    except (StillGaps, waves.NoWave, CannotLeave) as stopped:
        why = getattr(stopped, "why", "gaps")
        if why in {"nobody", "left"}:  # pressed twice
            return HttpResponseRedirect(_to(row, only.pk if only else ""))
        if only is not None:
            return show(request, "wave_letter.html", _page(request, row, only, stopped=why), status=422)
        return show(request, "wave.html", WavePage.of(here, row, stopped=why), status=422)
    return done(request, deed, then=_to(row, _after(row, only) if only else ""))


def _hold(request: HttpRequest, row: Wave) -> HttpResponse:
    here, one = seat(request), _letter(request, row, request.POST.get("letter", ""))
    try:
        return done(request, hold(here, [one]), then=back(request, _to(row)))
    except TooLateToHold:
        return show(request, "wave_letter.html", _page(request, row, one, stopped="too-late"), status=409)


def _out(request: HttpRequest, row: Wave) -> HttpResponse:
    one = _letter(request, row, request.POST.get("letter", ""))
    if one.released_at or one.sent_at:
        raise Http404
    return done(request, waves.take_out(seat(request), one), then=_to(row))


def _by_hand(request: HttpRequest, row: Wave) -> HttpResponse:
    here, one = seat(request), _letter(request, row, request.POST.get("letter", ""))
    try:
        deed = waves.sent_by_hand(here, one)
    except (StillGaps, waves.NoWave) as stopped:
        if one.sent_at:  # pressed twice
            return HttpResponseRedirect(_to(row, one.pk))
        return show(request, "wave_letter.html", _page(request, row, one, stopped=getattr(stopped, "why", "gaps")), status=422)
    return done(request, deed, then=_to(row, _after(row, one)))


def _away(request: HttpRequest, row: Wave) -> HttpResponse:
    return done(request, waves.put_away(seat(request), row), then="/letters/")


def _stop(request: HttpRequest, row: Wave) -> HttpResponse:
    """Taken back; undo would let them go again, and nothing goes but by a press meant for it."""
    deed = waves.stop_rest(seat(request), row)
    tell(request, "wave-stopped", count=deed.facts["count"])
    return HttpResponseRedirect(_to(row))


def _simply(verb: Callable[[Seat, Wave], Any]) -> Do:
    return lambda request, row: done(request, verb(seat(request), row), then=_to(row))


DOES: dict[str, Do] = {
    "looked": _looked, "release": _release, "hold": _hold, "out": once(_out), "sent": _by_hand, "away": once(_away), "pause": _simply(waves.pause),
    "on": _simply(waves.go_on), "stop": _stop,
    "selling": _simply(lambda here, row: waves.answer_aim(here, row, selling=True)),
    "advice": _simply(lambda here, row: waves.answer_aim(here, row, selling=False)),
}  # fmt: skip
"""What the buttons of a wave do."""


@require_POST
@signed_in
def do(request: HttpRequest, wave_id: UUID, verb: str) -> HttpResponse:
    """One of the wave's buttons."""
    row = _wave(request, wave_id)
    if verb not in DOES:
        raise Http404
    return DOES[verb](request, row)


urls = [
    path("letters/waves/new/", new, name="wave-new"),
    path("letters/waves/<uuid:wave_id>/", wave, name="wave"),
    path("letters/waves/<uuid:wave_id>/text/", text, name="wave-text"),
    path("letters/waves/<uuid:wave_id>/lines/", lines, name="wave-lines"),
    path("letters/waves/<uuid:wave_id>/pace/", pace, name="wave-pace"),
    path("letters/waves/<uuid:wave_id>/do/<str:verb>/", do, name="wave-do"),
    path("letters/waves/<uuid:wave_id>/<uuid:letter_id>/", letter, name="wave-letter"),
]
