"""The story: the whole of it to read and print, and each part as a small form of its own that can be skipped (M4, M6, M27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hvem.accounts.access import Seat, own
from hvem.campaign.models import Campaign, CvVersion, Place, Story
from hvem.campaign.running import running
from hvem.campaign.setting import THINGS, WEEKLY, set_campaign
from hvem.campaign.telling import PLACE_KINDS, add_cv, add_place, drop_file, places_of, remove_cv, remove_place, story_of, tell
from hvem.ground.files import LARGEST, NotKept
from hvem.method.story import Timed, timed
from hvem.web import shown
from hvem.web.fields import figure
from hvem.web.files import MEGABYTES
from hvem.web.once import once
from hvem.web.page import done, seat, show, signed_in
from hvem.web.stale import Shown, checked
from hvem.wording.catalogue import say

FIELDS: dict[str, tuple[str, ...]] = {
    "aim": ("aim",), "path": (), "situation": ("proud", "possible", "want", "situation"), "looking-for": ("looking_for",),
    "about-you": ("about_me",), "why-here": ("why_here",), "how-help": ("how_help",), "cv": (),
    "pace": ("things_a_day", "conversations_a_week", "languages"),
}  # fmt: skip
PARTS = tuple(FIELDS)
SPOKEN = {"about-you": "about_me", "why-here": "why_here", "how-help": "how_help"}
NUMBERS = {"things_a_day": THINGS, "conversations_a_week": WEEKLY}


@dataclass(frozen=True, slots=True)
class Words:
    """One field of the story: its name, the user's words, and how long they take aloud where they are to be spoken."""

    name: str
    text: str
    timed: Timed | None = None
    complaint: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the field is a number rather than words."""
        return self.name in NUMBERS


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One part of the story: its sign in the address and its fields; `told` when there is something in it."""

    sign: str
    fields: tuple[Words, ...]
    told: bool


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The story whole, or, with `part`, one part to write."""

    parts: tuple[StoryPart, ...]
    told: int
    part: StoryPart | None
    number: int
    following: str
    next_missing: str
    places: list[Place]
    kinds: tuple[str, ...]
    cvs: list[CvVersion]
    editing: Any = None
    typed: dict[str, str] = field(default_factory=dict)
    complaints: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, here: Seat, sign: str = "", **more: Any) -> StoryPage:
        """The story as it stands; 404 for a part that is none."""
        if sign and sign not in PARTS:
            raise Http404
        campaign = running(here.account, on=here.today)
        story = story_of(here.account, campaign)
        places = places_of(here.account, campaign)
        cvs = list(
            CvVersion.objects.of(here.account)
            .present()
            .filter(campaign=campaign)
            .select_related("file")
            .order_by("-made_on", "-pk")
        )
        has = {"path": bool(places), "cv": bool(cvs)}
        parts = tuple(_part(here, one, campaign, story, has) for one in PARTS)
        place = PARTS.index(sign) if sign else 0
        return cls(
            parts=parts, told=sum(one.told for one in parts), part=parts[place] if sign else None, number=place + 1,
            following=PARTS[place + 1] if place + 1 < len(PARTS) else "",
            next_missing=next((one.sign for one in parts if not one.told), ""),
            places=places, kinds=PLACE_KINDS, cvs=cvs, **more,
        )  # fmt: skip


def _part(here: Seat, sign: str, campaign: Campaign, story: Story, has: dict[str, bool]) -> StoryPart:
    fields = []
    for name in FIELDS[sign]:
        text = str(getattr(campaign if name in {"aim", *NUMBERS} else story, name))
        fields.append(Words(name, text, timed(text, here.language) if sign in SPOKEN else None))
    told = has.get(sign, any(one.text for one in fields))
    return StoryPart(sign, tuple(fields), told or sign == "pace")


@require_GET
@signed_in
def story(request: HttpRequest) -> HttpResponse:
    """The whole story, to read and to print."""
    return show(request, "story.html", StoryPage.of(seat(request)))


def _part_stands(here: Seat, fields: Any, sign: str) -> Sequence[Shown]:
    part = StoryPage.of(here, sign).part
    return shown.story_part(part.fields) if part else ()


def _place_stands(here: Seat, fields: Any, place_id: str = "") -> Sequence[Shown]:
    return shown.story_place(own(Place, place_id, here.account) if place_id else None)


def _cv_stands(here: Seat, fields: Any, cv_id: str = "") -> Sequence[Shown]:
    return shown.story_cv(own(CvVersion, cv_id, here.account) if cv_id else None)


@require_http_methods(["GET", "POST"])
@signed_in
@checked(_part_stands)
def part(request: HttpRequest, sign: str) -> HttpResponse:
    """One part: a small form; saving goes on to the next, skipping too."""
    here = seat(request)
    page = StoryPage.of(here, sign)
    if request.method != "POST":
        return show(request, "story_part.html", page)
    typed = {name: request.POST.get(name, "")[:20_000] for name in FIELDS[sign] if name in request.POST}
    complaints = _complaints(here, typed)
    if complaints:
        return show(request, "story_part.html", StoryPage.of(here, sign, typed=typed, complaints=complaints), status=422)
    values: dict[str, Any] = {name: int(text) for name, text in typed.items() if name in NUMBERS}
    if "aim" in typed:
        values["aim"] = typed["aim"].strip()
    words = {name: text for name, text in typed.items() if name not in {"aim", *NUMBERS}}
    deed = set_campaign(here, "story-told", told=words, **values) if values else tell(here, **words)
    return done(request, deed, then=f"/story/{page.following}/" if page.following else "/story/")


def _complaints(here: Seat, typed: dict[str, str]) -> dict[str, str]:
    """What is wrong with the numbers, by field."""
    found = {}
    for name, (least, most) in NUMBERS.items():
        text = typed.get(name, "").strip()
        if name in typed and figure(text, least, most) is None:
            found[name] = say(here.language, "story.number-between", least=least, most=most)
    return found


@require_POST
@signed_in
def seconds(request: HttpRequest, sign: str) -> HttpResponse:
    """How long an answer takes aloud, while it is being written."""
    if sign not in SPOKEN:
        raise Http404
    here = seat(request)
    return show(
        request, "parts/story_seconds.html", None, spoken=timed(request.POST.get(SPOKEN[sign], "")[:20_000], here.language)
    )


@require_http_methods(["GET", "POST"])
@signed_in
@once
@checked(_place_stands)
def place(request: HttpRequest, place_id: str = "") -> HttpResponse:
    """A place of the career path, new or corrected; what was typed stays where a year is no year."""
    here = seat(request)
    row = own(Place, place_id, here.account) if place_id else None
    if request.method != "POST":
        return show(request, "story_part.html", StoryPage.of(here, "path", editing=row, typed=_typed_of(row)))
    typed = {name: request.POST.get(name, "").strip()[:200] for name in ("kind", "name", "role", "from_year", "to_year")}
    years, complaints = _years(here, typed)
    if not typed["name"]:
        complaints["name"] = say(here.language, "story.place-needs-name")
    if typed["kind"] not in PLACE_KINDS:
        typed["kind"] = "work"
    if complaints:
        return show(
            request, "story_part.html", StoryPage.of(here, "path", editing=row, typed=typed, complaints=complaints), status=422
        )
    deed = add_place(here, typed["kind"], typed["name"], role=typed["role"], from_year=years[0], to_year=years[1], place=row)
    return done(request, deed, then="/story/path/#new")


def _typed_of(row: Place | None) -> dict[str, str]:
    if row is None:
        return {}
    return {name: str(getattr(row, name) or "") for name in ("kind", "name", "role", "from_year", "to_year")}


def _years(here: Seat, typed: dict[str, str]) -> tuple[list[int | None], dict[str, str]]:
    years: list[int | None] = []
    complaints = {}
    for name in ("from_year", "to_year"):
        text = typed[name]
        years.append(figure(text, 1900, here.today.year + 1))
        if text and years[-1] is None:
            complaints[name] = say(here.language, "story.year-wrong", year=here.today.year)
    return years, complaints


@require_POST
@signed_in
def place_away(request: HttpRequest, place_id: str) -> HttpResponse:
    """A place taken out of the path."""
    here = seat(request)
    return done(request, remove_place(here, own(Place, place_id, here.account)), then="/story/path/")


@require_http_methods(["GET", "POST"])
@signed_in
@once
@checked(_cv_stands)
def cv(request: HttpRequest, cv_id: str = "") -> HttpResponse:
    """A version of the CV: new, read as a friend sees it, or corrected."""
    here = seat(request)
    row = own(CvVersion, cv_id, here.account) if cv_id else None
    if request.method != "POST":
        return show(request, "story_cv.html", row) if row else HttpResponseRedirect("/story/cv/")
    typed = {"name": request.POST.get("name", "").strip()[:120], "text": request.POST.get("text", "").strip()[:100_000]}
    upload, complaints = _upload(request), {}
    if not typed["name"]:
        complaints["name"] = say(here.language, "story.cv-needs-name")
    if not typed["text"] and not upload and not (row and row.file):
        complaints["text"] = say(here.language, "story.cv-needs-text")
    if not complaints:
        try:
            return done(request, add_cv(here, typed["name"], typed["text"], cv=row, upload=upload), then="/story/cv/")
        except NotKept as why:
            complaints["file"] = say(here.language, f"story.cv-file-{why.why}", size=MEGABYTES)
    page = StoryPage.of(here, "cv", editing=row, typed=typed, complaints=complaints)
    return show(request, "story_part.html", page, status=422)


def _upload(request: HttpRequest) -> tuple[str, bytes] | None:
    """The file that was sent, no more of it read than is ever kept."""
    file = request.FILES.get("file")
    return (file.name or "", file.read(LARGEST + 1)) if file else None


@require_POST
@signed_in
def cv_file_away(request: HttpRequest, cv_id: str) -> HttpResponse:
    """The file taken off a version of the CV."""
    here = seat(request)
    row = own(CvVersion, cv_id, here.account)
    return done(request, drop_file(here, row), then=f"/story/cv/{row.pk}/")


@require_POST
@signed_in
def cv_away(request: HttpRequest, cv_id: str) -> HttpResponse:
    """A version of the CV put away."""
    here = seat(request)
    return done(request, remove_cv(here, own(CvVersion, cv_id, here.account)), then="/story/cv/")


urls = [
    path("story/", story, name="story"),
    path("story/place/", place, name="story-place-new"),
    path("story/place/<uuid:place_id>/", place, name="story-place"),
    path("story/place/<uuid:place_id>/away/", place_away, name="story-place-away"),
    path("story/cv/new/", cv, name="story-cv-new"),
    path("story/cv/<uuid:cv_id>/", cv, name="story-cv"),
    path("story/cv/<uuid:cv_id>/away/", cv_away, name="story-cv-away"),
    path("story/cv/<uuid:cv_id>/file/away/", cv_file_away, name="story-cv-file-away"),
    path("story/<str:sign>/", part, name="story-part"),
    path("story/<str:sign>/seconds/", seconds, name="story-seconds"),
]
