"""What someone wonders about a friend, as typed: a question to ask outright, or the rest of "I wonder …"."""

from __future__ import annotations

ASKING = frozenset(
    [
        "hvordan",
        "hva",
        "hvem",
        "hvor",
        "hvorfor",
        "hvilken",
        "hvilket",
        "hvilke",
        "når",
        "om",
        "korleis",
        "kva",
        "kven",
        "kvar",
        "kvifor",
        "kor",
        "how",
        "what",
        "who",
        "whom",
        "where",
        "why",
        "which",
        "when",
        "whether",
        "if",
    ]
)
VERBS = frozenset(
    [
        "er",
        "var",
        "har",
        "hadde",
        "går",
        "gikk",
        "gjør",
        "gjorde",
        "vil",
        "ville",
        "kan",
        "kunne",
        "skal",
        "skulle",
        "må",
        "måtte",
        "blir",
        "ble",
        "bor",
        "liker",
        "gjer",
        "gjorde",
        "vart",
        "fekk",
        "fikk",
        "ga",
        "gav",
        "kom",
        "tok",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "should",
    ]
)


def is_asked_outright(text: str) -> bool:
    """Whether the words are a question as they stand: they end in a question mark, or a verb comes where a question has it.

    "Hvordan går det med hagen" is one; "hvordan det går med hagen" is the rest of "jeg lurer på".
    """
    words = text.casefold().rstrip(" .?").split()
    if text.rstrip().endswith("?"):
        return True
    if len(words) < 2:
        return False
    if words[0] in ASKING:
        return words[0] not in {"om", "whether", "if"} and (words[1] in VERBS or _present_tense(words[1]))
    return words[0] in VERBS


def wondered(text: str) -> tuple[bool, str]:
    """The words ready to stand in a message: asked outright with its question mark, else without a stop to follow "I wonder"."""
    clean = " ".join(text.split())
    if not clean:
        return False, ""
    if is_asked_outright(clean):
        return True, clean[0].upper() + clean[1:].rstrip(" .?") + "?"
    first, _, rest = clean.rstrip(" .").partition(" ")
    if first.casefold() in ASKING:
        first = first[0].lower() + first[1:]
    return False, f"{first} {rest}".strip()


def _present_tense(word: str) -> bool:
    """A Norwegian verb in the present, as far as its ending tells; pronouns and nouns that end so are known."""
    return word.endswith("r") and word not in {
        "der",
        "her",
        "mor",
        "far",
        "bror",
        "søster",
        "syster",
        "dere",
        "år",
        "dyr",
        "barnebarnbarn",
    }
