"""The story told a piece at a time: the situation, the answers, the places of the career path, versions of the CV (M4, M6, M27)."""

from __future__ import annotations

from typing import Any

from hvem.accounts.access import Seat
from hvem.campaign.models import Campaign, CvVersion, Place, Story
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.ground.files import keep_file
from hvem.method import jogger

PLACE_KINDS = ("work", "school", "association", "town")
TOLD = ("path", "proud", "possible", "want", "situation", "looking_for", "about_me", "why_here", "how_help", "languages")


def story_of(account: Any, campaign: Campaign) -> Story:
    """The campaign's story; an empty one, not yet written, where nothing is told."""
    found: Story | None = Story.objects.of(account).present().filter(campaign=campaign).first()
    return found or Story(account=account, campaign=campaign)


def places_of(account: Any, campaign: Campaign) -> list[Place]:
    """The places of the career path, the latest first within their kind."""
    rows = list(Place.objects.of(account).present().filter(campaign=campaign))
    return sorted(rows, key=lambda row: (PLACE_KINDS.index(row.kind), -(row.to_year or row.from_year or 0), row.name.casefold()))


def tell(here: Seat, **words: str) -> Deed:
    """Write parts of the story, by the names of its fields; the others are left as they are."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "story-told", at=here.now, by=here.user) as deed:
        tell_in(deed, campaign, **words)
    return deed


def tell_in(deed: Deed, campaign: Campaign, **words: str) -> Story:
    """Write parts of the story inside a deed."""
    story = story_of(deed.account, campaign)
    clean = {name: text.strip() for name, text in words.items() if name in TOLD}
    if "languages" in clean:
        clean["languages"] = clean["languages"][:300]
    if story._state.adding:
        if any(clean.values()):
            for name, text in clean.items():
                setattr(story, name, text)
            deed.add(story)
    else:
        deed.change(story, **clean)
    return story


def add_place(
    here: Seat, kind: str, name: str, *, role: str = "", from_year: int | None = None, to_year: int | None = None, place: Place | None = None
) -> Deed:  # fmt: skip
    """Write a place of the career path, which the memory jogger then asks about (M1); `place` is one that is corrected."""
    campaign = running(here.account, on=here.today)
    if from_year and to_year and to_year < from_year:
        from_year, to_year = to_year, from_year
    values = {"kind": kind, "name": name.strip()[:200], "role": role.strip()[:200], "from_year": from_year, "to_year": to_year}
    with Deed(here.account, "place-changed" if place else "place-added", at=here.now, by=here.user) as deed:
        row = deed.change(place, **values) if place else deed.add(Place(campaign=campaign, **values))
        deed.about(row, name=row.name)
    return deed


def remove_place(here: Seat, place: Place) -> Deed:
    """Take a place out of the path."""
    with Deed(here.account, "place-removed", at=here.now, by=here.user) as deed:
        deed.remove(place)
        deed.about(place, name=place.name)
    return deed


def add_cv(here: Seat, name: str, text: str, *, cv: CvVersion | None = None, upload: tuple[str, bytes] | None = None) -> Deed:
    """Keep a version of the CV that can be shown to a friend and asked about (M31); `cv` is one that is corrected.

    `upload` is the name and bytes of a file of it, which takes the place of the one before; raises `NotKept`, and then nothing is written.
    """
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "cv-kept", at=here.now, by=here.user) as deed:
        file = keep_file(deed, *upload) if upload else None
        if cv is None:
            row = deed.add(
                CvVersion(campaign=campaign, name=name.strip()[:120], text=text.strip(), file=file, made_on=here.today)
            )
        else:
            if file and cv.file:
                deed.remove(cv.file)
            row = deed.change(cv, name=name.strip()[:120] or cv.name, text=text.strip(), file=file or cv.file)
        deed.about(row, name=row.name)
    return deed


def drop_file(here: Seat, cv: CvVersion) -> Deed:
    """Take the file off a version of the CV; its text stays."""
    with Deed(here.account, "cv-file-removed", at=here.now, by=here.user) as deed:
        deed.about(cv, name=cv.name)
        if cv.file:
            file = cv.file
            deed.change(cv, file=None)
            deed.remove(file)
    return deed


def remove_cv(here: Seat, cv: CvVersion) -> Deed:
    """Put a version of the CV away, with its file."""
    with Deed(here.account, "cv-removed", at=here.now, by=here.user) as deed:
        deed.remove(cv)
        if cv.file:
            deed.remove(cv.file)
        deed.about(cv, name=cv.name)
    return deed


def path_of(places: list[Place]) -> jogger.Path:
    """The places as the memory jogger asks about them."""
    return jogger.Path(
        places=tuple(
            jogger.Place(row.name, row.role, row.from_year, row.to_year, school=row.kind == "school")
            for row in places
            if row.kind in {"work", "school"}
        ),
        associations=tuple(row.name for row in places if row.kind == "association"),
        towns=tuple(row.name for row in places if row.kind == "town"),
    )
