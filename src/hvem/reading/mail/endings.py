"""How a mail ends: the closing, the signature below it, and what programs and firms add under that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hvem.reading.exchanges import Correspondent
from hvem.reading.folding import fold
from hvem.reading.given_names import is_given_name
from hvem.reading.mail.machines import is_client_line, without_machines
from hvem.reading.mail.words import CLOSINGS, WEAK_CLOSINGS

__all__ = ["Ending", "ended", "is_sender", "signed_lines", "without_machines", "without_smile"]

MOST_SIGNATURE = 22
"""Lines a signature may have."""
_LONGEST = 300
_REST = r"(?P<rest>(?:[\s,.!:;–—/|&+-]|\Z).*)\Z"
_CLOSING = re.compile(rf"(?:(?:{WEAK_CLOSINGS})[\s,!.]*(?:[,&+/–-]|and|og)\s*)?(?:{CLOSINGS}){_REST}", re.IGNORECASE | re.DOTALL)
_WEAK = re.compile(rf"(?:{WEAK_CLOSINGS}){_REST}", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(
    r"(?P<text>.{8,}?(?:[.!?)…]|[:;]-?[)D]|\s[-–—])\s+)(?P<end>(?:med\s)?(?:vennlig\s|beste\s|vennleg\s|venleg\s)?"
    r"(?:mvh|vh|hilsen|helsing|kind regards|best regards|regards|br)[,.]?\s.{1,60})\Z",
    re.IGNORECASE,
)
_DELIMITER = re.compile(r"\s{0,3}(?:--+|—+|–{1,3}|__+|\*{3,}|={3,}|~{3,}|-\s?-\s?-[\s-]*)\s*\Z")
_PS = re.compile(
    r"\W{0,3}(?:p\.?\s?s\.?|pps|p\.p\.s\.?|n\.?b\.?|e\.?s\.?|edit|post\s?scriptum|etterskrift)(?:[:.,;–—\s-]|\Z)", re.IGNORECASE
)
_NAME = re.compile(
    r"[-–—~/*_\s]*(?P<name>[^\W\d_][\w.'’´`-]*(?:\s+[^\W\d_(][\w.'’´`-]*){0,4})(?:\s*\([^()]{1,30}\))?[\s,.*_!:)-]*\Z"
)
_CONTACT = re.compile(
    r"@|www\.|https?:|\+?\d[\d\s().-]{6,}\d|\b(?:tlf|tel|mob|mobil|phone|telefon|e-?post|e-?mail|fax|faks|direct|org)\b",
    re.IGNORECASE,
)
_TALKING = re.compile(
    r"(?<!\w)(?:jeg|eg|du|vi|deg|dere|dykk|meg|i['’]?(?:m|ll|ve|d)?|you|we|me|your|din|ditt|dine|kan|can|could|please|ich|sie|wir)(?!\w)",
    re.IGNORECASE,
)
_JOINS = {
    "og",
    "and",
    "&",
    "i",
    "på",
    "for",
    "fra",
    "frå",
    "from",
    "at",
    "hos",
    "v",
    "v/",
    "of",
    "von",
    "van",
    "de",
    "der",
    "den",
    "av",
    "af",
    "und",
    "et",
    "y",
}


_SMILE = re.compile(r"\s*(?:[:;=8]['-]?[)(DPp*|/]+|<3+|\(?[^\w\s\x00-\x7f–—…»«”“’´°]+\)?|\bx{1,4}o?x?)\s*\Z")


@dataclass(slots=True)
class Ending:
    """The lines of a text, and those of the signature that stood below them."""

    text: list[str]
    signature: list[str] = field(default_factory=list)


def ended(lines: Sequence[str], sender: Correspondent, *, final: bool = True) -> Ending:
    """The text without its closing and signature; a postscript below the signature stays. `final` where nothing new follows it."""
    kept = without_machines(lines)
    start, first = _start(kept, sender)
    if start is None:
        return Ending(_without_bars(kept))
    block = ([first] if first else []) + kept[start + 1 :]
    block, after = _postscript(block)
    before = _without_bars(kept[:start])
    if not first and not block and not after and not final:
        return Ending(before)
    text = [*before, "", *after] if after else before
    return Ending(_without_bars(text), signed_lines(block))


def signed_lines(block: Sequence[str]) -> list[str]:
    """The lines of a signature without bars and without closings in further languages."""
    kept: list[str] = []
    for line in block:
        if _DELIMITER.match(line) or is_client_line(line):
            continue
        closing = _closing_of(line)
        if closing is not None and not kept:
            line = closing
        kept.append(line)
    return kept if any(line.strip() for line in kept) else []


def _start(lines: list[str], sender: Correspondent) -> tuple[int | None, str]:
    """Where the closing or the signature begins, and what of that line belongs to the signature."""
    places = [n for n, line in enumerate(lines) if line.strip()]
    if not places:
        return None, ""
    for place in places[-MOST_SIGNATURE - 14 :]:
        rest = _begins(lines, place, sender)
        if rest is not None:
            return place, rest
    found = _INLINE.match(lines[places[-1]][:2000])
    if found is not None:
        closing = _closing_of(found["end"])
        if closing and _is_name(closing, sender):
            lines[places[-1]] = found["text"].rstrip(" -–—")
            lines.insert(places[-1] + 1, found["end"])
            return places[-1] + 1, closing
    return None, ""


def _begins(lines: list[str], at: int, sender: Correspondent) -> str | None:
    """What of the line at a place belongs to the signature, where the closing or the signature begins there; else None."""
    line = lines[at]
    below = [one for one in _postscript(lines[at + 1 :])[0] if one.strip()]
    if len(line) > 160 or len(below) > MOST_SIGNATURE:
        return None
    if _DELIMITER.match(line):
        return "" if _bar_begins(line, lines[at + 1 :], below, sender) else None
    if not _like_signature(below):
        return None
    rest = _closing_of(line)
    if rest is not None:
        joined = not rest or _is_name(rest, sender) or is_sender(rest, sender) or _is_from(rest)
        return rest if joined else None
    rest = _weak_of(line) if line.rstrip()[-1:] not in "!." and any(one.strip() for one in lines[:at]) else None
    if rest is not None:
        follows = below[0] if below and not rest and not _is_gap(lines, at) else ""
        named = is_sender(rest, sender) if rest else bool(follows) and is_sender(follows, sender)
        return rest if named else None
    return line if _names_sender(lines, at, below, sender) else None


def _is_gap(lines: Sequence[str], at: int) -> bool:
    """Whether more than one empty line follows."""
    return at + 2 < len(lines) and not lines[at + 1].strip() and not lines[at + 2].strip()


def _bar_begins(line: str, after: Sequence[str], below: Sequence[str], sender: Correspondent) -> bool:
    """Whether a signature follows a bar: always after two dashes, after others only where it looks like one."""
    if not below:
        return True
    if line.strip() in ("--", "—", "–", "__") and len(below) <= MOST_SIGNATURE:
        return sum(map(_is_prose, below)) <= 3
    known = any(is_sender(one, sender) for one in below[:3]) or any(map(_CONTACT.search, below))
    return len(below) <= 14 and known and _like_signature(below)


def _closing_of(line: str) -> str | None:
    """What stands after the closing on its line; None where the line is no closing."""
    return _rest_of(line, _CLOSING)


def _weak_of(line: str) -> str | None:
    return _rest_of(line, _WEAK)


def without_smile(text: str) -> str:
    """The text without smileys and kisses at its end, unless it is nothing else."""
    return _SMILE.sub("", text) or text


def _rest_of(line: str, closing: re.Pattern[str]) -> str | None:
    bare = without_smile(line[:_LONGEST].strip(" \t*_~-–—>"))
    for _ in range(4):
        found = closing.match(bare)
        if found is None:
            return None
        rest = found["rest"].strip(" \t,.!:;–—/|&+*_-)")
        if not rest or closing.match(rest) is None:
            return rest
        bare = rest
    return rest


def _is_from(rest: str) -> bool:
    """`Hilsen fra oss i Fjordbygg`: no longer than a line of a card."""
    return re.match(r"(?:fra|frå|from)\s", rest, re.IGNORECASE) is not None and len(rest.split()) <= 8 and rest[-1:] not in ".!?"


def _is_name(text: str, sender: Correspondent) -> bool:
    """Whether the words after a closing are a name: `Kari`, `Kari Nordmann`, `Kari og Ola`, `Kari i Fjordbygg`."""
    first = re.split(r"\s*[,|/•·–—]\s*|\s-\s", text)[0]
    if is_sender(text, sender) or (is_sender(first, sender) and (len(_words(first)) > 1 or len(text.split()) < 8)):
        return True
    words = re.split(r"[\s,/|]+", text.strip(" .,!:)(-–—"))
    if not 0 < len(words) <= 6 or not (words[0][:1].isupper() or is_given_name(words[0])):
        return False
    return all(word[:1].isupper() or word.casefold() in _JOINS or is_given_name(word) for word in words if word)


def is_sender(text: str, sender: Correspondent) -> bool:
    """Whether a line is the sender's own name: whole, a part of it, or its initials."""
    found = _NAME.match(without_smile(text[:80]))
    if found is None:
        return False
    known = _words(sender.name) + ([] if "@" not in sender.email else _words(re.split(r"[+@]", sender.email)[0]))
    said = _words(found["name"])
    if not said or not known:
        return False
    firsts = "".join(word[0] for word in _words(sender.name)) or known[0][0]
    letters = "".join(said)
    if len(letters) <= 3 and (found["name"].isupper() or len(letters) == 1):
        return letters[0] == known[0][0] and all(letter in firsts for letter in letters)
    return all(word in known or (len(word) == 1 and word in firsts) for word in said) and any(len(word) > 1 for word in said)


def _words(name: str) -> list[str]:
    """The words of a name, folded, also the halves of double ones."""
    return [word for word in re.split(r"[^a-z0-9]+", fold(name.replace(".", " ").replace("-", " ").replace("_", " "))) if word]


def _names_sender(lines: Sequence[str], at: int, below: Sequence[str], sender: Correspondent) -> bool:
    """Whether a signature without closing begins here: the sender's name, and below it nothing but what a card holds."""
    line = lines[at].strip()
    alone = at == 0 or not lines[at - 1].strip()
    if is_sender(line, sender):
        return alone or not below or lines[at - 1].rstrip()[-1:] in ".!?:)" or bool(_CONTACT.search(" ".join(below)))
    first = re.split(r"\s*[,|/•·–—]\s*|\s-\s", line)[0]
    if first != line and is_sender(first, sender) and len(_words(first)) > 1 and not _is_prose(line):
        return alone
    if not alone or not _is_person(line):
        return False
    known = bool(sender.name.strip()) and "@" not in sender.name and _is_person(sender.name)
    if below:
        return bool(_CONTACT.search(" ".join(below))) and len(line.split()) > 1 and not known
    return not known and at > 0 and is_given_name(line.split()[0])


def _is_person(line: str) -> bool:
    """Whether a line alone may be a person's name."""
    words = line.strip(" .,").split()
    return (
        0 < len(words) <= 4 and is_given_name(words[0]) and all(word[:1].isupper() for word in words) and line[-1:] not in "!?:"
    )


def _is_prose(line: str) -> bool:
    """Whether a line is a stretch of sentence rather than a line of a card."""
    words = line.split()
    if len(words) < 7 or (_CONTACT.search(line) and len(words) < 16):
        return False
    small = sum(word[:1].islower() for word in words)
    return small >= len(words) * 0.55


def _like_signature(below: Sequence[str]) -> bool:
    """Whether the lines below a closing are those of a card, with a motto at most."""
    return (
        len(below) <= MOST_SIGNATURE
        and sum(map(_is_prose, below)) <= 2
        and not any(map(_asks, below[:1]))
        and not any(line.rstrip().endswith("?") for line in below[:4])
    )


def _asks(line: str) -> bool:
    """A sentence to the reader: it talks and ends as sentences do."""
    words = line.split()
    return len(words) >= 5 and line.rstrip()[-1:] in ".?!" and _TALKING.search(line) is not None and not _CONTACT.search(line)


def _postscript(block: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a block, and the postscript below them: marked as one, or a paragraph that talks to the reader."""
    for place, line in enumerate(block):
        apart = place > 0 and not block[place - 1].strip()
        if _PS.match(line) and (apart or re.match(r"\W{0,3}p\.?\s?s", line, re.IGNORECASE)) and len(line.strip()) > 3:
            return _apart(block, place)
        if apart and _asks(line) and _is_prose(line):
            return _apart(block, place)
    return list(block), []


def _apart(block: Sequence[str], place: int) -> tuple[list[str], list[str]]:
    """A postscript that begins at a place, and around it the lines of the block; a bar ends it."""
    end = next((n for n in range(place + 1, len(block)) if _DELIMITER.match(block[n])), len(block))
    return [*block[:place], *block[end:]], list(block[place:end])


def _without_bars(lines: Sequence[str]) -> list[str]:
    """The lines without bars and empty ones at the end."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or _DELIMITER.match(kept[-1])):
        kept.pop()
    return kept
