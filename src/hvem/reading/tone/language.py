"""Which of the three languages a text is written in, by its small words and letters."""

from __future__ import annotations

import re
from typing import Final

from hvem.reading.tone.bags import bag
from hvem.reading.tone.shapes import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_MARKS: Final[dict[Language, frozenset[str]]] = {
    "nn": bag(
        "eg ikkje kva kven korleis kvifor kvar kvart kvarandre nokon noko nokre dykk dykkar vere vart vorte verte vert berre mykje meir fleire eit ein ei ho dei deira "
        "frå no sjølv saman heile heim òg anten korkje medan sidan gong gonger veke veka veker namn vegen veg gjere gjer gjorde gjort gje gjev gav fekk fått veit "
        "kjem kjenner treng synest meiner trur tenkjer høyrer høyre seier sei seie skriv skreiv skrive spør spørje les lèt stad stader helsing venleg kjære mor noverande "
        "takksam hjelper arbeider arbeid arbeidd kor tykkjer viss dersom tilsetje leiar leiaren verksemd ynskjer ynskje ønskjer søkjer leitar lurer håpar betre størst "
        "gjennom ville skulle høver veka arbeidsgjevar arbeidsgjevarar bransjen næringa nokolunde vener venene ven brør systrer kome teke tek gått gjekk såg nett difor "
        "ifrå ver vore vere byrja byrje vidare fyrst fyrste seinast attende att både ikring stundom nye desse denne slik slike einaste eine éin éi bygda jobben me de dagar ringjer svarar ventar brukar hadde"
    ),
    "nb": bag(
        "jeg ikke hva hvem hvordan hvorfor hvor hver hverandre noen noe dere deres være ble blitt blir bare mye mer flere et en hun de dem "
        "fra nå selv sammen hele hjem også enten hverken mens siden gang ganger uke uka uken uker navn veien vei gjøre gjør gi ga fikk vet "
        "kommer kjenner trenger synes mener tror tenker hører høre sier si skriver skrev spørre leser sted steder hilsen vennlig dersom hvis ansette leder lederen virksomhet "
        "ønsker søker leter håper bedre største arbeidsgiver arbeidsgivere venner vennene venn komme tatt tar gikk så nettopp derfor vær vært begynte begynne videre først senest "
        "tilbake begge rundt eneste noens gjerne hvilke hvilken hvilket sånn sånne jobber bransjen dager ringer svarer venter bruker hadde kunne hatt hvert skulle arbeide"
    ),
    "en": bag(
        "i you the and to of a is it my me your that for have with do are was would could can on in this at be not any who what how if so but about from we "
        "they am i'm i've i'd don't can't you've you're it's thanks dear hello please know think help job thoughts someone anyone anything or no an were been has had "
        "will should may which when where why there here by as out up more some just like as after before since still never again their our them us he she his her"
    ),
}
_SHARED: Final = _MARKS["nn"] & _MARKS["nb"]
_NORWEGIAN: Final = bag(
    "og på til for med som er det du deg din ditt dine den om av å har kan vil må skal var men meg min mitt mine vi oss hos ved etter så alle alt inn ut opp ned nye "
    "år hei takk jobb arbeid råd folk når bør der her ringe ringer eller takk hadde kan"
)
_ENDINGS: Final = (
    ("nn", re.compile(r".{3,}(?:ane|aste|leg|lege|ar|ast)$"), 0.25),
    ("nb", re.compile(r".{3,}(?:ene|este|lig|lige|et|es)$"), 0.2),
)


def language_of(text: str) -> Language:
    """Bokmål, nynorsk or English; bokmål where nothing tells.

    Small words that only one of them has count one each; letters and endings count a little.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:6000])]
    english = sum(word in _MARKS["en"] for word in words)
    norwegian = sum(word in _NORWEGIAN or word in _MARKS["nb"] or word in _MARKS["nn"] for word in words)
    letters = sum(1 for sign in text[:6000].lower() if sign in "æøå")
    if english > norwegian + 1.5 * letters:
        return "en"
    nynorsk = sum(word in _MARKS["nn"] and word not in _SHARED for word in words)
    written = sum(word in _MARKS["nb"] and word not in _SHARED for word in words)
    scores = {"nn": float(nynorsk), "nb": float(written)}
    for language, ending, weight in _ENDINGS:
        scores[language] += weight * sum(bool(ending.match(word)) for word in words)
    return "nn" if scores["nn"] > scores["nb"] else "nb"
