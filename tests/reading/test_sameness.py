"""Whether two names can be one person's."""

from __future__ import annotations

from hvem.reading.sameness import names_alike, words_fit


def test_initials_and_middle_names_are_alike_and_others_are_not():
    assert names_alike("Kari Moi", "Kari Elise Moi") and names_alike("K. Moi", "Kari Moi") and names_alike("Åse Moi", "aase moi")
    assert not names_alike("Kari Moi", "Ola Moi") and not names_alike("K. Moi", "Kari Nes")


def test_one_word_alone_stands_for_nobody():
    assert not words_fit(frozenset({"k"}), frozenset({"kari", "moi"}))
    assert words_fit(frozenset({"kari"}), frozenset({"kari", "moi"}))
