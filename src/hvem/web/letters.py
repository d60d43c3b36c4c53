"""Letters: what is due to be written, drafts put together from one's own words, and saying that one was sent (M3, M4, M33)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.calling import wonder
from hvem.campaign.models import CvVersion
from hvem.correspondence.letters.composing import PURPOSES, Draft
from hvem.correspondence.letters.following_up import follow_up_to
from hvem.correspondence.letters.gathering import language_of, own_name, thread_answered
from hvem.correspondence.letters.posting import eml
from hvem.correspondence.letters.showing_draft import letter_to_show, wave_to_show
from hvem.correspondence.letters.writing import SAME, WAYS, StillGaps, put_away, rewrite, sent, write
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.sending.leaving_words import file_is_there
from hvem.correspondence.sending.releasing import CannotLeave, TooLateToHold, back_to_drafts, hold, it_left, release, send_again
from hvem.correspondence.waves.waves import letters_of
from hvem.correspondence.waves.words import said_by
from hvem.people.models import Person
from hvem.reading.card import Card, Labelled, Phone
from hvem.reading.writers import write_vcard
from hvem.web import checks, shown
from hvem.web.letter_pages import FriendPage, LetterPage, LettersPage, NewLetterPage, first_point, way_for
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked, typed_anew
from hvem.web.whom import asked
from hvem.wording.catalogue import LANGUAGES, Language


@require_GET
@signed_in
def letters(request: HttpRequest) -> HttpResponse:
    """What is due to be written, in small waves; drafts; what was sent."""
    return show(request, "letters.html", LettersPage.of(seat(request)))


def _among(value: str, values: Any, otherwise: Any) -> Any:
    return value if value in values else otherwise


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """A letter put together for a person and a purpose; saved, it is a draft to read through."""
    here = seat(request)
    fields = request.GET if request.method == "GET" else request.POST
    if request.method == "GET" and not fields.get("person"):
        whom = asked(here, fields, "whom")
        if isinstance(whom.whom, Person):
            return HttpResponseRedirect(f"/letters/new/?person={whom.whom.pk}&for=letter")
        return show(request, "letters.html", LettersPage.of(here, whom=whom))
    person = own(Person, fields.get("person", ""), here.account)
    purpose = _among(fields.get("for", ""), PURPOSES, "letter")
    way = _among(fields.get("kind", ""), WAYS, way_for(here, person, purpose))
    language: Language = _among(fields.get("in", ""), LANGUAGES, language_of(here, person))
    followed = follow_up_to(here, person) if purpose == "follow-up" else None
    if purpose == "follow-up" and followed is None:
        return HttpResponseRedirect(f"/people/{person.pk}/")
    if request.method == "POST":
        fields = request.POST = _told_beside(here, fields, partial(NewLetterPage.of, here, person, purpose, way, language))  # type: ignore[assignment]
    texts = checks.changed(request) if request.method == "POST" else None
    if request.method == "GET" or texts is not None:
        typed = Draft(fields.get("subject", "")[:300], texts.get("body", "")) if texts is not None else None
        kept = checks.kept_for(request, person.pk)
        page = NewLetterPage.of(
            here, person, purpose, way, language, typed=typed, kept=kept, shows=_shown(here, fields) if purpose == "ask-mails" else "",
            draft_of=fields.get("draft", "")[:60], number=followed.number if followed else 0,
        )  # fmt: skip
        return show(request, "letter_new.html", page)
    deed = write(
        here, person, purpose=purpose, way=way, language=language, subject=fields.get("subject", ""), body=fields.get("body", ""),
        thread=followed.thread if followed else thread_answered(here, person) if purpose == "answer" and way == "mail" else (),
    )  # fmt: skip
    return _on(request, deed)


def _shown(here: Seat, fields: Any) -> str:
    """The draft a friend is shown: that of a letter, or of a wave (`wave:…`)."""
    kind, _, row_id = fields.get("draft", "").rpartition(":")
    if kind == "wave":
        return wave_to_show(here, own(Wave, row_id, here.account))
    return letter_to_show(here, own(Letter, row_id, here.account)) if row_id else ""


def _on(request: HttpRequest, deed: Any) -> HttpResponse:
    """To the letter, to read it through; a draft only put aside goes back to the list."""
    if request.POST.get("do") == "keep":
        return done(request, deed, then="/letters/")
    return HttpResponseRedirect(f"/letters/{deed.main.pk}/")


def _told_beside(here: Seat, fields: QueryDict, page_now: Callable[[], NewLetterPage]) -> QueryDict:
    """The form with who I am and what I wonder, told beside the letter, kept and put in where the letter stands as it was composed (M8)."""
    words, name = fields.get("wonder", "").strip()[:1000], " ".join(fields.get("me", "").split())[:200]
    if not (words or name):
        return fields
    before = page_now()
    if words and before.asks_wonder:
        wonder(here, before.person, words)
    if name:
        here.membership.me_name = name
        here.membership.save(update_fields=["me_name"])
    after, told = page_now(), fields.copy()
    told["subject"] = filled_in(fields.get("subject", before.subject)[:300], before.subject, after.subject)
    told["body"] = filled_in(fields.get("body", before.body).replace("\r\n", "\n"), before.body, after.body)
    return told


def filled_in(typed: str, before: str, after: str) -> str:
    """What was typed, with each line that stands as it was composed `before` put as it is composed `after`."""
    lines, new = before.split("\n"), after.split("\n")
    for kind, start, end, at, until in SequenceMatcher(None, lines, new, autojunk=False).get_opcodes():
        if kind == "replace":
            typed = f"\n{typed}\n".replace("\n" + "\n".join(lines[start:end]) + "\n", "\n" + "\n".join(new[at:until]) + "\n", 1)[
                1:-1
            ]
    return typed


def _letter(request: HttpRequest, letter_id: UUID) -> Letter:
    letter = own(Letter, letter_id, seat(request).account)
    if letter.person.removed_at:
        raise Http404
    return letter


def _stands(here: Seat, fields: Any, letter_id: UUID) -> Sequence[Shown]:
    row = own(Letter, letter_id, here.account)
    return () if row.sent_at or row.released_at else shown.letter(row)


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_stands)
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """A letter to read through and send; posted, its words are changed, looked over, or a better wording is used."""
    here, row = seat(request), _letter(request, letter_id)
    if row.wave_id:
        return HttpResponseRedirect(f"/letters/waves/{row.wave_id}/{row.pk}/")
    if request.method == "GET":
        return show(request, "letter.html", _page(request, row))
    if row.sent_at or row.released_at:
        return _too_late(request, row)
    fields, texts = request.POST, checks.changed(request)
    body = texts["body"] if texts and "body" in texts else fields.get("body", row.body)
    cv: Any = SAME
    if "cv" in fields:
        cv = own(CvVersion, fields["cv"], here.account) if fields["cv"] else None
    way = _among(fields.get("kind", ""), WAYS, row.way)
    deed = rewrite(here, row, subject=fields.get("subject", row.subject), body=body, way=way, cv=cv)
    return done(request, deed, then=f"/letters/{row.pk}/") if texts is not None else _on(request, deed)


def _too_late(request: HttpRequest, row: Letter) -> HttpResponse:
    """It is let go already: what was typed in another window is shown, so that no words are lost."""
    typed = typed_anew(request.POST, "subject", "body")
    if not typed or typed in (row.body, f"{row.subject}\n\n{row.body}"):
        return HttpResponseRedirect(f"/letters/{row.pk}/")
    return show(request, "letter.html", _page(request, row), status=409, typed=typed)


def _page(request: HttpRequest, row: Letter, *, stopped: str = "") -> LetterPage:
    return LetterPage.of(seat(request), row, stopped=stopped, kept=checks.kept_for(request, row.person_id))


@require_POST
@signed_in
def letter_sent(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The user says it is sent; while a gap is open the page says which."""
    here, row = seat(request), _letter(request, letter_id)
    if row.sent_at or row.released_at or row.wave_id:
        return HttpResponseRedirect("/letters/" if row.sent_at else f"/letters/{row.pk}/")
    try:
        deed = sent(here, row)
    except StillGaps:
        return show(request, "letter.html", _page(request, row, stopped="gaps"), status=422)
    return done(request, deed, then="/letters/")


def _release(request: HttpRequest, row: Letter) -> HttpResponse:
    """Let it go: it leaves in a moment, and can be taken back until then."""
    if row.wave_id:
        raise Http404
    if row.released_at or row.sent_at:  # pressed twice
        return HttpResponseRedirect(f"/letters/{row.pk}/")
    if not file_is_there(row):
        return show(request, "letter.html", _page(request, row, stopped="no-file"), status=422)
    try:
        return done(request, release(seat(request), [row]), then=f"/letters/{row.pk}/")
    except (StillGaps, CannotLeave) as stopped:
        return show(request, "letter.html", _page(request, row, stopped=getattr(stopped, "why", "gaps")), status=422)


def _hold(request: HttpRequest, row: Letter) -> HttpResponse:
    try:
        return done(request, hold(seat(request), [row]), then=f"/letters/{row.pk}/")
    except TooLateToHold:
        return show(request, "letter.html", _page(request, row, stopped="too-late"), status=409)


def _settle(verb: Any) -> Any:
    """What the user says of a letter nobody knows of whether it left."""

    def settled(request: HttpRequest, row: Letter) -> HttpResponse:
        verb(seat(request), row)
        return HttpResponseRedirect(f"/letters/{row.pk}/")

    return settled


ON_THE_WAY: dict[str, Any] = {
    "release": _release, "hold": _hold, "left": _settle(it_left), "again": _settle(send_again), "draft": _settle(back_to_drafts),
}  # fmt: skip
"""What the buttons of a letter on its way do."""


@require_POST
@signed_in
def on_the_way(request: HttpRequest, letter_id: UUID, verb: str) -> HttpResponse:
    """One of the buttons about sending it from here."""
    row = _letter(request, letter_id)
    if verb not in ON_THE_WAY:
        raise Http404
    answer: HttpResponse = ON_THE_WAY[verb](request, row)
    return answer


@require_POST
@signed_in
def letter_away(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """A draft thrown away."""
    row = _letter(request, letter_id)
    if row.sent_at or row.released_at:
        raise Http404
    return done(request, put_away(seat(request), row), then="/letters/")


@require_GET
@signed_in
def letter_file(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The letter as a file that opens as a draft in most mail programs; `card` adds one's own card."""
    here, row = seat(request), _letter(request, letter_id)
    me, subject, body = here.membership, row.subject, row.body
    if row.wave is not None and not row.sent_at:
        said = next((one for one in said_by(here, row.wave, list(letters_of(row.wave))) if one.letter.pk == row.pk), None)
        if said is None:  # whoever it is to was taken off the list
            raise Http404
        subject, body = said.subject.text, said.body.text
    card = b""
    if request.GET.get("card"):
        mine = Card(
            display=own_name(here), title=me.me_title, emails=[Labelled(one) for one in me.me_emails],
            phones=[Phone(one, "mobile") for one in me.me_phones], webs=[Labelled(me.me_web)] if me.me_web else [],
        )  # fmt: skip
        card = write_vcard(mine, f"{me.pk}@hvem").encode()
    made = eml(
        sender=(own_name(here), next(iter(me.me_emails), "")), to=(row.person.name, first_point(here, row.person, "email")),
        subject=subject, body=body, at=here.now, card=card,
    )  # fmt: skip
    response = HttpResponse(made, content_type="message/rfc822")
    response["Content-Disposition"] = 'attachment; filename="e-post.eml"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
@signed_in
def friend(request: HttpRequest) -> HttpResponse:
    """Whom to show a draft to: a friend, or whoever is typed (M31)."""
    here = seat(request)
    draft = request.GET.get("draft", "")[:60]
    _shown(here, request.GET)
    whom = asked(here, request.GET, "whom")
    if isinstance(whom.whom, Person):
        return HttpResponseRedirect(f"/letters/new/?person={whom.whom.pk}&for=ask-mails&draft={draft}")
    return show(request, "letter_friend.html", FriendPage.of(here, draft, whom, but=_reader(here, draft)))


def _reader(here: Seat, draft: str) -> UUID | None:
    """Whom the draft itself is to, who is not the one to be asked."""
    found: UUID | None = own(Letter, draft, here.account).person_id if draft and not draft.startswith("wave:") else None
    return found


urls = [
    path("letters/friend/", friend, name="letter-friend"),
    path("letters/", letters, name="letters"),
    path("letters/new/", new, name="letter-new"),
    path("letters/<uuid:letter_id>/", letter, name="letter"),
    path("letters/<uuid:letter_id>/sent/", letter_sent, name="letter-sent"),
    path("letters/<uuid:letter_id>/do/<str:verb>/", on_the_way, name="letter-do"),
    path("letters/<uuid:letter_id>/away/", letter_away, name="letter-away"),
    path("letters/<uuid:letter_id>/letter.eml", letter_file, name="letter-file"),
]
