"""Whether two names can be one person's, by their folded words."""

from __future__ import annotations

from hvem.reading.folding import fold


def words_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one's words are all among the other's, or two or more of them stand for the other's as initials do."""
    if one <= other or other <= one:
        return True
    fewer, more = sorted((one, other), key=len)
    return len(fewer) > 1 and all(_stands_for(word, more) for word in fewer)


def names_alike(one: str, other: str) -> bool:
    """Whether it is worth asking if two names are one person's: their words fit, or the first names are one."""
    ours, theirs = fold(one).split(), fold(other).split()
    return ours[:1] == theirs[:1] or words_fit(frozenset(ours), frozenset(theirs))


def _stands_for(word: str, words: frozenset[str]) -> bool:
    """Whether a word is among others, or is the initial of one, or one of them its initial."""
    bare = word.rstrip(".")
    return word in words or any(
        other.startswith(bare) if len(bare) == 1 else len(other.rstrip(".")) == 1 and bare.startswith(other.rstrip("."))
        for other in words
    )
