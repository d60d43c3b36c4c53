"""Slips of the fingers in the names of weekdays and months: ondag is onsdag, Thrusday is Thursday."""

from __future__ import annotations

from functools import lru_cache

_DAYS = [
    "mandag",
    "måndag",
    "tirsdag",
    "tysdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "laurdag",
    "søndag",
    "sundag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
_MONTHS = ["januar", "january", "februar", "february", "september", "oktober", "october", "november", "desember", "december"]
_OTHER = {"tomorrow": "tomorrow", "wensday": "wednesday"}
"""What else is often mistyped; wensday is two slips from its weekday."""
_REAL = frozenset(["fridag", "torgdag", "løvdag", "middag", "midday", "mandat", "oddag", "sandag", "sondag", "someday"])
"""Words of their own, one letter from a weekday."""
_ENDINGS = ("dag", "day", "dga", "dya", "ber", "bre", "ar", "ary", "ow")


def meant(word: str) -> str:
    """The weekday or month a word is one slip away from (a letter lost, doubled, wrong, or two in the wrong order), or the word."""
    if len(word) < 5 or not word.endswith(_ENDINGS) or word in _REAL:
        return word
    return _nearest(word)


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str:
    if word in _OTHER:
        return _OTHER[word]
    names = [*_DAYS, *_OTHER] if word[-1] in "gyaw" and not word.endswith("ary") else []
    names = names or [name for name in _MONTHS if len(word) > 6]
    found = next((name for name in names if name[0] == word[0] and _one_slip(name, word)), word)
    return _OTHER.get(found, found)


def _one_slip(name: str, word: str) -> bool:
    """Whether two different words are one slip apart."""
    short, long = sorted((name, word), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((place for place, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return swapped or short[start + 1 :] == long[start + 1 :]
