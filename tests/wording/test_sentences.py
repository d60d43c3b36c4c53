"""Sentences with the facts that break them: one of something, a place that is no place, several names."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hvem.wording.catalogue import LANGUAGES, say, texts

PLACES = {"nb": ("på telefon", "Kl. 13.00, på telefon."), "nn": ("på telefon", "Kl. 13.00, på telefon."), "en": ("by phone", "13:00, by phone.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_on_the_phone_is_not_in_the_phone(language):
    place, said = PLACES[language]
    assert say(language, "today.meet-at", at=said.split(",")[0], place=place) == said


@pytest.mark.parametrize(("language", "one", "more"), [
    ("nb", "Hver samtale ga deg ett nytt navn", "Hver samtale ga deg 0,4 nye navn"),
    ("nn", "Kvar samtale gav deg eitt nytt namn", "Kvar samtale gav deg 0,4 nye namn"),
    ("en", "Each conversation gave you one new name", "Each conversation gave you 0.4 new names"),
])  # fmt: skip
def test_one_name_a_conversation_is_one_name(language, one, more):
    assert say(language, "mirror.r-title", count=1.0, r=1.0) == one
    assert say(language, "mirror.r-title", count=0.4, r=0.4) == more


@pytest.mark.parametrize(("language", "said"), [
    ("nb", "Angret, men én ting er endret siden og ble stående."),
    ("nn", "Angra, men éin ting er endra sidan og vart ståande."),
    ("en", "Undone, but one thing has changed since and was left as it is."),
])  # fmt: skip
def test_one_thing_left_by_undo_is_one_thing(language, said):
    assert say(language, "happening.undone-partly", count=1) == said


def test_english_says_on_before_a_date_and_not_before_yesterday():
    day = date(2026, 10, 20)
    assert say("en", "person.promised-on", on=day, today=date(2026, 10, 21)) == "Promised yesterday."
    assert say("en", "person.promised-on", on=day, today=date(2026, 11, 21)) == "Promised on 20 October."


def test_english_has_curly_apostrophes_and_no_norwegian_letters():
    for key, sentence in texts().items():
        english = sentence["en"]
        for form in english.values() if isinstance(english, dict) else [english]:
            assert "'" not in form, key
            assert key.startswith("demo.") or not re.search(r"[æøå«»]", re.sub(r"\b[A-ZÆØÅ]\w+|bokmål", "", form)), key
