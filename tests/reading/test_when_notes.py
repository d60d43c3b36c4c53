"""Whole notes, as people write them after a call: which of several times is the one to act on."""

from __future__ import annotations

from datetime import datetime

import pytest

from hvem.reading.when import read_when

AT = datetime(2026, 11, 23, 9, 0)


def told(text: str, at: datetime = AT) -> str | None:
    return read_when(text, at).iso


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("hun er på ferie fra fredag, så ring torsdag", "2026-11-26"),
        ("ho er på messe i desember, men ta ein prat i januar", "2027-01-01"),
        ("tomorrow's a holiday so ring him on the 5th", "2026-12-05"),
        ("tirsdag passer bra, men vi kan også ta det onsdag", "2026-11-24"),
        ("ring tirsdag, så send CV onsdag", "2026-11-24"),
    ],
)
def test_the_day_of_the_act_counts_before_the_day_of_the_news(note: str, day: str) -> None:
    assert told(note) == day


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("vi tar det på nyåret, han tenkte uke 3", "2027-01-18"),
        ("etter sommarferien, seier midt i august", "2027-08-09"),
        ("in the spring, apply by 15 March", "2027-03-15"),
    ],
)
def test_a_finer_time_inside_a_coarse_one_is_meant(note: str, day: str) -> None:
    assert told(note) == day


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("opptatt denne uka, ring neste", "2026-11-30"),
        ("vinterferie i uke 8, så ta det uka etter", "2027-03-01"),
        ("haustferie i veke 41, prøv veka før", "2027-10-04"),
        ("not this week but next", "2026-11-30"),
        ("har møte med styret 28.11., ring dagen etter", "2026-11-29"),
        ("dagen før møtet 3. desember", "2026-12-02"),
        ("the day before the fair on 2 September", "2027-09-01"),
    ],
)
def test_a_time_may_hang_on_the_one_before_it(note: str, day: str) -> None:
    assert told(note) == day


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("skulle møtes i dag, utsatt til neste uke", "2026-11-30"),
        ("møtet er flytta frå tysdag til onsdag", "2026-11-25"),
        ("pushed to Friday", "2026-11-27"),
    ],
)
def test_what_was_moved_is_where_it_was_moved_to(note: str, day: str) -> None:
    assert told(note) == day


@pytest.mark.parametrize(
    "note", ["first chat in five years", "he'll be 60 in three years", "gave me 3 names in 20 minutes", "var på kurs fredag"]
)
def test_what_has_been_or_is_counted_back_is_no_time_to_come(note: str) -> None:
    assert told(note) is None


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("moved to next week", "2026-11-30"),
        ("vi er to i neste uke", "2026-11-30"),
        ("sat next to June at dinner", None),
        ("ho har fri heile neste veke", "2026-11-30"),
        ("I may be free on Monday", "2026-11-30"),
        ("send a Christmas card in December", "2026-12-01"),
        ("on the 3rd floor", None),
    ],
)
def test_small_words_are_not_taken_for_weekdays_or_months(note: str, day: str | None) -> None:
    assert told(note) == day


@pytest.mark.parametrize("note", ["ondag", "onsdga", "Wensday", "wednesdya"])
def test_a_slip_of_the_fingers_in_a_weekday_is_forgiven(note: str) -> None:
    assert told(note) == "2026-11-25"


@pytest.mark.parametrize("note", ["fridag", "firmaet ligger i Mandal", "Augusta ringte", "et mandat", "midday nap club"])
def test_a_word_that_is_near_a_weekday_stays_itself(note: str) -> None:
    assert told(note) in (None, "2026-11-23T12:00")


@pytest.mark.parametrize(
    ("note", "minute"),
    [
        ("klokken fjorten tretti", "2026-11-23T14:30"),
        ("Tuesday at nine thirty", "2026-11-24T09:30"),
        ("eit kvarter over ni i morgon", "2026-11-24T09:15"),
        ("at ten to four", "2026-11-23T15:50"),
        ("i morgen ved elleve-tida", "2026-11-24T11:00"),
        ("etter fire i dag", "2026-11-23T16:00"),
        ("i dag klokka åtte", "2026-11-23T20:00"),
        ("dinner at 7 on Friday", "2026-11-27T19:00"),
        ("six in the morning on Friday", "2026-11-27T06:00"),
        ("2026-12-10T14:00", "2026-12-10T14:00"),
    ],
)
def test_clocks_are_read_as_they_are_said(note: str, minute: str) -> None:
    assert told(note) == minute
