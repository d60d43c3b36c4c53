"""Whether words are a sentence or only a part of one: "I want to learn" against "advice on whom I should talk to"."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:()–—]")
_END = re.compile(r"(?<=[.!?…])\s+")

_NORWEGIAN = {
    "subject": "jeg eg vi me",
    "joins": "og men så for eller , ; : ( ) – —",
    "below": "som at hvem hva hvor hvordan hvorfor hvilken hvilket hvilke når hvis dersom der fordi mens "
    "kven kva kvar kor korleis kvifor viss medan",
    "below_next": "om da siden sidan før til enn etter",
    "finite": "er var har hadde kan kunne vil ville skal skulle må måtte bør burde ble blir vart blei får fikk fekk finnes finst "
    "ser søker leter leiter ønsker ønskjer trenger treng håper håpar tror trur tenker tenkjer liker likar går kommer kjem",
    "it": "det dette",
    "past": "kjente kjende jobbet jobba traff møtte visste likte gjorde lærte tok gikk gjekk så",
}
_ENGLISH = {
    "subject": "i we",
    "joins": "and but so or for then yet , ; : ( ) – —",
    "below": "who whom whose what where when how why which that if whether because while than although though",
    "below_next": "as since before after until",
    "finite": "am is are was were have has had can could will would shall should must do does did",
    "it": "it this there these those",
    "past": "",
}
_OPENS = frozenset(
    [
        "now",
        "today",
        "currently",
        "lately",
        "recently",
        "here",
        "there",
        "in",
        "at",
        "on",
        "after",
        "before",
        "since",
        "for",
        "from",
        "with",
        "during",
        "last",
        "this",
        "next",
        "as",
        "then",
        "therefore",
        "also",
        "still",
        "perhaps",
        "maybe",
        "right",
        "until",
        "by",
        "over",
        "most",
        "once",
        "sometimes",
        "often",
        "first",
        "finally",
        "yes",
        "no",
    ]
)
"""Words an English clause may open with before its subject."""
_NOT_VERBS = frozenset(["etter", "over", "under", "her", "der", "mer", "meir", "eller", "heller", "per", "år"])
_RULES = {
    language: {name: frozenset(words.split()) for name, words in rules.items()}
    for language, rules in (("nb", _NORWEGIAN), ("nn", _NORWEGIAN), ("en", _ENGLISH))
}


def sentences_of(text: str) -> list[str]:
    """The text cut where its sentences end."""
    return [one for one in _END.split(text.strip()) if one]


def is_whole(sentence: str, language: str) -> bool:
    """Whether a sentence can stand alone: its main clause has a finite verb, or I or we as its subject.

    What comes after "who" or "that" is no main clause, and neither is "I can learn from" in "people I can learn from".
    """
    rules, english = _RULES[language], language == "en"
    words = [word.lower() if word != "i" or not english else "" for word in _WORD.findall(sentence)]
    if not words:
        return False
    if words[0] in rules["it"] and len(words) > 1 and _after_it(words, rules, english):
        return True
    main = True
    for place, word in enumerate(words):
        if word in rules["subject"]:
            if _leads(words, place, rules, english):
                return True
            main = False
        elif word in rules["below"]:
            main = False
        elif main and word in rules["finite"] and not (place and words[place - 1] in {"å", "to"}):
            return True
    return False


def _after_it(words: list[str], rules: dict[str, frozenset[str]], english: bool) -> bool:
    """Whether "it" or "this" is followed by its verb, and is not the beginning of "this kind of"."""
    following = words[1]
    if english:
        return words[0] == "it" or following in rules["finite"]
    return following in rules["finite"] or following[-1] in "rs"


def _leads(words: list[str], place: int, rules: dict[str, frozenset[str]], english: bool) -> bool:
    """Whether the subject at this place is that of a main clause: it begins one, or the verb stands right before it."""
    if place == 0 or words[place - 1] in rules["joins"] | rules["finite"]:
        return True
    if words[place - 1] in rules["below"] | rules["below_next"]:
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    if english:
        start = max((n + 1 for n in range(place) if words[n] in rules["joins"]), default=0)
        return words[start] in _OPENS
    verb = following in rules["finite"] | rules["past"] or (following.endswith("r") and following not in _NOT_VERBS)
    return not verb
