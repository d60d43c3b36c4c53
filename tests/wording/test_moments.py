"""Days, times and numbers as each language writes them."""

from datetime import date, datetime

import pytest

from hvem.wording import moments
from hvem.wording.catalogue import NoSuchText, say

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "nb", "nn", "en"),
    [
        (date(2026, 11, 23), "i dag", "i dag", "today"),
        (date(2026, 11, 24), "i morgen", "i morgon", "tomorrow"),
        (date(2026, 11, 22), "i går", "i går", "yesterday"),
        (date(2026, 11, 26), "torsdag", "torsdag", "Thursday"),
        (date(2026, 11, 28), "lørdag", "laurdag", "Saturday"),
        (date(2026, 12, 1), "1. desember", "1. desember", "1 December"),
        (date(2027, 1, 4), "4. januar 2027", "4. januar 2027", "4 January 2027"),
    ],
)
def test_a_day_is_said_as_one_does_near_it(day, nb, nn, en):
    assert [moments.near_day(day, MONDAY, language) for language in ("nb", "nn", "en")] == [nb, nn, en]


def test_times_are_written_with_a_point_in_norwegian_and_a_colon_in_english():
    moment = datetime(2026, 11, 23, 10, 4)
    assert [moments.clock(moment, language) for language in ("nb", "nn", "en")] == ["kl. 10.04", "kl. 10.04", "10:04"]


def test_decimals_have_a_comma_in_norwegian():
    assert [moments.worded(1.4, language) for language in ("nb", "nn", "en")] == ["1,4", "1,4", "1.4"]


@pytest.mark.parametrize(("language", "words"), [("nb", "9999 av 41\u00a0200"), ("nn", "9999 av 41\u00a0200"), ("en", "9999 of 41,200")])
def test_large_figures_stand_in_groups(language, words):
    assert words in say(language, "connect.far", read=9_999, total=41_200)


def test_a_key_nobody_wrote_is_an_error_not_an_empty_page():
    with pytest.raises(NoSuchText):
        say("nb", "nowhere.nothing")
