"""Words as someone said them, in the quotation marks of each language; a quotation within one takes the single marks."""

from __future__ import annotations

OUTER = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}
_INNER = str.maketrans({"«": "‘", "»": "’", "“": "‘", "”": "’"})


def nested(text: str) -> str:
    """Words to stand between quotation marks: marks around all of them fall away, those inside become single."""
    whole = text.strip()
    for first, last in (("«", "»"), ("“", "”")):
        if whole.startswith(first) and whole.endswith(last) and first not in whole[1:] and last not in whole[:-1]:
            return whole[1:-1].strip()
    return text.translate(_INNER)


def quoted(text: str, language: str) -> str:
    """The words between the quotation marks of the language."""
    first, last = OUTER[language]
    return f"{first}{nested(text)}{last}"
