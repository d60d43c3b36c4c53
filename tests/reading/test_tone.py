"""What a letter or a question says between the lines, in bokmål, nynorsk and English."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.tone import LANGUAGES, USES, findings, language_of, seconds_aloud, words

HERE = Path(__file__).parent


def rows(name):
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def kinds(text, language="nb", use="ask"):
    return {found.kind for found in findings(text, language, use)}


def judged(texts):
    """How many kinds were found rightly, found wrongly and missed, and how many clean texts were left alone of how many."""
    count = Counter()
    for row in texts:
        got, wanted = kinds(row["text"], row["lang"], row["for"]), set(row["kinds"])
        count += Counter(right=len(got & wanted), wrong=len(got - wanted), missed=len(wanted - got))
        if not wanted:
            count += Counter(clean=1, alone=int(not got))
    return count


def test_texts_never_tuned_on_are_judged_well():
    count = judged(rows("tone_held_out.jsonl"))
    assert 2 * count["right"] >= 0.95 * (2 * count["right"] + count["wrong"] + count["missed"])
    assert count["alone"] >= count["clean"] - 1


def test_texts_tuned_on_stay_judged():
    count = judged(rows("tone_tuned.jsonl"))
    assert count["wrong"] + count["missed"] <= 12 and count["alone"] >= count["clean"] - 7


def test_most_texts_are_known_by_their_language():
    texts = rows("tone_held_out.jsonl") + rows("tone_tuned.jsonl")
    right = sum(language_of(row["text"]) == row["lang"] for row in texts)
    assert right >= 0.985 * len(texts)


@pytest.mark.parametrize(("text", "language"), [
    ("Hvem bør jeg snakke med?", "nb"), ("Kven bør eg snakke med?", "nn"), ("Who should I talk to?", "en"), ("", "nb"),
    ("Thanks!", "en"), ("Har du det bra i den nye jobben?", "nb"), ("Korleis går det?", "nn"),
])
def test_a_short_text_has_its_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(("language", "denied", "asked"), [
    ("nb", "Jeg ber ikke om jobb hos dere.", "Kan ikke du ansette meg?"),
    ("nn", "Eg spør ikkje om jobb hos dykk.", "Kan ikkje du tilsetje meg?"),
    ("en", "I am not asking you for a job.", "Couldn't you give me a job?"),
])
def test_not_asking_for_work_is_no_request_but_why_not_hire_me_is(language, denied, asked):
    assert kinds(denied, language) == set() and kinds(asked, language) == {"direct-job-request"}


@pytest.mark.parametrize(("text", "language"), [
    ("Naboen min sier at alt er håpløst. Hva sier du?", "nb"), ("En venn skrev «skaff meg jobb innen fredag». Hva ville du skrevet?", "nb"),
    ("Mor seier at alt er håplaust. Kva trur du?", "nn"), ('A friend wrote "hire me or lose me". What would you write?', "en"),
    ("My brother thinks the trade is dead. Is he right?", "en"),
])
def test_the_words_of_others_are_not_the_writers(text, language):
    assert kinds(text, language) == set()


@pytest.mark.parametrize(("text", "language"), [
    ("Jeg må levere på fredag. Hva ville du kuttet?", "nb"), ("Det hastar ikkje. Kva tykkjer du om planen?", "nn"),
    ("I have to give them my answer by Monday. What would you ask?", "en"), ("Du må gjerne si nei, men hva mener du om CV-en min?", "nb"),
])
def test_a_deadline_of_ones_own_presses_nobody(text, language):
    assert "pressure" not in kinds(text, language)


def test_the_place_is_the_part_of_the_sentence_at_fault():
    text = "Jeg er vel for gammel for alle nå, men har du noen tips til en CV for en på 58?"
    (found,) = findings(text, "nb", "ask")
    assert found.kind == "negative" and text[found.start : found.end] == "Jeg er vel for gammel for alle nå"


def test_in_an_ask_only_five_kinds_are_looked_for():
    assert kinds("Jeg har fått ny jobb. " * 40) == set()


LETTER = "Hei Siv,\n\n{body}\n\nVennlig hilsen\nJorunn"


@pytest.mark.parametrize(("body", "expected"), [
    ("Hvordan går det med guttene? Jeg jobber ikke lenger i banken. Hvem synes du jeg bør snakke med?", set()),
    ("Du så glad ut på bildet. Her går det bra.", {"no-question"}),
    ("Du kan dette. Kan du lese CV-en min? Kunne du introdusert meg for Rune?", {"many-asks"}),
    ("Du kan dette. Hva ville du ha gjort i mitt sted? Hvem synes du jeg bør snakke med?", set()),
    ("Du kan dette. Jeg vil gjerne høre hvordan du kom i gang.", set()),
    ("Du så glad ut på bildet. Kan du hjelpe meg litt på vei?", {"vague"}),
    ("Jeg er ingeniør. Jeg har jobbet lenge. Jeg liker tall. Hvordan ser du på det?", {"about-me"}),
    ("Hvordan går det med deg og hagen din nå? " * 20, {"too-long"}),
])
def test_a_whole_letter_is_judged(body, expected):
    assert kinds(LETTER.format(body=body), "nb", "letter") == expected


def test_a_letter_of_a_hundred_and_fifty_words_is_not_too_long():
    body = "Hvordan går det med deg? " * 30
    text = body.strip()
    assert words(text) == 150 and "too-long" not in kinds(text, "nb", "letter")
    assert "too-long" in kinds(text + " Ja?", "nb", "letter")


def test_words_are_runs_of_signs_and_a_minute_is_a_hundred_and_forty():
    assert words(" Hei  Siv,\n– 3 ting ") == 5
    assert seconds_aloud("ord " * 140) == 60 and seconds_aloud("") == 0


def test_a_pitch_may_be_about_oneself_and_ask_nothing():
    assert kinds("Jeg lager orden i tall. Jeg har gjort det lenge.", "nb", "pitch") == set()
    assert kinds("Jeg lager orden i tall. " * 10, "nb", "pitch") == {"too-long"}
    assert kinds("I am a complete failure.", "en", "situation") == {"negative"}


@given(st.text(max_size=300), st.sampled_from(LANGUAGES), st.sampled_from(USES))
def test_any_text_at_all_is_judged_and_every_place_is_in_it(text, language, use):
    for found in findings(text, language, use):
        assert 0 <= found.start < found.end <= len(text)
    assert language_of(text) in LANGUAGES


@given(st.lists(st.sampled_from(["Hei Siv,", "jeg", "«", "»", "?", ".", "\n", "jobb", "meg", "…", "ikke", ";", "'", '"', "du", "-", "for", "kl."]), max_size=30))
def test_broken_sentences_are_judged_too(pieces):
    text = " ".join(pieces)
    for found in findings(text, "nb", "letter"):
        assert text[found.start : found.end].strip()
