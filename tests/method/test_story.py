"""Twenty seconds, not twenty minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.method.story import ANSWERS, seconds_aloud, spoken_words, timed


def test_an_answer_of_twenty_seconds_is_right():
    assert timed("ord " * 46).verdict == "right"
    assert timed("ord " * 46).seconds == 20.0
    assert timed("ord " * 50).verdict == "right"


def test_a_long_answer_says_how_many_words_to_lose():
    found = timed("ord " * 92)
    assert (found.verdict, found.seconds, found.over) == ("long", 40.0, 46)


@pytest.mark.parametrize("text", ["", "  \n", "… –"])
def test_an_empty_answer_is_no_answer_yet(text):
    assert timed(text).verdict == "empty"


def test_numbers_and_joined_words_are_spoken_as_they_are():
    assert spoken_words("I 2009 begynte jeg") == 5
    assert spoken_words("e-posten og mor's") == 3


def test_english_is_spoken_a_little_faster():
    assert seconds_aloud("word " * 50, "en") == 20.0
    assert seconds_aloud("word " * 46, "xx") == 20.0


def test_there_are_three_questions():
    assert len(ANSWERS) == 3


@given(st.text(max_size=200), st.text(max_size=200))
def test_more_text_never_takes_less_time(one, two):
    assert seconds_aloud(one + " " + two) >= seconds_aloud(one)
