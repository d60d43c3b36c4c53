"""What lifts a finding: a denial, a question about how others do, somebody else's words, a condition."""

from __future__ import annotations

from typing import Final

from hvem.reading.tone.bags import bag
from hvem.reading.tone.sentences import Sentence

_BREAKS: Final = frozenset([",", ";", ":", "–", "—", "(", ")", "-", "men", "but", "før", "until", "unless", "?", "!", "."])
_DENIALS: Final = bag(
    "nobody none ikke aldri ingen intet uten neppe ikkje not never no without neither nor hardly stedet heller snarere rather instead verken hverken korkje slutte slipper"
)
_SOFT_DENIALS: Final = frozenset(
    [
        ("ikke", "bare"),
        ("ikke", "sant"),
        ("hvorfor", "ikke"),
        ("not", "only"),
        ("why", "not"),
        ("if", "not"),
        ("hvis", "ikke"),
        ("ikke", "minst"),
        ("no", "doubt"),
        ("not", "just"),
    ]
)
_ASKED: Final = bag(
    "kan kunne vil ville har hadde skal skulle burde bør trenger er finnes vet kjenner søker could would can do will are is should did does have might may"
)
_QUESTION_WORDS: Final = bag("hva hvordan hvorfor hvem hvor hvilke hvilken hvilket når how what why who whom where which when")
_CONDITIONS: Final = bag("hvis om dersom når if suppose imagine")
_SAYING: Final = bag(
    "sier sa mener mente tror trodde skriver skrev påstår hevder klager spurte spør fortalte syntes synes sukker ropte sukka klaget meldte hevda påstod insisterer advarte lo kaller "
    "says said thinks thought believes believed claims claimed reckons writes wrote told asked complains complained insists swears swore warned feels calls keeps asking wonders joked moaned sighs laments"
)
_SPEAKERS: Final = bag("jeg du vi dere i you we")
_LINKS: Final = bag("og nå da så derfor men for også likevel and now so then still but")
_KIN: Final = bag(
    "mannen kona kjæresten broren søsteren naboen sønnen datteren faren moren far mor kollegaen vennen venninnen svigermor svigerfar onkelen tanten ektemannen samboeren bror søster systera "
    "husband wife brother sister neighbour neighbor son daughter father mother colleague friend uncle aunt partner dad mum"
)
_TURNS: Final = frozenset(["men", "but", ";", "–", "—"])

_PLEASANT: Final = (
    " leit å høre ",
    " trist å høre ",
    " vondt å høre ",
    " synd å høre ",
    " lei for å høre ",
    " leit å lese ",
    " lei meg da jeg hørte ",
    " sorry to hear ",
    " sad to hear ",
    " sorry to read ",
    " sorry that you ",
    " lei meg på dine ",
    " kondolerer ",
    " sorry about your ",
    " hard for you ",
    " tungt for deg ",
    " vondt for deg ",
    " sorry for your ",
)
_UNHURRIED: Final = (
    " haster ikke ",
    " haster slett ikke ",
    " hastar ikke ",
    " no rush ",
    " no hurry ",
    " take your time ",
    " ingen hast ",
    " den tiden du ",
    " om du rekker ",
    " hvis du rekker ",
    " når du har tid ",
    " when you have time ",
    " om det passer ",
    " hvis det passer ",
    " trenger ikke svare ",
    " need not ",
    " if you have time ",
    " hvis du har tid ",
    " om du har tid ",
    " hastar slett ",
    " don't have to ",
)


def clause_start(sentence: Sentence, number: int) -> int:
    """The number of the first token of the clause in which a token stands."""
    first = number
    while first > 0 and sentence.tokens[first - 1].plain not in _BREAKS:
        first -= 1
    return first


def denied(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words of `plain[start:end]` are denied in their clause; a question that begins "can you not" denies nothing."""
    first, last = sentence.number_at(start), sentence.number_at(end - 2)
    begin = clause_start(sentence, first)
    said = [token.plain for token in sentence.tokens[begin : last + 1]]
    for place, word in enumerate(said):
        if word not in _DENIALS:
            continue
        before = said[place - 1] if place else ""
        after = said[place + 1] if place + 1 < len(said) else ""
        if (before, word) in _SOFT_DENIALS or (word, after) in _SOFT_DENIALS or _asked(said, place):
            continue
        return True
    return False


def _asked(said: list[str], place: int) -> bool:
    """A negative question: "kan ikke du", "har dere ikke", "couldn't you"."""
    near = said[max(0, place - 3) : place]
    after = said[place + 1] if place + 1 < len(said) else ""
    readers = {"du", "dere", "you", "there", "det"}
    if near and near[-1] in _ASKED and after in readers:
        return True
    return len(near) >= 2 and near[-1] in readers and near[-2] in _ASKED


def about_others(sentence: Sentence, start: int) -> bool:
    """Whether the clause is a question about how, what, who or why, and so asks for information."""
    number = sentence.number_at(start)
    begin = clause_start(sentence, number)
    said = [token.plain for token in sentence.tokens[begin : number + 1]]
    if said and said[0] in ("og", "and", "så", "so", "eller", "or"):
        said = said[1:]
    while said and said[0] in ("til", "for", "fra", "i", "på", "hos", "at", "in", "with", "for", "about"):
        said = said[1:]
    if len(said) > 1 and said[0] in _QUESTION_WORDS:
        return True
    return bool(said) and said[0] in _CONDITIONS and sentence.asks and _has_question_word(sentence, number)


def _has_question_word(sentence: Sentence, number: int) -> bool:
    return any(
        token.plain in _QUESTION_WORDS and sentence.tokens[place - 1].plain in _BREAKS
        for place, token in enumerate(sentence.tokens)
        if place > number
    )


def attributed(sentence: Sentence, start: int) -> bool:
    """Whether somebody else is said to say or think it: "my neighbour says that …"."""
    number = sentence.number_at(start)
    for place in range(number - 1, 0, -1):
        word = sentence.tokens[place].plain
        if word in _TURNS:
            return False
        if word in _SAYING:
            begin = clause_start(sentence, place)
            near = [token.plain for token in sentence.tokens[begin:place] if token.plain not in _LINKS]
            after = sentence.tokens[place + 1].plain
            return bool(near) and not _SPEAKERS.intersection(near if len(near) > 1 else [*near, after])
    return False


def denied_just_before(sentence: Sentence, start: int) -> bool:
    """Whether one of the three words before the place is a denial."""
    number = sentence.number_at(start)
    near = [token.plain for token in sentence.tokens[max(clause_start(sentence, number), number - 3) : number]]
    return any(word in ("ikke", "not", "aldri", "never", "neppe", "hardly", "uten", "without") for word in near)


def overcome(sentence: Sentence, start: int, end: int) -> bool:
    """Whether it is told as something that was: "I used to …", "… but now …"."""
    if " used to " in sentence.plain[: end + 1] or " pleide å " in sentence.plain[: end + 1]:
        return True
    after = sentence.plain[max(start, end - 1) :]
    return any(
        turn in after
        for turn in (
            " men nå ",
            " but now ",
            " but i am ",
            " ; now ",
            " ; nå ",
            " – nå ",
            " men det er over ",
            " until ",
            " men jeg tror ikke ",
        )
    )


def pleasant(sentence: Sentence) -> bool:
    """Whether it is sympathy: sorry to hear, leit å høre."""
    return any(words in sentence.plain for words in _PLEASANT)


def unhurried(sentence: Sentence) -> bool:
    """Whether it says that there is no hurry."""
    return any(words in sentence.plain for words in _UNHURRIED)


def of_others(sentence: Sentence, start: int) -> bool:
    """Whether the clause is about somebody close to the writer and not the writer: "my husband is …", "kollegaen min er …"."""
    number = sentence.number_at(start)
    begin = clause_start(sentence, number)
    said = [token.plain for token in sentence.tokens[begin : number + 2]]
    return any(word in _KIN for word in said[:3]) and not {"jeg", "meg", "i", "me", "mitt"}.intersection(said)
