"""When a short word is a weekday and when it is another word: `to.` is Thursday or two, `on` Wednesday or a preposition."""

from __future__ import annotations

from hvem.reading.when_tokens import Match


def safe(match: Match) -> bool:
    """Whether a short weekday is no other word: `on Sat`, never `til to`."""
    return match.tokens[-1].word in ("sat", "sun", "wed", "mon", "tir", "lø", "sø") and (
        match.tokens[-1].word not in ("sat", "wed", "sun") or match.tokens[-1].raw[0].isupper()
    )


def opens(match: Match) -> bool:
    """Whether a short weekday before a week can be one: `to. i neste uke`, `Wed next week`; never `moved to next week`."""
    token, before = match.tokens[0], match.before
    if token.word in ("mon", "wed", "sat", "sun"):
        return token.raw[0].isupper() or before is None
    english = match.tokens[-1].raw.split()[0].lower() in ("next", "the", "this", "week", "following", "coming")
    return not english and (before is None or before.word == "på" or not before.raw[-1:].isalnum())


def clearly_short(match: Match) -> bool:
    """Whether the weekday after `next` is short for one: next Wed, neste to.; never `next to her`."""
    token, after = match.tokens[-1], match.after
    english = match.tokens[-2].word == "next"
    if english != (token.word in ("mon", "wed", "sat", "sun")):
        return False
    return english or after is None or bool(after.kinds) or not after.raw[:1].isalnum()


def clear(match: Match) -> bool:
    """Whether Mon, Wed, Sat or Sun stands with a capital inside a sentence and at its end."""
    token, before, after = match.tokens[0], match.before, match.after
    return (
        token.word in ("mon", "wed", "sat", "sun")
        and token.raw[0].isupper()
        and before is not None
        and before.raw[-1].isalnum()
        and (after is None or bool(after.kinds) or not after.raw[0].isalnum())
    )
