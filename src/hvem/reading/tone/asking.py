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


_ABOUT = bag("med om with about on in regarding")
_DULL = bag(
    "the a an my your this that these those it things stuff everything anything something some any way ways all situation life search at moment point general case end here now me you i "
    "dette det den alt ting noe noko livet litt situasjonen min mitt mine saken en et ei å i på av og eller jeg du vis måte annen eller mulig forskjellig jobbsøket jobbsøkingen søket alle er "
    "sånn generelt gang tiden tida igjen videre fremover framover som helst hele tatt takk thanks glede one respect particular work future going forward possible sometime time times if can could or and is be please"
)


_HELP = bag(
    "hjelpe hjelp hjulpet hjelper bidra bidrag tips tipse råd tanker tanke innspill idé idéer ideer forslag støtte støtta bistå noe noko alt hint si vink meninger synspunkter lufte "
    "help assist support advice tips ideas idea thoughts thought pointers suggestions anything something input hints leads suggest offer wisdom assistance helping"
)
_BARE = bag(
    "jeg du meg deg vi oss dere kan kunne vil ville har hadde ha få fått skal skulle er det den et en ei på til for om å i av med litt noen noe alle alt her nå da så og eller men gjerne kanskje bare også vel jo "
    "gammel gamle god gode godt fin fine lite liten stor venn kamerat kollega vet veit komme kommer gi gir dele gjøre gjort finne på_lager by stille opp ut mer flere andre annet annen måte vis håper lurer på trenger ønsker "
    "satt sette setter pris hvis når som helst sånn ting hva mulig mulighet snill vær takk virkelig egentlig tid lyst hjelpende hånd sitt mitt min mine din dine hei snarlig jobbsøket situasjonen ser tenke tenker "
    "i you me us we my your can could would will might may do does have has had got get give giving be is are was to for a an the any some of on in at with it this that there here now then so and or but "
    "maybe perhaps just please possibly somehow really kindly little bit old good great small friend mate colleague know share have way ways think need want hope hoping wondering wonder if whether appreciate grateful "
    "be able willing time moment out up more other else all things stuff kind sort useful helpful like love glad very much at anything"
)
_PLACED = bag("hvem hvor hvordan hvorfor når who whom where how why when which hvilke hvilken hvilket")


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
    if vague is None and _empty(sentence, asks=asks):
        vague = (1, len(sentence.plain))
    opinion = stands(tables.opinion, sentence)
    if not asks:
        return Ask(sentence, vague is not None, vague, None, frozenset())
    classes = frozenset(name for name, patterns in tables.classes.items() if stands(patterns, sentence))
    return Ask(sentence, True, vague, (opinion.start, opinion.end) if opinion else None, classes)


def _empty(sentence: Sentence, *, asks: bool) -> bool:
    """Whether a question or wish holds no word that says what it is about, only ones for help, advice and something."""
    if not asks or sentence.words.isdisjoint(_HELP) or not sentence.words.isdisjoint(_PLACED):
        return False
    return (
        all(token.plain in _BARE or token.plain in _HELP or not token.plain[0].isalnum() for token in sentence.tokens)
        and QUOTE not in sentence.words
    )


def _named(end: int, sentence: Sentence) -> bool:
    """Whether something vague is named after all in the rest of the sentence: "… with my CV", "…, who should I ring?"."""
    number = sentence.number_at(end - 2) + 1
    rest = [token.plain for token in sentence.tokens[number:]]
    if _ASKING_WORDS.intersection(rest) or QUOTE in rest:
        return True
    named = next((place for place, word in enumerate(rest) if word in _ABOUT), None)
    return named is not None and any(word[0].isalpha() and word not in _DULL for word in rest[named + 1 :])


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
        if ask.classes - {"names", "advice"} and _classes_outside(ask, around):
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
