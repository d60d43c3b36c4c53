"""The story: told a part at a time, each skippable, twenty seconds counted from the text, read and printed whole."""

from __future__ import annotations

import re

import pytest

from hvem.campaign.models import Campaign, CvVersion, Place, Story
from hvem.campaign.running import running
from hvem.campaign.setting import set_campaign
from hvem.campaign.telling import add_cv, add_place, tell

PARTS = ("aim", "path", "situation", "looking-for", "about-you", "why-here", "how-help", "cv", "pace")
LONG = "Jeg har ledet innkjøp i tjue år. " * 12


def test_with_nothing_told_the_page_says_where_to_begin(page):
    text = page.get("/story/").content.decode()
    assert "Her står ingenting ennå" in text and "Hva håper du på?" in text and text.count('class="btn"') == 1
    assert "%" not in re.sub(r"<[^>]+>", "", text)


@pytest.mark.parametrize("sign", PARTS)
def test_each_part_is_a_small_form_that_can_be_skipped(page, sign):
    answer = page.get(f"/story/{sign}/")
    text = answer.content.decode()
    assert answer.status_code == 200 and text.count('class="btn"') == 1 and text.count("<h1") == 1
    assert sign == "pace" or "Hopp over" in text


def test_a_part_is_kept_and_the_next_one_comes(here, page):
    answer = page.post("/story/aim/", {"aim": "Et sted der innkjøp får være med og bestemme."})
    assert answer.headers["Location"] == "/story/path/"
    assert Campaign.objects.of(here.account).get().aim.startswith("Et sted")
    text = page.get("/story/").content.decode()
    assert "får være med og bestemme" in text and "Du har fortalt 2 av 9" in text


def test_the_situation_is_found_with_three_questions_and_told_in_own_words(here, page):
    page.post("/story/situation/", {"proud": "Avtalen med Jærlys", "possible": "Tid", "want": "Noe nytt", "situation": "Jeg har fått tid."})
    told = Story.objects.of(here.account).get()
    assert (told.proud, told.possible, told.want, told.situation) == ("Avtalen med Jærlys", "Tid", "Noe nytt", "Jeg har fått tid.")
    text = page.get("/story/").content.decode()
    assert "Avtalen med Jærlys" in text and "Slik vil jeg si det" in text


def test_an_answer_of_twenty_seconds_is_just_right_and_a_longer_one_is_told_kindly(page):
    short = page.post("/story/about-you/seconds/", {"about_me": "Jeg leder innkjøp og liker å få folk til å snakke sammen."})
    assert "Akkurat passe" in short.content.decode()
    long = page.post("/story/about-you/seconds/", {"about_me": LONG}).content.decode()
    assert re.search(r"Omtrent \d+ sekunder lest høyt. Det er fint å stryke rundt \d+ ord", long)
    page.post("/story/about-you/", {"about_me": LONG})
    assert "stryke rundt" in page.get("/story/about-you/").content.decode()
    assert page.post("/story/aim/seconds/").status_code == 404


def test_places_are_added_corrected_and_taken_out(here, page):
    page.post("/story/place/", {"kind": "work", "name": "Tananger Ventil", "role": "innkjøper", "from_year": "2013", "to_year": "2005"})
    place = Place.objects.of(here.account).get()
    assert (place.from_year, place.to_year) == (2005, 2013)
    page.post(f"/story/place/{place.pk}/", {"kind": "work", "name": "Tananger Ventil AS", "role": "", "from_year": "2005", "to_year": ""})
    assert "Tananger Ventil AS" in page.get("/story/path/").content.decode()
    page.post(f"/story/place/{place.pk}/away/")
    assert not Place.objects.of(here.account).present().exists()
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/story/path/").content.decode()).group(1))
    assert Place.objects.of(here.account).present().get().name == "Tananger Ventil AS"


def test_a_year_that_is_none_is_said_and_what_was_typed_stays(here, page):
    answer = page.post("/story/place/", {"kind": "school", "name": "NTNU", "from_year": "nitti"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "Skriv et årstall, som 2026." in text and 'value="nitti"' in text and 'value="NTNU"' in text
    assert not Place.objects.of(here.account).exists()
    assert page.post("/story/place/", {"kind": "work", "name": ""}).status_code == 422


def test_a_cv_has_versions_that_can_be_shown_to_a_friend(here, page):
    assert page.post("/story/cv/new/", {"name": "kort", "text": ""}).status_code == 422
    page.post("/story/cv/new/", {"name": "kort", "text": "Innkjøpsleder.\nTjue år."})
    cv = CvVersion.objects.of(here.account).get()
    text = page.get(f"/story/cv/{cv.pk}/").content.decode()
    assert "Tjue år." in text and "Hva er uklart" in text and 'data-copy="#cv"' in text
    page.post(f"/story/cv/{cv.pk}/", {"name": "kort", "text": "Ny"})
    page.post(f"/story/cv/{cv.pk}/away/")
    assert not CvVersion.objects.of(here.account).present().exists()


def test_the_pace_has_bounds_and_says_so(here, page):
    answer = page.post("/story/pace/", {"things_a_day": "99", "conversations_a_week": "3", "languages": ""})
    assert answer.status_code == 422 and "fra 1 til 20" in answer.content.decode() and 'value="99"' in answer.content.decode()
    page.post("/story/pace/", {"things_a_day": "4", "conversations_a_week": "3", "languages": "norsk, polsk"})
    campaign = running(here.account, on=here.today)
    assert (campaign.things_a_day, campaign.conversations_a_week) == (4, 3)
    assert Story.objects.of(here.account).get().languages == "norsk, polsk"


def test_what_was_told_is_undone_from_the_toast(here, page):
    tell(here, looking_for="Havbruk")
    page.post("/story/looking-for/", {"looking_for": "Noe helt annet"})
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/story/").content.decode()).group(1))
    assert Story.objects.of(here.account).get().looking_for == "Havbruk"


def test_anothers_place_and_cv_are_not_found(here, stranger, page):
    add_place(stranger, "work", "Fremmed AS")
    add_cv(stranger, "kort", "tekst")
    theirs, cv = Place.objects.of(stranger.account).get(), CvVersion.objects.of(stranger.account).get()
    for address in (f"/story/place/{theirs.pk}/", f"/story/place/{theirs.pk}/away/", f"/story/cv/{cv.pk}/", f"/story/cv/{cv.pk}/away/"):
        assert page.post(address, {"name": "x", "text": "x"}).status_code == 404
    assert page.get("/story/nothing/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.name == "Fremmed AS" and theirs.removed_at is None


def test_the_whole_story_is_read_in_few_questions(here, page, django_assert_max_num_queries):
    for number in range(6):
        add_place(here, "work", f"Sted {number}", from_year=2000 + number)
    set_campaign(here, "story-told", aim="Ro", told={"about_me": LONG})
    with django_assert_max_num_queries(9):
        page.get("/story/")
