"""The verb of a promise in words, and whom it names: "ringe Knut Arne igjen" is a call, and it is to Knut Arne."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS: dict[str, frozenset[str]] = {
    "call": _set(
        "ring ringe ringer ringje ringjer ringa call phone telefon telefonere oppringning telefonprat snakk snakke snakker snakkar talk speak"
    ),
    "thank": _set("takk takke takker takkar takka thank thanks"),
    "write": _set("skriv skrive skriver skriva write mail maile mailer e-poste epost e-post email melding message sms"),
    "send": _set("send sende sender sendar senda forward videresende vidaresende oversende oversender"),
    "read": _set("les lese leser lesa read"),
    "meet": _set(
        "møt møte møter møtes møtest møtast treffe treffes treffast kaffe lunsj lunch coffee meet meeting møtet ses sees sjåast"
    ),
    "attend": _set("delta deltar deltek attend join innmelding"),
}
PHRASES: tuple[tuple[str, str], ...] = (
    (r"\b(meld\w*|gi\w*|gje\w*) (lyd |beskjed |ham |henne |dem |\S+ )?tilbake\b|\breport back\b|\btilbakemelding\b", "report"),
    (r"\b(fortel\w*|tell\w*|sei\w*|si) .*\b(gikk|gjekk|gått|went)\b", "report"),
    (r"\bsend\w* .{0,20}\b(mail|e-?post|melding|sms|message|email)\b", "write"),
    (r"\b(gå|dra|go) (på|til|to)\b|\bmeld\w* (meg|deg|seg) (på|inn)\b|\bbli med (på|i)\b|\bsign up\b", "attend"),
    (r"\bta en (tele)?fon|\bta en prat|\bta ein prat|\bgive .* a (call|ring)\b", "call"),
)
LEADING = _set("å to jeg eg i i'll i’ll will skal vil kan ska shall så then and og we vi prøve prøver try")
SMALL = _set("til opp tilbake igjen att to up back med with again på for oss us sammen saman en ei et a")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a promise say: `act` is one of the promises' verbs (`do` where none fits), `whom` the name after it."""

    act: str
    whom: str = ""


def read_verb(text: str) -> Said:
    """The verb and the name of a promise in bokmål, nynorsk or English: `call send read report thank meet attend write do`.

    The first word counts most; nouns such as "lunsj" and "kaffe" count anywhere. Nothing is looked up: `whom` is only text.
    """
    words = text.replace(",", " ").replace(":", " ").split()
    while words and words[0].casefold() in LEADING:
        words = words[1:]
    folded = text.casefold()
    for pattern, act in PHRASES:
        if re.search(pattern, folded):
            return Said(act, _name_after(words[1:]))
    for act, verbs in VERBS.items():
        if words and words[0].casefold().strip(".!") in verbs:
            return Said(act, _name_after(words[1:]))
    for act in ("call", "meet"):
        for place, word in enumerate(words):
            if word.casefold().strip(".!") in VERBS[act]:
                return Said(act, _name_after(words[place + 1 :]))
    return Said("do")


def _name_after(words: list[str]) -> str:
    """The capitalised words that come next, small words aside."""
    rest = list(words)
    while rest and rest[0].casefold() in SMALL:
        rest.pop(0)
    name: list[str] = []
    for word in rest:
        if not (word[:1].isupper() and _NAME.match(word)):
            break
        name.append(word.rstrip(".,;:!?"))
    return " ".join(name)
