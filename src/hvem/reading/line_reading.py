"""The parts of a line read one after the other: verbs, joiners, and the plain words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hvem.reading.given_names import is_given_name
from hvem.reading.line_cut import ASIDE, EDGES, NICKNAME, cut, gap_of
from hvem.reading.line_parts import (
    JOINERS,
    bare,
    besides,
    is_core,
    is_field,
    is_honorific,
    mark,
    marks_workplace,
    name_end,
    name_weight,
    title_end,
    workplace,
)
from hvem.reading.line_words import ABBREVIATIONS, FAMILY_END, OPENER, PLACES, RELATION, REMARK

_DEFINITE = re.compile(r".*(?:en|et|a)\Z")
_ADJECTIVE = re.compile(r".*(?:lig|leg|ig|isk|som|full|aus|løs|bar|ly|ing|er|t)\Z")
_LABELS = {
    word: kind
    for kind, words in {
        "name": "navn namn name",
        "title": "tittel title stilling yrke position",
        "organisation": "firma bedrift arbeidsgiver arbeidsgjevar company employer organisasjon selskap arbeidsplass",
    }.items()
    for word in words.split()
}
_OURS = frozenset(["vår", "min", "hans", "hennes", "hennar"])
_CALLED = re.compile(r"(?:\s+|^)(?:heter|heiter|heitar|is called|is named|called|named)\s+", re.IGNORECASE)
_RUNS = re.compile(
    r"(?:\s+|^)(?:(?:hun|han|ho|he|she|de|dei)\s+)?(?:som\s+|who\s+)?(?:driver|driv|eier|eig|styrer|runs|owns"
    r"|eide|har startet|starta|founded)\s+(?=\S)",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"(?:\s+|^)(?:(?:(?:hun|han|ho|he|she|de|dei)\s+)?(?:som\s+|who\s+)?(?:nå\s+|no\s+|now\s+)?(?:jobber|jobbar"
    r"|arbeider|arbeidar|works?|working|sitter|sit|er ansatt|er tilsett|ansatt|tilsett|employed|based|begynt"
    r"|har begynt|er|is|holder til|held til)|(?:he|she)['’]s)"
    r"(?:\s+(?:nå|no|now|fortsatt|framleis|deltid|vel|visst|en|ei|ein|et|eit|a|an|the|der))*\s+(?=\S)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\s+(?:som|who|that|med ansvar|pga|fordi|because)\s+(?!(?:\w+\s){0,2}\w*(?:sjef|leder"
    r"|leiar)\b).*\Z",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\s+(?:i\s+(?:morgen|morgon|dag|kveld|ettermiddag|går|neste|juni|juli|mai|august|september|oktober|november"
    r"|desember|januar|februar|mars|april)|på\s+(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag"
    r"|laurdag)|"
    r"lokalt|helst|snart|tomorrow|today|next week|neste uke|neste veke|nå|nå for tida|for tida|om|about|ang\.?"
    r"|angående|vedr\.?|regarding)(?:\s.*)?\Z",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:\A|\s+)(?:som|as)(?:\s+(?:a|an|en|ein|ei))?\s+(?=\S)", re.IGNORECASE)
_HEDGE = re.compile(
    r"\A(?:(?:vel|visst|visstnok|nok|tror jeg|trur eg|en|ei|ein|a|an|the|nå|no|now)\s+)+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """What the parts of a line may be, in their order; `sure` workplaces stood after a word that leads to one, `vouchable` in brackets."""

    small: bool = False
    names: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)
    likely: list[str] = field(default_factory=list)
    maybe: list[str] = field(default_factory=list)
    vouchable: list[str] = field(default_factory=list)
    nickname: str = ""
    prefix: str = ""


def read_parts(rest: str, found: Found) -> None:
    """Reads every part of the line, brackets last."""
    nickname = NICKNAME.search(rest)
    if nickname is not None:
        found.nickname = nickname[1]
        rest = rest[: nickname.start()] + " " + rest[nickname.end() :]
    asides = [aside[1] for aside in ASIDE.finditer(rest)]
    rest = ASIDE.sub(gap_of, rest)
    parts = cut(rest)
    at = 0
    while at < len(parts):
        at += _read_part(parts, at, found)
    if not found.names:
        _look_for_name(parts, found)
    for aside in asides:
        for part in cut(aside):
            _read_aside(part, found)


def _look_for_name(parts: list[str], found: Found) -> None:
    """A known given name in the middle of a sentence: `kan du be Kari Nordmann om hjelp`; not one after `til` or `av`."""
    for part in parts:
        words = part.rstrip(":").split()
        for at, word in enumerate(words):
            led = words[at - 1].casefold() if at else ""
            if (
                word[:1].isupper()
                and is_given_name(word)
                and not found.small
                and led not in ("til", "av", "to", "of", "ikke", "ikkje", "not")
            ):
                end = name_end(words, at)
                if (
                    end > at
                    and not marks_workplace(words[at:end])
                    and not any(word in maybe for maybe in found.sure + found.likely)
                ):
                    found.names.append((1, " ".join(words[at:end])))
                    return


def _read_part(parts: list[str], at: int, found: Found) -> int:
    """Reads the part at a place, sometimes together with the next; how many were read."""
    part = parts[at]
    if part.endswith(":"):
        return _read_label(parts, at, found)
    if at + 1 < len(parts) and _is_turned(part, parts[at + 1]):
        found.names.append((6, f"{parts[at + 1]} {part}"))
        return 2
    _read_words(part.rstrip("."), part, found)
    return 1


def _read_label(parts: list[str], at: int, found: Found) -> int:
    """`Firma: Fjordbygg` says what follows; `kollega av Jens:` says nothing of it."""
    label = parts[at].rstrip(": ")
    kind = _LABELS.get(label.casefold())
    if kind is not None and at + 1 < len(parts):
        value = parts[at + 1]
        if kind == "name":
            found.names.append((9, value))
        elif kind == "title":
            found.titles.insert(0, value)
        else:
            found.sure.insert(0, value)
        return 2
    words = label.split()
    named = bool(words) and is_given_name(words[0]) and words[0][:1].isupper() and name_weight(words) > 1
    if named or title_end(words) or marks_workplace(words):
        _read_words(label, label, found)
    return 1


def _is_turned(part: str, after: str) -> bool:
    """Whether a family name stands before the given ones: Nilsen | Frode."""
    family, given = part.split(), after.rstrip(".").split()
    if not (0 < len(family) < 3 and 0 < len(given) < 4) or marks_workplace(family) or title_end(family) or title_end(given):
        return False
    if any(is_given_name(word) for word in family) or not all(
        word[:1].isupper() and word.isalpha() for word in "".join(family).replace("-", "").split()
    ):
        return False
    return (is_given_name(given[0]) or len(bare(given[0])) == 1) and all(
        is_given_name(word) or len(bare(word)) == 1 for word in given
    )


def _read_aside(part: str, found: Found) -> None:
    """Brackets hold a position, a field or a workplace after a joiner; all else there is a remark."""
    words = part.split()
    if not words or REMARK.match(part) or bare(words[-1]) in ("min", "mi", "mitt", "vår", "hans", "hennes", "hennar"):
        return
    if title_end(words) or is_field(words[0]) or words[0].casefold() in JOINERS or marks_workplace(words):
        _read_words(part, part, found)
    elif words[0][:1].isupper() and not is_given_name(words[0]):
        found.vouchable.append(part)


def _read_words(part: str, whole: str, found: Found) -> None:
    """Reads one part: openers off, remarks out, then verbs, then joiners, then plain words."""
    part = _opened(part)
    remark = REMARK.match(part)
    if not part or (remark is not None and title_end(part.split()) != len(part.split())):
        return
    for verb, reader in ((_CALLED, _read_called), (_RUNS, _read_runs), (_WORKS, _read_works)):
        match = verb.search(part)
        if match is not None:
            reader(part[: match.start()].strip(), part[match.end() :].strip(), found)
            return
    _read_plain(_RELATIVE.sub("", part), found, whole=whole)


def _opened(part: str) -> str:
    """The part without `snakk med`, `hilsen`, `han` and the like before it."""
    part = part.strip(EDGES)
    for _ in range(5):
        match = OPENER.match(part)
        if match is None or (match.end() == len(part) and is_given_name(part)):
            break
        part = part[match.end() :].strip(EDGES)
    relation = RELATION.match(part)
    if relation is not None and is_given_name(part[relation.end() :].split()[0]):
        return part[relation.end() :]
    return part


def _read_called(before: str, after: str, found: Found) -> None:
    words = before.split()
    if words and words[0].endswith("en") and is_core(words[0][:-2]):
        found.titles.append(words[0])
        before = " ".join(words[1:])
    _read_words(before, before, found)
    _read_plain(_RELATIVE.sub("", _HEDGE.sub("", after)), found, whole=after)


def _read_runs(before: str, after: str, found: Found) -> None:
    """`hun som driver Blomsterbua på Lena`."""
    _read_plain(before, found, whole=before)
    after = _LATER.sub("", after)
    if workplace(after.split(), small=found.small) or (after[:1].isupper() and bare(after) not in PLACES):
        found.sure.append(after)


def _read_works(before: str, after: str, found: Found) -> None:
    """`jobber som kokk på Grand Hotel`, `er lærer på Fagerli skole`, `works at Sunnyside Care Home as a nurse`."""
    _read_plain(before, found, whole=before)
    if REMARK.match(after):
        return
    for piece in _AS.split(after):
        _read_plain(_HEDGE.sub("", piece.strip()), found, whole=piece)


def _read_plain(part: str, found: Found, *, whole: str) -> None:
    """Reads words with no verb among them: position, name, joiner, workplace, in any order that people write."""
    part = _LATER.sub("", _HEDGE.sub("", part.strip(EDGES)))
    words = part.split()
    while words and is_honorific(words[0]) and len(words) > 1:
        found.prefix = f"{found.prefix} {words.pop(0)}".strip()
    if not words:
        return
    if len(words) == 2 and words[1] in _OURS and words[0].endswith("en") and (is_core(words[0][:-2]) or is_core(words[0][:-1])):
        found.titles.append(words[0])
        return
    at = title_end(words)
    if at and at < len(words) and is_given_name(words[0]) and words[0][:1].isupper() and not is_core(words[0]):
        at = 0
    if (
        not at
        and 1 < len(words) < 4
        and words[0].islower()
        and is_core(words[-1])
        and not found.small
        and not JOINERS & set(words)
    ):
        at = len(words)
    if not at and _definite_title(words):
        at = 1
    if at and _aside_title(words, at):
        return
    if at:
        found.titles.append(" ".join(words[:at]))
        words = words[at:]
    elif all(map(is_field, words)) and not _named_as_field(words, found):
        found.fields.append(part)
        return
    _read_rest(words, found, whole=whole, titled=bool(at))


def _definite_title(words: list[str]) -> bool:
    """`traineen i Norconsult`, but not `tannlegen i Sogndal`; `Hovudverneombod Rita Sørli`, a long word before a known name."""
    if len(words) > 2 and words[0].islower() and words[0].endswith("en") and words[1].casefold() in JOINERS:
        position = is_core(words[0][:-2]) or is_core(words[0][:-1])
        return position and words[2][:1].isupper() and workplace(words[2:])
    unknown = len(words) in (3, 4) and len(words[0]) > 8 and words[0].isalpha() and not is_given_name(words[0])
    return unknown and is_given_name(words[1]) and not marks_workplace(words) and not FAMILY_END.match(bare(words[0]))


def _named_as_field(words: list[str], found: Found) -> bool:
    """A proper name made of fields of work: Innovasjon Norge."""
    if not words[0][:1].isupper():
        return False
    return bool(found.titles) or bare(words[-1]) in PLACES or (words[0].isupper() and len(words[0]) > 2)


def _aside_title(words: list[str], at: int) -> bool:
    """A position in a club, told by its definite word: `styreleder i velforeningen`."""
    return at + 1 < len(words) and words[at].casefold() in JOINERS and besides(words[at + 1])


def _read_rest(words: list[str], found: Found, *, whole: str, titled: bool) -> None:
    """What stands after a position, or a part without any: a joiner and a workplace, or a name and more."""
    if not words:
        return
    if words[0].casefold() in JOINERS:
        _read_joined(words[1:], found)
        return
    if (
        not titled
        and words[0][:1].isupper()
        and any(weight > 2 for weight, _ in found.names)
        and mark(words[-1])
        and len(words) < 5
    ):
        _read_organisation(words, found, whole)
        return
    joiner = _joiner(words, found)
    head, tail = words[:joiner], words[joiner + 1 :]
    end = name_end(head, small=found.small)
    named = end > 0 and not (end == len(head) and name_weight(head) == 0) and (name_weight(head[:end]) > 0 or titled)
    if named and (is_given_name(head[0]) or end < 4):
        weight = name_weight(head[:end]) + (1 if titled and end < 5 else 0)
        rest = head[end:]
        if rest and weight < 2 and not title_end(rest):
            _read_organisation(head, found, whole)
        else:
            found.names.append((weight, " ".join(head[:end])))
            if end == len(head) and not titled and not tail:
                found.maybe.append(" ".join(head))
            _read_after_name(rest, found)
    else:
        _read_organisation(head, found, whole)
    if tail:
        _read_joined(tail, found)


def _joiner(words: list[str], found: Found) -> int:
    """Where the first joiner stands that leads from the person to something else; the end where none does."""
    for at, word in enumerate(words):
        if at and word.casefold() in JOINERS and word != "@" and _is_workplace_head(words[:at], found):
            return len(words)
        if at and word.casefold() in JOINERS and not word.istitle():
            return at
    return len(words)


def _is_workplace_head(words: list[str], found: Found) -> bool:
    """`kommunen | i Sandnes`, `Kiwi | i Eidsvåg`: the place stays with the workplace before it."""
    if found.small:
        return workplace(words) and not name_weight(words)
    return (
        marks_workplace(words)
        or (words[0][:1].islower() and workplace(words))
        or (bool(found.names) and not is_given_name(words[0]))
    )


def _read_after_name(words: list[str], found: Found) -> None:
    """`daglig leder Moe & Sønn Rør AS` after a name without any sign between."""
    if not words:
        return
    at = title_end(words)
    if at:
        found.titles.append(" ".join(words[:at]))
        words = words[at:]
    if not words:
        return
    if words[0].casefold() in JOINERS:
        _read_joined(words[1:], found)
    elif words[0][:1].isupper() or words[0][:1].isdigit() or marks_workplace(words) or found.small:
        _read_organisation(words, found, " ".join(words))


def _read_joined(words: list[str], found: Found) -> None:
    """What stands after `hos`, `i`, `at`: a field, a workplace with its place, or a remark."""
    words = _HEDGE.sub("", " ".join(words)).split()
    if not words:
        return
    if (
        is_field(words[0])
        and (words[0][:1].islower() or words[0] in ("HR", "IT", "PR"))
        and (len(words) == 1 or words[1].casefold() in JOINERS)
    ):
        found.fields.append(words[0])
        if len(words) > 2:
            _read_joined(words[2:], found)
        return
    if workplace(words, small=found.small):
        found.sure.append(" ".join(words))


def _read_organisation(words: list[str], found: Found, whole: str) -> None:
    """Words that are no name and no position: a workplace, where they look like one."""
    text = " ".join(words)
    if whole.endswith(text + ".") and not whole.endswith(".."):
        text += "." if bare(words[-1]) in ABBREVIATIONS or len(words[-1]) < 4 else ""
    if bare(text) in PLACES or besides(words[0]) or not any(map(str.isalpha, text)):
        return
    if len(words) == 1 and words[0].islower() and not found.small and not _DEFINITE.match(words[0]):
        if len(words[0]) > 4 and words[0].isalpha() and not _ADJECTIVE.match(words[0]):
            found.fields.append(text)
    elif marks_workplace(words) or (words[0][:1].islower() and workplace(words, small=found.small)):
        found.likely.append(text)
    elif words[0][:1].isupper() or found.small:
        found.maybe.append(text)
