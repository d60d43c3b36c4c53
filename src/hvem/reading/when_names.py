"""Words and numbers that look like dates and are none: names, titles, versions, rooms, fractions and ages (when rule 11)."""

from __future__ import annotations

from hvem.reading.when_tokens import Token, words_of

_NAME_MONTHS = {"mai", "april", "may", "june", "august", "juni", "juli"}
_VERB_MONTHS = {"may", "march"}
_IN = {"in", "i", "during", "since", "of", "innen", "innan", "av", "late", "early", "mid", "før", "ut", "within"}
_TOWARDS = {
    "by",
    "until",
    "till",
    "til",
    "before",
    "from",
    "fra",
    "frå",
    "after",
    "etter",
    "through",
    "for",
    "this",
    "next",
    "mellom",
    "between",
    "and",
    "og",
    "or",
    "eller",
    "/",
    "-",
    "–",
}
_NAMING = {"til", "fra", "frå", "etter", "for", "og", "eller", "and", "or", "from", "mellom", "between", "-", "–"}
"""Words that come before people as often as before months."""
_NUMBERED = words_of(
    "versjon version v ver rom room rommet møterom møterommet kapittel kap kapitel chapter side s page pp § punkt art nr no "
    "number nummer leilighet gate gata vei veien pris kr nok usd eur £ $ € etasje floor flat suite unit office kontor linje "
    "line bus buss rute python java windows ios macos android ubuntu django excel chrome php node postgres release utgave "
    "utgåve paragraf figur fig tabell table bind volume vol gruppe group klasse class alder aged age score rating bord "
    "tlf telefon mobil phone extension ext kode code pin seksjon section avsnitt oppgave sak"
)
_MEASURES = words_of(
    "% prosent percent kr kroner million millioner millionar mill mrd km m kg gb mb tb grader degrees stk personer people "
    "personar ganger gonger times meter stilling liter av of mbit poeng points ansatte tilsette employees timers "
    "kvm m2 usd eur nok stillingar spørsmål questions år years åringer møter"
)
_FREE_AFTER = words_of(
    "ta tar tek tok tatt tatt seg har ha hadde hatt fikk får fekk er gi gir ønsker vil helt heilt litt jeg hun han ho eg vi me dere "
    "de dei uker veker dager dagar dag timer meg deg oss ei ein en"
)
_FREE_BEFORE = words_of("til fra frå i hele heile den på etter og neste denne om for fram frem resten")
_WHERE = words_of("at hos hjå med with klokka klokken from")
_TITLES = words_of(
    "times post mirror telegraph express herald mail club klubb school addams sport observer gazette tribune review "
    "roundtable boys girl girls society fellowship press live"
)
_SEASONAL = words_of(
    "card cards egg eggs party tree shopping present presents gift gifts market jumper bonus house job trip shift paper sale "
    "song songs carol carols concert edition cottage bag do dinner lunch drinks meal"
)
_SEASONS_OF_THINGS = words_of("christmas xmas easter weekend halloween summer winter spring autumn")
"""A Christmas card and a weekend house say nothing of when."""
_TIME_KINDS = {
    "MON",
    "WD",
    "PART",
    "EDGE",
    "SHORTWD",
    "NUM",
    "NTH",
    "CLOCK",
    "HOUR",
    "SEASON",
    "DM",
    "HM",
    "HELG",
    "CLOCKWORD",
    "MONTHWORD",
}
_NUMERIC = ("NUM", "DAY", "HOUR", "HM", "DM", "AMBIGUOUS", "DECIMAL", "FIGURES", "YEAR", "RANK", "NTH", "YMD")


def strike_names(tokens: list[Token]) -> None:
    """Takes the meanings in time from tokens that are part of a name, a title, a version or a fraction."""
    shouting = all(token.raw.isupper() for token in tokens if token.raw.isalpha())
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        further = tokens[place + 2] if place + 2 < len(tokens) else None
        if after is not None and after.word in _SEASONAL and token.word in _SEASONS_OF_THINGS:
            token.kinds, token.word = {}, ""
        elif (
            (token.raw == "fri" and _is_free(before, after))
            or _hyphened(token, after, further)
            or token.raw == "Helga"
            or _titled(before, token, after)
        ):
            token.kinds = {}
        elif "MON" in token.kinds:
            _judge_month(before, token, after, shouting)
        elif any(kind in token.kinds for kind in _NUMERIC):
            _judge_number(before, token, after)


def _is_free(before: Token | None, after: Token | None) -> bool:
    """Whether fri is Norwegian for free and not short for Friday."""
    return (before is not None and before.word in _FREE_AFTER) or (after is not None and after.word in _FREE_BEFORE)


def _capital(token: Token | None) -> bool:
    return token is not None and token.raw[:1].isupper()


def _hyphened(token: Token, after: Token | None, further: Token | None) -> bool:
    """Whether the word is one half of a compound with a hyphen: Mai-Britt, 17. mai-komiteen, a 15-year-old."""
    if not after or after.raw != "-" or after.start != token.end or not further or further.start != after.end:
        return False
    if further.word in ("tida", "tiden", "tia", "end", "ish"):
        return False
    if "NUM" in token.kinds:
        return "UNIT" in further.kinds and "EDGE" not in token.kinds
    return bool(token.kinds) and further.raw[:1].isalpha() and not _TIME_KINDS & set(further.kinds)


def _judge_month(before: Token | None, token: Token, after: Token | None, shouting: bool) -> None:
    """Strikes May, June, Mai and their like where nothing round them says that a month is meant."""
    word, capital = token.word, _capital(token) and not shouting
    doubtful = word in _VERB_MONTHS if not capital else word in _NAME_MONTHS
    if word == "march" and capital:
        marching = before is None and after is not None and after.word in ("for", "on", "to", "with", "against", "in", "past")
        doubtful = marching
    if not doubtful:
        return
    led = before is not None and bool({"DAY", "NTH", "EDGE", "EVERY"} & set(before.kinds))
    if led or (after is not None and {"DAY", "YEAR"} & set(after.kinds)):
        return
    near = before.word if before else ""
    surname = after is not None and _capital(after) and not after.kinds
    towards = near in _TOWARDS and not surname and not (near in _NAMING and word in ("mai", "juni", "june", "may"))
    if (near in _IN and (near != "i" or word not in ("may", "march"))) or (towards and (capital or near not in ("this", "next"))):
        return
    token.kinds = {}


def _titled(before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether a weekday is part of a title: the Sunday Times, the Friday Club, Ruby Tuesday."""
    if "WD" not in token.kinds:
        return False
    if before is not None and before.raw in ("Ruby", "Man", "Billy", "Girl", "Joe"):
        return True
    if after is None or after.start > token.end + 1:
        return False
    if after.word in _TITLES and (_capital(after) or (before is not None and before.word == "the")):
        return True
    the = before is not None and before.word == "the"
    return the and _capital(token) and _capital(after) and not after.kinds and after.raw[-1:].isalpha()


def _judge_number(before: Token | None, token: Token, after: Token | None) -> None:
    if token.word == "24/7":
        token.kinds = {"DEAD": "recurring"}
    elif before is not None and before.word in _NUMBERED and before.raw != "s":
        token.kinds = {}
    elif after is not None and after.word in _MEASURES and "RANK" not in token.kinds and "DAYWORD" not in token.kinds:
        if "COUNT" not in token.kinds:
            dated = "DM" in token.kinds and token.raw.endswith(".")
            token.kinds = token.kinds if dated else {}
        for kind in ("HOUR", "DAY"):
            token.kinds.pop(kind, None)
    elif "DM" in token.kinds and "/" in token.raw and after is not None:
        over, under = token.kinds["DM"]
        if (
            over < under
            and under in (2, 3, 4, 5, 8, 10)
            and after.raw[:1].isalpha()
            and not after.kinds
            and after.word not in _WHERE
        ):
            leads = before is not None and before.word in ("den", "on", "innen", "by", "til", "før", "the", "fra", "senest")
            token.kinds = token.kinds if leads or (before and before.kinds) else {}
