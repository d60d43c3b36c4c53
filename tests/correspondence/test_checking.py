"""The letter check in words: why in the writer's language, something better in the letter's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hvem.correspondence.letters.checking import RULES, check
from hvem.wording.catalogue import LANGUAGES, texts

ASKS = {
    "nb": "Kan du gi meg navnene på vennene dine?",
    "nn": "Kan du gje meg namna på vennene dine?",
    "en": "Can you give me the names of your friends?",
}
BETTER = {
    "nb": "Hvem synes du jeg bør snakke med?",
    "nn": "Kven synest du eg bør snakke med?",
    "en": "Who do you think I should talk to?",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", LANGUAGES)
def test_why_is_in_the_writers_language_and_better_in_the_letters(language, reader):
    (found,) = check(ASKS[language], language=language, kind="ask", reader=reader).findings
    assert found.better == BETTER[language]
    assert found.why == texts()["check-why.asks-for-names"][reader]
    assert found.rule == "M30" and found.text == ASKS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_proposed_is_itself_left_alone(language):
    for key, said in texts().items():
        if key.startswith("check-better.") and isinstance(said[language], str) and "{" not in said[language]:
            assert check(said[language], language=language, kind="ask", reader="nb").findings == (), key


def test_every_kind_has_words_and_a_rule():
    for kind in RULES:
        assert {f"check-title.{kind}", f"check-why.{kind}", f"check-better.{kind}"} <= set(texts())


def test_a_long_letter_is_told_by_how_many_words():
    letter = "Hei Siv,\n\n" + "Hvordan går det med deg og hagen din? " * 20
    (found,) = [one for one in check(letter, language="nb", reader="nb").findings if one.kind == "too-long"]
    assert found.better == "Ta bort 12 ord, så er du på 150.".replace("12", "tolv") and found.text == letter[found.start : found.end]


def test_of_many_asks_the_first_question_of_advice_is_kept():
    letter = "Dear Ann,\n\nCould you read my CV? Would you introduce me to Carol? Who do you think I should talk to?\n\nBest\nTim"
    (found,) = check(letter, language="en", reader="en").findings
    assert found.kind == "many-asks" and "“Who do you think I should talk to?”" in found.better


@pytest.mark.parametrize(("text", "rule"), [("Jeg er en fiasko.", "M6"), ("Jeg ser etter nytt arbeid innen logistikk.", None)])
def test_the_situation_is_told_without_gloom(text, rule):
    found = check(text, language="nb", kind="situation", reader="nb").findings
    assert [one.rule for one in found] == ([rule] if rule else [])


def test_twenty_seconds_about_oneself_are_counted_aloud():
    assert check("Jeg lager orden i tall. " * 9, language="nb", kind="pitch", reader="nb").findings == ()
    (found,) = check("Jeg lager orden i tall. " * 10, language="nb", kind="pitch", reader="nb").findings
    assert found.kind == "too-long" and found.rule == "M27" and "fire ord" in found.better


def test_nothing_of_django_is_needed():
    said = "import sys, hvem.correspondence.letters.checking; sys.exit(any(name.startswith('django') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
