"""Reading when: the day and hour that a note speaks of, in bokmål, nynorsk and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Literal

from hvem.reading.when_calendar import Found, monday, weekday_after
from hvem.reading.when_clocks import CLOCK_RULES, Clock
from hvem.reading.when_dates import DATE_RULES, PERIOD_RULES
from hvem.reading.when_judging import beside_event, only_a_feast, only_news, ruled_out, same_sentence, told_as_news
from hvem.reading.when_names import strike_names
from hvem.reading.when_rules import JOIN_RULES, MORE_RULES
from hvem.reading.when_tokens import Grammar, Match, Meanings, Token, tokens_of
from hvem.reading.when_words import BEGINNINGS, FILLERS, MEALS, PHRASES, SHORT, WORDS

MOST_LETTERS = 2000
"""Only so much of a text is read."""
_FINENESS = ("minute", "day", "week", "month")
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class When:
    """The time that a text names: `moment` is a datetime for a minute and else a date (week: its Monday, month: its first).

    `start` and `end` say where in the text the phrase stood. All are None where the text names no time.
    """

    moment: datetime | date | None = None
    precision: Literal["minute", "day", "week", "month"] | None = None
    start: int | None = None
    end: int | None = None

    @property
    def iso(self) -> str | None:
        """The moment as the command line tells it: `YYYY-MM-DDTHH:MM` for a minute, else `YYYY-MM-DD`."""
        if isinstance(self.moment, datetime):
            return self.moment.strftime("%Y-%m-%dT%H:%M")
        return None if self.moment is None else self.moment.isoformat()

    @property
    def day(self) -> date | None:
        """The date, without the hour."""
        return self.moment.date() if isinstance(self.moment, datetime) else self.moment


@dataclass
class _Candidate:
    place: int
    found: Found
    clock: int | None = None
    hindrance: str | None = None


def _as_said(kinds: Meanings, match: Match) -> Meanings | None:
    """What a phrase means, unless it only begins a longer one: after Christmas Day, uka etter påske."""
    after = match.after
    if after is not None and "PERIOD" in kinds and after.word in ("day", "eve", "day's"):
        return None
    if after is not None and "COMINGWEEK" in kinds and match.tokens[-1].word in ("etter", "after") and after.raw[:1].isalnum():
        return None
    if "WEEKBEFORE" in kinds and after is not None and after.raw[:1].isalnum():
        return None
    if "WEEKOF" in kinds and match.before is not None and {"NTH", "FINAL"} & set(match.before.kinds):
        return None
    return kinds


_SAYINGS = Grammar((phrase, partial(_as_said, kinds)) for phrase, kinds in PHRASES.items())
_HALVES = Grammar([("p m", lambda _: {"HALFDAY": "pm"}), ("a m", lambda _: {"HALFDAY": "am"})])
_CALENDAR = Grammar([*DATE_RULES, *CLOCK_RULES])
_STAGES = (_CALENDAR, Grammar(PERIOD_RULES), Grammar(JOIN_RULES), Grammar(MORE_RULES), Grammar(MORE_RULES))
_LEADING = re.compile(
    r"(?:(?<=\s)|^)(?:på|i|den|kl|til|innen|innan|fra|frå|senest|ca|om|on|in|by|at|the|until|before|from|før|etter|over|after)\.?\s+$",
    re.IGNORECASE,
)
_NOTHING = When()


def read_when(text: str, at: datetime, language: str | None = None) -> When:
    """The first time a text names that lies after `at` and is not ruled out; an empty When where it names none.

    `at` is the moment of writing on the clock of the place. All three languages are read at once, so `language` (nb, nn,
    en) is welcome and never needed. Of a long text the first 2,000 characters are read. Rules: docs/method, when 1 to 11.
    """
    at = at.replace(tzinfo=None, second=0, microsecond=0)
    text = text[:MOST_LETTERS]
    try:
        tokens = _understood(text, at)
        return _chosen(text, tokens, at)
    except (OverflowError, ValueError):
        return _NOTHING


def _understood(text: str, at: datetime) -> list[Token]:
    tokens = [token for token in tokens_of(text, WORDS, SHORT) if token.word not in FILLERS]
    if not any(token.kinds or token.word in BEGINNINGS for token in tokens):
        return []
    strike_names(tokens)
    tokens = _SAYINGS.rewrite(_HALVES.rewrite(tokens, at), at)
    for stage in _STAGES:
        tokens = stage.rewrite(tokens, at)
    _follow(tokens)
    for token in tokens:
        if "HM" in token.kinds and "CLOCK" not in token.kinds and "DATE" not in token.kinds:
            token.kinds["CLOCK"] = token.kinds["HM"]
    return tokens


def _follow(tokens: list[Token]) -> None:
    """Turns `mandagen etter`, `the week after`, `not this week, try next` into such a day or week after the date before it."""
    last: Found | None = None
    for place, token in enumerate(tokens):
        if "DATE" in token.kinds and (days := beside_event(tokens, place)):
            token.kinds["DATE"] = Found(token.kinds["DATE"].day + timedelta(days=days))
        if "THEN" in token.kinds and last is not None:
            token.kinds["DATE"] = Found(weekday_after(last.last, token.kinds["THEN"]))
        elif "THENWEEK" in token.kinds and last is not None:
            token.kinds["DATE"] = Found(monday(last.last) + timedelta(days=7), "week")
        elif "THENDAY" in token.kinds and last is not None:
            token.kinds["DATE"] = Found(last.last + timedelta(days=token.kinds["THENDAY"]))
        elif "WEEKBEFORE" in token.kinds and last is not None and _closes(tokens, place):
            token.kinds["DATE"] = Found(monday(last.day) - timedelta(days=7), "week")
        elif "NEXT" in token.kinds and last is not None and last.precision == "week" and _closes(tokens, place):
            token.kinds["DATE"] = Found(last.day + timedelta(days=7), "week")
        last = token.kinds.get("DATE", last)


def _closes(tokens: list[Token], place: int) -> bool:
    """Whether nothing follows in the clause."""
    return place + 1 == len(tokens) or not tokens[place + 1].raw[:1].isalnum()


def _chosen(text: str, tokens: list[Token], at: datetime) -> When:
    """The first date that stands, with its clock; else a clock alone; else a part of today."""
    candidates = [_Candidate(place, token.kinds["DATE"]) for place, token in enumerate(tokens) if "DATE" in token.kinds]
    dead = [place for place, token in enumerate(tokens) if "DEAD" in token.kinds]
    loose = _share_clocks(tokens, candidates, dead)
    for one in candidates:
        one.hindrance = ruled_out(tokens, one.place, far=one.found.day - at.date() > HALF_A_YEAR)
    moments = [
        place for place, token in enumerate(tokens) if "MOMENT" in token.kinds and ruled_out(tokens, place, far=True) != "past"
    ]
    standing = [one for one in candidates if one.found.last >= at.date()]
    good = [one for one in standing if one.hindrance is None]
    later = [one for one in good if not _over(tokens, one, at) and not only_news(tokens, one.place)] or good
    if moments and (not later or moments[0] < later[0].place):
        token = tokens[moments[0]]
        return _when(text, token.kinds["MOMENT"], "minute", token.start, token.end)
    if later[1:]:
        later = [one for one in later if not told_as_news(tokens, one.place, later[-1].place)] or later
        later = [one for one in later if not only_a_feast(tokens, one.place)] or later
    if later:
        return _told(text, tokens, _finer(tokens, later), candidates, at)
    away = [one for one in standing if one.hindrance == "away"]
    if away and not dead:
        return _told(text, tokens, away[0], candidates, at)
    if candidates or dead:
        return _NOTHING
    return _clock_alone(text, tokens, loose, at)


def _finer(tokens: list[Token], good: list[_Candidate]) -> _Candidate:
    """The first date, or a finer one said after it that lies inside it: neste måned, si den 10.; i august, helst uke 33."""
    first = good[0]
    for one in good[1:]:
        sharper = _FINENESS.index(one.found.precision) < _FINENESS.index(first.found.precision)
        inside = first.found.day <= one.found.day and one.found.last <= first.found.last
        if sharper and inside and same_sentence(tokens, first.place, one.place) is not None:
            return one
    return first


def _share_clocks(tokens: list[Token], candidates: list[_Candidate], dead: list[int]) -> list[int]:
    """Gives each clock to the nearest day in its sentence, what is past or recurring included; the rest is returned."""
    loose = []
    days = {one.place: one for one in candidates if one.found.precision == "day"}
    for place, token in enumerate(tokens):
        if "CLOCK" not in token.kinds:
            continue
        near = [
            (gap, abs(place - other), other)
            for other in (*days, *dead)
            if (gap := same_sentence(tokens, place, other)) is not None and gap <= 8
        ]
        free = [one for one in near if one[2] in dead or days[one[2]].clock is None]
        if not free:
            loose.append(place)
        elif (winner := min(free)[2]) in days:
            days[winner].clock = place
    return loose


def _over(tokens: list[Token], one: _Candidate, at: datetime) -> bool:
    """Whether a clock of today has passed."""
    return one.clock is not None and _moment(tokens, one, at) <= at


def _part(tokens: list[Token], *places: int) -> str | None:
    """The part of the day that is said beside a date or its clock."""
    for place in places:
        for step in (0, 1, -1, 2, -2):
            if 0 <= place + step < len(tokens) and "PART" in tokens[place + step].kinds:
                return str(tokens[place + step].kinds["PART"])
    return None


def _meal(tokens: list[Token], place: int) -> str | None:
    """The part of the day that a meal in the same sentence stands for."""
    for other, token in enumerate(tokens):
        if token.word in MEALS and same_sentence(tokens, place, other) is not None:
            return MEALS[token.word]
    return None


def _moment(tokens: list[Token], one: _Candidate, at: datetime) -> datetime:
    """The day with its clock; one of today that would have passed is this evening's."""
    today = at.date()
    place = one.place if one.clock is None else one.clock
    clock = Clock(*tokens[place].kinds["CLOCK"])
    part = _part(tokens, place, one.place) or _meal(tokens, place)
    if part is None and one.found.day == today and not clock.settled and clock.on(today, None) <= at:
        part = "eve" if clock.hour >= 4 else "pm"
    night = part == "night" and clock.hour < 7 and one.found.day != today
    return clock.on(one.found.day, "am" if night else part)


def _told(text: str, tokens: list[Token], one: _Candidate, candidates: list[_Candidate], at: datetime) -> When:
    token = tokens[one.place]
    if one.clock is None and one.found.precision == "day":
        one.clock = _borrowed(tokens, one, candidates)
    if one.clock is None:
        return _when(text, one.found.day, one.found.precision, token.start, token.end)
    start, end = token.start, token.end
    clock = tokens[one.clock]
    if same_sentence(tokens, one.place, one.clock) in (0, 1, 2):
        start, end = min(start, clock.start), max(end, clock.end)
    return _when(text, _moment(tokens, one, at), "minute", start, end)


def _borrowed(tokens: list[Token], one: _Candidate, candidates: list[_Candidate]) -> int | None:
    """The clock of the same day named twice, or of the next day in a list: `Wednesday or Thursday at ten`."""
    for other in candidates:
        if other.clock is None or other is one:
            continue
        between = tokens[one.place + 1 : other.place]
        listed = len(between) <= 2 and any("CONJ" in token.kinds and token.word != "," for token in between)
        if other.found.day == one.found.day or (listed and other.clock > other.place - 1 and len(between) <= 1):
            return other.clock
    return None


def _clock_alone(text: str, tokens: list[Token], loose: list[int], at: datetime) -> When:
    if loose:
        token = tokens[loose[0]]
        clock, part = Clock(*token.kinds["CLOCK"]), _part(tokens, loose[0]) or _meal(tokens, loose[0])
        today = clock.on(at.date(), part)
        found = today if today > at else clock.on(at.date() + timedelta(days=1), part)
        return _when(text, found, "minute", token.start, token.end)
    for token in tokens:
        if "SOON" in token.kinds:
            return _when(text, at.date() + timedelta(days=token.kinds["SOON"]), "day", token.start, token.end)
    return _NOTHING


def _when(text: str, moment: datetime | date, precision: Literal["minute", "day", "week", "month"], start: int, end: int) -> When:
    """The answer, its place widened over the small words that lead to it."""
    if precision == "minute" and not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    while (lead := _LEADING.search(text, max(0, start - 12), start)) is not None:
        start = lead.start()
    return When(moment, precision, start, end)
