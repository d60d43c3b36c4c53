"""Dates of the calendar, counted times, and the weeks and months that dates are told by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hvem.reading.when_calendar import (
    Found,
    Span,
    add_months,
    date_or_none,
    monday,
    next_date,
    next_day_of_month,
    next_month,
    next_week,
    week_of_year,
)
from hvem.reading.when_feasts import feast, period
from hvem.reading.when_tokens import Builder, Match, Meanings, words_of

NOT_NOUNS = words_of(
    "is works at if or and would then please in on but suits for to with instead, at is er passer passar kl eller og men går "
    "på i med kan hos hjå om hvis viss så er ved som til før etter ring ringe funker høver could can should kanskje eg jeg "
    "han hun ho vi me we i he she they"
)
"""Words that may follow a day without being what is counted."""

_COUNTED = words_of(
    "floor storey row page attempt try time go visit round edition anniversary birthday place street avenue chapter child "
    "etasje etasjen rad raden side siden sida gang gangen gong gongen forsøk forsøket runde runden plass plassen utgave klasse"
)
"""Nouns that an ordinal counts: on the 3rd floor is no day of a month."""


def day(found: date | None, **more: Any) -> Meanings | None:
    """The meaning of a day, or None where there is none."""
    return None if found is None else {"DATE": Found(found, **more)}


def _numbered(match: Match) -> Meanings | None:
    """A day and a month, with a year or without; of a span the first day."""
    month, year = match.get("MON") or match.get("MONTH"), match.get("YEAR")
    number = match.get("DAY") or match.get("DAYWORD")
    if year is not None:
        return day(date_or_none(year, month, number))
    return day(next_date(match.at, month, number))


def _month_first(match: Match) -> Meanings | None:
    """March 3: not after a Norwegian month with a plain number, nor before something that is counted."""
    after = match.after
    if "RANK" not in match.tokens[-1].kinds and after is not None and "UNIT" in after.kinds:
        return None
    norwegian = match.tokens[0].word in ("januar", "februar", "mars", "mai", "juni", "juli", "oktober", "desember")
    if norwegian and "RANK" not in match.tokens[1].kinds:
        return None
    return _numbered(match)


def _figures(match: Match) -> Meanings | None:
    if (full := match.get("YMD")) is not None:
        return day(date_or_none(*full))
    number, month = match.get("DM")
    return day(date_or_none(match.get("YEAR"), month, number) if match.get("YEAR") else next_date(match.at, month, number))


def _slashed(match: Match) -> Meanings | None:
    """26/11 and 4.5. are dates; 4.5 and 10.12 without a point last only after a word that leads to dates."""
    token, before = match.tokens[-1], match.before
    if "DECIMAL" in token.kinds and len(match.tokens) == 1:
        leads = (
            before is None or bool(before.kinds) or before.word in (",", ":", "(", "den", "on", "by", "frist", "møte", "innen")
        )
        if not leads and "AMBIGUOUS" not in token.kinds and token.word.count(".") == 1:
            return (
                None
                if not before or before.word not in ("på", "til", "før", "fra", "møte", "kaffe", "lunsj")
                else _figures(match)
            )
    return _figures(match)


def _alone(match: Match) -> Meanings | None:
    """The 15th, den 15.: the next such day of a month, unless it counts something else (the 3rd floor)."""
    places = [place for place, label in enumerate(match.labels) if label in ("RANK", "DAYWORD")]
    kinds = match.tokens[places[0]].kinds
    number = kinds.get("RANK") or kinds["DAYWORD"]
    after, led = match.after, match.labels[0] in ("on", "by")
    if ("RANK" not in kinds and number < 5 and not led) or (after is not None and after.word == "of"):
        return None
    if after is not None and {"UNIT", "WD", "FINAL", "MONTHWORD"} & set(after.kinds) and "PART" not in after.kinds:
        return None
    if after is not None and after.word in _COUNTED:
        return None
    verb = after is not None and match.tokens[places[0]].raw.endswith(".") and after.word.endswith(("er", "ar"))
    if after is not None and not led and after.raw[:1].isalpha() and not after.kinds and after.word not in NOT_NOUNS and not verb:
        return None
    return day(next_day_of_month(match.at, number), alone=True)


def _day_in_numbered_month(match: Match) -> Meanings | None:
    """Den 3. i 12., den ellevte i ellevte."""
    one, two = (kinds.get("DAY") or kinds["DAYWORD"] for kinds in (match.tokens[1].kinds, match.tokens[3].kinds))
    return day(next_date(match.at, two, one)) if two <= 12 else None


def _feast(match: Match) -> Meanings | None:
    year = match.at.year + 1 if "YEARWORD" in match.labels else match.get("YEAR")
    return {"DATE": feast(match.get("FEAST"), match.at, year), "HOLIDAY": match.get("FEAST")}


def _period(match: Match) -> Meanings | None:
    return {"DATE": period(match.get("PERIOD"), match.at)}


def _counted(match: Match) -> Meanings | None:
    """Counted time as a span; of two numbers the first, with a half added where it is said."""
    counts = match.all("COUNT") + match.all("DECIMAL")
    number = counts[0] if counts else 1.0
    if counts[1:] == [0.5]:
        number += 0.5
    if "halv" in match.labels or "half" in match.labels:
        number = number + 0.5 if len(match.labels) > 3 else 0.5
    unit, size = match.get("UNIT") or match.get("OWNED")
    return _span(number, unit, size)


def _span(number: float, unit: str, size: int) -> Meanings | None:
    amount = number * size
    if amount > {"minute": 100_000, "day": 4_000, "month": 240}[unit]:
        return None
    if unit == "minute":
        return {"SPANOF": Span(minutes=round(amount))}
    if unit == "day":
        return {"SPANOF": Span(days=int(amount))}
    return {"SPANOF": Span(months=int(amount), days=15 if amount % 1 else 0)}


def _ready(match: Match) -> Meanings | None:
    return _span(1.0, *match.get("DUR"))


def _numbered_week(match: Match) -> Meanings | None:
    number = match.get("NUM") or int(match.get("COUNT") or 0)
    year = match.get("YEAR")
    found = week_of_year(year, number) if year else next_week(match.at, number)
    return None if found is None else {"WEEKP": found}


def _this_week(match: Match) -> Meanings | None:
    return {"WEEKP": monday(match.at.date())}


def _coming_week(match: Match) -> Meanings | None:
    return {"WEEKP": monday(match.at.date()) + timedelta(days=7 * (match.get("COMINGWEEK") or 1))}


def _month(match: Match) -> Meanings | None:
    """A month by name: the next one, this one included; `next November` said in November is a year on."""
    month = match.get("MONTH") or match.get("MON") or match.get("SHORTMON")
    if (year := match.get("YEAR")) is not None:
        return {"MONTHP": date(year, month, 1)}
    found = next_month(match.at, month)
    if "NEXT" in match.labels and "YEARWORD" in match.labels:
        return {"MONTHP": date(match.at.year + 1, month, 1)}
    running = found == match.at.date().replace(day=1)
    return {"MONTHP": add_months(found, 12) if running and "NEXT" in match.labels else found}


def _stands_alone(match: Match) -> bool:
    """Whether a short month stands by itself: `Feb`, `okt?`. Jan, Mar, Jun and Des may be people."""
    around = [one for one in (match.before, match.after) if one is not None]
    return match.tokens[0].word not in ("jan", "mar", "jun", "des") and not any(one.raw[:1].isalnum() for one in around)


def _coming_month(match: Match) -> Meanings | None:
    ahead = 0 if "THIS" in match.labels else match.get("COMINGMONTH") or 1
    return {"MONTHP": add_months(match.at.date().replace(day=1), ahead)}


def _season(match: Match) -> Meanings | None:
    """A season by its first month; one that is running and called this one is the month of writing."""
    month = match.get("SEASON") or match.get("LOOSESEASON")
    if (year := match.get("YEAR")) is not None:
        return {"MONTHP": date(year, month, 1)}
    word = match.tokens[0].raw.lower()
    after = match.after
    if word == "i vår" and after is not None and after.raw[:1].isalpha() and not after.kinds and after.word not in NOT_NOUNS:
        return None
    running = (match.at.month - month) % 12 < 3
    if running and (word.startswith(("i ", "this ", "over ")) or "THIS" in match.labels):
        return {"MONTHP": match.at.date().replace(day=1)}
    found = next_month(match.at, month)
    later = found.month == match.at.month and (word.startswith(("neste ", "next ")) or "NEXT" in match.labels)
    return {"MONTHP": add_months(found, 12) if later else found}


def _half_year(match: Match) -> Meanings | None:
    """Half a year by its first month; one that is running by the month of writing."""
    number, now = match.get("NTH") or match.get("RANK") or match.get("NUM"), match.at.date().replace(day=1)
    if number not in (1, 2):
        return None
    if year := match.get("YEAR"):
        return {"MONTHP": date(year, number * 6 - 5, 1)}
    return {"MONTHP": now if (now.month > 6) == (number == 2) else next_month(match.at, number * 6 - 5)}


def _quarter(match: Match) -> Meanings | None:
    """A quarter by its first month; one that is running by the month of writing."""
    now = match.at.date().replace(day=1)
    running = (now.month + 2) // 3
    number = match.get("NTH") or match.get("RANK") or match.get("NUM")
    if number is None:
        number = running % 4 + 1 if "NEXT" in match.labels else running
    if not 1 <= number <= 4:
        return None
    if year := match.get("YEAR") or ("YEARWORD" in match.labels and now.year + 1):
        return {"MONTHP": date(year, number * 3 - 2, 1)}
    return {"MONTHP": now if number == running else next_month(match.at, number * 3 - 2)}


def _recurring(_: Match) -> Meanings | None:
    return {"DEAD": "recurring"}


DATE_RULES: list[tuple[str, Builder]] = [
    ("YMD", _figures),
    ("den|the|on|d? DM YEAR?", _slashed),
    ("the? DAY MON YEAR?", _numbered),
    ("the? DAY|DAYWORD of MON YEAR?", _numbered),
    ("the? DAYWORD MON YEAR?", _numbered),
    ("den? DAY|DAYWORD MON YEAR?", _numbered),
    ("MON the? DAY ,? YEAR", _month_first),
    ("MON the? DAY|DAYWORD", _month_first),
    ("MON DAY DASH DAY YEAR?", _month_first),
    ("mellom|between|from|fra|frå? den|the? DAY DASH den|the? DAY MON YEAR?", _numbered),
    ("mellom|between|from|fra|frå? the? DAY DASH the? DAY of MON YEAR?", _numbered),
    ("DAY MON DASH DAY MON YEAR?", _numbered),
    ("den|the RANK DASH den|the? RANK", _alone),
    ("den|the RANK", _alone),
    ("den|the DAYWORD", _alone),
    ("on|by the RANK|DAYWORD", _alone),
    ("den DAY|DAYWORD i DAY|DAYWORD", _day_in_numbered_month),
    ("the? FEAST YEAR?", _feast),
    ("the? FEAST i|in|of? NEXT YEARWORD", _feast),
    ("the? PERIOD", _period),
    ("EVERY FEAST", _recurring),
]


PERIOD_RULES: list[tuple[str, Builder]] = [
    ("COUNT UNIT|OWNED", _counted),
    ("COUNT DASH COUNT UNIT|OWNED", _counted),
    (
        "en|ein|ei COUNT DASH? COUNT UNIT|OWNED",
        lambda match: _counted(Match(match.at, match.tokens[1:], match.labels[1:], None, match.after)),
    ),
    (
        "en|ein|ei COUNT UNIT|OWNED tid?",
        lambda match: _counted(Match(match.at, match.tokens[1:], match.labels[1:], None, match.after)),
    ),
    ("DECIMAL UNIT", _counted),
    ("COUNT og|and en|ein|ei|et|eit|a halv|halvt|half UNIT", _counted),
    ("COUNT UNIT eller|or to|two|så|so", _counted),
    ("COUNT UNIT|OWNED '? tid|time", _counted),
    ("COUNT OWNED TODAYWORD? tid", _counted),
    ("DUR", _ready),
    ("WEEKWORD NUM|COUNT", _numbered_week),
    ("WEEKWORD NUM DASH|, NUM", _numbered_week),
    ("ukene|vekene|weeks NUM DASH NUM", _numbered_week),
    ("WEEKWORD NUM i|in|of|,|/? YEAR", _numbered_week),
    ("THIS WEEKWORD", _this_week),
    ("THISWEEK", _this_week),
    ("the? NEXT|COMING WEEKWORD", _coming_week),
    ("the? COMINGWEEK", _coming_week),
    ("MONTH YEAR?", _month),
    ("MON YEAR", _month),
    ("MONTH i|in|of? NEXT YEARWORD", _month),
    ("NEXT|THIS|COMING MONTH", _month),
    ("SHORTMON", lambda match: _month(match) if _stands_alone(match) else None),
    ("SHORTMON DASH|/ SHORTMON|MONTH", _month),
    ("i|in|of|til|by|until|before|før|innen SHORTMON", _month),
    ("i|in|of|til|by|until|before|før|innen|innan|for q NUM YEAR?", _quarter),
    ("i|in|of|til|by|until|before|før|innen|innan|for q NUM i|in|of? NEXT YEARWORD", _quarter),
    ("q NUM YEAR", _quarter),
    ("the? NTH|RANK kvartal|quarter of? YEAR?", _quarter),
    ("the? NTH|RANK halvår|halvåret|halvår i|in|of? YEAR?", _half_year),
    ("the? NTH half of? the? YEAR|YEARWORD", _half_year),
    ("i|in h NUM YEAR?", _half_year),
    ("h NUM YEAR", _half_year),
    ("the? NTH kvartal|quarter i|in|of? NEXT YEARWORD", _quarter),
    ("NEXT|THIS kvartal|quarter", _quarter),
    ("NEXT|COMING|THIS MONTHWORD", _coming_month),
    ("the? COMINGMONTH", _coming_month),
    ("SPAN|ut MONTHWORD", lambda match: {"MONTHP": match.at.date().replace(day=1)}),
    ("MONTHWORD ut", lambda match: {"MONTHP": match.at.date().replace(day=1)}),
    ("SEASON YEAR?", _season),
    ("LOOSESEASON YEAR", _season),
    ("NEXT|THIS LOOSESEASON", _season),
    ("EVERY NTH|annen|andre|other? WD|WEEKWORD|MONTHWORD|MONTH|HELG|YEARWORD|TODAYWORD|PART|SEASON|LOOSESEASON", _recurring),
    ("EVERY WD og|and|eller|or|/ WD", _recurring),
    ("EVERY WD , WD og|and|eller|or WD", _recurring),
    ("EVERY COUNT UNIT", _recurring),
    (
        "COUNT|once|twice|COUNT gang|ganger|gong|gonger|times i|om|a|per|pr uka|uken|veka|måneden|månaden|året|dagen|week|month|year|day",
        _recurring,
    ),
    ("RECURRING", _recurring),
]
