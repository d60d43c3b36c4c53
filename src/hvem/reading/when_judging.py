"""Which of the dates in a note is meant: not one that is past, ruled out or comes again and again (when rules 10, 11)."""

from __future__ import annotations

from itertools import pairwise

from hvem.reading.when_tokens import Token, words_of

_BREAKS = {",", ";", ".", "!", "?", "(", ")", "–", "—", ":"}
_STOPS = {";", ".", "!", "?"}
_TURNS = {"men", "but", "heller", "rather", "instead", "derimot"}
_NOT = words_of(
    "ikke ikkje not never aldri cannot unntatt unntatt: except utenom utanom unnateke dont cant wont doesnt avlyst "
    "avlyser cancelled canceled verken korkje neither nor"
)
_AWAY = words_of(
    "syk sjuk sykmeldt sick ill opptatt oppteken bortreist borte busy away unavailable utilgjengelig fullbooket "
    "booked travel travelt hektisk hectic full fullt packed stengt closed"
)
_OUT = {
    (one, other)
    for one, others in {"på": "reise ferie kurs tur hytta tjenestereise", "on": "leave holiday vacation", "out": "of"}.items()
    for other in others.split()
}
_UNTIL = words_of(
    "før before until till til by innen innan senere seinare later etter after tidligere tidlegare earlier than glem "
    "glemme gløym gløyme forget hvorfor kvifor why hvis viss dersom if unless medmindre fra frå from"
)
_EXCUSED = {"glem", "glemme", "gløym", "gløyme", "forget", "hvorfor", "kvifor", "why", "hvis", "viss", "dersom", "if", "unless"}
_SUITS = words_of(
    "går passer passar kan er funker fungerer works work does is will can skal var har blir blei ble vart rekker rekk would do på"
)
_PAST = words_of(
    "skrev skreiv ringte ringde snakket snakka møtte traff sendte purret purra mailet mailte spiste var wrote called rang phoned "
    "spoke talked met sent emailed saw chatted was were had hadde skrevet skrive ringt truffet treft kom came visited besøkte "
    "vitja oppringt svarte answered replied hørte høyrde heard gikk gjekk went tok took fikk texted started begynte byrja "
    "sendt levert delivered takket takka thanked fått lest gjort ble blei vart gave ga gav finished held sold built ran won spent brukte varte lasted fant found fann sluttet slutta left ended avsluttet så forlot married giftet moved flyttet flytta rakk vokste intervjuet intervjua hired "
    "ansatt signed signerte"
)
_SAID = words_of(
    "sa said told sade skrev skreiv ringte ringde snakket snakka møtte traff sendte hadde fikk wrote called met spoke "
    "talked sent rakk svarte"
)
_MAYBE_PAST = words_of(
    "intervjuet intervjua ble blei vart fikk kom came så tok took had hadde var was were moved flyttet flytta svarte"
)
"""Past forms that often have a day to come after them (fikk time fredag): past only for dates that name no coming day."""
_PRESENT = words_of(
    "ring ringe ringer ringje ringjer skriv skrive send sende sender spør spørre prøv prøve prøver kan skal vil må bør treffes treffe møtes møte "
    "møter ta tar snakkes følg følge hør høre purr purre purrer avtalt avtalte avtal lover lovet lova call calls ring try ask "
    "write follow meet meeting email text ping nudge message chase check will shall should must wants want going remind speak see due deadline frist gi gje "
    "bestill book booked husk remember kontakt contact mail sjekk back tilbake attende again igjen att return ordne ring"
)
_PLANNED = words_of(
    "planned scheduled postponed moved delayed expected booked needed wanted invited promised agreed interested shared "
    "suggested preferred asked hoped"
)
"""English words in -ed that may well be followed by a day to come."""
_THERE = words_of("innom hos her der inne heime hjemme oppe nede at in there here with around over by")
"""Var innom tirsdag, was there on Friday: a visit that has been made."""
_MOVED = {(one, two) for one in ("utsatt", "utsett", "flyttet", "flytta") for two in ("til",)} | {
    (one, "to") for one in ("moved", "postponed", "pushed", "rescheduled")
}
_PRONOUNS = {"there", "jeg", "eg", "vi", "me", "han", "hun", "ho", "de", "dei", "i", "we", "he", "she", "they", "det"}
_HABIT = {"pleier", "vanligvis", "usually", "normally", "alltid", "always", "vanlegvis", "pleiar"}
_DATED = {"DATE", "CLOCK", "PART", "MOMENT", "PARTWORD"}


def ruled_out(tokens: list[Token], place: int, far: bool) -> str | None:
    """Why the date at a place is not meant: `no` (ruled out), `away`, `past` or `habit`; None where it stands.

    `far` says that the date is more than half a year ahead, so that `fikk jobben i august` means the August gone by.
    """
    left = _clause_left(tokens, place)
    right = _clause_right(tokens, place)
    if _denied_before(left) or _denied_after(right):
        return "no"
    turn = max((at for at, token in enumerate(left) if token.word in ("så", "so")), default=-1)
    left = left[turn + 1 :]
    words = {token.word for token in left}
    if words & _HABIT:
        return "habit"
    if _past(left, right, far) or (far and _counts_back(tokens[place], left)):
        return "past"
    away = words & _AWAY or set(pairwise(token.word for token in left)) & _OUT
    if (away and not words & _UNTIL) or _kept_away(right):
        return "away"
    return None


def _clause_left(tokens: list[Token], place: int) -> list[Token]:
    """The words before a date in its own clause, in order."""
    start = place
    while start and tokens[start - 1].word not in _BREAKS | _TURNS:
        start -= 1
    return tokens[start:place]


def _clause_right(tokens: list[Token], place: int) -> list[Token]:
    end = place + 1
    while end < len(tokens) and tokens[end].word not in _BREAKS | _TURNS and end - place < 8:
        end += 1
    return tokens[place + 1 : end]


def _is_no(token: Token) -> bool:
    return token.word in _NOT or token.word.endswith("n't")


def _denied_before(left: list[Token]) -> bool:
    """Ikke tirsdag, can't do Thursday, anything but Friday; but not `ikke før mandag` or `don't forget Friday`."""
    words = [token.word for token in left]
    pairs = set(pairwise(words))
    if pairs & {("rather", "than"), ("instead", "of"), ("stedet", "for"), ("staden", "for"), ("bortsett", "fra")}:
        return True
    if words[-1:] in (["enn"], ["than"]) and not {"senere", "seinare", "later", "earlier", "tidligere", "mer"} & set(words):
        return True
    if {"moved", "flyttet", "flytta", "flytter", "flyttes", "utsatt", "postponed"} & set(words) and words[-1] in (
        "fra",
        "frå",
        "from",
    ):
        return True
    last = max((place for place, token in enumerate(left) if _is_no(token)), default=None)
    if last is None or set(words[:last]) & _EXCUSED:
        return False
    between = left[last + 1 :]
    turned = any(token.word in ("og", "and", "så", "so") and "DATE" not in before.kinds for before, token in pairwise(between))
    return not turned and not {token.word for token in between} & _UNTIL


def _denied_after(right: list[Token]) -> bool:
    """Torsdag går ikke, fredag kan hun ikke, Friday is no good, Friday is out."""
    words = [token.word for token in right if not _DATED & set(token.kinds)][:6]
    if not words:
        return False
    if set(pairwise(words)) & {("moved", "to"), ("flyttet", "til"), ("flytta", "til"), ("utsatt", "til"), ("postponed", "to")}:
        return True
    if words[0] in ("utgår", "avlyst", "avlyses"):
        return True
    if words[0].endswith("n't") and not set(words) & {"forget"}:
        return True
    if words[0] not in _SUITS:
        return False
    if words[1:3] == ["no", "good"] or words[1:2] in (
        ["out"],
        ["off"],
        ["impossible"],
        ["umulig"],
        ["full"],
        ["fullt"],
        ["avlyst"],
        ["taken"],
        ["uaktuelt"],
        ["umogleg"],
        ["dårlig"],
        ["bad"],
        ["utelukket"],
    ):
        return True
    cut = next((place for place, word in enumerate(words) if word in ("hvis", "if", "om", "så", "og", "and", "or", "eller")), 5)
    return any(word in ("ikke", "ikkje", "not") for word in words[1:cut])


def _kept_away(right: list[Token]) -> bool:
    words = [token.word for token in right][:4]
    return words[:1] in (["er"], ["is"]) and bool(set(words) & _AWAY)


def _past(left: list[Token], right: list[Token], far: bool) -> bool:
    """Whether the nearest verb says that it has happened: wrote on the 3rd, tirsdag sa han nei."""
    words = [one.word for one in right[:2]]
    if words and (words[0] in _SAID - {"sa", "said"} or (words[0] in _PRONOUNS and words[1:] and words[1] in _SAID)):
        return True
    if words and words[0] == "sa" and len(words) > 1:
        return True
    for place in range(len(left) - 1, -1, -1):
        one = left[place]
        if one.word == "sende" and place and left[place - 1].word in _PRONOUNS:
            return True
        if one.word in _PRESENT:
            return False
        if one.word in ("og", "and") and place + 1 < len(left) and not left[place + 1].raw[0].isupper():
            return False
        if one.word in ("var", "was", "were", "been") and _was_there([token.word for token in left[place + 1 :]]):
            return True
        if far and len(one.word) > 4 and one.word.endswith("ed") and one.word not in _PLANNED and left[-1].word == "in":
            return True
        if one.word in _PAST:
            return far or one.word not in _MAYBE_PAST
    return False


def _counts_back(token: Token, left: list[Token]) -> bool:
    """The first chat in five years; she will be sixty in three years: no time to meet."""
    words = [one.word for one in left]
    if token.raw.split()[0].lower() not in ("in", "på", "om"):
        return False
    ages = any(word in ("be", "blir", "vert", "fyller", "turn", "turns") for word in words) and any(
        "NUM" in one.kinds for one in left
    )
    return ages or bool(set(words) & {"first", "best", "worst", "only", "longest"})


def _was_there(words: list[str]) -> bool:
    """Innom tirsdag, på kurs hele oktober: where someone has been; `var på fredag` alone says nothing of it."""
    return words[:1] != [] and (words[0] in _THERE or (words[0] in ("på", "on") and len(words) > 1))


def told_as_news(tokens: list[Token], place: int, other: int) -> bool:
    """Whether a clause opens with this day and only tells how things are, while another date has an act beside it.

    `I morgen er det helligdag, ring heller mandag`: Monday is meant. So is Thursday in `she is off from Friday, so call
    by Thursday`.
    """
    start = place
    while start and tokens[start - 1].word not in _BREAKS | _TURNS:
        start -= 1
    act = other
    while act and tokens[act - 1].word not in _BREAKS:
        act -= 1
    left, right, beside = tokens[start : start + 1], _clause_right(tokens, start), tokens[act : other + 4]
    if _consequence(tokens[start:place], tokens[place + 1 : other], bool(_RELATIVE & set(tokens[other].kinds))):
        return True
    if act > place and {one.word for one in tokens[start:place]} & _AWAY and {one.word for one in beside} & _PRESENT:
        return True
    if other > place + 2 and (tokens[other - 2].word, tokens[other - 1].word) in _MOVED:
        return True
    opening = [one.word for one in right[:2]]
    if left[0].raw.lower().endswith("'s"):
        opening = ["is", *opening[:1]]
    news = (
        len(opening) == 2
        and opening[0] in ("er", "is", "blir", "vert")
        and (opening[1] in _PRONOUNS | {"a", "an"} or opening[1].endswith("ferie"))
    )
    if not news or "DATE" not in left[0].kinds or any("CLOCK" in one.kinds or one.word in _PRESENT for one in right):
        return False
    return bool({one.word for one in beside} & _PRESENT)


_RELATIVE = {"THEN", "THENDAY", "THENWEEK", "WEEKBEFORE"}
_SUITING = words_of("passer passar fine fint fin works work går suits good bra ok ledig ledige free best funker")
_NOUN_FOLLOWS = words_of("har hadde has have a an the et eit en ein på i in")
_OTHERS_DO = words_of("tar tek skal vil kan will can shall should wants møter")
"""What someone else does or will do; no act of the writer's."""


def _consequence(left: list[Token], between: list[Token], relative: bool) -> bool:
    """Whether the words between two dates lead to an act (så ring, so try, men vi kan), no act standing before it.

    Of a date that hangs on the first one (uka etter, the week before) a comma draws it too.
    """
    words = [one.word for one in between]
    turns = ("så", "so", "men", "but", *([","] if relative else []))
    turn = next((place for place, word in enumerate(words) if word in turns), None)
    if turn is None or not set(words[turn + 1 : turn + 4]) & _PRESENT:
        return False
    if words[turn] in ("men", "but") and {*words, *(one.word for one in left)} & _SUITING:
        return False
    said = ["", *(one.word for one in left), *words[:turn]]
    return not any(word in _PRESENT - _OTHERS_DO and before not in _NOUN_FOLLOWS for before, word in pairwise(said))


def beside_event(tokens: list[Token], place: int) -> int:
    """How many days from a day the event on it is a mark for: -1 for `the day before the fair on 2 September`, else 0."""
    left = _clause_left(tokens, place)[-6:]
    for at, (one, two) in enumerate(pairwise(left)):
        if "TODAYWORD" in one.kinds and {"BEFOREWORD", "AFTERWORD"} & set(two.kinds) and len(left) > at + 2:
            between = left[at + 2 :]
            return 0 if any("DATE" in token.kinds for token in between) else -1 if "BEFOREWORD" in two.kinds else 1
    return 0


def only_a_feast(tokens: list[Token], place: int) -> bool:
    """Whether a feast is what something is for and not when: breaks up for Christmas on the 18th."""
    return "HOLIDAY" in tokens[place].kinds and place > 0 and tokens[place - 1].word == "for"


def _around(tokens: list[Token], place: int) -> list[Token]:
    return [*_clause_left(tokens, place), *_clause_right(tokens, place)]


def only_news(tokens: list[Token], place: int) -> bool:
    """Whether `today` only tells how things are, with no act beside it: i dag er hun på kurs, ring fredag."""
    token = tokens[place]
    if token.kinds.get("REL") != 0 or "CLOCK" in token.kinds:
        return False
    clause = _around(tokens, place)
    return bool(
        {one.word for one in clause}
        & {"he's", "she's", "it's", "they're", "er", "is", "am", "are", "var", "was", "har", "has", "have"}
    ) and not ({one.word for one in clause} & _PRESENT)


def same_sentence(tokens: list[Token], one: int, other: int) -> int | None:
    """How far two places are apart, a comma counting two; None across the end of a sentence."""
    low, high = sorted((one, other))
    between = tokens[low + 1 : high]
    if any(token.word in _STOPS for token in between):
        return None
    return sum(2 if token.word in _BREAKS else 0 if _DATED & set(token.kinds) & {"PART", "PARTWORD"} else 1 for token in between)
