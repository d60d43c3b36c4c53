"""The memory jogger."""

from __future__ import annotations

from hvem.method.jogger import Path, Place, prompts, with_story, without_story
from hvem.wording.catalogue import LANGUAGES, say

VENTIL = Place("Tananger Ventil", "innkjøper", 2009, 2016)
STORY = Path((VENTIL, Place("Handelshøyskolen", first_year=1997, last_year=2001, school=True)), ("Innkjøpsforum",), ("Bryne",))


def asked(found, key):
    return [dict(prompt.facts) for prompt in found if prompt.key == key]


def test_there_are_questions_enough_without_any_story():
    found = without_story()
    assert len(found) >= 40 == min(len({prompt.key for prompt in found}), 40)
    assert found[0].key == "whom-you-like"
    assert len({prompt.circle for prompt in found[:8]}) >= 6


def test_a_story_asks_about_its_own_places_and_years():
    found = with_story(STORY)
    assert asked(found, "sat-beside") == [{"place": "Tananger Ventil", "year": y} for y in (2009, 2012, 2016)]
    assert asked(found, "place-role") == [{"place": "Tananger Ventil", "role": "innkjøper"}]
    assert asked(found, "school-year") == [{"place": "Handelshøyskolen", "year": 1997}]
    assert asked(found, "association-board") == [{"association": "Innkjøpsforum"}]
    assert asked(found, "town") == [{"town": "Bryne"}]


def test_a_place_without_years_is_asked_about_all_the_same():
    found = with_story(
        Path((Place("Kvitsøy Havbruk"), Place("Ryfylke", first_year=2004), Place("Feil", first_year=9, last_year=2)))
    )
    assert (
        asked(found, "place-beside") == [{"place": "Kvitsøy Havbruk"}, {"place": "Feil"}]
        or len(asked(found, "place-beside")) == 2
    )
    assert asked(found, "sat-beside") == [{"place": "Ryfylke", "year": 2004}]


def test_it_begins_with_whom_one_likes_and_takes_turns():
    found = prompts(STORY)
    assert found[0].key == "whom-you-like" and found[1] == with_story(STORY)[0]
    assert len(found) == len(set(found)) == len(without_story()) + len(with_story(STORY))


def test_what_was_asked_is_not_asked_again():
    first = prompts(STORY)[0]
    assert first not in prompts(STORY, {first})
    assert prompts(Path()) == without_story()


def test_every_question_stands_in_three_languages():
    for prompt in prompts(Path((*STORY.places, Place("X")), STORY.associations, STORY.towns)):
        for language in LANGUAGES:
            assert say(language, f"jogger.{prompt.key}", **dict(prompt.facts)).endswith("?")
