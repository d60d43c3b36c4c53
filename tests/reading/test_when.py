"""Reading dates in notes: the labelled lines, what a caller gets back, and that no text can break it."""

from __future__ import annotations

import json
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.reading.when import When, read_when
from hvem.reading.when_feasts import easter
from hvem.reading.when_words import PHRASES, WORDS

AT = datetime(2026, 11, 23, 9, 0)
LINES = [
    json.loads(line)
    for name in ("when_dev.jsonl", "when_own.jsonl")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
]
SOME_WORDS = [
    *sorted(WORDS),
    *sorted(PHRASES),
    *"0 3. 7 10 14 31. 99 1945 2026 0745 26/11 31/2 4.5. 10.12 9:30 25:99 - – , . ikke".split(),
]
NOTES = st.lists(st.sampled_from(SOME_WORDS), max_size=9).map(" ".join)
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1))


@pytest.mark.parametrize("line", LINES, ids=[line["id"] for line in LINES])
@pytest.mark.parametrize("told", [True, False])
def test_a_labelled_line_is_read_as_labelled_with_its_language_or_without(line: dict[str, str], told: bool) -> None:
    when = read_when(line["text"], datetime.fromisoformat(line["at"]), line["lang"] if told else None)
    assert (when.iso, when.precision) == (line["when"], line["precision"])


@pytest.mark.parametrize(("name", "count", "least"), [("when_tuned.jsonl", 867, 867), ("when_held_out.jsonl", 128, 126)])
def test_invented_phrases_are_read_right(name: str, count: int, least: int) -> None:
    lines = [json.loads(line) for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]
    wrong = []
    for line in lines:
        when = read_when(line["text"], datetime.fromisoformat(line["at"]))
        if (when.iso, when.precision) != (line["when"], line["precision"]):
            wrong.append((line["text"], line["when"], when.iso))
    assert len(lines) == count
    assert count - len(wrong) >= least, wrong


def sane(text: str, when: When, at: datetime) -> None:
    if when.iso is None:
        assert (when.moment, when.precision, when.start, when.end, when.day) == (None,) * 5
        return
    assert datetime.fromisoformat(when.iso).date() == when.day
    assert when.start is not None and when.end is not None and 0 <= when.start < when.end <= len(text)
    assert when.precision is not None and isinstance(when.moment, datetime) == (when.precision == "minute")
    assert when.day is not None and when.day > at.date() - timedelta(days=32)
    assert when.day.year <= at.year + 25 or str(when.day.year) in text
    if when.precision == "week":
        assert when.day.weekday() == 0
    if when.precision == "month":
        assert when.day.day == 1


@given(st.text(max_size=120), MOMENTS)
def test_no_text_breaks_it(text: str, at: datetime) -> None:
    sane(text, read_when(text, at), at)


@settings(max_examples=400)
@given(NOTES, MOMENTS)
def test_no_heap_of_words_for_time_gives_an_absurd_date(text: str, at: datetime) -> None:
    sane(text, read_when(text, at), at)


def test_the_phrase_can_be_cut_out() -> None:
    text = "Ring Kari på fredag kl. 14 om båten"
    when = read_when(text, AT)
    assert when.start is not None and when.end is not None
    assert text[: when.start] + text[when.end :] == "Ring Kari  om båten"


def test_a_moment_has_its_date() -> None:
    assert read_when("kl 14 i dag", AT).day == date(2026, 11, 23)
    assert read_when("ingen dato", AT) == When()


def test_a_very_long_text_is_read_at_once() -> None:
    started = time.process_time()
    read_when("mandag 3. desember eller " * 100_000, AT)
    read_when("1" * 1_000_000, AT)
    read_when("en to tre " * 100_000, AT)
    read_when(". - " * 100_000, AT)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)])
def test_easter_falls_where_the_almanac_says(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)
