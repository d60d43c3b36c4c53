"""What a note means by its dates, rule by rule, in three languages. A = Monday 23 November 2026 at nine."""

from __future__ import annotations

from datetime import datetime

import pytest

from hvem.reading.when import read_when

A = "2026-11-23T09:00"
SATURDAY = "2026-12-05T11:00"
MARCH = "2027-03-10T13:30"
FRIDAY = "2026-11-27T15:40"


def rows(text: str, at: str = A) -> list[tuple[str, str, str]]:
    """Lines of `text = expected`; expected ends in w for a week, m for a month, and is - for no date."""
    found = [line.split(" = ") for line in text.strip().splitlines()]
    return [(said.strip(), at, expected.strip()) for said, expected in found]


def told(said: str, at: str) -> str:
    when = read_when(said, datetime.fromisoformat(at))
    mark = {"week": " w", "month": " m"}.get(when.precision or "", "")
    return (when.iso or "-") + mark


def check(said: str, at: str, expected: str) -> None:
    assert told(said, at) == expected


WEEKDAYS = rows("""
fredag = 2026-11-27
på fredag = 2026-11-27
nå på fredag = 2026-11-27
this Friday = 2026-11-27
førstkommende torsdag = 2026-11-26
kommende søndag = 2026-11-29
mandag = 2026-11-30
Monday = 2026-11-30
the coming Wednesday = 2026-11-25
neste onsdag = 2026-12-02
next Wednesday = 2026-12-02
neste laurdag = 2026-12-05
neste måndag = 2026-11-30
Monday week = 2026-12-07
Thursday week = 2026-12-03
a week on Monday = 2026-12-07
two weeks on Friday = 2026-12-11
fredag om ei veke = 2026-12-04
fredag åtte dager = 2026-12-04
tysdag i neste veke = 2026-12-01
Tuesday next week = 2026-12-01
next week on Thursday = 2026-12-03
neste uke, torsdag = 2026-12-03
onsdag i veke 50 = 2026-12-09
uke 50, tirsdag = 2026-12-08
Thursday of week 3 = 2027-01-21
torsdag denne uka = 2026-11-26
ring fre 27/11 = 2026-11-27
on Sat = 2026-11-28
fredagen etter 1. februar = 2027-02-05
siste fredag i januar = 2027-01-29
the last Friday in February = 2027-02-26
the second Tuesday of March = 2027-03-09
andre tysdag i mars = 2027-03-09
første mandag i neste måned = 2026-12-07
onsdag eller torsdag i neste uke = 2026-12-02
torsdagskveld = 2026-11-26
a week today = 2026-11-30
a week tomorrow = 2026-12-01
""") + rows("""
lørdag = 2026-12-12
next Monday = 2026-12-07
neste søndag = 2026-12-13
""", SATURDAY)

DATES = rows("""
3. desember = 2026-12-03
3 desember = 2026-12-03
3. des. = 2026-12-03
den 3. desember = 2026-12-03
December 3 = 2026-12-03
December 3rd = 2026-12-03
the 3rd of December = 2026-12-03
3 Dec = 2026-12-03
3rd Dec = 2026-12-03
tredje desember = 2026-12-03
the fifteenth of March = 2027-03-15
femtande mars = 2027-03-15
23. november = 2026-11-23
22. november = 2027-11-22
29. februar = 2028-02-29
5.–7. juni = 2027-06-05
5-7 June = 2027-06-05
June 5-7 = 2027-06-05
mellom 5. og 7. juni = 2027-06-05
5. eller 7. juni = 2027-06-05
28. mai - 3. juni = 2027-05-28
26/11 = 2026-11-26
4.5. = 2027-05-04
møte 04.05.2027 = 2027-05-04
2027-02-14 = 2027-02-14
3. desember 2027 = 2027-12-03
May 5th = 2027-05-05
5 May = 2027-05-05
den 20. = 2026-12-20
den 23. = 2026-11-23
den 25. = 2026-11-25
on the 8th = 2026-12-08
the 15th works = 2026-12-15
den femtende = 2026-12-15
fredag den 15. = 2027-01-15
måndag 7. desember = 2026-12-07
tirsdag, 8. desember = 2026-12-08
17. mai = 2027-05-17
frist 1/2 = 2027-02-01
the 10th of next month = 2026-12-10
neste måned, den 10. = 2026-12-10
""") + rows("""
den 31. = 2027-03-31
10. mars = 2027-03-10
9. mars = 2028-03-09
""", MARCH)

WEEKS = rows("""
uke 7 = 2027-02-15 w
uka 48 = 2026-11-23 w
veke 47 = 2027-11-22 w
week 53 = 2026-12-28 w
uke 7-8 = 2027-02-15 w
uke 7 eller 8 = 2027-02-15 w
uke7 = 2027-02-15 w
neste uke = 2026-11-30 w
next week = 2026-11-30 w
denne veka = 2026-11-23 w
this week = 2026-11-23 w
i løpet av uka = 2026-11-23 w
uka etter neste = 2026-12-07 w
the week after next = 2026-12-07 w
slutten av neste veke = 2026-11-30 w
early next week = 2026-11-30 w
tidlig neste uke = 2026-11-30 w
midt i uke 3 = 2027-01-18 w
the end of the week = 2026-11-23 w
the week commencing 14 December = 2026-12-14 w
uka som begynner 14. desember = 2026-12-14 w
the week of December 16 = 2026-12-14 w
første uka i februar = 2027-02-01 w
første uke etter nyttår = 2027-01-04 w
""")

MONTHS = rows("""
i januar = 2027-01-01 m
in January = 2027-01-01 m
i november = 2026-11-01 m
neste månad = 2026-12-01 m
next month = 2026-12-01 m
mars 2028 = 2028-03-01 m
next March = 2027-03-01 m
i jan. en gang = 2027-01-01 m
January or February = 2027-01-01 m
begynnelsen av mars = 2027-03-01 w
tidleg i mars = 2027-03-01 w
primo april = 2027-04-05 w
in early February = 2027-02-01 w
midt i februar = 2027-02-15 w
mid-January = 2027-01-11 w
mid January = 2027-01-11 w
the middle of March = 2027-03-15 w
ultimo februar = 2027-02-22 w
late January = 2027-01-25 w
the end of April = 2027-04-19 w
innen utgangen av januar = 2027-01-25 w
mot slutten av måneden = 2026-11-23 w
the beginning of the month = 2026-11-30 w
early next month = 2026-11-30 w
primo feb. = 2027-02-01 w
til våren = 2027-03-01 m
i vår = 2027-03-01 m
i vår avdeling = -
in the spring = 2027-03-01 m
sommeren 2028 = 2028-06-01 m
til sommaren = 2027-06-01 m
next summer = 2027-06-01 m
til høsten = 2027-09-01 m
til hausten ein gong = 2027-09-01 m
in the autumn = 2027-09-01 m
over nyttår = 2027-01-01 m
etter nyttår = 2027-01-01 m
in the new year = 2027-01-01 m
på nyåret = 2027-01-01 m
in May = 2027-05-01 m
not before May = 2027-05-01 m
april or May = 2027-04-01 m
""")

COUNTED = rows("""
om en uke = 2026-11-30
om ei vekes tid = 2026-11-30
om to veker = 2026-12-07
om fjorten dager = 2026-12-07
in a fortnight = 2026-12-07
a fortnight from now = 2026-12-07
in two weeks' time = 2026-12-07
in a week's time = 2026-11-30
six weeks from now = 2027-01-04
om to måneder = 2027-01-23
om eit par veker = 2026-12-07
in a couple of weeks = 2026-12-07
in a couple of days = 2026-11-25
om 3-4 dager = 2026-11-26
om fire-fem dager = 2026-11-27
in a week or two = 2026-11-30
om ca. to uker = 2026-12-07
innen to uker = 2026-12-07
within ten days = 2026-12-03
om et halvt år = 2027-05-23
om et år = 2027-11-23
in six months = 2027-05-23
om halvannan time = 2026-11-23T10:30
om en halvtime = 2026-11-23T09:30
in half an hour = 2026-11-23T09:30
in an hour = 2026-11-23T10:00
om tre kvarter = 2026-11-23T09:45
om et kvarter = 2026-11-23T09:15
in a quarter of an hour = 2026-11-23T09:15
in an hour and a half = 2026-11-23T10:30
in two and a half hours = 2026-11-23T11:30
om to og en halv time = 2026-11-23T11:30
om 20 minutter = 2026-11-23T09:20
in a couple of hours = 2026-11-23T11:00
om 2,5 timer = 2026-11-23T11:30
two weeks from Friday = 2026-12-11
three days after Christmas Day = 2026-12-28
dagen før julaften = 2026-12-23
om noen dager = -
kurset varer to uker = -
""") + rows("""
om tre måneder = 2027-02-28
in one month = 2026-12-30
""", "2026-11-30T10:00")

CLOCKS = rows("""
i morgen kl. 14 = 2026-11-24T14:00
i morgen halv tre = 2026-11-24T14:30
i morgon klokka halv ni = 2026-11-24T08:30
klokka fem i morgen = 2026-11-24T17:00
i morgen klokka sju = 2026-11-24T07:00
i kveld klokka sju = 2026-11-23T19:00
fredag kveld kl 8 = 2026-11-27T20:00
i morgen kl 6 om morgenen = 2026-11-24T06:00
i morgen tidlig kl 6 = 2026-11-24T06:00
six in the morning on Friday = 2026-11-27T06:00
tomorrow at six in the morning = 2026-11-24T06:00
tomorrow 04.15 = 2026-11-24T04:15
kl 0745 fredag = 2026-11-27T07:45
fredag 0745 = 2026-11-27T07:45
fredag 13.30 = 2026-11-27T13:30
fredag kl 10.12 = 2026-11-27T10:12
fredag 10.12 = 2026-11-27T10:12
half four tomorrow = 2026-11-24T16:30
halv fire i morgen = 2026-11-24T15:30
quarter past three on Friday = 2026-11-27T15:15
ten to four on Friday = 2026-11-27T15:50
twenty-five past seven tomorrow = 2026-11-24T07:25
fem over halv ni i morgen = 2026-11-24T08:35
ti på tre i morgen = 2026-11-24T14:50
kvart på åtte i morgon kveld = 2026-11-24T19:45
tomorrow at 4 = 2026-11-24T16:00
4pm Friday = 2026-11-27T16:00
Friday 4.30 p.m. = 2026-11-27T16:30
9 am on 2 December = 2026-12-02T09:00
Friday at four o'clock = 2026-11-27T16:00
3. desember 13–14 = 2026-12-03T13:00
13–14 fredag = 2026-11-27T13:00
fredag 10-11.30 = 2026-11-27T10:00
fredag kl 10-12 = 2026-11-27T10:00
fredag mellom 13 og 15 = 2026-11-27T13:00
between 2 and 4 on Friday = 2026-11-27T14:00
2-4 pm Friday = 2026-11-27T14:00
from 10:30 to 11:30 on Friday = 2026-11-27T10:30
fredag etter 14 = 2026-11-27T14:00
fredag etter klokka tre = 2026-11-27T15:00
kl 10 = 2026-11-23T10:00
kl 8 = 2026-11-24T08:00
at 10.30 = 2026-11-23T10:30
at noon = 2026-11-23T12:00
halv to = 2026-11-23T13:30
fredag etter lunsj = 2026-11-27
i kveld = 2026-11-23
in the evening on Friday = 2026-11-27
by EOD Friday = 2026-11-27
EOD = 2026-11-23
tidlig fredag = 2026-11-27
Møte på kontoret torsdag, kom kl 10 = 2026-11-26T10:00
i morgen, tirsdag, kl 10 = 2026-11-24T10:00
onsdag eller torsdag kl 12 = 2026-11-25T12:00
om to dager kl 10 = 2026-11-25T10:00
i 9-tiden i morgen = 2026-11-24T09:00
ved 14-tida fredag = 2026-11-27T14:00
""")

FEASTS = rows("""
mellom jul og nyttår = 2026-12-28 w
romjula = 2026-12-28 w
between Christmas and New Year = 2026-12-28 w
julaften = 2026-12-24
litle julaftan = 2026-12-23
andre juledag = 2026-12-26
2. juledag kl 18 = 2026-12-26T18:00
Christmas Eve = 2026-12-24
New Year's Eve = 2026-12-31
nyttårsaften = 2026-12-31
1. nyttårsdag = 2027-01-01
skjærtorsdag = 2027-03-25
Maundy Thursday = 2027-03-25
Good Friday = 2027-03-26
langfredag = 2027-03-26
første påskedag = 2027-03-28
andre påskedag = 2027-03-29
palmesøndag = 2027-03-21
Kristi himmelfartsdag = 2027-05-06
Ascension Day = 2027-05-06
første pinsedag = 2027-05-16
2. pinsedag = 2027-05-17
Whit Monday = 2027-05-17
Ash Wednesday = 2027-02-10
fastelavn = 2027-02-07
første søndag i advent = 2026-11-29
sankthansaften = 2027-06-23
olsok = 2027-07-29
Halloween = 2027-10-31
etter påske = 2027-03-29 w
after Easter = 2027-03-29 w
over påske = 2027-03-29 w
uka etter påske = 2027-03-29 w
syttende mai = 2027-05-17
1. mai = 2027-05-01
dagen etter 17. mai = 2027-05-18
""")

WEEKENDS = rows("""
til helga = 2026-11-28
i helgen = 2026-11-28
this weekend = 2026-11-28
at the weekend = 2026-11-28
over helga = 2026-11-30
etter helgen = 2026-11-30
after the weekend = 2026-11-30
next weekend = 2026-12-05
rett over helga = 2026-11-30
Helga kjenner alle = -
""")

DEADLINES = rows("""
innen 1. februar = 2027-02-01
by Friday = 2026-11-27
until Sunday = 2026-11-29
not until Monday = 2026-11-30
ikke før mandag = 2026-11-30
ikkje før i mai = 2027-05-01 m
senest fredag = 2026-11-27
no later than Friday = 2026-11-27
before 3 December = 2026-12-03
hun er bortreist til mandag = 2026-11-30
""")

SEVERAL = rows("""
ikke tirsdag, heller onsdag = 2026-11-25
ikke tirsdag men onsdag = 2026-11-25
not Tuesday but Wednesday = 2026-11-25
can't do Thursday, Friday is fine = 2026-11-27
torsdag går ikke, ta fredag = 2026-11-27
fredag kan hun ikke, prøv mandag = 2026-11-30
Thursday is out, so Friday = 2026-11-27
wrote on the 3rd, call on the 8th = 2026-12-08
Wednesday or Thursday = 2026-11-25
heller onsdag enn tirsdag = 2026-11-25
Wednesday rather than Tuesday = 2026-11-25
flyttet fra tirsdag til torsdag = 2026-11-26
Tuesday's meeting moved to Wednesday = 2026-11-25
last Tuesday he said no, try again in March = 2027-03-01 m
for to uker siden sa han nei, prøv igjen i mars = 2027-03-01 m
snakka med ho i går, ringer att på måndag = 2026-11-30
two weeks ago she was away, call tomorrow = 2026-11-24
I wrote to her on Friday, call on Monday = 2026-11-30
møtte ham 3. november, følg opp 1. desember = 2026-12-01
ringte ham fredag og ringer igjen mandag = 2026-11-30
don't forget Friday = 2026-11-27
if he doesn't call on Thursday, ring him = 2026-11-26
""")

NOTHING = rows("""
kan ikke torsdag = -
not on Friday = -
torsdag passer ikke = -
hver onsdag = -
kvar onsdag = -
every Wednesday = -
every other Friday = -
annenhver fredag kl 10 = -
on Fridays = -
om mandagene = -
onsdager kl 18 = -
den 15. hver måned = -
første mandag i hver måned = -
i 2019 = -
i 2028 = -
neste år = -
hun er 35 år = -
rom 12.10 = -
room 4.15 = -
versjon 2.10 = -
Python 3.11 = -
ring 22 33 44 55 = -
tlf 404 11 222 = -
1/2 stilling = -
3/4 of the team = -
Mai-Britt = -
ring Mai = -
June knows him = -
call June Hansen = -
you may call = -
Fredagsklubben = -
the Sunday Times = -
Sunday Times = -
the Friday Club = -
17. mai-komiteen = -
en gang = -
before long = -
snart = -
soon = -
at some point = -
24/7 = -
neste gang = -
the 3rd floor = -
den 3. kandidaten = -
i går = -
last week = -
forrige fredag = -
4.5 million = -
two of them = -
han er i to styrer = -
in three minds = -
e-post: dag.mai@fjord.example = -
""")


@pytest.mark.parametrize(("said", "at", "expected"), WEEKDAYS)
def test_a_weekday_is_the_next_one_and_the_next_weekday_is_next_week(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), DATES)
def test_a_date_without_a_year_is_the_next_one(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), WEEKS)
def test_a_week_is_its_monday(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), MONTHS)
def test_a_month_is_its_first_and_a_part_of_it_a_week(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), COUNTED)
def test_counted_time_starts_at_the_moment_of_writing(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), CLOCKS)
def test_a_clock_is_read_as_people_say_it(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), FEASTS)
def test_a_holiday_is_found_in_its_year(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), WEEKENDS)
def test_the_weekend_is_saturday_and_after_it_monday(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), DEADLINES)
def test_a_deadline_is_its_own_date(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), SEVERAL)
def test_of_several_dates_the_first_to_come_that_is_not_ruled_out_counts(said: str, at: str, expected: str) -> None:
    check(said, at, expected)


@pytest.mark.parametrize(("said", "at", "expected"), NOTHING)
def test_what_is_no_date_is_left_alone(said: str, at: str, expected: str) -> None:
    check(said, at, expected)
