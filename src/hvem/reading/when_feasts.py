"""Holidays and named days, computed for any year: the fixed ones, those that follow Easter, and a few Sundays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from hvem.reading.when_calendar import Found, add_months, monday, nth_weekday, weekday_after

Rule = Callable[[int], date]


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous computus, Meeus, Astronomical Algorithms 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, over = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(month: int, nth: int, weekday: int, more: int = 0) -> Rule:
    def rule(year: int) -> date:
        found = nth_weekday(date(year, month, 1), nth, weekday)
        return (found or date(year, month, 1)) + timedelta(days=more)

    return rule


def _advent(sunday: int) -> Rule:
    return lambda year: weekday_after(date(year, 12, 17), 6) - timedelta(days=7 * (4 - sunday))


_TWINS = (("aften", "aftan"), ("julaft", "juleaft"), ("første", "fyrste"), ("søndag", "sundag"), ("skjær", "skjer"))


def _spellings(name: str) -> set[str]:
    """A name with its spellings in nynorsk and older bokmål beside it."""
    found = {name}
    for one, other in _TWINS:
        found |= {spelling.replace(one, other) for spelling in found}
    return found


def _table(text: str, make: Callable[[list[int]], Rule]) -> dict[str, Rule]:
    """Lines of numbers, a colon and names with a comma between; each name gets the rule of its line."""
    found = {}
    for line in text.strip().splitlines():
        numbers, names = line.split(":")
        for name in names.split(","):
            for spelling in _spellings(name.strip()):
                found[spelling] = make([int(one) for one in numbers.split()])
    return found


_FIXED = """
1 1: nyttårsdag, nyttårsdagen, 1. nyttårsdag, første nyttårsdag, fyrste nyttårsdag, new year's day, new years day, nyttår, new year
1 2: andre nyttårsdag, 2. nyttårsdag
1 5: twelfth night
1 6: helligtrekongersdag, helligtrekonger, heilagtrekongarsdag, epiphany, trettendedagen, trettandedagen, trettende dag jul, trettande dag jul
1 13: tjuendedagen, tjuendedag jul
1 25: burns night
2 6: samefolkets dag, samenes nasjonaldag, samane sin nasjonaldag
2 14: valentinsdagen, valentine's day, valentines day, valentine's
3 1: st david's day
3 8: kvinnedagen, den internasjonale kvinnedagen, international women's day
3 17: st patrick's day, st. patrick's day
4 23: st george's day, st. george's day
5 1: arbeidernes dag, arbeidarane sin dag, may day, arbeidernes internasjonale kampdag
5 8: frigjøringsdagen
5 17: grunnlovsdagen, grunnlovsdag, nasjonaldagen, constitution day, syttende mai, syttande mai, søttende mai, norwegian national day
6 23: sankthansaften, sankthans, st. hans, st hans, sankthansaftan, st. hansaften, st hansaften, sankt hans, jonsokaften, jonsokkvelden, midsummer's eve, midsummer eve, jonsokaftan
6 24: jonsok, jonsokdagen, midsummer day, midsummer's day
7 4: independence day, fourth of july
7 29: olsok
9 29: mikkelsmess, michaelmas
10 31: halloween, hallowe'en
11 5: bonfire night, guy fawkes night
11 11: armistice day, veterans day, mortensdagen
11 30: st andrew's day, st. andrew's day
12 13: luciadagen, lucia, st. lucia, st lucia
12 21: st thomas's day
12 23: lille julaften, lille julekveld, litle julaftan, litlejulaftan, veslejulaftan, litle julekveld, lillejulaften, vesle julaftan, veslejulekvelden, vetlejulaftan, litlejolaftan
12 24: julaften, julekvelden, julaftan, christmas eve, julekveld, jolaftan, jul, jula, julen, jola, jol, julehøytiden, xmas eve
12 25: 1. juledag, første juledag, fyrste juledag, juledag, juledagen, christmas day, christmas, xmas, xmas day
12 26: 2. juledag, andre juledag, annen juledag, boxing day, st stephen's day, st. stephen's day
12 27: 3. juledag, tredje juledag
12 28: 4. juledag, fjerde juledag
12 31: nyttårsaften, nyttårsaftan, nyttårskvelden, nyårsaften, new year's eve, new years eve, hogmanay, årsskiftet, årsskifte
"""
_MOVABLE = """
-49: fastelavn, fastelavnssøndag, fastelavenssøndag, fastelavnssundag
-48: fastelavnsmandag, blåmandag
-47: fetetirsdag, feitetirsdag, feitetysdag, shrove tuesday, pancake day, mardi gras
-46: askeonsdag, ash wednesday
-21: mothering sunday
-8: palmehelga, palmehelgen
-7: palmesøndag, palmesundag, palm sunday
-3: skjærtorsdag, skjertorsdag, maundy thursday, holy thursday
-2: langfredag, good friday
-1: påskeaften, påskeaftan, holy saturday, easter eve, easter saturday, påskehelga, påskehelgen, easter weekend
0: påskedag, påskedagen, 1. påskedag, første påskedag, fyrste påskedag, påskesøndag, easter sunday, easter day, easter, påske
1: 2. påskedag, andre påskedag, annen påskedag, easter monday
39: kristi himmelfartsdag, kristi himmelfart, himmelfartsdagen, kr. himmelfart, kristi himmelferdsdag, kristi himmelferd, kr. himmelfartsdag, kr. himmelferdsdag, kr. himmelferd, kristihimmelfartsdag, himmelfart, ascension day, ascension thursday, ascension
48: pinseaften, pinsehelga, pinsehelgen, whitsun weekend
49: pinsedag, 1. pinsedag, første pinsedag, fyrste pinsedag, pinse, pinsen, pinsa, whit sunday, whitsun, pentecost
50: 2. pinsedag, andre pinsedag, annen pinsedag, whit monday
56: trinity sunday, treenighetssøndag, trinitatis
60: corpus christi
"""
_NTH = """
2 2 6: morsdag, morsdagen, mors dag
3 -1 6: sommertid
5 2 6: mother's day
5 1 0: early may bank holiday, may bank holiday
5 -1 0: spring bank holiday, late may bank holiday, memorial day
6 3 6: father's day
8 -1 0: summer bank holiday, august bank holiday
9 1 0: labor day
11 2 6: farsdag, farsdagen, fars dag, remembrance sunday
11 1 6: allehelgensdag, allehelgensøndag, allehelgen, allehelgenssøndag, helgemess, allehelgensdagen
11 4 3: thanksgiving, thanksgiving day
"""
_ADVENT = """
1: 1. søndag i advent, første søndag i advent, fyrste sundag i advent, første sundag i advent, fyrste søndag i advent, første søndagen i advent, advent sunday, first sunday of advent, first sunday in advent, the first sunday of advent
2: 2. søndag i advent, andre søndag i advent, andre sundag i advent, second sunday of advent, second sunday in advent
3: 3. søndag i advent, tredje søndag i advent, tredje sundag i advent, third sunday of advent, third sunday in advent
4: 4. søndag i advent, fjerde søndag i advent, fjerde sundag i advent, fourth sunday of advent, fourth sunday in advent
"""

FEASTS: dict[str, Rule] = {
    **_table(_FIXED, lambda n: _fixed(n[0], n[1])),
    **_table(_MOVABLE, lambda n: _from_easter(n[0])),
    **_table(_NTH, lambda n: _nth(n[0], n[1], n[2])),
    **_table(_ADVENT, lambda n: _advent(n[0])),
    "black friday": _nth(11, 4, 3, 1),
    "cyber monday": _nth(11, 4, 3, 4),
    **dict.fromkeys(("skuddårsdagen", "skuddårsdag", "skotårsdagen", "leap day"), lambda year: date(year + -year % 4, 2, 29)),
    "all saints' day": _fixed(11, 1),
    "all saints day": _fixed(11, 1),
}
"""The day of each named day in a year, by its name in lower case in any of the three languages."""

_EASTER = (
    "påske",
    "påska",
    "påsken",
    "påskeferien",
    "påskehelga",
    "påskehelgen",
    "easter",
    "the easter break",
    "the easter holidays",
    "påskedagene",
    "påskedagane",
)
_CHRISTMAS = (
    "jul",
    "jula",
    "julen",
    "jola",
    "jol",
    "christmas",
    "juleferien",
    "the christmas break",
    "xmas",
    "the christmas holidays",
    "the holidays",
    "julehelga",
    "julehelgen",
    "romjula",
    "romjulen",
    "romjola",
)
_NEW_YEAR = ("nyttår", "nyttårsskiftet", "årsskiftet", "new year", "new year's", "the new year", "nyttårshelga", "new years")
_WHITSUN = ("pinse", "pinsen", "pinsa", "pinsehelga", "whitsun", "pentecost")
_SUMMER_BREAK = ("sommerferien", "sommarferien", "fellesferien", "ferien", "the summer holidays", "the summer break")
_AFTER = ("etter", "over", "after")


def _phrases(before: tuple[str, ...], names: tuple[str, ...], kind: str) -> dict[str, str]:
    return {f"{word} {name}": kind for word in before for name in names}


PERIODS: dict[str, str] = {
    **_phrases(_AFTER, _EASTER, "after easter"),
    **_phrases(_AFTER, _WHITSUN, "after whitsun"),
    **_phrases(_AFTER, _CHRISTMAS + _NEW_YEAR, "january"),
    **_phrases(_AFTER, _SUMMER_BREAK, "august"),
    **_phrases(_AFTER, ("sommeren", "sommaren"), "september"),
    **_phrases(("after",), ("the summer", "summer"), "september"),
    **_phrases(("på", "utpå", "i", "over", "til", "etter"), ("nyåret", "det nye året"), "january"),
    **dict.fromkeys(("nyåret", "in the new year", "into the new year"), "january"),
    **dict.fromkeys(("på andre siden av nyttår", "på den andre siden av nyttår", "på andre sida av nyttår"), "january"),
    **dict.fromkeys(
        (
            "romjula",
            "romjulen",
            "romjola",
            "romjuli",
            "mellomjula",
            "mellomjulen",
            "mellom jul og nyttår",
            "mellom jol og nyttår",
            "mellom jula og nyttår",
            "between christmas and new year",
            "between christmas and new year's",
            "between christmas and the new year",
            "twixmas",
            "between xmas and new year",
            "between xmas and new year's",
            "mellom juledagene og nyttår",
        ),
        "romjul",
    ),
    **_phrases(("i", "in", "during"), ("påske", "påska", "påsken", "påskeferien", "the easter holidays"), "easter week"),
    **dict.fromkeys(("påskeuka", "påskeuken", "påskeveka", "den stille uke", "holy week", "easter week"), "easter week"),
    **dict.fromkeys(("juleuka", "juleveka", "christmas week"), "christmas week"),
    **_phrases(("i", "in"), ("fellesferien",), "july"),
}
"""Holidays that stand for a week or a month, by phrase; `period` finds them."""

_MONTHS = {"january": 1, "july": 7, "august": 8, "september": 9}


def feast(name: str, at: datetime, year: int | None = None) -> Found:
    """The named day of that year, or else the next one, the day of writing included."""
    rule = FEASTS[name]
    if year is not None:
        return Found(rule(year))
    return Found(min(day for ahead in (0, 1) if (day := rule(at.year + ahead)) >= at.date()))


def period(kind: str, at: datetime) -> Found:
    """The next such week or month round a holiday, the running one included."""
    if kind in _MONTHS:
        first = date(at.year, _MONTHS[kind], 1)
        return Found(first if first >= at.date().replace(day=1) else add_months(first, 12), "month")
    weeks = [monday(_anchor(kind, at.year + ahead)) for ahead in (-1, 0, 1)]
    return Found(min(week for week in weeks if week >= monday(at.date())), "week")


def _anchor(kind: str, year: int) -> date:
    days = {"after easter": 1, "after whitsun": 50, "easter week": -1}
    if kind in days:
        return easter(year) + timedelta(days=days[kind])
    return date(year, 12, 28 if kind == "romjul" else 24)
