"""The judgement: all findings of one text, in the order they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from hvem.reading.tone import asking, guards, weighing
from hvem.reading.tone.bags import bag
from hvem.reading.tone.looking import Listed, Seen, Tables, seen, tables
from hvem.reading.tone.measures import LONGEST_LETTER, LONGEST_PITCH, about_writer, seconds_aloud, words
from hvem.reading.tone.sentences import Sentence, sentences
from hvem.reading.tone.shapes import Finding, Kind, Language, Use

_READER: Final = bag("du dere deg din ditt dine di you your yours deres")
_GENERAL: Final = bag(
    "ofte vanligvis pleier alltid generelt normalt gjerne_ofte flest mest hvert often usually generally typically normally tend mostly always sjelden rarely vanlig common"
)
"""Words of a question about how things generally are."""
_TO_READER: Final = (
    "gi deg ",
    "gir deg ",
    "sende deg ",
    "sender deg ",
    "give you ",
    "send you ",
    "show you ",
    "vise deg ",
    "offer you ",
    "tilby deg ",
    "skaffe deg ",
    "finne deg ",
)
_TO_READER_WITHIN: Final = (" liste over navn jeg ", " my contacts ", " lista mi ")
"""What the writer offers is no request."""
_PAST: Final = bag("har ble var have was were been had has blitt")
_UNANSWERED: Final = bag(
    "du deg din ditt dine dere you your nå now already allerede uten without ikke not no nothing silence fortsatt fremdeles still ennå ingen unanswered ubesvart ubesvarte stille taust svar answer reply gangen time"
)
"""Words without which a count of letters is no count of unanswered ones."""
_OTHERS: Final = bag("dem them de they han hun he she banken skolen")
"""Whom a deadline may be from, when it is not the writer who sets it."""


def findings(text: str, language: Language, kind: Use) -> tuple[Finding, ...]:
    """What there is to look at in a text, in the order it stands there; `()` for a text to leave alone.

    An ask is judged for requests, pressure, gloom and vagueness alone; a pitch and a situation are told and ask nothing.
    """
    listed = sentences(text, language)
    spoken = [sentence for sentence in listed if sentence.line != "greeting"]
    table = tables(language)
    found: list[Finding] = []
    job = _each("direct-job-request", table.job, spoken, _is_request, found)
    names = _each("asks-for-names", table.names, spoken, _is_request, found)
    pressed = _each("pressure", table.pressure, spoken, _is_pressure, found)
    _each("negative", table.gloom, spoken, _is_gloom, found)
    weighed = weighing.weighed(spoken, language, kind, {one.kind for one in found})
    found.extend(Finding(one, *sentence.whole(), weighing.CUE) for one, sentence in weighed)
    job += [sentence for one, sentence in weighed if one == "direct-job-request"]
    names += [sentence for one, sentence in weighed if one == "asks-for-names"]
    pressed += [sentence for one, sentence in weighed if one == "pressure"]
    if kind in ("letter", "ask"):
        found.extend(_asked(spoken, table, kind, job, names, pressed))
    if kind == "ask" and not (job or names or pressed) and not any(one.kind == "vague" for one in found):
        found.extend(Finding("vague", *sentence.whole(), weighing.CUE) for sentence in weighing.vague(spoken, language))
    found.extend(_measured(text, listed, kind))
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.kind)))


def _each(
    kind: Kind, patterns: Listed, spoken: list[Sentence], holds: Callable[[Seen], bool], found: list[Finding]
) -> list[Sentence]:
    """Mark each sentence where a pattern holds, once; the sentences marked."""
    marked = []
    for sentence in spoken:
        one = next((each for each in seen(patterns, sentence) if holds(each)), None)
        if one is not None:
            marked.append(sentence)
            found.append(Finding(kind, *sentence.span(one.start, one.end), one.pattern.cue))
    return marked


def _is_request(one: Seen) -> bool:
    sentence = one.sentence
    if guards.denied(sentence, one.start, one.end) or guards.attributed(sentence, one.start):
        return False
    if not one.pattern.written.startswith("!") and guards.about_others(sentence, one.start):
        return False
    if one.said.startswith(_TO_READER) or any(word in one.said for word in _TO_READER_WITHIN):
        return False
    if one.pattern.cue == "here" and not sentence.words.isdisjoint(_GENERAL):
        return False
    number = sentence.number_at(one.start)
    before = sentence.tokens[number - 1].plain if number else ""
    return before not in _PAST or one.said.split()[0] in ("dere", "du", "you", "there", "room", "plass", "bruk")


def _is_pressure(one: Seen) -> bool:
    sentence = one.sentence
    if guards.denied_just_before(sentence, one.start) or guards.attributed(sentence, one.start):
        return False
    if one.pattern.cue == "counting" and sentence.words.isdisjoint(_UNANSWERED):
        return False
    if "{by}" in one.pattern.written:
        if not sentence.words.isdisjoint(_OTHERS):
            return False
        return not guards.unhurried(sentence) and _of_reader(one)
    return True


def _of_reader(one: Seen) -> bool:
    """Whether a deadline is the reader's: the reader is spoken to, and it is not the writer who answers."""
    sentence = one.sentence
    number = sentence.number_at(one.start)
    near = [token.plain for token in sentence.tokens[max(guards.clause_start(sentence, number), number - 4) : number]]
    if {"jeg", "i"} & set(near) and one.said.split()[0] not in ("jeg", "i", "du", "you"):
        return one.said.split()[0] in ("hear", "høre_fra_deg", "høre", "answer") and bool({"deg", "you"} & set(one.said.split()))
    spoken = [token.plain for token in sentence.tokens]
    return (
        bool(_READER.intersection(spoken))
        or one.said.split()[0] in ("jeg", "i", "svar", "ring", "reply", "answer", "please", "respond", "call")
        or number == 0
    )


def _is_gloom(one: Seen) -> bool:
    sentence = one.sentence
    if guards.denied_just_before(sentence, one.start) or guards.attributed(sentence, one.start):
        return False
    if guards.of_others(sentence, one.start) or guards.pleasant(sentence) or guards.overcome(sentence, one.start, one.end):
        return False
    number = sentence.number_at(one.start)
    said = set(one.said.split()) | {
        token.plain for token in sentence.tokens[max(guards.clause_start(sentence, number), number - 2) : number]
    }
    return not said & {"du", "deg", "dere", "you", "your", "din", "ditt", "dine"}


def _asked(
    spoken: list[Sentence], table: Tables, kind: Use, job: list[Sentence], names: list[Sentence], pressed: list[Sentence]
) -> Iterator[Finding]:
    asks = [asking.read(sentence, table) for sentence in spoken]
    yield from asking.findings(asks, kind, direct=bool(job or names), pressed=pressed)
    if kind == "letter":
        listed = asking.several(asks, job=job, names=names)
        if listed:
            yield Finding("many-asks", *(listed[1] if len(listed) > 1 else listed[0]).whole(), f"{len(listed)} asks")


def to_keep(text: str, language: Language) -> str:
    """Of several asks in a letter, the sentence best kept: advice or a name first, then the CV, then what is left; "" where none is."""
    asks = [asking.read(sentence, tables(language)) for sentence in sentences(text, language) if sentence.line != "greeting"]
    for wanted in (("names", "advice"), ("review",), ("course",), ("introduction",), ("meeting",)):
        for ask in asks:
            if ask.classes.intersection(wanted) and ask.sentence.asks:
                start, end = ask.sentence.whole()
                return text[start:end]
    return ""


def _measured(text: str, listed: list[Sentence], kind: Use) -> Iterator[Finding]:
    if kind == "letter":
        count = words(text)
        if count > LONGEST_LETTER:
            yield Finding("too-long", *_beyond(text, LONGEST_LETTER), str(count))
        if own := about_writer(listed):
            yield Finding("about-me", own[0].whole()[0], own[0].whole()[1], f"{len(own)} sentences")
    if kind == "pitch" and seconds_aloud(text) > LONGEST_PITCH:
        yield Finding("too-long", *_beyond(text, 46), str(seconds_aloud(text)))


def _beyond(text: str, count: int) -> tuple[int, int]:
    """The place of all after so many words."""
    place = 0
    for number, word in enumerate(text.split()):
        place = text.index(word, place)
        if number == count:
            return place, len(text.rstrip())
        place += len(word)
    return 0, len(text.rstrip())
