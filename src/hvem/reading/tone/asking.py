"""What a text asks: nothing, nothing that can be answered, or several things at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hvem.reading.tone.bags import bag
from hvem.reading.tone.looking import Tables, seen, stands
from hvem.reading.tone.sentences import Sentence
from hvem.reading.tone.shapes import Finding, Use
from hvem.reading.tone.tokens import QUOTE

_ASKING_WORDS = bag("hva hvordan hvorfor hvem hvor hvilke hvilken hvilket how what why who whom where which")


@dataclass(frozen=True)
class Ask:
    """One sentence and what it asks: the place of something vague, and the classes of asks about the writer's own search."""

    sentence: Sentence
    asks: bool
    vague: tuple[int, int] | None
    opinion: tuple[int, int] | None
    classes: frozenset[str]


def read(sentence: Sentence, tables: Tables) -> Ask:
    """What one sentence asks."""
    asks = (sentence.asks and not stands(tables.rhetorical, sentence)) or stands(tables.polite, sentence) is not None
    vague = next(((found.start, found.end) for found in seen(tables.vague, sentence) if not _named(found.end, sentence)), None)
    opinion = stands(tables.opinion, sentence)
    if not asks:
        return Ask(sentence, vague is not None, vague, None, frozenset())
    classes = frozenset(name for name, patterns in tables.classes.items() if stands(patterns, sentence))
    return Ask(sentence, True, vague, (opinion.start, opinion.end) if opinion else None, classes)


def _named(end: int, sentence: Sentence) -> bool:
    """Whether something vague is named after all in the rest of the sentence: "… with my CV", "…, who should I ring?"."""
    number = sentence.number_at(end - 2) + 1
    rest = [token.plain for token in sentence.tokens[number:]]
    return bool(_ASKING_WORDS.intersection(rest)) or QUOTE in rest


def findings(asks: list[Ask], use: Use, *, direct: bool, pressed: list[Sentence]) -> Iterator[Finding]:
    """`vague`, and in a letter `no-question` and `many-asks`; `direct` where work or names are asked for outright."""
    if not direct and (found := _vague(asks, use, pressed)):
        yield Finding("vague", *found, "vague")
    if use != "letter":
        return
    if not direct and not any(ask.asks for ask in asks):
        body = [ask.sentence for ask in asks if ask.sentence.line == "body"] or [ask.sentence for ask in asks]
        if body:
            yield Finding("no-question", *body[-1].whole(), "nothing asked")
        return


def _vague(asks: list[Ask], use: Use, pressed: list[Sentence]) -> tuple[int, int] | None:
    for place, ask in enumerate(asks):
        around = ask.vague
        if around is None and ask.opinion is not None and use == "ask" and place == 0 and len(asks) == 1:
            around = ask.opinion if _bare(ask) else None
        if around is None or ask.sentence in pressed:
            continue
        others = asks[:place] + asks[place + 1 :]
        if ask.classes - {"names"} and _classes_outside(ask, around):
            continue
        if use == "letter":
            later = asks[place + 1 :]
            if any(other.vague is None and other.asks and (other.classes or other in later) for other in others):
                continue
        elif any(other.vague is None and other.asks for other in others):
            continue
        return ask.sentence.span(*around)
    return None


def _bare(ask: Ask) -> bool:
    """Whether an opinion is all that is asked for, with nothing said before it."""
    return ask.opinion is not None and ask.sentence.number_at(ask.opinion[0]) <= 4 and not _named(ask.opinion[1], ask.sentence)


def _classes_outside(ask: Ask, around: tuple[int, int]) -> bool:
    """Whether the sentence names something to answer (the CV, a course) that is not itself within the vague words."""
    plain = ask.sentence.plain
    rest = (plain[: around[0]] + plain[around[1] :]).split()
    return len(rest) > 3


def several(asks: list[Ask], *, job: list[Sentence], names: list[Sentence]) -> list[Sentence]:
    """The sentences that ask for different things, in order, where there are two or more of them; else none.

    Advice and "who should I talk to" are one ask; a meeting to hear the advice belongs to it.
    """
    found: dict[str, Sentence] = {}
    for ask in asks:
        if not ask.asks:
            continue
        for name in _counted(ask, job=job, names=names):
            found.setdefault(name, ask.sentence)
    if "meeting" in found and not set(found) - {"meeting", "advice"}:
        return []
    return list(found.values()) if len(found) > 1 else []


def _counted(ask: Ask, *, job: list[Sentence], names: list[Sentence]) -> set[str]:
    if ask.sentence in job:
        return {"job"} | (ask.classes & {"review", "introduction", "course"})
    if ask.sentence in names:
        return {"list"}
    special = set(ask.classes & {"review", "introduction", "favour", "course"})
    if special:
        return special
    if "meeting" in ask.classes:
        return {"meeting"}
    return {"advice"} if ask.classes else set()
