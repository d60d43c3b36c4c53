"""Small numbers in words, and words as they begin a sentence."""

from __future__ import annotations

import pytest

from hvem.wording.catalogue import number, say
from hvem.wording.rows import begun


@pytest.mark.parametrize(("language", "inside", "first"), [("nb", "én", "Én"), ("nn", "éin", "Éin"), ("en", "one", "One")])
def test_a_small_number_is_a_word_in_every_language(language, inside, first):
    assert number(language, 1) == inside
    assert number(language, 1, start=True) == first
    assert number(language, 12).isalpha()


def test_nothing_and_many_are_figures():
    assert [number("nb", count, start=True) for count in (0, 13, 250)] == ["0", "13", "250"]


def test_a_sentence_begins_with_a_capital_and_the_rest_stays():
    assert (begun("ærlig talt, DNB"), begun("")) == ("Ærlig talt, DNB", "")


@pytest.mark.parametrize(("count", "said"), [(2, "To personer"), (12, "Tolv personer"), (60, "60 personer")])
def test_a_sentence_says_a_small_count_in_words(count, said):
    assert say("nb", "people.title", count=count) == said
