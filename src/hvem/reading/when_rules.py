"""How weekdays, weeks, months and counted times join into a day, a week or a month (when rules 1, 3–5, 8 and 9)."""

from __future__ import annotations

from datetime import date, timedelta

from hvem.reading.when_calendar import (
    Found,
    Span,
    add_months,
    date_or_none,
    in_week,
    monday,
    next_day_of_month,
    next_month,
    weekday_after,
)
from hvem.reading.when_dates import NOT_NOUNS, day
from hvem.reading.when_parts import (
    edge_of_month,
    edge_of_new_year,
    edge_of_season,
    edge_of_week,
    edge_of_year,
    end_of_month,
    nth_of,
    nth_week_of,
    week_of,
    week_or_none,
    whole_week,
)
from hvem.reading.when_short import clear, clearly_short, opens, safe
from hvem.reading.when_tokens import Builder, Match, Meanings, Rules

WEEK = timedelta(days=7)


def _weekday(match: Match) -> date:
    found = match.get("WD") if match.get("WD") is not None else match.get("SHORTWD")
    return weekday_after(match.at.date(), found)


def _bare(match: Match) -> Meanings | None:
    return day(_weekday(match))


def _next(match: Match) -> Meanings | None:
    number = match.get("WD") if match.get("WD") is not None else match.get("SHORTWD")
    return day(in_week(match.at.date() + WEEK, number))


def _next_after(match: Match) -> Meanings | None:
    """Not this month but next; not this June but next."""
    month: date = match.get("MONTHP")
    running = month == match.at.date().replace(day=1)
    return {"DATE": Found(add_months(month, 1 if running else 12), "month")}


def _weekday_in_week(match: Match) -> Meanings | None:
    if match.labels[0] == "SHORTWD" and not opens(match):
        return None
    return day(in_week(match.get("WEEKP"), match.get("WD") if match.get("WD") is not None else match.get("SHORTWD")))


def _then(match: Match) -> Meanings | None:
    """Mandagen etter, the Friday after: told by the date before it, unless something else follows."""
    if match.after is not None and match.after.raw[:1].isalnum():
        return None
    return {**(_bare(match) or {}), "THEN": match.get("WD")}


def _then_day(match: Match) -> Meanings | None:
    """Dagen etter, the day before: beside the date that stands before it."""
    if match.after is not None and match.after.raw[:1].isalnum():
        return None
    return {"THENDAY": -1 if "BEFOREWORD" in match.labels else 1}


def _weeks_on(match: Match) -> Meanings | None:
    """Monday week, a week on Monday, a week tomorrow: that day and so many weeks."""
    span: Span = match.get("SPANOF") or Span(days=7)
    start = _relative(match) if match.get("REL") is not None else _weekday(match)
    return day(start + WEEK * span.weeks) if span.weeks else None


def _weeks_with_in(match: Match) -> Meanings | None:
    """Mandag om to uker: the weekday, so many weeks on."""
    return _weeks_on(match) if (match.get("SPANOF").weeks or 0) else None


def _idiom(match: Match) -> Meanings | None:
    """Fredag åtte dager is a week after Friday, fjorten dager two."""
    span: Span = match.get("SPANOF")
    return _weeks_on(match) if span.days in (7, 8, 14) else None


def _named(match: Match) -> Meanings | None:
    """A weekday beside a date: the date counts; a bare day of the month takes the month where both agree."""
    found: Found = match.get("DATE")
    weekday = match.get("WD") if match.get("WD") is not None else match.get("SHORTWD")
    if found.precision == "week" and weekday is not None and match.labels[0] == "WD":
        return day(in_week(found.day, weekday))
    if found.precision != "day" or "WD" in match.tokens[-1].kinds:
        return None
    if found.alone and weekday is not None:
        return day(next_day_of_month(match.at, found.day.day, weekday))
    return {"DATE": found}


def _named_day(match: Match) -> Meanings | None:
    """Fredag 15.: the next fifteenth that is a Friday, or else the next fifteenth."""
    return day(next_day_of_month(match.at, match.get("RANK"), match.get("WD")))


def _named_word(match: Match) -> Meanings | None:
    """Fredag den fjerde, unless it counts what follows: fredag den første uka."""
    after = match.after
    if after is not None and after.raw[:1].isalnum() and after.word not in NOT_NOUNS and "CLOCK" not in after.kinds:
        return None
    return day(next_day_of_month(match.at, match.get("DAYWORD"), match.get("WD") or match.get("SHORTWD")))


def _doubtful(match: Match) -> Meanings | None:
    """Fredag 10.12: a date where the weekday agrees, or else a clock."""
    found, weekday = match.get("DATE"), _weekday(match).weekday()
    hour = match.tokens[-1].kinds.get("AMBIGUOUS")
    if hour is None or match.tokens[-1].raw.endswith(".") or found.day.weekday() == weekday:
        return None
    return {"DATE": Found(_weekday(match)), "CLOCK": hour}


def _in(match: Match) -> Meanings | None:
    """Om to måneder, in half an hour: a day, or a minute for hours and less."""
    span: Span = match.get("SPANOF")
    if span.minutes:
        return {"MOMENT": match.at + timedelta(minutes=span.minutes)}
    start: Found | None = match.get("DATE")
    return day(span.after(start.day if start else _relative(match) if "REL" in match.labels else match.at.date()))


def _in_some_time(match: Match) -> Meanings | None:
    """Purre etter to uker, at the end of a clause: so long from now."""
    span: Span = match.get("SPANOF")
    closes = match.after is None or not match.after.raw[:1].isalnum()
    return _in(match) if closes and match.before is not None and not span.minutes and span.months < 12 else None


def _beside(match: Match) -> Meanings | None:
    """Two weeks after Easter Monday, dagen før julaften, uka etter påske."""
    found: Found = match.get("DATE")
    span: Span = match.get("SPANOF") or Span(days=7 if "WEEKWORD" in match.labels else 1)
    if span.minutes:
        return None
    moved = span.before(found.day) if {"BEFOREWORD", "før", "before"} & set(match.labels) else span.after(found.day)
    return whole_week(moved) if "WEEKWORD" in match.labels else day(moved)


def _weekday_beside(match: Match) -> Meanings | None:
    """The Monday after 1 February, mandagen etter påske, fredag før jul."""
    found: Found = match.get("DATE")
    if "BEFOREWORD" in match.labels:
        return day(weekday_after(found.day - timedelta(days=8), match.get("WD")))
    after = found.day if found.precision == "day" else found.day - timedelta(days=1)
    nth = match.get("NTH") or 1
    return day(weekday_after(after, match.get("WD")) + WEEK * (nth - 1))


def _relative(match: Match) -> date:
    return match.at.date() + timedelta(days=match.get("REL"))


def _today(match: Match) -> Meanings | None:
    return day(_relative(match))


def _weekend(match: Match) -> Meanings | None:
    """Helga is the Saturday, after it the Monday, next weekend the Saturday of the next ISO week (when rule 8)."""
    today = match.at.date()
    ahead = "NEXT" in match.labels
    if (week := match.get("WEEKP")) is not None:
        return day(in_week(week, 5))
    if (found := match.get("DATE")) is not None:
        return day(in_week(found.day, 5))
    if {"etter", "over", "after"} & set(match.labels) and not {"over", "the"} <= set(match.labels):
        return day(monday(today) + WEEK * (2 if ahead else 1))
    if ahead:
        return day(in_week(today + WEEK, 5))
    now = {"i", "THIS"} & set(match.labels) and today.weekday() == 5
    return day(today if now else weekday_after(today, 5))


def _whole(match: Match) -> Meanings | None:
    """A week or a month by itself."""
    if (week := match.get("WEEKP")) is not None:
        return {"DATE": Found(week, "week")}
    return {"DATE": Found(match.get("MONTHP"), "month")}


def _gone(_: Match) -> Meanings | None:
    return {"DEAD": "past"}


def _recurring(_: Match) -> Meanings | None:
    return {"DEAD": "recurring"}


def _day_of(match: Match) -> Meanings | None:
    """The 10th of next month; neste måned, den 10."""
    found: Found | None = match.get("DATE")
    month: date = match.get("MONTHP")
    if found is not None and not found.alone:
        return None
    return day(date_or_none(month.year, month.month, found.day.day if found else match.get("RANK") or match.get("DAYWORD")))


def _today_end(_: Match) -> Meanings | None:
    return {"SOON": 0}


def _short_with_clock(match: Match) -> Meanings | None:
    """To kl 10, on. kl. 14: a short weekday that opens a clause before its clock."""
    if not opens(match) or not match.tokens[1].raw.lower().startswith(("kl", "at ")):
        return None
    return {"DATE": Found(_weekday(match)), "CLOCK": match.get("CLOCK")}


_JOINS: list[tuple[str, Builder]] = [
    ("WD", _bare),
    ("the? THIS|COMING|NTH WD", lambda match: _bare(match) if match.get("NTH") in (None, 1) else None),
    ("on|by|this|til|på|before|innen|until|THIS SHORTWD", lambda match: _bare(match) if safe(match) else None),
    ("SHORTWD", lambda match: _bare(match) if clear(match) else None),
    ("SHORTWD CLOCK", _short_with_clock),
    ("SHORTWD eller|or|/ WD", lambda match: day(weekday_after(match.at.date(), match.get("SHORTWD")))),
    ("not|ikke|ikkje WEEKP ,? but|men the? NEXT", lambda match: whole_week(match.get("WEEKP") + WEEK)),
    ("not|ikke|ikkje MONTHP ,? but|men the? NEXT", _next_after),
    ("not|ikke|ikkje THIS? WD ,? but|men the? NEXT", _next),
    ("the? NEXT WD", _next),
    ("the? NEXT SHORTWD", lambda match: _next(match) if clearly_short(match) else None),
    ("NEXT WD WEEKP", _weekday_in_week),
    ("WD|SHORTWD ,? on|i|in|of|the? WEEKP", _weekday_in_week),
    ("WD CONJ WD on|i|in|of|the? WEEKP", _weekday_in_week),
    ("WEEKP ,|:|-? på|on|the? WD|SHORTWD", _weekday_in_week),
    ("WEEKP ,|:|-? på|on|the? PARTWORD? WD", _weekday_in_week),
    ("WD PART WEEKP", _weekday_in_week),
    ("WD week|fortnight", lambda match: _weeks_on(match) if "week" in match.labels else day(_weekday(match) + WEEK * 2)),
    ("the? WD AFTERWORD", _then),
    ("the? TODAYWORD AFTERWORD|BEFOREWORD", _then_day),
    ("HELG DATE", lambda match: day(match.get("DATE").day) if match.get("DATE").precision == "day" else None),
    ("WD after NEXT", lambda match: day(in_week(match.at.date() + WEEK * 2, match.get("WD")))),
    ("WD etter NEXT", lambda match: day(in_week(match.at.date() + WEEK * 2, match.get("WD")))),
    ("SPANOF on? WD", _weeks_on),
    ("SPANOF fra|frå|from på? WD", _weeks_on),
    ("SPANOF REL", _weeks_on),
    ("REL week", _weeks_on),
    ("REL|WD SPANOF", _idiom),
    ("WD|REL om|in SPANOF", _weeks_with_in),
    ("om SPANOF på? WD", lambda match: _weeks_on(match) if "på" in match.labels else None),
    ("WD DATE", lambda match: _doubtful(match) or _named(match)),
    ("WD|SHORTWD ,? den|the? DATE", _named),
    ("WD i|in|of|the DATE", lambda match: _named(match) if match.get("DATE").precision == "week" else None),
    ("NEXT|THIS|COMING WD ,? den|the? DATE", _named),
    ("WD RANK", _named_day),
    ("WD|SHORTWD ,? den|the DAYWORD", _named_word),
    ("den|the DAYWORD i|in|of MONTHP", _day_of),
    ("the? NTH|FINAL WD|WEEKWORD|TODAYWORD i|in|of|på? MONTHP", nth_of),
    ("the? NTH|FINAL WD|WEEKWORD|TODAYWORD i|in|of|på the? MONTHWORD", nth_of),
    ("the? EDGE i|in|of? the? MONTHP|SHORTMON", edge_of_month),
    ("EDGE - MONTHP|SHORTMON|MONTHWORD", edge_of_month),
    ("the? EDGE the|denne? MONTHWORD", edge_of_month),
    ("the? EDGE the? LOOSESEASON", edge_of_season),
    ("the? EDGE the|of? WEEKP", edge_of_week),
    ("the? EDGE the? WEEKWORD", edge_of_week),
    ("the? EDGE the? NEXT? YEARWORD", edge_of_year),
    ("årets slutt|utgang|ende", lambda match: {"DATE": Found(next_month(match.at, 12), "month")}),
    ("årsslutt|årsslutten", lambda match: {"DATE": Found(next_month(match.at, 12), "month")}),
    ("månedens|månadens slutt|utgang", end_of_month),
    ("månedsslutt|månadsslutt|månedsslutten|månadsslutten|eom", end_of_month),
    ("the? EDGE i|in|of? YEAR", edge_of_year),
    ("YEARWORD -? end", lambda match: {"DATE": Found(next_month(match.at, 12), "month")}),
    ("MONTHWORD -? end", end_of_month),
    ("the? EDGE the? TODAYWORD", _today_end),
    ("EDGE in|på? DATE", edge_of_new_year),
    ("om|in|within|SPAN the? SPANOF", _in),
    ("in SPANOF '? time", _in),
    ("SPANOF NOW", lambda _: None),
    ("SPANOF from|fra|frå NOW|REL|DATE", _in),
    ("SPANOF hence|fram|frem", _in),
    ("etter|after SPANOF", _in_some_time),
    ("SPANOF etter|after DATE", _beside),
    ("SPANOF før|before DATE", _beside),
    ("the? TODAYWORD|WEEKWORD AFTERWORD|BEFOREWORD DATE", _beside),
    ("the? NTH? WD AFTERWORD|BEFOREWORD DATE", _weekday_beside),
    ("the? NTH WEEKWORD of|in|på|i? DATE", nth_week_of),
    ("den|the? RANK i|in|of? MONTHP", _day_of),
    ("MONTHP ,? den|the? DATE", _day_of),
    ("WEEKOF the|den? DATE", week_of),
    ("WEEKOF the|den? RANK", lambda match: week_or_none(next_day_of_month(match.at, match.get("RANK")))),
    ("WEEKWORD DATE", week_of),
    ("REL", _today),
    ("WEEKP", _whole),
    ("MONTHP", _whole),
    ("NEXT|THIS|i|til|the|på|hele|in|on|at HELG", _weekend),
    ("HELG", _weekend),
    ("etter|over|after NEXT|THIS|the? HELG", _weekend),
    ("HELG i|of|in WEEKP", _weekend),
    ("the? HELG after|etter NEXT", lambda match: day(in_week(match.at.date() + WEEK * 2, 5))),
    ("WD i|til|on|at|of HELG", _bare),
    ("WD i|til|on|at|of? the|THIS HELG", _bare),
    ("WD NEXT HELG", _next),
    ("HELG of|rundt|around the? DATE", _weekend),
    ("HELG WEEKP", _weekend),
    ("LAST WEEKWORD|MONTHWORD|MONTH|WD|LOOSESEASON|YEARWORD|HELG|TODAYWORD", _gone),
    ("LAST WD i|in|of LAST WEEKWORD", _gone),
    ("WD i|in|of? LAST WEEKWORD|MONTHWORD", _gone),
    ("since|siden|sidan WD|MONTHP|REL|DATE|WEEKP", _gone),
    ("WD|REL|DATE? for? SPANOF AGO", _gone),
    ("WD|REL|DATE? SPANOF ago", _gone),
    ("SPANOF ago on? WD", _gone),
    ("in|i the|de LAST SPANOF", _gone),
    ("DATE|WD DEAD", lambda match: _recurring(match) if match.get("DEAD") == "recurring" else None),
    ("DATE|WD PART DEAD", lambda match: _recurring(match) if match.get("DEAD") == "recurring" else None),
    ("NTH WD in|i|of? DEAD", _recurring),
    ("DATE in|i|of DEAD", _recurring),
]


def _clock_from(match: Match, hour: tuple[int, int, bool]) -> Meanings | None:
    found: Found = match.get("DATE")
    if found.precision != "day" or not 0 <= hour[0] < 24:
        return None
    part = next((one.kinds["PART"] for one in match.tokens if "PART" in one.kinds), None)
    return {"DATE": found, "CLOCK": hour, **({"PART": part} if part else {})}


def _date_and_number(match: Match) -> Meanings | None:
    """Fredag etter 14, 3. desember 13–14, i morgen 0745: a number beside a day that can only be a clock."""
    after = match.after
    counted = after is not None and ((after.raw[:1].isalnum() and not after.kinds) or {"UNIT", "MON", "NUM"} & set(after.kinds))
    if after is not None and counted and after.word not in NOT_NOUNS:
        return None
    hour = match.get("FIGURES") or match.get("AMBIGUOUS") or match.get("HOUR")
    return _clock_from(match, hour)


def _number_and_date(match: Match) -> Meanings | None:
    one, two = match.all("HOUR")
    return _clock_from(match, one) if one[0] < two[0] or two[0] <= 6 else None


def _opening_hour(match: Match) -> Meanings | None:
    """Tolv i dag, nine on Friday: an hour that opens a clause."""
    opens = match.before is None or not match.before.raw[-1:].isalnum()
    return _clock_from(match, match.get("HOUR")) if opens and match.get("HOUR")[0] else None


def _led_hour(match: Match) -> Meanings | None:
    """Etter fire i dag, before ten on Thursday."""
    return _clock_from(match, match.get("HOUR"))


_WITH_NUMBERS: list[tuple[str, Builder]] = [
    ("DATE PART|,? HOUR DASH HOUR", _date_and_number),
    ("DATE PART? after|etter|fra|frå|from|before|før|by|innen|rundt|around HOUR", _date_and_number),
    ("DATE PART? AMBIGUOUS|FIGURES", _date_and_number),
    ("DATE PART? HOUR", _date_and_number),
    ("HOUR DASH HOUR on|på|den? DATE", _number_and_date),
    ("HOUR on|på? DATE", _opening_hour),
    ("after|etter|before|før|by|innen|innan|fra|frå|from HOUR on|på? DATE", _led_hour),
    ("FIGURES|AMBIGUOUS on|på|den? DATE", _date_and_number),
]
JOIN_RULES: Rules = _JOINS
"""Weekdays, weeks, months and spans into dates."""
MORE_RULES: Rules = [one for one in _JOINS if "DATE" in one[0]] + _WITH_NUMBERS
"""What needs a date that is already found, run once more."""
