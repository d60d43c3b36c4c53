"""Quotation marks: each language has its own, and they never stand twice."""

from __future__ import annotations

import pytest

from hvem.wording.catalogue import say
from hvem.wording.quotes import nested, quoted


@pytest.mark.parametrize(
    ("said", "language", "shown"),
    [
        ("Du må jo ringe Ingrid", "nb", "«Du må jo ringe Ingrid»"),
        ("«Du må jo ringe Ingrid»", "nb", "«Du må jo ringe Ingrid»"),
        ("«Du må jo ringe Ingrid»", "en", "“Du må jo ringe Ingrid”"),
        ("Les «Innkjøp» først", "nn", "«Les ‘Innkjøp’ først»"),
        ("«Innkjøp» og «Logistikk»", "nb", "«‘Innkjøp’ og ‘Logistikk’»"),
    ],
)
def test_words_that_have_marks_already_are_not_quoted_twice(said, language, shown):
    assert quoted(said, language) == shown


def test_a_sentence_that_quotes_never_doubles_the_marks():
    assert "««" not in say("nb", "letter.said", by="Terje", words="«Du må jo ringe Ingrid, hun kjenner alle.»")
    assert say("nb", "letter.said", by="Terje", words="Les «Innkjøp»") == "Terje sa: «Les ‘Innkjøp’»"


def test_words_without_marks_stay_as_they_are():
    assert nested("Det er lov å være stolt.") == "Det er lov å være stolt."
