"""Which of the three languages a text is written in, by its small words, endings and letters."""

from __future__ import annotations

import re
from typing import Final

from hvem.reading.tone.bags import bag
from hvem.reading.tone.shapes import Language

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_READ: Final = 6000
_SURE: Final = 3.0
"""What a word weighs that only one of the two Norwegian languages has, and has everywhere."""

_SURE_NYNORSK: Final = bag(
    "eg ikkje kva kven korleis kvifor nokon noko nokre dykk dykkar vere vore vart vorte mykje meir berre eit ein ei dei frå sjølv gje gjev gjer fekk veit kjem seier høyrer elles"
)
_SURE_BOKMAAL: Final = bag(
    "jeg ikke hva hvem hvordan hvorfor noen noe dere være vært ble blitt mye mer bare en et fra selv gi gjør fikk vet kommer sier hører ellers hvor hver"
)
_NYNORSK: Final = bag(
    "kvar kvart kvarandre verte vert fleire ho deira no saman heile heim òg anten korkje medan sidan gong gonger veke veka veker namn namna vegen veg gjere gav treng synest "
    "meiner trur tenkjer tenkje høyre høyrde seie sei skriv skreiv skrive spørje lèt stad stader helsing venleg noverande takksam arbeidd kor tykkjer viss tilsetje tilsett leiar "
    "leiaren verksemd ynskjer ynskje ønskjer søkjer søkje leitar håpar størst høver arbeidsgjevar arbeidsgjevarar næringa vener venene vennane ven systrer kome teke tek gjekk såg difor "
    "ifrå ver byrja byrje vidare fyrst fyrste seinast innan attende ikring stundom desse slike einaste eine éin éi me dagar ringjer ringje svarar ventar brukar fortelje fortel setje "
    "øydelagt skuld skulda skuldar tilrå nummera kontaktane kundane verda velkomne nytta arbeidsliv bygda nytt verkeleg vanskeleg rekneskap sjukehus sjå høyrt hjå åra vite kveldar"
)
_BOKMAAL: Final = bag(
    "hverandre noens blir flere hun dem nå sammen hele hjem også enten hverken mens siden gang ganger uke uka uken uker navn navnene veien vei gjøre ga trenger synes mener tror tenker "
    "høre si skriver skrev spørre leser sted steder hilsen vennlig dersom hvis ansette leder lederen virksomhet ønsker søker leter håper bedre største arbeidsgiver arbeidsgivere venner vennene "
    "venn komme tatt tar gikk nettopp derfor begynte begynne begynner videre først senest tilbake eneste hvilke hvilken hvilket sånn sånne bransjen dager ringer svarer venter bruker arbeide "
    "ledere gått fortelle ditt valgt ødelagt skyld skylder nye jobben snakket spurt hørt kjenner viktig virkelig vanskelig regnskap sykehus se hadde"
)
_ENGLISH: Final = bag(
    "i you the and to of a is it my me your that with do are was would could can on in this at be not any who what how if so but about we they am i'm i've i'd don't can't "
    "you've you're it's thanks dear hello please know think help job thoughts someone anyone anything or no an were been has had will should may which when where why there here by as out up more some "
    "just like after before since still never again their our them us he she his her call back now today answer better you'd you'll let get give make tell back name names number one need want work"
)
_NORWEGIAN: Final = bag(
    "og på til med som er det du deg din ditt dine den om av å har kan vil må skal var men meg min mitt mine vi oss hos ved etter så alle alt inn ut opp ned nye år hei takk jobb arbeid råd folk når bør "
    "der her ringe ringer eller hadde for ingen svar meg ja nei"
)
_ENDINGS: Final[tuple[tuple[Language, re.Pattern[str], float], ...]] = (
    ("nn", re.compile(r".{3,}(?:ane|aste|leg|lege|ar|ast|asjonar|ingar|laus|lause)$"), 0.3),
    ("nb", re.compile(r".{3,}(?:ene|este|lig|lige|ønn|sjoner|inger|løs|løse)$"), 0.3),
)


def language_of(text: str) -> Language:
    """Bokmål, nynorsk or English; bokmål where nothing tells, as of the words the two Norwegian languages share."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:_READ])]
    english = sum(word in _ENGLISH for word in words)
    norwegian = sum(word in _NORWEGIAN or _weight(word) != 0 for word in words)
    letters = sum(1 for sign in text[:_READ].lower() if sign in "æøå")
    if english > norwegian + 1.5 * letters:
        return "en"
    return "nn" if sum(map(_weight, words)) > 0 else "nb"


def _weight(word: str) -> float:
    """Above zero for nynorsk, below for bokmål."""
    if word in _SURE_NYNORSK:
        return _SURE
    if word in _SURE_BOKMAAL:
        return -_SURE
    if word in _NYNORSK or word in _BOKMAAL:
        return float(word in _NYNORSK) - float(word in _BOKMAAL)
    return sum(weight if language == "nn" else -weight for language, ending, weight in _ENDINGS if ending.match(word))
