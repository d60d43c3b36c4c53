"""The words of a one-line contact, told apart: where a position ends, where a name ends, what a workplace looks like."""

from __future__ import annotations

import re

from hvem.reading.given_names import is_given_name
from hvem.reading.line_words import (
    BESIDES,
    CLUB,
    EMPLOYERS,
    FAMILY_END,
    FIELDS,
    MODIFIERS,
    ORGANISATION_END,
    ORGANISATION_WORDS,
    PLACES,
    TITLE_END,
    TITLES,
)
from hvem.reading.organisations import LEGAL_FORMS

JOINERS = frozenset(
    ["hos", "hjå", "hjaa", "ved", "på", "i", "fra", "frå", "at", "@", "v/", "with", "in", "from", "for", "of", "av", "by", "til"]
)
"""Words that lead from a person to a workplace."""

_HONORIFIC = re.compile(
    r"(?:dr|prof|mrs?|ms|miss|fru|herr|hr|frk|frøken|capt|captain|kapt|sir|rev|(?:dr|siv|cand|dipl)\.? ?-?(?:ing"
    r"|med|philos|philol|art|scient|oecon|juris|jur|mag|øk|ark|polit|agr|psychol))\.?\Z",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?\Z")
_PARTICLE = frozenset(
    ["van", "von", "der", "de", "del", "den", "la", "di", "da", "bin", "ibn", "al", "el", "af", "dos", "ter", "ten", "zu", "y"]
)
_LEGAL = LEGAL_FORMS - frozenset(["se", "co", "al", "da", "sp", "sa", "bl", "sl", "ab", "kg", "ag", "as", "ba"])
_SHORT_LEGAL = frozenset(["AS", "SA", "DA", "AB", "BA", "AG", "KG", "SE", "Co", "A/S", "As", "S.A.", "BV", "B.V.", "Oy", "Co."])


def bare(word: str) -> str:
    """A word in lower case, without signs at its ends."""
    return word.casefold().strip(".,:;!?()\"'«»“”")


def is_honorific(word: str) -> bool:
    """Dr., fru, Capt., dr.ing."""
    return _HONORIFIC.match(word) is not None and word not in ("HR", "MS", "MR")


def is_core(word: str) -> bool:
    """Whether a word alone names a position: rådgiver, HR-sjef, avd.leiar, CFO."""
    word = bare(word)
    if word in TITLES:
        return True
    last = re.split(r"[-./]", word)[-1]
    if last != word and last in TITLES:
        return True
    return len(word) > 5 and not is_given_name(word) and TITLE_END.match(word) is not None and word not in ORGANISATION_WORDS


def besides(word: str) -> bool:
    """Whether a word is a club, a feast, a switchboard: a place where people meet, but no workplace."""
    return bare(word) in BESIDES or (word[:1].islower() and CLUB.match(word) is not None)


def is_field(word: str) -> bool:
    """Whether a word names a field of work: regnskap, IT, accounts."""
    return bare(word) in FIELDS


def title_end(words: list[str], start: int = 0) -> int:
    """Where the position that begins at `start` ends, or `start` where none begins there."""
    at = start
    while at < len(words) and at - start < 4 and not is_core(words[at]) and (bare(words[at]) in MODIFIERS or is_field(words[at])):
        at += 1
    if at < len(words) and is_core(words[at]):
        at += 1
    elif at == start or bare(words[start]) not in _HEADS:
        return start
    while at < len(words):
        grown = _grown(words, at)
        if grown == at:
            break
        at = grown
    return at


_ENDS = JOINERS | frozenset(
    ["og", "and", "&", "som", "as", "for", "of", "innen", "innan", "heter", "heiter", "eller", "or", "ikke", "ikkje", "not"]
)
_HEADS = frozenset(["head", "chief", "vice"])


def _grown(words: list[str], at: int) -> int:
    """How far a position goes on: `leiar for FoU`, `VP Sales Nordics`, `CEO & co-founder`, `avd.leiar innkjøp`."""
    word = bare(words[at])
    if is_core(words[at]) and not (words[at][:1].isupper() and is_given_name(words[at])):
        return at + 1
    if is_field(words[at]) or _adds(words, at):
        return at + 1
    if words[at] in ("&", "og", "and", "/", "+") and at + 1 < len(words):
        after = title_end(words, at + 1)
        if after > at + 1:
            return after
        return at + 2 if is_field(words[at + 1]) or (words[at - 1].islower() and words[at + 1].islower()) else at
    if word in ("for", "of", "innen", "innan") and at + 1 < len(words):
        end = _tail(words, at + 1)
        return at if marks_workplace([one for one in words[at + 1 : end] if not is_field(one)]) else end
    if word in MODIFIERS and at + 1 < len(words) and title_end(words, at) > at and not words[at][:1].isupper():
        return title_end(words, at)
    return at


def _adds(words: list[str], at: int) -> bool:
    """Whether a word adds to the position before it: `saksbehandlar byggesak`, `driftsingeniør teknisk etat`, `fagsjef VA`."""
    word = words[at]
    if len(word) == 2 and word.isupper() and word.isalpha():
        return not mark(word) and len(words) == at + 1
    if not (word.islower() and word.isalpha()) or word in _ENDS or word in PLACES or is_given_name(word):
        return False
    return not workplace(words[at:]) or not word.endswith(("en", "et", "a"))


def _tail(words: list[str], at: int) -> int:
    """The end of what stands after `for` or `of` in a position: up to the next joiner."""
    end = at
    while end < len(words) and words[end].casefold() not in JOINERS - {"av", "of", "for"}:
        end += 1
    return end


def name_end(words: list[str], start: int = 0, *, small: bool = False) -> int:
    """Where the name that begins at `start` ends, or `start` where none does; `small` where the line has no capitals."""
    at = start
    while at < len(words) and at - start < 5:
        word = words[at]
        if not _may_be_name(word, small=small, first=at == start):
            if not (
                word in _PARTICLE and at > start and at + 1 < len(words) and _may_be_name(words[at + 1], small=small, first=False)
            ):
                break
        elif at > start and (title_end(words, at) > at or bare(word) in EMPLOYERS or mark(word)):
            break
        at += 1
    if (
        at < len(words)
        and at - start > 1
        and bare(words[at]) not in EMPLOYERS
        and (mark(words[at]) or words[at] in ("&", "og", "and"))
    ):
        return _before_workplace(words, start, at)
    return at


def _before_workplace(words: list[str], start: int, end: int) -> int:
    """Where a name ends that runs straight into a workplace: Kari Nordmann | Fjordbygg AS."""
    given = start + 1
    while given < end and (is_given_name(words[given]) or len(bare(words[given])) == 1):
        given += 1
    if given >= end:
        return given
    return given + 1


def _may_be_name(word: str, *, small: bool, first: bool) -> bool:
    if _NAME_WORD.match(word) is None or len(word) > 40:
        return False
    low = bare(word)
    if low in JOINERS or (first and low in PLACES and not is_given_name(word)):
        return False
    if small:
        return is_given_name(word) if first else low not in TITLES and low not in ORGANISATION_WORDS
    return word[0].isupper() and not is_honorific(word)


def mark(word: str) -> bool:
    """Whether a word says that the words around it name an organisation."""
    low = bare(word)
    if word in _SHORT_LEGAL or low in _LEGAL or low in ("asa", "enk", "nuf", "iks"):
        return True
    if is_given_name(word) and low != "gard":
        return False
    return (
        low in ORGANISATION_WORDS
        or low in EMPLOYERS
        or (len(low) > 6 and ORGANISATION_END.match(low) is not None and not _family(low))
    )


def _family(low: str) -> bool:
    return low.endswith(("haugen", "hagen", "garden", "gården")) and len(low) < 12


def marks_workplace(words: list[str]) -> bool:
    """Whether a stretch of words says by itself that it names an organisation."""
    return (
        any(map(mark, words))
        or "&" in words
        or (len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 5)
        or any(any(sign.isdigit() for sign in word) for word in words)
    )


def workplace(words: list[str], *, small: bool = False) -> bool:
    """Whether the words after `hos`, `i`, `på` name a workplace: a proper name that is no mere place, or `apoteket i Stryn`."""
    if not words:
        return False
    low = bare(words[0])
    if besides(words[0]) or not low:
        return False
    if words[0][0].isupper() or words[0][0].isdigit() or (small and not is_field(words[0])):
        return not (low in PLACES and not (len(words) > 1 and (words[1][:1].isupper() or mark(words[1]))))
    if is_field(words[0]) and len(words) == 1:
        return False
    if low in ORGANISATION_WORDS or ORGANISATION_END.match(low) is not None:
        return True
    return (
        len(words) > 1
        and words[1][0].isupper()
        and low not in ("dag", "morgen", "går", "vår", "min", "mi", "same", "samme")
        and marks_workplace(words[1:])
    )


def name_weight(words: list[str]) -> int:
    """How much a stretch of words looks like a person's name: 0 not at all, 5 surely."""
    if not words or len(words) > 6 or marks_workplace(words) or bare(words[0]) in PLACES - {"lena", "vik", "bø"}:
        return 0
    weight = 2 if is_given_name(words[0]) else 0
    if len(words) > 1:
        weight += 1 + (1 if FAMILY_END.match(bare(words[-1])) or is_given_name(words[-1]) else 0)
        weight += 1 if is_given_name(words[0]) else 0
    return weight
