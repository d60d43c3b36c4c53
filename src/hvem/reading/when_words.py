"""The words that speak of time in bokmål, nynorsk and English, side by side, and what each may mean."""

from __future__ import annotations

from typing import Any

from hvem.reading.when_feasts import FEASTS, PERIODS
from hvem.reading.when_tokens import Meanings, words_of


def _rows(kind: str, text: str) -> list[tuple[str, str, Any]]:
    """Rows of a number and the words for it: `3: tre three`."""
    rows = []
    for line in text.strip().splitlines():
        value, names = line.split(":")
        number = float(value) if "." in value else int(value)
        rows += [(name, kind, number) for name in names.split()]
    return rows


def _same(kind: str, value: Any, text: str) -> list[tuple[str, str, Any]]:
    return [(name, kind, value) for name in text.split()]


_WEEKDAYS = """
0: mandag måndag mandagen måndagen monday monday's mandagens måndagens mandagskveld mandagsmorgen mandagkveld måndagskveld
1: tirsdag tysdag tirsdagen tysdagen tuesday tuesday's tues tue tirs tirsdagens tys tirsdagskveld tirsdagsmorgen tysdagskveld
2: onsdag onsdagen wednesday wednesday's weds ons onsdagens onsdagskveld onsdagsmorgen
3: torsdag torsdagen thursday thursday's thurs thur thu tors torsdagens torsdagskveld torsdagsmorgen hosdag
4: fredag fredagen friday friday's fri fre fredagens fredagskveld fredagsmorgen fredagkveld fredagsettermiddag
5: lørdag laurdag lørdagen laurdagen saturday saturday's lør lau lørdagens lørdagskveld laurdagskveld lørdagsmorgen lordag
6: søndag sundag søndagen sundagen sunday sunday's søn sønd søndagens søndagskveld sundagskveld søndagsmorgen sondag
"""
_SHORT_WEEKDAYS = """
0: man ma må mon
1: ti ty tir
2: on wed
3: to tor
4: fr
5: la sat lø
6: su sø sun
"""
_WEEKDAYS_EVERY = (
    "mandager måndagar mandagene måndagane mondays tirsdager tysdagar tirsdagar tirsdagene tysdagane tuesdays onsdager "
    "onsdagar onsdagene onsdagane wednesdays torsdager torsdagar torsdagene torsdagane thursdays fredager fredagar "
    "fredagene fredagane fridays lørdager laurdagar lørdagene laurdagane saturdays søndager sundagar søndagar søndagene "
    "sundagane sundays helger helgene helgane weekends weekdays hverdager kvardagar hverdagene kvardagane daglig dagleg "
    "ukentlig kvarveke månedlig månadleg årlig årleg daily weekly fortnightly monthly yearly annually"
)
_MONTHS = """
1: januar january
2: februar february
3: mars march
4: april
5: mai may
6: juni june
7: juli july
8: august
9: september
10: oktober october
11: november
12: desember december
"""
_SHORT_MONTHS = """
1: jan
2: feb febr
3: mar
4: apr
6: jun
7: jul
8: aug
9: sep sept
10: okt oct
11: nov
12: des dec
"""
_COUNTS = """
1: en ei ett et eit ein én éi éin eitt one a an
2: to two
3: tre three
4: fire four
5: fem five
6: seks six
7: sju syv seven
8: åtte eight
9: ni nine
10: ti ten
11: elleve eleven
12: tolv twelve
13: tretten thirteen
14: fjorten fourteen
15: femten fifteen
16: seksten sixteen
17: sytten seventeen
18: atten eighteen
19: nitten nineteen
20: tjue tyve twenty
25: tjuefem
30: tretti tredve thirty
40: førti forty
45: førtifem
50: femti fifty
60: seksti sixty
90: nitti ninety
1.5: halvannen halvannan halvanna halvannet halvanna
"""
_HOURS = """
1: ett eitt one
2: to two
3: tre three
4: fire four
5: fem five
6: seks six
7: sju syv seven
8: åtte eight
9: ni nine
10: ti ten
11: elleve eleven
12: tolv twelve
"""
_LATE_HOURS = """
13: tretten
14: fjorten
15: femten
16: seksten
17: sytten
18: atten
19: nitten
20: tjue tyve
21: tjueen tjueein
22: tjueto
23: tjuetre
24: tjuefire
"""
_MINUTES = """
5: fem five
10: ti ten
15: kvart kvarter quarter
20: tjue twenty
25: tjuefem
"""
_RANKS = """
1: første fyrste first førstkommende
2: andre annen second
3: tredje third
4: fjerde fourth
5: femte fifth
6: sjette sixth
7: sjuende sjuande syvende seventh
8: åttende åttande eighth
9: niende niande ninth
10: tiende tiande tenth
11: ellevte eleventh
12: tolvte twelfth
13: trettende trettande thirteenth
14: fjortende fjortande fourteenth
15: femtende femtande fifteenth
16: sekstende sekstande sixteenth
17: syttende syttande søttende seventeenth
18: attende attande eighteenth
19: nittende nittande nineteenth
20: tjuende tjuande tyvende twentieth
21: tjueførste tjuefyrste enogtyvende
22: tjueandre
23: tjuetredje
24: tjuefjerde
25: tjuefemte
26: tjuesjette
27: tjuesjuende tjuesjuande
28: tjueåttende tjueåttande
29: tjueniende tjueniande
30: trettiende trettiande thirtieth
31: trettiførste trettifyrste
"""
_SEASONS = """
3: våren vårparten
6: sommeren sommaren
9: høsten hausten høstparten
12: vinteren vinteren
"""
_LOOSE_SEASONS = """
3: vår spring
6: sommer sommar summer
9: høst haust autumn fall
12: vinter winter
"""
_UNITS = """
minute 1: minutt minutter minute minutes min mins minuttar
minute 15: kvarter quarters
minute 30: halvtime
minute 60: time timer timar hour hours t timen hrs
day 1: dag dager dagar døgn day days dagers dagars days'
day 7: uke uker veke veker vekor week weeks ukers vekers uka veka wk wks
day 14: fortnight fortnights
month 1: måned måneder månad månader month months måneders månaders mnd mth mths
month 12: år year years
"""
_OWNED_UNITS = """
minute 1: minutts
minute 60: times timers hour's hours'
day 1: dags døgns day's
day 7: ukes vekes week's weeks'
day 14: fortnight's
month 1: måneds månads month's months'
month 12: års year's
"""


def _units(kind: str, text: str) -> list[tuple[str, str, Any]]:
    rows: list[tuple[str, str, Any]] = []
    for line in text.strip().splitlines():
        (unit, size), names = line.split(":")[0].split(), line.split(":")[1]
        rows += [(name, kind, (unit, int(size))) for name in names.split()]
    return rows


_ROWS = [
    *_rows("WD", _WEEKDAYS), *_rows("SHORTWD", _SHORT_WEEKDAYS), *_same("RECURRING", True, _WEEKDAYS_EVERY),
    *_rows("MONTH", _MONTHS), *_rows("MON", _MONTHS), *_rows("MON", _SHORT_MONTHS),
    *_rows("SHORTMON", _SHORT_MONTHS.replace("jul", "")),
    *_rows("COUNT", _COUNTS), *_rows("NTH", _RANKS), *_rows("DAYWORD", _RANKS),
    *_rows("SEASON", _SEASONS), *_rows("LOOSESEASON", _SEASONS), *_rows("LOOSESEASON", _LOOSE_SEASONS),
    *[(word, kind, (hour, 0, False)) for word, kind, hour in _rows("HOUR", _HOURS)], *_rows("MINS", _MINUTES),
    *[(word, "HOUR", (hour, 0, True)) for word, _, hour in _rows("HOUR", _LATE_HOURS)],
    *[(word + end, "HM", (hour, 0, False)) for word, _, hour in _rows("HM", _HOURS) for end in ("tida", "tiden", "tia")],
    *_units("UNIT", _UNITS), *_units("OWNED", _OWNED_UNITS),
    *_same("WEEKWORD", True, "uke uka uken veke veka week wk u w ukas vekas"),
    *_same("MONTHWORD", True, "måned måneden månad månaden month"), *_same("YEARWORD", True, "år året year year's"),
    *_same("TODAYWORD", True, "dag dagen day"), *_same("BARE", True, "årsslutt årsslutten månedsslutt månadsslutt månedsslutten månadsslutten eom årets månedens månadens"),
    *_same("HELG", True, "helg helga helgen helgi weekend weekenden weekends' vekeslutt vekeslutten"),
    *_same("NEXT", True, "neste next nest"), *_same("COMING", True, "kommende komande coming upcoming påfølgende"),
    *_same("THIS", True, "denne dette this inneværende førstkommende fyrstkomande førstkomande"),
    *_same("LAST", True, "forrige førre sist siste last previous past"), *_same("FINAL", True, "siste last"),
    *_same("EVERY", True, "hver hvert kvar kvart every each annenhver annethvert annakvar annankvar annakvart alle"),
    *_same("EDGE", "early", "primo early tidlig tidleg"), *_same("EDGE", "mid", "medio mid midtveis"),
    *_same("EDGE", "late", "ultimo late sent seint"),
    *_same("CLOCKWORD", True, "kl klokka klokken klokkeslett"),
    *_same("HALFDAY", "am", "am"), *_same("HALFDAY", "pm", "pm"),
    *_same("PART", "am", "morgen morgon morgenen morgonen formiddag førmiddag føremiddag formiddagen morning tidlig tidleg "
           "mandagsmorgen tirsdagsmorgen onsdagsmorgen torsdagsmorgen fredagsmorgen morgenkvisten morgonkvisten føremiddagen"),
    *_same("PART", "pm", "ettermiddag ettermiddagen afternoon arvo"),
    *_same("PART", "eve", "kveld kvelden aften evening mandagskveld tirsdagskveld onsdagskveld torsdagskveld fredagskveld "
           "lørdagskveld laurdagskveld søndagskveld sundagskveld mandagkveld fredagkveld tysdagskveld måndagskveld"),
    *_same("PART", "night", "natt natta natten night"),
    *_same("DASH", True, "- – — / til to og and eller or until till"), *_same("CONJ", True, "eller or og and / , – -"),
    *_same("NOW", True, "nå no now"), *_same("AGO", True, "siden sidan"), *_same("AFTERWORD", True, "etter after følgende following"),
    *_same("BEFOREWORD", True, "før before"), *_same("OF", True, "i of in på for av on during"),
]

_PHRASES: dict[str, Meanings] = {}


def _say(kinds: Meanings, *phrases: str) -> None:
    for phrase in phrases:
        _PHRASES[phrase] = kinds


_say({"REL": 0}, "i dag", "idag", "today", "today's", "i løpet av dagen", "seinere i dag", "senere i dag", "later today")
_say({"REL": 0, "PART": "am"}, "i formiddag", "i føremiddag", "i førmiddag", "this morning", "i dag tidlig", "i dag tidleg")
_say({"REL": 0, "PART": "pm"}, "i ettermiddag", "this afternoon", "i eftermiddag")
_say({"REL": 0, "PART": "eve"}, "i kveld", "ikveld", "i aften", "this evening", "tonight", "tonite", "tonight's")
_say({"REL": 0, "PART": "night"}, "i natt")
_say({"REL": 1}, "i morgen", "imorgen", "i morgon", "imorgon", "i morra", "imorra", "i morgo", "imorgo", "i mårra", "imårra", "tomorrow", "tomorrow's", "morgendagen", "tomorow",
     "morgondagen", "tmrw")
_say({"REL": 1, "PART": "am"}, "i morgen tidlig", "i morgon tidleg", "tidlig i morgen", "tidleg i morgon")
_say({"REL": 2}, "i overmorgen", "i overmorgon", "overimorgen", "overmorgen", "overmorgon", "i overmorra", "i overmorgo", "day after tomorrow")
_say({"DEAD": "past"}, "i går", "igår", "yesterday", "i forgårs", "i førgår", "forgårs", "day before yesterday", "i går kveld",
     "i morges", "i morgest", "last night", "i fjor", "the other day", "her om dagen", "i førre veke", "tidligere i dag",
     "i natt som var", "earlier today", "earlier this week", "tidligere denne uka", "tidlegare i dag", "i fjor sommer",
     "earlier this month", "tidligere i år", "earlier this year", "i mandags", "i tirsdags", "i onsdags", "i torsdags",
     "i fredags", "i lørdags", "i søndags", "i vinter som var", "i går kveld")
_say({"DEAD": "recurring"}, "om våren", "om sommeren", "om sommaren", "om høsten", "om hausten", "om vinteren",
     "every other day", "hver dag", "kvar dag", "every day", "hverdag", "kvardag", "in the evenings", "in the mornings")
_say({"SEASON": 3}, "i vår", "til vår", "neste vår", "in spring", "in the spring", "this spring", "next spring", "the spring",
     "by spring", "until spring", "før våren", "spring term", "early spring", "late spring", "på våren", "before spring")
_say({"SEASON": 6}, "i sommer", "til sommer", "neste sommer", "i sommar", "neste sommar", "in summer", "in the summer",
     "this summer", "next summer", "the summer", "by summer", "until summer", "early summer", "late summer", "before summer",
     "over the summer")
_say({"SEASON": 9}, "i høst", "neste høst", "i haust", "neste haust", "in autumn", "in the autumn", "this autumn", "til høst",
     "next autumn", "the autumn", "by autumn", "in the fall", "this fall", "next fall", "until autumn", "early autumn",
     "late autumn", "before autumn", "by the fall", "til haust")
_say({"SEASON": 12}, "i vinter", "neste vinter", "in winter", "in the winter", "this winter", "next winter", "the winter")
_say({"EDGE": "early"}, "begynnelsen av", "byrjinga av", "byrjinga på", "starten av", "starten på", "begynnelsen på",
     "først i", "fyrst i", "tidlig i", "tidleg i", "tidlig på", "tidleg på", "early in", "beginning of", "start of",
     "byrjinga i", "starten i", "utpå starten av", "innledningen av", "early on in", "først på", "første dagene i", "første dagene av", "første dagane i", "første dagane av",
     "fyrste dagane i", "first days of", "first few days of")
_say({"EDGE": "mid"}, "midten av", "midt i", "midt på", "middle of", "midten på", "midtveis i", "midtvegs i")
_say({"EDGE": "late"}, "slutten av", "slutten på", "enden av", "utgangen av", "sent i", "seint i", "sist i", "sent på",
     "seint på", "late in", "end of", "utløpet av", "close of", "slutten i", "sist på", "slutten",
     "siste dagene i", "siste dagene av", "siste dagane i", "last days of", "last few days of")
_say({"COUNT": 2.0}, "et par", "eit par", "a couple of", "a couple", "couple of", "et par tre", "eit par tre")
_say({"COUNT": 25.0, "MINS": 25}, "twenty five", "twenty - five", "tjue fem")
_say({"COUNT": 21.0}, "tjueen", "tjueein", "twenty one", "twenty - one", "tjueén")
for _place, _rank in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"], 21):
    _say({"DAYWORD": _place, "NTH": _place}, f"twenty - {_rank}", f"twenty {_rank}")
_say({"DAYWORD": 31, "NTH": 31}, "thirty - first", "thirty first")
_say({"COUNT": 0.5}, "en halv", "ein halv", "ei halv", "et halvt", "eit halvt", "half an", "half a", "en halv times",
     "et halvt års", "halvt")
_say({"DUR": ("minute", 15)}, "a quarter of an hour", "quarter of an hour", "et kvarter", "eit kvarter")
_say({"DUR": ("minute", 45)}, "three quarters of an hour", "tre kvarter", "trekvart time")
_say({"DUR": ("minute", 30)}, "en halvtime", "ein halvtime", "half an hour", "en halv times tid", "en halvtimes tid")
_say({"DUR": ("minute", 90)}, "an hour and a half", "one and a half hours", "en og en halv time", "ein og ein halv time")
_say({"DUR": ("month", 18)}, "halvannet år", "a year and a half", "eit og eit halvt år", "et og et halvt år")
_say({"CLOCK": (12, 0, True)}, "noon", "midday", "noonish", "klokka tolv på dagen", "12 noon", "high noon", "kl 12 noon")
_say({"CLOCK": (24, 0, True)}, "midnight", "midnatt")
_say({"SOON": 0}, "etter lunsj", "before lunch", "after lunch", "før lunsj", "eod", "cob", "close of business", "end of play",
     "end of business", "end of day", "før middag", "etter lunch", "før lunch", "dagens slutt", "by lunchtime")
_say({"SOON": 1, "PART": "am"}, "in the morning", "first thing in the morning")
_say({"PARTWORD": True}, "lunsj", "lunch", "lunsjtid", "lunchtime", "first thing", "last thing")
_say({"SPAN": True}, "i løpet av", "in the course of", "innen", "innan", "within", "innafor")
_say({"WEEKOF": True}, "week of", "week commencing", "w / c", "week beginning", "week starting", "uka som begynner",
     "uka fra", "veka frå", "uken fra", "uka rundt", "uka med", "veka med", "uken med", "uka som starter", "wc", "wb",
     "week with", "week of the", "veka som byrjar", "week including", "uka som begynner mandag", "uka som begynner med",
     "week commencing monday", "week beginning monday", "uka fra mandag", "week starting monday", "week of monday",
     "uka fra og med", "veka frå og med", "uka rundt den")
_say({"COMINGWEEK": 1}, "til uka", "til veka", "til uken", "uka som kommer", "veka som kjem", "uken som kommer")
_say({"COMINGWEEK": 1, "THENWEEK": True}, "the following week", "uka etter", "the week after", "veka etter", "uken etter")
_say({"WEEKBEFORE": True}, "uka før", "uken før", "veka før", "the week before")
_say({"COMINGWEEK": 2}, "week after next", "uka etter neste", "uken etter neste", "veka etter neste", "overneste uke",
     "uka etter den neste", "the week after next", "overneste veke", "uka etter neste uke", "week after next week")
_say({"THISWEEK": True}, "nå i uka", "nå i uken", "no i veka", "i løpet av uka", "i løpet av uken", "i løpet av veka", "midt i uka", "midt i uken", "midt i veka",
     "senere i uka", "seinere i uka", "seinare i veka", "later in the week", "midweek", "ut uka", "ut uken", "ut veka",
     "senere i uken", "seinare i veka", "utover uka", "later this week", "senere denne uka", "the rest of the week")
_say({"COMINGMONTH": 1}, "the following month", "til måneden", "måneden etter", "neste mnd")
_say({"COMINGMONTH": 2}, "month after next", "måneden etter neste", "månaden etter neste")
for _name in FEASTS:
    _say({"FEAST": _name}, _name)
for _name, _kind in PERIODS.items():
    _say({"PERIOD": _kind}, _name)
_say({"DEAD": "recurring"}, "en gang i uka", "en gang i måneden", "once a week", "once a month", "twice a week")


def _words() -> dict[str, Meanings]:
    found: dict[str, Meanings] = {}
    for word, kind, value in _ROWS:
        found.setdefault(word, {})[kind] = value
    return found


WORDS = _words()
"""What each single word may mean, by the word in lower case."""
PHRASES: dict[str, Meanings] = {
    " ".join(part if part[0].isdigit() else part.rstrip(".") for part in phrase.split()): kinds
    for phrase, kinds in _PHRASES.items()
}
"""What each phrase means; its words have one space between."""
MEALS = {
    **dict.fromkeys(words_of("dinner supper drinks middag middagen kveldsmat pub øl konsert concert teater theatre"), "eve"),
    **dict.fromkeys(words_of("breakfast frokost frukost frokostmøte frukostmøte"), "am"),
}
"""What is had in the evening or the morning and so says which seven is meant."""
BEGINNINGS = frozenset(phrase.split()[0] for phrase in PHRASES)
"""The words that a phrase may begin with."""
SHORT = words_of(
    "kl ca cirka tlf nr st kr jan feb febr mar apr jun jul aug sep sept okt oct nov des dec a p f eks bl dr ing mr mrs ms "
    "man tir tirs ons tor tors fre lør søn ma ti on to fr lø sø mon tue tues wed weds thu thur thurs fri sat sun tys lau "
    "må ty la su u am pm mnd min approx ev evt inkl ref rev vs iht jf"
)
"""Short forms that a point may follow without ending a sentence."""
FILLERS = words_of(
    "kanskje helst gjerne trolig truleg sannsynligvis omtrent cirka ca rundt omkring about around roughly probably maybe "
    "perhaps preferably approx likely absolutt senest seinest latest selve just only bare berre say exactly presis nettopp "
    "working whole helt heilt allerede alt already sometime kring evt eventuelt"
)
"""Words between that change no date."""
