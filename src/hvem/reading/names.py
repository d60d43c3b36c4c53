"""Names of persons: taken apart, put in Norwegian order, shortened."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hvem.reading.given_names import ENGLISH_NAMES, NORWEGIAN_NAMES, is_given_name

_PREFIXES_TEXT = """
dr dr.ing dring dr.philos dr.med dr.art dr.scient dr.oecon dr.juris prof professor mr mrs ms miss mx sir dame madam
fru herr hr frk frøken capt captain kaptein kapt lt col gen sgt rev pastor fader father hon lord lady siv.ing
siv.ark siv.øk siv.agr ing cand.mag cand.jur cand.med cand.philol cand.polit cand.scient cand.real cand.oecon
cand.psychol adv overing amanuensis dipl.ing dipl.-ing m.sc b.sc sr mag mgr doc engr eng haji sheikh mme m.me
monsieur señor dott ir drs mw dhr
"""
_PREFIXES = frozenset(_PREFIXES_TEXT.split())
_SUFFIXES_TEXT = """
jr sr ii iii iv mba emba phd ph.d dphil md m.d msc m.sc bsc b.sc ma m.a ba b.a bba mpa mph llm ll.m llb jd esq cpa
cfa acca aca fca fcca pmp cissp cisa cism cipp cipp/e cia crisc csm cspo itil scrum sixsigma rn fmaes frics mrics pe
p.e ceng ieng mieee siv.ing siv.øk siv.ark siv.agr dr.ing ph.d. cand.jur cand.mag cand.polit mnif mnal mbe obe cbe
kbe shrm-cp shrm-scp phr sphr togaf pcc mcc icf ceo cto cfo coo cmo dds dvm msw meng m.eng beng m.jur m.phil mphil
mres gphr cips mcips chrp
"""
_SUFFIXES = frozenset(_SUFFIXES_TEXT.split())
_PARTICLES_TEXT = """
van von der den de del della di da du dos das do la le af av zu zum zur ter ten te bin ibn bint ben el al y e st. t'
't vander
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SEEN_AS_CAPITALS = frozenset(["van", "von", "der", "de", "del", "della", "di", "af", "bin", "ibn", "bint", "dos"])
_ASIDE = re.compile(
    r"\(([^()]{0,60})\)|\[([^\[\]]{0,60})\]|[\"“”„«»]([^\"“”„«»]{1,40})[\"“”«»]"
    r"|(?<=\s)['‘’]([^'‘’\s][^'‘’]{0,30})['‘’](?=[\s,]|\Z)"
)
_NO_NICKNAME = re.compile(
    r"/|\b(?:f|født|fødd|née|nee|born|she|he|they|hun|han|hen|ho|tidl|tidligere"
    r"|formerly)\b|[0-9]",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s[-–—|•·/:]\s|[|•·\n\r\t]")
_ORDINARY = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?\Z")
_INITIAL = re.compile(r"[^\W\d_]\Z|[^\W\d_]{1,4}\.\Z|(?:[^\W\d_]\.){2,3}\Z|[^\W\d_]\.-[^\W\d_]\.\Z")
_ALSO_FAMILY_TEXT = """
martin simon thomas berge strand falk vold borg storm brekke hauge lund lind may friis alm ravn bye moe lie vik dahl
holm berg bang rein birk høgne herman daniel frank frost gran krag grande brun hald heide roland hamre rolland
solberg fredrik brede lea roald tveit sand stene aune sæther linn vang eldor bo lian
"""
_ALSO_FAMILY = frozenset(_ALSO_FAMILY_TEXT.split())


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of one person's name; `given` holds double names whole (Ole Christian), `family` compound ones (Gahr Støre)."""

    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""

    @property
    def whole(self) -> str:
        """The name as one says it, without titles."""
        return " ".join(part for part in (self.given, self.middle, self.family) if part)


def split_name(text: str) -> Name:
    """The parts of a name as people, address books and LinkedIn write it; at worst everything is `given`.

    `Nilsen, Frode` is turned, titles and degrees go to `prefix` and `suffix`, a nickname in quotes or brackets to `nickname`,
    emoji and stars fall away, and a name in capitals alone is written in ordinary letters.
    """
    words = text.split()
    if len(words) == 2 and all(map(_plain, words)):
        return _in_order(words)
    text = _without_ornament(text[:300])
    text, nickname = _without_asides(text)
    text = _CUT.split(text.strip(" -–—|•·/:"), maxsplit=1)[0]
    pieces = [piece.split() for piece in text.split(",") if piece.strip(" .")]
    prefix: list[str] = []
    suffix: list[str] = []
    while len(pieces) > 1 and all(map(_is_suffix, pieces[-1])):
        suffix = pieces.pop() + suffix
    turned = len(pieces) > 1 and not (is_given_name(pieces[0][0]) and not is_given_name(pieces[1][0]))
    words = [word for piece in (pieces[1:2] if turned else pieces[:1]) for word in piece]
    while len(words) > 1 and _bare(words[0]) in _PREFIXES:
        prefix.append(words.pop(0))
    while len(words) > (1 if turned else 2) and _is_suffix(words[-1]):
        suffix.insert(0, words.pop())
    name = _turned(_cased(pieces[0]), _cased(words)) if turned else _in_order(_family_last(words))
    return Name(" ".join(prefix), name.given, name.middle, name.family, " ".join(suffix), nickname)


def sort_key(family: str, given: str) -> str:
    """A key whose bytes stand in Norwegian order: æ, ø, å last, aa as å, ä as æ, ö as ø, ü as y, other marks folded.

    The three letters become the ASCII signs after z, so that any database compares keys rightly in its plain order.
    """
    return f"{_ordered(family)}  {_ordered(given)}".strip()


_LETTERS = str.maketrans(
    {
        "æ": "{",
        "ä": "{",
        "ø": "|",
        "ö": "|",
        "å": "}",
        "ü": "y",
        "ß": "ss",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "œ": "|",
        "ı": "i",
        "{": " ",
        "|": " ",
        "}": " ",
    }
)
_NOT_SORTED = re.compile(r"[^\w{|}]+|_+")


def _ordered(text: str) -> str:
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.translate(_LETTERS).replace("aa", "}")
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _NOT_SORTED.sub(" ", text.replace("'", "").replace("’", "")).strip()


def _plain(word: str) -> bool:
    """A word that needs no care: `Kari`, `Aas-Berg`."""
    return _ORDINARY.match(word) is not None and word[0].isupper() and not word.isupper() and word.casefold() not in _PREFIXES


def _without_ornament(text: str) -> str:
    """Without emoji, stars and control characters."""
    if text.isascii() and text.isprintable() and "*" not in text:
        return text
    text = unicodedata.normalize("NFC", text)
    kept = (
        sign
        if (sign.isalnum() or sign in "-–—'’‘.,()[]\"“”„«»|•·/:" or unicodedata.category(sign) in ("Mn", "Mc"))
        else ("" if unicodedata.category(sign) == "Cf" else " ")
        for sign in text
    )
    return "".join(kept)


def _without_asides(text: str) -> tuple[str, str]:
    """The name without what stands in brackets or quotes, and the nickname found there."""
    nickname = ""
    for match in _ASIDE.finditer(text):
        inside = next((group for group in match.groups() if group is not None), "").strip()
        bracketed = match[1] is not None or match[2] is not None
        if not (
            nickname or not inside or _NO_NICKNAME.search(inside) or len(inside.split()) > 2 or (bracketed and _is_suffix(inside))
        ):
            nickname = inside
    return _ASIDE.sub(" ", text), nickname


def _bare(word: str) -> str:
    return word.casefold().rstrip(".,")


def _is_suffix(word: str) -> bool:
    return _bare(word) in _SUFFIXES and (len(word) > 2 or not word[1:].islower() or word in ("jr", "Jr", "sr", "Sr"))


def _cased(words: list[str]) -> list[str]:
    """Words all in capitals, or all in small letters, in ordinary ones."""
    letters = "".join(words)
    shouted = letters.isupper() and any(len(word.strip(".")) > 2 for word in words)
    if not shouted and not letters.islower():
        return words
    return [_capital(word, first=at == 0) for at, word in enumerate(words)]


def _capital(word: str, *, first: bool) -> str:
    low = word.lower()
    if low in _SEEN_AS_CAPITALS and not first:
        return low
    return re.sub(r"[^\W\d_]+", _raised, low)


def _raised(part: re.Match[str]) -> str:
    word = part[0]
    if word.startswith("mc") and len(word) > 4:
        return "Mc" + word[2].upper() + word[3:]
    return word[0].upper() + word[1:]


def _family_last(words: list[str]) -> list[str]:
    """`NORDMANN Kari` as `Kari Nordmann`, else the words in ordinary letters."""
    if len(words) > 1 and len(words[0]) > 2 and words[0].isupper() and not is_given_name(words[0]):
        at = next((place for place, word in enumerate(words) if not word.isupper()), 0)
        if at and is_given_name(words[at]) and not any(word.isupper() and len(word) > 2 for word in words[at:]):
            return _cased(words[at:]) + _cased(words[:at])
    return _cased(words)


def _turned(family: list[str], given: list[str]) -> Name:
    """`Nilsen, Frode`: the family name was given first."""
    first, middle = _given_of(given, whole=True)
    return Name("", " ".join(first), " ".join(middle), " ".join(family))


def _in_order(words: list[str]) -> Name:
    """Given names, then middle, then family."""
    if len(words) < 2:
        return Name("", " ".join(words))
    at = next((place for place in range(1, len(words) - 1) if words[place] in _PARTICLES), 0)
    if at:
        first, middle = _given_of(words[:at], whole=True)
        return Name("", " ".join(first), " ".join(middle), " ".join(words[at:]))
    if len(words) == 2:
        return Name("", " ".join(words)) if _both_given(*words) else Name("", words[0], "", words[1])
    first, middle = _given_of(words[:-1], whole=False)
    rest = words[len(first) + len(middle) :]
    return Name("", " ".join(first), " ".join(middle), " ".join(rest))


def _both_given(one: str, other: str) -> bool:
    """Whether two words are a double given name with no family name after: Per Olav."""
    return one.casefold() in NORWEGIAN_NAMES and other.casefold() in NORWEGIAN_NAMES and other.casefold() not in _ALSO_FAMILY


def _given_of(words: list[str], *, whole: bool) -> tuple[list[str], list[str]]:
    """The given and the middle names at the beginning; with `whole` every word is one of them."""
    english = words[0].casefold() in ENGLISH_NAMES
    end = 1
    while (
        end < len(words) and not english and end < 3 and is_given_name(words[end]) and words[end].casefold() not in _ALSO_FAMILY
    ):
        end += 1
    stop = end
    while stop < len(words) and (_INITIAL.match(words[stop]) or (english and is_given_name(words[stop])) or whole):
        stop += 1
    return words[:end], words[end:stop]
