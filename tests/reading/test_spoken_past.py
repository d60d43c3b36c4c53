"""When something was, and what a promise's words ask for."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.past import read_past
from hvem.reading.verbs import read_verb

MONDAY = datetime(2026, 11, 23, 9, 0)


@pytest.mark.parametrize(
    ("words", "was"),
    [
        ("", "2026-11-23T09:00"), ("nå", "2026-11-23T09:00"), ("i dag kl 8", "2026-11-23T08:00"), ("i går kl 14", "2026-11-22T14:00"),
        ("i går", "2026-11-22T12:00"), ("i forgårs", "2026-11-21T12:00"), ("torsdag", "2026-11-19T12:00"), ("torsdag kl 14", "2026-11-19T14:00"),
        ("for to dager siden", "2026-11-21T12:00"), ("for ei veke sidan", "2026-11-16T12:00"), ("12. oktober", "2026-10-12T12:00"),
        ("2026-11-20 10:00", "2026-11-20T10:00"), ("yesterday at 3 pm", "2026-11-22T15:00"), ("last Thursday", "2026-11-19T12:00"),
        ("8.30", "2026-11-23T08:30"),
    ],
)  # fmt: skip
def test_the_past_is_read_from_its_words(words, was):
    assert read_past(words, MONDAY) == datetime.fromisoformat(was)


@pytest.mark.parametrize("words", ["i morgen", "neste uke", "om to dager", "tull", "2026-12-24", "tomorrow"])
def test_what_lies_ahead_is_no_past(words):
    assert read_past(words, MONDAY) is None


@given(st.text(max_size=60))
def test_no_words_lead_beyond_now(words):
    found = read_past(words, MONDAY)
    assert found is None or found <= MONDAY


@pytest.mark.parametrize(
    ("words", "act", "whom"),
    [
        ("ringe Knut Arne igjen", "call", "Knut Arne"), ("Ring Kari", "call", "Kari"), ("snakke med Siri Malmin", "call", "Siri Malmin"),
        ("I'll call Knut", "call", "Knut"), ("lunsj torsdag", "meet", ""), ("møtes på kaffe", "meet", ""), ("melde tilbake", "report", ""),
        ("gå på Innkjøpsforum", "attend", "Innkjøpsforum"), ("lese rapporten", "read", ""), ("jeg sender artikkelen", "send", ""),
        ("send e-post til Nils", "write", ""), ("takke for sist", "thank", ""), ("kjøpe kake", "do", ""), ("", "do", ""),
    ],
)  # fmt: skip
def test_a_promise_says_what_it_asks_for(words, act, whom):
    said = read_verb(words)
    assert said.act == act
    assert not whom or said.whom == whom


@given(st.text(max_size=80))
def test_any_words_are_read_without_failing(words):
    assert read_verb(words).act in {"call", "send", "read", "report", "thank", "meet", "attend", "do", "write"}
