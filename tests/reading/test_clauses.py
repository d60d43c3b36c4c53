"""What one looks for is a sentence or a part of one, whatever little words it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.reading.clauses import is_whole

WHOLE = {
    "nb": [
        "Jeg vil gjerne forstå hvor innkjøp betyr mest", "Nå ser jeg etter noe nytt", "I august mistet jeg jobben", "Det finnes mange steder å begynne.",
        "Tananger Ventil flyttet innkjøp til Bremen i august, så nå kan jeg velge på nytt", "Hvem bør jeg snakke med?", "Vil gjerne lære mer om havvind",
        "Når alt er på plass, begynner jeg på nytt", "Tananger Ventil er solgt", "Dette er noe jeg kan", "Helst vil jeg lede folk",
    ],
    "nn": [
        "Eg vil gjerne skjøne kvar innkjøp betyr mest", "No ser eg etter noko nytt", "I august mista eg jobben", "Det finst mange stader å byrje",
        "Kven bør eg snakke med?", "Vil gjerne lære meir", "Me har flytta til Bryne", "Når alt er på plass, byrjar eg på nytt",
    ],
    "en": [
        "I would like to understand where procurement matters", "Now I am looking for something new", "In August I lost my job", "It takes time",
        "Whom should I talk to?", "Would like to learn more", "There are many places to begin", "The yard was sold, and now I can choose", "My firm is sold",
    ],
}  # fmt: skip
PARTS = {
    "nb": [
        "Råd om hvem jeg bør snakke med", "Råd om hvem i Stavanger jeg bør snakke med", "Folk jeg kan lære av", "Oppgaver vi kan løse sammen",
        "Steder som kjøper inn mye og vil gjøre det bedre", "En jobb der jeg leder folk", "Noe jeg kjenner fra før, og som jeg er god på",
        "Råd om jeg bør bytte", "Ansvar for innkjøp i en bedrift som vokser", "Det jeg kan best", "Det nye verftet på Sokn", "Noe å kunne vokse på", "Folk jeg traff i fjor",
    ],
    "nn": [
        "Råd om kven eg bør snakke med", "Folk eg kan lære av", "Stader som kjøper inn mykje", "Ein jobb der eg leier folk", "Det eg kan best",
        "Råd om korleis eg kjem vidare, og kva eg kan lære", "Oppgåver me kan løyse saman",
    ],
    "en": [
        "Advice on whom I should talk to", "People I can learn from", "Places where I can grow", "Work that is done well", "This kind of work", "Something to do",
        "What I do best", "Tasks we can solve together", "People in procurement I can learn from", "A firm that grows and will do better",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [(one, words) for one, all_of in WHOLE.items() for words in all_of])
def test_a_sentence_stands_alone(language, words):
    assert is_whole(words, language)


@pytest.mark.parametrize(("language", "words"), [(one, words) for one, all_of in PARTS.items() for words in all_of])
def test_a_part_of_a_sentence_needs_words_before_it(language, words):
    assert not is_whole(words, language)


@given(st.text(max_size=60), st.sampled_from(["nb", "nn", "en"]))
def test_whatever_is_written_is_one_or_the_other(words, language):
    assert is_whole(words, language) in {True, False}
